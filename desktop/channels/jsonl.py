"""Message JSONL: one line to one message or to the reason why it is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from desktop.channels.incoming import LONGEST_RAW, Incoming, NotUnderstood, Progress
from desktop.channels.lines import lines_of, open_file
from desktop.channels.rfc3339 import read_time
from desktop.core.messages import CHANNELS, CUSTOMER_KINDS, LONGEST_TEXT, SENDERS, Customer, Message

_BLANK = b" \t\r\n"
_BOM = b"\xef\xbb\xbf"
_NEEDED = ("id", "channel", "conversation", "customer", "from", "at", "text")
_KNOWN = frozenset((*_NEEDED, "author"))
_KNOWN_OF_CUSTOMER = frozenset(("id", "name", "kind"))
_DEEPEST = 64
_LARGEST = 2**63 - 1
_LEADING_ID = re.compile(rb'\s*\{\s*"id"\s*:\s*"([^"\\]{0,1000})"')
_DECODE = msgspec.json.Decoder().decode

Fields = dict[str, object]


class _Wrong(Exception):
    """A line that is no message; the reason."""


def read_line(raw: bytes, line: int, source: str) -> Incoming | None:
    """The message of one line, why it is none, or None for a blank line. Never raises, whatever the bytes.

    Reasons are looked for in this order: too_long (the line), bad_encoding, bad_json, missing_field, bad_value, bad_time, too_long.
    Fields beyond the contract's are kept in `extra` (those of the customer under its `customer`); a number that is not a finite
    64-bit one is kept as the text it was written as.
    """
    bare = raw.strip(_BLANK)
    if line == 1:
        bare = bare.removeprefix(_BOM).strip(_BLANK)
    if not bare:
        return None
    if len(bare) > LONGEST_RAW:
        return NotUnderstood(source, line, "too_long", raw[:LONGEST_RAW], _leading_id(bare))
    try:
        fields = _fields(bare)
    except _Wrong as wrong:
        return NotUnderstood(source, line, str(wrong), raw.rstrip(b"\r\n"), _lenient_id(bare))
    try:
        return _message(fields)
    except _Wrong as wrong:
        return NotUnderstood(source, line, str(wrong), raw.rstrip(b"\r\n"), _id_of(fields))


def read_file(path: Path, progress: Progress | None = None) -> Iterator[Incoming]:
    """Every line of a file, in order, blank ones left out. At most one line is in memory. Raises BadInput as `check_file` does."""
    progress = progress or Progress()
    with open_file(path, progress) as file:
        for line in lines_of(file, progress):
            if line.cut:
                yield NotUnderstood(path.name, line.number, "too_long", line.raw, _leading_id(line.raw))
            elif (found := read_line(line.raw, line.number, path.name)) is not None:
                yield found


def _fields(raw: bytes) -> Fields:
    try:
        found = _DECODE(raw)
    except RecursionError:
        raise _Wrong("bad_json") from None
    except ValueError:  # msgspec's errors and UnicodeDecodeError are ValueErrors
        found = _decode_slowly(raw)
    if not isinstance(found, dict):
        raise _Wrong("bad_json")
    return found


def _decode_slowly(raw: bytes) -> object:
    """What the fast decoder refuses (lone surrogates among it): to tell why, and to keep numbers that no machine number holds."""
    try:
        found = json.loads(raw.decode(), parse_constant=_refuse, parse_int=_whole, parse_float=_decimal)
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise _Wrong("bad_encoding") from None
    except UnicodeDecodeError:
        raise _Wrong("bad_encoding") from None
    except (ValueError, RecursionError):
        raise _Wrong("bad_json") from None
    return found


def _refuse(name: str) -> object:
    raise ValueError(name)


def _whole(digits: str) -> object:
    if len(digits) > 19 or abs(value := int(digits)) > _LARGEST:
        return digits
    return value


def _decimal(digits: str) -> object:
    value = float(digits)
    return value if abs(value) != float("inf") else digits


def _message(fields: Fields) -> Message:
    for name in _NEEDED:
        if name not in fields:
            raise _Wrong("missing_field")
    customer, beyond = _customer(fields["customer"])
    found_id, conversation = _name(fields["id"]), _name(fields["conversation"])
    channel, sender = _one_of(fields["channel"], CHANNELS), _one_of(fields["from"], SENDERS)
    text, author, stamp = fields["text"], fields.get("author"), fields["at"]
    if not isinstance(text, str) or not (author is None or isinstance(author, str)):
        raise _Wrong("bad_value")
    at = read_time(stamp) if isinstance(stamp, str) else None
    if at is None:
        raise _Wrong("bad_time")
    if len(text) * 4 > LONGEST_TEXT and len(text.encode()) > LONGEST_TEXT:
        raise _Wrong("too_long")
    extra = _extra(fields, beyond)
    return Message(found_id, channel, conversation, customer, sender, at, text, author, extra)


def _extra(fields: Fields, of_customer: Fields) -> Mapping[str, object]:
    if len(fields) <= len(_NEEDED) + ("author" in fields) and not of_customer:
        return {}
    extra = {name: _storable(value, 0) for name, value in fields.items() if name not in _KNOWN}
    if of_customer:
        extra["customer"] = {name: _storable(value, 0) for name, value in of_customer.items()}
    return extra


def _customer(value: object) -> tuple[Customer, Fields]:
    if not isinstance(value, dict):
        raise _Wrong("bad_value")
    if "id" not in value:
        raise _Wrong("missing_field")
    name, kind = value.get("name"), value.get("kind")
    if not (name is None or isinstance(name, str)) or not (kind is None or kind in CUSTOMER_KINDS):
        raise _Wrong("bad_value")
    beyond = {key: item for key, item in value.items() if key not in _KNOWN_OF_CUSTOMER}
    return Customer(_name(value["id"]), name, kind), beyond


def _name(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise _Wrong("bad_value")
    return value


def _one_of(value: object, allowed: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise _Wrong("bad_value")
    return value


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _storable(value: object, depth: int) -> object:
    """The value with whole numbers beyond 64 bits as text. Deeper than _DEEPEST is bad_json: what stores it must not run out of
    stack."""
    if depth > _DEEPEST:
        raise _Wrong("bad_json")
    if isinstance(value, dict):
        return {key: _storable(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_storable(item, depth + 1) for item in value]
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > _LARGEST:
        return str(value)
    return value


def _id_of(fields: Fields) -> str | None:
    found = fields.get("id")
    return found if isinstance(found, str) and _encodes(found) else None


def _lenient_id(raw: bytes) -> str | None:
    """The id of a line that cannot be decoded as it should, when it can be told all the same."""
    try:
        found = json.loads(raw.decode("utf-8", "surrogateescape"), parse_int=str)
    except (ValueError, RecursionError):
        return None
    return _id_of(found) if isinstance(found, dict) else None


def _leading_id(raw: bytes) -> str | None:
    found = _LEADING_ID.match(raw[:4096])
    try:
        return found[1].decode() if found else None
    except UnicodeDecodeError:
        return None
