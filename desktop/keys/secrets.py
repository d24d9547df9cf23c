"""The secrets of accounts: in the operating system's keystore, or where it has none in a file that only its owner can read."""

from __future__ import annotations

import contextlib
import json
import os
import stat
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from desktop.core.errors import BadInput, Trouble
from desktop.keys.halves import Halves, SystemHalves

NAME = "secrets.toml"
LARGEST = 200_000
LONGEST = 4_000
"""The longest secret, in characters."""
_HEAD = "# Secrets of Stepin's accounts. Only the owner of this file may read it.\n"


class Secret:
    """A text that shows itself to nobody: no repr, no str, no format, no pickle of it tells more than that it is there."""

    __slots__ = ("_held",)

    def __init__(self, held: str) -> None:
        self._held = held

    def reveal(self) -> str:
        """The text, for whoever signs in with it."""
        return self._held

    def __repr__(self) -> str:
        return "***"

    def __format__(self, spec: str) -> str:
        return format("***", spec)

    def __bool__(self) -> bool:
        return bool(self._held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._held == self._held

    def __hash__(self) -> int:
        return hash(self._held)

    def __reduce__(self) -> str:
        raise TypeError("a secret stays in its process")


class Secrets:
    """Secrets by name (`account.what`). `folder` holds the file where the system has no keystore."""

    def __init__(self, folder: Path, halves: Halves | None = None) -> None:
        self.folder = folder
        self._halves: Halves = SystemHalves() if halves is None else halves

    @property
    def file(self) -> Path:
        """Where they lie when the system has no keystore."""
        return self.folder / NAME

    def keep(self, name: str, secret: Secret) -> bool:
        """Keep a secret; whether the system's keystore took it. Raises BadInput("weak_secret_place") for a file that others can read,
        BadInput("secret_unusable") for an empty or endless one, and Trouble where nothing can be written."""
        text = secret.reveal()
        if not text.strip() or len(text) > LONGEST:
            raise BadInput("secret_unusable", name=name)
        if self._halves.keep(_entry(name), text.encode()):
            self._change(name, None)
            return True
        self._change(name, text)
        return False

    def find(self, name: str) -> Secret | None:
        """What was kept under a name. Raises BadInput as `keep` does."""
        kept = self._halves.find(_entry(name))
        text = kept.decode(errors="replace") if kept is not None else self._filed().get(name)
        return Secret(text) if text else None

    def forget(self, name: str) -> None:
        """Keep it no longer."""
        self._halves.forget(_entry(name))
        self._change(name, None)

    def _filed(self) -> Mapping[str, str]:
        try:
            if sys.platform != "win32" and stat.S_IMODE(self.file.stat().st_mode) & 0o077:
                raise BadInput("weak_secret_place", path=str(self.file))
            table = tomllib.loads(self.file.read_bytes()[:LARGEST].decode())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            # without its cause: what tomllib says may quote the line it stumbled over
            raise BadInput("unreadable", path=str(self.file)) from None
        return {name: text for name, text in table.items() if isinstance(text, str)}

    def _change(self, name: str, text: str | None) -> None:
        filed = dict(self._filed())
        if filed.get(name) == text:
            return
        filed.pop(name, None)
        if text is not None:
            filed[name] = text
        self._write("".join(f"{json.dumps(each)} = {_quoted(filed[each])}\n" for each in sorted(filed)))

    def _write(self, lines: str) -> None:
        """Whole or not at all, and only for the owner of the account."""
        fresh = self.file.with_suffix(".new")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.unlink(missing_ok=True)
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(_HEAD + lines)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self.file)
        except OSError as problem:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise Trouble("secrets_unwritten", path=str(self.file), why=type(problem).__name__) from None


def _entry(name: str) -> str:
    return f"channel:{name}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
