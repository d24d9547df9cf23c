"""The one place where text of strangers becomes something Qt shows: always plain, capped, and without characters that bend the screen."""

from __future__ import annotations

import html
import re
import unicodedata
from itertools import islice

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QSizePolicy, QTextEdit, QWidget

DISPLAY_CAP = 20_000
"""The most characters of one text that a view lays out at once (TRUST 0.4); longer texts are paged."""
LINE_CAP = 300
COSTLY_CAP, COSTLY_LINE = 400, 60
"""The most emoji, marks and letters of scripts with joined forms in a text, in a row: Qt shapes one as slowly as ten plain letters."""
TOOLTIP_CAP = 1_500
MOST_MARKS = 4

_BENDING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000), 0x061C, 0xFEFF), 0xFFFD)
_CONTROLS = {code: 0x2400 + code for code in range(32) if code not in (9, 10, 13)} | {0x7F: 0x2421}
_CONTROLS |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD) | {0x2028: 0x0A, 0x2029: 0x0A, 0x0D: 0x20}
_VISIBLE = _BENDING | _CONTROLS
_SPACE = re.compile(r"\s+")
_LIKELY_BENT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u0300-\u036f\u0483-\u0489\u0591-\u06ed\u0900-\u0eff\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u2028-\u202e\u2066-\u2069\u20d0-\u20f0\u302a-\u302f\ufe20-\ufe2f\ufeff\ud800-\udfff]"
)
_COSTLY = re.compile(
    "[^\x00-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2200-\u22ff\u2400-\u25ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]"
)
_LONG_RUN = re.compile(r"\S{60}")


def safe_text(text: str, cap: int = DISPLAY_CAP) -> str:
    """The first `cap` characters, each bending character replaced by one visible one: offsets into it are offsets into `text`."""
    head = text[:cap]
    if not _LIKELY_BENT.search(head):
        return head
    return _tame_marks(head.translate(_VISIBLE))


def affordable(text: str, cap: int, costly: int = COSTLY_CAP) -> str:
    """The beginning of a text: at most `cap` characters, at most `costly` of them slow to shape."""
    head = text[:cap]
    if head.isascii() or len(head) <= costly:
        return head
    past = next(islice(_COSTLY.finditer(head), costly, None), None)
    return head if past is None else head[: past.start()]


def capped(text: str, cap: int) -> str:
    """The beginning of a text for a label, with an ellipsis where there is more."""
    head = affordable(text, cap)
    return head if len(head) == len(text) else f"{head}…"


def one_line(text: str, cap: int = LINE_CAP) -> str:
    """A text for one row: no line breaks, no controls, at most `cap` characters, at most COSTLY_LINE of them slow to shape."""
    return _SPACE.sub(" ", safe_text(affordable(text, cap, COSTLY_LINE), cap)).strip()


def plain_tooltip(text: str) -> str:
    """A tooltip that shows `text` letter by letter, whatever it holds. Breaks runs that have nowhere to break."""
    shown = safe_text(capped(text, TOOLTIP_CAP), TOOLTIP_CAP + 1)
    broken = _LONG_RUN.sub(lambda run: run[0] + "\u200b", shown)
    return "<qt>" + html.escape(broken).replace("\n", "<br>") + "</qt>"


def button_text(text: str) -> str:
    """A stranger's name on a button or in a menu: `&` is a letter there, not a shortcut."""
    return one_line(text).replace("&", "&&")


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text, cut with an ellipsis to `width` pixels."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class PlainLabel(QLabel):
    """A label that never reads its text as HTML. With `elide` it is one line, cut to its width, whole in its tooltip."""

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None, *, elide: bool = False, wrap: bool = False) -> None:
        super().__init__(parent)
        self._elide = elide
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        if look:
            self.setProperty("look", look)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`, capped and made safe."""
        self._whole = one_line(text) if self._elide else safe_text(text)
        if self.text() != self._whole:
            super().setText(self._whole)
            self.setToolTip(plain_tooltip(self._whole) if self._elide and self._whole else "")

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(0, hint.height()) if self._elide else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area = self.contentsRect()
        painter.drawText(area, self.alignment() | Qt.TextFlag.TextSingleLine, elided(self._whole, self.fontMetrics(), area.width()))


def restyle(widget: QWidget, look: str) -> None:
    """Change what the widget says it is, and have the style sheet look again."""
    widget.setProperty("look", look)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _tame_marks(text: str) -> str:
    """At most MOST_MARKS combining marks on one letter; the rest become spaces of no width, so that the length stays."""
    shown, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        shown.append(letter if marks <= MOST_MARKS else "\u200b")
    return "".join(shown)


def wavy(cursor: QTextCursor, ink: QColor) -> QTextEdit.ExtraSelection:
    """A wavy underline for what a cursor has selected in a field of plain text; the text itself stays as it is."""
    mark, look = QTextEdit.ExtraSelection(), QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(ink)
    mark.cursor, mark.format = cursor, look
    return mark
