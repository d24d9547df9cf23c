"""What strangers write stays letters in everything that stands around the case (TRUST T1, T2)."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from desktop.core.heat import HeatSettings
from desktop.core.people import Person, Policy
from desktop.desk.imports import ImportQuestion, ImportReport
from desktop.desk.views import QuarantineRow, QueueRow, SearchHit
from desktop.ui.commands import CommandSet
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.import_form import ImportForm
from desktop.ui.palette import Palette
from desktop.ui.person_menu import PersonMenu
from desktop.ui.preferences import Preferences
from desktop.ui.quarantine_dialog import QuarantineDialog
from desktop.ui.search_panel import SearchPanel
from desktop.ui.settings_dialog import DeskFacts, SettingsDialog

RED = QColor(255, 0, 0)
PICTURE = "<IMG>"
PAYLOADS = (
    f'<img src="{PICTURE}" width="200" height="200">',
    f'<qt><img src="file://{PICTURE}" width=200 height=200></qt>',
    f"<html><body style='background:#ff0000'><img src={PICTURE} width=200 height=200>",
    '<table bgcolor="#ff0000" width="300"><tr><td>x</td></tr></table>',
    f"![x](file://{PICTURE})",
    '<a href="https://example.org">press here</a>',
    "e" + "\u0301" * 5_000,
    "\u202e\u2066evil\u0000\x1b[31m\ud800",
    "😀" * 20_000,
    "x" * 300_000,
    "&" * 500,
)
LONG_AGO = 1_763_800_000.0


def palette(text: str) -> QWidget:
    rest = ("hot", 70.0, 1.0, 0.0, 1, b"", (), "listen", None, None, None, 0.0, 0.0, None, text, None, False)
    window = QWidget()
    shown = Palette(CommandSet(window), lambda: [QueueRow("A1", text, None, "whatsapp", *rest)], window)
    shown.line.setText("a1")
    shown.show_hits("a1", [SearchHit(1, "A1", text, "whatsapp", "customer", text, LONG_AGO, text)])
    return window


def search(text: str) -> QWidget:
    panel = SearchPanel()
    panel.show_hits(text[:40], [SearchHit(1, "A1", text, text, text, text, LONG_AGO, text)])
    return panel


def quarantine(text: str) -> QWidget:
    dialog = QuarantineDialog()
    dialog.show_rows([QuarantineRow(1, LONG_AGO, text, 1, text, text.encode(errors="surrogatepass"))])
    return dialog


def people(text: str) -> QWidget:
    menu = PersonMenu()
    menu.set_policy(Policy(people=MappingProxyType({"x": Person("x", text, text)})))
    menu.set_person("x")
    menu.menu().setParent(menu)
    return menu


def settings(text: str) -> QWidget:
    return SettingsDialog(Preferences(), DeskFacts(Path(text.replace("\0", "")), HeatSettings(), Policy(timezone=text)))


def import_form(text: str) -> QWidget:
    form = ImportForm()
    named = ((text, 3), (text + "2", 2), ("客服", 1))
    form.ask(ImportQuestion(Path("chat.txt"), "whatsapp", named, ("dmy", "mdy"), text, text, frozenset({"客服"}), text, text))
    return form


class _AnswersAtOnce:
    """A runner whose desk found a file of a hostile name."""

    def __init__(self, name: str) -> None:
        self._name = name

    def read(self, question, answer, failed, *, slow=False) -> None:
        answer(ImportQuestion(Path("x"), "jsonl"))

    def aside(self, work, answer, failed) -> None:
        answer(ImportReport(self._name, 1, 1, 1, 1, 1))


def import_result(text: str) -> QWidget:
    return ImportDialog(_AnswersAtOnce(text), [Path(text.replace("\0", ""))])


SHOWN: tuple[Callable[[str], QWidget], ...] = (palette, search, quarantine, people, settings, import_form, import_result)


@pytest.fixture(scope="module")
def red_picture(tmp_path_factory: pytest.TempPathFactory) -> str:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(RED)
    file = tmp_path_factory.mktemp("red") / "red.png"
    assert image.save(str(file))
    return str(file)


def red_pixels(widget: QWidget) -> int:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return array("I", bytes(image.constBits())).count(RED.rgb())


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("show", SHOWN, ids=lambda show: show.__name__)
@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: ascii(payload[:12]))
def test_a_payload_is_shown_as_letters(qtbot, red_picture, show, payload) -> None:
    widget = show(payload.replace(PICTURE, red_picture))
    qtbot.addWidget(widget)
    assert red_pixels(widget) == 0


def test_the_red_picture_would_be_seen(qtbot, red_picture) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setStyleSheet(f"border-image: url({red_picture})")
    assert red_pixels(widget) > 100
