"""What is shown of each type of WhatsApp message, in a form that is no language's, and what is kept beside it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.channels.cloud_api.values import Fields, Wrong, decode, fields_of, name_in, needed, text_of

MEDIA_KINDS = ("image", "video", "audio", "document", "sticker")


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a message, what goes into its extra, and whether the service says it rather than a person."""

    text: str
    extra: Fields = field(default_factory=dict)
    system: bool = False


def content_of(piece: Fields) -> Content:
    """What a message says. A type that we do not know, or a body that is not as its type's should be, is shown as `extra.unsupported`
    with all of it. The piece must be `sound`."""
    kind = piece.get("type")
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    try:
        content = reader(piece) if reader else None
    except Wrong:
        content = None
    return content or _unsupported(piece)


def _unsupported(piece: Fields) -> Content:
    error = _first_error(piece)
    kept: Fields = {"type": piece.get("type"), "raw": piece}
    kept |= {name: error[name] for name in ("code", "title") if name in error}
    return Content(name_in(error, "title") or "", {"unsupported": kept})


def _first_error(piece: Fields) -> Fields:
    errors = piece.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else None
    return first if isinstance(first, dict) else {}


def _text(piece: Fields) -> Content:
    return Content(text_of(fields_of(piece.get("text")).get("body")))


def _media(piece: Fields) -> Content:
    kind = text_of(piece["type"])
    body = fields_of(piece.get(kind))
    found: Fields = {"kind": kind, "id": needed(body, "id")}
    names = {"mime_type": "mime", "filename": "filename", "url": "url", "voice": "voice", "animated": "animated"}
    found |= {ours: body[theirs] for theirs, ours in names.items() if theirs in body}
    if (digest := hex_digest(body.get("sha256"))) is not None:
        found["sha256"] = digest
    return Content(text_of(body.get("caption") or ""), {"media": [found]})


def hex_digest(written: object) -> str | None:
    """A SHA-256 as 64 hexadecimal digits, whether it was written so or in base64; None for anything else."""
    if not isinstance(written, str):
        return None
    try:
        digest = bytes.fromhex(written) if len(written) == 64 else base64.b64decode(written, validate=True)
    except (ValueError, binascii.Error):
        return None
    return digest.hex() if len(digest) == 32 else None


def _reaction(piece: Fields) -> Content:
    body = fields_of(piece.get("reaction"))
    return Content(text_of(body.get("emoji") or ""), {"reaction_to": needed(body, "message_id")})


def _location(piece: Fields) -> Content:
    body = fields_of(piece.get("location"))
    place = f"{_number(body.get('latitude'))}, {_number(body.get('longitude'))}"
    lines = [name for key in ("name", "address") if (name := name_in(body, key))]
    return Content("\n".join([*lines, place]), {"location": body})


def _number(value: object) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Wrong("bad_value")
    return value


def _contacts(piece: Fields) -> Content:
    cards = _listed(piece.get("contacts"))
    return Content("\n".join(filter(None, map(_card, cards))), {"contacts": cards})


def _card(card: Fields) -> str:
    named = card.get("name")
    names = [name_in(named, "formatted_name")] if isinstance(named, dict) else []
    numbers = [name_in(phone, "phone") for phone in _listed(card.get("phones", []))]
    mails = [name_in(mail, "email") for mail in _listed(card.get("emails", []))]
    return " ".join(filter(None, [*names, *numbers, *mails]))


def _listed(value: object) -> list[Fields]:
    if not isinstance(value, list):
        raise Wrong("bad_value")
    return [fields_of(item) for item in value]


def _order(piece: Fields) -> Content:
    body = fields_of(piece.get("order"))
    lines = [name_in(body, "text"), *map(_ordered, _listed(body.get("product_items")))]
    return Content("\n".join(filter(None, lines)), {"order": body})


def _ordered(item: Fields) -> str:
    price = (_number(item["item_price"]), name_in(item, "currency") or "") if "item_price" in item else ()
    parts = (_number(item.get("quantity", 1)), "×", needed(item, "product_retailer_id"), *price)
    return " ".join(str(part) for part in parts if part != "")


def _interactive(piece: Fields) -> Content:
    body = fields_of(piece.get("interactive"))
    kind = needed(body, "type")
    reply = fields_of(body.get(kind))
    if kind == "nfm_reply":
        return Content(_flow(needed(reply, "response_json")), {"interactive": body})
    if kind not in ("button_reply", "list_reply"):
        raise Wrong("unsupported")
    shown = (needed(reply, "title"), name_in(reply, "description"))
    return Content("\n".join(filter(None, shown)), {"interactive": body})


def _flow(written: str) -> str:
    """The fields that a customer filled in, a line each; as they came where they cannot be read."""
    try:
        answers, _ = decode(written.encode())
        filled = fields_of(answers)
    except (Wrong, UnicodeEncodeError):
        return written
    return "\n".join(f"{name}: {value}" for name, value in filled.items() if name != "flow_token" and isinstance(value, str | int | float))


def _button(piece: Fields) -> Content:
    body = fields_of(piece.get("button"))
    return Content(needed(body, "text"), {"button": body})


def _system(piece: Fields) -> Content:
    body = fields_of(piece.get("system"))
    return Content(text_of(body.get("body") or ""), {"system": body}, system=True)


def _edit(piece: Fields) -> Content:
    body = fields_of(piece.get("edit"))
    changed = content_of(fields_of(body.get("message")))
    return Content(changed.text, {**changed.extra, "edits": needed(body, "original_message_id")})


def _revoke(piece: Fields) -> Content:
    return Content("", {"revokes": needed(fields_of(piece.get("revoke")), "original_message_id")}, system=True)


def _opened(piece: Fields) -> Content:
    return Content("", {"event": text_of(piece["type"])}, system=True)


_READERS: dict[str, Callable[[Fields], Content]] = {
    "text": _text,
    **dict.fromkeys(MEDIA_KINDS, _media),
    "reaction": _reaction,
    "location": _location,
    "contacts": _contacts,
    "order": _order,
    "interactive": _interactive,
    "button": _button,
    "system": _system,
    "edit": _edit,
    "revoke": _revoke,
    "request_welcome": _opened,
}
