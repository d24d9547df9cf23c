"""Trains the forecast on our own twin conversations and on calm service talk; prints its hit rate beside the base rate. Needs scikit-learn.

usage: python -m training.forecast DATA [--without jddc] [--write]

Twins open alike and then escalate or calm by what staff do (tests/sentiment/twins.jsonl); a third of the pairs is held out. Talks of
jddc, where nobody boils, keep the chance near what real talk has.
"""

from __future__ import annotations

import argparse
import ast
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from desktop.core.reading import Turn
from desktop.sentiment.fold import Folder
from desktop.sentiment.forecast import NAMES, Forecaster, Omens, grams_of, read_forecaster, values_of
from desktop.sentiment.scorer import ASSETS, HISTORY, RuleScorer
from training.linear import calibration_error

ROOT = Path(__file__).resolve().parents[1]
TWINS, TONES = ROOT / "tests" / "sentiment" / "twins.jsonl", ROOT / "training" / "own" / "tone" / "staff.tsv"
C_TONE, C, BRANCH = 5.0, 10.0, 2
"""BRANCH: the customer's messages that twins have in common."""
CALM_TRUST = 0.3
"""What a message of real calm talk counts beside one of a twin."""
SPREAD = 2.0
"""What the tones' log-odds are stretched by, as the n-grams of an answer are counted by the root of their number."""
ALARM = 0.3


@dataclass(frozen=True)
class Recorder(Forecaster):
    """A forecaster that keeps what it was asked."""

    seen: list[tuple[float, ...]] = field(default_factory=list)

    def chance(self, omens: Omens) -> float:
        """Kept, and answered as before."""
        self.seen.append(values_of(omens))
        return super().chance(omens)


@dataclass(frozen=True)
class Twin:
    """A conversation: its pair, whether it escalates, whether it is held out, its turns."""

    pair: int
    escalates: bool
    held_out: bool
    turns: list[Turn]


def read_twins() -> list[Twin]:
    """All of them."""
    rows = [json.loads(line) for line in TWINS.read_text(encoding="utf-8").splitlines()]
    return [Twin(row["pair"], row["kind"] == "escalates", row["held_out"], turns_of(row["messages"])) for row in rows]


def turns_of(messages: Sequence[dict[str, str]]) -> list[Turn]:
    """As the scorer sees them."""
    return [Turn(m["from"], datetime.fromisoformat(m["at"]), m["text"]) for m in messages]


def staff_lines(twins: Sequence[Twin]) -> Iterator[tuple[str, int]]:
    """Answers after the twins part, and our own lines: 1 where they make it worse."""
    for twin in twins:
        customers = 0
        for turn in twin.turns:
            customers += turn.sender == "customer"
            if turn.sender == "agent" and customers >= BRANCH:
                yield turn.text, int(twin.escalates)
    for line in TONES.read_text(encoding="utf-8").splitlines():
        label, text = line.split("\t")
        yield text, int(label)


def fit_tone(lines: Sequence[tuple[str, int]]) -> tuple[dict[str, float], float]:
    """A weight for each n-gram of staff's answers."""
    folder = Folder()
    found = [grams_of(folder.fold(text).text) for text, _ in lines]
    names = {gram: n for n, gram in enumerate(sorted(set().union(*found)))}
    places = [(row, names[gram], 1 / len(grams) ** 0.5) for row, grams in enumerate(found) for gram in sorted(grams)]
    rows, columns, values = zip(*places, strict=True)
    matrix = sp.csr_matrix((values, (rows, columns)), shape=(len(lines), len(names)))
    model = LogisticRegression(C=C_TONE, max_iter=500, class_weight="balanced").fit(matrix, [label for _, label in lines])
    weights = {gram: round(float(model.coef_[0][n]) * SPREAD, 3) for gram, n in names.items()}
    return {gram: weight for gram, weight in weights.items() if abs(weight) > 0.15}, float(model.intercept_[0]) * SPREAD


def omens_of(forecaster: Forecaster, talks: Sequence[list[Turn]]) -> list[np.ndarray]:
    """For each talk the omens of each of the customer's messages."""
    scorer, found = RuleScorer(), []
    recorder = Recorder(forecaster.weights, forecaster.bias, forecaster.grams, forecaster.gram_bias)
    scorer._customer = replace(scorer._customer, forecaster=recorder)
    for turns in talks:
        recorder.seen.clear()
        for n, turn in enumerate(turns):
            scorer.read(turns[max(0, n - HISTORY) : n], turn)
        found.append(np.array(recorder.seen).reshape(-1, len(NAMES)))
    return found


