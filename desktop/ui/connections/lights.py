"""How an account is: a light, a few words, and why."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from desktop.ui.theme import current_theme

STATES = ("well", "silent", "ill", "off")
"""Full; half; a square; a ring. The shape says it as well as the colour."""
SIDE = 12
_COLOURS = {"well": "calm", "silent": "watch", "ill": "watch", "off": "faint"}


@dataclass(frozen=True, slots=True)
class Light:
    """`state` is one of STATES, `said` a few words, `why` a sentence for the tooltip."""

    state: str
    said: str
    why: str = ""


def light_icon(state: str) -> QIcon:
    """A light as an icon."""
    picture = QPixmap(2 * SIDE, 2 * SIDE)
    picture.setDevicePixelRatio(2.0)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_light(painter, QRectF(1, 1, SIDE - 2, SIDE - 2), state)
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)  # Qt would tint it
    return icon


def paint_light(painter: QPainter, area: QRectF, state: str) -> None:
    """Draw a light."""
    colour = current_theme().colour(_COLOURS[state])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour)
    painter.setBrush(colour if state in ("well", "ill") else Qt.BrushStyle.NoBrush)
    (painter.drawRect if state == "ill" else painter.drawEllipse)(area)
    if state == "silent":
        painter.setBrush(colour)
        painter.drawPie(area, 90 * 16, 180 * 16)
