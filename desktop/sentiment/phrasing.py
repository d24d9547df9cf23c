"""The six rules of phrasing: what staff say that makes it worse, by patterns and by a trained model beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from operator import sub
from pathlib import Path

from desktop.core.reading import PHRASING_RULES, Phrasing
from desktop.sentiment.analysis import Analysis
from desktop.sentiment.fold import Folded, Folder
from desktop.sentiment.matching import matches
from desktop.sentiment.phrasing_model import Heard, PhrasingModel, Span, read_phrasing_model
from desktop.sentiment.rules import Rule, read_rules

_CONTRAST = PHRASING_RULES.index("contrast_after_empathy")
_TURN = re.compile(
    "但是|但系|但|不过|可是|可系|然而|只不过|只是|话又说回来|话说回来|偏偏|奈何|问题是|惟|可(?!以|能|否|靠)"
    r"|\b(?:but|however|although|though|nevertheless|nonetheless|still|yet|unfortunately|sadly|regrettably|only|except|while|whilst"
    r"|that said|that being said|having said that|at the same time|then again|even so)\b"
)
INNOCENT, SECOND = 3.0, 5.0
"""What the model must be surer by, in logits, where a guard of the patterns is met, and where another rule is broken in the same place."""
ADDED, LEAST = 12, 3
"""Places that the model adds to one message: it bounds the time; letters of a piece below which it adds none."""
Place = tuple[int, Span]
"""A rule by its number, and where it is broken in the folded text."""


@dataclass(frozen=True)
class PhrasingReader:
    """Patterns and model. Where patterns speak they decide, unless the model hears nothing of the kind; the model adds what it is sure of
    in sentences in which they found nothing. It is read from its `file` when staff first say something."""

    rules: tuple[Rule, ...]
    file: Path

    @cached_property
    def model(self) -> PhrasingModel:
        """The trained model."""
        return read_phrasing_model(self.file)

    def read(self, analysis: Analysis) -> tuple[Phrasing, ...]:
        """The first place of each rule that a staff message breaks, in the order of the rules."""
        cues = [rule for rule in self.rules if f":{rule.kind}" in analysis.cues]
        places = self._places(analysis.folded.text, cues)
        if not places:
            return ()
        first: dict[int, Span] = {}
        for number, span in sorted(places):
            first.setdefault(number, span)
        return tuple(Phrasing(PHRASING_RULES[number], *analysis.folded.span(*span)) for number, span in first.items())

    def places(self, folded: Folded) -> dict[str, list[Span]]:
        """All places of each rule, in the text as given."""
        found: dict[str, list[Span]] = {rule: [] for rule in PHRASING_RULES}
        for number, span in sorted(self._places(folded.text, self.rules)):
            found[PHRASING_RULES[number]].append(folded.span(*span))
        return found

    def _places(self, text: str, rules: Sequence[Rule]) -> list[Place]:
        heard = self.model.hear(text)
        sure = [place for rule in rules for place in self._matched(rule, text, heard)]
        return sure + list(islice(self._added(text, heard, list(sure)), ADDED))

    def _matched(self, rule: Rule, text: str, heard: Sequence[Heard]) -> Iterator[Place]:
        number = PHRASING_RULES.index(rule.kind)
        for span in matches(rule, rule.sure, text):
            if max([piece.logits[number] for piece in heard if _meet(piece, span)], default=0.0) > self.model.lowest[number]:
                yield number, span

    def _added(self, text: str, heard: Sequence[Heard], taken: list[Place]) -> Iterator[Place]:
        """What the model alone finds, the tightest piece first."""
        for piece in heard:
            beyond = list(map(sub, piece.logits, self.model.points))
            if max(beyond) <= 0 or _is_nothing(text[piece.start : piece.end]):
                continue
            there = {number for number, span in taken if _meet(piece, span)}
            first = beyond.index(max(beyond)) if not there else None
            for number, surer in enumerate(beyond):
                surer -= 0.0 if number == first else SECOND
                if surer > 0 and number not in there and surer > self._innocent(text, piece, number):
                    taken.append((number, (piece.start, piece.end)))
                    yield number, self._span(text, piece, number)

    def _innocent(self, text: str, piece: Heard, number: int) -> float:
        """How much surer the model must be where the patterns know an innocent reading."""
        guards = self.rules[number].guards
        return INNOCENT if guards and guards.search(text, piece.start, piece.end) else 0.0

    def _span(self, text: str, piece: Heard, number: int) -> Span:
        """The clause that offends; of understanding taken back all up to the word that turns."""
        if number != _CONTRAST:
            return self.model.clause(text, piece, number)
        start = piece.start + len(text[piece.start : piece.end]) - len(text[piece.start : piece.end].lstrip())
        turn = next((found for found in _TURN.finditer(text, start, piece.end) if found.start() > start), None)
        return start, turn.end() if turn else start + len(text[start : piece.end].rstrip())


def _is_nothing(piece: str) -> bool:
    return sum(map(str.isalnum, piece)) < LEAST


def _meet(piece: Heard, span: Span) -> bool:
    return piece.start < span[1] and span[0] < piece.end


def read_phrasing(assets: Path, folder: Folder) -> PhrasingReader:
    """Both, from the folder of assets."""
    return PhrasingReader(read_rules(assets / "phrasing.toml", "rule", folder), assets / "phrasing_model.msgpack")
