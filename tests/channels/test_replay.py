"""The demonstration: the hour, the morning before it, what the staff decide in it, and the exports to try."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from desktop.channels import whatsapp
from desktop.channels.incoming import ExportOptions
from desktop.channels.replay import (
    HOUR,
    MORNING,
    WRITTEN_FOR,
    Conversation,
    ScheduledOrder,
    demonstration,
    floor_hour,
    floor_orders,
    load_floor,
    quiet_morning,
)
from desktop.core import policy
from desktop.core.case import Case, Folded
from desktop.core.errors import BadInput
from desktop.core.facts import CaseOpened, Entry
from desktop.core.heat import HeatSettings
from desktop.core.messages import CHANNELS, Message
from desktop.core.people import Policy
from desktop.desk.order_lines import parse_order
from desktop.desk.policy_file import parse_policy

SAMPLES = Path(__file__).resolve().parents[2] / "assets" / "samples"
START = datetime.fromisoformat(WRITTEN_FOR)
WATCHED = START + timedelta(minutes=45)
PLAYED = frozenset({"keep_promise"})
"""Orders whose last field the player fills in: which promise was kept is known only once the scorer has found it."""


@pytest.fixture(scope="module")
def floor() -> tuple[Conversation, ...]:
    return load_floor(_sample("floor.jsonl"))


@pytest.fixture(scope="module")
def hour(floor: tuple[Conversation, ...]) -> list[Message]:
    return floor_hour(floor, START)


@pytest.fixture(scope="module")
def decided() -> list[ScheduledOrder]:
    return floor_orders(_sample("decisions.jsonl"), START)


@pytest.fixture(scope="module")
def house() -> Policy:
    return parse_policy(_sample("policy.toml"))


def _sample(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def test_the_hour_has_forty_conversations_and_more(floor: tuple[Conversation, ...]) -> None:
    assert len(floor) >= 48
    assert len({(c.channel, c.id) for c in floor}) == len(floor)


def test_four_languages_and_five_channels_take_part(floor: tuple[Conversation, ...]) -> None:
    assert set(Counter(c.language for c in floor)) == {"zh-CN", "zh-TW", "zh-HK", "en"}
    assert min(Counter(c.language for c in floor).values()) >= 8
    assert set(Counter(c.channel for c in floor)) == set(CHANNELS)
    assert min(Counter(c.channel for c in floor).values()) >= 4


def test_every_conversation_is_a_talk_of_both_sides(floor: tuple[Conversation, ...]) -> None:
    assert all(4 <= len(c.lines) <= 20 for c in floor)
    assert all(c.lines[0].sender == "customer" for c in floor)
    assert all({line.sender for line in c.lines} >= {"customer", "agent"} for c in floor)


def test_a_conversation_moves_forward_in_time(floor: tuple[Conversation, ...]) -> None:
    assert all(before.offset < after.offset for c in floor for before, after in pairwise(c.lines))


def test_nothing_of_the_hour_lies_outside_it(hour: list[Message]) -> None:
    assert hour[0].at >= START
    assert hour[-1].at < START + timedelta(seconds=HOUR)


def test_a_customer_stays_the_same_throughout(floor: tuple[Conversation, ...]) -> None:
    messages = demonstration(floor, START)
    parties = {(m.channel, m.conversation): (m.customer, m.author if m.sender == "agent" else None) for m in messages}
    assert all(parties[m.channel, m.conversation][0] == m.customer for m in messages)
    assert len({m.customer.id for m in messages}) == len({(m.channel, m.conversation) for m in messages})


def test_everybody_on_the_staff_is_in_the_policy(floor: tuple[Conversation, ...], house: Policy) -> None:
    roles = {person.name: person.role for person in house.people.values()}
    staff = {(m.author, m.sender) for m in demonstration(floor, START) if m.sender != "customer"}
    assert staff
    assert all(roles.get(name or "") == role for name, role in staff)


def test_the_mediators_are_more_than_two_and_speak_the_languages(house: Policy) -> None:
    assert {language for person in house.mediators() for language in person.languages} == {"zh", "yue", "en"}
    assert len(house.mediators()) == 3


def test_something_happens_every_twenty_seconds_of_the_watched_quarter(hour: list[Message], decided: list[ScheduledOrder]) -> None:
    events = sorted([m.at for m in hour] + [order.at for order in decided])
    watched = [WATCHED, *(at for at in events if at >= WATCHED), START + timedelta(seconds=HOUR)]
    assert len(watched) > 200
    assert max(after - before for before, after in pairwise(watched)) <= timedelta(seconds=22)


def test_conversations_cross_the_watched_minute_and_begin_after_it(floor: tuple[Conversation, ...]) -> None:
    crossing = [c for c in floor if c.lines[0].offset < 2700 <= c.lines[-1].offset]
    assert len(crossing) >= 12
    assert sum(c.lines[0].offset >= 2700 for c in floor) >= 10


def test_the_demonstration_is_sorted_and_names_each_message_once(floor: tuple[Conversation, ...]) -> None:
    messages = demonstration(floor, START)
    assert messages == sorted(messages, key=lambda message: (message.at, message.id))
    assert len({(message.channel, message.id) for message in messages}) == len(messages)


def test_the_same_seed_makes_the_same_day(floor: tuple[Conversation, ...]) -> None:
    assert demonstration(floor, START, 7) == demonstration(floor, START, 7)
    assert demonstration(floor, START, 7) != demonstration(floor, START, 8)


def test_the_words_of_the_hour_do_not_depend_on_the_seed(floor: tuple[Conversation, ...]) -> None:
    one, other = ({m.id: m.text for m in floor_hour(floor, START, seed)} for seed in (1, 2))
    assert one == other


@pytest.mark.parametrize("seed", range(1, 6))
def test_the_morning_is_over_before_the_hour(seed: int) -> None:
    messages = quiet_morning(START, seed)
    assert START - timedelta(seconds=MORNING) <= messages[0].at
    assert messages[-1].at < START
    assert 120 <= len({(m.channel, m.conversation) for m in messages}) <= 200


def test_the_morning_leaves_no_blank_unfilled() -> None:
    assert not [m.text for m in quiet_morning(START, 3) if set("{}<>|") & set(m.text) or "\\n" in m.text]


def test_the_morning_has_every_language_and_channel() -> None:
    messages = quiet_morning(START, 1)
    assert {m.channel for m in messages} == set(CHANNELS)
    assert {"好的谢谢", "thx", "cheers"} & {word for m in messages for word in m.text.split()}


def test_orders_come_in_the_order_of_their_times(decided: list[ScheduledOrder]) -> None:
    assert decided == sorted(decided, key=lambda order: order.at)
    assert len({order.fields["id"] for order in decided}) == len(decided)


def test_an_order_is_given_after_its_conversation_began(floor: tuple[Conversation, ...], decided: list[ScheduledOrder]) -> None:
    begun: dict[tuple[str, str], datetime] = {}
    for message in demonstration(floor, START):
        begun.setdefault((message.channel, message.conversation), message.at)
    assert all(order.at > begun[order.channel, order.conversation] for order in decided)


def test_times_of_orders_are_absolute(decided: list[ScheduledOrder]) -> None:
    dues = [datetime.fromisoformat(order.fields["due"]) for order in decided if order.fields["order"] == "promise"]
    assert dues
    assert all(due > START and due.tzinfo is not None for due in dues)


def test_every_order_is_accepted_by_the_policy(floor: tuple[Conversation, ...], decided: list[ScheduledOrder], house: Policy) -> None:
    cases = _played(floor, decided, house, START + timedelta(seconds=HOUR))
    closed = [case for case in cases.values() if case.closed_at is not None]
    assert len(closed) >= 6


def test_at_minute_forty_five_the_desk_has_every_kind_of_work(
    floor: tuple[Conversation, ...], decided: list[ScheduledOrder], house: Policy
) -> None:
    cases = _played(floor, decided, house, WATCHED)
    states = Counter(offer.state for case in cases.values() for offer in case.offers)
    assert states["pending"] == 3
    assert states["pending_second"] == 1
    assert states["approved"] >= 3
    assert sum(case.mediator is not None for case in cases.values()) == 3
    assert [case.conversations for case in cases.values() if case.supervisor == "lin"] == [("wa-7702",)]
    assert sum(order.at < WATCHED and order.fields.get("mode") == "whisper" for order in decided) == 2


def _played(floor: tuple[Conversation, ...], decided: list[ScheduledOrder], house: Policy, until: datetime) -> dict[tuple[str, str], Case]:
    """The cases after the orders up to a time, under the real policy, without a scorer."""
    cases: dict[tuple[str, str], Case] = {}
    for seq, event in enumerate(_events(floor, decided), start=1):
        if event.at >= until:
            break
        key = (event.channel, event.conversation)
        if isinstance(event, Message):
            case = cases.get(key) or Case(event.channel, event.customer, conversations=(event.conversation,))
            cases[key] = case.after_message(_folded(event, seq), HeatSettings())
        elif event.fields["order"] not in PLAYED:
            cases[key] = _after_order(cases[key], event, house, seq)
    return cases


def _events(floor: tuple[Conversation, ...], decided: list[ScheduledOrder]) -> list[Message | ScheduledOrder]:
    events: list[Message | ScheduledOrder] = [*demonstration(floor, START), *decided]
    return sorted(events, key=lambda event: event.at)


def _folded(message: Message, seq: int) -> Folded:
    return Folded(seq, message.at.timestamp(), message.id, message.sender, message.author or "", message.text, 0.0)


def _after_order(case: Case, order: ScheduledOrder, house: Policy, seq: int) -> Case:
    """Raises Refused where the policy says no."""
    fields = dict(order.fields, conversation=order.conversation, channel=order.channel, case=case.id)
    parsed = parse_order({name: value for name, value in fields.items() if name not in _not_of(fields["order"])})
    opens = None if case.id else CaseOpened(order.channel, order.conversation, 1, "order")
    facts = policy.decide(parsed, policy.Situation(house, case, opens=opens))
    for fact in facts:
        entry = Entry(seq=seq, at=order.at.timestamp(), actor=fields["by"], case=f"case-{order.conversation}", fact=fact)
        case = case.after(entry)
    return case


def _not_of(kind: str) -> tuple[str, ...]:
    if kind == "open_case":
        return ("case",)
    return ("conversation", "channel", "case") if kind == "decide_offer" else ("conversation", "channel")


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[1]",
        "{}",
        '{"conversation":"c","channel":"fax","customer":{"id":"u","name":"n","kind":"individual"},"agent":"a","language":"en",'
        '"messages":[{"offset":1,"from":"customer","text":"t"}]}',
        '{"conversation":"c","channel":"chat","customer":{"id":"u","name":"n","kind":"individual"},"agent":"a","language":"en",'
        '"messages":["t"]}',
        '{"conversation":"c","channel":"chat","customer":{"id":"u","name":"n","kind":"individual"},"agent":"a","language":"en",'
        '"messages":[{"offset":true,"from":"customer","text":"t"}]}',
        '{"conversation":"","channel":"chat","customer":{"id":"u","name":"n","kind":"individual"},"agent":"a","language":"en",'
        '"messages":[{"offset":1,"from":"customer","text":"t"}]}',
    ],
)
def test_a_line_that_is_no_conversation_is_named(line: str) -> None:
    with pytest.raises(BadInput) as problem:
        load_floor(f"\n{line}\n")
    assert problem.value.values == {"line": 2}


@pytest.mark.parametrize(
    "line",
    [
        '{"offset":1,"conversation":"c","channel":"chat","by":"lin"}',
        '{"conversation":"c","channel":"chat","order":"step_in","by":"lin","mode":"join"}',
        '{"offset":1,"channel":"chat","order":"step_in","by":"lin","mode":"join"}',
        '{"offset":1,"conversation":"c","channel":"chat","order":"promise","by":"lin","due":"soon","text":"t"}',
    ],
)
def test_a_line_that_is_no_order_is_named(line: str) -> None:
    with pytest.raises(BadInput) as problem:
        floor_orders(line, START)
    assert problem.value.values == {"line": 1}


def test_the_hour_names_no_address_and_no_number_of_a_telephone(hour: list[Message]) -> None:
    assert not [m.text for m in hour if re.search(r"\d{7,}|\w@\w", m.text)]


@pytest.mark.parametrize(
    ("name", "customer", "staff"),
    [
        ("WhatsApp Chat with Sarah Müller.txt", "Sarah Müller", ("Oakrow Care (Dominic)", "Oakrow Care (Priya)")),
        ("与李先生的 WhatsApp 聊天.txt", "李先生", ("橡里客服 孙浩", "橡里客服 许佳宁")),
        ("與陳小姐的 WhatsApp 對話.txt", "陳小姐", ("橡里客服 柏翰", "橡里客服 宜庭")),
    ],
)
def test_an_export_to_try_is_read_without_a_rest(name: str, customer: str, staff: tuple[str, str]) -> None:
    options = ExportOptions(staff=frozenset(staff), time_zone=START.tzinfo or UTC)
    found = list(whatsapp.read(SAMPLES / "whatsapp" / name, options))
    assert 30 <= len(found) <= 40
    messages = [item for item in found if isinstance(item, Message)]
    assert len(messages) == len(found)
    assert {m.author for m in messages if m.sender == "customer"} == {customer}
    assert {m.author for m in messages if m.sender == "agent"} == set(staff)


def test_a_sample_line_is_json_of_one_object_each() -> None:
    for name in ("floor.jsonl", "decisions.jsonl"):
        assert all(isinstance(json.loads(line), dict) for line in _sample(name).splitlines())
