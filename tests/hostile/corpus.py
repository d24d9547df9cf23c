"""What strangers may write, made by code: more than two hundred texts, each with a name, most of them valid text and some only bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

PICTURE = "<<PICTURE>>"
"""Where the path of a picture goes that must never be drawn."""
LONGEST = 1_000_000
CUSTOMER = "客"
Named = Iterator[tuple[str, str]]

_PLACES = {
    "path": PICTURE,
    "file": f"file://{PICTURE}",
    "upper": f"FILE://{PICTURE}",
    "host": f"file://localhost{PICTURE}",
    "unc": f"\\\\127.0.0.1\\share{PICTURE}",
    "web": f"http://127.0.0.1:9{PICTURE}",
}
_MARKUP = {
    "img": '<img src="{}" width="300" height="200">',
    "bare": "<img src={} width=300 height=200>",
    "qt": '<qt><img src="{}" width=300 height=200></qt>',
    "body": "<html><body background='{}'><h1>x</h1></body></html>",
    "table": '<table background="{}" width="300" height="200"><tr><td>x</td></tr></table>',
    "style": "<div style=\"background-image:url('{}');width:300px;height:200px\">x</div>",
    "sheet": '<link rel="stylesheet" href="{}"><style>@import url("{}");</style><p>x',
    "object": '<object data="{}"></object><iframe src="{}"></iframe><embed src="{}">',
    "svg": '<svg xmlns="x"><image href="{}" width="300" height="200"/></svg>',
    "link": '<a href="{}">press here to get your refund</a>',
    "markdown": "# head\n\n![x]({})\n\n[y]({})",
}
_RED = (
    "<body bgcolor=red><h1>x</h1>",
    "<qt bgcolor=#ff0000>x</qt>",
    '<table bgcolor="#ff0000" width="300" height="200"><tr><td>x</td></tr></table>',
    "<p style='background:#ff0000'>x</p>",
    "<hr style='background:red' size=80>",
    "<!DOCTYPE HTML><html><body style='background-color:red'>",
    "<font color=red><h1>██████</h1></font>",
    "* { background: red }",
    "<script>alert(1)</script>",
    "<b>bold</b><br/>&lt;b&gt;",
)
_CONTROLS = (
    "\0",
    "\0hidden",
    "a\0b",
    "\x01\x02\x03",
    "\x08\x08\x08over",
    "\x7f",
    "\x0b\x0c\x1c\x1d\x1e",
    "\x80\x85\x9b31m",
    "\r\rover",
    "\t" * 500,
)
_ANSI = (
    "\x1b[2J\x1b[H",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]8;;file:///etc/passwd\x07link\x1b]8;;\x07",
    "\x1b]52;c;cm0gLXJm\x07",
    "\x1b[6n",
    "\x1bP+q\x1b\\",
    "\x07" * 50,
    "\x9b2J",
    "\x1b[?1049h",
    "\x1b[1A\x1b[2K",
)
_BIDI = (0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x061C)
_FORMULAS = (
    '=HYPERLINK("file:///etc/passwd","refund")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\0=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    '"=1+1"',
    ";=1+1",
    "\n=1+1",
    " =1+1",
    '=1+1","=2+2',
    "'=1+1",
    "=1+1\n=2+2",
    "%=1",
    "\u200b=1+1",
    "\ufeff=1+1",
)
_FORMATS = (
    "%s%s%s%n%n%x",
    "%1 %2 %3 %L1 %n",
    "{0}{1}{customer}{name}",
    "{",
    "}",
    "{}",
    "{0.__class__.__mro__}",
    "{x!r:>999999999}",
    "%(name)s",
    "${HOME}",
    "$(HOME)",
    "${jndi:ldap://x.invalid/a}",
    "\\u0000\\n\\x41",
    "%00",
    "{{7*7}}",
    "<%= 7*7 %>",
)
_SQL = (
    "'; DROP TABLE cases; --",
    '" OR 1=1 --',
    "退*",
    "a AND",
    "NEAR(a b)",
    '"',
    "-退款",
    "^a",
    "text:a",
    "a OR b*",
    "*",
    "''",
    "%_%",
    ") UNION SELECT 1",
)
_SHELL = ("$(touch pwned)", "`touch pwned`", "; rm -rf ~ #", "| calc.exe", "--help", "-rf", "@/etc/passwd", "&& shutdown", "> pwned.txt")
_PATHS = (
    "../../../../etc/passwd",
    "..\\..\\con.txt",
    "con.txt",
    "C:\\Windows\\System32\\nul",
    "\\\\127.0.0.1\\share\\x",
    "file:///etc/passwd",
    "~/.ssh/id_rsa",
    "/dev/zero",
    "aux",
    "x" * 300 + ".txt",
)
_MNEMONICS = ("&", "&&&", "&File", "a&b&c", "&amp;lt;b&amp;gt;", "&#60;img src=x&#62;", "Q&A & co", "&" * 5_000)
_JSON = ('{"id":"m1"}', '","text":"other', "]}]}", "\\", '\\"', "null", "NaN", "[" * 5_000)


def texts() -> dict[str, str]:
    """Every valid text by its name."""
    groups = (_markup(), _listed(), _bidi(), _marks(), _long(), _pictures_of_text(), _unseen())
    return dict(pair for group in groups for pair in group)


def _markup() -> Named:
    for (markup, pattern), (place, where) in product(_MARKUP.items(), _PLACES.items()):
        yield f"{markup}-{place}", pattern.replace("{}", where)


def _listed() -> Named:
    groups = {
        "red": _RED,
        "control": _CONTROLS,
        "ansi": _ANSI,
        "formula": _FORMULAS,
        "format": _FORMATS,
        "sql": _SQL,
        "shell": _SHELL,
        "path": _PATHS,
        "mnemonic": _MNEMONICS,
        "json": _JSON,
    }
    for name, group in groups.items():
        for number, text in enumerate(group):
            yield f"{name}-{number}", text


def _bidi() -> Named:
    for code in _BIDI:
        yield f"bidi-{code:x}", f"{chr(code)}txt.exe gnp.{chr(code)}退款"
    yield "bidi-nested", "\u202e\u2067\u202b" * 10_000 + "x"
    yield "bidi-arabic", "العربية" * 10_000
    yield "bidi-mixed", "a\u05d0\u202e1\u202c" * 5_000


def _marks() -> Named:
    yield "marks-one-letter", "e" + "\u0301" * 100_000
    yield "marks-every-letter", ("z" + "\u0300\u0316\u0334\u0489\u20dd" * 20) * 1_000
    yield "marks-none", "\u0301" * 5_000
    yield "marks-thai", "ก" + "\u0e49\u0e35" * 20_000
    yield "marks-devanagari", "क" + "\u094d\u0937" * 10_000
    yield "marks-tibetan", "\u0f40" + "\u0f90\u0fb5" * 10_000
    yield "marks-variation", "退" + "\ufe0f" * 20_000
    yield "marks-ideographic", "退\U000e0100" * 10_000
    yield "marks-jamo", "\u1100\u1161\u11a8" * 20_000


def _long() -> Named:
    yield "long-letters", "x" * LONGEST
    yield "long-chinese", "退" * (LONGEST // 3)
    yield "long-words", "word " * (LONGEST // 5)
    yield "long-lines", "a\n" * 200_000
    yield "long-separators", "a\u2028b\u2029" * 30_000
    yield "long-blanks", "x" + " " * 500_000 + "y"
    yield "long-brackets", "<" * 300_000
    yield "long-tags", "<b>" * 100_000
    yield "long-wide", "\ufdfd" * 20_000
    yield "long-capitals", "REFUND NOW!!! " * 20_000
    yield "long-quotes", "> " * 100_000
    yield "long-numbers", "9" * 300_000
    yield "long-hanging", "\u3000" * 100_000


def _pictures_of_text() -> Named:
    yield "emoji-many", "😡" * 10_000
    yield "emoji-families", "👨\u200d👩\u200d👧\u200d👦" * 2_500
    yield "emoji-joined", "\u200d".join("👩" * 10_000)
    yield "emoji-skins", "👍🏿👍🏻" * 5_000
    yield "emoji-flags", "🇭🇰🇹🇼🇨🇳" * 3_000
    yield "emoji-half-flags", "🇭" * 10_001
    yield "emoji-keys", "1\ufe0f\u20e3" * 5_000
    yield "emoji-tags", "🏴\U000e0067\U000e0062\U000e007f" * 2_000


def _unseen() -> Named:
    yield "unseen-empty", ""
    yield "unseen-blank", " \n\t \u3000"
    for code in (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0x34F, 0x3164, 0xE0041, 0xFFFC, 0xFFFF, 0x10FFFF, 0xE000, 0xFDD0):
        yield f"unseen-{code:x}", f"a{chr(code) * 1_000}b"


def with_picture(text: str, picture: str) -> str:
    """A text that points at a real picture."""
    return text.replace(PICTURE, picture)


@dataclass(frozen=True, slots=True)
class Broken:
    """A message line that must be quarantined, and why."""

    name: str
    line: bytes
    reason: str


def broken() -> list[Broken]:
    """Lines whose text is no text, or too long."""
    cut = {
        "lone-high": (b"\\ud800", "bad_encoding"),
        "lone-low": (b"x\\udfff", "bad_encoding"),
        "lone-raw": (b"\xed\xa0\x80", "bad_encoding"),
        "paired-raw": (b"\xed\xa0\xbd\xed\xb8\xa1", "bad_encoding"),
        "overlong": (b"\xc0\xaf", "bad_encoding"),
        "cut-off": (b"\xe9\x80", "bad_encoding"),
        "beyond": (b"\xf4\x90\x80\x80", "bad_encoding"),
        "gbk": ("退款".encode("gbk"), "bad_encoding"),
        "bytes": (bytes(range(128, 256)), "bad_encoding"),
        "five-megabytes": (b"x" * 5_000_000, "too_long"),
        "one-too-many": (b"x" * (LONGEST + 1), "too_long"),
        "long-emoji": ("😡".encode() * 250_001, "too_long"),
    }
    return [Broken(name, line_of(name, "TEXT").replace(b"TEXT", text), reason) for name, (text, reason) in cut.items()]


def line_of(name: str, text: str, author: str | None = None) -> bytes:
    """A message line: a conversation and a customer of its own, who is called what he writes."""
    who = {"id": f"u-{name}", "name": author or CUSTOMER}
    head = {
        "id": f"m-{name}",
        "channel": "chat",
        "conversation": f"c-{name}",
        "customer": who,
        "from": "customer",
        "author": author or CUSTOMER,
    }
    return json.dumps({**head, "at": "2026-11-22T09:00:00+08:00", "text": text}, ensure_ascii=False).encode()
