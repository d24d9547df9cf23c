"""A letter on its way: at most one attempt at a time, and receipts that only ever raise it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.erasure import erased
from desktop.core.outbox import RANK, LetterMoved, LetterQueued, Post, ReceiptReceived, answered, pause
from desktop.core.windows import deadline, is_closed, past_window

SENDING = Post("sending", 9.0, "me", None, None, 1)
said = st.sampled_from(["sent", "delivered", "read", "failed"])


@given(st.lists(said, max_size=8), st.integers(0, 8))
def test_receipts_commute_with_one_another_and_with_the_answer(states: list[str], place: int) -> None:
    post = SENDING
    for number, state in enumerate([*states, "end"]):
        if number == min(place, len(states)):
            move = answered("l", post, "me", "sent", "x", None, 0.0)
            post = post.after(move) if move else post
        if state != "end":
            post = post.raised(state, "x", None)
    assert post.state == max(["sent", *states], key=RANK.__getitem__)
    assert post.external == "x"


@given(st.lists(said, max_size=8))
def test_a_receipt_never_lowers_a_letter(states: list[str]) -> None:
    posts = [SENDING]
    for state in states:
        posts.append(posts[-1].raised(state, None, None))
    assert all(RANK[one.state] <= RANK[other.state] for one, other in pairwise(posts))


def test_that_an_attempt_failed_says_nothing_of_the_next() -> None:
    assert Post("waiting", attempts=1).raised("failed", "x", "131047").state == "waiting"
    assert Post("unknown", attempts=1).raised("failed", "x", "131047") == Post("failed", external="x", code="131047", attempts=1)


def test_a_lease_counts_as_an_attempt_and_keeps_what_is_known() -> None:
    post = Post(external="x").after(LetterMoved("l", "sending", 9.0, "me"))
    assert post == Post("sending", 9.0, "me", "x", None, 1)
    assert post.after(LetterMoved("l", "waiting", 12.0, code="429")) == Post("waiting", 12.0, None, "x", "429", 1)


@pytest.mark.parametrize(
    ("post", "answer", "expected"),
    [
        (SENDING, ("sent", "x"), LetterMoved("l", "sent", external="x")),
        (SENDING, ("later", None), LetterMoved("l", "waiting", 20.0, code="c")),
        (SENDING, ("failed", None), LetterMoved("l", "failed", code="c")),
        (SENDING, ("unknown", None), LetterMoved("l", "unknown", code="c")),
        (Post("sending", 9.0, "other"), ("later", None), None),
        (Post("sending", 9.0, "other"), ("sent", "x"), LetterMoved("l", "sent", external="x")),
        (Post("unknown"), ("unknown", None), None),
        (Post("delivered", external="x"), ("sent", "x"), None),
        (Post("delivered", external="x"), ("sent", None), None),
        (Post("failed", code="131026"), ("sent", "x"), LetterMoved("l", "failed", external="x", code="131026")),
        (Post("delivered"), ("failed", None), None),
    ],
)
def test_what_an_answer_makes_of_a_letter(post: Post, answer: tuple[str, str | None], expected: LetterMoved | None) -> None:
    assert answered("l", post, "me", *answer, "c", 20.0) == expected


def test_pauses_grow_and_end() -> None:
    assert [pause(n, None, 0.0) for n in (1, 2, 5, 20)] == [2.0, 4.0, 32.0, 300.0]
    assert [pause(n, "131056", 0.0) for n in (1, 2, 5, 20)] == [4.0, 16.0, 1024.0, 3600.0]
    assert pause(1, "429", 60.0) == 60.0


def test_the_window_is_whatsapps_and_closes_five_minutes_early() -> None:
    assert deadline("whatsapp", "shop", 1000.0) == 87_400.0
    assert deadline("whatsapp", None, 1000.0) is deadline("email", "shop", 1000.0) is deadline("whatsapp", "shop", None) is None
    assert [is_closed(87_400.0, now) for now in (87_100.0, 87_100.1)] == [False, True]
    assert not is_closed(None, 1e12)
    assert (past_window(90_000.0, 87_400.0), past_window(90_000.0, None)) == (True, False)


def test_an_erased_customers_letter_keeps_no_id() -> None:
    letter = LetterQueued("l", "shop", "reply", "whatsapp", "c", "8613800000000", 3, 2)
    assert erased(letter, "erased-1") == LetterQueued("l", "shop", "reply", "whatsapp", "c", "erased-1", 3, 2)
    receipt = ReceiptReceived("whatsapp", "x", "sent", 1.0)
    assert erased(receipt, "erased-1") == receipt
