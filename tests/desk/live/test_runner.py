"""Accounts at work: fetched, sent, stopped; offline is a state, and nothing is left behind."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.channels.live.seam import Answer, Batch, Cursor, Letter
from desktop.core.changes import Changes
from desktop.core.errors import Trouble
from desktop.db.running import RunningLock
from desktop.desk.desk import Desk
from desktop.desk.live import runner as runner_module
from desktop.desk.live.leaving import Errands, LeavableSource, unless
from desktop.desk.live.runner import LISTEN, LOOK, Account, Loop, Puller, Runner, Sorter, back_off
from tests.desk.house import NINE, Clock, opened
from tests.desk.live.shop import ACCOUNT, Service, angry_case, came, set_up, states, write


@dataclass
class Shelf:
    """A service that has messages on a shelf, and lets them be taken by a cursor."""

    messages: list[str] = field(default_factory=list)
    trouble: str | None = None
    at_once: int = 2
    listened: list[float] = field(default_factory=list)
    closed: bool = False
    ring: threading.Event = field(default_factory=threading.Event)

    def check(self) -> None: ...

    def fetch(self, cursor: Cursor) -> Batch:
        if self.trouble:
            raise Trouble(self.trouble)
        last = cursor.get("last", 0)
        assert isinstance(last, int)
        new = self.messages[last : last + self.at_once]
        if not new:
            return Batch()
        last += len(new)
        return Batch(tuple(came(ident) for ident in new), cursor={"last": last}, more=last < len(self.messages))

    def wait(self, seconds: float) -> None:
        self.listened.append(seconds)
        if self.trouble:
            raise Trouble(self.trouble)
        if self.closed:
            return
        self.ring.wait(5)
        self.ring.clear()

    def wake(self) -> None:
        self.ring.set()

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def clock() -> Clock:
    return Clock(NINE.timestamp() + 60)


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite", clock) as desk:
        set_up(desk)
        yield desk


def quiet(changes: Changes) -> None: ...


def messages(desk: Desk) -> list[str]:
    with desk._snapshot() as connection:
        return [ident for (ident,) in connection.execute("SELECT id FROM messages ORDER BY id")]


def test_a_source_is_fetched_until_there_is_nothing_more_and_then_listened_to(desk: Desk) -> None:
    shelf = Shelf(["a", "b", "c"], closed=True)
    puller = Puller(desk, ACCOUNT, shelf, quiet)
    assert [puller.step(), puller.step(), shelf.listened] == [0.0, 0.0, []]
    assert (messages(desk), desk.cursor(ACCOUNT)) == (["a", "b", "c"], {"last": 3})
    puller.step()
    assert shelf.listened == [LISTEN]
    shelf.messages.append("d")
    puller.step()
    assert messages(desk) == ["a", "b", "c", "d"]


def test_offline_is_a_state_with_its_beginning_and_longer_and_longer_pauses(desk: Desk, clock: Clock) -> None:
    shelf = Shelf(["a"], "offline")
    puller = Puller(desk, ACCOUNT, shelf, quiet)
    assert [puller.step(), puller.step(), puller.step()] == [2.0, 4.0, 8.0]
    since = clock.at
    clock.at += 100
    puller.step()
    [view] = desk.accounts(clock.at)
    assert (view.light, view.trouble, view.trouble_since) == ("amber", "offline", since)
    shelf.trouble = None
    assert puller.step() == 0.0
    [view] = desk.accounts(clock.at)
    assert (view.light, view.trouble, view.trouble_since, messages(desk)) == ("green", None, None, ["a"])
    shelf.trouble = "slow"
    assert puller.step() == 2.0
    assert back_off(99) == 300.0


def test_when_one_service_answers_again_the_others_are_asked_at_once(desk: Desk) -> None:
    shelf, back = Shelf(["a"], "offline"), []
    puller = Puller(desk, ACCOUNT, shelf, quiet, lambda: back.append(1))
    puller.step()
    shelf.trouble = None
    puller.step()
    puller.step()
    assert back == [1]


def test_the_lights_say_who_is_silent_and_who_is_off(desk: Desk, clock: Clock) -> None:
    def light(later: float = 0.0) -> tuple[str, bool]:
        [view] = desk.accounts(clock.at + later)
        return view.light, view.silent

    assert light() == ("green", False)
    for number in range(5):
        clock.at += 1200
        desk.take_batch(ACCOUNT, Batch((came(f"m{number}"),)))
    assert light(200) == ("green", False)
    clock.at += 3601
    desk.note_success(ACCOUNT)
    assert light() == ("amber", True)
    assert light(301) == ("grey", True)
    desk.end_account(ACCOUNT)
    assert light() == ("grey", True)


def test_a_busy_account_is_not_silent_after_a_minute(desk: Desk, clock: Clock) -> None:
    for number in range(5):
        clock.at += 1
        desk.take_batch(ACCOUNT, Batch((came(f"m{number}"),)))
    [view] = desk.accounts(clock.at + 60)
    assert (view.light, view.usual_gap) == ("green", 1.0)


def test_what_was_delivered_is_sorted_and_unknown_accounts_are_put_aside(desk: Desk, clock: Clock) -> None:
    heard: list[Changes] = []
    account = Account(ACCOUNT, "whatsapp", read=lambda body: Batch((came(body.decode()),)))
    sorter = Sorter(desk, [account], heard.append, clock)
    desk.keep_raw(ACCOUNT, [b"a"])
    desk.keep_raw("another", [b"b"])
    assert sorter.step() == 0.0
    assert sorter.step() == LOOK
    assert messages(desk) == ["a"]
    assert [(row.source, row.reason) for row in desk.quarantine()] == [("another", "bad_body")]
    assert len(heard) == 1


def test_an_account_that_is_only_delivered_to_is_said_to_be_run_every_minute(desk: Desk, clock: Clock) -> None:
    sorter = Sorter(desk, [Account(ACCOUNT, "whatsapp", read=lambda _: Batch())], quiet, clock)
    for _ in range(8):
        sorter.step()
        clock.at += 59
    [view] = desk.accounts(clock.at)
    assert view.light == "green"
    assert view.last_success is not None and clock.at - view.last_success < 180


class Ready:
    """Lets a test wait until something has happened on another thread."""

    def __init__(self, happened: Callable[[], bool]) -> None:
        self._happened = happened
        self._event = threading.Event()

    def look(self, _: object = None, __: object = None) -> None:
        if self._happened():
            self._event.set()

    def expect(self) -> None:
        assert self._event.wait(20)


def test_the_runner_fetches_sends_and_ends(desk: Desk) -> None:
    shelf, service = Shelf(["w1"]), Service()
    case = angry_case(desk)
    write(desk, case)
    ready = Ready(lambda: states(desk) == ["sent"] and messages(desk) == ["a", "b", "stepin-r1", "w1"])
    shelf.messages = ["a"]
    account = Account(ACCOUNT, "whatsapp", shelf, service, lambda body: Batch((came(body.decode()),)))
    runner = Runner(desk, [account], Clock(), ready.look, ready.look)
    assert runner.start()
    assert not runner.start()
    runner.keep(ACCOUNT, [b"b"])
    ready.look()
    ready.expect()
    runner.stop()
    runner.stop()
    assert shelf.closed
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("live")]
    [view] = desk.accounts(NINE.timestamp())
    assert view.light == "grey"


def test_one_process_at_a_time_runs_the_accounts_of_a_record(desk: Desk) -> None:
    runner = Runner(desk, [], Clock(), quiet, lambda name, problem: None)
    other = RunningLock(desk.path)
    assert other.take() and other.take()
    assert not runner.start()
    runner.keep(ACCOUNT, [b"a"])
    assert desk.raw_waiting() == 1
    other.release()
    other.release()
    assert runner.start()
    assert not other.take()
    runner.stop()
    assert other.take()
    other.release()


class Broken(Service):
    def send(self, letter: Letter) -> Answer:
        raise ValueError("a bug")


def test_a_bug_is_told_and_shown_and_the_rest_goes_on(desk: Desk) -> None:
    case = angry_case(desk)
    write(desk, case)
    told: list[tuple[str, str]] = []
    ready = Ready(lambda: bool(told))

    def problem(name: str, found: Exception) -> None:
        told.append((name, str(found)))
        ready.look()

    runner = Runner(desk, [Account(ACCOUNT, "whatsapp", sender=Broken()), Account("plain", "folder")], Clock(), quiet, problem)
    runner.start()
    ready.expect()
    runner.stop()
    assert told[0] == (ACCOUNT, "a bug")
    assert states(desk) in (["sending"], ["unknown"])


def test_a_loop_goes_on_after_a_failure_with_longer_pauses() -> None:
    outcomes: list[float | Exception] = [ValueError("x"), Trouble("disk_full"), 1.5, ValueError("y")]
    failed: list[str] = []

    def step() -> float:
        found = outcomes.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    loop = Loop("shop", step, lambda name, problem: failed.append(f"{name} {problem}"))
    assert [loop.turn() for _ in range(4)] == [2.0, 4.0, 1.5, 2.0]
    assert failed == ["shop x", "shop disk_full", "shop y"]


def test_a_note_in_the_lock_stays_for_the_next_process(tmp_path: Path) -> None:
    lock = RunningLock(tmp_path / "r.sqlite")
    with pytest.raises(LookupError):
        lock.mark()
    assert lock.take()
    assert lock.mark() == ""
    lock.note("17 abc")
    lock.release()
    assert lock.take()
    assert lock.mark() == "17 abc"
    lock.release()


def test_a_service_that_has_nothing_is_heard_all_the_same(desk: Desk, clock: Clock) -> None:
    clock.at += 100
    Puller(desk, ACCOUNT, Shelf(), quiet).step()
    [view] = desk.accounts(clock.at)
    assert (view.last_success, view.last_event) == (clock.at, None)


@dataclass
class Late(Shelf):
    """Begins to listen just after everybody was woken."""

    listens: threading.Event = field(default_factory=threading.Event)
    woken: threading.Event = field(default_factory=threading.Event)

    def wait(self, seconds: float) -> None:
        self.listens.set()
        assert self.woken.wait(20)
        self.ring.clear()
        super().wait(seconds)

    def wake(self) -> None:
        self.ring.set()
        self.woken.set()


def test_who_begins_to_listen_while_everybody_stops_is_woken_again(desk: Desk) -> None:
    shelf = Late()
    runner = Runner(desk, [Account(ACCOUNT, "email", shelf)], Clock(), quiet, lambda name, problem: None)
    runner.start()
    assert shelf.listens.wait(20)
    runner.stop()
    assert shelf.closed


def test_what_waits_in_a_record_that_was_put_back_is_held_back_at_the_start(desk: Desk) -> None:
    lock = RunningLock(desk.path)
    assert lock.take()
    lock.note("99 of a day that is no more")
    lock.release()
    write(desk, angry_case(desk))
    heard: list[Changes] = []
    runner = Runner(desk, [Account(ACCOUNT, "whatsapp", sender=Service())], Clock(), heard.append, lambda name, problem: None)
    runner.start()
    runner.stop()
    assert heard[0].live
    assert states(desk) == ["unknown"]


@dataclass
class Deaf(Shelf):
    """A service that does not answer until it is too late."""

    asked: threading.Event = field(default_factory=threading.Event)
    answers: threading.Event = field(default_factory=threading.Event)
    let_go: threading.Event = field(default_factory=threading.Event)

    def fetch(self, cursor: Cursor) -> Batch:
        self.asked.set()
        assert self.answers.wait(20)
        return super().fetch(cursor)

    def send(self, letter: Letter) -> Answer:
        self.asked.set()
        assert self.answers.wait(20)
        return Answer("sent", "x")

    def look(self, letter: Letter) -> Answer:
        raise AssertionError(letter)

    def close(self) -> None:
        super().close()
        self.let_go.set()


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner_module, "PATIENCE", 0.01)
    monkeypatch.setattr(runner_module, "PATIENCE_WITH_LETTERS", 0.02)


@pytest.mark.usefixtures("hurry")
def test_stopping_leaves_a_service_behind_that_does_not_answer(desk: Desk) -> None:
    deaf = Deaf(["a"])
    runner = Runner(desk, [Account(ACCOUNT, "email", deaf)], Clock(), quiet, lambda name, problem: pytest.fail(str(problem)))
    runner.start()
    assert deaf.asked.wait(20)
    runner.stop()
    assert not deaf.closed
    deaf.answers.set()
    assert deaf.let_go.wait(20)
    assert (messages(desk), desk.cursor(ACCOUNT)) == ([], {}), "what it brought too late is fetched again"
    assert runner.start()
    runner.stop()


@pytest.mark.usefixtures("hurry")
def test_a_letter_that_was_left_behind_is_looked_for_by_the_next(desk: Desk) -> None:
    deaf, service = Deaf(), Service(looks=False)
    write(desk, angry_case(desk))
    runner = Runner(desk, [Account(ACCOUNT, "whatsapp", sender=deaf)], Clock(), quiet, lambda name, problem: pytest.fail(str(problem)))
    runner.start()
    assert deaf.asked.wait(20)
    runner.stop()
    deaf.answers.set()
    assert deaf.let_go.wait(20)
    assert states(desk) == ["sending"]
    ready = Ready(lambda: states(desk) != ["sending"])
    after = Runner(desk, [Account(ACCOUNT, "whatsapp", sender=service)], Clock(), ready.look, ready.look)
    after.start()
    ready.expect()
    after.stop()
    assert (states(desk), service.attempts) == (["unknown"], [])


def test_whoever_is_at_the_record_is_waited_for(desk: Desk) -> None:
    errands = Errands(None)
    loop = Loop("shop", lambda: 60.0, lambda name, problem: None, errands)
    assert not errands.leave()
    assert errands.run(lambda: 1) == 1
    loop.start()
    assert not loop.ended(0.0), "nothing of it is on the network"
    loop.stop()
    while not loop.ended(0.0):
        pass


def test_a_source_can_be_tried_out_woken_and_closed_through_its_errands() -> None:
    shelf = Shelf()
    source = LeavableSource(shelf, Errands(shelf))
    source.check()
    source.wake()
    assert shelf.ring.is_set()
    source.close()
    assert shelf.closed


def test_what_is_done_apart_is_given_raised_or_left() -> None:
    ended, answers = threading.Event(), threading.Event()
    assert unless(ended, lambda: 7) == 7
    with pytest.raises(ValueError, match="x"):
        unless(ended, lambda: int("x"))
    threading.Timer(0.15, ended.set).start()
    with pytest.raises(Trouble, match="offline"):
        unless(ended, lambda: answers.wait(20))
    answers.set()


def test_accounts_that_could_not_be_begun_may_be_run_by_anybody(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(place: str) -> Changes:
        raise Trouble("disk_full")

    runner = Runner(desk, [], Clock(), quiet, lambda name, problem: None)
    with monkeypatch.context() as patch:
        patch.setattr(desk, "hold_back", full)
        with pytest.raises(Trouble):
            runner.start()
    assert runner.start()
    runner.stop()
