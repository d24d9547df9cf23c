"""IMAP servers that do what the RFC allows and nobody expects, or what it does not allow."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import BinaryIO

import pytest

from desktop.channels.incoming import NotUnderstood
from desktop.channels.live.seam import Batch
from desktop.channels.mailbox.account import MailAccount, Server
from desktop.channels.mailbox.imap import MailSource
from desktop.channels.mailbox.session import connect
from desktop.core.errors import BadInput, Trouble
from tests.fakes.mails import ACCOUNT, mail
from tests.fakes.scripted import Script, Scripted, Wire

M1 = mail("m1")
LISTED = b'* 1 FETCH (UID %d RFC822.SIZE %d INTERNALDATE "23-Nov-2026 12:00:00 +0000")'

Serve = Callable[..., MailAccount]


class OddImap:
    """Answers a client as a plain server with `uids` does, but for commands in `odd`, each with its untagged lines and its end."""

    def __init__(self, odd: dict[str, list[tuple[list[bytes], bytes]]], uids: tuple[int, ...] = (), offers: bytes = b"IMAP4rev1") -> None:
        self._odd = {name: list(answers) for name, answers in odd.items()}
        self._uids = uids
        self._offers = offers

    def __call__(self, said: BinaryIO, wire: Wire) -> None:
        wire.say(b"* OK [CAPABILITY " + self._offers + b"] ready")
        for line in said:
            tag, _, rest = line.rstrip(b"\r\n").partition(b" ")
            words = rest.decode("utf-8", "replace")
            name = next((name for name in self._odd if words.startswith(name) and self._odd[name]), None)
            lines, end = self._odd[name].pop(0) if name else (self._usual(words), b"OK done")
            wire.say(*lines, *([tag + b" " + end] if end else []))
            if words.startswith("LOGOUT") or end == b"BYE":
                return

    def _usual(self, words: str) -> list[bytes]:
        if words.startswith("CAPABILITY"):
            return [b"* CAPABILITY " + self._offers]
        if words.startswith("EXAMINE"):
            return [b"* %d EXISTS" % len(self._uids), b"* OK [UIDVALIDITY 9] fine"]
        if words.startswith("UID SEARCH"):
            low = int(words.split("UID ")[2].split(":")[0])
            found = [uid for uid in self._uids if uid >= low] or list(self._uids[-1:])
            return [b"* SEARCH " + b" ".join(b"%d" % uid for uid in found)]
        if "RFC822.SIZE" in words:
            asked = words.split()[2].split(",")
            return [LISTED % (int(uid), len(M1)) for uid in asked]
        if "BODY.PEEK[]" in words:
            return [line for uid in words.split()[2].split(",") for line in body(int(uid))]
        return [b"* BYE bye"] if words.startswith("LOGOUT") else []


def body(uid: int, raw: bytes = M1) -> list[bytes]:
    """A mail as a FETCH gives it."""
    raw = raw.replace(b"m1", b"u%d" % uid)
    return [b"* %d FETCH (UID %d BODY[] {%d}" % (uid, uid, len(raw)), raw + b")"]


@pytest.fixture
def serve() -> Iterator[Serve]:
    servers: list[Scripted] = []

    def start(script: Script, **changes: object) -> MailAccount:
        servers.append(Scripted(script))
        place = Server("127.0.0.1", servers[-1].port, "none", timeout=10)
        return replace(ACCOUNT, **{"imap": place, "sent": "", **changes})

    yield start
    for server in servers:
        server.stop()


def batch_of(account: MailAccount) -> Batch:
    with closing(MailSource(account)) as source:
        return source.fetch({})


def ids(batch: Batch) -> list[str | int]:
    return [item.line if isinstance(item, NotUnderstood) else str(item.id) for item in batch.items]


def trouble_of(account: MailAccount) -> tuple[str, object]:
    with closing(MailSource(account)) as source, pytest.raises(Trouble) as caught:
        source.fetch({})
    return caught.value.code, caught.value.values["reason"]


def test_a_plain_server_is_read(serve: Serve) -> None:
    assert ids(batch_of(serve(OddImap({}, (1, 2))))) == ["<u1@x>", "<u2@x>"]


def test_the_uid_may_stand_behind_the_mail_and_news_of_others_between(serve: Serve) -> None:
    lines = [b"* 9 FETCH (FLAGS (\\Seen))", b"* 1 FETCH (BODY[] {%d}" % len(M1), M1 + b" UID 1)", b"* 7 EXISTS"]
    assert ids(batch_of(serve(OddImap({"UID FETCH 1 (UID BODY": [(lines, b"OK done")]}, (1,))))) == ["<m1@x>"]


def test_a_mail_that_the_server_cannot_give_does_not_keep_the_others(serve: Serve) -> None:
    refused = {"UID FETCH 1,2,3 (UID BODY": [([], b"NO broken")], "UID FETCH 2 (UID BODY": [([], b"NO broken")]}
    batch = batch_of(serve(OddImap(refused, (1, 2, 3))))
    assert ids(batch) == ["<u1@x>", 2, "<u3@x>"]
    assert batch.items[1] == NotUnderstood("support/INBOX", 2, "bad_mail", b"")


def test_a_mail_that_is_empty_at_the_server_is_quarantined(serve: Serve) -> None:
    nothing = {"UID FETCH 1,2 (UID BODY": [([b"* 1 FETCH (UID 1 BODY[] NIL)", *body(2)], b"OK done")]}
    assert ids(batch_of(serve(OddImap(nothing, (1, 2))))) == [1, "<u2@x>"]


def test_a_mail_that_is_deleted_meanwhile_is_no_mail(serve: Serve) -> None:
    gone = {"UID FETCH 1,2 (UID BODY": [(body(2), b"OK done")], "UID FETCH 1 (UID RFC": [([], b"OK done")]}
    batch = batch_of(serve(OddImap(gone, (1, 2))))
    assert ids(batch) == ["<u2@x>"]
    assert batch.cursor is not None
    assert batch.cursor["folders"] == {"INBOX": [9, 2]}


def test_mails_that_are_all_gone_are_passed_by(serve: Serve) -> None:
    batch = batch_of(serve(OddImap({"UID FETCH": [([], b"OK done")]}, (1, 2))))
    assert (batch.items, batch.more) == ((), True)
    assert batch.cursor is not None
    assert batch.cursor["folders"] == {"INBOX": [9, 2]}


def test_what_comes_while_it_is_asked_is_looked_for_at_once(serve: Serve) -> None:
    batch = batch_of(serve(OddImap({"UID SEARCH": [([b"* SEARCH", b"* 1 EXISTS"], b"OK done")]})))
    assert (batch.items, batch.more) == ((), True)


def test_an_old_mail_that_is_given_for_a_new_one_is_not_taken(serve: Serve) -> None:
    account = serve(OddImap({}, (1,)))
    with closing(MailSource(account)) as source:
        first = source.fetch({})
        assert first.cursor is not None
        second = source.fetch(first.cursor)
    assert (ids(first), ids(second), second.more) == (["<u1@x>"], [], False)


@pytest.mark.parametrize("cursor", [{"folders": 7, "since": "x", "begun": []}, {"folders": {"INBOX": ["9", 1], "x": 1}, "day": None}])
def test_a_cursor_that_cannot_be_read_begins_anew(serve: Serve, cursor: dict[str, object]) -> None:
    with closing(MailSource(serve(OddImap({}, (1,))))) as source:
        assert ids(source.fetch(cursor)) == ["<u1@x>"]


def test_a_server_that_wants_a_name_gets_one(serve: Serve) -> None:
    said: list[bytes] = []

    class Curious(OddImap):
        def _usual(self, words: str) -> list[bytes]:
            said.append(words.encode())
            return super()._usual(words)

    assert ids(batch_of(serve(Curious({}, (1,), b"IMAP4rev1 ID")))) == ["<u1@x>"]
    assert b'ID ("name" "stepin")' in said
    assert not any(b"secret" in line for line in said if not line.startswith(b"LOGIN"))


@pytest.mark.parametrize(
    ("listed", "folder"),
    [
        ([b'* LIST (\\HasNoChildren) "/" "INBOX"', b'* LIST (\\Sent) "/" "Out"', b'* LIST () "/" "Sent"'], "Out"),
        ([b'* LIST () "/" "INBOX"', b'* LIST () "/" "Mail/Sent Items"'], "Mail/Sent Items"),
        ([b'* LIST () "/" "&XfJT0ZAB-"'], "已发送"),
        ([b'* LIST () "/" "INBOX"'], None),
    ],
)
def test_the_folder_of_sent_mail_is_found(serve: Serve, listed: list[bytes], folder: str | None) -> None:
    account = serve(OddImap({"LIST": [(listed, b"OK done")]}, (1,)), sent=None)
    batch = batch_of(account)
    assert ids(batch) == ["<u1@x>"]
    session = connect(serve(OddImap({"LIST": [(listed, b"OK done")]})))
    assert session.sent_folder() == folder
    session.leave()


IDLING = b"IMAP4rev1 IDLE"


def idle_script(lines: list[bytes], end: bytes = b"OK idled") -> Script:
    """A server whose IDLE begins with these lines and ends at DONE. TAG stands for the command's tag."""

    def script(said: BinaryIO, wire: Wire) -> None:
        wire.say(b"* OK [CAPABILITY " + IDLING + b"] ready")
        idle = b""
        for line in said:
            tag, _, rest = line.rstrip(b"\r\n").partition(b" ")
            if rest == b"IDLE":
                idle = tag
                wire.say(*(one.replace(b"TAG", tag) for one in lines))
            elif tag == b"DONE":
                wire.say(idle + b" " + end)
            else:
                wire.say(*([b"* CAPABILITY " + IDLING] if rest == b"CAPABILITY" else []), tag + b" OK done")

    return script


