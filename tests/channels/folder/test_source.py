"""A watched folder: what is dropped there comes in once, whole, and stays where it lies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from desktop.channels.folder.source import BATCH, SETTLED, FolderSource
from desktop.channels.incoming import NotUnderstood
from desktop.channels.live.seam import Batch, Cursor
from desktop.channels.live.settings import Folder
from desktop.core.errors import Trouble
from desktop.core.messages import Message

CHAT = "[2024/10/31 15:50:46] 李: 你们太差了\n[2024/10/31 15:51:02] 客服: 您好\n"


class Clock:
    """Seconds, set by hand; each look at it while waiting goes on by `step`."""

    def __init__(self) -> None:
        self.now, self.step = 100.0, 0.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now


class Desk:
    """Keeps what comes in, as the desk would: batch by batch with its cursor."""

    def __init__(self, source: FolderSource) -> None:
        self.source = source
        self.cursor: Cursor = {}
        self.items: list[Message | NotUnderstood] = []

    def run(self) -> list[str]:
        """Fetch until there is no more; the ids of what is new."""
        before = len(self.items)
        more = True
        while more:
            more = self.keep(self.source.fetch(self.cursor)).more
        return [str(item.id) for item in self.items[before:]]

    def keep(self, batch: Batch) -> Batch:
        self.items += batch.items
        self.cursor = json.loads(json.dumps(batch.cursor))
        return batch


def lines(count: int, start: int = 0) -> str:
    made = ""
    for n in range(start, start + count):
        fields = {"id": f"m{n}", "channel": "chat", "conversation": "c", "customer": {"id": "u"}, "from": "customer", "text": "no"}
        made += json.dumps({**fields, "at": "2026-11-22T09:00:00+08:00"}) + "\n"
    return made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "drop").mkdir()
    yield tmp_path / "drop"


def watched(folder: Path, clock: Clock, **settings: object) -> Desk:
    return Desk(FolderSource(Folder("drop", str(folder), **settings), clock))  # type: ignore[arg-type]


def settle(desk: Desk, clock: Clock) -> list[str]:
    found = desk.run()
    clock.now += SETTLED
    return found + desk.run()


def test_a_file_comes_in_once_when_it_has_stopped_growing(folder: Path, clock: Clock) -> None:
    desk, file = watched(folder, clock), folder / "day.jsonl"
    file.write_text(lines(2), encoding="utf-8")
    assert desk.run() == []
    clock.now += SETTLED / 2
    file.write_text(lines(3), encoding="utf-8")
    assert desk.run() == []
    clock.now += SETTLED / 2
    assert desk.run() == []
    clock.now += SETTLED / 2
    assert desk.run() == ["m0", "m1", "m2"]
    assert desk.run() == [] and file.read_text(encoding="utf-8") == lines(3)


def test_the_same_content_by_another_name_or_after_a_restart_is_known(folder: Path, clock: Clock) -> None:
    desk = watched(folder, clock)
    (folder / "a.jsonl").write_text(lines(1), encoding="utf-8")
    assert settle(desk, clock) == ["m0"]
    (folder / "a.jsonl").rename(folder / "b.jsonl")
    again = watched(folder, clock)
    again.cursor = desk.cursor
    assert settle(again, clock) == []


@pytest.mark.parametrize("restarted", [False, True])
def test_a_long_file_comes_in_batches_and_goes_on_after_a_restart(folder: Path, clock: Clock, restarted: bool) -> None:
    desk = watched(folder, clock)
    (folder / "a.jsonl").write_text(lines(2 * BATCH + 1), encoding="utf-8")
    desk.run()
    clock.now += SETTLED
    assert desk.keep(desk.source.fetch(desk.cursor)).more and len(desk.items) == BATCH
    if restarted:
        desk.source.close()
        desk.source = watched(folder, clock).source
        desk.run()
        clock.now += SETTLED
    desk.run()
    assert [item.id for item in desk.items] == [f"m{n}" for n in range(2 * BATCH + 1)]


def test_many_small_files_share_a_batch(folder: Path, clock: Clock) -> None:
    desk = watched(folder, clock)
    for n in range(5):
        (folder / f"{n}.jsonl").write_text(lines(1, n), encoding="utf-8")
    desk.run()
    clock.now += SETTLED
    batch = desk.source.fetch(desk.cursor)
    assert [item.id for item in batch.items] == ["m0", "m1", "m2", "m3", "m4"]


def test_what_cannot_be_read_is_listed_once_and_tried_again_when_the_settings_change(folder: Path, clock: Clock) -> None:
    desk = watched(folder, clock)
    (folder / "notes.pdf").write_bytes(b"%PDF-1.7 " + b"x" * 9_000)
    (folder / "chat.txt").write_text(CHAT, encoding="utf-8")
    settle(desk, clock)
    assert [(item.source, item.reason) for item in desk.items if isinstance(item, NotUnderstood)] == [
        ("chat.txt", "staff_unknown"),
        ("notes.pdf", "unknown_format"),
    ]
    assert settle(desk, clock) == []
    told = watched(folder, clock, staff=("客服",))
    told.cursor = desk.cursor
    settle(told, clock)
    assert [item.sender for item in told.items if isinstance(item, Message)] == ["customer", "agent"]
    assert settle(told, clock) == []


def test_unfinished_and_hidden_files_folders_and_links_are_left_alone(folder: Path, clock: Clock, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.jsonl").write_text(lines(1), encoding="utf-8")
    for name in (".a.jsonl", "a.jsonl.part", "b.jsonl~", "c.crdownload"):
        (folder / name).write_text(lines(1), encoding="utf-8")
    (folder / "inside").mkdir()
    (folder / "link.jsonl").symlink_to(tmp_path / "elsewhere.jsonl")
    assert settle(watched(folder, clock), clock) == []


def test_a_file_that_goes_away_is_no_trouble(folder: Path, clock: Clock) -> None:
    desk = watched(folder, clock)
    (folder / "a.jsonl").write_text(lines(1), encoding="utf-8")
    desk.run()
    clock.now += SETTLED
    (folder / "a.jsonl").unlink()
    assert desk.run() == []


def test_a_file_that_may_not_be_opened_is_trouble_when_the_others_are_in(
    folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = watched(folder, clock)
    (folder / "a.jsonl").write_text(lines(1), encoding="utf-8")
    (folder / "b.jsonl").write_text(lines(1, 1), encoding="utf-8")
    digest = hashlib.file_digest

    def refused(file: BinaryIO, kind: str) -> object:
        if file.name.endswith("a.jsonl"):
            raise PermissionError
        return digest(file, kind)

    monkeypatch.setattr(hashlib, "file_digest", refused)
    with pytest.raises(Trouble, match="not_allowed"):
        settle(desk, clock)
    assert [item.id for item in desk.items] == ["m1"]


def test_a_folder_that_is_not_there_is_offline(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(Trouble, match="offline"):
        watched(tmp_path / "gone", clock).source.check()
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Trouble, match="bad_address"):
        watched(tmp_path / "file", clock).source.fetch({})


def test_waiting_ends_when_a_file_settles_when_woken_or_in_time(folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = watched(folder, clock)
    monkeypatch.setattr("desktop.channels.folder.source.LOOK", 0.0)
    clock.step = 1.0
    desk.source.wait(5)
    assert clock.now >= 105
    (folder / "a.jsonl").write_text(lines(1), encoding="utf-8")
    desk.source.wait(1_000)
    assert clock.now < 200 and desk.run() == ["m0"]
    desk.source.wake()
    before = clock.now
    desk.source.wait(1_000)
    assert clock.now < before + 10


def test_a_cursor_of_nonsense_begins_anew(folder: Path, clock: Clock) -> None:
    desk = watched(folder, clock, time_zone="Asia/Taipei")
    desk.cursor = {"done": 3, "failed": "x", "at": "y", "file": 7}
    (folder / "a.jsonl").write_text(lines(1), encoding="utf-8")
    assert settle(desk, clock) == ["m0"]
