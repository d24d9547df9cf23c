"""Bytes are read in every encoding and out of every wrapping that services and mails put text into."""

from __future__ import annotations

import json
import quopri
from base64 import b64encode, urlsafe_b64encode
from email.header import Header
from email.message import EmailMessage
from urllib.parse import quote, quote_plus

import pytest

from desktop.db.wrapped import DEEPEST, is_text, readings, unwrapped

TEXT = "李先生 wants his parcel, and <now>"
UTF8 = TEXT.encode()


def mail(encoding: str, charset: str = "utf-8") -> bytes:
    message = EmailMessage()
    message["Subject"] = "parcel"
    message.set_content(TEXT, charset=charset, cte=encoding)
    return message.as_bytes()


WAYS = {
    "plain": UTF8,
    "json": json.dumps(TEXT).encode(),
    "json cut off": json.dumps(TEXT + "\U0001f600").encode()[:-8],
    "gb18030": TEXT.encode("gb18030") + b"\xff",
    "big5": TEXT.encode("big5") + b"\xff",
    "utf-16": TEXT.encode("utf-16"),
    "json in utf-16": json.dumps(TEXT).encode("utf-16-be"),
    "url": quote(TEXT).encode(),
    "form": b"text=" + quote_plus(TEXT).encode(),
    "html": "".join(f"&#{ord(letter)};" for letter in TEXT).encode(),
    "html in hex": "".join(f"&#x{ord(letter):x};" for letter in TEXT).encode(),
    "quoted-printable": quopri.encodestring(UTF8),
    "base64": b64encode(UTF8),
    "base64 for urls": urlsafe_b64encode(b"\xc3\xbf\xc3\xbe" + UTF8).rstrip(b"="),
    "base64 from its second character": b64encode("é: ".encode() + UTF8)[1:],
    "base64 from its third character": b64encode("é, ".encode() + UTF8)[2:],
    "base64 from its fourth character": b64encode("ré ".encode() + UTF8)[3:],
    "base64 in json": json.dumps({"raw": b64encode(UTF8).decode()}).encode(),
    "base64 in json with lines": json.dumps({"raw": mail("base64").decode()}).encode(),
    "base64 of utf-16": b64encode(TEXT.encode("utf-16-le")),
    "mail in base64": mail("base64"),
    "mail in quoted-printable": mail("quoted-printable"),
    "mail in gb18030": mail("base64", "gb18030"),
    "mail in a mail": b64encode(mail("base64")),
    "encoded word": Header(TEXT, "utf-8").encode().encode(),
    "short encoded word": b"=?utf-8?b?" + b64encode(UTF8) + b"?=",
    "encoded words in quoted-printable": b"=?utf-8?q?=E6=9D=8E=E5=85?=\r\n =?utf-8?q?=88=E7=94=9F_wants_his_parcel=2C_and_=3Cnow=3E?=",
    "url in json in base64": b64encode(json.dumps({"body": quote(TEXT)}).encode()),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_text_is_read_however_it_is_wrapped(way: str) -> None:
    wanted = TEXT[: TEXT.index("<")].strip() if way == "json cut off" else TEXT
    assert any(wanted in " ".join(text.split()) for text in readings(WAYS[way])), list(readings(WAYS[way]))


def test_a_short_name_is_read_out_of_an_encoded_word() -> None:
    assert "李" in list(readings(b"From: =?UTF-8?B?5p2O?= <a@b.example>"))


def test_what_is_no_text_is_not_read_as_one() -> None:
    picture = bytes(range(256)) * 3
    assert not is_text(picture)
    assert not is_text(b"")
    assert list(unwrapped(b64encode(picture))) == []


def test_lone_surrogates_and_odd_escapes_do_no_harm() -> None:
    assert "a\ufffd/b" in list(readings(b"a\\ud83d\\/b"))


def test_wrappings_are_undone_so_deep_and_no_deeper() -> None:
    wrapped = UTF8
    for _ in range(DEEPEST):
        wrapped = b64encode(wrapped)
    assert TEXT in list(readings(wrapped))
    assert TEXT not in list(readings(b64encode(wrapped)))


def test_hostile_bytes_come_to_an_end() -> None:
    hostile = b"%25&amp;\\\\=3D=\r\n" * 2_000
    wrapped = list(readings(hostile))
    assert sum(map(len, wrapped)) < 100 * len(hostile) + 1_000_000
    assert len(wrapped) > 3
