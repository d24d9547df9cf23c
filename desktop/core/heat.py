"""Heat: how much a case asks for a supervisor now, 0..100, and the level that follows from it.

The load of a case is L = A + R. A follows the anger of the customer's messages, R their risk signals:

    A <- A + rise * (anger - A)   when anger > A,      A <- A + fall * (anger - A)   when it is not
    R <- max(R, w) + w' / 4       w the gravest weight of the message's risks, w' the sum of the others; R is halved by a
                                  message that shows satisfaction (mean of 4 or more)

A risk that weighs DANGER or more is somebody who is hurt or may be soon: it outweighs rage with another risk beside it, so that such
a case leads the queue. A satisfied message that tells of no danger leaves half of CALMED of it. (A record holds its weights in
its journal; where none of them is so heavy, nothing of this paragraph applies.)

A mild message without a risk by a customer who is content (mean of CONTENT or more) settles the matter: A falls twice, and of R its
half is left, at most the weight SETTLED; where somebody was in danger and the customer is not satisfied, at most CALMED, so that a
second such message is needed, unless a QUIET time has passed since anybody wrote. (In a record whose weights do not name SETTLED, not.)

Both fade with one half-life H by the messages' own times: L(t) = L(t0) * 2^-((t - t0) / H). That is forward decay (Cormode,
Shkapenyuk, Srivastava, Xu: Forward Decay, a Practical Time Decay Model for Streaming Systems, ICDE 2009): the decay of every
case is the same factor, so that the order of two untouched cases never changes. `Heat.rank` = log2 L(t0) + t0 / H is that order, a
number to sort by that needs no clock. What is shown is heat = min-like knee(L): L itself up to 75, above it
100 - 25 * exp(-(L - 75) / 25), which is smooth, strictly rising and never passes 100, so the shown order is the order of L.

Levels come from thresholds on heat, with hysteresis: a level is entered at its threshold and left `hysteresis` points below it. A level
changes with messages only: an angry customer whom nobody answered has not calmed down because an hour went by.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

LEVELS = ("calm", "watch", "hot", "critical")
RANK_OF_LEVEL = MappingProxyType({level: rank for rank, level in enumerate(LEVELS)})
KNEE = 75.0
NO_LOAD = -math.inf
STEADY = 3
"""A change of heat of so many points over the last three customer messages is a trend."""

RISK_WEIGHTS = MappingProxyType(
    {
        "safety": 120.0, "self_harm": 130.0, "violence": 120.0, "regulator": 25.0, "legal": 25.0, "media": 25.0,
        "publicity": 20.0, "consumer_body": 20.0, "chargeback": 20.0, "privacy": 30.0, "repeat": 12.0, "churn": 8.0,
    }
)  # fmt: skip
"""Points of load that one risk signal adds. Safety, self-harm and violence make a case critical at once."""
DANGER, CALMED = 100.0, 60.0
"""From which weight on a risk outranks anger; what is halved at most once the customer is satisfied."""
SETTLED = "settled"
"""The weight of what is left at most of other risks once the matter is settled."""
WEIGHTS = MappingProxyType({**RISK_WEIGHTS, SETTLED: 20.0})
CONTENT, SATISFIED, MILD = 3.4, 4.0, 40.0
"""The satisfaction of who is content and of who is satisfied; anger below which a message is mild."""
QUIET = 15 * 60.0
"""Seconds after which a content word is no longer said in the heat of a danger."""


@dataclass(frozen=True, slots=True)
class HeatSettings:
    """What an organisation may set. Seconds and points of heat."""

    half_life: float = 8 * 3600.0
    watch: float = 30.0
    hot: float = 55.0
    critical: float = 80.0
    hysteresis: float = 5.0
    rise: float = 0.9
    fall: float = 0.45
    risk_weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)

    def thresholds(self) -> tuple[float, float, float]:
        """Where watch, hot and critical begin."""
        return self.watch, self.hot, self.critical


@dataclass(frozen=True, slots=True)
class Heat:
    """The heat of a case just after its last message. `at` in seconds since the epoch; None as long as no message had a time."""

    anger: float = 0.0
    risk: float = 0.0
    at: float | None = None
    level: str = "calm"

    @property
    def load(self) -> float:
        """Points, 0 and up, without bound."""
        return self.anger + self.risk

    @property
    def value(self) -> float:
        """Heat 0..100 just after the last message, to a hundredth."""
        return round(knee(self.load), 2)

    def at_time(self, now: float, settings: HeatSettings) -> float:
        """Heat 0..100 at `now`, faded since the last message."""
        return knee(self.load * _fade(self.at, now, settings))

    def rank(self, settings: HeatSettings) -> float:
        """The order of cases by heat at any time: log2 of the load, carried back to the epoch. -inf without load."""
        return math.log2(self.load) + (self.at or 0.0) / settings.half_life if self.load > 0 else NO_LOAD

    def after(
        self, at: float | None, anger: float | None, risks: Iterable[str], satisfaction: float | None, settings: HeatSettings
    ) -> Heat:
        """The heat after one more message. `anger` is None for a message that is not the customer's: then it only fades."""
        fade = _fade(self.at, at, settings)
        a, r = self.anger * fade, self.risk * fade
        if anger is not None:
            weights, kinds, content = settings.risk_weights, tuple(risks), satisfaction or 0.0
            settled = SETTLED in weights and not kinds and anger < MILD and content >= CONTENT
            a = _anger_after(a, anger, settings, 2 if settled else 1)
            r = _risk_after(r, [weights[kind] for kind in kinds])
            if settled:
                early = content < SATISFIED and (at is None or self.at is None or at - self.at < QUIET)
                r = min(r / 2, CALMED if early and r >= DANGER else weights[SETTLED])
            elif content >= SATISFIED:
                r = _calmed(r, weights, kinds)
        level = level_after(self.level, round(knee(a + r), 2), settings) if anger is not None else self.level
        return Heat(a, r, at if at is not None else self.at, level)


