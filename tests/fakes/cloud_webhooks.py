"""The other half of the fake: webhooks, signed, one POST each, again and again until they are answered with 200."""

from __future__ import annotations

import contextlib
import hashlib
import heapq
import hmac
import itertools
import random
import threading
import time
from dataclasses import dataclass, field

import httpx

FIRST_WAIT, LONGEST_WAIT = 0.05, 2.0
ANSWER_SECONDS = 10.0


@dataclass
class Weather:
    """How deliveries fare: each body is posted `copies` times, up to `shuffled` seconds late, and a `lost` share of them never; a share
    `deaf` of the answers is not heard, so that the same comes again."""

    copies: int = 1
    shuffled: float = 0.0
    lost: float = 0.0
    deaf: float = 0.0
    seed: int = 1


@dataclass(order=True)
class _Due:
    at: float
    number: int
    body: bytes = field(compare=False)
    tries: int = field(default=0, compare=False)


class Webhooks:
    """Delivers bodies to `url` by `peers` threads. `answers` has the status of each attempt (0 where none came) with its seconds."""

    def __init__(self, url: str, app_secret: str, peers: int = 4) -> None:
        self.url, self.app_secret = url, app_secret
        self.weather = Weather()
        self.answers: list[tuple[int, float]] = []
        self._dice = random.Random(1)
        self._numbers = itertools.count()
        self._due: list[_Due] = []
        self._under_way = 0
        self._changed = threading.Condition()
        self._stopping = False
        self._threads = [threading.Thread(target=self._work, name=f"webhooks-{n}") for n in range(peers)]

    def start(self) -> None:
        """Begin to deliver."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Give up what is left."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        for thread in self._threads:
            if thread.ident:
                thread.join()

    def post(self, body: bytes) -> None:
        """Deliver a body, in today's weather."""
        with self._changed:
            for _ in range(self.weather.copies):
                if self._dice.random() >= self.weather.lost:
                    late = self._dice.random() * self.weather.shuffled
                    heapq.heappush(self._due, _Due(time.monotonic() + late, next(self._numbers), body))
            self._changed.notify_all()

    def settle(self, seconds: float = 30.0) -> bool:
        """Wait until everything was answered with 200; False when it was not in time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._due and not self._under_way, seconds)

    def _work(self) -> None:
        with httpx.Client(timeout=ANSWER_SECONDS, trust_env=False) as client:
            while (due := self._next()) is not None:
                self._settle_one(due, self._attempt(client, due.body))

    def _next(self) -> _Due | None:
        with self._changed:
            while not self._stopping:
                wait = self._due[0].at - time.monotonic() if self._due else None
                if wait is not None and wait <= 0:
                    self._under_way += 1
                    return heapq.heappop(self._due)
                self._changed.wait(wait)
        return None

    def _attempt(self, client: httpx.Client, body: bytes) -> int:
        signature = "sha256=" + hmac.new(self.app_secret.encode(), body, hashlib.sha256).hexdigest()
        began, status = time.monotonic(), 0
        with contextlib.suppress(httpx.HTTPError):
            status = client.post(self.url, content=body, headers={"x-hub-signature-256": signature}).status_code
        self.answers.append((status, time.monotonic() - began))
        return status

    def _settle_one(self, due: _Due, status: int) -> None:
        with self._changed:
            self._under_way -= 1
            if status != 200 or self._dice.random() < self.weather.deaf:
                due.at = time.monotonic() + min(LONGEST_WAIT, FIRST_WAIT * 2**due.tries)
                due.tries += 1
                heapq.heappush(self._due, due)
            self._changed.notify_all()
