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
from desktop.db.verify import first_fault
from desktop.desk import payout_file
from desktop.desk.cells import safe_cell, was_cell
from desktop.desk.desk import Desk
from desktop.desk.money import PayoutLine
from desktop.desk.payout_file import COLUMNS, read_settled, write_payouts
from desktop.desk.payouts import differing, list_ready, settle
from desktop.desk.views import Outcome
from tests.desk.house import ANGRY, FURIOUS, POLICY, Clock, message, open_case, opened, order, propose, tell

LIMITED = POLICY.replace("daily_budget", 'monthly_budget = "9000.00"\ncustomer_limit = "5000.00"\nexpire_after_minutes = 60\ndaily_budget')
LINE = PayoutLine("f1", "K", "u1", "李先生", "refund", "100.00", "CNY", "chen", 0.0, "listed", "", 1, "B20261122")
RECORD = "0123456789abcdef"
HEAD = "record,batch,offer,listing,amount,currency,state,reference"


def row(offer: str, state: str, record: str = RECORD, listing: str = "1") -> str:
    return f"R{record},B20261122,{offer},{listing},100.00,CNY,{state},R2"


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


def sent(desk: Desk, folder: Path) -> list[dict[str, str]]:
    """The rows of the list as it was written just now."""
    out = folder / "list.csv"
    write_payouts(out, desk.payouts(), record(desk))
    return list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))


def record(desk: Desk) -> str:
    return desk.head(0.0).record


def back(desk: Desk, rows: list[dict[str, str]], folder: Path) -> dict[str, Outcome]:
    """Settle rows that a finance system sent back."""
    path = folder / "paid.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return settle(lambda one: desk.handle(one)[0], "chen", read_settled(path, record(desk)), desk.payouts())


def give(desk: Desk, *answers: tuple[str, str, str], folder: Path) -> dict[str, str | None]:
    """Settle what a finance system says of offers of the list; the code of each refusal."""
    rows = {was_cell(row["offer"]): row for row in sent(desk, folder)}
    blank = {**next(iter(rows.values())), "listing": "1"}
    told = [
        {**rows.get(was_cell(offer), blank), "offer": offer, "state": state, "reference": reference} for offer, state, reference in answers
    ]
    return {offer: outcome.code for offer, outcome in back(desk, told, folder).items()}


def test_a_list_goes_out_and_comes_back(desk: Desk, case: str, tmp_path: Path) -> None:
    for offer in ("f1", "f2", "=f3"):
        approved(desk, case, offer)
    assert states(desk) == {"f1": "ready", "f2": "ready", "=f3": "ready"}
    listed = list_ready(lambda one: desk.handle(one)[0], "chen", desk.payouts())
    assert all(outcome.accepted for outcome in listed.values())
    assert list_ready(lambda one: desk.handle(one)[0], "zhao", desk.payouts()) == {}
    out = tmp_path / "list.csv"
    assert write_payouts(out, desk.payouts(), record(desk)) == 3
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert {row["offer"] for row in rows} == {"f1", "f2", "'=f3"}
    answers = (("f1", "PAID", "R1"), ("f2", "failed", "R2"), ("'=f3", "unknown", ""), ("f9", "paid", ""))
    assert give(desk, *answers, folder=tmp_path) == {"f1": None, "f2": None, "=f3": None, "f9": "unknown_offer"}
    assert states(desk) == {"f1": "paid", "f2": "failed", "=f3": "unknown"}
    assert give(desk, *answers, folder=tmp_path) == {"f9": "unknown_offer"}, "the same file again asks for nothing that stands so already"
    list_ready(lambda one: desk.handle(one)[0], "zhao", desk.payouts())
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
    write_payouts(path, [replace(LINE, payee='=HYPERLINK("file:///etc/passwd")', customer="a\x01b", offer="@f")], RECORD)
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
    path.write_text(f"{HEAD}\n{row('f1', 'listed')}\n{row('f2', 'paid')}\n{row('f3', 'Listed')}\n,,,,,,,\n", encoding="utf-8")
    assert [(one.line, one.offer, one.state) for one in read_settled(path, RECORD)] == [(3, "f2", "paid")]


