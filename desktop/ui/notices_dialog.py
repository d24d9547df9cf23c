"""What others have made of Stepin: the version, and the notices of everything that comes with it, letter by letter."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import __version__
from desktop.ui.plain import PlainLabel

LARGEST = 3_000_000
SIZE = (760, 560)


class NoticesDialog(QDialog):
    """The version and the third-party notices, to be read and copied."""

    def __init__(self, assets: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Third-party notices"))
        self.resize(*SIZE)
        self.notices = QPlainTextEdit()
        self.notices.setReadOnly(True)
        self.notices.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.notices.setAccessibleName(self.windowTitle())
        self.notices.setPlainText(notices(assets) or self.tr("This is a checkout: the notices are made when the program is packaged."))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(f"Stepin {__version__}", "title"))
        layout.addWidget(self.notices, 1)
        layout.addWidget(buttons)


def notices(assets: Path) -> str:
    """The text of THIRD_PARTY.txt: at the top of a built program's folder, above its assets; "" where there is none."""
    for place in (assets.parents[1], assets.parent):
        try:
            with (place / "THIRD_PARTY.txt").open(encoding="utf-8", errors="replace") as file:
                return file.read(LARGEST)
        except OSError:
            continue
    return ""
