"""A case file as one HTML page: nothing is loaded from anywhere, nothing runs, and every stranger's word is escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from string import Template

from PySide6.QtCore import QCoreApplication

from desktop.ui.casefile.graph import DOT, Shape, shapes
from desktop.ui.casefile.parts import Row, Section, Story
from desktop.ui.theme import Theme

CAP = 1_000_000
"""Characters of one message: all that a record takes."""
GRAPH = (720.0, 190.0)
HTML_LANGUAGES = {"en": "en", "zh_CN": "zh-Hans", "zh_TW": "zh-Hant"}
STYLE = Template("""
body { margin: 32px auto; max-width: 760px; padding: 0 20px; color: $text; background: $panel; line-height: 1.5;
  font: 14px "Segoe UI", "SF Pro Text", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
html[lang=zh-Hant] body { font-family: "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", sans-serif; }
article + article { margin-top: 56px; border-top: 2px solid $line; }
h1 { font-size: 22px; margin: 28px 0 12px; } h2 { font-size: 15px; margin: 26px 0 8px; border-bottom: 1px solid $line; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0; } dt { color: $muted; } dd { margin: 0; }
.row { display: grid; grid-template-columns: 124px 1fr; gap: 12px; padding: 5px 8px; border-left: 3px solid $line; margin: 4px 0;
  break-inside: avoid; }
.row p, dd, h1 { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
h1 { margin: 28px 0 12px; } time { color: $muted; font-variant-numeric: tabular-nums; } .who { font-weight: 600; }
.notes { color: $muted; font-size: 12px; } .staff { background: $staff; } .note { background: $whisper; }
.calm { border-left-color: $calm; } .watch { border-left-color: $watch; } .hot { border-left-color: $hot; }
.critical { border-left-color: $critical; } .offer { border-left-color: $accent; } footer, .empty { color: $muted; font-size: 12px; }
svg { width: 100%; height: auto; } svg text { font-size: 10px; }
@media print { body { margin: 0; max-width: none; } article + article { break-before: page; border: 0; } h2 { break-after: avoid; } }
@page { margin: 16mm; }
""")


def opening(theme: Theme, language: str) -> str:
    """The page up to its first case."""
    style = STYLE.substitute({token: colour.name() for token, colour in theme.colours.items()})
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    title = QCoreApplication.translate("CaseFile", "Case file")
    return (
        f'<!DOCTYPE html>\n<html lang="{HTML_LANGUAGES.get(language, "en")}">\n<head>\n<meta charset="utf-8">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


CLOSING = "</body>\n</html>\n"


def text(words: str) -> str:
    """Words as HTML; what UTF-8 cannot say is replaced."""
    return escape(words.encode("utf-8", "replace").decode())


def article(story: Story, theme: Theme) -> Iterator[str]:
    """One case."""
    yield f'<article class="{text(story.level)}-case">\n<h1 dir="auto">{text(story.title)}</h1>\n<dl>\n'
    yield from (f'<dt>{text(name)}</dt><dd dir="auto">{text(value)}</dd>\n' for name, value in story.facts)
    yield f"</dl>\n<h2>{text(QCoreApplication.translate('CaseFile', 'In short'))}</h2>\n"
    yield from (f'<p dir="auto">{text(sentence)}</p>\n' for sentence in story.short)
    yield svg(shapes(story.trend, theme, GRAPH, story.time))
    for section in story.sections:
        yield from _section(section)
    yield "<footer>" + "".join(f"<p>{text(line)}</p>" for line in story.foot) + "</footer>\n</article>\n"


def _section(section: Section) -> Iterator[str]:
    yield f"<h2>{text(section.title)}</h2>\n"
    if not section.rows:
        yield f'<p class="empty">{text(section.empty)}</p>\n'
    yield from map(_row, section.rows)


def _row(row: Row) -> str:
    who = f'<p class="who" dir="auto">{text(row.who)}</p>' if row.who else ""
    notes = f'<p class="notes" dir="auto">{text(row.notes)}</p>' if row.notes else ""
    return f'<div class="row {row.tone}"><time>{text(row.time)}</time><div>{who}<p dir="auto">{text(row.text)}</p>{notes}</div></div>\n'


def svg(drawn: Iterable[Shape]) -> str:
    """The graph, without a word of style: the page's policy would refuse it."""
    inside = "".join(map(_element, drawn))
    if not inside:
        return ""
    title = QCoreApplication.translate("CaseFile", "Heat (line) and anger of each message (dots) over time")
    return f'<svg viewBox="0 0 {GRAPH[0]:g} {GRAPH[1]:g}" role="img"><title>{text(title)}</title>{inside}</svg>\n'


def _element(shape: Shape) -> str:
    (x, y), colour = shape.points[0], shape.colour
    if shape.kind == "band":
        width, height = shape.points[1]
        return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{colour}"/>'
    if shape.kind == "dot":
        return f'<circle cx="{x}" cy="{y}" r="{DOT}" fill="{colour}"/>'
    if shape.kind == "label":
        return f'<text x="{x}" y="{y}" fill="{colour}" text-anchor="{shape.anchor}">{text(shape.text)}</text>'
    dash = ' stroke-dasharray="3 3"' if shape.kind == "mark" else ""
    points = " ".join(f"{x},{y}" for x, y in shape.points)
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1"{dash}/>'
