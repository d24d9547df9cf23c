"""What holds for every test: a screen that needs no display, a home of its own, no thread or process left behind."""

from __future__ import annotations

import gc
import itertools
import multiprocessing
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from desktop.ui.garbage import collect_what_is_due

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

THREAD_PATIENCE = 5.0
"""Seconds that a thread which is already ending is given to end."""

FOLDER_VARIABLES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")
SHARED_HOME = Path(tempfile.mkdtemp(prefix="stepin-tests-"))
_homes = itertools.count()

# Before anything asks for its folder: Qt and fontconfig read these once.
for _variable in ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", *FOLDER_VARIABLES):
    os.environ[_variable] = str(SHARED_HOME)
for _variable in [name for name in os.environ if name.startswith("STEPIN_")]:
    del os.environ[_variable]
SHARED_HOME.chmod(0o700)

hypothesis.settings.register_profile("house", derandomize=True, deadline=None, database=None, print_blob=True)
hypothesis.settings.register_profile("search", deadline=None, max_examples=2_000, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


def pytest_unconfigure() -> None:
    """Takes the shared home away."""
    shutil.rmtree(SHARED_HOME, ignore_errors=True)


gc.disable()
"""The widgets of a test that is over are collected between the tests, never in a thread of a later one (desktop/ui/garbage.py)."""


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """Collects in the thread of the tests."""
    yield
    collect_what_is_due()


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Data, settings and state of each test lie in folders that no other test sees; they are made when they are used."""
    home = SHARED_HOME / str(next(_homes))
    for variable in FOLDER_VARIABLES:
        monkeypatch.setenv(variable, str(home / variable.lower()))


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fails a test that leaves a thread or a child process running. Threads that Qt made and Python only saw are Qt's own."""
    threads, children = set(threading.enumerate()), set(multiprocessing.active_children())
    yield
    left: list[object] = []
    for thread in set(threading.enumerate()) - threads:
        if not isinstance(thread, threading._DummyThread):
            thread.join(THREAD_PATIENCE)
            left += [thread] if thread.is_alive() else []
    for child in set(multiprocessing.active_children()) - children:
        child.join(THREAD_PATIENCE)
        left += [child] if child.is_alive() else []
    assert not left, f"left running: {left}"
