"""What a help desk says comes in: everything, once, in order, and as what it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from desktop.channels.chatwoot.account import Account
from desktop.channels.incoming import NotUnderstood
from desktop.channels.live.seam import Batch, Identity, Receipt
from desktop.core.errors import Trouble
from desktop.core.messages import Message
from tests.channels.chatwoot.conftest import NOON, Hands, Reader
from tests.fakes.chatwoot import ACCOUNT, TOKEN, FakeChatwoot
from tests.fakes.chatwoot_desk import OWNER


def said(batch: Batch) -> list[tuple[str, str]]:
    return [(item.sender, item.text) for item in messages(batch)]


def messages(batch: Batch) -> list[Message]:
    return [item for item in batch.items if isinstance(item, Message)]


def only(batch: Batch) -> Message:
    (message,) = messages(batch)
    return message


def test_a_customer_on_the_website_comes_in(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    id_ = fake.desk.customer(talk, "我要退款！")
    message = only(reader.resync())
    prefix = f"{fake.url.removeprefix('http://')}/{ACCOUNT}"
    assert (message.id, message.channel, message.conversation) == (f"{prefix}:{id_:012d}", "chat", f"{prefix}:{talk}")
    assert (message.sender, message.author, message.text, message.at) == (
        "customer",
        "李先生",
        "我要退款！",
        datetime.fromtimestamp(NOON, UTC),
    )
    assert (message.customer.id, message.customer.name) == (f"{prefix}:contact:41", "李先生")
    assert message.extra == {
        "account": "help desk", "inbox": "Website", "inbox_id": 1, "labels": [], "status": "open", "can_reply": True,
    }  # fmt: skip


def test_what_is_told_once_is_not_told_again(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    fake.desk.customer(talk, "one")
    assert said(reader.resync()) == [("customer", "one")]
    assert reader.source.fetch(reader.cursor) == Batch(), "nothing to store"
    fake.desk.agent(talk, "two")
    assert said(reader.resync()) == [("agent", "two")]


def test_a_cursor_survives_a_restart(
    fake: FakeChatwoot, talk: int, reader: Reader, reading: Callable[[Account], Reader], clock: Hands
) -> None:
    fake.desk.customer(talk, "one")
    clock.at += 600
    fake.desk.customer(talk, "two")
    reader.resync()
    again = reading(reader.source._account)
    again.cursor = json.loads(json.dumps(reader.cursor))
    fake.desk.customer(talk, "three")
    assert [text for _, text in said(again.resync())] == ["two", "three"], "the last minute may come twice; what is older does not"


def test_a_batch_that_was_not_taken_is_handed_up_again(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    reader.resync()
    fake.desk.customer(talk, "one")
    lost = reader.source.fetch(reader.cursor)
    assert said(lost) == [("customer", "one")]
    assert said(reader.resync()) == [("customer", "one")], "the cursor is the old one: the desk could not store it"


def test_a_thousand_messages_of_a_gap_are_there_after_one_resync_in_order(
    fake: FakeChatwoot, talk: int, reader: Reader, clock: Hands
) -> None:
    fake.desk.customer(talk, "before")
    reader.resync()
    for number in range(1_000):
        clock.at += 0.4
        fake.desk.customer(talk, f"line {number}")
    batch = reader.source.fetch(reader.cursor)
    assert [text for _, text in said(batch)] == [f"line {number}" for number in range(1_000)]
    assert not batch.more
    kept = sorted(messages(batch), key=lambda item: (item.at, item.id))
    assert list(batch.items) == kept, "the record reads them by (at, id)"


def test_a_gap_over_many_conversations_comes_whole(fake: FakeChatwoot, talk: int, reader: Reader, clock: Hands) -> None:
    talks = [fake.desk.open(1, fake.desk.add_contact(f"c{number}")) for number in range(60)]
    for number in range(180):
        clock.at += 3
        fake.desk.customer(talks[number % 60], str(number))
    assert [text for _, text in said(reader.resync())] == [str(number) for number in range(180)]


def test_a_big_resync_comes_in_pieces_without_loss(fake: FakeChatwoot, talk: int, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.channels.chatwoot.source.MOST_ITEMS", 10)
    for number in range(12):
        other = fake.desk.open(1, fake.desk.add_contact(f"c{number}"))
        for line in range(5):
            fake.desk.customer(other, f"{number}/{line}")
    found = reader.resync()
    assert len(reader.batches) == 6
    assert sorted(text for _, text in said(found)) == sorted(f"{number}/{line}" for number in range(12) for line in range(5))


def test_a_message_whose_clock_went_backwards_is_not_skipped(fake: FakeChatwoot, talk: int, reader: Reader, clock: Hands) -> None:
    """The service chooses by id and cuts by time of creation, after 100."""
    for number in range(99):
        fake.desk.customer(talk, str(number))
    late = fake.desk.customer(talk, "late")
    fake.desk.customer(talk, "last")
    fake.desk.message(late)["created_at"] += 1
    fake.desk.conversations[talk].activity += 1
    assert len(reader.resync().items) == 101


def test_a_message_that_became_visible_below_one_that_was_read_comes_in(
    fake: FakeChatwoot, talk: int, reader: Reader, clock: Hands
) -> None:
    first = fake.desk.customer(talk, "committed late")
    hidden = fake.desk.conversations[talk].messages.pop()
    fake.desk.customer(talk, "committed first")
    assert said(reader.resync()) == [("customer", "committed first")]
    clock.at += 5
    fake.desk.conversations[talk].messages.insert(0, hidden)
    fake.desk.customer(talk, "next")
    assert said(reader.resync()) == [("customer", "committed late"), ("customer", "next")]
    assert hidden["id"] == first


def test_a_quiet_desk_is_not_read_over_and_over(fake: FakeChatwoot, talk: int, reader: Reader, clock: Hands) -> None:
    fake.desk.customer(talk, "one")
    for _ in range(4):
        reader.resync()
        clock.at += 40
    fake.calls.clear()
    reader.resync()
    assert fake.calls == [f"GET /api/v1/accounts/{ACCOUNT}/conversations"]


def test_one_message_on_a_busy_desk_costs_two_calls(fake: FakeChatwoot, talk: int, reader: Reader, clock: Hands) -> None:
    for number in range(20):
        fake.desk.customer(fake.desk.open(1, fake.desk.add_contact(f"c{number}")), str(number))
    reader.resync()
    clock.at += 1
    fake.desk.customer(talk, "one more")
    fake.calls.clear()
    assert said(reader.resync()) == [("customer", "one more")]
    calls = f"GET /api/v1/accounts/{ACCOUNT}/conversations"
    assert fake.calls == [calls, f"{calls}/{talk}/messages"]


def test_a_conversation_is_read_once_more_when_it_has_settled(fake: FakeChatwoot, talk: int, reader: Reader, clock: Hands) -> None:
    """What became visible late, without a sign of it in the list, comes in then."""
    fake.desk.customer(talk, "late")
    hidden = fake.desk.conversations[talk].messages.pop()
    fake.desk.customer(talk, "first")
    reader.resync()
    fake.desk.conversations[talk].messages.insert(0, hidden)
    clock.at += 59
    fake.desk.customer(fake.desk.open(1, 41), "elsewhere")
    assert said(reader.resync()) == [("customer", "elsewhere")]
    clock.at += 59
    assert said(reader.resync()) == [("customer", "late")]


def test_a_conversation_that_vanishes_while_the_list_is_read_hides_no_other(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    for number in range(60):
        fake.desk.customer(fake.desk.open(1, fake.desk.add_contact(f"c{number}")), str(number))
    page, removed = fake.desk.page, []

    def remove_after_the_first(number: int, size: int = 25) -> dict[str, object]:
        found = page(number, size)
        if not removed:
            removed.append(fake.desk.conversations.pop(61))
        return found

    fake.desk.page = remove_after_the_first  # type: ignore[method-assign]
    assert {text for _, text in said(reader.resync())} == {str(number) for number in range(59)}


def test_old_history_stays_where_it_is(fake: FakeChatwoot, talk: int, reader: Reader, clock: Hands) -> None:
    fake.desk.customer(talk, "long ago")
    clock.at += 8 * 86_400
    fresh = fake.desk.open(1, 41)
    fake.desk.customer(fresh, "today")
    assert said(reader.resync()) == [("customer", "today")]


def test_only_the_wanted_inboxes_are_read(
    fake: FakeChatwoot, talk: int, account: Account, reading: Callable[[Account], Reader], clock: Hands
) -> None:
    other = fake.desk.open(fake.desk.add_inbox("Shop"), fake.desk.add_contact("Ann"))
    fake.desk.customer(talk, "one")
    fake.desk.customer(other, "two")
    one = reading(Account(account.name, account.url, ACCOUNT, TOKEN, inboxes=(2,)))
    assert said(one.resync()) == [("customer", "two")]
    clock.at += 86_400
    fake.desk.customer(talk, "another day")
    one.resync()
    assert one.cursor["activity"] == NOON + 86_400, "what is not wanted is not listed again and again"


def test_a_note_is_a_whisper_among_staff(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    fake.desk.note(talk, "he is very angry")
    message = only(reader.resync())
    assert (message.sender, message.author, message.extra["private"]) == ("system", "Amy Agent", True)


def test_activity_and_automatic_messages_are_of_the_system(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    fake.desk.activity(talk, "Conversation was reopened")
    fake.desk.write(talk, 3, "Thanks for writing", None)
    found = messages(reader.resync())
    assert [(item.sender, item.extra["message_type"]) for item in found] == [("system", "activity"), ("system", "template")]


def test_an_unknown_kind_of_message_is_shown_not_dropped(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    fake.desk.customer(talk, "what is this?")
    fake.desk.conversations[talk].messages[0]["message_type"] = 9
    fake.wrong.clear()
    message = only(reader.resync())
    assert (message.sender, message.text, message.extra["message_type"]) == ("system", "what is this?", "9")
    fake.wrong.clear()


@pytest.mark.parametrize(
    ("kind", "medium", "channel"),
    [
        ("Channel::WebWidget", None, "chat"), ("Channel::Api", None, "chat"), ("Channel::Email", None, "email"),
        ("Channel::Whatsapp", None, "whatsapp"), ("Channel::TwilioSms", "whatsapp", "whatsapp"), ("Channel::TwilioSms", "sms", "phone"),
        ("Channel::FacebookPage", None, "social"), ("Channel::Line", None, "social"), ("Channel::NewThing", None, "chat"),
    ],
)  # fmt: skip
def test_the_channel_is_that_of_the_inbox(fake: FakeChatwoot, reader: Reader, kind: str, medium: str | None, channel: str) -> None:
    fake.desk.customer(fake.desk.open(fake.desk.add_inbox("In", kind, medium), fake.desk.add_contact("Ann")), "hello")
    assert only(reader.resync()).channel == channel


def test_the_names_that_the_help_desk_ties_come_with_the_customer(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    fake.desk.contacts[41]["identifier"] = "crm-9"
    fake.desk.customer(talk, "one")
    prefix = reader.source._account.prefix
    customer = f"{prefix}:contact:41"
    assert reader.resync().identities == (
        Identity("chat", customer, "help_desk", customer),
        Identity("chat", customer, "phone", "+8613800000000"),
        Identity("chat", customer, "email", "li@customer.example"),
        Identity("chat", customer, "help_desk", f"{prefix}:identifier:crm-9"),
    )
    fake.desk.customer(talk, "two")
    assert reader.resync().identities == ()


def test_merged_contacts_do_not_change_whose_conversation_it_is(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    fake.desk.customer(talk, "one")
    before = only(reader.resync()).customer.id
    merged = fake.desk.add_contact("李先生")
    fake.desk.conversations[talk].contact = fake.desk.contacts[merged]
    fake.desk.customer(talk, "two")
    batch = reader.resync()
    assert only(batch).customer.id == before
    assert Identity("chat", before, "help_desk", reader.source._account.customer(merged)) in batch.identities


def test_an_assignment_says_who_has_it_now(fake: FakeChatwoot, talk: int, reader: Reader, clock: Hands) -> None:
    fake.desk.customer(talk, "one")
    reader.resync()
    clock.at += 5
    fake.desk.assign(talk, 8)
    given = messages(reader.resync())[-1]
    assert (given.sender, given.text, given.extra["event"]) == ("system", "Amy Agent", "assigned")
    assert (given.extra["assignee"], given.extra["assignee_id"], given.extra["before"]) == ("Amy Agent", 8, 0)
    clock.at += 5
    fake.desk.assign(talk, 0)
    assert messages(reader.resync())[-1].extra["event"] == "unassigned"


def test_the_label_is_a_raised_hand(fake: FakeChatwoot, talk: int, reader: Reader, clock: Hands) -> None:
    fake.desk.customer(talk, "one")
    reader.resync()
    clock.at += 5
    fake.desk.label(talk, "vip", "help")
    told = [item for item in messages(reader.resync()) if item.extra.get("event") == "hand_raised"]
    assert [(item.sender, item.extra["raised_hand"], item.extra["labels"]) for item in told] == [("system", True, ["vip", "help"])]
    assert messages(reader.resync()) == []
    clock.at += 5
    fake.desk.label(talk, "vip")
    lowered = [item for item in messages(reader.resync()) if item.extra.get("event") == "hand_lowered"]
    assert len(lowered) == 1
    assert "raised_hand" not in lowered[0].extra


def test_our_own_letter_comes_back_as_a_receipt(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    id_ = fake.desk.agent(talk, "I take over", OWNER, content_attributes={"external_ref": "letter-1"})
    name = reader.source._account.message(id_)
    batch = reader.resync()
    assert (batch.items, batch.receipts) == ((), (Receipt("chat", name, "sent", NOON, "letter-1"),))
    fake.desk.status(id_, "delivered")
    fake.desk.status(id_, "read")
    assert reader.resync().receipts == (Receipt("chat", name, "read", NOON, "letter-1"),)


def test_the_letter_of_another_desk_is_a_message(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    fake.desk.agent(talk, "from another desk", 9, content_attributes={"external_ref": "letter-x"})
    message = only(reader.resync())
    assert (message.sender, message.extra["external_ref"]) == ("agent", "letter-x")


def test_a_failure_carries_the_code_of_the_provider(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    id_ = fake.desk.agent(talk, "too late", OWNER, content_attributes={"external_ref": "letter-1"})
    other = fake.desk.agent(talk, "an agent's")
    fake.desk.status(id_, "failed", "131047: Re-engagement message")
    fake.desk.status(other, "failed", "no idea")
    assert [(item.state, item.ref, item.code) for item in reader.resync().receipts] == [
        ("failed", "letter-1", "131047"),
        ("failed", None, "failed"),
    ]


@pytest.mark.parametrize("tells_versions", [True, False])
def test_a_letter_that_is_read_hours_later_is_still_asked_for(
    fake: FakeChatwoot, talk: int, reader: Reader, clock: Hands, tells_versions: bool
) -> None:
    row = fake.desk.row
    if not tells_versions:
        fake.desk.row = lambda talk: {**row(talk), "updated_at": 0, "messages": []}  # type: ignore[method-assign]
    id_ = fake.desk.agent(talk, "hello", OWNER, content_attributes={"external_ref": "letter-1"})
    other = fake.desk.open(1, fake.desk.add_contact("Ann"))
    reader.resync()
    for hour in range(3):
        clock.at += 3_600
        fake.desk.customer(other, f"hour {hour}")
        assert reader.resync().receipts == ()
    fake.desk.status(id_, "read")
    clock.at += 3_600
    assert [(item.state, item.ref) for item in reader.resync().receipts] == [("read", "letter-1")]
    assert reader.cursor["conversations"][str(talk)][4] == 0, "nothing more is expected of it"  # type: ignore[index]


def test_a_deleted_message_is_seen_to_be_deleted(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    id_ = fake.desk.customer(talk, "I will sue you")
    reader.resync()
    fake.desk.delete(id_)
    line = only(reader.resync())
    name = reader.source._account.message(id_)
    assert (line.id, line.sender, line.extra["revokes"]) == (f"{name}:deleted", "system", name)


def test_a_changed_message_is_seen_to_be_changed(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    id_ = fake.desk.agent(talk, "tomorrow")
    reader.resync()
    fake.desk.change(id_, content="next week")
    line = only(reader.resync())
    assert (line.sender, line.text, line.extra["edits"]) == ("system", "next week", reader.source._account.message(id_))
    assert reader.resync().items == ()


def test_a_mail_is_scored_by_what_is_new_in_it(fake: FakeChatwoot, reader: Reader) -> None:
    talk = fake.desk.open(fake.desk.add_inbox("Mail", "Channel::Email"), fake.desk.add_contact("Ann", email="ann@customer.example"))
    mail = {"subject": "Refund", "text_content": {"full": "Now!\n> earlier", "reply": "Now!", "quoted": "Now!"}}
    fake.desk.customer(talk, "Now!", content_attributes={"email": mail})
    message = only(reader.resync())
    assert (message.text, message.extra["scored_text"], message.extra["subject"]) == ("Now!\n> earlier", "Now!", "Refund")


def test_attachments_are_named_and_not_fetched(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    url = "https://desk.example/files/burnt%20plug.jpg?key=1"
    attached = {"id": 1, "message_id": 1, "account_id": ACCOUNT, "file_type": "image", "data_url": url, "file_size": 1234}
    fake.desk.customer(talk, None, attachments=[attached])
    message = only(reader.resync())
    assert message.text == ""
    assert message.extra["attachments"] == [{"kind": "image", "name": "burnt%20plug.jpg", "size": 1234}]


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [("created_at", "yesterday", "bad_time"), ("message_type", None, "bad_value"), ("content", "x" * 1_000_001, "too_long"),
     ("content", "\ud800", "bad_encoding")],
)  # fmt: skip
def test_what_is_not_understood_is_kept(
    fake: FakeChatwoot, talk: int, reader: Reader, field: str, value: object, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.desk.customer(talk, "fine")
    fake.desk.customer(talk, "odd")
    listed = reader.source._client.messages
    monkeypatch.setattr(
        reader.source._client,
        "messages",
        lambda talk, after: [row | ({field: value} if row["content"] == "odd" else {}) for row in listed(talk, after)],
    )
    odd, fine = sorted(reader.resync().items, key=lambda item: isinstance(item, Message))
    assert isinstance(odd, NotUnderstood)
    assert (odd.reason, b'"conversation_id"' in odd.raw) == (reason, True)
    assert isinstance(fine, Message)


def test_a_conversation_without_a_contact_is_kept_as_not_understood(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    fake.desk.customer(talk, "who am I?")
    fake.desk.conversations[talk].contact = {}
    (item,) = reader.resync().items
    assert isinstance(item, NotUnderstood)
    fake.wrong.clear()


def test_one_broken_conversation_does_not_hold_up_the_others(fake: FakeChatwoot, talk: int, reader: Reader, clock: Hands) -> None:
    fake.desk.customer(talk, "in the broken one")
    clock.at += 600
    fake.desk.customer(fake.desk.open(1, fake.desk.add_contact("Ann")), "in the whole one")
    fake.fail("500", on=f"conversations/{talk}/messages", times=2)
    assert said(reader.resync()) == [("customer", "in the whole one")]
    with pytest.raises(Trouble, match="broken"):
        reader.resync()
    assert said(reader.resync()) == [("customer", "in the broken one")], "it is tried until it can be read"


def test_a_conversation_out_of_our_sight_is_passed_over(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    fake.desk.customer(talk, "hidden")
    fake.fail("403", on=f"conversations/{talk}/messages", times=99)
    assert reader.resync().items == ()
    assert reader.cursor["unread"] == [talk], "once may be an accident"
    assert reader.resync().items == ()
    assert reader.cursor["unread"] == []


def test_a_conversation_that_stays_broken_is_shown_and_tried_now_and_then(
    fake: FakeChatwoot, talk: int, reader: Reader, clock: Hands, reading: Callable[[Account], Reader]
) -> None:
    fake.desk.customer(talk, "in the broken one")
    fake.fail("garbage", on=f"conversations/{talk}/messages", times=6)
    for _ in range(4):
        with pytest.raises(Trouble, match="garbled"):
            reader.resync()
    (item,) = reader.resync().items
    assert isinstance(item, NotUnderstood)
    assert (item.reason, b'"garbled"' in item.raw, reader.cursor["unread"]) == ("bad_json", True, [talk])
    for pause in (400, 100):
        clock.at += pause
        fake.desk.customer(fake.desk.open(1, 41), "elsewhere")
        assert said(reader.resync()) == [("customer", "elsewhere")]
    after_a_restart = reading(reader.source._account)
    after_a_restart.cursor = reader.cursor
    assert ("customer", "in the broken one") in said(after_a_restart.resync())
    clock.at += 400
    assert said(reader.resync()) == [("customer", "in the broken one")]
    assert reader.cursor["unread"] == []


@pytest.mark.parametrize("kind", ["403", "404"])
def test_a_conversation_that_was_out_of_sight_for_a_moment_is_read(
    fake: FakeChatwoot, talk: int, reader: Reader, clock: Hands, kind: str
) -> None:
    fake.desk.customer(talk, "hidden")
    clock.at += 600
    fake.desk.customer(fake.desk.open(1, fake.desk.add_contact("Ann")), "seen")
    fake.fail(kind, on=f"conversations/{talk}/messages")
    assert said(reader.resync()) == [("customer", "seen")]
    assert said(reader.resync()) == [("customer", "hidden")]


def test_what_was_gathered_before_the_line_went_is_handed_up(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    fake.desk.customer(talk, "one")
    other = fake.desk.open(1, fake.desk.add_contact("Ann"))
    fake.desk.customer(other, "two")
    fake.fail("cut", on=f"conversations/{other}/messages", times=2)
    first = reader.source.fetch({})
    assert (said(first), first.more) == ([("customer", "one")], True)
    reader.cursor = dict(first.cursor or {})
    with pytest.raises(Trouble, match="offline"):
        reader.resync()
    assert said(reader.resync()) == [("customer", "two")]


def test_check_says_what_is_wrong(fake: FakeChatwoot, talk: int, account: Account, reading: Callable[[Account], Reader]) -> None:
    reading(account).source.check()
    wrong = {
        "not_signed_in": Account("a", account.url, ACCOUNT, "another"),
        "not_allowed": Account("a", account.url, 99, TOKEN),
        "bad_address": Account("a", f"{account.url}/desk", ACCOUNT, TOKEN),
    }
    for code, each in wrong.items():
        with pytest.raises(Trouble) as caught:
            reading(each).source.check()
        assert caught.value.code == code
    with pytest.raises(Trouble) as caught:
        reading(Account("a", account.url, ACCOUNT, TOKEN, inboxes=(77,))).source.check()
    assert (caught.value.code, caught.value.values["what"]) == ("not_allowed", "inbox")


def test_a_cursor_of_nonsense_is_as_good_as_none(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    fake.desk.customer(talk, "one")
    reader.cursor = {"activity": "soon", "conversations": {"x": 1, "1": [1, 2], "2": ["a"] * 6}}
    assert said(reader.resync()) == [("customer", "one")]
