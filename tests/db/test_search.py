"""Search against an oracle that looks at every message: folded text, Chinese anywhere, words from their beginning, newest first."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from itertools import product

import pytest

from desktop.core.messages import Message
from desktop.db import newest, queries
from desktop.db.search import LONGEST_QUERY, LONGEST_WORD, fold, parse_query, tokens
from tests.desk.house import message, opened, tell

RUN = re.compile("([\u4e00-\u9fff\u3041-\u30fa\u0e00-\u0e7f]+)|([^\\W_\u4e00-\u9fff\u3041-\u30fa\u0e00-\u0e7f]+)")
PIECES = [
    "退", "货", "退货", "货退", "品", "质量", "問題", "ｉＰｈｏｎｅ", "iPad", "12315", "1", "a", "ab", "Abcde", "ñandú", "カ",
    " ", " ", "-", "!", "，", "_",
]  # fmt: skip
WORD_BEGINS = "(?<![^\\W_\u4e00-\u9fff\u3041-\u30fa])"
BLOCK = 8
NOBODY_WROTE = ["退退退退退退", "zzz", "货1234", "ab退退品", "品品 品", "0", "鑫"]


@cache
def folded_once(text: str) -> str:
    return fold(text)


@cache
def runs_once(text: str) -> list[str]:
    return [run[0] for run in RUN.finditer(text)]


def contains(text: str, query: str) -> bool:
    """The contract, word for word, by looking."""
    folded = folded_once(text)
    words = fold(query).split()
    if not any(RUN.search(word) for word in words):
        return bool(words) and fold(query).strip() in folded
    return all(_has(folded, word) for word in words if RUN.search(word))


def _has(folded: str, word: str) -> bool:
    first = RUN.match(word)
    if any(run[1] for run in RUN.finditer(word)):
        begins = WORD_BEGINS if first and not first[1] else ""
        return word in folded and re.search(begins + re.escape(word), folded) is not None
    wanted, there = runs_once(word), runs_once(folded)
    ends = range(len(wanted), len(there) + 1)
    return any(there[n - len(wanted) : n - 1] == wanted[:-1] and there[n - 1].startswith(wanted[-1]) for n in ends)


def shuffled_messages() -> list[Message]:
    """Three hundred short texts; when they were written is not the order in which they come in, and some were written at once."""
    dice = random.Random(20261122)
    texts = ["".join(dice.choices(PIECES, k=dice.randint(0, 9))) for _ in range(300)]
    return [message(f"m{dice.randint(0, 10**9)}", text, dice.randint(0, 120)) for text in texts]


MESSAGES = shuffled_messages()
NEWEST_FIRST = sorted(MESSAGES, key=lambda m: (m.at, m.id), reverse=True)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """All of them in one record, in many small blocks."""
    with pytest.MonkeyPatch.context() as patch, opened(tmp_path_factory.mktemp("search") / "r.sqlite") as desk:
        patch.setattr(newest, "BLOCK", BLOCK)
        for start in range(0, len(MESSAGES), 50):
            tell(desk, *MESSAGES[start : start + 50])
        yield desk._read()


def agree(record: sqlite3.Connection, query: str, limit: int = 10_000) -> None:
    found = [row.id for row in queries.search(record, query, limit)]
    assert found == [m.id for m in NEWEST_FIRST if contains(m.text, query)][:limit]


@pytest.mark.parametrize("length", [1, 2, 3, 4, 5, 6])
def test_any_piece_of_what_was_written_is_found_where_it_is_and_nowhere_else(record: sqlite3.Connection, length: int) -> None:
    dice = random.Random(length)
    pieces = sorted({m.text[n : n + length] for m in MESSAGES for n in range(len(m.text) - length + 1)})
    for query in dice.sample(pieces, min(60, len(pieces))):
        agree(record, query)


def test_every_pair_of_pieces_is_found_as_one_word_and_as_two(record: sqlite3.Connection) -> None:
    pairs = random.Random(2).sample(list(product(PIECES, repeat=2)), 60)
    for one, other in pairs:
        agree(record, one + other)
        agree(record, f" {one}  {other} ")


@pytest.mark.parametrize("query", NOBODY_WROTE)
def test_what_nobody_wrote_is_not_found(record: sqlite3.Connection, query: str) -> None:
    assert not any(contains(m.text, query) for m in MESSAGES)
    agree(record, query)


@pytest.mark.parametrize("limit", [0, 1, 2, 3, 10, 50])
@pytest.mark.parametrize("query", ["退", "a", "货", "-", "iphone", "退 a", "质量问题"])
def test_the_newest_are_found_first_however_few_are_asked_for(record: sqlite3.Connection, query: str, limit: int) -> None:
    agree(record, query, limit)


def test_a_common_word_is_found_without_looking_into_every_block(record: sqlite3.Connection) -> None:
    looked_at: list[str] = []
    record.set_trace_callback(lambda statement: looked_at.append(statement) if "words MATCH" in statement else None)
    agree(record, "退", 1)
    few = len(looked_at)
    agree(record, "zzz", 1)
    record.set_trace_callback(None)
    assert 0 < few < len(looked_at) - few


@pytest.mark.parametrize("query", ["", " ", "\n\t"])
def test_nothing_is_in_no_message(record: sqlite3.Connection, query: str) -> None:
    assert queries.search(record, query, 10) == []


SIGNS = ['"', "'", "*", "^", "NEAR(退 货)", "a AND b", "a OR b", "a:b", "(", "退*", '"退', "-退", "a\0b", "\ud800退"]


@pytest.mark.parametrize("query", SIGNS)
def test_what_means_something_to_the_index_is_text_like_any_other(record: sqlite3.Connection, query: str) -> None:
    agree(record, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("申請退貨", "申请退货"), ("申请退货", "申請退貨"), ("ＩＰＨＯＮＥ１５", "iphone15"), ("Straße", "STRASSE"),
        ("ｶﾀｶﾅ", "カタカナ"), ("สวัสดีครับ", "ดีค"), ("Große Pötte", "grosse pö"), ("𠮷野家", "𠮷野"), ("臺灣", "台湾"),
    ],
)  # fmt: skip
def test_text_and_query_are_folded_alike(text: str, query: str) -> None:
    with sqlite3.connect(":memory:") as index:
        index.execute("CREATE VIRTUAL TABLE words USING fts5 (tokens, content = '', tokenize = 'ascii')")
        index.execute("INSERT INTO words (rowid, tokens) VALUES (1, ?)", (tokens(text),))
        asked = parse_query(query)
        assert index.execute("SELECT count(*) FROM words WHERE words MATCH ?", (asked.match,)).fetchone() == (1,)
        assert asked.accepts(text)
    index.close()


@pytest.mark.parametrize(("text", "found"), [("xa买 a,买", False), ("xa买 a买", True), ("a,买", False), ("买a买", True), ("A買了", True)])
def test_letters_before_chinese_begin_a_word(text: str, found: bool) -> None:
    assert parse_query("a买").accepts(text) is found
    assert contains(text, "a买") is found


def test_a_word_longer_than_the_index_holds_is_compared_with_the_text() -> None:
    long = "x" * (LONGEST_WORD + 50)
    assert tokens(long).split()[0] == "x" * LONGEST_WORD
    assert parse_query(long).accepts(f"a {long} b")
    assert not parse_query(long).accepts(long[:-1])


def test_of_an_endless_query_the_beginning_counts() -> None:
    assert parse_query("退 " * LONGEST_QUERY * 5).match.count("AND") < LONGEST_QUERY


def test_times_apart_by_less_than_a_second_are_told_apart(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with opened(tmp_path / "r.sqlite") as desk:
        first = message("z", "退货")
        tell(desk, first, Message("a", "chat", "c1", first.customer, "customer", first.at + timedelta(microseconds=1000), "退货"))
        assert [hit.text for hit in desk.search("退货")] == ["退货", "退货"]
        assert [row.id for row in queries.search(desk._read(), "退货", 1)] == ["a"]
