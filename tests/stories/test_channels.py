"""Messages that come in by themselves at a window that runs the accounts, and an answer that goes out once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from desktop.channels.folder import source
from desktop.channels.live.adapters import try_out
from desktop.db.verify import first_fault
from desktop.desk.connections import Connections
from desktop.keys.halves import FakeHalves
from desktop.keys.secrets import Secret, Secrets
from desktop.settings import Settings
from desktop.ui.connections.room import ConnectionsRoom
from desktop.ui.preferences import PreferenceFile
from desktop.ui.start import Workstation
from tests.desk.house import opened
from tests.fakes import cloud_bodies as bodies
from tests.fakes.cloud_api import SECRET, TOKEN, VERIFY, CloudApi
from tests.stories.conftest import CHAT, Person, open_desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window
FURIOUS = "terrible, terrible!!!! 我要退货"


@pytest.fixture
def api() -> Iterator[CloudApi]:
    with CloudApi() as api:
        yield api


@pytest.fixture
def connections(record: Path, api: CloudApi, tmp_path: Path) -> Connections:
    found = Connections(tmp_path / "channels.toml", Secrets(tmp_path / "keys", FakeHalves()), try_out)
    secrets = {"access_token": Secret(TOKEN), "app_secret": Secret(SECRET), "verify_token": Secret(VERIFY)}
    shop = {"name": "shop", "phone_number_id": bodies.NUMBER_ID, "server": api.base, "media": False}
    found.save("whatsapp", shop, secrets, new=True)
    return found


@pytest.fixture
def person(qtbot, record: Path, connections: Connections, tmp_path: Path) -> Iterator[Person]:
    store = PreferenceFile(tmp_path / "window.json")
    station = Workstation(lambda: open_desk(record), Settings(record), time.time, record, store, connections=lambda: connections)
    with qtbot.waitSignal(station.room.loaded, timeout=10_000):
        station.open()
    qtbot.waitUntil(lambda: station.room.person is not None, timeout=10_000)
    yield Person(qtbot, station)
    if isValid(station):
        station.window.close()
        station.shut()


def test_a_customer_writes_and_is_answered_once(person: Person, record: Path, api: CloudApi) -> None:
    window = person.window
    person.sees(lambda: window.status.accounts is not None and "shop" in window.status.accounts.lights[0].text())
    with opened(record) as gateway:  # what the gateway does with a call
        message = bodies.text("w1", FURIOUS, int(time.time()))
        gateway.keep_raw("shop", [bodies.raw(bodies.change(contacts=[bodies.contact(bodies.CUSTOMER, "李先生")], messages=[message]))])
    person.sees(lambda: window.model.order.rows)
    person.sees(lambda: window.case.context.view is not None and window.case.context.view.account == "shop")
    window.case.do("take_over")
    person.sees(lambda: window.case.context.mode() == "take_over")
    note = window.case.composer.window_note
    assert "23:5" in note.text() and not note.closed
    window.case.composer.field.setPlainText("李先生，我来处理。")
    QTest.keyClick(window.case.composer.field, Qt.Key.Key_Return)
    person.sees(lambda: [m.letter.state for m in person.case.messages if m.letter is not None] == ["sent"])
    assert [*api.counts.values()] == [1]
    assert first_fault(record) is None


def test_a_folder_is_connected_in_the_window_and_what_is_dropped_there_comes_in(
    person: Person, tmp_path: Path, connections: Connections, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "SETTLED", 0.0)
    (tmp_path / "drop").mkdir()
    person.window.commands.run("connections")
    room = person.station.doors.dialog
    assert isinstance(room, ConnectionsRoom)
    person.sees(lambda: room.list.count() == 1)
    room.begin("folder")
    for name, text in (("name", "drop"), ("path", str(tmp_path / "drop")), ("staff", ["小赵"])):
        room.form.fields[name].show_value(text)
    room.check.click()
    person.sees(lambda: room.said.text().startswith("It works"))
    room.save.click()
    person.sees(lambda: room.said.text() == "Saved.")
    (tmp_path / "drop" / "chat.txt").write_text(CHAT, encoding="utf-8")
    person.sees(lambda: any("陈晓" in row.customer for row in person.window.model.order.rows.values()))
    assert [each.name for each in connections.accounts()] == ["shop", "drop"]
