"""Work goes down to the desk's threads, answers come up into the window's, changes are gathered."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QCoreApplication

from desktop.core.changes import Changes
from desktop.core.errors import Trouble
from desktop.ui.runner import Runner


class FakeDesk:
    """Remembers which threads used it."""

    def __init__(self) -> None:
        self.threads: set[str] = set()
        self.foreign = [Changes(frozenset({"from-outside"}), seq=9)]
        self.polls_fail = 0
        self.closed = False
        self.gate = threading.Event()

    def name(self) -> str:
        self.threads.add(threading.current_thread().name)
        return threading.current_thread().name

    def poll(self) -> Changes:
        if self.polls_fail:
            self.polls_fail -= 1
            raise Trouble("gone")
        return self.foreign.pop() if self.foreign else Changes()

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def desk():
    return FakeDesk()


@pytest.fixture
def runner(qtbot, desk):
    runner = Runner(lambda: desk)
    runner.start()
    yield runner
    desk.gate.set()
    runner.stop()


def test_reads_and_writes_have_threads_of_their_own(qtbot, runner, desk) -> None:
    seen: list[tuple[str, str]] = []
    for ask in (runner.read, runner.write, lambda question, answer: runner.read(question, answer, slow=True)):
        ask(FakeDesk.name, lambda name: seen.append((name, threading.current_thread().name)))
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert sorted(seen) == [("desk", "MainThread"), ("reader", "MainThread"), ("slow reader", "MainThread")]


def test_a_newer_question_makes_the_older_void(qtbot, runner, desk) -> None:
    answers: list[int] = []
    runner.read(lambda desk: desk.gate.wait(), lambda _: None)
    for number in range(5):
        runner.read(lambda desk, number=number: number, answers.append, key="case")
    desk.gate.set()
    runner.read(lambda desk: 99, answers.append)
    qtbot.waitUntil(lambda: 99 in answers)
    assert answers == [4, 99]


def test_changes_of_many_writes_are_told_together(qtbot, runner, desk) -> None:
    told: list[Changes] = []
    desk.foreign.clear()
    runner.changed.connect(told.append)
    for number in range(50):
        runner.write(lambda desk, number=number: ("outcome", Changes(frozenset({str(number)}), seq=number)))
    qtbot.waitUntil(lambda: sum(len(each.cases) for each in told) >= 50)
    assert len(told) <= 3
    assert told[-1].seq == 49


def test_what_other_processes_wrote_is_told(qtbot, runner, desk) -> None:
    with qtbot.waitSignal(runner.changed) as told:
        pass
    assert told.args[0].cases == {"from-outside"}


def test_an_error_goes_to_whoever_asked(qtbot, runner) -> None:
    failures: list[str] = []

    def fail(desk: FakeDesk) -> None:
        raise Trouble("disk_full")

    runner.read(fail, lambda _: None, lambda error: failures.append(error.code))
    qtbot.waitUntil(lambda: failures == ["disk_full"])
    with qtbot.waitSignal(runner.trouble) as trouble:
        runner.write(fail)
    assert trouble.args[0].code == "disk_full"


def test_a_lasting_trouble_is_told_once_and_its_end_too(qtbot, runner, desk) -> None:
    troubles: list[str] = []
    runner.trouble.connect(lambda error: troubles.append(error.code))
    with qtbot.waitSignal(runner.well):
        desk.polls_fail = 2
    assert troubles == ["gone"]


def test_a_bug_below_surfaces_in_the_window(qtbot, runner) -> None:
    with qtbot.captureExceptions() as caught:
        runner.read(lambda desk: 1 / 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_a_record_that_cannot_be_opened_is_told(qtbot) -> None:
    def refuse() -> FakeDesk:
        raise Trouble("corrupt")

    runner = Runner(refuse)
    with qtbot.waitSignal(runner.not_opened) as told:
        runner.start()
    runner.stop()
    assert told.args[0].code == "corrupt"


def test_stopping_closes_the_desk_and_drops_late_answers(qtbot, desk) -> None:
    runner, answers = Runner(lambda: desk), []
    runner.start()
    runner.read(FakeDesk.name, answers.append)
    runner.stop()
    QCoreApplication.processEvents()
    assert desk.closed
    assert answers == []


def test_the_first_page_is_shown_before_the_desk_is_opened(qtbot, desk) -> None:
    order: list[str] = []

    def make() -> FakeDesk:
        order.append("desk")
        return desk

    runner = Runner(make, front=lambda: order.append("front") or ["row"])
    runner.glimpsed.connect(lambda rows: order.append(f"glimpsed {rows}"))
    runner.glimpsed.connect(runner.go_on)
    with qtbot.waitSignal(runner.opened):
        runner.start()
    runner.stop()
    assert order == ["front", "glimpsed ['row']", "desk"]


def test_a_window_that_nobody_sees_opens_its_desk_all_the_same(qtbot, desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.ui.runner.LONGEST_GLIMPSE", 0.01)
    runner = Runner(lambda: desk, front=lambda: ["row"])
    with qtbot.waitSignal(runner.opened):
        runner.start()
    runner.stop()
    assert desk.closed


def test_few_changes_are_told_sooner_than_many(qtbot, runner, desk) -> None:
    told: list[int] = []
    desk.foreign.clear()
    runner.changed.connect(lambda changes: told.append(runner._pause))
    runner.write(lambda desk: Changes(frozenset({"one"}), seq=1))
    qtbot.waitUntil(lambda: len(told) == 1)
    runner.write(lambda desk: Changes(frozenset(map(str, range(100))), seq=2))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0] < told[1]
