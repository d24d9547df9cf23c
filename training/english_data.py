"""What the English model learns from: GoEmotions and our own sentences by trade, as rows of the model's own features."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from desktop.sentiment.fold import Folder
from desktop.sentiment.tone import tone_of
from desktop.sentiment.words import BITS, character_buckets, pair_bucket, tokens_of, word_bucket

OWN = Path(__file__).resolve().parent / "own" / "en"
ANGRY = (2, 3, 10)
UNHAPPY = (2, 3, 9, 10, 11, 12, 14, 16, 19, 24, 25)
HAPPY = (0, 1, 4, 13, 15, 17, 18, 20, 21, 23)
SIZE = 1 << BITS
TURNS = ("idioms", "irony", "understated")
"""The last files of our own: turns of speech, and calm lines in the same words."""
GRADES = (0.0, 0.6, 0.8, 0.95, 1.0)
"""How many of a hundred people would call a line of each grade angry or complaining: a calm complaint is sixty of them."""
OF_SERVICE = (0.0, 0.3, 0.6, 0.9, 1.0)
"""The same in service, where all complain and some are angry: nearly the scale that `training.anger` has for Chinese."""


@dataclass(frozen=True)
class Line:
    """A folded text, whether it is angry or complaining, unhappy, happy; how angry it is, 0 to 1, among comments and in service; its trade
    or corpus.

    `first`: from one of the first twelve files of our own. `felt`: the emotions of a comment.
    """

    text: str
    labels: tuple[int, int, int]
    angry: float
    in_service: float
    group: str
    first: bool = False
    felt: frozenset[int] = frozenset()


def comments(data: Path, part: str) -> list[Line]:
    """GoEmotions: an emotion or several a comment."""
    folder, found = Folder(), []
    with (data / f"sentiment/goemotions/{part}.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            felt = {int(one) for one in row[1].split(",")}
            labels = [int(not felt.isdisjoint(kinds)) for kinds in (ANGRY, UNHAPPY, HAPPY)]
            text = folder.fold(row[0]).text
            angry = float(labels[0])
            found.append(Line(text, (labels[0], labels[1], labels[2]), angry, angry, "goemotions", felt=frozenset(felt)))
    return found


def own_lines() -> list[Line]:
    """Our own: `anger 0 to 4, satisfaction 1 to 5, text`, a file a trade and, after a hyphen, a way of writing."""
    folder, found = Folder(), []
    for path in sorted(OWN.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            anger, satisfied, text = line.split("\t")
            labels = int(int(anger) > 0), int(int(satisfied) < 3), int(int(satisfied) > 3)
            trade, _, way = path.stem.partition("-")
            first = not way and trade not in TURNS
            likely = GRADES[int(anger)], OF_SERVICE[int(anger)]
            found.append(Line(folder.fold(text).text, labels, *likely, trade, first))
    return found


@dataclass(frozen=True)
class Rows:
    """Of some lines: which words and pairs occur, which buckets inside words (once a word), and their tones."""

    words: sp.csr_matrix
    inside: sp.csr_matrix
    tones: np.ndarray


def rows_of(lines: Sequence[Line], valence: dict[str, float]) -> Rows:
    """The features of lines before anything is weighed."""
    words, inside, tones = [], [], []
    known: dict[str, list[int]] = {}
    for line in lines:
        texts = [token[0] for token in tokens_of(line.text)]
        buckets = [word_bucket(text) for text in texts]
        words.append(sorted({*buckets, *(pair_bucket(a, b) for a, b in pairwise(buckets))}))
        for text in texts:
            if text not in known:
                known[text] = character_buckets(text)
        inside.append([place for text in dict.fromkeys(texts) for place in known[text]])
        tones.append(tone_of(texts, [valence.get(text, 0.0) for text in texts]).shares())
    return Rows(_matrix(words), _matrix(inside), np.array(tones, np.float32))


def _matrix(rows: list[list[int]]) -> sp.csr_matrix:
    ends = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    return sp.csr_matrix(
        (np.ones(ends[-1], np.float32), np.concatenate([np.array(r, np.int32) for r in rows]), ends), shape=(len(rows), SIZE)
    )


def rarity_of(*found: Rows) -> np.ndarray:
    """Inverse document frequency by bucket; what occurs once counts nothing."""
    frequency = np.zeros(SIZE)
    for rows in found:
        for part in (rows.words, rows.inside):
            once = part.copy()
            once.sum_duplicates()
            frequency += np.bincount(once.indices, minlength=SIZE)
    total = sum(rows.words.shape[0] for rows in found)
    return np.where(frequency > 1, np.maximum(np.log((1 + total) / (1 + frequency)) + 1, 1.0), 0.0)


def weighed(rows: Rows, rarity: np.ndarray, scale: np.ndarray) -> sp.csr_matrix:
    """Both blocks scaled to length 1, then the tones times `scale`."""
    blocks = []
    for part in (rows.words, rows.inside):
        length = np.sqrt(np.maximum(np.asarray(part @ rarity**2), 1e-9))
        blocks.append(sp.diags(1 / length) @ part @ sp.diags(rarity))
    total = (blocks[0] + blocks[1]).astype(np.float32)
    return sp.hstack([total, sp.csr_matrix(rows.tones * scale, dtype=np.float32)]).tocsr()
