"""A letter as the request that sends it."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.channels.cloud_api.values import Fields
from desktop.channels.live.seam import Letter

LONGEST_TEXT = 4096


class Unsendable(Exception):
    """A letter that this service can never carry; the code for whoever wrote it."""


def request_of(letter: Letter) -> Fields:
    """The body of the request, our id as its callback data. A template is `extra["template"]`: name, language, and parameters either as a
    list in their order or by name. Raises Unsendable: not_supported, empty, too_long, no_template."""
    made: Fields = {"messaging_product": "whatsapp", "recipient_type": "individual", **_to(letter.to), **_content(letter)}
    if letter.answers and letter.answers.startswith("wamid."):
        made["context"] = {"message_id": letter.answers}
    return {**made, "biz_opaque_callback_data": letter.id}


def _to(customer: str) -> Fields:
    """By phone number where he has one (the service asks for that), else by his user id."""
    number = customer.removeprefix("+")
    return {"to": number} if number.isascii() and number.isdecimal() else {"recipient": customer}


def _content(letter: Letter) -> Fields:
    if letter.kind == "template":
        return {"type": "template", "template": _template(letter.extra.get("template"))}
    if letter.kind != "reply":
        raise Unsendable("not_supported")
    if not letter.text.strip():
        raise Unsendable("empty")
    if len(letter.text) > LONGEST_TEXT:
        raise Unsendable("too_long")
    return {"type": "text", "text": {"body": letter.text}}


def _template(asked: object) -> Fields:
    name = asked.get("name") if isinstance(asked, Mapping) else None
    language = asked.get("language") if isinstance(asked, Mapping) else None
    if not isinstance(asked, Mapping) or not isinstance(name, str) or not isinstance(language, str) or not name or not language:
        raise Unsendable("no_template")
    parameters = _parameters(asked.get("parameters") or ())
    components = {"components": [{"type": "body", "parameters": parameters}]} if parameters else {}
    return {"name": name, "language": {"code": language}, **components}


def _parameters(given: object) -> list[Fields]:
    if isinstance(given, Mapping):
        return [{"type": "text", "parameter_name": str(name), "text": str(value)} for name, value in given.items()]
    if isinstance(given, list | tuple):
        return [{"type": "text", "text": str(value)} for value in given]
    raise Unsendable("no_template")
