"""What linear models weigh of a text: runs of characters where it is not Latin; words, pairs, triples and beginnings of words anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from desktop.sentiment.fold import is_latin
from desktop.sentiment.grams import runs_of

STEM = 5
"""Letters of the beginning of a longer word."""
_WORDS = re.compile(r"[a-z0-9']+")


def tokens_of(text: str) -> list[str]:
    """The tokens of a folded text, each as often as it occurs."""
    return word_tokens_of(text) if is_latin(text) else runs_of(f" {text} ") + word_tokens_of(text)


def word_tokens_of(text: str) -> list[str]:
    """Those of its words."""
    words = _WORDS.findall(text)
    if not words:
        return []
    found = [f"_{word}" for word in words]
    found += [f"_{one} {two}" for one, two in pairwise(words)]
    found += [f"_{one} {two} {three}" for one, two, three in zip(words, words[1:], words[2:], strict=False)]
    found += [f"_{word[:STEM]}*" for word in words if len(word) > STEM]
    return found


def word_places_of(text: str) -> Iterator[tuple[str, int, int]]:
    """The same with their places."""
    words = [(found[0], found.start(), found.end()) for found in _WORDS.finditer(text)]
    for n, (word, start, end) in enumerate(words):
        yield f"_{word}", start, end
        if len(word) > STEM:
            yield f"_{word[:STEM]}*", start, end
        for more in (1, 2):
            if n + more < len(words):
                yield "_" + " ".join(found[0] for found in words[n : n + more + 1]), start, words[n + more][2]
