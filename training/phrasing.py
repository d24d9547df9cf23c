"""Trains the model of phrasing on our own sentences and prints its figures on files that it was not trained on.

usage: python -m training.phrasing DATA [--without jddc] [--write]

`training/own/phrasing/*.tsv`: rules (comma between, `-` for none), a tab, what a member of staff wrote; a file is a voice, and
cross-validation leaves out whole files. `words.txt`: families of words that mean alike. Of DATA, the folder that holds `sentiment/`, the
answers of staff in the first half of jddc in which no rule hears anything stand for ordinary talk, and all corpora tell which words stand
among the same words (`training/alike.py`).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

from desktop.core.reading import PHRASING_RULES
from desktop.sentiment.fold import Folder, digits_alike, is_latin
from desktop.sentiment.lanes import SQUARE
from desktop.sentiment.matching import matches
from desktop.sentiment.phrasing_model import RULES, StoredPhrasing, marks_of, pieces_of
from desktop.sentiment.rules import Rule, read_rules
from desktop.sentiment.scorer import ASSETS
from desktop.sentiment.tokens import tokens_of
from training.alike import Alike, read_alike
from training.corpora import Corpora
from training.families import FINEST, Families, packed
from training.linear import SEED

OWN = Path(__file__).resolve().parent / "own" / "phrasing"
TARGET = ASSETS / "phrasing_model.msgpack"
C, BROKEN_COUNT, TRUST = 30.0, 4.0, 0.1
"""How many clean sentences one that breaks a rule weighs, and what an ordinary answer weighs."""
ANY = 0.5
"""How much the logit that any rule at all is broken counts beside the logit of one."""
FAMILY, ALIKE = 0.3, 0.4
"""How large the column of a family is, and those of the company words keep, beside those of tokens, whose rows have length 1."""
HALF = 165
"""Dialogues of jddc that are trained on; the others are for measuring."""
FOLDS = 16
PRECISION, LEAN = 0.86, (1.4, 0.0, 0.1, -0.6, 0.4, 0.8)
"""Of what the model adds on the folds, clean sentences weighing as much as the others; what is added to each point, chosen on
conversations, in which most messages are clean and a rule is not as often broken as in the files."""
KEPT = 42000
"""Tokens that are written, those that weigh most."""
NOT_BELIEVED, NO_DOUBT = (0.0, 0.0, 0.0, 0.0, 0.0, 0.07), -30.0
"""The share of each rule's true finds that the model may take away, and the logit below which it takes away any where there is no share:
formulas mean the same wherever they stand, a laugh does not."""


@dataclass(frozen=True)
class Sentence:
    """The tokens of a folded sentence, the rules it breaks, those that the patterns find, and its voice."""

    text: str
    tokens: list[str]
    wanted: frozenset[str]
    found: frozenset[str]
    voice: str


def token_of(word: str) -> str:
    """The token that stands for a folded word: of a long one its first words or characters."""
    return "_" + " ".join(word.split()[:3]) if word.isascii() else word[:4]


def read_sentences(folder: Folder) -> list[Sentence]:
    """All our own sentences; what has several and is clean also in pieces, because so it is looked at."""
    rules = read_rules(ASSETS / "phrasing.toml", "rule", folder)
    found = []
    for path in sorted(OWN.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            labels, _, given = line.partition("\t")
            text = folder.fold(given).text
            wanted = frozenset() if labels == "-" else frozenset(labels.split(","))
            pieces = [] if wanted else [text[start:end].strip() for start, end in pieces_of(text)]
            for part in dict.fromkeys([text, *pieces]):
                found.append(Sentence(part, read_tokens(part), wanted, heard_by(rules, part), path.stem))
    return found


def read_tokens(text: str) -> list[str]:
    """The tokens of a folded text, as they are looked up: piece by piece."""
    text = digits_alike(text)
    pieces = [text[start:end].strip() for start, end in pieces_of(text)]
    return [token for piece in pieces for token in [*tokens_of(piece), *(marks_of(piece) if is_latin(piece) else ())]]


def heard_by(rules: Sequence[Rule], text: str) -> frozenset[str]:
    """The rules whose patterns match a folded text."""
    return frozenset(rule.kind for rule in rules if next(matches(rule, rule.sure, text), None))


def read_ordinary(corpora: Corpora, folder: Folder, without: str | None) -> list[list[str]]:
    """The tokens of answers of staff in which no rule hears anything, each and in pieces."""
    rules = read_rules(ASSETS / "phrasing.toml", "rule", folder)
    answers = [] if without == "jddc" else [text for text, dialogue in corpora.answers() if dialogue < HALF]
    plain = [text for text in answers if not heard_by(rules, text)]
    pieces = [text[start:end].strip() for text in plain for start, end in pieces_of(text)]
    return [read_tokens(text) for text in dict.fromkeys([*plain, *pieces])]


@dataclass(frozen=True)
class Shelf:
    """The columns of a matrix: tokens with their rarity, families, and the company that tokens keep (rows as long as there are tokens)."""

    families: Families
    place: dict[str, int]
    rarity: np.ndarray
    company: sp.csr_matrix

    def matrix(self, texts: Sequence[Sequence[str]]) -> sp.csr_matrix:
        """A row a text: tokens, scaled to length 1; families; the company of those tokens."""
        rows, columns, values, alike = [], [], [], np.zeros((len(texts), len(self.families.names)))
        for row, tokens in enumerate(texts):
            known = [self.place[token] for token in tokens if token in self.place]
            weights = self.rarity[known]
            columns += known
            values += list(weights / max(np.sqrt((weights * weights).sum()), 1e-9))
            rows += [row] * len(known)
            alike[row, self.families.found(tokens)] = FAMILY
        words = sp.csr_matrix((values, (rows, columns)), shape=(len(texts), len(self.place)))
        return sp.hstack([words, sp.csr_matrix(alike), words @ self.company]).tocsr()


def shelf_of(texts: Sequence[Sequence[str]], families: Families, alike: Alike) -> Shelf:
    """The columns for what occurs in some texts; the words of the corpora have a place even where they did not occur."""
    counts: dict[str, int] = {}
    for tokens in texts:
        for token in set(tokens):
            counts[token] = counts.get(token, 0) + 1
    kept = sorted(set(counts) | set(alike.place))
    rarity = np.array([np.log((1 + len(texts)) / (1 + counts.get(token, 0))) + 1 for token in kept])
    return Shelf(families, {token: n for n, token in enumerate(kept)}, rarity, sp.csr_matrix(ALIKE * alike.rows(kept)))


def fit(x: sp.csr_matrix, wanted: Sequence[frozenset[str]], plain: sp.csr_matrix) -> tuple[np.ndarray, np.ndarray]:
    """Weights (columns, rules) and biases: of each rule, with those of any rule at all added."""
    x = sp.vstack([x, plain]).tocsr()
    trust = np.concatenate([np.ones(len(wanted)), np.full(plain.shape[0], TRUST)])
    wanted = [*wanted, *([frozenset()] * plain.shape[0])]
    outputs = [[rule in broken for broken in wanted] for rule in PHRASING_RULES]
    *models, broken = [
        _fit_one(x, np.array(y, int), trust, count)
        for y, count in [*((y, BROKEN_COUNT) for y in outputs), ([bool(broken) for broken in wanted], 1.0)]
    ]
    weights, bias = np.stack([model.coef_[0] for model in models], 1), np.array([model.intercept_[0] for model in models])
    return weights + ANY * broken.coef_.T, bias + ANY * broken.intercept_


def _fit_one(x: sp.csr_matrix, y: np.ndarray, trust: np.ndarray, count: float) -> LogisticRegression:
    model = LogisticRegression(C=C, solver="liblinear", tol=1e-3, random_state=SEED, class_weight={0: 1.0, 1: count})
    return model.fit(x, y, sample_weight=trust)


def cross_validated(sentences: Sequence[Sentence], families: Families, alike: Alike, plain: Sequence[list[str]]) -> np.ndarray:
    """The logits of each sentence from a model that has not seen its voice."""
    place = {voice: n for n, voice in enumerate(sorted({sentence.voice for sentence in sentences}))}
    folds = np.array([place[sentence.voice] % FOLDS for sentence in sentences])
    logits = np.zeros((len(sentences), RULES))
    for fold in range(FOLDS):
        out = folds == fold
        seen = [sentence for sentence, other in zip(sentences, folds, strict=True) if other != fold]
        shelf = shelf_of([*(sentence.tokens for sentence in seen), *plain[::3]], families, alike)
        x = shelf.matrix([sentence.tokens for sentence in seen])
        weights, bias = fit(x, [sentence.wanted for sentence in seen], shelf.matrix(plain))
        logits[out] = shelf.matrix([sentence.tokens for sentence, left in zip(sentences, out, strict=True) if left]) @ weights + bias
    return logits


@dataclass(frozen=True)
class Points:
    """From which logit the model is believed alone, and below which the patterns are not; of each rule."""

    alone: np.ndarray
    lowest: np.ndarray

    def decided(self, logits: np.ndarray, found: np.ndarray) -> np.ndarray:
        """Which rules each sentence is said to break: those found and not taken away, and the model's best where nothing was found."""
        beyond = logits - self.alone
        kept = found & (logits > self.lowest)
        return kept | ((beyond > 0) & (beyond == beyond.max(1, keepdims=True)) & ~kept.any(1, keepdims=True))


