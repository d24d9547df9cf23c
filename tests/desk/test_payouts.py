"""The payout list: written for a finance system, closed by what comes back, each line once; and what an approver sees beside an offer."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from desktop.core.errors import BadInput
from desktop.core.money import Money
from desktop.core.offers import Offer
from desktop.desk.cells import safe_cell, was_cell
from desktop.desk.desk import Desk
from desktop.desk.money import PayoutLine
from desktop.desk.payout_file import COLUMNS, read_settled, write_payouts
from desktop.desk.payouts import list_ready, settle
from tests.desk.house import ANGRY, FURIOUS, POLICY, Clock, message, open_case, opened, order, propose, tell

LIMITED = POLICY.replace("daily_budget", 'monthly_budget = "9000.00"\ncustomer_limit = "5000.00"\nexpire_after_minutes = 60\ndaily_budget')
LINE = PayoutLine("f1", "K", "u1", "李先生", "refund", "100.00", "CNY", "chen", 0.0, "listed", "", 1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite", clock, policy=LIMITED) as desk:
        yield desk


@pytest.fixture
def case(desk: Desk) -> str:
    return open_case(desk)


def approved(desk: Desk, case: str, offer: str, amount: str = "100.00") -> None:
    propose(desk, case, offer, amount)
    assert order(desk, f"a-{offer}", "decide_offer", offer=offer, decision="approve").accepted


def states(desk: Desk) -> dict[str, str]:
    return {line.offer: line.state for line in desk.payouts()}


def give(desk: Desk, *rows: tuple[str, str, str], folder: Path) -> dict[str, str | None]:
    """Settle what a finance system sent back; the code of each refusal."""
    path = folder / "paid.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("Offer", "State", "Reference"), *rows])
    outcomes = settle(lambda one: desk.handle(one)[0], "chen", read_settled(path), desk.payouts())
    return {offer: outcome.code for offer, outcome in outcomes.items()}


def test_a_list_goes_out_and_comes_back(desk: Desk, case: str, tmp_path: Path) -> None:
    for offer in ("f1", "f2", "=f3"):
        approved(desk, case, offer)
    assert states(desk) == {"f1": "ready", "f2": "ready", "=f3": "ready"}
    listed = list_ready(lambda one: desk.handle(one)[0], "chen", desk.payouts())
    assert all(outcome.accepted for outcome in listed.values())
    assert list_ready(lambda one: desk.handle(one)[0], "zhao", desk.payouts()) == {}
    out = tmp_path / "list.csv"
    assert write_payouts(out, desk.payouts()) == 3
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert {row["offer"] for row in rows} == {"f1", "f2", "'=f3"}
    back = (("f1", "PAID", "R1"), ("f2", "failed", "R2"), ("'=f3", "unknown", ""), ("f9", "paid", ""))
    assert give(desk, *back, folder=tmp_path) == {"f1": None, "f2": None, "=f3": None, "f9": "unknown_offer"}
    assert states(desk) == {"f1": "paid", "f2": "failed", "=f3": "unknown"}
    assert give(desk, *back, folder=tmp_path) == {"f9": "unknown_offer"}, "the same file again asks for nothing that stands so already"
    list_ready(lambda one: desk.handle(one)[0], "chen", desk.payouts())
    assert states(desk) == {"f1": "paid", "f2": "listed", "=f3": "unknown"}
    assert give(desk, ("f2", "failed", "R2"), folder=tmp_path) == {"f2": None}
    assert states(desk)["f2"] == "failed"


def test_a_choice_that_waits_is_not_ready(desk: Desk, case: str) -> None:
    options = [{"type": "coupon", "amount": "10"}]
    offer = {"case": case, "offer": "f1", "type": "refund", "amount": "80.00", "currency": "CNY", "reason": "", "options": options}
    order(desk, "p1", "propose_offer", "xu", **offer)
    order(desk, "a1", "decide_offer", offer="f1", decision="approve")
    assert states(desk) == {"f1": "to_choose"}
    order(desk, "c1", "choose_option", offer="f1", option=1)
    [line] = desk.payouts()
    assert (line.state, line.type, line.amount) == ("ready", "coupon", "10.00")


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_what_looks_like_a_formula_stays_a_text(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"list{suffix}"
    write_payouts(path, [replace(LINE, payee='=HYPERLINK("file:///etc/passwd")', customer="a\x01b", offer="@f")])
    if suffix == ".csv":
        [row] = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
        assert row["payee"].startswith("'=")
    else:
        sheet = load_workbook(path).worksheets[0]
        cells = {COLUMNS[n]: cell for n, cell in enumerate(sheet[2])}
        assert (cells["payee"].data_type, cells["payee"].value, cells["customer"].value) == (
            "s", '=HYPERLINK("file:///etc/passwd")', "a\ufffdb",
        )  # fmt: skip


def test_a_cell_is_read_back_as_it_was() -> None:
    for text in ("=1", "'x", "x", "'=1", " =1", ""):
        assert was_cell(str(safe_cell(text))) == (text if text != "'=1" else "=1")
    assert safe_cell(7) == 7


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_a_line_that_comes_back_as_it_was_written_says_nothing_yet(tmp_path: Path) -> None:
    path = tmp_path / "back.csv"
    path.write_text("offer,state,reference\nf1,listed,\nf2,paid,R2\nf3,Listed,\n", encoding="utf-8")
    assert [(one.line, one.offer, one.state) for one in read_settled(path)] == [(3, "f2", "paid")]


def test_a_workbook_is_read_like_a_list(tmp_path: Path) -> None:
    path = workbook(tmp_path / "paid.xlsx", ("offer", " State", "reference"), ("f1", "paid", 77), ("f2", "failed", None))
    assert [(one.line, one.offer, one.state, one.reference) for one in read_settled(path)] == [
        (2, "f1", "paid", "77"), (3, "f2", "failed", ""),
    ]  # fmt: skip
    assert read_settled(workbook(tmp_path / "none.xlsx", ("offer", "state"))) == []
    with pytest.raises(BadInput, match="bad_payouts"):
        read_settled(workbook(tmp_path / "empty.xlsx"))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [("x.txt", b"", "bad_format"), ("x.xlsx", b"no zip", "bad_format"), ("x.csv", b"\xff\xfe", "bad_format"),
     ("x.csv", b"a,b\n1,2\n", "bad_payouts"), ("x.csv", b"offer,state\nf1,lost\n", "bad_payouts"),
     ("x.csv", b"offer,state\n,paid\n", "bad_payouts"), ("x.csv", b"offer,state\nf1,paid\nf1,paid\n", "bad_payouts"),
     ("x.csv", b"offer,state\nf1,paid,more,and more\n" + b"f" * 2000 + b",paid\n", "bad_payouts"),
     ("x.csv", b"offer,state\n" + b"f" * 200_000 + b",paid\n", "bad_format")],
)  # fmt: skip
def test_what_is_no_list_is_refused_whole(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadInput, match=code):
        read_settled(path)


def test_a_list_that_is_too_large_is_not_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(BadInput, match="bad_format"):
        read_settled(path)


def test_an_approver_sees_what_the_customer_and_similar_cases_got(desk: Desk, case: str, clock: Clock) -> None:
    approved(desk, case, "f1", "300.00")
    tell(desk, message("m9", FURIOUS, 9, conversation="c9", customer="u9"))
    [other] = [row.id for row in desk.queue() if row.id != case]
    approved(desk, other, "g1", "500.00")
    propose(desk, case, "f2", "400.00")
    brief = desk.offer_brief("f2", clock.at)
    assert brief is not None
    assert [(one.offer, one.state) for one in brief.earlier] == [("f1", "approved")]
    assert (brief.yardstick.count, brief.yardstick.median) == (2, 40_000)
    assert (brief.left_today, brief.left_this_month, brief.left_for_customer) == (
        Money("CNY", 1_920_000), Money("CNY", 820_000), Money("CNY", 470_000),
    )  # fmt: skip
    assert (brief.expires_at, brief.escalated, brief.cases_before) == (clock.at + 3600, False, 0)
    assert desk.offer_brief("f9", clock.at) is None


def test_without_budgets_and_likes_a_brief_says_so(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path / "b.sqlite", clock, policy=POLICY.replace('daily_budget = "20000.00"\n', "")) as desk:
        case = open_case(desk)
        order(desk, "c0", "close_case", case=case, resolution="done")
        tell(desk, message("m5", ANGRY, 50), message("m6", FURIOUS, 51))
        [again] = [row.id for row in desk.queue()]
        propose(desk, again, "f1", "1.00")
        brief = desk.offer_brief("f1", clock.at)
    assert brief is not None
    assert (brief.left_today, brief.left_for_customer, brief.expires_at) == (None, None, None)
    assert (brief.yardstick.count, brief.cases_before) == (0, 1)
    assert brief.cost.churn > 0


def test_changes_of_policy_that_wait_are_listed(desk: Desk) -> None:
    order(desk, "c1", "change_policy", change="p1", text=POLICY)
    [change] = desk.policy_changes()
    assert (change.by, change.fact.change) == ("chen", "p1")
    order(desk, "d1", "decide_policy", "zhao", change="p1", decision="approve")
    assert desk.policy_changes() == []


def test_the_history_tells_every_step_of_the_money(desk: Desk, case: str) -> None:
    propose(desk, case, "f1", "90.00")
    order(desk, "c1", "counter_offer", "zhao", offer="f1", type="coupon", amount="80", currency="CNY", reason="",
          options=[{"type": "refund", "amount": "60"}])  # fmt: skip
    order(desk, "a1", "decide_offer", offer="f1", decision="approve")
    order(desk, "k1", "choose_option", offer="f1", option=1)
    order(desk, "l1", "list_payout", offer="f1")
    order(desk, "s1", "settle_payout", offer="f1", state="paid", reference="R")
    view = desk.case(case)
    assert view is not None
    kinds = ("offer_countered", "option_chosen", "payout_listed", "payout_settled")
    told = [(mark.kind, mark.values) for mark in view.marks if mark.kind in kinds]
    assert told == [
        ("offer_countered", {"offer": "f1", "type": "coupon", "reason": "", "amount": "80.00", "currency": "CNY"}),
        ("option_chosen", {"offer": "f1", "option": "2"}), ("payout_listed", {"offer": "f1"}),
        ("payout_settled", {"offer": "f1", "state": "paid", "reference": "R"}),
    ]  # fmt: skip
    assert isinstance(view.offers[0], Offer)
