"""Lists of words that mean alike, and how weights of tokens and of such families are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from desktop.sentiment.fold import Folder
from desktop.sentiment.lanes import MIDDLE

FINEST = 32000
"""The largest weight as it is written."""


class Families:
    """From a file of `name: words`, where `_` in a word is a blank. `token_of`: the token that stands for a folded word, if any does."""

    def __init__(self, path: Path, folder: Folder, token_of: Callable[[str], str | None]) -> None:
        lines = [line.partition(":") for line in path.read_text(encoding="utf-8").splitlines() if ":" in line]
        self.names = [name for name, _, _ in lines]
        self.of: dict[str, set[int]] = {}
        for number, (_, _, words) in enumerate(lines):
            for word in words.split():
                token = token_of(folder.fold(word.replace("_", " ")).text)
                if token is not None:
                    self.of.setdefault(token, set()).add(number)

    def found(self, tokens: Sequence[str]) -> list[int]:
        """The families of a text's tokens, in order."""
        return sorted({family for token in tokens for family in self.of.get(token, ())})

    def members(self, tokens: Sequence[str]) -> list[list[int]]:
        """The places of the tokens that belong to each family."""
        return [[n for n, token in enumerate(tokens) if family in self.of.get(token, ())] for family in range(len(self.names))]


def packed(weights: np.ndarray) -> bytes:
    """Weights in units, within FINEST, in 16 bits each."""
    return (weights.round() + MIDDLE).astype("<u2").tobytes()
