"""What a supervisor writes goes out by the account that the customer came by, and its letter says where it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.channels.live.seam import Answer, Batch
from desktop.core.messages import Customer
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.desk.queue_row import front_page
from tests.desk.house import FURIOUS, NINE, Clock, message, open_case, opened, order, tell
from tests.desk.live.shop import ACCOUNT, angry_case, came, letters, receipt, set_up, states, write
from tests.desk.signers import enrol, signed


@pytest.fixture
def clock() -> Clock:
    return Clock(NINE.timestamp() + 60)


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite", clock) as desk:
        set_up(desk)
        yield desk
        assert first_fault(desk.path) is None


def test_a_reply_makes_its_letter_in_the_same_breath(desk: Desk) -> None:
    case = angry_case(desk)
    write(desk, case)
    [letter] = letters(desk)
    assert (letter.account, letter.kind, letter.conversation, letter.customer) == (ACCOUNT, "reply", "n1:8613800000000", "8613800000000")
    assert (letter.author, letter.case_id, letter.post.state) == ("chen", case, "waiting")


def test_the_same_order_again_makes_no_second_letter(desk: Desk) -> None:
    case = angry_case(desk)
    write(desk, case)
    write(desk, case)
    assert len(letters(desk)) == 1


def test_a_reply_to_somebody_who_came_by_no_account_goes_nowhere(desk: Desk) -> None:
    case = open_case(desk)
    assert order(desk, "r1", "write", case=case, mode="reply", text="hello").accepted
    desk.forget_account(ACCOUNT)
    other = angry_case_of_an_unknown_account(desk)
    assert order(desk, "r2", "write", case=other, mode="reply", text="hello").accepted
    assert not letters(desk)


def angry_case_of_an_unknown_account(desk: Desk) -> str:
    [answer] = tell(desk, came("w1", FURIOUS))
    assert answer.case is not None
    return answer.case


def test_an_account_that_does_not_send_takes_no_letters(desk: Desk) -> None:
    desk.begin_account(ACCOUNT, "folder", False)
    case = angry_case(desk)
    assert order(desk, "r1", "write", case=case, mode="reply", text="hello").accepted
    assert not letters(desk)


def test_a_letter_carries_the_words_and_what_it_answers(desk: Desk) -> None:
    write(desk, angry_case(desk))
    letter = desk.lease(ACCOUNT, "me")
    assert letter is not None
    assert (letter.kind, letter.channel, letter.text, letter.author, letter.answers) == ("reply", "whatsapp", "we are on it", "陈立", "w1")
    assert (letter.to, letter.extra["subject"], letter.extra["by"]) == ("8613800000000", "late", "chen")


def test_a_template_goes_out_as_one(desk: Desk, clock: Clock) -> None:
    case = angry_case(desk)
    clock.at += 86_400
    template = {"name": "sorry", "language": "zh_CN", "parameters": ["李"]}
    assert order(desk, "r0", "write", case=case, mode="reply", text="x").code == "window_closed"
    write(desk, case, text="李, sorry", template=template)
    letter = desk.lease(ACCOUNT, "me")
    assert letter is not None
    assert (letter.kind, letter.extra["template"]) == ("template", template)
    assert order(desk, "r2", "write", case=case, mode="whisper", text="x", template=template).code == "bad_order"


def test_free_text_is_refused_five_minutes_before_the_window_closes(desk: Desk, clock: Clock) -> None:
    case = angry_case(desk)
    clock.at = NINE.timestamp() + 86_400 - 300
    write(desk, case)
    clock.at += 0.1
    assert order(desk, "r2", "write", case=case, mode="reply", text="x").code == "window_closed"
    desk.take_batch(ACCOUNT, Batch((came("w2", "hello?", 24 * 60),)))
    write(desk, case, "r3")


def test_other_channels_have_no_window(desk: Desk, clock: Clock) -> None:
    case = angry_case(desk, "email")
    clock.at += 10 * 86_400
    write(desk, case)
    assert states(desk) == ["waiting"]


def test_only_a_help_desk_hears_of_whispers_and_of_who_took_over(desk: Desk) -> None:
    case = angry_case(desk, "chat")
    for number, (kind, mode) in enumerate([("email", None), ("chatwoot", None), ("chatwoot", "whisper")]):
        set_up(desk, kind)
        if mode is None:
            order(desk, f"t{number}", "step_in", case=case, mode="take_over")
            order(desk, f"l{number}", "step_in", case=case, mode="leave")
        else:
            order(desk, f"w{number}", "write", case=case, mode=mode, text="be kind")
    assert [letter.kind for letter in letters(desk)] == ["assign", "unassign", "note"]
    assert desk.case(case) is not None


def test_what_a_help_desk_is_told(desk: Desk) -> None:
    set_up(desk, "chatwoot")
    case = angry_case(desk, "chat")
    order(desk, "t", "step_in", case=case, mode="take_over")
    order(desk, "again", "step_in", case=case, mode="take_over")
    order(desk, "w", "write", case=case, mode="whisper", text="be kind")
    told = []
    while (letter := desk.lease(ACCOUNT, "me")) is not None:
        told.append((letter.kind, letter.text, letter.author))
        desk.settle(letter.id, "me", Answer("sent"))
    assert told == [("assign", "", "陈立"), ("note", "be kind", "陈立")]


def test_leaving_what_another_took_over_gives_nothing_back(desk: Desk) -> None:
    set_up(desk, "chatwoot")
    case = angry_case(desk, "chat")
    order(desk, "t", "step_in", case=case, mode="take_over")
    order(desk, "l", "step_in", "zhao", case=case, mode="leave")
    assert [letter.kind for letter in letters(desk)] == ["assign"]


@pytest.mark.parametrize(("kind", "fields"), [("close_case", {"resolution": "done"}), ("step_in", {"mode": "join"})])
def test_whoever_closes_a_case_or_only_joins_it_from_now_on_gives_it_back(desk: Desk, kind: str, fields: dict[str, str]) -> None:
    set_up(desk, "chatwoot")
    case = angry_case(desk, "chat")
    order(desk, "t", "step_in", case=case, mode="take_over")
    desk.take_batch(ACCOUNT, Batch((came("w2", "where are you?", 1, "chat", conversation="another"),)))
    assert order(desk, "c", kind, case=case, **fields).accepted
    assert [(letter.kind, letter.conversation) for letter in letters(desk)] == [
        (kind, "n1:8613800000000") for kind in ("assign", "unassign")
    ]


def test_a_case_that_another_closes_is_given_back_in_the_name_of_whoever_had_it(desk: Desk) -> None:
    set_up(desk, "chatwoot")
    case = angry_case(desk, "chat")
    order(desk, "t", "step_in", case=case, mode="take_over")
    order(desk, "c", "close_case", "zhao", case=case, resolution="done")
    given = []
    while (letter := desk.lease(ACCOUNT, "me")) is not None:
        given.append((letter.kind, letter.author))
        desk.settle(letter.id, "me", Answer("sent"))
    assert given == [("assign", "陈立"), ("unassign", "陈立")]


def test_a_case_that_nobody_took_over_is_closed_without_a_letter(desk: Desk) -> None:
    set_up(desk, "chatwoot")
    case = angry_case(desk, "chat")
    order(desk, "c", "close_case", case=case, resolution="done")
    assert letters(desk) == []


def test_nothing_is_given_back_by_an_account_that_is_gone(desk: Desk) -> None:
    set_up(desk, "chatwoot")
    case = angry_case(desk, "chat")
    order(desk, "t", "step_in", case=case, mode="take_over")
    desk.forget_account(ACCOUNT)
    order(desk, "c", "close_case", case=case, resolution="done")
    assert [letter.kind for letter in letters(desk)] == ["assign"]


def test_a_case_begun_by_staff_is_answered_by_the_account_they_wrote_by(desk: Desk) -> None:
    desk.take_batch(ACCOUNT, Batch((came("w1", "we call you", sender="agent"),)))
    outcome = order(desk, "o", "open_case", channel="whatsapp", conversation="n1:8613800000000")
    write(desk, str(outcome.case))
    assert states(desk) == ["waiting"]


def test_only_one_may_try_and_the_order_of_a_conversation_is_kept(desk: Desk) -> None:
    case = angry_case(desk)
    first, second = write(desk, case), write(desk, case, "r2")
    leased = desk.lease(ACCOUNT, "me")
    assert leased is not None and leased.id == first
    assert desk.lease(ACCOUNT, "other") is None
    desk.settle(first, "me", Answer("later", wait=60))
    assert desk.lease(ACCOUNT, "me") is None
    assert states(desk) == ["waiting", "waiting"]
    order(desk, "g", "give_up", letter=first)
    leased = desk.lease(ACCOUNT, "me")
    assert leased is not None and leased.id == second


def test_a_letter_waits_as_long_as_the_service_asks(desk: Desk, clock: Clock) -> None:
    write(desk, angry_case(desk))
    for code, wait, expected in (("429", 60.0, 60.0), ("offline", 0.0, 4.0), ("131056", 0.0, 64.0)):
        letter = desk.lease(ACCOUNT, "me")
        assert letter is not None
        desk.settle(letter.id, "me", Answer("later", code=code, wait=wait))
        assert letters(desk)[0].post.until == clock.at + expected
        clock.at += expected


def test_what_became_of_a_letter_is_kept_once(desk: Desk) -> None:
    write(desk, angry_case(desk))
    letter = desk.lease(ACCOUNT, "me")
    assert letter is not None
    seq = desk.seq()
    assert desk.settle(letter.id, "me", Answer("sent", "x1")).cases
    assert not desk.settle(letter.id, "me", Answer("sent", "x1")).cases
    assert desk.seq() == seq + 1
    with pytest.raises(LookupError):
        desk.settle("none", "me", Answer("sent"))


def test_receipts_raise_a_letter_whether_they_name_it_or_not(desk: Desk) -> None:
    case = angry_case(desk)
    first, second = write(desk, case), write(desk, case, "r2")
    for ident, external in ((first, "x1"), (second, "x2")):
        assert desk.lease(ACCOUNT, "me")
        desk.settle(ident, "me", Answer("sent", external))
    changes = desk.take_batch(ACCOUNT, Batch(receipts=(receipt("x1", "delivered"), receipt("x9", "read", second))))
    assert changes.cases == {case}
    assert states(desk) == ["delivered", "read"]


def test_a_receipt_that_is_faster_than_the_answer_counts(desk: Desk) -> None:
    letter = write(desk, angry_case(desk))
    assert desk.lease(ACCOUNT, "me")
    desk.take_batch(ACCOUNT, Batch(receipts=(receipt("x1", "delivered"), receipt("x1", "sent"), receipt("x2", "nonsense"))))
    assert states(desk) == ["sending"]
    desk.settle(letter, "me", Answer("sent", "x1"))
    assert states(desk) == ["delivered"]


def test_a_receipt_is_kept_once_and_one_of_anothers_message_too(desk: Desk) -> None:
    seq = desk.seq()
    desk.take_batch(ACCOUNT, Batch(receipts=(receipt("a1", "sent"), receipt("a1", "sent"))))
    desk.take_batch(ACCOUNT, Batch(receipts=(receipt("a1", "sent"),)))
    assert desk.seq() == seq + 1


def test_a_letter_that_comes_back_as_a_message_is_a_receipt(desk: Desk) -> None:
    case = angry_case(desk)
    one, two, three = write(desk, case), write(desk, case, "r2"), write(desk, case, "r3")
    assert desk.lease(ACCOUNT, "me")
    desk.take_batch(ACCOUNT, Batch((came("c7", "we are on it", sender="agent", external_ref=one),)))
    desk.take_batch(ACCOUNT, Batch((came(two, "we are on it", sender="agent"),)))
    assert desk.lease(ACCOUNT, "me")
    desk.settle(three, "me", Answer("sent", "c9"))
    desk.take_batch(
        ACCOUNT, Batch((came("c9", "we are on it", sender="agent"), came("c8", "mine", sender="agent", external_ref="another's")))
    )
    assert states(desk) == ["sent", "sent", "sent"]
    view = desk.case(case)
    assert view is not None
    assert [found.text for found in view.messages] == [FURIOUS, "mine", "we are on it", "we are on it", "we are on it"]


def test_nobody_knows_is_for_the_author_or_a_lead_to_decide(desk: Desk) -> None:
    letter = write(desk, angry_case(desk), by="xu")
    assert desk.lease(ACCOUNT, "me")
    desk.settle(letter, "me", Answer("unknown", code="slow"))
    assert desk.lease(ACCOUNT, "me") is None
    assert order(desk, "a", "resend", "nobody", letter=letter).code == "unknown_person"
    assert order(desk, "b", "resend", letter="none").code == "unknown_letter"
    assert order(desk, "c", "resend", "wang", letter=letter).code == "not_your_role"
    assert order(desk, "d", "resend", "xu", letter=letter).state == {"letter": "waiting"}
    assert order(desk, "e", "resend", "xu", letter=letter).code == "already_decided"
    assert order(desk, "f", "give_up", letter=letter).state == {"letter": "failed"}
    assert order(desk, "g", "give_up", letter=letter).code == "already_decided"
    desk.take_batch(ACCOUNT, Batch(receipts=(receipt("x1", "delivered", letter),)))
    assert states(desk) == ["delivered"]


def test_no_letter_is_sent_again_after_the_window(desk: Desk, clock: Clock) -> None:
    letter = write(desk, angry_case(desk))
    assert desk.lease(ACCOUNT, "me")
    desk.settle(letter, "me", Answer("failed", code="131047"))
    clock.at += 86_400
    assert order(desk, "a", "resend", letter=letter).code == "window_closed"
    desk.forget_account(ACCOUNT)
    assert order(desk, "b", "resend", letter=letter).accepted


def test_who_has_a_key_signs_what_becomes_of_a_letter(desk: Desk) -> None:
    letter = write(desk, angry_case(desk), by="xu")
    enrol(desk, "xu")
    assert order(desk, "a", "give_up", "xu", letter=letter).code == "unsigned"
    assert order(desk, "b", "give_up", "chen", letter=letter).accepted


def test_a_customer_who_was_erased_gets_no_letter_any_more(desk: Desk) -> None:
    case = angry_case(desk)
    write(desk, case)
    order(desk, "c", "close_case", case=case, resolution="done")
    about = {"channel": "whatsapp", "customer": "8613800000000", "reason": "a letter"}
    assert order(desk, "e", "erase_customer", request="q", **about).accepted
    assert order(desk, "d", "decide_erasure", "zhao", request="q", decision="approve").accepted
    assert first_fault(desk.path) is None
    assert desk.lease(ACCOUNT, "me") is None
    [letter] = letters(desk)
    assert (letter.post.state, letter.post.code) == ("failed", "erased")
    assert letter.customer.startswith("erased-")


def test_two_processes_never_have_the_same_letter(desk: Desk) -> None:
    case = angry_case(desk)
    for number in range(6):
        write(desk, case, f"r{number}")
    with opened(desk.path, policy=None) as other:
        assert other.seq() == desk.seq()
        taken = []
        for turn in range(12):
            who = (desk, other)[turn % 2]
            letter = who.lease(ACCOUNT, f"p{turn % 2}")
            if letter:
                taken.append(letter.id)
                assert (other, desk)[turn % 2].lease(ACCOUNT, "x") is None
                who.settle(letter.id, f"p{turn % 2}", Answer("sent"))
    assert sorted(taken) == sorted(row.id for row in letters(desk))


def test_the_window_hears_of_letters_that_another_process_moved(desk: Desk) -> None:
    case = angry_case(desk)
    with opened(desk.path, policy=None) as other:
        desk.poll()
        write(desk, case)
        desk.poll()
        assert other.poll().live
        assert other.lease(ACCOUNT, "other")
    changes = desk.poll()
    assert changes.live and case in changes.cases


def test_a_contact_that_a_help_desk_merged_stays_in_his_conversation(desk: Desk) -> None:
    case = angry_case(desk, "chat")
    merged = came("w2", "still me", 1, "chat", customer="c99", conversation="n1:8613800000000")
    desk.take_batch(ACCOUNT, Batch((merged,)))
    view = desk.case(case)
    assert view is not None and [found.id for found in view.messages] == ["w1", "w2"]
    assert not desk.quarantine()
    assert merged.customer == Customer("c99")
    tell(desk, message("m1", conversation="other"))


def test_the_queue_and_the_case_count_down_to_the_end_of_the_window(desk: Desk) -> None:
    case = angry_case(desk)
    end = NINE.timestamp() + 86_400
    assert [row.deadline for row in desk.queue()] == [row.deadline for row in front_page(desk.path, 9)] == [end]
    desk.take_batch(ACCOUNT, Batch((came("w2", "hello", 5, conversation="n2:8613800000000"), came("w0", "hello", -5))))
    assert [row.deadline for row in desk.queue()] == [end + 300]
    write(desk, case)
    assert letters(desk)[-1].conversation == "n2:8613800000000"


def test_an_imported_chat_has_no_window(desk: Desk) -> None:
    tell(desk, message("m1", FURIOUS, channel="whatsapp"))
    assert [row.deadline for row in desk.queue()] == [None]


def test_a_promise_that_falls_due_after_the_window_is_named(desk: Desk) -> None:
    case = angry_case(desk)
    for ident, due in (("soon", "2026-11-22T12:00:00+08:00"), ("late", "2026-11-23T12:00:00+08:00")):
        assert order(desk, ident, "promise", case=case, due=due, text="we call").accepted
    view = desk.case(case)
    assert view is not None
    assert view.past_window == {"late"}


def test_a_letter_is_signed_with_the_order_that_made_it(desk: Desk) -> None:
    set_up(desk, "chatwoot")
    case = angry_case(desk, "chat")
    signer = enrol(desk, "chen")
    for ident, fields in (("r", {"mode": "reply"}), ("w", {"mode": "whisper"})):
        assert signed(desk, signer, ident, "write", case=case, text="we are on it", **fields).accepted
    assert [(row.kind, row.author) for row in letters(desk)] == [("reply", "chen"), ("note", "chen")]
    with desk._snapshot() as connection:
        kinds = connection.execute("SELECT kind FROM journal WHERE actor = 'chen' AND signature IS NULL").fetchall()
    assert not kinds
