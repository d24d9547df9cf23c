"""The ledger of promises: when it warns, what keeps a promise, and how they were kept."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.core.case import Case, Folded
from desktop.core.facts import Entry, PromiseKept, PromiseMade
from desktop.core.heat import HeatSettings
from desktop.core.messages import Customer
from desktop.core.offers import Promise
from desktop.core.promises import LONGEST, Figures, Forewarning, figures, is_news, kept_by_message, reopened, standing, words_of
from desktop.core.reading import SpokenPromise

SETTINGS = HeatSettings()
CASE = Case("chat", Customer("u1"), id="K", conversations=("c1",))


def promise(text: str = "we will call you", due: float = 1800.0, **more: object) -> Promise:
    return Promise("p", due, text, "xu", "open", **more)  # type: ignore[arg-type]


def word(seq: int, at: float, sender: str = "agent", promised: tuple[str, float] | None = None) -> Folded:
    spoken = ((SpokenPromise(datetime.fromtimestamp(promised[1], UTC), 0, 4), promised[0]),) if promised else ()
    return Folded(seq, at, f"m{seq}", sender, "Xu", f"words {seq}", promises=spoken)


def heard(*messages: Folded) -> Case:
    case = CASE
    for message in messages:
        case = case.after_message(message, SETTINGS)
    return case


@pytest.mark.parametrize(("due", "warned"), [(1800.0, 1350.0), (7200.0, 6600.0), (0.0, 0.0)])
def test_it_warns_when_a_quarter_of_the_time_is_left_and_at_most_ten_minutes_before(due: float, warned: float) -> None:
    assert Forewarning().at(promise(due=due)) == warned


@pytest.mark.parametrize(
    ("now", "kept_at", "said"),
    [(100.0, None, "open"), (1350.0, None, "soon"), (1800.0, None, "broken"), (9000.0, 1700.0, "kept"), (9000.0, 1900.0, "late")],
)
def test_a_promise_is_open_then_soon_then_broken_and_kept_in_time_or_late(now: float, kept_at: float | None, said: str) -> None:
    state = "open" if kept_at is None else "kept"
    assert standing(Promise("p", 1800.0, "x", "xu", state, kept_at=kept_at), now, Forewarning()) == said


@pytest.mark.parametrize(
    "text", ["半小时内给您回电", "三點前會告訴您進度", "我哋會覆你", "I'll get back to you by 3", "you will hear from us", "明天联系您"]
)
def test_a_call_an_answer_and_news_are_words(text: str) -> None:
    assert is_news(text)


@pytest.mark.parametrize("text", ["今天退款到账", "明天上午換新機", "we will refund you by Friday", "the parcel arrives tomorrow"])
def test_a_refund_is_a_deed(text: str) -> None:
    assert not is_news(text)


def test_the_next_word_keeps_a_promise_of_news_and_no_other() -> None:
    case = heard(word(1, 0.0, promised=("we will call you", 1800.0)), word(2, 0.0, promised=("we refund you", 1800.0)), word(3, 1700.0))
    assert [(each.state, each.kept_at, each.kept_in) for each in case.promises] == [("kept", 1700.0, 3), ("open", None, None)]


def test_the_same_breath_keeps_nothing_and_neither_does_the_customer() -> None:
    case = heard(word(1, 0.0, promised=("we will call you", 1800.0)), word(2, 60.0), word(3, 900.0, "customer"), word(4, 950.0, "system"))
    assert case.promises[0].state == "open"


def test_a_late_word_keeps_it_late() -> None:
    (kept,) = kept_by_message((promise(),), 2000.0, 7)
    assert standing(kept, 9000.0, Forewarning()) == "late"


def test_a_late_message_that_belongs_before_makes_what_kept_it_anew() -> None:
    case = heard(word(1, 0.0, promised=("we will call you", 1800.0)), word(3, 1700.0))
    again, _ = case.refolded([word(1, 0.0, promised=("we will call you", 1800.0)), word(2, 800.0), word(3, 1700.0)], SETTINGS)
    assert (again.promises[0].kept_at, again.promises[0].kept_in) == (800.0, 2)


def test_who_says_that_it_was_kept_is_believed_when_all_is_made_anew() -> None:
    case = heard(word(1, 0.0, promised=("we refund you", 1800.0)))
    case = case.after(Entry(5, 900.0, "xu", "K", PromiseMade("h", 3600.0, "we will call you")))
    case = case.after(Entry(6, 1000.0, "xu", "K", PromiseKept("1.0")))
    again, _ = case.refolded([word(1, 0.0, promised=("we refund you", 1800.0)), word(7, 2000.0)], SETTINGS)
    assert {each.id: (each.state, each.kept_at) for each in again.promises} == {"1.0": ("kept", 1000.0), "h": ("kept", 2000.0)}
    assert reopened(again.promises[0]).state in ("open", "kept")


def test_what_a_message_kept_is_open_again_and_what_a_person_kept_is_not() -> None:
    by_hand, by_word = promise(kept_at=1.0), promise(kept_at=1.0, kept_in=3)
    assert reopened(by_word) == promise()
    assert reopened(by_hand) is by_hand


def test_the_figures_count_and_tell_the_median_lateness() -> None:
    told = [
        promise(),
        Promise("a", 100.0, "x", "xu", "kept", kept_at=90.0),
        Promise("b", 100.0, "x", "xu", "kept", kept_at=160.0),
        promise(due=50.0),
    ]
    assert figures(told, 200.0) == Figures(4, 1, 1, 1, 105.0)
    assert figures([], 200.0) == Figures(0, 0, 0, 0, None)


def test_the_ledger_shows_the_sentence_around_the_time() -> None:
    text = "很抱歉。半小时内我们的主管会给您回电！谢谢"
    assert words_of(text, 4, 8) == "半小时内我们的主管会给您回电"
    assert words_of("Sorry. We call you by 3 pm. Bye", 19, 26) == "We call you by 3 pm"
    assert words_of("one\ntwo by 3 pm", 8, 15) == "two by 3 pm"
    assert len(words_of("a" * 500 + " by 3 pm " + "b" * 500, 501, 508)) <= LONGEST
