"""Which of our languages a text is in, as far as single characters tell."""

from __future__ import annotations

CANTONESE = frozenset("唔嘅咗喺佢哋啲嘢冇㗎咁嚟嗰睇俾畀")
"""Characters that written Cantonese uses and other Chinese does not."""


def is_cantonese(text: str) -> bool:
    """Whether anything in it is written as only Cantonese is."""
    return not CANTONESE.isdisjoint(text)
