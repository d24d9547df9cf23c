"""Trains the convolution of English (`desktop.sentiment.english_net`): the anger of comments, with all their emotions as further outputs.

Several small nets are trained from different seeds and read as one, side by side. Adagrad (Duchi et al., JMLR 2011) with a falling rate,
words left out at random (Iyyer et al., Deep Unordered Composition, ACL 2015), and dropout (Srivastava et al., JMLR 2014). In 32 bits and
one thread: the same data gives the same file.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from desktop.sentiment.english_net import FINE, INSIDE, MOST_ADDED, PLACES, READ, SHIFT, VALENCE, Weights
from desktop.sentiment.words import character_buckets, word_bucket, words_of
from training.english_data import Line
from training.linear import SEED

SIZE, FILTERS = 32, 48
SEEDS = (1, 2)
EPOCHS, BATCH, RATE, SLOWER = 8, 128, 0.06, 0.5
WORDS_LEFT_OUT, DROPPED, DECAY = 0.35, 0.5, 1e-5
FEWEST_WORDS, FEWEST_INSIDE = 2, 3
"""Buckets of words, and of characters inside those, that occur less often are not kept."""
CHUNK = 40
"""Batches whose texts are sorted by length among themselves."""
EMOTIONS = 28
FINEST = 30_000


class Texts:
    """The words of texts: which words there are, what buckets each has, its valence, and which each text has."""

    def __init__(self, texts: Sequence[str], valence: Mapping[str, float], kept: np.ndarray) -> None:
        read = [words_of(text)[:READ] for text in texts]
        words = sorted({word for text in read for word in text})
        number = {word: n for n, word in enumerate(words)}
        self.buckets = _buckets_of(words, kept)
        self.valence = np.array([valence.get(word, 0.0) for word in words], np.float32)
        self.words = [np.array([number[word] for word in text], np.int64) for text in read]
        self.lengths = np.array([len(text) for text in read])


def kept_buckets(texts: Sequence[str]) -> np.ndarray:
    """The buckets that are worth numbers of their own, rising; those of characters are INSIDE higher."""
    counted = Counter(word for text in texts for word in words_of(text)[:READ])
    common = [word for word, count in counted.items() if count >= FEWEST_WORDS]
    inside = Counter(bucket for word in common for bucket in set(character_buckets(word)))
    own = {word_bucket(word) for word in common}
    return np.array(sorted([*own, *(bucket + INSIDE for bucket, count in inside.items() if count >= FEWEST_INSIDE)]), np.int64)


def _buckets_of(words: Sequence[str], kept: np.ndarray) -> sp.csr_matrix:
    place = {bucket: n for n, bucket in enumerate(kept.tolist())}
    columns, values, ends = [], [], [0]
    for word in words:
        inside = sorted({place[bucket + INSIDE] for bucket in character_buckets(word) if bucket + INSIDE in place})
        own = [place[word_bucket(word)]] if word_bucket(word) in place else []
        columns += own + inside
        values += [1.0] * len(own) + [1.0 / math.sqrt(max(len(inside), 1))] * len(inside)
        ends.append(len(columns))
    return sp.csr_matrix((np.array(values, np.float32), np.array(columns), np.array(ends)), shape=(len(words), len(kept)))


@dataclass(frozen=True)
class Lessons:
    """What is learned from, comments before our own lines: of each text the likelihood of each output, and how far it is trusted."""

    texts: Texts
    kept: np.ndarray
    targets: np.ndarray
    trust: np.ndarray


def lessons_of(public: Sequence[Line], own: Sequence[Line], valence: Mapping[str, float]) -> Lessons:
    """Comments teach anger and each emotion; our own lines anger alone."""
    lines = [*public, *own]
    kept = kept_buckets([line.text for line in lines])
    targets, trust = np.zeros((2, len(lines), 1 + EMOTIONS), np.float32)
    targets[:, 0] = [line.angry for line in lines]
    for row, line in enumerate(public):
        targets[row, [1 + one for one in line.felt]] = 1
    trust[: len(public)] = 1
    trust[:, 0] = 1
    return Lessons(Texts([line.text for line in lines], valence, kept), kept, targets, trust)


@dataclass
class Pass:
    """What the way back needs of the way there."""

    words: np.ndarray
    counts: np.ndarray
    filtered: np.ndarray
    top: np.ndarray
    root: np.ndarray
    pooled: np.ndarray
    kept: np.ndarray
    there: np.ndarray
    own: np.ndarray
    rows: sp.csr_matrix


class Member:
    """One small net: numbers of buckets, kernel, outputs. The first output is anger."""

    def __init__(self, buckets: int, likely: np.ndarray, seed: int) -> None:
        self.random = np.random.default_rng(SEED + seed)
        wide = SIZE + 1
        self.vectors = self.random.standard_normal((buckets, SIZE), np.float32) * np.float32(0.05)
        self.kernel = (self.random.standard_normal((PLACES, wide, FILTERS)) * math.sqrt(2 / (PLACES * wide))).astype(np.float32)
        self.start = np.zeros(FILTERS, np.float32)
        self.outputs = (self.random.standard_normal((2 * FILTERS, len(likely))) * 0.1).astype(np.float32)
        self.bias = np.log(likely / (1 - likely)).astype(np.float32)

    def fit(self, texts: Texts, rows: np.ndarray, targets: np.ndarray, trust: np.ndarray) -> Member:
        """Learn from some of the texts; `targets`, `trust`: of each text, of each output."""
        slow = [self.kernel, self.start, self.outputs, self.bias]
        moved = [np.full_like(part, 1e-3) for part in slow]
        moved_vectors = np.full_like(self.vectors, 1e-4)
        for epoch in range(EPOCHS):
            batches = self._batches(rows, texts.lengths)
            for n, place in enumerate(self.random.permutation(len(batches))):
                batch, rate = batches[place], RATE * (1 - (epoch + n / len(batches)) / EPOCHS)
                logits, there = self.read(texts, batch, True)
                error = ((1 / (1 + np.exp(-logits)) - targets[batch]) * trust[batch] / len(batch)).astype(np.float32)
                *found, vectors = self._gradients(there, error)
                for part, gradient, sums in zip(slow, found, moved, strict=True):
                    sums += gradient * gradient
                    part -= rate * SLOWER * gradient / np.sqrt(sums)
                met = np.unique(there.rows.indices)
                gradient = (there.rows.T.tocsr()[met] @ vectors) + DECAY * self.vectors[met]
                moved_vectors[met] += gradient * gradient
                self.vectors[met] -= rate * gradient / np.sqrt(moved_vectors[met])
        return self

    def logits(self, texts: Texts, rows: np.ndarray) -> np.ndarray:
        """Those of anger."""
        found = np.zeros(len(rows), np.float32)
        order = np.argsort(texts.lengths[rows], kind="stable")
        for start in range(0, len(order), 2 * BATCH):
            own = order[start : start + 2 * BATCH]
            found[own] = self.read(texts, rows[own], False)[0][:, 0]
        return found

    def _batches(self, rows: np.ndarray, lengths: np.ndarray) -> list[np.ndarray]:
        found, order = [], self.random.permutation(rows)
        for start in range(0, len(order), BATCH * CHUNK):
            chunk = order[start : start + BATCH * CHUNK]
            chunk = chunk[np.argsort(lengths[chunk], kind="stable")]
            found += [chunk[n : n + BATCH] for n in range(0, len(chunk), BATCH)]
        return found

    def read(self, texts: Texts, batch: np.ndarray, learning: bool) -> tuple[np.ndarray, Pass]:
        """The logits of some texts, and what was on the way."""
        lengths = texts.lengths[batch]
        longest, count = max(int(lengths.max()), 1), len(batch)
        numbers = np.full((count, longest + 2), -1)
        numbers[:, 1:-1][np.arange(longest)[None] < lengths[:, None]] = np.concatenate([texts.words[n] for n in batch])
        if learning:
            numbers[self.random.random(numbers.shape, np.float32) < WORDS_LEFT_OUT] = -1
        there = numbers.ravel() >= 0
        met, own = np.unique(numbers.ravel()[there], return_inverse=True)
        rows = texts.buckets[met]
        words = np.zeros((numbers.size, SIZE + 1), np.float32)
        words[there] = np.hstack([rows @ self.vectors, texts.valence[met, None] / 2])[own]
        words = words.reshape(count, longest + 2, SIZE + 1)
        filtered = sum(words[:, place : place + longest] @ self.kernel[place] for place in range(PLACES)) + self.start
        np.maximum(filtered, 0, out=filtered)
        filtered *= (np.arange(longest)[None] < lengths[:, None])[:, :, None]
        top, root = filtered.argmax(1), np.sqrt(np.maximum(lengths, 1))[:, None].astype(np.float32)
        greatest = np.take_along_axis(filtered, top[:, None], 1)[:, 0]
        pooled = np.hstack([greatest, filtered.sum(1) / root / 2])
        kept = np.float32(1)
        if learning:
            kept = ((self.random.random(pooled.shape, np.float32) > DROPPED) / (1 - DROPPED)).astype(np.float32)
        pooled *= kept
        return pooled @ self.outputs + self.bias, Pass(words, lengths, filtered, top, root, pooled, kept, there, own, rows)

    def _gradients(self, there: Pass, error: np.ndarray) -> tuple[np.ndarray, ...]:
        """Of the kernel, its start, outputs, bias, and the words that the batch has."""
        count, longest, _ = there.filtered.shape
        pooled = (error @ self.outputs.T) * there.kept
        filtered = np.repeat((pooled[:, FILTERS:] / there.root / 2)[:, None], longest, 1)
        top = there.top[:, None]
        np.put_along_axis(filtered, top, np.take_along_axis(filtered, top, 1) + pooled[:, None, :FILTERS], 1)
        filtered *= there.filtered > 0
        flat, words, kernel = filtered.reshape(-1, FILTERS), np.zeros_like(there.words), np.zeros_like(self.kernel)
        for place in range(PLACES):
            kernel[place] = there.words[:, place : place + longest].reshape(-1, SIZE + 1).T @ flat
            words[:, place : place + longest] += filtered @ self.kernel[place].T
        own = words.reshape(-1, SIZE + 1)[there.there][:, :SIZE]
        count = len(there.own)
        gather = sp.csr_matrix((np.ones(count, np.float32), there.own, np.arange(count + 1)), shape=(count, there.rows.shape[0]))
        return kernel, flat.sum(0), there.pooled.T @ error, error.sum(0), gather.T @ own


def fit_members(lessons: Lessons, rows: np.ndarray) -> list[Member]:
    """A net from each seed, from some of the texts."""
    likely = (lessons.targets[rows] * lessons.trust[rows]).sum(0) / lessons.trust[rows].sum(0)
    return [Member(len(lessons.kept), likely, seed).fit(lessons.texts, rows, lessons.targets, lessons.trust) for seed in SEEDS]


def logits_of(members: Sequence[Member], texts: Texts, rows: np.ndarray) -> np.ndarray:
    """Their mean."""
    return np.mean([member.logits(texts, rows) for member in members], axis=0)


def weights_of(members: Sequence[Member], lessons: Lessons, slope: float) -> Weights:
    """The nets side by side as one, in whole numbers; its logit is their mean times `slope`."""
    texts = lessons.texts
    vectors = np.hstack([member.vectors for member in members])
    coarse = np.maximum(np.abs(vectors).max(0), 1e-9) / 127
    filters = FILTERS * len(members)
    kernel = np.zeros((PLACES, vectors.shape[1] + 1, filters))
    for n, member in enumerate(members):
        own = slice(n * FILTERS, (n + 1) * FILTERS)
        kernel[:, n * SIZE : (n + 1) * SIZE, own] = member.kernel[:, :-1] * coarse[n * SIZE : (n + 1) * SIZE, None]
        kernel[:, -1, own] = member.kernel[:, -1] / 2 / VALENCE
    words = np.hstack([texts.buckets @ np.rint(vectors / coarse), texts.valence[:, None] * VALENCE])
    start = np.concatenate([member.start for member in members])
    most = max(float(np.abs(words @ kernel[place]).max()) for place in range(PLACES)) + float(np.abs(start).max())
    unit = most / MOST_ADDED
    outputs = (
        np.stack([member.outputs[:, 0].reshape(2, FILTERS) for member in members], axis=1).reshape(2, filters) * unit * slope / len(members)
    )
    coarsest = float(np.abs(outputs).max()) / FINEST
    greatest, mean = np.rint(outputs / coarsest).astype(int).tolist()
    by_filter = np.rint(kernel / unit / FINE * (1 << SHIFT)).transpose(0, 2, 1)
    return Weights(
        size=vectors.shape[1],
        buckets=lessons.kept.astype("<u4").tobytes(),
        vectors=np.rint(vectors / coarse).astype(np.int8).tobytes(),
        kernel=np.ascontiguousarray(by_filter).astype("<i4").tobytes(),
        start=tuple(np.rint(start / unit).astype(int).tolist()),
        greatest=tuple(greatest),
        mean=tuple(mean),
        unit=coarsest,
        bias=float(np.mean([member.bias[0] for member in members])) * slope,
    )
