"""How often somebody gave a wrong secret, counted on disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop.core.errors import Refused

MOST = 5
"""Wrong secrets in a row before the door stays shut."""
SHUT_FOR = 15 * 60.0
"""Seconds that it stays shut."""


class Tries:
    """The tries of one person: a file each, made before the secret is looked at, so that neither a kill nor a crowd gets more of them."""

    def __init__(self, folder: Path, name: str, clock: Callable[[], float]) -> None:
        self._files = [folder / f"{name}.try{n}" for n in range(1, MOST + 1)]
        self._clock = clock

    def take(self) -> int:
        """Use one up; how many are left. Raises Refused("locked_out") with the time (`until`) when there was none."""
        if self._clock() >= self.shut_until() > 0:
            self.forget()
        for n, file in enumerate(self._files):
            with suppress(FileExistsError):
                handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                try:
                    os.write(handle, repr(self._clock()).encode())
                    os.fsync(handle)
                finally:
                    os.close(handle)
                return MOST - n - 1
        raise Refused("locked_out", until=self.shut_until())

    def forget(self) -> None:
        """The secret was right."""
        for file in self._files:
            file.unlink(missing_ok=True)

    def shut_until(self) -> float:
        """Until when the door is shut, in seconds since the epoch; 0 when it is not."""
        try:
            return float(self._files[-1].read_text(encoding="ascii")) + SHUT_FOR
        except (FileNotFoundError, ValueError):
            return 0.0
