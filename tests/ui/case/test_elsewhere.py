"""The same customer elsewhere: names, suggestions, one line of time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.identities import JoinCustomers, SplitCustomers
from desktop.db.identities import NameRow
from desktop.desk.live.joining import Suggestion
from desktop.desk.live.reads import Known, PersonView, TimelineEntry
from desktop.desk.views import CaseView
from desktop.ui.case.context import CaseContext
from desktop.ui.case.elsewhere import Elsewhere
from desktop.ui.dialogs.timeline import TimelineDialog
from tests.ui.fake_desk import PEOPLE, FakeDesk
from tests.ui.queue_rows import NOW

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def a_view() -> CaseView:
    desk = FakeDesk()
    view = desk.case(next(row.id for row in desk.queue(None)))
    assert isinstance(view, CaseView)
    return replace(view, row=replace(view.row, channel="whatsapp"), customer_id="u1")


PERSON = PersonView(
    (
        Known(("whatsapp", "u1"), "李", None, ()),
        Known(("email", "li@example.com"), "<b>李</b>", "phone", (NameRow("email", "li@example.com", "phone", "1", True),)),
    ),
    (Suggestion(("chat", "c9"), None, "name", "李先生"),),
)


def shown(qtbot, who: str = "lin") -> tuple[Elsewhere, list[object]]:
    part, orders = Elsewhere(), list[object]()
    qtbot.addWidget(part)
    part.order_given.connect(orders.append)
    part.show_case(CaseContext(a_view(), PEOPLE[who]))
    part.show_person("whatsapp", "u1", PERSON)
    part.show()
    return part, orders


def test_other_names_are_split_and_likely_ones_joined(qtbot) -> None:
    part, orders = shown(qtbot)
    assert [row.said.text() for row in part.rows] == ["Email · <b>李</b> (phone number)", "Perhaps Web chat · c9: the same name, 李先生"]
    part.rows[0].buttons[False].click()
    part.rows[1].buttons[True].click()
    part.rows[1].buttons[False].click()
    assert [type(order) for order in orders] == [SplitCustomers, JoinCustomers, SplitCustomers]
    assert orders[1].one == ("whatsapp", "u1") and orders[1].other == ("chat", "c9")  # type: ignore[attr-defined]


def test_who_does_not_lead_only_looks(qtbot) -> None:
    part, _ = shown(qtbot, "wang")
    assert part.rows and not any(row.isEnabled() for row in part.rows)


def test_an_answer_about_another_customer_is_left_aside(qtbot) -> None:
    part, _ = shown(qtbot)
    part.show_person("whatsapp", "u2", PersonView((), ()))
    assert len(part.rows) == 2 and not part.nothing.isVisible()
    part.show_case(CaseContext(replace(a_view(), customer_id="u2"), PEOPLE["lin"]))
    assert part.rows == [] and part.nothing.isVisible()


def test_everything_stands_in_one_line_of_time_newest_first(qtbot) -> None:
    part, _ = shown(qtbot)
    with qtbot.waitSignal(part.timeline_asked) as asked:
        part.timeline.click()
    assert asked.args == ["whatsapp", "u1"]
    messages = a_view().messages[:2]
    dialog, chosen = TimelineDialog("李", NOW), list[tuple[str, int]]()
    qtbot.addWidget(dialog)
    dialog.message_asked.connect(lambda case, seq: chosen.append((case, seq)))
    dialog.show_entries([TimelineEntry(messages[0], None), TimelineEntry(messages[1], "K1")])
    assert dialog.table.item(0, 4).text() == messages[1].text and dialog.go.isEnabled()
    dialog.table.selectRow(1)
    assert not dialog.go.isEnabled()
    dialog.table.selectRow(0)
    dialog.go.click()
    assert chosen == [("K1", messages[1].seq)]
