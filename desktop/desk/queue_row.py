"""A row of the queue, and how it is made of a case: what the window's first painting needs, and nothing else of the desk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING

from desktop.core.alert_rules import Notice
from desktop.core.heat import NO_LOAD, HeatSettings, trend_of
from desktop.core.promises import Forewarning
from desktop.db.front import FrontCase, front_cases

if TYPE_CHECKING:
    from desktop.core.case import Case
    from desktop.core.offers import Offer


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One open case in the queue. `heat` is that just after its last message; `rank` orders cases by heat at any time
    (core.heat.Heat.rank; None when there is no load). `agent`, `mediator` and `supervisor` are ids where the policy knows
    the person (show `policy.people[id].name`), else a name. `promise_warn` is when the first open promise is warned of, `hand_since` since
    when a hand is up (seconds since the epoch). `spark` holds the last heats, 0..100 each, oldest first, at most 32;
    `deadline` is until when free text may be sent to a WhatsApp customer; `present` are people in the case and how; `outside_due` is until
    when a third party has to act, `call_back_due` when the customer was to be called, where the row is about that;
    `noticed` is what people did about its alerts, as far as it still counts."""

    id: str
    customer: str
    customer_kind: str | None
    channel: str
    level: str
    heat: float
    rank: float | None
    heat_at: float | None
    trend: int
    spark: bytes
    risks: tuple[str, ...]
    stage: str
    agent: str | None
    mediator: str | None
    supervisor: str | None
    opened_at: float
    last_customer_at: float | None
    waiting_since: float | None
    last_words: str
    forecast: float | None
    repeat: bool
    offers: tuple[Offer, ...] = ()
    promise_due: float | None = None
    promise_warn: float | None = None
    hand_since: float | None = None
    seq: int = 0
    deadline: float | None = None
    present: tuple[tuple[str, str], ...] = ()
    critical_since: float | None = None
    outside_due: float | None = None
    noticed: tuple[Notice, ...] = ()
    call_back_due: float | None = None


def front_page(path: Path, limit: int) -> list[QueueRow]:
    """The first rows of a record's queue before its desk is open; none where the desk has something to do or to say about it first."""
    cases, settings = front_cases(path, limit)
    return [row_of(case, settings) for case in cases]


def row_of(case: Case | FrontCase, settings: HeatSettings) -> QueueRow:
    """A case as a row of the queue. Words that many rows share are one object: of 100,000 rows they are 40 MB."""
    rank = case.heat.rank(settings)
    open_promises = [promise for promise in case.promises if promise.state == "open"]
    return QueueRow(
        id=case.id, customer=case.customer.name or case.customer.id, customer_kind=_one(case.customer.kind), channel=intern(case.channel),
        level=intern(case.heat.level), heat=case.heat.value, rank=None if rank == NO_LOAD else rank, heat_at=case.heat.at,
        trend=trend_of(case.spark), spark=case.spark, risks=tuple(map(intern, case.risks)), stage=intern(case.stage),
        agent=_one(case.agent), mediator=_one(case.mediator), supervisor=_one(case.supervisor), opened_at=case.opened_at,
        last_customer_at=case.last_customer_at, waiting_since=case.waiting_since, last_words=case.last_words,
        forecast=case.forecast, repeat=case.repeat_of is not None or "repeat" in case.risks, offers=case.offers,
        promise_due=min((promise.due for promise in open_promises), default=None),
        promise_warn=min(map(Forewarning().at, open_promises), default=None), hand_since=case.hand.since if case.hand else None,
        seq=case.seq, deadline=case.deadline, present=case.present, critical_since=case.critical_since,
        outside_due=case.mediation.outside.due if case.mediation and case.mediation.outside else None,
        noticed=case.noticed and tuple(filter(partial(_counts, case.customer_seq, case.heat.level), case.noticed)),
    )  # fmt: skip


def _counts(customer_seq: int, level: str, notice: Notice) -> bool:
    """Whether what somebody did about an alert still counts: a sleep ends with the customer's next word, and with another level."""
    return notice.until is None or (notice.customer_seq, notice.level) == (customer_seq, level)


def _one(word: str | None) -> str | None:
    return None if word is None else intern(word)
