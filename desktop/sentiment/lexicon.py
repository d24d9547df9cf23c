"""Word lists and the scanner that finds them: one pass over a text, the longest word at each place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.sentiment.fold import Folder

_TOKEN = re.compile(r"[a-z0-9][a-z0-9']*")
_HEADING = re.compile(r"\[(\w+)(?: (-?[\d.]+))?\]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase, its group, and its weight in points."""

    words: str
    group: str
    weight: float


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found at a place of the folded text."""

    start: int
    end: int
    entry: Entry


Scan = tuple[list[Hit], set[str]]


class Lexicon:
    """Entries by their first two characters (Chinese, signs) or first word (Latin), longest first; and cues, which overlap freely."""

    def __init__(self, entries: Iterable[Entry], cues: Iterable[tuple[str, str]]) -> None:
        self._latin: dict[str, list[Entry]] = defaultdict(list)
        self._wide: dict[str, list[Entry]] = defaultdict(list)
        for entry in {entry.words: entry for entry in entries}.values():
            self._file(entry)
        for words, name in cues:
            self._file(Entry(words, name, 0.0))
        for table in (self._latin, self._wide):
            for found in table.values():
                found.sort(key=lambda entry: (-len(entry.words), entry.weight == 0.0))
        self._latin, self._wide = dict(self._latin), dict(self._wide)

    def _file(self, entry: Entry) -> None:
        token = _TOKEN.match(entry.words)
        if token:
            self._latin[token[0]].append(entry)
        else:
            self._wide[entry.words[:2]].append(entry)

    def scan(self, text: str) -> Scan:
        """The hits, none inside another, in order of place, and the names of the cues that occur."""
        hits: list[Hit] = []
        cues: set[str] = set()
        if not text.isascii():
            self._scan_wide(text, hits, cues)
        self._scan_latin(text, hits, cues)
        return hits, cues

    def _scan_wide(self, text: str, hits: list[Hit], cues: set[str]) -> None:
        wide, free = self._wide, 0
        for place in range(len(text)):
            for entry in wide.get(text[place : place + 2], ()) or ():
                if text.startswith(entry.words, place):
                    if entry.group[0] == ":":
                        cues.add(entry.group)
                    elif place >= free:
                        free = place + len(entry.words)
                        hits.append(Hit(place, free, entry))
            for entry in wide.get(text[place], ()):
                if entry.group[0] == ":":
                    cues.add(entry.group)
                elif place >= free:
                    free = place + 1
                    hits.append(Hit(place, free, entry))

    def _scan_latin(self, text: str, hits: list[Hit], cues: set[str]) -> None:
        latin, free, size, mixed = self._latin, 0, len(text), bool(hits)
        for token in _TOKEN.finditer(text):
            found = latin.get(token[0])
            if found is None:
                continue
            place = token.start()
            for entry in found:
                end = place + len(entry.words)
                if not text.startswith(entry.words, place) or (end < size and text[end].isascii() and text[end].isalnum()):
                    continue
                if entry.group[0] == ":":
                    cues.add(entry.group)
                elif place >= free:
                    free = end
                    hits.append(Hit(place, end, entry))
        if mixed:
            hits.sort(key=lambda hit: hit.start)


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
