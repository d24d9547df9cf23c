"""Nothing that could hold a widget is let go of in another thread than the window's."""

from __future__ import annotations

import gc
import threading

import pytest

from desktop.core.errors import Trouble
from desktop.ui.garbage import Collector, collect_what_is_due
from desktop.ui.runner import Runner

OFTEN = 100


class DeskFake:
    def poll(self) -> None:
        return None

    def close(self) -> None:
        return None


class Held:
    """Writes down in which thread it was let go of."""

    def __init__(self, gone: list[str]) -> None:
        self.gone = gone
        self.itself: object = None

    def __del__(self) -> None:
        self.gone.append(threading.current_thread().name)

    def answer(self, result: object) -> None:
        pass

    def work(self, desk: DeskFake) -> int:
        return 1

    def refuse(self, desk: DeskFake) -> int:
        try:
            return 1 // 0
        except ZeroDivisionError as error:
            raise Trouble("disk_full") from error


@pytest.fixture
def runner(qtbot):
    runner = Runner(DeskFake)
    with qtbot.waitSignal(runner.opened):
        runner.start()
    yield runner
    runner.stop()


@pytest.mark.parametrize("way", ["read", "write", "aside"])
@pytest.mark.parametrize("what", ["work", "refuse"])
def test_who_asked_is_let_go_of_in_the_threads_of_the_window(qtbot, runner, way, what) -> None:
    gone: list[str] = []
    for _ in range(OFTEN):
        held = Held(gone)
        getattr(runner, way)(getattr(held, what), held.answer, held.answer)
    del held
    qtbot.waitUntil(lambda: len(gone) == OFTEN)
    assert set(gone) == {"MainThread"}


def test_a_question_that_became_void_is_let_go_of_too(qtbot, runner) -> None:
    gone: list[str] = []
    gate = threading.Event()
    runner.read(lambda desk: gate.wait(), lambda _: None)
    for _ in range(OFTEN):
        held = Held(gone)
        runner.read(held.work, held.answer, key="case")
    del held
    gate.set()
    qtbot.waitUntil(lambda: len(gone) == OFTEN)
    assert set(gone) == {"MainThread"}


def test_cycles_are_collected_in_the_windows_thread_whoever_makes_objects(qtbot, runner) -> None:
    gone: list[str] = []
    held = Held(gone)
    held.itself = held
    del held
    kept: list[list[int]] = []
    runner.read(lambda desk: kept.extend([number] for number in range(100_000)), lambda _: None)
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == ["MainThread"]
    assert not gc.isenabled()


@pytest.mark.parametrize("enabled", [True, False])
def test_python_collects_again_afterwards_if_it_did_before(qtbot, monkeypatch: pytest.MonkeyPatch, enabled) -> None:
    said: list[str] = []
    monkeypatch.setattr(gc, "isenabled", lambda: enabled)
    monkeypatch.setattr(gc, "disable", lambda: said.append("off"))
    monkeypatch.setattr(gc, "enable", lambda: said.append("on"))
    collector = Collector()
    collector.start()
    collector.stop()
    assert said == (["off", "on"] if enabled else ["off"])


def test_the_oldest_generation_that_is_due_is_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(gc, "collect", seen.append)
    for counts in ((5, 0, 0), (701, 0, 0), (701, 11, 0), (1, 0, 11)):
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        collect_what_is_due()
    assert seen == [0, 1, 2]
