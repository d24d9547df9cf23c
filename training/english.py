"""Trains the English model: anger or complaint, unhappy, happy; and prints its figures on texts it was not trained on.

usage: python -m training.english DATA [--write] [--quick]

DATA is the folder that holds `sentiment/`. What the corpus adds to every one of its texts is a weight of its own that is left out
afterwards. Held out: GoEmotions dev, and whole trades of our own sentences (four folds of trades). `--quick` prints nothing but
writes the same file.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

from desktop.sentiment.valence import FILE, OUTPUTS, read_valence, write_english
from training.english_data import SIZE, Line, comments, own_lines, rarity_of, rows_of, weighed
from training.linear import SEED, tell_two

ASSETS = Path(__file__).resolve().parents[1] / "assets" / "sentiment"
C, TONE, DOMAIN = 1.0, 0.12, 2.0
OWN_TRUST = 3.0
FOLDS = 4
SCALES = {"anger": (0.8, -1.0), "unhappy": (0.83, -0.08), "happy": (0.835, 0.03)}
"""What a logit is multiplied by, what is added. Held-out trades (Platt 1999) gave those of the last two; anger is lower, because
a calm complaint must stand well below rage on the scale of `desktop.sentiment.trained`."""


@dataclass(frozen=True)
class Shelf:
    """Lines of both kinds, their features, the rarity of buckets, the scale of tones."""

    public: list[Line]
    own: list[Line]
    found: sp.csr_matrix
    own_found: sp.csr_matrix
    rarity: np.ndarray
    scale: np.ndarray


def read_shelf(data: Path, valence: dict[str, float]) -> Shelf:
    """Everything that is learned from."""
    public, own = comments(data, "train"), own_lines()
    rows, own_rows = rows_of(public, valence), rows_of(own, valence)
    rarity = rarity_of(rows, own_rows)
    scale = TONE / np.maximum(rows.tones.std(0), 1e-3)
    return Shelf(public, own, weighed(rows, rarity, scale), weighed(own_rows, rarity, scale), rarity, scale)


def labels_of(lines: list[Line], output: int) -> np.ndarray:
    """Their labels of an output."""
    return np.array([line.labels[output] for line in lines])


def fit_output(shelf: Shelf, output: int, kept: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights (buckets, then tones) and bias of an output, from the public lines and some of our own, which may be half of a class."""
    count = len(shelf.public)
    likely = likely_of(shelf.own, output)[kept]
    domain = sp.csr_matrix(np.concatenate([np.full(count, DOMAIN), np.zeros(2 * len(kept))])[:, None])
    found = sp.hstack([sp.vstack([shelf.found, shelf.own_found[kept], shelf.own_found[kept]]), domain]).tocsr()
    labels = np.concatenate([labels_of(shelf.public, output), np.ones(len(kept)), np.zeros(len(kept))])
    trust = np.concatenate([np.ones(count), OWN_TRUST * likely, OWN_TRUST * (1 - likely)])
    model = LogisticRegression(C=C, solver="liblinear", tol=1e-2, random_state=SEED)
    model.fit(found[trust > 0], labels[trust > 0], sample_weight=trust[trust > 0])
    return model.coef_[0][:-1], float(model.intercept_[0])


def likely_of(lines: list[Line], output: int) -> np.ndarray:
    """How likely each line is called so: by its grade where it is anger, else by its label."""
    return np.array([line.angry for line in lines]) if output == 0 else labels_of(lines, output).astype(float)


def folds_of(own: list[Line]) -> np.ndarray:
    """A fold for each line; a trade is in one."""
    trades = sorted({line.group for line in own})
    fold = dict(zip(np.random.default_rng(SEED).permutation(trades), np.arange(len(trades)) % FOLDS, strict=True))
    return np.array([fold[line.group] for line in own])


def held_out(shelf: Shelf, output: int) -> np.ndarray:
    """The logit of each of our own lines by a model that saw nothing of its trade."""
    folds, logits = folds_of(shelf.own), np.zeros(len(shelf.own))
    for fold in range(FOLDS):
        weights, bias = fit_output(shelf, output, np.flatnonzero(folds != fold))
        logits[folds == fold] = shelf.own_found[folds == fold] @ weights + bias
    return logits


def main() -> None:
    """Trains, tells, and writes when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args()
    valence = read_valence(ASSETS / "english_valence.txt")
    shelf = read_shelf(asked.data, valence)
    columns = {}
    for output, name in enumerate(OUTPUTS):
        slope, shift = SCALES[name]
        weights, bias = fit_output(shelf, output, np.arange(len(shelf.own)))
        columns[name] = weights[:SIZE] * shelf.rarity * slope, weights[SIZE:] * shelf.scale * slope, bias * slope + shift
        if not asked.quick:
            logits = held_out(shelf, output)
            tell_two(f"{name}: own sentences, trades left out", labels_of(shelf.own, output), logits, [str(n) for n in range(len(logits))])
            tell_dev(shelf, asked.data, valence, output, weights)
    if asked.write:
        write_english(ASSETS / FILE, shelf.rarity**2, columns)


def tell_dev(shelf: Shelf, data: Path, valence: dict[str, float], output: int, weights: np.ndarray) -> None:
    """Figures of an output on GoEmotions dev."""
    lines = comments(data, "dev")
    score = weighed(rows_of(lines, valence), shelf.rarity, shelf.scale) @ weights
    tell_two(f"{OUTPUTS[output]}: goemotions dev", labels_of(lines, output), score, [str(n) for n in range(len(lines))])


if __name__ == "__main__":
    main()
