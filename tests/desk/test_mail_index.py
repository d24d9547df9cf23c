"""What the record knows of mails, for whoever threads new ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.channels.mailbox.compose import message_id
from desktop.channels.threads import Address
from desktop.core.messages import Customer, Message
from desktop.core.orders import OpenCase, StepIn, Write
from desktop.desk.desk import Desk
from desktop.desk.mail_index import MailIndex
from tests.desk.house import NINE, opened

FIRST = Message(
    "<a@example.com>", "email", "<a@example.com>", Customer("li@example.com", "李"), "customer", NINE, "angry, terrible!!!",
    extra={"from": "li@example.com", "to": ["care@example.org", 7], "date": NINE.isoformat(), "account": "care"},
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path / "record.sqlite") as desk:
        desk.begin_account("care", "email", True)
        yield desk


@pytest.fixture
def index(desk: Desk) -> Iterator[MailIndex]:
    found = MailIndex(desk.path)
    yield found
    found.close()


def test_a_mail_is_known_with_its_people_by_its_id_and_by_its_conversation(desk: Desk, index: MailIndex) -> None:
    assert index.known(["<a@example.com>"]) == {}
    second = replace(FIRST, id="<b@example.com>", sender="agent", extra={"from": "care@example.org", "to": ["li@example.com"]})
    desk.receive([FIRST, second])
    known = index.known(["<b@example.com>", "<a@example.com>", "<c@example.com>"])
    assert list(known) == ["<b@example.com>", "<a@example.com>"]
    mail = known["<a@example.com>"]
    assert (mail.conversation, mail.customer, mail.sender, mail.date, mail.letter) == (
        "<a@example.com>", Address("li@example.com", "李"), "li@example.com", NINE.isoformat(), None,
    )  # fmt: skip
    assert mail.parties == {"li@example.com", "care@example.org"} and known["<b@example.com>"].sender == "care@example.org"


def test_a_conversation_that_is_no_mail_is_known_by_its_name(desk: Desk, index: MailIndex) -> None:
    desk.receive([replace(FIRST, conversation="thread", extra={})])
    known = index.known(["thread", "<a@example.com>"])
    assert known["thread"].sender is None and known["thread"].parties == {"li@example.com"}
    assert known["<a@example.com>"].sender == "li@example.com" and known["<a@example.com>"].date is None


def test_a_letter_of_ours_is_known_by_the_id_it_went_out_with(desk: Desk, index: MailIndex) -> None:
    from desktop.channels.live.seam import Answer

    desk.receive([FIRST])
    opened_case, _ = desk.handle(OpenCase(id="o", by="lin", channel="email", conversation=FIRST.conversation))
    case = opened_case.case or ""
    desk.handle(StepIn(id="j", by="lin", case=case, mode="join"))
    outcome, _ = desk.handle(Write(id="w", by="lin", case=case, mode="reply", text="We call you."))
    assert outcome.accepted
    letter = desk.lease("care", "me")
    assert letter is not None
    while_it_is_sent = message_id(letter.id, "care@example.org")
    assert index.known([while_it_is_sent])[while_it_is_sent].letter == letter.id
    desk.settle(letter.id, "me", Answer("sent", message="<ours@example.org>"))
    known = index.known(["<ours@example.org>"])["<ours@example.org>"]
    assert (known.conversation, known.letter, known.sender) == (FIRST.conversation, letter.id, None)
