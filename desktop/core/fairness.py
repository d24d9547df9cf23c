"""What similar cases got: the yardstick beside an offer, so that the same trouble is worth the same to everybody.

Nearness is a weighted count of what differs, in the manner of Gower's general coefficient (J. C. Gower, "A general coefficient of
similarity and some of its properties", Biometrics 27, 1971). Only features that no language colours: words are never compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median, quantiles

from desktop.core.money import Money

NEAREST = 5
NEAR_ENOUGH = 0.35
"""A case that differs in more than this share of the weights is no yardstick."""
_WEIGHTS = (("nature", 3.0), ("cause", 2.0), ("customer_kind", 1.0), ("repeat", 1.0), ("channel", 0.5))
_RISKS, _PEAK, _LOSS = 3.0, 1.5, 2.0


@dataclass(frozen=True, slots=True)
class Trouble:
    """What makes one case like another. `peak` is its highest heat, 0..100; `loss` in minor units, None where nobody wrote it down."""

    nature: str | None = None
    cause: str | None = None
    customer_kind: str | None = None
    channel: str = ""
    repeat: bool = False
    risks: frozenset[str] = frozenset()
    peak: float = 0.0
    loss: int | None = None


@dataclass(frozen=True, slots=True)
class Precedent:
    """An offer that was approved, and the trouble it answered."""

    case: str
    offer: str
    type: str
    money: Money
    at: float
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What similar cases got, in minor units of one currency: how many, the usual type, median and quartiles, and the nearest five."""

    count: int = 0
    type: str | None = None
    median: float | None = None
    low: float | None = None
    high: float | None = None
    nearest: tuple[Precedent, ...] = ()


def distance(one: Trouble, other: Trouble) -> float:
    """0 for the same trouble to 1 for nothing in common; what either side does not know counts for neither."""
    differing = weight = 0.0
    for name, heavy in _WEIGHTS:
        ours, theirs = getattr(one, name), getattr(other, name)
        if ours is not None and theirs is not None:
            weight += heavy
            differing += heavy * (ours != theirs)
    both = one.risks | other.risks
    parts = [
        (_RISKS, len(one.risks ^ other.risks) / len(both) if both else 0.0),
        (_PEAK, abs(one.peak - other.peak) / 100.0),
    ]
    if one.loss is not None and other.loss is not None:
        larger = max(one.loss, other.loss)
        parts.append((_LOSS, abs(one.loss - other.loss) / larger if larger else 0.0))
    return (differing + sum(heavy * share for heavy, share in parts)) / (weight + sum(heavy for heavy, _ in parts))


def yardstick(trouble: Trouble, precedents: Iterable[Precedent]) -> Yardstick:
    """What the cases near this one got. Precedents are of one currency; of the same nearness the newer comes first."""
    ranked = sorted(((distance(trouble, p.trouble), -p.at, p.offer, p) for p in precedents), key=lambda found: found[:3])
    near = [precedent for apart, _, _, precedent in ranked if apart <= NEAR_ENOUGH]
    if not near:
        return Yardstick()
    amounts = [precedent.money.minor for precedent in near]
    low, _, high = quantiles(amounts, n=4, method="inclusive") if len(amounts) > 1 else (amounts[0],) * 3
    usual = Counter(precedent.type for precedent in near).most_common(1)[0][0]
    return Yardstick(len(near), usual, median(amounts), low, high, tuple(near[:NEAREST]))
