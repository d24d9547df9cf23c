"""JSON of strangers as values: decoded leniently, and bounded before it is kept."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

from desktop.channels.incoming import LONGEST_RAW

DEEPEST = 64
_LARGEST = 2**63 - 1
_LATEST = 253_000_000_000
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.S)
_STAMP = re.compile(r"[0-9]{1,12}", re.ASCII)

Fields = dict[str, object]


class Wrong(Exception):
    """A piece that is not what it should be; the reason is a code of the contract's, `unsupported` or `other_account`."""


def decode(body: bytes) -> tuple[object, bool]:
    """The value of a body, and whether something that is nested too deeply was cut out of it. Raises Wrong: bad_encoding, bad_json.

    Numbers that no machine number holds become the text they were written as, and raw control characters in strings are taken, so that
    one odd value does not cost the rest.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Wrong("bad_encoding") from None
    try:
        return _loads(text), False
    except RecursionError:
        return _cut(text), True


def _loads(text: str) -> object:
    try:
        return json.loads(text, strict=False, parse_constant=str, parse_int=_whole, parse_float=_decimal)
    except ValueError:
        raise Wrong("bad_json") from None


def _cut(text: str) -> object:
    try:
        return _loads(_shallow(text))
    except RecursionError:  # what opens and never closes is no JSON
        raise Wrong("bad_json") from None


def _shallow(text: str) -> str:
    """The same JSON with null for each value that stands deeper than DEEPEST."""
    kept: list[str] = []
    depth, start = 0, 0
    for token in _TOKEN.finditer(text):
        if token[0] in "[{":
            depth += 1
            if depth == DEEPEST + 1:
                kept += [text[start : token.start()], "null"]
        elif token[0] in "]}":
            if depth == DEEPEST + 1:
                start = token.end()
            depth -= 1
    return "".join([*kept, text[start:]]) if depth <= DEEPEST else ""


def _whole(digits: str) -> object:
    return digits if len(digits) > 19 or abs(value := int(digits)) > _LARGEST else value


def _decimal(digits: str) -> object:
    return digits if abs(value := float(digits)) == float("inf") else value


def raw_of(value: object, body: bytes) -> bytes:
    """The bytes that a piece is kept by when it is not understood; those of the whole body where it cannot be written alone."""
    try:
        return json.dumps(value, separators=(",", ":")).encode()[:LONGEST_RAW]
    except RecursionError:
        return body[:LONGEST_RAW]


def sound(value: object) -> None:
    """Raises Wrong where a piece must not be kept: bad_encoding for a string that is no Unicode text (a lone surrogate), bad_json for what
    is deeper than DEEPEST, because what stores it must not run out of stack."""
    _must_be_shallow(value, 0)
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise Wrong("bad_encoding") from None


def _must_be_shallow(value: object, depth: int) -> None:
    if depth > DEEPEST:
        raise Wrong("bad_json")
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _must_be_shallow(part, depth + 1)


def fields_of(value: object) -> Fields:
    """The value as an object. Raises Wrong(bad_value)."""
    if not isinstance(value, dict):
        raise Wrong("bad_value")
    return value


def text_of(value: object) -> str:
    """The value as a string. Raises Wrong(bad_value)."""
    if not isinstance(value, str):
        raise Wrong("bad_value")
    return value


def name_in(fields: Fields, key: str) -> str | None:
    """A string that is not empty, or None."""
    value = fields.get(key)
    return value if isinstance(value, str) and value else None


def needed(fields: Fields, key: str) -> str:
    """A string that must be there. Raises Wrong: missing_field, bad_value."""
    if key not in fields:
        raise Wrong("missing_field")
    value = text_of(fields[key])
    if not value:
        raise Wrong("bad_value")
    return value


def stamp_of(fields: Fields) -> int:
    """The `timestamp`: seconds since the epoch, written as digits or as a number. Raises Wrong: missing_field, bad_time."""
    if "timestamp" not in fields:
        raise Wrong("missing_field")
    value = fields["timestamp"]
    written = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(written, str) or not _STAMP.fullmatch(written) or int(written) > _LATEST:
        raise Wrong("bad_time")
    return int(written)


def time_of(fields: Fields) -> datetime:
    """The `timestamp` as a time in UTC. Raises Wrong: missing_field, bad_time."""
    return datetime.fromtimestamp(stamp_of(fields), UTC)
