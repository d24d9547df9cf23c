"""Trains satisfaction: character n-grams, then their logits together with the features of the rules. Needs scikit-learn.

usage: python training/satisfaction.py JDDC_FILE [--write]

Prints cross-validated figures (five folds, a dialogue on one side); with --write, fits on everything and writes the two files that
`desktop/sentiment` loads. Seeds are fixed: the same data gives the same files.
"""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from scipy.stats import spearmanr
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from desktop.core.reading import Turn  # noqa: E402 - the path is set above
from desktop.sentiment import customer  # noqa: E402
from desktop.sentiment.features import NAMES  # noqa: E402
from desktop.sentiment.grams import grams_of  # noqa: E402
from desktop.sentiment.scorer import ASSETS, HISTORY, RuleScorer  # noqa: E402

FOLDS = 5
C_GRAMS, C_STACK, RAREST = 2.0, 0.3, 3
GRAM_FEATURES = 2


def read_rows(path: Path) -> tuple[list[list[Turn]], list[int], list[int]]:
    """Turns, labels and dialogue numbers of a jddc file, ratings of whole dialogues left out."""
    talks, labels, groups, group = [], [], [], -1
    for line in path.read_text(encoding="utf-8").splitlines():
        pairs, _, label = line.split("\t")
        rows = ast.literal_eval(pairs)
        group += len(rows) == 4
        if rows[-1].partition("|||")[0].strip() == "OVERALL":
            continue
        turns = []
        for pair in rows:
            user, _, staff = pair.partition("|||")
            turns.append(Turn("customer", None, user))
            if staff:
                turns.append(Turn("agent", None, staff))
        talks.append(turns)
        labels.append(int(label))
        groups.append(group)
    return talks, labels, groups


def rule_features(talks: list[list[Turn]]) -> tuple[np.ndarray, list[str]]:
    """The features of each last turn without those of the n-grams, and its folded text."""
    scorer, seen = RuleScorer(), []
    original = customer.features_of

    def recorded(*args: object, **named: object) -> tuple[float, ...]:
        seen.append(original(*args, **named))
        return seen[-1]

    customer.features_of = recorded
    texts = []
    for turns in talks:
        scorer.read(turns[:-1][-HISTORY:], turns[-1])
        texts.append(scorer._analyser.analyse(turns[-1].text).folded.text)
    customer.features_of = original
    return np.array(seen)[:, : len(NAMES) - GRAM_FEATURES], texts


def gram_model(texts: list[str], labels: np.ndarray) -> tuple[TfidfVectorizer, LogisticRegression]:
    """TF-IDF of n-grams, and a logistic regression on it."""
    vectors = TfidfVectorizer(analyzer=grams_of, min_df=RAREST, sublinear_tf=True)
    model = LogisticRegression(C=C_GRAMS, max_iter=400, class_weight=None, random_state=0)
    model.fit(vectors.fit_transform(texts), labels)
    return vectors, model


def gram_logits(fitted: tuple[TfidfVectorizer, LogisticRegression], texts: list[str]) -> np.ndarray:
    """Dissatisfied and satisfied against neutral."""
    vectors, model = fitted
    found: csr_matrix = vectors.transform(texts)
    logits = model.decision_function(found)
    return np.column_stack([logits[:, 0] - logits[:, 1], logits[:, 2] - logits[:, 1]])


