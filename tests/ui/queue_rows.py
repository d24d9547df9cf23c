"""Rows of a queue for the tests: a floor that reads like a real one, and any number of generated cases."""

from __future__ import annotations

import math
import random

from desktop.core.heat import HeatSettings, knee
from desktop.core.money import Money
from desktop.core.offers import Offer
from desktop.desk.views import QueueRow

NOW = 1_763_776_800.0
HALF_LIFE = HeatSettings().half_life


def offer(case: str, minor: int, state: str = "pending", by: str = "lin", type: str = "refund") -> Offer:
    return Offer(f"o-{case}", case, type, Money("CNY", minor), "goodwill", "payee", state, by, NOW - 300)


def spark(heat: float) -> bytes:
    return bytes(int(min(100, max(0, heat * (0.6 + 0.4 * k / 20) + 3 * math.sin(k * 1.7)))) for k in range(20))


def row(id: str, load: float = 40.0, level: str | None = None, ago: float = 60.0, **values: object) -> QueueRow:
    heat = knee(load)
    by_heat = "critical" if heat >= 80 else "hot" if heat >= 55 else "watch" if heat >= 30 else "calm"
    at = NOW - ago
    base: dict[str, object] = {
        "id": id, "customer": f"Customer {id}", "customer_kind": "individual", "channel": "whatsapp", "level": level or by_heat,
        "heat": heat, "rank": math.log2(load) + at / HALF_LIFE if load > 0 else None, "heat_at": at, "trend": 0,
        "spark": spark(heat), "risks": (), "stage": "listen", "agent": None,
        "mediator": None, "supervisor": None, "opened_at": at - 900, "last_customer_at": at, "waiting_since": at,
        "last_words": "…", "forecast": None, "repeat": False,
    }  # fmt: skip
    return QueueRow(**{**base, **values})  # type: ignore[arg-type]


def floor() -> list[QueueRow]:
    """Twelve cases in the customers' own languages."""
    return [*_hottest(), *_hot(), *_watched(), *_calming()]


def _hottest() -> list[QueueRow]:
    return [
        row(
            "C01",
            112,
            ago=42,
            customer="陈晓",
            last_words="吹风机漏电，我女儿手被电麻了，你们还让我自己寄回去检测？",
            trend=1,
            risks=("safety", "regulator", "publicity"),
            agent="赵敏",
            opened_at=NOW - 725,
        ),
        row(
            "C02",
            90,
            ago=70,
            customer="王佳怡",
            channel="phone",
            last_words="叫你們主管來聽，不然我直接打 1950",
            trend=1,
            risks=("consumer_body", "repeat"),
            stage="confirm",
            agent="林柏宇",
            mediator="王芳",
            opened_at=NOW - 1900,
        ),
        row(
            "C03",
            78,
            level="hot",
            ago=205,
            customer="Sarah Müller",
            channel="email",
            last_words="Smoke came out of it with my kids in the room and nobody has called me back",
            trend=1,
            risks=("safety",),
            stage="confirm",
            agent="J. Reid",
            opened_at=NOW - 4320,
            offers=(offer("C03", 68000),),
        ),
    ]


def _hot() -> list[QueueRow]:
    return [
        row(
            "C04",
            74,
            ago=15,
            customer="李先生",
            last_words="到底退不退？给个准话！问了五遍了",
            trend=1,
            risks=("repeat", "privacy"),
            stage="solve",
            agent="何静",
            mediator="王芳",
            opened_at=NOW - 2772,
        ),
        row(
            "C05",
            66,
            ago=302,
            customer="Nok Cheung",
            last_words="問咗四次都冇人覆，聽日去消委會同銀行",
            risks=("consumer_body", "chargeback"),
            stage="solve",
            agent="Kelvin",
            opened_at=NOW - 25 * 86400,
            offers=(offer("C05", 128000, "pending_second"),),
        ),
        row(
            "C06",
            61,
            ago=150,
            customer="林小姐",
            channel="chat",
            last_words="钱扣了货没有，你们玩我呢",
            trend=1,
            risks=("repeat",),
            stage="confirm",
            agent="孙宇",
        ),
    ]


def _watched() -> list[QueueRow]:
    return [
        row(
            "C07",
            49,
            ago=50,
            customer="D. Okafor",
            channel="chat",
            last_words="this is the third person I have told",
            trend=1,
            risks=("repeat",),
            agent="M. Cole",
        ),
        row(
            "C08",
            46,
            ago=281,
            customer="黄丽",
            last_words="说好三点回电的，现在都五点了",
            trend=1,
            stage="carry_out",
            agent="何静",
            promise_due=NOW - 600,
        ),
        row(
            "C09",
            38,
            ago=1330,
            customer="許先生",
            channel="email",
            last_words="請問到底什麼時候會出貨",
            stage="confirm",
            agent="林柏宇",
            opened_at=NOW - 7500,
        ),
    ]


def _calming() -> list[QueueRow]:
    return [
        row(
            "C10",
            36,
            ago=360,
            customer="Amelia Hart",
            channel="social",
            last_words="Lost my luggage twice in one trip. Impressive, truly.",
            trend=-1,
            risks=("publicity",),
            stage="solve",
            agent="T. Wong",
        ),
        row(
            "C11",
            21,
            ago=500,
            customer="周倩",
            last_words="好，那就换一台吧",
            trend=-1,
            stage="carry_out",
            agent="赵敏",
            waiting_since=None,
            offers=(offer("C11", 10000, "approved"),),
        ),
        row(
            "C12",
            18,
            ago=720,
            customer="Ben Lindqvist",
            channel="chat",
            last_words="Thanks, that works for me.",
            trend=-1,
            stage="follow_up",
            agent="M. Cole",
            waiting_since=None,
        ),
    ]


def many(count: int, seed: int = 1) -> list[QueueRow]:
    """Generated cases: most calm or to watch, few critical."""
    dice = random.Random(seed)
    words = [each.last_words for each in floor()]
    names = [each.customer for each in floor()]
    return [
        row(
            f"G{number:06}",
            dice.betavariate(1.5, 4) * 130,
            ago=dice.uniform(5, 20_000),
            customer=f"{dice.choice(names)} {number}",
            last_words=dice.choice(words),
            channel=dice.choice(("whatsapp", "email", "chat", "social", "phone")),
            trend=dice.choice((-1, 0, 1)),
            risks=tuple(dice.sample(("safety", "regulator", "publicity", "repeat", "churn"), dice.choice((0, 0, 1, 2)))),
            agent=dice.choice(("赵敏", "J. Reid", "何静")),
        )
        for number in range(count)
    ]
