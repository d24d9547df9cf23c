"""The tests keep house too."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.house.source import TESTS, Definition, functions, listed, python_files, tree, where

ASLEEP = {"sleep", "qWait", "qSleep"}
WALL_CLOCK = {"perf_counter", "perf_counter_ns", "process_time"}
CAN_FAIL = re.compile(r"^(raises|warns|fail|skip|wait[A-Z_]\w*|assert\w*|check\w*|expect\w*|must\w*)$")
FILES = python_files(TESTS)


def test_no_test_sleeps() -> None:
    found = [f"{where(file, node)} {_called(node)}" for file in FILES for node in ast.walk(tree(file)) if _sleeps(node)]
    assert not found, listed(found)


def _sleeps(node: ast.AST) -> bool:
    if _called(node) == "wait" and isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return isinstance(node.func.value, ast.Name) and node.func.value.id == "qtbot"
    return _called(node) in ASLEEP


def test_no_test_measures_time() -> None:
    found = [f"{where(file, node)} {_called(node)}" for file in FILES for node in ast.walk(tree(file)) if _called(node) in WALL_CLOCK]
    assert not found, listed(found)


def test_every_test_can_fail() -> None:
    tests = [found for found in functions(FILES) if found.node.name.startswith("test_")]
    found = [str(test) for test in tests if not _can_fail(test)]
    assert not found, listed(found)


def _can_fail(test: Definition) -> bool:
    nodes = list(ast.walk(test.node))
    helpers = {_called(node) for node in nodes}
    return any(isinstance(node, ast.Assert) for node in nodes) or any(CAN_FAIL.match(name) or _asserts(test.file, name) for name in helpers)


def _asserts(file: Path, helper: str) -> bool:
    """Whether a function of the same file, called by the test, asserts something."""
    own = [found.node for found in functions([file]) if found.node.name == helper]
    return any(isinstance(node, ast.Assert) or CAN_FAIL.match(_called(node)) for function in own for node in ast.walk(function))


def test_no_two_tests_of_a_file_have_one_name() -> None:
    found = []
    for file in FILES:
        names = [(test.inside, test.node.name) for test in functions([file]) if test.node.name.startswith("test_")]
        found += [f"{where(file)} {name}" for inside, name in set(names) if names.count((inside, name)) > 1]
    assert not found, listed(found)


def test_no_mock_is_the_first_resort() -> None:
    found = [where(file) for file in FILES if re.search(r"^\s*(from|import) (unittest\.)?mock\b", file.read_text(encoding="utf-8"), re.M)]
    assert not found, listed(found)


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
