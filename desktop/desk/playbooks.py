"""Playbooks: what to do and what to say, by risk and by cause, in three languages. Those beside the record take the place of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.core.errors import BadInput
from desktop.core.orders import CAUSES
from desktop.core.reading import RISKS
from desktop.desk.beside import find_text, keep_text, tables_of

NAME = "playbooks.toml"
LANGUAGES = ("en", "zh_CN", "zh_TW")
SAME = {"consumer_body": "regulator", "media": "publicity"}
"""Risks that ask for the same as another."""
LARGEST = 200_000
"""Bytes of a file of playbooks."""
_MOST, _LONGEST = 12, 400


@dataclass(frozen=True, slots=True)
class Playbook:
    """One playbook: its name is a risk or a cause, `steps` and `phrases` are by language."""

    name: str
    steps: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Playbooks:
    """All of them, and their text as it can be edited; `own` where it lies beside the record."""

    books: Mapping[str, Playbook]
    text: str
    own: bool = False

    def fitting(self, risks: Sequence[str], cause: str | None) -> tuple[Playbook, ...]:
        """Those for a case, the gravest risk's first, its cause's last."""
        names = [SAME.get(kind, kind) for kind in RISKS if kind in risks] + ([cause] if cause else [])
        return tuple(self.books[name] for name in dict.fromkeys(names) if name in self.books)


def read_playbooks(record: Path) -> Playbooks:
    """The playbooks of a record: its own, else those that we bring. A file that is none, or cannot be read, is passed over for ours."""
    return Playbooks(*find_text(record, NAME, LARGEST, parse))


def keep_playbooks(record: Path, text: str) -> Playbooks:
    """Put a text in the place of the playbooks, whole or not at all. Raises BadInput for one that is none, Trouble where it cannot be
    written."""
    books = parse(text)
    keep_text(record, NAME, text)
    return Playbooks(books, text, own=True)


def place_of(record: Path) -> Path:
    """Where a record's own playbooks lie."""
    return record.with_name(NAME)


def parse(text: str) -> dict[str, Playbook]:
    """The playbooks of a TOML text. Raises BadInput("bad_playbook") with the name that is wrong."""
    found = tables_of(text, LARGEST, "bad_playbook")
    return {name: _book(name, table) for name, table in found.items()}


def _book(name: str, table: object) -> Playbook:
    if name not in (*RISKS, *CAUSES) or not isinstance(table, dict):
        raise BadInput("bad_playbook", name=name)
    languages = {language: table[language] for language in LANGUAGES if isinstance(table.get(language), dict)}
    if not languages:
        raise BadInput("bad_playbook", name=name)
    steps = {language: _lines(name, part.get("steps")) for language, part in languages.items()}
    return Playbook(name, steps, {language: _lines(name, part.get("phrases")) for language, part in languages.items()})


def _lines(name: str, listed: object) -> tuple[str, ...]:
    lines = listed if isinstance(listed, list) else []
    if not all(isinstance(line, str) and len(line) <= _LONGEST for line in lines) or len(lines) > _MOST:
        raise BadInput("bad_playbook", name=name)
    return tuple(str(line) for line in lines)
