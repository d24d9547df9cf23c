"""How orders are decided: read inside the write transaction, judged by pure policy, written as facts or as a refusal."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from desktop.core import orders
from desktop.core.case import Case
from desktop.core.erasure import DecideErasure, ErasureDecided, ErasureOrder, ErasureProposed
from desktop.core.errors import BadInput, Refused
from desktop.core.facts import (
    ConversationJoined,
    Entry,
    Fact,
    OfferCountered,
    OfferDecided,
    OfferProposed,
    OptionChosen,
    OrderNoted,
    OrderRefused,
    PayoutListed,
    PayoutSettled,
    PolicyDecided,
    PolicyProposed,
)
from desktop.core.follow_up import FollowUp
from desktop.core.identities import IdentitiesJoined, IdentitiesSplit, JoinOrder
from desktop.core.mediation import MoveOutside, ReferOutside
from desktop.core.messages import Message
from desktop.core.orders import Order
from desktop.core.outbox import LetterMoved, LetterOrder
from desktop.core.people import Person, Policy
from desktop.core.policy import decide
from desktop.core.signing import EnrolKey, KeyOrder
from desktop.core.situation import Situation, Spent
from desktop.db import money_queries, queries
from desktop.db.boards import Boards
from desktop.db.journal import Chain, Draft, by_idem
from desktop.db.keys import keys
from desktop.db.person import pairs_of, with_erased
from desktop.desk.deadlines import outside_due
from desktop.desk.erasing import eraser_for, erasing_drafts, judge_erasing
from desktop.desk.live.joining import judge_identity
from desktop.desk.live.letters import judge_letter, letters_of, way_out
from desktop.desk.policy_file import parse_policy
from desktop.desk.receive import opening
from desktop.desk.signing import judge_key, must_sign
from desktop.desk.views import Outcome

A_DAY = 86400.0


def idem_of(order: str) -> str:
    """The id under which an order may be carried out once."""
    return f"order:{order}"


def earlier_outcome(connection: sqlite3.Connection, order: str) -> Outcome | None:
    """What became of an order before, None when it is new."""
    entry = by_idem(connection, idem_of(order))
    return outcome_of(order, entry) if entry else None


def outcome_of(order: str, entry: Entry) -> Outcome:
    """The outcome that the fact of an order tells."""
    if isinstance(entry.fact, OrderRefused):
        return Outcome(order, False, case=entry.case, code=entry.fact.code)
    return Outcome(order, True, entry.seq, entry.case, state=_state(entry.fact))


def _state(fact: Fact) -> dict[str, str]:
    match fact:
        case OfferProposed() | OfferCountered():
            return {"offer": "pending"}
        case OfferDecided():
            return {"offer": fact.state}
        case OptionChosen():
            return {"offer": "approved"}
        case PayoutListed():
            return {"offer": "approved", "payout": "listed"}
        case PayoutSettled():
            return {"offer": "approved", "payout": fact.state}
        case PolicyProposed():
            return {"policy": "proposed"}
        case ErasureProposed():
            return {"erasure": "proposed"}
        case ErasureDecided():
            return {"erasure": "erased" if fact.decision == "approve" else "declined"}
        case PolicyDecided():
            return {"policy": "adopted" if fact.text is not None else "declined"}
        case LetterMoved():
            return {"letter": fact.state}
        case IdentitiesJoined() | IdentitiesSplit():
            return {"identity": "joined" if isinstance(fact, IdentitiesJoined) else "split"}
        case _:
            return {}


class Court:
    """Decides one order on the boards as they are inside a transaction. `signed` says whether its signature counts."""

    def __init__(self, connection: sqlite3.Connection, boards: Boards, policy: Policy, now: float, signed: bool = False) -> None:
        self._connection = connection
        self._boards = boards
        self._policy = policy
        self._now = now
        self._signed = signed

    def judge(self, order: Order) -> tuple[str | None, tuple[Fact, ...]]:
        """The case an order is about and the facts it makes. Raises Refused."""
        if isinstance(order, orders.OpenCase):
            return self._open(order)
        person = self._policy.people.get(order.by)
        if isinstance(order, KeyOrder):
            return None, (judge_key(self._connection, order, self._policy, self._signed),)
        if isinstance(order, ErasureOrder):
            if person is not None and (self._is_unsigned(order) or self._erases_unsigned(order)):
                raise Refused("unsigned")
            return None, (judge_erasing(self._connection, order, person),)
        if isinstance(order, LetterOrder | JoinOrder):
            return self._judge_live(order, person)
        case = self.case_of(order)
        return (case.id if case else None), decide(order, self._situation(order, case))

    def _judge_live(self, order: LetterOrder | JoinOrder, person: Person | None) -> tuple[str | None, tuple[Fact, ...]]:
        if person is not None and self._is_unsigned(order):
            raise Refused("unsigned")
        if isinstance(order, JoinOrder):
            return None, judge_identity(self._connection, order, person)
        case, move = judge_letter(self._connection, order, person, self._now)
        return case, (move,)

    def queue(self, chain: Chain, order: Order, case: Case | None, source: int) -> bool:
        """Put the letter into the chain that an accepted order makes, whose words are in the entry `source`; whether it makes one. `case`
        as it was before the order."""
        letters = letters_of(self._connection, order, case, source) if case else []
        for letter in letters:
            self._boards.apply([chain.add(Draft(order.by, letter, case.id if case else None))])
        return bool(letters)

    def _is_unsigned(self, order: Order) -> bool:
        return not self._signed and must_sign(self._connection, order.by)

    def _erases_unsigned(self, order: Order) -> bool:
        """Whether an erasure would put other bodies in the place of what somebody signed, and nobody would vouch for them."""
        return isinstance(order, DecideErasure) and order.decision == "approve" and not self._signed and bool(keys(self._connection))

    def allows(self, order: Order) -> bool:
        """Whether policy accepts an order."""
        try:
            self.judge(order)
        except Refused:
            return False
        return True

    def case_id(self, order: Order) -> str | None:
        """The id of the case an order is about, None as long as it is no case."""
        case = self.case_of(order)
        return case.id or None if case else None

    def case_of(self, order: Order) -> Case | None:
        """The case an order is about, None when there is none."""
        if isinstance(order, orders.CaseOrder):
            return self._boards.case(order.case)
        if isinstance(order, orders.OpenCase) and (conversation := self._boards.conversation(order.channel, order.conversation)):
            return self._boards.thread(conversation)
        if isinstance(order, orders.OfferOrder) and (case := money_queries.case_of_offer(self._connection, order.offer)):
            return self._boards.case(case)
        return None

    def _open(self, order: orders.OpenCase) -> tuple[str | None, tuple[Fact, ...]]:
        conversation = self._boards.conversation(order.channel, order.conversation)
        thread = self._boards.thread(conversation) if conversation else None
        decide(order, Situation(self._policy, thread, unsigned=self._is_unsigned(order)))
        if conversation is None or conversation.case_id:
            return (conversation.case_id if conversation else None), ()
        joined = self._boards.open_case_of(order.channel, conversation.customer)
        if joined:
            return joined, (ConversationJoined(order.channel, order.conversation),)
        case, fact = opening(self._boards, conversation, "order")
        return case, (fact,)

    def _situation(self, order: Order, case: Case | None) -> Situation:
        situation = Situation(self._policy, case, now=self._now, unsigned=self._is_unsigned(order))
        match order:
            case orders.DecideOffer():
                offer = case.offer(order.offer) if case else None
                if case is None or offer is None:
                    return situation
                return replace(situation, spent=spent_so_far(self._connection, self._policy, case, offer.money.currency, self._now))
            case orders.ProposeOffer():
                return replace(situation, offer_known=money_queries.case_of_offer(self._connection, order.offer) is not None)
            case orders.ListPayout():
                return replace(situation, settled_by=money_queries.settled_by(self._connection, order.offer))
            case orders.CorrectScore():
                known = queries.case_of_message(self._connection, order.message) == (order.case, "customer")
                return replace(situation, message_known=known)
            case orders.Write(mode="reply", template=None):
                way = way_out(self._connection, case) if case else None
                return replace(situation, deadline=way.deadline if way else None)
            case FollowUp() if case is not None and case.closed_at is not None:
                return replace(situation, has_another=self._boards.open_case_of(case.channel, case.customer.id) is not None)
            case ReferOutside() | MoveOutside():
                return replace(situation, outside_due=outside_due(order, self._policy, self._now))
            case orders.ChangePolicy():
                known = money_queries.policy_change(self._connection, order.change) is not None
                return replace(situation, offer_known=known, proposed=_readable(order.text))
            case orders.DecidePolicy():
                return replace(situation, change=money_queries.policy_change(self._connection, order.change))
            case _:
                return situation

    def write(self, chain: Chain, order: Order) -> tuple[Outcome, frozenset[str]]:
        """Judge an order and put what it makes into the chain: its outcome, and the cases that changed."""
        try:
            case, facts = self.judge(order)
        except Refused as refusal:
            if isinstance(order, EnrolKey):
                chain.signer = None  # with a key that was not enrolled nobody signs, not even that it was refused
            entry = chain.add(refused(order.id, order.by, order.kind, refusal.code, self.case_id(order)))
            return outcome_of(order.id, entry), frozenset()
        drafts = [Draft(order.by, fact, case) for fact in facts or (OrderNoted(order.kind),)]
        drafts[0] = Draft(order.by, drafts[0].fact, case, idem_of(order.id))
        eraser = eraser_for(self._connection, drafts[0].fact, self._now - self._policy.customer_days * A_DAY)
        if eraser is not None:
            drafts += erasing_drafts(order.by, eraser)
        before = self.case_of(order)
        entries = [chain.add(draft) for draft in drafts]
        self._boards.apply(entries)
        self.queue(chain, order, before, entries[0].seq)
        if eraser is not None:
            self._boards.flush()
            eraser.boards()
            self._boards.forget()
        changed = {case} if case else set(eraser.cases if eraser else ())
        return outcome_of(order.id, entries[0]), frozenset(changed)


def spent_so_far(connection: sqlite3.Connection, policy: Policy, case: Case, currency: str, now: float) -> Spent:
    """What was approved for good today, this month, and for this customer, whichever way he wrote, before an erasure too."""
    start, end = day_of(now, policy.timezone)
    since = now - policy.customer_days * A_DAY
    known_as = with_erased(connection, pairs_of(connection, case.channel, case.customer.id), since)
    return Spent(
        money_queries.approved_between(connection, currency, start, end),
        money_queries.approved_between(connection, currency, month_start(now, policy.timezone), end),
        money_queries.approved_for(connection, currency, known_as, since),
    )


def refused(order: str, by: str, kind: str, code: str, case: str | None) -> Draft:
    """The journal's note of an order that was refused."""
    return Draft(by, OrderRefused(kind, code), case, idem_of(order))


