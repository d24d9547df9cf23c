"""The banner of the demonstration: says that nothing here is real, and has the three doors out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.ui.plain import PlainLabel


class WelcomeBanner(QWidget):
    """One line above the queue. Tells `import_chosen`, `keep_watching_chosen` (and hides) or `start_empty_chosen`."""

    import_chosen = Signal()
    keep_watching_chosen = Signal()
    start_empty_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        self.words = PlainLabel(self.tr("This is a demonstration: invented people, and a record that is thrown away."), wrap=True)
        layout.addWidget(self.words, 1)
        self.import_door = self._door(self.tr("Import chats"), "primary")
        self.keep_door = self._door(self.tr("Keep watching the demonstration"))
        self.empty_door = self._door(self.tr("Start empty"))
        self.import_door.clicked.connect(self.import_chosen)
        self.empty_door.clicked.connect(self.start_empty_chosen)
        self.keep_door.clicked.connect(self._keep_watching)

    def _door(self, title: str, look: str = "") -> QPushButton:
        door = QPushButton(title)
        door.setProperty("look", look)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(door)
        return door

    def _keep_watching(self) -> None:
        self.hide()
        self.keep_watching_chosen.emit()
