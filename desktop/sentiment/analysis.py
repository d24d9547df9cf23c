"""What is found in one text, whoever wrote it: its folded form, the words of the lists, the cues of the rules. Cached by text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from desktop.sentiment.context import shingles
from desktop.sentiment.fold import Folded, Folder
from desktop.sentiment.lexicon import Hit, Lexicon

if TYPE_CHECKING:
    from desktop.sentiment.ahead import Made


class Part(NamedTuple):
    """Points that a span of the folded text adds; `kind` as in the evidence of a reading."""

    start: int
    end: int
    kind: str
    points: float
    group: str


K = TypeVar("K")
V = TypeVar("V")
CACHED = 2048
CACHED_LENGTH = 2000
"""Texts up to so many code points are kept, so that the history of a message is not analysed again for each message."""


class Analysis:
    """A text, its hits in order of place, and the names of the cues in it; and what else is made of it, once."""

    __slots__ = ("cues", "folded", "given", "groups", "hits", "made", "parts", "shingles")

    def __init__(self, given: str, folded: Folded, hits: tuple[Hit, ...], cues: frozenset[str]) -> None:
        self.given = given
        self.folded = folded
        self.hits = hits
        self.cues = cues
        self.groups = _counts(hits)
        """How many hits each group has."""
        self.shingles = shingles(folded.text)
        """What it is compared with other messages by."""
        self.parts: dict[int, tuple[Part, ...]] = {}
        """The parts of its words, by how surely it is scorn: kept here by `anger.lexical_parts`."""
        self.made: Made | None = None
        """What the models make of it, where many texts were looked at before they are read: kept here by `ahead.Ahead`."""


def _counts(hits: Iterable[Hit]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for hit in hits:
        group = hit.entry.group
        counts[group] = counts.get(group, 0) + 1
    return counts


class Remembered(dict[K, V]):
    """Answers by question, made when first asked for; all are forgotten when there are more than CACHED."""

    def __init__(self, answer: Callable[[K], V]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, question: K) -> V:
        if len(self) >= CACHED:
            self.clear()
        answer = self[question] = self._answer(question)
        return answer


class Analyser(dict[str, Analysis]):
    """Folds and scans. Keeps what it found in the last texts, at most CACHED: `analyser[text]` is what is found in a text."""

    def __init__(self, folder: Folder, lexicon: Lexicon) -> None:
        super().__init__()
        self._folder = folder
        self._lexicon = lexicon

    def __missing__(self, text: str) -> Analysis:
        folded = self._folder.fold(text)
        hits, cues = self._lexicon.scan(folded.text)
        found = Analysis(text, folded, tuple(hits), frozenset(cues))
        if len(text) <= CACHED_LENGTH:
            if len(self) >= CACHED:
                self._forget()
            self[text] = found
        return found

    def _forget(self) -> None:
        """The oldest quarter at once: to look for the oldest each time would mean to pass by all that were forgotten before."""
        for text in list(islice(self, CACHED // 4)):
            del self[text]
