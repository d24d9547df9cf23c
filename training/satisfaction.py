"""Trains satisfaction: character n-grams of a message, moved by what our own sentences and offensive comments teach. Needs scikit-learn.

usage: python -m training.satisfaction DATA [--without jddc] [--write]

Prints figures cross-validated by dialogue (ten folds) with bootstrap intervals, the learning curve, and what a model reaches that saw no
jddc; with --write, fits on everything and writes the two files that `desktop/sentiment` loads. Seeds are fixed.

A dialogue's labels are one annotator's, and annotators differ in where they draw the lines (kappa .05 to .13 on such data). Each dialogue
of the training part therefore has an intercept of its own, a random effect, which is left out when another dialogue is read.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from scipy.stats import spearmanr
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score

from desktop.sentiment.fold import is_latin
from desktop.sentiment.grams import GramModel, Table, grams_of, write_grams
from desktop.sentiment.satisfaction import LEAN_HIGH, LEAN_LOW, leaned
from desktop.sentiment.scorer import ASSETS
from training.corpora import Corpora, Item
from training.figures import Figure, keep
from training.linear import SEED, calibration_error, interval, told
from training.own_satisfaction import read_own

FOLDS, RAREST = 10, 2
RARITY, OF_LENGTH = -0.3, np.array([1.2, 1.0, 0.7, 0.5])
"""What an n-gram of Chinese counts: its inverse document frequency to this power (below 0: what is common says more, and is known better),
times a number for its length from 1 on."""
C, C_OWN, C_COLD = 3.0, 3.0, 3.0
OWN_EFFECT, TEACHER = 1.0, 0.1
"""The size of a dialogue's own intercept and of what the teachers say, as columns beside n-grams of length 1."""
ANGER = 2.0
"""What full anger (100) adds to the log-odds of dissatisfied, and half of it takes from satisfied: by hand, as jddc is hardly ever so."""
COLD_SHARE = 0.4
"""How much the teacher of offence counts beside our own sentences where there is no jddc."""
GLAD, UNHAPPY = {0, 1, 5, 13, 15, 17, 18, 23}, {2, 3, 9, 10, 11, 14, 25}
"""Emotions of goemotions that stand for satisfied and dissatisfied."""
OWN_IN_ENGLISH = 8.0
AS_IT_IS = np.array([[1.0, 1.0], [0.0, 0.0]])
"""A calibration that changes nothing."""
VALENCE = np.array([[0.964, 0.958], [-0.923, 0.471]])
"""Slopes and biases of the English model's logits of unhappy and happy: between what calibrates own lines of left-out trades, where two of
three are unhappy, and comments of GoEmotions dev, where one of four is."""
MEANS = np.array([1.5, 3.0, 4.3])
"""What a class is worth on the scale of 1 to 5, as the scorer splits it."""


@dataclass(frozen=True)
class Weights:
    """Two linear outputs over the same n-grams: dissatisfied and satisfied, each against neutral."""

    columns: np.ndarray
    bias: np.ndarray

    def of(self, found: sp.csr_matrix) -> np.ndarray:
        """The two logits of each row."""
        return np.asarray(found @ self.columns.T) + self.bias


def against_neutral(model: LogisticRegression, size: int) -> Weights:
    """The first `size` columns of a model of three classes."""
    low, middle, high = model.coef_[:, :size]
    bias = model.intercept_
    return Weights(np.array([low - middle, high - middle]), np.array([bias[0] - bias[1], bias[2] - bias[1]]))


