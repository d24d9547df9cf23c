"""The labelled texts that the models are trained on, read from the folder that is given, folded like the scorer folds."""

from __future__ import annotations

import ast
import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.sentiment.fold import Folder
from desktop.sentiment.lexicon import read_entries

OWN = Path(__file__).resolve().parent / "own"
LEXICON = OWN.parents[1] / "assets" / "sentiment" / "lexicon.txt"
OF_THREE = {"0": 0.0, "1": 2.0, "2": 3.0}
OF_GROUPS = {
    "abuse": 4.0, "rage": 4.0, "swear": 3.0, "accuse": 3.0, "ultimatum": 3.0, "complaint": 2.5, "snide": 2.5, "disbelief": 2.2,
    "wait": 1.8, "problem": 1.5, "praise": 0.0, "thanks": 0.0, "relief": 0.0, "polite": 0.0, "ok": 0.0, "laugh": 0.0,
}  # fmt: skip
"""The grade of a word of each group of the rules."""
ANGRY_EMOTIONS = {2, 3, 10}
"""anger, annoyance, disapproval."""


@dataclass(frozen=True)
class Item:
    """A folded text, its label, what must stay on one side of a split, and the text as it was given."""

    text: str
    label: int
    group: str
    given: str = ""


@dataclass(frozen=True)
class Graded:
    """A folded text, how angry a person would call it, 0 calm, 1 displeased, 2 annoyed, 3 angry, 4 enraged, and where it is from."""

    text: str
    grade: float
    source: str


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
                found.append(Item(self.fold(turns[-1]), int(label), f"jddc{dialogue}", turns[-1]))
        return found

    def answers(self) -> list[tuple[str, int]]:
        """What staff answered in jddc, each text once, and its dialogue."""
        found: dict[str, int] = {}
        dialogue = -1
        for line in (self._data / "jddc/valid_jddc.txt").read_text(encoding="utf-8").splitlines():
            pairs = ast.literal_eval(line.split("\t")[0])
            dialogue += len(pairs) == 4
            for pair in pairs:
                answer = pair.partition("|||")[2].strip()
                if answer:
                    found.setdefault(self.fold(answer), dialogue)
        return list(found.items())

    def first_messages(self) -> list[Item]:
        """The customer's first message of each dialogue, with the rating of the whole dialogue."""
        found, first = [], ""
        for line in (self._data / "jddc/valid_jddc.txt").read_text(encoding="utf-8").splitlines():
            pairs, _, label = line.split("\t")
            turns = [pair.partition("|||")[0] for pair in ast.literal_eval(pairs)]
            first = turns[0] if len(turns) == 4 else first
            if turns[-1].strip() == "OVERALL":
                found.append(Item(self.fold(first), int(label), f"jddc{len(found)}", first))
        return found

    def goemotions(self, part: str) -> list[Item]:
        """English comments: 1 is anger, annoyance or disapproval."""
        rows = self._rows(f"goemotions/{part}.tsv")
        return [Item(self.fold(r[0]), int(bool(ANGRY_EMOTIONS & {int(x) for x in r[1].split(",")})), str(n)) for n, r in enumerate(rows)]

    def emotions(self, part: str) -> list[tuple[str, set[int]]]:
        """English comments with all their emotions, 0 to 27."""
        return [(self.fold(r[0]), {int(x) for x in r[1].split(",")}) for r in self._rows(f"goemotions/{part}.tsv")]

    def cold(self, part: str) -> list[Item]:
        """Chinese comments: 1 is offensive."""
        with (self._data / f"cold/{part}.csv").open(encoding="utf-8-sig") as lines:
            return [Item(self.fold(r["TEXT"]), int(r["label"]), str(n), r["TEXT"]) for n, r in enumerate(csv.DictReader(lines))]

    def cped(self) -> list[Item]:
        """Lines of television: 1 is anger."""
        with (self._data / "cped/valid_split.csv").open(encoding="utf-8-sig") as lines:
            rows = [(r["Utterance"], int(r["Emotion"] == "anger"), r["Dialogue_ID"]) for r in csv.DictReader(lines)]
        return [Item(self.fold(said), angry, dialogue, said) for said, angry, dialogue in rows]

    def openrice(self) -> list[Item]:
        """Cantonese reviews: 1 is a crying face; the group is the face."""
        rows = list(self._rows("openrice/valid.tsv"))[1:]
        return [Item(self.fold(text), int(face == "cry"), face) for face, text in rows]

    def own(self) -> list[Graded]:
        """Our own Chinese sentences, each once: `own/zh/*.tsv` but for the words, and `own/zh-*.tsv` with grades of three."""
        found = [row for path in sorted((OWN / "zh").glob("*.tsv")) if path.stem != "words" for row in self._graded(path)]
        for path in sorted(OWN.glob("zh-*.tsv")):
            lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
            found += [Graded(self.fold(text), OF_THREE[anger], path.stem) for anger, _, text in lines]
        return list({row.text: row for row in found}.values())

    def words(self) -> list[Graded]:
        """Words that stand alone: our own with their grades, and the word list of the rules with those of its groups."""
        listed = read_entries(LEXICON, self._folder)
        entries = [Graded(e.words, OF_GROUPS[e.group], "lexicon") for e in listed if e.group in OF_GROUPS and not e.words.isascii()]
        return entries + self._graded(OWN / "zh" / "words.tsv")

    def annotated(self, name: str, texts: Iterable[str]) -> dict[int, int]:
        """The grades that we gave to some of a corpus, by the place of the text; its digest stands for it in the file."""
        lines = (OWN / "annotations" / f"{name}.tsv").read_text(encoding="utf-8").split()
        grades = dict(zip(lines[::2], map(int, lines[1::2]), strict=True))
        digests = (hashlib.sha1(text.encode()).hexdigest()[:12] for text in texts)
        return {place: grades[digest] for place, digest in enumerate(digests) if digest in grades}

    def _graded(self, path: Path) -> list[Graded]:
        lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        return [Graded(self.fold(text), int(grade), path.stem) for grade, text in lines]

    def _rows(self, name: str) -> Iterator[list[str]]:
        with (self._data / name).open(encoding="utf-8", newline="") as lines:
            yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
