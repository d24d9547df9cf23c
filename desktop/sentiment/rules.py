"""Rules of patterns kept as data: their shorthand made into expressions, and their cues."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from pathlib import Path

from desktop.sentiment.automaton import Automaton
from desktop.sentiment.fold import Folder
from desktop.sentiment.required import FACTORS, alternatives

_GAP = re.compile(r"<(\d+)>")
_WORD = re.compile(r"\{(\w+)\}")
Table = Mapping[str, object]


class Patterns:
    """Alternatives that are tried where what they require occurs: what `re.finditer` finds for all of them joined by `|`.

    What stands between the outermost bars of each is tried by itself: it requires more than the whole does, and is compiled in less time.
    Each is compiled when it is first needed, because most never are.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._last: tuple[str | None, list[re.Pattern[str]]] = (None, [])

    @cached_property
    def _pieces(self) -> tuple[list[str], Automaton[int], int]:
        """All alternatives; what each piece of a text makes possible, and what needs no piece: a bit for the first factor of each, then
        one for the second of each."""
        single = [one for text in self.texts for one in alternatives(text)]
        pieces: dict[str, int] = {}
        free = 0
        for n, (_, factors) in enumerate(single):
            for place in range(FACTORS):
                bit = 1 << (n + place * len(single))
                if place >= len(factors):
                    free |= bit
                    continue
                for piece in factors[place]:
                    pieces[piece] = pieces.get(piece, 0) | bit
        return [text for text, _ in single], Automaton(pieces), free

    def _possible(self, text: str) -> list[re.Pattern[str]]:
        last, known = self._last
        if last is text:
            return known
        single, automaton, free = self._pieces
        met = reduce(or_, automaton.values(text), free)
        bits, found = met & (met >> len(single)), []
        while bits:
            found.append(self._pattern((bits & -bits).bit_length() - 1))
            bits &= bits - 1
        self._last = text, found
        return found

    def _pattern(self, n: int) -> re.Pattern[str]:
        known = self._compiled.get(n)
        if known is None:
            known = self._compiled[n] = re.compile(self._pieces[0][n])
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
    maker = _Maker(words, folder)
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

    def rule(self, kind: str, rule: Table) -> Rule:
        sure = self._patterns(rule.get("sure", rule.get("hits")))
        assert sure is not None
        cues = tuple(dict.fromkeys(_cues(str(rule.get("cues", "")), self.words, self.folder)))
        return Rule(kind, cues, sure, self._patterns(rule.get("weak")), self._patterns(rule.get("guards")))

    def _patterns(self, listed: object) -> Patterns | None:
        if not isinstance(listed, Sequence) or not listed:
            return None
        return Patterns([self._expression(str(pattern)) for pattern in listed])

    def _expression(self, pattern: str) -> str:
        named = _WORD.sub(lambda found: self.words.get(found[1], found[0]), pattern)
        return _GAP.sub(r"[^。!?;\\n]{0,\1}?", self.folder.simplify(named))
