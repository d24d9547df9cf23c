"""The tokens keep what WINDOW promises: contrast, and levels that stay apart for every eye."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor

from desktop.ui.theme import load_theme, style_sheet_of

LOOKS = ("light", "dark")
LEVELS = ("calm", "watch", "hot", "critical")

# Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency, 2009, severity 1.0.
BLINDNESS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: QColor) -> tuple[float, float, float]:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return part(colour.redF()), part(colour.greenF()), part(colour.blueF())


def luminance(colour: QColor) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def lab(rgb: tuple[float, float, float]) -> tuple[float, float, float]:
    red, green, blue = (min(1.0, max(0.0, part)) for part in rgb)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089

    def bend(value: float) -> float:
        return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116

    return 116 * bend(y) - 16, 500 * (bend(x) - bend(y)), 200 * (bend(y) - bend(z))


def seen(colour: QColor, blindness: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    return lab(tuple(sum(weight * part for weight, part in zip(row, rgb, strict=True)) for row in BLINDNESS[blindness]))


GROUNDS = [
    *itertools.product(("text", "muted", "faint"), ("panel", "background", "staff")),
    *itertools.product(("text", "muted", "accent"), ("selection",)),
    *itertools.product(("text",), ("evidence", "whisper")),
    ("muted", "whisper"), ("accent", "panel"), ("accent", "background"), ("on_accent", "accent"),
    *((level, ground) for level in LEVELS for ground in ("panel", "background", f"{level}_ground", "selection")),
]  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("ink", "ground"), GROUNDS)
def test_every_text_keeps_its_contrast_on_its_ground(look: str, ink: str, ground: str) -> None:
    theme = load_theme(look)
    assert contrast(theme.colour(ink), theme.colour(ground)) >= 4.5, (ink, ground)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(LEVELS, 2)))
def test_levels_stay_apart_for_the_colour_blind(look: str, blindness: str, one: str, other: str) -> None:
    theme = load_theme(look)
    first, second = seen(theme.colour(one), blindness), seen(theme.colour(other), blindness)
    assert sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5 >= 10.0


def test_the_style_sheet_knows_every_token_it_uses() -> None:
    for look in LOOKS:
        assert "$" not in style_sheet_of(load_theme(look))


def test_a_language_chooses_its_own_glyphs_first() -> None:
    assert load_theme("light", "zh_TW").font_families()[0].endswith("TC")
    assert load_theme("light", "zh_CN").font_families()[0].endswith("SC")
    assert load_theme("light", "en").font_families("HK")[0].endswith("HK")
