"""Trains the English model: anger, complaint, service, unhappy, happy; and prints its figures on texts it was not trained on.

usage: python -m training.english DATA [--write] [--quick]

DATA is the folder that holds `sentiment/`. What the corpus adds to every one of its texts is a weight of its own that is left out
afterwards. Held out: GoEmotions dev, and whole trades of our own sentences (four folds of trades). `--quick` prints nothing but
writes the same file.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

from desktop.sentiment.english_net import FILE as NET_FILE
from desktop.sentiment.english_net import write_net
from desktop.sentiment.valence import OUTPUTS, read_valence, write_english
from training.english_data import SIZE, TURNS, Line, comments, own_lines, rarity_of, rows_of, weighed
from training.english_net import Lessons, Member, Texts, fit_members, lessons_of, logits_of, weights_of
from training.linear import SEED, tell_two

ASSETS = Path(__file__).resolve().parents[1] / "assets" / "sentiment"
C, TONE, DOMAIN = 1.0, 0.12, 2.0
FRAGMENTS = ("letters", "people", "tweets")
FOLDS = 4
SCALES = {"anger": (0.8, 0.3), "complaint": (1.2, 0.0), "service": (2.0, 2.0), "unhappy": (0.83, -0.08), "happy": (0.835, 0.03)}
"""What a logit is multiplied by, what is added. Held-out trades (Platt 1999) gave those of the last two; anger is lower, because
a calm complaint must stand well below rage on the scale of `desktop.sentiment.trained`, and the net adds to it and takes away; that of
service leaves comments to anger."""
NET = 0.72
"""What the logit of the net counts in that of anger."""
FELT = {"anger": 0, "complaint": 0, "unhappy": 1, "happy": 2}
"""Which label of a line an output learns; service learns where a line comes from."""
TRUST = {"anger": (1.0, 1.0), "complaint": (0.3, 8.0), "service": (1.0, 5.0), "unhappy": (1.0, 3.0), "happy": (1.0, 3.0)}
"""What a comment and a line of our own weigh in each."""

Fitted = tuple[np.ndarray, float]
"""Weights (buckets, then tones) and bias."""


@dataclass(frozen=True)
class Shelf:
    """Lines of both kinds, their features, the rarity of buckets, the scale of tones."""

    public: list[Line]
    own: list[Line]
    found: sp.csr_matrix
    own_found: sp.csr_matrix
    rarity: np.ndarray
    scale: np.ndarray
    lessons: Lessons


def read_shelf(data: Path, valence: dict[str, float]) -> Shelf:
    """Everything that is learned from."""
    public, own = comments(data, "train"), own_lines()
    rows, own_rows = rows_of(public, valence), rows_of(own, valence)
    rarity = rarity_of(rows, own_rows)
    scale = TONE / np.maximum(rows.tones.std(0), 1e-3)
    lessons = lessons_of(public, own, valence)
    return Shelf(public, own, weighed(rows, rarity, scale), weighed(own_rows, rarity, scale), rarity, scale, lessons)


def labels_of(lines: list[Line], output: int) -> np.ndarray:
    """Their labels of an output."""
    return np.array([line.labels[output] for line in lines])


def fit_output(shelf: Shelf, name: str, kept: np.ndarray) -> Fitted:
    """An output from the public lines and some of our own, which may be half of a class."""
    if name == "service":
        return fit_service(shelf, kept)
    count, (public, own) = len(shelf.public), TRUST[name]
    likely = likely_of(shelf.own, name)[kept]
    domain = sp.csr_matrix(np.concatenate([np.full(count, DOMAIN), np.zeros(2 * len(kept))])[:, None])
    found = sp.hstack([sp.vstack([shelf.found, shelf.own_found[kept], shelf.own_found[kept]]), domain]).tocsr()
    labels = np.concatenate([labels_of(shelf.public, FELT[name]), np.ones(len(kept)), np.zeros(len(kept))])
    weights, bias = regressed(found, labels, np.concatenate([np.full(count, public), own * likely, own * (1 - likely)]))
    return weights[:-1], bias


def fit_service(shelf: Shelf, kept: np.ndarray) -> Fitted:
    """Our own lines against comments."""
    count, (public, own) = len(shelf.public), TRUST["service"]
    trust = np.concatenate([np.full(count, public), np.full(len(kept), own)])
    labels = np.concatenate([np.zeros(count), np.ones(len(kept))])
    return regressed(sp.vstack([shelf.found, shelf.own_found[kept]]).tocsr(), labels, trust)


def regressed(found: sp.csr_matrix, labels: np.ndarray, trust: np.ndarray) -> Fitted:
    """Logistic regression on what is trusted at all."""
    model = LogisticRegression(C=C, solver="liblinear", tol=1e-2, random_state=SEED)
    model.fit(found[trust > 0], labels[trust > 0], sample_weight=trust[trust > 0])
    return model.coef_[0], float(model.intercept_[0])


def likely_of(lines: list[Line], name: str) -> np.ndarray:
    """How likely each line is called so: by its grade where it is anger, else by its label."""
    if name == "complaint":
        return np.array([line.in_service for line in lines])
    return np.array([line.angry for line in lines]) if name == "anger" else labels_of(lines, FELT[name]).astype(float)


def folds_of(own: list[Line]) -> np.ndarray:
    """A fold for each line; a trade is in one."""
    trades = sorted({line.group for line in own})
    fold = dict(zip(np.random.default_rng(SEED).permutation(trades), np.arange(len(trades)) % FOLDS, strict=True))
    return np.array([fold[line.group] for line in own])


def held_out(shelf: Shelf, name: str) -> np.ndarray:
    """The scaled logit of each of our own lines by a model that saw nothing of its trade."""
    folds, logits = folds_of(shelf.own), np.zeros(len(shelf.own))
    for fold in range(FOLDS):
        weights, bias = fit_output(shelf, name, np.flatnonzero(folds != fold))
        logits[folds == fold] = scaled(name, shelf.own_found[folds == fold] @ weights + bias)
    return logits


def fit_net(shelf: Shelf, kept: np.ndarray) -> list[Member]:
    """The nets from all comments and some of our own lines."""
    count = len(shelf.public)
    return fit_members(shelf.lessons, np.concatenate([np.arange(count), count + kept]))


def net_held_out(shelf: Shelf) -> np.ndarray:
    """What nets that saw nothing of its trade add to the logit of anger of each of our own lines."""
    folds, logits = folds_of(shelf.own), np.zeros(len(shelf.own))
    for fold in range(FOLDS):
        members = fit_net(shelf, np.flatnonzero(folds != fold))
        logits[folds == fold] = NET * logits_of(members, shelf.lessons.texts, len(shelf.public) + np.flatnonzero(folds == fold))
    return logits


def scaled(name: str, logits: np.ndarray) -> np.ndarray:
    """Logits as the file gives them."""
    slope, shift = SCALES[name]
    return logits * slope + shift


def mixed(logits: Mapping[str, np.ndarray]) -> np.ndarray:
    """Anger as `EnglishAnger.logit` has it."""
    share = 1.0 / (1.0 + np.exp(-logits["service"]))
    return (1.0 - share) * logits["anger"] + share * logits["complaint"]


def main() -> None:
    """Trains, tells, and writes when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args()
    valence = read_valence(ASSETS / "english_valence.txt")
    shelf = read_shelf(asked.data, valence)
    fitted = {name: fit_output(shelf, name, np.arange(len(shelf.own))) for name in OUTPUTS}
    members = fit_net(shelf, np.arange(len(shelf.own)))
    if asked.write:
        write_net(ASSETS / NET_FILE, weights_of(members, shelf.lessons, NET))
        write_english(ASSETS, shelf.rarity**2, {name: column_of(shelf, name, *fitted[name]) for name in OUTPUTS})
    if not asked.quick:
        tell_dev(shelf, asked.data, valence, fitted, members)
        tell_own(shelf)


