"""The page of connections: what it shows, what it asks for, and what it never shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.channels.live.settings import Account
from desktop.core.errors import BadInput, StepinError, Trouble
from desktop.desk.connections import Ask, Connection, Connections
from desktop.keys.halves import FakeHalves
from desktop.keys.secrets import Secret, Secrets
from desktop.ui.case.panel import CasePanel
from desktop.ui.connections import words
from desktop.ui.connections.doors import ConnectionDoors
from desktop.ui.connections.lights import Light
from desktop.ui.connections.room import ConnectionsRoom
from desktop.ui.statusbar import StatusBar
from tests.ui.fake_desk import PEOPLE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window

SHOP = {
    "name": "shop",
    "phone_number_id": "12",
    "templates": [{"name": "late", "language": "en", "text": "Hi\n{{1}}", "parameters": ["x"]}],
}
MAIL = {"name": "care", "address": "a@example.com", "user": "a", "imap_host": "mail.example.com", "smtp_host": "mail.example.com"}


Failed = Callable[[StepinError], None]


class AtOnce(QObject):
    """A runner whose aside is done at once, in the caller's thread."""

    changed = Signal(object)

    def aside(self, work: Callable[[object], object], answer: Callable[[object], None], failed: Failed | None = None) -> None:
        try:
            found = work(None)
        except StepinError as error:
            assert failed is not None
            failed(error)
        else:
            answer(found)

    def read(self, question: object, answer: Callable[[list[object]], None], **how: object) -> None:
        answer([])


class Window(QWidget):
    """A window that has a status bar and a case only."""

    case_made = Signal(object)

    def __init__(self) -> None:
        QWidget.__init__(self)
        self.status = StatusBar(lambda: 0.0, self)
        self.case = CasePanel(lambda: 0.0, self)


class Trial:
    """Tries an account out as it is told to."""

    def __init__(self) -> None:
        self.trouble: Trouble | None = None
        self.secrets: list[str] = []

    def __call__(self, account: Account, ask: Ask) -> None:
        self.secrets.append(ask("app_secret"))
        if self.trouble is not None:
            raise self.trouble


@pytest.fixture
def trial() -> Trial:
    return Trial()


@pytest.fixture
def connections(tmp_path: Path, trial: Trial) -> Connections:
    return Connections(tmp_path / "channels.toml", Secrets(tmp_path / "keys", FakeHalves()), trial)


def room_of(qtbot, who: str = "lin", *connections: Connection) -> ConnectionsRoom:
    room = ConnectionsRoom(PEOPLE[who])
    qtbot.addWidget(room)
    room.show_connections(connections)
    room.show()
    return room


def opened(qtbot, connections: Connections | None) -> ConnectionDoors:
    window, runner = Window(), AtOnce()
    qtbot.addWidget(window)
    runner.setParent(window)
    seat = type("Room", (), {"person": PEOPLE["lin"]})()
    find = None if connections is None else lambda: connections
    doors = ConnectionDoors(window, seat, runner, find, lambda room: room.show())  # type: ignore[arg-type]
    doors.open_connections()
    return doors


def put(room: ConnectionsRoom, **texts: str) -> None:
    assert room.form is not None
    for name, text in texts.items():
        room.form.fields[name].show_value(text)


def test_an_account_is_set_up_tried_out_kept_and_removed(qtbot, connections: Connections, trial: Trial) -> None:
    doors = opened(qtbot, connections)
    room = doors.open_room
    assert room is not None and "Nothing is connected yet" in room.empty.text()
    room.begin("whatsapp")
    put(room, name="shop", phone_number_id="12")
    room.check.click()
    assert room.said.text() == "Still missing: App secret."
    room.form.secrets["app_secret"].setText("hush")
    room.check.click()
    assert trial.secrets == ["hush"] and room.said.text().startswith("It works") and connections.listed() == []
    room.save.click()
    assert room.said.text() == "Saved." and room.list.count() == 1
    assert room.form.secrets["app_secret"].text() == "" and "kept" in room.form.secrets["app_secret"].placeholderText()
    assert connections.listed()[0].kept == {"app_secret"}
    trial.trouble = Trouble("offline")
    room.check.click()
    assert room.said.text().startswith("It cannot be reached") and room.save.isEnabled()
    room.remove.click()
    assert room.sure.isVisible() and "shop" in room.said.text()
    room.sure.click()
    assert connections.listed() == [] and room.form is None


def test_a_demonstration_is_connected_to_nothing(qtbot) -> None:
    doors = opened(qtbot, None)
    assert doors.open_room is None and "demonstration" in doors._window.status.notice.text()  # type: ignore[union-attr]


