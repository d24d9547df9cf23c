"""Case files as a PDF: text laid out by Qt, fonts embedded, the graph drawn as lines. Needs a QGuiApplication, be it offscreen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QPolygonF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from desktop.core.errors import Trouble
from desktop.ui.care_words import named
from desktop.ui.casefile.graph import DOT, Shape, shapes
from desktop.ui.casefile.parts import Row, Story
from desktop.ui.theme import Theme

CAP = 20_000
"""Characters of one message that are printed; the JSON export has them all."""
LONGEST_BLOCK = 1_000
"""Characters of one block: what 20,000 nested directions in one take to be laid out grows with their square, minutes."""
DPI = 144
MARGIN = 16
"""Millimetres."""
FOOT = 36.0
GRAPH_HEIGHT = 170.0
"""Of 96 in an inch, as all heights of a block."""
BODY, SMALL, HEAD, TITLE = 9.0, 7.5, 11.0, 16.0
"""Points."""


class Print:
    """A PDF that grows case by case. `close` ends it; Trouble where the disk says no."""

    def __init__(self, out: Path, theme: Theme) -> None:
        self._theme, self._pages = theme, 0
        self._writer = QPdfWriter(str(out))
        self._writer.setResolution(DPI)
        self._writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(
            MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter))  # fmt: skip
        self._writer.setCreator("Stepin")
        self._writer.setTitle(QCoreApplication.translate("CaseFile", "Case file"))
        self._painter = QPainter()
        if not self._painter.begin(self._writer):
            raise Trouble("disk_trouble", path=str(out), why="pdf")

    def add(self, story: Story) -> None:
        """One more case, on pages of its own."""
        size = QSizeF(self._writer.width(), self._writer.height() - FOOT)
        sheet = Sheet(story, self._theme, size, self._writer)
        for page in range(sheet.document.pageCount()):
            if self._pages:
                self._writer.newPage()
            self._pages += 1
            self._draw_page(sheet, page, size)
            self._draw_foot(story, size)

    def close(self) -> None:
        """The end of the file."""
        self._painter.end()

    def _draw_page(self, sheet: Sheet, page: int, size: QSizeF) -> None:
        painter, top = self._painter, page * size.height()
        painter.save()
        painter.translate(0, -top)
        area = QRectF(0, top, size.width(), size.height())
        painter.setClipRect(area)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = area
        sheet.document.documentLayout().draw(painter, context)
        if area.contains(sheet.graph_place.topLeft()):
            painter.translate(sheet.graph_place.topLeft())
            sheet.draw_graph(painter)
        painter.restore()

    def _draw_foot(self, story: Story, size: QSizeF) -> None:
        painter = self._painter
        painter.setFont(font_of(self._theme, SMALL))
        painter.setPen(self._theme.colour("muted"))
        said = QCoreApplication.translate("CaseFile", "Case {id} · page {page}").format(id=story.id, page=self._pages)
        painter.drawText(QRectF(0, size.height(), size.width(), FOOT), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, said)


class Sheet:
    """One case laid out: `document` in device units, and where in it the graph stands."""

    def __init__(self, story: Story, theme: Theme, size: QSizeF, device: QPdfWriter) -> None:
        self._story, self._theme, self._width = story, theme, size.width()
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.setDefaultFont(font_of(theme, BODY))
        self.document.documentLayout().setPaintDevice(device)
        self._cursor = QTextCursor(self.document)
        self._write()
        self.document.setPageSize(size)
        block = self.document.findBlockByNumber(self._graph_block)
        layout = self.document.documentLayout()
        top, below = layout.blockBoundingRect(block).top(), layout.blockBoundingRect(block.next()).top()
        self.graph_place = QRectF(0, top, size.width(), min(below - top, GRAPH_HEIGHT * DPI / 96))

    def draw_graph(self, painter: QPainter) -> None:
        """The trend, from the painter's origin on."""
        scale = 1.6
        painter.save()
        painter.scale(scale, scale)
        painter.setFont(font_of(self._theme, 6.0, pixels=9))
        size = (self._width / scale, self.graph_place.height() / scale)
        for shape in shapes(self._story.trend, self._theme, size, self._story.time):
            draw(painter, shape)
        painter.restore()

    def _write(self) -> None:
        story = self._story
        self._line(story.title, TITLE, bold=True, below=12)
        for name, value in story.facts:
            self._line(named(name, value), BODY, "muted", below=1)
        self._head(QCoreApplication.translate("CaseFile", "In short"))
        for sentence in story.short:
            self._line(sentence, BODY, below=3)
        self._line("", 1.0, below=GRAPH_HEIGHT if story.trend.heats else 0.0)
        self._graph_block = self._cursor.block().blockNumber()
        for section in story.sections:
            self._head(section.title)
            if not section.rows:
                self._line(section.empty, BODY, "muted")
            for row in section.rows:
                self._row(row)
        self._line("", SMALL, below=6)
        for line in story.foot:
            self._line(line, SMALL, "muted")

    def _head(self, title: str) -> None:
        self._line(title, HEAD, bold=True, above=18, below=5)

    def _row(self, row: Row) -> None:
        colour = row.tone if row.tone in ("calm", "watch", "hot", "critical") else "muted"
        head = "  ".join(part for part in (row.time, row.who) if part)
        if head:
            self._line(head, SMALL, colour, bold=True, above=5)
        self._line(row.text, BODY)
        if row.notes:
            self._line(row.notes, SMALL, "muted")

    def _line(self, text: str, points: float, colour: str = "text", *, bold: bool = False, above: float = 0, below: float = 0) -> None:
        letters = QTextCharFormat()
        letters.setFont(font_of(self._theme, points, bold))
        letters.setForeground(self._theme.colour(colour))
        pieces = [text[start : start + LONGEST_BLOCK] for start in range(0, len(text), LONGEST_BLOCK)] or ["\u00a0"]
        for n, piece in enumerate(pieces):
            block = QTextBlockFormat()
            block.setTopMargin(above if n == 0 else 0)
            block.setBottomMargin(below if n == len(pieces) - 1 else 0)
            if not self.document.isEmpty():
                self._cursor.insertBlock()
            self._cursor.setBlockFormat(block)
            self._cursor.insertText(piece.replace("\n", "\u2028"), letters)


def font_of(theme: Theme, points: float, bold: bool = False, pixels: int = 0) -> QFont:
    """A font with the shapes of the language, in points, or pixels where they are given."""
    font = QFont()
    font.setFamilies(theme.font_families())
    font.setBold(bold)
    if hasattr(font, "setFeature"):  # Qt 6.7; Noto's local digits have no place in the text that a reader of PDF takes out
        font.setFeature(QFont.Tag("locl"), 0)
    if pixels:
        font.setPixelSize(pixels)
    else:
        font.setPointSizeF(points)
    return font


def draw(painter: QPainter, shape: Shape) -> None:
    """One shape of the graph."""
    (x, y), colour = shape.points[0], QColor(shape.colour)
    if shape.kind == "band":
        painter.fillRect(QRectF(x, y, *shape.points[1]), colour)
    elif shape.kind == "dot":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, y), DOT, DOT)
    elif shape.kind == "label":
        painter.setPen(colour)
        wide = painter.fontMetrics().horizontalAdvance(shape.text)
        painter.drawText(QPointF(x - wide if shape.anchor == "end" else x, y), shape.text)
    else:
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine if shape.kind == "mark" else Qt.PenStyle.SolidLine))
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in shape.points]))
