"""Accounts as they are set become the adapters of their kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.channels.chatwoot.sender import ChatwootSender
from desktop.channels.chatwoot.source import ChatwootSource
from desktop.channels.cloud_api.client import CloudSender
from desktop.channels.folder.source import FolderSource
from desktop.channels.live.adapters import Closes, is_called, make_sender, make_source, reader, receivers, try_out
from desktop.channels.live.settings import Account, Chatwoot, Email, Folder, WhatsApp
from desktop.channels.mailbox.imap import MailSource
from desktop.channels.mailbox.smtp import MailSender
from desktop.core.errors import BadInput, Trouble

SHOP = WhatsApp("shop", "12", server="http://127.0.0.1:9")
CARE = Email("care", "care@example.com", "care", "127.0.0.1", "127.0.0.1", 9, "none", 9, "none")
DESK = Chatwoot("desk", "http://127.0.0.1:9", 1)


def ask(what: str) -> str:
    return f"the-{what}"


def nothing_kept(what: str) -> str:
    raise BadInput("secret_missing", setting=what)


@pytest.mark.parametrize(
    ("account", "source", "sender"),
    [
        (SHOP, type(None), CloudSender),
        (CARE, MailSource, MailSender),
        (DESK, ChatwootSource, ChatwootSender),
        (Folder("drop", "/srv"), FolderSource, type(None)),
    ],
)
def test_each_kind_has_its_adapter(account: Account, source: type, sender: type) -> None:
    made = make_source(account, ask), make_sender(account, ask)
    assert (type(made[0]), type(made[1])) == (source, sender)
    assert is_called(account) == (source is type(None))
    for side in made:
        if isinstance(side, Closes):
            side.close()


@pytest.mark.parametrize("account", [SHOP, CARE, DESK])
def test_without_a_secret_nothing_is_tried(account: Account) -> None:
    with pytest.raises(BadInput, match="secret_missing"):
        try_out(account, nothing_kept)


@pytest.mark.parametrize("account", [SHOP, CARE, DESK])
def test_nobody_there_is_trouble(account: Account) -> None:
    with pytest.raises(Trouble) as caught:
        try_out(account, ask)
    assert caught.value.code == "offline"


def test_a_folder_is_tried_out_by_looking_into_it(tmp_path: Path) -> None:
    try_out(Folder("drop", str(tmp_path)), nothing_kept)
    with pytest.raises(Trouble, match="offline"):
        try_out(Folder("drop", str(tmp_path / "gone")), nothing_kept)


def test_the_gateway_answers_for_numbers_only() -> None:
    made = receivers([SHOP, CARE, DESK], lambda account: ask)
    assert [(each.name, each.app_secret, each.verify_token) for each in made] == [("shop", "the-app_secret", "the-verify_token")]
    assert "the-app_secret" not in repr(made)


def test_a_kept_body_is_understood_by_its_number() -> None:
    change = {
        "metadata": {"phone_number_id": "12"},
        "messages": [{"id": "w1", "from": "44", "timestamp": "1", "type": "text", "text": {"body": "no"}}],
    }
    body = json.dumps({"object": "whatsapp_business_account", "entry": [{"changes": [{"field": "messages", "value": change}]}]})
    batch = reader([SHOP])("shop", body.encode())
    assert [(item.id, item.extra["account"]) for item in batch.items] == [("w1", "shop")]
