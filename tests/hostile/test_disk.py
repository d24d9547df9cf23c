"""A disk that fills up, vanishes or may not be written; a clock that jumps; two at one record: a sentence each, nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.cli.words import SENTENCES, sentence
from desktop.core.errors import StepinError, Trouble
from desktop.desk.columns import Shelf
from desktop.desk.desk import Desk
from desktop.ui import troubles
from tests.desk.house import FURIOUS, NINE, Clock, message, open_case, opened, order, propose, tell
from tests.house.source import ROOT

DAY = 86_400.0
Command = Callable[..., subprocess.CompletedProcess[bytes]]


def lines(count: int, size: int = 10, first: int = 0) -> bytes:
    """Messages that nobody scores, of any size."""
    head = {"channel": "chat", "conversation": "c1", "customer": {"id": "u1"}, "from": "system", "at": "2026-11-22T09:00:00+08:00"}
    each = ({**head, "id": f"m{n}", "text": f"x {n}", "more": "x" * size} for n in range(first, first + count))
    return b"".join(json.dumps(line).encode() + b"\n" for line in each)


def stepin(record: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(record.parent)}
    command = [sys.executable, "-P", "-m", "desktop", "--record", str(record), *arguments]
    return subprocess.run(command, env=settings, input=given, capture_output=True, timeout=60, check=False)


def stored(done: subprocess.CompletedProcess[bytes]) -> set[str]:
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return {answer["id"] for answer in answers if answer["outcome"] == "stored"}


def kept(record: Path) -> set[str]:
    with closing(Shelf(record)) as shelf:
        return {str(each["id"]) for each in shelf.search_columns("x", 100_000)}


def one_sentence(done: subprocess.CompletedProcess[bytes], code: int = 3) -> bool:
    said = done.stderr.decode()
    return done.returncode == code and said.startswith("stepin: ") and len(said.splitlines()) == 1 and "Traceback" not in said


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if (
        sys.platform != "linux"
        or os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], capture_output=True, check=False).returncode
    ):
        pytest.skip("a disk can only be mounted by root on Linux")
    yield place
    subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)


def test_a_full_disk_is_a_sentence_and_keeps_what_was_acknowledged(small_disk: Path) -> None:
    record = small_disk / "record.sqlite"
    answers = stored(stepin(record, "ingest", given=lines(20)))
    done = stepin(record, "ingest", given=lines(100, 60_000, first=20))
    assert one_sentence(done), done.stderr
    assert "full" in done.stderr.decode()
    answers |= stored(done)
    assert kept(record) == answers
    assert stepin(record, "verify").stdout.split()[0] == b"valid"


def test_after_space_returns_the_rest_comes_in(small_disk: Path) -> None:
    record, ballast = small_disk / "record.sqlite", small_disk / "ballast"
    assert len(stored(stepin(record, "ingest", given=lines(20)))) == 20
    ballast.write_bytes(bytes(1_200_000))
    assert one_sentence(stepin(record, "ingest", given=lines(60, 60_000)))
    ballast.unlink()
    done = stepin(record, "ingest", given=lines(100))
    assert done.returncode == 0
    assert kept(record) >= {f"m{n}" for n in range(100)}


def test_a_disk_that_may_not_be_written_can_be_read(small_disk: Path) -> None:
    record = small_disk / "record.sqlite"
    assert len(stored(stepin(record, "ingest", given=lines(20)))) == 20
    assert subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=False).returncode == 0
    done = stepin(record, "ingest", given=lines(1, first=50))
    assert one_sentence(done), done.stderr
    for command in (("queue",), ("search", "x"), ("verify",), ("export",)):
        assert stepin(record, *command).returncode == 0, command
    assert len(kept(record)) == 20


def test_a_disk_that_vanishes_under_an_open_desk_is_a_sentence_and_no_crash(small_disk: Path) -> None:
    """A lazy unmount leaves open files alone: what is written there goes to a disk that nobody finds again. So nothing is."""
    record = small_disk / "record.sqlite"
    with opened(record) as desk:
        tell(desk, message("m1"))
        subprocess.run(["umount", "-l", str(small_disk)], check=True)
        with pytest.raises(Trouble) as gone:
            tell(desk, message("m2"))
        assert gone.value.code == "gone"
        with pytest.raises(StepinError) as problem:
            desk.queue()
        assert problem.value.code in SENTENCES
        assert problem.value.code in troubles.SENTENCES
    done = stepin(record, "queue")
    assert one_sentence(done, 2) or one_sentence(done, 3), done.stderr
    assert not record.exists()


def test_every_trouble_has_a_sentence_in_both_places() -> None:
    for code in ("disk_full", "read_only", "disk_trouble", "damaged", "busy", "cannot_open"):
        trouble = Trouble(code, path="/x/record.sqlite", why="odd")
        assert "?" not in sentence(trouble)
        assert troubles.sentence(trouble)


def test_a_page_of_noise_is_found_and_nothing_crashes(tmp_path: Path) -> None:
    record = tmp_path / "record.sqlite"
    assert len(stored(stepin(record, "ingest", given=lines(200)))) == 200
    data = bytearray(record.read_bytes())
    for page in range(4_096, len(data) - 4_096, 4_096 * 7):
        data[page : page + 4_096] = bytes(range(256)) * 16
    record.write_bytes(data)
    assert stepin(record, "verify").stdout.split()[0] == b"invalid"
    for command in (("queue",), ("search", "x"), ("ingest",)):
        done = stepin(record, *command, given=lines(1, first=999))
        assert done.returncode == 0 or one_sentence(done), (command, done.stderr)


@pytest.mark.parametrize("jump", [DAY, -DAY])
def test_a_clock_that_jumps_a_day_changes_no_order_and_no_limit(tmp_path: Path, jump: float) -> None:
    clock = Clock(NINE.timestamp())
    with opened(tmp_path / "record.sqlite", clock) as desk:
        case = open_case(desk)
        assert propose(desk, case, "f1", "100.00").accepted
        clock.at += jump
        tell(desk, message("later", FURIOUS, 1))
        approved = order(desk, "d1", "decide_offer", "lin", offer="f1", decision="approve", reason="")
        assert approved.accepted, approved
        clock.at -= jump
        again = order(desk, "d2", "decide_offer", "chen", offer="f1", decision="approve", reason="")
        assert again.code == "already_decided"
        view = desk.case(case)
        assert view is not None
        assert [each.id for each in view.messages] == ["first-c1", "later"]
    assert stepin(tmp_path / "record.sqlite", "verify").stdout.split()[0] == b"valid"


def test_two_at_one_record_lose_nothing(tmp_path: Path) -> None:
    record = tmp_path / "record.sqlite"
    with opened(record) as one, opened(record) as other:
        for n in range(20):
            tell(one, message(f"a{n}", minute=n))
            tell(other, message(f"b{n}", minute=n, conversation="c2", customer="u2"))
        assert len(one.search("hello", 100)) == len(other.search("hello", 100)) == 40
    assert stepin(record, "verify").stdout.split()[0] == b"valid"


def test_what_cannot_be_opened_is_said_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "record.sqlite"
    file.write_bytes(b"not a record" * 1_000)
    with pytest.raises(StepinError) as problem:
        Desk(file, None)  # type: ignore[arg-type]
    assert problem.value.code in SENTENCES
    assert file.read_bytes() == b"not a record" * 1_000
