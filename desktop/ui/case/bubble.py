"""One message, laid out and painted: who and when, the bubble with its marked words, the anger at its side."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from desktop.core.heat import HeatSettings
from desktop.core.messages import STAFF
from desktop.core.reading import Evidence
from desktop.desk.views import MessageView
from desktop.ui import numbers, words
from desktop.ui.case.letters import letter_words, notices
from desktop.ui.case.levels import DEFAULTS, level_of
from desktop.ui.case.marked_text import as_one_paragraph, code_point, script_of, shown_part, utf16_places, utf16_range
from desktop.ui.case.sureness import sureness
from desktop.ui.plain import elided
from desktop.ui.theme import Theme

SIDE, INDENT, PAD_X, PAD_Y = 16, 60, 12, 8
ABOVE, HEAD, HEAD_GAP, BELOW = 6, 16, 3, 6
DAY = 28
FOOT, FOOT_WIDTH = 18, 2_000
NUMBER_WIDTH = 44
DASHES = QTextCharFormat.UnderlineStyle.DashUnderline


@dataclass(frozen=True)
class Bubble:
    """A message laid out for one width. Rectangles are relative to its row; `wide` places characters of two UTF-16 units."""

    message: MessageView
    head: str
    day: str
    foot: str
    layout: QTextLayout
    box: QRectF
    height: int
    cut: bool
    shown_length: int
    level: str
    wide: tuple[int, ...]

    @property
    def foot_area(self) -> QRect:
        """Where the line below the bubble stands."""
        return QRect(int(self.box.left()), int(self.box.bottom()) + 2, max(int(self.box.width()), FOOT_WIDTH), FOOT if self.foot else 0)

    @property
    def leads_on(self) -> bool:
        """Whether there is more than what is shown, a click on the line below away."""
        return self.cut or (self.message.details is not None and self.message.details.full is not None)

    @property
    def anger_area(self) -> QRectF:
        """Where the anger stands."""
        return QRectF(self.box.right() + 10, self.box.top(), NUMBER_WIDTH, self.box.height())

    def hint_at(self, point: QPoint) -> str:
        """Why the words at a point of the row are marked, or how sure the scorer is where the anger stands; else ""."""
        if self.anger_area.contains(QPointF(point)):
            return sureness(self.message)
        if self.foot_area.contains(point):
            return self.foot
        place = self._place_at(point)
        if place is None:
            return _own_time(self.message) if ABOVE <= point.y() < self.box.top() else ""
        marked = [words.word("phrasing", p.rule) for p in self.message.phrasing if p.start <= place < p.end]
        marked += [_why(e) for e in self.message.evidence if e.start <= place < e.end]
        marked += [_due(p.due.timestamp(), self.message) for p in self.message.promises if p.due and p.start <= place < p.end]
        return "\n".join(marked)

    def _place_at(self, point: QPoint) -> int | None:
        x, y = point.x() - self.box.left() - PAD_X, point.y() - self.box.top() - PAD_Y
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            if line.naturalTextRect().contains(QPointF(x, y)):
                unit = line.xToCursor(x, line.CursorPosition.CursorOnCharacter)
                return code_point(int(unit), list(self.wide))
        return None


def lay_out(
    message: MessageView, width: int, theme: Theme, name: str, corrector: str, new_day: bool, heat: HeatSettings = DEFAULTS
) -> Bubble:
    """Measure a message for a list of `width` pixels. `name` is its author's; `new_day` puts the date above it."""
    shown = erased_words() if message.erased else shown_part(message.text)
    wide = utf16_places(shown)
    faint = message.sender == "system"
    layout = QTextLayout(as_one_paragraph(shown), theme.font("small" if faint else "body", script=script_of(shown)))
    layout.setTextOption(_option(centred=faint))
    layout.setFormats(_formats(message, len(shown), wide, theme))
    text_height, text_width = _break_lines(layout, width - 2 * SIDE - 2 * PAD_X - (0 if faint else INDENT + NUMBER_WIDTH // 2))
    day = f"{numbers.moment(message.at, message.offset_minutes):%Y-%m-%d}" if new_day else ""
    top = ABOVE + (DAY if day else 0) + (0 if faint else HEAD + HEAD_GAP)
    left = SIDE + INDENT if message.sender in STAFF or message.sender == "note" else SIDE
    box = QRectF(left, top, text_width + 2 * PAD_X, text_height + 2 * PAD_Y)
    if faint:
        box = QRectF(SIDE, top, width - 2 * SIDE, text_height + 4)
    cut = len(shown) < len(message.text)
    foot = _foot(message, cut)
    height = int(box.bottom()) + BELOW + (FOOT if foot else 0)
    return Bubble(
        message,
        _head(message, name, corrector),
        day,
        foot,
        layout,
        box,
        height,
        cut,
        len(shown),
        level_of(message.anger or 0.0, heat),
        tuple(wide),
    )


def erased_words() -> str:
    """What stands in the place of words that were erased."""
    return QCoreApplication.translate("Bubble", "Erased on request")


def estimated_height(message: MessageView, width: int, new_day: bool) -> int:
    """About how high a message will be, without laying it out."""
    text = message.text[:2_000]
    per_line = max(8, (width - 2 * SIDE - 2 * PAD_X - INDENT - NUMBER_WIDTH // 2) // (7 if text.isascii() else 13))
    lines = min(24, len(text) // per_line + 1 + text.count("\n"))
    return ABOVE + HEAD + HEAD_GAP + 18 * lines + 2 * PAD_Y + BELOW + (DAY if new_day else 0)


def paint(painter: QPainter, bubble: Bubble, at: QPoint, width: int, theme: Theme, current: bool) -> None:
    """Paint a message with the top left of its row at `at`."""
    painter.save()
    painter.translate(at)
    painter.setClipRect(0, 0, width, bubble.height, Qt.ClipOperation.IntersectClip)
    if bubble.day:
        _paint_day(painter, bubble.day, width, theme)
    if bubble.message.sender == "system":
        _paint_words(painter, bubble, theme.colour("faint"), QPointF(bubble.box.left() + PAD_X, bubble.box.top() + 2))
    else:
        _paint_head(painter, bubble, width, theme)
        _paint_box(painter, bubble, theme, current)
        ink = theme.colour("muted" if bubble.message.erased else "text")
        _paint_words(painter, bubble, ink, bubble.box.topLeft() + QPointF(PAD_X, PAD_Y))
        _paint_waves(painter, bubble, theme)
        _paint_anger(painter, bubble, theme)
    if bubble.foot:
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("accent" if bubble.leads_on else "muted"))
        area = bubble.foot_area.intersected(QRect(0, 0, width - SIDE, bubble.height))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, elided(bubble.foot, painter.fontMetrics(), area.width()))
    painter.restore()


def _option(centred: bool) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _formats(message: MessageView, length: int, wide: list[int], theme: Theme) -> list[QTextLayout.FormatRange]:
    raised = [e for e in message.evidence if e.weight > 0]
    found = [_format(e.start, e.end, length, wide, ground=theme.colour("evidence")) for e in raised]
    found += [_format(p.start, p.end, length, wide, line=theme.colour("muted")) for p in message.promises]
    return [each for each in found if each.length > 0]


def _format(
    start: int, end: int, length: int, wide: list[int], *, ground: QColor | None = None, line: QColor | None = None
) -> QTextLayout.FormatRange:
    each = QTextLayout.FormatRange()
    each.start, each.length = utf16_range(start, end, length, wide)
    look = QTextCharFormat()
    if ground is not None:
        look.setBackground(ground)
    if line is not None:
        look.setUnderlineStyle(DASHES)
        look.setUnderlineColor(line)
    each.format = look
    return each


def _break_lines(layout: QTextLayout, width: int) -> tuple[float, float]:
    """Break the text into lines of at most `width`; its height and its widest line."""
    y = widest = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40))
        line.setPosition(QPointF(0, y))
        y += line.height()
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return y, widest


def _head(message: MessageView, name: str, corrector: str) -> str:
    time = numbers.clock_time(message.at, message.offset_minutes)
    name = name or words.word("sender", message.sender)
    if message.sender == "customer" or not message.author:
        said = QCoreApplication.translate("Bubble", "{name} {time}")
    elif message.sender == "note":
        said = QCoreApplication.translate("Bubble", "{name} · whisper, staff only {time}")
    else:
        said = QCoreApplication.translate("Bubble", "{name} · {role} {time}")
    head = said.format(name=name, role=words.word("sender", message.sender), time=time)
    if message.machine_anger is None or message.corrected_by is None or message.anger is None:
        return head
    corrected = QCoreApplication.translate("Bubble", "{head}   {machine} → {person} ({name})")
    was, now = numbers.whole(message.machine_anger), numbers.whole(message.anger)
    return corrected.format(head=head, machine=was, person=now, name=corrector)


def _own_time(message: MessageView) -> str:
    """When it was by the writer's own clock, where that is not the one it is shown on; else ""."""
    if message.own_offset is None:
        return ""
    said = QCoreApplication.translate("Bubble", "{time} on the writer's own clock")
    return said.format(time=f"{numbers.moment(message.at, message.own_offset):%Y-%m-%d %H:%M (%Z)}")


def _foot(message: MessageView, cut: bool) -> str:
    if cut:
        return QCoreApplication.translate("Bubble", "Show all {count} characters").format(count=f"{len(message.text):,}")
    return " · ".join(filter(None, (letter_words(message), *notices(message.details))))


def _why(evidence: Evidence) -> str:
    said = QCoreApplication.translate("Bubble", "{kind}: {weight:+.0f}")
    return said.format(kind=words.word("evidence", evidence.kind), weight=evidence.weight)


def _due(due: float, message: MessageView) -> str:
    said = QCoreApplication.translate("Bubble", "A promise, due {time}")
    return said.format(time=numbers.day_and_time(due, message.at, message.offset_minutes))


def _paint_day(painter: QPainter, day: str, width: int, theme: Theme) -> None:
    painter.setFont(theme.font("head"))
    painter.setPen(theme.colour("faint"))
    painter.drawText(QRect(0, ABOVE, width, DAY - 8), Qt.AlignmentFlag.AlignCenter, day)


def _paint_head(painter: QPainter, bubble: Bubble, width: int, theme: Theme) -> None:
    font = theme.font("small")
    area = QRect(int(bubble.box.left()), int(bubble.box.top()) - HEAD_GAP - HEAD, width - int(bubble.box.left()) - SIDE, HEAD)
    painter.setFont(font)
    painter.setPen(theme.colour("muted"))
    shown = QFontMetrics(font).elidedText(bubble.head, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _paint_box(painter: QPainter, bubble: Bubble, theme: Theme, current: bool) -> None:
    sender = bubble.message.sender
    line = QPen(theme.colour("accent" if current else "line"), 1)
    if sender == "note" or bubble.message.unsent:
        line.setStyle(Qt.PenStyle.DashLine)
        line.setColor(theme.colour("accent") if current else _pale(theme.colour("faint")))
    ground = "whisper" if sender == "note" else "staff" if sender in STAFF else "background"
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(line)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(bubble.box.adjusted(0.5, 0.5, -0.5, -0.5), theme.size("radius"), theme.size("radius"))


def _pale(colour: QColor) -> QColor:
    paler = QColor(colour)
    paler.setAlphaF(0.6)
    return paler


def _paint_words(painter: QPainter, bubble: Bubble, colour: QColor, at: QPointF) -> None:
    painter.setPen(colour)
    bubble.layout.draw(painter, at)


def _paint_waves(painter: QPainter, bubble: Bubble, theme: Theme) -> None:
    """Wavy lines below the words of staff that made it worse."""
    length = bubble.shown_length
    painter.setPen(QPen(theme.colour("hot"), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for phrase in bubble.message.phrasing:
        start, units = utf16_range(phrase.start, phrase.end, length, list(bubble.wide))
        for number in range(bubble.layout.lineCount()):
            line = bubble.layout.lineAt(number)
            first, last = max(start, line.textStart()), min(start + units, line.textStart() + line.textLength())
            if first < last:
                left, right = _x_of(line, first), _x_of(line, last)
                origin = bubble.box.topLeft() + QPointF(PAD_X, PAD_Y + line.y() + line.ascent() + 3)
                painter.drawPath(_wave(origin.x() + left, origin.x() + right, origin.y()))


def _x_of(line: QTextLine, unit: int) -> float:
    found: object = line.cursorToX(unit)
    x = found[0] if isinstance(found, tuple) else found
    return x if isinstance(x, float) else 0.0


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path, x, up = QPainterPath(QPointF(left, y)), left, True
    while x < right:
        following = min(x + 3, right)
        path.quadTo(QPointF((x + following) / 2, y - 2.5 if up else y + 2.5), QPointF(following, y))
        x, up = following, not up
    return path


def _paint_anger(painter: QPainter, bubble: Bubble, theme: Theme) -> None:
    anger = bubble.message.anger
    if anger is None:
        return
    font = QFont(theme.font("body", bold=True))
    painter.setFont(font)
    painter.setPen(theme.colour(bubble.level))
    painter.drawText(bubble.anger_area, Qt.AlignmentFlag.AlignVCenter, numbers.whole(anger))
