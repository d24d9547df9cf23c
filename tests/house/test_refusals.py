"""The table of refusals is whole, and its tests exist."""

from __future__ import annotations

import ast
import re

from tests.house.source import PACKAGE, ROOT, TESTS, python_files

TABLE = (ROOT / "docs" / "refusals.md").read_text(encoding="utf-8")
ROWS = [line.split("|")[1:-1] for line in TABLE.splitlines() if line.startswith("| `")]
LISTED = {code for row in ROWS for code in re.findall(r"`(\w+)`", row[0])}
_BY_VARIABLE = {"same_person_twice", "over_limit", "over_customer_limit", "over_budget", "unknown_case", "unknown_conversation"}
"""Codes that are computed before they are raised."""


def raised() -> set[str]:
    """The codes that the source raises as Refused(...)."""
    found = set()
    for path in python_files(PACKAGE):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def test_every_code_stands_in_the_table() -> None:
    assert raised() | _BY_VARIABLE == LISTED


def test_every_test_of_the_table_exists() -> None:
    named = {name for row in ROWS for name in re.findall(r"`(test_\w+)`", row[3])}
    written = {name for path in python_files(TESTS) for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M)}
    assert named <= written
    assert all("`test_" in row[3] for row in ROWS)
