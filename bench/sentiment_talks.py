"""A row of the table of the scorer, and the rows that our own files give: twins, risk signals, scenarios, what training kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.sentiment_sets import TESTS, Labelled, auc, blind_risks, conversations, spearman
from desktop.core.heat import Heat, HeatSettings
from desktop.core.reading import RISKS, Reading, Turn
from desktop.sentiment.conversation import read_conversation
from desktop.sentiment.fold import Folder
from desktop.sentiment.seam import Scorer
from training.figures import kept as of_training

HOT = ("hot", "critical")
GRAVE = ("safety", "self_harm", "violence", "regulator", "legal")
PARTED, ALARM = 2, 0.3
"""The customer's third message is the first after different answers; the chance from which a forecast alarms."""
SINGLE = "as shipped; at first sight less, see the model card"
CANTONESE = set("咗冇佢哋喺嘅唔嚟啲嗰乜噉咁俾畀攞睇嘢")

Talk = list[tuple[Reading, Heat]]


@dataclass(frozen=True)
class Row:
    """A figure with its bound: at least `bound`, or at most."""

    what: str
    value: float | None
    bound: float | None
    least: bool = True
    interval: tuple[float, float] | None = None
    beside: str = ""
    note: str = ""

    @property
    def kept(self) -> bool:
        """Whether it is within its bound; where nothing is asked, it is."""
        if self.bound is None:
            return True
        return self.value is not None and (self.value >= self.bound if self.least else self.value <= self.bound)

    def line(self) -> str:
        """As a line of a table."""
        value = "-" if self.value is None else _said(self.value)
        around = f" ({_said(self.interval[0])} to {_said(self.interval[1])})" if self.interval else ""
        bound = "" if self.bound is None else f"{'≥' if self.least else '≤'} {_said(self.bound)}"
        answer = "" if self.bound is None else "yes" if self.kept else "**no**"
        return f"| {self.what} | {value}{around} | {bound} | {answer} | {self.beside} | {self.note} |"


