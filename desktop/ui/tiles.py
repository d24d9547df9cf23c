"""The state tiles: each counts the cases of one kind and shows only those when it is pressed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from desktop.core.heat import RANK_OF_LEVEL
from desktop.ui import words
from desktop.ui.glyphs import paint_level
from desktop.ui.plain import elided, plain_tooltip
from desktop.ui.queue_order import TILES
from desktop.ui.theme import current_theme

GLYPH = 13
SIDE = 12


class Tile(QAbstractButton):
    """One kind of case: its shape or words, and how many there are. `brief` leaves the words of a level out."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.count = 0
        self._brief = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_count(self, count: int) -> None:
        """Show another number."""
        if count != self.count:
            self.count = count
            self.updateGeometry()
            self.retranslate()

    def set_brief(self, brief: bool) -> None:
        """Only the shape and the number, where there is little room; a tile without a shape keeps its words."""
        if brief != self._brief:
            self._brief = brief
            self.updateGeometry()
            self.update()

    def retranslate(self) -> None:
        """Its words in the interface's language."""
        self.setAccessibleName(self.tr("{kind}: %n case(s)", "", self.count).format(kind=words.word("tile", self.kind)))
        self.setToolTip(plain_tooltip(words.word("tile", self.kind)))
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = (
            2 * SIDE + (GLYPH + 7 if self._has_shape else 0) + QFontMetrics(theme.font("body", bold=True)).horizontalAdvance(self._number)
        )
        if self._words:
            width += QFontMetrics(theme.font("body")).horizontalAdvance(self._words) + 7
        return QSize(width, theme.size("tile"))

    @property
    def _has_shape(self) -> bool:
        return self.kind in RANK_OF_LEVEL

    @property
    def _words(self) -> str:
        return "" if self._brief and self._has_shape else words.word("tile", self.kind)

    @property
    def _number(self) -> str:
        return f"{self.count:,}"

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, lit = self.isChecked(), self.isChecked() or self.underMouse() or self.hasFocus()
        painter.setPen(QPen(theme.colour("accent" if lit else "line"), 1))
        painter.setBrush(theme.colour("selection" if chosen else "panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.size("radius"), theme.size("radius"))
        left = SIDE
        if self._has_shape:
            paint_level(painter, QRectF(left, (self.height() - GLYPH) / 2, GLYPH, GLYPH), self.kind, theme)
            left += GLYPH + 7
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        number = QFontMetrics(theme.font("body", bold=True)).horizontalAdvance(self._number)
        room = self.width() - left - number - SIDE - 6
        said = elided(self._words, QFontMetrics(theme.font("body")), room)  # never under the figure
        painter.drawText(QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, said)
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.colour(self._number_ink()))
        painter.drawText(self.rect().adjusted(0, 0, -SIDE, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._number)
        painter.end()

    def _number_ink(self) -> str:
        if not self.count or self.kind == "all":
            return "muted"
        return self.kind if self._has_shape else "accent"


class TileBar(QWidget):
    """All tiles in a row, one of them pressed. `tile_chosen` with its kind; `width_changed` when the figures need more or less room."""

    tile_chosen = Signal(str)
    width_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Show only"))
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().size("gap"))
        self.tiles = {kind: Tile(kind) for kind in TILES}
        for tile in self.tiles.values():
            self._group.addButton(tile)
            row.addWidget(tile)
        self.tiles["all"].setChecked(True)
        self._group.buttonClicked.connect(lambda tile: self.tile_chosen.emit(tile.kind))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """The number of each tile."""
        before = sum(len(str(tile.count)) for tile in self.tiles.values())
        for kind, count in counts.items():
            self.tiles[kind].set_count(count)
        if sum(len(str(tile.count)) for tile in self.tiles.values()) != before:
            self.width_changed.emit()

    def press(self, kind: str) -> None:
        """Press a tile as a person would; "all" when it is pressed already."""
        tile = self.tiles["all" if self.tiles[kind].isChecked() else kind]
        if not tile.isChecked():
            tile.setChecked(True)
            self.tile_chosen.emit(tile.kind)

    def full_width(self) -> int:
        """The pixels that all tiles want with their words."""
        for tile in self.tiles.values():
            tile.set_brief(False)
        return sum(tile.sizeHint().width() for tile in self.tiles.values()) + 8 * (len(self.tiles) - 1)

    def set_brief(self, brief: bool) -> None:
        """Leave the words of the levels out."""
        for tile in self.tiles.values():
            tile.set_brief(brief)

    def retranslate(self) -> None:
        """Every tile in the interface's language."""
        for tile in self.tiles.values():
            tile.retranslate()
            tile.updateGeometry()
