"""The pinned versions: exact, without addresses, and the ones that run here."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, version

from tests.house.source import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
PIN = re.compile(r"([A-Za-z0-9._-]+)==([0-9][0-9a-z.]*)")


def folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


PINS = {folded(name): pinned for name, pinned in (line.split("==") for line in LINES if "==" in line)}


def test_every_line_of_the_constraints_is_one_exact_version() -> None:
    assert [line for line in LINES if not PIN.fullmatch(line)] == []


def test_every_package_asked_for_is_pinned() -> None:
    asked = PROJECT["dependencies"] + [line for lines in PROJECT["optional-dependencies"].values() for line in lines]
    assert {folded(re.split(r"[<>=!;\[ ]", line)[0]) for line in asked} - set(PINS) == set()


def test_what_runs_here_is_what_is_pinned() -> None:
    assert {name: installed for name in PINS if (installed := _installed(name)) not in (None, PINS[name])} == {}


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:  # for another system, as tzdata
        return None


def test_qt_is_older_than_the_one_that_aborts() -> None:
    wanted = next(line for line in PROJECT["dependencies"] if line.startswith("pyside6-essentials"))
    assert wanted == "pyside6-essentials>=6.8,<6.12"
    assert (6, 8) <= tuple(map(int, PINS["pyside6-essentials"].split(".")[:2])) < (6, 12)
    assert "pyside6-addons" not in PINS
