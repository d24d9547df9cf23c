"""A letter as the bytes of a mail: plain text, headers that nothing can be smuggled into, a Message-ID that its id gives."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from email.header import Header
from email.utils import formatdate

from desktop.channels.live.seam import Letter
from desktop.channels.mailbox.account import ADDRESS, MailAccount

_ID = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]{1,240}>")
_OURS = re.compile(r"<stepin\.([a-z2-7]{1,200})@[^<>\s@]{1,255}>")
_ANSWER = re.compile(r"\s*(?:re|aw|sv|回复|回覆|答复|答覆)\s*[:：]", re.IGNORECASE)
_LONGEST_ID = 120
_LONGEST_SUBJECT = 200
_MOST_REFERENCES = 20


def message_id(letter: str, address: str) -> str:
    """The Message-ID of a letter: the same for the same id, and to be read back by `letter_of` unless the id is longer than 120 bytes."""
    raw = letter.encode("utf-8", "surrogatepass")
    domain = address.rpartition("@")[2].encode("idna").decode()
    if len(raw) > _LONGEST_ID:
        return f"<stepin-{hashlib.sha256(raw).hexdigest()}@{domain}>"
    return f"<stepin.{base64.b32encode(raw).decode().rstrip('=').lower()}@{domain}>"


def letter_of(message_id: str) -> str | None:
    """The id of the letter that a Message-ID was made of; None where it is not one of ours. Anybody can write one: ask the outbox."""
    found = _OURS.fullmatch(message_id)
    if found is None:
        return None
    try:
        return base64.b32decode(found[1].upper() + "=" * (-len(found[1]) % 8)).decode("utf-8", "surrogatepass")
    except ValueError:
        return None


def recipient(address: str) -> str | None:
    """An address as a mail server takes it, its domain in ASCII; None for what is none."""
    own, _, domain = address.strip().rpartition("@")
    try:
        plain = f"{own}@{domain.encode('idna').decode()}"
    except UnicodeError:
        return None
    return plain if ADDRESS.fullmatch(plain) and ".." not in plain else None


def compose(letter: Letter, account: MailAccount, to: str, at: float) -> bytes:
    """The mail, lines ended by CRLF. `to` is what `recipient` gave, `at` seconds since the epoch."""
    above = _references(letter)
    head = [
        f"Message-ID: {message_id(letter.id, account.address)}",
        f"Date: {formatdate(at)}",
        f"From: {_named(account.shown_name or letter.author, account.address)}",
        f"To: <{to}>",
        f"Subject: {_shown('Subject', _subject(letter))}",
        *([f"In-Reply-To: {above[-1]}", "References: " + "\r\n ".join(above)] if above else []),
        "MIME-Version: 1.0",
        'Content-Type: text/plain; charset="utf-8"',
        "Content-Transfer-Encoding: base64",
    ]
    lines = "\r\n".join(letter.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")) + "\r\n"
    body = base64.encodebytes(lines.encode("utf-8", "replace")).replace(b"\n", b"\r\n")
    return "\r\n".join(head).encode("ascii") + b"\r\n\r\n" + body


def _references(letter: Letter) -> list[str]:
    """The Message-IDs above it, oldest first: the first of the thread and the last ones (RFC 5322 3.6.4)."""
    extra = letter.extra
    named = extra.get("references")
    ids = [*(named if isinstance(named, Sequence) and not isinstance(named, str) else ()), extra.get("message_id") or letter.answers]
    good = list(dict.fromkeys(name for name in ids if isinstance(name, str) and _ID.fullmatch(name)))
    return good if len(good) <= _MOST_REFERENCES else [good[0], *good[1 - _MOST_REFERENCES :]]


def _subject(letter: Letter) -> str:
    subject = _one_line(str(letter.extra.get("subject") or ""))[:_LONGEST_SUBJECT]
    return subject if _ANSWER.match(subject) else f"Re: {subject}".strip()


def _named(name: str, address: str) -> str:
    shown = _one_line(name)[:80]
    if not shown:
        return f"<{address}>"
    if shown.isascii():
        escaped = shown.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}" <{address}>'
    return f"{_shown('From', shown)} <{address}>"


def _shown(header: str, text: str) -> str:
    """Text in a header: as it is where it is ASCII, else in encoded words (RFC 2047)."""
    if text.isascii() and "=?" not in text:
        return text
    return Header(text.encode("utf-8", "replace").decode(), "utf-8", header_name=header).encode(linesep="\r\n")


def _one_line(text: str) -> str:
    """Text without anything that ends a line or is not seen."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
