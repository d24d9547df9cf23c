"""A row of weights as one number, so that adding numbers up adds all outputs of a linear model at once.

A lane of 32 bits for each output, with MIDDLE added so that it is not negative; then one for the squared rarity and one that counts the
rows; above them a byte for each family of words that mean alike.
"""

from __future__ import annotations

import struct
import sys
from array import array

SQUARE = 256
"""What a squared rarity is kept as, in 16 bits."""
MIDDLE = 1 << 15
_BITS = 32
_MASK = (1 << _BITS) - 1


class Lanes:
    """How the numbers of a model with so many outputs are laid out. `head`: the lanes; `bits`: theirs together."""

    __slots__ = ("_mask", "bits", "count", "head", "outputs")

    def __init__(self, outputs: int) -> None:
        self.outputs = outputs
        self.count = outputs + 2
        self.head = struct.Struct(f"<{self.count}I")
        self.bits = _BITS * self.count
        self._mask = (1 << self.bits) - 1

    def sums(self, total: int) -> list[int]:
        """The sums of the weights, one an output, then that of the squares."""
        *found, squares, count = self.head.unpack((total & self._mask).to_bytes(self.head.size, "little"))
        middle = count * MIDDLE
        found = [lane - middle for lane in found]
        found.append(squares)
        return found

    def lane(self, number: int, place: int) -> int:
        """One lane as it is kept."""
        return (number >> (_BITS * place)) & _MASK

    def present(self, total: int, families: int) -> list[int]:
        """Which of so many families occur."""
        above = total >> self.bits
        if not above:
            return []
        return [family for family, count in enumerate(above.to_bytes(families, "little")) if count]

    def numbers(self, rows: bytes) -> list[int]:
        """Rows of 16 bits, little-endian, made into numbers without a square."""
        lanes = ordered(array("H", rows))
        count = len(lanes) // self.outputs
        wide = array("I", bytes(4 * self.count * count))
        for place in range(self.outputs):
            wide[place :: self.count] = array("I", lanes[place :: self.outputs])
        wide[self.outputs + 1 :: self.count] = array("I", [1]) * count
        data = ordered(wide).tobytes()
        return [int.from_bytes(data[n : n + self.head.size], "little") for n in range(0, len(data), self.head.size)]


def ordered(numbers: array[int]) -> array[int]:
    """Numbers that are kept little-endian, as this machine has them, or back."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