@dataclass(frozen=True)
class Wide:
    """What is learned from in Chinese: jddc (none where it is left out), our own sentences, cold."""

    jddc: list[Item]
    corpora: Corpora

    @cached_property
    def labels(self) -> np.ndarray:
        """0 dissatisfied, 1 neutral, 2 satisfied."""
        return np.array([item.label for item in self.jddc])

    @cached_property
    def dialogues(self) -> np.ndarray:
        """A number for each dialogue."""
        return np.unique([item.group for item in self.jddc], return_inverse=True)[1]

    @cached_property
    def vectors(self) -> TfidfVectorizer:
        """What n-grams count, found without labels."""
        own = [sentence.text for sentence in read_own(self.corpora) if not is_latin(sentence.text)]
        found = TfidfVectorizer(analyzer=grams_of, min_df=RAREST, binary=True).fit([*(item.text for item in self.jddc), *own])
        lengths = np.array([len(gram) for gram in found.get_feature_names_out()])
        found.idf_ = found.idf_**RARITY * OF_LENGTH[lengths - 1]
        return found

    @cached_property
    def found(self) -> sp.csr_matrix:
        """The n-grams of jddc."""
        return self.vectors.transform([item.text for item in self.jddc])

    @cached_property
    def own(self) -> Weights:
        """What our own sentences teach."""
        sentences = [sentence for sentence in read_own(self.corpora) if not is_latin(sentence.text)]
        model = LogisticRegression(C=C_OWN, class_weight="balanced", max_iter=300)
        found = self.vectors.transform([sentence.text for sentence in sentences])
        model.fit(found, [sentence.label for sentence in sentences], sample_weight=[sentence.weight for sentence in sentences])
        return against_neutral(model, found.shape[1])

    @cached_property
    def cold(self) -> Weights:
        """What offensive comments teach; zero on average over our own sentences."""
        items = self.corpora.cold("train")
        found = self.vectors.transform([item.text for item in items])
        model = LogisticRegression(C=C_COLD, solver="liblinear", tol=1e-2, random_state=SEED).fit(found, [item.label for item in items])
        column = model.coef_[0]
        own = self.vectors.transform([s.text for s in read_own(self.corpora) if not s.text.isascii()])
        return Weights(np.array([column, 0 * column]), np.array([-float((own @ column).mean()), 0.0]))

    def teachers(self, found: sp.csr_matrix) -> np.ndarray:
        """The three logits that are columns of the model."""
        return np.column_stack([self.own.of(found), self.cold.of(found)[:, 0]])

    def fit(self, rows: np.ndarray) -> Weights:
        """The weights learned from some rows of jddc, all in terms of n-grams."""
        _, places = np.unique(self.dialogues[rows], return_inverse=True)
        effects = sp.csr_matrix((np.full(len(rows), OWN_EFFECT), (np.arange(len(rows)), places)))
        teachers = sp.csr_matrix(self.teachers(self.found[rows]) * TEACHER)
        model = LogisticRegression(C=C, max_iter=300).fit(sp.hstack([self.found[rows], teachers, effects]).tocsr(), self.labels[rows])
        size = self.found.shape[1]
        learned, taught = against_neutral(model, size), against_neutral(model, size + 3).columns[:, size:] * TEACHER
        columns = learned.columns + taught[:, :2] @ self.own.columns + np.outer(taught[:, 2], self.cold.columns[0])
        return Weights(columns, learned.bias + taught[:, :2] @ self.own.bias + taught[:, 2] * self.cold.bias[0])

    def fit_without(self) -> Weights:
        """The weights where there is no jddc."""
        columns, bias = self.own.columns.copy(), self.own.bias.copy()
        for side, sign in ((0, 1.0), (1, -1.0)):
            columns[side] += sign * COLD_SHARE * self.cold.columns[0]
            bias[side] += sign * COLD_SHARE * self.cold.bias[0]
        return Weights(columns, bias)


def english(corpora: Corpora) -> tuple[TfidfVectorizer, Weights]:
    """N-grams of English: glad, other and unhappy comments of goemotions, and our own sentences."""
    own = [sentence for sentence in read_own(corpora) if sentence.text.isascii()]
    rows = corpora.emotions("train")
    labels = [2 if kinds & GLAD else 0 if kinds & UNHAPPY else 1 for _, kinds in rows]
    texts = [text for text, _ in rows] + [sentence.text for sentence in own]
    vectors = TfidfVectorizer(analyzer=grams_of, min_df=20, binary=True)
    found = vectors.fit_transform(texts)
    weights = np.concatenate([np.ones(len(rows)), [OWN_IN_ENGLISH * sentence.weight for sentence in own]])
    model = LogisticRegression(C=1.0, max_iter=200, class_weight="balanced")
    model.fit(found, labels + [sentence.label for sentence in own], sample_weight=weights)
    return vectors, against_neutral(model, found.shape[1])


def chances(logits: np.ndarray, weights: np.ndarray, decided: bool = True) -> np.ndarray:
    """Probabilities of three classes from two logits, their slopes and biases (2 x 2)."""
    low, high = (logits * weights[0] + weights[1]).T
    if decided:
        low, high = np.vectorize(leaned)(low, LEAN_LOW), np.vectorize(leaned)(high, LEAN_HIGH)
    found = np.exp(np.column_stack([low, 0 * low, high]))
    return found / found.sum(1, keepdims=True)


