"""Media on disk: bytes under the name of their own digest, and a note for each that is wanted. Nothing here looks into a file."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from desktop.core.errors import Trouble

_DIGEST = re.compile(r"[0-9a-f]{64}")


def media_folder(record: Path) -> Path:
    """Where the media of a record lie: beside it."""
    return record.with_name(f"{record.name}.media")


class Unfit(Exception):
    """Bytes that are not kept: `too_long`, or `bad_digest` where they are not what was announced."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A medium that a message has, and how its fetching goes. `since` and `due` are seconds since the epoch; `sha256` is what was announced
    (none: nothing was), `digest` the name of the bytes when they are there, `code` why not yet, `over` that it is not tried again."""

    account: str
    id: str
    kind: str
    message: str
    since: float
    sha256: str | None = None
    due: float = 0.0
    failed_at: tuple[float, ...] = field(default=())
    code: str | None = None
    digest: str | None = None
    over: bool = False


class MediaStore:
    """A folder of media. Files come whole or not at all, and are their owner's alone. Raises Trouble("media_unwritten") where the disk
    does not take them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the bytes of a digest lie, if they are there."""
        if not _DIGEST.fullmatch(digest):
            raise ValueError(digest)
        return self.folder / digest[:2] / digest

    def keep(self, parts: Iterable[bytes], most: int, expected: str | None = None) -> str:
        """Store bytes and return their digest. Raises Unfit."""
        fresh = self.folder / f"{os.getpid()}-{id(parts):x}.part"
        with self._written(fresh) as file:
            sha, size = hashlib.sha256(), 0
            for part in parts:
                size += len(part)
                if size > most:
                    raise Unfit("too_long")
                sha.update(part)
                file.write(part)
            digest = sha.hexdigest()
            if expected is not None and digest != expected:
                raise Unfit("bad_digest")
            self._settle(file.fileno(), fresh, self.path(digest))
        return digest

    def note(self, wanted: Wanted) -> None:
        """Keep how the fetching of a medium goes."""
        target = self._note_of(wanted.account, wanted.id)
        fresh = target.with_suffix(".part")
        with self._written(fresh) as file:
            file.write(json.dumps(asdict(wanted)).encode())
            self._settle(file.fileno(), fresh, target)

    def find(self, account: str, ident: str) -> Wanted | None:
        """What is known of a medium."""
        return _read(self._note_of(account, ident))

    def notes(self) -> Iterator[Wanted]:
        """Everything that was ever wanted."""
        for path in sorted(self.folder.glob("wanted/*.json")):
            if (wanted := _read(path)) is not None:
                yield wanted

    def erase(self, messages: Collection[str]) -> int:
        """Take away the media of these messages, and bytes that no other message has; how many notes went. Raises Trouble."""
        gone = [wanted for wanted in self.notes() if wanted.message in messages]
        needed = {wanted.digest for wanted in self.notes() if wanted.message not in messages}
        try:
            for wanted in gone:
                if wanted.digest and wanted.digest not in needed:
                    self.path(wanted.digest).unlink(missing_ok=True)
                self._note_of(wanted.account, wanted.id).unlink(missing_ok=True)
        except OSError as problem:
            raise Trouble("media_unwritten", path=str(self.folder), why=type(problem).__name__) from problem
        return len(gone)

    def _note_of(self, account: str, ident: str) -> Path:
        name = hashlib.sha256(f"{account}\n{ident}".encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / "wanted" / f"{name}.json"

    @contextlib.contextmanager
    def _written(self, fresh: Path) -> Iterator[_File]:
        try:
            fresh.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _File(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)) as file:
                yield file
        except OSError as problem:
            raise Trouble("media_unwritten", path=str(self.folder), why=type(problem).__name__) from problem
        finally:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)

    def _settle(self, handle: int, fresh: Path, target: Path) -> None:
        """The name stands for the bytes only when they are durable, and is durable itself."""
        os.fsync(handle)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.replace(target)
        if os.name == "posix":
            folder = os.open(target.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


class _File:
    """A file that is being written."""

    def __init__(self, handle: int) -> None:
        self._file = os.fdopen(handle, "wb", buffering=0)

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *problem: object) -> None:
        self._file.close()

    def write(self, part: bytes) -> None:
        view = memoryview(part)
        while view:
            view = view[self._file.write(view) :]

    def fileno(self) -> int:
        return self._file.fileno()


def _read(path: Path) -> Wanted | None:
    """A note; None where there is none that can be read."""
    try:
        found = json.loads(path.read_bytes())
        known = {each.name for each in fields(Wanted)}
        return Wanted(**{**{name: found[name] for name in known & found.keys()}, "failed_at": tuple(found["failed_at"])})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
