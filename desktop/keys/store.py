"""Where the keys of this machine's people lie: a file each, readable by nobody else, locked by the person's secret."""

from __future__ import annotations

import hashlib
import json
import os
import time
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.core.errors import BadInput, Refused
from desktop.keys.halves import Halves, SystemHalves
from desktop.keys.signer import LocalSigner, new_signer
from desktop.keys.tries import Tries
from desktop.keys.wrap import HALF, Cost, Wrapped, unwrap, wrap

SHORTEST = 6
"""Characters that any secret has."""
PASSPHRASE = 12
"""Characters from which on a secret is no PIN: six digits fall in two days on one core, whatever Argon2 costs."""


@dataclass(frozen=True, slots=True)
class _Kept:
    person: str
    key_id: str
    half: bool
    cost: Cost
    wrapped: Wrapped

    def about(self) -> bytes:
        return json.dumps(["stepin-key", 1, self.person, self.key_id, self.half]).encode()


class KeyStore:
    """The keys in a folder. `unlock` makes a `Signer` of a person and his secret."""

    def __init__(
        self, folder: Path, halves: Halves | None = None, clock: Callable[[], float] = time.time, cost: Cost | None = None
    ) -> None:
        self.folder = folder
        self._halves: Halves = SystemHalves() if halves is None else halves
        self._clock = clock
        self._cost = cost or Cost()

    def has(self, person: str, key_ids: Collection[str] | None = None) -> bool:
        """Whether a key of a person lies here (one of `key_ids`, where they are given)."""
        return any(key_ids is None or kept.key_id in key_ids for kept in self._kept(person))

    def create(self, person: str, secret: str, needs_passphrase: bool) -> LocalSigner:
        """A new key under a secret. Raises Refused("weak_secret") for a PIN where only a passphrase or the system's keystore protects
        (`needs_passphrase`: people with limits), and for anything under six characters."""
        secret = _normal(secret)
        if len(secret) < SHORTEST:
            raise Refused("weak_secret", least=SHORTEST)
        signer, half = new_signer(person), os.urandom(HALF)
        kept_half = self._halves.keep(_name_of(person, signer.key_id), half)
        if needs_passphrase and len(secret) < PASSPHRASE and not kept_half:
            raise Refused("weak_secret", least=PASSPHRASE)
        about = _Kept(person, signer.key_id, kept_half, self._cost, Wrapped(b"", b"", b"")).about()
        wrapped = wrap(signer.private_bytes(), secret, half if kept_half else b"", about, self._cost)
        self._write(_Kept(person, signer.key_id, kept_half, self._cost, wrapped))
        return signer

    def unlock(self, person: str, secret: str, key_ids: Collection[str] | None = None) -> LocalSigner:
        """A person's newest key (of `key_ids`). Raises Refused: no_key, wrong_secret (`left` tries), locked_out (`until`), lost_half."""
        kept = next((k for k in self._kept(person) if key_ids is None or k.key_id in key_ids), None)
        if kept is None:
            raise Refused("no_key", person=person)
        half = self._halves.find(_name_of(person, kept.key_id)) if kept.half else b""
        if half is None:
            raise Refused("lost_half", person=person)
        tries = self.tries(person)
        left = tries.take()
        try:
            private = unwrap(kept.wrapped, _normal(secret), half, kept.about(), kept.cost)
        except Refused as refusal:
            raise Refused("wrong_secret", left=left, until=tries.shut_until()) from refusal
        tries.forget()
        return LocalSigner.of_bytes(person, private)

    def tries(self, person: str) -> Tries:
        """How often a wrong secret was given for somebody."""
        return Tries(self.folder, _name_of(person), self._clock)

    def forget(self, person: str, key_id: str) -> None:
        """Throw a key away."""
        self._path(person, key_id).unlink(missing_ok=True)

    def _path(self, person: str, key_id: str) -> Path:
        return self.folder / f"{_name_of(person)}-{key_id}.json"

    def _kept(self, person: str) -> Iterator[_Kept]:
        files = list(self.folder.glob(f"{_name_of(person)}-*.json"))
        return map(_read, sorted(files, key=lambda file: (file.stat().st_mtime_ns, file.name), reverse=True))

    def _write(self, kept: _Kept) -> None:
        """Whole or not at all, and only for the owner of the account."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = self._path(kept.person, kept.key_id)
        fresh = target.with_suffix(".new")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(kept), file, default=bytes.hex)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)


def _read(file: Path) -> _Kept:
    try:
        fields = json.loads(file.read_text(encoding="utf-8"))
        wrapped = Wrapped(**{name: bytes.fromhex(value) for name, value in fields["wrapped"].items()})
        return _Kept(fields["person"], fields["key_id"], fields["half"], Cost(**fields["cost"]), wrapped)
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise BadInput("unreadable", path=str(file)) from problem


def _normal(secret: str) -> str:
    """The same secret however a keyboard composes its letters."""
    return unicodedata.normalize("NFKC", secret)


def _name_of(person: str, key_id: str = "") -> str:
    """A name for files and keystores: whatever a person is called, it is one."""
    name = hashlib.sha256(person.encode()).hexdigest()[:24]
    return f"{name}-{key_id}" if key_id else name
