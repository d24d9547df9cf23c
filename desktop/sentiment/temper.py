"""The trained models of anger as one: each script's words by the model that knows them, and what each of them adds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.sentiment.model import Output
from desktop.sentiment.valence import EnglishAnger

if TYPE_CHECKING:
    from desktop.sentiment.together import Floats

CACHED, CACHED_LENGTH = 4096, 200
"""So many short texts are remembered with their logits: most of what customers write has been written before."""
LETTERS = 4.0
"""Latin letters that say as much as one Chinese character."""
HARDLY = 0.15
"""A text with less of a script than this is read as if it had none of it: names, sizes, a word of fashion."""
STRANGE = 0.3
"""The share of the rules' points that stays where an English text is nothing like service."""
_LATIN = re.compile("[a-z]+")


class Temper:
    """The log-odds that a person would call a text angry. Keeps both models, and the logits of short texts that it has met."""

    def __init__(self, chinese: Output, english: EnglishAnger) -> None:
        self._chinese = chinese
        self._english = english
        self._known: dict[str, tuple[float, float]] = {}

    def look(self, texts: Iterable[str]) -> None:
        """These folded texts will be read next: those with English in them are looked at together."""
        english = [text for text in texts if latin_share(text) > 0.0]
        if english:
            self._english.look(english)

    def read(self, text: str, chinese: float | None = None) -> tuple[float, float]:
        """The log-odds of a folded text, and how far rules made for service are believed of it, 0..1: fully where it is Chinese or like
        service. `chinese`: what the Chinese model makes of it, where that is known."""
        if chinese is not None:
            return self._mixed(text, chinese)
        known = self._known.get(text)
        if known is not None:
            return known
        found = self._mixed(text, None)
        if len(text) <= CACHED_LENGTH:
            if len(self._known) >= CACHED:
                self._known.clear()
            self._known[text] = found
        return found

    def parts(self, text: str, chinese: Floats | None = None) -> list[float]:
        """What each code point adds; `chinese` as above."""
        share = latin_share(text)
        if share == 1.0:
            return self._english.parts(text)
        wide: list[float] = self._chinese.parts(text) if chinese is None else chinese.tolist()
        if share == 0.0:
            return wide
        both = zip(wide, self._english.parts(text), strict=True)
        return [(1.0 - share) * one + share * other for one, other in both]

    def _mixed(self, text: str, chinese: float | None) -> tuple[float, float]:
        share = latin_share(text)
        if chinese is None or share == 1.0:
            chinese = self._chinese.logit(text) if share < 1.0 else 0.0
        if share == 0.0:
            return chinese, 1.0
        english, service = self._english.anger(text)
        return (1.0 - share) * chinese + share * english, 1.0 - share * (1.0 - STRANGE) * (1.0 - service)


def latin_share(text: str) -> float:
    """How much of what a folded text says is in Latin letters, 0..1."""
    if text.isascii():
        return 1.0 if _LATIN.search(text) else 0.0
    if not _LATIN.search(text):
        return 0.0
    latin = sum(map(len, _LATIN.findall(text))) / LETTERS
    wide = (len(text.encode("utf-8", "surrogatepass")) - len(text)) / 2
    share = latin / (latin + wide)
    return 0.0 if share < HARDLY else 1.0 if share > 1.0 - HARDLY else share
