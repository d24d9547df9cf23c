"""People with keys at the window: sign in, step up before money, a second person, the lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

from desktop.db.verify import first_fault
from desktop.desk.queue_row import front_page
from desktop.keys.halves import FakeHalves
from desktop.keys.store import KeyStore
from desktop.keys.wrap import Cost
from desktop.settings import Settings
from desktop.ui.dialogs.decide import DecideDialog
from desktop.ui.dialogs.second import SecondDialog
from desktop.ui.dialogs.sign_in import EnrolDialog, RevokeDialog, SecretDialog
from desktop.ui.preferences import PreferenceFile
from desktop.ui.rooms.keys import KeysRoom
from desktop.ui.seat import IDLE, STEP_UP
from desktop.ui.start import Workstation
from tests.desk.house import opened, order
from tests.stories.conftest import Person, open_desk
from tests.stories.test_a_day import filled

__all__ = ["filled"]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window
SECRET = "correct horse battery staple"


class Clock:
    at = 1_795_400_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def painted() -> list[str]:
    """When the first rows were drawn."""
    return []


@pytest.fixture
def sit(qtbot, filled: Path, tmp_path: Path, clock: Clock, painted: list[str]) -> Iterator[Callable[[], Person]]:
    keys, stations = KeyStore(tmp_path / "keys", FakeHalves(), clock, Cost(8, 1)), []

    def sit_down(front: bool = False) -> Person:
        store = PreferenceFile(tmp_path / "window.json")
        first = partial(front_page, filled, 60) if front else None
        station = Workstation(lambda: open_desk(filled), Settings(filled), clock, filled, store, front=first, keys=lambda: keys)
        stations.append(station)
        station.window.queue.first_painted.connect(lambda: painted.append("rows"))
        with qtbot.waitSignal(station.room.loaded, timeout=10_000):
            station.open()
        qtbot.waitUntil(lambda: station.room.person is not None, timeout=10_000)
        return Person(qtbot, station)

    yield sit_down
    for station in filter(isValid, stations):
        station.window.close()
        station.shut()


def the(kind: type):
    """The one dialog of a kind that can be seen."""
    [found] = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    return found


def seen(kind: type) -> bool:
    return any(isinstance(each, kind) and each.isVisible() for each in QApplication.topLevelWidgets())


def makes_a_key(person: Person, who: str, secret: str = SECRET) -> None:
    person.acts_as(who)
    person.window.commands.run("keys")
    room = the(KeysRoom)
    room.make.click()
    form = the(EnrolDialog)
    form.first.setText(secret)
    assert not form.do_it.isEnabled()
    form.second.setText(secret)
    form.do_it.click()
    person.sees(lambda: "fingerprint" in room.said.text())
    person.sees(lambda: person.station.room.seat.valid_keys(who))
    room.close()


def gives_the_secret(person: Person, secret: str = SECRET) -> None:
    dialog = the(SecretDialog)
    dialog.secret.setText(secret)
    dialog.do_it.click()


def proposes(person: Person, amount: str = "2500") -> None:
    form = person.asks_for("offer")
    form.amount.setText(amount)
    form.reason.setPlainText("误工")
    person.gives(form)


def test_what_is_decided_with_a_key_is_signed_and_needs_a_fresh_secret(sit, clock: Clock, filled: Path) -> None:
    person = sit()
    person.sees(lambda: person.window.case.context.view is not None)
    person.acts_as("lin")
    proposes(person, "100")
    makes_a_key(person, "chen")
    assert "unsigned" not in person.window.person_menu.text()
    clock.at += STEP_UP + 1
    approval = person.asks_for("approve")
    approval.do_it.click()
    person.sees(lambda: seen(SecretDialog))
    assert "two minutes" in the(SecretDialog).said.text()
    gives_the_secret(person, "wrong secret indeed")
    person.sees(lambda: "4 more" in the(SecretDialog).said.text())
    gives_the_secret(person)
    person.sees(lambda: person.case.offers[0].state == "approved")
    desk = open_desk(filled)
    kept = desk._record.connection.execute("SELECT signature FROM journal WHERE kind = 'offer_decided'").fetchall()
    desk.close()
    assert kept[0][0] is not None and first_fault(filled) is None


def test_who_does_not_give_the_secret_decides_nothing(sit, clock: Clock) -> None:
    person = sit()
    person.sees(lambda: person.window.case.context.view is not None)
    person.acts_as("lin")
    proposes(person, "100")
    makes_a_key(person, "chen")
    clock.at += STEP_UP + 1
    person.asks_for("approve").do_it.click()
    person.sees(lambda: seen(SecretDialog))
    with person.qtbot.waitSignal(person.station.room.outcome, check_params_cb=lambda _, outcome: outcome.code == "unsigned"):
        the(SecretDialog).reject()
    assert person.case.offers[0].state == "pending"


def test_a_second_person_approves_beside_the_first(sit, clock: Clock) -> None:
    person = sit()
    person.sees(lambda: person.window.case.context.view is not None)
    makes_a_key(person, "chen")
    makes_a_key(person, "zhao", "another passphrase here")
    person.acts_as("lin")
    proposes(person)
    person.acts_as("chen")
    approval = person.asks_for("approve")
    approval.amount.setText("2500")
    person.gives(approval)
    assert person.case.offers[0].state == "pending_second"
    clock.at += STEP_UP + 1
    person.window.commands.run("second")
    chooser = the(SecondDialog)
    assert chooser.who.count() == 1
    chooser.do_it.click()
    person.sees(lambda: seen(DecideDialog))
    second = the(DecideDialog)
    second.amount.setText("2500")
    second.do_it.click()
    person.sees(lambda: seen(SecretDialog))
    gives_the_secret(person, "another passphrase here")
    person.sees(lambda: person.case.offers[0].state == "approved")
    assert person.case.offers[0].approved_by == ("chen", "zhao")
    assert person.station.room.person.id == "chen"


def test_the_lock_hides_everything_until_the_secret_is_given(sit, clock: Clock) -> None:
    person = sit()
    person.sees(lambda: person.window.case.context.view is not None)
    person.window.commands.run("lock")
    assert not person.station.room.seat.is_locked
    makes_a_key(person, "chen")
    person.window.commands.run("keys")
    seat = person.station.room.seat
    assert seat._idle.isActive() and seat._idle.interval() == IDLE == 300_000
    seat._idle.timeout.emit()
    [screen] = [each for each in person.window.children() if type(each).__name__ == "LockScreen"]
    assert not person.window.centralWidget().isVisible() and not seen(KeysRoom)
    assert not person.window.commands.available("take_over") and person.window.commands.available("quit")
    assert not seat.is_signed_in("chen")
    for left in (4, 3, 2, 1):
        screen.secret.setText("wrong secret indeed")
        screen.do_it.click()
        person.sees(lambda left=left: f"{left} more" in screen.said.text())
    screen.secret.setText("wrong secret indeed")
    screen.do_it.click()
    person.sees(lambda: "locked until" in screen.said.text())
    screen.secret.setText(SECRET)
    screen.do_it.click()
    person.sees(lambda: screen.do_it.isEnabled())
    assert seat.is_locked
    clock.at += 15 * 60 + 1
    screen.secret.setText(SECRET)
    screen.do_it.click()
    person.sees(lambda: not seat.is_locked)
    assert person.window.centralWidget().isVisible() and seen(KeysRoom)


def test_a_window_of_somebody_with_a_key_opens_locked(sit, painted: list[str]) -> None:
    person = sit(front=True)
    assert painted == ["rows"], "without a key the first page is there at once"
    makes_a_key(person, "chen")
    person.window.close()
    person.station.shut()
    painted.clear()
    again = sit(front=True)
    again.sees(lambda: again.station.room.seat.is_locked)
    assert not again.window.centralWidget().isVisible()
    assert painted == [], "not even for a moment was a row to be seen"


def test_a_key_is_revoked_with_a_reason_and_the_menu_says_unsigned_of_others(sit) -> None:
    person = sit()
    person.sees(lambda: person.window.case.context.view is not None)
    makes_a_key(person, "chen")
    person.acts_as("lin")
    assert person.window.person_menu.text().endswith("unsigned")
    person.acts_as("chen")
    person.window.commands.run("keys")
    room = the(KeysRoom)
    room.revoke.click()
    form = the(RevokeDialog)
    assert not form.do_it.isEnabled()
    form.reason.setPlainText("丢失")
    form.do_it.click()
    person.sees(lambda: room.said.text() == "Revoked.")
    person.sees(lambda: "revoked" in room.table.item(0, 3).text())
    assert not room.revoke.isEnabled()


def test_a_first_key_is_trusted_or_confirmed_by_another_lead_as_the_policy_asks(sit, filled: Path) -> None:
    person = sit()
    with opened(filled, policy=None) as desk:
        policy = "confirmed_keys = true\n" + desk.policy().text
        order(desk, "p1", "change_policy", change="p1", text=policy)
        assert order(desk, "p2", "decide_policy", "zhao", change="p1", decision="approve").accepted
    person.sees(lambda: person.station.room.policy.confirmed_keys)
    person.acts_as("chen")
    person.window.commands.run("keys")
    the(KeysRoom).make.click()
    first = the(EnrolDialog)
    assert first.confirmer() is None and any("Nothing proves" in label.text() for label in first.findChildren(QLabel))
    first.reject()
    the(KeysRoom).close()
    makes_a_key(person, "chen")
    person.acts_as("zhao")
    person.window.commands.run("keys")
    room = the(KeysRoom)
    room.make.click()
    form = the(EnrolDialog)
    assert form.confirmer() == "chen" and any("another lead confirms" in label.text() for label in form.findChildren(QLabel))
    form.first.setText(SECRET)
    form.second.setText(SECRET)
    form.do_it.click()
    the(SecretDialog).reject()
    assert "confirms a first key" in form.said.text() and form.do_it.isEnabled()
    form.first.setText(SECRET)
    form.second.setText(SECRET)
    form.do_it.click()
    gives_the_secret(person)
    person.sees(lambda: person.station.room.seat.valid_keys("zhao"))
    person.sees(lambda: "fingerprint" in room.said.text())
    assert first_fault(filled) is None


def test_a_key_can_be_confirmed_by_another_lead_though_nobody_asks_for_it(sit, filled: Path) -> None:
    person = sit()
    makes_a_key(person, "chen")
    person.acts_as("zhao")
    person.window.commands.run("keys")
    room = the(KeysRoom)
    assert room.loose.isVisible() and "not confirmed" in room.table.item(0, 3).text()
    room.make.click()
    form = the(EnrolDialog)
    assert form.confirmer() is None and any("lead can confirm" in label.text() for label in form.findChildren(QLabel))
    form.confirmed_by.choose("chen")
    form.first.setText(SECRET)
    form.second.setText(SECRET)
    form.do_it.click()
    gives_the_secret(person)
    person.sees(lambda: room.table.rowCount() == 2)
    states = {room.table.item(row, 0).text(): room.table.item(row, 3).text() for row in range(2)}
    assert [state.split(";")[1].split()[0] for _, state in sorted(states.items())] == ["confirmed", "not"]
    assert first_fault(filled) is None
