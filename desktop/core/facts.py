"""What was observed or decided: past tense, never changed afterwards. Each kind has a version from the first day.

A fact holds only what it adds; who, when and on which case stand in its journal entry (`Entry`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from desktop.core.heat import HeatSettings
from desktop.core.messages import Message
from desktop.core.money import Money
from desktop.core.offers import Terms
from desktop.core.reading import Reading


@dataclass(frozen=True, slots=True)
class Fact:
    """The root of all facts."""

    kind: ClassVar[str] = ""
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class MessageReceived(Fact):
    """A message came in, or a supervisor wrote one, and the scorer read it."""

    kind: ClassVar[str] = "message_received"
    message: Message
    reading: Reading


@dataclass(frozen=True, slots=True)
class MessageReread(Fact):
    """The scorer read a message anew, because an older one came in late. `message` is the seq of its arrival."""

    kind: ClassVar[str] = "message_reread"
    message: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class ScoreCorrected(Fact):
    """A person put his anger (0..100) in the place of the machine's."""

    kind: ClassVar[str] = "score_corrected"
    message: int
    anger: float


@dataclass(frozen=True, slots=True)
class CaseOpened(Fact):
    """A conversation became a case. `why` is `level`, `order` or `hand` (an agent asked for help); `repeat_of` the case that was closed
    before it."""

    kind: ClassVar[str] = "case_opened"
    channel: str
    conversation: str
    ordinal: int
    why: str
    repeat_of: str | None = None


@dataclass(frozen=True, slots=True)
class ConversationJoined(Fact):
    """Another conversation of the same customer became part of his open case."""

    kind: ClassVar[str] = "conversation_joined"
    channel: str
    conversation: str


@dataclass(frozen=True, slots=True)
class SteppedIn(Fact):
    """A supervisor watches, whispers, joined, took over or left (`mode`)."""

    kind: ClassVar[str] = "stepped_in"
    mode: str


@dataclass(frozen=True, slots=True)
class NoteWritten(Fact):
    """A whisper: for staff, never for the customer."""

    kind: ClassVar[str] = "note_written"
    text: str
    author: str


@dataclass(frozen=True, slots=True)
class MediatorAssigned(Fact):
    """The case was given to a mediator."""

    kind: ClassVar[str] = "mediator_assigned"
    mediator: str


@dataclass(frozen=True, slots=True)
class OfferFact(Fact):
    """Something about an offer of the entry's case."""

    offer: str


@dataclass(frozen=True, slots=True)
class OfferProposed(OfferFact):
    """Compensation was put forward: `type` and `money` are the dearest of the `options`, where the customer may choose."""

    kind: ClassVar[str] = "offer_proposed"
    type: str
    money: Money
    reason: str
    payee: str
    options: tuple[Terms, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferCountered(OfferFact):
    """The terms of an offer were changed; earlier approvals fall."""

    kind: ClassVar[str] = "offer_countered"
    type: str
    money: Money
    reason: str
    options: tuple[Terms, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferDecided(OfferFact):
    """Somebody decided on an offer; `state` is what it is in now. `on_behalf_of` had given him his authority for these days."""

    kind: ClassVar[str] = "offer_decided"
    decision: str
    state: str
    reason: str = ""
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class OptionChosen(OfferFact):
    """The customer chose; `option` is its place among the offer's options, from 0."""

    kind: ClassVar[str] = "option_chosen"
    option: int


@dataclass(frozen=True, slots=True)
class PayoutListed(OfferFact):
    """An approved offer was put on the list that the finance system pays."""

    kind: ClassVar[str] = "payout_listed"


@dataclass(frozen=True, slots=True)
class PayoutSettled(OfferFact):
    """What became of a listed payout: paid, failed, unknown, withdrawn. `reference` is the finance system's; `told` is what it says it
    paid, amount and currency as written, where that is not what was approved."""

    kind: ClassVar[str] = "payout_settled"
    state: str
    reference: str = ""
    reason: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class PromiseMade(Fact):
    """A promise to the customer was written down. `due` in seconds since the epoch."""

    kind: ClassVar[str] = "promise_made"
    promise: str
    due: float
    text: str


@dataclass(frozen=True, slots=True)
class PromiseKept(Fact):
    """A promise was kept."""

    kind: ClassVar[str] = "promise_kept"
    promise: str


@dataclass(frozen=True, slots=True)
class StageSet(Fact):
    """Somebody moved the case to a stage."""

    kind: ClassVar[str] = "stage_set"
    stage: str


@dataclass(frozen=True, slots=True)
class CaseClassified(Fact):
    """Somebody said what the complaint is about and what caused it."""

    kind: ClassVar[str] = "case_classified"
    nature: str | None
    cause: str | None


@dataclass(frozen=True, slots=True)
class CaseClosed(Fact):
    """The case came to its end."""

    kind: ClassVar[str] = "case_closed"
    resolution: str


@dataclass(frozen=True, slots=True)
class OrderRefused(Fact):
    """Policy said no, and why. `order` is the kind of order."""

    kind: ClassVar[str] = "order_refused"
    order: str
    code: str


@dataclass(frozen=True, slots=True)
class OrderNoted(Fact):
    """An order was accepted and had nothing to change: what it asked for was so already."""

    kind: ClassVar[str] = "order_noted"
    order: str


@dataclass(frozen=True, slots=True)
class PolicyAdopted(Fact):
    """The policy of the record, as it was written (TOML). `starter` marks the example that a first run writes."""

    kind: ClassVar[str] = "policy_adopted"
    text: str
    starter: bool = False


@dataclass(frozen=True, slots=True)
class PolicyProposed(Fact):
    """Somebody asked for another policy; `base` is the SHA-256 (hex) of the text it was written against."""

    kind: ClassVar[str] = "policy_proposed"
    change: str
    text: str
    base: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PolicyDecided(Fact):
    """Somebody else approved or declined a change of policy. `text` is what holds from here on, None when declined."""

    kind: ClassVar[str] = "policy_decided"
    change: str
    decision: str
    text: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HeatSettingsAdopted(Fact):
    """The half-life and thresholds that hold from here on."""

    kind: ClassVar[str] = "heat_settings_adopted"
    settings: HeatSettings


@dataclass(frozen=True, slots=True)
class LearningSet(Fact):
    """From here on the scorer learns from the corrections up to a seq of the journal; 0: from none."""

    kind: ClassVar[str] = "learning_set"
    until: int


@dataclass(frozen=True, slots=True)
class LineQuarantined(Fact):
    """Something came in that could not be understood. The raw bytes are kept."""

    kind: ClassVar[str] = "line_quarantined"
    source: str
    line: int
    reason: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class FileImported(Fact):
    """A file was imported under these assumptions (date order, time zone, who is staff), with these counts."""

    kind: ClassVar[str] = "file_imported"
    file: str
    assumptions: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)


FACTS: tuple[type[Fact], ...] = (
    MessageReceived, MessageReread, ScoreCorrected, CaseOpened, ConversationJoined, SteppedIn, NoteWritten, MediatorAssigned,
    OfferProposed, OfferCountered, OfferDecided, OptionChosen, PayoutListed, PayoutSettled, PromiseMade, PromiseKept, StageSet,
    CaseClassified, CaseClosed, OrderRefused, OrderNoted, PolicyAdopted, PolicyProposed, PolicyDecided, HeatSettingsAdopted,
    LearningSet, LineQuarantined, FileImported,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact in its place in the journal: `at` in seconds since the epoch, `actor` a person's id or the channel that brought it."""

    seq: int
    at: float
    actor: str
    case: str | None
    fact: Fact
