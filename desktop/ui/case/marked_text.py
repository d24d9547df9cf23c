"""A message's text as a layout wants it: made safe, capped, its marked ranges in UTF-16 units, its script guessed."""

from __future__ import annotations

from bisect import bisect_left

from desktop.core.languages import CANTONESE
from desktop.ui.plain import affordable, safe_text

SHOWN_CAP = 2_000
"""The most characters of a message that the conversation lays out; the rest is a click away."""
SHOWN_LINES = 24
LINE_SEPARATOR = "\u2028"

_SCRIPTS = (
    ("HK", CANTONESE),
    ("TC", frozenset("們這個說會還來對嗎麼沒時過後點給讓開關應請謝為與無處貨錢電話買賣書")),
    ("SC", frozenset("们这个说会还来对吗么没时过后点给让开关应请谢为与无处货钱电话买卖书")),
)


def shown_part(text: str) -> str:
    """What the conversation shows of a text: at most SHOWN_CAP characters, SHOWN_LINES lines, and not too much of what is slow to draw."""
    head = safe_text(affordable(text, SHOWN_CAP))
    lines = head.split("\n", SHOWN_LINES)
    return "\n".join(lines[:SHOWN_LINES])


def as_one_paragraph(text: str) -> str:
    """The text with line breaks that a QTextLayout breaks at; of the same length."""
    return text.replace("\n", LINE_SEPARATOR)


def utf16_places(text: str) -> list[int]:
    """The places of the characters that take two UTF-16 units, in order; empty for most texts."""
    return [] if text.isascii() else [place for place, letter in enumerate(text) if letter > "\uffff"]


def utf16_range(start: int, end: int, length: int, wide: list[int]) -> tuple[int, int]:
    """A range of code points, cut to `length`, as (start, length) in UTF-16 units."""
    first, last = min(start, length), min(end, length)
    begin = first + bisect_left(wide, first)
    return begin, last + bisect_left(wide, last) - begin


def code_point(unit: int, wide: list[int]) -> int:
    """The place in code points of a place in UTF-16 units."""
    place = unit
    for before, at in enumerate(wide):
        if at + before >= unit:
            break
        place = unit - before - 1
    return place


def script_of(text: str) -> str | None:
    """HK, TC or SC by its commonest telling characters; None when nothing tells. Chooses the shapes of a font, nothing else."""
    if text.isascii():
        return None
    letters = set(text[:200])
    found = [(len(letters & telling), script) for script, telling in _SCRIPTS]
    cantonese = found[0][0] > 0
    if cantonese:
        return "HK"
    most, script = max(found[1:])
    return script if most else None
