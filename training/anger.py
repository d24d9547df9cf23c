"""Trains the Chinese n-gram model of anger and of unhappy reviews, and prints its figures on texts it was not trained on.

usage: python -m training.anger DATA [--without jddc] [--write]

DATA is the folder that holds `sentiment/`. What a person would call angry is learnt from our own sentences and words with their grades,
from the grades that we gave to texts of the corpora, and from calm messages of jddc. cold says who was offended, not who is angry: its
labels count little and are never sure. What a corpus adds to every one of its texts is a weight of its own that is left out afterwards.
Held out: grades that were given to random texts of cold, its dev part, cped, folds of our own sentences and of openrice, and our posts
where they are left out.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.model_selection import StratifiedKFold

from desktop.sentiment.model import BITS, buckets_of, write_model
from training.corpora import Corpora, Graded, Item
from training.figures import keep, kept
from training.linear import SEED, fit, matrix, rarity, tell_two
from training.own_reviews import read_reviews

TARGET = Path(__file__).resolve().parents[1] / "assets" / "sentiment" / "ngrams.msgpack"
LIKELY = (0.03, 0.18, 0.6, 0.92, 0.98)
"""How likely a person calls a text of each grade angry."""
TRUST = {"own": 4.0, "words": 1.0, "cold graded": 2.0, "jddc graded": 2.0, "cped graded": 1.0, "jddc": 0.3, "openrice": 0.3, "cold": 0.1}
"""What a text of each source weighs, by what it brought to posts of ours, and to grades of cold, that were left out."""
CRYING, OFFENSIVE = (0.03, 0.6), (0.05, 0.85)
"""How likely a review is an angry one, without and with a crying face; a comment, harmless and offensive."""
FACES = {"smile": 0.03, "ok": 0.15, "cry": 0.97}
"""How likely a review is an unhappy one."""
C_ANGER, C_REVIEW = 5.0, 30.0
OF_LENGTH = (0.6, 1.0, 1.0, 0.8)
"""What n-grams of one to four characters count in a review: which characters a long text has says little."""
DOMAIN = 2.0
FOLDS, REVIEW_FOLDS = 3, 10
OF_COLD = 3
"""One in so many texts of cold is learnt from: they say little for what they cost."""


@dataclass(frozen=True)
class Part:
    """Texts of one source: their features, how likely each is angry, and what each of them weighs."""

    name: str
    found: sp.csr_matrix
    likely: np.ndarray
    trust: float

    def only(self, rows: np.ndarray) -> Part:
        """Some of it."""
        return replace(self, found=self.found[rows], likely=self.likely[rows])


@dataclass(frozen=True)
class Shelf:
    """What is read once: our own sentences, the corpora, what is learnt from, the rarity of buckets, and the grades of cold held out."""

    own: list[Graded]
    sets: dict[str, list[Item]]
    parts: dict[str, Part]
    idf: np.ndarray
    held: dict[int, int]

    def features(self, texts: list[str]) -> sp.csr_matrix:
        """Features of other texts."""
        return matrix(texts).multiply(self.idf).tocsr()


def likely_of(grades: list[float]) -> np.ndarray:
    """How likely texts of such grades are called angry."""
    return np.interp(grades, range(len(LIKELY)), LIKELY)


def read_shelf(corpora: Corpora, without: set[str]) -> Shelf:
    """Everything that is trained on."""
    sets = {"cold": corpora.cold("train"), "cped": corpora.cped(), "openrice": corpora.openrice(), "jddc": corpora.jddc()}
    sets = {name: items for name, items in sets.items() if name not in without}
    own, words = corpora.own(), corpora.words()
    counted = {name: matrix(item.text for item in items) for name, items in sets.items()}
    counted |= {"own": matrix(row.text for row in own), "words": matrix(row.text for row in words)}
    idf = rarity(*counted.values())
    found = {name: counts.multiply(idf).tocsr() for name, counts in counted.items()}
    grades = {name: corpora.annotated(name, (item.given for item in sets[name])) for name in ("cold", "cped", "jddc") if name in sets}
    likely = {"own": likely_of([row.grade for row in own]), "words": likely_of([row.grade for row in words])}
    for name, given in grades.items():
        found[f"{name} graded"] = found[name][list(given)]
        likely[f"{name} graded"] = likely_of(list(given.values()))
    likely["openrice"] = np.take(CRYING, [item.label for item in sets["openrice"]])
    if "jddc" in sets:
        calm = np.array([item.label > 0 and n not in grades["jddc"] for n, item in enumerate(sets["jddc"])])
        found["jddc"], likely["jddc"] = found["jddc"][calm], np.full(calm.sum(), LIKELY[0])
    held = corpora.annotated("cold_held", (item.given for item in sets["cold"]))
    rest = np.setdiff1d(np.arange(0, len(sets["cold"]), OF_COLD), [*grades["cold"], *held])
    found["cold"], likely["cold"] = found["cold"][rest], np.take(OFFENSIVE, [sets["cold"][n].label for n in rest])
    parts = {name: Part(name, found[name], likely[name], TRUST[name]) for name in TRUST if name in likely}
    return Shelf(own, sets, parts, idf, held)


def fit_parts(parts: list[Part]) -> tuple[np.ndarray, float]:
    """Weights and bias of anger; the first part has no weight of its own."""
    sizes = [part.found.shape[0] for part in parts]
    domains = DOMAIN * np.eye(len(parts))[:, 1:].repeat(sizes, axis=0)
    found = sp.hstack([sp.vstack([part.found for part in parts]), sp.csr_matrix(domains)]).tocsr()
    likely = np.concatenate([part.likely for part in parts])
    weights, bias = fit(found, likely, C_ANGER, np.repeat([part.trust for part in parts], sizes))
    return weights[: 1 << BITS], bias


def fit_anger(shelf: Shelf, own: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias of anger from some of our own sentences and all else."""
    return fit_parts([shelf.parts["own"].only(own), *(part for name, part in shelf.parts.items() if name != "own")])


