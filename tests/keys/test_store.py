"""Keys under lock: who gets in, who does not, and how often somebody may try."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

from desktop.core.errors import BadInput, Refused
from desktop.core.signing import fingerprint, key_id_of, possession
from desktop.db.signatures import verifies
from desktop.keys.halves import FakeHalves, Halves, SystemHalves
from desktop.keys.store import KeyStore
from desktop.keys.tries import MOST, SHUT_FOR
from desktop.keys.wrap import Cost
from tests.desk.house import Clock

CHEAP = Cost(memory_kib=8, passes=1)
SECRET = "correct horse battery"


def store(folder: Path, halves: Halves | None = None, clock: Clock | None = None) -> KeyStore:
    return KeyStore(folder / "keys", halves or FakeHalves(there=False), clock or Clock(), CHEAP)


def code_of(work: object) -> str:
    assert callable(work)
    with pytest.raises(Refused) as refusal:
        work()
    return refusal.value.code


def test_a_key_signs_after_it_was_unlocked(tmp_path: Path) -> None:
    made = store(tmp_path).create("chen", SECRET, needs_passphrase=True)
    found = store(tmp_path).unlock("chen", SECRET)
    assert (found.person, found.key_id) == ("chen", key_id_of(made.public_key))
    assert verifies(made.public_key, found.sign(b"x"), b"x")
    assert verifies(made.public_key, found.proof(), possession("chen"))
    assert not verifies(made.public_key, found.sign(b"x"), b"y")
    assert not verifies(b"short", found.sign(b"x"), b"x")
    assert fingerprint(found.key_id).split(" ") == [found.key_id[n : n + 4] for n in range(0, 32, 4)]


def test_each_person_has_keys_of_their_own_and_the_newest_of_those_that_count_is_taken(tmp_path: Path) -> None:
    keys = store(tmp_path)
    old, new = (keys.create("chen", SECRET, needs_passphrase=True) for _ in range(2))
    assert keys.has("chen") and keys.has("chen", {old.key_id}) and not keys.has("chen", {"other"}) and not keys.has("zhao")
    assert keys.unlock("chen", SECRET, {old.key_id}).key_id == old.key_id
    keys.forget("chen", old.key_id)
    assert keys.unlock("chen", SECRET).key_id == new.key_id
    assert code_of(lambda: keys.unlock("chen", SECRET, {old.key_id})) == "no_key"


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_nobody_else_may_read_a_key(tmp_path: Path) -> None:
    store(tmp_path).create("chen", SECRET, needs_passphrase=True)
    [file] = (tmp_path / "keys").iterdir()
    assert (stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)) == (0o600, 0o700)
    assert SECRET.encode() not in file.read_bytes()


def test_a_pin_is_enough_only_where_it_does_not_stand_alone(tmp_path: Path) -> None:
    assert code_of(lambda: store(tmp_path).create("chen", "123456", needs_passphrase=True)) == "weak_secret"
    assert code_of(lambda: store(tmp_path).create("xu", "12345", needs_passphrase=False)) == "weak_secret"
    assert not list(tmp_path.rglob("*.json"))
    store(tmp_path).create("xu", "123456", needs_passphrase=False)
    halves = FakeHalves()
    store(tmp_path, halves).create("chen", "123456", needs_passphrase=True)
    assert store(tmp_path, halves).unlock("chen", "123456").person == "chen"


def test_without_the_other_half_the_secret_opens_nothing(tmp_path: Path) -> None:
    halves = FakeHalves()
    store(tmp_path, halves).create("chen", SECRET, needs_passphrase=True)
    [name] = halves.kept
    halves.kept[name] = bytes(32)
    assert code_of(lambda: store(tmp_path, halves).unlock("chen", SECRET)) == "wrong_secret"
    assert code_of(lambda: store(tmp_path, FakeHalves()).unlock("chen", SECRET)) == "lost_half"


def test_five_wrong_secrets_shut_the_door_for_a_while(tmp_path: Path) -> None:
    clock = Clock()
    keys = store(tmp_path, clock=clock)
    keys.create("chen", SECRET, needs_passphrase=True)
    left = []
    for _ in range(MOST):
        with pytest.raises(Refused) as refusal:
            keys.unlock("chen", "wrong horse")
        left.append(refusal.value.values["left"])
    assert left == [4, 3, 2, 1, 0]
    assert refusal.value.values["until"] == clock.at + SHUT_FOR
    again = store(tmp_path, clock=clock)
    assert code_of(lambda: again.unlock("chen", SECRET)) == "locked_out"
    clock.at += SHUT_FOR
    assert again.unlock("chen", SECRET).person == "chen"
    assert again.tries("chen").shut_until() == 0


def test_the_right_secret_makes_the_wrong_ones_forgotten(tmp_path: Path) -> None:
    keys = store(tmp_path)
    keys.create("chen", SECRET, needs_passphrase=True)
    for _ in range(3):
        assert [code_of(lambda: keys.unlock("chen", "wrong horse")) for _ in range(MOST - 1)] == ["wrong_secret"] * (MOST - 1)
        assert keys.unlock("chen", SECRET).person == "chen"


def test_a_crowd_gets_no_more_tries_than_one(tmp_path: Path) -> None:
    store(tmp_path).create("chen", SECRET, needs_passphrase=True)

    def guess(n: int) -> str:
        return code_of(lambda: store(tmp_path).unlock("chen", f"wrong horse {n}"))

    with ThreadPoolExecutor(8) as crowd:
        said = list(crowd.map(guess, range(40)))
    assert (said.count("wrong_secret"), said.count("locked_out")) == (MOST, 40 - MOST)


def test_a_half_written_count_shuts_nobody_out(tmp_path: Path) -> None:
    keys = store(tmp_path)
    keys.create("chen", SECRET, needs_passphrase=True)
    [key] = (tmp_path / "keys").iterdir()
    (key.parent / f"{key.name[:24]}.try{MOST}").touch()
    assert keys.unlock("chen", SECRET).person == "chen"


@pytest.mark.parametrize("content", [b"", b"[]", b'{"wrapped": 3}', b"\xff"])
def test_a_damaged_key_is_said_to_be_one(tmp_path: Path, content: bytes) -> None:
    keys = store(tmp_path)
    keys.create("chen", SECRET, needs_passphrase=True)
    [file] = (tmp_path / "keys").iterdir()
    file.write_bytes(content)
    with pytest.raises(BadInput):
        keys.unlock("chen", SECRET)


def test_every_byte_of_a_kept_key_counts(tmp_path: Path) -> None:
    keys = store(tmp_path)
    keys.create("chen", SECRET, needs_passphrase=True)
    [file] = (tmp_path / "keys").iterdir()
    whole = json.loads(file.read_text(encoding="utf-8"))
    wrapped = whole["wrapped"]
    for name, value in wrapped.items():
        other = {**whole, "wrapped": {**wrapped, name: f"{int(value[:2], 16) ^ 1:02x}{value[2:]}"}}
        file.write_text(json.dumps(other), encoding="utf-8")
        assert code_of(lambda: keys.unlock("chen", SECRET)) == "wrong_secret"
        keys.tries("chen").forget()
    file.write_text(json.dumps({**whole, "person": "zhao"}), encoding="utf-8")
    assert code_of(lambda: keys.unlock("chen", SECRET)) == "wrong_secret"


class Memory(KeyringBackend):
    """A keystore that pretends to be the system's."""

    def __init__(self, broken: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.broken = broken

    priority = 5  # type: ignore[assignment]

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        if self.broken:
            raise KeyringError
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def system() -> Iterator[Memory]:
    before, backend = keyring.get_keyring(), Memory()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


def test_the_systems_keystore_keeps_a_half(system: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    halves = SystemHalves()
    assert not halves.keep("a", b"1" * 32) and halves.find("a") is None
    monkeypatch.setattr(Memory, "__module__", "keyring.backends.memory")
    assert halves.keep("a", b"1" * 32)
    assert (halves.find("a"), halves.find("b")) == (b"1" * 32, None)
    system.broken = True
    assert not halves.keep("c", b"1" * 32) and halves.find("a") is None
