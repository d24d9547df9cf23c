"""Logistic regression over the scorer's own features, and the figures of the field with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import scipy.sparse as sp
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, precision_recall_curve, roc_auc_score

from desktop.sentiment.model import BITS, buckets_of
from training.figures import keep

SEED = 20261123


def matrix(texts: Iterable[str], once: bool = False) -> sp.csr_matrix:
    """How often (or whether) each bucket occurs in each text, over the root of how many n-grams count: as the scorer does it."""
    buckets = [np.concatenate(buckets_of(text)) for text in texts]
    buckets = [np.unique(found) for found in buckets] if once else buckets
    places = np.concatenate([[0], np.cumsum([len(b) for b in buckets])])
    values = np.repeat([1 / np.sqrt(len(b)) for b in buckets], np.diff(places)).astype(np.float32)
    found = sp.csr_matrix((values, np.concatenate(buckets).astype(np.int32), places), shape=(len(buckets), 1 << BITS))
    found.sum_duplicates()
    return found


def rarity(*matrices: sp.csr_matrix) -> np.ndarray:
    """The root of the inverse document frequency of each bucket; one that is in fewer than two texts counts nothing."""
    frequency = sum(np.bincount(m.indices, minlength=m.shape[1]) for m in matrices)
    total = sum(m.shape[0] for m in matrices)
    return np.where(frequency > 1, np.sqrt(np.log((1 + total) / (1 + frequency)) + 1), 0.0)


def fit(x: sp.csr_matrix, likely: np.ndarray, c: float, weights: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights by column and the bias, from rows that are of class 1 with a likelihood."""
    both = np.concatenate([weights * likely, weights * (1 - likely)])
    kept = both > 0
    classes = np.repeat([1, 0], len(likely))
    model = LogisticRegression(C=c, solver="liblinear", tol=1e-2, random_state=SEED)
    model.fit(sp.vstack([x, x]).tocsr()[kept], classes[kept], sample_weight=both[kept])
    return model.coef_[0], float(model.intercept_[0])


def interval(figure: Callable[[np.ndarray], float], groups: Sequence[str], rounds: int = 200) -> tuple[float, float]:
    """The 95 % interval of a figure over rows drawn by group, with replacement."""
    random = np.random.default_rng(SEED)
    _, codes = np.unique(np.asarray(groups), return_inverse=True)
    rows = np.split(np.argsort(codes, kind="stable"), np.cumsum(np.bincount(codes))[:-1])
    drawn = [figure(np.concatenate([rows[k] for k in random.integers(0, len(rows), len(rows))])) for _ in range(rounds)]
    return float(np.quantile(drawn, 0.025)), float(np.quantile(drawn, 0.975))


def best_f1(y: np.ndarray, score: np.ndarray) -> float:
    """The best F1 of any threshold."""
    precision, recall, _ = precision_recall_curve(y, score)
    return float(np.max(2 * precision * recall / np.maximum(precision + recall, 1e-9)))


def recall_at(y: np.ndarray, score: np.ndarray, alarms: float = 0.05) -> float:
    """The share of class 1 that is found where such a share of class 0 is taken for it."""
    return float((score[y == 1] > np.quantile(score[y == 0], 1 - alarms, method="higher")).mean())


def calibration_error(y: np.ndarray, p: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over bins of equal width (Guo et al., ICML 2017)."""
    place = np.minimum((p * bins).astype(int), bins - 1)
    return float(sum(abs((p[place == b] - y[place == b]).sum()) for b in range(bins)) / len(y))


def told(name: str, figure: Callable[[np.ndarray], float], groups: Sequence[str]) -> None:
    """Print a figure with its interval, and keep them."""
    value, (low, high) = figure(np.arange(len(groups))), interval(figure, groups)
    print(f"{name:44s} {value:.3f}  ({low:.3f} to {high:.3f})", flush=True)
    keep({name: (float(value), low, high)})


def tell_two(name: str, y: np.ndarray, score: np.ndarray, groups: Sequence[str]) -> None:
    """The figures of a score of two classes."""
    told(f"{name} AUC", lambda rows: float(roc_auc_score(y[rows], score[rows])), groups)
    told(f"{name} F1", lambda rows: best_f1(y[rows], score[rows]), groups)
    told(f"{name} recall at 5 %", lambda rows: recall_at(y[rows], score[rows]), groups)


def tell_three(name: str, y: np.ndarray, p: np.ndarray, groups: Sequence[str]) -> None:
    """The figures of three classes in order."""
    mean, pick = p @ np.array([1.5, 3.0, 4.5]), p.argmax(1)
    told(f"{name} macro F1", lambda rows: float(f1_score(y[rows], pick[rows], average="macro")), groups)
    told(f"{name} F1 dissatisfied", lambda rows: float(f1_score(y[rows] == 0, pick[rows] == 0)), groups)
    told(f"{name} AUC dissatisfied", lambda rows: float(roc_auc_score(y[rows] == 0, -mean[rows])), groups)
    told(f"{name} Spearman", lambda rows: float(spearmanr(mean[rows], y[rows])[0]), groups)
    told(f"{name} ECE dissatisfied", lambda rows: calibration_error(y[rows] == 0, p[rows, 0]), groups)
