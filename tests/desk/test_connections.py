"""The accounts of this machine: listed, changed, tried out."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.channels.live.settings import Account, Folder
from desktop.core.errors import BadInput, Trouble
from desktop.desk.connections import Ask, Connections, Setting, accounts_file, secrets_of, settings_of
from desktop.keys.halves import FakeHalves
from desktop.keys.secrets import Secret, Secrets

SHOP = {"name": "shop", "phone_number_id": "12", "templates": [{"name": "late", "language": "en", "text": "Hi {{1}}", "parameters": ["x"]}]}
DROP = {"name": "drop", "path": "/srv"}


class Trial:
    """Notes what it was asked to try out, and the secrets it got."""

    def __init__(self) -> None:
        self.tried: list[tuple[str, str]] = []
        self.wanted = ""

    def __call__(self, account: Account, ask: Ask) -> None:
        self.tried.append((account.name, ask(self.wanted) if self.wanted else ""))
        if account.name == "bad":
            raise Trouble("not_signed_in")


@pytest.fixture
def trial() -> Trial:
    return Trial()


@pytest.fixture
def connections(tmp_path: Path, trial: Trial) -> Connections:
    secrets = Secrets(tmp_path / "keys", FakeHalves(there=False))
    return Connections(accounts_file(tmp_path / "record.sqlite"), secrets, trial)


def test_an_account_is_kept_listed_and_removed_with_its_secrets(connections: Connections) -> None:
    assert connections.listed() == [] and connections.path.name == "channels.toml"
    connections.save("whatsapp", SHOP, {"app_secret": Secret("hush")}, new=True)
    connections.save("folder", DROP | {"active": False}, {}, new=True)
    shop, drop = connections.listed()
    assert (shop.name, shop.kind, shop.kept, shop.active, drop.active) == ("shop", "whatsapp", {"app_secret"}, True, False)
    assert shop.values["templates"] == SHOP["templates"] and shop.values["media"] is True
    assert [each.name for each in connections.accounts()] == ["shop"]
    assert "hush" not in connections.path.read_text(encoding="utf-8")
    connections.remove("shop")
    connections.save("whatsapp", SHOP, {}, new=True)
    assert connections.listed()[1].kept == frozenset()


def test_a_name_is_given_once_and_an_account_is_changed_under_it(connections: Connections) -> None:
    connections.save("folder", DROP, {}, new=True)
    with pytest.raises(BadInput, match="channels_same_name"):
        connections.save("whatsapp", SHOP | {"name": "Drop"}, {}, new=True)
    connections.save("folder", DROP | {"path": "/else"}, {}, new=False)
    assert connections.accounts() == (Folder("drop", "/else"),)


def test_what_is_typed_is_tried_before_what_is_kept(connections: Connections, trial: Trial) -> None:
    trial.wanted = "access_token"
    with pytest.raises(BadInput, match="secret_missing"):
        connections.check("whatsapp", SHOP, {})
    connections.save("whatsapp", SHOP, {}, new=True)
    assert not connections.keep_secret("shop.access_token", Secret("kept"))
    connections.check("whatsapp", SHOP, {})
    connections.check("whatsapp", SHOP, {"access_token": Secret("typed")})
    connections.check_account(connections.accounts()[0])
    assert [secret for _, secret in trial.tried] == ["kept", "typed", "kept"]
    assert connections.secret(connections.accounts()[0])("access_token") == "kept"


def test_what_is_wrong_is_told(connections: Connections) -> None:
    with pytest.raises(Trouble, match="not_signed_in"):
        connections.check("folder", DROP | {"name": "bad"}, {})
    with pytest.raises(BadInput, match="channels_missing"):
        connections.check("folder", {"name": "x"}, {})
    with pytest.raises(BadInput, match="no_such_secret"):
        connections.keep_secret("shop.password", Secret("x"))


def test_every_kind_says_what_can_be_set() -> None:
    assert settings_of("folder")[0] == Setting("name", "text", needed=True)
    assert Setting("date_order", "choice", "", choices=("", "dmy", "mdy", "ymd")) in settings_of("folder")
    assert {each.type for kind in ("whatsapp", "email", "chatwoot") for each in settings_of(kind)} >= {
        "templates",
        "numbers",
        "flag",
        "number",
    }
    assert secrets_of("email") == ("password",)
