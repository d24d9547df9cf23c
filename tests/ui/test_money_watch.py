"""The minute's look at money: what expires, what waited too long, and who may decide what by the clock."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.changes import Changes
from desktop.core.heat import HeatSettings
from desktop.core.money import Money
from desktop.core.offers import Offer
from desktop.core.people import Budget, Delegation, Policy
from desktop.ui.alert_book import AlertBook
from desktop.ui.alerts import headline
from desktop.ui.money_watch import MoneyWatch
from desktop.ui.queue_model import QueueModel
from desktop.ui.queue_order import QueueOrder
from tests.ui.fake_desk import PEOPLE
from tests.ui.queue_rows import NOW, floor

POLICY = Policy(people=PEOPLE, budgets={"CNY": Budget()}, escalate_after=600.0, expire_after=3600.0,
                delegations=(Delegation("chen", "lin", NOW + 60, NOW + 120),))  # fmt: skip
OFFER = Offer("o1", "K", "refund", Money("CNY", 900_00), "", "", "pending", "zhao", NOW, terms_at=NOW)


class Desk:
    def __init__(self) -> None:
        self.expired_at: list[float] = []

    def expire(self, now: float) -> Changes:
        self.expired_at.append(now)
        return Changes()


class Runner:
    """Asks at once."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def write(self, work) -> None:
        work(self.desk)


class Window:
    def __init__(self, model: QueueModel) -> None:
        self.model = model


def test_by_the_clock_alone_he_can_decide_more_then_less_and_is_told_what_waited(qtbot) -> None:
    row = replace(floor()[0], id="K", offers=(OFFER,))
    now = [NOW]
    model = QueueModel(lambda: now[0], HeatSettings())
    order = QueueOrder()
    order.load([row], NOW)
    model.adopt(order)
    desk, told = Desk(), []
    watch = MoneyWatch(Window(model), Runner(desk), lambda: now[0], model)  # type: ignore[arg-type]
    watch.escalated.connect(lambda rows: told.append([each.id for each in rows]))
    counts = []
    watch.look()
    watch.look_as(PEOPLE["lin"], POLICY)
    for at in (NOW, NOW + 60, NOW + 120):
        now[0] = at
        watch.look()
        counts.append(model.order.counts(at)["decide"])
    assert counts == [0, 1, 0]
    assert desk.expired_at == [NOW, NOW, NOW + 60, NOW + 120]
    watch.look_as(PEOPLE["chen"], POLICY)
    told.clear()
    for at in (NOW + 599, NOW + 600, NOW + 3600):
        now[0] = at
        watch.look()
    assert told == [[], ["K"], []]


def test_an_escalation_is_told_once_and_is_over_when_it_is_decided() -> None:
    book, row = AlertBook(), floor()[0]
    [alert] = book.escalated([row], NOW)
    assert headline(alert) == f"An offer for {row.customer} waits too long"
    assert book.escalated([row], NOW + 60) == []
    assert book.escalated([], NOW + 120) == [] and book.active == 0
    assert len(book.escalated([row], NOW + 180)) == 1
    book.rows_changed([], [row.id], NOW)
    assert book.active == 0
