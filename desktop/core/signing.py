"""Keys of people and signatures: who enrols and revokes a key, what is signed, and how a proven break of the chain is bridged.

A person is whoever his first key says he is (trust on first use): the fingerprint is compared once, by voice or on paper.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import ClassVar, Protocol

from desktop.core.errors import Refused
from desktop.core.facts import Fact
from desktop.core.orders import Order
from desktop.core.people import Person

ENTRY = b"stepin-entry-1"
"""What stands before the hash of an entry where it is signed, so that the signature means nothing else."""
POSSESSION = b"stepin-key-1"
"""What stands before the name of a person whom a new key says it belongs to."""
VOUCH = b"stepin-vouch-1"
"""What stands before a key and its person where somebody else confirms that the one is the other's."""
RESERVED = frozenset({"stepin", "whatsapp", "email", "chat", "social", "phone"})
"""Names under which the program itself writes into the journal; nobody can have a key as one of them."""
UNSIGNED_KINDS = frozenset({"order_refused", "learning_set"})
"""What may stand in the journal unsigned in the name of somebody with a key: it decides nothing about a customer. What is learned from may
do so until the person first signed it: earlier versions did not."""
BREAKS = ("hash", "prev_hash", "body")
"""The breaks of a chain that can be bridged."""
_ID_BYTES = 16


class Signer(Protocol):
    """An unlocked key. `sign` makes the 64 bytes of an Ed25519 signature (RFC 8032)."""

    @property
    def person(self) -> str:
        """Whose it is."""
        ...

    @property
    def key_id(self) -> str:
        """Its name (`key_id_of`)."""
        ...

    def sign(self, data: bytes) -> bytes:
        """The signature of data."""
        ...


def key_id_of(public_key: bytes) -> str:
    """The name of a key, and what people compare: the first 16 bytes of the SHA-256 of its 32 bytes, in hex."""
    return hashlib.sha256(public_key).hexdigest()[: 2 * _ID_BYTES]


def fingerprint(key_id: str) -> str:
    """A key's name in groups of four, to be read aloud."""
    return " ".join(key_id[n : n + 4] for n in range(0, len(key_id), 4))


def possession(person: str) -> bytes:
    """What a new key signs to show that whoever enrols it has it."""
    return POSSESSION + person.encode()


def confirmation(person: str, key_id: str) -> bytes:
    """What somebody signs who confirms that a new key is that person's: the id of a key has one length, so that nothing runs together."""
    return VOUCH + key_id.encode() + person.encode()


@dataclass(frozen=True, slots=True)
class KeyEnrolled(Fact):
    """From here on a person signs with a key (the 32 bytes of RFC 8032); `proof` is its signature over `possession`. Where somebody
    confirmed it, `voucher` is who, and `vouch` the signature with his `voucher_key` over `confirmation`."""

    kind: ClassVar[str] = "key_enrolled"
    person: str
    key_id: str
    public_key: bytes
    proof: bytes
    voucher: str = ""
    voucher_key: str = ""
    vouch: bytes = b""


@dataclass(frozen=True, slots=True)
class KeyRevoked(Fact):
    """A key signs nothing after this entry."""

    kind: ClassVar[str] = "key_revoked"
    person: str
    key_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class SignInLocked(Fact):
    """Too many wrong secrets: a person's key stays locked until then, in seconds since the epoch."""

    kind: ClassVar[str] = "sign_in_locked"
    person: str
    until: float


@dataclass(frozen=True, slots=True)
class ChainBridged(Fact):
    """Somebody vouches for going on after a proven break at `at`: `what` is broken, `found` stands there, `expected` should."""

    kind: ClassVar[str] = "chain_bridged"
    at: int
    what: str
    found: bytes
    expected: bytes
    reason: str


