"""The labelled texts that the models are trained on, read from the folder that is given, folded like the scorer folds."""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.sentiment.fold import Folder

OWN = Path(__file__).resolve().parent / "own"
ANGRY_EMOTIONS = {2, 3, 10}
"""anger, annoyance, disapproval."""


@dataclass(frozen=True)
class Item:
    """A folded text, its label, and what must stay on one side of a split."""

    text: str
    label: int
    group: str


@dataclass(frozen=True)
class Own:
    """One of our own sentences: anger 0 to 2, satisfaction 0 to 2 (dissatisfied, neutral, satisfied)."""

    text: str
    anger: int
    satisfaction: int
    language: str


class Corpora:
    """The folder of corpora. Keeps a folder of characters."""

    def __init__(self, data: Path) -> None:
        self._data = data / "sentiment"
        self._folder = Folder()

    def fold(self, text: str) -> str:
        """A text as the models see it."""
        return self._folder.fold(text).text

    def jddc(self) -> list[Item]:
        """The last user turn of each row; a dialogue begins where a row has four turns."""
        found, dialogue = [], -1
        for line in (self._data / "jddc/valid_jddc.txt").read_text(encoding="utf-8").splitlines():
            pairs, _, label = line.split("\t")
            turns = [pair.partition("|||")[0] for pair in ast.literal_eval(pairs)]
            dialogue += len(turns) == 4
            if turns[-1].strip() != "OVERALL":
                found.append(Item(self.fold(turns[-1]), int(label), f"jddc{dialogue}"))
        return found

    def goemotions(self, part: str) -> list[Item]:
        """English comments: 1 is anger, annoyance or disapproval."""
        rows = self._rows(f"goemotions/{part}.tsv")
        return [Item(self.fold(r[0]), int(bool(ANGRY_EMOTIONS & {int(x) for x in r[1].split(",")})), str(n)) for n, r in enumerate(rows)]

    def cold(self, part: str) -> list[Item]:
        """Chinese comments: 1 is offensive."""
        with (self._data / f"cold/{part}.csv").open(encoding="utf-8-sig") as lines:
            return [Item(self.fold(r["TEXT"]), int(r["label"]), str(n)) for n, r in enumerate(csv.DictReader(lines))]

    def cped(self) -> list[Item]:
        """Lines of television: 1 is anger."""
        with (self._data / "cped/valid_split.csv").open(encoding="utf-8-sig") as lines:
            return [Item(self.fold(r["Utterance"]), int(r["Emotion"] == "anger"), r["Dialogue_ID"]) for r in csv.DictReader(lines)]

    def openrice(self) -> list[Item]:
        """Cantonese reviews: 1 is a crying face."""
        rows = list(self._rows("openrice/valid.tsv"))[1:]
        return [Item(self.fold(r[1]), int(r[0] == "cry"), str(n)) for n, r in enumerate(rows)]

    def own(self) -> list[Own]:
        """Our own sentences of customer service."""
        found = []
        for path in sorted(OWN.glob("*.tsv")):
            for line in path.read_text(encoding="utf-8").splitlines():
                anger, satisfaction, text = line.split("\t")
                found.append(Own(self.fold(text), int(anger), int(satisfaction), path.stem))
        return found

    def _rows(self, name: str) -> Iterator[list[str]]:
        with (self._data / name).open(encoding="utf-8", newline="") as lines:
            yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
