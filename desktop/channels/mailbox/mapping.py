"""A mail of a mailbox as a message of a conversation, or as what it says of a letter of ours."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from desktop.channels.incoming import LONGEST_RAW, Incoming, NotUnderstood
from desktop.channels.live.seam import Receipt
from desktop.channels.mail import Mail, head_fields, read_mail
from desktop.channels.mailbox.account import MailAccount
from desktop.channels.mailbox.heads import Bounce, Fields, bounce_of, is_automatic, is_believed, verdicts
from desktop.channels.mailbox.placing import Arrived, Placed, Placing
from desktop.channels.mailtext import trim_quotes
from desktop.core.messages import Customer, Message

_FAST_CLOCK = timedelta(hours=1)
_LONGEST_UNDERWAY = timedelta(days=5)  # RFC 5321 4.5.4.1: after four to five days a mail server gives up
_LONGEST_ADDRESS = 320


@dataclass(frozen=True, slots=True)
class RawMail:
    """A mail as the server gave it: where it lies, when it came; `raw` only its beginning when it is `cut`."""

    folder: str
    uid: int
    arrived: datetime
    raw: bytes
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """What a mail becomes: a message, a receipt, or both (a bounce)."""

    item: Incoming | None
    receipt: Receipt | None = None


def understand(mail: RawMail, account: MailAccount, placing: Placing, ours: bool) -> Understood:
    """Never raises because of what a mail holds. `ours` says that it lies among what was sent."""
    reading = _read(mail, account)
    if isinstance(reading, str):
        return Understood(NotUnderstood(f"{account.name}/{mail.folder}", mail.uid, reason=reading, raw=mail.raw[:LONGEST_RAW]))
    placed = placing.place(reading.arrived(ours))
    if placed.letter is not None:
        return Understood(None, Receipt("email", reading.mail.envelope.id, "sent", mail.arrived.timestamp(), placed.letter))
    return Understood(_message(reading, placed), reading.receipt(placing))


def _read(mail: RawMail, account: MailAccount) -> _Reading | str:
    """The mail, or why it is none."""
    if mail.cut:
        return "too_long"
    found = read_mail(mail.raw)
    if isinstance(found, str):
        return found
    try:
        return _Reading(mail, account, found, head_fields(mail.raw))
    except Exception:  # noqa: BLE001 - the email package raises whatever comes to it on hostile parts; the mail is kept as it is
        return "bad_mail"


class _Reading:
    """A mail and what its head says."""

    def __init__(self, raw: RawMail, account: MailAccount, mail: Mail, fields: Fields) -> None:
        if mail.envelope.sender is None or len(mail.envelope.sender.address) > _LONGEST_ADDRESS:
            raise ValueError("sender")
        self.raw, self.account, self.mail, self.fields = raw, account, mail, fields
        self.writer = mail.envelope.sender
        self.verdicts = verdicts(fields, account.trusted_server)
        self.automatic = is_automatic(fields, self.writer.address)
        self.bounce: Bounce | None = bounce_of(mail.parts, mail.text, mail.envelope.subject) if self.automatic else None
        self.at = self._at()
        self.extra = self._extra()

    def arrived(self, ours: bool) -> Arrived:
        """As `Placing` wants it."""
        digest = "sha256:" + hashlib.sha256(self.raw.raw).hexdigest()
        about = self.bounce.about if self.bounce else ()
        believed = ours or is_believed(self.verdicts)
        return Arrived(self.mail.envelope, self.writer, self.raw.arrived, digest, ours, believed, self.automatic, about)

    def receipt(self, placing: Placing) -> Receipt | None:
        """What a bounce says of a letter of ours."""
        found = placing.letter_of(self.bounce.about) if self.bounce and self.bounce.state else None
        if self.bounce is None or found is None:
            return None
        return Receipt("email", found[0], self.bounce.state, self.raw.arrived.timestamp(), found[1], self.bounce.code)

    def _at(self) -> datetime:
        """When it was written: its Date where that can be true, else when the first server of ours had it.

        The Date is whatever the sender's clock says: a mail of 1970, or of next year, would be lost from sight.
        """
        said, came = self.mail.envelope.at, self._received()
        if said is None:
            return came or self.raw.arrived
        if said > (came or self.raw.arrived) + _FAST_CLOCK or (came is not None and said < came - _LONGEST_UNDERWAY):
            return came or self.raw.arrived
        return said

    def _received(self) -> datetime | None:
        """The time in the topmost Received. A mail that was moved here from another mailbox arrived now, but not to the company."""
        top = next((value for name, value in self.fields if name == "received"), "")
        try:
            at = parsedate_to_datetime(top.rpartition(";")[2].strip()[:200])
            at = at if at.tzinfo else at.replace(tzinfo=UTC)
            return at if at <= self.raw.arrived + _FAST_CLOCK else None
        except (ValueError, TypeError, IndexError, OverflowError):
            return None

    def _extra(self) -> dict[str, object]:
        """What is kept beside the words, without what its place says."""
        envelope = self.mail.envelope
        found: dict[str, object] = {
            "account": self.account.name,
            "subject": envelope.subject,
            "from": self.writer.address,
            "to": [person.address for person in envelope.to],
            "message_id": envelope.id,
            "references": list(envelope.references),
        }
        if envelope.at is not None:
            found["date"] = envelope.at.isoformat()
        if self.verdicts:
            found["auth"] = self.verdicts
        if self.automatic:
            found["automatic"] = True
        if attached := self.mail.attachments():
            found["attachments"] = [{"name": one.name, "size": one.size, "type": one.kind} for one in attached]
        return found


def _message(reading: _Reading, placed: Placed) -> Message:
    full, extra = reading.mail.text, dict(reading.extra)
    text = full if reading.automatic else trim_quotes(full)
    if text != full.strip():
        extra["full_text"] = full
    if placed.claims is not None:
        extra["claims"] = placed.claims
    if placed.crowded:
        extra["crowded"] = True
    return Message(
        id=placed.id,
        channel="email",
        conversation=placed.conversation,
        customer=Customer(placed.customer.address, placed.customer.name or None),
        sender=placed.sender,
        at=reading.at,
        text=text,
        author=reading.writer.name or reading.writer.address,
        extra=extra,
    )