def test_a_workbook_is_read_like_a_list(tmp_path: Path) -> None:
    heads = [name.title() for name in HEAD.split(",")]
    marks = ("R" + RECORD, "B20261122")
    one, other = (*marks, "f1", 1, 100.0, "cny", " paid ", 77), (*marks, "f2", 1.0, 99.5, "CNY", "failed", None)
    told = read_settled(workbook(tmp_path / "paid.xlsx", heads, one, (None,) * 8, other), RECORD)
    assert [(each.line, each.offer, each.state, each.reference, each.listing, each.told) for each in told] == [
        (2, "f1", "paid", "77", 1, "100 CNY"), (4, "f2", "failed", "", 1, "99.5 CNY"),
    ]  # fmt: skip
    assert read_settled(workbook(tmp_path / "none.xlsx", heads), RECORD) == []
    with pytest.raises(BadInput, match="bad_payouts"):
        read_settled(workbook(tmp_path / "empty.xlsx"), RECORD)


def test_a_second_sheet_is_not_left_out_in_silence(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(HEAD.split(","))
    book.create_sheet("empty")
    book.save(tmp_path / "x.xlsx")
    assert read_settled(tmp_path / "x.xlsx", RECORD) == []
    book.worksheets[1].append(("f1", "paid"))
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(BadInput, match="bad_payouts") as refused:
        read_settled(tmp_path / "x.xlsx", RECORD)
    assert refused.value.values["why"] == "more_than_one_sheet"


@pytest.mark.parametrize(
    ("name", "content", "code", "why"),
    [("x.txt", "", "bad_format", "suffix"), ("x.xlsx", "no zip", "bad_format", "not_xlsx"), ("x.csv", "\udcff", "bad_format", "not_csv"),
     ("x.csv", "a,b\n1,2\n", "bad_payouts", "no_column_record"),
     ("x.csv", "record,batch,offer,listing,state\n", "bad_payouts", "no_column_amount"),
     ("x.csv", f"{HEAD},State\n", "bad_payouts", "same_column_twice"),
     ("x.csv", f"{HEAD}\n{row('f1', 'lost')}\n", "bad_payouts", "lost"),
     ("x.csv", f"{HEAD}\n{row('', 'paid')}\n", "bad_payouts", "paid"),
     ("x.csv", f"{HEAD}\n{row('f1', '')}\n", "bad_payouts", "empty"),
     ("x.csv", f"{HEAD}\n{row('f1', 'paid', '0123456789abcdee')}\n", "bad_payouts", "other_record"),
     ("x.csv", f"{HEAD}\n{row('f1', 'paid', listing='one')}\n", "bad_payouts", "no_listing"),
     ("x.csv", f"{HEAD}\n{row('f1', 'paid')}\n{row('f1', 'paid')}\n", "bad_payouts", "same_offer_twice"),
     ("x.csv", f"{HEAD}\n{row('f1', 'paid')},more,and more\n{row('f' * 2000, 'paid')}\n", "bad_payouts", "paid"),
     ("x.csv", f"{HEAD}\n{row('f' * 200_000, 'paid')}\n", "bad_format", "not_csv")],
)  # fmt: skip
def test_what_is_no_list_is_refused_whole(tmp_path: Path, name: str, content: str, code: str, why: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(BadInput, match=code) as refused:
        read_settled(path, RECORD)
    assert refused.value.values["why"] == why


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_rows_beyond_the_most_are_not_left_out_in_silence(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payout_file, "MOST_ROWS", 3)
    path = tmp_path / f"list{suffix}"
    write_payouts(path, [replace(LINE, offer=f"f{n}", state="paid") for n in range(3)], RECORD)
    assert len(read_settled(path, RECORD)) == 3
    with pytest.raises(BadInput, match="too_many_payouts"):
        write_payouts(path, [LINE] * 4, RECORD)
    monkeypatch.setattr(payout_file, "MOST_ROWS", 2)
    with pytest.raises(BadInput, match="bad_payouts") as refused:
        read_settled(path, RECORD)
    assert refused.value.values == {"line": 4, "why": "too_many_rows"}


def listed(desk: Desk, case: str, *offers: str) -> None:
    for offer in offers:
        approved(desk, case, offer)
    list_ready(lambda one: desk.handle(one)[0], "chen", desk.payouts())


@pytest.mark.parametrize(
    ("amount", "currency", "told"),
    [("90.00", "CNY", "90.00 CNY"), ("100.00", "USD", "100.00 USD"), ("", "", "?"), ("100,00", "CNY", "100,00 CNY")],
)
def test_another_amount_than_the_approved_one_waits_for_a_person(
    desk: Desk, case: str, tmp_path: Path, amount: str, currency: str, told: str
) -> None:
    listed(desk, case, "f1", "f2")
    rows = [{**row, "state": "paid", "reference": "R"} for row in sent(desk, tmp_path)]
    rows[0] |= {"amount": amount, "currency": currency}
    rows[1] |= {"amount": "100"}
    outcomes = back(desk, rows, tmp_path)
    assert {offer: outcome.state["payout"] for offer, outcome in outcomes.items()} == {"f1": "unknown", "f2": "paid"}
    settled = read_settled(tmp_path / "paid.csv", record(desk))
    assert [(one.offer, one.told) for one in differing(outcomes, settled)] == [("f1", told)]
    assert [(line.state, line.amount, line.told) for line in desk.payouts()] == [("unknown", "100.00", told), ("paid", "100.00", "")]
    assert back(desk, rows, tmp_path) == {}, "the same file again"
    rows[0] |= {"amount": "100.00", "currency": "CNY"}
    rows[1] |= {"amount": "99", "currency": "CNY"}
    assert {offer: outcome.code for offer, outcome in back(desk, rows, tmp_path).items()} == {
        "f1": "waits_for_person", "f2": "already_paid",
    }  # fmt: skip
    rows[1] |= {"amount": "x"}
    assert back(desk, rows, tmp_path)["f2"].code == "already_paid"
    assert order(desk, "s1", "settle_payout", offer="f1", state="paid", reference="R").accepted
    view = desk.case(case)
    assert view is not None
    assert [mark.values.get("told") for mark in view.marks if mark.kind == "payout_settled"] == [told, None, None]


def test_an_answer_to_an_earlier_list_settles_nothing(desk: Desk, case: str, tmp_path: Path, clock: Clock) -> None:
    listed(desk, case, "f1")
    [first] = sent(desk, tmp_path)
    assert (first["batch"], first["listing"]) == ("B20261122", "1")
    back(desk, [{**first, "state": "failed", "reference": "R1"}], tmp_path)
    clock.at += 86400
    list_ready(lambda one: desk.handle(one)[0], "lin", desk.payouts())
    [second] = sent(desk, tmp_path)
    assert (second["batch"], second["listing"]) == ("B20261123", "2")
    for wrong in (first, {**first, "listing": "2"}, {**second, "listing": "1"}):
        assert back(desk, [{**wrong, "state": "paid", "reference": "R2"}], tmp_path)["f1"].code == "old_list"
    assert back(desk, [{**second, "state": "paid", "reference": "R2"}], tmp_path)["f1"].accepted


@pytest.mark.parametrize("state", ["failed", "withdrawn"])
def test_who_said_that_a_payment_failed_does_not_list_it_again(desk: Desk, case: str, state: str) -> None:
    """Alone he could have it paid twice: exported, paid, said to have failed, exported again."""
    listed(desk, case, "f1")
    order(desk, "s1", "settle_payout", "zhao", offer="f1", state="unknown")
    order(desk, "s2", "settle_payout", offer="f1", state=state)
    assert order(desk, "l2", "list_payout", offer="f1").code == "another_lists"
    assert order(desk, "l3", "list_payout", "zhao", offer="f1").accepted
    order(desk, "s3", "settle_payout", "zhao", offer="f1", state=state)
    assert order(desk, "l4", "list_payout", "zhao", offer="f1").code == "another_lists"
    assert order(desk, "l5", "list_payout", offer="f1").accepted
    assert first_fault(desk.path) is None


def test_a_list_that_is_too_large_is_not_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(BadInput, match="bad_format"):
        read_settled(path, RECORD)


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