def _said(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 or value == round(value) else f"{value:.3f}"


def kept(what: str, name: str, bound: float, note: str, beside: str = "", least: bool = True) -> Row:
    """A figure that training kept; none where it has not been trained since it keeps them."""
    found = of_training().get(name)
    if found is None:
        return Row(what, None, bound, least, note="not in training/figures.json: train first", beside=beside)
    return Row(what, found[0], bound, least, (found[1], found[2]), beside, note)


def of_own_files(scorer: Scorer, others: Path) -> Iterator[Row]:
    """Everything that is measured on files of this project, and on the scenarios of `others` where there are any."""
    yield from _twins(scorer)
    yield from risks_of(scorer, blind_risks(), "of all blind rounds", SINGLE)
    yield from scenarios_of(scorer, TESTS / "scenarios.jsonl", "own scenarios")
    if others.exists():
        yield from scenarios_of(scorer, others, "scenarios of another hand")
    yield from _bins()


def _bins() -> Iterator[Row]:
    for tenth in range(10):
        found = of_training().get(f"jddc, reliability of dissatisfied, tenth {tenth}")
        if found:
            said, so, count = found
            yield Row(f"dissatisfied (JDDC, held out), said {said:.2f}: were so", so, None, note=f"{count:,.0f} messages")


def read_talk(scorer: Scorer, talk: dict[str, Any]) -> tuple[list[Turn], Talk]:
    """A conversation as `stepin score` reads it."""
    turns = [Turn(m["from"], datetime.fromisoformat(m["at"]) if m.get("at") else None, m["text"]) for m in talk["messages"]]
    return turns, read_conversation(scorer, talk["channel"], turns, HeatSettings())


def _twins(scorer: Scorer) -> Iterator[Row]:
    right, inside = [], []
    ahead: list[tuple[int, float, bool]] = []
    for talk in conversations(TESTS / "twins.jsonl"):
        turns, answers = read_talk(scorer, talk)
        said = [reading for turn, (reading, _) in zip(turns, answers, strict=True) if turn.sender == "customer"]
        anger, worse = [reading.anger or 0.0 for reading in said], talk["kind"] == "escalates"
        right.append((anger[-1] > anger[1]) == worse)
        inside += [spearman(range(len(anger)), anger)] if worse else []
        chance = said[PARTED].forecast
        ahead.append((int(worse), 1.0 if chance is None else chance, bool(talk["held_out"])))
    note = "twins of our own writing: same opening, then staff make it worse or better"
    yield Row("trajectories: direction of change right", sum(right) / len(right), 0.85, note=note)
    yield Row("trajectories: Spearman of anger with time inside a talk that escalates", sum(inside) / len(inside), 0.70)
    new = [(worse, chance) for worse, chance, held_out in ahead if held_out]
    calm = [chance for worse, chance in new if not worse]
    bad = [chance for worse, chance in new if worse]
    heard = sum(chance >= ALARM for chance in bad) / len(bad)
    yield Row(
        "forecast two customer turns ahead, held-out pairs: AUC", auc(*_columns(new)), 0.75, note=f"base rate .50; it hears {heard:.2f}"
    )
    yield Row("the same: false alarms on calm twins", sum(chance >= ALARM for chance in calm) / len(calm), 0.20, least=False)


def _columns(rows: Sequence[tuple[int, float]]) -> tuple[list[int], list[float]]:
    return [label for label, _ in rows], [score for _, score in rows]


def script_of(text: str, folder: Folder) -> str:
    """English, Cantonese, Traditional or Simplified, by its characters."""
    if text.isascii() or sum(c > "\u2e80" for c in text) < 2:
        return "English"
    if CANTONESE & set(text):
        return "Cantonese"
    return "Traditional" if folder.simplify(text) != text else "Simplified"


def risks_of(scorer: Scorer, sentences: Sequence[Labelled], whose: str, note: str = "") -> Iterator[Row]:
    """How well the kinds of risk are told, by kind and script, and how often a trap is taken for one."""
    rows = [(text, wanted, frozenset(scorer.read([], Turn("customer", None, text)).risks)) for text, wanted in sentences]
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for _, wanted, found in rows:
        right.update(wanted & found)
        wrong.update(found - wanted)
        missed.update(wanted - found)
    f1 = {kind: 2 * right[kind] / (2 * right[kind] + wrong[kind] + missed[kind]) for kind in RISKS}
    yield Row(f"risk signals, {len(rows)} sentences {whose}: macro F1", sum(f1.values()) / len(f1), 0.90, note=note)
    for kind in RISKS:
        grave = 0.95 if kind in GRAVE else None
        yield Row(f"risk `{kind}` {whose}: recall", right[kind] / (right[kind] + missed[kind]), grave, note=f"F1 {f1[kind]:.2f}")
    traps = [found for _, wanted, found in rows if not wanted]
    alarms = sum(map(bool, traps)) / len(traps)
    yield Row(f"false alarms on traps {whose}", alarms, 0.08, least=False, note=f"{len(traps)} traps; {note}".rstrip("; "))
    folder = Folder()
    for script in ("Simplified", "Traditional", "Cantonese", "English"):
        here = [(wanted, found) for text, wanted, found in rows if script_of(text, folder) == script]
        both = sum(len(wanted & found) for wanted, found in here)
        total = sum(len(wanted) + len(found) for wanted, found in here)
        yield Row(f"risk signals in {script} {whose}: F1 over all kinds", 2 * both / max(total, 1), None, note=f"{len(here)} sentences")


def scenarios_of(scorer: Scorer, path: Path, name: str) -> Iterator[Row]:
    """What the tool of the contract measures on labelled conversations."""
    talks = conversations(path)
    read = [(talk, *read_talk(scorer, talk)) for talk in talks]
    alerts = sum(_alert_is_right(talk["expect"], answers) for talk, _, answers in read) / len(read)
    yield Row(f"{name} ({len(talks)}): alerts right", alerts, 0.90)
    recall, precision = _agreement(read, "risks", lambda reading: reading.risks)
    yield Row(f"{name}: recall of risks", recall, 0.90)
    yield Row(f"{name}: precision of risks", precision, 0.90)
    found, extra = _promises(read)
    yield Row(f"{name}: promises found", found, 0.90)
    yield Row(f"{name}: promises invented, a message of staff", extra, 0.05, least=False)
    recall, precision = _agreement(read, "phrasing", lambda reading: [found.rule for found in reading.phrasing])
    yield Row(f"{name}: recall of phrasing", recall, 0.90)
    yield Row(f"{name}: precision of phrasing", precision, 0.85)
    calm = [answers[talk["expect"]["calm_at"]][1].level not in HOT for talk, _, answers in read if "calm_at" in talk["expect"]]
    if calm:
        yield Row(f"{name}: calmed", sum(calm) / len(calm), 1.0)


def _alert_is_right(expect: dict[str, Any], answers: Talk) -> bool:
    first = next((n for n, (_, heat) in enumerate(answers) if heat.level in HOT), None)
    if expect.get("never_hot"):
        return first is None
    return first is not None and bool(expect.get("hot_from", 0) <= first <= expect["hot_by"])


def _agreement(read: Sequence[tuple[Any, list[Turn], Talk]], name: str, of: Any) -> tuple[float, float]:
    wanted = {
        (n, place, kind) for n, (talk, _, _) in enumerate(read) for kind, places in talk["expect"].get(name, {}).items() for place in places
    }
    found = {
        (n, place, kind) for n, (_, _, answers) in enumerate(read) for place, (reading, _) in enumerate(answers) for kind in of(reading)
    }
    both = len(wanted & found)
    return both / max(len(wanted), 1), both / max(len(found), 1)


def _promises(read: Sequence[tuple[Any, list[Turn], Talk]]) -> tuple[float, float]:
    found = promised = extra = staff = 0
    for talk, turns, answers in read:
        due = {place: (minutes, slack) for place, minutes, slack in talk["expect"].get("promises", [])}
        for place, (turn, (reading, _)) in enumerate(zip(turns, answers, strict=True)):
            staff += turn.sender != "customer"
            if place not in due:
                extra += len(reading.promises)
                continue
            minutes, slack = due[place]
            promised += 1
            found += any(p.due and turn.at and abs((p.due - turn.at).total_seconds() / 60 - minutes) <= slack for p in reading.promises)
    return found / max(promised, 1), extra / max(staff, 1)
