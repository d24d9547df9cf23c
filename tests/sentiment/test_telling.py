"""Words that are shown as reasons."""

from __future__ import annotations

import pytest

from desktop.core.reading import Turn
from desktop.sentiment.telling import is_telling
from desktop.sentiment.trained import TrainedScorer

LETTER = "And for the record: I am keeping the hose and every one of your lies. You disgust me. Helen Ashworth, LIARS"
SIGNED = "Your driver is a Crook. The box was open.\n\nH. Ashworth"
IN_FULL = "Disgusting\nHelen Ashworth\n"
HEADING = "You Are The Worst Company Ever"


@pytest.mark.parametrize(
    ("text", "word", "telling"),
    [
        (LETTER, "lies", True), (LETTER, "am", False), (LETTER, "You", True), (LETTER, "LIARS", True), (LETTER, "Ashworth", False),
        (SIGNED, "Ashworth", False), (SIGNED, "Crook", False), (SIGNED, "The", False), (SIGNED, "box", True),
        (IN_FULL, "Helen", False), (IN_FULL, "Ashworth", False), (IN_FULL, "Disgusting", True), ("told H. Ashworth", "Ashworth", False),
        (LETTER, "Helen", True), (HEADING, "Worst", True), (HEADING, "The", False), ("垃圾公司", "垃圾", True), ("404 times", "404", False),
    ],
)  # fmt: skip
def test_what_is_shown(text: str, word: str, telling: bool) -> None:
    start = text.index(word)
    assert is_telling(text, start, start + len(word)) is telling


def test_no_surname_is_a_reason() -> None:
    text = "I am keeping the clip and every one of your lies, you useless crooks.\n\nH. Ashworth"
    told = [text[one.start : one.end] for one in TrainedScorer().read([], Turn("customer", None, text)).evidence if one.kind == "model"]
    assert told and not {"am", "Ashworth", "H", "I", "the"} & set(told)
