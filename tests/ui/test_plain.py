"""Text of strangers stays text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop.core.money import Money
from desktop.ui import numbers, words
from desktop.ui.plain import COSTLY_CAP, COSTLY_LINE, PlainLabel, affordable, button_text, capped, one_line, plain_tooltip, safe_text

ANY = st.text(alphabet=st.characters(codec=None), max_size=200)


@given(ANY)
def test_safe_text_keeps_every_offset(text: str) -> None:
    assert len(safe_text(text)) == len(text)


@given(ANY)
def test_safe_text_can_always_be_written_down(text: str) -> None:
    assert safe_text(text).encode("utf-8").decode() == safe_text(text)


def test_overrides_of_direction_become_visible() -> None:
    assert safe_text("a\u202eb\x00c") == "a\ufffdb\u2400c"


def test_a_letter_keeps_four_marks_at_most() -> None:
    assert safe_text("e" + "\u0301" * 9).count("\u0301") == 4


@given(ANY)
def test_what_is_affordable_is_a_beginning(text: str) -> None:
    assert text.startswith(affordable(text, 100, 10))


def test_ordinary_words_are_shown_to_the_cap_and_flags_are_not() -> None:
    assert len(affordable("退款，please. " * 1_000, 2_000)) == 2_000
    assert len(affordable("hi " + "🇭🇰" * 1_000, 2_000)) == len("hi ") + COSTLY_CAP
    assert len(one_line("🇭🇰" * 1_000)) == COSTLY_LINE


def test_what_was_cut_off_ends_with_an_ellipsis() -> None:
    assert (capped("退款", 2), capped("退款了", 2)) == ("退款", "退款…")


def test_one_line_has_one_line() -> None:
    assert one_line(" a\r\n\tb  c\u2029d ") == "a b c d"


def test_a_tooltip_shows_tags_as_letters() -> None:
    assert "<img" not in plain_tooltip('<img src="file:///x">') and "&lt;img" in plain_tooltip('<img src="file:///x">')


def test_an_ampersand_is_a_letter_on_a_button() -> None:
    assert button_text("Q&A") == "Q&&A"


def test_a_label_never_reads_html(qtbot) -> None:
    label = PlainLabel("<b>no</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>no</b>"


def test_an_eliding_label_takes_no_width_of_its_own(qtbot) -> None:
    label = PlainLabel("x" * 5000, elide=True)
    qtbot.addWidget(label)
    label.resize(80, 20)
    assert label.minimumSizeHint().width() == 0
    assert not label.grab().isNull()


def test_durations_read_like_clocks() -> None:
    assert [numbers.duration(s) for s in (42, 725, 4320, 25 * 86400, -3, None)] == ["0:42", "12:05", "1:12:00", "25d", "0:00", ""]


def test_money_is_short_in_the_queue_and_whole_in_a_sentence() -> None:
    assert numbers.amount(Money("CNY", 128000)) == "1,280"
    assert numbers.amount(Money("CNY", 68050)) == "680.50"
    assert numbers.money(Money("CNY", 128000)) == "1,280.00 CNY"


def test_a_code_without_a_word_is_shown_as_it_is() -> None:
    assert words.level("critical") == "Critical"
    assert words.word("stage", "nowhere") == "nowhere"
    assert "made_up" in words.refusal("made_up")
