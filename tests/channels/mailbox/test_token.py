"""Signing in by an access token that a program prints: the token is asked for each time and told to nobody else."""

from __future__ import annotations

import base64
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import pytest

from desktop.channels.live.adapters import try_out
from desktop.channels.live.seam import Answer
from desktop.channels.live.settings import Email, make_account
from desktop.channels.mailbox.account import MailAccount, Server
from desktop.channels.mailbox.imap import MailSource
from desktop.channels.mailbox.smtp import LATER, MailSender
from desktop.channels.mailbox.token import printed, xoauth2
from desktop.core.errors import BadInput, Trouble
from tests.fakes.mails import ACCOUNT, LETTER
from tests.fakes.scripted import Script, Scripted, Wire

TOKEN = "ya29.a-token~of+today/=="
SAYS = (sys.executable, "-c", f"print({TOKEN!r})")
GOOD = base64.b64encode(xoauth2("help", TOKEN))
WHY_NOT = base64.b64encode(b'{"status":"401"}')


def smtp(said: BinaryIO, wire: Wire) -> None:
    """A server that signs in by this token only, and takes what it is given."""
    wire.say(b"220 mx.example ready")
    for line in said:
        word = line.split()[0].upper() if line.split() else b""
        if word == b"EHLO":
            wire.say(b"250-mx.example", b"250 AUTH XOAUTH2")
        elif word == b"AUTH":
            wire.say(b"235 welcome" if line.split()[1:] == [b"XOAUTH2", GOOD] else b"334 " + WHY_NOT)
        elif word == b"DATA":
            wire.say(b"354 go on")
            for told in said:
                if told == b".\r\n":
                    break
            wire.say(b"250 taken")
        elif word == b"QUIT":
            wire.say(b"221 bye")
            return
        else:
            wire.say(b"250 fine" if word else b"535 no")


def imap(said: BinaryIO, wire: Wire) -> None:
    """The same of a mailbox with nothing in it."""
    wire.say(b"* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2] ready")
    for line in said:
        tag, _, rest = line.rstrip(b"\r\n").partition(b" ")
        if rest.startswith(b"AUTHENTICATE"):
            wire.say(b"+ ")
            if said.readline().strip() != GOOD:
                wire.say(b"+ " + WHY_NOT)
                assert said.readline() == b"\r\n"
                wire.say(tag + b" NO not you")
                continue
        elif rest.startswith(b"CAPABILITY"):
            wire.say(b"* CAPABILITY IMAP4rev1")
        elif rest.startswith(b"EXAMINE"):
            wire.say(b"* 0 EXISTS", b"* OK [UIDVALIDITY 9] fine")
        wire.say(tag + b" OK done")
        if rest.startswith(b"LOGOUT"):
            return


@pytest.fixture
def listening() -> Iterator[list[Scripted]]:
    started: list[Scripted] = []
    yield started
    for each in started:
        each.stop()


def place(listening: list[Scripted], script: Script) -> Server:
    listening.append(Scripted(script))
    return Server("127.0.0.1", listening[-1].port, "none", timeout=10)


def mailbox(token: str) -> MailAccount:
    return replace(ACCOUNT, user="help", password=lambda: token, by_token=True, sent="")


def test_mail_is_read_and_sent_by_token(listening: list[Scripted]) -> None:
    account = replace(mailbox(TOKEN), imap=place(listening, imap))
    source = MailSource(account)
    source.check()
    assert source.fetch({}).items == ()
    source.close()
    assert MailSender(account, place(listening, smtp)).send(LETTER).state == "sent"


def test_a_token_that_is_over_is_not_signed_in(listening: list[Scripted]) -> None:
    account = replace(mailbox("old"), imap=place(listening, imap))
    with pytest.raises(Trouble) as caught:
        MailSource(account).check()
    assert caught.value.code == "not_signed_in"
    answer = MailSender(account, place(listening, smtp)).send(LETTER)
    assert answer == Answer("later", code="not_signed_in", wait=LATER)


@pytest.mark.parametrize(
    "command",
    [
        ("/no/such/program",),
        (sys.executable, "-c", "raise SystemExit(3)"),
        (sys.executable, "-c", ""),
        (sys.executable, "-c", "print('two words')"),
        (sys.executable, "-c", "print('x' * 20_000)"),
        ("/bin/\x00",),
    ],
)
def test_a_program_that_prints_no_token_is_said(command: tuple[str, ...]) -> None:
    with pytest.raises(Trouble) as caught:
        printed(command)
    assert (caught.value.code, caught.value.values["reason"]) == ("not_signed_in", "no_token")


def test_a_program_that_does_not_end_is_ended() -> None:
    with pytest.raises(Trouble, match="not_signed_in"):
        printed((sys.executable, "-c", "import threading; threading.Event().wait()"), 0.2)


def test_an_account_with_such_a_program_needs_no_password(listening: list[Scripted]) -> None:
    def nothing_kept(what: str) -> str:
        raise BadInput("secret_missing")

    ports = {"imap_port": place(listening, imap).port, "smtp_port": place(listening, smtp).port}
    where = {"imap_host": "127.0.0.1", "imap_security": "none", "smtp_host": "127.0.0.1", "smtp_security": "none", **ports}
    row = {"name": "care", "address": "help@shop.example", "user": "help", **where, "token_command": list(SAYS)}
    account = make_account("email", row)
    assert isinstance(account, Email)
    try_out(account, nothing_kept)
    with pytest.raises(BadInput, match="channels_value"):
        make_account("email", {**row, "token_command": ["oauth2l"]})
