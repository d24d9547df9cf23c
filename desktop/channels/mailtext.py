"""Text out of mail: encoded headers, bodies in any charset, HTML, and replies without what they quote. All of it in linear time.

The standard library's html.parser takes 28 s for 64 kB of `<a b<a b`, and mail-parser-reply minutes for 64 kB of line feeds
(measured), so HTML is scanned here and the library is shown lines that were cut and squeezed first.
"""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re

from mailparser_reply import EmailReplyParser

LONGEST_SCORED = 64 * 1024
_LONGEST_SHOWN_LINE = 200
_MOST_SHOWN = 16 * 1024
_ALIASES = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs",
    "ks_c_5601-1987": "cp949", "iso-8859-1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8", "x-sjis": "cp932",
}  # fmt: skip
_NOT_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "unicode-escape", "raw_unicode_escape", "raw-unicode-escape", "undefined"})
_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([bBqQ])\?([^?\s]{0,2000})\?=")


def decode_bytes(data: bytes, charset: str | None) -> str:
    """Text of bytes that say their charset, truly or not. Never raises; what cannot be decoded is U+FFFD."""
    named = (charset or "utf-8").strip().strip("'\"").lower()
    named = _ALIASES.get(named, named)
    tries = ([named] if named not in _NOT_CHARSETS else []) + ["utf-8", "gb18030"]
    for name in tries:
        try:
            return _storable(data.decode(name))
        except (UnicodeError, LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def decode_header(value: str) -> str:
    """A header as people read it: RFC 2047 words decoded (also where a character is split between two of them), folding and
    raw 8-bit bytes too. `value` as the email package keeps it, bytes as surrogate escapes."""
    raw = value.encode("utf-8", "surrogateescape")
    plain = re.sub(r"[\r\n]+[ \t]*", " ", decode_bytes(raw, "utf-8"))
    out: list[str] = []
    words: list[tuple[str, bytes]] = []
    position = 0
    for found in _WORD.finditer(plain):
        between = plain[position : found.start()]
        if between.strip() or not words:
            out += [_join(words), between]
            words = []
        words.append((found[1].lower(), _word_bytes(found[2], found[3])))
        position = found.end()
    return "".join((*out, _join(words), plain[position:])).strip()


def _word_bytes(coding: str, data: str) -> bytes:
    if coding in "qQ":
        return quopri.decodestring(data.replace("_", " ").encode(), header=False)
    try:
        return base64.b64decode(data + "=" * (-len(data) % 4))
    except (binascii.Error, ValueError):
        return data.encode()


def _join(words: list[tuple[str, bytes]]) -> str:
    """Neighbouring words; those of one charset are decoded as one."""
    out = ""
    while words:
        charset = words[0][0]
        same = next((at for at, word in enumerate(words) if word[0] != charset), len(words))
        out += decode_bytes(b"".join(data for _, data in words[:same]), charset)
        words = words[same:]
    return out


def _storable(text: str) -> str:
    """Text that can be UTF-8: lone surrogates, which some charsets make, replaced."""
    return text.encode("utf-8", "replace").decode()


_NAME_OF_TAG = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]{0,15})")
_ENTITY = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_BLOCKS = frozenset("p div br tr table ul ol li h1 h2 h3 h4 h5 h6 hr pre section article header footer blockquote".split())  # noqa: SIM905
_CLOSERS = {
    name: re.compile(f"</{name}[^>]{{0,20}}>", re.IGNORECASE) for name in ("script", "style", "head", "title", "template", "noscript")
}


def text_of_html(source: str) -> str:
    """The words of an HTML mail: blocks on lines of their own, quotations with `> ` before them, scripts and styles left out.

    One pass from `<` to the next `>`; nothing is fetched, nothing is run.
    """
    reader = _HtmlReader()
    position = 0
    while (opened := source.find("<", position)) >= 0:
        closed = source.find("-->" if source.startswith("<!--", opened) else ">", opened)
        if closed < 0:
            break
        reader.say(source[position:opened])
        position = source.find(">", closed) + 1
        unseen = reader.tag(source[opened + 1 : min(closed, opened + 20)])
        if unseen is not None:
            end = _CLOSERS[unseen].search(source, position)
            position = end.end() if end else len(source)
    reader.say(source[position:])
    return reader.text()


