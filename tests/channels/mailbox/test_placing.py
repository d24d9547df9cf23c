"""Which conversation a mail belongs to; that nobody gets into one that is not his."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from desktop.core.messages import Message
from tests.fakes.mails import NOON, Postman, mail

EVE = "Eve <eve@e.example>"
FAILED = "Authentication-Results: mx.shop.example; dmarc=fail\r\n"
SHOP = "Shop <help@shop.example>"


def test_a_mail_without_references_begins_a_conversation() -> None:
    found = Postman().one(mail("m1"))
    assert (found.id, found.conversation, found.customer.id, found.sender) == ("<m1@x>", "<m1@x>", "ann@a.example", "customer")


@pytest.mark.parametrize("batches", [1, 2])
def test_an_answer_joins_its_conversation(batches: int) -> None:
    postman = Postman()
    mails = [mail("m1"), mail("m2", refs="<m1@x>"), mail("m3", refs="<m1@x> <m2@x>")]
    for batch in [mails] if batches == 1 else [[one] for one in mails]:
        postman.brings(*batch)
    assert {message.conversation for message in postman.record.messages.values()} == {"<m1@x>"}
    assert all("claims" not in message.extra for message in postman.record.messages.values())


def test_a_thread_whose_beginning_was_never_seen_is_named_after_it() -> None:
    postman = Postman()
    assert [postman.one(mail("m2", refs="<m0@x> <m1@x>")).conversation, postman.one(mail("m3", refs="<m0@x>")).conversation] == [
        "<m0@x>",
        "<m0@x>",
    ]


@pytest.mark.parametrize("batches", [1, 2])
def test_a_stranger_who_names_a_thread_gets_a_conversation_of_his_own_that_says_so(batches: int) -> None:
    postman = Postman()
    forged = mail("m2", EVE, refs="<m1@x>", body="pay me instead")
    if batches == 1:
        postman.brings(mail("m1"), forged)
    else:
        postman.brings(mail("m1"))
        postman.brings(forged)
    found = postman.record.messages["<m2@x>"]
    assert (found.conversation, found.customer.id, found.extra["claims"]) == ("<m2@x>", "eve@e.example", "<m1@x>")


def test_a_stranger_who_was_there_first_does_not_get_the_mail_of_others() -> None:
    postman = Postman()
    postman.brings(mail("m2", EVE, refs="<m1@x>"))
    found = postman.one(mail("m1"))
    assert found.customer.id == "ann@a.example"
    assert found.conversation != postman.record.messages["<m2@x>"].conversation
    assert found.extra["claims"] == "<m1@x>"
    again = postman.one(mail("m3", refs="<m1@x>"))
    assert (again.conversation, again.customer.id) == (found.conversation, "ann@a.example")


def test_who_was_written_to_is_part_of_the_conversation() -> None:
    postman = Postman()
    postman.brings(mail("m1", to="help@shop.example, Bo <bo@b.example>"))
    found = postman.one(mail("m2", "Bo <bo@b.example>", refs="<m1@x>"))
    assert (found.conversation, found.customer.id, found.sender, found.author) == ("<m1@x>", "ann@a.example", "customer", "Bo")


def test_an_agents_copy_in_sent_joins_and_brings_in_whom_he_wrote_to() -> None:
    postman = Postman()
    postman.brings(mail("m1"))
    (found,) = postman.brings(mail("m2", "Lin <lin@shop.example>", "ann@a.example, cy@c.example", refs="<m1@x>"), ours=True)
    assert isinstance(found.item, Message)
    assert (found.item.conversation, found.item.sender, found.item.author) == ("<m1@x>", "agent", "Lin")
    assert postman.one(mail("m3", "cy@c.example", refs="<m2@x>")).conversation == "<m1@x>"


def test_what_an_agent_forwards_to_somebody_else_is_another_conversation() -> None:
    postman = Postman()
    postman.brings(mail("m1"))
    found = postman.one(mail("m2", SHOP, "supplier@s.example", refs="<m1@x>"), ours=True)
    assert (found.conversation, found.customer.id, found.extra["claims"]) == ("<m2@x>", "supplier@s.example", "<m1@x>")
    answer = postman.one(mail("m3", "supplier@s.example", refs="<m1@x> <m2@x>"))
    assert (answer.conversation, answer.customer.id) == ("<m2@x>", "supplier@s.example")


def test_staff_among_themselves_are_no_customers_words() -> None:
    found = Postman().one(mail("m1", "lin@shop.example", "help@shop.example"))
    assert (found.sender, found.customer.id) == ("agent", "help@shop.example")
    assert Postman().one(mail("m1", "lin@shop.example", "")).customer.id == "lin@shop.example"


def test_a_colleague_whose_address_was_forged_is_a_stranger() -> None:
    postman = Postman()
    postman.brings(mail("m1"))
    found = postman.one(mail("m2", SHOP, "ann@a.example", refs="<m1@x>", more=FAILED))
    assert (found.sender, found.conversation, found.extra["claims"]) == ("customer", "<m2@x>", "<m1@x>")
    assert found.extra["auth"] == {"dmarc": "fail"}


def test_a_customer_whose_address_was_forged_does_not_get_into_his_conversation() -> None:
    postman = Postman()
    postman.brings(mail("m1"))
    found = postman.one(mail("m2", refs="<m1@x>", more=FAILED))
    assert (found.conversation, found.extra["claims"]) == ("<m2@x>", "<m1@x>")


def test_two_mails_of_one_id_are_two_messages() -> None:
    postman = Postman()
    postman.brings(mail("m1"))
    other = postman.one(mail("m1", EVE))
    assert other.id.startswith("sha256:")
    assert (other.conversation != "<m1@x>", other.customer.id) == (True, "eve@e.example")
    assert len(postman.record.messages) == 2
    postman.brings(mail("m1", EVE))
    assert len(postman.record.messages) == 2


def test_the_same_mail_again_is_a_duplicate_in_its_place_and_counts_for_nothing() -> None:
    postman = Postman()
    postman.brings(mail("m1"), mail("m2", refs="<m1@x>"))
    before = postman.record.cursor["begun"]
    found = postman.one(mail("m2", refs="<m1@x>"))
    assert (found.id, found.conversation, postman.record.duplicates) == ("<m2@x>", "<m1@x>", 1)
    assert postman.record.cursor["begun"] == before


def test_a_letter_that_lies_in_sent_is_a_receipt_and_its_answer_joins() -> None:
    postman = Postman()
    postman.brings(mail("m1"))
    name = postman.record.sends("letter-1", "<m1@x>")
    copy = mail("", SHOP, "ann@a.example", refs="<m1@x>", more=f"Message-ID: {name}\r\n")
    (found,) = postman.brings(copy, ours=True)
    assert found.item is None
    assert found.receipt is not None
    assert (found.receipt.state, found.receipt.message, found.receipt.ref) == ("sent", name, "letter-1")
    assert postman.one(mail("m3", refs=name)).conversation == "<m1@x>"


def test_whoever_writes_under_the_name_of_a_letter_is_seen() -> None:
    postman = Postman()
    postman.brings(mail("m1"))
    name = postman.record.sends("letter-1", "<m1@x>")
    for writer in ("Ann <ann@a.example>", SHOP):
        found = postman.one(mail("", writer, refs="<m1@x>", more=f"Message-ID: {name}\r\n"))
        assert found.id.startswith("sha256:")
    assert len(postman.record.messages) == 3


def test_a_letter_of_another_record_is_an_agents_message() -> None:
    postman = Postman()
    postman.brings(mail("m1"))
    found = postman.one(mail("", SHOP, "ann@a.example", refs="<m1@x>", more="Message-ID: <stepin.pbyq@shop.example>\r\n"), ours=True)
    assert (found.sender, found.conversation) == ("agent", "<m1@x>")


def test_who_begins_too_many_conversations_gets_one_for_the_rest_of_the_day() -> None:
    postman = Postman(new_conversations=3)
    postman.brings(*(mail(f"m{n}") for n in range(4)))
    postman.brings(mail("m4"), mail("other", "bo@b.example"), mail("m5", refs="<m4@x>"))
    found = postman.record.messages
    assert len(found) == 7
    assert len({message.conversation for message in found.values()}) == 5
    assert [name for name, message in found.items() if message.extra.get("crowded")] == ["<m3@x>", "<m4@x>"]
    assert found["<m5@x>"].conversation == found["<m4@x>"].conversation == found["<m3@x>"].conversation
    postman.brings(mail("m6"), arrived=NOON + timedelta(days=1))
    assert found["<m6@x>"].conversation == "<m6@x>"


def test_staff_may_begin_as_many_as_they_like() -> None:
    postman = Postman(new_conversations=1)
    postman.brings(*(mail(f"m{n}", SHOP, f"c{n}@a.example") for n in range(5)))
    assert len({message.conversation for message in postman.record.messages.values()}) == 5


def test_the_counts_of_senders_stay_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.channels.mailbox.position._MOST_SENDERS", 3)
    postman = Postman()
    postman.brings(*(mail(f"m{n}", f"c{n}@a.example") for n in range(5)))
    begun = postman.record.cursor["begun"]
    assert isinstance(begun, dict)
    assert list(begun.values()) == [1, 1, 1]


def test_a_cursor_names_nobody() -> None:
    postman = Postman()
    postman.brings(mail("m1", body="words"))
    shown = json.dumps(postman.record.cursor)
    assert "begun" in shown
    assert not any(name in shown for name in ("ann", "a.example", "shop", "words", "m1@x"))


DAEMON = "MAILER-DAEMON@mx.example"


def report(about: str, action: str = "failed") -> bytes:
    body = f"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: {action}\nStatus: 5.1.1\n"
    body += f"--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {about}\n--b--\n"
    more = "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n"
    return mail("bounce", DAEMON, body=body, more=more)


def test_a_bounce_of_a_letter_is_shown_in_its_conversation_and_is_a_receipt() -> None:
    postman = Postman()
    postman.brings(mail("m1"))
    name = postman.record.sends("letter-1", "<m1@x>")
    (found,) = postman.brings(report(name))
    assert isinstance(found.item, Message)
    assert (found.item.sender, found.item.conversation, found.item.customer.id) == ("system", "<m1@x>", "ann@a.example")
    assert found.receipt is not None
    assert (found.receipt.state, found.receipt.ref, found.receipt.message, found.receipt.code) == ("failed", "letter-1", name, "5.1.1")


def test_a_letter_that_is_only_late_has_not_failed() -> None:
    postman = Postman()
    postman.brings(mail("m1"))
    (found,) = postman.brings(report(postman.record.sends("letter-1", "<m1@x>"), "delayed"))
    assert found.receipt is None


def test_a_bounce_of_an_agents_own_mail_is_shown_where_it_belongs() -> None:
    postman = Postman()
    postman.brings(mail("m1"), mail("m2", SHOP, "ann@a.example", refs="<m1@x>"))
    (found,) = postman.brings(report("<m2@x>"))
    assert isinstance(found.item, Message)
    assert (found.item.conversation, found.receipt) == ("<m1@x>", None)


def test_a_bounce_of_a_customers_mail_gets_nobody_into_his_conversation() -> None:
    postman = Postman()
    postman.brings(mail("m1"))
    (found,) = postman.brings(report("<m1@x>"))
    assert isinstance(found.item, Message)
    assert (found.item.conversation, found.item.sender, found.item.extra["claims"]) == ("<bounce@x>", "system", "<m1@x>")


def test_an_answer_out_of_office_is_a_systems_word_in_the_conversation() -> None:
    postman = Postman()
    postman.brings(mail("m1"))
    found = postman.one(mail("m2", refs="<m1@x>", more="Auto-Submitted: auto-replied\r\n"))
    assert (found.sender, found.conversation, found.extra["automatic"]) == ("system", "<m1@x>", True)
