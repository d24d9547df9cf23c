"""The levels are told apart without any colour, and by more than a hair with every kind of colour vision. Contrast: test_theme.py.

Distances are CIE76 in CIELAB after simulating full dichromacy (Machado, Oliveira, Fernandes 2009; for red and green also Viénot, Brettel,
Mollon 1999, an independent model). 2.3 is a just noticeable difference; small marks and thin strips want several times that, so 10.
"""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.core.heat import LEVELS
from desktop.ui.glyphs import paint_level
from desktop.ui.theme import Theme, load_theme

LOOKS = ("light", "dark")
APART = 10.0
DIFFERENT = 0.12
"""The part of the pixels of a glyph that has to differ between two shapes."""
SIDE = 14
MACHADO_2009 = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
VIENOT_1999 = {
    "protan": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deutan": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}
EYES = [("normal", ""), *(("machado", eye) for eye in MACHADO_2009), *(("vienot", eye) for eye in VIENOT_1999)]
Triple = tuple[float, float, float]


def linear(colour: QColor) -> Triple:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return part(colour.redF()), part(colour.greenF()), part(colour.blueF())


def seen(colour: QColor, model: str, eye: str) -> Triple:
    rgb = linear(colour)
    if model == "normal":
        return rgb
    matrix = (MACHADO_2009 if model == "machado" else VIENOT_1999)[eye]
    red, green, blue = (min(1.0, max(0.0, sum(w * c for w, c in zip(row, rgb, strict=True)))) for row in matrix)
    return red, green, blue


def lab(rgb: Triple) -> Triple:
    red, green, blue = rgb
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089

    def bend(value: float) -> float:
        return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116

    return 116 * bend(y) - 16, 500 * (bend(x) - bend(y)), 200 * (bend(y) - bend(z))


def distance(one: QColor, other: QColor, model: str, eye: str) -> float:
    first, second = lab(seen(one, model, eye)), lab(seen(other, model, eye))
    return sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("model", "eye"), EYES)
def test_every_two_levels_stay_apart_for_every_eye(look: str, model: str, eye: str) -> None:
    theme = load_theme(look)
    near = {
        (one, other): round(distance(theme.colour(one), theme.colour(other), model, eye), 1)
        for one, other in itertools.combinations(LEVELS, 2)
    }
    assert {pair: far for pair, far in near.items() if far < APART} == {}


@pytest.mark.parametrize("look", LOOKS)
def test_what_i_can_do_is_not_taken_for_a_level(look: str) -> None:
    theme = load_theme(look)
    for model, eye in EYES:
        assert min(distance(theme.colour("accent"), theme.colour(level), model, eye) for level in LEVELS) >= APART, (model, eye)


def silhouette(level: str, theme: Theme) -> list[bool]:
    """Which pixels of the glyph are inked, colour taken away."""
    image = QImage(SIDE + 2, SIDE + 2, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_level(painter, QRectF(1, 1, SIDE, SIDE), level, theme)
    painter.end()
    ground = theme.colour("panel").rgb()
    pixels = (image.pixelColor(x, y) for y in range(image.height()) for x in range(image.width()))
    return [pixel.alpha() > 127 and pixel.rgb() != ground for pixel in pixels]


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(LEVELS, 2)))
def test_every_two_levels_differ_in_shape(qapp, one: str, other: str) -> None:
    theme = load_theme("light")
    first, second = silhouette(one, theme), silhouette(other, theme)
    differing = sum(a != b for a, b in zip(first, second, strict=True)) / len(first)
    assert any(first) and any(second) and differing >= DIFFERENT
