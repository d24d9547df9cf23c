"""The bar at the top: the name, the tiles, the search box, pause, alerts, who acts, and everything else."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from desktop.ui.plain import PlainLabel
from desktop.ui.theme import current_theme
from desktop.ui.tiles import TileBar

TYPING_PAUSE = 120
"""Milliseconds without a key after which what was typed filters the queue."""
FRAME = 32
"""Pixels of the search field that are its frame and no room for words."""


class SearchBox(QLineEdit):
    """Filters the queue while typing (`filtered`), searches all messages on Enter (`search_asked`), Escape empties and leaves."""

    filtered = Signal(str)
    search_asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Search: typing filters the queue, Enter searches all messages"))
        self.setMaxLength(200)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(lambda: self.filtered.emit(self.text().strip()))
        self.textChanged.connect(lambda: self._pause.start())
        self.returnPressed.connect(self._ask)

    def begin(self) -> None:
        """Take the focus, ready to be overwritten."""
        self.setFocus()
        self.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is written where nothing is typed yet fits into the field."""
        super().resizeEvent(event)
        whole = self.tr("Search messages, customers, cases…")
        self.setPlaceholderText(whole if self.fontMetrics().horizontalAdvance(whole) <= self.width() - FRAME else self.tr("Search"))

    def _ask(self) -> None:
        if self.text().strip():
            self.search_asked.emit(self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TopBar(QWidget):
    """`pause_toggled`, `alerts_asked` and those of the search box and the tiles. `add_person_menu` fills the slot of the person."""

    pause_toggled = Signal(bool)
    alerts_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "bar")
        self.setFixedHeight(theme.size("topbar"))
        self.tiles, self.search = TileBar(), SearchBox()
        self.pause, self.alerts, self.menu_button = QPushButton(), QPushButton(), QToolButton()
        self._held, self._unread = 0, 0
        self._set_up()
        self._lay_out(theme.size("gap"))
        self.retranslate()

    def add_person_menu(self, widget: QWidget) -> None:
        """Who acts stands before the menu."""
        widget.setFixedHeight(current_theme().size("tile"))
        self._row.insertWidget(self._row.count() - 1, widget)

    def set_menu(self, menu: QMenu) -> None:
        """What the last button opens."""
        self.menu_button.setMenu(menu)

    def show_held(self, held: int) -> None:
        """How many cases changed while paused."""
        self._held = held
        self._label_buttons()

    def show_paused(self, paused: bool) -> None:
        """Show whether updates are held back."""
        self.pause.setChecked(paused)
        self._label_buttons()

    def show_unread(self, unread: int) -> None:
        """How many alerts nobody has looked at."""
        self._unread = unread
        self._label_buttons()

    def retranslate(self) -> None:
        """Every word in the interface's language."""
        self.tiles.retranslate()
        self.menu_button.setAccessibleName(self.tr("Menu"))
        self.menu_button.setToolTip(self.tr("Menu"))
        self._label_buttons()

    def redress(self) -> None:
        """The look has changed."""
        self.menu_button.setIcon(_three_lines())

    def _set_up(self) -> None:
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(320)
        self.pause.setCheckable(True)
        self.pause.clicked.connect(self.pause_toggled)
        self.alerts.clicked.connect(self.alerts_asked)
        self.tiles.width_changed.connect(self._fit)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setIcon(_three_lines())
        for widget in (self.search, self.pause, self.alerts, self.menu_button):
            widget.setFixedHeight(current_theme().size("tile"))

    def _lay_out(self, gap: int) -> None:
        self.brand, self.brand_zh = PlainLabel("Stepin", "brand"), PlainLabel("介入", "muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 12, 0)
        self._row.setSpacing(gap)
        for widget in (self.brand, self.brand_zh):
            self._row.addWidget(widget)
        self._row.addSpacing(gap)
        self._row.addWidget(self.tiles)
        self._row.addStretch(1)
        self._row.addWidget(self.search, 3)
        for button in (self.pause, self.alerts, self.menu_button):
            self._row.addWidget(button)

    def _label_buttons(self) -> None:
        paused = self.pause.isChecked()
        self.pause.setText(self.tr("Resume · {held}").format(held=self._held) if paused else self.tr("Pause"))
        self.pause.setAccessibleName(
            self.tr("Resume updates; %n case(s) changed meanwhile", "", self._held) if paused else self.tr("Pause updates")
        )
        self.pause.setToolTip(self.tr("Hold the queue still (Space)"))
        self.alerts.setText(self.tr("Alerts {unread}").format(unread=self._unread) if self._unread else self.tr("Alerts"))
        self.alerts.setAccessibleName(self.tr("Alerts, %n unread", "", self._unread))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the words of all tiles do not fit, those of the levels go: their shapes stay."""
        others = [each for each in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if each.isVisibleTo(self)]
        rest = sum(each.sizeHint().width() + 8 for each in others if each not in (self.tiles, self.search))
        wanted = self.tiles.full_width() + rest + self.search.minimumWidth() + 60
        self.tiles.set_brief(wanted > self.width())


def _three_lines() -> QIcon:
    picture = QPixmap(32, 32)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setPen(QPen(current_theme().colour("text"), 1.4))
    for y in (4, 8, 12):
        painter.drawLine(QRectF(2, y, 12, 0).topLeft(), QRectF(2, y, 12, 0).topRight())
    painter.end()
    return QIcon(picture)