def choose(logits: np.ndarray, found: np.ndarray, wanted: np.ndarray) -> Points:
    """The points of most recall where PRECISION of what the model adds is right, clean sentences weighing as much as the others."""
    even = np.where(wanted.any(1), 1.0, wanted.any(1).sum() / (~wanted.any(1)).sum())
    true = [np.sort(logits[found[:, k] & wanted[:, k], k]) for k in range(RULES)]
    lowest = np.array(
        [row[int(share * len(row))] if share and len(row) else NO_DOUBT for row, share in zip(true, NOT_BELIEVED, strict=True)]
    )
    for price in np.linspace(0.2, 9.0, 45):
        points = Points(np.array([_best_point(logits[:, k], wanted[:, k], even, price) for k in range(RULES)]), lowest)
        added = points.decided(logits, found) & ~found
        right = (added & wanted).sum()
        if right >= PRECISION * (right + ((added & ~wanted) * even[:, None]).sum()):
            break
    return Points(points.alone + np.array(LEAN), lowest)


def _best_point(logits: np.ndarray, wanted: np.ndarray, even: np.ndarray, price: float) -> float:
    """The point of most right finds, each wrong one taking its price."""
    grid = np.linspace(-3.0, 6.0, 91)
    gains = [(wanted & (logits > t)).sum() - price * (even * (~wanted & (logits > t))).sum() for t in grid]
    return float(grid[int(np.argmax(gains))])


