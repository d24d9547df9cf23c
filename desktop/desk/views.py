"""What the desk shows: flat, frozen, made for reading. Times are seconds since the epoch (UTC) unless a name says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.core.offers import Offer, Promise
from desktop.core.roster import Past
from desktop.desk.queue_row import QueueRow as QueueRow

if TYPE_CHECKING:
    from desktop.core.follow_up import Aftercare, Hand
    from desktop.core.hours import Hours
    from desktop.core.mediation import Mediation
    from desktop.core.reading import Evidence, Phrasing, SpokenPromise

OfferView = Offer
PromiseView = Promise


@dataclass(frozen=True, slots=True)
class LetterView:
    """Something that goes out, once. `state` is waiting, sending, sent, delivered, read, failed or unknown, since `at`; `code` why it
    failed, waits or is unknown; `until` when it is tried again. `author` is a person's id."""

    id: str
    kind: str
    account: str
    author: str
    state: str
    code: str | None
    at: float
    until: float
    case: str | None


@dataclass(frozen=True, slots=True)
class Details:
    """What a service told of a message beside its words: the conversation that it `claims` to belong to without its writer being part of
    it, whether it is one of too many of its writer (`crowded`), the receiving server's `verdicts` (method, what it said), what is
    `attached` (kind, name), and the whole text where the words are a part of it."""

    claims: str | None = None
    crowded: bool = False
    verdicts: tuple[tuple[str, str], ...] = ()
    attached: tuple[tuple[str, str], ...] = ()
    full: str | None = None


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message of a case. `seq` names it. `machine_anger` is the scorer's where a person's stands in `anger`. `state` is that of its
    `letter`, or what a service says of a message that others sent; None where it goes nowhere or nobody says.

    `sender` is customer, agent, supervisor, mediator, system or note (a whisper, never the customer's to see). Of an `erased` one the
    words are gone. `own_offset` is its writer's clock, where it is shown on another."""

    seq: int
    id: str
    channel: str
    conversation: str
    sender: str
    author: str
    at: float
    offset_minutes: int
    text: str
    anger: float | None = None
    machine_anger: float | None = None
    corrected_by: str | None = None
    satisfaction: float | None = None
    heat: float | None = None
    level: str | None = None
    forecast: float | None = None
    risks: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    promises: tuple[SpokenPromise, ...] = ()
    phrasing: tuple[Phrasing, ...] = ()
    unsent: bool = False
    state: str | None = None
    letter: LetterView | None = None
    details: Details | None = None
    scorer: str = ""
    erased: bool = False
    moods: tuple[float, float, float, float, float] | None = None
    own_offset: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that staff did, for the graph and the history: a kind of fact, who, when and the values its sentence needs."""

    seq: int
    at: float
    kind: str
    actor: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case, whole. `seq` is the journal seq that the view shows (`seen_seq` of an order given on it), `customer_id` the customer's id
    on the channel, whatever the row calls him, `deadline` until when free text may go where a reply would go (None: always), `past_window`
    the promises that fall due after that, `account` the one that a reply goes out by (None: by none), `took_part` who is not neutral, by id
    or name."""

    row: QueueRow
    messages: tuple[MessageView, ...]
    offers: tuple[OfferView, ...]
    promises: tuple[PromiseView, ...]
    marks: tuple[Mark, ...]
    conversations: tuple[str, ...]
    nature: str | None
    cause: str | None
    repeat_of: str | None
    resolution: str | None
    closed_at: float | None
    seq: int
    earlier_messages: int = 0
    deadline: float | None = None
    past_window: frozenset[str] = frozenset()
    account: str | None = None
    customer_id: str = ""
    mediation: Mediation | None = None
    hand: Hand | None = None
    aftercare: Aftercare | None = None
    form: tuple[tuple[str, str], ...] = ()
    took_part: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A message that contains what was searched for. Without a `case` its conversation can be made one by hand."""

    seq: int
    case: str | None
    customer: str
    channel: str
    sender: str
    author: str
    at: float
    text: str
    conversation: str = ""


@dataclass(frozen=True, slots=True)
class QuarantineRow:
    """Something that was not understood, and why."""

    id: int
    at: float
    source: str
    line: int
    reason: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class ErasureView:
    """A request to erase a customer's words. `state` is proposed, declined or erased; `name` is "" where it is not known, or no more.
    `doubtful` are the quarantined lines that may speak of him and would stay, as long as nobody decided."""

    request: str
    channel: str
    customer: str
    name: str
    reason: str
    by: str
    at: float
    state: str
    decided_by: str | None
    doubtful: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HoldView:
    """A legal hold: a customer whose words must be kept, why, and who said so when."""

    channel: str
    customer: str
    name: str
    reason: str
    by: str
    at: float


@dataclass(frozen=True, slots=True)
class MediatorView:
    """A mediator of the roster, how many open cases he has, what became of his mediations, and when he works (on the clock of the
    policy)."""

    id: str
    name: str
    languages: tuple[str, ...]
    skills: tuple[str, ...]
    load: int
    past: Past = field(default_factory=Past)
    hours: tuple[Hours, ...] = ()


@dataclass(frozen=True, slots=True)
class FloorView:
    """The floor over a day in equal bins: how many open cases were at each level at the end of a bin, summed heat, arrivals of messages.

    `start` is the first bin's beginning, `step` its length in seconds; the tuples have one number a bin."""

    start: float
    step: float
    calm: tuple[int, ...] = ()
    watch: tuple[int, ...] = ()
    hot: tuple[int, ...] = ()
    critical: tuple[int, ...] = ()
    heat: tuple[float, ...] = ()
    arrivals: tuple[int, ...] = ()
    messages_today: int = 0
    closed_today: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order. `code` says why it was refused; `state` is what changed (for an offer: {"offer": state})."""

    id: str | None
    accepted: bool
    seq: int | None = None
    case: str | None = None
    code: str | None = None
    state: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What became of a message that came in: stored, duplicate or quarantined."""

    id: str | None
    outcome: str
    case: str | None = None
    level: str | None = None
    reason: str | None = None
