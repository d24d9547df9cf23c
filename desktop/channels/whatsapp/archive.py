"""The text of an export, from a .txt or out of a .zip: read as a stream, under caps, and never by a name the archive gives.

An archive is refused (BadInput("archive_refused", why=...)) when it is `damaged`, holds `too_many_entries` (2,000), is `too_large`
unpacked (200 MB), has an entry above 1 MB that is `too_dense` (100 : 1), an `encrypted` entry, an `unsafe_name` that leads out of the
folder it would be unpacked in, `no_chat` (a text named as a device of Windows is none), a chat packed in an `unknown_compression`.
Attachments are never opened. Other archives in it are named in `ChatText.archives`: whoever reads the chat refuses those as `nested` that
the chat itself does not name as something that was sent (`survey.look`).
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import IO

from desktop.channels.incoming import Progress
from desktop.channels.lines import Readable, check_file, open_file
from desktop.channels.whatsapp.names import chat_name
from desktop.core.errors import BadInput

MOST_ENTRIES = 2000
MOST_BYTES = 200_000_000
DENSEST = 100
SMALL = 1_000_000
_LARGEST_DIRECTORY = 4 * 1024 * 1024
_LATEST_CLOCK = 32e9  # in the year 2984: no file is younger, whatever its date says
_END = struct.Struct("<4s4H2LH")
_LEADS_OUT = re.compile(r"(?:[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|$))", re.DOTALL)
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\s*(?:\..*)?", re.IGNORECASE | re.DOTALL)
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".jar", ".apk", ".cab", ".iso")
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, struct.error)
_ENCRYPTED = 0x1
_UTF8 = 0x800


@dataclass(frozen=True, slots=True)
class ChatText:
    """The open text of an export: its lines, the chat's name as the files tell it, the last day that a message of it can have been
    written, and the archives that lie beside it, left shut."""

    file: Readable
    name: str | None
    not_after: date
    archives: frozenset[str] = frozenset()


@contextmanager
def open_chat(path: Path, progress: Progress) -> Iterator[ChatText]:
    """The chat's text. Raises BadInput as `check_file` does, and `archive_refused`."""
    check_file(path)
    not_after = datetime.fromtimestamp(min(max(path.stat().st_mtime, 0.0), _LATEST_CLOCK), UTC).date() + timedelta(days=1)
    if not _is_zip(path):
        with open_file(path, progress) as file:
            yield ChatText(file, chat_name(path.name), not_after)
        return
    with _open_archive(path) as archive:
        entries = _checked(archive)
        chat = _chat_entry(entries)
        progress.expect(chat.file_size)
        name = chat_name(_name_of(chat)) or chat_name(path.name)
        with _open_entry(archive, chat) as text:
            yield ChatText(text, name, not_after, _left_shut(entries))


def _is_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
    except OSError as error:
        raise BadInput("unreadable", path=str(path), why=type(error).__name__) from error


def refused(why: str, **values: object) -> BadInput:
    """Why an archive is not read at all."""
    return BadInput("archive_refused", why=why, **values)


@contextmanager
def _open_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        _check_directory(path)
        archive = zipfile.ZipFile(path)
    except _DAMAGE as error:
        raise refused("damaged") from error
    with archive:
        yield archive


def _check_directory(path: Path) -> None:
    """Refuse a directory of entries that would be costly to read at all, by what the end of the archive says of it."""
    with path.open("rb") as file:
        file.seek(0, io.SEEK_END)
        file.seek(max(0, file.tell() - 65536 - _END.size))
        tail = file.read()
    at = len(tail) - _END.size
    if at < 0 or not tail.startswith(b"PK\x05\x06", at) or not tail.endswith(b"\0\0"):
        at = tail.rfind(b"PK\x05\x06")
    if at < 0:
        raise refused("damaged")
    _, _, _, _, count, size, _, _ = _END.unpack_from(tail, at)
    if count > MOST_ENTRIES or size > _LARGEST_DIRECTORY:
        raise refused("too_many_entries", most=MOST_ENTRIES)


def _checked(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The entries that count. Everything is checked by what the archive declares; what it then holds is capped again when read."""
    entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]  # is_dir fails where there is no name
    if len(archive.infolist()) > MOST_ENTRIES:
        raise refused("too_many_entries", most=MOST_ENTRIES)
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise refused("too_large", most=MOST_BYTES)
    if any(_LEADS_OUT.match(_name_of(entry)) for entry in archive.infolist()):
        raise refused("unsafe_name")
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise refused("encrypted")
        if entry.file_size > max(SMALL, DENSEST * entry.compress_size):
            raise refused("too_dense", most=DENSEST)
    return [entry for entry in entries if not _is_litter(_name_of(entry))]


def _name_of(entry: zipfile.ZipInfo) -> str:
    """An entry's name as text. Packers that do not say it is UTF-8 mostly mean so."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode()
    except UnicodeError:
        return entry.filename


def _base(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1]


def _is_litter(name: str) -> bool:
    """What the Mac adds: resource forks."""
    return name.startswith("__MACOSX/") or _base(name).startswith("._")


def _chat_entry(entries: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    """The entry that is the chat: `_chat.txt`, else one that is named as chats are, else the first text."""
    texts = [entry for entry in entries if (name := _name_of(entry)).lower().endswith(".txt") and not _DEVICE.fullmatch(_base(name))]
    if not texts:
        raise refused("no_chat")
    best = min(texts, key=lambda entry: _rank(_name_of(entry)))
    if best.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise refused("unknown_compression")
    return best


def _rank(name: str) -> int:
    if _base(name).lower() == "_chat.txt":
        return 0
    return 1 if chat_name(name) else 2


def _left_shut(entries: list[zipfile.ZipInfo]) -> frozenset[str]:
    return frozenset(_base(name) for entry in entries if (name := _name_of(entry)).lower().endswith(_ARCHIVES))


@contextmanager
def _open_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[Readable]:
    try:
        packed = archive.open(entry)
    except _DAMAGE as error:
        raise refused("damaged") from error
    with packed, io.BufferedReader(_Capped(packed, entry.compress_size), 256 * 1024) as text:
        yield text


class _Capped(io.RawIOBase):
    """An entry's bytes as they are unpacked, refused where they pass a cap whatever the archive declared."""

    def __init__(self, packed: IO[bytes], compressed: int) -> None:
        self._packed = packed
        self._most = min(MOST_BYTES, max(SMALL, DENSEST * compressed))
        self._count = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object, /) -> int:
        """The next bytes. Raises BadInput("archive_refused")."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            data: bytes = self._packed.read(len(view))
        except _DAMAGE as error:
            raise refused("damaged") from error
        self._count += len(data)
        if self._count > self._most:
            raise refused("too_large" if self._most == MOST_BYTES else "too_dense")
        view[: len(data)] = data
        return len(data)
