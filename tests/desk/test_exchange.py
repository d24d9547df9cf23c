"""The accounts at work: run once, taken over, and let go of."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.channels.live.seam import Answer, Batch, Cursor, Letter, Sender, Source
from desktop.channels.live.settings import Account, Folder
from desktop.core.changes import Changes
from desktop.core.errors import BadInput, Trouble
from desktop.db.running import RunningLock
from desktop.desk import exchange
from desktop.desk.connections import Ask, Connections
from desktop.desk.desk import Desk
from desktop.desk.exchange import Exchange, Ways, real_source
from desktop.desk.mail_index import MailIndex
from desktop.keys.halves import FakeHalves
from desktop.keys.secrets import Secret, Secrets
from tests.desk.house import ANGRY, message, opened

PATIENCE = 20.0


class Post:
    """An account in memory: what it has to hand up, and whether it was let go of."""

    def __init__(self) -> None:
        self.batches = [Batch((message("m1", ANGRY),), cursor={"at": 1})]
        self.woken, self.closed = threading.Event(), 0

    def check(self) -> None: ...

    def fetch(self, cursor: Cursor) -> Batch:
        return self.batches.pop() if self.batches else Batch(cursor=cursor)

    def wait(self, seconds: float) -> None:
        self.woken.wait(seconds)
        self.woken.clear()

    def wake(self) -> None:
        self.woken.set()

    def close(self) -> None:
        self.closed += 1

    def send(self, letter: Letter) -> Answer:
        return Answer("sent")

    def look(self, letter: Letter) -> Answer:
        return Answer("unknown")


class Bare:
    """A sender that holds nothing."""

    def send(self, letter: Letter) -> Answer:
        return Answer("sent")

    def look(self, letter: Letter) -> Answer:
        return Answer("unknown")


class Heard:
    """What was told, and what went wrong."""

    def __init__(self) -> None:
        self.changes: list[Changes] = []
        self.problems: list[tuple[str, str]] = []
        self._stirred = threading.Condition()

    def told(self, changes: Changes) -> None:
        with self._stirred:
            self.changes.append(changes)
            self._stirred.notify_all()

    def problem(self, account: str, problem: Exception) -> None:
        with self._stirred:
            self.problems.append((account, str(problem)))
            self._stirred.notify_all()

    def until(self, so: Callable[[], bool]) -> None:
        with self._stirred:
            assert self._stirred.wait_for(so, PATIENCE)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path / "record.sqlite") as desk:
        yield desk


@pytest.fixture
def connections(tmp_path: Path) -> Connections:
    found = Connections(tmp_path / "channels.toml", Secrets(tmp_path / "keys", FakeHalves()), lambda account, ask: None)
    found.save("folder", {"name": "drop", "path": str(tmp_path)}, {}, new=True)
    return found


@pytest.fixture
def heard() -> Heard:
    return Heard()


def ways(post: Post, sends: bool = True) -> Ways:
    def source(account: Account, ask: Ask, index: MailIndex) -> Source | None:
        return post if isinstance(account, Folder) else None

    def sender(account: Account, ask: Ask) -> Sender | None:
        return post if sends else None

    return Ways(source, sender)


def test_what_an_account_hands_up_is_in_the_record(desk: Desk, connections: Connections, heard: Heard) -> None:
    post = Post()
    running = Exchange(desk, connections, heard.told, heard.problem, ways(post))
    running.start()
    heard.until(lambda: running.runs and any(changes.cases for changes in heard.changes))
    assert desk.cursor("drop") == {"at": 1}
    assert [(each.name, each.kind) for each in desk.accounts(desk._clock())] == [("drop", "folder")]
    running.wake()
    running.restart()
    running.stop()
    assert not running.runs and post.closed >= 2 and heard.problems == []
    running.wake()


def test_whoever_comes_second_waits_and_takes_over(
    desk: Desk, connections: Connections, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "TRY_AGAIN", 0.01)
    lock = RunningLock(desk.path)
    assert lock.take()
    running = Exchange(desk, connections, heard.told, heard.problem, ways(Post()))
    running.start()
    running.keep("drop", [b"{}"])
    assert desk.raw_waiting() == 1 and not running.runs
    lock.release()
    heard.until(lambda: running.runs and bool(heard.changes))
    running.keep("drop", [b"[]"])
    running.stop()


def test_who_is_faster_runs_the_accounts(desk: Desk, connections: Connections, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    post, lock = Post(), RunningLock(desk.path)
    assert lock.take()
    connections.save("folder", {"name": "other", "path": str(desk.path.parent)}, {}, new=True)
    senders: dict[str, Sender] = {"drop": post, "other": Bare()}
    pair = replace(ways(post), sender=lambda account, ask: senders[account.name])
    running = Exchange(desk, connections, heard.told, heard.problem, pair)
    monkeypatch.setattr(running, "_is_free", lambda: True)
    assert not running._take_up() and post.closed == 1
    running.stop()
    lock.release()


def test_stopping_ends_the_wait_for_another_process(desk: Desk, connections: Connections, heard: Heard) -> None:
    lock = RunningLock(desk.path)
    assert lock.take()
    bare = Ways(lambda account, ask, index: None, lambda account, ask: Bare())
    running = Exchange(desk, connections, heard.told, heard.problem, bare)
    assert not running._take_up()
    running.start()
    running.stop()
    lock.release()
    assert running._take_up()
    running.stop()


def test_an_account_without_its_secret_is_in_trouble_and_the_others_run(desk: Desk, connections: Connections, heard: Heard) -> None:
    connections.save("chatwoot", {"name": "desk", "url": "https://desk.example.com", "account": 1}, {}, new=True)
    connections.save("whatsapp", {"name": "shop", "phone_number_id": "12"}, {"access_token": Secret("t")}, new=True)

    def broken(account: Account, ask: Ask) -> Sender | None:
        if account.name == "drop":
            raise Trouble("offline")
        return exchange.adapters.make_sender(account, ask)

    running = Exchange(desk, connections, heard.told, heard.problem, replace(Ways(), sender=broken))
    running.start()
    heard.until(lambda: len(heard.problems) == 2 and bool(heard.changes))
    running.stop()
    assert sorted(name for name, _ in heard.problems) == ["desk", "drop"]


def test_accounts_that_cannot_be_read_are_told_and_looked_at_again(
    desk: Desk, connections: Connections, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "TRY_AGAIN", 0.01)
    good = connections.path.read_bytes()
    connections.path.write_text("nonsense", encoding="utf-8")
    running = Exchange(desk, connections, heard.told, heard.problem, ways(Post(), sends=False))
    running.start()
    heard.until(lambda: bool(heard.problems))
    mended = connections.path.with_suffix(".mended")
    mended.write_bytes(good)
    mended.replace(connections.path)
    heard.until(lambda: bool(heard.changes))
    running.stop()
    assert "channels_unreadable" in heard.problems[0][1]


def test_without_accounts_nothing_runs(desk: Desk, connections: Connections, heard: Heard) -> None:
    connections.remove("drop")
    running = Exchange(desk, connections, heard.told, heard.problem)
    running.start()
    running.stop()
    running.stop()
    assert not running.runs and heard.changes == []


def test_the_real_source_of_a_mailbox_knows_the_record(desk: Desk) -> None:
    def nothing_kept(what: str) -> str:
        raise BadInput("secret_missing")

    index = MailIndex(desk.path)
    source = real_source(Folder("drop", "/srv"), nothing_kept, index)
    assert source is not None
    index.close()
