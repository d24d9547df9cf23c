"""Which words stand among the same words, learnt from the corpora: positive mutual information, its leading singular vectors.

After Levy and Goldberg, Neural Word Embedding as Implicit Matrix Factorization, NIPS 2014. A model that is linear in these vectors is
linear in the words, so that a word which no sentence of the training had weighs what its like do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import scipy.sparse as sp
from sklearn.utils.extmath import randomized_svd

from desktop.sentiment.fold import digits_alike
from training.corpora import Corpora
from training.linear import SEED

WIDTH = 60
NEAR, NEAR_WIDE = 5, 8
"""Words, and pairs of characters, that a word's company reaches."""
SELDOM, SELDOM_WIDE = 4, 6
SMOOTH = 0.75
_WORD = re.compile("[a-z0-9']+")
_SENTENCE = re.compile("[。!?\n]+")


@dataclass(frozen=True)
class Alike:
    """A row of WIDTH numbers, of length 1, for each word of English and, in columns of their own, each pair of characters of Chinese."""

    place: dict[str, int]
    vectors: np.ndarray

    def rows(self, tokens: Sequence[str]) -> np.ndarray:
        """The rows of some tokens; nothing for those it does not know."""
        found = np.zeros((len(tokens), self.vectors.shape[1]))
        known = [(n, self.place[token]) for n, token in enumerate(tokens) if token in self.place]
        found[[n for n, _ in known]] = self.vectors[[place for _, place in known]]
        return found


def read_alike(corpora: Corpora, without: str | None) -> Alike:
    """From all corpora."""
    texts = [item.text for item in (*corpora.goemotions("train"), *corpora.cold("train"))]
    texts += [piece for item in corpora.openrice() for piece in _SENTENCE.split(item.text)]
    if without != "jddc":
        texts += [item.text for item in corpora.jddc()] + [text for text, _ in corpora.answers()]
    english = _vectors([text for text in texts if text.isascii()], _words_of, SELDOM, NEAR)
    chinese = _vectors([text for text in texts if not text.isascii()], _pairs_of, SELDOM_WIDE, NEAR_WIDE)
    words = [*english[0], *chinese[0]]
    vectors = np.zeros((len(words), 2 * WIDTH))
    vectors[: len(english[0]), :WIDTH], vectors[len(english[0]) :, WIDTH:] = english[1], chinese[1]
    return Alike({word: n for n, word in enumerate(words)}, vectors)


def _words_of(text: str) -> list[str]:
    return [f"_{word}" for word in _WORD.findall(digits_alike(text))]


def _pairs_of(text: str) -> list[str]:
    return [one + two for one, two in pairwise(digits_alike(text))]


def _vectors(texts: Sequence[str], tokens_of: Callable[[str], list[str]], seldom: int, near: int) -> tuple[list[str], np.ndarray]:
    counts: dict[str, int] = {}
    for text in texts:
        for token in set(tokens_of(text)):
            counts[token] = counts.get(token, 0) + 1
    words = sorted(token for token, count in counts.items() if count >= seldom)
    place = {word: n for n, word in enumerate(words)}
    rows = [np.array([place.get(token, -1) for token in tokens_of(text)]) for text in texts]
    pairs = [np.stack([row[:-step], row[step:]]) for row in rows for step in range(1, near + 1) if len(row) > step]
    one, two = np.concatenate(pairs, 1)
    both = (one >= 0) & (two >= 0)
    met = sp.coo_matrix((np.ones(both.sum()), (one[both], two[both])), shape=(len(words), len(words))).tocsr()
    left, size, _ = randomized_svd(_information(met + met.T), WIDTH, random_state=SEED)
    found = left * np.sqrt(size)
    return words, found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)


def _information(met: sp.csr_matrix) -> sp.csr_matrix:
    """Positive pointwise mutual information of words that met."""
    total = np.asarray(met.sum(1)).ravel() + 1
    share = total**SMOOTH / (total**SMOOTH).sum()
    found = met.tocoo()
    value = np.log(found.data / (total[found.row] * share[found.col]))
    kept = value > 0
    return sp.csr_matrix((value[kept], (found.row[kept], found.col[kept])), shape=met.shape)
