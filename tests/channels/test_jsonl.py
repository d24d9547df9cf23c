"""Message JSONL: what is a message, what is not, and why."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.channels.incoming import LONGEST_RAW, NotUnderstood, Progress
from desktop.channels.jsonl import read_file, read_line
from desktop.core.errors import BadInput
from desktop.core.messages import Message

GOOD: dict[str, object] = {
    "id": "wamid.1",
    "channel": "whatsapp",
    "conversation": "c1",
    "customer": {"id": "u1", "name": "李先生", "kind": "individual"},
    "from": "customer",
    "author": "李先生",
    "at": "2026-11-22T09:00:00+08:00",
    "text": "我要退货",
}


def line_of(**changes: object) -> bytes:
    """The good line with some fields changed; `...` leaves a field out."""
    return json.dumps({name: value for name, value in (GOOD | changes).items() if value is not ...}).encode()


def message(**changes: object) -> Message:
    found = read_line(line_of(**changes), 1, "in")
    assert isinstance(found, Message)
    return found


def reason(raw: bytes) -> tuple[str, str | None]:
    found = read_line(raw, 7, "in")
    assert isinstance(found, NotUnderstood)
    assert (found.source, found.line) == ("in", 7)
    return found.reason, found.id


def test_a_whole_message_is_read() -> None:
    found = message()
    assert (found.id, found.channel, found.conversation, found.sender, found.author) == ("wamid.1", "whatsapp", "c1", "customer", "李先生")
    assert (found.customer.id, found.customer.name, found.customer.kind) == ("u1", "李先生", "individual")
    assert found.at.utcoffset() == timedelta(hours=8)
    assert found.text == "我要退货"
    assert found.extra == {}


def test_optional_fields_may_be_missing_or_null() -> None:
    assert message(author=..., customer={"id": "u1"}).author is None
    assert message(author=None, customer={"id": "u1", "name": None, "kind": None}).customer.name is None


def test_empty_text_and_nul_are_kept() -> None:
    assert message(text="").text == ""
    assert message(text="a\0b").text == "a\0b"


def test_fields_that_nobody_knows_are_kept() -> None:
    found = message(ticket=7, customer={"id": "u1", "phone": "138"}, more={"a": [1, None, True]})
    assert found.extra == {"ticket": 7, "more": {"a": [1, None, True]}, "customer": {"phone": "138"}}


@pytest.mark.parametrize("number", ["1e999", "-1e999", "9" * 25, "9" * 5000, "-" + "9" * 25])
def test_a_number_beyond_every_machine_number_is_kept_as_text(number: str) -> None:
    found = read_line(line_of()[:-1] + b', "n": ' + number.encode() + b"}", 1, "in")
    assert isinstance(found, Message)
    assert found.extra == {"n": number}


def test_ordinary_numbers_beside_a_huge_one_stay_numbers() -> None:
    found = read_line(line_of()[:-1] + b', "n": 1e999, "i": -5, "f": 2.5}', 1, "in")
    assert isinstance(found, Message)
    assert found.extra == {"n": "1e999", "i": -5, "f": 2.5}


def test_of_two_equal_keys_the_last_counts() -> None:
    found = read_line(line_of()[:-1] + b', "text": "second"}', 1, "in")
    assert isinstance(found, Message)
    assert found.text == "second"


@pytest.mark.parametrize("raw", [b"", b"   ", b"\r\n", b"\t\n"])
def test_a_blank_line_is_nothing(raw: bytes) -> None:
    assert read_line(raw, 1, "in") is None


@pytest.mark.parametrize(
    "raw", [b"{", b"[]", b"5", b'"x"', b"nul", b'{"a":NaN}', b"[" * 100_000, b'{"a":' * 5000, b'{"a":1}}', b"\xef\xbb\xbf{}"]
)
def test_what_is_no_object_is_bad_json(raw: bytes) -> None:
    assert reason(raw) == ("bad_json", None)


def test_a_byte_order_mark_is_allowed_before_the_first_line_only() -> None:
    assert isinstance(read_line(b"\xef\xbb\xbf" + line_of(), 1, "in"), Message)
    assert isinstance(read_line(b"\xef\xbb\xbf" + line_of(), 2, "in"), NotUnderstood)


def test_what_is_nested_too_deep_is_bad_json() -> None:
    assert reason(line_of()[:-1] + b', "a": ' + b"[" * 200 + b"]" * 200 + b"}") == ("bad_json", "wamid.1")


@pytest.mark.parametrize("name", ["id", "channel", "conversation", "customer", "from", "at", "text"])
def test_a_missing_field_is_named_so(name: str) -> None:
    assert reason(line_of(**{name: ...})) == ("missing_field", None if name == "id" else "wamid.1")


def test_a_customer_needs_an_id() -> None:
    assert reason(line_of(customer={})) == ("missing_field", "wamid.1")


@pytest.mark.parametrize(
    "changes",
    [
        {"id": ""}, {"id": 5}, {"id": None}, {"conversation": ""}, {"conversation": None}, {"channel": "fax"}, {"channel": 1},
        {"from": "robot"},
        {"from": None}, {"customer": "u1"}, {"customer": {"id": ""}}, {"customer": {"id": 3}}, {"customer": {"id": "u", "name": 4}},
        {"customer": {"id": "u", "kind": "dog"}}, {"customer": {"id": "u", "kind": []}}, {"text": None}, {"text": 3}, {"author": 3},
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_bad_value(changes: dict[str, object]) -> None:
    echoed = (GOOD | changes)["id"]
    assert reason(line_of(**changes)) == ("bad_value", echoed if isinstance(echoed, str) else None)


@pytest.mark.parametrize("at", ["2026-11-22T09:00:00", "2026-11-22", "", "yesterday", None, 5, "2026-11-22T25:00:00Z"])
def test_a_time_that_is_none_or_has_no_offset_is_bad_time(at: object) -> None:
    assert reason(line_of(at=at)) == ("bad_time", "wamid.1")


def test_text_is_too_long_from_one_million_and_one_bytes() -> None:
    assert len(message(text="x" * 1_000_000).text) == 1_000_000
    assert reason(line_of(text="x" * 1_000_001)) == ("too_long", "wamid.1")
    assert reason(line_of(text="货" * 333_334)) == ("too_long", "wamid.1")
    assert reason(line_of(text="😡" * 250_001)) == ("too_long", "wamid.1")


@pytest.mark.parametrize("part", [b'"text": "\\ud800"', b'"text": "\xff"', b'"author": "\\udc00x"', b'"x": ["\\ud83d"]', b'"\\ud800": 1'])
def test_text_that_cannot_be_utf_8_is_bad_encoding(part: bytes) -> None:
    assert reason(line_of()[:-1] + b", " + part + b"}") == ("bad_encoding", "wamid.1")


def test_an_id_that_cannot_be_utf_8_is_not_echoed() -> None:
    assert reason(line_of()[:-1] + b', "id": "\\ud800"}') == ("bad_encoding", None)
    assert reason(b'\xff{"id": "x"}') == ("bad_encoding", None)


def test_raw_bytes_are_kept_without_the_line_ending() -> None:
    found = read_line(b'{"id":"a"}\r\n', 1, "in")
    assert isinstance(found, NotUnderstood)
    assert found.raw == b'{"id":"a"}'


def test_an_endless_line_is_too_long() -> None:
    raw = b'{"id": "a", "text": "' + b"x" * LONGEST_RAW + b'"}'
    assert reason(raw) == ("too_long", "a")
    assert reason(raw.replace(b'"a"', b'"\xff"')) == ("too_long", None)
    assert reason(b"x" * (LONGEST_RAW + 1)) == ("too_long", None)


@given(st.binary(max_size=300))
def test_no_bytes_raise(raw: bytes) -> None:
    assert read_line(raw, 1, "in") is None or isinstance(read_line(raw, 1, "in"), Message | NotUnderstood)


LEAVES = st.none() | st.booleans() | st.floats() | st.integers() | st.text(st.characters(), max_size=5)
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3), max_leaves=6
)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from([*GOOD, "x"]), JSON, max_size=3))
def test_no_json_raises_and_every_reason_is_of_the_contract(changes: dict[str, object]) -> None:
    found = read_line(line_of(**changes), 1, "in")
    reasons = ("bad_json", "missing_field", "bad_value", "bad_time", "too_long", "bad_encoding")
    assert isinstance(found, Message) or (found is not None and found.reason in reasons)


@given(st.text(st.characters(codec=None) | st.characters(categories=["Cs"]), max_size=20))
def test_every_text_that_is_let_in_can_be_utf_8(text: str) -> None:
    found = read_line(line_of(text=text, x=[text], author=text), 1, "in")
    assert isinstance(found, Message | NotUnderstood)
    if isinstance(found, Message):
        assert (found.text, found.author, found.extra) == (text, text, {"x": [text]})
        text.encode()
    else:
        assert found.reason == "bad_encoding"


def test_a_file_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(line_of() + b"\n\n{\r\n" + line_of(id="b"))
    progress = Progress()
    found = list(read_file(path, progress))
    assert [type(item) for item in found] == [Message, NotUnderstood, Message]
    assert isinstance(found[1], NotUnderstood)
    assert (found[1].source, found[1].line, found[1].raw) == ("in.jsonl", 3, b"{")
    assert progress.bytes_read == progress.bytes_total == path.stat().st_size


def test_an_endless_line_in_a_file_is_skipped_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"id": "a", "text": "' + b"x" * (2 * LONGEST_RAW) + b'"}\n' + line_of())
    first, second = list(read_file(path))
    assert isinstance(first, NotUnderstood)
    assert (first.reason, first.id, len(first.raw)) == ("too_long", "a", LONGEST_RAW)
    assert isinstance(second, Message)


def test_an_endless_last_line_is_too_long_too(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"x" * (LONGEST_RAW + 3))
    (found,) = read_file(path)
    assert isinstance(found, NotUnderstood)
    assert (found.reason, found.id) == ("too_long", None)


def test_a_line_that_just_fits_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(line_of().ljust(LONGEST_RAW) + b"\n" + line_of())
    assert [type(item) for item in read_file(path)] == [Message, Message]


def test_a_file_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no_such_file"):
        list(read_file(tmp_path / "none"))
