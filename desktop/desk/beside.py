"""A company's own text beside its record, which takes the place of one that we bring."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from desktop.core.errors import BadInput, Trouble
from desktop.settings import find_assets

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """What a text says, the text itself, and whether it is the record's own."""

    value: T
    text: str
    own: bool


def find_text(record: Path, name: str, largest: int, parse: Callable[[str], T]) -> Found[T]:
    """The text of that name beside a record, else ours. One of which `parse` raises BadInput, or that cannot be read, is passed over for
    ours; of a file at most `largest` bytes are read."""
    own = record.with_name(name)
    try:
        if own.is_file():
            text = own.read_bytes()[:largest].decode()
            return Found(parse(text), text, True)
    except (OSError, ValueError, BadInput):
        pass
    text = (find_assets() / name).read_text(encoding="utf-8")
    return Found(parse(text), text, False)


def keep_text(record: Path, name: str, text: str) -> None:
    """Put a text beside a record, whole or not at all. Raises Trouble where it cannot be written."""
    place = record.with_name(name)
    new = place.with_suffix(".new")
    try:
        with new.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(place)
    except OSError as problem:
        new.unlink(missing_ok=True)
        raise Trouble("disk_trouble", path=str(place), why=problem.strerror or "") from problem


def tables_of(text: str, largest: int, code: str) -> dict[str, object]:
    """The tables of a TOML text. Raises BadInput(code) with an empty name for one that is none, or longer than `largest` bytes."""
    try:
        if len(text.encode("utf-8", "replace")) > largest:
            raise BadInput(code, name="")
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise BadInput(code, name="") from problem
