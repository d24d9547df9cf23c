"""What a row of the help desk is for the record: a message, word of one of our own letters, or a line that is not understood."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.channels.chatwoot.account import Account, channel_of
from desktop.channels.chatwoot.talks import Place, Talk
from desktop.channels.chatwoot.wire import Row, inner, moment, number, rows, seconds, text
from desktop.channels.incoming import LONGEST_RAW, NotUnderstood
from desktop.channels.live.seam import Identity, Receipt
from desktop.core.messages import LONGEST_TEXT, Customer, Message

INCOMING, OUTGOING, ACTIVITY, TEMPLATE = range(4)
_TYPES = {"incoming": INCOMING, "outgoing": OUTGOING, "activity": ACTIVITY, "template": TEMPLATE}
_SYSTEM = {ACTIVITY: "activity", TEMPLATE: "template"}
_FINISHED = frozenset({"read", "failed"})
_TOLD = frozenset({"sent", "delivered", "read", "failed"})
_CODE = re.compile(r"\D{0,12}(\d{3,6})\b")


@dataclass(frozen=True, slots=True)
class Inbox:
    """An inbox: its name as agents see it, and what a message of Twilio's came by (sms or whatsapp)."""

    name: str = ""
    medium: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """A conversation with what every row of it needs to be understood: the account, the inbox, and the customer that it belongs to."""

    account: Account
    talk: Talk
    inbox: Inbox
    contact: int

    @property
    def channel(self) -> str:
        """The contract's channel."""
        return channel_of(self.talk.kind, self.inbox.medium)

    @property
    def raised(self) -> bool:
        """Whether an agent of this conversation raises a hand."""
        return self.account.help_label in self.talk.labels

    @property
    def customer(self) -> Customer:
        """The contact."""
        return Customer(self.account.customer(self.contact), text(self.talk.contact, "name") or None)

    def extra(self) -> dict[str, object]:
        """What every message of the conversation carries."""
        talk = self.talk
        known: dict[str, object] = {"account": self.account.name, "inbox": self.inbox.name, "inbox_id": talk.inbox}
        known |= {"labels": list(talk.labels), "status": talk.status}
        if talk.can_reply is not None:
            known["can_reply"] = talk.can_reply
        if talk.assignee:
            known |= {"assignee": talk.assignee_name, "assignee_id": talk.assignee}
        if talk.subject:
            known["subject"] = talk.subject
        if self.raised:
            known["raised_hand"] = True
        return known


