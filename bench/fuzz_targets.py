"""What is fuzzed: each seam where bytes of strangers come in, and what must hold whatever they are."""

from __future__ import annotations

import codecs
import itertools
import json
import math
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec

from desktop.channels import jsonl, mail, whatsapp
from desktop.channels.incoming import ExportOptions, Incoming, NotUnderstood
from desktop.channels.lines import Line
from desktop.channels.whatsapp.headers import Shape
from desktop.channels.whatsapp.parser import Plan, _Assembler
from desktop.channels.whatsapp.roles import Roles
from desktop.core.errors import BadInput
from desktop.core.heat import HeatSettings
from desktop.core.messages import Message
from desktop.desk.columns import Shelf
from desktop.desk.desk import Desk
from desktop.desk.importing import zone_of
from desktop.desk.order_lines import read_order
from desktop.desk.policy_file import parse_policy
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.jsonl import score_line
from desktop.sentiment.scorer import RuleScorer, Scorer

CODES = frozenset(
    (
        "bad_order", "unknown_person", "unknown_case", "unknown_offer", "unknown_conversation", "not_your_role", "case_closed",
        "already_decided", "already_taken", "stale", "own_proposal", "same_person_twice", "not_a_mediator", "not_neutral", "bad_amount",
        "over_limit", "over_budget",
    )
)  # fmt: skip
REASONS = frozenset(("bad_json", "missing_field", "bad_value", "bad_time", "too_long", "bad_encoding", "no_header", "bad_mail"))
LONGEST_LINE = 200_000
BOM = codecs.BOM_UTF8
_OPTIONS = ExportOptions(staff=frozenset({"agent", "客服"}), date_order="dmy")
_SHAPE = Shape("bracket", "/", True, True)
_PLAN = Plan("fuzz", _SHAPE, "ymd", Roles("chat", "陈晓", frozenset({"客服"})), ("陈晓", "客服"), zone_of("Asia/Shanghai"))
POLICY = """
[[people]]
id = "lin"
role = "supervisor"
limit = "500.00"
[[people]]
id = "chen"
role = "manager"
limit = "10000.00"
[[people]]
id = "wang"
role = "mediator"
"""
Check = Callable[[bytes], object]
T = TypeVar("T")


