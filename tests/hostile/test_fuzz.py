"""A short fuzz of every seam; `python -m bench.fuzz --seconds 600` is the long one. What it once found stays here."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.fuzz import mutated
from bench.fuzz_seeds import SEEDS, TOKENS
from bench.fuzz_targets import Stand
from desktop.db.search import parse_query, tokens
from desktop.sentiment.fake import FakeScorer

A_FEW = 150
FOUND = {
    "zip": (SEEDS["zip"][0].replace(b"\x09\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80\x01", b"\x00" * 12 + b"\x80\x01"),),
    "eml": (SEEDS["eml"][0].replace(b"<a@example.com>", "<a@example.com退>".encode()),),
    "policy": (b"currency = " + b"9" * 5_000, b"a = " + b"[" * 5_000, b'timezone = "A' + b"." * 3_000 + b'"'),
    "jsonl": (b"\xef\xbb\xbf",),
    "whatsapp": (b"31.10.04, 15:50 - Ann: hello\n1.15.24, 15:51 - agent: <M}di>\n",),
    "search": (b'"a" AND b* NEAR(c) ' * 10_000,),
}


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    made = Stand.make(tmp_path_factory.mktemp("fuzz"), FakeScorer())
    yield made
    made.close()


@pytest.mark.parametrize("name", SEEDS)
def test_nothing_breaks_on_mutated_input(stand: Stand, name: str) -> None:
    dice, check = random.Random(name), stand.targets()[name]
    for _ in range(A_FEW):
        assert check(mutated(name, dice)) is None


@pytest.mark.parametrize(("name", "data"), [(name, data) for name, found in FOUND.items() for data in found])
def test_what_broke_it_once_breaks_it_no_more(stand: Stand, name: str, data: bytes) -> None:
    assert stand.targets()[name](data) is None


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.lists(st.sampled_from(TOKENS) | st.binary(max_size=8), max_size=12).map(b"".join))
@pytest.mark.parametrize("name", SEEDS)
def test_nothing_breaks_on_made_up_input(stand: Stand, name: str, data: bytes) -> None:
    assert stand.targets()[name](data) is None


def test_no_token_is_longer_than_the_index_takes() -> None:
    assert max(map(len, tokens("العربية" * 10_000).split())) <= 101


def test_a_very_long_word_is_found_by_all_of_its_letters() -> None:
    query = parse_query("ab" * 200)
    assert query.accepts("x " + "ab" * 200)
    assert not query.accepts("ab" * 100)
