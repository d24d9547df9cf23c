"""The demonstration's feed: a clock of its own, the past told at its times, promises kept that only the record can name."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desktop.channels.replay import ScheduledOrder
from desktop.core.messages import Message
from desktop.db.verify import first_fault
from desktop.desk import demo
from desktop.desk.demo import JOINS_AT, Feed, FloorClock, make_feed, policy_text
from desktop.desk.desk import Desk
from desktop.desk.policy_file import parse_policy
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.fake import FakeScorer
from desktop.settings import find_assets
from tests.desk.house import ANGRY, NINE, POLICY, message, opened

SAMPLES = find_assets() / "samples"
ZONE = ZoneInfo("Asia/Shanghai")


class Wall:
    """The time on the wall, as set."""

    def __init__(self) -> None:
        self.at = 1_000.0

    def __call__(self) -> float:
        return self.at


def scheduled(ident: str, order: str, minute: float, conversation: str = "c1", **fields: str) -> ScheduledOrder:
    at = NINE + timedelta(minutes=minute)
    return ScheduledOrder(at, conversation, "chat", {"id": ident, "order": order, "by": "chen", **fields})


def feed_of(*items: Message | ScheduledOrder, wall: Wall | None = None) -> Feed:
    return Feed(FloorClock(NINE.timestamp(), 60.0, wall or Wall()), list(items))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite") as desk:
        yield desk


def test_the_floors_clock_stands_until_it_runs_and_then_runs_fast() -> None:
    wall = Wall()
    clock = FloorClock(50.0, 60.0, wall)
    wall.at += 10
    assert clock() == 50.0
    clock.set(100.0)
    clock.run()
    assert clock() == 100.0
    wall.at += 2
    assert clock() == 220.0


def test_slowing_down_makes_no_jump() -> None:
    wall = Wall()
    clock = FloorClock(100.0, 60.0, wall)
    clock.run()
    wall.at += 2
    clock.slow_down()
    assert clock() == 220.0
    wall.at += 3
    assert clock() == 223.0


def test_what_is_due_is_taken_once_and_in_order() -> None:
    first, second, third = message("m1"), scheduled("o1", "open_case", 1), message("m2", minute=2)
    feed = feed_of(first, second, third)
    now = NINE.timestamp()
    assert feed.due(now - 1) == []
    assert feed.due(now + 60) == [first, second]
    assert feed.due(now + 60) == []
    assert feed.due(now + 1_000) == [third]


def test_when_all_is_told_the_clock_goes_on_like_any_other() -> None:
    wall = Wall()
    feed = feed_of(message("m1"), wall=wall)
    feed.clock.run()
    feed.due(NINE.timestamp())
    wall.at += 5
    assert feed.clock() == NINE.timestamp() + 5
    assert feed.due(feed.clock()) == []


def test_an_order_finds_what_was_said_before_it_and_what_follows_comes_after(desk: Desk) -> None:
    feed = feed_of()
    offer = {"offer": "f1", "type": "refund", "amount": "10.00", "currency": "CNY", "reason": "late"}
    items = [
        message("m1"),
        scheduled("o1", "propose_offer", 1, **{**offer, "by": "xu"}),
        scheduled("o2", "decide_offer", 2, offer="f1", decision="approve"),
        message("m2", ANGRY, 3),
    ]
    changes = feed.apply(desk, items)
    [row] = desk.queue()
    assert changes.cases == {row.id}
    assert [offer.state for offer in row.offers] == ["approved"]
    view = desk.case(row.id)
    assert view is not None
    assert [shown.id for shown in view.messages] == ["m1", "m2"]
    assert [mark.kind for mark in view.marks if "order" not in mark.kind] == ["case_opened", "offer_proposed", "offer_decided"]


def test_many_messages_come_in_batches_and_none_is_lost(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "BATCH", 3)
    changes = feed_of().apply(desk, [message(f"m{n}", ANGRY, n) for n in range(8)])
    [row] = desk.queue()
    view = desk.case(row.id)
    assert view is not None
    assert [shown.id for shown in view.messages] == [f"m{n}" for n in range(8)]
    assert changes.cases == {row.id}


def test_nothing_that_happens_changes_nothing(desk: Desk) -> None:
    assert not feed_of().apply(desk, [])


def test_promises_due_by_a_time_are_kept_and_others_stay_open(desk: Desk) -> None:
    due = [(NINE + timedelta(minutes=n)).isoformat() for n in (10, 20, 60)]
    items = [message("m1", ANGRY)]
    items += [scheduled(f"p{n}", "promise", 1, due=at, text="call back") for n, at in enumerate(due)]  # type: ignore[misc]
    feed_of().apply(desk, [*items, scheduled("k1", "keep_promise", 2, due_by=due[1])])
    view = desk.case(desk.queue()[0].id)
    assert view is not None
    assert [promise.state for promise in view.promises] == ["kept", "kept", "open"]
    feed_of().apply(desk, [scheduled("k2", "keep_promise", 3, due_by=due[2])])
    view = desk.case(view.row.id)
    assert view is not None
    assert [promise.state for promise in view.promises] == ["kept"] * 3


def test_a_promise_of_a_conversation_that_never_was_is_kept_by_nobody(desk: Desk) -> None:
    assert not feed_of().apply(desk, [scheduled("k1", "keep_promise", 1, "nowhere", due_by=NINE.isoformat())]).cases
    assert desk.queue() == []


def test_the_past_is_told_at_its_times_and_the_clock_runs_from_when_the_person_comes_in(tmp_path: Path) -> None:
    wall, late = Wall(), JOINS_AT / 60 + 1
    promise = scheduled("p1", "promise", 20, due=(NINE + timedelta(minutes=30)).isoformat(), text="call back")
    feed = feed_of(message("m1", ANGRY), promise, message("m2", "hello", 40), message("m3", "later", late), wall=wall)
    desk = Desk(tmp_path / "r.sqlite", InlineScoring(FakeScorer()), feed.clock)
    desk.adopt_policy(POLICY)
    try:
        feed.catch_up(desk)
        wall.at += 1
        assert feed.clock() == NINE.timestamp() + JOINS_AT + 60
        view = desk.case(desk.queue()[0].id)
        assert view is not None
        assert [shown.id for shown in view.messages] == ["m1", "m2"]
        [made] = [mark for mark in view.marks if mark.kind == "promise_made"]
        assert made.at == (NINE + timedelta(minutes=20)).timestamp()
        assert [item.id for item in feed.due(feed.clock()) if isinstance(item, Message)] == ["m3"]
    finally:
        desk.close()


def test_the_sample_floor_can_be_told_and_its_record_is_right(tmp_path: Path) -> None:
    feed = make_feed(SAMPLES, 60.0, ZONE)
    desk = Desk(tmp_path / "r.sqlite", InlineScoring(FakeScorer()), feed.clock)
    desk.adopt_policy(policy_text(SAMPLES, "Asia/Shanghai"))
    try:
        feed.catch_up(desk)
        rows = desk.queue()
        assert len(rows) > 10
        assert any(row.offers for row in rows)
        assert max(row.last_customer_at or 0 for row in rows) <= feed.clock()
        refused = desk._read().execute("SELECT count(*) FROM journal WHERE kind = 'order_refused'").fetchone()
        assert refused == (0,)
        feed.apply(desk, feed.due(feed.clock() + 3_600))
        assert feed.items == []
    finally:
        desk.close()
    assert first_fault(tmp_path / "r.sqlite") is None


def test_it_is_two_in_the_afternoon_wherever_somebody_watches() -> None:
    for zone in (ZoneInfo("America/New_York"), ZONE, UTC):
        at = datetime.fromtimestamp(make_feed(SAMPLES, 60.0, zone).clock(), zone)
        assert (at.hour, at.minute) == (14, 0)


def test_a_floor_without_decisions_is_one_of_messages(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "floor.jsonl", tmp_path)
    assert all(isinstance(item, Message) for item in make_feed(tmp_path, 60.0, ZONE).items)


def test_the_sample_policys_days_are_those_of_who_watches() -> None:
    policy = parse_policy(policy_text(SAMPLES, "America/New_York"))
    assert policy.timezone == "America/New_York"
    assert policy.people.keys() == parse_policy((SAMPLES / "policy.toml").read_text(encoding="utf-8")).people.keys()
