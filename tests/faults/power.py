"""Power cuts: from what was done to a disk, any state that the disk may be in after its power was cut.

What was synced is there. Of what was written since, each operation may have happened, not happened, or, for a write, happened in some of
its sectors only, whatever came after it. A file that was never synced may be missing. It is a model of a disk that keeps its promises: one
that says "synced" and lies is not in it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.disk import Done

SECTOR = 512
WAYS = ("nothing", "everything", "whole", "torn")
"""How much of what was not synced arrived: nothing, all of it, some writes, some sectors."""


@dataclass
class OnDisk:
    """A file: what is durable of it (None: not even its name), and what was done since."""

    durable: bytes | None = None
    since: list[Done] = field(default_factory=list)

    def state(self, dice: random.Random, way: str) -> bytes | None:
        """What may be left of it."""
        left = bytearray(self.durable or b"")
        there = self.durable is not None
        for done in self.since:
            if way == "nothing" or (way in ("whole", "torn") and dice.random() < 0.5 and not (way == "torn" and done.what == "write")):
                continue
            arrived = apply(left, done, dice if way == "torn" else None)
            there = done.what != "delete_later" and (there or arrived)
        return bytes(left) if there else None


def apply(left: bytearray, done: Done, tear: random.Random | None = None) -> bool:
    """Do it to the bytes; with `tear` only some sectors of a write arrive. Whether anything did."""
    if done.what in ("truncate", "delete_later"):
        del left[done.at :]
        return True
    arrived = False
    for start in range(0, len(done.data), SECTOR):
        if tear is None or tear.random() < 0.5:
            part = done.data[start : start + SECTOR]
            at = done.at + start
            left.extend(bytes(max(0, at - len(left))))
            left[at : at + len(part)] = part
            arrived = True
    return arrived


class Platter:
    """The files of a disk while its log is played."""

    def __init__(self) -> None:
        self.files: dict[str, OnDisk] = {}
        self.told: list[str] = []

    def play(self, done: Done) -> None:
        """One step further."""
        if done.what == "told":
            self.told.append(done.data.decode())
        elif done.what == "delete":
            self.files.pop(done.file, None)
        elif done.what == "sync":
            file = self.files.setdefault(done.file, OnDisk())
            left = bytearray(file.durable or b"")
            for step in file.since:
                apply(left, step)
            file.durable, file.since = bytes(left), []
        else:
            self.files.setdefault(done.file, OnDisk()).since.append(done)

    def cut(self, folder: Path, dice: random.Random, way: str) -> None:
        """Leave in an empty folder what the power cut left."""
        for name, file in self.files.items():
            left = file.state(dice, way)
            if left is not None:
                (folder / name).write_bytes(left)


def cuts(log: list[Done], count: int, dice: random.Random) -> Iterator[tuple[Platter, str]]:
    """Power cuts at `count` moments of a log, in order; use each before asking for the next. Every other one right after the writer said
    that something is durable."""
    said = [n for n, done in enumerate(log, 1) if done.what == "told"]
    moments = sorted(dice.choice(said) if n % 2 else dice.randrange(len(log) + 1) for n in range(count))
    for platter in played(log, moments):
        yield platter, dice.choice(WAYS)


def played(log: list[Done], moments: list[int]) -> Iterator[Platter]:
    """The disk at some moments of a log, which are in order."""
    platter, before = Platter(), 0
    for moment in moments:
        for done in log[before:moment]:
            platter.play(done)
        before = moment
        yield platter
