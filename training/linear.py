"""Logistic regression over the scorer's own features, and the figures of the field with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import scipy.sparse as sp
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, precision_recall_curve, roc_auc_score

from desktop.sentiment.model import BITS, buckets_of

SEED = 20261123


def matrix(texts: Iterable[str]) -> sp.csr_matrix:
    """Which buckets occur in which text."""
    buckets = [np.fromiter(sorted(buckets_of(text)), np.int32) for text in texts]
    places = np.concatenate([[0], np.cumsum([len(b) for b in buckets])])
    return sp.csr_matrix((np.ones(places[-1], np.float32), np.concatenate(buckets), places), shape=(len(buckets), 1 << BITS))


def rarity(*matrices: sp.csr_matrix) -> np.ndarray:
    """The inverse document frequency of each bucket; one that never occurs counts nothing."""
    frequency = sum(np.asarray(m.sum(0)).ravel() for m in matrices)
    total = sum(m.shape[0] for m in matrices)
    return np.where(frequency > 0, np.log((1 + total) / (1 + frequency)) + 1, 0.0).astype(np.float16).astype(np.float32)


def scaled(found: sp.csr_matrix, idf: np.ndarray) -> sp.csr_matrix:
    """Rows of length 1."""
    weighted = found.multiply(idf).tocsr()
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(1)).ravel())
    return (sp.diags(1 / np.maximum(length, 1e-6)) @ weighted).tocsr()


def fit(x: sp.csr_matrix, y: np.ndarray, c: float, weights: np.ndarray | None = None, balanced: bool = False) -> tuple[np.ndarray, float]:
    """Weights by column and the bias."""
    model = LogisticRegression(C=c, solver="liblinear", tol=1e-2, random_state=SEED, class_weight="balanced" if balanced else None)
    model.fit(x, y, sample_weight=weights)
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


def calibration_error(y: np.ndarray, p: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over bins of equal width (Guo et al., ICML 2017)."""
    place = np.minimum((p * bins).astype(int), bins - 1)
    return float(sum(abs((p[place == b] - y[place == b]).sum()) for b in range(bins)) / len(y))


def told(name: str, figure: Callable[[np.ndarray], float], groups: Sequence[str]) -> None:
    """Print a figure with its interval."""
    low, high = interval(figure, groups)
    print(f"{name:44s} {figure(np.arange(len(groups))):.3f}  ({low:.3f} to {high:.3f})", flush=True)


def tell_two(name: str, y: np.ndarray, score: np.ndarray, groups: Sequence[str]) -> None:
    """The figures of a score of two classes."""
    told(f"{name} AUC", lambda rows: float(roc_auc_score(y[rows], score[rows])), groups)
    told(f"{name} F1", lambda rows: best_f1(y[rows], score[rows]), groups)


def tell_three(name: str, y: np.ndarray, p: np.ndarray, groups: Sequence[str]) -> None:
    """The figures of three classes in order."""
    mean, pick = p @ np.array([1.5, 3.0, 4.5]), p.argmax(1)
    told(f"{name} macro F1", lambda rows: float(f1_score(y[rows], pick[rows], average="macro")), groups)
    told(f"{name} F1 dissatisfied", lambda rows: float(f1_score(y[rows] == 0, pick[rows] == 0)), groups)
    told(f"{name} AUC dissatisfied", lambda rows: float(roc_auc_score(y[rows] == 0, -mean[rows])), groups)
    told(f"{name} Spearman", lambda rows: float(spearmanr(mean[rows], y[rows])[0]), groups)
    told(f"{name} ECE dissatisfied", lambda rows: calibration_error(y[rows] == 0, p[rows, 0]), groups)
