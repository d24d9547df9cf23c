"""Codes into sentences, in English: what the commands say when something is wrong."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import MappingProxyType

from desktop.core.errors import StepinError, Trouble

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "no_such_file": "There is no file {path}.",
        "is_a_folder": "{path} is a folder; a file is wanted.",
        "not_a_file": "{path} is not an ordinary file.",
        "unreadable": "{path} cannot be read.",
        "no_such_folder": "There is no folder {path}.",
        "exists_already": "{path} is there already; nothing was overwritten.",
        "unknown_format": "{path} is none of: WhatsApp export (.txt, .zip), .eml, .mbox, message JSONL.",
        "not_an_export": "{path} is no WhatsApp export: no line of it begins like a message.",
        "archive_refused": "{path} was refused: {why}.",
        "staff_unknown": "Who of {participants} is staff? Say it with --staff NAME (repeatable) or --customer NAME.",
        "date_order_undecided": "The dates of {path} fit more than one order; say which with --date-order (dmy, mdy or ymd).",
        "unknown_time_zone": "{name} is no time zone that this machine knows (example: Asia/Shanghai).",
        "bad_policy": "The policy cannot be used; look at {where} ({why}).",
        "other_policy": "The record has another policy already; it changes only by an order that changes policy.",
        "bad_format": "{path} cannot be read or written as a list of payouts ({why}); .csv or .xlsx is wanted.",
        "too_many_payouts": "{found} lines are more than one list can hold ({most}).",
        "bad_payouts": "The list of what was paid cannot be used; look at line {line} ({why}).",
        "unknown_case": "There is no case {case}.",
        "not_to_a_terminal": "{format} is no text for a terminal; say where to with --out FILE.",
        "no_key": "No key of {person} that the record knows lies on this machine.",
        "no_secret": "There is no terminal to ask for a secret on; give it with --secret-fd N.",
        "wrong_secret": "The secret is wrong; {left} tries are left.",
        "locked_out": "Too many wrong secrets: for up to 15 minutes nobody gets in.",
        "lost_half": "The half of the key of {person} that this machine's keystore held is not there.",
        "weak_secret": "The secret is too short: it needs {least} characters.",
        "unknown_person": "This person is not in the policy.",
        "unsigned": "This needs the signature of a key; `stepin enrol --as PERSON` makes one.",
        "not_confirmed": "The policy asks that another lead with a key confirms a first key: --confirmed-by PERSON.",
        "bad_key": "This key cannot be enrolled.",
        "not_your_role": "This person's role does not allow it.",
        "not_broken": "The chain has no break there that could be bridged.",
        "nothing_yet": "The record has no entries yet.",
        "no_head": "This is no line that `stepin head` prints.",
        "bad_picture": "{path} is neither .svg nor .png.",
        "cancelled": "Cancelled; what had come in until then is in the record.",
        "disk_full": "The disk is full: nothing more was stored. What was acknowledged is safe.",
        "read_only": "{path} cannot be written: the disk or the file is read-only.",
        "disk_trouble": "The disk of {path} does not play along: {why}.",
        "damaged": "The record {path} is damaged; `stepin verify` says where. Restore a backup.",
        "not_a_record": "{path} is no record of Stepin.",
        "newer_record": "{path} was written by a newer Stepin (version {version}, this one knows {known}).",
        "cannot_open": "The record {path} cannot be opened.",
        "gone": "The record {path} has vanished; is its drive still there? Nothing more was stored.",
        "busy": "The record {path} is in use by another program that does not let go.",
        "network_share": "{path} lies on a network share, where SQLite cannot keep it safe; put it on a disk of this machine.",
        "synced_folder": "{path} lies in the synchronised folder {folder}, which can tear a record apart; put it elsewhere.",
        "scorer_stopped": "The scorer stopped and could not be started again.",
        "same_file": "{path} is the record itself.",
        "backup_wrong": "The copy {path} was not right ({fault}) and was removed.",
        "no_accounts": "No account is set up in {path}; docs/channels.md says how.",
        "not_loopback": "Other machines reach {host}; the gateway belongs behind a TLS proxy (--behind-proxy if that is elsewhere).",
        "port_taken": "The gateway cannot listen on {host} port {port}: {why}.",
        "no_such_secret": "There is no secret {name}; known are: {known}.",
        "secret_missing": "The secret {account}.{setting} is not kept yet: stepin gateway --keep-secret {account}.{setting}.",
        "secret_unusable": "The secret {name} is empty or far too long.",
        "weak_secret_place": "Others can read {path}: take that right away from them (chmod 600).",
        "secrets_unwritten": "{path} cannot be written: {why}.",
        "channels_unwritten": "{path} cannot be written: {why}.",
        "channels_unreadable": "{path} cannot be read: {why}.",
        "channels_kind": "{path} has an account of the kind {setting}; known are: whatsapp, email, chatwoot, folder.",
        "channels_setting": "{path}: the account {account} has no setting {setting}.",
        "channels_secret": "{path}: {setting} of {account} is a secret; take it out: stepin gateway --keep-secret {account}.{setting}.",
        "channels_missing": "{path}: the account {account} needs the setting {setting}.",
        "channels_name": "{path}: {account} needs a name of up to 40 letters, digits, -, _ and dots.",
        "channels_same_name": "{path}: two accounts are called {account}.",
        "channels_value": "{path}: the setting {setting} of {account} cannot be so: {why}.",
        "bad_mail_server": "The mail server {host} port {port} cannot be used with the encryption {security}.",
        "mail_not_encrypted": "Without encryption only a mail server on this machine can be used, not {host}.",
        "bad_mail_account": "The mailbox {account} cannot be as it is set.",
        "offline": "It cannot be reached: is this machine online, and is the address right?",
        "slow": "It did not answer in time.",
        "not_signed_in": "It does not accept the user name, password or token.",
        "not_allowed": "It is there, but this account may not do what is needed.",
        "rate_limited": "It asks to be called less often; try again in some minutes.",
        "garbled": "What answers is not this service: is the address right?",
        "bad_address": "There is nothing of that name or number at this address.",
        "bad_certificate": "The server cannot prove who it is (certificate), so nothing was told to it.",
        "broken": "The service has a fault of its own; try again later.",
        "no_display": "There is no screen here; the commands work without one (stepin --help), and stepin demo --picture FILE draws.",
    }
)


class _Values(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "?"


def sentence(problem: StepinError) -> str:
    """One clear sentence for a problem."""
    text = SENTENCES.get(problem.code)
    if text is None:
        return f"It did not work: {problem}."
    if isinstance(why := problem.values.get("why"), str):
        problem.values["why"] = why.replace("_", " ")
    values = {name: ", ".join(map(str, v)) if isinstance(v, list | tuple | set | frozenset) else v for name, v in problem.values.items()}
    plain = "".join(c if c.isprintable() else " " for c in text.format_map(_Values(values)))
    return " ".join(plain.split())


def complain(problem: StepinError) -> int:
    """Say on stderr what went wrong; the exit code: 3 for trouble, 2 for wrong use or unreadable input."""
    print(f"stepin: {sentence(problem)}", file=sys.stderr)
    return 3 if isinstance(problem, Trouble) else 2
