"""What every live channel does, whatever the service behind it: hand up what is new from a cursor on, carry a letter out at most once.

Adapters talk to the network and know nothing of the record. What they raise is `Trouble`, with one of the codes of TROUBLES: being
offline is a state, not an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from desktop.channels.incoming import Incoming

Cursor = Mapping[str, object]
"""How far an account was read, in its adapter's own terms; storable as JSON; empty at first."""

LETTER_KINDS = ("reply", "note", "template", "assign", "unassign")
STATES = ("sent", "delivered", "read", "failed")
"""What a service says of a letter, each more than the one before; `failed` gives way to a later `delivered`."""
ANSWERS = ("sent", "later", "failed", "unknown")
TROUBLES = ("offline", "slow", "not_signed_in", "not_allowed", "rate_limited", "garbled", "bad_address", "bad_certificate", "broken")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a service says of something that was sent: `message` is its id there, `ref` our outbox id where it tells it, `at` seconds
    since the epoch, `code` the service's error."""

    channel: str
    message: str
    state: str
    at: float
    ref: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """A name that a customer of a channel goes by elsewhere: `kind` is phone, email, whatsapp_user or help_desk. `certain` where the
    service itself ties the two."""

    channel: str
    customer: str
    kind: str
    value: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Batch:
    """What came in at once, and the cursor behind it. `more` says that there is more to fetch right away.

    A message names the account that it came by in its `extra["account"]`; nobody can be answered without. A letter of ours that comes back
    as a message names itself in `extra["external_ref"]`: it is taken for a receipt. A cursor holds no words, names or addresses of
    customers, for no erasure looks there."""

    items: tuple[Incoming, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    identities: tuple[Identity, ...] = ()
    cursor: Cursor | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """Something that goes out, once. `id` is the outbox's and travels with it where the service has a place for it. `to` is the customer
    as the channel names him, `answers` the id there of the message that it answers, `extra` what the last message of the conversation
    carried (subject, references, inbox)."""

    id: str
    kind: str
    channel: str
    conversation: str
    to: str
    text: str
    author: str
    answers: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an attempt: one of ANSWERS. `later` is safe to try again after `wait` seconds (the service did not take it);
    `unknown` must be looked for and never sent again by a machine. `message` is the id that the service gave it."""

    state: str
    message: str | None = None
    code: str | None = None
    wait: float = 0.0


class Source(Protocol):
    """An account that is asked for what is new. Used by one thread; `wake` may be called by any."""

    def check(self) -> None:
        """Reach the service and sign in, once, changing nothing there. Raises Trouble, which says what is wrong."""
        ...

    def fetch(self, cursor: Cursor) -> Batch:
        """What is new after a cursor, oldest first; the same again after a crash is expected and harmless. Raises Trouble."""
        ...

    def wait(self, seconds: float) -> None:
        """Return when the service says that something is new, after `seconds` at the latest, or when woken. Raises Trouble."""
        ...

    def wake(self) -> None:
        """End a `wait`."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...


class Sender(Protocol):
    """An account that letters go out by. Used by one thread."""

    def send(self, letter: Letter) -> Answer:
        """Try once. What may have gone out is `unknown`, never `later`. Raises nothing but bugs: trouble is an answer."""
        ...

    def look(self, letter: Letter) -> Answer:
        """After an attempt whose end is not known: what the service itself knows of it. `later` when it surely never took it."""
        ...
