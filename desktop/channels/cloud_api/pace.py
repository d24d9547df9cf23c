"""How fast letters may go: so many a second from a number, and fewer to the same person."""

from __future__ import annotations

from dataclasses import dataclass

A_SECOND = 80.0
PAIR_SECONDS = 6.0
PAIR_BURST = 45.0
_FORGET_AFTER = PAIR_SECONDS * PAIR_BURST


@dataclass(slots=True)
class Bucket:
    """A token bucket: `burst` at once, `rate` a second after that."""

    burst: float
    rate: float
    tokens: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until one may go; 0 when it may at once."""
        self.tokens = min(self.burst, self.tokens + max(0.0, now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1.0 - self.tokens) / self.rate)


class Pace:
    """The service's limits of one number, kept on our side so that they are seldom met. Times are seconds of one steady clock."""

    def __init__(self, a_second: float = A_SECOND) -> None:
        self._number = Bucket(a_second, a_second, a_second, 0.0)
        self._pairs: dict[str, Bucket] = {}

    def wait_for(self, to: str, now: float) -> float:
        """Seconds until a letter may go to somebody. 0 counts it as gone."""
        pair = self._pairs.setdefault(to, Bucket(PAIR_BURST, 1 / PAIR_SECONDS, PAIR_BURST, now))
        wait = max(self._number.wait(now), pair.wait(now))
        if wait == 0.0:
            self._number.tokens -= 1
            pair.tokens -= 1
            self._forget(now)
        return wait

    def _forget(self, now: float) -> None:
        """Who was not written to for so long that his burst is whole again need not be remembered."""
        if len(self._pairs) > 1_000:
            self._pairs = {to: pair for to, pair in self._pairs.items() if now - pair.at < _FORGET_AFTER}
