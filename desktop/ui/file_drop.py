"""Files that are dropped on a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Makes a window take files. Tells `files_dropped` with a list of paths."""

    files_dropped = Signal(list)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            files = files_of(event)
            if files:
                event.acceptProposedAction()
                self.files_dropped.emit(files)
            return bool(files)
        if isinstance(event, QDragEnterEvent) and files_of(event):
            event.acceptProposedAction()
            return True
        return False


def files_of(event: QDropEvent) -> list[Path]:
    """The files of this machine that are being dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def choose_files(parent: QWidget) -> list[Path]:
    """Ask which files to import; none when the person thinks better of it."""
    from PySide6.QtWidgets import QFileDialog

    chats = QCoreApplication.translate("FileDrop", "Chats and emails") + " (*.txt *.zip *.eml *.mbox *.jsonl)"
    everything = QCoreApplication.translate("FileDrop", "All files") + " (*)"
    title = QCoreApplication.translate("FileDrop", "Import chats or emails")
    names, _ = QFileDialog.getOpenFileNames(parent, title, "", f"{chats};;{everything}")
    return [Path(name) for name in names]
