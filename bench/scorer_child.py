"""The slowest reading of hostile long messages, in a process of its own: the last line is JSON."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from desktop.bootstrap import make_scorer
from desktop.core.reading import Turn

_RULE_WORDS = (
    "投诉", "律师", "报警", "曝光", "微博", "退款", "骗子", "杀了你", "自杀", "漏电", "受伤", "身份证",
    "泄露", "银行", "拒付", "再也不",
    "换别家", "打了三次", "还没",
    "我要", "你们", "不", "没有", "?", "!", ",", "。", "2小时内", "明天下午三点前", "12315", "告你", "记者", "垃圾",
)  # fmt: skip
_RULE_WORDS_EN = (
    "i will", "sue you", "lawyer", "report", "you", "police", "reporter", "twitter", "chargeback",
    "my bank", "never again", "kill", "myself",
    "fire", "smoke", "hurt", "third time",
    "still", "refund", "scam", "is", "the", "not", "?", "!", ",", ".", "within 2 hours", "by 3 pm",
)  # fmt: skip
_REPEATED = (
    "a",
    "退",
    "!",
    "? ",
    "投诉",
    "我要",
    "i will ",
    "\u200b",
    "а",
    "😀",
    "\u0301",
    "A",
    "A!",
    "  \n",
    "12315",
    "2小时内",
    "by 3 pm ",
    "不",
)


def hostile(length: int) -> Iterator[str]:
    """Texts of a length that try what the scorer spends its time on: dense rule words, repetition, what has to be folded."""
    dice = random.Random(length)
    dense = "".join(dice.choices(_RULE_WORDS, k=length))[:length]
    english = " ".join(dice.choices(_RULE_WORDS_EN, k=length))[:length]
    yield dense
    yield english
    yield " ".join(dice.choices(_RULE_WORDS + _RULE_WORDS_EN, k=length))[:length]
    yield "\u200b".join(dense[: length // 2])
    yield "".join(3 * character for character in dense[: length // 3])
    yield english.translate(str.maketrans("aeopc", "аеорс"))
    for piece in _REPEATED:
        yield (piece * length)[:length]


def main() -> None:
    """Print the figures."""
    scorer, at = make_scorer(), datetime(2026, 3, 2, 9, tzinfo=UTC)
    slowest = []
    for length in (20_000, 100_000):
        for sender in ("customer", "agent"):
            for text in hostile(length):
                scorer.read([], Turn(sender, at, text))  # what is compiled when it is first needed counts with the start
                slowest.append(min(_seconds(scorer.read, Turn(sender, at, text[:-1] + digit)) for digit in "12345"))
    print(json.dumps({"slowest_ms": round(1000 * max(slowest), 2)}))


def _seconds(read: object, turn: Turn) -> float:
    start = time.process_time()
    assert callable(read)
    read([], turn)
    return time.process_time() - start


if __name__ == "__main__":
    main()
