"""The source as the house rules see it: files, their syntax trees, and the functions and classes in them."""

from __future__ import annotations

import ast
import functools
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop"
TESTS = ROOT / "tests"


@dataclass(frozen=True)
class Definition:
    """A function or class: the node, where it stands, and the names around it."""

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    file: Path
    inside: tuple[str, ...]
    within_function: bool

    @property
    def lines(self) -> int:
        """From `def` or `class` to the last line, docstring included, decorators not."""
        return (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1

    @property
    def is_public(self) -> bool:
        return not any(name.startswith("_") for name in (*self.inside, self.node.name))

    def __str__(self) -> str:
        return f"{where(self.file, self.node)} {'.'.join((*self.inside, self.node.name))} ({self.lines} lines)"


def python_files(*folders: Path) -> list[Path]:
    """Every Python file below the folders, and go.py with the package."""
    found = sorted(path for folder in folders for path in folder.rglob("*.py") if "__pycache__" not in path.parts)
    return [ROOT / "go.py", *found] if PACKAGE in folders else found


@functools.cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def definitions(files: list[Path]) -> Iterator[Definition]:
    """Every function and class, nested ones too."""
    for file in files:
        yield from _inside(tree(file), file, (), False)


def _inside(node: ast.AST, file: Path, inside: tuple[str, ...], within: bool) -> Iterator[Definition]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield Definition(child, file, inside, within)
            yield from _inside(child, file, (*inside, child.name), within or not isinstance(child, ast.ClassDef))
        else:
            yield from _inside(child, file, inside, within)


def functions(files: list[Path]) -> list[Definition]:
    return [found for found in definitions(files) if not isinstance(found.node, ast.ClassDef)]


def classes(files: list[Path]) -> list[Definition]:
    return [found for found in definitions(files) if isinstance(found.node, ast.ClassDef)]


def imported(file: Path) -> Iterator[tuple[ast.stmt, str]]:
    """Every module that a file imports, wherever in the file, as `a.b` or `a.b.name`."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def where(file: Path, node: ast.AST | None = None) -> str:
    name = file.relative_to(ROOT).as_posix()
    return f"{name}:{getattr(node, 'lineno', 1)}"


def listed(found: list[str]) -> str:
    """The offenders, one a line, for the message of an assertion."""
    return "\n  ".join(["", *found])


def run_tool(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """This Python with arguments, in the root."""
    settings = dict(os.environ, PYTHONPATH=str(ROOT), **environment)
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, encoding="utf-8", check=False)