def calm_talks(data: Path) -> list[list[Turn]]:
    """The longest row of some dialogues of jddc."""
    last: list[list[Turn]] = []
    for line in (data / "sentiment/jddc/valid_jddc.txt").read_text(encoding="utf-8").splitlines():
        rows = ast.literal_eval(line.split("\t")[0])
        turns = [Turn(*t) for row in rows for t in zip(("customer", "agent"), (None, None), row.split("|||"), strict=True) if t[2]]
        if len(rows) == 4:
            last.append(turns)
        elif "OVERALL" not in rows[-1]:
            last[-1] = turns
    return last


def fit(omens: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> tuple[tuple[float, ...], float]:
    """Weights of the omens that cannot have the wrong sign, and the bias: a bounded logistic regression."""
    free = [name == "asks" for name in NAMES]

    def loss(found: np.ndarray) -> tuple[float, np.ndarray]:
        logits = omens @ found[:-1] + found[-1]
        wrong = (1 / (1 + np.exp(-logits)) - labels) * weights
        cost = ((np.logaddexp(0, logits) - labels * logits) * weights).sum() + (found[:-1] ** 2).sum() / (2 * C)
        return float(cost), np.append(omens.T @ wrong + found[:-1] / C, wrong.sum())

    bounds = [(None if f else 0.0, None) for f in free] + [(None, None)]
    found = minimize(loss, np.zeros(omens.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return tuple(round(float(x), 4) for x in found[:-1]), round(float(found[-1]), 4)


def train(twins: Sequence[Twin], calm: Sequence[list[Turn]]) -> Forecaster:
    """Tone from the answers; weights from omens whose tones come from a model that did not see the pair."""
    bare = read_forecaster(ASSETS / "forecast.json")
    rows, labels, trust = [], [], []
    for part in range(4):
        grams, bias = fit_tone(list(staff_lines([twin for twin in twins if twin.pair % 4 != part])))
        kept = [twin for twin in twins if twin.pair % 4 == part]
        for twin, omens in zip(kept, omens_of(replace(bare, grams=grams, gram_bias=bias), [twin.turns for twin in kept]), strict=True):
            parted = omens[BRANCH:-1]
            rows.append(parted)
            labels.append(np.full(len(parted), float(twin.escalates)))
            trust.append(np.ones(len(parted)))
    grams, bias = fit_tone(list(staff_lines(twins)))
    forecaster = replace(bare, grams=grams, gram_bias=bias)
    for omens in omens_of(forecaster, calm):
        rows.append(omens)
        labels.append(np.zeros(len(omens)))
        trust.append(np.full(len(omens), CALM_TRUST))
    weights, bias = fit(np.vstack(rows), np.concatenate(labels), np.concatenate(trust))
    return replace(forecaster, weights=weights, bias=bias)


def tell(name: str, forecaster: Forecaster, twins: Sequence[Twin]) -> None:
    """AUC and alarms two and one customer turns ahead."""
    found = omens_of(forecaster, [twin.turns for twin in twins])
    labels = np.array([twin.escalates for twin in twins], int)
    chances = [np.array([forecaster.chance(Omens(*row)) for row in omens]) for omens in found]
    for ahead, place in (("two turns ahead", BRANCH), ("one turn ahead", BRANCH + 1)):
        now = np.array([row[min(place, len(row) - 1)] for row in chances])
        right, false = (now >= ALARM)[labels == 1].mean(), (now >= ALARM)[labels == 0].mean()
        print(
            f"{name}, {ahead}: AUC {roc_auc_score(labels, now):.3f}, at {ALARM} heard {right:.2f}, false {false:.2f}, "
            f"base rate {labels.mean():.2f}, calibration error {calibration_error(labels, now):.3f}"
        )


def main() -> None:
    """Trains on two thirds of the pairs and tells of the last; with --write keeps what it told of."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--without", choices=["jddc"], action="append", default=[])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    twins, calm = read_twins(), [] if asked.without else calm_talks(asked.data)
    forecaster = train([twin for twin in twins if not twin.held_out], calm[::2])
    tell("twins held out", forecaster, [twin for twin in twins if twin.held_out])
    quiet = np.concatenate([[forecaster.chance(Omens(*row)) for row in omens] for omens in omens_of(forecaster, calm[1::2])] or [[0.0]])
    print(f"jddc held out: {len(quiet)} messages, mean {quiet.mean():.3f}, false alarms {(quiet >= ALARM).mean():.4f}")
    print(dict(zip(NAMES, forecaster.weights, strict=True)), forecaster.bias, len(forecaster.grams))
    if asked.write:
        grams = dict(sorted(forecaster.grams.items()))
        stored = {"weights": dict(zip(NAMES, forecaster.weights, strict=True)), "bias": forecaster.bias, "grams": grams}
        text = json.dumps(stored | {"gram_bias": round(forecaster.gram_bias, 4)}, ensure_ascii=False, separators=(",", ":"))
        (ASSETS / "forecast.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