def _readable(text: str) -> Policy | None:
    try:
        return parse_policy(text)
    except BadInput:
        return None


def reply_message(order: orders.Write, case: Case, conversation: str, person: Person, timezone: str, now: float) -> Message:
    """The message that a written reply becomes, in the conversation that was last written in."""
    sender = {"manager": "supervisor", "auditor": "supervisor"}.get(person.role, person.role)
    at = datetime.fromtimestamp(round(now, 3), UTC).astimezone(ZoneInfo(timezone))
    extra: dict[str, object] = {"unsent": True, "by": order.by}
    if order.template:
        extra["template"] = {"name": order.template.name, "language": order.template.language, "parameters": [*order.template.parameters]}
    return Message(f"stepin-{order.id}", case.channel, conversation, case.customer, sender, at, order.text, person.name, extra)


def day_of(now: float, timezone: str) -> tuple[float, float]:
    """The beginning and end of the day that `now` is in, in a time zone, in seconds since the epoch."""
    local = datetime.fromtimestamp(now, ZoneInfo(timezone))
    start = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return start.timestamp(), (start + timedelta(days=1)).timestamp()


def month_start(now: float, timezone: str) -> float:
    """The beginning of the month that `now` is in, in a time zone, in seconds since the epoch."""
    local = datetime.fromtimestamp(now, ZoneInfo(timezone))
    return local.replace(day=1, hour=0, minute=0, second=0, microsecond=0).timestamp()
