"""English words and signs of a folded text; the hashed buckets of words, of neighbours, and of the characters inside a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BITS = 19
SIZES = range(2, 6)
LONGEST_WORD = 40
"""Characters of a longer word are not looked at one by one."""
_MASK = (1 << BITS) - 1
_DIGITS = str.maketrans("123456789", "000000000")
_TOKEN = re.compile(r"@\w+|\[[a-z]+\]|https?://\S+|[a-z0]+\*+[a-z*]*|[a-z0']+|[!?.]+|[^\w\s]")
_PARTED = re.compile(f"({_TOKEN.pattern})")
_SPECIAL = frozenset("@[h")
_WORD, INSIDE_START = 101, 7
"""What the checksums of words and of their insides begin with."""

N = TypeVar("N", int, "NDArray[np.int64]")
Token = tuple[str, int, int]
"""A word or sign, its first code point and the one after its last."""


def tokens_of(text: str) -> list[Token]:
    """The words and signs of a folded text. Every name after @ or [masked] is one word, every address another; digits are alike."""
    return [(_plain(found[0]), found.start(), found.end()) for found in _TOKEN.finditer(text.translate(_DIGITS))]


def words_of(text: str) -> list[str]:
    """The same without their places, which takes less time."""
    return _plainly(_TOKEN.findall(text.translate(_DIGITS)))


def pieces_of(text: str) -> tuple[list[str], Iterator[int]]:
    """The same with the lengths of what the text is made of in turn: what stands before the first, the first, what stands before the
    second, and so on, and what stands after the last."""
    pieces = _PARTED.split(text.translate(_DIGITS))
    return _plainly(pieces[1::2]), map(len, pieces)


def _plainly(tokens: list[str]) -> list[str]:
    return [token if token[0] not in _SPECIAL and len(token) <= LONGEST_WORD else _plain(token) for token in tokens]


def _plain(token: str) -> str:
    if token[0] == "@" or (token[0] == "[" and len(token) > 1):
        return "@"
    return "http" if token.startswith("http") else token[:LONGEST_WORD]


def word_bucket(word: str) -> int:
    """The bucket of a word or sign."""
    return crc32(word.encode("utf-8", "surrogatepass"), _WORD) & _MASK


def pair_bucket(first: N, second: N) -> N:
    """The bucket of two neighbours, from their own; or those of many."""
    return (first * 1_000_003 + second * 31 + 17) & _MASK


def character_buckets(word: str) -> list[int]:
    """The buckets of a word's inside, a blank at each end; none of a sign."""
    if not word[0].isalnum():
        return []
    framed = f" {word} ".encode("utf-8", "surrogatepass")
    return [crc32(framed[n : n + size], INSIDE_START) & _MASK for size in SIZES for n in range(len(framed) - size + 1)]
