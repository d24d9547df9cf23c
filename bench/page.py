"""docs/performance.md's tables: what was measured last of each benchmark, kept beside the code with its day and the machine's load.

A whole run of everything takes hours, so a benchmark that is run again replaces its own rows only. Each row stands beside its reference,
which is always of the same run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.measure import ROOT, Figures
from bench.table import outcome

PAGE, KEPT = ROOT / "docs" / "performance.md", Path(__file__).with_name("measured.json")
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
SIZES = {
    "quick": "As a fresh machine runs it: `python3 go.py bench`",
    "full": "At full size: `python3 go.py bench --full`",
    "long": "What takes long: `python3 go.py bench --long`",
}

Run = dict[str, object]
"""Of one run of one benchmark: its figures, when it began, the load then, how many runs the medians are of."""
Kept = dict[str, dict[str, Run]]
"""The last run of each benchmark, by size and name."""


def keep(kept: Kept, runs: Mapping[str, Mapping[str, Run]]) -> Kept:
    """What is kept with these runs in the place of older ones of the same benchmark and size."""
    return {size: kept.get(size, {}) | dict(runs.get(size, {})) for size in SIZES}


def markdown(kept: Kept, machine: Mapping[str, str], order: Sequence[str]) -> str:
    """A table a size, its rows in the order of `order`, and the growth of costs under it."""
    said = ", ".join(f"{name} {value}" for name, value in machine.items() if name not in ("date", "load"))
    tables = [_table(size, kept[size], order) for size in SIZES if kept.get(size)]
    return "\n\n".join([f"On: {said}.", *tables])


def write(runs: Mapping[str, Mapping[str, Run]], machine: Mapping[str, str], order: Sequence[str]) -> None:
    """Keep the runs and put the tables on the page."""
    before: Kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    kept = keep(before, runs)
    KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    put_between_marks(markdown(kept, machine, order), PAGE)


def put_between_marks(table: str, page: Path) -> None:
    """Put a table where the page has its place for it."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    page.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


def _table(size: str, runs: Mapping[str, Run], order: Sequence[str]) -> str:
    named = [name for name in order if name in runs]
    lines = [f"{SIZES[size]}.", ""]
    lines += ["| what | measured | asked | beside it, in the same run | | begun, load, runs |", "|---|---|---|---|---|---|"]
    lines += [_line(row, runs[name]) for name in named for row in outcome({name: _figures(runs[name])})]
    grown = _figures(runs["growth"]) if "growth" in runs else {}
    return "\n".join([*lines, *(_growth(grown) if grown else [])])


def _figures(run: Run) -> Figures:
    figures = run["figures"]
    assert isinstance(figures, dict)
    return figures


def _line(row: Mapping[str, object], run: Run) -> str:
    sign, unit = "≥" if row["least"] else "≤", row["unit"]
    beside = f"{_number(row['reference'])} ({row['beside']})" if "reference" in row else ""
    cells = (
        row["what"], f"{_number(row['value'])} {unit}".strip(), f"{sign} {_number(row['bound'])}", beside,
        "yes" if row["kept"] else "**no**", f"{run['begun']}, {run['load']}, {run['times']}",
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def _growth(figures: Figures) -> list[str]:
    names = sorted({name.rsplit("_", 1)[0] for name in figures})
    sizes = sorted({int(name.rsplit("_", 1)[1]) for name in figures})
    lines = ["", "| cost | " + " | ".join(f"{size:,}" for size in sizes) + " |", "|---|" + "---|" * len(sizes)]
    for name in names:
        lines.append(f"| {name} | " + " | ".join(_number(figures.get(f"{name}_{size}", "")) for size in sizes) + " |")
    return lines


def _number(value: object) -> str:
    if not isinstance(value, int | float):
        return str(value)
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:g}"
