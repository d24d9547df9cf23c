"""What a person has in front of him: the case, who he is, the policy, the roster."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.core.compensation import in_whose_name, is_expired
from desktop.core.mediation import SIDES, Mediation
from desktop.core.offers import UNDECIDED, UNPAID
from desktop.core.people import Person, Policy
from desktop.desk.views import CaseView, MediatorView, MessageView, OfferView, PromiseView
from desktop.ui.case.giver import Giver


def in_one_time_zone(messages: Sequence[MessageView], policy: Policy) -> tuple[MessageView, ...]:
    """The messages on one clock: that of the company, as it goes when the newest was written; where no policy says which, that of the
    newest. What the writer's own clock said is kept where it is another; a whisper has none of its own."""
    if not messages:
        return ()
    last = next((message for message in reversed(messages) if message.sender != "note"), messages[-1])
    clock = offset_at(policy, last.at) if policy.text else _own_offset(last)
    return tuple(_on_clock(message, clock) for message in messages)


def _on_clock(message: MessageView, clock: int) -> MessageView:
    own = None if message.sender == "note" or _own_offset(message) == clock else _own_offset(message)
    if (message.offset_minutes, message.own_offset) == (clock, own):
        return message
    return replace(message, offset_minutes=clock, own_offset=own)


def _own_offset(message: MessageView) -> int:
    return message.offset_minutes if message.own_offset is None else message.own_offset


def offset_at(policy: Policy, at: float) -> int:
    """The distance from UTC, in minutes, of the policy's clock at a time in seconds since the epoch."""
    away = datetime.fromtimestamp(at, ZoneInfo(policy.timezone)).utcoffset()
    return round(away.total_seconds() / 60) if away is not None else 0


