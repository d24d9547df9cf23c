"""What a webhook body says: each piece of it, whatever stands beside it."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime

import pytest

from desktop.channels.cloud_api.payload import read
from desktop.channels.incoming import NotUnderstood
from desktop.channels.live.seam import Batch, Identity, Receipt
from desktop.core.messages import Customer, Message
from tests.fakes.cloud_bodies import CUSTOMER, NUMBER_ID, change, contact, message, raw, said, status, text, told, whole

NUMBERS = {NUMBER_ID: "shop"}
USER = "HK.13491208655302741918"


def batch(body: bytes) -> Batch:
    return read(body, NUMBERS, "shop")


def messages(body: bytes) -> list[Message]:
    return [item for item in batch(body).items if isinstance(item, Message)]


def wrong(body: bytes) -> list[NotUnderstood]:
    return [item for item in batch(body).items if isinstance(item, NotUnderstood)]


def one(piece: dict[str, object]) -> Message:
    """The message of a piece, of which nothing was left over."""
    [found] = batch(said(piece)).items
    assert isinstance(found, Message)
    return found


def test_a_text_becomes_a_message_of_its_customer() -> None:
    assert one(text("wamid.1", "我要退货", 1764000000)) == Message(
        "wamid.1", "whatsapp", f"{NUMBER_ID}:{CUSTOMER}", Customer(CUSTOMER, "李先生"), "customer", datetime.fromtimestamp(1764000000, UTC),
        "我要退货", "李先生", {"account": "shop", "type": "text"},
    )  # fmt: skip


@pytest.mark.parametrize("count", [1, 3, 1000])
def test_every_message_of_a_batch_is_read(count: int) -> None:
    pieces = [text(f"wamid.{n}", f"no {n}") for n in range(count)]
    assert [found.id for found in messages(said(*pieces))] == [f"wamid.{n}" for n in range(count)]


def test_every_entry_and_every_change_is_read() -> None:
    mixed = change(contacts=[contact()], messages=[text("wamid.2", "b")], statuses=[status("wamid.s", "read")])
    body = whole(change(contacts=[contact()], messages=[text("wamid.1", "a")]), mixed)
    entries = body["entry"]
    assert isinstance(entries, list)
    entries[0]["changes"].append(change(contacts=[contact()], messages=[text("wamid.3", "c")]))
    found = batch(json.dumps(body).encode())
    assert [item.id for item in found.items] == ["wamid.1", "wamid.3", "wamid.2"]
    assert [receipt.message for receipt in found.receipts] == ["wamid.s"]


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        (message("m", "interactive", {"type": "button_reply", "button_reply": {"id": "b1", "title": "退款"}}), "退款"),
        (message("m", "interactive", {"type": "list_reply", "list_reply": {"id": "l", "title": "A", "description": "B"}}), "A\nB"),
        (message("m", "button", {"payload": "p", "text": "Yes please"}), "Yes please"),
        (message("m", "location", {"latitude": 22.5, "longitude": 114.1, "name": "Shop", "address": "1 Rd"}), "Shop\n1 Rd\n22.5, 114.1"),
        (message("m", "location", {"latitude": 22, "longitude": -114.5}), "22, -114.5"),
        (message("m", "reaction", {"message_id": "wamid.0", "emoji": "😡"}), "😡"),
        (message("m", "image", {"id": "9", "mime_type": "image/jpeg", "caption": "broken"}), "broken"),
        (message("m", "audio", {"id": "9", "mime_type": "audio/ogg", "voice": True}), ""),
    ],
)  # fmt: skip
def test_what_people_chose_or_wrote_is_the_text(piece: dict[str, object], shown: str) -> None:
    assert one(piece).text == shown


def test_a_flow_reply_shows_what_was_filled_in() -> None:
    filled = {"flow_token": "secret", "rating": "1", "comment": "太慢了", "nested": {"a": 1}}
    reply = {"type": "nfm_reply", "nfm_reply": {"name": "flow", "body": "Sent", "response_json": json.dumps(filled)}}
    assert one(message("m", "interactive", reply)).text == "rating: 1\ncomment: 太慢了"
    reply["nfm_reply"] = {"response_json": "not json"}
    assert one(message("m", "interactive", reply)).text == "not json"


def test_cards_and_orders_are_listed_line_by_line() -> None:
    cards = [{"name": {"formatted_name": "Monica"}, "phones": [{"phone": "+1 555"}], "emails": [{"email": "m@shop.example"}]}, {"name": {}}]
    assert one(message("m", "contacts", cards)).text == "Monica +1 555 m@shop.example"
    items = [{"product_retailer_id": "SODA", "quantity": 2, "item_price": 10, "currency": "HKD"}, {"product_retailer_id": "CAKE"}]
    found = one(message("m", "order", {"catalog_id": "1", "text": "quickly", "product_items": items}))
    assert found.text == "quickly\n2 × SODA 10 HKD\n1 × CAKE"
    assert found.extra["order"] == {"catalog_id": "1", "text": "quickly", "product_items": items}


def test_media_are_listed_and_the_digest_is_hexadecimal() -> None:
    body = {"id": "77", "mime_type": "application/pdf", "sha256": "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo=", "filename": "a.pdf"}
    listed = one(message("m", "document", body)).extra["media"]
    assert listed == [{"kind": "document", "id": "77", "mime": "application/pdf", "filename": "a.pdf", "sha256": "aa" * 32}]
    voice = one(message("m", "audio", {"id": "78", "voice": True, "sha256": "not a digest"})).extra["media"]
    assert voice == [{"kind": "audio", "id": "78", "voice": True}]


@pytest.mark.parametrize("taken_back", [{"emoji": ""}, {}])
def test_a_reaction_taken_back_is_empty(taken_back: dict[str, str]) -> None:
    found = one(message("m", "reaction", {"message_id": "wamid.0", **taken_back}))
    assert (found.text, found.extra["reaction_to"]) == ("", "wamid.0")


def test_what_was_answered_or_forwarded_is_kept() -> None:
    about = {"context": {"from": "1", "id": "wamid.0", "forwarded": True}, "referral": {"headline": "Ad"}, "group_id": "g"}
    extra = one(text("m", "hello", **about)).extra
    assert {name: extra[name] for name in about} == about


def test_an_edit_and_a_revoke_name_the_message_they_change() -> None:
    edit = one(message("e", "edit", {"original_message_id": "wamid.0", "message": {"type": "text", "text": {"body": "new"}}}))
    assert (edit.id, edit.sender, edit.text, edit.extra["edits"]) == ("e", "customer", "new", "wamid.0")
    revoke = one(message("r", "revoke", {"original_message_id": "wamid.0"}))
    assert (revoke.id, revoke.sender, revoke.text, revoke.extra["revokes"]) == ("r", "system", "", "wamid.0")


@pytest.mark.parametrize(
    "piece",
    [
        message("m", "poll", {"name": "?"}),
        message("m", "interactive", ...),
        message("m", "interactive", {"type": "later", "later": {}}),
        message("m", "text", {"body": 7}),
        message("m", "image", {"caption": "no id"}),
        message("m", "order", {"product_items": "none"}),
        message("m", "location", {"latitude": True, "longitude": 1}),
        message("m", "text", ["body"], type=["text"]),
        message("m", "edit", {"message": {"type": "text", "text": {"body": "of what?"}}}),
    ],
)
def test_what_is_not_understood_of_a_message_is_shown_as_it_came(piece: dict[str, object]) -> None:
    found = one(piece)
    assert (found.text, found.sender) == ("", "customer")
    assert found.extra["unsupported"] == {"type": piece["type"], "raw": piece}


def test_an_unsupported_message_shows_the_title_of_the_service() -> None:
    piece = message("m", "unsupported", ..., errors=[{"code": 131051, "title": "Message type unknown"}])
    found = one(piece)
    assert found.text == "Message type unknown"
    assert found.extra["unsupported"] == {"type": "unsupported", "raw": piece, "code": 131051, "title": "Message type unknown"}


def test_errors_beside_a_message_without_a_body_are_kept_with_it() -> None:
    errors = [{"code": 131000, "title": "Something went wrong"}]
    [found] = messages(raw(change(contacts=[contact()], messages=[message("m", "interactive", ...)], errors=errors)))
    assert found.extra["errors"] == errors


def test_a_field_that_we_do_not_know_stays_with_its_message() -> None:
    assert one(text("m", "hello", sparkle={"a": 1})).extra["beyond"] == {"sparkle": {"a": 1}}


def test_a_kind_of_change_that_we_do_not_know_is_kept_whole() -> None:
    strange = change("calls", calls=[{"id": "c1"}])
    body = raw(strange, change(contacts=[contact()], messages=[text("wamid.1", "hello")], surprises=[1]))
    assert [(item.reason, json.loads(item.raw)) for item in wrong(body)] == [("unsupported", strange), ("unsupported", {"surprises": [1]})]
    assert [found.id for found in messages(body)] == ["wamid.1"]


def test_errors_alone_are_not_dropped() -> None:
    assert [item.reason for item in wrong(raw(change(errors=[{"code": 1}])))] == ["unsupported"]


def test_the_number_of_another_account_is_kept_apart() -> None:
    [item] = batch(said(text("wamid.1", "hello"), number_id="999")).items
    assert isinstance(item, NotUnderstood)
    assert (item.source, item.reason) == ("shop", "other_account")


def test_a_customer_without_a_number_goes_by_his_user_id() -> None:
    piece = text("wamid.1", "hello", **{"from": ..., "from_user_id": USER})
    found = batch(raw(change(contacts=[contact(None, "Lee", USER, username="lee")], messages=[piece])))
    [item] = found.items
    assert isinstance(item, Message)
    assert (item.conversation, item.customer) == (f"{NUMBER_ID}:{USER}", Customer(USER, "Lee"))
    assert item.extra["username"] == "lee"
    assert found.identities == (Identity("whatsapp", USER, "whatsapp_user", USER),)


def test_without_any_name_the_only_contact_is_meant() -> None:
    piece = text("wamid.1", "hello", **{"from": ...})
    assert messages(raw(change(contacts=[contact(None, "Lee", USER)], messages=[piece])))[0].customer.id == USER
    several = raw(change(contacts=[contact(None, "Lee", USER), contact(None, "Ho", "HK.2")], messages=[piece]))
    assert [(item.reason, item.id) for item in wrong(several)] == [("missing_field", "wamid.1")]


def test_each_message_finds_its_own_contact() -> None:
    people = [contact("1", "Ann"), contact("2", "Bob"), {"profile": 7}, 7]
    found = messages(raw(change(contacts=people, messages=[text("b", "b", customer="2"), text("a", "a", customer="+1")])))
    assert [item.customer for item in found] == [Customer("2", "Bob"), Customer("1", "Ann")]


def test_the_number_comes_before_the_user_id_and_both_are_one_person() -> None:
    person = {**contact(CUSTOMER, "Lee", USER), "parent_user_id": "HK.ENT.1"}
    found = batch(raw(change(contacts=[person], messages=[text("wamid.1", "hello")])))
    names = [("phone", f"+{CUSTOMER}"), ("whatsapp_user", USER), ("whatsapp_user", "HK.ENT.1")]
    assert found.identities == tuple(Identity("whatsapp", CUSTOMER, kind, name) for kind, name in names)


def test_a_changed_number_is_a_new_name_of_the_same_person() -> None:
    system = {"body": "changed", "wa_id": "85299999999", "type": "user_changed_number"}
    found = batch(raw(change(messages=[message("wamid.1", "system", system)])))
    [item] = found.items
    assert isinstance(item, Message)
    assert (item.sender, item.text, item.author, item.customer) == ("system", "changed", None, Customer(CUSTOMER))
    assert Identity("whatsapp", CUSTOMER, "phone", "+85299999999") in found.identities


def test_a_changed_user_id_is_a_new_name_of_the_same_person() -> None:
    system = {"body": "changed", "user_id": "MX.2", "previous_user_id": USER, "type": "user_changed_user_id"}
    found = batch(raw(change(messages=[message("wamid.1", "system", system, **{"from": ...})])))
    names = (USER, "MX.2")
    assert found.identities == tuple(Identity("whatsapp", USER, "whatsapp_user", name) for name in names)


def test_what_the_business_wrote_on_its_phone_is_an_agents() -> None:
    echo = text("wamid.1", "On its way", **{"from": "85230000000", "to": CUSTOMER})
    [found] = messages(raw(change("smb_message_echoes", contacts=[contact()], message_echoes=[echo])))
    assert (found.sender, found.author, found.conversation) == ("agent", None, f"{NUMBER_ID}:{CUSTOMER}")
    assert found.customer == Customer(CUSTOMER, "李先生")


def test_a_status_is_a_receipt_with_our_own_reference() -> None:
    failed = status("wamid.2", "failed", 1764000001, errors=[{"code": 131047}])
    played = status("wamid.1", "played", 1764000000, biz_opaque_callback_data="letter-1", pricing={"billable": True})
    assert batch(told(played, failed)).receipts == (
        Receipt("whatsapp", "wamid.1", "read", 1764000000.0, "letter-1"),
        Receipt("whatsapp", "wamid.2", "failed", 1764000001.0, None, "131047"),
    )


def test_the_order_of_statuses_changes_none_of_them() -> None:
    four = [status("wamid.1", state, 1764000000 + n) for n, state in enumerate(("sent", "delivered", "read", "failed"))]
    told_in_order = set(batch(told(*four)).receipts)
    assert len(told_in_order) == 4
    for order in itertools.permutations(four):
        assert {receipt for piece in order for receipt in batch(told(piece)).receipts} == told_in_order


def test_a_status_that_we_do_not_know_is_kept() -> None:
    body = told(status("wamid.1", "warned"), status("wamid.2", "read"))
    assert [(item.reason, item.id) for item in wrong(body)] == [("unsupported", "wamid.1")]
    assert [receipt.message for receipt in batch(body).receipts] == ["wamid.2"]