def waits(account: MailAccount, seconds: float = 600) -> str | None:
    """Waits; the code of the trouble that it ends with."""
    with closing(MailSource(account)) as source:
        source.fetch({})
        try:
            source.wait(seconds)
        except Trouble as trouble:
            return trouble.code
    return None


@pytest.mark.parametrize("lines", [[b"+ idling", b"* 5 EXISTS"], [b"* 5 EXISTS", b"+ idling", b"* 5 RECENT"]])
def test_news_that_come_with_the_consent_to_idle_end_the_wait(serve: Serve, lines: list[bytes]) -> None:
    assert waits(serve(idle_script(lines), poll=600)) is None


def test_a_server_that_does_not_idle_after_all_is_trouble(serve: Serve) -> None:
    assert waits(serve(idle_script([b"TAG NO not now"]), poll=600)) == "broken"


def test_a_server_that_talks_nonsense_after_idling_is_trouble(serve: Serve) -> None:
    assert waits(serve(idle_script([b"+ idling", b"* 1 EXISTS"], b"NO never idled"), poll=600)) == "broken"


def test_a_server_without_idle_is_asked_again_after_a_while(serve: Serve) -> None:
    assert waits(serve(OddImap({}), poll=0.05)) is None
    assert waits(serve(OddImap({}), poll=0.05), 0) is None


