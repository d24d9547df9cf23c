"""The figures that training found on what was held out, kept where the benchmark finds them: a name, the figure, its 95 % interval."""

from __future__ import annotations

import json
from pathlib import Path

KEPT = Path(__file__).resolve().with_name("figures.json")

Figure = tuple[float, float, float]
"""A figure, and from where to where its interval reaches."""


def kept() -> dict[str, Figure]:
    """Everything that was kept."""
    found = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    return {name: (figure[0], figure[1], figure[2]) for name, figure in found.items()}


def keep(new: dict[str, Figure]) -> None:
    """Keep figures, in the place of those of the same names."""
    rows = {name: [round(float(part), 4) for part in figure] for name, figure in sorted((kept() | new).items())}
    lines = ",\n".join(f" {json.dumps(name, ensure_ascii=False)}: {json.dumps(figure)}" for name, figure in rows.items())
    KEPT.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
