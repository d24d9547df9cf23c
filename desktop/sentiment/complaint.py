"""What a conversation tells of the standard record form: nature, cause, product, loss, demand, kind of customer, each with its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.core.complaint import DEMANDS, Suggestion, Words
from desktop.core.reading import Turn
from desktop.sentiment.fold import Folded, Folder
from desktop.sentiment.matching import matches
from desktop.sentiment.rules import read_rules
from desktop.sentiment.scorer import ASSETS

Found = tuple[str, Words]
_CODED = ("nature", "customer_type", "cause")
_ALONE = ("product", "loss")
"""Fields whose value is what was said. Of a product only a customer's first words are believed: later ones name other things."""
_CLEAR = 2
"""How many times as often as any other one nature or cause must be met, where several are."""
MOST_DEMANDS = 3


class ComplaintReader:
    """Reads the form out of conversations. Loads its patterns once; picklable, and loaded anew where it is unpickled."""

    def __init__(self, assets: Path = ASSETS) -> None:
        self._assets = assets
        self._folder = Folder()
        self._rules = {table: read_rules(assets / "complaint.toml", table, self._folder) for table in (*_CODED, *_ALONE, "demand")}

    def __reduce__(self) -> tuple[type[ComplaintReader], tuple[Path]]:
        return ComplaintReader, (self._assets,)

    def suggest(self, turns: Sequence[Turn]) -> tuple[Suggestion, ...]:
        """What the customer's messages say, in the order of the form; several demands, the last asked for first. Fields of which nothing
        is said, or of which two things are said alike often, are left out."""
        folded = self._folded(turns)
        said = {table: self._matches(table, folded) for table in self._rules}
        said["product"] = [found for found in said["product"] if found[1].message == 0]
        found = [each for table in _CODED for each in _clearest(table, said[table])]
        found += [Suggestion(table, _given(turns, words), words) for table in _ALONE for _, words in said[table][:1]]
        return (*found, *_demands(said["demand"]))

    def demands(self, turns: Sequence[Turn]) -> tuple[Suggestion, ...]:
        """Only what the customer asks for, the last first."""
        return _demands(self._matches("demand", self._folded(turns)))

    def _folded(self, turns: Sequence[Turn]) -> list[tuple[int, Folded]]:
        """The customer's messages with their places."""
        return [(place, self._folder.fold(turn.text)) for place, turn in enumerate(turns) if turn.sender == "customer"]

    def _matches(self, table: str, messages: Sequence[tuple[int, Folded]]) -> list[Found]:
        """All that is found, in the order in which it was said."""
        return [
            (rule.kind, Words(place, *folded.span(start, end)))
            for place, folded in messages
            for rule in self._rules[table]
            for start, end in matches(rule, rule.sure, folded.text)
        ]


def _clearest(field: str, said: Sequence[Found]) -> Iterator[Suggestion]:
    """The kind that was met most, where it is clear; where two are alike, none."""
    counts: dict[str, int] = {}
    for kind, _ in said:
        counts[kind] = counts.get(kind, 0) + 1
    ranked = sorted(counts, key=lambda kind: -counts[kind])
    if ranked and (len(ranked) == 1 or counts[ranked[0]] >= _CLEAR * counts[ranked[1]]):
        yield Suggestion(field, ranked[0], next(words for kind, words in said if kind == ranked[0]))


def _demands(said: Sequence[Found]) -> tuple[Suggestion, ...]:
    last: dict[str, Words] = {}
    for kind, words in said:
        last.pop(kind, None)
        last[kind] = words
    newest = sorted(last.items(), key=lambda found: (-found[1].message, DEMANDS.index(found[0])))
    return tuple(Suggestion("demand", kind, words) for kind, words in newest[:MOST_DEMANDS])


def _given(turns: Sequence[Turn], words: Words) -> str:
    return turns[words.message].text[words.start : words.end]
