"""What the commands are given: the ways to open a record and to open the window, built by bootstrap."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop.desk.casefile import Wanted
from desktop.desk.columns import Shelf
from desktop.desk.connections import Connections
from desktop.desk.desk import Desk
from desktop.keys.store import KeyStore
from desktop.sentiment.seam import Scorer


class Tools(Protocol):
    """Opens things. Each raises BadInput or Trouble, which become a sentence and an exit code."""

    def desk(self, record: Path | None, policy: Path | None) -> Desk:
        """A record for writing, with its policy adopted."""
        ...

    def shelf(self, record: Path | None) -> Shelf:
        """A record for reading."""
        ...

    def record(self, record: Path | None) -> Path:
        """The file that is meant."""
        ...

    def keys(self, folder: Path | None) -> KeyStore:
        """The keys of this machine's people."""
        ...

    def connections(self, record: Path | None, channels: Path | None, keys: KeyStore) -> Connections:
        """The accounts of a record: in `channels`, else beside it; their secrets in the keystore, else beside the keys."""
        ...

    def scorer(self) -> Scorer:
        """The scorer, in this process."""
        ...

    def export(self, wanted: Wanted) -> None:
        """Write cases to a file for people."""
        ...

    def window(self, record: Path | None, policy: Path | None) -> int:
        """Open the workstation; the exit code."""
        ...

    def demo(self, record: Path | None, policy: Path | None, seconds: float | None, speed: float, picture: Path | None) -> int:
        """Replay the demonstration in the window; the exit code."""
        ...


@dataclass(slots=True)
class Run:
    """One run of a command: its tools and the options that all commands have."""

    tools: Tools
    record: Path | None = None
    policy: Path | None = None

    def desk(self) -> Desk:
        """The record for writing."""
        return self.tools.desk(self.record, self.policy)

    def shelf(self) -> Shelf:
        """The record for reading."""
        return self.tools.shelf(self.record)

    def path(self) -> Path:
        """The record's file."""
        return self.tools.record(self.record)
