"""Every problem that the floors below can raise has a sentence of its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from desktop.core.errors import BadInput, Refused, StepinError, Trouble
from desktop.db.database import _CODES
from desktop.ui.troubles import REASONS, sentence

BELOW = Path(__file__).resolve().parents[2] / "desktop"
KINDS: dict[str, type[StepinError]] = {"Refused": Refused, "BadInput": BadInput, "Trouble": Trouble}


def raised_below() -> set[tuple[str, str]]:
    """(kind, code) of every error that is made with a code written out, outside ui/ and cli/."""
    found = {("Trouble", code) for _, code in _CODES}
    for file in BELOW.rglob("*.py"):
        if file.relative_to(BELOW).parts[0] in ("ui", "cli"):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and getattr(node.func, "id", "") in KINDS:
                code = node.args[0]
                found |= {(node.func.id, code.value)} if isinstance(code, ast.Constant) else set()
    return found


def reasons_of_archives() -> set[str]:
    sources = [(BELOW / "channels" / "whatsapp" / name).read_text(encoding="utf-8") for name in ("archive.py", "survey.py")]
    nodes = [node for source in sources for node in ast.walk(ast.parse(source))]
    calls = [node for node in nodes if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "refused"]
    return {part.value for call in calls for part in ast.walk(call.args[0]) if isinstance(part, ast.Constant)}


@pytest.mark.parametrize(("kind", "code"), sorted(raised_below()))
def test_every_code_has_a_sentence(kind, code) -> None:
    said = sentence(KINDS[kind](code))
    assert f"({code}" not in said and said.endswith((".", "?"))


def test_every_reason_to_refuse_an_archive_has_words() -> None:
    assert reasons_of_archives() == set(REASONS)


def test_values_stand_in_the_sentence_as_plain_words() -> None:
    assert sentence(Trouble("synced_folder", folder="On<b>eDrive\n")).startswith("The record lies in the synchronised folder On<b>eDrive, ")
    assert sentence(BadInput("archive_refused", why="encrypted")) == "The archive was not opened: it is encrypted."
    assert sentence(BadInput("something_new")) == "This did not work (something_new)."