def out_of_fold(texts: list[str], labels: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """The logits of each text by a model that saw no text of its dialogue."""
    logits = np.zeros((len(texts), GRAM_FEATURES))
    for train, test in GroupKFold(FOLDS).split(texts, labels, groups):
        fitted = gram_model([texts[n] for n in train], labels[train])
        logits[test] = gram_logits(fitted, [texts[n] for n in test])
    return logits


def stack(features: np.ndarray, labels: np.ndarray) -> tuple[StandardScaler, LogisticRegression]:
    """The second step."""
    scaler = StandardScaler().fit(features)
    return scaler, LogisticRegression(C=C_STACK, max_iter=1000, random_state=0).fit(scaler.transform(features), labels)


def figures(labels: np.ndarray, chances: np.ndarray) -> dict[str, float]:
    """As the measuring tool prints them, and the calibration error of "dissatisfied" in ten bins."""
    picked, mean = chances.argmax(1), chances @ np.array([1.6, 3.0, 4.4])
    low, bad = chances[:, 0], (labels == 0).astype(int)
    bins = np.minimum((low * 10).astype(int), 9)
    error = sum(abs(low[bins == b].mean() - bad[bins == b].mean()) * (bins == b).mean() for b in range(10) if (bins == b).any())
    return {
        "macro_f1": f1_score(labels, picked, average="macro"), "f1_dissatisfied": f1_score(labels, picked, average=None)[0],
        "auc": roc_auc_score(bad, -mean), "rho": spearmanr(mean, labels)[0], "ece": error,
    }  # fmt: skip


def main() -> None:
    """Cross-validates, and writes when asked to."""
    talks, listed, grouped = read_rows(Path(sys.argv[1]))
    labels, groups = np.array(listed), np.array(grouped)
    rules, texts = rule_features(talks)
    chances, only_rules, only_grams = (np.zeros((len(texts), 3)) for _ in range(3))
    for train, test in GroupKFold(FOLDS).split(texts, labels, groups):
        inside = [texts[n] for n in train]
        fitted = gram_model(inside, labels[train])
        only_grams[test] = fitted[1].predict_proba(fitted[0].transform([texts[n] for n in test]))
        near = np.column_stack([rules[train], out_of_fold(inside, labels[train], groups[train])])
        far = np.column_stack([rules[test], gram_logits(fitted, [texts[n] for n in test])])
        scaler, model = stack(near, labels[train])
        chances[test] = model.predict_proba(scaler.transform(far))
        scaler, model = stack(rules[train], labels[train])
        only_rules[test] = model.predict_proba(scaler.transform(rules[test]))
    for name, found in (("rules", only_rules), ("n-grams", only_grams), ("both", chances)):
        print(json.dumps({"model": name} | {key: round(float(value), 4) for key, value in figures(labels, found).items()}))
    if "--write" in sys.argv:
        write(texts, labels, groups, rules)


def weight_rows(features: np.ndarray, labels: np.ndarray) -> list[dict[str, float]]:
    """The weights of the second step on features as they come, by name; those of features that are not given are 0."""
    scaler, stacked = stack(features, labels)
    weights = stacked.coef_ / scaler.scale_
    biases = stacked.intercept_ - weights @ scaler.mean_
    named = [dict.fromkeys(NAMES, 0.0) | dict(zip(NAMES, row.round(5).tolist(), strict=False)) for row in weights]
    return [row | {"bias": round(float(bias), 5)} for row, bias in zip(named, biases, strict=True)]


def write(texts: list[str], labels: np.ndarray, groups: np.ndarray, rules: np.ndarray) -> None:
    """Both files."""
    vectors, model = gram_model(texts, labels)
    names = vectors.get_feature_names_out()
    low, high = model.coef_[0] - model.coef_[1], model.coef_[2] - model.coef_[1]
    keep = np.maximum(abs(low), abs(high)) * vectors.idf_ > 0.02
    model_file = {
        "grams": names[keep].tolist(), "idf": vectors.idf_[keep].round(3).tolist(),
        "low": low[keep].round(3).tolist(), "high": high[keep].round(3).tolist(),
        "bias": [float(model.intercept_[0] - model.intercept_[1]), float(model.intercept_[2] - model.intercept_[1])],
    }  # fmt: skip
    (ASSETS / "satisfaction_grams.json").write_text(json.dumps(model_file, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    both = np.column_stack([rules, out_of_fold(texts, labels, groups)])
    tables = {"classes": weight_rows(both, labels), "plain": weight_rows(rules, labels)}
    (ASSETS / "satisfaction.json").write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    print(int(keep.sum()), "n-grams")


if __name__ == "__main__":
    main()
