"""What a person asks for: imperative, made once, carrying what he had in front of him.

`id` is made once by whoever gives the order; the same id again gets the first outcome again. `by` is a person of the policy. `seen_seq`
is the last journal seq of the case that the person was looking at; None when he does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

MODES = ("watch", "whisper", "join", "take_over", "leave")
OFFER_TYPES = ("refund", "partial_refund", "replacement", "coupon", "fee_waiver", "damages", "goodwill", "visit")
FREE_TYPES = frozenset({"replacement", "visit"})
DECISIONS = ("approve", "decline", "send_back", "recall")
PAYOUT_STATES = ("paid", "failed", "unknown", "withdrawn")
STAGES = ("listen", "confirm", "solve", "carry_out", "follow_up", "closed")
NATURES = ("service", "product", "price")
CAUSES = ("unmet_expectation", "poor_communication", "systemic_fault", "personal_mood")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What every order has."""

    kind: ClassVar[str] = ""
    id: str
    by: str
    seen_seq: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOrder(Order):
    """An order about one case."""

    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase(Order):
    """Make a case of a conversation by hand."""

    kind: ClassVar[str] = "open_case"
    conversation: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepIn(CaseOrder):
    """Watch, whisper, join, take over or leave. `mode` is one of MODES."""

    kind: ClassVar[str] = "step_in"
    mode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignMediator(CaseOrder):
    """Give the case to a mediator of the roster."""

    kind: ClassVar[str] = "assign_mediator"
    mediator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of several things that a customer may choose from; `amount` in the offer's currency."""

    type: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeOffer(CaseOrder):
    """Put compensation forward. `offer` is a new id; `amount` the decimal text as it was written. With `options` the customer chooses
    among those and this one."""

    kind: ClassVar[str] = "propose_offer"
    offer: str
    type: str
    amount: str
    currency: str
    reason: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferOrder(Order):
    """An order about an offer that exists."""

    offer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideOffer(OfferOrder):
    """Approve, decline, send back or recall an offer. `on_behalf_of` names whose delegated limit an approval uses."""

    kind: ClassVar[str] = "decide_offer"
    decision: str
    reason: str = ""
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterOffer(OfferOrder):
    """Other terms for an undecided offer, by a lead; or, by whoever proposed it, the answer to one that was sent back."""

    kind: ClassVar[str] = "counter_offer"
    type: str
    amount: str
    currency: str
    reason: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoOffer(OfferOrder):
    """Take back an approval as long as nobody is about to pay."""

    kind: ClassVar[str] = "undo_offer"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseOption(OfferOrder):
    """Record what the customer chose: the place of the option, 0 being the offer's first."""

    kind: ClassVar[str] = "choose_option"
    option: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPayout(OfferOrder):
    """Put an approved offer on the list for the finance system."""

    kind: ClassVar[str] = "list_payout"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlePayout(OfferOrder):
    """Say what became of a listed payout: paid, failed, unknown or withdrawn. `paid_amount` and `paid_currency` are what was paid, as the
    finance system wrote it; `listing` says which time on the list is meant, where a list came back and not a person says so."""

    kind: ClassVar[str] = "settle_payout"
    state: str
    reference: str = ""
    reason: str = ""
    paid_amount: str | None = None
    paid_currency: str | None = None
    listing: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePolicy(Order):
    """Ask for another policy (TOML). `change` is a new id."""

    kind: ClassVar[str] = "change_policy"
    change: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidePolicy(Order):
    """Approve or decline a change of policy that somebody else asked for."""

    kind: ClassVar[str] = "decide_policy"
    change: str
    decision: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MakePromise(CaseOrder):
    """Write down what was promised to the customer, due at an aware time."""

    kind: ClassVar[str] = "promise"
    due: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPromise(CaseOrder):
    """Say that a promise was kept."""

    kind: ClassVar[str] = "keep_promise"
    promise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A text that WhatsApp approved, by its name and language there, and what stands in its gaps."""

    name: str
    language: str
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Write(CaseOrder):
    """Say something: `mode` is `reply` (a message of the case, which goes out where an account of ours leads to its customer) or `whisper`
    (a note to the agent). With `template` the reply goes out as that one; `text` is its wording."""

    kind: ClassVar[str] = "write"
    mode: str
    text: str
    template: Template | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectScore(CaseOrder):
    """Put a person's anger (0..100) beside the machine's; it is used from then on. `message` is the seq of the message."""

    kind: ClassVar[str] = "correct_score"
    message: int
    anger: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStage(CaseOrder):
    """Move the case to another of the six stages but `closed`."""

    kind: ClassVar[str] = "set_stage"
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Classify(CaseOrder):
    """Say what the complaint is about and what caused it."""

    kind: ClassVar[str] = "classify"
    nature: str | None = None
    cause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCase(CaseOrder):
    """Bring the case to its end."""

    kind: ClassVar[str] = "close_case"
    resolution: str


ORDERS: tuple[type[Order], ...] = (
    OpenCase, StepIn, AssignMediator, ProposeOffer, DecideOffer, MakePromise, KeepPromise, Write,
    CorrectScore, SetStage, Classify, CloseCase, CounterOffer, UndoOffer, ChooseOption, ListPayout, SettlePayout, ChangePolicy,
    DecidePolicy,
)  # fmt: skip
