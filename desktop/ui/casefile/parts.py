"""What a told case is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.ui.case.trend import Trend


@dataclass(frozen=True)
class Row:
    """One thing that was said or done. `tone`: customer, staff, note, deed, or a level; `notes` are our remarks on it."""

    time: str
    who: str
    text: str
    tone: str = "deed"
    notes: str = ""


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; `empty` is said where there is nothing."""

    title: str
    rows: tuple[Row, ...]
    empty: str = ""


@dataclass(frozen=True)
class Story:
    """One case: `facts` are pairs of a name and a value, `short` are sentences, `foot` says where it comes from, `time` writes a time."""

    id: str
    title: str
    level: str
    facts: tuple[tuple[str, str], ...]
    short: tuple[str, ...]
    trend: Trend
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
    time: Callable[[float], str]
