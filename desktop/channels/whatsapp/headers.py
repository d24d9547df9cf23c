"""The head of an export's line: date, time, and where they end; one anchored regex for every family of locale and telephone.

    [2024/10/31 15:50:46] name: text      `bracket`, iOS
    31.10.24, 15:50 - name: text          `dash`, Android
    31.10.24 15.50.46: name: text         `colon`, old iOS
    31. 10. 2024. 15:50:46 name: text     `bare`, old Android

Only the first HEAD characters of a line are looked at, so that a line of any length costs the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HEAD = 80
MARKS = "\ufeff\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Byte order marks and directional marks, which exports put before and between anything."""

_SPACES = dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"), " ")
_SPECIAL = re.compile("[" + "".join(map(chr, _SPACES)) + MARKS + "]")
_IN_HEAD = _SPACES | dict.fromkeys(map(ord, MARKS))
_MORNING = "上午|凌晨|清晨|早晨|早上|午夜|半夜|午前|오전|새벽|ص|SA|ÖÖ|π\\.μ\\.|PG"
_EVENING = "下午|中午|正午|傍晚|晚上|午後|午后|오후|م|CH|ÖS|μ\\.μ\\.|PTG"
_MARK = rf"[AaPp]\.?\ ?[Mm]\.?|{_MORNING}|{_EVENING}"
_IS_LATE = re.compile(rf"[Pp]|{_EVENING}")
_HEAD = re.compile(
    rf"""(?P<open>\[)?
    (?P<a>\d{{1,4}})(?P<sep>[./-]|年|년)\ ?(?P<b>\d{{1,2}})(?:[./-]|月|월)\ ?(?P<c>\d{{1,4}})(?P<sun>日|일)?\.?
    (?:[,،]\ ?|\ |(?<=日))(?:(?:星期|周|週)[一二三四五六日天]\ ?)?(?:(?:à|às|klo|kl\.|um|om|at|a\ las|alle|ore|u|o)\ )?
    (?P<pre>{_MARK})?\ ?(?P<h>\d{{1,2}})[:.：](?P<mi>\d\d)(?:[:.](?P<s>\d\d))?(?:\ ?(?P<post>{_MARK}))?(?:\ Uhr)?
    (?P<close>\]\ ?|\ ?[-–—](?:\ |$)|:\ |\ (?=[^\ ]))""",
    re.VERBOSE | re.ASCII,
)
_CJK = re.compile("[\u4e00-\u9fff\uac00-\ud7a3]")
_STARTS = frozenset("0123456789[")


@dataclass(frozen=True, slots=True)
class Shape:
    """What all heads of one export have in common: how the head closes, the separator of the date, year first, seconds."""

    close: str
    separator: str
    year_first: bool
    seconds: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A head found: its shape, the three numbers of the date as written, the time of day, and where the rest of the line begins.

    `eastern`: the time has a Chinese, Japanese or Korean mark of the half of the day.
    """

    shape: Shape
    date: tuple[str, str, str]
    hour: int
    minute: int
    second: int
    eastern: bool
    end: int


def find_head(line: str) -> Head | None:
    """The head that a line begins with, or None. `line` without marks at its beginning (`bare_start`)."""
    if not line or line[0] not in _STARTS:
        return None
    start = line[:HEAD]
    clean = even_spaces(start)
    found = _HEAD.match(clean)
    if found is None:
        return None
    close = _closing(found["open"], found["close"])
    if close is None:
        return None
    hour, minute, second = int(found["h"]), int(found["mi"]), int(found["s"] or 0)
    mark = found["pre"] or found["post"]
    hour = _of_24(hour, mark) if mark else hour
    if hour > 23 or minute > 59 or second > 59:
        return None
    shape = Shape(close, found["sep"], len(found["a"]) > 2, found["s"] is not None)
    eastern = (mark is not None and _CJK.match(mark) is not None) or found["sun"] is not None
    return Head(
        shape,
        (found["a"], found["b"], found["c"]),
        hour,
        minute,
        second,
        eastern,
        found.end() if len(clean) == len(start) else _original(start, found.end()),
    )


def bare_start(line: str) -> str:
    """The line without the marks that it begins with."""
    return line.lstrip(MARKS)


def even_spaces(text: str) -> str:
    """A name as people type it: without directional marks, with plain spaces."""
    return text.translate(_IN_HEAD) if _SPECIAL.search(text) else text


def _closing(opened: str | None, closed: str) -> str | None:
    if opened:
        return "bracket" if closed[0] == "]" else None
    mark = closed.lstrip(" ")[:1]
    return {"]": None, ":": "colon", "": "bare"}.get(mark, "dash")


def _of_24(hour: int, mark: str) -> int:
    """The hour of 24 of an hour of 12 with its mark: 12 and 0 in the morning are 0, in the afternoon 12."""
    if hour > 12:
        return hour
    if mark in ("中午", "正午") and hour >= 10:
        return hour
    if mark == "晚上" and hour == 12:
        return 0
    return hour % 12 + (12 if _IS_LATE.match(mark) else 0)


def _original(start: str, end: int) -> int:
    """Where the `end`-th character of the cleaned head ends in the original."""
    position = 0
    for position, character in enumerate(start):
        if end == 0:
            return position
        if character not in MARKS:
            end -= 1
    return position + 1
