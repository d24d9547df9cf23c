"""How far any reading of the text alone could get on jddc: agreement on the same words, dialogues' own levels, the learning curve.

usage: python -m training.ceiling DATA

Writes nothing.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.optimize import curve_fit
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge
from sklearn.metrics import f1_score, roc_auc_score

from training.corpora import Corpora
from training.linear import SEED
from training.satisfaction import FOLDS, Wide, calibrated, held_out

SHARES = (0.125, 0.25, 0.5, 1.0)
DRAWS = 200
SHRUNK = 2.0
"""What is added to the number of a dialogue's other messages where their mean stands for its level."""
TOLD = 4.0
"""What a dialogue's level adds to log-odds."""
MORE = (2.0, 8.0)
"""Times as many dialogues as there are, to which the learning curve is carried on."""


def pairs_of(wide: Wide) -> np.ndarray:
    """Rows of the same text in different dialogues, both ways, each row with one other drawn by a fixed seed."""
    dice, by_text = np.random.default_rng(SEED), defaultdict(list)
    for row, item in enumerate(wide.jddc):
        by_text[item.text].append(row)
    found = []
    for row, item in enumerate(wide.jddc):
        others = [other for other in by_text[item.text] if wide.dialogues[other] != wide.dialogues[row]]
        if others:
            found.append((row, dice.choice(others)))
    return np.array(found)


def tell_pairs(wide: Wide, said: np.ndarray) -> None:
    """A second annotator's label of the same words as a prediction of the first's, beside the model's."""
    rows, others = pairs_of(wide).T
    labels = wide.labels[rows]
    for name, picked in (("another annotator of the same words", wide.labels[others]), ("the model", said[rows].argmax(1))):
        each, right = f1_score(labels, picked, average=None), np.mean(labels == picked)
        print(f"{len(rows)} messages, {name}: macro F1 {each.mean():.3f}, F1 dissatisfied {each[0]:.3f}, right {right:.3f}")
    texts = np.unique([wide.jddc[row].text for row in rows], return_inverse=True)[1]
    bad = (labels == 0).astype(float)
    count, sums = np.bincount(texts)[texts], np.bincount(texts, bad)[texts]
    often = count >= 5
    print(
        f"{often.sum()} messages whose text is met five times: AUC of the model {roc_auc_score(bad[often], said[rows, 0][often]):.3f}, "
        f"of the share of the others of that text {roc_auc_score(bad[often], ((sums - bad) / (count - 1))[often]):.3f}, "
        f"with the message's own label counted in (too good) {roc_auc_score(bad[often], (sums / count)[often]):.3f}"
    )


def tell_levels(wide: Wide, said: np.ndarray, folds: np.ndarray) -> None:
    """What knowing a dialogue's own level would bring, and whether all its words tell that level."""
    bad = (wide.labels == 0).astype(float)
    left, size = bad - said[:, 0], np.bincount(wide.dialogues)
    others = (np.bincount(wide.dialogues, left)[wide.dialogues] - left) / (size[wide.dialogues] - 1 + SHRUNK)
    odds = np.log(said[:, 0] / (1 - said[:, 0]))
    moved = roc_auc_score(bad, odds + TOLD * others)
    print(f"AUC of the log-odds {roc_auc_score(bad, odds):.3f}; moved by the dialogue's other labels {moved:.3f}")
    level = np.bincount(wide.dialogues, left) / size
    joined = [" ".join(wide.jddc[row].text for row in np.flatnonzero(wide.dialogues == one)) for one in range(len(size))]
    found = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=3, sublinear_tf=True).fit_transform(joined)
    fold, guess = np.array([folds[wide.dialogues == one][0] for one in range(len(size))]), np.zeros(len(size))
    for one in range(FOLDS):
        rows = fold != one
        guess[~rows] = Ridge(alpha=10.0).fit(found[rows], level[rows]).predict(found[~rows]) - level[rows].mean()
    print(f"level of a dialogue: sd {level.std():.3f}; correlation with what all its words tell {np.corrcoef(level, guess)[0, 1]:.3f}")


def curve(share: np.ndarray, top: float, fall: float, power: float) -> np.ndarray:
    """A power law of learning."""
    return top - fall * share**-power


def tell_curve(wide: Wide, said: list[np.ndarray]) -> None:
    """The learning curve carried on, with intervals over dialogues drawn with replacement."""
    dice, bad = np.random.default_rng(SEED), wide.labels == 0
    rows_of = [np.flatnonzero(wide.dialogues == one) for one in range(wide.dialogues.max() + 1)]
    ahead = []
    for _ in range(DRAWS):
        rows = np.concatenate([rows_of[one] for one in dice.integers(0, len(rows_of), len(rows_of))])
        points = [roc_auc_score(bad[rows], (found @ [1.0, 0.0, -1.0])[rows]) for found in said]
        fitted, _ = curve_fit(curve, SHARES, points, p0=(0.85, 0.04, 0.4), bounds=([0.5, 0, 0.15], [1, 0.5, 2]))
        ahead.append(curve(np.array(MORE), *fitted))
    for times, values in zip(MORE, np.array(ahead).T, strict=True):
        low, middle, high = np.quantile(values, (0.025, 0.5, 0.975))
        print(f"AUC with {times:.0f} times the dialogues {middle:.3f} ({low:.3f} to {high:.3f})")


def main() -> None:
    """Tells."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    corpora = Corpora(parser.parse_args().data)
    wide, said = Wide(corpora.jddc(), corpora), []
    for share in SHARES:
        logits, folds = held_out(wide, share)
        said.append(calibrated(wide, logits, folds))
    tell_pairs(wide, said[-1])
    tell_levels(wide, said[-1], folds)
    tell_curve(wide, said)


if __name__ == "__main__":
    main()
