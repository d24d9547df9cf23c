"""A watched folder: every export that is dropped there comes in once, when it has stopped growing. Nothing in it is moved or deleted."""

from __future__ import annotations

import hashlib
import os
import stat
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop.channels import files
from desktop.channels.incoming import ExportOptions, Incoming, NotUnderstood
from desktop.channels.live.seam import Batch, Cursor
from desktop.channels.live.settings import Folder
from desktop.core.errors import BadInput, Trouble

BATCH = 400
"""Messages handed up at once."""
SETTLED = 2.0
"""Seconds that a file must stay as it is before it is read."""
LOOK = 1.0
"""Seconds between two looks into the folder."""
KEPT = 4_096
"""Bytes kept of a file that is not understood at all."""
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".swp", "~")

Shape = tuple[int, int]
"""Size and time of last change: what a file that grows does not keep."""


@dataclass(slots=True)
class _Seen:
    """A file as it was last looked at, since when it has been so, and its hash once that was taken."""

    shape: Shape
    since: float
    digest: str = ""


@dataclass(slots=True)
class _Reading:
    """A file that is being handed up in batches; `at` of its messages were."""

    digest: str
    items: Iterator[Incoming]
    at: int = 0


@dataclass(slots=True)
class Ledger:
    """What the cursor holds: the hashes of what came in, of what did not with the settings it was tried with, and how far into a long file
    we are."""

    done: set[str]
    failed: dict[str, str]
    file: str = ""
    at: int = 0

    @classmethod
    def of(cls, cursor: Cursor) -> Ledger:
        """The ledger of a cursor."""
        done, failed, at = cursor.get("done"), cursor.get("failed"), cursor.get("at")
        return cls(
            set(map(str, done)) if isinstance(done, list) else set(),
            {str(key): str(tried) for key, tried in failed.items()} if isinstance(failed, dict) else {},
            str(cursor.get("file", "")),
            at if isinstance(at, int) else 0,
        )

    def knows(self, digest: str, tried_with: str) -> bool:
        """Whether a file came in, or would fail again."""
        return digest in self.done or self.failed.get(digest) == tried_with

    def finish(self, digest: str) -> None:
        """A file is in."""
        self.done.add(digest)
        self.failed.pop(digest, None)
        self.file, self.at = "", 0

    def fail(self, digest: str, tried_with: str) -> None:
        """A file cannot be read as things are set."""
        self.failed[digest] = tried_with
        self.file, self.at = "", 0

    def cursor(self) -> Cursor:
        """To be kept."""
        return {"done": sorted(self.done), "failed": self.failed, "file": self.file, "at": self.at}


