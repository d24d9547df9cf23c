"""Whose signature counts at a place of the journal: the keys as the entries before it enrolled and revoked them."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.erasure import CustomerErased
from desktop.core.errors import Trouble
from desktop.core.facts import Fact, LearningSet
from desktop.core.signing import ENTRY, UNSIGNED_KINDS, KeyEnrolled, KeyRevoked, confirmation, key_id_of, possession
from desktop.db.codec import decode_fact

Verify = Callable[[bytes, bytes], None]
_ABOUT_KEYS = frozenset({"key_enrolled", "key_revoked"})
_MUST = _ABOUT_KEYS | {"chain_bridged"}


def verifies(public_key: bytes, signature: bytes, data: bytes) -> bool:
    """Whether a signature is one of that key over that data (Ed25519, RFC 8032)."""
    from cryptography.exceptions import InvalidSignature

    try:
        _verifier(public_key)(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def _verifier(public_key: bytes) -> Verify:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(public_key).verify


class Ring:
    """The keys at a place of a walk through the journal, and how many orders were signed by then; unsigned ones by actor; how many erasures
    there were, and how many of them nobody signed."""

    def __init__(self) -> None:
        self._people: dict[str, set[str]] = {}
        self._keys: dict[str, Verify] = {}
        self._taught: set[str] = set()
        self.signed = self.erasures = self.unsigned_erasures = 0
        self.unsigned: dict[str, int] = {}

    def accepts(
        self, actor: str, key_id: str | None, kind: str, idem: str | None, digest: bytes, signature: bytes | None, body: bytes
    ) -> bool:
        """Whether an entry is signed as it must be; the keys are then as after it."""
        decides = idem is not None and idem.startswith("order:") and kind not in UNSIGNED_KINDS
        if key_id is None and signature is None:
            if decides:
                self.unsigned[actor] = self.unsigned.get(actor, 0) + 1
            self._count_erasure(kind, signed=False)
            return self._is_free(actor, kind) or (actor not in self._people and kind not in _MUST and not self._vouches(kind))
        if key_id is None or signature is None:
            return False
        fact = self._about_keys(kind, body)
        if kind in _ABOUT_KEYS and not self._enrols(fact, actor, key_id):
            return False
        if key_id not in self._people.get(actor, ()) or not self._signed(key_id, signature, digest):
            return False
        if isinstance(fact, KeyRevoked):
            self._people.get(fact.person, set()).discard(fact.key_id)
        self.signed += decides
        self._count_erasure(kind, signed=True)
        if kind == LearningSet.kind:
            self._taught.add(actor)
        return True

    def _count_erasure(self, kind: str, *, signed: bool) -> None:
        self.erasures += kind == CustomerErased.kind
        self.unsigned_erasures += kind == CustomerErased.kind and not signed

    def _is_free(self, actor: str, kind: str) -> bool:
        return kind in UNSIGNED_KINDS and not (kind == LearningSet.kind and actor in self._taught)

    def _vouches(self, kind: str) -> bool:
        """Whether an entry speaks for other bodies than its own where somebody signs: unsigned, anybody could swap what others signed."""
        return kind == CustomerErased.kind and bool(self._people)

    def _about_keys(self, kind: str, body: bytes) -> Fact | None:
        try:
            return decode_fact(kind, body) if kind in _ABOUT_KEYS else None
        except Trouble:
            return None

    def _enrols(self, fact: Fact | None, actor: str, key_id: str) -> bool:
        """Whether what an entry says of keys can be; a new key is taken up."""
        if not isinstance(fact, KeyEnrolled):
            return isinstance(fact, KeyRevoked)
        mine = self._people.get(actor, set())
        signs = key_id in mine if mine else key_id == fact.key_id
        if not signs or fact.person != actor or fact.key_id in self._keys or fact.key_id != key_id_of(fact.public_key):
            return False
        if not verifies(fact.public_key, fact.proof, possession(actor)) or not self._confirmed(fact):
            return False
        self._people.setdefault(actor, mine).add(fact.key_id)
        self._keys[fact.key_id] = _verifier(fact.public_key)
        return True

    def _confirmed(self, fact: KeyEnrolled) -> bool:
        """Whether nobody is said to have confirmed a key, or he did."""
        if not (fact.voucher or fact.voucher_key or fact.vouch):
            return True
        if fact.voucher == fact.person or fact.voucher_key not in self._people.get(fact.voucher, ()):
            return False
        return self._fits(fact.voucher_key, fact.vouch, confirmation(fact.person, fact.key_id))

    def _signed(self, key_id: str, signature: bytes, digest: bytes) -> bool:
        return self._fits(key_id, signature, ENTRY + digest)

    def _fits(self, key_id: str, signature: bytes, data: bytes) -> bool:
        from cryptography.exceptions import InvalidSignature

        try:
            self._keys[key_id](signature, data)
        except InvalidSignature:
            return False
        return True
