"""The translations: `python -m tools.translate` gathers every text of the window into assets/i18n and compiles what is translated.

`python -m tools.translate --folder F` does so in another folder, which is how the test sees whether the committed files are current.
"""

from __future__ import annotations

import argparse
import ast
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "assets" / "i18n"
LANGUAGES = ("zh_CN", "zh_TW")
PLURALS = ("en",)
"""Languages that need a file for plural forms only: the source text is theirs."""

LOOK_UP = ("mediator.py", "advice.py", "care.py", "promises.py", "care_words.py", "words.py", "commands.py")
"""Files that look up texts which QT_TRANSLATE_NOOP marked elsewhere."""


@dataclass(frozen=True)
class Text:
    """A text to translate: its context, its English source, whether it counts something."""

    context: str
    source: str
    plural: bool


def texts_in(file: Path) -> Iterator[Text]:
    """The texts of a source file, in its order. SystemExit where one is not written out in its place."""
    yield from _texts(file, ast.parse(file.read_text(encoding="utf-8")), "")


def _texts(file: Path, node: ast.AST, context: str) -> Iterator[Text]:
    if isinstance(node, ast.ClassDef):
        context = node.name
    if isinstance(node, ast.Call):
        found = _text_of(file, node, context)
        if found is not None:
            yield found
    for child in ast.iter_child_nodes(node):
        yield from _texts(file, child, context)


def _text_of(file: Path, call: ast.Call, context: str) -> Text | None:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name not in ("tr", "translate", "QT_TRANSLATE_NOOP"):
        return None
    values = [part.value if isinstance(part, ast.Constant) else None for part in call.args[:2]]
    if name != "tr":
        if len(values) < 2 or not isinstance(values[0], str):
            return None  # str.translate, QPainter.translate
        context = str(values.pop(0))
    if isinstance(values[0], str):
        return Text(context, values[0], "%n" in values[0])
    if file.name in LOOK_UP:
        return None
    raise SystemExit(f"{file.relative_to(ROOT)}:{call.lineno}: write the text out where it is translated")


def gather(folder: Path) -> None:
    """Bring the .ts files of a folder up to date with the source. New texts are marked unfinished, old ones are dropped.

    lupdate is shown the texts in a form that it cannot misread: its own reader of Python overlooks some plural forms.
    """
    texts = [text for path in sorted((ROOT / "desktop" / "ui").rglob("*.py")) for text in texts_in(path)]
    with tempfile.TemporaryDirectory() as place:
        shown = Path(place) / "texts.py"
        shown.write_text("".join(map(_shown, texts)), encoding="utf-8")
        for language in LANGUAGES + PLURALS:
            plural = ["-pluralonly"] if language in PLURALS else []
            target = ["-target-language", language, "-source-language", "en", "-ts", str(folder.resolve() / f"stepin_{language}.ts")]
            run("pyside6-lupdate", "-silent", "-no-obsolete", "-locations", "none", *plural, str(shown), *target)


def _shown(text: Text) -> str:
    count = ', "", n' if text.plural else ""
    return f"class {text.context}:\n    def text(self):\n        self.tr({json.dumps(text.source, ensure_ascii=False)}{count})\n"


def compile_all(folder: Path) -> None:
    """Make the .qm files, which is what the window reads, out of the .ts files."""
    for language in LANGUAGES + PLURALS:
        file = folder / f"stepin_{language}.ts"
        run("pyside6-lrelease", "-silent", str(file), "-qm", str(file.with_suffix(".qm")))


def run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools that come with PySide6."""
    found = shutil.which(tool, path=str(Path(sys.executable).parent))
    if found is None:
        raise SystemExit(f"{tool} is not installed beside {sys.executable}")
    subprocess.run([found, *arguments], cwd=ROOT, check=True)


def main() -> None:
    """Gather and compile."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    folder = parser.parse_args().folder
    gather(folder)
    compile_all(folder)


if __name__ == "__main__":
    main()