class FolderSource:
    """A `Source`: hands up what settled files hold, from what its cursor (`Ledger`) knows on."""

    def __init__(self, settings: Folder, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder = Path(settings.path).expanduser()
        zone = ZoneInfo(settings.time_zone) if settings.time_zone else ZoneInfo("UTC")
        self._options = ExportOptions(
            frozenset(settings.staff), settings.customer or None, settings.chat or None, settings.date_order or None, zone
        )
        self._tried_with = _short(repr((sorted(settings.staff), settings.customer, settings.chat, settings.date_order, settings.time_zone)))
        self._clock = clock
        self._seen: dict[str, _Seen] = {}
        self._reading: _Reading | None = None
        self._woken = threading.Event()

    def check(self) -> None:
        """Look into the folder once. Raises Trouble."""
        self._listed()

    def fetch(self, cursor: Cursor) -> Batch:
        """What the files that are new and settled hold, at most BATCH of it. Raises Trouble, for a file that cannot be opened when all
        the others are in."""
        self._look()
        ledger, items = Ledger.of(cursor), list[Incoming]()
        worked, shut = False, ""
        for name in sorted(self._settled()):
            digest = self._digest(name)
            if digest is None:
                shut = shut or name
            elif len(items) < BATCH and digest and not ledger.knows(digest, self._tried_with):
                items += self._take(name, digest, ledger, BATCH - len(items))
                worked = True
        if shut and not worked:
            raise Trouble("not_allowed", path=str(self._folder / shut))
        return Batch(tuple(items), cursor=ledger.cursor(), more=worked)

    def wait(self, seconds: float) -> None:
        """Return when a file came, grew or settled, after `seconds` at the latest, or when woken."""
        until = self._clock() + seconds
        before = self._settled()
        while (left := until - self._clock()) > 0 and not self._woken.wait(min(left, LOOK)):
            self._look()
            if self._settled() != before:
                break
        self._woken.clear()

    def wake(self) -> None:
        """End a `wait`."""
        self._woken.set()

    def close(self) -> None:
        """Nothing is held open between two batches but the file that is being read."""
        self._reading = None

    def _listed(self) -> dict[str, Shape]:
        """The ordinary files of the folder, without those that somebody is still writing by another name."""
        found: dict[str, Shape] = {}
        try:
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    if not entry.name.startswith(".") and not entry.name.lower().endswith(_UNFINISHED):
                        found |= _shape(entry)
        except FileNotFoundError as problem:
            raise Trouble("offline", path=str(self._folder)) from problem
        except NotADirectoryError as problem:
            raise Trouble("bad_address", path=str(self._folder)) from problem
        except PermissionError as problem:
            raise Trouble("not_allowed", path=str(self._folder)) from problem
        except OSError as problem:
            raise Trouble("broken", path=str(self._folder), why=type(problem).__name__) from problem
        return found

    def _look(self) -> None:
        now, listed = self._clock(), self._listed()
        for name in set(self._seen) - set(listed):
            del self._seen[name]
        for name, shape in listed.items():
            if name not in self._seen or self._seen[name].shape != shape:
                self._seen[name] = _Seen(shape, now)

    def _settled(self) -> dict[str, Shape]:
        now = self._clock()
        return {name: seen.shape for name, seen in self._seen.items() if now - seen.since >= SETTLED}

    def _digest(self, name: str) -> str | None:
        """The hash of what a file holds, "" when it is gone, None when it cannot be opened."""
        seen = self._seen[name]
        if not seen.digest:
            try:
                with (self._folder / name).open("rb") as file:
                    seen.digest = hashlib.file_digest(file, "sha256").hexdigest()[:20]
            except FileNotFoundError:
                return ""
            except OSError:
                return None
        return seen.digest

    def _take(self, name: str, digest: str, ledger: Ledger, most: int) -> list[Incoming]:
        """The next of a file's messages, at most so many, noted in the ledger."""
        reading, found = self._resumed(name, digest, ledger), list[Incoming]()
        self._reading = None
        try:
            for item in islice(reading.items, most):
                found.append(item)
        except BadInput as problem:
            ledger.fail(digest, self._tried_with)
            return [*found, self._refused(name, problem)]
        except OSError as problem:
            raise Trouble("broken", path=str(self._folder / name), why=type(problem).__name__) from problem
        reading.at += len(found)
        if len(found) < most:
            ledger.finish(digest)
        else:
            self._reading = reading
            ledger.file, ledger.at = digest, reading.at
        return found

    def _resumed(self, name: str, digest: str, ledger: Ledger) -> _Reading:
        """The file where it was left, without reading its beginning anew where it is still open."""
        at, reading = ledger.at if ledger.file == digest else 0, self._reading
        if reading is not None and (reading.digest, reading.at) == (digest, at):
            return reading
        return _Reading(digest, self._items(name, at), at)

    def _items(self, name: str, at: int) -> Iterator[Incoming]:
        """Everything in a file behind its first `at` messages. A generator: what cannot be opened is said when it is read."""
        yield from islice(files.read_any(self._folder / name, self._options), at, None)

    def _refused(self, name: str, problem: BadInput) -> NotUnderstood:
        """A whole file that is none of what can be read, or of which something has to be decided: it is listed by its beginning."""
        try:
            with (self._folder / name).open("rb") as file:
                raw = file.read(KEPT)
        except OSError:
            raw = b""
        return NotUnderstood(name, 0, problem.code, raw)


def _shape(entry: os.DirEntry[str]) -> dict[str, Shape]:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:  # gone between two looks
        return {}
    return {entry.name: (status.st_size, status.st_mtime_ns)} if stat.S_ISREG(status.st_mode) else {}


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
