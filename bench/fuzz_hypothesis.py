"""Fuzzing with hypothesis: inputs put together from tokens, bytes and pieces of good examples; what breaks is made small."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bench.fuzz_seeds import SEEDS, TOKENS

EXAMPLES = 200
Check = Callable[[bytes], object]


def inputs(name: str) -> st.SearchStrategy[bytes]:
    """What a target is given: up to a dozen tokens and bytes, alone or in the midst of a good example."""
    noise = st.lists(st.sampled_from(TOKENS) | st.binary(max_size=8), max_size=12).map(b"".join)
    seed = st.sampled_from(SEEDS[name])
    spoilt = st.tuples(seed, st.floats(0, 1), noise, st.integers(0, 64)).map(lambda parts: spoil(*parts))
    return noise | spoilt


def spoil(seed: bytes, place: float, noise: bytes, dropped: int) -> bytes:
    """A good example with some of it replaced."""
    at = int(place * len(seed))
    return seed[:at] + noise + seed[at + dropped :]


def a_round(name: str, check: Check, until: float) -> tuple[int, tuple[str, bytes, str] | None]:
    """EXAMPLES inputs into one target, fewer when the time (of time.monotonic) is over: how many, and the smallest one that broke it."""
    runs, last = 0, b""

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate, Phase.shrink)
    )
    @given(data=inputs(name))
    def each(data: bytes) -> None:
        nonlocal runs, last
        if time.monotonic() < until:
            runs, last = runs + 1, data
            check(data)

    try:
        each()
    except Exception:  # noqa: BLE001  # whatever a target raises is a finding
        return runs, (name, last, traceback.format_exc())
    return runs, None
