"""Letters to a server: sent once, refused, and everything between that must not be sent again."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path
from typing import BinaryIO

import pytest

from desktop.channels.live.seam import Answer, Letter
from desktop.channels.mailbox.account import MailAccount, Server
from desktop.channels.mailbox.compose import message_id
from desktop.channels.mailbox.imap import MailSource
from desktop.channels.mailbox.smtp import LATER, SOON, MailSender
from desktop.core.errors import Trouble
from tests.fakes.dovecot import PASSWORD, Dovecot
from tests.fakes.mail_record import MailRecord
from tests.fakes.mail_server import MailServer
from tests.fakes.mails import ACCOUNT, LETTER, mail
from tests.fakes.scripted import Scripted, Wire

ROOT = Path(__file__).resolve().parents[3]
NAME = message_id("order-1", "help@shop.example")
ALONE = replace(ACCOUNT, user="", sent="")

Keys = tuple[Path, Path, Path]


@pytest.fixture
def server() -> Iterator[MailServer]:
    started = MailServer()
    yield started
    started.stop()


def sender(account: MailAccount, port: int, security: str = "none", ca_file: Path | None = None) -> MailSender:
    host = "127.0.0.1" if security == "none" else "localhost"
    return MailSender(account, Server(host, port, security, str(ca_file) if ca_file else None, 10))


def test_a_letter_is_taken_once_as_it_was_written(server: MailServer) -> None:
    assert sender(ALONE, server.port).send(LETTER) == Answer("sent", NAME)
    ((writer, to, raw),) = server.mails
    assert (writer, to) == ("help@shop.example", ["ann@a.example"])
    found = message_from_bytes(raw, policy=policy.default)
    assert found["Message-ID"] == NAME
    assert found.get_payload(decode=True) == "您好，\r\n我们已经退款。\r\n".encode()


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_the_way_is_closed_to_others_and_somebody_signed_in(security: str, keys: Keys) -> None:
    server = MailServer(keys[1:], at_once=security == "tls")
    account = replace(ALONE, user="help", password=lambda: PASSWORD)
    try:
        sender(account, server.port, security, keys[0]).check()
        assert sender(account, server.port, security, keys[0]).send(LETTER).state == "sent"
        wrong = sender(replace(account, password=lambda: "x"), server.port, security, keys[0])
        assert wrong.send(LETTER) == Answer("later", code="not_signed_in", wait=LATER)
        assert code_of(wrong) == "not_signed_in"
        assert code_of(sender(account, server.port, security)) == "bad_certificate"
    finally:
        server.stop()
    assert len(server.mails) == 1


def code_of(tried: MailSender) -> str:
    with pytest.raises(Trouble) as caught:
        tried.check()
    return caught.value.code


def test_a_server_without_starttls_gets_no_password(server: MailServer) -> None:
    tried = sender(replace(ALONE, user="help", password=lambda: PASSWORD), server.port, "starttls")
    assert code_of(tried) == "broken"
    assert tried.send(LETTER) == Answer("later", code="broken", wait=LATER)


def test_a_server_that_is_away_is_tried_again() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        assert sender(ALONE, nobody.getsockname()[1]).send(LETTER) == Answer("later", code="offline", wait=SOON)


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        (replace(LETTER, kind="note"), "not_supported"),
        (replace(LETTER, kind="template"), "not_supported"),
        (replace(LETTER, to="ann"), "bad_address"),
        (replace(LETTER, to="ann@a.example\r\nDATA"), "bad_address"),
    ],
)
def test_what_cannot_be_a_mail_fails_without_an_attempt(letter: Letter, code: str, server: MailServer) -> None:
    assert sender(ALONE, server.port).send(letter) == Answer("failed", code=code)
    assert not server.mails


def test_a_server_that_refuses_the_words_is_believed(server: MailServer) -> None:
    for said, answer in (
        ("451 try again", Answer("later", NAME, "451", LATER)),
        ("554 no", Answer("failed", NAME, "554")),
        ("350 what", Answer("unknown", NAME, "350")),
    ):
        server.refuse(said)
        assert sender(ALONE, server.port).send(LETTER) == answer


Step = bytes | None
"""What a server answers at a step; None where it closes the connection instead."""

USUAL: dict[bytes, bytes] = {
    b"EHLO": b"250 hello",
    b"MAIL": b"250 from whom",
    b"RCPT": b"250 to whom",
    b"DATA": b"354 go",
    b".": b"250 taken",
    b"QUIT": b"221 bye",
}


def smtp_script(odd: dict[bytes, Step], greeting: Step = b"220 here") -> Callable[[BinaryIO, Wire], None]:
    def script(said: BinaryIO, wire: Wire) -> None:
        if greeting is None:
            return
        wire.say(greeting)
        reading_mail = False
        for line in said:
            word = b"." if reading_mail and line == b".\r\n" else line[:4].upper()
            if reading_mail and word != b".":
                continue
            answer = odd.get(word, USUAL.get(word, b"500 what"))
            if answer is None:
                return
            reading_mail = word == b"DATA" and answer.startswith(b"354")
            wire.say(answer)

    return script


@pytest.mark.parametrize(
    ("odd", "answer"),
    [
        ({b"MAIL": b"550 no"}, Answer("failed", NAME, "550")),
        ({b"MAIL": b"530 sign in"}, Answer("later", NAME, "not_signed_in", LATER)),
        ({b"MAIL": None}, Answer("later", NAME, "offline", SOON)),
        ({b"RCPT": b"550 no such user"}, Answer("failed", NAME, "550")),
        ({b"RCPT": b"450 greylisted"}, Answer("later", NAME, "450", LATER)),
        ({b"RCPT": b"421 closing"}, Answer("later", NAME, "421", LATER)),
        ({b"RCPT": None}, Answer("later", NAME, "offline", SOON)),
        ({b"DATA": b"451 not now"}, Answer("later", NAME, "451", LATER)),
        ({b"DATA": b"554 no"}, Answer("failed", NAME, "554")),
        ({b"DATA": b"250 what"}, Answer("later", NAME, "250", LATER)),
        ({b"DATA": None}, Answer("later", NAME, "offline", SOON)),
        ({b".": None}, Answer("unknown", NAME, "offline")),
        ({b".": b"nonsense"}, Answer("unknown", NAME, "-1")),
        ({b".": b"421 closing"}, Answer("later", NAME, "421", LATER)),
        ({b".": b"552 too large"}, Answer("failed", NAME, "552")),
        ({b"QUIT": None}, Answer("sent", NAME)),
        ({b"QUIT": b"500 never"}, Answer("sent", NAME)),
    ],
)
def test_a_server_that_stops_at_a_step(odd: dict[bytes, Step], answer: Answer) -> None:
    server = Scripted(smtp_script(odd))
    try:
        assert sender(ALONE, server.port).send(LETTER) == answer
    finally:
        server.stop()


@pytest.mark.parametrize("greeting", [None, b"554 go away", b"* OK IMAP", b"\xff\xfe"])
def test_what_is_no_mail_server_takes_no_letter(greeting: Step) -> None:
    server = Scripted(smtp_script({}, greeting))
    try:
        assert sender(ALONE, server.port).send(LETTER).state == "later"
    finally:
        server.stop()


@pytest.mark.parametrize(("word", "state"), [(b"MAIL", "later"), (b".", "unknown")])
def test_a_server_that_falls_silent_is_not_waited_for_for_ever(word: bytes, state: str) -> None:
    usual = smtp_script({word: b""})
    server = Scripted(lambda said, wire: usual(said, _Silent(wire)))
    try:
        tried = MailSender(ALONE, Server("127.0.0.1", server.port, "none", timeout=0.2))
        assert tried.send(LETTER).state == state
    finally:
        server.stop()


class _Silent(Wire):
    """Does not say what is empty."""

    def __init__(self, wire: Wire) -> None:
        super().__init__(wire._connection)

    def say(self, *lines: bytes) -> None:
        super().say(*(line for line in lines if line))


def test_a_letter_goes_round(server: MailServer, account: MailAccount, shared_dovecot: Dovecot) -> None:
    """Out by SMTP, its copy into Sent and back as a receipt, the customer's answer into the conversation."""
    record, tried = MailRecord(), sender(account, server.port)
    shared_dovecot.deliver(account.user, mail("m1"))
    with closing(MailSource(account, record.known)) as source:
        record.receive(source.fetch(record.cursor))
        assert record.sends(LETTER.id, "<m1@x>") == NAME
        assert tried.look(LETTER) == Answer("unknown", NAME)
        assert tried.send(LETTER) == Answer("sent", NAME)
        assert tried.look(LETTER) == Answer("sent", NAME)
        shared_dovecot.deliver(account.user, mail("m2", refs=NAME))
        while (batch := source.fetch(record.cursor)).more:
            record.receive(batch)
    assert [(found.state, found.message, found.ref) for found in record.receipts] == [("sent", NAME, LETTER.id)]
    assert list(record.messages) == ["<m1@x>", "<m2@x>"]
    assert record.messages["<m2@x>"].conversation == "<m1@x>"
    with shared_dovecot.user(account.user) as other:
        assert other.select("Sent", readonly=True)[1] == [b"1"]
        assert b"\\Seen" in bytes(other.fetch("1", "(FLAGS)")[1][0])


