"""The place of the sentiment trend graph: pyqtgraph is imported when the first case is shown, after it was painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.case.trend import Trend, summary
from desktop.ui.theme import current_theme

if TYPE_CHECKING:
    from desktop.ui.case.plot import TrendPlot


class TrendGraph(QWidget):
    """Shows a Trend. Signals the seq of the message that was clicked."""

    message_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trend = Trend()
        self.plot: TrendPlot | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 4, 8, 3)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_low(False)
        self.setAccessibleName(self.tr("Sentiment trend"))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.build)

    def set_low(self, low: bool) -> None:
        """Less height, where the conversation needs it."""
        self.setFixedHeight(current_theme().size("graph_low" if low else "graph"))

    def show_trend(self, trend: Trend, *, anew: bool = True) -> None:
        """Show this; `anew` shows all of it, else the part that is zoomed to stays."""
        self._trend = trend
        self.setAccessibleDescription(summary(trend))
        if self.plot is None:
            self._later.start(0)
        else:
            self.plot.show_trend(trend, anew=anew)

    def build(self) -> None:
        """Make the plot now."""
        if self.plot is None:
            from desktop.ui.case.plot import TrendPlot  # takes half a second: never before the first case is on the screen

            self.plot = TrendPlot(self)
            self.plot.message_chosen.connect(self.message_chosen)
            self._layout.addWidget(self.plot)
            self.setFocusProxy(self.plot)
            self.plot.show_trend(self._trend, anew=True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self.plot is not None and event.type() == QEvent.Type.StyleChange:
            self.plot.dress()
