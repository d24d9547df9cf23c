"""A private key under lock: Argon2id (RFC 9106) of a secret and the system's half, HKDF-SHA256 (RFC 5869), ChaCha20-Poly1305 (RFC 8439)."""

from __future__ import annotations

import os
from dataclasses import dataclass

from desktop.core.errors import Refused

MEMORY_KIB, PASSES, LANES = 64 * 1024, 3, 1
"""What a guess costs: 64 MiB and three passes, about a sixth of a second."""
_INFO = b"stepin-wrap-1"
HALF = 32


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id spends on a guess. Kept with each key, so that it can grow."""

    memory_kib: int = MEMORY_KIB
    passes: int = PASSES
    lanes: int = LANES


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A private key (its 32 bytes) under lock."""

    salt: bytes
    nonce: bytes
    sealed: bytes


def wrap(private: bytes, secret: str, half: bytes, about: bytes, cost: Cost) -> Wrapped:
    """Lock a private key; `about` is bound to it."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce = os.urandom(16), os.urandom(12)
    return Wrapped(salt, nonce, ChaCha20Poly1305(_key(secret, half, salt, about, cost)).encrypt(nonce, private, about))


def unwrap(wrapped: Wrapped, secret: str, half: bytes, about: bytes, cost: Cost) -> bytes:
    """The private key. Raises Refused("wrong_secret")."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        return ChaCha20Poly1305(_key(secret, half, wrapped.salt, about, cost)).decrypt(wrapped.nonce, wrapped.sealed, about)
    except InvalidTag as problem:
        raise Refused("wrong_secret") from problem


def _key(secret: str, half: bytes, salt: bytes, about: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    slow = hash_secret_raw(secret.encode(), salt, cost.passes, cost.memory_kib, cost.lanes, 32, Type.ID)
    return HKDF(SHA256(), 32, salt, _INFO + about).derive(slow + half)