def knee(load: float) -> float:
    """Points of load as shown, 0..100: strictly rising, smooth, the identity up to KNEE."""
    if load <= KNEE:
        return load
    rest = 100.0 - KNEE
    return 100.0 - rest * math.exp(-(load - KNEE) / rest)


def trend_of(spark: bytes) -> int:
    """-1 cooling, 0 steady, 1 warming, over the last three of the heats after a customer's messages."""
    if len(spark) < 2:
        return 0
    moved = spark[-1] - spark[-min(4, len(spark))]
    return (moved >= STEADY) - (moved <= -STEADY)


def live_heat(rank: float | None, level: str, now: float, settings: HeatSettings) -> float:
    """Heat 0..100 of a case at `now`, from its `Heat.rank` (None: no load) and level.

    It fades no further than to where its level is left: a case whose level only words can change must not read "hot, 0".
    """
    faded = knee(2.0 ** (rank - now / settings.half_life)) if rank is not None else 0.0
    lowest = (0.0, *(threshold - settings.hysteresis for threshold in settings.thresholds()))
    return max(faded, lowest[RANK_OF_LEVEL[level]])


def level_after(level: str, heat: float, settings: HeatSettings) -> str:
    """The level at `heat`, coming from `level`: entered at a threshold, left `hysteresis` points below it."""
    watch, hot, critical = settings.thresholds()
    entered = (heat >= watch) + (heat >= hot) + (heat >= critical)
    below = settings.hysteresis
    kept = (heat >= watch - below) + (heat >= hot - below) + (heat >= critical - below)
    return LEVELS[max(entered, min(RANK_OF_LEVEL[level], kept))]


def _fade(since: float | None, now: float | None, settings: HeatSettings) -> float:
    if since is None or now is None or now <= since:
        return 1.0
    return float(2.0 ** -((now - since) / settings.half_life))


def _anger_after(now: float, anger: float, settings: HeatSettings, falls: int) -> float:
    if anger > now:
        return now + settings.rise * (anger - now)
    for _ in range(falls):
        now += settings.fall * (anger - now)
    return now


def _risk_after(risk: float, weights: list[float]) -> float:
    if weights:
        gravest = max(weights)
        risk = max(risk, gravest) + (sum(weights) - gravest) / 4
    return risk


def _calmed(risk: float, weights: Mapping[str, float], risks: tuple[str, ...]) -> float:
    """What a satisfied message leaves of the risk; of a danger that it tells of itself, everything."""
    if max(weights.values()) < DANGER:
        return risk / 2
    return risk if any(weights[kind] >= DANGER for kind in risks) else min(risk, CALMED) / 2
