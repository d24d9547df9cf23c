"""Trains the n-gram model of anger and of unhappy reviews, and prints its figures on texts it was not trained on.

usage: python -m training.anger DATA [--without jddc] [--write]

DATA is the folder that holds `sentiment/`. Anger is trained on the train parts of goemotions and cold, on cped, openrice, the calm messages
of jddc and our own sentences; what a corpus adds to every one of its texts is a weight of its own that is left out afterwards, so that
the logit means our own sentences. Held out: the dev parts, folds of our own sentences and of openrice, and cped where it is left out.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from desktop.sentiment.model import BITS, write_model
from training.corpora import Corpora, Item, Own
from training.linear import SEED, fit, matrix, rarity, scaled, tell_two

TARGET = Path(__file__).resolve().parents[1] / "assets" / "sentiment" / "ngrams.msgpack"
TRUST = {"goemotions": 1.0, "cold": 1.0, "cped": 0.3, "openrice": 0.5, "jddc": 0.3}
OWN_TRUST = {0: 4.0, 1: 4.0, 2: 8.0}
C_ANGER, C_REVIEW = 2.0, 8.0
DOMAIN = 2.0
FOLDS = 5


@dataclass(frozen=True)
class Shelf:
    """The corpora by name, our own sentences, and the features of both."""

    sets: dict[str, list[Item]]
    own: list[Own]
    idf: np.ndarray
    found: dict[str, sp.csr_matrix]


def read_shelf(corpora: Corpora, without: set[str]) -> Shelf:
    """Everything that is trained on."""
    sets = {
        "goemotions": corpora.goemotions("train"), "cold": corpora.cold("train"), "cped": corpora.cped(),
        "openrice": corpora.openrice(), "jddc": corpora.jddc(),
    }  # fmt: skip
    sets = {name: items for name, items in sets.items() if name not in without}
    own = corpora.own()
    counts = {name: matrix(item.text for item in items) for name, items in sets.items()}
    counts["own"] = matrix(item.text for item in own)
    idf = rarity(*counts.values())
    return Shelf(sets, own, idf, {name: scaled(found, idf) for name, found in counts.items()})


def labels_of(items: list[Item]) -> np.ndarray:
    """Their labels."""
    return np.array([item.label for item in items])


def fit_anger(shelf: Shelf, names: list[str], own: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias of anger from some corpora and some of our own sentences."""
    rows, labels, trust, domains = [], [], [], []
    for place, name in enumerate(names):
        kept = labels_of(shelf.sets[name]) > 0 if name == "jddc" else np.ones(len(shelf.sets[name]), bool)
        rows.append(shelf.found[name][kept])
        labels.append(np.zeros(kept.sum(), int) if name == "jddc" else labels_of(shelf.sets[name]))
        trust.append(np.full(kept.sum(), TRUST[name]))
        domains.append(DOMAIN * np.eye(len(names))[np.full(kept.sum(), place)])
    anger = np.array([item.anger for item in shelf.own])[own]
    rows.append(shelf.found["own"][own])
    labels.append((anger > 0).astype(int))
    trust.append(np.array([OWN_TRUST[a] for a in anger]))
    domains.append(np.zeros((len(own), len(names))))
    found = sp.hstack([sp.vstack(rows), sp.csr_matrix(np.vstack(domains))]).tocsr()
    weights, bias = fit(found, np.concatenate(labels), C_ANGER, np.concatenate(trust))
    return weights[: 1 << BITS], bias


def tell_held_out(shelf: Shelf, corpora: Corpora, names: list[str], weights: np.ndarray) -> None:
    """Figures on the dev parts, on our own sentences by fold, and on cped by a model that never saw it."""
    for name, items in (("goemotions", corpora.goemotions("dev")), ("cold", corpora.cold("dev"))):
        score = scaled(matrix(item.text for item in items), shelf.idf) @ weights
        tell_two(f"anger: {name} dev", labels_of(items), score, [item.group for item in items])
    folds = np.random.default_rng(SEED).integers(0, FOLDS, len(shelf.own))
    score = np.zeros(len(shelf.own))
    for fold in range(FOLDS):
        fitted, _ = fit_anger(shelf, names, np.flatnonzero(folds != fold))
        score[folds == fold] = shelf.found["own"][folds == fold] @ fitted
    angry = np.array([item.anger > 0 for item in shelf.own], int)
    tell_two("anger: own sentences, cross-validated", angry, score, [str(n) for n in range(len(angry))])
    fitted, _ = fit_anger(shelf, [name for name in names if name != "cped"], np.arange(len(shelf.own)))
    tell_two("anger: cped, left out", labels_of(shelf.sets["cped"]), shelf.found["cped"] @ fitted, [i.group for i in shelf.sets["cped"]])


def fit_review(shelf: Shelf) -> tuple[np.ndarray, float]:
    """Weights and bias of an unhappy review, told by fold first."""
    labels, found = labels_of(shelf.sets["openrice"]), shelf.found["openrice"]
    folds = np.random.default_rng(SEED).integers(0, FOLDS, len(labels))
    score = np.zeros(len(labels))
    for fold in range(FOLDS):
        weights, bias = fit(found[folds != fold], labels[folds != fold], C_REVIEW)
        score[folds == fold] = found[folds == fold] @ weights + bias
    tell_two("review: openrice, cross-validated", labels, score, [str(n) for n in range(len(labels))])
    return fit(found, labels, C_REVIEW)


def main() -> None:
    """Trains, tells, and writes when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--without", action="append", default=[], choices=sorted(TRUST))
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    corpora = Corpora(asked.data)
    shelf = read_shelf(corpora, set(asked.without))
    names = list(shelf.sets)
    anger, anger_bias = fit_anger(shelf, names, np.arange(len(shelf.own)))
    review, review_bias = fit_review(shelf)
    if asked.write:
        columns = {"anger": (anger * shelf.idf, anger_bias), "review": (review * shelf.idf, review_bias)}
        write_model(TARGET, shelf.idf**2, columns)
    tell_held_out(shelf, corpora, names, anger)


if __name__ == "__main__":
    main()
