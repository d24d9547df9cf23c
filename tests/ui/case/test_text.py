"""Marked words stand where the scorer found them, whatever else is in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.case.heights import HeightIndex
from desktop.ui.case.levels import level_of
from desktop.ui.case.marked_text import SHOWN_CAP, SHOWN_LINES, code_point, script_of, shown_part, utf16_places, utf16_range

TEXTS = st.text(st.sampled_from("a退😡𠮷 \n"), max_size=40)


@given(TEXTS, st.integers(0, 45), st.integers(0, 45))
def test_a_range_in_utf16_holds_the_same_words(text: str, one: int, other: int) -> None:
    start, end = sorted((one, other))
    begin, length = utf16_range(start, end, len(text), utf16_places(text))
    units = text.encode("utf-16-le")
    assert units[2 * begin : 2 * (begin + length)].decode("utf-16-le") == text[start:end]


@given(TEXTS)
def test_a_unit_leads_back_to_its_character(text: str) -> None:
    wide = utf16_places(text)
    for place in range(len(text)):
        assert code_point(utf16_range(0, place, len(text), wide)[1], wide) == place


def test_only_the_first_part_of_a_long_text_is_shown() -> None:
    assert len(shown_part("x" * 1_000_000)) == SHOWN_CAP
    assert shown_part("a\n" * 500).count("\n") == SHOWN_LINES - 1


def test_the_script_of_a_text_is_told_by_its_characters() -> None:
    texts = ("我们已经说过了", "我們已經說過了", "你哋到底嚟唔嚟", "Where is my refund", "一二三")
    assert [script_of(text) for text in texts] == ["SC", "TC", "HK", None, None]


def test_the_level_of_a_number_begins_at_its_threshold() -> None:
    assert [level_of(n) for n in (0, 29.9, 30, 55, 79.9, 80, 100)] == ["calm", "calm", "watch", "hot", "hot", "critical", "critical"]


HEIGHTS = st.lists(st.integers(1, 90), max_size=40)


@given(HEIGHTS, st.lists(st.tuples(st.integers(0, 39), st.integers(1, 90)), max_size=10), st.integers(-5, 4_000))
def test_a_row_lies_where_the_heights_above_it_end(heights: list[int], changes: list[tuple[int, int]], y: int) -> None:
    index = HeightIndex()
    index.fill(heights)
    for row, height in changes:
        if row < len(heights):
            assert index.put(row, height) == (heights[row] != height)
            heights[row] = height
    assert index.total == sum(heights)
    row = index.row_at(y)
    if not heights:
        assert row == -1
    elif 0 <= y < index.total:
        assert index.top(row) <= y < index.top(row) + index.height(row)
