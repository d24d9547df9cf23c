"""A desk with invented people and customers, a clock set by hand and the tiny scorer, for tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

from desktop.channels.jsonl import read_line
from desktop.core.heat import HeatSettings
from desktop.core.messages import Customer, Message
from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring
from desktop.desk.views import Acknowledgement, Outcome
from desktop.sentiment.fake import FakeScorer

NINE = datetime(2026, 11, 22, 9, 0, tzinfo=timezone(timedelta(hours=8)))
ANGRY = "this is terrible!!"
FURIOUS = "angry, terrible, 垃圾!!!"

POLICY = """
currency = "CNY"
second_person_above = "2000.00"
daily_budget = "20000.00"
timezone = "Asia/Shanghai"

[[people]]
id = "lin"
name = "林怡君"
role = "supervisor"
limit = "500.00"

[[people]]
id = "chen"
name = "陈立"
role = "manager"
limit = "10000.00"

[[people]]
id = "zhao"
name = "赵敏"
role = "manager"
limit = "10000.00"

[[people]]
id = "wang"
name = "王芳"
role = "mediator"
languages = ["zh", "en"]
skills = ["refund", "safety"]

[[people]]
id = "ma"
name = "马超"
role = "mediator"

[[people]]
id = "xu"
name = "徐明"
role = "agent"

[[people]]
id = "he"
name = "何静"
role = "auditor"
"""


class Clock:
    """Seconds since the epoch, as set."""

    def __init__(self, at: float = NINE.timestamp()) -> None:
        self.at = at

    def __call__(self) -> float:
        return self.at


def message(
    ident: str,
    text: str = "hello",
    minute: float = 0.0,
    conversation: str = "c1",
    customer: str = "u1",
    sender: str = "customer",
    channel: str = "chat",
    author: str | None = None,
) -> Message:
    at = NINE + timedelta(minutes=minute)
    return Message(ident, channel, conversation, Customer(customer), sender, at, text, author)


def line(ident: str, text: str = "hello", **other: object) -> dict[str, object]:
    """A message as its JSON object; `other` replaces or adds fields."""
    fields: dict[str, object] = {"id": ident, "channel": "chat", "conversation": "c1", "customer": {"id": "u1"}, "from": "customer"}
    return {**fields, "at": "2026-11-22T09:00:00+08:00", "text": text, **other}


def raw(fields: dict[str, object]) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


@contextmanager
def opened(path: Path, clock: Clock | None = None, settings: HeatSettings | None = None, policy: str | None = POLICY) -> Iterator[Desk]:
    desk = Desk(path, InlineScoring(FakeScorer()), clock or Clock(), settings)
    try:
        if policy is not None:
            desk.adopt_policy(policy)
        yield desk
    finally:
        desk.close()


def tell(desk: Desk, *messages: Message) -> list[Acknowledgement]:
    return desk.receive(messages)[0]


def take(desk: Desk, fields: dict[str, object]) -> Acknowledgement:
    """What a message line is answered."""
    data = raw(fields)
    item = read_line(data, 2, "test")
    assert item is not None
    return desk.receive([item], [("test", 2, data.rstrip())])[0][0]


def order(desk: Desk, ident: str, kind: str, by: str = "chen", **fields: object) -> Outcome:
    return desk.handle_line(raw({"id": ident, "order": kind, "by": by, **fields}))[0]


def open_case(desk: Desk, conversation: str = "c1", customer: str = "u1") -> str:
    """A case of a furious customer."""
    [answer] = tell(desk, message(f"first-{conversation}", FURIOUS, conversation=conversation, customer=customer))
    assert answer.case is not None
    return answer.case


def propose(desk: Desk, case: str, offer: str = "f1", amount: object = "100.00", by: str = "xu", **fields: object) -> Outcome:
    about: dict[str, object] = {"type": "refund", "amount": amount, "currency": "CNY", "reason": "late", **fields}
    return order(desk, f"propose-{offer}-{by}", "propose_offer", by, case=case, offer=offer, **about)