def test_without_idle_a_wake_ends_the_wait(serve: Serve) -> None:
    with closing(MailSource(serve(OddImap({}), poll=600))) as source:
        source.fetch({})
        bell = threading.Timer(0.1, source.wake)
        bell.start()
        source.wait(600)
        bell.join()
        assert not source.fetch({}).more


def test_without_a_connection_the_wait_is_a_pause(serve: Serve) -> None:
    source = MailSource(serve(OddImap({}), poll=0.05))
    assert source.wait(600) is None  # type: ignore[func-returns-value]
    source.close()


@pytest.mark.parametrize(
    ("odd", "trouble"),
    [
        ({"LOGIN": [([], b"NO [UNAVAILABLE] Maximum number of connections")]}, ("rate_limited", "busy")),
        ({"LOGIN": [([], b"NO [AUTHENTICATIONFAILED] no")]}, ("not_signed_in", "refused")),
        ({"LOGIN": [([], b"BAD what")]}, ("not_signed_in", "refused")),
        ({"EXAMINE": [([], b"NO no such folder")]}, ("not_allowed", "no_folder")),
        ({"NOOP": [([], b"BYE")]}, ("garbled", "answer")),
        ({"NOOP": [([b"garbage"], b"OK")]}, ("garbled", "answer")),
        ({"UID SEARCH": [([b"* SEARCH one \xff"], b"OK")]}, ("garbled", "answer")),
        ({"UID SEARCH": [([], b"BAD what")]}, ("broken", "refused")),
        ({"UID FETCH 1 (UID RFC": [([], b"NO not now")]}, ("broken", "refused")),
        ({"UID FETCH 1 (UID BODY": [([b"* 1 FETCH (UID 1 BODY[] {99999}", b"x"], b"BYE")]}, ("offline", "closed")),
        ({"CAPABILITY": [([], b"BYE")]}, ("garbled", "answer")),
    ],
)
def test_what_goes_wrong_has_a_code(serve: Serve, odd: dict[str, list[tuple[list[bytes], bytes]]], trouble: tuple[str, object]) -> None:
    assert trouble_of(serve(OddImap(odd, (1,)))) == trouble


