"""What the answers and requests of Chatwoot's eight calls look like, in two layers of our own writing.

`PUBLISHED` says what its OpenAPI file says of them (types and enumerations; it requires next to nothing). `STRICT` says what its views and
presenters in fact write: which fields are always there. Both were written down from reading those files in release 4; no file of
Chatwoot is copied. An answer of the fake has to hold to both, a request of ours to `REQUESTS`.
"""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

Schema = dict[str, Any]

COUNT: Schema = {"type": "integer", "minimum": 0}
ID: Schema = {"type": "integer", "minimum": 1}
TEXT: Schema = {"type": "string"}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
FLAG: Schema = {"type": "boolean"}
TABLE: Schema = {"type": "object"}
STATUS: Schema = {"enum": ["sent", "delivered", "read", "failed"]}


def thing(required: str, closed: bool = False, **properties: Schema) -> Schema:
    """An object; `required` are names, `closed` forbids others than its properties."""
    return {"type": "object", "required": required.split(), "properties": properties, "additionalProperties": not closed}


def listed(items: Schema) -> Schema:
    return {"type": "array", "items": items}


PUBLISHED_MESSAGE = thing(
    "", id={"type": "number"}, content=MAYBE_TEXT, inbox_id={"type": "number"}, conversation_id={"type": "number"},
    message_type={"enum": [0, 1, 2, 3]}, content_type={"type": ["string", "null"]}, status={"enum": [*STATUS["enum"], None]},
    content_attributes=TABLE, created_at={"type": "integer"}, private=FLAG, source_id=MAYBE_TEXT, sender=TABLE, attachments=listed(TABLE),
)  # fmt: skip
PUBLISHED_CONVERSATION = thing(
    "", id={"type": "number"}, messages=listed(PUBLISHED_MESSAGE), account_id={"type": "number"}, inbox_id={"type": "number"},
    status={"enum": ["open", "resolved", "pending", "snoozed"]}, can_reply=FLAG, labels=listed(TEXT), additional_attributes=TABLE,
    custom_attributes=TABLE, unread_count={"type": "number"}, muted=FLAG, meta=TABLE,
)  # fmt: skip
PUBLISHED_USER = thing(
    "", id={"type": "number"}, name=TEXT, available_name=TEXT, email=TEXT, role={"enum": ["agent", "administrator"]}, accounts=listed(TABLE)
)
PUBLISHED: dict[str, Schema] = {
    "profile": PUBLISHED_USER,
    "inboxes": thing("", payload=listed(thing("", id={"type": "number"}, name=TEXT, channel_type=TEXT, medium=MAYBE_TEXT))),
    "conversations": thing("", data=thing("", meta=thing("", all_count={"type": "number"}), payload=listed(PUBLISHED_CONVERSATION))),
    "conversation": PUBLISHED_CONVERSATION,
    "messages": thing("", meta=TABLE, payload=listed(PUBLISHED_MESSAGE)),
    "message": PUBLISHED_MESSAGE,
    "assignment": {"anyOf": [PUBLISHED_USER, {"type": "null"}]},
    "agents": listed(PUBLISHED_USER),
}

