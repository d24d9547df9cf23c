"""What goes out to a help desk goes out at most once, whatever happens to the call."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.channels.chatwoot.account import Account
from desktop.channels.chatwoot.sender import ChatwootSender
from desktop.channels.live.seam import ANSWERS, Answer, Letter
from tests.channels.chatwoot.conftest import Hands, impatient
from tests.fakes.chatwoot import FAULTS, FakeChatwoot
from tests.fakes.chatwoot_desk import OWNER, Row


def letter(account: Account, talk: int, kind: str = "reply", **fields: object) -> Letter:
    known: dict[str, object] = {"answers": None, "extra": {}, "text": "We refund you today", "id": "letter-1", **fields}
    return Letter(kind=kind, channel="chat", conversation=account.conversation(talk), to="x", author="Lin", **known)  # type: ignore[arg-type]


def written(fake: FakeChatwoot, ref: str = "letter-1") -> list[Row]:
    return [row for row in fake.desk.every_message() if row["content_attributes"].get("external_ref") == ref]


def test_a_reply_goes_out(fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender) -> None:
    asked = fake.desk.customer(talk, "where is it?")
    answer = sender.send(letter(account, talk, answers=account.message(asked)))
    (row,) = written(fake)
    assert answer == Answer("sent", account.message(row["id"]))
    assert (row["content"], row["private"], row["message_type"]) == ("We refund you today", False, 1)
    assert row["content_attributes"] == {"external_ref": "letter-1", "in_reply_to": asked}


def test_a_note_is_for_staff_only(fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender) -> None:
    assert sender.send(letter(account, talk, "note")).state == "sent"
    assert [row["private"] for row in written(fake)] == [True]


def test_a_template_goes_with_its_parameters(fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender) -> None:
    asked = {"name": "refund", "language": "zh_CN", "parameters": ["李先生", "120"]}
    assert sender.send(letter(account, talk, "template", extra={"template": asked})).state == "sent"
    params = {"name": "refund", "category": "UTILITY", "language": "zh_CN", "processed_params": {"body": {"1": "李先生", "2": "120"}}}
    assert [row["additional_attributes"] for row in written(fake)] == [{"template_params": params}]
    assert sender.send(letter(account, talk, "template", id="letter-2", extra={"template_params": params})).state == "sent"
    assert [row["additional_attributes"] for row in written(fake, "letter-2")] == [{"template_params": params}]


def test_only_a_customers_words_are_quoted(fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender) -> None:
    note = fake.desk.note(talk, "be kind")
    sender.send(letter(account, talk, answers=account.message(note), extra={"private": True}))
    assert [row["content_attributes"] for row in written(fake)] == [{"external_ref": "letter-1"}]


SLOW = ("timeout", "drip")
AFTER = {
    "timeout": "unknown", "cut": "unknown", "drip": "unknown", "html": "unknown", "garbage": "unknown", "deep": "unknown",
    "500": "unknown", "502": "unknown", "422": "sent",
}  # fmt: skip
BEFORE = {
    **AFTER, "422": "failed", "redirect": "failed", "401": "later", "403": "failed", "404": "failed", "429": "later",
}  # fmt: skip


@pytest.mark.parametrize(("when", "kind"), [("before", kind) for kind in FAULTS] + [("after", kind) for kind in AFTER])
def test_a_reply_arrives_at_most_once_and_is_never_given_up_while_it_may_have_arrived(
    fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender, clock: Hands, when: str, kind: str
) -> None:
    fake.fail(kind, on="POST", when=when)
    mail = letter(account, talk)
    with impatient(sender._client, kind in SLOW):
        answer = sender.send(mail)
    assert answer.state == (BEFORE if when == "before" else AFTER)[kind]
    assert answer.state in ANSWERS
    clock.at += 61
    if answer.state == "unknown":
        answer = sender.look(mail)
        assert answer.state == ("sent" if when == "after" else "later")
    if answer.state == "later":
        sender._client._closed_until = 0.0
        answer = sender.send(mail)
    assert len(written(fake)) == (0 if answer.state == "failed" else 1)
    if answer.state == "sent":
        assert answer.message == account.message(written(fake)[0]["id"])


def test_a_call_that_is_still_under_way_is_not_taken_for_lost(
    fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender, clock: Hands
) -> None:
    mail = letter(account, talk)
    fake.fail("timeout", on="POST")
    with impatient(sender._client):
        assert sender.send(mail).state == "unknown"
    clock.at += 20
    assert sender.look(mail) == Answer("unknown", code="too_early", wait=40)
    late = fake.desk.agent(talk, mail.text, OWNER, content_attributes={"external_ref": mail.id})
    clock.at += 41
    assert sender.look(mail) == Answer("sent", account.message(late))


def test_after_a_restart_the_grace_begins_anew(
    fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender, clock: Hands
) -> None:
    mail = letter(account, talk)
    assert sender.look(mail) == Answer("unknown", code="too_early", wait=60)
    clock.at += 60
    assert sender.look(mail) == Answer("later")


def test_a_letter_is_found_however_much_was_said_since(fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender) -> None:
    asked = fake.desk.customer(talk, "where is it?")
    ours = fake.desk.agent(talk, "here", OWNER, content_attributes={"external_ref": "letter-1"})
    for number in range(350):
        fake.desk.customer(talk, str(number))
    assert sender.look(letter(account, talk, answers=account.message(asked))) == Answer("sent", account.message(ours))
    assert sender.look(letter(account, talk)) == Answer("sent", account.message(ours))


@pytest.mark.parametrize(
    "answers", ["desk.example/3:assignee:8:1790000000", "{prefix}:hand_raised:1790000000", "wamid.9", "{prefix}:9", ""]
)
def test_only_a_message_of_this_account_says_where_to_look(
    fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender, answers: str
) -> None:
    ours = fake.desk.agent(talk, "here", OWNER, content_attributes={"external_ref": "letter-1"})
    mail = letter(account, talk, answers=answers.replace("{prefix}", account.prefix))
    assert sender.look(mail) == Answer("sent", account.message(ours))


@pytest.mark.parametrize("kind", ["timeout", "401", "500", "html", "429", "cut"])
def test_a_look_that_fails_proves_nothing(
    fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender, clock: Hands, kind: str
) -> None:
    mail = letter(account, talk)
    sender.look(mail)
    clock.at += 120
    fake.fail(kind, on="GET", times=2)
    with impatient(sender._client, kind in SLOW):
        assert sender.look(mail).state == "unknown"


def test_too_many_messages_a_minute_are_tried_later(fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender) -> None:
    fake.fail("422", on="POST", retry_after="flood")
    assert sender.send(letter(account, talk)) == Answer("later", code="rate_limited", wait=60.0)


def test_a_refusal_whose_look_fails_is_not_known(fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender) -> None:
    fake.fail("422", on="POST", when="after")
    fake.fail("500", on="GET")
    assert sender.send(letter(account, talk)).state == "unknown"


def test_nobody_there_is_safe_to_try_again(account: Account, talk: int, clock: Hands) -> None:
    away = Account("a", "http://127.0.0.1:9", 3, "token")
    sender = ChatwootSender(away, clock=clock)
    assert sender.send(letter(away, talk)) == Answer("later", code="offline", wait=30.0)
    sender.close()


@pytest.mark.parametrize("kind", ["reply", "note", "assign", "unassign"])
def test_a_conversation_of_somewhere_else_is_refused(fake: FakeChatwoot, account: Account, sender: ChatwootSender, kind: str) -> None:
    elsewhere = Letter("l", kind, "chat", "other.example/3:1", "x", "hi", "Lin")
    assert sender.send(elsewhere) == sender.look(elsewhere) == Answer("failed", code="bad_address")
    assert fake.calls == []


def has_it(fake: FakeChatwoot, talk: int) -> int:
    return fake.desk.conversations[talk].assignee


def test_taking_over_assigns_and_leaving_gives_back(fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender) -> None:
    fake.desk.assign(talk, 8)
    assert sender.send(letter(account, talk, "assign")) == Answer("sent")
    assert has_it(fake, talk) == OWNER
    assert sender.send(letter(account, talk, "assign")) == Answer("sent"), "once more changes nothing"
    assert sender.send(letter(account, talk, "unassign", extra={"assignee_id": OWNER})) == Answer("sent")
    assert has_it(fake, talk) == 8


def test_what_nobody_had_goes_back_to_nobody(fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender) -> None:
    sender.send(letter(account, talk, "assign"))
    assert sender.send(letter(account, talk, "unassign")) == Answer("sent")
    assert has_it(fake, talk) == 0


@pytest.mark.parametrize(("extra", "back_to"), [({"assignee_id": 9}, 9), ({"assignee_id": OWNER}, 0), ({}, 0)])
def test_after_a_restart_the_last_message_says_who_had_it(
    fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender, extra: Row, back_to: int
) -> None:
    fake.desk.assign(talk, OWNER)
    assert sender.send(letter(account, talk, "unassign", extra=extra)) == Answer("sent")
    assert has_it(fake, talk) == back_to


def test_what_went_to_somebody_else_meanwhile_stays_there(fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender) -> None:
    sender.send(letter(account, talk, "assign"))
    fake.desk.assign(talk, 9)
    assert sender.send(letter(account, talk, "unassign")) == Answer("sent")
    assert has_it(fake, talk) == 9


def test_a_supervisor_who_is_an_agent_there_has_it_by_name(fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender) -> None:
    sender.send(replace(letter(account, talk, "assign"), author="bo agent"))
    assert has_it(fake, talk) == 9
    fake.desk.agents[10] = "Bo Agent"
    sender.send(replace(letter(account, talk, "assign"), author="Bo Agent"))
    assert has_it(fake, talk) == OWNER, "two of that name: neither"
    sender.send(letter(account, talk, "assign", extra={"assign_to": 8}))
    assert has_it(fake, talk) == 8


def test_an_assignment_that_another_overwrote_is_seen(fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender) -> None:
    real = fake.desk.assign
    fake.desk.assign = lambda talk, agent, quietly=False: real(talk, 9)  # type: ignore[method-assign]
    assert sender.send(letter(account, talk, "assign")) == Answer("later", code="not_assigned", wait=30.0)


@pytest.mark.parametrize(
    ("kind", "when", "state"),
    [("timeout", "after", "later"), ("timeout", "before", "later"), ("500", "after", "later"), ("401", "before", "later"),
     ("403", "before", "failed"), ("404", "before", "failed"), ("422", "before", "failed"), ("429", "before", "later")],
)  # fmt: skip
def test_an_assignment_may_be_tried_again_until_it_is_read_back(
    fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender, kind: str, when: str, state: str
) -> None:
    sender.check()
    fake.fail(kind, on="POST", when=when)
    with impatient(sender._client, kind in SLOW):
        assert sender.send(letter(account, talk, "assign")).state == state
    sender._client._closed_until = 0.0
    assert sender.look(letter(account, talk, "assign")).state == ("sent" if when == "after" else "later")
    assert sender.send(letter(account, talk, "assign")) == Answer("sent")
    assert has_it(fake, talk) == OWNER


def test_an_assignment_that_cannot_be_read_is_tried_later(fake: FakeChatwoot, talk: int, account: Account, sender: ChatwootSender) -> None:
    fake.fail("500", on="GET", times=2)
    assert sender.send(letter(account, talk, "assign")) == Answer("later", code="broken", wait=30.0)
    assert sender.look(letter(account, talk, "assign")) == Answer("later", code="broken", wait=30.0)
