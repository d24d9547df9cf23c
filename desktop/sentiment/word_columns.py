"""The buckets of what is inside many words (`desktop.sentiment.words.character_buckets`) at one go: the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from desktop.sentiment.words import BITS, INSIDE_START, SIZES

_TABLE = np.array([crc32(bytes([byte]), 0xFF_FF_FF_FF) ^ 0xFF_FF_FF_FF for byte in range(256)], np.uint32)
"""What a byte makes of a checksum without bits (the table of CRC-32, IEEE 802.3)."""
_ALL, _BYTE, _EIGHT = np.uint32(0xFF_FF_FF_FF), np.uint32(0xFF), np.uint32(8)
_MASK = np.uint32((1 << BITS) - 1)

Ints = NDArray[np.int64]


def inside_of(words: Sequence[str]) -> tuple[Ints, Ints]:
    """The buckets of all runs inside the words, and by its place whose each is, in rising order."""
    framed = [f" {word} ".encode("utf-8", "surrogatepass") if word[0].isalnum() else b"" for word in words]
    lengths = np.fromiter(map(len, framed), np.int64, len(framed))
    rows = np.repeat(np.arange(len(framed)), lengths)
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(rows))
    points = np.pad(np.frombuffer(b"".join(framed), np.uint8), (0, SIZES.stop))
    sums = np.full(len(rows), INSIDE_START, np.uint32) ^ _ALL
    found, whose = [], []
    for size in range(1, SIZES.stop):
        sums = _TABLE.take((sums ^ points[size - 1 : size - 1 + len(rows)]) & _BYTE) ^ (sums >> _EIGHT)
        if size in SIZES:
            whole = np.flatnonzero(left >= size)
            found.append((sums.take(whole) ^ _ALL) & _MASK)
            whose.append(rows.take(whole))
    own = np.concatenate(whose)
    order = np.argsort(own, kind="stable")
    return np.concatenate(found).astype(np.int64).take(order), own.take(order)