def test_a_copy_that_the_provider_keeps_is_not_kept_twice(server: MailServer, account: MailAccount, shared_dovecot: Dovecot) -> None:
    shared_dovecot.deliver(account.user, mail("", more=f"Message-ID: {NAME}\r\n"), folder="Sent")
    assert sender(account, server.port).send(LETTER).state == "sent"
    with shared_dovecot.user(account.user) as other:
        assert other.select("Sent", readonly=True)[1] == [b"1"]


def test_a_letter_has_gone_out_though_no_copy_could_be_kept(server: MailServer, account: MailAccount) -> None:
    for broken in (replace(account, sent="None"), replace(account, imap=replace(account.imap, port=1))):
        tried = sender(broken, server.port)
        assert tried.send(LETTER) == Answer("sent", NAME)
        assert tried.look(LETTER).state == "unknown"
    assert sender(replace(account, sent=""), server.port).look(LETTER) == Answer("unknown", NAME)


CHILD = """
import sys
from dataclasses import replace
from desktop.channels.mailbox.account import Server
from desktop.channels.mailbox.smtp import MailSender
from tests.fakes.mails import ACCOUNT, LETTER
MailSender(replace(ACCOUNT, user="", sent=""), Server("127.0.0.1", int(sys.argv[1]), "none")).send(LETTER)
"""


