"""Rules of patterns kept as data: their shorthand made into expressions, and their cues."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from desktop.sentiment.fold import Folder

_GAP = re.compile(r"<(\d+)>")
_WORD = re.compile(r"\{(\w+)\}")
Table = Mapping[str, object]


@dataclass(frozen=True)
class Rule:
    """A kind, its patterns, and what makes a match of them innocent. `cues` say where it is worth looking.

    Patterns are compiled when they are first needed, because most are not in the first second.
    """

    kind: str
    cues: tuple[str, ...]
    sure_text: str
    weak_text: str
    guards_text: str

    @cached_property
    def sure(self) -> re.Pattern[str]:
        """A signal unless guarded."""
        return re.compile(self.sure_text)

    @cached_property
    def weak(self) -> re.Pattern[str] | None:
        """A signal in an unhappy talk only."""
        return re.compile(self.weak_text) if self.weak_text else None

    @cached_property
    def guards(self) -> re.Pattern[str] | None:
        """What makes a match in the same sentence innocent."""
        return re.compile(self.guards_text) if self.guards_text else None


def read_rules(path: Path, table: str, folder: Folder) -> tuple[Rule, ...]:
    """The rules of a TOML file under `table`, in its order."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {name: str(value) for name, value in _table(found.get("words", {})).items()}
    return tuple(_rule(kind, _table(rule), words, folder) for kind, rule in _table(found[table]).items())


def _rule(kind: str, rule: Table, words: Mapping[str, str], folder: Folder) -> Rule:
    sure = _joined(rule.get("sure", rule.get("hits")), words, folder)
    cues = tuple(dict.fromkeys(_cues(str(rule["cues"]), words, folder)))
    return Rule(kind, cues, sure, _joined(rule.get("weak"), words, folder), _joined(rule.get("guards"), words, folder))


def _table(value: object) -> Table:
    assert isinstance(value, dict)
    return value


def _cues(listed: str, words: Mapping[str, str], folder: Folder) -> Iterator[str]:
    for cue in listed.split():
        name = _WORD.fullmatch(cue)
        for word in words[name[1]].split("|") if name else [cue]:
            folded = folder.fold(_GAP.sub("", word).replace("-", " ")).text
            yield folded
            if folded.isascii() and folded.isalpha():
                yield f"{folded}'s"


def _joined(patterns: object, words: Mapping[str, str], folder: Folder) -> str:
    if not isinstance(patterns, Sequence) or not patterns:
        return ""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    named = _WORD.sub(lambda found: words.get(found[1], found[0]), joined)
    return _GAP.sub(r"[^。!?;\\n]{0,\1}?", folder.simplify(named))
