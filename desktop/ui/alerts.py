"""The list of alerts, and the telling of a new one: a notification of the system, once, in plain words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QSystemTrayIcon,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import numbers, words
from desktop.ui.alert_book import Alert, AlertBook
from desktop.ui.glyphs import paint_level
from desktop.ui.plain import PlainLabel, elided, one_line, plain_tooltip
from desktop.ui.theme import Theme, current_theme

AnyIndex = QModelIndex | QPersistentModelIndex
ROW, WIDTH, HEIGHT = 52, 440, 480
SNOOZE, ACKNOWLEDGE = "S", "A"
ALERT = Qt.ItemDataRole.UserRole


def headline(alert: Alert) -> str:
    """What an alert says first."""
    if alert.kind == "critical":
        return QCoreApplication.translate("Alerts", "{customer} is critical").format(customer=one_line(alert.customer, 60))
    if alert.kind == "promise":
        return QCoreApplication.translate("Alerts", "Promise to {customer} is late").format(customer=one_line(alert.customer, 60))
    if alert.kind == "promise_soon":
        return QCoreApplication.translate("Alerts", "Promise to {customer} is due soon").format(customer=one_line(alert.customer, 60))
    if alert.kind == "hand":
        return QCoreApplication.translate("Alerts", "Somebody asks for help with {customer}").format(customer=one_line(alert.customer, 60))
    if alert.kind == "escalated":
        return QCoreApplication.translate("Alerts", "An offer for {customer} waits too long").format(customer=one_line(alert.customer, 60))
    if alert.kind == "outside":
        return QCoreApplication.translate("Alerts", "The third party is late with {customer}").format(customer=one_line(alert.customer, 60))
    if alert.kind == "call_back":
        return QCoreApplication.translate("Alerts", "{customer} was to be called back").format(customer=one_line(alert.customer, 60))
    return QCoreApplication.translate("Alerts", "Something needs attention")


class AlertModel(QAbstractListModel):
    """The alerts of a book, all or only those still active."""

    def __init__(self, book: AlertBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._shown: list[Alert] = []
        self.only = "all"

    def refresh(self) -> None:
        """Look into the book again."""
        self.beginResetModel()
        self._shown = [alert for alert in self._book.alerts() if self.only == "all" or getattr(alert, self.only)]
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        alert = self._shown[index.row()]
        if role == ALERT:
            return alert
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{headline(alert)} · {state(alert)} · {one_line(alert.words)}"
        return plain_tooltip(alert.words) if role == Qt.ItemDataRole.ToolTipRole and alert.words else None


def state(alert: Alert) -> str:
    """Whether it is still so, and whether somebody looked."""
    active = QCoreApplication.translate("Alerts", "still active") if alert.active else QCoreApplication.translate("Alerts", "over")
    if alert.asleep_until is not None:
        return QCoreApplication.translate("Alerts", "asleep until {time}").format(time=numbers.clock_time(alert.asleep_until))
    if alert.seen_by:
        return QCoreApplication.translate("Alerts", "seen by {name}, {active}").format(name=one_line(alert.seen_by, 30), active=active)
    return QCoreApplication.translate("Alerts", "unread, {active}").format(active=active) if alert.unread else active


class AlertDelegate(QStyledItemDelegate):
    """Draws an alert: shape, headline, words, time, and whether it is unread or still active."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(WIDTH - 20, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        alert, theme = index.data(ALERT), current_theme()
        area: QRect = option.rect
        lit = bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected))
        painter.save()
        painter.fillRect(area, theme.colour("selection" if lit else "panel"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.colour("line"))
        level = (
            {"critical": "critical", "promise": "hot", "hand": "hot", "outside": "hot"}.get(alert.kind, "watch") if alert.active else "calm"
        )
        paint_level(painter, QRectF(area.left() + 12, area.top() + 10, 13, 13), level, theme)
        self._texts(painter, area.adjusted(36, 7, -12, -7), alert, theme)
        painter.restore()

    def _texts(self, painter: QPainter, area: QRect, alert: Alert, theme: Theme) -> None:
        time, fine = numbers.clock_time(alert.at), theme.font("small")
        note = f"{state(alert)} · {time}"
        room = QFontMetrics(fine).horizontalAdvance(note)
        _draw(painter, area, note, fine, theme, "muted", Qt.AlignmentFlag.AlignRight)
        _draw(painter, area.adjusted(0, 0, -room - 10, 0), headline(alert), theme.font("body", bold=alert.unread), theme, "text")
        _draw(painter, area.adjusted(0, 20, 0, 0), one_line(alert.words), fine, theme, "muted")


def _draw(
    painter: QPainter, area: QRect, text: str, font: QFont, theme: Theme, ink: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    painter.drawText(area, side | Qt.AlignmentFlag.AlignTop, elided(text, QFontMetrics(font), area.width()))


class AlertList(QListView):
    """The lines of the panel. `key_pressed` with the letter of what shall become of the line that is chosen."""

    key_pressed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if letter in (SNOOZE, ACKNOWLEDGE):
            self.key_pressed.emit(letter)
        else:
            super().keyPressEvent(event)


class AlertPanel(QFrame):
    """The list that the alerts button opens. `alert_chosen` with a case's id; closing it does not read anything: choosing does. `snoozed`
    and `acknowledged` with the Alert, `rules_asked` when the rules are to be shown."""

    alert_chosen = Signal(str)
    all_read = Signal()
    snoozed = Signal(object)
    acknowledged = Signal(object)
    rules_asked = Signal()

    def __init__(self, book: AlertBook, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "panel")
        self.setFixedSize(WIDTH, HEIGHT)
        self._book = book
        self.model = AlertModel(book, self)
        self.list = AlertList()
        self._tabs = {"all": QPushButton(), "unread": QPushButton(), "active": QPushButton()}
        self._empty = PlainLabel(self.tr("Nothing has happened that needs you."), "muted")
        self._lay_out()

    def refresh(self) -> None:
        """Show what the book says now; the place in the list stays chosen."""
        place = self.list.currentIndex().row()
        self.model.refresh()
        if place >= 0:
            self.list.setCurrentIndex(self.model.index(min(place, self.model.rowCount() - 1)))
        titles = {"all": self.tr("All"), "unread": self.tr("Unread {n}"), "active": self.tr("Still active {n}")}
        counts = {"all": 0, "unread": self._book.unread, "active": self._book.active}
        for only, button in self._tabs.items():
            button.setText(titles[only].format(n=counts[only]))
            button.setChecked(only == self.model.only)
        self._empty.setVisible(self.model.rowCount() == 0)

    def popup_below(self, widget: QWidget) -> None:
        """Open below a button, inside the window."""
        self.refresh()
        corner = widget.mapToGlobal(widget.rect().bottomRight())
        self.move(max(0, corner.x() - self.width()), corner.y() + 6)
        self.show()
        self.list.setFocus()

    def _lay_out(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(1, 8, 1, 8)
        row.setContentsMargins(8, 0, 8, 0)
        for only, button in self._tabs.items():
            button.setCheckable(True)
            button.clicked.connect(lambda checked=False, only=only: self._show_only(only))
            row.addWidget(button)
        row.addStretch()
        done = QPushButton(self.tr("Mark all read"))
        done.setProperty("look", "link")
        done.clicked.connect(self._read_all)
        row.addWidget(done)
        self.list.setModel(self.model)
        self.list.setItemDelegate(AlertDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Alerts"))
        self.list.activated.connect(self._choose)
        self.list.clicked.connect(self._choose)
        column.addLayout(row)
        column.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.list, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row, titles = QHBoxLayout(), {SNOOZE: self.tr("Snooze"), ACKNOWLEDGE: self.tr("Acknowledge")}
        row.setContentsMargins(8, 0, 8, 0)
        for letter, title in titles.items():
            button = QPushButton(f"{title}  {letter}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda checked=False, letter=letter: self._do(letter))
            row.addWidget(button)
        row.addStretch()
        rules = QPushButton(self.tr("Rules…"))
        rules.setProperty("look", "link")
        rules.clicked.connect(self.close)
        rules.clicked.connect(self.rules_asked)
        row.addWidget(rules)
        self.list.key_pressed.connect(self._do)
        return row

    def _do(self, letter: str) -> None:
        """Snooze or acknowledge the line that is chosen."""
        index = self.list.currentIndex()
        if index.isValid():
            (self.snoozed if letter == SNOOZE else self.acknowledged).emit(index.data(ALERT))

    def _show_only(self, only: str) -> None:
        self.model.only = only
        self.refresh()

    def _read_all(self) -> None:
        self._book.read()
        self.refresh()
        self.all_read.emit()

    def _choose(self, index: QModelIndex) -> None:
        alert = index.data(ALERT)
        self._book.read(alert.about)
        self.close()
        self.all_read.emit()
        if alert.kind != "trouble":
            self.alert_chosen.emit(alert.about)


class Notifier(QObject):
    """Tells the system about a new alert, where the system has a place for it. `opened` with the case when the notification was clicked."""

    opened = Signal(str)

    def __init__(self, icon: QIcon, parent: QObject | None = None, show: Callable[[str, str], None] | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tray: QSystemTrayIcon | None = None
        self._show = show or self._show_in_tray
        self._last = ""

    def tell(self, news: list[Alert]) -> None:
        """One notification: of the only one, or of how many there are."""
        if not news:
            return
        self._last = news[0].about
        if len(news) == 1:
            self._show(headline(news[0]), one_line(news[0].words, 120))
        else:
            self._show(self.tr("%n new alert(s)", "", len(news)), words.risks(tuple(one_line(each.customer, 40) for each in news[:3])))

    def _show_in_tray(self, title: str, text: str) -> None:
        if self._tray is None and QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = QSystemTrayIcon(self._icon, self)
            self._tray.messageClicked.connect(lambda: self.opened.emit(self._last))
            self._tray.show()
        if self._tray is not None:
            self._tray.showMessage(plain_notification(title), plain_notification(text), self._icon)


def plain_notification(text: str) -> str:
    """Servers of notifications may read a few tags: an angle bracket becomes one that is no tag."""
    return text.replace("<", "‹").replace(">", "›").replace("&", "＆")
