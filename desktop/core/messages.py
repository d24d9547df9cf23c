"""What one party said at one time on one channel, and the names of things around it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

CHANNELS = ("whatsapp", "email", "chat", "social", "phone")
SENDERS = ("customer", "agent", "supervisor", "mediator", "system")
STAFF = frozenset({"agent", "supervisor", "mediator"})
CUSTOMER_KINDS = ("individual", "business")
ERASED = "erased-"
"""What the pseudonym of a customer begins with whose words were erased; who writes again is somebody new."""
LONGEST_TEXT = 1_000_000
"""The longest text of a message, in bytes of UTF-8. A longer one is quarantined as `too_long`."""


@dataclass(frozen=True, slots=True)
class Customer:
    """The party whose trouble it is. `name` and `kind` may be unknown."""

    id: str
    name: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One thing that one party said at one time on one channel. (channel, id) is its identity.

    `at` is aware and keeps the offset it came with. `extra` holds the fields that we do not know, kept as they came.
    """

    id: str
    channel: str
    conversation: str
    customer: Customer
    sender: str
    at: datetime
    text: str
    author: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


def derive_case_id(channel: str, conversation: str, ordinal: int) -> str:
    """The id of the `ordinal`-th case (from 1) that a conversation opened: 10 letters and digits, the same for the same input.

    Crockford's alphabet has no letter that is mistaken for a digit on the telephone. 50 bits: among 1,000,000 cases the
    chance of one collision is 0.04 %, and the record refuses a second case of the same id rather than mixing two.
    """
    named = b"".join(len(part).to_bytes(4, "big") + part for part in (channel.encode(), conversation.encode(), str(ordinal).encode()))
    letters = base64.b32encode(hashlib.sha256(named).digest()[:7]).decode()[:10]
    crockford = letters.translate(str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
    return f"{crockford[:5]}-{crockford[5:]}"
