"""The texts that bytes may be: in several encodings, and unwrapped of what JSON, URLs, HTML and mails make of a text, one within the other.

Mail: base64 and quoted-printable (RFC 2045), encoded words (RFC 2047). What is cut off is unwrapped as far as it goes; base64 also where it
begins anew in the middle of four characters.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from base64 import b64decode
from binascii import a2b_qp
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

DEEPEST = 4
"""So many wrappings one within the other are undone."""
_MOST = 8
"""So many times its own length is unwrapped of hostile bytes, and a little more, that short ones come to their end."""
_A_LITTLE = 65_536
_OTHERS = ("gb18030", "big5", "utf-16-le", "utf-16-be")
_ESCAPES = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([^u]))")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_ENTITY = re.compile(r"&(?:#[0-9xX]|[A-Za-z])")
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_QUOTED = re.compile(rb"=(?:[0-9A-Fa-f]{2}|\r?\n)")
_BETWEEN_WORDS = re.compile(rb"\?=\s+=\?[^?\s]{1,40}\?[BbQq]\?")
_BASE64 = re.compile(rb"(?:[A-Za-z0-9+/_-](?:\s*)){16,}")
_WORD = re.compile(rb"=\?[^?\s]{1,40}\?[Bb]\?([A-Za-z0-9+/=]+)")
_LOOKED_AT = 400
_NO_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})


def readings(raw: bytes) -> Iterator[str]:
    """The texts that bytes may be, the plainest first."""
    yield from _texts(raw)
    seen, layer, left = {raw}, [raw], _MOST * len(raw) + _A_LITTLE
    for _ in range(DEEPEST):
        inner: list[bytes] = []
        for found in (found for whole in layer for found in unwrapped(whole)):
            if found not in seen and left > 0:
                seen.add(found)
                inner.append(found)
                left -= len(found)
                yield from _texts(found)
        layer = inner


def _texts(raw: bytes) -> Iterator[str]:
    whole = raw.decode("utf-8", "replace")
    yield whole
    if "\ufffd" in whole or "\0" in whole:
        yield from (raw.decode(encoding, "replace") for encoding in _OTHERS)


def unwrapped(raw: bytes) -> Iterator[bytes]:
    """What is in bytes when one wrapping of each kind is taken off."""
    for text in _texts(raw):
        if "\\" in text:
            yield _bytes(_unescaped(text))
        if _ENTITY.search(text):
            yield _bytes(html.unescape(text))
    if _PERCENT.search(raw):
        yield unquote_to_bytes(raw.replace(b"+", b" "))
    if _QUOTED.search(raw):
        yield a2b_qp(raw)
    joined = _BETWEEN_WORDS.sub(b"", raw)
    if joined != raw or b"?Q?" in raw or b"?q?" in raw:
        yield a2b_qp(joined, header=True)
    for pattern in (_BASE64, _WORD):
        for run in pattern.finditer(joined):
            yield from _of_base64(b"".join(run[pattern.groups].split()))


def _of_base64(run: bytes) -> Iterator[bytes]:
    """What a run of base64 is, from each place that it may begin at; only where it is text."""
    plain = run.translate(_URL_SAFE).rstrip(b"=")
    for start in range(4):
        whole = plain[start : start + (len(plain) - start) // 4 * 4]
        rest = plain[start + len(whole) :]
        data = b64decode(whole + (rest + b"==="[: 4 - len(rest)] if len(rest) > 1 else b""))
        if is_text(data):
            yield data


_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def is_text(data: bytes) -> bool:
    """Whether bytes begin as a text does in one of the encodings that are looked through; the first character may be cut in two."""
    begun = data[:_LOOKED_AT]
    return any(_is_in("utf-8", begun[cut:]) for cut in range(4)) or any(_is_in(encoding, begun) for encoding in _OTHERS)


def _is_in(encoding: str, data: bytes) -> bool:
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return False
    return bool(text) and all(letter in "\t\r\n" or unicodedata.category(letter) not in _NO_TEXT for letter in text)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _unescaped(text: str) -> str:
    """A text with the escapes of JSON resolved wherever they stand, whole or cut off; pairs of surrogates become their character."""
    found = _ESCAPES.sub(lambda escape: chr(int(escape[1], 16)) if escape[1] else _PLAIN.get(escape[2], escape[2]), text)
    return found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
