"""Mail from .eml and .mbox files: full text, the part that is new in it for scoring, threads as conversations."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.message import Message as AnyMail
from email.policy import EmailPolicy
from email.utils import getaddresses, parsedate_to_datetime
from itertools import islice
from pathlib import Path

from desktop.channels.incoming import LONGEST_RAW, ExportOptions, Incoming, NotUnderstood, Progress
from desktop.channels.lines import open_file
from desktop.channels.mailtext import decode_bytes, decode_header, text_of_html, trim_quotes
from desktop.channels.mboxes import LONGEST_MAIL, RawMail, mails_of
from desktop.channels.threads import Address, Envelope, Place, place_mails
from desktop.core.messages import LONGEST_TEXT, Customer, Message

_LONGEST_HEADER = 16_000
_LONGEST_STRUCTURE = 1_000
_MOST_REFERENCES = 200
_ID = re.compile(r"<[^<>\s]{1,990}>")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_BOUNDARY = re.compile(rb"boundary\*?=", re.IGNORECASE)
_MOST_BOUNDARIES = 64  # the parser tries every open boundary on every line
_REPORT = re.compile(rb"message/delivery-status", re.IGNORECASE)
_MOST_HEADERS = 20_000
_MOST_PARTS = 2_000
_MOST_LINES = 2_000_000
MOST_ATTACHMENTS = 200
_LONGEST_HEAD = 512 * 1024
_BOM = b"\xef\xbb\xbf"


class _ShortHeaders(EmailPolicy):
    """policy.default with every header cut to a length that its parser can take from a hostile mail."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The header's name and value, the value cut."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[: _LONGEST_STRUCTURE if name.lower().startswith("content-") else _LONGEST_HEADER]


_POLICY = _ShortHeaders()


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a mail says of something attached to it: a name to show, the media type, the size in bytes. It was not opened."""

    name: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that was read: its head, its words (those of the HTML where there are no plain ones), and the parts that it was read from."""

    envelope: Envelope
    text: str
    parts: AnyMail

    def attachments(self) -> tuple[Attachment, ...]:
        """What is attached, a mail in the mail as one thing; the first MOST_ATTACHMENTS."""
        return tuple(islice((_attachment(part) for part in _leaves(self.parts) if _is_attached(part)), MOST_ATTACHMENTS))


def read_mail(raw: bytes) -> Mail | str:
    """A mail, or why it is none: bad_mail (nobody wrote it, or it is built to harm), too_long. Its envelope's time may be missing.
    Never raises, whatever the bytes."""
    try:
        return _read_mail(raw, _envelope(raw))
    except Exception:  # noqa: BLE001 - the email package raises whatever comes to it on hostile mail; the mail is kept as it is
        return "bad_mail"


def head_fields(raw: bytes) -> tuple[tuple[str, str], ...]:
    """Every header of a mail from the top, names in lower case, values as they stand. Never raises."""
    try:
        return tuple((name.lower(), _readable(str(value))) for name, value in _head(raw).raw_items())
    except Exception:  # noqa: BLE001 - as in `read_mail`
        return ()


def _is_built_to_harm(raw: bytes) -> bool:
    """Whether the parser would take minutes. Its cost: half a millisecond a part, and each line as often as boundaries are open."""
    boundaries = len(_BOUNDARY.findall(raw))
    lines = max(raw.count(b"\n"), raw.count(b"\r"))
    end = _END_OF_HEAD.search(raw)
    if raw.count(b"\n", 0, end.end() if end else len(raw)) > _MOST_HEADERS:
        return True
    parts = max(raw.count(b"\n--"), raw.count(b"\r--")) if boundaries else 0
    blocks = max(raw.count(b"\n\n"), raw.count(b"\n\r\n"), raw.count(b"\r\r")) if _REPORT.search(raw) else 0
    return boundaries > _MOST_BOUNDARIES or lines * (boundaries + 1) > _MOST_LINES or parts > _MOST_PARTS or blocks > _MOST_PARTS


def _read_mail(raw: bytes, envelope: Envelope) -> Mail | str:
    if envelope.sender is None or _is_built_to_harm(raw):
        return "bad_mail"
    parts = message_from_bytes(raw, policy=_POLICY)
    text = _text(parts)
    return "too_long" if len(text.encode()) > LONGEST_TEXT else Mail(envelope, text, parts)


def read_eml(path: Path, options: ExportOptions | None = None, progress: Progress | None = None) -> Iterator[Incoming]:
    """The one mail of a file, or why it is none. Raises BadInput as `check_file` does."""
    progress = progress or Progress()
    with open_file(path, progress) as file:
        raw = file.read(LONGEST_MAIL + 1)
        progress.add(len(raw))
    mail = RawMail(1, raw[:LONGEST_MAIL].removeprefix(_BOM), len(raw) > LONGEST_MAIL)
    place = place_mails([_envelope(mail.raw)], options or ExportOptions())[0]
    yield _understand(mail, place, path.name)


def read_mbox(path: Path, options: ExportOptions | None = None, progress: Progress | None = None) -> Iterator[Incoming]:
    """Every mail of a file, in its order. The file is read twice: first the heads, for the threads, then the mails, one in memory
    at a time. Raises BadInput as `check_file` does."""
    progress = progress or Progress()
    envelopes = [_envelope(mail.raw) for mail in mails_of(path, progress)]
    places: Sequence[Place | None] = place_mails(envelopes, options or ExportOptions())
    del envelopes
    for mail, place in zip(mails_of(path, progress), places, strict=False):
        yield _understand(mail, place, path.name)


