"""A case, and the one fold that makes it: `case.after(entry, settings)`.

A conversation that is not yet a case is folded by the same code: it is a Case whose id is empty. So nothing has to be
computed again when it opens, and there is one meaning of heat.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import singledispatch

from desktop.core.alert_acts import AlertFact, AlertSnoozed, after_alert
from desktop.core.alert_rules import Notice
from desktop.core.facts import (
    CaseClassified,
    CaseClosed,
    CaseOpened,
    ConversationJoined,
    Entry,
    Fact,
    MediatorAssigned,
    OfferDecided,
    OfferFact,
    OfferProposed,
    PromiseKept,
    PromiseMade,
    StageSet,
    SteppedIn,
)
from desktop.core.folded import Folded as Folded
from desktop.core.follow_up import Aftercare, CallBackSet, FieldFilled, FollowedUp, Hand, HandLowered, HandRaised, filled
from desktop.core.heat import Heat, HeatSettings, trend_of
from desktop.core.mediation import AssignmentAnswered, Mediation, MediationFact, MediationNoted, after_mediation, asked
from desktop.core.messages import STAFF, Customer
from desktop.core.offer_states import after_offer, proposed
from desktop.core.offers import Offer, Promise
from desktop.core.orders import STAGES
from desktop.core.promises import kept_by_message, reopened
from desktop.core.reading import RISKS
from desktop.core.windows import deadline

SPARK = 32
"""How many heats the sparkline remembers."""
HELPS = frozenset({"whisper", "join", "take_over"})
"""Ways to step in that answer a raised hand."""


@dataclass(frozen=True, slots=True)
class Case:
    """One customer's trouble on one channel. `seq` is the journal seq of the last fact it has seen; times are seconds; `came_by` is the
    live account that the customer came by last, behind the seq of that; `critical_since` the message that made it critical, as long as it
    is; `noticed` what people did about its alerts."""

    channel: str
    customer: Customer
    id: str = ""
    conversations: tuple[str, ...] = ()
    ordinal: int = 0
    repeat_of: str | None = None
    opened_at: float = 0.0
    closed_at: float | None = None
    resolution: str | None = None
    heat: Heat = field(default_factory=Heat)
    spark: bytes = b""
    last: tuple[float, str] | None = None
    last_customer_at: float | None = None
    waiting_since: float | None = None
    last_words: str = ""
    risks: tuple[str, ...] = ()
    forecast: float | None = None
    stage: str = "listen"
    agent: str | None = None
    agents: tuple[str, ...] = ()
    mediator: str | None = None
    supervisor: str | None = None
    present: tuple[tuple[str, str], ...] = ()
    offers: tuple[Offer, ...] = ()
    promises: tuple[Promise, ...] = ()
    nature: str | None = None
    cause: str | None = None
    mediation: Mediation | None = None
    hand: Hand | None = None
    aftercare: Aftercare | None = None
    form: tuple[tuple[str, str], ...] = ()
    messages: int = 0
    seq: int = 0
    customer_seq: int = 0
    assigned_seq: int = 0
    taken_seq: int = 0
    came_by: tuple[int, str] | None = None
    critical_since: float | None = None
    noticed: tuple[Notice, ...] = ()

    @property
    def level(self) -> str:
        """calm, watch, hot or critical, just after the last message."""
        return self.heat.level

    @property
    def trend(self) -> int:
        """-1 cooling, 0 steady, 1 warming, over the last three messages of the customer."""
        return trend_of(self.spark)

    @property
    def deadline(self) -> float | None:
        """Until when free text may be sent to the customer, in seconds since the epoch; None where it always may."""
        return deadline(self.channel, self.came_by[1] if self.came_by else None, self.last_customer_at)

    @property
    def took_part(self) -> frozenset[str]:
        """Who spoke for the company here as an agent or set the terms of an offer, by id or name: nobody of them is neutral."""
        return frozenset((*self.agents, *(person for offer in self.offers for person in offer.set_by)))

    def offer(self, offer: str) -> Offer | None:
        """The offer of that id."""
        return next((o for o in self.offers if o.id == offer), None)

    def is_late(self, message: Folded) -> bool:
        """Whether a message belongs before one that is here already."""
        return self.last is not None and (message.at, message.id) < self.last

    def after(self, entry: Entry) -> Case:
        """The case after a decision or observation that is not a message (messages: `after_message`, `refolded`)."""
        return replace(_after(entry.fact, self, entry), seq=entry.seq)

    def after_message(self, message: Folded, settings: HeatSettings) -> Case:
        """The case after one more message, which must not be late."""
        heat = self.heat.after(message.at, message.anger, message.risks, message.satisfaction, settings)
        if message.sender == "customer":
            return self._after_customer(message, heat)
        if message.sender in STAFF:
            return self._after_staff(message, heat)
        return replace(
            self,
            heat=heat,
            last=(message.at, message.id),
            last_words=message.words or self.last_words,
            messages=self.messages + 1,
            seq=max(self.seq, message.seq),
            critical_since=self._critical_since(heat, message.at),
        )

    def after_late(self, message: Folded) -> Case:
        """The case after a late message as far as its place does not matter; `refolded` does the rest."""
        moved = self._stage_after_staff(message) if message.sender in STAFF else self.stage
        return replace(self, seq=max(self.seq, message.seq), stage=moved, came_by=self._came_by(message))

    def refolded(self, messages: Iterable[Folded], settings: HeatSettings) -> tuple[Case, list[Heat]]:
        """The case with all that follows from its messages made anew, and the heat after each. For late messages and corrections.

        Its stage stays: it moved when things happened, decisions among them, and old messages do not happen again.
        """
        kept = {promise.id: promise for promise in self.promises if promise.state == "kept" and promise.kept_in is None}
        by_hand = tuple(reopened(promise) for promise in self.promises if promise.message is None)
        case = replace(
            self, heat=Heat(), spark=b"", last=None, last_customer_at=None, waiting_since=None, last_words="", risks=(), forecast=None,
            agent=None, agents=(), promises=by_hand, messages=0, critical_since=None,
        )  # fmt: skip
        heats = []
        for message in messages:
            case = case.after_message(message, settings)
            heats.append(case.heat)
        promises = tuple(kept.get(promise.id, promise) for promise in case.promises)
        return replace(case, promises=promises, stage=self.stage), heats

    def _after_customer(self, message: Folded, heat: Heat) -> Case:
        hot = heat.level in ("hot", "critical")
        happy = message.satisfaction is not None and message.satisfaction >= 4.0
        return replace(
            self,
            heat=heat,
            last=(message.at, message.id),
            last_words=message.words or self.last_words,
            messages=self.messages + 1,
            seq=max(self.seq, message.seq),
            critical_since=self._critical_since(heat, message.at),
            spark=(self.spark + bytes([round(heat.value)]))[-SPARK:],
            last_customer_at=message.at,
            waiting_since=self.waiting_since if self.waiting_since is not None else message.at,
            risks=tuple(kind for kind in RISKS if kind in self.risks or kind in message.risks) if message.risks else self.risks,
            forecast=None if hot else message.forecast,
            customer_seq=max(self.customer_seq, message.seq),
            came_by=self._came_by(message),
            stage="follow_up" if self.stage == "carry_out" and happy else self.stage,
        )

    def _after_staff(self, message: Folded, heat: Heat) -> Case:
        author = message.author
        is_agent = message.sender == "agent"
        found = tuple(
            Promise(f"{message.seq}.{n}", spoken.due.timestamp(), words, author, "open", message.seq, spoken.counted, message.at)
            for n, (spoken, words) in enumerate(message.promises)
            if spoken.due is not None
        )
        return replace(
            self,
            heat=heat,
            last=(message.at, message.id),
            last_words=message.words or self.last_words,
            messages=self.messages + 1,
            seq=max(self.seq, message.seq),
            critical_since=self._critical_since(heat, message.at),
            waiting_since=None,
            agent=author if is_agent else self.agent,
            agents=(*self.agents, author) if is_agent and author not in self.agents else self.agents,
            promises=kept_by_message(self.promises, message.at, message.seq) + found if found or self.promises else (),
            stage=self._stage_after_staff(message),
        )

    def _critical_since(self, heat: Heat, at: float) -> float | None:
        if heat.level != "critical":
            return None
        return at if self.critical_since is None else self.critical_since

    def _came_by(self, message: Folded) -> tuple[int, str] | None:
        return (message.seq, message.account) if message.account and message.sender == "customer" else self.came_by

    def joined(self, thread: Case) -> Case:
        """The case with what it takes over from a conversation that becomes part of it, besides its messages."""
        return replace(self, came_by=max((found for found in (self.came_by, thread.came_by) if found), default=None))

    def _stage_after_staff(self, message: Folded) -> str:
        """Staff who answer confirm; staff who promise a time solve. Only a case has stages."""
        if not self.id:
            return self.stage
        promised = any(spoken.due is not None for spoken, _ in message.promises)
        return later_stage(self.stage, "solve" if promised else "confirm")


def later_stage(stage: str, reached: str) -> str:
    """The later of two stages: work done never moves a case back."""
    return max(stage, reached, key=STAGES.index)


@singledispatch
def _after(fact: Fact, case: Case, entry: Entry) -> Case:
    return case


@_after.register
def _(fact: CaseOpened, case: Case, entry: Entry) -> Case:
    opened_at = case.last[0] if case.last and fact.why == "level" else entry.at
    return replace(case, id=entry.case or "", ordinal=fact.ordinal, repeat_of=fact.repeat_of, opened_at=opened_at)


@_after.register
def _(fact: ConversationJoined, case: Case, entry: Entry) -> Case:
    return replace(case, conversations=tuple(sorted({*case.conversations, fact.conversation})))


@_after.register
def _(fact: SteppedIn, case: Case, entry: Entry) -> Case:
    present = tuple(who for who in case.present if who[0] != entry.actor)
    if fact.mode != "leave":
        present = (*present, (entry.actor, fact.mode))
    taken = case.supervisor
    if fact.mode == "take_over":
        taken = entry.actor
    elif taken == entry.actor:
        taken = None
    moved = fact.mode in ("take_over", "leave")
    hand = None if fact.mode in HELPS else case.hand
    return replace(case, present=present, supervisor=taken, taken_seq=entry.seq if moved else case.taken_seq, hand=hand)


@_after.register
def _(fact: MediatorAssigned, case: Case, entry: Entry) -> Case:
    mediation = asked(case.mediation or Mediation(), entry.at)
    return replace(case, mediator=fact.mediator, assigned_seq=entry.seq, stage=later_stage(case.stage, "solve"), mediation=mediation)


@_after.register
def _(fact: MediationFact, case: Case, entry: Entry) -> Case:
    mediation = after_mediation(fact, case.mediation or Mediation(), entry.actor, entry.at)
    refused = isinstance(fact, AssignmentAnswered) and not fact.accepted
    stage = later_stage(case.stage, "solve") if isinstance(fact, MediationNoted) else case.stage
    return replace(case, mediation=mediation, mediator=None if refused else case.mediator, stage=stage)


@_after.register
def _(fact: HandRaised, case: Case, entry: Entry) -> Case:
    return replace(case, hand=Hand(entry.actor, entry.at, fact.reason))


@_after.register
def _(fact: HandLowered, case: Case, entry: Entry) -> Case:
    return replace(case, hand=None)


@_after.register
def _(fact: FieldFilled, case: Case, entry: Entry) -> Case:
    return replace(case, form=filled(case.form, fact))


@_after.register
def _(fact: CallBackSet, case: Case, entry: Entry) -> Case:
    return replace(case, aftercare=replace(case.aftercare or Aftercare(), due=fact.due))


@_after.register
def _(fact: FollowedUp, case: Case, entry: Entry) -> Case:
    case = replace(case, aftercare=Aftercare(None, fact.satisfaction, fact.post, fact.note, entry.at))
    return replace(case, stage="solve", closed_at=None, resolution=None) if fact.reopened else case


@_after.register
def _(fact: AlertFact, case: Case, entry: Entry) -> Case:
    until = fact.until if isinstance(fact, AlertSnoozed) else None
    notice = Notice(fact.alert, fact.since, entry.actor, fact.role, entry.at, until, case.customer_seq, case.level)
    return replace(case, noticed=after_alert(fact, case.noticed, notice))


@_after.register
def _(fact: OfferProposed, case: Case, entry: Entry) -> Case:
    return replace(case, offers=(*case.offers, proposed(fact, entry)), stage=later_stage(case.stage, "solve"))


@_after.register
def _(fact: OfferFact, case: Case, entry: Entry) -> Case:
    offers = tuple(after_offer(fact, offer, entry) if offer.id == fact.offer else offer for offer in case.offers)
    approved = isinstance(fact, OfferDecided) and fact.state == "approved"
    return replace(case, offers=offers, stage=later_stage(case.stage, "carry_out") if approved else case.stage)


@_after.register
def _(fact: PromiseMade, case: Case, entry: Entry) -> Case:
    promise = Promise(fact.promise, fact.due, fact.text, entry.actor, "open", made_at=entry.at)
    return replace(case, promises=(*case.promises, promise), stage=later_stage(case.stage, "solve"))


@_after.register
def _(fact: PromiseKept, case: Case, entry: Entry) -> Case:
    kept = (replace(each, state="kept", kept_at=entry.at, kept_in=None) if each.id == fact.promise else each for each in case.promises)
    return replace(case, promises=tuple(kept))


@_after.register
def _(fact: StageSet, case: Case, entry: Entry) -> Case:
    return replace(case, stage=fact.stage)


@_after.register
def _(fact: CaseClassified, case: Case, entry: Entry) -> Case:
    return replace(case, nature=fact.nature, cause=fact.cause)


@_after.register
def _(fact: CaseClosed, case: Case, entry: Entry) -> Case:
    return replace(case, stage="closed", closed_at=entry.at, resolution=fact.resolution, supervisor=None, present=(), noticed=())
