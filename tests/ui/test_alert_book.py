"""The alerts of one person: his own, higher when nobody acts, asleep for a while, seen by somebody; told within hours and budget."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.alert_rules import AlertRules, Quiet, Rule, Viewer, usual_rules
from desktop.ui.alert_bell import AlertBell
from desktop.ui.alert_book import Alert, AlertBook
from tests.ui.queue_rows import NOW, row

LEAD, MANAGER = Viewer("lin", "supervisor"), Viewer("chen", "manager")
RULES = AlertRules()


def book_of(viewer: Viewer, rules: AlertRules = RULES) -> AlertBook:
    book = AlertBook()
    book.look_as(viewer, rules, NOW)
    return book


def names(alerts: list[Alert]) -> list[str]:
    return [alert.about for alert in alerts]


def test_an_agent_hears_of_his_own_cases_only() -> None:
    book = book_of(Viewer("zhao", "agent"))
    rows = [row("A", 300, agent="zhao"), row("B", 300, agent="qian")]
    assert names(book.rows_changed(rows, (), NOW)) == ["A"]
    assert (names(book.alerts()), book.unread, book.active) == (["A"], 1, 1)
    book.look_as(LEAD, RULES, NOW)
    assert sorted(names(book.alerts())) == ["A", "B"]


def test_nobody_acted_so_the_manager_hears_of_it_once() -> None:
    book = book_of(MANAGER)
    assert book.rows_changed([row("A", 300), row("B", 300), row("H", 30, hand_since=NOW)], (), NOW) == []
    book.rows_changed([row("B", 300, supervisor="lin")], (), NOW + 10)
    told = [names(book.passed(NOW + after)) for after in (0, 599, 600, 839, 840, 841, 9_000)]
    assert told == [[], [], ["H"], [], ["A"], [], []]


def test_a_customer_who_was_answered_or_a_lowered_hand_climbs_no_further() -> None:
    book = book_of(MANAGER)
    book.rows_changed([row("A", 300), row("H", 30, hand_since=NOW)], (), NOW)
    book.rows_changed([row("A", 300, waiting_since=None), row("H", 30)], (), NOW + 10)
    assert book.passed(NOW + 9_000) == []


def test_who_takes_the_seat_is_not_told_again_what_climbed_before() -> None:
    book = book_of(LEAD)
    book.rows_changed([row("A", 300)], (), NOW)
    book.look_as(MANAGER, RULES, NOW + 1_000)
    assert (names(book.alerts()), book.passed(NOW + 1_001)) == (["A"], [])


def test_a_sleeping_alert_wakes_by_the_clock() -> None:
    book = book_of(LEAD)
    [alert] = book.rows_changed([row("A", 300)], (), NOW)
    book.snooze(alert, NOW)
    assert (book.unread, book.active, book.is_waiting(alert)) == (0, 1, False)
    assert [names(book.passed(NOW + after)) for after in (899, 900, 901)] == [[], ["A"], []]
    assert book.unread == 1


def test_a_sleeping_alert_wakes_when_its_case_says_something_else() -> None:
    book = book_of(LEAD)
    [alert] = book.rows_changed([row("A", 300)], (), NOW)
    book.snooze(alert, NOW)
    assert book.rows_changed([row("A", 310)], (), NOW + 1) == []
    assert names(book.rows_changed([row("A", 310, last_words="again")], (), NOW + 2)) == ["A"]
    assert book.alerts()[0].words == "again"


def test_a_sleeping_alert_that_is_over_does_not_wake() -> None:
    book = book_of(LEAD)
    [alert] = book.rows_changed([row("A", 300)], (), NOW)
    book.snooze(alert, NOW)
    assert book.rows_changed([row("A", 30, last_words="thanks")], (), NOW + 2) == []
    book.snooze(alert, NOW + 3)
    assert (book.passed(NOW + 9_000), book.active) == ([], 0)


def test_who_has_seen_an_alert_stands_on_it_and_it_stays_active() -> None:
    book = book_of(LEAD)
    [alert] = book.rows_changed([row("A", 300)], (), NOW)
    book.acknowledge(alert, "林怡君")
    assert [(each.seen_by, each.unread, each.active) for each in book.alerts()] == [("林怡君", False, True)]
    assert not book.is_waiting(alert)
    book.snooze(replace(alert, about="gone"), NOW)
    book.acknowledge(replace(alert, about="gone"), "x")
    assert names(book.alerts()) == ["A"]


def test_more_than_the_budget_comes_later_in_one_line() -> None:
    book = book_of(LEAD, AlertRules(dict(usual_rules()) | {"critical": Rule(budget=2)}))
    bell, told = AlertBell(book), []
    for number in range(5):
        news = book.rows_changed([row(f"R{number}", 300)], (), NOW + number)
        told.append(names(bell.due(news, NOW + number, 0)))
    assert told == [["R0"], ["R1"], [], [], []]
    book.read("R3")
    assert bell.due([], NOW + 3_599, 0) == []
    assert names(bell.due([], NOW + 3_600, 0)) == ["R2", "R4"]
    assert (bell.due([], NOW + 9_000, 0), book.unread) == ([], 4)


def test_what_came_in_quiet_hours_is_told_after_them_in_one_line() -> None:
    book = book_of(LEAD, AlertRules(quiet=(Quiet(22 * 60, 7 * 60),)))
    bell = AlertBell(book)
    quiet = book.rows_changed([row("H", 30, hand_since=NOW), row("I", 30, hand_since=NOW)], (), NOW)
    assert bell.due(quiet, NOW, 23 * 60) == []
    assert names(bell.due(book.rows_changed([row("A", 300)], (), NOW), NOW, 23 * 60)) == ["A"]
    book.rows_changed([row("I", 30)], (), NOW)
    assert names(bell.due([], NOW + 100, 7 * 60)) == ["H"]


def test_a_case_that_another_supervisor_has_is_listed_and_told_when_he_leaves() -> None:
    book = book_of(LEAD)
    bell = AlertBell(book)
    assert bell.due(book.rows_changed([row("A", 300, supervisor="sun")], (), NOW), NOW, 0) == []
    assert names(book.alerts()) == ["A"]
    book.rows_changed([row("A", 300)], (), NOW + 1)
    assert names(bell.due([], NOW + 1, 0)) == ["A"]


def test_while_nobody_is_known_everything_is_told() -> None:
    book = AlertBook()
    news = [*book.rows_changed([row("A", 300)], (), NOW), *book.trouble("disk", "full", NOW)]
    assert names(AlertBell(book).due(news, NOW, 0)) == ["A", "disk"]
