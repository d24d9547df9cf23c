"""What people do about alerts is in the record: who acknowledged what when, what sleeps for whom; a restart forgets nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.alert_acts import AcknowledgeAlert, AlertAcknowledged, decide_alert
from desktop.core.alert_rules import Notice
from desktop.core.people import Person
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.desk.queue_row import QueueRow, front_page
from tests.desk.house import FURIOUS, NINE, Clock, message, open_case, opened, order, tell

NOW = NINE.timestamp()


def row_of(desk: Desk) -> QueueRow:
    [row] = desk.queue()
    return row


def test_an_acknowledgement_says_who_and_when_and_outlives_the_window(tmp_path: Path) -> None:
    path, clock = tmp_path / "r.sqlite", Clock()
    with opened(path, clock) as desk:
        case = open_case(desk)
        since = row_of(desk).critical_since
        assert since == NOW
        clock.at += 60
        assert order(desk, "1", "acknowledge_alert", "lin", case=case, alert="critical", since=since).accepted
        again = order(desk, "2", "acknowledge_alert", "lin", case=case, alert="critical", since=since)
        assert again.accepted and len(row_of(desk).noticed) == 1
    with opened(path, clock) as desk:
        tell(desk, message("m2", FURIOUS, 5))
        row = row_of(desk)
        [notice] = row.noticed
        assert (notice.by, notice.role, notice.at, notice.until, row.critical_since) == ("lin", "supervisor", NOW + 60, None, NOW)
        view = desk.case(case)
        assert view is not None
        told = [(mark.actor, mark.values) for mark in view.marks if mark.kind == "alert_acknowledged"]
        assert told == [("lin", {"alert": "critical", "since": str(NOW), "role": "supervisor"})]
        assert front_page(path, 9) == [row]
    assert first_fault(path) is None


def test_a_sleep_ends_with_the_customers_next_word_and_another_level(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        case = open_case(desk)
        until = "2026-11-22T09:15:00+08:00"
        assert order(desk, "1", "snooze_alert", "lin", case=case, alert="critical", since=NOW, until=until).accepted
        tell(desk, message("m2", "one moment", 1, sender="agent", author="徐明"))
        assert [notice.until for notice in row_of(desk).noticed] == [NOW + 900]
        tell(desk, message("m3", "hello", 2))
        assert row_of(desk).noticed == ()


def test_each_has_his_own_and_another_happening_begins_anew(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        case = open_case(desk)
        for ident, by, since in (("1", "lin", 5.0), ("2", "chen", 5.0), ("3", "lin", 5.0)):
            order(desk, ident, "acknowledge_alert", by, case=case, alert="promise", since=since)
        assert [(notice.by, notice.since) for notice in row_of(desk).noticed] == [("lin", 5.0), ("chen", 5.0)]
        order(desk, "4", "acknowledge_alert", "zhao", case=case, alert="promise", since=9.0)
        order(desk, "5", "acknowledge_alert", "zhao", case=case, alert="hand", since=9.0)
        assert [(notice.by, notice.alert) for notice in row_of(desk).noticed] == [("zhao", "promise"), ("zhao", "hand")]
        order(desk, "6", "close_case", case=case, resolution="done")
        order(desk, "7", "acknowledge_alert", case=case, alert="call_back", since=9.0)
        order(desk, "8", "follow_up", case=case, satisfaction=1)
        assert [notice.alert for notice in row_of(desk).noticed] == ["call_back"], "what was so before the end is over"
    assert first_fault(tmp_path / "r.sqlite") is None


@pytest.mark.parametrize(
    ("kind", "by", "more", "code"),
    [
        ("acknowledge_alert", "he", {}, "not_your_role"),
        ("acknowledge_alert", "lin", {"alert": "trouble"}, "bad_order"),
        ("snooze_alert", "lin", {"until": "2026-11-22T09:00:00+08:00"}, "bad_order"),
        ("snooze_alert", "lin", {"until": "2026-11-30T09:00:00+08:00"}, "bad_order"),
        ("snooze_alert", "lin", {"until": "2026-11-22T10:00:00"}, "bad_order"),
    ],
)
def test_what_is_no_alert_no_time_and_nobodys_business_is_refused(
    tmp_path: Path, kind: str, by: str, more: dict[str, object], code: str
) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        case = open_case(desk)
        assert order(desk, "1", kind, by, **{"case": case, "alert": "critical", "since": NOW, **more}).code == code


def test_a_sleep_is_no_acknowledgement() -> None:
    asleep = Notice("critical", NOW, "lin", "supervisor", NOW, NOW + 900, 1, "critical")
    order = AcknowledgeAlert(id="1", by="lin", case="K", alert="critical", since=NOW)
    assert decide_alert(order, Person("lin", "Lin", "supervisor"), [asleep], NOW) == (AlertAcknowledged("critical", NOW, "supervisor"),)


def test_what_is_critical_no_longer_begins_anew_when_it_is_again(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        open_case(desk)
        tell(desk, message("m2", "thank you, solved", 600), message("m3", "hello", 1_200))
        assert (row_of(desk).level != "critical", row_of(desk).critical_since) == (True, None)
        tell(desk, message("m4", FURIOUS, 1_300))
        assert row_of(desk).critical_since == NOW + 1_300 * 60
    assert first_fault(tmp_path / "r.sqlite") is None
