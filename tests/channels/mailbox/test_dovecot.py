"""A mailbox of a real server: what is read, what is left as it was, waiting, and a server that goes away."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.channels.live.seam import Batch
from desktop.channels.mailbox import imap
from desktop.channels.mailbox.account import MailAccount, Server
from desktop.channels.mailbox.imap import MailSource
from desktop.channels.mailbox.session import connect
from desktop.core.errors import Trouble
from tests.channels.mailbox.conftest import mailbox_at
from tests.fakes.dovecot import Dovecot
from tests.fakes.mail_record import MailRecord
from tests.fakes.mails import mail

LONG_AGO = date(2000, 1, 1)


@contextmanager
def reading(account: MailAccount, record: MailRecord) -> Iterator[MailSource]:
    with closing(MailSource(account, record.known)) as source:
        yield source


def catch_up(source: MailSource, record: MailRecord) -> int:
    """Fetches until there is no more; how many batches there were."""
    batches = 0
    while True:
        batch = source.fetch(record.cursor)
        record.receive(batch)
        if not batch.more:
            return batches
        batches += 1
        assert batches < 100


def test_new_mail_is_read_once_and_in_order(account: MailAccount, shared_dovecot: Dovecot) -> None:
    record = MailRecord()
    shared_dovecot.deliver(account.user, mail("m1"), mail("m2", refs="<m1@x>"))
    with reading(account, record) as source:
        catch_up(source, record)
        shared_dovecot.deliver(account.user, mail("m3", refs="<m1@x>"))
        catch_up(source, record)
    with reading(account, record) as source:
        assert source.fetch(json.loads(json.dumps(record.cursor))) == Batch()
    assert list(record.messages) == ["<m1@x>", "<m2@x>", "<m3@x>"]
    assert {message.conversation for message in record.messages.values()} == {"<m1@x>"}
    assert record.duplicates == 0


def test_nothing_is_marked(account: MailAccount, shared_dovecot: Dovecot) -> None:
    record = MailRecord()
    shared_dovecot.deliver(account.user, mail("m1"), mail("m2"), mail("large", body="x\n" * 500))
    with reading(account, record) as source:
        catch_up(source, record)
    with shared_dovecot.user(account.user) as other:
        assert other.select("INBOX")[1] == [b"3"]
        assert other.response("RECENT")[1] == [b"3"]
        flags = other.fetch("1:*", "(FLAGS)")[1]
    assert all(b"FLAGS (\\Recent)" in line for line in flags if isinstance(line, bytes))
    assert len(flags) == 3


def test_many_mails_come_in_batches(account: MailAccount, shared_dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap, "MOST_MAILS", 10)
    monkeypatch.setattr(imap, "MOST_BYTES", 3_300)
    record = MailRecord()
    shared_dovecot.deliver(account.user, *(mail(f"m{n}", body="x" * (3_000 if n == 30 else 10)) for n in range(35)))
    with reading(account, record) as source:
        assert catch_up(source, record) == 5
    assert list(record.messages) == [f"<m{n}@x>" for n in range(35)]


def test_a_mail_that_is_too_large_is_quarantined_with_its_beginning(
    account: MailAccount, shared_dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "LONGEST_RAW", 2_000)
    monkeypatch.setattr(imap, "SHOWN_OF_LARGE", 100)
    record = MailRecord()
    large = mail("m2", body="x\n" * 2_000)
    shared_dovecot.deliver(account.user, mail("m1"), large, mail("m3"))
    with reading(account, record) as source:
        catch_up(source, record)
    assert list(record.messages) == ["<m1@x>", "<m3@x>"]
    (found,) = record.quarantined
    assert (found.reason, found.line, found.source) == ("too_long", 2, "support/INBOX")
    assert found.raw == large[:100]


def test_a_session_that_has_not_looked_for_a_while_sees_what_is_new(account: MailAccount, shared_dovecot: Dovecot) -> None:
    shared_dovecot.deliver(account.user, mail("m0"))
    session = connect(account)
    try:
        session.open("INBOX")
        assert session.newer(0, LONG_AGO) == [1]
        shared_dovecot.deliver(account.user, *(mail(f"m{n}") for n in range(1, 30)))
        assert session.newer(1, LONG_AGO) == list(range(2, 31))
        assert session.newer(30, LONG_AGO) == []
    finally:
        session.leave()


def test_only_the_mail_of_the_last_days_is_read_at_first(account: MailAccount, shared_dovecot: Dovecot) -> None:
    record = MailRecord()
    for name, days in (("old", 30), ("new", 2)):
        arrived = (datetime.now(UTC) - timedelta(days=days)).strftime('"%d-%b-%Y %H:%M:%S +0000"')
        shared_dovecot.deliver(account.user, mail(name), arrived=arrived)
    with reading(account, record) as source:
        catch_up(source, record)
        shared_dovecot.deliver(account.user, mail("newer"))
        catch_up(source, record)
    assert list(record.messages) == ["<new@x>", "<newer@x>"]


def test_a_folder_that_was_made_anew_is_read_from_its_beginning(account: MailAccount, shared_dovecot: Dovecot) -> None:
    account = replace(account, folders=("Help",))
    with shared_dovecot.user(account.user) as other:
        other.create("Help")
    record = MailRecord()
    shared_dovecot.deliver(account.user, mail("m1"), mail("m2"), mail("m3"), folder="Help")
    with reading(account, record) as source:
        catch_up(source, record)
        before = record.cursor["folders"]
        with shared_dovecot.user(account.user) as other:
            other.delete("Help")
            other.create("Help")
        shared_dovecot.deliver(account.user, mail("m2"), mail("m4"), folder="Help")
        with_patience(source, record, "<m4@x>")
    assert list(record.messages) == ["<m1@x>", "<m2@x>", "<m3@x>", "<m4@x>"]
    assert record.duplicates == 1
    assert record.cursor["folders"] != before


def with_patience(source: MailSource, record: MailRecord, name: str) -> None:
    """Catches up; the server may have ended the connection to a folder that is no more."""
    try:
        catch_up(source, record)
    except Trouble:
        catch_up(source, record)
    assert name in record.messages


def test_the_copies_in_sent_are_read_as_what_agents_wrote(account: MailAccount, shared_dovecot: Dovecot) -> None:
    record = MailRecord()
    shared_dovecot.deliver(account.user, mail("m1"))
    with reading(account, record) as source:
        catch_up(source, record)
        shared_dovecot.deliver(account.user, mail("m2", "Lin <lin@shop.example>", "ann@a.example", refs="<m1@x>"), folder="Sent")
        catch_up(source, record)
    found = record.messages["<m2@x>"]
    assert (found.sender, found.conversation, found.author) == ("agent", "<m1@x>", "Lin")
    folders = record.cursor["folders"]
    assert isinstance(folders, dict)
    assert set(folders) == {"INBOX", "Sent"}


def test_a_mailbox_without_sent_reads_new_mail_only(account: MailAccount, shared_dovecot: Dovecot) -> None:
    record = MailRecord()
    shared_dovecot.deliver(account.user, mail("m2", "lin@shop.example", "ann@a.example"), folder="Sent")
    with reading(replace(account, sent=""), record) as source:
        catch_up(source, record)
    assert not record.messages


def test_the_server_tells_of_new_mail(account: MailAccount, shared_dovecot: Dovecot) -> None:
    record = MailRecord()
    with reading(account, record) as source:
        catch_up(source, record)
        delivery = threading.Timer(0.2, shared_dovecot.deliver, (account.user, mail("m1")))
        delivery.start()
        source.wait(30)
        delivery.join()
        catch_up(source, record)
    assert list(record.messages) == ["<m1@x>"]


def test_a_wake_from_another_thread_ends_the_wait(account: MailAccount) -> None:
    record = MailRecord()
    with reading(replace(account, poll=600), record) as source:
        catch_up(source, record)
        bell = threading.Timer(0.2, source.wake)
        bell.start()
        source.wait(600)
        bell.join()
        assert catch_up(source, record) == 0


def test_a_wake_before_the_wait_is_not_lost(account: MailAccount) -> None:
    record = MailRecord()
    with reading(replace(account, poll=600), record) as source:
        catch_up(source, record)
        source.wake()
        source.wait(600)
        assert catch_up(source, record) == 0


def test_a_server_that_is_killed_while_it_is_waited_for_is_offline_and_mail_is_caught_up(own_dovecot: Dovecot) -> None:
    account, record = mailbox_at(own_dovecot), MailRecord()
    with reading(account, record) as source:
        own_dovecot.deliver(account.user, mail("m1"))
        catch_up(source, record)
        power_cut = threading.Timer(0.2, own_dovecot.kill)
        power_cut.start()
        with pytest.raises(Trouble) as caught:
            source.wait(30)
        power_cut.join()
        assert caught.value.code == "offline"
        with pytest.raises(Trouble) as caught:
            source.fetch(record.cursor)
        assert caught.value.code == "offline"
        own_dovecot.start()
        own_dovecot.deliver(account.user, mail("m2"))
        catch_up(source, record)
    assert list(record.messages) == ["<m1@x>", "<m2@x>"]
    assert record.duplicates == 0


def test_a_batch_that_was_not_kept_is_given_again(account: MailAccount, shared_dovecot: Dovecot) -> None:
    record = MailRecord()
    shared_dovecot.deliver(account.user, mail("m1"), mail("m2", refs="<m1@x>"))
    with reading(account, record) as source:
        lost = source.fetch(record.cursor)
    with reading(account, record) as source:
        again = source.fetch(record.cursor)
    assert (lost.items, lost.cursor) == (again.items, again.cursor)


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_the_way_is_closed_to_others(security: str, shared_dovecot: Dovecot, keys: tuple[Path, Path, Path]) -> None:
    account, record = mailbox_at(shared_dovecot), MailRecord()
    port = shared_dovecot.tls_port if security == "tls" else shared_dovecot.port
    account = replace(account, imap=Server("localhost", port, security, str(keys[0]), 10))
    shared_dovecot.deliver(account.user, mail("m1"))
    with reading(account, record) as source:
        source.check()
        catch_up(source, record)
        delivery = threading.Timer(0.2, shared_dovecot.deliver, (account.user, mail("m2")))
        delivery.start()
        source.wait(30)
        delivery.join()
        catch_up(source, record)
    assert list(record.messages) == ["<m1@x>", "<m2@x>"]


def trouble(account: MailAccount) -> tuple[str, object]:
    with closing(MailSource(account)) as source, pytest.raises(Trouble) as caught:
        source.check()
    assert "密码" not in repr(caught.value)
    return caught.value.code, caught.value.values["reason"]


def test_the_check_says_what_is_wrong(shared_dovecot: Dovecot, keys: tuple[Path, Path, Path]) -> None:
    account = mailbox_at(shared_dovecot)
    MailSource(account).check()
    tls = Server("localhost", shared_dovecot.tls_port, "tls", str(keys[0]), 10)
    assert trouble(replace(account, folders=("INBOX", "None"))) == ("not_allowed", "no_folder")
    assert trouble(replace(account, imap=replace(tls, ca_file=None))) == ("bad_certificate", "not_trusted")
    assert trouble(replace(account, imap=replace(tls, port=shared_dovecot.port))) == ("garbled", "tls")
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        assert trouble(replace(account, imap=replace(account.imap, port=nobody.getsockname()[1]))) == ("offline", "refused")


def test_a_wrong_password_is_said(shared_dovecot: Dovecot) -> None:
    assert trouble(replace(mailbox_at(shared_dovecot), password=lambda: "wrong-密码")) == ("not_signed_in", "refused")
    assert trouble(replace(mailbox_at(shared_dovecot), password=lambda: "wrong")) == ("not_signed_in", "refused")
