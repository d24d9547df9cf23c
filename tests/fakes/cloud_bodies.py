"""Webhook bodies as the Cloud API makes them: pieces, and what stands around them."""

from __future__ import annotations

import json

NUMBER_ID = "106540352242922"
BUSINESS_ID = "102290129340398"
CUSTOMER = "85291234567"

Piece = dict[str, object]


def message(ident: str, kind: str = "text", body: object = None, at: int | str = "1764000000", **changes: object) -> Piece:
    """A customer's message; `...` leaves a field out."""
    own = {"text": {"body": ident}} if kind == "text" and body is None else {kind: body}
    piece = {"from": CUSTOMER, "id": ident, "timestamp": str(at), "type": kind, **own, **changes}
    return {name: value for name, value in piece.items() if value is not ...}


def text(ident: str, said: str, at: int | str = "1764000000", customer: str = CUSTOMER, **changes: object) -> Piece:
    """A customer's text."""
    return message(ident, "text", {"body": said}, at, **{"from": customer, **changes})


def status(ident: str, state: str, at: int | str = "1764000000", **changes: object) -> Piece:
    """A receipt of something that was sent."""
    return {"id": ident, "status": state, "timestamp": str(at), "recipient_id": CUSTOMER, **changes}


def contact(number: str | None = CUSTOMER, name: str = "李先生", user: str | None = None, **profile: object) -> Piece:
    """Somebody whom a change names."""
    named = {"wa_id": number, "user_id": user}
    return {"profile": {"name": name, **profile}, **{key: value for key, value in named.items() if value is not None}}


def value(number_id: str = NUMBER_ID, contacts: list[Piece] | None = None, **lists: object) -> Piece:
    """What a change carries: messages, statuses, message_echoes."""
    around: Piece = {"messaging_product": "whatsapp", "metadata": {"display_phone_number": "85230000000", "phone_number_id": number_id}}
    return {**around, **({"contacts": contacts} if contacts is not None else {}), **lists}


def change(kind: str = "messages", **inside: object) -> Piece:
    """One change of an entry; the arguments are those of `value`."""
    return {"field": kind, "value": value(**inside)}  # type: ignore[arg-type]


def whole(*changes: Piece) -> Piece:
    """A body with one entry for each change."""
    entries = [{"id": BUSINESS_ID, "changes": [one]} for one in changes]
    return {"object": "whatsapp_business_account", "entry": entries}


def raw(*changes: Piece) -> bytes:
    """The bytes of a body, non-ASCII escaped as the service does it."""
    return json.dumps(whole(*changes), separators=(",", ":")).encode()


def said(*messages: Piece, name: str = "李先生", number_id: str = NUMBER_ID) -> bytes:
    """The bytes of a body with messages of one customer."""
    return raw(change(number_id=number_id, contacts=[contact(name=name)], messages=list(messages)))


def told(*statuses: Piece) -> bytes:
    """The bytes of a body with receipts."""
    return raw(change(statuses=list(statuses)))
