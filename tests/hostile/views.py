"""Every place of the window where words of strangers can stand: each view takes a text and gives the widgets that show it."""

from __future__ import annotations

import contextlib
import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from desktop.core.errors import BadInput, StepinError, Trouble
from desktop.core.heat import HeatSettings
from desktop.core.messages import LONGEST_TEXT
from desktop.core.people import Person, Policy
from desktop.desk.imports import ImportQuestion
from desktop.desk.views import CaseView, MediatorView
from desktop.ui import troubles, words
from desktop.ui.alert_book import AlertBook
from desktop.ui.alerts import AlertPanel, Notifier
from desktop.ui.app import show_bug
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.case.panel import CasePanel
from desktop.ui.case.trend import summary, trend_of
from desktop.ui.dialogs.classify import ClassifyDialog
from desktop.ui.dialogs.close import CloseDialog
from desktop.ui.dialogs.correct import CorrectDialog
from desktop.ui.dialogs.decide import DecideDialog
from desktop.ui.dialogs.full_text import FullTextDialog
from desktop.ui.dialogs.mediator import MediatorDialog
from desktop.ui.dialogs.offer import OfferDialog
from desktop.ui.dialogs.promise import PromiseDialog
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.plain import plain_tooltip
from desktop.ui.queue_model import COLUMNS, QueueModel
from desktop.ui.queue_order import Filter, QueueOrder
from desktop.ui.queue_view import QueueView
from desktop.ui.record_dialog import CannotOpenDialog, back_up_record, check_record
from desktop.ui.statusbar import StatusBar
from desktop.ui.topbar import TopBar
from desktop.ui.window import MainWindow
from tests.ui import test_hostile as around
from tests.ui.case.samples import NOW, OFFER, POLICY, PROMISES, dryer, message
from tests.ui.queue_rows import row

GIVER = Giver("lin", "AB123-CD456", 12)
KEPT = frozenset(
    {
        "in_queue",
        "filtered",
        "case",
        "crowded_case",
        "closed_case",
        "written",
        "pasted",
        "spoken",
        "copied",
        "advised",
        "cared_for",
        "resolved",
    }
)
"""The views whose widgets stay."""


def case_of(text: str) -> CaseView:
    """A case in which everybody writes it and everything is called so."""
    view = dryer()
    messages = tuple(
        replace(message, text=text, author=text if n % 2 else message.author, corrected_by=text if n == 4 else None)
        for n, message in enumerate(view.messages)
    )
    promises = tuple(replace(promise, text=text, by=text) for promise in PROMISES)
    offer = replace(OFFER, reason=text, payee=text, proposed_by=text)
    marks = tuple(replace(mark, actor=text, values={**mark.values, "text": text, "mediator": text}) for mark in view.marks)
    people = {"customer": text, "agent": text, "mediator": text, "supervisor": text, "last_words": text}
    shown = replace(view.row, **people, offers=(offer,))
    return replace(
        view, row=shown, messages=messages, promises=promises, offers=(offer,), marks=marks, conversations=(text,), repeat_of=text
    )


def crowded_case_of(text: str) -> CaseView:
    """A case with as much of it as a window shows at all: 200 messages, 200 marks, 50 promises, 30 offers."""
    view = case_of(text)
    messages = tuple(message(n, n / 10, ("customer", "agent", "note")[n % 3], text, text, 50.0 if n % 3 == 0 else None) for n in range(200))
    marks = tuple(replace(view.marks[n % len(view.marks)], seq=n, at=NOW - n) for n in range(200))
    promises = tuple(replace(view.promises[0], id=f"p{n}") for n in range(50))
    offers = tuple(replace(view.offers[0], id=f"f{n}", note=text) for n in range(30))
    shown = replace(view.row, id="CROWDED", offers=offers)
    return replace(view, row=shown, messages=messages, marks=marks, promises=promises, offers=offers)


