"""Search by own overlapping bigrams: Chinese as a substring of any length, Latin and digits by word or beginning of word.

A run of Chinese, kana or Thai becomes its overlapping pairs and, so that one character finds the end of a run too, its last
character; a run of other letters and digits is one token. 退货了 -> 退货 货了 了. A query of two characters and more is the phrase
of its pairs, one character is the prefix of a pair. Where a query mixes such a run with anything else, what the index finds is
checked against the folded text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_PAIRED = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\U00020000-\U0003ffff"
_RUN = re.compile(f"([{_PAIRED}]+)|([^\\W_{_PAIRED}]+)")


@cache
def simplified() -> Mapping[int, str]:
    """Traditional characters to Simplified, one to one (OpenCC's table; where it names several, the first)."""
    table = resources.files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    return {ord(old): new.split(" ")[0] for old, new in pairs if len(old) == 1}


def fold(text: str) -> str:
    """Text as it is compared: NFKC, case folded, Traditional to Simplified."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold().translate(simplified())


def tokens(text: str) -> str:
    """The tokens of a text, apart by blanks: what the index is given."""
    found: list[str] = []
    for run in _RUN.finditer(fold(text)):
        if run[1] is None:
            found.append(run[2])
        else:
            found.extend(_pairs(run[1]))
            found.append(run[1][-1])
    return " ".join(found)


@dataclass(frozen=True, slots=True)
class Query:
    """A search as the index understands it (`match`, empty when there is nothing to look for) and the substrings to check afterwards."""

    match: str
    substrings: tuple[str, ...]

    def accepts(self, text: str) -> bool:
        """Whether the folded text holds every substring."""
        folded = fold(text) if self.substrings else ""
        return all(part in folded for part in self.substrings)


def parse_query(text: str) -> Query:
    """The query of what a person typed: words apart by blanks must all be there."""
    match: list[str] = []
    substrings: list[str] = []
    for word in fold(text).split():
        runs = list(_RUN.finditer(word))
        match.extend(_expression(run) for run in runs)
        paired = [run for run in runs if run[1]]
        if paired and len(word) > len(paired[0][0]):
            substrings.append(word)
    return Query(" AND ".join(match), tuple(substrings))


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]


def _expression(run: re.Match[str]) -> str:
    if run[1] is None:
        return f'"{run[2]}"*'
    return f'"{" ".join(_pairs(run[1]))}"' if len(run[1]) > 1 else f'"{run[1]}"*'