def tell_held_out(shelf: Shelf, corpora: Corpora, weights: np.ndarray) -> None:
    """Figures on texts that no training saw."""
    held = list(shelf.held)
    score = shelf.features([shelf.sets["cold"][n].text for n in held]) @ weights
    for grade in (2, 3):
        angry = np.array([shelf.held[n] >= grade for n in held], int)
        tell_two(f"anger: cold, random, grade {grade} up", angry, score, [str(n) for n in held])
    dev = corpora.cold("dev")
    tell_two("offence: cold dev", np.array([i.label for i in dev]), shelf.features([i.text for i in dev]) @ weights, [i.group for i in dev])
    seen = corpora.annotated("cped", (item.given for item in shelf.sets["cped"]))
    cped = [item for n, item in enumerate(shelf.sets["cped"]) if n not in seen]
    score = shelf.features([item.text for item in cped]) @ weights
    tell_two("anger: cped", np.array([item.label for item in cped]), score, [item.group for item in cped])


def tell_own(shelf: Shelf) -> None:
    """Figures on our own sentences by fold, then on our posts by a model that saw no post."""
    found, sources = shelf.parts["own"].found, np.array([row.source for row in shelf.own])
    angry = np.array([row.grade >= 2 for row in shelf.own], int)
    folds, score = np.random.default_rng(SEED).integers(0, FOLDS, len(angry)), np.zeros(len(angry))
    for fold in range(FOLDS):
        score[folds == fold] = found[folds == fold] @ fit_anger(shelf, np.flatnonzero(folds != fold))[0]
    for names in (("posts",), ("service", "zh-CN"), ("taiwan", "zh-TW"), ("hongkong", "zh-HK")):
        rows = np.flatnonzero(np.isin(sources, names))
        tell_two(f"anger: own {names[0]}, cross-validated", angry[rows], score[rows], [str(n) for n in rows])
    posts = sources == "posts"
    left = found[posts] @ fit_anger(shelf, np.flatnonzero(~posts))[0]
    tell_two("anger: own posts, left out", angry[posts], left, [str(n) for n in range(posts.sum())])


def lengths_of(texts: list[str]) -> np.ndarray:
    """How much each bucket counts for the length of an n-gram that falls in it."""
    found = np.ones(1 << BITS)
    for text in texts:
        for buckets, share in zip(buckets_of(text), OF_LENGTH, strict=False):
            found[buckets] = share
    return found


def fit_review(items: list[Item], own: list[Item]) -> tuple[np.ndarray, float]:
    """Weights by bucket and bias of an unhappy review from openrice and our own, told by fold of openrice first; half the log-odds of a
    crying face against a smile. No bias: a short text of which nothing is known is neither."""
    size, every = len(items), [*items, *own]
    counts = matrix((item.text for item in every), once=True)
    idf = rarity(counts) ** 2 * lengths_of([item.text for item in every])
    found, labels = counts.multiply(idf).tocsr(), np.array([item.label for item in items])
    likely = np.array([FACES[item.group] for item in every])
    score, ours = np.zeros(size), np.arange(size, len(every))
    for learnt, told in StratifiedKFold(REVIEW_FOLDS, shuffle=True, random_state=SEED).split(found[:size], labels):
        rows = np.concatenate([learnt, ours])
        score[told] = found[told] @ fit(found[rows], likely[rows], C_REVIEW, np.ones(len(rows)))[0]
    tell_two("review: openrice, cross-validated", labels, score, [str(n) for n in range(size)])
    weights, _ = fit(found, likely, C_REVIEW, np.ones(len(every)))
    told_apart = np.array([item.group != "ok" for item in items])
    slope, _ = fit(sp.csr_matrix(score[told_apart, None]), labels[told_apart], 100.0, np.ones(told_apart.sum()))
    return weights * idf * slope[0] / 2, 0.0


def main() -> None:
    """Trains, tells, and writes when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--without", action="append", default=[], choices=["jddc"])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    corpora, before = Corpora(asked.data), kept()
    shelf = read_shelf(corpora, set(asked.without))
    anger, anger_bias = fit_anger(shelf, np.arange(len(shelf.own)))
    review, review_bias = fit_review(shelf.sets["openrice"], read_reviews(corpora))
    if asked.write:
        write_model(TARGET, {"anger": (anger * shelf.idf, anger_bias, False), "review": (review, review_bias, True)})
    tell_held_out(shelf, corpora, anger)
    tell_own(shelf)
    if asked.without:
        keep(before)


if __name__ == "__main__":
    main()