def calibrate(logits: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """A slope and a bias for each logit (2 x 2, slopes first) that make held-out probabilities honest, by gradient descent."""
    found = AS_IT_IS.copy()
    wanted = np.column_stack([labels == 0, labels == 2]).astype(float)
    for _ in range(3000):
        wrong = chances(logits, found, decided=False)[:, [0, 2]] - wanted
        found -= 0.3 * np.array([(wrong * logits).mean(0), wrong.mean(0)])
    return found


def figures(labels: np.ndarray, found: np.ndarray) -> dict[str, float]:
    """As the measuring tool prints them, and the calibration error of "dissatisfied" in ten bins."""
    mean, bad = found @ MEANS, (labels == 0).astype(int)
    each = f1_score(labels, found.argmax(1), average=None)
    return {
        "macro_f1": each.mean(), "f1_dissatisfied": each[0], "auc": roc_auc_score(bad, -mean),
        "rho": spearmanr(mean, labels)[0], "ece": calibration_error(bad, found[:, 0]),
    }  # fmt: skip


def tell(name: str, wide: Wide, found: np.ndarray) -> None:
    """Print the figures with their intervals over dialogues, and keep them."""
    said, found_out = [], {}
    for key, value in figures(wide.labels, found).items():
        low, high = interval(lambda rows, key=key: figures(wide.labels[rows], found[rows])[key], [item.group for item in wide.jddc], 100)
        said.append(f"{key} {value:.3f} ({low:.3f} to {high:.3f})")
        found_out[f"{name}: {key}"] = value, low, high
    print(f"{name}: {', '.join(said)}", flush=True)
    keep(found_out)


def tell_first(bare: Wide, items: list[Item]) -> None:
    """How far the first message of a dialogue tells, to a model without jddc, that the whole of it will be called dissatisfying."""
    mean = chances(bare.fit_without().of(bare.vectors.transform([item.text for item in items])), AS_IT_IS) @ MEANS
    bad = np.array([item.label == 0 for item in items], int)
    told("without jddc, first message: auc", lambda rows: float(roc_auc_score(bad[rows], -mean[rows])), [item.group for item in items])


def held_out(wide: Wide, share: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Logits of each row by a model that saw `share` of the other folds, none of its dialogue; and the fold of each row."""
    random = np.random.default_rng(SEED)
    shuffled = random.permutation(wide.dialogues.max() + 1)
    folds, kept = (shuffled % FOLDS)[wide.dialogues], (shuffled / len(shuffled))[wide.dialogues] <= share
    logits = np.zeros((len(folds), 2))
    for fold in range(FOLDS):
        logits[folds == fold] = wide.fit(np.flatnonzero((folds != fold) & kept)).of(wide.found[folds == fold])
    return logits, folds


def calibrated(wide: Wide, logits: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """Probabilities of each row, calibrated on the other folds."""
    found = np.zeros((len(folds), 3))
    for fold in range(FOLDS):
        found[folds == fold] = chances(logits[folds == fold], calibrate(logits[folds != fold], wide.labels[folds != fold]))
    return found


def rows_of(slopes: np.ndarray, anger: float = ANGER) -> list[dict[str, float]]:
    """The second step by the names of its features."""
    low, high = (
        {"gram_low": float(slopes[0, 0]), "anger": anger, "bias": float(slopes[1, 0])},
        {"gram_high": float(slopes[0, 1]), "anger": -anger / 2, "bias": float(slopes[1, 1])},
    )
    return [{key: round(value, 4) for key, value in row.items()} for row in (low, {"bias": 0.0}, high)]


def table(vectors: TfidfVectorizer, weights: Weights) -> tuple[Table, tuple[float, float]]:
    """N-grams with their numbers, and the biases."""
    rarity = vectors.idf_
    columns = zip((rarity**2).tolist(), (weights.columns[0] * rarity).tolist(), (weights.columns[1] * rarity).tolist(), strict=True)
    low, high = weights.bias
    return dict(zip(vectors.get_feature_names_out().tolist(), columns, strict=True)), (float(low), float(high))


def write(wide: tuple[TfidfVectorizer, Weights], latin: tuple[TfidfVectorizer, Weights], slopes: np.ndarray) -> None:
    """Both files."""
    write_grams(ASSETS / "satisfaction_grams.msgpack", GramModel(*table(*wide), *table(*latin)))
    tables = {"classes": rows_of(slopes), "plain": rows_of(AS_IT_IS), "valence": rows_of(VALENCE, 0.0)}
    (ASSETS / "satisfaction.json").write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")


def measure(wide: Wide) -> np.ndarray:
    """Prints the figures on jddc; gives the calibration for a model that saw all of it."""
    for share in (0.125, 0.25, 0.5):
        logits, folds = held_out(wide, share)
        tell(f"jddc, {share:.0%} of the dialogues", wide, calibrated(wide, logits, folds))
    logits, folds = held_out(wide)
    found = calibrated(wide, logits, folds)
    tell("jddc, all dialogues", wide, found)
    keep(reliability(wide.labels == 0, found[:, 0]))
    return calibrate(logits, wide.labels)


def reliability(bad: np.ndarray, said: np.ndarray) -> dict[str, Figure]:
    """Of each tenth of "dissatisfied": what was said on average, what share was so, and of how many messages."""
    places = np.minimum((said * 10).astype(int), 9)
    rows = {tenth: places == tenth for tenth in range(10)}
    return {
        f"jddc, reliability of dissatisfied, tenth {tenth}": (said[row].mean(), bad[row].mean(), row.sum())
        for tenth, row in rows.items() if row.any()
    }  # fmt: skip


def main() -> None:
    """Trains, tells, and writes when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--without", choices=["jddc"], action="append", default=[])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    corpora = Corpora(asked.data)
    jddc = corpora.jddc()
    bare = Wide([], corpora)
    logits = bare.fit_without().of(bare.vectors.transform([item.text for item in jddc]))
    tell("without jddc", Wide(jddc, corpora), chances(logits, AS_IT_IS))
    tell_first(bare, corpora.first_messages())
    wide = bare if asked.without else Wide(jddc, corpora)
    slopes = AS_IT_IS if asked.without else measure(wide)
    weights = bare.fit_without() if asked.without else wide.fit(np.arange(len(jddc)))
    if asked.write:
        write((wide.vectors, weights), english(corpora), slopes)


if __name__ == "__main__":
    main()