def test_what_is_wrong_in_the_form_is_said_before_anything_is_asked(qtbot, connections: Connections) -> None:
    doors = opened(qtbot, connections)
    room = doors.open_room
    assert room is not None
    room.begin("email")
    put(room, **{**MAIL, "imap_port": "ninety"})
    room.save.click()
    assert room.said.text() == "IMAP port: a number is wanted."
    put(room, imap_port="993", address="nobody")
    room.save.click()
    assert room.said.text() == "Address: an email address is wanted."
    put(room, address="")
    room.save.click()
    assert room.said.text() == "Still missing: Address." and connections.listed() == []


def test_a_saved_account_keeps_its_name_and_everything_that_was_set(qtbot, connections: Connections) -> None:
    connections.save("whatsapp", SHOP, {}, new=True)
    connections.save("email", MAIL | {"staff": ["@example.com", "Lin"], "folders": ["INBOX", "Klagen"]}, {}, new=True)
    connections.save("chatwoot", {"name": "desk", "url": "https://desk.example.com", "account": 2, "inboxes": [4, 5]}, {}, new=True)
    before = connections.listed()
    doors = opened(qtbot, connections)
    room = doors.open_room
    assert room is not None
    for each in before:
        room.choose(each.name)
        assert room.form is not None and not room.form.fields["name"].widget.isEnabled()
        room.save.click()
        assert room.said.text() == "Saved."
    assert connections.listed() == before


def test_a_template_that_a_line_cannot_hold_is_kept_as_it_is(qtbot, connections: Connections) -> None:
    template = {"name": "late", "language": "en", "text": "a | b", "parameters": []}
    connections.save("whatsapp", SHOP | {"templates": [template]}, {}, new=True)
    doors = opened(qtbot, connections)
    room = doors.open_room
    assert room is not None and room.form is not None
    assert room.form.fields["templates"].widget.isReadOnly()
    room.save.click()
    assert connections.listed()[0].values["templates"] == [template]
    assert [each.text for each in doors._window.case.live.templates] == ["a | b"]


def test_who_does_not_lead_looks_only(qtbot) -> None:
    room = room_of(qtbot, "wang", Connection("shop", "whatsapp", True, SHOP))
    assert room.form is not None and not room.form.fields["phone_number_id"].isEnabled()
    assert not (room.save.isEnabled() or room.remove.isEnabled() or room.add.isEnabled()) and room.check.isEnabled()
    assert "can add" in room_of(qtbot, "wang").empty.text()


def test_the_list_says_how_each_account_is(qtbot) -> None:
    room = room_of(qtbot, "lin", Connection("a", "whatsapp", True, SHOP), Connection("b", "folder", False, {"name": "b"}))
    room.show_lights({"a": Light("ill", "offline", "<b>why</b>"), "b": Light("well", "2 min")})
    texts = [room.list.item(row).text() for row in range(2)]
    assert texts == ["a\nWhatsApp · offline", "b\nWatched folder · Not in use"]
    assert "&lt;b&gt;" in room.list.item(0).toolTip()


def test_choosing_in_the_list_opens_a_page_and_adding_leaves_it(qtbot) -> None:
    room = room_of(qtbot, "lin", Connection("a", "whatsapp", True, SHOP), Connection("b", "email", True, MAIL))
    assert room.form is not None and room.form.kind == "whatsapp"
    room.list.setCurrentRow(1)
    assert room.form.kind == "email"
    room.begin("folder")
    assert room.form.kind == "folder" and not room.list.selectedItems()
    room.show_connections([Connection("a", "whatsapp", True, SHOP)])
    assert room.form.kind == "folder"
    room.remove.click()
    assert room.form is not None and room.form.kind == "whatsapp"


def test_letters_of_a_secret_are_never_shown(qtbot) -> None:
    room = room_of(qtbot, "lin", Connection("a", "whatsapp", True, SHOP, frozenset({"app_secret"})))
    assert room.form is not None
    for field in room.form.secrets.values():
        assert field.echoMode() == QLineEdit.EchoMode.Password and field.text() == ""
    room.form.secrets["app_secret"].setText("hush")
    assert repr(room.form.typed()) == "{'app_secret': ***}" and room.form.typed() == {"app_secret": Secret("hush")}


@pytest.mark.parametrize(
    "code", ["slow", "not_signed_in", "bad_certificate", "garbled", "rate_limited", "broken", "bad_address", "not_allowed"]
)
def test_every_trouble_has_a_sentence(code: str) -> None:
    assert words.problem(Trouble(code)) != words.problem(Trouble("something_else")) and words.problem(Trouble(code))[-1] in ".?"


def test_a_file_that_cannot_be_read_is_said_and_an_account_in_trouble_is_not(qtbot, connections: Connections) -> None:
    doors = opened(qtbot, connections)
    doors._tell_problem("shop", Trouble("offline"))
    assert doors._window.status.notice.text() == ""
    doors._tell_problem("", BadInput("channels_unreadable", path="/x/channels.toml", why="line 3"))
    assert doors._window.status.notice.text() == "/x/channels.toml cannot be read (line 3)."
