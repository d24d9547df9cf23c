"""What a service delivers is kept before it is understood, and never lost."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.channels.incoming import NotUnderstood
from desktop.channels.live.seam import Batch
from desktop.core.errors import Trouble
from desktop.db.inbox import MOST_BYTES
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.desk.live.gathering import Gathering
from tests.desk.house import opened
from tests.desk.live.shop import ACCOUNT, came, set_up


def read(account: str, body: bytes) -> Batch:
    """The adapter of these tests: a JSON list of ids; a null is a piece that is not understood."""
    found = json.loads(body)
    return Batch(tuple(NotUnderstood("x", 1, "bad_value", b"null") if one is None else came(one) for one in found))


def body(*ids: str | None) -> bytes:
    return json.dumps(ids).encode()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite") as desk:
        set_up(desk)
        yield desk


def messages(desk: Desk) -> list[str]:
    with desk._snapshot() as connection:
        return [ident for (ident,) in connection.execute("SELECT id FROM messages ORDER BY id")]


def test_bodies_wait_until_they_are_taken_in_and_are_gone_then(desk: Desk) -> None:
    desk.keep_raw(ACCOUNT, [body("a", "b"), body("c")])
    assert (desk.raw_waiting(), messages(desk)) == (2, [])
    taken, changes = desk.take_raw(read)
    assert (taken, desk.raw_waiting(), messages(desk)) == (2, 0, ["a", "b", "c"])
    assert changes.live
    assert desk.take_raw(read)[0] == 0


def test_a_body_that_waits_is_not_kept_twice_and_one_that_comes_again_changes_nothing(desk: Desk) -> None:
    desk.keep_raw(ACCOUNT, [body("a"), body("a")])
    assert desk.raw_waiting() == 1
    desk.take_raw(read)
    seq = desk.seq()
    desk.keep_raw(ACCOUNT, [body("a")])
    desk.take_raw(read)
    assert (messages(desk), desk.seq()) == (["a"], seq)


def test_what_is_not_understood_is_put_aside_once(desk: Desk) -> None:
    for again in (body("a", None, None), b"garbage", b"garbage\n", b"garbage"):
        desk.keep_raw(ACCOUNT, [again])
        desk.take_raw(read)
    desk.keep_raw(ACCOUNT, [body("a", None)])
    desk.take_raw(read)
    rows = [(row.source, row.reason, row.raw) for row in reversed(desk.quarantine())]
    assert rows == [(ACCOUNT, "bad_value", b"null"), (ACCOUNT, "bad_body", b"garbage"), (ACCOUNT, "bad_body", b"garbage\n")]
    assert messages(desk) == ["a"]
    assert first_fault(desk.path) is None


def test_a_body_that_cannot_be_stored_holds_up_nobody(desk: Desk) -> None:
    desk.keep_raw(ACCOUNT, [body("a"), json.dumps(["\ud800"]).encode(), body("b")])
    assert desk.take_raw(read)[0] == 3
    assert messages(desk) == ["a", "b"]
    assert [(row.reason, row.raw) for row in desk.quarantine()] == [("bad_body", b'["\\ud800"]')]


def test_a_message_of_a_fetched_batch_that_cannot_be_stored_is_put_aside_and_the_cursor_goes_on(desk: Desk) -> None:
    changes = desk.take_batch(ACCOUNT, Batch((came("a"), came("b", "\ud800"), came("c")), cursor={"last": 3}))
    assert changes.live
    assert messages(desk) == ["a", "c"]
    assert [row.reason for row in desk.quarantine()] == ["bad_value"]
    assert desk.cursor(ACCOUNT) == {"last": 3}


def test_trouble_leaves_everything_for_the_next_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.keep_raw(ACCOUNT, [body("a"), body("b")])

    def full(*_: object) -> None:
        raise Trouble("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr("desktop.desk.receive.Reception.take", full)
        with pytest.raises(Trouble):
            desk.take_raw(read)
    with monkeypatch.context() as patch:
        patch.setattr("desktop.desk.live.intake.Intake.rest", full)
        with pytest.raises(Trouble):
            desk.take_raw(read)
    assert (desk.raw_waiting(), messages(desk)) == (2, [])
    desk.take_raw(read)
    assert messages(desk) == ["a", "b"]


def test_trouble_while_one_is_stored_alone_is_trouble(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise Trouble("disk_full")

    def bug(*_: object) -> None:
        monkeypatch.setattr("desktop.desk.live.intake.Intake.rest", full)
        raise ValueError

    desk.keep_raw(ACCOUNT, [body("a")])
    monkeypatch.setattr("desktop.desk.live.intake.Intake.rest", bug)
    with pytest.raises(Trouble):
        desk.take_raw(read)
    assert desk.raw_waiting() == 1


def test_what_another_process_took_in_is_left_alone(desk: Desk) -> None:
    desk.keep_raw(ACCOUNT, [body("a")])

    def slow(account: str, raw: bytes) -> Batch:
        with opened(desk.path, policy=None) as other:
            other.take_raw(read)
        return read(account, raw)

    seq = desk.seq()
    assert desk.take_raw(slow)[0] == 1
    assert (messages(desk), desk.raw_waiting()) == (["a"], 0)
    assert desk.seq() == seq + 1


def test_long_bodies_are_taken_one_by_one(desk: Desk) -> None:
    desk.keep_raw(ACCOUNT, [body("a") + b" " * MOST_BYTES, body("b")])
    assert desk.take_raw(read)[0] == 1
    assert desk.take_raw(read)[0] == 1
    assert messages(desk) == ["a", "b"]


def test_those_who_deliver_at_once_share_a_commit_and_all_hear_of_its_failure() -> None:
    first, go_on = threading.Event(), threading.Event()
    commits: list[list[str]] = []

    def store(bodies: object) -> None:
        assert isinstance(bodies, list)
        commits.append([account for account, _ in bodies])
        if len(commits) == 1:
            first.set()
            assert go_on.wait(10)
        else:
            raise Trouble("disk_full")

    gathering, failed = Gathering(store), []

    def deliver(name: str) -> None:
        try:
            gathering.keep([(name, b"")])
        except Trouble:
            failed.append(name)

    threads = [threading.Thread(target=deliver, args=(name,)) for name in ("a", "b", "c")]
    threads[0].start()
    assert first.wait(10)
    for thread in threads[1:]:
        thread.start()
    while len(gathering._waiting) < 2:
        pass
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert commits[0] == ["a"] and sorted(commits[1]) == ["b", "c"]
    assert sorted(failed) == ["b", "c"]


def test_a_body_is_kept_while_the_desk_is_busy(desk: Desk) -> None:
    with desk._guard:
        thread = threading.Thread(target=desk.keep_raw, args=(ACCOUNT, [body("a")]))
        thread.start()
        thread.join(10)
        assert not thread.is_alive()
    assert desk.raw_waiting() == 1


def test_many_messages_are_taken_in_several_batches(desk: Desk) -> None:
    desk.keep_raw(ACCOUNT, [body(*(f"{n}-{m}" for m in range(150))) for n in range(5)])
    assert [desk.take_raw(read)[0] for _ in range(4)] == [2, 2, 1, 0]
    assert len(messages(desk)) == 750
