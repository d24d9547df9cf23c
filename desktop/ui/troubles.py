"""What went wrong with a file, the record or the disk, in a sentence that says what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.errors import StepinError
from desktop.ui import words
from desktop.ui.plain import one_line
from desktop.ui.words import QT_TRANSLATE_NOOP, translated

SENTENCES: Mapping[str, str] = {
    "no_such_file": QT_TRANSLATE_NOOP("Words", "There is no such file."),
    "is_a_folder": QT_TRANSLATE_NOOP("Words", "This is a folder; a file is wanted."),
    "not_a_file": QT_TRANSLATE_NOOP("Words", "This is not an ordinary file."),
    "unreadable": QT_TRANSLATE_NOOP("Words", "The file cannot be read."),
    "no_such_folder": QT_TRANSLATE_NOOP("Words", "There is no such folder."),
    "exists_already": QT_TRANSLATE_NOOP("Words", "There is a file of that name already; nothing was overwritten."),
    "unknown_format": QT_TRANSLATE_NOOP("Words", "This is none of: WhatsApp export (.txt, .zip), .eml, .mbox, message JSONL."),
    "not_an_export": QT_TRANSLATE_NOOP("Words", "This is no WhatsApp export: no line of it begins like a message."),
    "archive_refused": QT_TRANSLATE_NOOP("Words", "The archive was not opened: {why}."),
    "staff_unknown": QT_TRANSLATE_NOOP("Words", "It has to be said who is staff."),
    "date_order_undecided": QT_TRANSLATE_NOOP("Words", "It has to be said how the dates are written."),
    "date_order_wrong": QT_TRANSLATE_NOOP("Words", "The dates of the file cannot be read in that order."),
    "unknown_time_zone": QT_TRANSLATE_NOOP("Words", "This machine does not know the time zone {name}."),
    "bad_policy": QT_TRANSLATE_NOOP("Words", "The policy cannot be used; look at {where}."),
    "bad_playbook": QT_TRANSLATE_NOOP("Words", "These are no playbooks; look at {name}."),
    "bad_alerts": QT_TRANSLATE_NOOP("Words", "These are no rules of alerts; look at {name}."),
    "media_unwritten": QT_TRANSLATE_NOOP("Words", "Pictures and files of messages cannot be kept in {path} ({why})."),
    "no_such_secret": QT_TRANSLATE_NOOP("Words", "No account wants such a secret."),
    "coach_stopped": QT_TRANSLATE_NOOP("Words", "The phrase coach stopped and could not be started again."),
    "other_policy": QT_TRANSLATE_NOOP("Words", "The record has another policy already."),
    "bad_format": QT_TRANSLATE_NOOP("Words", "This cannot be used as a list of payouts: {why}. A .csv or .xlsx file is wanted."),
    "too_many_payouts": QT_TRANSLATE_NOOP("Words", "{found} lines are more than one list can hold ({most})."),
    "bad_payouts": QT_TRANSLATE_NOOP("Words", "The list of what was paid cannot be used; look at line {line}: {why}."),
    "nothing_yet": QT_TRANSLATE_NOOP("Words", "The record has no entries yet."),
    "no_head": QT_TRANSLATE_NOOP("Words", "This is no line of a head that Stepin printed."),
    "cancelled": QT_TRANSLATE_NOOP("Words", "Stopped as you asked."),
    "bad_sample": QT_TRANSLATE_NOOP("Words", "The sample is damaged in line {line}."),
    "disk_full": QT_TRANSLATE_NOOP("Words", "The disk is full. What was acknowledged is safe; free some space and try again."),
    "read_only": QT_TRANSLATE_NOOP("Words", "The record can be read but not written."),
    "disk_trouble": QT_TRANSLATE_NOOP("Words", "The disk does not play along: {why}."),
    "damaged": QT_TRANSLATE_NOOP("Words", "The record is damaged. It was not touched; restore a backup."),
    "not_a_record": QT_TRANSLATE_NOOP("Words", "This file is not a record of Stepin."),
    "newer_record": QT_TRANSLATE_NOOP("Words", "The record was written by a newer version of Stepin."),
    "cannot_open": QT_TRANSLATE_NOOP("Words", "The record cannot be opened."),
    "gone": QT_TRANSLATE_NOOP("Words", "The record has vanished; is its drive still there?"),
    "busy": QT_TRANSLATE_NOOP("Words", "Another program keeps the record busy. Try again in a moment."),
    "network_share": QT_TRANSLATE_NOOP(
        "Words", "The record lies on a network share, where it can be damaged. Put it on a disk of this machine."
    ),
    "synced_folder": QT_TRANSLATE_NOOP(
        "Words", "The record lies in the synchronised folder {folder}, where it can be damaged. Put it elsewhere."
    ),
    "scorer_stopped": QT_TRANSLATE_NOOP("Words", "The scorer stopped and could not be started again."),
    "same_file": QT_TRANSLATE_NOOP("Words", "This is the record itself."),
    "backup_wrong": QT_TRANSLATE_NOOP("Words", "The copy was not right and was removed."),
    "work_stopped": QT_TRANSLATE_NOOP("Words", "The work ended before it was done. Try again."),
    "no_display": QT_TRANSLATE_NOOP("Words", "There is no screen here."),
}
REASONS: Mapping[str, str] = {
    "damaged": QT_TRANSLATE_NOOP("Words", "it is damaged"),
    "too_many_entries": QT_TRANSLATE_NOOP("Words", "it has too many files in it"),
    "too_large": QT_TRANSLATE_NOOP("Words", "it is too large"),
    "too_dense": QT_TRANSLATE_NOOP("Words", "it would unpack to far more than it is"),
    "unknown_compression": QT_TRANSLATE_NOOP("Words", "it is packed in a way that is not known here"),
    "unsafe_name": QT_TRANSLATE_NOOP("Words", "a file in it has a name that leads out of its folder"),
    "encrypted": QT_TRANSLATE_NOOP("Words", "it is encrypted"),
    "no_chat": QT_TRANSLATE_NOOP("Words", "it has no chat in it"),
    "nested": QT_TRANSLATE_NOOP("Words", "it has another archive in it"),
}

REASONS_OF_LISTS: Mapping[str, str] = {
    "too_large": QT_TRANSLATE_NOOP("Words", "it is too large"),
    "suffix": QT_TRANSLATE_NOOP("Words", "its name has another ending"),
    "not_csv": QT_TRANSLATE_NOOP("Words", "it is no CSV in UTF-8"),
    "not_xlsx": QT_TRANSLATE_NOOP("Words", "it is no workbook"),
    "same_offer_twice": QT_TRANSLATE_NOOP("Words", "an offer stands in it twice"),
    "no_columns_offer_and_state": QT_TRANSLATE_NOOP("Words", "the columns offer and state are missing"),
    "empty": QT_TRANSLATE_NOOP("Words", "something is empty or too long"),
}


class _Values(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "?"


def sentence(error: StepinError) -> str:
    """One sentence for any of our three kinds of error, in the interface's language."""
    source = SENTENCES.get(error.code)
    if source is None:
        from desktop.ui.connections.words import PROBLEMS, problem  # which asks here for all that it does not know

        return problem(error) if error.code in PROBLEMS else words.trouble(error)
    values = {name: one_line(str(value), 80) for name, value in error.values.items()}
    why = values.get("why", "")
    known = {**REASONS, **REASONS_OF_LISTS}
    if why in known:
        values["why"] = translated(known[why])
    return translated(source).format_map(_Values(values))