class Desk:
    """The window's parts that stay, and the dialogs that come and go. Each view takes a text and gives the widgets that show it."""

    def __init__(self) -> None:
        self.model = QueueModel(lambda: NOW, HeatSettings())
        self.queue = QueueView(self.model, lambda: NOW)
        self.queue.resize(826, 320)
        self.panel = CasePanel(lambda: NOW)
        self.panel.resize(1200, 800)
        self.panel.set_policy(POLICY)
        self.panel.set_person(POLICY.people["chen"])
        self.window = MainWindow(lambda: NOW, HeatSettings())
        self.told: list[tuple[str, str]] = []
        self.notifier = Notifier(self.window.windowIcon(), show=lambda *said: self.told.append(said))

    def views(self) -> dict[str, Callable[[str], list[QWidget]]]:
        """Every view by name."""
        own = (
            self.in_queue,
            self.filtered,
            self.case,
            self.crowded_case,
            self.closed_case,
            self.spoken,
            self.copied,
            self.pasted,
            self.troubled,
            self.cannot_open,
            self.record_work,
            self.import_refused,
            self.reported,
            self.tooltip,
            self.alerts,
            self.status,
            self.searched,
            self.written,
        )
        dialogs = (
            self.deciding,
            self.offering,
            self.choosing,
            self.promising,
            self.closing,
            self.correcting,
            self.classifying,
            self.in_full,
            self.raw,
        )
        others = {show.__name__: (lambda text, show=show: [show(text)]) for show in around.SHOWN}
        return {view.__name__: view for view in (*own, *dialogs)} | others

    def in_queue(self, text: str) -> list[QWidget]:
        """A row, its tooltips and what is spoken of it."""
        order = QueueOrder()
        people = {"agent": text, "mediator": text, "supervisor": text, "offers": (replace(OFFER, reason=text, payee=text),)}
        order.load([row("A", 90, customer=text, last_words=text, **people), row("B", 60)], NOW)
        self.model.set_names({text: text})
        self.model.adopt(order)
        for column in range(len(COLUMNS)):
            index = self.model.index(0, column)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                self.model.data(index, role)
        return [self.queue]

    def filtered(self, text: str) -> list[QWidget]:
        """The queue as somebody types it into the filter."""
        self.model.show(Filter("all", text.casefold()))
        return [self.queue]

    def case(self, text: str) -> list[QWidget]:
        """Head, graph, conversation, facts and history, and the graph in words."""
        view = case_of(text)
        self.panel.show_case(view)
        trend = trend_of(view, str)
        assert summary(trend) and all(trend.hover(place) for place in range(len(trend.dots)))
        return [self.panel]

    def crowded_case(self, text: str) -> list[QWidget]:
        """The same with very many of everything."""
        self.panel.show_case(crowded_case_of(text))
        return [self.panel]

    def spoken(self, text: str) -> list[QWidget]:
        """What a screen reader says, and the hints over the words."""
        self.panel.show_case(case_of(text))
        model, view = self.panel.messages, self.panel.conversation
        for line in range(model.rowCount()):
            assert len(str(model.data(model.index(line), Qt.ItemDataRole.AccessibleTextRole))) < 2_000
        for y in range(0, 400, 20):
            plain_tooltip(view._hint_at(QPoint(80, y)))
        return []

    def copied(self, text: str) -> list[QWidget]:
        """On the clipboard, whole and as it is (but for a byte order mark at its head, which Qt takes off)."""
        if len(text) > LONGEST_TEXT:
            return []  # no message is as long
        self.panel.show_case(case_of(text))
        self.panel.conversation.go_to(4)
        self.panel.conversation.copy_current()
        assert is_surrogate(text) or QGuiApplication.clipboard().text() == text.removeprefix("\ufeff"), ascii(text[:40])
        return []

    def pasted(self, text: str) -> list[QWidget]:
        """All of it pasted into the composer, and a letter typed behind it."""
        composer = self.panel.composer
        composer.field.clear()
        composer.field.insertFromMimeData(mime(text))
        QTest.keyClick(composer.field, Qt.Key.Key_X)
        return [composer]

    def troubled(self, text: str) -> list[QWidget]:
        """Refusals and troubles whose code or values are such a text, as the notice at the bottom says them."""
        bar = StatusBar(lambda: NOW)
        bar.resize(1440, 32)
        for error in (Trouble(text, why=text), BadInput("bad_policy", where=text), BadInput("unknown_time_zone", name=text)):
            assert len(troubles.sentence(error)) < 500
            bar.say(words.refusal(text) + troubles.sentence(error))
        return [bar]

    def cannot_open(self, text: str) -> list[QWidget]:
        """The dialog that comes instead of the window."""
        return [CannotOpenDialog(Trouble("disk_trouble", why=text, path=text))]

    def record_work(self, text: str) -> list[QWidget]:
        """The check of a record that names such a place, and a backup that fails for such a reason."""
        return [
            check_record(_Answers(text), None),
            back_up_record(_Fails(Trouble("disk_trouble", why=text)), Path("x" + text.replace("\0", ""))),
        ]

    def import_refused(self, text: str) -> list[QWidget]:
        """An import of a file of such a name that is refused with such values."""
        return [ImportDialog(_Fails(BadInput("archive_refused", why=text, path=text)), [Path("x" + text.replace("\0", ""))])]

    def reported(self, text: str) -> list[QWidget]:
        """What a bug that quotes it writes to the terminal."""
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            show_bug(ValueError, ValueError(text), None)
        assert not any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t" for letter in said.getvalue())
        assert len(said.getvalue()) < 20_000
        return []

    def closed_case(self, text: str) -> list[QWidget]:
        """A closed one, with its resolution."""
        self.panel.show_case(replace(case_of(text), closed_at=NOW, resolution=text))
        return [self.panel]

    def tooltip(self, text: str) -> list[QWidget]:
        """The little window of a tooltip."""
        QToolTip.showText(QPoint(10, 10), plain_tooltip(text), self.queue)
        return [label for label in QApplication.topLevelWidgets() if isinstance(label, QLabel) and label.inherits("QTipLabel")]

    def alerts(self, text: str) -> list[QWidget]:
        """The list of alerts, and the system's notification."""
        book = AlertBook()
        shouting = row("A", 112, level="critical", customer=text, last_words=text, promise_due=NOW - 60)
        news = [*book.rows_changed([shouting], (), NOW), *book.trouble("x", text, NOW)]
        panel = AlertPanel(book)
        panel.refresh()
        self.notifier.tell(news)
        self.notifier.tell(news[:1])
        assert all(len(part) < 400 for part in self.told[-1])
        return [panel]

    def status(self, text: str) -> list[QWidget]:
        """The line at the bottom: a notice, and a trouble that quotes it."""
        bar = StatusBar(lambda: NOW)
        bar.resize(1440, 32)
        bar.say(text)
        for code in ("disk_trouble", "unknown_code", "synced_folder"):
            bar.show_trouble(Trouble(code, why=text, folder=text, path=text))
        return [bar]

    def searched(self, text: str) -> list[QWidget]:
        """The box at the top, with it pasted in; and the window's title bar stays ours."""
        bar = TopBar()
        bar.resize(1440, 52)
        bar.search.setText(text)
        bar.search.setToolTip(plain_tooltip(text))
        return [bar]

    def written(self, text: str) -> list[QWidget]:
        """Pasted into the composer."""
        composer = self.panel.composer
        composer.field.insertPlainText(text[:2_000])
        composer.field.clear()
        return [composer]

    def context(self, text: str) -> CaseContext:
        """What a dialog knows."""
        mediators = tuple(MediatorView(f"m{n}", text, (text,), (text,), n) for n in range(3))
        people = {**POLICY.people, "m": Person("m", text, "manager", POLICY.people["chen"].limits)}
        return CaseContext(case_of(text), POLICY.people["lin"], Policy("CNY", "Asia/Shanghai", people, POLICY.budgets), mediators)

    def deciding(self, text: str) -> list[QWidget]:
        """An approval that reads the offer out."""
        return [DecideDialog(GIVER, self.context(text), replace(OFFER, reason=text, payee=text), "approve")]

    def offering(self, text: str) -> list[QWidget]:
        """An offer, with it pasted as the reason and the amount."""
        dialog = OfferDialog(GIVER, self.context(text))
        dialog.amount.setText(text)
        dialog.reason.insertFromMimeData(mime(text))
        return [dialog]

    def choosing(self, text: str) -> list[QWidget]:
        """Mediators of that name."""
        return [MediatorDialog(GIVER, self.context(text))]

    def promising(self, text: str) -> list[QWidget]:
        """A promise to somebody of that name."""
        return [PromiseDialog(GIVER, NOW, text)]

    def closing(self, text: str) -> list[QWidget]:
        """Closing such a case."""
        return [CloseDialog(GIVER, self.context(text))]

    def correcting(self, text: str) -> list[QWidget]:
        """Correcting such a message."""
        return [CorrectDialog(GIVER, case_of(text).messages[9])]

    def classifying(self, text: str) -> list[QWidget]:
        """Classifying a case whose class is such a text."""
        return [ClassifyDialog(GIVER, replace(case_of(text), nature=text, cause=text))]

    def raw(self, text: str) -> list[QWidget]:
        """Bytes of the quarantine in full, its last page."""
        dialog = FullTextDialog(text, text.encode(errors="surrogatepass"))
        dialog.turn(dialog.pages - 1)
        return [dialog]

    def in_full(self, text: str) -> list[QWidget]:
        """The whole text, its last page."""
        dialog = FullTextDialog(text, text)
        dialog.turn(dialog.pages - 1)
        return [dialog]


class _Fails:
    """A runner on which everything fails."""

    def __init__(self, error: StepinError) -> None:
        self._error = error

    def read(self, question: object, answer: Callable[[ImportQuestion], None], failed: Callable[[StepinError], None], **_: object) -> None:
        failed(self._error)

    def aside(self, work: object, answer: Callable[[object], None], failed: Callable[[StepinError], None]) -> None:
        failed(self._error)


class _Answers(_Fails):
    """A runner whose answer is a text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def aside(self, work: object, answer: Callable[[object], None], failed: Callable[[StepinError], None]) -> None:
        answer(self._text)


def is_surrogate(text: str) -> bool:
    """Whether it holds what no valid text does; a message never does."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def mime(text: str) -> QMimeData:
    """What a clipboard with HTML in it hands over."""
    data = QMimeData()
    data.setText(text)
    data.setHtml(text)
    return data
