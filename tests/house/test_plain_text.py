"""Text of strangers is never read as HTML (docs/decisions/008.md): what guesses the format of a text lives in ui/plain.py alone."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.source import PACKAGE, listed, python_files, tree, where

HELPER = PACKAGE / "ui" / "plain.py"
NEVER_BUILT = {"QLabel"}
"""May be named as a type; only the helper makes one or derives from it."""

NEVER_NAMED = {
    "QTextBrowser", "QTextEdit", "QMessageBox", "QErrorMessage", "QInputDialog", "QProgressDialog", "QWhatsThis",
    "setHtml", "insertHtml", "setMarkdown", "insertMarkdown", "fromHtml", "RichText", "AutoText", "MarkdownText",
}  # fmt: skip
SAFE_FOR_TOOLTIPS = {"plain_tooltip", "tr"}

SCREEN = [file for file in python_files(PACKAGE / "ui") if file != HELPER] + [
    file for file in python_files(PACKAGE) if file.parent == PACKAGE
]


def test_only_the_plain_helper_makes_labels() -> None:
    found = [where(file, node) for file in SCREEN for node in ast.walk(tree(file)) if _makes_a_label(node)]
    assert not found, listed(found)


def _makes_a_label(node: ast.AST) -> bool:
    called = [node.func] if isinstance(node, ast.Call) else node.bases if isinstance(node, ast.ClassDef) else []
    return any(_name(part) in NEVER_BUILT for part in called)


def test_nothing_on_the_screen_guesses_the_format_of_a_text() -> None:
    found = [f"{where(file, node)} {_name(node)}" for file in SCREEN for node in ast.walk(tree(file)) if _name(node) in NEVER_NAMED]
    assert not found, listed(found)


def test_a_tooltip_is_our_own_sentence_or_made_plain() -> None:
    found = [where(file, call) for file in SCREEN for call in _calls(file, "setToolTip") if call.args and not _is_safe(call.args[-1])]
    assert not found, listed(found)


def test_the_graph_gets_no_html() -> None:
    calls = [(file, node) for file in SCREEN for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]
    found = [where(file, call) for file, call in calls if any(word.arg == "html" for word in call.keywords)]
    assert not found, listed(found)


def _calls(file: Path, method: str) -> list[ast.Call]:
    return [node for node in ast.walk(tree(file)) if isinstance(node, ast.Call) and _name(node.func) == method]


def _is_safe(argument: ast.expr) -> bool:
    if isinstance(argument, ast.IfExp):
        return _is_safe(argument.body) and _is_safe(argument.orelse)
    return isinstance(argument, ast.Constant) or (isinstance(argument, ast.Call) and _name(argument.func) in SAFE_FOR_TOOLTIPS)


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
