"""A desk for the window's tests: views made by hand, orders remembered."""

from __future__ import annotations

from collections.abc import Collection

from desktop.core.changes import Changes
from desktop.core.heat import HeatSettings
from desktop.core.money import Money
from desktop.core.orders import Order
from desktop.core.people import Budget, Person, Policy
from desktop.core.reading import Evidence, Phrasing
from desktop.core.signing import Key
from desktop.desk.live.reads import PersonView
from desktop.desk.views import CaseView, FloorView, Mark, MediatorView, MessageView, Outcome, QuarantineRow, QueueRow, SearchHit
from tests.ui.queue_rows import NOW, floor

PEOPLE = {
    "lin": Person("lin", "林怡君", "supervisor", {"CNY": Money("CNY", 50000)}),
    "chen": Person("chen", "陈立", "manager", {"CNY": Money("CNY", 1000000)}),
    "wang": Person("wang", "王芳", "mediator", languages=("zh", "en"), skills=("refund", "safety")),
}


def conversation(row: QueueRow) -> tuple[MessageView, ...]:
    said = [
        ("customer", row.customer, "你好，上周买的吹风机用着用着就冒火花，怎么处理？", 18.0),
        ("agent", "赵敏", "您好，请先把机器寄回来检测，运费您先垫付。", None),
        ("customer", row.customer, "我女儿手都麻了，你让我自己寄回检测？吹风机漏电是闹着玩的吗", 66.0),
        ("agent", "赵敏", "抱歉，我们的流程就是这样的，需要您先寄回。", None),
        ("customer", row.customer, "行，我先去医院验伤，再去市场监管局，你们等着收函吧", 88.0),
        ("note", "林怡君", "赵敏，先别谈流程，先问孩子怎么样，我来接手。", None),
        ("customer", row.customer, "聊天我都截图了，今晚就发小红书，让别的妈妈看看", 94.0),
    ]
    messages, heat = [], 10.0
    for place, (sender, author, text, anger) in enumerate(said):
        heat = max(heat, anger or 0)
        level = "critical" if heat >= 80 else "hot" if heat >= 55 else "watch" if heat >= 30 else "calm"
        found = text.find("市场监管局")
        evidence = (Evidence(found, found + 5, "risk", 20.0),) if anger and found >= 0 else ()
        rule = (Phrasing("rulebook", 3, 12),) if sender == "agent" and "流程" in text else ()
        at = NOW - 700 + place * 100
        messages.append(
            MessageView(
                place + 1,
                f"m{place}",
                row.channel,
                "c",
                sender,
                author,
                at,
                480,
                text,
                anger,
                heat=heat,
                level=level,
                evidence=evidence,
                phrasing=rule,
            )
        )
    return tuple(messages)


class FakeDesk:
    """The reads and writes of a desk over a dict of rows."""

    def __init__(self, rows: Collection[QueueRow] | None = None) -> None:
        self.all = {row.id: row for row in (floor() if rows is None else rows)}
        self.orders: list[Order] = []
        self.asked: list[str] = []
        self.waiting = Changes()
        self.answer = Outcome("x", True)
        self.the_policy = Policy(people=PEOPLE, budgets={"CNY": Budget()}, text="…", starter=True)

    def queue(self, limit: int | None = None) -> list[QueueRow]:
        rows = sorted(self.all.values(), key=lambda row: -(row.rank or 0))
        return rows if limit is None else rows[:limit]

    def rows(self, ids: Collection[str]) -> dict[str, QueueRow | None]:
        return {id: self.all.get(id) for id in ids}

    def case(self, id: str, limit: int = 2000) -> CaseView | None:
        self.asked.append(id)
        row = self.all.get(id)
        if row is None:
            return None
        marks = (Mark(4, NOW - 400, "stepped_in", "lin", {"mode": "watch"}),)
        return CaseView(row, conversation(row), row.offers, (), marks, ("c",), "product", None, None, None, None, 9)

    def search(self, text: str, limit: int = 50) -> list[SearchHit]:
        found = [row for row in self.all.values() if text in row.last_words]
        return [SearchHit(1, row.id, row.customer, row.channel, "customer", row.customer, NOW, row.last_words) for row in found]

    def quarantine(self, limit: int = 500) -> list[QuarantineRow]:
        return [QuarantineRow(1, NOW, "chat.txt", 3, "bad_time", b"\xff<b>")]

    def floor(self, now: float) -> FloorView:
        count = 96
        calm = tuple(30 + (place * 7) % 13 + place // 4 for place in range(count))
        watch = tuple(14 + (place * 5) % 9 for place in range(count))
        hot = tuple(3 + (place * 3) % 5 for place in range(count))
        critical = tuple((place % 11 == 0) + (place > 80) for place in range(count))
        heat = tuple(float(20 * a + 40 * b + 65 * c + 90 * d) for a, b, c, d in zip(calm, watch, hot, critical, strict=True))
        return FloorView(
            NOW - 24 * 3600, 900.0, calm, watch, hot, critical, heat, tuple((place * 11) % 17 for place in range(count)), 412, 286
        )

    def policy(self) -> Policy:
        return self.the_policy

    def person(self, channel: str, customer: str) -> PersonView:
        return PersonView((), ())

    def accounts(self, now: float) -> list[object]:
        return []

    def mediators(self) -> list[MediatorView]:
        return [MediatorView("wang", "王芳", ("zh", "en"), ("refund", "safety"), 2)]

    def call_backs(self, now: float) -> list[QueueRow]:
        return []

    def heat_settings(self) -> HeatSettings:
        return HeatSettings()

    def handle(self, order: Order) -> tuple[Outcome, Changes]:
        self.orders.append(order)
        return self.answer, Changes(frozenset({getattr(order, "case", "")}), floor=True, seq=10)

    def poll(self) -> Changes:
        changes, self.waiting = self.waiting, Changes()
        return changes

    def expire(self, now: float) -> Changes:
        return Changes()

    def offer_brief(self, offer: str, now: float) -> None:
        return None

    def enrolled_keys(self, person: str | None = None) -> list[Key]:
        return []

    def close(self) -> None:
        pass
