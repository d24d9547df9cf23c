"""Rules of patterns kept as data: their shorthand made into expressions, and their cues."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from desktop.sentiment.fold import Folder
from desktop.sentiment.required import FACTORS, keys_of, required

_GAP = re.compile(r"<(\d+)>")
_WORD = re.compile(r"\{(\w+)\}")
Table = Mapping[str, object]


class LastKeys:
    """Those keys of the text that was asked for last that any pattern needs: all rules look at one text before the next."""

    def __init__(self) -> None:
        self._needed: set[str] = set()
        self._last: tuple[str, set[str]] = ("", set())

    def need(self, keys: Iterable[str]) -> None:
        """Patterns will ask for these."""
        self._needed.update(keys)
        self._last = ("", set())

    def of(self, text: str) -> set[str]:
        """Those of `required.keys_of(text)` that are needed."""
        last, keys = self._last
        if last is not text:
            keys = keys_of(text) & self._needed
            self._last = text, keys
        return keys


class Patterns:
    """Alternatives that are tried where what they require occurs: what `re.finditer` finds for all of them joined by `|`.

    Each is compiled when it is first needed, because most are not in the first second.
    """

    def __init__(self, texts: Sequence[str], keys: LastKeys) -> None:
        self.texts = texts
        self._keys = keys
        self._compiled: dict[int, re.Pattern[str]] = {}

    @cached_property
    def _postings(self) -> tuple[dict[str, list[int]], list[int]]:
        """By key, and for what needs no key at all: the alternatives as bits, one number a factor."""
        by_key: dict[str, list[int]] = {}
        free = [0] * FACTORS
        for n, text in enumerate(self.texts):
            factors = required(text)
            for place in range(FACTORS):
                if place >= len(factors):
                    free[place] |= 1 << n
                    continue
                for key in factors[place]:
                    by_key.setdefault(key, [0] * FACTORS)[place] |= 1 << n
        self._keys.need(by_key)
        return by_key, free

    def _possible(self, text: str) -> list[re.Pattern[str]]:
        by_key, (one, two) = self._postings
        for key in by_key.keys() & self._keys.of(text):
            first, second = by_key[key]
            one |= first
            two |= second
        bits, found = one & two, []
        while bits:
            found.append(self._pattern((bits & -bits).bit_length() - 1))
            bits &= bits - 1
        return found

    def _pattern(self, n: int) -> re.Pattern[str]:
        known = self._compiled.get(n)
        if known is None:
            known = self._compiled[n] = re.compile(self.texts[n])
        return known

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """The spans that match, none inside another; where several begin, that of the first alternative."""
        found = [(first, pattern) for pattern in self._possible(text) if (first := pattern.search(text))]
        while found:
            start, end = min(found, key=_begins)[0].span()
            yield start, end
            free = max(end, start + 1)
            found = [
                (later, pattern) for match, pattern in found if (later := match if match.start() >= free else pattern.search(text, free))
            ]

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """A match of any of them between two places, not always the first."""
        tried = (pattern.search(text, start, end) for pattern in self._possible(text))
        return next((match for match in tried if match is not None), None)


def _begins(found: tuple[re.Match[str], re.Pattern[str]]) -> int:
    return found[0].start()


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind, its patterns, and what makes a match of them innocent. `cues` say where it is worth looking.

    `sure`: a signal unless guarded; `weak`: a signal in an unhappy talk only; `guards`: what in the same sentence makes it innocent.
    """

    kind: str
    cues: tuple[str, ...]
    sure: Patterns
    weak: Patterns | None
    guards: Patterns | None


def read_rules(path: Path, table: str, folder: Folder) -> tuple[Rule, ...]:
    """The rules of a TOML file under `table`, in its order."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {name: str(value) for name, value in _table(found.get("words", {})).items()}
    maker = _Maker(words, folder, LastKeys())
    return tuple(maker.rule(kind, _table(rule)) for kind, rule in _table(found[table]).items())


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


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes rules of what stands in a file."""

    words: Mapping[str, str]
    folder: Folder
    keys: LastKeys

    def rule(self, kind: str, rule: Table) -> Rule:
        sure = self._patterns(rule.get("sure", rule.get("hits")))
        assert sure is not None
        cues = tuple(dict.fromkeys(_cues(str(rule.get("cues", "")), self.words, self.folder)))
        return Rule(kind, cues, sure, self._patterns(rule.get("weak")), self._patterns(rule.get("guards")))

    def _patterns(self, listed: object) -> Patterns | None:
        if not isinstance(listed, Sequence) or not listed:
            return None
        return Patterns([self._expression(str(pattern)) for pattern in listed], self.keys)

    def _expression(self, pattern: str) -> str:
        named = _WORD.sub(lambda found: self.words.get(found[1], found[0]), pattern)
        return _GAP.sub(r"[^。!?;\\n]{0,\1}?", self.folder.simplify(named))
