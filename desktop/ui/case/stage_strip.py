"""The six stages of complaint handling as a strip: where the case is, and a click to move it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.orders import STAGES
from desktop.ui import words
from desktop.ui.plain import elided, plain_tooltip
from desktop.ui.theme import current_theme

HEIGHT, DOT = 44, 5


class StageStrip(QWidget):
    """Shows the stages. Left and Right choose one, Enter or a click asks for it. Signals the stage that was asked for."""

    stage_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._chosen = 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Stage"))

    def show_stage(self, stage: str) -> None:
        """Show that the case is at this stage."""
        self._stage = self._chosen = STAGES.index(stage) if stage in STAGES else 0
        self.setAccessibleDescription(words.stage(STAGES[self._stage]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._choose(max(0, min(self._chosen + step, len(STAGES) - 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask(self._chosen)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._ask(int(event.position().x() * len(STAGES) / max(1, self.width())))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(plain_tooltip(self.tr("Click a stage to move the case there.")))
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / len(STAGES)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(int(step / 2), 12, int(self.width() - step / 2), 12)
        for place, stage in enumerate(STAGES):
            self._paint_stage(painter, QRectF(place * step, 0, step, HEIGHT), place, words.stage(stage))

    def _paint_stage(self, painter: QPainter, area: QRectF, place: int, name: str) -> None:
        theme = current_theme()
        here, done = place == self._stage, place < self._stage
        centre = QRectF(area.center().x() - DOT, 12 - DOT, 2 * DOT, 2 * DOT)
        painter.setPen(QPen(theme.colour("text" if here or done else "faint"), 1))
        painter.setBrush(theme.colour("text" if here else "muted" if done else "panel"))
        painter.drawEllipse(centre)
        if place == self._chosen and self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre.adjusted(-3, -3, 3, 3))
        font = theme.font("head", bold=here)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if here else "muted"))
        shown = elided(name, QFontMetrics(font), int(area.width()))
        painter.drawText(QRectF(area.left(), 22, area.width(), 18), Qt.AlignmentFlag.AlignCenter, shown)

    def _choose(self, place: int) -> None:
        self._chosen = place
        self.setAccessibleDescription(words.stage(STAGES[place]))
        self.update()

    def _ask(self, place: int) -> None:
        self._choose(max(0, min(place, len(STAGES) - 1)))
        if self._chosen != self._stage:
            self.stage_asked.emit(STAGES[self._chosen])