@pytest.mark.parametrize("word", [b"EHLO", b"MAIL", b"RCPT", b"DATA", b".", b"QUIT"])
def test_a_sender_that_is_killed_at_a_step_sent_at_most_once(word: bytes) -> None:
    reached, taken = threading.Event(), []

    def stops(said: BinaryIO, wire: Wire) -> None:
        smtp_script({})(said, _Stopping(wire, word, reached, taken))

    server = Scripted(stops)
    try:
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(server.port)], cwd=ROOT)
        assert reached.wait(30)
        child.kill()
        child.wait(30)
        assert sender(ALONE, server.port).look(LETTER) == Answer("unknown", NAME)
    finally:
        server.stop()
    assert len(taken) == (word in (b".", b"QUIT"))


class _Stopping(Wire):
    """Says nothing more from the answer to `word` on, and tells when it came to that; counts the mails that were taken."""

    def __init__(self, wire: Wire, word: bytes, reached: threading.Event, taken: list[bytes]) -> None:
        super().__init__(wire._connection)
        self._last, self._reached, self._taken = USUAL[word], reached, taken
        self._answers = [USUAL[step] for step in USUAL]

    def say(self, *lines: bytes) -> None:
        if lines[0] == b"220 here":
            super().say(*lines)
            return
        expected = self._answers.pop(0)
        self._taken += [expected] if expected == USUAL[b"."] else []
        if expected is self._last:
            self._reached.set()
        elif not self._reached.is_set():
            super().say(*lines)
