"""The alerts of one person: his own, higher when nobody acts, asleep for a while, seen by somebody; told within hours and budget."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.alert_rules import AlertRules, Notice, Quiet, Rule, Viewer, usual_rules
from desktop.core.money import Money
from desktop.core.offers import Offer
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


def seen(by: str, role: str, until: float | None = None, since: float = NOW - 60, alert: str = "critical") -> Notice:
    return Notice(alert, since, by, role, NOW, until, 1, "critical")


def test_what_the_record_says_that_one_has_seen_is_read_after_a_restart_and_stops_the_ladder() -> None:
    for viewer in (LEAD, MANAGER):
        book = book_of(viewer)
        book.name_of = {"lin": "林怡君"}.__getitem__
        book.begin([row("A", 300, critical_since=NOW - 60, noticed=(seen("lin", "supervisor"),))], NOW)
        assert book.passed(NOW + 90_000) == []
        assert [(alert.seen_by, alert.unread) for alert in book.alerts()] == ([("林怡君", False)] if viewer == LEAD else [])


def test_a_colleague_who_has_seen_it_leaves_nobody_of_his_rung_to_be_told_and_those_above_stay() -> None:
    acts = (seen("sun", "supervisor"),)
    for viewer, unread in ((LEAD, False), (Viewer("zhao", "agent"), False), (Viewer("x", "auditor"), True)):
        rules = AlertRules(dict(usual_rules()) | {"critical": Rule(roles=frozenset({"supervisor", "agent", "auditor"}))})
        book = book_of(viewer, rules)
        news = book.rows_changed([row("A", 300, agent="zhao", critical_since=NOW - 60, noticed=acts)], (), NOW)
        assert ([alert.unread for alert in book.alerts()], bool(news)) == ([unread], unread)
    book = book_of(LEAD)
    book.begin([row("A", 300, agent="zhao", critical_since=NOW - 60, noticed=(seen("zhao", "agent"),))], NOW)
    assert [(alert.seen_by, alert.unread) for alert in book.alerts()] == [("zhao", True)]


def test_a_ladder_goes_on_after_a_restart_where_it_was() -> None:
    book = book_of(MANAGER)
    book.begin([row("A", 300, ago=10, critical_since=NOW - 899)], NOW)
    assert [names(book.passed(NOW + after)) for after in (0, 1)] == [[], ["A"]]


def test_a_sleep_in_the_record_is_ones_own_goes_on_after_a_restart_and_ends_in_time() -> None:
    asleep = row("A", 300, critical_since=NOW - 60, noticed=(seen("lin", "supervisor", NOW + 300),))
    book = book_of(LEAD)
    book.begin([asleep], NOW)
    assert (book.unread, [names(book.passed(NOW + after)) for after in (299, 300)]) == (0, [[], ["A"]])
    other = book_of(Viewer("sun", "supervisor"))
    assert names(other.rows_changed([asleep], (), NOW)) == ["A"]
    other.look_as(LEAD, RULES, NOW)
    assert other.unread == 0
    other.look_as(Viewer("sun", "supervisor"), RULES, NOW)
    assert other.unread == 1


def test_a_sleep_that_the_record_ends_wakes_and_one_that_it_holds_does_not() -> None:
    asleep = row("A", 300, critical_since=NOW - 60, noticed=(seen("lin", "supervisor", NOW + 300),))
    book = book_of(LEAD)
    book.begin([asleep], NOW)
    assert book.rows_changed([replace(asleep, last_words="an answer of ours")], (), NOW + 1) == []
    assert names(book.rows_changed([replace(asleep, last_words="again", noticed=())], (), NOW + 2)) == ["A"]


def test_what_was_done_about_an_earlier_happening_is_nothing_now() -> None:
    book = book_of(LEAD)
    noticed = (seen("lin", "supervisor", since=NOW - 9_000), seen("lin", "supervisor", NOW + 300, since=NOW - 9_000))
    assert names(book.rows_changed([row("A", 300, critical_since=NOW - 60, noticed=noticed)], (), NOW)) == ["A"]


def test_a_third_party_that_is_late_is_news_when_its_time_passes_and_over_when_it_acts() -> None:
    book = book_of(LEAD)
    waits = row("A", 30, outside_due=NOW + 100)
    book.begin([waits, row("B", 30, outside_due=NOW + 50)], NOW)
    assert (names(book.passed(NOW + 50)), names(book.passed(NOW + 99)), names(book.passed(NOW + 100))) == (["B"], [], ["A"])
    assert [alert.at for alert in book.alerts() if alert.about == "A"] == [NOW + 100]
    book.rows_changed([replace(waits, outside_due=NOW + 9_000)], ["B"], NOW + 200)
    assert book.active == 0
    book.rows_changed([replace(waits, outside_due=None)], (), NOW + 300)
    assert book.passed(NOW + 9_999) == []
    assert names(book.rows_changed([replace(waits, outside_due=NOW)], (), NOW + 400)) == ["A"]


def test_call_backs_that_are_due_are_told_once_of_closed_cases_too_and_end_when_they_were_made() -> None:
    book = book_of(LEAD)
    due = [row("A", 30, call_back_due=NOW - 5), row("C", 30, call_back_due=NOW)]
    assert names(book.called_back(due, NOW)) == ["A", "C"]
    assert book.called_back(due, NOW + 60) == []
    book.rows_changed([], ["C"], NOW + 61)
    assert book.active == 2
    book.called_back(due[1:], NOW + 120)
    assert [alert.about for alert in book.alerts() if alert.active] == ["C"]


def test_an_offer_has_waited_since_its_terms_were_set() -> None:
    book = book_of(LEAD)
    offer = Offer("o", "A", "refund", Money("CNY", 1), "r", "p", "pending", "xu", NOW - 500, terms_at=NOW - 400)
    book.escalated([row("A", 30, offers=(offer,))], NOW)
    assert [alert.at for alert in book.alerts()] == [NOW - 400]


def test_what_is_grouped_waits_and_is_told_in_one() -> None:
    book = book_of(LEAD, AlertRules(dict(usual_rules()) | {"critical": Rule(group=60.0)}))
    bell, told = AlertBell(book), []
    for number, at in enumerate((0, 30, 59)):
        told.append(names(bell.due(book.rows_changed([row(f"R{number}", 300)], (), NOW + at), NOW + at, 0)))
    hand = book.rows_changed([row("H", 30, hand_since=NOW)], (), NOW + 59)
    told.append(names(bell.due(hand, NOW + 59, 0)))
    told.append(names(bell.due([], NOW + 60, 0)))
    assert told == [[], [], [], ["H"], ["R0", "R1", "R2"]]
    late = book.rows_changed([row("Z", 300)], (), NOW + 61)
    assert (bell.due(late, NOW + 61, 0), bell.due([], NOW - 9_000, 0)) == ([], [])
    assert names(bell.due([], NOW - 8_940, 0)) == ["Z"]
