"""Money from a proposal with options to a paid line, and a policy that two managers change, through the window."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.core.people import Policy
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.desk.imports import ImportAnswer
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.fake import FakeScorer
from desktop.ui.dialogs.choose import ChooseDialog
from desktop.ui.dialogs.decide import DecideDialog
from desktop.ui.dialogs.offer import CounterDialog
from desktop.ui.dialogs.settle import SettleDialog
from desktop.ui.rooms.payouts import PayoutRoom
from desktop.ui.rooms.policy import PolicyRoom
from tests.desk.house import POLICY
from tests.stories.conftest import CHAT, NOW, Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window

DELEGATED = (
    'expire_after_minutes = 600\nretype_above = "600.00"\n'
    + POLICY
    + """
[[delegations]]
by = "chen"
to = "lin"
since = 2026-11-20
until = 2026-11-30
"""
)


@pytest.fixture
def opener(tmp_path: Path) -> Callable[[Path], Desk]:
    """A desk with an angry customer, on which lin stands in for chen."""

    def open_desk(record: Path) -> Desk:
        desk = Desk(record, InlineScoring(FakeScorer()), lambda: NOW)
        if not desk.queue():
            desk.adopt_policy(DELEGATED)
            chat = tmp_path / "与陈晓的 WhatsApp 聊天.txt"
            chat.write_text(CHAT, encoding="utf-8")
            desk.import_file(chat, ImportAnswer(time_zone="Asia/Shanghai"), lambda done, total: None, lambda: False)
        return desk

    return open_desk


@pytest.fixture
def person(seat) -> Person:
    found = seat()
    found.sees(lambda: found.window.case.context.view is not None)
    return found


def enters(person: Person, command: str):
    """Open one of the rooms with its key's command."""
    person.window.commands.run(command)
    return person.station.doors.dialog


def states(person: Person) -> list[tuple[str, str | None]]:
    return [(offer.state, offer.payout) for offer in person.case.offers]


def offers_options(person: Person) -> None:
    offer = person.asks_for("offer")
    offer.amount.setText("680.00")
    offer.reason.setPlainText("吹风机漏电")
    row = offer.options.add_row()
    row.type.choose("coupon")
    row.amount.setText("800")
    person.gives(offer)


def test_money_goes_from_a_proposal_with_options_to_a_paid_line(person: Person, record: Path, tmp_path: Path) -> None:
    person.acts_as("xu")
    offers_options(person)
    tile = person.window.topbar.tiles.tiles["decide"]
    person.sees(lambda: person.window.model.order.rows[person.case.row.id].offers and tile.count == 0)
    person.acts_as("lin")
    person.sees(lambda: tile.count == 1)

    decision = person.asks_for("approve")
    assert isinstance(decision, DecideDialog)
    person.sees(lambda: decision.brief.editor is not None)
    assert decision.name.currentText() == "On behalf of 陈立"
    decision.amount.setText("800.00")
    person.gives(decision)
    assert states(person) == [("approved", None)]
    assert person.case.offers[0].for_others == ("chen",)

    choice = person.asks_for("choose")
    assert isinstance(choice, ChooseDialog)
    choice.group.button(0).click()
    person.gives(choice)
    assert person.case.offers[0].money.amount == "680.00"

    room = enters(person, "payouts")
    assert isinstance(room, PayoutRoom)
    person.sees(lambda: room.list_ready.isEnabled())
    room.list_ready.click()
    person.sees(lambda: states(person) == [("approved", "listed")] and room.write.isEnabled())
    out = tmp_path / "list.csv"
    room.writing_asked.emit(out)
    person.sees(lambda: "written to" in room.said.text())
    [line] = csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines())
    assert (line["amount"], line["payee"], line["approved_by"]) == ("680.00", "陈晓", "lin")

    back = tmp_path / "back.csv"
    with back.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(line))
        writer.writeheader()
        writer.writerow({**line, "state": "paid", "reference": "R1", "amount": "6800.00"})
    room.reading_asked.emit(back)
    person.sees(lambda: room.waits.isVisible() and room.settle.isEnabled())
    room.settle.click()
    settling = room.findChild(SettleDialog)
    assert any("6800.00 CNY" in label.text() and "680.00 CNY" in label.text() for label in settling.findChildren(QLabel))
    settling.reference.setText("R1-2")
    QTest.mouseClick(settling.do_it, Qt.MouseButton.LeftButton)
    person.sees(lambda: states(person) == [("approved", "paid")])
    person.sees(lambda: not room.waits.isVisible())
    room.close()
    assert first_fault(record) is None


def test_what_is_sent_back_comes_with_other_terms_and_an_approval_is_taken_back(person: Person) -> None:
    person.acts_as("xu")
    offers_options(person)
    person.acts_as("zhao")
    back = person.asks_for("send_back")
    back.reason.setPlainText("太多")
    person.gives(back)
    person.acts_as("xu")
    terms = person.asks_for("counter")
    assert isinstance(terms, CounterDialog)
    terms.options.rows[0].remove.click()
    terms.amount.setText("300")
    person.gives(terms)
    assert states(person) == [("pending", None)]
    person.acts_as("zhao")
    person.gives(person.asks_for("approve"))
    assert states(person) == [("approved", None)]
    undo = person.asks_for("undo")
    undo.reason.setPlainText("订单号写错")
    person.gives(undo)
    assert states(person) == [("undone", None)]
    assert not person.window.case.available("undo")


def test_two_managers_change_the_policy(person: Person, tmp_path: Path, record: Path) -> None:
    text = DELEGATED.replace('limit = "500.00"', 'limit = "700.00"')
    file = tmp_path / "policy.toml"
    file.write_text(text, encoding="utf-8")
    person.acts_as("lin")
    room = enters(person, "policy")
    assert isinstance(room, PolicyRoom) and not room.propose.isEnabled() and room.editor.isReadOnly()
    room.close()

    person.acts_as("chen")
    room = enters(person, "policy")
    room.take_file(file)
    assert '+limit = "700.00"' in room.diff.toPlainText() and room.propose.isEnabled()
    room.reason.setPlainText("年底客诉多")
    room.propose.click()
    person.sees(lambda: room.wait_tab.text().endswith("1"))
    room.show_waiting()
    assert "You set these terms yourself" in room.asked.text() and not room.approve.isEnabled()
    room.close()

    person.acts_as("zhao")
    room = enters(person, "policy")
    room.show_waiting()
    person.sees(lambda: room.approve.isEnabled())
    assert "年底客诉多" in room.asked.text() and '+limit = "700.00"' in room.asked_diff.toPlainText()
    room.approve.click()
    person.sees(lambda: limit_of(person.station.room.policy) == "700.00")
    person.sees(lambda: room.said.text().startswith("Approved"))
    person.sees(lambda: room.editor.toPlainText() == text and not room.approve.isEnabled())
    room.close()
    assert first_fault(record) is None


def limit_of(policy: Policy) -> str:
    return policy.people["lin"].limits["CNY"].amount
