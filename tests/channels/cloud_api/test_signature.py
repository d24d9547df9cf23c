"""A webhook is believed when its bytes are signed with the secret of the app."""

from __future__ import annotations

import pytest

from desktop.channels.cloud_api.account import Account
from desktop.channels.cloud_api.signature import challenge_of, is_signed, sign

SECRET = "stepin-known-answer-secret"
BODY = b'{"object":"whatsapp_business_account","entry":[],"said":"\\u6211\\u8981\\u9000\\u8d27"}'
KNOWN = b"sha256=e382c15d01e09e4410b0ae61f42ee2be2712c8b8c48118fb816f5645f1f494ff"


def test_the_known_answer() -> None:
    assert sign(SECRET, BODY) == KNOWN
    assert is_signed(SECRET, BODY, KNOWN)


@pytest.mark.parametrize("change", [b" ", b"\n", b"\0"])
def test_one_byte_more_is_another_body(change: bytes) -> None:
    assert not is_signed(SECRET, BODY + change, KNOWN)
    assert not is_signed(SECRET, change + BODY, KNOWN)


@pytest.mark.parametrize(
    "header", [None, b"", b"sha256=", KNOWN[7:], KNOWN.upper(), KNOWN + b" ", "sha256=é".encode(), b"\xff" * 71, b"sha1=" + KNOWN[7:]]
)
def test_any_other_header_is_no_signature(header: bytes | None) -> None:
    assert not is_signed(SECRET, BODY, header)


def test_without_a_secret_nothing_is_signed() -> None:
    assert not is_signed("", BODY, sign("", BODY))


def test_the_challenge_is_given_back_to_who_knows_the_token() -> None:
    assert challenge_of("token", "subscribe", "token", "1158201444") == "1158201444"


@pytest.mark.parametrize(
    ("ours", "mode", "theirs"),
    [("token", "subscribe", "Token"), ("token", "unsubscribe", "token"), ("", "subscribe", ""), ("t", "subscribe", "\udcff")],
)
def test_nobody_else_gets_it(ours: str, mode: str, theirs: str) -> None:
    assert challenge_of(ours, mode, theirs, "1158201444") is None


def test_an_account_shows_none_of_its_secrets() -> None:
    account = Account("shop", "1", "TOKEN", "SECRET", "VERIFY")
    assert not {"TOKEN", "SECRET", "VERIFY"} & set(repr(account).replace("'", " ").split())
    assert account.url("1", "messages").endswith("/v25.0/1/messages")
    assert not account.is_local
    assert Account("a", "1", base="http://127.0.0.1:9").is_local
