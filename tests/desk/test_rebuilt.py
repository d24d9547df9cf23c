"""What is kept is what the journal makes of itself, whatever came in and however it was cut into batches."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.channels.incoming import Incoming, NotUnderstood
from desktop.core.messages import Message
from desktop.db import verify
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.desk.views import Acknowledgement
from tests.desk.house import ANGRY, FURIOUS, Clock, message, opened, order

TEXTS = ["hello", "thanks", ANGRY, FURIOUS, "smoke! I call my lawyer", "within an hour", "policy"]

messages = st.builds(
    message,
    st.integers(0, 25).map("m{}".format),
    st.sampled_from(TEXTS),
    st.integers(0, 90).map(lambda n: n * 1.000_000_1),
    st.sampled_from(["c1", "c2", "c3"]),
    st.sampled_from(["u1", "u1", "u1", "u2"]),
    st.sampled_from(["customer", "customer", "customer", "agent", "system"]),
    st.sampled_from(["chat", "chat", "email"]),
    st.sampled_from([None, "Ann", "王芳"]),
)
garbage = st.builds(NotUnderstood, st.just("x"), st.integers(1, 9), st.sampled_from(["bad_json", "bad_time"]), st.binary(max_size=5))
items = st.lists(messages | messages | messages | garbage, max_size=30)

Deed = tuple[str, dict[str, object]]
deeds = st.sampled_from(
    [
        ("close_case", {"resolution": "done"}), ("step_in", {"mode": "take_over"}), ("step_in", {"mode": "leave"}),
        ("assign_mediator", {"mediator": "ma"}), ("write", {"mode": "whisper", "text": "tea"}),
        ("write", {"mode": "reply", "text": "within an hour"}),
        ("propose_offer", {"type": "refund", "amount": "10", "currency": "CNY", "reason": "", "offer": "new"}),
        ("decide_offer", {"decision": "approve"}), ("promise", {"due": "2026-11-22T12:00:00.0001Z", "text": "call"}), ("keep_promise", {}),
        ("correct_score", {"anger": 12.5}), ("set_stage", {"stage": "carry_out"}), ("classify", {"nature": "price"}),
        ("open_case", {"channel": "chat", "conversation": "c1"}), ("open_case", {"channel": "email", "conversation": "c2"}),
    ]
)  # fmt: skip


def batched(answers: list[Incoming], cuts: list[int]) -> list[list[Incoming]]:
    """The items cut at some places."""
    places = sorted({0, len(answers), *(cut % (len(answers) + 1) for cut in cuts)})
    return [answers[start:end] for start, end in pairwise(places)]


def acknowledged(path: Path, batches: list[list[Incoming]]) -> tuple[list[Acknowledgement], list[object], str | None]:
    with opened(path, policy=None) as desk:
        answers = [answer for batch in batches for answer in desk.receive(batch)[0]]
        cases: list[object] = [desk.case(row.id) for row in desk.queue()]
    return answers, cases, first_fault(path)


@settings(max_examples=40)
@given(items, st.lists(st.integers(0, 30), max_size=5))
def test_any_batching_gives_the_same_answers_and_the_same_cases(found: list[Incoming], cuts: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one = acknowledged(Path(folder) / "one.sqlite", [[item] for item in found])
        some = acknowledged(Path(folder) / "some.sqlite", batched(found, cuts))
        whole = acknowledged(Path(folder) / "whole.sqlite", [found])
    assert one == some == whole
    assert one[2] is None


@settings(max_examples=60)
@given(st.lists(st.lists(messages, min_size=1, max_size=6) | st.tuples(deeds, st.integers(0, 9)), max_size=14))
def test_rebuilt_is_kept_whatever_happened(events: list[list[Message] | tuple[Deed, int]]) -> None:
    clock = Clock(1_800_000_000.123_456_7)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.sqlite"
        with opened(path, clock) as desk:
            for n, event in enumerate(events):
                clock.at += 0.000_7
                if isinstance(event, tuple):
                    do(desk, n, *event)
                else:
                    desk.receive(event)
        assert first_fault(path) is None
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(verify, "_EVERY", 1)  # written after each entry, folded again at other moments than it was kept
            assert first_fault(path) is None


def do(desk: Desk, n: int, deed: Deed, choice: int) -> None:
    """Give an order about one of the open cases, with what it has."""
    kind, fields = deed
    views = [view for row in desk.queue() if (view := desk.case(row.id))]
    about = dict(fields)
    if views:
        view = views[choice % len(views)]
        promises, offers = [promise.id for promise in view.promises], [offer.id for offer in view.offers]
        about |= {"case": view.row.id, "message": view.messages[choice % len(view.messages)].seq}
        about |= {"promise": promises[choice % len(promises)]} if promises else {}
        about |= {"offer": offers[choice % len(offers)]} if offers and kind == "decide_offer" else {"offer": f"f{n}"}
    outcome = order(desk, f"o{n}", kind, "chen" if choice % 3 else "zhao", **about)
    assert outcome.accepted or outcome.code
