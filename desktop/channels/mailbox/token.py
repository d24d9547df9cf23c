"""Access tokens of mail servers that take no password (OAuth): printed by a command of the administrator's, asked for at each sign-in."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence

from desktop.core.errors import Trouble

PATIENCE = 30.0
"""Seconds that the command may take: it may have to ask a server for a fresh token."""
_TOKEN = re.compile(r"[\x21-\x7e]{1,16384}")
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def printed(command: Sequence[str], patience: float = PATIENCE) -> str:
    """What a command prints, which is a token. It is started without a shell; what it says on stderr is nobody's business but its own.
    Raises Trouble("not_signed_in")."""
    try:
        done = subprocess.run(
            list(command), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=patience, check=True,
            creationflags=_NO_WINDOW,
        )  # fmt: skip
    except (OSError, ValueError, subprocess.SubprocessError) as problem:
        raise Trouble("not_signed_in", reason="no_token", why=type(problem).__name__) from None
    token = done.stdout.decode("ascii", "replace").strip()
    if not _TOKEN.fullmatch(token):
        raise Trouble("not_signed_in", reason="no_token", why="not_a_token")
    return token


def xoauth2(user: str, token: str) -> bytes:
    """What a client says to sign in by token (Google's and Microsoft's XOAUTH2)."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01".encode()
