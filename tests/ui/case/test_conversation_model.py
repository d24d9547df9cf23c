"""The messages of a case as a model: the smallest true change, whatever the desk hands over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.desk.views import MessageView
from desktop.ui.case.conversation_model import MESSAGE_ROLE, SEQ_ROLE, ConversationModel
from tests.ui.case.samples import POLICY, dryer_messages, long_case

MANY = list(long_case(12).messages)


@pytest.fixture
def model(qapp: QApplication) -> Iterator[ConversationModel]:
    made = ConversationModel()
    made.name_of = lambda who: POLICY.people[who].name if who in POLICY.people else who
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    del tester


def test_a_row_is_a_message(model: ConversationModel) -> None:
    model.show(dryer_messages())
    assert model.rowCount() == 10
    assert model.data(model.index(4), MESSAGE_ROLE) == dryer_messages()[4]
    assert model.data(model.index(4), SEQ_ROLE) == 5
    assert model.row_of(5) == 4
    assert model.row_of(99) == -1


def test_a_screen_reader_hears_who_when_what_and_how_angry(model: ConversationModel) -> None:
    model.show(dryer_messages())
    assert model.data(model.index(0)) == "陈晓, Customer, 10:00: 你好，吹风机用了两次就坏了. Anger 18 of 100"
    assert model.data(model.index(1)) == "赵敏, Agent, 10:01: 您好，请先寄回检测。"


def test_what_is_not_there_has_no_data(model: ConversationModel) -> None:
    assert model.data(QModelIndex()) is None
    assert model.data(model.index(7)) is None


def test_new_messages_are_inserted_and_changed_ones_change(model: ConversationModel) -> None:
    messages = list(dryer_messages())
    model.show(messages[:8])
    resets, inserted, changed = [], [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsInserted.connect(lambda _, first, last: inserted.append((first, last)))
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    messages[6] = replace(messages[6], anger=40.0, machine_anger=88.0, corrected_by="lin")
    assert model.show(messages)
    assert (resets, inserted, changed) == ([], [(8, 9)], [(6, 6)])


def test_the_same_again_changes_nothing(model: ConversationModel) -> None:
    model.show(dryer_messages())
    assert not model.show(dryer_messages())


def test_a_late_message_resets_the_list(model: ConversationModel) -> None:
    messages = list(dryer_messages())
    model.show(messages[:3] + messages[4:])
    assert model.show(messages)
    assert [m.seq for m in model.messages()] == list(range(1, 11))


Window = tuple[int, int, int]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(windows=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12)), max_size=12))
def test_any_sequence_of_windows_is_shown_as_it_is(model: ConversationModel, windows: list[Window]) -> None:
    for one, other, dented in windows:
        first, last = sorted((one, other))
        shown: list[MessageView] = [m for n, m in enumerate(MANY[first:last]) if n != dented - 3]
        model.show([replace(m, unsent=dented % 2 == 0) for m in shown])
        assert [m.seq for m in model.messages()] == [m.seq for m in shown]
        assert all(model.row_of(m.seq) == row for row, m in enumerate(shown))
