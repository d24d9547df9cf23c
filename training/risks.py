"""Trains the model of risk signals on our own sentences and prints its figures on trades that it was not trained on.

usage: python -m training.risks DATA [--without jddc] [--write]

`training/own/risks/*.tsv`: kinds (comma between, `-` for a trap), a tab, the sentence, in which `{one|other}` is a choice; a line `# ...`
begins another trade or voice.
`training/own/risks/frames.toml`: frames and threats, of which more sentences are made; `training/own/risks/words.txt`: families of words
that mean alike. No corpus has these kinds; of DATA, the folder that holds `sentiment/`, messages of the first half of jddc and pieces of
goemotions, cold and openrice stand for what people mostly write, none of it a signal; so do our own sentences for the other models, as far
as no rule hears a risk in them: they are what customers say all day.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

from desktop.core.reading import RISKS
from desktop.sentiment.fold import Folder, is_latin
from desktop.sentiment.grams import LONGEST
from desktop.sentiment.lanes import SQUARE
from desktop.sentiment.linear import Stored
from desktop.sentiment.risk_model import pieces_of
from desktop.sentiment.rules import read_rules
from desktop.sentiment.scorer import ASSETS
from desktop.sentiment.tokens import tokens_of
from training.corpora import Corpora
from training.families import FINEST, Families, packed
from training.frames import chosen, framed
from training.linear import SEED

OWN = Path(__file__).resolve().parent / "own" / "risks"
TARGET = Path(__file__).resolve().parents[1] / "assets" / "sentiment" / "risk_model.msgpack"
C = 40.0
SIGNALS_COUNT = 4.0
"""How many traps a signal of a kind weighs."""
FAMILY = 0.25
"""How large the column of a family is beside those of tokens, whose rows have length 1. Pairs of families in a clause brought .003."""
SELDOM = 2
KEPT = 34000
"""Tokens that are kept, those of the largest weights: all 50,000 were no better, and they are loaded at every start."""
OUTWARD = frozenset({"regulator", "legal", "media", "publicity", "consumer_body", "chargeback"})
SHARED = 0.2
"""What of a model for all of OUTWARD together is added to each: what is said not to be meant is said alike of all."""
TRUST, ORDINARY = 0.15, 0.6
"""What a message of the corpora weighs, and what an ordinary sentence of our own."""
COMMENTS, HARMLESS, REVIEWS = 28000, 12000, 1000
"""How many comments of goemotions and of cold and pieces of reviews are drawn: the more, the fewer false alarms on comments that nobody
trained on, and recall on trades left out hardly falls."""
HALF = 165
"""Dialogues of jddc that are trained on; the others are for measuring."""
FOLDS = 6


@dataclass(frozen=True)
class Sentence:
    """A folded sentence, the kinds it signals (none: a trap), the trade it comes from, what it weighs."""

    text: str
    kinds: frozenset[str]
    trade: str
    weight: float = 1.0


def token_of(word: str) -> str | None:
    """The token that stands for a folded word; none does for a long one in Chinese."""
    if word.isascii():
        return f"_{word}"
    return word if len(word) <= LONGEST else None


def read_sentences(folder: Folder) -> list[Sentence]:
    """All our own sentences."""
    found, trade = [], ""
    for path in sorted(OWN.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            kinds, tab, text = line.partition("\t")
            if tab:
                wanted, drawn = frozenset() if kinds == "-" else frozenset(kinds.split(",")), chosen(text)
                found += [Sentence(folder.fold(one).text, wanted, trade, len(drawn) ** -0.5) for one in drawn]
            else:
                trade = f"{path.stem} {line}"
    made = framed(OWN / "frames.toml")
    return found + [Sentence(folder.fold(one.text).text, frozenset({one.kind} - {""}), f"frames {one.part}") for one in made]


_TELLS = re.compile(r"\w|\?")


@dataclass(frozen=True)
class Shelf:
    """The columns of a matrix: tokens with their rarity, then families."""

    families: Families
    place: dict[str, int]
    rarity: np.ndarray

    @property
    def width(self) -> int:
        """Columns of all."""
        return len(self.place) + len(self.families.names)

    def matrix(self, texts: Sequence[list[str]]) -> sp.csr_matrix:
        """A row a text: tokens, scaled to length 1, and families."""
        rows, columns, values = [], [], []
        first = len(self.place)
        for row, tokens in enumerate(texts):
            known = [self.place[token] for token in tokens if token in self.place]
            weights = self.rarity[known]
            families = self.families.found(tokens)
            columns += known + [first + family for family in families]
            values += list(weights / max(np.sqrt((weights * weights).sum()), 1e-9))
            values += [FAMILY] * len(families)
            rows += [row] * (len(known) + len(families))
        return sp.csr_matrix((values, (rows, columns)), shape=(len(texts), self.width))


def shelf_of(texts: Sequence[list[str]], families: Families) -> Shelf:
    """The columns for what occurs in some texts. Exclamation marks are none: glad comments have more of them than threats, so "fire!!!"
    would be believed less than "fire"."""
    counts: dict[str, int] = {}
    for tokens in texts:
        for token in set(tokens):
            counts[token] = counts.get(token, 0) + 1
    kept = sorted(token for token, count in counts.items() if count >= SELDOM and _TELLS.search(token) and "!" not in token)
    rarity = np.array([np.log((1 + len(texts)) / (1 + counts[token])) + 1 for token in kept])
    return Shelf(families, {token: n for n, token in enumerate(kept)}, rarity)


@dataclass(frozen=True)
class Fitted:
    """Weights (columns, kinds) and biases."""

    shelf: Shelf
    weights: np.ndarray
    bias: np.ndarray

    def logits(self, texts: Sequence[list[str]]) -> np.ndarray:
        """Of texts, given with their tokens."""
        found: np.ndarray = self.shelf.matrix(texts) @ self.weights + self.bias
        return found


@dataclass(frozen=True)
class Plain:
    """The tokens of what is no signal, and what each of them weighs."""

    texts: list[list[str]]
    trust: np.ndarray


def read_background(corpora: Corpora, without: str | None, ordinary: Sequence[str]) -> Plain:
    """Ordinary messages, comments and reviews, and our own ordinary sentences."""
    messages = [] if without == "jddc" else [item.text for item in corpora.jddc() if int(item.group.removeprefix("jddc")) < HALF]
    rng = random.Random(SEED)
    comments = rng.sample([item.text for item in corpora.goemotions("train")], COMMENTS)
    harmless = rng.sample([item.text for item in corpora.cold("train") if not item.label], HARMLESS)
    reviews = [piece for item in corpora.openrice()[::2] if not item.label for _, piece in pieces_of(item.text)]
    texts = [*messages, *comments, *harmless, *rng.sample(reviews, REVIEWS)]
    trust = np.concatenate([np.full(len(texts), TRUST), np.full(len(ordinary), ORDINARY)])
    return Plain([tokens_of(text) for text in (*texts, *ordinary)], trust)


def read_ordinary(folder: Folder) -> list[str]:
    """Our own sentences for other models in which no rule hears a risk, folded."""
    rules = read_rules(ASSETS / "risks.toml", "risk", folder)
    files = sorted(path for name in ("en", "zh", "satisfaction") for path in (OWN.parent / name).glob("*.tsv") if path.stem != "words")
    lines = (line.split("\t") for path in files for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
    texts = [folder.fold(fields[-1]).text for fields in lines]
    return [text for text in texts if not any(rule.sure.search(text, 0, len(text)) for rule in rules)]


def fit(shelf: Shelf, texts: Sequence[list[str]], sentences: Sequence[Sentence], plain: Plain) -> Fitted:
    """A model of sentences, given with their tokens, in which only the tokens of the largest weights are left."""
    first = _fit(shelf, texts, sentences, plain, 1e-2)
    reach = np.abs(first.weights[: len(shelf.place)]).max(1) * shelf.rarity
    names = list(shelf.place)
    kept = sorted(names[n] for n in np.argsort(-reach, kind="stable")[:KEPT])
    rarity = shelf.rarity[[shelf.place[name] for name in kept]]
    return _fit(Shelf(shelf.families, {name: n for n, name in enumerate(kept)}, rarity), texts, sentences, plain, 1e-3)


def _fit(shelf: Shelf, texts: Sequence[list[str]], sentences: Sequence[Sentence], plain: Plain, tolerance: float) -> Fitted:
    x = sp.vstack([shelf.matrix(texts), shelf.matrix(plain.texts)]).tocsr()
    trust = np.concatenate([[sentence.weight for sentence in sentences], plain.trust])
    wanted = [sentence.kinds for sentence in sentences]

    def one(kinds: frozenset[str]) -> np.ndarray:
        y = np.array([*[bool(kinds & found) for found in wanted], *([False] * len(plain.texts))], int)
        model = LogisticRegression(C=C, solver="liblinear", tol=tolerance, random_state=SEED, class_weight={0: 1.0, 1: SIGNALS_COUNT})
        model.fit(x, y, sample_weight=trust)
        return np.append(model.coef_[0], model.intercept_[0])

    shared = SHARED * one(OUTWARD)
    found = np.stack([one(frozenset({kind})) + (shared if kind in OUTWARD else 0.0) for kind in RISKS], 1)
    return Fitted(shelf, found[:-1], found[-1])


def cross_validated(sentences: Sequence[Sentence], families: Families, plain: Plain) -> np.ndarray:
    """The logits of each sentence from a model that has not seen its trade."""
    texts = [tokens_of(sentence.text) for sentence in sentences]
    trades = sorted({sentence.trade for sentence in sentences})
    random.Random(SEED).shuffle(trades)
    logits = np.zeros((len(sentences), len(RISKS)))
    for fold in range(FOLDS):
        out = np.array([trades.index(sentence.trade) % FOLDS == fold for sentence in sentences])
        taught = np.flatnonzero(~out)
        known = [texts[n] for n in taught]
        fitted = fit(shelf_of(known, families), known, [sentences[n] for n in taught], plain)
        logits[out] = fitted.logits([texts[n] for n in np.flatnonzero(out)])
    return logits


def tell(name: str, sentences: Sequence[Sentence], logits: np.ndarray) -> None:
    """Macro F1, recall, precision, alarms on traps, recall by kind."""
    wanted = np.array([[kind in sentence.kinds for kind in RISKS] for sentence in sentences])
    found = logits > 0
    right = (wanted & found).sum(0)
    f1 = 2 * right / np.maximum(wanted.sum(0) + found.sum(0), 1)
    alarms = found[~wanted.any(1)].any(1).mean()
    recall, precision = right.sum() / wanted.sum(), right.sum() / max(found.sum(), 1)
    print(f"{name:8s} {len(sentences):5d} F1 {f1.mean():.3f} recall {recall:.3f} precision {precision:.3f} alarms on traps {alarms:.3f}")
    print("        ", {kind: round(float(r / max(n, 1)), 2) for kind, r, n in zip(RISKS, right, wanted.sum(0), strict=True)})


def write(sentences: Sequence[Sentence], families: Families, plain: Plain, path: Path) -> None:
    """The model of all sentences, in 16 bits."""
    texts = [tokens_of(sentence.text) for sentence in sentences]
    fitted = fit(shelf_of(texts, families), texts, sentences, plain)
    shelf, weights = fitted.shelf, fitted.weights
    first = len(shelf.place)
    tokens = [*shelf.place, *sorted(set(families.of) - set(shelf.place))]
    rarity = np.concatenate([shelf.rarity, np.zeros(len(tokens) - first)])
    rows = np.zeros((len(tokens), len(RISKS)))
    rows[:first] = weights[:first] * shelf.rarity[:, None]
    alone = weights[first:] * FAMILY
    unit = float(max(np.abs(rows).max(), np.abs(alone).max()) / FINEST)
    members = families.members(tokens)
    squares = (rarity * rarity * SQUARE).round().astype("<u2").tobytes()
    stored = Stored("\n".join(tokens), packed(rows / unit), squares, members, packed(alone / unit), [float(b) for b in fitted.bias], unit)
    path.write_bytes(msgspec.msgpack.encode(stored))
    print(f"{path.name}: {len(tokens)} tokens, {path.stat().st_size} bytes")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--without", choices=["jddc"])
    parser.add_argument("--write", action="store_true", help="write the model to assets/sentiment")
    wanted = parser.parse_args()
    folder = Folder()
    families, sentences = Families(OWN / "words.txt", folder, token_of), read_sentences(folder)
    plain = read_background(Corpora(wanted.data), wanted.without, read_ordinary(folder))
    logits = cross_validated(sentences, families, plain)
    tell("all", sentences, logits)
    for name, english in (("Chinese", False), ("English", True)):
        rows = [n for n, sentence in enumerate(sentences) if is_latin(sentence.text) == english]
        tell(name, [sentences[n] for n in rows], logits[rows])
    if wanted.write:
        write(sentences, families, plain, TARGET)


if __name__ == "__main__":
    main()