def flags(rows: Sequence[frozenset[str]]) -> np.ndarray:
    """Sets of rules as a table."""
    return np.array([[rule in row for rule in PHRASING_RULES] for row in rows])


def tell(name: str, wanted: np.ndarray, said: np.ndarray) -> None:
    """Recall and precision over sentences and rules, the share of clean sentences in which something is pointed out; by rule."""
    right = (wanted & said).sum(0)
    even = np.where(wanted.any(1), 1.0, wanted.any(1).sum() / max((~wanted.any(1)).sum(), 1))[:, None]
    wrong, alarms = ((said & ~wanted) * even).sum(0), said[~wanted.any(1)].any(1).mean()
    recall, precision = right.sum() / wanted.sum(), right.sum() / max((right + wrong).sum(), 1)
    print(f"{name:24s} {len(wanted):5d} recall {recall:.3f} precision {precision:.3f} clean pointed out {alarms:.3f}")
    each = zip(PHRASING_RULES, right / np.maximum(wanted.sum(0), 1), right / np.maximum(right + wrong, 1), strict=True)
    print("        ", {rule: (round(float(r), 2), round(float(p), 2)) for rule, r, p in each})


def write(sentences: Sequence[Sentence], families: Families, alike: Alike, plain: Sequence[list[str]], points: Points) -> None:
    """The model of all sentences, in 16 bits."""
    texts = [sentence.tokens for sentence in sentences]
    shelf = shelf_of([*texts, *plain[::3]], families, alike)
    weights, bias = fit(shelf.matrix(texts), [sentence.wanted for sentence in sentences], shelf.matrix(plain))
    names, many = list(shelf.place), len(families.names)
    rows = weights[: len(names)] + shelf.company @ weights[len(names) + many :]
    rows *= shelf.rarity[:, None]
    squares = shelf.rarity**2
    kept = np.sort(np.argsort(-np.abs(rows).max(1), kind="stable")[:KEPT])
    tokens = [names[n] for n in kept]
    tokens += sorted(set(families.of) - set(tokens))
    place = {name: n for n, name in enumerate(names)}
    own = [place.get(token) for token in tokens]
    rows = np.array([rows[n] if n is not None else np.zeros(RULES) for n in own])
    square = np.array([squares[n] if n is not None else 0.0 for n in own])
    alone = weights[len(names) : len(names) + many] * FAMILY
    unit = float(max(np.abs(rows).max(), np.abs(alone).max()) / FINEST)
    members = families.members(tokens)
    stored = StoredPhrasing(
        "\n".join(tokens),
        packed(rows / unit),
        (square * SQUARE).round().astype("<u2").tobytes(),
        members,
        packed(alone / unit),
        [float(b) for b in bias],
        unit,
        [round(float(point), 3) for point in points.alone],
        [round(float(point), 3) for point in points.lowest],
    )
    TARGET.write_bytes(msgspec.msgpack.encode(stored))
    print(f"{TARGET.name}: {len(tokens)} tokens, {TARGET.stat().st_size} bytes")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--without", choices=["jddc"])
    parser.add_argument("--write", action="store_true", help="write the model to assets/sentiment")
    wanted = parser.parse_args()
    folder, corpora = Folder(), Corpora(wanted.data)
    families, sentences = Families(OWN / "words.txt", folder, token_of), read_sentences(folder)
    plain, alike = read_ordinary(corpora, folder, wanted.without), read_alike(corpora, wanted.without)
    logits = cross_validated(sentences, families, alike, plain)
    found, broken = flags([sentence.found for sentence in sentences]), flags([sentence.wanted for sentence in sentences])
    points = choose(logits, found, broken)
    tell("rules alone", broken, found)
    tell("rules and model", broken, points.decided(logits, found))
    for name, english in (("Chinese", False), ("English", True)):
        rows = [n for n, sentence in enumerate(sentences) if is_latin(sentence.text) == english]
        tell(name, broken[rows], points.decided(logits[rows], found[rows]))
    print("points", points.alone.round(2), points.lowest.round(2))
    if wanted.write:
        write(sentences, families, alike, plain, points)


if __name__ == "__main__":
    main()
