"""A field for each setting of an account: what is in it, as TOML would hold it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.core.errors import BadInput
from desktop.desk.connections import Setting
from desktop.ui.connections import words
from desktop.ui.dialogs.fields import CodeBox, ShortText
from desktop.ui.indicators import TICKS

LONGEST = 1_000
LONGEST_LIST = 20_000


class SettingField(QWidget):
    """A setting to be changed. `changed` when it was."""

    changed = Signal()

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._read: Callable[[], object]
        self._write: Callable[[object], None]
        self._kept: object = None
        self.widget = self._make()
        self.widget.setAccessibleName(words.label(setting.name))
        self.setFocusProxy(self.widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.widget, 1)
        if setting.name == "path":
            self._add_chooser(row)
        self.show_value(setting.usual)

    def value(self) -> object:
        """What is in it. Raises BadInput("channels_value") for what can be no such setting."""
        try:
            return self._read()
        except ValueError as wrong:
            raise BadInput("channels_value", setting=self.setting.name, why=str(wrong)) from None

    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return isinstance(self.widget, QLineEdit | ShortText) and not self._text().strip()

    def show_value(self, value: object) -> None:
        """Put a value into it."""
        self._write(value)

    def _make(self) -> QWidget:
        if self.setting.type == "flag":
            return self._box()
        if self.setting.type == "choice":
            return self._choice()
        return self._lines() if self.setting.type in ("texts", "templates") else self._line()

    def _box(self) -> QCheckBox:
        box = QCheckBox(words.label(self.setting.name))
        box.setStyleSheet(TICKS)
        box.toggled.connect(self.changed)
        self._read, self._write = box.isChecked, lambda value: box.setChecked(bool(value))
        return box

    def _choice(self) -> CodeBox:
        box = CodeBox([(code, words.translated(words.CHOICES[code])) for code in self.setting.choices])
        box.currentIndexChanged.connect(self.changed)
        self._read, self._write = box.code, lambda value: box.choose(str(value))
        return box

    def _line(self) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(LONGEST)
        line.setPlaceholderText(words.hint(self.setting.name))
        line.textEdited.connect(self.changed)
        reader = {"number": _number, "numbers": _numbers}.get(self.setting.type, str.strip)
        self._read, self._write = lambda: reader(line.text()), lambda value: line.setText(_shown(value))
        return line

    def _lines(self) -> ShortText:
        lines = ShortText(words.hint(self.setting.name), longest=LONGEST_LIST)
        lines.textChanged.connect(self.changed)
        if self.setting.type == "templates":
            self._read, self._write = lambda: self._kept if self._kept is not None else _templates(lines.text()), self._show_templates
        else:
            self._read = lambda: [each.strip() for each in lines.text().splitlines() if each.strip()]
            self._write = lambda value: lines.setPlainText("\n".join(map(str, value)) if isinstance(value, list) else "")
        return lines

    def _show_templates(self, value: object) -> None:
        """A template that a line cannot hold (a | in its text) is kept as it is, and changed in the file only."""
        shown = _shown_templates(value)
        self._kept = value if _templates(shown) != (value or []) else None
        if isinstance(self.widget, ShortText):
            self.widget.setPlainText(shown)
            self.widget.setReadOnly(self._kept is not None)

    def _text(self) -> str:
        return self.widget.text() if isinstance(self.widget, QLineEdit | ShortText) else ""

    def _add_chooser(self, row: QHBoxLayout) -> None:
        choose = QPushButton(self.tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_folder)
        row.addWidget(choose)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, words.label("path"), self._text())
        if name:
            self.show_value(name)
            self.changed.emit()


def _number(text: str) -> int:
    bare = text.strip()
    if not (bare.isascii() and bare.isdigit() and len(bare) < 12):
        raise ValueError("not_a_number")
    return int(bare)


def _numbers(text: str) -> list[int]:
    return [_number(each) for each in text.replace("，", ",").split(",") if each.strip()]


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _templates(text: str) -> list[dict[str, object]]:
    return [_template(line) for line in text.splitlines() if line.strip()]


def _template(line: str) -> dict[str, object]:
    name, language, text, blanks = [part.strip() for part in (line + "|||").split("|")[:4]]
    if not name or not language:
        raise ValueError("not_a_template")
    named = [blank.strip() for blank in blanks.replace("，", ",").split(",") if blank.strip()]
    return {"name": name, "language": language, "text": text.replace("\\n", "\n"), "parameters": named}


def _shown_templates(value: object) -> str:
    return "\n".join(map(_shown_template, value)) if isinstance(value, list) else ""


def _shown_template(row: object) -> str:
    if not isinstance(row, dict):
        return ""
    text, blanks = str(row.get("text", "")).replace("\n", "\\n"), row.get("parameters", [])
    return " | ".join([str(row.get("name", "")), str(row.get("language", "")), text, ", ".join(map(str, blanks))]).rstrip(" |")
