"""Money through the desk: budgets over days and months, payouts that exist once, a policy that two people change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.facts import Entry, PayoutListed, PolicyAdopted
from desktop.db import rows
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from tests.desk.house import POLICY, Clock, open_case, opened, order, propose, raw

DAY = 86400.0
STRICT = POLICY.replace("daily_budget", 'monthly_budget = "1500.00"\ncustomer_limit = "1200.00"\ncustomer_days = 30\ndaily_budget')
DELEGATED = (
    POLICY
    + """
[[delegations]]
by = "chen"
to = "lin"
since = 2026-11-20
until = 2026-11-22
"""
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite", clock) as desk:
        yield desk
        assert first_fault(desk.path) is None


@pytest.fixture
def case(desk: Desk) -> str:
    return open_case(desk)


def give(desk: Desk, ident: str, kind: str, by: str = "chen", **fields: object) -> str | dict[str, str]:
    """The code of a refusal, else the state."""
    outcome = order(desk, ident, kind, by, **fields)
    return outcome.code or outcome.state


def approve(desk: Desk, ident: str, offer: str, by: str = "chen", **fields: object) -> str | dict[str, str]:
    return give(desk, ident, "decide_offer", by, offer=offer, decision="approve", **fields)


def test_small_payments_to_one_customer_add_up_over_a_month(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path / "s.sqlite", clock, policy=STRICT) as desk:
        case = open_case(desk)
        for n, amount in enumerate(("500.00", "500.00", "200.01", "200.00")):
            propose(desk, case, f"f{n}", amount)
        clock.at += 5 * DAY
        assert [approve(desk, f"a{n}", f"f{n}") for n in range(4)] == [
            {"offer": "approved"}, {"offer": "approved"}, "over_customer_limit", {"offer": "approved"},
        ]  # fmt: skip
        clock.at += 31 * DAY
        assert approve(desk, "a9", "f2") == {"offer": "approved"}


def test_a_month_has_a_budget_beside_the_day(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path / "s.sqlite", clock, policy=STRICT.replace("1200.00", "9000.00")) as desk:
        case = open_case(desk)
        for n in range(4):
            propose(desk, case, f"f{n}", "500.00")
        codes = []
        for n in range(4):
            clock.at += DAY
            codes.append(approve(desk, f"a{n}", f"f{n}"))
        assert codes == [{"offer": "approved"}] * 3 + ["over_budget"]
        clock.at += 10 * DAY
        assert approve(desk, "a9", "f3") == {"offer": "approved"}


def test_a_delegate_acts_on_behalf_of_another_and_it_shows(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path / "s.sqlite", clock, policy=DELEGATED) as desk:
        case = open_case(desk)
        propose(desk, case, "f1", "1500.00")
        assert approve(desk, "a1", "f1", "lin") == "over_limit"
        assert approve(desk, "a2", "f1", "lin", on_behalf_of="chen") == {"offer": "approved"}
        view = desk.case(case)
        assert view is not None
        assert (view.offers[0].approved_by, view.offers[0].for_others) == (("lin",), ("chen",))
        propose(desk, case, "f2", "1500.00")
        clock.at += DAY
        assert approve(desk, "a3", "f2", "lin", on_behalf_of="chen") == "no_delegation"


def test_other_terms_go_through_the_desk(desk: Desk, case: str) -> None:
    propose(desk, case, "f1", "3000.00")
    assert approve(desk, "a1", "f1") == {"offer": "pending_second"}
    terms = {"offer": "f1", "type": "coupon", "amount": "80", "currency": "CNY", "reason": "enough"}
    assert give(desk, "c1", "counter_offer", "zhao", **terms) == {"offer": "pending"}
    assert approve(desk, "a2", "f1", "zhao") == "own_proposal"
    assert approve(desk, "a3", "f1") == {"offer": "approved"}
    assert give(desk, "u1", "undo_offer", offer="f1", reason="twice") == {"offer": "undone"}


def test_options_are_offered_chosen_and_paid_once(desk: Desk, case: str) -> None:
    offer = {"case": case, "offer": "f1", "type": "coupon", "amount": "80.00", "currency": "CNY", "reason": ""}
    assert give(desk, "p1", "propose_offer", "xu", **offer, options=[{"type": "refund", "amount": "300.00"}]) == {"offer": "pending"}
    assert approve(desk, "a1", "f1", "lin") == {"offer": "approved"}
    assert give(desk, "l1", "list_payout", offer="f1") == "not_chosen"
    assert give(desk, "k1", "choose_option", "xu", offer="f1", option=0) == {"offer": "approved"}
    assert give(desk, "l2", "list_payout", offer="f1") == {"offer": "approved", "payout": "listed"}
    assert give(desk, "l3", "list_payout", "zhao", offer="f1") == "being_paid"
    assert give(desk, "s1", "settle_payout", offer="f1", state="unknown", reference="R1") == {"offer": "approved", "payout": "unknown"}
    assert give(desk, "s2", "settle_payout", offer="f1", state="paid") == {"offer": "approved", "payout": "paid"}
    assert give(desk, "s3", "settle_payout", offer="f1", state="failed") == "already_paid"
    connection = sqlite3.connect(desk.path)
    [kept] = connection.execute("SELECT amount, minor, chosen, payout, reference FROM offers")
    assert kept == ("80.00", 30000, 0, "paid", "R1")
    assert connection.execute("SELECT state, listing, reference FROM payouts").fetchall() == [("paid", 1, "R1")]
    connection.close()


def test_the_table_itself_takes_one_living_line_of_an_offer(desk: Desk, case: str) -> None:
    propose(desk, case, "f1", "100.00")
    approve(desk, "a1", "f1")
    give(desk, "l1", "list_payout", offer="f1")
    view = desk.case(case)
    assert view is not None
    connection = sqlite3.connect(desk.path)
    with pytest.raises(sqlite3.IntegrityError):
        rows.write_payout(connection, Entry(99, 0.0, "chen", case, PayoutListed("f1")), PayoutListed("f1"), view.offers[0])
    connection.close()


@pytest.mark.parametrize(
    "fields",
    [{"order": "undo_offer", "offer": "f1", "reason": " "}, {"order": "choose_option", "offer": "f1", "option": -1},
     {"order": "settle_payout", "offer": "f1", "state": "lost"}, {"order": "decide_policy", "change": "p", "decision": "recall"},
     {"order": "change_policy", "change": "", "text": ""},
     {"order": "counter_offer", "offer": "f1", "type": "refund", "amount": "1", "currency": "CNY", "reason": "", "options": [{}]},
     {"order": "counter_offer", "offer": "f1", "type": "refund", "amount": "1", "currency": "CNY", "reason": "",
      "options": [{"type": "bribe", "amount": "1"}]},
     {"order": "propose_offer", "case": "K", "offer": "f", "type": "refund", "amount": "1", "currency": "CNY", "reason": "",
      "options": [{"type": "refund", "amount": "1"}] * 5}],
)  # fmt: skip
def test_bad_orders_about_money(desk: Desk, fields: dict[str, object]) -> None:
    assert desk.handle_line(raw({"id": "o1", "by": "chen", **fields}))[0].code == "bad_order"


def test_a_policy_is_changed_by_two_managers_and_holds_at_once(desk: Desk, case: str) -> None:
    propose(desk, case, "f1", "600.00")
    assert approve(desk, "a1", "f1", "lin") == "over_limit"
    text = POLICY.replace('limit = "500.00"', 'limit = "700.00"')
    assert give(desk, "c0", "change_policy", change="p0", text="currency = 3") == "bad_policy"
    assert give(desk, "c1", "change_policy", change="p1", text=text) == {"policy": "proposed"}
    assert give(desk, "c2", "change_policy", change="p1", text=text) == "bad_order"
    assert give(desk, "c3", "change_policy", "zhao", change="p2", text=POLICY + "# another\n") == {"policy": "proposed"}
    assert give(desk, "d1", "decide_policy", change="p1", decision="approve") == "own_proposal"
    assert give(desk, "d2", "decide_policy", "zhao", change="p1", decision="approve") == {"policy": "adopted"}
    assert desk.policy().text == text
    assert approve(desk, "a2", "f1", "lin") == {"offer": "approved"}
    assert give(desk, "d3", "decide_policy", "chen", change="p2", decision="approve") == "stale"
    assert give(desk, "d4", "decide_policy", "zhao", change="p2", decision="decline") == {"policy": "declined"}
    assert give(desk, "d5", "decide_policy", "chen", change="p9", decision="approve") == "unknown_change"


def test_a_policy_that_nobody_decided_is_found(desk: Desk, case: str) -> None:
    with pytest.raises(LookupError):
        desk._adopt(PolicyAdopted(POLICY.replace("500.00", "900.00")))
    assert "500.00" in desk.policy().text
