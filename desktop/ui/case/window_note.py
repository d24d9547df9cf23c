"""How long a WhatsApp customer may still be written to freely, and the templates for when that is over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.core.windows import MARGIN, is_closed
from desktop.ui import numbers
from desktop.ui.plain import PlainLabel, restyle

SHORT = 3600.0
"""Seconds from which on little time is left."""


class WindowNote(QWidget):
    """Counts down. Signals `template_asked`, and `turned` when the window closed or opened."""

    template_asked = Signal()
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deadline: float | None = None
        self.closed = False
        self._said = PlainLabel(look="muted", elide=True)
        self.template = QPushButton(self.tr("Send a template…"))
        self.template.setProperty("look", "link")
        self.template.clicked.connect(self.template_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._said, 1)
        row.addWidget(self.template)
        self.hide()

    def show_deadline(self, deadline: float | None, templates: bool, now: float) -> None:
        """Until when free text can be sent; None: always. `templates`: whether there are any to choose from."""
        self._deadline = deadline
        self.template.setEnabled(templates)
        self.setVisible(deadline is not None)
        self.tick(now)

    def tick(self, now: float) -> None:
        """A second has passed."""
        closed = is_closed(self._deadline, now)
        left = self._deadline - MARGIN - now if self._deadline is not None else 0.0
        self._said.setText(self._words(closed, left))
        restyle(self._said, "error" if not closed and left < SHORT else "muted")
        self.template.setVisible(closed)
        if closed != self.closed:
            self.closed = closed
            self.turned.emit()

    def text(self) -> str:
        """What it says."""
        return self._said.text()

    def _words(self, closed: bool, left: float) -> str:
        if not closed:
            return self.tr("WhatsApp: you may write freely for {time} more.").format(time=numbers.duration(left))
        if self.template.isEnabled():
            return self.tr("24 hours are over: WhatsApp takes approved templates only.")
        return self.tr("24 hours are over: WhatsApp takes approved templates only; none is set up.")
