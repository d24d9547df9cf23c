"""Facts and states to bytes and back, and the canonical bytes that the chain is made of."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import TypeVar

import msgspec

from desktop.core import alert_acts, erasure, follow_up, identities, mediation, outbox, signing
from desktop.core.case import Case
from desktop.core.errors import Trouble
from desktop.core.facts import FACTS, Fact
from desktop.core.reading import Reading

VERSION = b"stepin-journal-1"
"""Names the rule by which an entry becomes bytes, so that a later rule can stand beside it."""

_NULL = b"\xff\xff\xff\xff"
_FEW = 256
_LENGTHS = tuple(n.to_bytes(4, "big") for n in range(_FEW))
"""The lengths that nearly all fields have, ready made: each entry of a record that is checked has eight."""
T = TypeVar("T")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_KINDS: Mapping[str, type[Fact]] = MappingProxyType(
    {fact.kind: fact for wing in (erasure, signing, outbox, identities, mediation, follow_up, alert_acts) for fact in wing.FACTS}
    | {fact.kind: fact for fact in FACTS}
)


def _plain(value: object) -> object:
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise NotImplementedError(type(value))


_ENCODER = msgspec.json.Encoder(enc_hook=_plain, order="sorted")
_BODIES = MappingProxyType({kind: msgspec.json.Decoder(tuple[int, fact]) for kind, fact in _KINDS.items()})  # type: ignore[valid-type]
_CASE = msgspec.msgpack.Decoder(Case)
_READING = msgspec.json.Decoder(Reading)
_PACK = msgspec.msgpack.Encoder(order="sorted")


def encode_fact(fact: Fact) -> bytes:
    """The body of a fact: JSON, `[version, {...}]`."""
    return _ENCODER.encode((fact.version, fact))


def decode_fact(kind: str, body: bytes) -> Fact:
    """The fact of a body. Raises Trouble("damaged") when it is none."""
    decoder = _BODIES.get(kind)
    if decoder is None:
        raise Trouble("damaged", what=kind)
    with _damage(kind):
        _, fact = decoder.decode(body)
        return fact


def encode_case(case: Case) -> bytes:
    """The state of a case, as its board keeps it."""
    return _PACK.encode(case)


def decode_case(state: bytes) -> Case:
    """The case of a kept state. Raises Trouble("damaged")."""
    with _damage("case"):
        return _CASE.decode(state)


def encode_reading(reading: Reading) -> bytes:
    """A reading, as the board of messages keeps it."""
    return _ENCODER.encode(reading)


def decode_reading(body: bytes) -> Reading:
    """The reading of a message row. Raises Trouble("damaged")."""
    with _damage("reading"):
        return _READING.decode(body)


def encode_json(value: object) -> bytes:
    """Anything that JSON can say, compact."""
    return _ENCODER.encode(value)


def decode_as(kind: type[T], body: bytes | str) -> T:
    """A value of a type from JSON. Raises Trouble("damaged")."""
    with _damage(kind.__name__):
        return msgspec.json.decode(body, type=kind)


def commitment(salt: bytes, body: bytes) -> bytes:
    """What the journal keeps of a body: HMAC-SHA256 under a salt of its own, so that guessing a short text proves nothing."""
    return hmac.digest(salt, body, "sha256")


def link(previous: bytes, fields: tuple[str | bytes | None, ...]) -> bytes:
    """The hash of an entry: SHA-256 over VERSION, the previous hash and each field behind its length (four bytes; null is 0xFFFFFFFF).

    Lengths make it unambiguous where a joined text would not be.
    """
    parts = [VERSION, previous]
    for value in fields:
        if value is None:
            parts.append(_NULL)
            continue
        data = value.encode() if isinstance(value, str) else value
        size = len(data)
        parts += (_LENGTHS[size] if size < _FEW else size.to_bytes(4, "big"), data)
    return hashlib.sha256(b"".join(parts)).digest()


def rfc3339(seconds: float) -> str:
    """Seconds since the epoch as RFC 3339 in UTC, to the millisecond."""
    return (_EPOCH + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")


def seconds(text: str) -> float:
    """RFC 3339 with an offset as seconds since the epoch. Raises Trouble("damaged")."""
    with _damage("time"):
        return datetime.fromisoformat(text).timestamp()


@contextmanager
def _damage(what: str) -> Iterator[None]:
    """What the record holds and nobody could have written is damage, not a bug."""
    try:
        yield
    except (ValueError, msgspec.MsgspecError) as problem:
        raise Trouble("damaged", what=what) from problem
