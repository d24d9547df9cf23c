"""The secrets of accounts: found again, and shown to nobody."""

from __future__ import annotations

import copy
import pickle
import stat
import traceback
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from desktop.core.errors import BadInput, Trouble
from desktop.keys.halves import FakeHalves, SystemHalves
from desktop.keys.secrets import LONGEST, Secret, Secrets

TOKEN = 'EAAG"tok\\en 密\x7f'


def filed(tmp_path: Path) -> Secrets:
    return Secrets(tmp_path / "keys", FakeHalves(there=False))


def test_a_secret_shows_itself_to_nobody() -> None:
    secret = Secret(TOKEN)
    for shown in (repr(secret), str(secret), f"{secret}", f"{secret:>5}", "%s" % secret, repr({"a": [secret]})):  # noqa: UP031
        assert "***" in shown and "tok" not in shown
    assert secret.reveal() == TOKEN and secret == Secret(TOKEN) and secret != TOKEN and len({secret, Secret(TOKEN)}) == 1
    assert secret and not Secret("")
    for leave in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError):
            leave(secret)


def test_a_file_keeps_what_the_system_does_not(tmp_path: Path) -> None:
    store = filed(tmp_path)
    assert store.find("shop.access_token") is None
    assert not store.keep("shop.access_token", Secret(TOKEN)) and not store.keep("care.password", Secret("two"))
    assert filed(tmp_path).find("shop.access_token") == Secret(TOKEN)
    assert stat.S_IMODE(store.file.stat().st_mode) == 0o600 and stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    store.forget("shop.access_token")
    assert store.find("shop.access_token") is None and store.find("care.password") == Secret("two")


def test_what_the_keystore_took_is_in_no_file(tmp_path: Path) -> None:
    filed(tmp_path).keep("shop.access_token", Secret(TOKEN))
    store = Secrets(tmp_path / "keys", FakeHalves())
    assert store.keep("shop.access_token", Secret("new")) and store.find("shop.access_token") == Secret("new")
    assert filed(tmp_path).find("shop.access_token") is None
    store.forget("shop.access_token")
    assert store.find("shop.access_token") is None


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    store = filed(tmp_path)
    store.keep("a.b", Secret(TOKEN))
    store.file.chmod(0o640)
    with pytest.raises(BadInput, match="weak_secret_place"):
        store.find("a.b")


def test_a_damaged_file_is_not_quoted(tmp_path: Path) -> None:
    store = filed(tmp_path)
    store.keep("a.b", Secret("x"))
    store.file.write_text('"a.b" = "hush" "hush"', encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        store.find("a.b")
    assert "hush" not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("text", ["", "  ", "x" * (LONGEST + 1)])
def test_nothing_and_too_much_are_no_secrets(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput, match="secret_unusable"):
        filed(tmp_path).keep("a.b", Secret(text))


def test_a_folder_that_cannot_be_written_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("", encoding="utf-8")
    with pytest.raises((Trouble, BadInput)) as caught:
        filed(tmp_path).keep("a.b", Secret(TOKEN))
    assert "tok" not in "".join(traceback.format_exception(caught.value))


class Drawer(KeyringBackend):
    """A keystore in memory."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Drawer]:
    before, backend = keyring.get_keyring(), Drawer()
    monkeypatch.setattr(Drawer, "__module__", "keyring.backends.memory")
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


def test_the_systems_keystore_forgets(drawer: Drawer, tmp_path: Path) -> None:
    store = Secrets(tmp_path, SystemHalves())
    assert store.keep("a.b", Secret(TOKEN)) and len(drawer.kept) == 1 and not store.file.exists()
    store.forget("a.b")
    store.forget("a.b")
    assert not drawer.kept


class Chain(Drawer):
    """Several keystores as one, as the library makes it where it finds several."""

    priority = 10.0

    def __init__(self, *backends: KeyringBackend) -> None:
        super().__init__()
        self.backends = backends


def test_a_chain_with_a_foreign_keystore_in_it_is_none_of_the_systems(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Chain, "__module__", "keyring.backends.chainer")
    before = keyring.get_keyring()
    keyring.set_keyring(Chain(Drawer()))
    try:
        assert not Secrets(tmp_path, SystemHalves()).keep("a.b", Secret(TOKEN))
    finally:
        keyring.set_keyring(before)
