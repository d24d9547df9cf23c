"""What is found in one text, whoever wrote it: its folded form, the words of the lists, the cues of the rules. Cached by text."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.sentiment.fold import Folded, Folder
from desktop.sentiment.lexicon import Hit, Lexicon

CACHED = 2048
CACHED_LENGTH = 2000
"""Texts up to so many code points are kept, so that the history of a message is not analysed again for each message."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text, its hits in order of place, and the names of the cues in it."""

    given: str
    folded: Folded
    hits: tuple[Hit, ...]
    cues: frozenset[str]


class Analyser:
    """Folds and scans. Keeps the last CACHED texts."""

    def __init__(self, folder: Folder, lexicon: Lexicon) -> None:
        self._folder = folder
        self._lexicon = lexicon
        self._known: OrderedDict[str, Analysis] = OrderedDict()

    def analyse(self, text: str) -> Analysis:
        """What is found in the text."""
        known = self._known.get(text)
        if known is not None:
            return known
        folded = self._folder.fold(text)
        hits, cues = self._lexicon.scan(folded.text)
        found = Analysis(text, folded, tuple(hits), frozenset(cues))
        if len(text) <= CACHED_LENGTH:
            self._known[text] = found
            if len(self._known) > CACHED:
                self._known.popitem(last=False)
        return found


def sum_of(hits: Iterable[Hit], *groups: str) -> float:
    """The weights of the hits of some groups."""
    return sum(hit.entry.weight for hit in hits if hit.entry.group in groups)
