"""kill -9 of whoever sends, while letters are on their way: the service counts what it took, and what did not arrive must be seen by
the one who wrote it."""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from bench.measure import Figures
from bench.webhook import ACCOUNT, NUMBER, PATIENCE, SECRET, asked, free_port, gateway, wait_until
from desktop import bootstrap
from desktop.core.orders import Write
from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring
from desktop.settings import Settings, find_assets
from tests.fakes.cloud_api import TOKEN, CloudApi, State
from tests.fakes.cloud_webhooks import Weather

CASES, A_ROUND = 8, 3
LATENCY = 0.05
"""Seconds that the service takes before it takes a message, and again before it answers."""
FAULTS = ("slow", "slow", "drop", "drop_after")
"""What befalls one letter of a round besides: the last two leave it unknown, taken or not."""
LOST_RECEIPTS = 0.2
SHOWN = ("waiting", "unknown", "failed")
"""States that say to the writer that his words may not have arrived."""


def run(points: int = 100, seed: int = 1) -> Figures:
    """Kills, letters, how many were taken twice, how many were not taken although they seem to have arrived, how many a person has to look
    at in the end, and how many of those were taken. The time of a kill is spread over three stretches: before a letter is taken, before
    that is answered, and after it."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="stepin-sender-") as name, _service() as api:
        folder, port = Path(name), free_port()
        record = folder / "record.sqlite"
        with gateway(folder, port, api.base, TOKEN):
            webhooks = api.listen(f"http://127.0.0.1:{port}/whatsapp/{ACCOUNT}")
            for n in range(CASES):
                api.say("this is terrible, I want my money back now!!! 垃圾 骗人 投诉", f"8529000{n:04}", f"customer {n}")
            wait_until(lambda: len(_cases(folder)) == CASES)
        webhooks.weather = Weather(copies=2, lost=LOST_RECEIPTS)
        with closing(_desk(record)) as desk:
            for point in range(points):
                with gateway(folder, port, api.base, TOKEN) as (_, child):
                    before = api.state.requests["POST messages"]
                    api.state.faults.extend(dice.choices(FAULTS, k=1))
                    _write(desk, _cases(folder), point)
                    wait_until(partial(_is_called, api, before))
                    time.sleep(dice.uniform(0, 3 * LATENCY))
                    child.kill()
        with gateway(folder, port, api.base, TOKEN):
            wait_until(lambda: not {"waiting", "sending"} & set(_states(folder).values()), 10 * PATIENCE)
            assert webhooks.settle(PATIENCE)
            wait_until(lambda: not asked(folder, "SELECT id FROM inbox"))
        return {"kills": points, **judged(_states(folder), api.counts)}


def judged(states: dict[str, str], counts: Counter[str]) -> Figures:
    """What the record says of each letter beside how often the service took it."""
    doubt = [letter for letter, state in states.items() if state in SHOWN]
    return {
        "letters": len(states),
        "taken": len(counts),
        "double": sum(count - 1 for count in counts.values()),
        "lost": sum(not counts[letter] for letter, state in states.items() if state not in SHOWN),
        "shown": len(doubt),
        "of_them_taken": sum(counts[letter] > 0 for letter in doubt),
    }


@contextmanager
def _service() -> Iterator[CloudApi]:
    with CloudApi(state=State(number_id=NUMBER, secret=SECRET, latency=LATENCY)) as api:
        yield api


def _is_called(api: CloudApi, before: int) -> bool:
    return api.state.requests["POST messages"] > before


def _write(desk: Desk, cases: list[str], point: int) -> None:
    """A person answers some cases."""
    for n in range(A_ROUND):
        case = cases[(point * A_ROUND + n) % len(cases)]
        outcome, _ = desk.handle(Write(id=f"w{point}-{n}", by="lin", case=case, mode="reply", text=f"We are on it, {point} {n}."))
        assert outcome.accepted, outcome


def _desk(record: Path) -> Desk:
    policy = find_assets() / "samples" / "policy.toml"
    return bootstrap.open_desk(Settings(record, policy), InlineScoring(bootstrap.make_scorer()))


def _cases(folder: Path) -> list[str]:
    return sorted(str(case) for case in asked(folder, "SELECT id FROM cases WHERE closed_at IS NULL"))


def _states(folder: Path) -> dict[str, str]:
    letters = [str(row).partition(" ") for row in asked(folder, "SELECT id || ' ' || state FROM outbox")]
    return {letter: state for letter, _, state in letters}


if __name__ == "__main__":
    print(json.dumps(run(*map(int, sys.argv[1:]))))
