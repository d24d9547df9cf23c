"""Every hostile text through every view, in a process of its own: `python -m tests.hostile.views PICTURE [EVERY]` prints JSON.

Counts red pixels (the picture is red), what Python opened or connected to, and the CPU seconds of the window's thread for each text.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from desktop.core.errors import Trouble
from desktop.core.heat import HeatSettings
from desktop.core.people import Person, Policy
from desktop.desk.views import CaseView, MediatorView
from desktop.ui.alert_book import AlertBook
from desktop.ui.alerts import AlertPanel, Notifier
from desktop.ui.app import make_application
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.case.panel import CasePanel
from desktop.ui.case.trend import summary, trend_of
from desktop.ui.dialogs.close import CloseDialog
from desktop.ui.dialogs.correct import CorrectDialog
from desktop.ui.dialogs.decide import DecideDialog
from desktop.ui.dialogs.full_text import FullTextDialog
from desktop.ui.dialogs.mediator import MediatorDialog
from desktop.ui.dialogs.offer import OfferDialog
from desktop.ui.dialogs.promise import PromiseDialog
from desktop.ui.plain import plain_tooltip
from desktop.ui.queue_model import COLUMNS, QueueModel
from desktop.ui.queue_order import Filter, QueueOrder
from desktop.ui.queue_view import QueueView
from desktop.ui.statusbar import StatusBar
from desktop.ui.topbar import TopBar
from desktop.ui.window import MainWindow
from tests.hostile.corpus import texts, with_picture
from tests.ui import test_hostile as around
from tests.ui.case.samples import NOW, OFFER, POLICY, PROMISES, dryer
from tests.ui.queue_rows import row

RED = 0xFFFF0000
HARMLESS = "hello 你好 退款 😀 👩‍👩‍👧 العربية क्षि ไทย ཀྵ 한국어 e\u0301 \u202e\u2066\u0000\x1b<b>&amp;"
GIVER = Giver("lin", "AB123-CD456", 12)
OPENING = ("open", "socket.", "os.", "subprocess.", "urllib.", "http.", "ftplib.", "webbrowser.", "ctypes.", "shutil.", "tempfile.")
FREE = ("os.listdir", "os.scandir", "os.putenv", "os.fwalk", "os.walk")


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
            self.closed_case,
            self.tooltip,
            self.alerts,
            self.status,
            self.searched,
            self.written,
        )
        dialogs = (self.deciding, self.offering, self.choosing, self.promising, self.closing, self.correcting, self.in_full)
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

    def in_full(self, text: str) -> list[QWidget]:
        """The whole text, its last page."""
        dialog = FullTextDialog(text, text)
        dialog.turn(dialog.pages - 1)
        return [dialog]


def mime(text: str) -> object:
    """What a clipboard with HTML in it hands over."""
    from PySide6.QtCore import QMimeData

    data = QMimeData()
    data.setText(text)
    data.setHtml(text)
    return data


@dataclass
class Seen:
    """What happened."""

    red: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    cpu: dict[str, list[tuple[float, str]]] = field(default_factory=dict)

    def watch(self, event: str, arguments: tuple[object, ...]) -> None:
        """Python's audit hook."""
        if event.startswith(OPENING) and event not in FREE:
            self.opened.append(f"{event} {str(arguments[:1])[:200]}")

    def show(self, name: str, view: Callable[[str], list[QWidget]], label: str, text: str) -> None:
        """One text in one view."""
        start = time.thread_time()
        shown = view(text)
        pictures = [widget.grab() for widget in shown]
        spent = time.thread_time() - start
        self.cpu.setdefault(name, []).append((spent, label))
        self.red += [f"{name}: {label}" for picture in pictures if has_red(picture.toImage())]
        for widget in shown:
            if widget.isWindow() and widget.parent() is None and not widget.inherits("QTipLabel"):
                widget.deleteLater() if name not in KEPT else None
        QApplication.sendPostedEvents(None, 52)  # DeferredDelete

    def report(self, baseline: dict[str, float]) -> dict[str, object]:
        """As JSON."""
        worst = {name: max(times) for name, times in self.cpu.items()}
        slowest = {
            name: {"ms": round(spent * 1000, 1), "text": label, "harmless_ms": round(baseline[name] * 1000, 1)}
            for name, (spent, label) in worst.items()
        }
        shown = max(len(times) for times in self.cpu.values())
        return {"texts": shown, "red": self.red, "opened": sorted(set(self.opened)), "slowest": slowest}


KEPT = {"in_queue", "filtered", "case", "closed_case", "written"}


def has_red(image: QImage) -> bool:
    """Whether there is as much pure red in it as a picture would bring, or nothing at all: what grew beyond all measure is not drawn."""
    if image.isNull():
        return True
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = numpy.frombuffer(bytes(plain.constBits()), numpy.uint32)
    return int((pixels == RED).sum()) > 20


def main(picture: str, every: int = 1) -> None:
    """All texts through all views."""
    make_application("en", "light")
    desk, seen, calm = Desk(), Seen(), Seen()
    views = desk.views()
    for name, view in views.items():
        for _ in range(2):
            calm.show(name, view, "harmless", HARMLESS)
    baseline = {name: min(times)[0] for name, times in calm.cpu.items()}
    corpus = {label: with_picture(text, picture) for label, text in texts().items()}
    corpus["five-megabytes"] = "x" * 5_000_000
    corpus["surrogates"] = "a\ud800b\udfff" * 100
    sys.addaudithook(seen.watch)
    for label, text in list(corpus.items())[::every]:
        for name, view in views.items():
            seen.show(name, view, label, text)
    print(json.dumps(seen.report(baseline), ensure_ascii=False))
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
    import os

    os._exit(0)  # widgets without parents go down in no order at exit
