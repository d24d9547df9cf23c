"""The design tokens as Qt wants them: colours, sizes, fonts, palette and style sheet, light and dark."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

ASSETS = Path(__file__).resolve().parents[2] / "assets"
SCRIPT_OF_LANGUAGE = {"zh_CN": "SC", "zh_TW": "TC", "zh_HK": "HK"}
PROPERTY = "stepin_theme"


@dataclass(frozen=True)
class Theme:
    """One of the two looks in one language. `colours` are by token name, `sizes` and `texts` pixels, `families` fonts by script."""

    name: str
    language: str
    colours: Mapping[str, QColor]
    sizes: Mapping[str, int]
    texts: Mapping[str, int]
    families: Mapping[str, tuple[str, ...]]
    made: dict[tuple[str, bool, str | None], QFont] = field(default_factory=dict, repr=False, compare=False)

    @property
    def dark(self) -> bool:
        """Whether this is the dark look."""
        return self.name == "dark"

    def colour(self, token: str) -> QColor:
        """The colour of a token: `panel`, `accent`, a level, a level's `_ground`."""
        return self.colours[token]

    def size(self, token: str) -> int:
        """A measure in pixels."""
        return self.sizes[token]

    def font(self, text: str = "body", bold: bool = False, script: str | None = None) -> QFont:
        """The font of a text size, with figures of one width. `script`: SC, TC, HK or mono; by the interface's language when None."""
        key = (text, bold, script)
        font = self.made.get(key)
        if font is None:
            font = self.made[key] = self._make_font(*key)
        return font

    def font_families(self, script: str | None = None) -> list[str]:
        """Families in order of preference, ending in every script we may meet."""
        chosen = script or SCRIPT_OF_LANGUAGE.get(self.language)
        first = self.families[chosen] if chosen else self.families["latin"]
        return list(dict.fromkeys((*first, *self.families["SC"], *self.families["TC"], *self.families["emoji"])))

    def _make_font(self, text: str, bold: bool, script: str | None) -> QFont:
        font = QFont()
        font.setFamilies(self.font_families(script))
        font.setPixelSize(self.texts[text])
        font.setBold(bold)
        if hasattr(font, "setFeature"):  # Qt 6.7 and later
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


def load_theme(name: str, language: str = "en", path: Path = ASSETS / "theme" / "tokens.toml") -> Theme:
    """The look `light` or `dark` from the token file."""
    tokens = _tokens(path)
    column = ("light", "dark").index(name)
    colours = {token: QColor(pair[column]) for token, pair in tokens["colour"].items()}
    families = {script: tuple(names) for script, names in tokens["family"].items()}
    return Theme(name, language, colours, tokens["size"], tokens["text"], families)


def current_theme() -> Theme:
    """The look that the application wears; widgets ask when they paint, so that it can change while they live."""
    application = QCoreApplication.instance()
    worn = application.property(PROPERTY) if application is not None else None
    return worn if isinstance(worn, Theme) else _plain_theme()


def system_look(application: QGuiApplication) -> str:
    """`dark` when the desktop around us is dark, else `light`."""
    dark = application.styleHints().colorScheme().name == "Dark"
    return "dark" if dark else "light"


def wear(application: QApplication, theme: Theme) -> None:
    """Dress the application: font, palette, style sheet. Widgets that paint themselves are repainted by Qt's style change."""
    application.setProperty(PROPERTY, theme)
    application.setFont(theme.font())
    application.setPalette(palette_of(theme))
    application.setStyleSheet(style_sheet_of(theme))


def palette_of(theme: Theme) -> QPalette:
    """The palette for Qt's own widgets."""
    role, look = QPalette.ColorRole, QPalette()
    for token, roles in {
        "background": (role.Window, role.AlternateBase),
        "panel": (role.Base, role.Button, role.ToolTipBase),
        "text": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.HighlightedText),
        "faint": (role.PlaceholderText,),
        "accent": (role.Link, role.Accent),
        "selection": (role.Highlight,),
        "line": (role.Mid, role.Midlight, role.Light, role.Dark, role.Shadow),
    }.items():
        for each in roles:
            look.setColor(each, theme.colour(token))
    for each in (role.WindowText, role.Text, role.ButtonText):
        look.setColor(QPalette.ColorGroup.Disabled, each, theme.colour("faint"))
    return look


def style_sheet_of(theme: Theme) -> str:
    """The style sheet, filled with the tokens."""
    text = (ASSETS / "theme" / "style.qss").read_text(encoding="utf-8")
    values: dict[str, object] = {token: colour.name() for token, colour in theme.colours.items()}
    values |= {f"size_{token}": value for token, value in theme.sizes.items()}
    values |= {f"text_{token}": value for token, value in theme.texts.items()}
    return Template(text).substitute(values)


@lru_cache(maxsize=4)
def _tokens(path: Path) -> dict[str, dict]:  # type: ignore[type-arg]  # TOML has tables of several shapes
    with path.open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=1)
def _plain_theme() -> Theme:
    return load_theme("light")
