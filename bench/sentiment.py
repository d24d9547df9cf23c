"""`python3 go.py bench sentiment [DATA] [--docs]`: every figure that is asked of the scorer, beside SnowNLP, VADER and a list of keywords.

DATA is the folder that holds `sentiment/`; without it, `shared/data` beside the project. What training has seen (jddc, openrice, our own
sentences) is not measured with the shipped weights: there the cross-validated figure counts that training kept (`training/figures.json`),
and the row says so. With --docs the table goes into docs/sentiment.md. Exit code 1 when a figure is outside its bound, 2 without data.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench import scorer as speed
from bench.measure import ROOT, machine
from bench.page import put_between_marks
from bench.peer import NotInstalled
from bench.sentiment_peers import MOST, Scores, asked, keywords
from bench.sentiment_sets import Said, auc, cold, cped, curve, goemotions, interval, jddc, of_strangers, openrice, posts
from bench.sentiment_strangers import talks_of_strangers
from bench.sentiment_talks import Row, kept, of_own_files
from desktop.bootstrap import make_scorer
from desktop.core.reading import Reading, Turn

PAGE = ROOT / "docs" / "sentiment.md"
DATA = ROOT.parent / "shared" / "data"
CONVERTED = 2_000
"""Texts of cold that are converted to Traditional characters."""
SPEED = 12_000
TRAINED_ON = ("jddc", "posts")
ENGLISH = ("goemotions", "strange complaints", "strange idioms")

__all__ = ["main", "markdown", "rows_of"]


@dataclass(frozen=True)
class Bench:
    """The sets, what our scorer read of each text, and what the peers said of the first MOST of them."""

    sets: dict[str, list[Said]]
    readings: dict[str, list[Reading]]
    peers: dict[str, Scores]

    def labels(self, name: str, wanted: Callable[[int], int] = lambda label: label) -> list[int]:
        """0 or 1 for each text."""
        return [wanted(said.label) for said in self.sets[name]]

    def anger(self, name: str) -> list[float]:
        """Of each text."""
        return [reading.anger or 0.0 for reading in self.readings[name]]

    def beside(self, name: str, wanted: Callable[[int], int] = lambda label: label) -> str:
        """The AUC of each peer on the same texts."""
        labels = self.labels(name, wanted)
        found = [(peer, scores[name]) for peer, scores in self.peers.items() if name in scores]
        return ", ".join(f"{peer} AUC {auc(labels[: len(scores)], scores):.3f}" for peer, scores in found)


def read_all(data: Path) -> Bench:
    """Scores everything."""
    sets = {
        "goemotions": goemotions(data),
        "cold": cold(data),
        "cped": cped(data),
        "openrice": openrice(data),
        "jddc": jddc(data),
        "posts": posts(),
        "strange posts": of_strangers("posts"),
        "strange complaints": of_strangers("complaints"),
        "strange idioms": of_strangers("idioms"),
    }
    scorer = make_scorer()
    own = {
        name: [scorer.read([], Turn("customer", None, said.text)) for said in rows] for name, rows in sets.items() if name not in TRAINED_ON
    }
    peers: dict[str, Scores] = {"keywords": {name: keywords([said.text for said in rows]) for name, rows in sets.items()}}
    chosen = {"VADER": ("vader", ENGLISH), "SnowNLP": ("snownlp", [name for name in sets if name not in ENGLISH])}
    for peer, (package, names) in chosen.items():
        try:
            peers[peer] = asked(package, {name: [said.text for said in sets[name][:MOST]] for name in names})
        except NotInstalled as problem:
            print(f"bench: no {peer}: {problem}", file=sys.stderr)
    return Bench(sets, own, peers)


def rows_of(data: Path) -> Iterator[Row]:
    """The whole table."""
    bench = read_all(data)
    yield from _trained_on(bench)
    yield from _not_trained_on(bench)
    yield from _of_strangers(bench)
    yield from _scripts(bench)
    yield _evidence(bench)
    yield from of_own_files(make_scorer(), data.parent / "scenarios" / "scenarios.jsonl")
    yield from talks_of_strangers(make_scorer())
    yield from _speed()


def _trained_on(bench: Bench) -> Iterator[Row]:
    seen = "training saw this set: cross-validated by dialogue"
    beside = bench.beside("jddc", lambda label: int(label == 0))
    name = "Chinese satisfaction, JDDC, unseen dialogues"
    yield kept(f"{name}: macro F1", "jddc, all dialogues: macro_f1", 0.635, seen)
    yield kept(f"{name}: F1 dissatisfied", "jddc, all dialogues: f1_dissatisfied", 0.56, seen)
    yield kept(f"{name}: AUC dissatisfied", "jddc, all dialogues: auc", 0.83, seen, beside)
    yield kept(f"{name}: Spearman", "jddc, all dialogues: rho", 0.63, seen)
    yield kept("the same, expected calibration error of dissatisfied", "jddc, all dialogues: ece", 0.04, seen, least=False)
    yield kept("the same without any training on JDDC: AUC", "without jddc: auc", 0.76, "a model trained without it", beside)
    wide = "first message of a dialogue against its rating at the end, JDDC without training on it: AUC"
    yield kept(wide, "without jddc, first message: auc", 0.74, "in the place of public complaints, which are not at hand")
    left = "a model that saw no post, only service talk, words and other corpora"
    beside = bench.beside("posts")
    for figure, bound in (("AUC", 0.82), ("F1", 0.66), ("recall at 5 %", 0.35)):
        yield kept(
            f"Chinese anger, own posts left out: {figure}",
            f"anger: own posts, left out {figure}",
            bound,
            left,
            beside if figure == "AUC" else "",
        )
    yield kept(
        "Chinese anger, 220 random texts of COLD graded by us: AUC",
        "anger: cold, random, grade 2 up AUC",
        0.82,
        "the graded texts are held out",
    )
    beside = bench.beside("openrice")
    yield kept(
        "Cantonese, openrice, cry: AUC", "review: openrice, cross-validated AUC", 0.95, "training saw this set: cross-validated", beside
    )
    trades = "whole trades of our own lines left out, in the place of a stranger's complaints"
    yield kept("English complaints: AUC", "anger: own sentences, trades left out AUC", 0.85, trades)


def _not_trained_on(bench: Bench) -> Iterator[Row]:
    labels, anger = bench.labels("goemotions"), bench.anger("goemotions")
    yield _auc("English anger, GoEmotions dev: AUC", bench, "goemotions", 0.86)
    yield Row("the same: best F1", curve(labels, anger)[0], 0.53, beside=_best(bench, "goemotions"))
    yield _auc("offensive Chinese, COLD dev, by anger: AUC", bench, "cold", 0.78, "its train part is a weak teacher (weight .1)")
    yield _auc(
        "Chinese anger in television, CPED: AUC", bench, "cped", 0.82, "labels were given with picture and sound; no label was trained on"
    )


def _of_strangers(bench: Bench) -> Iterator[Row]:
    note = "written by somebody who knew nothing of the scorer; nothing was changed for them"
    labels, anger = bench.labels("strange posts"), bench.anger("strange posts")
    best, recall = curve(labels, anger)
    yield _auc(f"Chinese anger, {len(labels)} posts of a stranger: AUC", bench, "strange posts", 0.82, note)
    yield Row("the same: best F1", best, 0.66)
    yield Row("the same: recall at 5 %", recall, 0.35)
    yield _auc("English complaints, 160 tweets of a stranger: AUC", bench, "strange complaints", 0.85, note)
    yield _auc("English anger in idioms and irony, 120 lines of a stranger: AUC", bench, "strange idioms", None, note)


def _auc(what: str, bench: Bench, name: str, bound: float | None, note: str = "") -> Row:
    labels, anger = bench.labels(name), bench.anger(name)
    return Row(what, auc(labels, anger), bound, interval=interval(auc, labels, anger), beside=bench.beside(name), note=note)


def _best(bench: Bench, name: str) -> str:
    labels = bench.labels(name)
    found = [(peer, scores[name]) for peer, scores in bench.peers.items() if name in scores]
    return ", ".join(f"{peer} F1 {curve(labels[: len(scores)], scores)[0]:.3f}" for peer, scores in found)


def _scripts(bench: Bench) -> Iterator[Row]:
    from opencc import OpenCC

    said, scorer = bench.sets["cold"][:CONVERTED], make_scorer()
    labels, before = [one.label for one in said], bench.readings["cold"][:CONVERTED]
    lost, other = 0.0, 0
    for way in ("s2tw", "s2hk"):
        convert = OpenCC(way).convert
        after = [scorer.read([], Turn("customer", None, convert(one.text))) for one in said]
        other += sum(_figures(a) != _figures(b) for a, b in zip(before, after, strict=True))
        then = curve(labels, [reading.anger or 0.0 for reading in after])[0]
        lost = max(lost, abs(curve(labels, [reading.anger or 0.0 for reading in before])[0] - then))
    note = f"{CONVERTED:,} texts of COLD dev, to Taiwan's and to Hong Kong's characters"
    yield Row("Traditional against Simplified: F1 lost", lost, 0.002, least=False, note=note)
    yield Row("the same: readings that differ at all", float(other), 0, least=False)


def _figures(reading: Reading) -> tuple[object, ...]:
    return reading.anger, reading.satisfaction_probabilities, reading.risks, reading.forecast


def _evidence(bench: Bench) -> Row:
    scorer, fell, all_ = make_scorer(), 0, 0
    for name, readings in bench.readings.items():
        for said, reading in zip(bench.sets[name], readings, strict=True):
            if (reading.anger or 0.0) < 50 or not reading.evidence:
                continue
            first = max(reading.evidence, key=lambda found: found.weight)
            rest = said.text[: first.start] + said.text[first.end :]
            fell += (scorer.read([], Turn("customer", None, rest)).anger or 0.0) < (reading.anger or 0.0)
            all_ += 1
    return Row(
        "evidence: deleting the strongest span lowers the anger", fell / max(all_, 1), 0.95, note=f"{all_:,} messages of 50 and more"
    )


def _speed() -> Iterator[Row]:
    found = speed.run(SPEED, 3)
    snownlp = f"SnowNLP {found['snownlp_per_s']:,.0f}, its sentiment alone" if "snownlp_per_s" in found else ""
    yield Row("readings a second, one core, through `stepin score`", found["per_s"], 5_000, beside=snownlp)
    if "ratio" in found:
        yield Row("the same, times SnowNLP's", found["ratio"], 4)
    yield Row("first reading of a process, ms", found["first_ms"], 500, least=False)
    yield Row("slowest reading of hostile messages of 20,000 and 100,000 characters, ms", found["slowest_ms"], 20, least=False)


def markdown(rows: Sequence[Row], run: str) -> str:
    """The table, with the machine and the date above it."""
    about = machine()
    said = ", ".join(f"{name} {value}" for name, value in about.items() if name in ("processor", "memory", "python", "load"))
    lines = [
        f"Measured {about['date']} on: {said}. Run: `{run}`.",
        "",
        "| what | measured (95 %) | asked | | beside it, same texts | remarks |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *(row.line() for row in rows)])


def main(arguments: list[str]) -> int:
    """Measures, prints the table to stderr and JSON to stdout."""
    parser = argparse.ArgumentParser(
        prog="python3 go.py bench sentiment", description="Everything that is asked of the scorer, with peers."
    )
    parser.add_argument("data", nargs="?", type=Path, default=DATA, help="the folder that holds sentiment/")
    parser.add_argument("--docs", action="store_true", help="put the table into docs/sentiment.md")
    wanted = parser.parse_args(arguments)
    if not (wanted.data / "sentiment").is_dir():
        print(f"bench: no labelled data in {wanted.data}; give the folder that holds sentiment/ (see training/README.md)", file=sys.stderr)
        return 2
    rows = list(rows_of(wanted.data))
    table = markdown(rows, "python3 go.py bench sentiment")
    print(table, file=sys.stderr)
    print(json.dumps([asdict(row) | {"kept": row.kept} for row in rows], indent=1, ensure_ascii=False))
    if wanted.docs:
        put_between_marks(table, PAGE)
    return 0 if all(row.kept for row in rows) else 1
