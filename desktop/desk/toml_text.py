"""What `tomllib` reads, written again: the same keys and values in the same order, without comments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import TypeGuard

Table = Mapping[str, object]
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_text(table: Table) -> str:
    """A table as a TOML text: plain values first, then tables, then lists of tables."""
    return "\n\n".join(_parts("", table)) + "\n"


def _parts(path: str, table: Table) -> Iterator[str]:
    """The blocks of a table: its own values under its head, then what lies below it."""
    plain = {name: value for name, value in table.items() if not isinstance(value, dict) and not _is_tables(value)}
    if plain or (path and len(plain) == len(table)):
        yield "\n".join([*([f"[{path}]"] if path else []), *_lines(plain)])
    for name, value in table.items():
        below = f"{path}.{_key(name)}" if path else _key(name)
        if isinstance(value, dict):
            yield from _parts(below, value)
        elif _is_tables(value):
            yield from ("\n".join([f"[[{below}]]", *_lines(row)]) for row in value)


def _is_tables(value: object) -> TypeGuard[list[Table]]:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _lines(table: Table) -> list[str]:
    return [f"{_key(name)} = {_value(value)}" for name, value in table.items()]


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _string(name)


def _string(text: str) -> str:
    """TOML's basic strings are JSON's, but for one letter that must be escaped as well."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _string(value)
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            inside = ", ".join(_lines(value))
            return f"{{ {inside} }}" if inside else "{}"
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return repr(value)