@pytest.mark.parametrize("greeting", [b"HTTP/1.1 400 Bad Request\r\n\r\n<html>", b"* BYE go away\r\n", b"\xff\xfe\0\r\n", b""])
def test_what_is_no_mail_server_is_trouble(serve: Serve, greeting: bytes) -> None:
    code, _ = trouble_of(serve(lambda said, wire: wire.write(greeting)))
    assert code in ("garbled", "offline", "broken")


def test_a_server_that_says_nothing_is_slow(serve: Serve) -> None:
    def listens(said: BinaryIO, wire: Wire) -> None:
        said.readline()

    account = serve(listens)
    assert trouble_of(replace(account, imap=replace(account.imap, timeout=0.1))) == ("slow", "timeout")


def test_without_starttls_nobody_signs_in(serve: Serve) -> None:
    account = serve(OddImap({}))
    assert trouble_of(replace(account, imap=replace(account.imap, security="starttls"))) == ("broken", "no_starttls")


def test_names_that_are_not_known_are_told_from_a_network_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    account = replace(ACCOUNT, imap=Server("mail.shop.example", 993))

    def away(*_: object) -> object:
        raise socket.gaierror(error, "x")

    monkeypatch.setattr(socket, "getaddrinfo", away)
    error = socket.EAI_NONAME
    assert trouble_of(account) == ("bad_address", "no_such_host")
    error = socket.EAI_AGAIN
    assert trouble_of(account) == ("offline", "no_names")


def test_a_password_goes_to_nobody_unencrypted() -> None:
    for host in ("mail.shop.example", "10.0.0.1", "192.0.2.7"):
        with pytest.raises(BadInput, match="mail_not_encrypted"):
            Server(host, 143, "none")
    assert Server("::1", 143, "none").host == "::1"


@pytest.mark.parametrize("server", [{"host": ""}, {"port": 0}, {"port": 70_000}, {"security": "ssl"}])
def test_a_server_that_cannot_be_is_bad_input(server: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="bad_mail_server"):
        Server(**{"host": "localhost", "port": 143, **server})  # type: ignore[arg-type]


@pytest.mark.parametrize("account", [{"address": "no address"}, {"address": "a@b\r\nTo: x@y"}, {"folders": ()}, {"new_conversations": 0}])
def test_an_account_that_cannot_be_is_bad_input(account: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="bad_mail_account"):
        replace(ACCOUNT, **account)


def test_no_secret_is_shown() -> None:
    assert "secret" not in repr(ACCOUNT)
