"""What goes wrong with a call is told by its code, and whether it may have been carried out."""

from __future__ import annotations

import logging
from email.utils import formatdate
from pathlib import Path

import pytest

from desktop.channels.chatwoot.account import Account
from desktop.channels.chatwoot.rest import Client, _wait
from desktop.channels.chatwoot.source import ChatwootSource
from desktop.channels.live.seam import TROUBLES
from desktop.core.errors import Trouble
from tests.channels.chatwoot.conftest import Hands, Reader
from tests.fakes.certificates import certificate
from tests.fakes.chatwoot import ACCOUNT, FAULTS, PUBSUB, TOKEN, FakeChatwoot

CODES = {
    "timeout": ("slow", True), "cut": ("offline", True), "drip": ("slow", True), "html": ("garbled", True), "garbage": ("garbled", True),
    "deep": ("garbled", True), "redirect": ("bad_address", False), "401": ("not_signed_in", False), "403": ("not_allowed", False),
    "404": ("bad_address", False),
    "422": ("broken", True), "429": ("rate_limited", False), "500": ("broken", True), "502": ("broken", True)
}  # fmt: skip


def trouble(client: Client) -> Trouble:
    with pytest.raises(Trouble) as caught:
        client.profile()
    assert caught.value.code in TROUBLES
    return caught.value


@pytest.mark.parametrize("kind", FAULTS)
def test_every_fault_has_its_code(fake: FakeChatwoot, account: Account, kind: str) -> None:
    client = Client(account, timeout=1.0 if kind in ("timeout", "drip") else 20.0)
    fake.fail(kind)
    found = trouble(client)
    assert (found.code, found.values["maybe"]) == CODES[kind]
    assert client.profile()["id"] if kind != "429" else True, "the next call is a new one"
    client.close()


def test_nobody_at_the_address_is_offline(fake: FakeChatwoot) -> None:
    client = Client(Account("a", "http://127.0.0.1:9", ACCOUNT, TOKEN))
    found = trouble(client)
    assert (found.code, found.values["maybe"]) == ("offline", False)
    client.close()


def test_a_server_that_does_not_prove_who_it_is(fake: FakeChatwoot) -> None:
    client = Client(Account("a", fake.url.replace("http:", "https:"), ACCOUNT, TOKEN))
    found = trouble(client)
    assert (found.code, found.values["maybe"]) == ("bad_certificate", False)
    client.close()


def test_an_authority_of_the_company_is_believed_where_the_machine_believes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority, cert, key = certificate(tmp_path)
    with FakeChatwoot(certificate=(cert, key), ping=0.05) as safe:
        account = Account("a", safe.url, ACCOUNT, TOKEN)
        stranger = Client(account)
        assert trouble(stranger).code == "bad_certificate"
        stranger.close()
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        source = ChatwootSource(account)
        source.check()
        source.wait(10)
        assert source._cable.connected
        source.close()


@pytest.mark.parametrize("address", ["ftp://desk.example", "http://", "http://desk.example:port", "desk.example"])
def test_an_address_that_cannot_be(address: str) -> None:
    client = Client(Account("a", address, ACCOUNT, TOKEN))
    assert trouble(client).code == "bad_address"
    client.close()


@pytest.mark.parametrize("token", ["", "two words", "line\nbreak", "tøken"])
def test_a_token_that_cannot_be_is_not_sent(fake: FakeChatwoot, token: str) -> None:
    client = Client(Account("a", fake.url, ACCOUNT, token))
    assert trouble(client).code == "not_signed_in"
    assert fake.calls == []
    client.close()


def test_after_too_many_calls_nothing_is_asked_until_the_wait_is_over(fake: FakeChatwoot, account: Account) -> None:
    hands = Hands()
    client = Client(account, clock=hands)
    fake.fail("429", retry_after="7")
    assert trouble(client).values["wait"] == 7
    hands.at += 4
    assert trouble(client).values["wait"] == 3
    assert len(fake.calls) == 1
    hands.at += 3
    assert client.profile()["id"]
    client.close()


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [("12", 12, 12), ("0", 1, 1), ("999999999999", 3600, 3600), ("", 30, 30), ("soon", 30, 30), (formatdate(0, usegmt=True), 1, 1),
     (formatdate(2**33, usegmt=True), 3600, 3600), ("Wed, 23 Nov 2026 10:00:00", 30, 30)],
)  # fmt: skip
def test_the_wait_is_read_in_every_form(header: str, least: float, most: float) -> None:
    assert least <= _wait(header) <= most


def test_an_answer_without_end_is_cut_off(fake: FakeChatwoot, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.channels.chatwoot.rest.LONGEST_ANSWER", 40)
    assert trouble(client).code == "garbled"


def test_a_server_that_does_not_know_after_is_read_to_its_end(fake: FakeChatwoot, client: Client, talk: int) -> None:
    ids = [fake.desk.customer(talk, str(number)) for number in range(130)]
    after = fake.desk.after
    fake.desk.after = lambda conversation, wanted: after(conversation, 0)  # type: ignore[method-assign]
    assert [row["id"] for row in client.messages(talk, ids[50])] == ids[51:100]


def test_an_answer_of_another_shape_is_garbled(fake: FakeChatwoot, client: Client, talk: int) -> None:
    fake.desk.after = lambda conversation, wanted: {"payload": {"no": "list"}}  # type: ignore[method-assign]
    with pytest.raises(Trouble, match="garbled"):
        client.messages(talk, 0)
    fake.wrong.clear()


def test_no_secret_is_in_a_log_or_an_error(
    fake: FakeChatwoot, talk: int, account: Account, reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    fake.desk.customer(talk, "my card is in Zanzibar")
    reader.resync()
    reader.source.wait(5)
    fake.desk.customer(talk, "again")
    reader.source.wait(5)
    found = []
    for kind in ("401", "html", "500"):
        fake.fail(kind)
        with pytest.raises(Trouble) as caught:
            reader.resync()
        found.append(repr(caught.value))
    reader.source.close()
    told = caplog.text + repr(account) + repr(reader.source._cable._who) + "".join(found)
    assert len(caplog.records) > 3
    assert [secret for secret in (TOKEN, PUBSUB, "Zanzibar") if secret in told] == []