def _understand(mail: RawMail, place: Place | None, source: str) -> Incoming:
    if mail.cut:
        return NotUnderstood(source, mail.line, "too_long", mail.raw[:LONGEST_RAW])
    found: Message | str
    try:
        found = _message(mail.raw, place)
    except Exception:  # noqa: BLE001 - as in `read_mail`
        found = "bad_mail"
    if isinstance(found, str):
        return NotUnderstood(source, mail.line, found, mail.raw[:LONGEST_RAW])
    return found


def _message(raw: bytes, place: Place | None) -> Message | str:
    envelope = _envelope(raw)
    if place is None or envelope.sender is None:
        return "bad_mail"
    if envelope.at is None:
        return "bad_time"
    mail = _read_mail(raw, envelope)
    if isinstance(mail, str):
        return mail
    extra: dict[str, object] = {
        "scored_text": trim_quotes(mail.text),
        "subject": envelope.subject,
        "from": envelope.sender.address,
        "to": [person.address for person in envelope.to],
        "message_id": envelope.id,
        "references": list(envelope.references),
        "date": envelope.at.isoformat(),
    }
    if attachments := _names_of_attachments(mail.parts):
        extra["attachments"] = attachments
    if place.claims is not None:
        extra["claims"] = place.claims
    return Message(
        id=envelope.id,
        channel="email",
        conversation=place.conversation,
        customer=Customer(place.customer.address, place.customer.name or None),
        sender=place.sender,
        at=envelope.at,
        text=mail.text,
        author=envelope.sender.name or envelope.sender.address,
        extra=extra,
    )


def _envelope(raw: bytes) -> Envelope:
    """What the head says. Never raises; without a Message-ID the id is the SHA-256 of the whole mail."""
    try:
        fields = _fields(raw)
        ids = _ids(fields, "message-id")
        references = _ids(fields, "references")[-_MOST_REFERENCES:] or _ids(fields, "in-reply-to")[:1]
        senders = _addresses(fields, "from") or _addresses(fields, "sender")
        to = _addresses(fields, "to") + _addresses(fields, "cc")
        at = _date(fields.get("date", "")) or _date(fields.get("received", "").rpartition(";")[2])
        own = ids[0] if ids else "sha256:" + hashlib.sha256(raw).hexdigest()
        links = tuple(dict.fromkeys(name for name in references if name != own))
        return Envelope(own, links, senders[0] if senders else None, to, at, decode_header(fields.get("subject", "")))
    except Exception:  # noqa: BLE001 - as above: a head that the standard library stumbles over is a mail that is not understood
        return Envelope("sha256:" + hashlib.sha256(raw).hexdigest(), (), None, (), None)


def _fields(raw: bytes) -> dict[str, str]:
    """The first value of each header, bytes beyond ASCII as surrogate escapes."""
    fields: dict[str, str] = {}
    for name, value in _head(raw).raw_items():
        fields.setdefault(name.lower(), str(value))
    return fields


def _head(raw: bytes) -> AnyMail:
    end = _END_OF_HEAD.search(raw)
    return message_from_bytes(raw[: min(end.end() if end else len(raw), _LONGEST_HEAD)], policy=_POLICY)


def _ids(fields: dict[str, str], name: str) -> list[str]:
    return _ID.findall(_readable(fields.get(name, "")))


def _readable(value: str) -> str:
    """A header's value with its bytes beyond ASCII as the UTF-8 that they mostly are."""
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _addresses(fields: dict[str, str], name: str) -> tuple[Address, ...]:
    value = fields.get(name, "")
    if not value:
        return ()
    readable = _readable(value)
    pairs = getaddresses([readable.replace("\r", " ").replace("\n", " ")])
    return tuple(Address(address.strip().lower(), decode_header(shown)) for shown, address in pairs if "@" in address)


def _date(text: str) -> datetime | None:
    """An aware time; one that does not say its zone is UTC, as RFC 5322 has it for -0000."""
    try:
        at = parsedate_to_datetime(text.strip()[:200])
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        at.timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return at


def _text(mail: AnyMail) -> str:
    """The plain text, or that of the HTML where there is no plain one."""
    plain = _body(mail, "plain")
    if plain is not None and plain.strip():
        return plain
    shown = _body(mail, "html")
    return text_of_html(shown[: 2 * LONGEST_TEXT]) if shown is not None else plain or ""


def _body(mail: AnyMail, kind: str) -> str | None:
    part = mail.get_body((kind,)) if isinstance(mail, EmailMessage) else None
    if part is None:
        return None
    data = part.get_payload(decode=True)
    return decode_bytes(data if isinstance(data, bytes) else b"", part.get_content_charset()).replace("\r\n", "\n").strip("\n")


def _names_of_attachments(mail: AnyMail) -> list[str]:
    """The names of what is attached, as text to show; nothing is opened."""
    names = (part.get_filename() for part in mail.walk() if not part.is_multipart())
    return [decode_header(str(name))[:200] for name in names if name]


def _leaves(mail: AnyMail) -> Iterator[AnyMail]:
    """The parts that hold something. A mail in the mail is one of them."""
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            waiting += [child for child in reversed(inner) if isinstance(child, AnyMail)]
        else:
            yield part


def _is_attached(part: AnyMail) -> bool:
    named = part.get_content_disposition() == "attachment" or bool(part.get_filename())
    return named or part.get_content_maintype() not in ("text", "multipart")


def _attachment(part: AnyMail) -> Attachment:
    data = part.get_payload(decode=True)
    size = len(data) if isinstance(data, bytes) else len(part.as_bytes())
    return Attachment(decode_header(str(part.get_filename() or ""))[:200], part.get_content_type()[:100], size)
