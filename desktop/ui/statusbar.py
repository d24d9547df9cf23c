"""The line at the bottom: lights for record, accounts and scorer, a sentence about what just happened, and two doors to the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.core.errors import StepinError
from desktop.ui import numbers, troubles
from desktop.ui.plain import PlainLabel
from desktop.ui.theme import current_theme

if TYPE_CHECKING:
    from desktop.ui.connections.lights import Light as AccountState
    from desktop.ui.connections.status import AccountLights

QUIET = 10 * 60.0
"""Seconds without a message after which the channel's light says so."""
NOTICE = 8_000
_COLOURS = {"well": "calm", "waiting": "watch", "ill": "critical"}


class Dot(QWidget):
    """A small light: full when well, half when waiting, a ring with a bar when ill."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = "waiting"
        side = current_theme().size("dot") + 2
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), current_theme().colour(_COLOURS[self.state])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(colour)
        painter.setBrush(colour if self.state != "waiting" else Qt.BrushStyle.NoBrush)
        (painter.drawRect if self.state == "ill" else painter.drawEllipse)(area)
        painter.end()


class Light(QWidget):
    """A light and its words. `state`: well, waiting, ill."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dot, self._label = Dot(), PlainLabel("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._dot)
        row.addWidget(self._label)

    def say(self, state: str, text: str) -> None:
        """Show a state and say it."""
        self._label.setText(text)
        self.setAccessibleName(text)
        if state != self._dot.state:
            self._dot.state = state
            self._dot.update()

    def text(self) -> str:
        """What it says."""
        return self._label.text()


class StatusBar(QWidget):
    """Tells how record, accounts and scorer are; without accounts, when a message last came. `keys_asked` and `commands_asked` from its two
    doors, `connections_asked` from the accounts."""

    keys_asked = Signal()
    commands_asked = Signal()
    connections_asked = Signal()

    def __init__(self, clock: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last_message: float | None = None
        self._trouble: StepinError | None = None
        self._saved: float | None = None
        self.record, self.channel, self.scorer = Light(), Light(), Light()
        self.accounts: AccountLights | None = None
        self.notice = PlainLabel("", elide=True)
        self._fading = QTimer(self, singleShot=True, interval=NOTICE)
        self._fading.timeout.connect(lambda: self.notice.setText(""))
        self.setFixedHeight(current_theme().size("status"))
        self._lay_out()
        self.record.say("waiting", self.tr("Opening the record"))
        self.scorer.say("waiting", self.tr("Scorer starting"))
        self.tick()

    def show_saved(self) -> None:
        """The record has just been written, or read well."""
        self._saved, self._trouble = self._clock(), None
        self.record.say("well", self.tr("Record saved {time}").format(time=numbers.clock_seconds(self._saved)))

    def show_open(self) -> None:
        """The record is open; nothing was written yet."""
        self.record.say("well", self.tr("Record open"))
        self.scorer.say("well", self.tr("Scorer ready"))

    def show_trouble(self, error: StepinError) -> None:
        """The record or the scorer has a trouble."""
        self._trouble = error
        light = self.scorer if error.code.startswith("scorer") else self.record
        light.say("ill", troubles.sentence(error))

    def show_well(self) -> None:
        """The trouble is over."""
        if self._trouble is not None:
            self._trouble = None
            self.show_open()

    def show_message_at(self, at: float) -> None:
        """A customer or staff wrote at this time."""
        self._last_message = max(at, self._last_message or 0.0)
        self.tick()

    def show_accounts(self, lights: Mapping[str, AccountState]) -> None:
        """How the accounts are; they stand where it says when a message last came."""
        if self.accounts is None:
            from desktop.ui.connections.status import AccountLights

            self.accounts = AccountLights()
            self.accounts.asked.connect(self.connections_asked)
            self._row.insertWidget(self._row.indexOf(self.channel), self.accounts)
        self.accounts.show_lights(lights)
        self.accounts.setVisible(bool(lights))
        self.channel.setVisible(not lights)

    def say(self, text: str) -> None:
        """A sentence that stays for a few seconds."""
        self.notice.setText(text)
        self._fading.start()

    def tick(self) -> None:
        """A second has passed."""
        if self._last_message is None:
            self.channel.say("waiting", self.tr("No message yet"))
            return
        ago = max(0.0, self._clock() - self._last_message)
        text = self.tr("Last message {time} ago").format(time=numbers.duration(ago))
        self.channel.say("well" if ago < QUIET else "waiting", text)

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(20)
        for light in (self.record, self.channel, self.scorer):
            row.addWidget(light)
        row.addWidget(self.notice, 1)
        row.addLayout(self._door("?", self.tr("Keys"), self.keys_asked.emit))
        row.addLayout(self._door("Ctrl K", self.tr("All commands"), self.commands_asked.emit))

    def _door(self, key: str, text: str, open: Callable[[], None]) -> QHBoxLayout:
        row, button = QHBoxLayout(), QPushButton(text)
        row.setSpacing(2)
        button.setProperty("look", "quiet")
        button.clicked.connect(open)
        row.addWidget(PlainLabel(key, "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(button)
        return row
