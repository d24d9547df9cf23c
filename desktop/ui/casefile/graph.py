"""The trend of a case as shapes that both a page and a print can draw. Coordinates begin at the top left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.core.heat import LEVELS, HeatSettings
from desktop.ui.case.trend import Trend
from desktop.ui.theme import Theme

LEFT, RIGHT, TOP, BOTTOM = 26.0, 8.0, 16.0, 18.0
"""Room for the numbers of the axis, the labels above and the times below."""
MOST_LABELS = 8
DOT = 3.0


@dataclass(frozen=True)
class Shape:
    """One thing to draw: `kind` is band (x, y, width, height), line (points), mark (a dashed line), dot (x, y) or label (x, y)."""

    kind: str
    points: tuple[tuple[float, float], ...]
    colour: str
    text: str = ""
    anchor: str = "start"


def shapes(trend: Trend, theme: Theme, size: tuple[float, float], time: Callable[[float], str]) -> list[Shape]:
    """The whole graph in `size`; an empty list where no message was scored. `time` writes a time of the axis."""
    if not trend.heats:
        return []
    area, colours = _Area(trend, size), _colours(theme)
    drawn = _bands(area, trend.settings, colours)
    drawn += [Shape("mark", (area.at(mark.at, 100), area.at(mark.at, 0)), colours["hot" if mark.hurt else "faint"]) for mark in trend.marks]
    drawn += _labels([(area.x(mark.at), mark.label) for mark in trend.marks], size[0], colours["muted"])
    drawn.append(Shape("line", tuple(map(area.at, trend.times, trend.heats)), colours["text"]))
    for at, anger, message in zip(trend.dot_times, trend.angers, trend.dots, strict=True):
        drawn.append(Shape("dot", (area.at(at, anger),), colours[message.level or "calm"]))
    return drawn + _axis(area, time, colours["muted"])


class _Area:
    def __init__(self, trend: Trend, size: tuple[float, float]) -> None:
        self.width, self.height = size
        self.start = trend.times[0]
        wrote = max(trend.times[-1], self.start + 60)
        self.end = min(max([wrote, *(mark.at for mark in trend.marks)]), 2 * wrote - self.start)  # what comes long after: the edge

    def x(self, at: float) -> float:
        """Where a time stands; what lies outside stands at the edge."""
        share = min(1.0, max(0.0, (at - self.start) / (self.end - self.start)))
        return round(LEFT + share * (self.width - LEFT - RIGHT), 1)

    def at(self, at: float, value: float) -> tuple[float, float]:
        """Where a value (0..100) at a time stands."""
        return self.x(at), round(TOP + (1 - value / 100) * (self.height - TOP - BOTTOM), 1)


def _colours(theme: Theme) -> dict[str, str]:
    return {token: colour.name() for token, colour in theme.colours.items()}


def _bands(area: _Area, settings: HeatSettings, colours: dict[str, str]) -> list[Shape]:
    edges, left = (0.0, *settings.thresholds(), 100.0), area.x(area.start)
    drawn = []
    for level, low, high in zip(LEVELS, edges[:-1], edges[1:], strict=True):
        top, bottom = area.at(area.start, high)[1], area.at(area.start, low)[1]
        width = area.x(area.end) - left
        drawn.append(Shape("band", ((left, top), (width, round(bottom - top, 1))), colours[f"{level}_ground"]))
        drawn.append(Shape("label", ((left - 4, bottom),), colours["muted"], f"{low:.0f}", "end"))
    return drawn


def _labels(marks: Sequence[tuple[float, str]], width: float, colour: str) -> list[Shape]:
    """The words of the marks, as many as stand without covering one another."""
    drawn: list[Shape] = []
    free = 0.0
    for x, text in marks:
        room = len(text) * 6.0
        if x >= free and x + room <= width and len(drawn) < MOST_LABELS:
            drawn.append(Shape("label", ((x, TOP - 5),), colour, text))
            free = x + room + 8
    return drawn


def _axis(area: _Area, time: Callable[[float], str], colour: str) -> list[Shape]:
    y = area.height - 4
    left, right = time(area.start), time(area.end)
    return [Shape("label", ((LEFT, y),), colour, left), Shape("label", ((area.width - RIGHT, y),), colour, right, "end")]
