"""Runs first in the built program, in the place of PyInstaller's own hook for Qt, which imports QtCore even where a command needs none."""

import os
import sys

_FOLDER: str = sys._MEIPASS  # type: ignore[attr-defined]  # PyInstaller sets it
_QT = ("PySide6",) if sys.platform == "win32" else ("PySide6", "Qt")
os.environ["QT_PLUGIN_PATH"] = os.sep.join((_FOLDER, *_QT, "plugins"))  # noqa: PTH118  # pathlib is what this file saves
if sys.platform == "win32":
    os.environ["PATH"] = os.pathsep.join((_FOLDER, os.environ.get("PATH", "")))
