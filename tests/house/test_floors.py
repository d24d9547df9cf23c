"""Who may know whom, and what nobody may use."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

from tests.house.source import PACKAGE, ROOT, functions, imported, listed, python_files, run_tool, tree, where

BELOW_THE_SCREEN = ("core", "sentiment", "db", "channels", "keys", "desk", "cli")
WITHOUT_ANY = ("core", "sentiment", "db", "keys", "desk")
NEVER_IMPORTED = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "asyncio", "PyQt5", "PyQt6", "PySide2"}
NEVER_CALLED = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
NOT_IN_CORE = {"time", "random", "secrets", "uuid", "os", "io", "pathlib", "sqlite3", "threading", "logging", "subprocess", "socket"}
CONSTANT = re.compile(r"^(_?[A-Z][A-Z0-9_]*|_?[A-Z][A-Za-z0-9]*|__[a-z]+__)$")

SOURCE = python_files(PACKAGE)


def test_no_floor_imports_the_one_above_it() -> None:
    lint = run_tool("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))", NO_COLOR="1")
    assert lint.returncode == 0, lint.stdout + lint.stderr


def test_only_the_top_floor_knows_qt() -> None:
    files = python_files(*(PACKAGE / floor for floor in BELOW_THE_SCREEN))
    found = [f"{where(file, node)} {name}" for file in files for node, name in imported(file) if name.startswith(("PySide6", "pyqtgraph"))]
    assert not found, listed(found)


def test_qt_comes_from_essentials_only() -> None:
    addons = re.compile(r"^PySide6\.(QtAsyncio|QtCharts|QtGraphs|QtWebSockets|QtWebEngine\w*|QtMultimedia\w*|QtTextToSpeech|QtPdf\w*)\b")
    found = [f"{where(file, node)} {name}" for file in SOURCE for node, name in imported(file) if addons.match(name)]
    assert not found, listed(found)


def test_nothing_that_runs_what_it_reads() -> None:
    found = [f"{where(file, node)} {name}" for file in SOURCE for node, name in imported(file) if name.split(".")[0] in NEVER_IMPORTED]
    for file in SOURCE:
        calls = [node for node in ast.walk(tree(file)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
        found += [where(file, call) for call in calls if isinstance(call.func, ast.Name) and call.func.id in NEVER_CALLED]
    assert not found, listed(found)


def test_no_any_on_the_lower_floors() -> None:
    files = python_files(*(PACKAGE / floor for floor in WITHOUT_ANY))
    found = [f"{where(file, node)}" for file in files for node, name in imported(file) if name in {"typing.Any", "typing.cast"}]
    assert not found, listed(found)


def test_nothing_is_built_at_import_but_constants() -> None:
    found = [f"{where(file, node)} {name}" for file in SOURCE for node, name in _bound_at_top(file) if not CONSTANT.match(name)]
    assert not found, listed(found)


def _bound_at_top(file: Path) -> list[tuple[ast.stmt, str]]:
    bound: list[tuple[ast.stmt, str]] = []
    for node in tree(file).body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign | ast.AugAssign) else []
        names = [name for target in targets for name in ast.walk(target) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)]
        bound += [(node, name.id) for name in names]
    return bound


def test_no_function_reaches_for_a_global() -> None:
    found = [where(file, node) for file in SOURCE for node in ast.walk(tree(file)) if isinstance(node, ast.Global)]
    assert not found, listed(found)


def test_the_core_has_no_clock_no_chance_and_no_files() -> None:
    files = python_files(PACKAGE / "core")
    found = [f"{where(file, node)} {name}" for file in files for node, name in imported(file) if name.split(".")[0] in NOT_IN_CORE]
    for file in files:
        calls = [node.func for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]
        found += [where(file, call) for call in calls if isinstance(call, ast.Attribute) and call.attr in {"now", "utcnow", "today"}]
        found += [where(file, call) for call in calls if isinstance(call, ast.Name) and call.id in {"open", "print"}]
    assert not found, listed(found)


def test_go_needs_the_standard_library_only() -> None:
    found = [name for _, name in imported(ROOT / "go.py") if name.split(".")[0] not in sys.stdlib_module_names]
    assert not found
    assert functions([ROOT / "go.py"])
