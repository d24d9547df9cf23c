"""The twelve risk kinds: patterns with context, what of them is no signal, and a trained model that adds what no pattern knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import ge
from types import MappingProxyType
from typing import NamedTuple

from desktop.core.reading import RISKS
from desktop.sentiment.analysis import Analysis
from desktop.sentiment.grams import Seen
from desktop.sentiment.linear import Weights
from desktop.sentiment.matching import matches, sentence_around
from desktop.sentiment.risk_model import RiskModel, Window, is_short, pieces_of, windows_of
from desktop.sentiment.rules import Rule

UNHAPPY = 12.0
"""Points of anger, here or in what the customer wrote before, from which a weak sign is a signal."""
POINTS: Mapping[str, float] = MappingProxyType(
    {
        "safety": 14.0, "self_harm": 14.0, "violence": 45.0, "regulator": 20.0, "legal": 20.0, "media": 20.0, "publicity": 18.0,
        "consumer_body": 20.0, "chargeback": 18.0, "privacy": 18.0, "repeat": 12.0, "churn": 14.0,
    }
)  # fmt: skip
"""Points of anger that a signal adds: whoever threatens is angry."""
SURE: Mapping[str, float] = MappingProxyType(
    {
        "safety": 0.0, "self_harm": -0.25, "violence": -0.4, "regulator": 0.25, "legal": 0.0, "media": -0.25, "publicity": 0.0,
        "consumer_body": -0.25, "chargeback": 0.25, "privacy": -0.5, "repeat": 0.0, "churn": 0.25,
    }
)  # fmt: skip
"""The logit from which the model alone is believed: a missed safety, self_harm or violence is worse than a false alarm."""
NEAR = 3.0
"""So far below it a kind may be for a text to be read once more sentence by sentence."""
DOUBT = 4.0
"""What more the model must bring where the rules know an innocent reading of the sentence."""
ANOTHER = 1.25
"""What more it must bring where the rules have found another kind: kinds that are near each other share words."""
INNOCENT: Mapping[str, float] = MappingProxyType(
    {
        "safety": -5.0, "self_harm": -6.0, "violence": -6.0, "regulator": -5.0, "legal": -3.5, "media": -4.5, "publicity": -4.5,
        "consumer_body": -3.0, "chargeback": -4.0, "privacy": -2.5, "repeat": -5.0, "churn": -4.0,
    }
)  # fmt: skip
"""The logit below which the model takes a signal of the rules away, where that costs few of the signals of trades left out."""
NEVER = -8.0
"""The same in a long text, which thins every logit, and where the model hears another kind: a fire beside a lawyer is still a fire."""
CLOSE = 30
"""Characters between two matches of one kind that are shown as one."""
_ASKABLE = frozenset({"regulator", "consumer_body", "media", "publicity", "legal", "chargeback", "safety", "privacy"})
"""Kinds that a calm customer may well ask about."""
_CALMLY = 4.0
_AT = {kind: place for place, kind in enumerate(RISKS)}
_CUES = {f":{kind}": kind for kind in RISKS}
_SURE = tuple(SURE[kind] for kind in RISKS)
_NEARLY = tuple(logit - NEAR for logit in _SURE)
_ASKS = re.compile(
    r"(?:\?|吗|么|嘛|咩|没有|未)\W*$|^\W*(?:请问|想问|问下|咨询|do |does |is |are |can |could |what |where |how |which |will )"
)
_IN_EARNEST = re.compile(
    r"我要|我会|谁|边个|我已|我就|我直接|已经|信不信|你信|敢|凭什么|为什么|点解|怎么会|怎会|怎么能|竟|居然|还要我|是不是要|要不要我|系咪要|"
    r"想我|逼|难道|差点|差啲|险些|[了咗](?!吗|么|没|未|咩|一下)|刚|昨|今天|正在|喺医院|在医院|不然|否则|再不|"
    r"\b(?:why|i'll|i will|i've|i'm going|want me to|should i|do i have to|need to|have to|how dare|how could|how did|how does that|"
    r"who (?:is|has|gave|told)|even|or (?:should|do|shall)|yesterday|last night|now|was|were|after|"
    r"your (?:product|fault|driver|staff|food))\b"
)
_NEEDS_NO_CHEER = frozenset({"publicity", "media", "churn", "repeat", "legal", "regulator", "consumer_body"})


class Signal(NamedTuple):
    """A risk kind and where the folded text says it."""

    kind: str
    start: int
    end: int


def find_signals(rules: Sequence[Rule], heard: Heard, analysis: Analysis, unhappy: float, cheerful: bool) -> list[Signal]:
    """The first place of each kind, gravest kind first. `unhappy` in points of anger, `cheerful` where praise and thanks prevail."""
    text = analysis.folded.text
    cued = {_CUES[cue] for cue in analysis.cues & _CUES.keys()} if analysis.cues else frozenset()
    if True in map(ge, heard.highest, _NEARLY):
        heard = heard.closer(text)
    sure = True in map(ge, heard.highest, _SURE)
    if not cued and not sure:
        return []
    earnest = [rule for rule in rules if not (cheerful and _is_praise(rule.kind, heard))]
    found = _signals((rule.kind, _by_rule(rule, text, unhappy, heard)) for rule in earnest if rule.kind in cued)
    if sure:
        known, doubt = {signal.kind for signal in found}, ANOTHER if found else 0.0
        asked = [rule for rule in earnest if not (cheerful and rule.kind in _NEEDS_NO_CHEER)]
        found += _signals((rule.kind, _by_model(rule, text, heard, doubt)) for rule in asked if rule.kind not in known)
    kept = [signal for signal in found if not (unhappy < _CALMLY and signal.kind in _ASKABLE and _is_calm_question(text, signal))]
    return sorted(kept, key=_gravity) if len(kept) > 1 else kept


def _is_praise(kind: str, heard: Heard) -> bool:
    """Whether a rule is not asked in a text where praise prevails: cold politeness is heard by the model, too."""
    return kind in _NEEDS_NO_CHEER and heard.highest[_AT[kind]] < SURE[kind]


def _signals(spans: Iterable[tuple[str, tuple[int, int] | None]]) -> list[Signal]:
    return [Signal(kind, *span) for kind, span in spans if span is not None]


def _gravity(signal: Signal) -> int:
    return _AT[signal.kind]


class Heard(NamedTuple):
    """What the model makes of a text: its windows, their logits, the highest of each kind."""

    model: RiskModel
    windows: Sequence[Window]
    scores: Sequence[Weights]
    highest: Weights

    @classmethod
    def of(cls, model: RiskModel, windows: Sequence[Window], scores: Sequence[Weights]) -> Heard:
        """Of windows and their logits."""
        return cls(model, windows, scores, scores[0] if len(scores) == 1 else tuple(map(max, *scores)))

    def closer(self, text: str) -> Heard:
        """With the pieces of the text beside it, where it was read as a whole."""
        pieces = pieces_of(text) if len(self.windows) == 1 else []
        if len(pieces) < 2:
            return self
        return Heard.of(self.model, [*self.windows, *pieces], [*self.scores, *(self.model.score(piece) for _, piece in pieces)])


def heard_in(model: RiskModel, text: str, seen: Seen) -> Heard:
    """The model's logits for a folded text, given with what is known of it."""
    windows = windows_of(text)
    return Heard.of(model, windows, [model.score(piece, seen) for _, piece in windows])


