"""The tone of an English text: the valence of its words, turned by negation, raised and lowered by degree, and its marks.

After Hutto and Gilbert: VADER, A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text, ICWSM 2014.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

TONES = ("bad", "good", "both", "low", "exclaims", "asks", "ends_asking", "you", "length")
REACH = 3
"""Words that a negation or a degree reaches over."""
TURNED, DEGREE, FADED = -0.74, 0.293, 0.95
SATURATION = 15.0
BEFORE_BUT, AFTER_BUT = 0.5, 1.5
"""What stands before "but" and after it is multiplied by these."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NOT = _set(
    "not no never none nobody nothing neither nor without hardly barely scarcely rarely seldom cannot cant dont doesnt didnt isnt arent "
    "wasnt werent wont wouldnt couldnt shouldnt havent hasnt hadnt aint can't don't doesn't didn't isn't aren't wasn't weren't won't "
    "wouldn't couldn't shouldn't haven't hasn't hadn't ain't"
)
MORE = _set(
    "absolutely amazingly awfully completely considerably deeply enormously entirely especially extremely fabulously fucking fuckin "
    "freaking frickin fully greatly hella highly hugely incredibly intensely more most particularly purely quite really remarkably "
    "seriously so such substantially thoroughly totally tremendously truly utterly very way bloody damn just too beyond"
)
LESS = _set("almost barely hardly kinda less little marginally occasionally partly scarcely slightly somewhat sorta bit")
YOU = _set("you your you're youre you've u ur yours yourself yourselves yall y'all")


@dataclass(frozen=True, slots=True)
class Tone:
    """The valence of each word in its place, and what is counted of the text."""

    valences: tuple[float, ...]
    exclaims: float
    asks: float
    ends_asking: float
    you: float
    length: float

    def shares(self) -> tuple[float, ...]:
        """Numbers in the order of TONES, each about -1 to 1."""
        bad, good = self._sums()
        total = good - bad
        both = total / math.sqrt(total * total + SATURATION)
        return (*self._of_all(bad, good), both, min(both, 0.0), self.exclaims, self.asks, self.ends_asking, self.you, self.length)

    def by_word(self, weights: Sequence[float]) -> list[float]:
        """What each word's valence adds to a sum weighted so: what is bad shared out among bad words, what is good among good ones."""
        bad, good = self._sums()
        share_bad, share_good = self._of_all(bad, good)
        low, high = bad / math.sqrt(bad * bad + SATURATION), good / math.sqrt(good * good + SATURATION)
        worse = (weights[0] * share_bad - (weights[2] + weights[3]) * low) / (bad or 1.0)
        better = (weights[1] * share_good + weights[2] * high) / (good or 1.0)
        return [-valence * worse if valence < 0 else valence * better for valence in self.valences]

    def _sums(self) -> tuple[float, float]:
        return -sum([v for v in self.valences if v < 0]), sum([v for v in self.valences if v > 0])

    def _of_all(self, bad: float, good: float) -> tuple[float, float]:
        """Shares of the bad and the good among all words, one added for each word with a valence."""
        lowered = len([v for v in self.valences if v < 0])
        felt = len(self.valences) - self.valences.count(0.0)
        total = bad + good + max(len(self.valences), 1)
        return (bad + lowered) / total, (good + felt - lowered) / total


def tone_of(words: Sequence[str], valences: Sequence[float]) -> Tone:
    """The tone of a text from its words and what each is worth alone (-4 to 4, 0 mostly)."""
    placed = tuple([_placed(words, n, valence) if valence else 0.0 for n, valence in enumerate(valences)])
    signs = "".join([word for word in words if word[0] in "!?."])
    return Tone(
        _contrasted(words, placed),
        min(signs.count("!"), 3) / 3,
        min(signs.count("?"), 3) / 3,
        float(bool(words) and "?" in words[-1]),
        float(not YOU.isdisjoint(words)),
        math.log1p(len(words)) / 4,
    )


def _placed(words: Sequence[str], place: int, valence: float) -> float:
    """The valence of a word after the words before it."""
    for distance in range(1, min(REACH, place) + 1):
        before = words[place - distance]
        if before in NOT:
            valence *= TURNED
        elif before in MORE:
            valence += math.copysign(DEGREE, valence) * FADED ** (distance - 1)
        elif before in LESS:
            valence -= math.copysign(DEGREE, valence) * FADED ** (distance - 1)
    return valence


def _contrasted(words: Sequence[str], valences: tuple[float, ...]) -> tuple[float, ...]:
    """What stands after "but" counts half as much again, what stands before half."""
    if "but" not in words:
        return valences
    turn = words.index("but")
    return tuple(valence * (BEFORE_BUT if n < turn else AFTER_BUT) for n, valence in enumerate(valences))
