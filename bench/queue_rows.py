"""Rows of a queue in any number, as the desk would hand them to the window, and the changes that keep coming in."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import replace

from bench.texts import NAMES, Speaker
from desktop.core.heat import HeatSettings, knee
from desktop.desk.views import QueueRow

CHANNELS = ("whatsapp", "email", "chat", "social", "phone")
RISKS = ("safety", "regulator", "publicity", "repeat", "churn")
SETTINGS = HeatSettings()


class Floor:
    """Open cases at `now` and, with `updates`, what happens to them: half of it to the hottest, which are on the screen."""

    def __init__(self, count: int, now: float, seed: int = 1) -> None:
        self._dice = random.Random(seed)
        self._speaker = Speaker(seed)
        self._now = now
        self._seq = count
        self.rows = [self._row(n) for n in range(count)]
        self._hottest = sorted(self.rows, key=lambda row: -(row.rank or 0.0))[:200]

    def updates(self, count: int) -> list[QueueRow]:
        """The next changes: a message each, with another heat, history and words."""
        return [self._changed(place) for place in range(count)]

    def _changed(self, place: int) -> QueueRow:
        self._seq += 1
        hot = place % 2 == 0
        row = self._dice.choice(self._hottest if hot else self.rows)
        load = self._dice.uniform(110, 180) if hot else self._dice.betavariate(1.5, 4) * 130
        heat = knee(load)
        return replace(
            row, heat=heat, level=level_of(heat), rank=rank_of(load, self._now), heat_at=self._now, last_customer_at=self._now,
            spark=(row.spark + bytes([round(heat)]))[-32:], last_words=self._speaker.text(), trend=self._dice.choice((-1, 0, 1)),
            seq=self._seq,
        )  # fmt: skip

    def _row(self, n: int) -> QueueRow:
        dice, at = self._dice, self._now - self._dice.uniform(5, 20_000)
        load = dice.betavariate(1.5, 4) * 130
        return QueueRow(
            id=f"G{n:06}", customer=f"{NAMES[n % len(NAMES)]} {n}", customer_kind="individual", channel=CHANNELS[n % 5],
            level=level_of(knee(load)), heat=knee(load), rank=rank_of(load, at), heat_at=at, trend=dice.choice((-1, 0, 1)),
            spark=bytes(int(min(100, max(0, knee(load) * (0.6 + 0.4 * k / 32) + 3 * math.sin(k * 1.7)))) for k in range(32)),
            risks=tuple(dice.sample(RISKS, dice.choice((0, 0, 1, 2)))), stage="listen", agent=dice.choice(("赵敏", "J. Reid", "何静")),
            mediator=None, supervisor=None, opened_at=at - 900, last_customer_at=at, waiting_since=at, last_words=self._speaker.text(),
            forecast=None, repeat=False, seq=n,
        )  # fmt: skip


def ticks(floor: Floor, count: int, updates: int) -> Iterator[list[QueueRow]]:
    """The updates of `count` ticks."""
    return (floor.updates(updates) for _ in range(count))


def rank_of(load: float, at: float) -> float | None:
    """What core.heat calls rank."""
    return math.log2(load) + at / SETTINGS.half_life if load > 0 else None


def level_of(heat: float) -> str:
    """The level of a heat, without history."""
    return ("calm", "watch", "hot", "critical")[sum(heat >= threshold for threshold in SETTINGS.thresholds())]
