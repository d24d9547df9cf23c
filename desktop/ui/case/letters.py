"""What became of what staff wrote: words for a letter's state, and what a person can do about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.desk.views import CaseView, Details, LetterView, MessageView
from desktop.ui import numbers
from desktop.ui.plain import one_line

ASKS = ("unknown", "failed")
"""States in which a person can have a letter sent again."""


def letter_words(message: MessageView) -> str:
    """A line below a message: where its letter is, and why; "" where there is nothing to say."""
    letter, translate = message.letter, QCoreApplication.translate
    if letter is None:
        return translate("Letters", "Not sent yet: no channel") if message.unsent else ""
    time = numbers.clock_time(letter.at, message.offset_minutes)
    said = {
        "waiting": translate("Letters", "Waiting to be sent"),
        "sending": translate("Letters", "Being sent"),
        "sent": translate("Letters", "Sent {time}"),
        "delivered": translate("Letters", "Delivered {time}"),
        "read": translate("Letters", "Read {time}"),
        "failed": translate("Letters", "Not sent: {why}. Shift+R sends it again"),
        "unknown": translate("Letters", "Unknown whether it arrived. Look there first; Shift+R sends it again, Shift+G gives it up"),
    }
    shown = said.get(letter.state, one_line(letter.state, 20)).format(time=time, why=reason(letter.code))
    if letter.state == "waiting" and letter.code:
        return translate("Letters", "{state} ({why})").format(state=shown, why=reason(letter.code))
    return shown


def reason(code: str | None) -> str:
    """Why a letter did not go, in a few words; a service's own number as it is."""
    translate = QCoreApplication.translate
    known = {
        "offline": translate("Letters", "offline"),
        "slow": translate("Letters", "no answer in time"),
        "not_signed_in": translate("Letters", "the account is not signed in"),
        "not_allowed": translate("Letters", "the account may not"),
        "rate_limited": translate("Letters", "too much at once"),
        "bad_address": translate("Letters", "there is no such recipient"),
        "bad_certificate": translate("Letters", "the server cannot prove who it is"),
        "broken": translate("Letters", "a fault of the service"),
        "garbled": translate("Letters", "an answer that nobody understands"),
        "given_up": translate("Letters", "given up"),
        "erased": translate("Letters", "its words were erased"),
        "not_supported": translate("Letters", "the channel cannot do that"),
        "131047": translate("Letters", "more than 24 hours since the customer wrote"),
        "131026": translate("Letters", "the customer cannot be reached on WhatsApp"),
        "131050": translate("Letters", "the customer wants no more messages"),
    }
    return known.get(code or "", one_line(code or "", 40) or translate("Letters", "no reason given"))


def letter_to_decide(view: CaseView | None, current: MessageView | None, states: tuple[str, ...]) -> LetterView | None:
    """The letter that an order would be about: that of the message the keyboard is on, else the newest in one of these states."""
    messages = view.messages if view is not None else ()
    for message in (*filter(None, (current,)), *reversed(messages)):
        if message.letter is not None and message.letter.state in states:
            return message.letter
    return None


def notices(details: Details | None) -> list[str]:
    """What is to be known of a message beside its words, the weightiest first."""
    translate, found = QCoreApplication.translate, list[str]()
    if details is None:
        return found
    if details.claims is not None:
        found.append(translate("Letters", "Claims to belong to another conversation"))
    if details.crowded:
        found.append(translate("Letters", "One of very many by this sender"))
    if details.verdicts:
        bad = any(said in ("fail", "softfail", "permerror") for _, said in details.verdicts)
        said = ", ".join(f"{method.upper()} {one_line(verdict, 20)}" for method, verdict in details.verdicts)
        found.append((translate("Letters", "Sender doubtful: {said}") if bad else translate("Letters", "Sender: {said}")).format(said=said))
    if details.attached:
        listed = ", ".join(f"{attached_kind(kind)} {one_line(name, 40)}".strip() for kind, name in details.attached)
        found.append(translate("Letters", "With it, not opened: {listed}").format(listed=listed))
    if details.full is not None:
        found.append(translate("Letters", "Show the whole mail"))
    return found


def attached_kind(kind: str) -> str:
    """What kind of thing came along."""
    translate, family = QCoreApplication.translate, kind.partition("/")[0]
    known = {
        "image": translate("Letters", "picture"),
        "video": translate("Letters", "video"),
        "audio": translate("Letters", "sound"),
        "voice": translate("Letters", "voice message"),
        "sticker": translate("Letters", "sticker"),
    }
    return known.get(family, translate("Letters", "file"))
