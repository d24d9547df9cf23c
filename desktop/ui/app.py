"""The application around the window: language, fonts, look, and what happens to a bug."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QStyleFactory

from desktop.ui.plain import safe_text
from desktop.ui.theme import ASSETS, load_theme, system_look, wear

LANGUAGES = ("en", "zh_CN", "zh_TW")
LONGEST_REPORT = 10_000
TRADITIONAL = ("Hant", "_TW", "_HK", "_MO")


def make_application(language: str = "", look: str = "system", assets: Path = ASSETS) -> QApplication:
    """The one QApplication, dressed. `language` is one of LANGUAGES, "" follows the machine; `look` light, dark or system."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["stepin"])
    application.setApplicationName("stepin")
    application.setApplicationDisplayName("Stepin")
    application.setDesktopFileName("stepin")
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setWindowIcon(_icon(assets))
    chosen = language or language_of(QLocale.system().name() + QLocale.system().bcp47Name())
    speak(application, chosen, assets)
    wear_look(application, look, glyph_language(chosen, QLocale.system().name()))
    sys.excepthook = show_bug
    return application


def language_of(locale: str) -> str:
    """The language we speak that is nearest to a locale's name ("zh_HK", "zh-Hant-TW", "en_GB")."""
    if not locale.startswith("zh"):
        return "en"
    return "zh_TW" if any(mark in locale.replace("-", "_") for mark in TRADITIONAL) else "zh_CN"


def glyph_language(language: str, locale: str) -> str:
    """Whose shapes of characters are wanted: Hong Kong's where the machine is there and the interface is in Traditional Chinese."""
    return "zh_HK" if language == "zh_TW" and locale in ("zh_HK", "zh_MO") else language


def speak(application: QCoreApplication, language: str, assets: Path = ASSETS) -> None:
    """Load our words and Qt's own in a language."""
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    folders = (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), str(assets / "i18n"))
    for name, folder in zip((f"qtbase_{language}", f"stepin_{language}"), folders, strict=True):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)


def wear_look(application: QApplication, look: str, language: str) -> None:
    """Light, dark, or as the machine is."""
    name = system_look(application) if look == "system" else look
    wear(application, load_theme(name, language))


def show_bug(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
    """A bug does not end the desk: it is written to the terminal, whole."""
    for line in traceback.format_exception(kind, bug, trace):
        print(safe_text(line, LONGEST_REPORT), end="", file=sys.stderr)  # a message may quote what a customer wrote


def _icon(assets: Path) -> QIcon:
    """From the PNGs: the SVG would load a plug-in of Qt's at every start."""
    icon = QIcon()
    for file in sorted((assets / "icons").glob("stepin-*.png")):
        icon.addFile(str(file))
    return icon
