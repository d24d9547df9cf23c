"""Who sent a webhook: HMAC-SHA256 over the bytes as they came, and the challenge of the first call."""

from __future__ import annotations

import hashlib
import hmac

HEADER = b"x-hub-signature-256"
_SCHEME = b"sha256="


def sign(app_secret: str, body: bytes) -> bytes:
    """The value of the header for a body: the scheme and 64 hexadecimal digits."""
    return _SCHEME + hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest().encode()


def is_signed(app_secret: str, body: bytes, header: bytes | None) -> bool:
    """Whether the header is the one of these bytes, in a time that does not depend on where it differs. Without a secret nothing is."""
    return bool(app_secret) and hmac.compare_digest(sign(app_secret, body), header or b"")


def challenge_of(verify_token: str, mode: str, token: str, challenge: str) -> str | None:
    """What a verification call is answered with; None where it does not know our token. Without a token nobody does."""
    expected, given = (hashlib.sha256(word.encode("utf-8", "surrogateescape")).digest() for word in (verify_token, token))
    known = hmac.compare_digest(expected, given)
    return challenge if known and verify_token and mode == "subscribe" else None