def kind_of(row: Row) -> int | None:
    """INCOMING to TEMPLATE, or a number that is not known yet; None where it is neither number nor word."""
    value = row.get("message_type")
    if isinstance(value, str):
        return _TYPES.get(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def reference(row: Row) -> str:
    """The id of the letter that a row is, where it carries one."""
    return text(inner(row, "content_attributes"), "external_ref")


def is_deleted(row: Row) -> bool:
    """Whether somebody deleted it."""
    return inner(row, "content_attributes").get("deleted") is True


def is_open(row: Row) -> bool:
    """Whether more word of a letter is to be expected."""
    return row.get("private") is not True and row.get("status") not in _FINISHED


def fingerprint(row: Row) -> tuple[object, ...]:
    """What of a row changes when it is worth telling again."""
    return (text(row, "status"), is_deleted(row), hashlib.sha256(text(row, "content").encode("utf-8", "surrogatepass")).hexdigest()[:16])


def understood(setting: Setting, row: Row) -> Message | NotUnderstood:
    """The message of a row."""
    kind, at = kind_of(row), seconds(row, "created_at")
    id_ = setting.account.message(number(row, "id") or 0)
    content, extra = _content(row)
    try:
        size = len(content.encode())
    except UnicodeEncodeError:
        return _not_understood(setting, row, "bad_encoding", None)
    if kind is None or not setting.contact:
        return _not_understood(setting, row, "bad_value", id_)
    if at is None:
        return _not_understood(setting, row, "bad_time", id_)
    if size > LONGEST_TEXT:
        return _not_understood(setting, row, "too_long", id_)
    sender, author = _sender(row, kind)
    extra = setting.extra() | extra | _marks(row, kind)
    return Message(
        id_, setting.channel, setting.account.conversation(setting.talk.id), setting.customer, sender, moment(at), content, author, extra
    )


def receipt(setting: Setting, row: Row, ref: str | None) -> Receipt | None:
    """What the service says of something that went out; None where it says nothing that is not known."""
    state, at = text(row, "status") or "sent", seconds(row, "updated_at") or seconds(row, "created_at")
    state = state if state in _TOLD else "sent"
    if at is None or (ref is None and state == "sent"):
        return None
    code = _error_code(row) if state == "failed" else None
    return Receipt(setting.channel, setting.account.message(number(row, "id") or 0), state, at, ref, code)


def afterwards(setting: Setting, row: Row) -> Message | None:
    """A line that says that a message was changed or deleted after it was written; its own words are not taken back by it."""
    at = seconds(row, "updated_at") or seconds(row, "created_at")
    if at is None:
        return None
    id_ = setting.account.message(number(row, "id") or 0)
    content = text(row, "content")[: LONGEST_TEXT // 4].encode("utf-8", "replace").decode()
    mark, what = ("deleted", "revokes") if is_deleted(row) else (f"edited:{fingerprint(row)[2]}", "edits")
    extra = setting.extra() | {what: id_}
    return _notice(setting, f"{id_}:{mark}", at, content, extra, text(inner(row, "sender"), "name") or None)


def changes(setting: Setting, before: Place) -> Iterator[Message]:
    """What happened to the conversation itself since it was last read: who has it now, whether a hand is raised."""
    talk = setting.talk
    if before.known and before.assignee != talk.assignee:
        event = "assigned" if talk.assignee else "unassigned"
        extra = setting.extra() | {"event": event, "before": before.assignee}
        yield _notice(setting, _change_id(setting, f"assignee:{talk.assignee}"), talk.activity, talk.assignee_name, extra)
    if (before.known or setting.raised) and before.raised != setting.raised:
        event = "hand_raised" if setting.raised else "hand_lowered"
        label = setting.account.help_label
        yield _notice(setting, _change_id(setting, event), talk.activity, label, setting.extra() | {"event": event})


def identities(setting: Setting) -> Iterator[Identity]:
    """The other names of the customer, which the help desk ties to him."""
    contact, name = setting.talk.contact, setting.customer.id
    yield Identity(setting.channel, name, "help_desk", setting.account.customer(number(contact, "id") or setting.contact))
    if phone := text(contact, "phone_number").strip():
        yield Identity(setting.channel, name, "phone", phone)
    if email := text(contact, "email").strip().lower():
        yield Identity(setting.channel, name, "email", email)
    if identifier := text(contact, "identifier").strip():
        yield Identity(setting.channel, name, "help_desk", f"{setting.account.prefix}:identifier:{identifier}")


def _change_id(setting: Setting, what: str) -> str:
    return f"{setting.account.conversation(setting.talk.id)}:{what}:{int(setting.talk.activity)}"


def _notice(setting: Setting, id_: str, at: float, words: str, extra: dict[str, object], author: str | None = None) -> Message:
    conversation = setting.account.conversation(setting.talk.id)
    return Message(id_, setting.channel, conversation, setting.customer, "system", moment(at), words, author, extra)


def _sender(row: Row, kind: int) -> tuple[str, str | None]:
    """Who said it, and his name. A private note is a whisper among staff: system, so that it is neither scored nor sent."""
    name = text(inner(row, "sender"), "available_name") or text(inner(row, "sender"), "name") or None
    if row.get("private") is True or kind not in (INCOMING, OUTGOING):
        return "system", name
    return ("customer" if kind == INCOMING else "agent"), name


def _marks(row: Row, kind: int) -> dict[str, object]:
    sender, attributes = inner(row, "sender"), inner(row, "content_attributes")
    marks: dict[str, object] = {}
    if row.get("private") is True:
        marks["private"] = True
    if kind not in (INCOMING, OUTGOING):
        marks["message_type"] = _SYSTEM.get(kind, str(kind))
    if number(sender, "id") and kind == OUTGOING:
        marks["author_id"] = sender["id"]
    if text(sender, "type") not in ("", "user", "contact"):
        marks["author_type"] = text(sender, "type")
    if answered := number(attributes, "in_reply_to"):
        marks["in_reply_to"] = answered
    if attachments := _attachments(row):
        marks["attachments"] = attachments
    if ref := reference(row):
        marks["external_ref"] = ref
    return marks


def _attachments(row: Row) -> list[dict[str, object]]:
    """Kind, name and size of what is attached; nothing is fetched or opened."""
    value = row.get("attachments")
    shown = []
    for each in rows(value, "attachments")[:50] if isinstance(value, list) and all(isinstance(one, dict) for one in value) else []:
        name = text(each, "data_url").partition("?")[0].rpartition("/")[2][:200]
        shown.append({"kind": text(each, "file_type") or "file", "name": name, "size": number(each, "file_size") or 0})
    return shown


def _content(row: Row) -> tuple[str, dict[str, object]]:
    """The words, and of a mail the part that is new in it and its subject."""
    content = text(row, "content")
    mail = inner(row, "content_attributes", "email")
    extra: dict[str, object] = {"subject": text(mail, "subject")} if text(mail, "subject") else {}
    full, fresh = text(inner(mail, "text_content"), "full"), text(inner(mail, "text_content"), "reply")
    if not full:
        return content, extra
    return full, extra | {"scored_text": fresh or content}


def _error_code(row: Row) -> str:
    """The number at the beginning of what the provider said; a whole sentence is not for the record."""
    found = _CODE.match(text(inner(row, "content_attributes"), "external_error"))
    return found[1] if found else "failed"


def _not_understood(setting: Setting, row: Row, reason: str, id_: str | None) -> NotUnderstood:
    raw = json.dumps(row, ensure_ascii=True, sort_keys=True, default=str).encode()[:LONGEST_RAW]
    return NotUnderstood(setting.account.conversation(setting.talk.id), number(row, "id") or 0, reason, raw, id_)
