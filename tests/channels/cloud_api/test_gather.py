"""Who comes while a commit is under way shares the next one; what a commit raises reaches all whom it carried."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import pytest

from desktop.channels.cloud_api.gather import GroupCommit, Kept
from desktop.core.errors import Trouble


class Disk:
    """Commits one by one, the first only when it is let."""

    def __init__(self, fails: Callable[[int], Exception | None] = lambda n: None) -> None:
        self.commits: list[list[Kept]] = []
        self.entered, self.let = threading.Event(), threading.Event()
        self._fails = fails

    def commit(self, bodies: Sequence[Kept]) -> None:
        self.commits.append(list(bodies))
        self.entered.set()
        assert self.let.wait(10)
        if problem := self._fails(len(self.commits)):
            raise problem


def crowd(disk: Disk, count: int) -> list[str]:
    """What `count` keepers were told, of whom the first is in a commit while the others come."""
    group, told = GroupCommit(disk.commit), [""] * count

    def keep(n: int) -> None:
        try:
            group.keep("shop", b"%d" % n)
            told[n] = "kept"
        except (Trouble, LookupError) as problem:
            told[n] = str(problem)

    threads = [threading.Thread(target=keep, args=(n,)) for n in range(count)]
    threads[0].start()
    assert disk.entered.wait(10)
    for thread in threads[1:]:
        thread.start()
    while len(group._queue) < count - 1:
        threading.Event().wait(0.001)
    disk.let.set()
    for thread in threads:
        thread.join()
    return told


def test_those_who_wait_share_one_commit() -> None:
    disk = Disk()
    assert crowd(disk, 20) == ["kept"] * 20
    assert [len(bodies) for bodies in disk.commits] == [1, 19]
    assert sorted(body for bodies in disk.commits for _, body in bodies) == sorted(b"%d" % n for n in range(20))


def test_the_trouble_of_a_commit_is_everybodys_whom_it_carried() -> None:
    disk = Disk(lambda n: Trouble("disk_full", path="x") if n == 2 else None)
    assert crowd(disk, 5) == ["kept", *["disk_full (path=x)"] * 4]


def test_a_bug_is_raised_once_and_nobody_else_believes_it_was_kept() -> None:
    told = crowd(Disk(lambda n: LookupError("bug") if n == 2 else None), 4)
    assert sorted(told) == ["broken", "broken", "bug", "kept"]


def test_after_a_trouble_the_next_one_is_kept() -> None:
    disk = Disk(lambda n: Trouble("locked") if n == 1 else None)
    disk.let.set()
    group = GroupCommit(disk.commit)
    with pytest.raises(Trouble):
        group.keep("shop", b"1")
    group.keep("shop", b"2")
    assert disk.commits == [[("shop", b"1")], [("shop", b"2")]]
