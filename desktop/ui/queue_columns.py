"""How wide the columns of the queue are: what narrows first, and what goes first, when there is little room."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column's width in pixels: the least, the usual, the most."""

    least: int
    usual: int
    most: int


WIDTHS = {
    "customer": Column(176, 218, 520), "heat": Column(58, 58, 64), "trend": Column(56, 82, 130), "risks": Column(122, 128, 320),
    "stage": Column(60, 66, 90), "agent": Column(72, 98, 160), "waiting": Column(72, 74, 90), "offer": Column(94, 96, 150),
}  # fmt: skip
LEAVING = ("stage", "agent", "trend", "risks")
"""In this order columns go when even the narrow ones do not fit."""
NARROWING = ("trend", "customer", "agent", "risks", "offer", "stage", "waiting", "heat")


def column_widths(room: int) -> dict[str, int]:
    """The width of each column that is shown in `room` pixels; all of it is used."""
    shown = dict(WIDTHS)
    for leaver in LEAVING:
        if _narrow_sum(shown) <= room:
            break
        del shown[leaver]
    widths = {name: column.usual for name, column in shown.items()}
    spare = room - sum(widths.values())
    for name in NARROWING:
        if spare < 0 and name in widths:
            taken = min(-spare, widths[name] - shown[name].least)
            widths[name] -= taken
            spare += taken
    return _widened(widths, spare) if spare > 0 else widths


def _narrow_sum(shown: dict[str, Column]) -> int:
    """The room that is needed before a column has to go: only the trend and the risks give way first."""
    return sum(column.least if name in ("trend", "risks", "customer", "offer", "agent") else column.usual for name, column in shown.items())


def _widened(widths: dict[str, int], spare: int) -> dict[str, int]:
    """Hand out spare room in shares, up to each column's most; what nobody takes is the customer's."""
    shares = {"customer": 4, "risks": 3, "agent": 2, "offer": 1, "trend": 1, "stage": 1}
    total = sum(share for name, share in shares.items() if name in widths)
    for name, share in shares.items():
        if name in widths:
            widths[name] += min(spare * share // total, WIDTHS[name].most - widths[name])
    widths["customer"] += spare - (sum(widths.values()) - (sum(WIDTHS[name].usual for name in widths)))
    return widths
