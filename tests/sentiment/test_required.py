"""What a pattern requires of a text, and rules that try only the patterns a text can match."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.sentiment.fold import Folder
from desktop.sentiment.required import required
from desktop.sentiment.rules import Patterns, Rule, read_rules
from desktop.sentiment.scorer import ASSETS

PATTERNS = (
    "投诉|举报", "我(?:要|会)?(?:去)?报警", r"\b(?:lawyer|attorney|sue (?:you|them))\b", "[退换]货", "(?:ab|cd)+e?fg",
    r"we(?:\x27re| are) busy",
    "a{2,3}b", "(?!不)生气", "x?y*z", r"\d{5}", "气(?:死|炸)[^。]{0,4}?了", "(?:好|很){0,2}差",
)  # fmt: skip
TEXTS = (
    "我要去报警", "我会投诉你们", "my lawyer will sue you", "退货!换货", "ababfg", "we're busy", "we are busy now", "aab",
    "生气", "z", "12315",
    "气死我了", "很差", "", "nothing of it", "投", "诉",
)  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_text_that_matches_holds_what_is_required(pattern: str) -> None:
    matching = [text for text in TEXTS if re.search(pattern, text)]
    assert matching
    assert all(any(piece in text for piece in factor) for text in matching for factor in required(pattern))


def test_what_is_required_tells_texts_apart() -> None:
    [factor, *_] = required("我(?:要|会)(?:投诉|举报)")
    assert not any(piece in "你好, 请问怎么退货" for piece in factor)
    assert any(piece in "我要投诉" for piece in factor)


def test_nothing_is_required_by_a_pattern_that_says_nothing() -> None:
    assert required(r"\d{5}") == []


def test_patterns_find_what_one_expression_of_all_finds() -> None:
    joined = re.compile("|".join(f"(?:{pattern})" for pattern in PATTERNS))
    patterns = Patterns(PATTERNS)
    for text in (*TEXTS, "".join(TEXTS), " ".join(reversed(TEXTS))):
        assert list(patterns.spans(text)) == [found.span() for found in joined.finditer(text)]
        assert (patterns.search(text, 0, len(text)) is None) == (joined.search(text) is None)


def _sentences() -> list[str]:
    folder, here = Folder(), Path(__file__).parent
    lines = [line for name in ("risk_sentences.txt", "phrasing_sentences.txt") for line in (here / name).read_text("utf-8").splitlines()]
    return [folder.fold(line.partition(" | ")[2]).text for line in lines if " | " in line]


@pytest.mark.parametrize(("file", "table"), [("risks.toml", "risk"), ("phrasing.toml", "rule")])
def test_the_rules_find_as_if_every_pattern_were_tried(file: str, table: str) -> None:
    sentences = _sentences()
    found = 0
    for rule in read_rules(ASSETS / file, table, Folder()):
        near = [text for text in sentences if any(cue in text for cue in rule.cues)]
        found += sum(_same(rule, text) for text in near)
    assert found > 50


def _same(rule: Rule, text: str) -> bool:
    """Whether something was found: by each pattern tried alone, and with what it requires."""
    alone = [re.compile(pattern).search(text) is not None for pattern in rule.sure.texts]
    assert any(alone) == (next(rule.sure.spans(text), None) is not None)
    return any(alone)
