"""The rows of the scorer's table that strangers' sentences and conversations give (tests/sentiment/strangers)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bench.sentiment_sets import STRANGERS, labelled, of_strangers
from bench.sentiment_talks import Row, risks_of, scenarios_of
from desktop.core.reading import Turn
from desktop.sentiment.seam import Scorer

TUESDAY = datetime.fromisoformat("2026-03-10T10:00:00+08:00")
"""When the promises were made."""
NEAR = 3
"""Minutes that a due time may be off."""
DISSATISFIED, NEUTRAL, SATISFIED = range(3)


def talks_of_strangers(scorer: Scorer) -> Iterator[Row]:
    """Satisfaction, risks, phrasing, promises and whole conversations."""
    yield _satisfaction(scorer)
    yield from risks_of(scorer, labelled(STRANGERS / "risks.tsv"), "of a stranger")
    yield from _phrasing(scorer)
    yield from _promises(scorer)
    yield from scenarios_of(scorer, STRANGERS / "scenarios.jsonl", "conversations of two strangers")


def _satisfaction(scorer: Scorer) -> Row:
    pairs = []
    for said in of_strangers("satisfaction"):
        five = scorer.read([], Turn("customer", None, said.text)).satisfaction_probabilities or (0.0, 0.0, 1.0, 0.0, 0.0)
        three = (five[0] + five[1], five[2], five[3] + five[4])
        pairs.append((said.label, three.index(max(three))))
    f1 = []
    for label in (DISSATISFIED, NEUTRAL, SATISFIED):
        right = sum(wanted == found == label for wanted, found in pairs)
        f1.append(2 * right / max(sum(label == wanted for wanted, _ in pairs) + sum(label == found for _, found in pairs), 1))
    note = f"F1 dissatisfied {f1[DISSATISFIED]:.2f}"
    return Row(f"Chinese satisfaction, {len(pairs)} lines of shop chat of a stranger: macro F1", sum(f1) / 3, None, note=note)


def _phrasing(scorer: Scorer) -> Iterator[Row]:
    rows = labelled(STRANGERS / "phrasing.tsv")
    read = [(wanted, {place.rule for place in scorer.read([], Turn("agent", None, text)).phrasing}) for text, wanted in rows]
    both = sum(len(wanted & found) for wanted, found in read)
    yield Row(f"phrasing, {len(rows)} messages of staff of a stranger: recall", both / max(sum(len(wanted) for wanted, _ in read), 1), 0.90)
    yield Row("phrasing of a stranger: precision", both / max(sum(len(found) for _, found in read), 1), 0.85)


def _promises(scorer: Scorer) -> Iterator[Row]:
    found, taken = [], []
    for text, label in labelled(STRANGERS / "promises.tsv"):
        dues = [promise.due for promise in scorer.read([], Turn("agent", TUESDAY, text)).promises]
        if label:
            found.append(any(one is not None and _is_due("".join(label), one) for one in dues))
        else:
            taken.append(bool(dues))
    yield Row(f"promises, {len(found)} of a stranger: found", sum(found) / len(found), 0.90)
    note = f"{len(taken)} messages of staff that name a time"
    yield Row("promises of a stranger: times taken that are none", sum(taken) / len(taken), 0.05, least=False, note=note)


def _is_due(label: str, due: datetime) -> bool:
    """`+30` is in minutes, `D12` a day of the month, `10T18:00` a day and a time."""
    if label[0] == "+":
        return abs((due - TUESDAY).total_seconds() / 60 - float(label[1:])) <= NEAR
    return due.strftime("D%d") == label or due.strftime("%dT%H:%M") == label