FACTS: tuple[type[Fact], ...] = (KeyEnrolled, KeyRevoked, SignInLocked, ChainBridged)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolKey(Order):
    """Sign with a new key from now on. Signed by a key that one has already, else by the new one; somebody else may confirm it."""

    kind: ClassVar[str] = "enrol_key"
    public_key: bytes
    proof: bytes
    voucher: str = ""
    voucher_key: str = ""
    vouch: bytes = b""


def enrolment(person: str, key_id: str, public_key: bytes, proof: bytes, confirmer: Signer | None = None) -> EnrolKey:
    """The order that enrols a new key, confirmed by somebody else where there is one."""
    if confirmer is None:
        return EnrolKey(id=f"enrol-{key_id}", by=person, public_key=public_key, proof=proof)
    return EnrolKey(
        id=f"enrol-{key_id}", by=person, public_key=public_key, proof=proof, voucher=confirmer.person, voucher_key=confirmer.key_id,
        vouch=confirmer.sign(confirmation(person, key_id)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeKey(Order):
    """Let a key sign nothing more: one's own, or, by a manager, anybody's."""

    kind: ClassVar[str] = "revoke_key"
    key: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeChain(Order):
    """Go on after a proven break of the chain (`what` at `at`, with the hash that stands there and the one that should)."""

    kind: ClassVar[str] = "bridge_chain"
    at: int
    what: str
    found: bytes
    expected: bytes
    reason: str


ORDERS: tuple[type[Order], ...] = (EnrolKey, RevokeKey, BridgeChain)
KeyOrder = EnrolKey | RevokeKey | BridgeChain


@dataclass(frozen=True, slots=True)
class Key:
    """A key that was enrolled, with who may sign with it and whether he still may. Times are RFC 3339. `confirmed_by` is who signed that
    it is that person's; "" where nobody did, or where it was not asked for."""

    key_id: str
    person: str
    public_key: bytes
    enrolled_at: str
    revoked_at: str | None = None
    revoked_by: str | None = None
    reason: str = ""
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class Keys:
    """What an order about keys meets: whether it is `signed` by a key that counts, whether the new key's proof is right (`proven`) and
    its id is in use already (`known`), whether the policy `wants` it confirmed and whether what confirms it counts (`vouched`), the `key` a
    revocation names, and whether the chain is `broken` as a bridge says."""

    signed: bool = False
    proven: bool = False
    known: bool = False
    wants: bool = False
    vouched: bool = False
    key: Key | None = None
    broken: bool = False


def decide_key(order: KeyOrder, person: Person | None, keys: Keys) -> Fact:
    """The fact that an order makes. Raises Refused."""
    if person is None:
        raise Refused("unknown_person")
    if not keys.signed:
        raise Refused("unsigned")
    match order:
        case EnrolKey():
            return _enrolled(order, person, keys)
        case RevokeKey():
            return _revoked(order, person, keys.key)
        case _:
            return _bridged(order, person, keys)


def _enrolled(order: EnrolKey, person: Person, keys: Keys) -> Fact:
    if not keys.proven or keys.known or person.id in RESERVED:
        raise Refused("bad_key")
    if not keys.vouched and (keys.wants or order.voucher):
        raise Refused("not_confirmed")
    confirmed = (order.voucher, order.voucher_key, order.vouch) if keys.vouched else ("", "", b"")
    return KeyEnrolled(person.id, key_id_of(order.public_key), order.public_key, order.proof, *confirmed)


def _revoked(order: RevokeKey, person: Person, key: Key | None) -> Fact:
    if key is None:
        raise Refused("unknown_key")
    if person.id != key.person and person.role != "manager":
        raise Refused("not_your_role")
    if key.revoked_at is not None:
        raise Refused("already_decided")
    return KeyRevoked(key.person, key.key_id, order.reason)


def _bridged(order: BridgeChain, person: Person, keys: Keys) -> Fact:
    if person.role != "manager":
        raise Refused("not_your_role")
    if not keys.broken:
        raise Refused("not_broken")
    return ChainBridged(order.at, order.what, order.found, order.expected, order.reason)
