"""A case written by hand, as the desk would show it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from desktop.core.heat import Heat, HeatSettings
from desktop.core.money import Money
from desktop.core.offers import Offer, Promise
from desktop.core.people import Budget, Person, Policy
from desktop.core.reading import Evidence, Phrasing, SpokenPromise
from desktop.desk.views import CaseView, Mark, MediatorView, MessageView, QueueRow

EAST = timezone(timedelta(hours=8))
TEN = datetime(2026, 11, 23, 10, 0, tzinfo=EAST).timestamp()
NOW = TEN + 11 * 60
SETTINGS = HeatSettings()


def person(id: str, name: str, role: str, limit: int | None = None) -> Person:
    return Person(id, name, role, {"CNY": Money("CNY", limit)} if limit is not None else {})


LIN = person("lin", "林怡君", "supervisor", 500_00)
CHEN = person("chen", "陈立", "manager", 10_000_00)
ZHAO = person("zhao", "赵敏", "agent")
AUDITOR = person("aud", "Ann", "auditor")
WANG = Person("wang", "王芳", "mediator", {}, ("zh", "en"), ("refund", "safety"))
POLICY = Policy(
    "CNY",
    "Asia/Shanghai",
    {p.id: p for p in (LIN, CHEN, ZHAO, AUDITOR, WANG)},
    {"CNY": Budget(Money("CNY", 2_000_00), Money("CNY", 20_000_00))},
)
MEDIATORS = [
    MediatorView("wang", "王芳", ("zh", "en"), ("refund", "safety"), 2),
    MediatorView("reid", "J. Reid", ("en",), ("legal",), 0),
    MediatorView("lau", "Kelvin Lau", ("zh", "yue"), ("refund",), 1),
]


def mark_words(text: str, *found: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(text.index(words), text.index(words) + len(words), "lexicon", 12.0) for words in found)


def message(seq: int, minutes: float, sender: str, author: str, text: str, anger: float | None = None, **more: object) -> MessageView:
    plain = MessageView(seq, f"m{seq}", "whatsapp", "c1", sender, author, TEN + minutes * 60, 480, text, anger)
    return replace(plain, **more)  # type: ignore[arg-type]


def with_heat(messages: list[MessageView]) -> tuple[MessageView, ...]:
    heat, out = Heat(), []
    for m in messages:
        heat = heat.after(m.at, m.anger, m.risks, None, SETTINGS) if m.sender != "note" else heat
        out.append(replace(m, heat=heat.value, level=heat.level))
    return tuple(out)


def dryer_messages() -> tuple[MessageView, ...]:
    hurt = "我女儿手都麻了，你让我自己寄回检测？吹风机漏电是闹着玩的吗"
    threat, public = "行，我先去医院验伤，再去市场监管局，你们等着收函吧", "聊天我都截图了，今晚就发小红书，让别的妈妈看看"
    due = datetime.fromtimestamp(TEN + 2400, UTC)
    staff, soon = "抱歉，我们的流程就是这样的，需要您先寄回。", "我们 30 分钟内给您回电。"
    return with_heat(
        [
            message(1, 0, "customer", "陈晓", "你好，吹风机用了两次就坏了", 18),
            message(2, 1, "agent", "zhao", "您好，请先寄回检测。"),
            message(3, 2, "customer", "陈晓", "漏电了，我女儿手被电了一下", 40, risks=("safety",)),
            message(4, 4, "customer", "陈晓", "你们听不懂吗，孩子被电了", 60),
            message(5, 5, "customer", "陈晓", hurt, 66, evidence=mark_words(hurt, "手都麻了", "自己寄回", "漏电")),
            message(6, 7, "agent", "zhao", staff, phrasing=(Phrasing("rulebook", 3, 12),)),
            message(7, 8, "customer", "陈晓", threat, 88, evidence=mark_words(threat, "市场监管局"), risks=("regulator",)),
            message(8, 9, "note", "lin", "赵敏，先别谈流程，先问孩子怎么样，我来接手。"),
            message(9, 9.5, "supervisor", "lin", soon, unsent=True, promises=(SpokenPromise(due, 3, 8),)),
            message(10, 10, "customer", "陈晓", public, 94, evidence=mark_words(public, "截图", "发小红书"), risks=("publicity",)),
        ]
    )


OFFER = Offer("o1", "AB123-CD456", "refund", Money("CNY", 680_00), "吹风机退款", "陈晓", "pending", "lin", TEN + 500)
PROMISES = (
    Promise("p1", TEN + 2400, "30 分钟内给您回电", "林怡君", "open", 9),
    Promise("p2", TEN + 60, "请先寄回检测", "赵敏", "kept", 2),
)
MARKS = (
    Mark(2, TEN + 30, "stepped_in", "lin", {"mode": "whisper"}),
    Mark(8, TEN + 9 * 60, "stepped_in", "lin", {"mode": "take_over"}),
    Mark(9, TEN + 9.2 * 60, "mediator_assigned", "lin", {"mediator": "wang"}),
    Mark(11, TEN + 500, "offer_proposed", "lin", {"offer": "o1", "type": "refund", "amount": "680.00", "currency": "CNY"}),
    Mark(12, TEN + 570, "promise_made", "lin", {"due": str(TEN + 2400), "text": "30 分钟内给您回电"}),
)
ROW = QueueRow(
    "AB123-CD456", "陈晓", "individual", "whatsapp", "critical", 94.0, 3.0, TEN + 600, 1, bytes([18, 30, 50, 70, 94]),
    ("safety", "regulator", "publicity"), "listen", "zhao", None, None, TEN, TEN + 600, TEN + 600, "聊天我都截图了",
    None, False, (OFFER,), TEN + 2400, 12,
)  # fmt: skip


def dryer() -> CaseView:
    return CaseView(ROW, dryer_messages(), (OFFER,), PROMISES, MARKS, ("c1",), "product", *[None] * 4, 12, took_part=frozenset({"赵敏"}))


def long_case(count: int) -> CaseView:
    texts = ("我要退货，已经说了三遍了", "Where is my refund? I have asked twice already.", "好的\n谢谢", "你們到底處理了沒有" * 8)
    messages = [
        message(n, n * 3, *(("customer", "陈晓") if n % 2 else ("agent", "zhao")), texts[n % 4], float(n * 37 % 100) if n % 2 else None)
        for n in range(1, count + 1)
    ]
    return replace(dryer(), row=replace(ROW, id="LONG"), messages=with_heat(messages), marks=(), seq=count)
