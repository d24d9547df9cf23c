"""The sentiment trend of a case as numbers: what the graph draws, and a sentence for who cannot see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.core.heat import HeatSettings
from desktop.core.messages import STAFF
from desktop.desk.views import CaseView, Mark, MessageView
from desktop.ui import numbers, words
from desktop.ui.case.levels import DEFAULTS
from desktop.ui.plain import one_line

JUMP = 10.0
"""Points of anger from one message of the customer to the next that are a jump."""
LABEL = 28
"""The most letters of hurtful wording that a mark says."""
SHOWN_MARKS = frozenset(
    {
        "stepped_in", "mediator_assigned", "offer_proposed", "offer_countered", "offer_decided", "payout_settled", "promise_made",
        "promise_kept",
    }
)  # fmt: skip


@dataclass(frozen=True)
class TrendMark:
    """A vertical line at a time, with a few words. `hurt`: staff wording that made it worse."""

    at: float
    label: str
    hurt: bool = False


@dataclass(frozen=True)
class Trend:
    """Times in seconds, heats and angers 0..100, oldest first. `dots` are the customer's messages, each (time, anger, message); `before`
    says of each what staff wrote just before the anger jumped, "" where it did not."""

    times: tuple[float, ...] = ()
    heats: tuple[float, ...] = ()
    dot_times: tuple[float, ...] = ()
    angers: tuple[float, ...] = ()
    dots: tuple[MessageView, ...] = ()
    marks: tuple[TrendMark, ...] = ()
    forecast: float | None = None
    level: str = "calm"
    offset_minutes: int = 0
    settings: HeatSettings = DEFAULTS
    before: tuple[str, ...] = ()

    def hover(self, place: int) -> str:
        """What the graph says of a dot: time, anger, the first words; of a jump, what staff wrote before it."""
        message = self.dots[place]
        before = self.before[place] if place < len(self.before) else ""
        told = self._told(message, 40 if before else 60)
        if not before:
            return told
        return QCoreApplication.translate("Trend", "{told} · after {before}").format(told=told, before=before)

    def _told(self, message: MessageView, letters: int) -> str:
        said = QCoreApplication.translate("Trend", "{time} · anger {anger} · {words}")
        return said.format(
            time=numbers.clock_time(message.at, message.offset_minutes),
            anger=numbers.whole(message.anger or 0.0),
            words=one_line(message.text, letters),
        )


def trend_of(view: CaseView, name_of: Callable[[str], str], settings: HeatSettings = DEFAULTS) -> Trend:
    """What a case's graph shows."""
    heated = [message for message in view.messages if message.heat is not None]
    dots = tuple(message for message in view.messages if message.anger is not None)
    marks = [TrendMark(mark.at, mark_words(mark, name_of)) for mark in view.marks if mark.kind in SHOWN_MARKS]
    marks += [_hurt(message, name_of) for message in view.messages if message.phrasing]
    return Trend(
        tuple(m.at for m in heated),
        tuple(m.heat or 0.0 for m in heated),
        tuple(m.at for m in dots),
        tuple(m.anger or 0.0 for m in dots),
        dots,
        tuple(sorted(marks, key=lambda mark: mark.at)),
        view.row.forecast,
        view.row.level,
        view.messages[-1].offset_minutes if view.messages else 0,
        settings,
        tuple(_jumps(view, name_of)),
    )


def _jumps(view: CaseView, name_of: Callable[[str], str]) -> Iterator[str]:
    """For each scored message of the customer, what staff wrote last before it where the anger rose by JUMP or more; else ""."""
    anger, wrote = None, ""
    for message in view.messages:
        if message.anger is not None:
            yield wrote if anger is not None and message.anger - anger >= JUMP else ""
            anger, wrote = message.anger, ""
        elif message.sender in STAFF:
            name = one_line(name_of(message.author), 16) or words.word("sender", message.sender)
            wrote = _said(name, f"“{one_line(message.text, LABEL)}”")


def mark_words(mark: Mark, name_of: Callable[[str], str]) -> str:
    """What a mark says, in a few words: who and what."""
    values, name = mark.values, one_line(name_of(mark.actor), 24)
    if mark.kind == "stepped_in":
        return _stepped(values.get("mode", "")).format(name=name)
    if mark.kind == "mediator_assigned":
        said = QCoreApplication.translate("Trend", "Mediator {name}")
        return said.format(name=one_line(name_of(values.get("mediator", "")), 24))
    if mark.kind in ("offer_proposed", "offer_countered"):
        said = QCoreApplication.translate("Trend", "Offer {amount} {currency}")
        return said.format(amount=values.get("amount", ""), currency=values.get("currency", ""))
    if mark.kind == "offer_decided":
        return _said(name, words.word("offer_state", values.get("state")))
    if mark.kind == "payout_settled":
        return words.word("payout_state", values.get("state"))
    if mark.kind == "promise_made":
        return QCoreApplication.translate("Trend", "Promise: {text}").format(text=one_line(values.get("text", ""), 24))
    return QCoreApplication.translate("Trend", "Promise kept")


def _said(name: str, what: str) -> str:
    return QCoreApplication.translate("Trend", "{name}: {what}").format(name=name, what=what)


def _stepped(mode: str) -> str:
    return {
        "watch": QCoreApplication.translate("Trend", "{name} watches"),
        "whisper": QCoreApplication.translate("Trend", "{name} whispers"),
        "join": QCoreApplication.translate("Trend", "{name} joins"),
        "take_over": QCoreApplication.translate("Trend", "{name} takes over"),
    }.get(mode, QCoreApplication.translate("Trend", "{name} leaves"))


def _hurt(message: MessageView, name_of: Callable[[str], str]) -> TrendMark:
    found = message.phrasing[0]
    said = one_line(message.text[found.start : found.end], LABEL)
    return TrendMark(message.at, _said(one_line(name_of(message.author), 16), said), hurt=True)


def summary(trend: Trend) -> str:
    """The trend in a sentence, for a screen reader."""
    if not trend.heats:
        return QCoreApplication.translate("Trend", "No message has been scored yet.")
    first, last, most = trend.heats[0], trend.heats[-1], max(trend.heats)
    said = QCoreApplication.translate(
        "Trend", "Heat went from {first} to {last} over %n customer message(s), at most {most}; the level is {level}.", "", len(trend.dots)
    ).format(first=numbers.whole(first), last=numbers.whole(last), most=numbers.whole(most), level=words.level(trend.level))
    if trend.forecast is None:
        return said
    return QCoreApplication.translate("Trend", "{sentence} {chance} % that it becomes hot within three messages.").format(
        sentence=said, chance=numbers.whole(trend.forecast * 100)
    )
