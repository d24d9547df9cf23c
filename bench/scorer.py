"""The scorer: messages a second through `stepin score`, the first reading of a process, and the slowest of hostile long messages.

SnowNLP stands beside it, installed into an environment of its own: only its sentiment of each customer's text, its own start not counted,
while ours is the whole reading, JSON in and out and everything but the start-up of the process. Rates are by the time of the processor
that was used, and the best of several runs, as in `timeit`: whatever else runs on the machine can only make them worse.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from bench.measure import ROOT, Figures, child_environment, in_child, wall
from bench.peer import NotInstalled, environment
from bench.texts import Speaker

SNOWNLP = ("snownlp==0.12.3",)
_START = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=8)))
_SAID = (
    "好的, 我帮您看一下订单号", "非常抱歉, 我们会在24小时内给您回复", "规定就是这样的, 没有办法", "Someone will call you by 2 pm tomorrow.",
    "Thanks for waiting, could you send me the order number?", "I'm sorry you feel that way, but that is our policy.",
)  # fmt: skip
_PEER = """
import json, sys, time
from snownlp import SnowNLP
texts = json.load(open(sys.argv[1], encoding="utf-8"))
SnowNLP("好").sentiments
start = time.process_time()
for text in texts:
    SnowNLP(text).sentiments
print(len(texts) / (time.process_time() - start))
"""


def run(messages: int = 30_000, times: int = 5, runs: int = 3) -> Figures:
    """Messages a second, the first reading in milliseconds, the slowest reading; and SnowNLP where it can be had."""
    with tempfile.TemporaryDirectory(prefix="stepin-bench-") as name:
        talks = list(conversations(messages))
        many, one = _written(Path(name) / "many.jsonl", talks), _written(Path(name) / "one.jsonl", [talks[0][:1]])
        firsts = [_score(one) for _ in range(times)]
        started = min(cpu for _, cpu in firsts)
        rate = sum(map(len, talks)) / (min(_score(many)[1] for _ in range(runs)) - started)
        first = statistics.median(took for took, _ in firsts)
        figures = {"per_s": round(rate), "first_ms": round(first * 1000, 1), "first_cpu_ms": round(started * 1000, 1)}
        figures |= in_child("bench.scorer_child")
        try:
            theirs = max(_snownlp(talks, Path(name) / "texts.json") for _ in range(runs))
        except NotInstalled as problem:
            print(f"bench: no SnowNLP: {problem}", file=sys.stderr)
            return figures
    return {**figures, "snownlp_per_s": round(theirs), "ratio": round(rate / theirs, 2)}


Said = dict[str, str]
"""A message of the contract."""


def conversations(messages: int, seed: int = 1) -> Iterator[list[Said]]:
    """About so many messages in conversations of 5 to 20, every third one by staff, hardly a customer's text twice."""
    dice, speaker, left, at = random.Random(seed), Speaker(seed), messages, _START
    while left > 0:
        turns: list[Said] = []
        for place in range(dice.randint(5, 20)):
            at += timedelta(seconds=dice.randint(5, 600))
            sender, text = ("agent", dice.choice(_SAID)) if place % 3 == 2 else ("customer", speaker.text())
            turns.append({"id": str(place), "from": sender, "at": at.isoformat(), "text": text})
        left -= len(turns)
        yield turns


def _written(target: Path, talks: Sequence[list[Said]]) -> Path:
    lines = (json.dumps({"id": str(n), "channel": "whatsapp", "messages": talk}, ensure_ascii=False) for n, talk in enumerate(talks))
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


def _score(source: Path) -> tuple[float, float]:
    """Seconds from the start of `stepin score` to its end, and seconds of a processor that it took."""
    before = _children()
    with source.open("rb") as lines, source.with_suffix(".out").open("wb") as out:
        command = [sys.executable, "-m", "desktop", "score"]
        took = wall(lambda: subprocess.run(command, stdin=lines, stdout=out, cwd=ROOT, env=child_environment(), check=True))
    return took, _children() - before


def _children() -> float:
    used = os.times()
    return used.children_user + used.children_system


def _snownlp(talks: Sequence[list[Said]], kept: Path) -> float:
    """Texts a second."""
    texts = [turn["text"] for talk in talks for turn in talk if turn["from"] == "customer"]
    kept.write_text(json.dumps(texts[:1500], ensure_ascii=False), encoding="utf-8")
    command = [str(environment("snownlp", SNOWNLP)), "-c", _PEER, str(kept)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstalled((done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1])
    return float(done.stdout.strip().splitlines()[-1])