def column_of(shelf: Shelf, name: str, weights: np.ndarray, bias: float) -> tuple[np.ndarray, np.ndarray, float]:
    """An output as it is written: rarity, scale and slope inside the weights."""
    slope, shift = SCALES[name]
    return weights[:SIZE] * shelf.rarity * slope, weights[SIZE:] * shelf.scale * slope, bias * slope + shift


def tell_own(shelf: Shelf) -> None:
    """Figures on our own lines, of trades that the models have not seen: the nineteen files of before, the first twelve of them, those of
    one service trade each, turns of speech, all."""
    logits = {name: held_out(shelf, name) for name in OUTPUTS}
    logits["anger"] += net_held_out(shelf)
    logits["anger"] = mixed(logits)
    trades = np.array([line.group for line in shelf.own])
    first, turns = np.array([line.first for line in shelf.own]), np.isin(trades, TURNS)
    of_service = first & ~np.isin(trades, FRAGMENTS)
    named = (
        (~turns, ""),
        (first, ", first twelve files"),
        (of_service, ", nine service trades"),
        (turns, ", turns of speech"),
        (turns | True, ", all"),
    )
    for name, output in (("anger", 0), ("unhappy", 1), ("happy", 2)):
        of = labels_of(shelf.own, output)
        for rows, what in named:
            groups = [str(n) for n in range(int(rows.sum()))]
            tell_two(f"{name}: own sentences, trades left out{what}", of[rows], logits[name][rows], groups)


def tell_dev(shelf: Shelf, data: Path, valence: dict[str, float], fitted: Mapping[str, Fitted], members: list[Member]) -> None:
    """Figures on GoEmotions dev."""
    lines = comments(data, "dev")
    found = weighed(rows_of(lines, valence), shelf.rarity, shelf.scale)
    logits = {name: scaled(name, found @ weights + bias) for name, (weights, bias) in fitted.items()}
    logits["anger"] += NET * logits_of(members, Texts([line.text for line in lines], valence, shelf.lessons.kept), np.arange(len(lines)))
    logits["anger"] = mixed(logits)
    for name, output in (("anger", 0), ("unhappy", 1), ("happy", 2)):
        tell_two(f"{name}: goemotions dev", labels_of(lines, output), logits[name], [str(n) for n in range(len(lines))])


if __name__ == "__main__":
    main()