def _by_rule(rule: Rule, text: str, unhappy: float, heard: Heard) -> tuple[int, int] | None:
    """Where a rule says it; where the model is sure, too, with what moved the model: without all of it the signal would be gone."""
    logit = heard.highest[_AT[rule.kind]]
    innocent = INNOCENT[rule.kind] if max(heard.highest) < 0 and is_short(text) else NEVER
    span = _first(rule, text, unhappy) if logit >= innocent else None
    if span is None or logit < SURE[rule.kind]:
        return span
    moved = _moved(heard, _AT[rule.kind])
    return min(span[0], moved[0]), max(span[1], moved[1])


def _by_model(rule: Rule, text: str, heard: Heard, doubt: float) -> tuple[int, int] | None:
    """Where the text moved the model most, if it is sure enough."""
    beyond = heard.highest[_AT[rule.kind]] - SURE[rule.kind] - doubt
    if beyond < 0:
        return None
    span = _moved(heard, _AT[rule.kind])
    return None if beyond < DOUBT and _is_guarded(rule, text, *span) else span


def _moved(heard: Heard, kind: int) -> tuple[int, int]:
    start, piece = heard.windows[max(range(len(heard.windows)), key=lambda n: heard.scores[n][kind])]
    first, last = heard.model.span(piece, kind)
    return start + first, start + last


def _is_guarded(rule: Rule, text: str, start: int, end: int) -> bool:
    return rule.guards is not None and rule.guards.search(text, *sentence_around(text, start, end)) is not None


def _first(rule: Rule, text: str, unhappy: float) -> tuple[int, int] | None:
    sure = _joined(matches(rule, rule.sure, text))
    if sure is None and rule.weak is not None and unhappy >= UNHAPPY:
        return _joined(matches(rule, rule.weak, text))
    return sure


def _joined(spans: Iterator[tuple[int, int]]) -> tuple[int, int] | None:
    """The first span, made longer to hold those that follow closely: what is shown is all that says it."""
    first = next(spans, None)
    if first is None:
        return None
    start, end = first
    for begin, stop in spans:
        if begin - end > CLOSE:
            break
        end = max(end, stop)
    return start, end


def _is_calm_question(text: str, signal: Signal) -> bool:
    """Whether the sentence asks for information: nothing in it says that something happened or will be done."""
    first, last = sentence_around(text, signal.start, signal.end)
    return _ASKS.search(text[first:last]) is not None and _IN_EARNEST.search(text, first, last) is None
