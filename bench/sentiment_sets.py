"""The labelled texts that the scorer is measured on, read from the folder that is given, and the figures of the field, in plain Python."""

from __future__ import annotations

import ast
import csv
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from bench.measure import ROOT

ANGRY_EMOTIONS = {2, 3, 10}
"""anger, annoyance, disapproval of GoEmotions."""
TESTS = ROOT / "tests" / "sentiment"
STRANGERS = TESTS / "strangers"
UNTOUCHED = {"blind_risks9.tsv"}
POSTS = ROOT / "training" / "own" / "zh" / "posts.tsv"
ROUNDS = 100
"""Bootstrap draws of an interval."""


Labelled = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Said:
    """A text and whether it is of the class that is looked for."""

    text: str
    label: int


def goemotions(data: Path) -> list[Said]:
    """English comments, the development part: anger, annoyance or disapproval."""
    rows = _tabs(data / "sentiment/goemotions/dev.tsv")
    return [Said(row[0], int(bool(ANGRY_EMOTIONS & {int(one) for one in row[1].split(",")}))) for row in rows]


def cold(data: Path) -> list[Said]:
    """Chinese comments, the development part: offensive."""
    with (data / "sentiment/cold/dev.csv").open(encoding="utf-8-sig") as lines:
        return [Said(row["TEXT"], int(row["label"])) for row in csv.DictReader(lines)]


def cped(data: Path) -> list[Said]:
    """Lines of television: anger."""
    with (data / "sentiment/cped/valid_split.csv").open(encoding="utf-8-sig") as lines:
        return [Said(row["Utterance"], int(row["Emotion"] == "anger")) for row in csv.DictReader(lines)]


def openrice(data: Path) -> list[Said]:
    """Cantonese reviews: a crying face."""
    return [Said(row[1], int(row[0] == "cry")) for row in list(_tabs(data / "sentiment/openrice/valid.tsv"))[1:]]


def jddc(data: Path) -> list[Said]:
    """The customer's last message of each row that rates a message: 0 dissatisfied, 1 neutral, 2 satisfied."""
    found = []
    for line in (data / "sentiment/jddc/valid_jddc.txt").read_text(encoding="utf-8").splitlines():
        pairs, _, label = line.split("\t")
        said = ast.literal_eval(pairs)[-1].partition("|||")[0]
        found += [Said(said, int(label))] if said.strip() != "OVERALL" else []
    return found


def posts() -> list[Said]:
    """Our own posts: annoyed or angrier."""
    rows = (line.split("\t") for line in POSTS.read_text(encoding="utf-8").splitlines())
    return [Said(text, int(int(grade) >= 2)) for grade, text in rows]


def of_strangers(name: str) -> list[Said]:
    """What somebody wrote who knew nothing of the scorer, and for whom nothing in it was changed (tests/sentiment/strangers)."""
    rows = (line.split("\t") for line in (STRANGERS / f"{name}.tsv").read_text(encoding="utf-8").splitlines())
    return [Said(text, int(label)) for label, text in rows]


def blind_risks() -> list[Labelled]:
    """The sentences of all blind rounds that rules were changed after, and the kinds of risk they signal."""
    return [row for path in sorted(TESTS.glob("blind_risks*.tsv")) if path.name not in UNTOUCHED for row in labelled(path)]


def labelled(path: Path) -> list[Labelled]:
    """Texts and their labels, several joined by commas, `-` for none."""
    rows = (line.partition("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(text, frozenset(label.split(",")) - {"-"}) for label, _, text in rows if text]


def conversations(path: Path) -> list[dict[str, Any]]:
    """Conversations of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _tabs(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1, ties sharing theirs."""
    found, done = [0.0] * len(values), 0
    for _, same in groupby(sorted(range(len(values)), key=values.__getitem__), key=values.__getitem__):
        places = list(same)
        for place in places:
            found[place] = done + (len(places) + 1) / 2
        done += len(places)
    return found


def auc(labels: Sequence[int], scores: Sequence[float]) -> float:
    """The chance that one of the class scores above one that is not, ties half."""
    of_class = sum(labels)
    rest = len(labels) - of_class
    above = sum(rank for rank, label in zip(ranks(scores), labels, strict=True) if label)
    return (above - of_class * (of_class + 1) / 2) / (of_class * rest)


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Rank correlation with ties; 0 where one of both is constant."""
    a, b = ranks(one), ranks(other)
    middle = (len(a) + 1) / 2
    both = sum((x - middle) * (y - middle) for x, y in zip(a, b, strict=True))
    spread = sum((x - middle) ** 2 for x in a) * sum((y - middle) ** 2 for y in b)
    return both / spread**0.5 if spread else 0.0


def curve(labels: Sequence[int], scores: Sequence[float]) -> tuple[float, float]:
    """The best F1 of any threshold, and the recall where one in twenty of the others is taken for the class."""
    order = sorted(range(len(labels)), key=lambda n: -scores[n])
    of_class, right, best, recall = sum(labels), 0, 0.0, 0.0
    for count, place in enumerate(order, start=1):
        right += labels[place]
        if count == len(order) or scores[order[count]] != scores[place]:
            best = max(best, 2 * right / (count + of_class))
            if count - right <= 0.05 * (len(labels) - of_class):
                recall = right / of_class
    return best, recall


def interval(
    figure: Callable[[Sequence[int], Sequence[float]], float], labels: Sequence[int], scores: Sequence[float]
) -> tuple[float, float]:
    """The 95 % interval of a figure over rows drawn with replacement; the same draws each time."""
    dice, rows = random.Random(1), range(len(labels))
    found = []
    for _ in range(ROUNDS):
        drawn = dice.choices(rows, k=len(labels))
        found.append(figure([labels[n] for n in drawn], [scores[n] for n in drawn]))
    found.sort()
    return found[int(0.025 * ROUNDS)], found[int(0.975 * ROUNDS) - 1]
