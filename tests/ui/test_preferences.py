"""Preferences are plain values, and a window is alone on its record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget

from desktop.ui.preferences import PreferenceFile, Preferences, preferences_of
from desktop.ui.single_instance import SingleInstance, bring_to_front, server_name

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=5),
    max_leaves=12,
)
NAMES = st.sampled_from(["language", "look", "person", "compact", "started", "maximised", "window", "sizes", "other"])
FULL = Preferences("zh_TW", "dark", "lin", True, True, False, (10, 20, 1440, 900), {"main": (800, 600)})


def test_what_is_saved_is_loaded(tmp_path) -> None:
    file = PreferenceFile(tmp_path / "new" / "preferences.json")
    assert file.load() == Preferences()
    assert file.save(FULL)
    assert file.load() == FULL


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff", b'{"window": [1, 2, 3], "look": "pink", "language": 5}', b"[" * 90_000])
def test_a_damaged_file_gives_the_defaults(tmp_path, content) -> None:
    (tmp_path / "p.json").write_bytes(content)
    assert PreferenceFile(tmp_path / "p.json").load() == Preferences()


@given(found=st.dictionaries(NAMES, JSON))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_the_file_becomes_plain_values(found) -> None:
    kept = preferences_of(found)
    assert preferences_of(json.loads(json.dumps({"window": list(kept.window), "person": kept.person}))).window == kept.window
    assert all(isinstance(size, int) for sizes in kept.sizes.values() for size in sizes)
    assert len(kept.window) in (0, 4)


def test_a_folder_that_cannot_be_written_is_no_disaster(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    assert not PreferenceFile(tmp_path / "file" / "p.json").save(FULL)


def test_a_second_window_on_the_record_calls_the_first(qtbot, tmp_path) -> None:
    first, second = SingleInstance(tmp_path / "a.db"), SingleInstance(tmp_path / "sub" / ".." / "a.db")
    assert first.claim()
    with qtbot.waitSignal(first.asked_to_show):
        assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


def test_another_record_has_its_own_window(qtbot, tmp_path) -> None:
    first, second = SingleInstance(tmp_path / "a.db"), SingleInstance(tmp_path / "b.db")
    assert first.claim() and second.claim()
    first.release()
    second.release()


def test_the_name_survives_any_path() -> None:
    assert len(server_name(Path("x" * 300 + "\udcff"))) == 23


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_window_comes_to_the_front(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    bring_to_front(window)
    assert window.isVisible() and not window.isMinimized()
