"""A customer's mail at the desk: a case, an answer that goes out once, its copy, a bounce; with a real mailbox and a real mail server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.channels.mailbox.account import MailAccount, Server
from desktop.channels.mailbox.compose import message_id
from desktop.channels.mailbox.imap import MailSource
from desktop.channels.mailbox.smtp import MailSender
from desktop.core.orders import StepIn, Write
from desktop.desk.desk import Desk
from desktop.desk.live.postman import Postman
from desktop.desk.mail_index import MailIndex
from tests.desk.house import FURIOUS, opened
from tests.desk.live.shop import states
from tests.fakes.dovecot import Dovecot
from tests.fakes.mail_server import MailServer
from tests.fakes.mails import mail


@pytest.fixture
def server() -> Iterator[MailServer]:
    started = MailServer()
    yield started
    started.stop()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path / "record.sqlite") as desk:
        desk.begin_account("support", "email", True)
        yield desk


@contextmanager
def source_of(desk: Desk, account: MailAccount) -> Iterator[MailSource]:
    with closing(MailIndex(desk.path)) as index, closing(MailSource(account, index.known)) as source:
        yield source


def catch_up(desk: Desk, source: MailSource) -> None:
    while (batch := source.fetch(desk.cursor("support"))).more:
        desk.take_batch("support", batch)
    desk.take_batch("support", batch)


def stored(desk: Desk) -> list[tuple[str, str, str]]:
    with desk._snapshot() as connection:
        return connection.execute("SELECT id, conversation, sender FROM messages WHERE sender <> 'supervisor' ORDER BY seq").fetchall()


def answer(desk: Desk) -> None:
    """The supervisor steps into the only case and writes."""
    case = desk.queue()[0].id
    assert desk.handle(StepIn(id="join", by="lin", case=case, mode="join"))[0].accepted
    assert desk.handle(Write(id="write", by="lin", case=case, mode="reply", text="您好，我们马上退款。"))[0].accepted


def test_an_angry_mail_becomes_a_case_and_is_answered_once(
    desk: Desk, account: MailAccount, shared_dovecot: Dovecot, server: MailServer
) -> None:
    postman = Postman(desk, "support", MailSender(account, Server("127.0.0.1", server.port, "none")), "me", alone=True)
    with source_of(desk, account) as source:
        shared_dovecot.deliver(account.user, mail("m1", body=FURIOUS), mail("m2", "Eve <eve@e.example>", refs="<m1@x>"))
        catch_up(desk, source)
        assert stored(desk) == [("<m1@x>", "<m1@x>", "customer"), ("<m2@x>", "<m2@x>", "customer")]
        answer(desk)
        while postman.step() is not None:
            continue
        assert states(desk) == ["sent"]
        ((_, to, raw),) = server.mails
        assert to == ["ann@a.example"]
        assert b"In-Reply-To: <m1@x>" in raw
        name = raw.partition(b"Message-ID: ")[2].partition(b"\r\n")[0].decode()
        shared_dovecot.deliver(account.user, mail("m3", refs=name, body="still " + FURIOUS))
        catch_up(desk, source)
        assert stored(desk)[2:] == [("<m3@x>", "<m1@x>", "customer")]
        shared_dovecot.deliver(account.user, bounce(name))
        catch_up(desk, source)
    assert stored(desk)[3:] == [("<bounce@x>", "<m1@x>", "system")]
    assert states(desk) == ["failed"]


def bounce(about: str) -> bytes:
    body = "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed\nStatus: 5.1.1\n"
    body += f"--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {about}\n--b--\n"
    more = "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n"
    return mail("bounce", "MAILER-DAEMON@mx.example", body=body, more=more)


def test_a_letter_that_was_sent_before_a_crash_is_found_in_sent_and_not_sent_again(
    desk: Desk, account: MailAccount, shared_dovecot: Dovecot, server: MailServer
) -> None:
    sender = MailSender(account, Server("127.0.0.1", server.port, "none"))
    with source_of(desk, account) as source:
        shared_dovecot.deliver(account.user, mail("m1", body=FURIOUS))
        catch_up(desk, source)
        answer(desk)
        letter = desk.lease("support", "the one who is killed")
        assert letter is not None
        assert sender.send(letter).message == message_id(letter.id, account.address)
        again = Postman(desk, "support", sender, "the next one", alone=True)
        while again.step() is not None:
            continue
        catch_up(desk, source)
    assert states(desk) == ["sent"]
    assert len(server.mails) == 1
    assert stored(desk) == [("<m1@x>", "<m1@x>", "customer")]


def test_without_a_copy_in_sent_a_person_decides(desk: Desk, account: MailAccount, shared_dovecot: Dovecot, server: MailServer) -> None:
    sender = MailSender(replace(account, sent=""), Server("127.0.0.1", server.port, "none"))
    with source_of(desk, account) as source:
        shared_dovecot.deliver(account.user, mail("m1", body=FURIOUS))
        catch_up(desk, source)
    answer(desk)
    letter = desk.lease("support", "the one who is killed")
    assert letter is not None
    assert sender.send(letter).state == "sent"
    again = Postman(desk, "support", sender, "the next one", alone=True)
    while again.step() is not None:
        continue
    assert states(desk) == ["unknown"]
    assert len(server.mails) == 1
