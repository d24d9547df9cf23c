"""Bodies that nobody sends by mistake: what can be read of them is read, the rest is kept, and nothing raises."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.channels.cloud_api.payload import read
from desktop.channels.incoming import LONGEST_RAW, NotUnderstood
from desktop.channels.live.seam import Batch, Receipt
from desktop.core.messages import LONGEST_TEXT, Message
from tests.fakes.cloud_bodies import CUSTOMER, NUMBER_ID, change, contact, message, raw, said, status, text, told, whole

NUMBERS = {NUMBER_ID: "shop"}
GOOD = text("wamid.good", "I am here")


def batch(body: bytes) -> Batch:
    return read(body, NUMBERS, "shop")


def told_apart(body: bytes) -> tuple[list[str], list[tuple[str, str | None]]]:
    """The ids of the messages, and the reason and id of each piece that was not understood."""
    items = batch(body).items
    wrong = [(item.reason, item.id) for item in items if isinstance(item, NotUnderstood)]
    return [item.id for item in items if isinstance(item, Message)], wrong


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "bad_json"),
        (b"\xff\xfe{}", "bad_encoding"),
        (b"<html>down</html>", "bad_json"),
        (b"[]", "bad_json"),
        (b"7", "bad_json"),
        (b'{"object":"page","entry":[]}', "unsupported"),
        (b'{"object":"whatsapp_business_account"}', "unsupported"),
        (b'{"entry":[]} {"entry":[]}', "bad_json"),
        (b"[" * 100_000, "bad_json"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "bad_json"),
    ],
)
def test_a_body_that_cannot_be_read_is_kept_whole(body: bytes, reason: str) -> None:
    items = batch(body).items
    assert items
    assert all(isinstance(item, NotUnderstood) and item.raw == body for item in items)
    assert reason in [item.reason for item in items if isinstance(item, NotUnderstood)]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (text("wamid.bad", "hello", id=...), "missing_field"),
        (text("wamid.bad", "hello", id=7), "bad_value"),
        (text("wamid.bad", "hello", id=""), "bad_value"),
        (text("wamid.bad", "hello", timestamp=...), "missing_field"),
        (text("wamid.bad", "hello", timestamp="yesterday"), "bad_time"),
        (text("wamid.bad", "hello", timestamp=-1), "bad_time"),
        (text("wamid.bad", "hello", timestamp=True), "bad_time"),
        (text("wamid.bad", "hello", timestamp="9" * 12), "bad_time"),
        (text("wamid.bad", "hello", timestamp="１７６４"), "bad_time"),
        (text("wamid.bad", "cut \ud83d"), "bad_encoding"),
        (text("wamid.\ud800", "hello"), "bad_encoding"),
        (text("wamid.bad", "x" * (LONGEST_TEXT + 1)), "too_long"),
        (text("wamid.bad", "好" * (LONGEST_TEXT // 3 + 1)), "too_long"),
    ],
)
def test_one_bad_message_costs_no_other(bad: dict[str, object], reason: str) -> None:
    ids, wrong = told_apart(said(bad, GOOD))
    assert ids == ["wamid.good"]
    assert [found for found, _ in wrong] == [reason]
    [item] = [item for item in batch(said(bad, GOOD)).items if isinstance(item, NotUnderstood)]
    assert json.loads(item.raw) == bad


@pytest.mark.parametrize("odd", [None, 7, "text", [], [[]], {"a": 1}, [7, None], 1.5, True])
def test_a_value_of_the_wrong_type_is_kept_in_its_place(odd: object) -> None:
    fine = change(contacts=[contact()], messages=[GOOD])
    places = [
        whole(fine, {"field": "messages", "value": odd}),
        whole(fine, {"field": odd, "value": {}}),
        whole(fine, change(contacts=odd, messages=odd)),
        whole(fine, change(statuses=odd)),
        whole(fine, {"field": "messages", "value": {"metadata": odd, "messages": [GOOD]}}),
        {"entry": [*_entries(fine), odd]},
        {"entry": [*_entries(fine), {"changes": odd}]},
    ]
    for body in places:
        ids, wrong = told_apart(json.dumps(body).encode())
        assert ids == ["wamid.good"]
        assert wrong or odd == []


def _entries(fine: dict[str, object]) -> Iterable[object]:
    entries = whole(fine)["entry"]
    assert isinstance(entries, list)
    return entries


def test_an_escaped_and_a_bare_nul_are_kept_as_they_are() -> None:
    escaped = said(text("wamid.nul", "a\0b"))
    assert [item.text for item in batch(escaped).items if isinstance(item, Message)] == ["a\0b"]
    assert batch(escaped.replace(b"\\u0000", b"\0")) == batch(escaped)


def test_a_name_cut_in_an_emoji_does_not_cost_the_message() -> None:
    [item] = batch(raw(change(contacts=[contact(name="Lee \ud83d")], messages=[GOOD]))).items
    assert isinstance(item, Message)
    assert item.customer.name == "Lee \ufffd"


def test_numbers_that_no_machine_holds_become_text() -> None:
    body = said(text("wamid.1", "hello", beyond_int=0)).replace(b'"beyond_int":0', b'"a":1e999,"b":' + b"9" * 5000 + b',"c":NaN,"d":2')
    [item] = batch(body).items
    assert isinstance(item, Message)
    assert item.extra["beyond"] == {"a": "1e999", "b": "9" * 5000, "c": "NaN", "d": 2}


def test_what_is_nested_too_deeply_is_cut_out_and_the_rest_is_read() -> None:
    for depth in (70, 300, 100_000):
        deep = b"[" * depth + b'"]"' + b"]" * depth
        body = said(text("wamid.deep", "hello", deep=0), GOOD).replace(b'"deep":0', b'"deep":' + deep)
        ids, wrong = told_apart(body)
        assert "wamid.good" in ids
        assert "bad_json" in [reason for reason, _ in wrong]


def test_three_megabytes_are_read_whole() -> None:
    pieces = [text(f"wamid.{n}", "好" * 1000) for n in range(500)]
    body = said(*pieces)
    assert len(body) > 3_000_000
    assert len(told_apart(body)[0]) == 500


def test_the_raw_bytes_of_a_piece_are_bounded() -> None:
    [item] = batch(b"[" + b" " * LONGEST_RAW + b"]").items
    assert isinstance(item, NotUnderstood)
    assert len(item.raw) == LONGEST_RAW


NAMES = st.sampled_from(["id", "type", "text", "body", "timestamp", "from", "x"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150)
@given(piece=JSON, kind=st.sampled_from(["text", "image", "interactive", "order", "contacts", "location", "system", "edit", "reaction"]))
def test_no_piece_raises_and_none_is_lost(piece: object, kind: str) -> None:
    bad = message("wamid.bad", kind, piece)
    body = json.dumps(whole(change(contacts=[contact()], messages=[bad, piece, GOOD]), {"field": "messages", "value": piece})).encode()
    ids, wrong = told_apart(body)
    assert "wamid.good" in ids
    assert len(ids) + len(wrong) == 4


@settings(max_examples=150)
@given(st.binary(max_size=200))
def test_no_bytes_raise(body: bytes) -> None:
    assert batch(body).items or batch(body) == Batch()


def test_shuffled_repeated_and_spoilt_deliveries_say_the_same_as_once_in_order() -> None:
    dice = random.Random(6)
    bodies = [_delivery(n) for n in range(300)]
    garbage = [b"", b"<html>", b"\xff", b"[[[", bodies[0][:-7], raw(change(messages=[text("", "no id")]))]
    arrived = [*bodies, *bodies, *dice.choices(bodies, k=300), *garbage]
    dice.shuffle(arrived)
    assert _end_state(arrived) == _end_state(bodies)


def _delivery(n: int) -> bytes:
    customer = f"8529{n % 17:07}"
    lines = [text(f"wamid.{n}.{part}", f"{n} {part}", 1764000000 + n, customer) for part in range(n % 4)]
    people = [contact(customer, f"name {n % 17}", f"HK.{n % 17}")]
    receipts = [status(f"wamid.out.{n // 4}", ("sent", "delivered", "read", "failed")[n % 4], 1764000000 + n)]
    return raw(change(contacts=people, messages=lines), change(statuses=receipts))


def _end_state(bodies: list[bytes]) -> tuple[dict[str, Message], set[Receipt], set[object]]:
    batches = list(map(batch, bodies))
    found: dict[str, Message] = {}
    for item in (item for each in batches for item in each.items if isinstance(item, Message)):
        assert found.setdefault(item.id, item) == item
    return found, {one for each in batches for one in each.receipts}, {one for each in batches for one in each.identities}


def test_the_same_body_says_the_same_again() -> None:
    body = said(text("wamid.1", "hello"), text("wamid.2", "hello", timestamp=...), text("wamid.1", "hello"))
    assert batch(body) == batch(body)
    assert batch(told(status("wamid.1", "read"), status("wamid.1", "read"))).receipts[0].message == "wamid.1"
    assert CUSTOMER in str(batch(body).items[0])