class _HtmlReader:
    """The lines so far, and how deep in quotations they are."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._quotes = 0

    def say(self, text: str) -> None:
        """Text between tags."""
        self._line.append(text)

    def tag(self, inside: str) -> str | None:
        """The beginning of what stands between < and >. Gives the name of an element that is to be left out with all that is in it."""
        found = _NAME_OF_TAG.match(inside)
        if found is None:
            return None
        name, closes = found[1].lower(), inside.startswith("/")
        if name in _CLOSERS:
            return None if closes else name
        if name in _BLOCKS:
            self._break()
        if name == "blockquote":
            self._quotes = max(0, min(20, self._quotes + (-1 if closes else 1)))
        return None

    def _break(self) -> None:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), "".join(self._line))
        self._line = []
        words = " ".join(text.split())
        if words or (self._lines and self._lines[-1]):
            self._lines.append(("> " * self._quotes + words) if words else "")

    def text(self) -> str:
        """All lines."""
        self._break()
        return _storable("\n".join(self._lines).strip())


_SEPARATOR = re.compile(
    r"\s*[-_]{2,40}\s*(?:原始(?:邮件|郵件|信件|訊息)|原邮件|回复的(?:原)?邮件|转发(?:的)?邮件|轉寄(?:的)?郵件"
    r"|Original(?: Message| Mail)?|Forwarded message)\s*[-_]{2,40}\s*",
    re.IGNORECASE,
)
_WROTE = re.compile(r"\s*(?:在|於|于|On |At )?.{0,40}?\d{4}[年/.-].{0,160}?(?:写道|寫道|wrote|來信|来信)\s*[:：]\s*", re.IGNORECASE)
_FROM = re.compile(r"\s*[*]?(?:发件人|發件人|寄件者|寄件人)\s*[:：]")
_FIELD = re.compile(r"\s*[*]?(?:发送时间|收件人|收件者|日期|主题|主旨|傳送時間|寄件日期|寄件時間|抄送|副本|时间|時間)\s*[:：]")


def trim_quotes(text: str) -> str:
    """What the writer wrote this time: the text before the first quoted mail, without `>` lines; all of it when nothing else is left.

    At most LONGEST_SCORED characters are looked at. Headers of Chinese mail programs are known here, the others by mail-parser-reply.
    """
    lines = text[:LONGEST_SCORED].replace("\r\n", "\n").split("\n")
    lines = lines[: _first_quote(lines)]
    lines = lines[: _first_quote_by_library(lines)]
    own = "\n".join(line for line in lines if not line.lstrip().startswith(">")).strip()
    return own or text[:LONGEST_SCORED].strip()


def _first_quote(lines: list[str]) -> int:
    """The line that a quoted mail begins with, by Chinese and web mail habits."""
    for at, line in enumerate(lines):
        if len(line) > 400:
            continue
        if _SEPARATOR.fullmatch(line) or _WROTE.fullmatch(line):
            return at
        if _FROM.match(line) and any(_FIELD.match(after) for after in lines[at + 1 : at + 4]):
            return at
    return len(lines)


def _first_quote_by_library(lines: list[str]) -> int:
    shown: list[str] = []
    number_of: list[int] = []
    size = 0
    for at, line in enumerate(lines):
        plain = " ".join(line[:_LONGEST_SHOWN_LINE].split())
        plain = "" if re.fullmatch(r"[_ -]{8,}", plain) else plain
        if plain or (shown and shown[-1]):
            shown.append(plain)
            number_of.append(at)
            size += len(plain) + 1
        if size > _MOST_SHOWN:
            break
    reply = EmailReplyParser(languages=["en", "de", "fr", "es", "ja"]).parse_reply("\n".join(shown)) or ""
    count = reply.count("\n") + 1
    while count < len(shown) and not shown[count]:
        count += 1
    return len(lines) if count >= len(shown) else number_of[count]
