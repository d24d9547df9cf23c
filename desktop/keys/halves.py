"""The half of a key's wrapping that the operating system keeps, where it has a place for secrets."""

from __future__ import annotations

import contextlib
from typing import Protocol

SERVICE = "stepin"


class Halves(Protocol):
    """A place for secrets outside our files."""

    def keep(self, name: str, half: bytes) -> bool:
        """Keep bytes under a name; False where there is no such place."""
        ...

    def find(self, name: str) -> bytes | None:
        """What was kept, None when it is not there."""
        ...

    def forget(self, name: str) -> None:
        """Keep it no longer; nothing where it is not there."""
        ...


class FakeHalves:
    """A keystore in memory, for tests; one that is not `there` keeps nothing."""

    def __init__(self, there: bool = True) -> None:
        self.kept: dict[str, bytes] = {}
        self.there = there

    def keep(self, name: str, half: bytes) -> bool:
        """Keep it in memory."""
        if self.there:
            self.kept[name] = half
        return self.there

    def find(self, name: str) -> bytes | None:
        """What was kept."""
        return self.kept.get(name)

    def forget(self, name: str) -> None:
        """Keep it no longer."""
        self.kept.pop(name, None)


class SystemHalves:
    """The operating system's: Keychain, Credential Manager, Secret Service. Found when it is first asked, for that takes a while."""

    def keep(self, name: str, half: bytes) -> bool:
        """Keep it, and see whether it can be found again."""
        import keyring
        from keyring.errors import KeyringError

        if not _is_real():
            return False
        try:
            keyring.set_password(SERVICE, name, half.hex())
            return self.find(name) == half
        except KeyringError:
            return False

    def find(self, name: str) -> bytes | None:
        """What was kept; None also where the system refuses to say."""
        import keyring
        from keyring.errors import KeyringError

        try:
            found = keyring.get_password(SERVICE, name) if _is_real() else None
        except KeyringError:
            return None
        return bytes.fromhex(found) if found else None

    def forget(self, name: str) -> None:
        """Take it away where it is; what the system will not let go of stays."""
        import keyring
        from keyring.errors import KeyringError

        with contextlib.suppress(KeyringError):
            if _is_real():
                keyring.delete_password(SERVICE, name)


def _is_real() -> bool:
    """Whether the system's own keystore would be used: a file of some other package's would lie beside ours and protect nothing."""
    import keyring

    chosen = keyring.get_keyring()
    parts = [chosen, *getattr(chosen, "backends", ())]  # several that are there at once come as a chain of them
    return chosen.priority >= 1 and all(type(part).__module__.startswith("keyring.backends.") for part in parts)
