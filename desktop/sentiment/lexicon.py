"""Word lists and the scanner that finds them: one pass over a text, the longest word at each place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from desktop.sentiment.automaton import Automaton
from desktop.sentiment.fold import Folder

_TOKEN = re.compile(r"[a-z0-9][a-z0-9']*")
_START = itemgetter(0)
_HEADING = re.compile(r"\[(\w+)(?: (-?[\d.]+))?\]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase, its group, and its weight in points."""

    words: str
    group: str
    weight: float


class Hit(NamedTuple):
    """An entry found at a place of the folded text."""

    start: int
    end: int
    entry: Entry


Scan = tuple[list[Hit], set[str]]


@dataclass(slots=True)
class Shelf:
    """What begins with the same word: entries, the longest first; longer cues; cues that are no longer."""

    entries: list[Entry] = field(default_factory=list)
    cues: list[tuple[str, str]] = field(default_factory=list)
    at_once: set[str] = field(default_factory=set)

    def sort(self) -> None:
        """Longest entries first; no cue that begins with another of its name."""
        self.entries.sort(key=_length, reverse=True)
        self.cues = [(words, name) for words, name in self.cues if name not in self.at_once]


Word = tuple[Entry | None, list[str]]
"""What words stand for, where they are not Latin: an entry, the names of cues."""


class Lexicon:
    """Entries and cues; those that are Latin by their first word, so that only whole words are found. Entries do not overlap, cues do."""

    def __init__(self, entries: Iterable[Entry], cues: Iterable[tuple[str, str]]) -> None:
        wide: dict[str, Word] = {}
        self._latin: dict[str, Shelf] = {}
        for entry in {entry.words: entry for entry in entries}.values():
            token = _TOKEN.match(entry.words)
            if token:
                self._latin.setdefault(token[0], Shelf()).entries.append(entry)
            else:
                wide[entry.words] = entry, []
        for words, name in cues:
            token = _TOKEN.match(words)
            if not token:
                wide.setdefault(words, (None, []))[1].append(name)
            elif token[0] == words:
                self._latin.setdefault(words, Shelf()).at_once.add(name)
            else:
                self._latin.setdefault(token[0], Shelf()).cues.append((words, name))
        for shelf in self._latin.values():
            shelf.sort()
        self._wide = Automaton(wide)

    def scan(self, text: str) -> Scan:
        """The hits, none inside another, in order of place, and the names of the cues that occur."""
        hits: list[Hit] = []
        cues: set[str] = set()
        if not text.isascii():
            self._scan_wide(text, hits, cues)
        self._scan_latin(text, hits, cues)
        return hits, cues

    def _scan_wide(self, text: str, hits: list[Hit], cues: set[str]) -> None:
        found: list[Hit] = []
        for last, (entry, names) in self._wide.found(text):
            if names:
                cues.update(names)
            if entry is not None:
                found.append(Hit(last + 1 - len(entry.words), last + 1, entry))
        if len(found) > 1:
            found.reverse()
            found.sort(key=_START)  # what ends last stands first where several begin
        free = 0
        for hit in found:
            if hit.start >= free:
                free = hit.end
                hits.append(hit)

    def _scan_latin(self, text: str, hits: list[Hit], cues: set[str]) -> None:
        latin, free, mixed = self._latin, 0, bool(hits)
        for token in _TOKEN.finditer(text):
            shelf = latin.get(token[0])
            if shelf is None:
                continue
            place = token.start()
            if shelf.at_once and _ends_word(text, token.end()):
                cues |= shelf.at_once
            for words, name in shelf.cues:
                if name not in cues and text.startswith(words, place) and _ends_word(text, place + len(words)):
                    cues.add(name)
            if place >= free:
                for entry in shelf.entries:
                    if text.startswith(entry.words, place) and _ends_word(text, place + len(entry.words)):
                        free = place + len(entry.words)
                        hits.append(Hit(place, free, entry))
                        break
        if mixed:
            hits.sort(key=_START)


def _ends_word(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isascii() and text[end].isalnum())


def _length(entry: Entry) -> int:
    return len(entry.words)


def read_entries(path: Path, folder: Folder) -> Iterator[Entry]:
    """The entries of a word list: `[group weight]`, then words between blanks, `_` for a blank in a phrase, `word:weight` for its own."""
    group, weight = "", 0.0
    for line in path.read_text(encoding="utf-8").splitlines():
        heading = _HEADING.fullmatch(line.strip())
        if heading:
            group, weight = heading[1], float(heading[2] or 0)
        elif not line.startswith("#"):
            for item in line.split():
                words, _, own = item.partition(":")
                yield Entry(folder.fold(words.replace("_", " ")).text, group, float(own) if own else weight)
