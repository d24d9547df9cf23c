"""What kind of file it is, by what is in it and then by its name, and the reader for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from desktop.channels import jsonl, mail, whatsapp
from desktop.channels.incoming import ExportOptions, Incoming, Progress, Stream
from desktop.channels.lines import check_file
from desktop.channels.whatsapp.headers import bare_start, find_head
from desktop.core.errors import BadInput

KINDS = ("whatsapp", "eml", "mbox", "jsonl")
_SNIFF = 64 * 1024
_FIELD = re.compile(rb"(?:from|to|subject|date|message-id|received|return-path|mime-version|delivered-to|dkim-signature|x-[\w-]+):", re.I)
_ANY_FIELD = re.compile(rb"[!-9;-~]{1,80}:")
_BY_SUFFIX = {".zip": "whatsapp", ".eml": "eml", ".mbox": "mbox", ".mbx": "mbox", ".jsonl": "jsonl", ".ndjson": "jsonl"}


def kind_of(path: Path) -> str:
    """One of KINDS. Raises BadInput: unknown_format, and as `check_file` does."""
    check_file(path)
    try:
        with path.open("rb") as file:
            start = file.read(_SNIFF)
    except OSError as error:
        raise BadInput("unreadable", path=str(path), why=type(error).__name__) from error
    kind = _by_content(start) or _BY_SUFFIX.get(path.suffix.lower())
    if kind is None:
        raise BadInput("unknown_format", path=str(path))
    return kind


def _by_content(start: bytes) -> str | None:
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "whatsapp"
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(b"{"):
        return "jsonl"
    if bare.startswith(b"From ") and _looks_like_mail(bare.partition(b"\n")[2]):
        return "mbox"
    if _looks_like_mail(bare):
        return "eml"
    if any(find_head(bare_start(line)) for line in start.decode(errors="replace").splitlines()[:2000]):
        return "whatsapp"
    return None


def _looks_like_mail(start: bytes) -> bool:
    """Whether it begins with a header, and one of those that mails have is among the first lines."""
    return _ANY_FIELD.match(start) is not None and any(map(_FIELD.match, start.splitlines()[:40]))


def read_any(path: Path, options: ExportOptions, progress: Progress | None = None) -> Stream:
    """Everything in a file of any kind, with how far it is. Raises BadInput before it gives anything, as the kind's reader does."""
    progress = progress or Progress()
    return Stream(_reader(path, options, progress), progress)


def _reader(path: Path, options: ExportOptions, progress: Progress) -> Iterator[Incoming]:
    kind = kind_of(path)
    if kind == "whatsapp":
        return whatsapp.read(path, options, progress)
    if kind == "jsonl":
        return jsonl.read_file(path, progress)
    reader = mail.read_eml if kind == "eml" else mail.read_mbox
    return reader(path, options, progress)
