"""Dialogs as high as their wrapped texts need, which Qt does not see to by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def fit_height(dialog: QDialog) -> None:
    """Make the dialog as high as what it shows needs at its width."""
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    width = max(dialog.width() if dialog.isVisible() else dialog.minimumWidth(), layout.minimumSize().width())
    dialog.resize(width, max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height()))
