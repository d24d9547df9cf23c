"""Where the rows of a long list lie when only those that were seen have been measured."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class HeightIndex:
    """The heights of rows in whole pixels, estimated until measured, and the sums that say where each begins."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._fresh = True

    def __len__(self) -> int:
        return len(self._heights)

    def fill(self, heights: Iterable[int]) -> None:
        """Start anew with these heights."""
        self._heights = list(heights)
        self._fresh = False

    def put(self, row: int, height: int) -> bool:
        """Set one height; whether it was another."""
        if self._heights[row] == height:
            return False
        self._heights[row] = height
        self._fresh = False
        return True

    def height(self, row: int) -> int:
        """Pixels of a row."""
        return self._heights[row]

    def top(self, row: int) -> int:
        """Pixels above a row; above the row after the last: the sum of all."""
        return self._sums()[row]

    @property
    def total(self) -> int:
        """Pixels of all rows."""
        return self._sums()[-1]

    def row_at(self, y: int) -> int:
        """The row at a height, the first above all, the last below all, -1 when there is none."""
        if not self._heights:
            return -1
        return max(0, min(bisect_right(self._sums(), y) - 1, len(self._heights) - 1))

    def _sums(self) -> list[int]:
        if not self._fresh:
            self._tops = list(accumulate(self._heights, initial=0))
            self._fresh = True
        return self._tops