@dataclass(frozen=True)
class CaseContext:
    """Everything an action may depend on. Nothing here is ever changed: the panel keeps the newest one. `chosen` names an offer; `now` is
    when this was so, in seconds since the epoch: limits are delegated and offers expire by the clock; `current` is the message that the
    keyboard is on."""

    view: CaseView | None = None
    person: Person | None = None
    policy: Policy = field(default_factory=Policy)
    mediators: tuple[MediatorView, ...] = ()
    chosen: str | None = None
    now: float = 0.0
    current: MessageView | None = None

    def name_of(self, who: str) -> str:
        """A person's name by his id; a name stays as it is."""
        return self.policy.name_of(who)

    def names(self, people: Iterable[str]) -> list[str]:
        """Several people's names."""
        return [self.name_of(who) for who in people]

    def giver(self) -> Giver | None:
        """Who gives orders on this case; None as long as nobody is chosen or nothing is shown."""
        if self.view is None or self.person is None:
            return None
        return Giver(self.person.id, self.view.row.id, self.view.seq)

    def mode(self) -> str | None:
        """How this person is in the case: watch, whisper, join, take_over; None when he is not."""
        if self.view is None or self.person is None:
            return None
        steps = [mark.values.get("mode", "") for mark in self.view.marks if mark.kind == "stepped_in" and mark.actor == self.person.id]
        taken = self.view.row.supervisor == self.person.id
        mode = steps[-1] if steps else "take_over" if taken else "leave"
        if mode == "take_over" and not taken:
            return None
        return None if mode == "leave" else mode

    def may_speak(self) -> bool:
        """Whether what this person writes is the company's word: a lead who joined or took over, an agent or mediator as ever."""
        if self.person is None or self.taken_by_another():
            return False
        return self.mode() in ("join", "take_over") or not self.is_lead()

    def taken_by_another(self) -> str | None:
        """The name of the other supervisor who took the case over."""
        taken = self.view.row.supervisor if self.view else None
        return None if taken is None or (self.person and self.person.id == taken) else self.name_of(taken)

    def undecided(self) -> tuple[OfferView, ...]:
        """The offers that wait for a decision, oldest first."""
        return tuple(offer for offer in self.view.offers if offer.state in UNDECIDED) if self.view else ()

    def offer(self) -> OfferView | None:
        """The one that is shown and decided on: the chosen one while it waits, else the oldest that he can approve, else the oldest."""
        waiting = self.undecided()
        chosen = [offer for offer in waiting if offer.id == self.chosen]
        mine = [offer for offer in waiting if self.givers(offer)]
        return next(iter((*chosen, *mine, *waiting)), None)

    def givers(self, offer: OfferView) -> tuple[Person, ...]:
        """In whose name he can approve an offer now: himself first, then those he stands in for."""
        return in_whose_name(self.policy, self.person, offer, self.now) if self.person else ()

    def is_expired(self, offer: OfferView) -> bool:
        """Whether nobody decided on an offer in time, journalled or not yet."""
        return is_expired(self.policy, offer, self.now)

    def to_set_anew(self) -> OfferView | None:
        """The offer that this person may give other terms: the one that is shown, by a lead or who proposed it; else his own that was
        sent back."""
        shown = self.offer()
        if shown is not None and (self.is_lead() or self.is_proposer()):
            return None if self.is_expired(shown) else shown
        me = self.person.id if self.person else None
        offers = self.view.offers if self.view else ()
        return next((offer for offer in reversed(offers) if offer.state == "sent_back" and offer.proposed_by == me), None)

    def to_take_back(self) -> tuple[OfferView, ...]:
        """The approved offers that nobody is about to pay, newest first."""
        offers = reversed(self.view.offers) if self.view else ()
        return tuple(offer for offer in offers if offer.state == "approved" and offer.payout in UNPAID)

    def to_choose(self) -> tuple[OfferView, ...]:
        """Those of them of which the customer may choose an option, those without a choice first."""
        found = (offer for offer in self.to_take_back() if offer.options)
        return tuple(sorted(found, key=lambda offer: offer.chosen is not None))

    def card(self) -> OfferView | None:
        """The offer that the card shows: what waits for a decision, else what waits for the customer's choice."""
        return self.offer() or next((offer for offer in self.to_choose() if offer.chosen is None), None)

    def turned(self, step: int) -> CaseContext:
        """The same with another of the waiting offers chosen, so many further."""
        waiting, shown = self.undecided(), self.offer()
        if shown is None:
            return self
        return replace(self, chosen=waiting[(waiting.index(shown) + step) % len(waiting)].id)

    def is_proposer(self) -> bool:
        """Whether the offer that is shown is his own."""
        offer = self.offer()
        return offer is not None and self.person is not None and offer.proposed_by == self.person.id

    def open_promises(self) -> tuple[PromiseView, ...]:
        """Promises that are not kept yet, the earliest due first."""
        promises = (promise for promise in self.view.promises if promise.state == "open") if self.view else ()
        return tuple(sorted(promises, key=lambda promise: promise.due))

    def mediation(self) -> Mediation:
        """How far the case's mediation is."""
        return (self.view.mediation if self.view else None) or Mediation()

    def is_mediator(self) -> bool:
        """Whether he was asked to mediate this case."""
        return self.view is not None and self.person is not None and self.view.row.mediator == self.person.id

    def side_to_agree(self) -> str | None:
        """Whose yes to the agreement this person can record next; the company's is a lead's to give. None where there is none."""
        agreed, sides = self.mediation().agreed, SIDES if self.is_lead() else SIDES[:1]
        return next((side for side in sides if side not in agreed), None) if self.mediation().agreement else None

    def is_lead(self) -> bool:
        """Whether he supervises."""
        return self.person is not None and self.person.role in ("supervisor", "manager")

    def scored(self, message: MessageView | None) -> MessageView | None:
        """This message when it has a score, else the newest that has one."""
        if message is not None and message.anger is not None:
            return message
        messages = self.view.messages if self.view else ()
        return next((m for m in reversed(messages) if m.anger is not None), None)

    def reply_offset(self, at: float) -> int:
        """The distance from UTC, in minutes, that a reply written at `at` (seconds since the epoch) is stamped with: the policy's."""
        return offset_at(self.policy, at)

    def offset(self) -> int | None:
        """The distance from UTC, in minutes, of the one clock that everything about the case is shown on."""
        return self.view.messages[-1].offset_minutes if self.view and self.view.messages else None