@dataclass
class Stand:
    """Where the targets run: a folder, an open desk with a case, a scorer. Keeps the slowest line of each kind in CPU seconds."""

    folder: Path
    desk: Desk
    scorer: Scorer
    case: str
    slowest: dict[str, tuple[float, bytes]] = field(default_factory=dict)
    counter: Iterator[int] = field(default_factory=itertools.count)

    @classmethod
    def make(cls, folder: Path, scorer: Scorer | None = None) -> Stand:
        """A stand in a folder; `close` it."""
        scorer = scorer or RuleScorer()
        desk = Desk(folder / "record.sqlite", InlineScoring(scorer), clock=lambda: 1_795_000_000.0)
        desk.adopt_policy(POLICY)
        desk.receive([item for item in [jsonl.read_line(MESSAGE, 1, "fuzz")] if item is not None])
        outcome, _ = desk.handle_line(b'{"id":"open","order":"open_case","by":"lin","channel":"chat","conversation":"c1"}')
        assert outcome.accepted and outcome.case is not None, outcome
        return cls(folder, desk, scorer, outcome.case)

    def close(self) -> None:
        """Close the desk."""
        self.desk.close()

    def targets(self) -> dict[str, Check]:
        """Every target by name. Each takes bytes; what it raises is a bug."""
        return {
            "whatsapp": self.whatsapp, "line": self.line, "zip": self.archive, "jsonl": self.jsonl, "eml": self.eml, "mbox": self.mbox,
            "order": self.order, "policy": self.policy, "score": self.score, "search": self.search,
        }  # fmt: skip

    def whatsapp(self, data: bytes) -> None:
        """Every line of an export is in exactly one message or in the quarantine."""
        path = self._file("chat.txt", data)
        try:
            found = list(whatsapp.read(path, _OPTIONS))
        except BadInput:
            return
        lines = sum(item.extra["lines"] if isinstance(item, Message) else 1 for item in map(_sound, found))  # type: ignore[misc]
        assert lines == data.count(b"\n") + (not data.endswith(b"\n") and bool(data)), (lines, data)

    def line(self, data: bytes) -> None:
        """One line of an export, as it comes and behind a head; keeps how long the slowest took."""
        data = data.replace(b"\n", b" ")[:LONGEST_LINE]
        for raw in (data, b"[2026/11/20 10:05:03] " + data, "[2026/11/20 10:05:03] 陈晓: ".encode() + data):
            for item in self._timed("export", raw, _line_of_an_export):
                _sound(item)

    def archive(self, data: bytes) -> None:
        """An archive is read or refused."""
        self.whatsapp_any(self._file("chat.zip", data))

    def whatsapp_any(self, path: Path) -> None:
        """A file of the export's kind is read or refused."""
        try:
            for item in whatsapp.read(path, _OPTIONS):
                _sound(item)
        except BadInput:
            return

    def jsonl(self, data: bytes) -> None:
        """A line is a message that can be stored and read back as it was, or quarantined with its bytes."""
        item = self._timed("jsonl", data, lambda raw: jsonl.read_line(raw, 1, "fuzz"))
        if item is None:
            assert not data.removeprefix(BOM).strip(), data
            return
        _sound(item)
        [answer], _ = self.desk.receive([item])
        assert isinstance(item, Message) or answer.outcome == "quarantined", answer

    def eml(self, data: bytes) -> None:
        """A mail is a message or quarantined."""
        [item] = mail.read_eml(self._file("a.eml", data), _OPTIONS)
        _sound(item)

    def mbox(self, data: bytes) -> None:
        """So are all of a file."""
        for item in mail.read_mbox(self._file("a.mbox", data), _OPTIONS):
            _sound(item)

    def order(self, data: bytes) -> None:
        """An order gets an outcome of the contract, and the same one again."""
        data = data.replace(b"CASE", self.case.encode())
        ident, _, _ = self._timed("order", data, read_order)
        first, _ = self.desk.handle_line(data, "lin")
        again, _ = self.desk.handle_line(data, "lin")
        assert first == again or ident is None, (first, again)
        assert first.accepted or first.code in CODES, first
        json.dumps([first.id, first.code, first.case, first.state], ensure_ascii=False).encode()

    def policy(self, data: bytes) -> None:
        """A policy is taken or refused with the place that is wrong."""
        try:
            parse_policy(data.decode(errors="replace"))
        except BadInput as problem:
            assert problem.code == "bad_policy" and problem.values["where"], problem

    def score(self, data: bytes) -> None:
        """A conversation gets readings within their bounds, anything else an error."""
        answer = msgspec.to_builtins(score_line(self.scorer, HeatSettings(), data))
        json.dumps(answer, ensure_ascii=False, allow_nan=False)
        if "error" in answer:
            assert answer["error"] in ("bad_json", "bad_value")
            return
        texts = [message["text"] for message in json.loads(data)["messages"]]
        for text, reading in zip(texts, answer["messages"], strict=True):
            _within_bounds(text, reading)

    def search(self, data: bytes) -> None:
        """Any text can be searched for."""
        shelf = Shelf(self.desk.path)
        try:
            shelf.search_columns(data.decode(errors="replace"), 5)
        finally:
            shelf.close()

    def _timed(self, kind: str, raw: bytes, read: Callable[[bytes], T]) -> T:
        """What `read` makes of a line. One that looks slowest is read twice more: a pause of the collector is no line's fault."""
        spent, made = _cpu(read, raw)
        slowest = self.slowest.get(kind, (0.0, b""))[0]
        if spent > slowest:
            spent = min(spent, _cpu(read, raw)[0], _cpu(read, raw)[0])
            if spent > slowest:
                self.slowest[kind] = (spent, raw)
        return made

    def _file(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path


def _line_of_an_export(raw: bytes) -> list[Incoming]:
    assembler = _Assembler(_PLAN)
    return [*assembler.feed(Line(1, raw + b"\n")), *assembler.end()]


def _cpu(read: Callable[[bytes], T], raw: bytes) -> tuple[float, T]:
    start = time.thread_time()
    made = read(raw)
    return time.thread_time() - start, made


def _sound(item: Incoming) -> Incoming:
    """What a reader gives can be stored: text that encodes, a reason of the contract."""
    if isinstance(item, NotUnderstood):
        assert item.reason in REASONS, item.reason
        assert item.id is None or item.id.encode() is not None
        return item
    parts = (item.id, item.conversation, item.customer.id, item.customer.name or "", item.author or "", item.text)
    for part in (*parts, json.dumps(dict(item.extra), ensure_ascii=False)):
        part.encode()
    assert item.id and item.conversation and item.customer.id and item.at.tzinfo is not None
    return item


def _within_bounds(text: str, reading: dict[str, object]) -> None:
    spans = [span for name in ("evidence", "promises", "phrasing") for span in reading.get(name, ())]  # type: ignore[attr-defined]
    assert all(0 <= span["start"] < span["end"] <= len(text) for span in spans), (text, spans)
    assert 0 <= reading["heat"] <= 100, reading  # type: ignore[operator]
    if "anger" in reading:
        assert 0 <= reading["anger"] <= 100, reading  # type: ignore[operator]
        assert math.isclose(sum(reading["satisfaction_probabilities"]), 1, abs_tol=1e-6), reading  # type: ignore[call-overload]
        assert 1 <= reading["satisfaction"] <= 5 and len(reading["satisfaction_probabilities"]) == 5  # type: ignore[operator,arg-type]


MESSAGE = (
    '{"id":"m1","channel":"chat","conversation":"c1","customer":{"id":"u1","name":"李先生","kind":"individual"},"from":"customer",'
    '"author":"李先生","at":"2026-11-22T09:00:00+08:00","text":"你们真棒！！第三次投诉了 12315"}'
).encode()


def stand_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder for a stand."""
    return tempfile.TemporaryDirectory(prefix="stepin-fuzz-")
