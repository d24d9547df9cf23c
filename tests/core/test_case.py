"""The one fold of a case."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.case import Case, Folded, later_stage
from desktop.core.facts import CaseClosed, CaseOpened, Entry, Fact, OfferDecided, OfferProposed, PromiseKept, SteppedIn
from desktop.core.heat import HeatSettings
from desktop.core.messages import Customer
from desktop.core.money import Money
from desktop.core.reading import SpokenPromise

SETTINGS = HeatSettings()
CASE = Case("chat", Customer("u1"), id="K", conversations=("c1",))
DUE = SpokenPromise(datetime(2026, 11, 22, tzinfo=UTC), 0, 4)


def said(seq: int, at: float, sender: str = "customer", anger: float | None = 0.0, **other: object) -> Folded:
    message = Folded(seq, at, f"m{seq}", sender, "Ann", f"words {seq}", anger if sender == "customer" else None)
    return replace(message, **other)  # type: ignore[arg-type]


def told(case: Case, *facts: Fact, by: str = "chen") -> Case:
    for fact in facts:
        case = case.after(Entry(case.seq + 1, 100.0, by, "K", fact))
    return case


def heard(case: Case, *messages: Folded) -> Case:
    for message in messages:
        case = case.after_message(message, SETTINGS)
    return case


@given(st.lists(st.tuples(st.sampled_from(["customer", "agent", "system"]), st.floats(0, 100)), max_size=30))
def test_folding_again_gives_the_same_case(turns: list[tuple[str, float]]) -> None:
    messages = [said(seq, seq * 60.0, sender, anger) for seq, (sender, anger) in enumerate(turns, start=1)]
    case = heard(CASE, *messages)
    anew, heats = case.refolded(messages, SETTINGS)
    assert anew == case
    assert [heat.value for heat in heats][-1:] == [case.heat.value] * bool(turns)


def test_a_late_message_is_one_before_the_last() -> None:
    case = heard(CASE, said(1, 60.0))
    assert case.is_late(said(2, 59.0))
    assert not case.is_late(said(2, 60.0))
    assert not CASE.is_late(said(1, 0.0))


def test_the_trend_needs_two_messages_of_the_customer() -> None:
    assert heard(CASE, said(1, 0.0, anger=50.0)).trend == 0


def test_the_trend_is_that_of_the_last_three_messages() -> None:
    rising = heard(CASE, said(1, 0.0, anger=10.0), said(2, 1.0, anger=50.0))
    assert rising.trend == 1
    assert heard(rising, *(said(n, float(n), anger=0.0) for n in range(3, 7))).trend == -1


def test_a_wait_begins_with_the_first_unanswered_message() -> None:
    case = heard(CASE, said(1, 10.0), said(2, 20.0))
    assert case.waiting_since == 10.0
    assert heard(case, said(3, 30.0, "agent")).waiting_since is None


def test_work_done_never_moves_a_case_back() -> None:
    assert later_stage("solve", "confirm") == "solve"
    assert heard(replace(CASE, stage="carry_out"), said(1, 0.0, "agent")).stage == "carry_out"


def test_an_answer_confirms_and_a_promise_solves() -> None:
    assert heard(CASE, said(1, 0.0, "agent")).stage == "confirm"
    promised = heard(CASE, said(1, 0.0, "agent", promises=((DUE, "at 8"),)))
    assert (promised.stage, promised.promises[0].text) == ("solve", "at 8")


def test_the_ledger_knows_how_working_days_were_counted() -> None:
    case = heard(CASE, said(1, 0.0, "agent", promises=((replace(DUE, counted="weekdays"), "in two working days"),)))
    assert [promise.counted for promise in case.promises] == ["weekdays"]


def test_a_promise_without_a_time_is_not_on_the_ledger() -> None:
    assert heard(CASE, said(1, 0.0, "agent", promises=((replace(DUE, due=None), "soon"),))).promises == ()


def test_a_happy_customer_moves_a_case_that_is_carried_out() -> None:
    assert heard(replace(CASE, stage="carry_out"), said(1, 0.0, satisfaction=4.2)).stage == "follow_up"


def test_old_happy_messages_do_not_move_a_case_again() -> None:
    messages = [said(1, 0.0, satisfaction=5.0)]
    case = replace(heard(CASE, *messages), stage="carry_out")
    assert case.refolded(messages, SETTINGS)[0].stage == "carry_out"


def test_a_late_answer_moves_the_stage_and_a_late_complaint_does_not() -> None:
    assert CASE.after_late(said(7, 0.0, "agent")).stage == "confirm"
    assert CASE.after_late(said(7, 0.0)) == replace(CASE, seq=7)


def test_a_conversation_without_a_case_has_no_stages() -> None:
    assert heard(replace(CASE, id=""), said(1, 0.0, "agent")).stage == "listen"


def test_a_kept_promise_stays_kept_when_messages_are_folded_again() -> None:
    messages = [said(1, 0.0, "agent", promises=((DUE, "at 8"),))]
    case = told(heard(CASE, *messages), PromiseKept("1.0"))
    assert case.refolded(messages, SETTINGS)[0].promises[0].state == "kept"


def test_leaving_gives_the_case_back_only_by_who_took_it() -> None:
    taken = told(CASE, SteppedIn("take_over"), by="lin")
    assert told(taken, SteppedIn("watch"), SteppedIn("leave"), by="chen").supervisor == "lin"
    assert told(taken, SteppedIn("leave"), by="lin").supervisor is None


def test_a_case_opened_by_its_level_begins_with_its_message() -> None:
    thread = heard(replace(CASE, id=""), said(1, 42.0))
    assert told(thread, CaseOpened("chat", "c1", 1, "level")).opened_at == 42.0
    assert told(thread, CaseOpened("chat", "c1", 1, "order")).opened_at == 100.0


def test_a_declined_offer_leaves_the_stage() -> None:
    proposed = told(CASE, OfferProposed("f1", "refund", Money("CNY", 1), "", ""), OfferProposed("f2", "refund", Money("CNY", 1), "", ""))
    declined = told(proposed, OfferDecided("f1", "decline", "declined"))
    assert (declined.stage, [offer.state for offer in declined.offers]) == ("solve", ["declined", "pending"])


def test_closing_lets_everybody_go() -> None:
    case = told(CASE, SteppedIn("take_over"), CaseClosed("settled"))
    assert (case.stage, case.closed_at, case.supervisor, case.present) == ("closed", 100.0, None, ())


def test_who_spoke_for_the_company_is_remembered_once() -> None:
    case = heard(CASE, said(1, 0.0, "agent"), said(2, 1.0, "agent"), said(3, 2.0, "supervisor"))
    assert case.agents == ("Ann",)
