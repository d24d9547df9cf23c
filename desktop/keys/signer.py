"""An unlocked Ed25519 key (RFC 8032)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.signing import key_id_of, possession

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class LocalSigner:
    """A person's key while he is signed in (`core.signing.Signer`)."""

    def __init__(self, person: str, private: Ed25519PrivateKey) -> None:
        self.person = person
        self.public_key: bytes = private.public_key().public_bytes_raw()
        self.key_id = key_id_of(self.public_key)
        self._private = private

    @classmethod
    def of_bytes(cls, person: str, private: bytes) -> LocalSigner:
        """The key of its 32 private bytes."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(person, Ed25519PrivateKey.from_private_bytes(private))

    def private_bytes(self) -> bytes:
        """The 32 private bytes, for whoever locks them away."""
        return self._private.private_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        """The 64 bytes of a signature."""
        return self._private.sign(data)

    def proof(self) -> bytes:
        """What shows, when the key is enrolled, that whoever enrols it has it."""
        return self.sign(possession(self.person))


def new_signer(person: str) -> LocalSigner:
    """A new key that nothing keeps."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return LocalSigner(person, Ed25519PrivateKey.generate())
