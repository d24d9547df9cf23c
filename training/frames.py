"""Sentences made of frames and threats: the same threat said in earnest, said not to be meant, told of others, asked; and of choices."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

SEED = 7
SHARE = 0.3
"""The share of all pairs that is drawn."""
PARTS = 6
"""Trades that they are counted as, by the threat: whoever validates leaves out whole threats."""


FEWEST, MOST = 3, 8
"""Sentences that are drawn of one with choices: as many as its longest choice has, within these."""
_CHOICE = re.compile(r"\{([^{}]*)\}")


class Framed(NamedTuple):
    """A sentence, the kind that it signals (empty: a trap), the part it belongs to."""

    text: str
    kind: str
    part: int


def framed(path: Path) -> list[Framed]:
    """A fixed share of all that the file's frames and threats make."""
    rng = random.Random(SEED)
    every = [sentence for group in tomllib.loads(path.read_text(encoding="utf-8")).values() for sentence in _of_group(group)]
    return [sentence for sentence in every if rng.random() < SHARE]


def _of_group(group: Mapping[str, object]) -> Iterator[Framed]:
    for one in (group, group.get("grave")):
        if isinstance(one, dict):
            yield from _pairs(one["said"], one["unsaid"], one["threats"])


def _pairs(said: Sequence[str], unsaid: Sequence[str], threats: Mapping[str, Sequence[str]]) -> Iterator[Framed]:
    for kind, words in threats.items():
        for number, word in enumerate(words):
            part = number % PARTS
            yield from (Framed(frame.format(word), kind, part) for frame in said)
            yield from (Framed(frame.format(word), "", part) for frame in unsaid)


def chosen(text: str) -> list[str]:
    """A sentence, or of one with choices, `{so|so}`, as many different ones as are drawn: the same every time."""
    if "{" not in text:
        return [text]
    rng, longest = random.Random(text), max(found[1].count("|") + 1 for found in _CHOICE.finditer(text))
    wanted = min(max(longest, FEWEST), MOST)
    drawn = [_CHOICE.sub(lambda found: rng.choice(found[1].split("|")), text) for _ in range(3 * wanted)]
    return list(dict.fromkeys(drawn))[:wanted]
