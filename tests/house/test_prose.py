"""What is written down: docstrings, reasons, and sentences only where people read them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.house.source import PACKAGE, Definition, classes, functions, listed, python_files, tree, where

SOURCE = python_files(PACKAGE)
WITHOUT_SENTENCES = ("core", "desk")
SENTENCE = re.compile(r"[a-z]+ [a-z]+ [a-z]+ [a-z]+ [a-z]+")
CAMEL = re.compile(r"^[a-z]+[A-Z]")


def test_every_module_says_what_it_is_for() -> None:
    silent = [where(file) for file in SOURCE if not ast.get_docstring(tree(file))]
    assert not silent, listed(silent)


def test_every_public_class_says_what_it_keeps() -> None:
    silent = [str(found) for found in classes(SOURCE) if found.is_public and not ast.get_docstring(found.node)]
    assert not silent, listed(silent)


def test_every_public_function_says_what_it_does() -> None:
    silent = [str(found) for found in functions(SOURCE) if _must_speak(found) and not ast.get_docstring(found.node)]
    assert not silent, listed(silent)


def _must_speak(found: Definition) -> bool:
    """Methods of widgets are exempt: Qt's overrides say what Qt says, and a slot's name is its sentence. So are the methods of a seam."""
    in_widgets = "ui" in found.file.parts and bool(found.inside)
    exempt = found.within_function or in_widgets or CAMEL.match(found.node.name) or ast.unparse(found.node.body[-1]) == "..."
    return found.is_public and not exempt


def test_no_human_sentence_on_the_floors_below_the_screen() -> None:
    files = python_files(*(PACKAGE / floor for floor in WITHOUT_SENTENCES))
    found = [f"{where(file, node)} {node.value!r}" for file in files for node in _strings(file) if SENTENCE.search(str(node.value))]
    assert not found, listed(found)


def _strings(file: Path) -> list[ast.Constant]:
    """The strings of a file that are values: not docstrings, not the notes below constants, not whole documents."""
    nodes = list(ast.walk(tree(file)))
    notes = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    strings = [node for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [node for node in strings if id(node) not in notes and "\n" not in str(node.value)]


def test_a_broad_except_says_why_on_its_line() -> None:
    silent = [
        f"{where(file)} line {number}: {line.strip()}"
        for file in SOURCE
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"except\s*(\(?.*\b(Base)?Exception\b.*)?:", line) and not re.search(r"#\s*(noqa: BLE001)?\W*\w{2,}.*\w", line)
    ]
    assert not silent, listed(silent)


def test_an_ignore_names_its_code() -> None:
    bare = re.compile(r"#\s*type:\s*ignore(?!\[)|#\s*noqa(?!: ?[A-Z])|#\s*mypy:")
    lines = [(file, n, line) for file in SOURCE for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)]
    found = [f"{where(file)} line {number}: {line.strip()}" for file, number, line in lines if bare.search(line)]
    assert not found, listed(found)
