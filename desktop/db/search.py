"""Search by own overlapping bigrams: Chinese as a substring of any length, Latin and digits by word or beginning of word.

A run of Chinese, kana or Thai becomes its overlapping pairs and its last character, which keeps it apart from the next run; a run of
other letters and digits is one token. 退货了 -> 退货 货了 了. Behind all of them stand, marked, the single characters and the short
beginnings of words: 退· 货· 了· i· ip· iph· ipho·. The index could find those by prefix, but would gather all that it finds before it gave
the first. A word of a query is the phrase of its tokens, the last of which may go on: 退货 of "退货", 退 of "退·", "ipho" of "ipho·",
"iphon" of "iphon*", 买iph of "买 iph*". Where a word mixes Chinese with anything else, what the index finds is checked against the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate, pairwise

_KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
_PAIRED = f"\u3005-\u3007{_KANA}\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\U00020000-\U0003ffff"
SHORT = 4
"""Up to so many letters or digits the beginning of a word is a token of its own."""
LONGEST_WORD = 100
"""Of a longer word so many letters are its token: FTS5 cuts a token at 32,768 bytes, be it in the middle of a letter."""
LONGEST_QUERY = 1_000
"""So many characters of what a person looks for count."""
MARK = "\u00b7"
"""Ends a token that is only the beginning of a word. No letter, so that no word has it."""


@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"([{_PAIRED}]+)|([^\\W_{_PAIRED}]+)")


@cache
def simplified() -> Mapping[int, str]:
    """Traditional characters to Simplified, one to one (OpenCC's table; where it names several, the first)."""
    table = (resources.files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8")
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
    short: list[str] = []
    for paired, word in _run().findall(fold(text)):
        if paired:
            found += _pairs(paired)
            found.append(paired[-1])
            short += paired
        else:
            found.append(word[:LONGEST_WORD])
            short += accumulate(word[:SHORT])
    return f"{' '.join(found)} {MARK} {f'{MARK} '.join(dict.fromkeys(short))}{MARK}" if found else ""


@dataclass(frozen=True, slots=True)
class Query:
    """A search as the index understands it (`match`, empty when there is nothing to look for) and the substrings to check afterwards."""

    match: str
    substrings: tuple[str, ...]

    def accepts(self, text: str) -> bool:
        """Whether the folded text holds every substring, as a word or the beginning of one where it begins with a letter."""
        folded = fold(text) if self.substrings else ""
        return all(_stands_in(folded, part) for part in self.substrings)


def parse_query(text: str) -> Query:
    """The query of what a person typed: words apart by blanks must all be there."""
    match: list[str] = []
    substrings: list[str] = []
    for word in fold(text[:LONGEST_QUERY]).split():
        runs = list(_run().finditer(word))
        if runs:
            match.append(_phrase(runs))
        paired = [run for run in runs if run[1]]
        if (paired and len(word) > len(paired[0][0])) or any(len(run[2] or "") > LONGEST_WORD for run in runs):
            substrings.append(word)
    return Query(" AND ".join(match), tuple(substrings))


def _stands_in(folded: str, part: str) -> bool:
    """Whether a text holds a part: one that begins with a letter or digit only from the beginning of a word."""
    first = _run().match(part)
    if part not in folded or first is None or first[1]:
        return part in folded
    return any(folded.startswith(part, run.start()) for run in _run().finditer(folded))


def _pairs(run: str) -> list[str]:
    return [first + second for first, second in pairwise(run)]


def _phrase(runs: list[re.Match[str]]) -> str:
    """Tokens that follow each other. Only the last run of a word may go on in the text; those before it end where they end here."""
    ended = [token for run in runs[:-1] for token in ([*_pairs(run[1]), run[1][-1]] if run[1] else [run[2][:LONGEST_WORD]])]
    last = runs[-1][0]
    whole = _pairs(last) if runs[-1][1] else []
    if not ended and len(last) <= (1 if runs[-1][1] else SHORT):
        whole = [last + MARK]
    return f'"{" ".join([*ended, *whole])}"' if whole else f'"{" ".join([*ended, last[:LONGEST_WORD]])}"*'