STRICT_CONTACT = thing(
    "id name email phone_number identifier type", id=ID, name=TEXT, email=MAYBE_TEXT, phone_number=MAYBE_TEXT, identifier=MAYBE_TEXT
)
STRICT_SENDER = thing("id name type", id=ID, name=TEXT, type={"enum": ["contact", "user", "agent_bot"]})
STRICT_MESSAGE = thing(
    "id content inbox_id conversation_id message_type content_type status content_attributes created_at private source_id",
    id=ID, content=MAYBE_TEXT, inbox_id=ID, conversation_id=ID, message_type={"type": "integer"}, status=STATUS, content_attributes=TABLE,
    created_at=ID, private=FLAG, sender=STRICT_SENDER,
    attachments=listed(thing("id message_id file_type account_id data_url", file_type=TEXT, data_url=TEXT)),
)  # fmt: skip
STRICT_AGENT = thing("id name available_name email role", id=ID, name=TEXT, available_name=TEXT)
STRICT_CONVERSATION = thing(
    "meta id messages account_id uuid additional_attributes can_reply custom_attributes inbox_id labels muted status created_at timestamp "
    "unread_count last_activity_at",
    meta=thing("sender channel hmac_verified", sender=STRICT_CONTACT, channel=TEXT, assignee=STRICT_AGENT),
    id=ID, messages=listed(STRICT_MESSAGE), account_id=ID, can_reply=FLAG, inbox_id=ID, labels=listed(TEXT), muted=FLAG, created_at=ID,
    timestamp=ID, unread_count=COUNT, last_activity_at=ID, updated_at={"type": "number"},
)  # fmt: skip
STRICT_USER = thing(
    "id name available_name email pubsub_token accounts role access_token",
    id=ID, name=TEXT, pubsub_token=TEXT, accounts=listed(thing("id name status role", id=ID, name=TEXT)),
)  # fmt: skip
STRICT: dict[str, Schema] = {
    "profile": STRICT_USER,
    "inboxes": thing("payload", payload=listed(thing("id name channel_type channel_id", id=ID, name=TEXT, channel_type=TEXT))),
    "conversations": thing(
        "data",
        data=thing(
            "meta payload",
            meta=thing("mine_count assigned_count unassigned_count all_count", all_count=COUNT),
            payload=listed(STRICT_CONVERSATION),
        ),
    ),
    "conversation": STRICT_CONVERSATION,
    "messages": thing(
        "meta payload", meta=thing("labels contact", labels=listed(TEXT), contact=STRICT_CONTACT), payload=listed(STRICT_MESSAGE)
    ),
    "message": STRICT_MESSAGE,
    "assignment": {"anyOf": [STRICT_AGENT, {"type": "null"}]},
    "agents": listed(STRICT_AGENT),
    "event": thing(
        "identifier message", closed=True, identifier=TEXT, message=thing("event data", data=thing("account_id", account_id=ID))
    ),
}
TEMPLATE = thing(
    "name category language processed_params", name=TEXT, language=TEXT, processed_params=TABLE,
    category={"enum": ["UTILITY", "MARKETING", "AUTHENTICATION", "SHIPPING_UPDATE", "TICKET_UPDATE", "ISSUE_RESOLUTION"]},
)  # fmt: skip
REQUESTS: dict[str, Schema] = {
    "message": thing(
        "content message_type private content_attributes", closed=True, content=TEXT, message_type={"const": "outgoing"}, private=FLAG,
        content_attributes=thing("external_ref", closed=True, external_ref={"type": "string", "minLength": 1}, in_reply_to=ID),
        template_params=TEMPLATE,
    ),
    "assignment": thing("assignee_id", closed=True, assignee_id=COUNT),
}  # fmt: skip
"""What we may send. It is closed: a `source_id` would make the help desk take our answer for one that went out already."""


CHECKS = {name: [Draft202012Validator(layer[name]) for layer in (PUBLISHED, STRICT) if name in layer] for name in STRICT}
CHECKS_OF_REQUESTS = {name: [Draft202012Validator(schema)] for name, schema in REQUESTS.items()}


def complaints(name: str, answer: object) -> list[str]:
    """What of an answer does not hold to one of the two layers."""
    return _errors(name, CHECKS[name], answer)


def complaints_of_request(name: str, body: object) -> list[str]:
    """What of a request of ours is not as it should be."""
    return _errors(f"request {name}", CHECKS_OF_REQUESTS[name], body)


def _errors(name: str, checks: list[Draft202012Validator], value: object) -> list[str]:
    found = [error for check in checks for error in check.iter_errors(value)]
    return [f"{name} at {error.json_path}: {error.message[:200]}" for error in found]
