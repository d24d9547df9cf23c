"""Zipped exports: read as a stream, under caps, never by their names."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.channels.whatsapp import ExportOptions, look, read
from desktop.channels.whatsapp.archive import _Capped
from desktop.core.errors import BadInput
from desktop.core.messages import Message

CHAT = "[31.12.24, 10:00:00] Ann: hello\r\n[31.12.24, 10:00:05] Shop: hi\r\n"
Entries = dict[str, bytes | str]


def packed(path: Path, entries: Entries, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def why(path: Path) -> object:
    with pytest.raises(BadInput) as caught:
        look(path)
    assert caught.value.code == "archive_refused"
    return caught.value.values["why"]


def inner_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("_chat.txt", "[31.12.24, 10:00:00] Evil: hello\n")
    return buffer.getvalue()


def test_a_zip_with_media_and_litter_is_read(tmp_path: Path) -> None:
    entries: Entries = {
        "00000001-PHOTO.jpg": b"\xff\xd8" + bytes(range(256)) * 40,
        "__MACOSX/._chat.txt": b"Mac OS X",
        "._x.txt": b"litter",
        "readme.txt": "[01.01.20, 10:00:00] Nobody: not this one\n",
        "folder/": b"",
        "_chat.txt": CHAT,
    }
    path = packed(tmp_path / "WhatsApp Chat - Ann.zip", entries)
    summary = look(path)
    assert (summary.chat, summary.participants) == ("Ann", {"Ann": 1, "Shop": 1})
    found = [item for item in read(path, ExportOptions()) if isinstance(item, Message)]
    assert [(m.text, m.sender, m.conversation) for m in found] == [("hello", "customer", "Ann"), ("hi", "agent", "Ann")]


@pytest.mark.parametrize("name", ["old.zip", "folder/a.RAR", "x.7z"])
def test_an_archive_in_an_archive_is_refused(tmp_path: Path, name: str) -> None:
    assert why(packed(tmp_path / "x.zip", {"_chat.txt": CHAT, name: inner_zip()})) == "nested"


def test_an_archive_that_was_sent_in_the_chat_is_left_shut(tmp_path: Path) -> None:
    sent = CHAT + ("\n" if isinstance(CHAT, str) else b"\n")
    more = "1/29/18, 12:31 - Ann: <attached: old.zip>\n"
    chat = sent + (more if isinstance(CHAT, str) else more.encode())
    assert look(packed(tmp_path / "x.zip", {"_chat.txt": chat, "old.zip": inner_zip()})).participants
    assert why(packed(tmp_path / "y.zip", {"_chat.txt": chat, "old.zip": inner_zip(), "other.zip": inner_zip()})) == "nested"


def test_the_chat_is_named_by_the_text_inside(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", {"a.txt": "no chat", "与李先生的 WhatsApp 聊天.txt": "2024/10/31 15:50 - 李先生: 你好\n"})
    assert look(path).chat == "李先生"


def test_a_name_that_forgot_to_say_it_is_utf_8_is_read_as_such(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", {"A" * 29 + ".txt": "2024/10/31 15:50 - 李先生: 你好\n"})
    name = "与李先生的WhatsApp聊天.txt".encode()
    assert len(name) == 33
    path.write_bytes(path.read_bytes().replace(b"A" * 29 + b".txt", name))
    assert look(path).chat == "李先生"


def test_a_name_that_is_not_utf_8_is_read_as_it_was_once_usual(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", {"whatsapp chat with Bxb.txt": CHAT})
    path.write_bytes(path.read_bytes().replace(b"Bxb", b"B\x82b"))
    assert look(path).chat == "Béb"


OUT = ["../../evil/_chat.txt", "/etc/_chat.txt", "C:\\Windows\\_chat.txt", "a/../../x.jpg", "..\\x.jpg", "\\\\host\\share\\x.jpg", "a/.."]


@pytest.mark.parametrize("name", OUT)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    assert why(packed(tmp_path / "x.zip", {"_chat.txt": CHAT, name: CHAT})) == "unsafe_name"
    assert [file.name for file in tmp_path.iterdir()] == ["x.zip"]


@pytest.mark.parametrize("name", ["con.txt", "AUX.TXT", "folder/nul.a.txt", "com1.txt"])
def test_a_device_of_windows_is_no_chat_and_hides_none(tmp_path: Path, name: str) -> None:
    assert why(packed(tmp_path / "x.zip", {name: CHAT})) == "no_chat"
    assert look(packed(tmp_path / "y.zip", {name: CHAT, "_chat.txt": CHAT})).heads == 2


@pytest.mark.parametrize("name", ["\u202etxt.exe.txt", "Chat with ..Ann...txt", "a..b/_chat.txt", "folder\\_chat.txt", "Conny.txt"])
def test_names_are_never_paths(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "x.zip", {name: CHAT})
    assert look(path).heads == 2
    assert [file.name for file in tmp_path.iterdir()] == ["x.zip"]


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    many: Entries = {f"{number}": b"" for number in range(2000)}
    assert why(packed(tmp_path / "x.zip", many | {"_chat.txt": CHAT})) == "too_many_entries"


def test_more_entries_than_the_end_of_the_archive_admits_are_refused(tmp_path: Path) -> None:
    many: Entries = {f"{number}": b"" for number in range(2000)}
    path = packed(tmp_path / "x.zip", many | {"_chat.txt": CHAT})
    raw = bytearray(path.read_bytes())
    struct.pack_into("<HH", raw, len(raw) - 14, 1, 1)
    path.write_bytes(raw)
    assert why(path) == "too_many_entries"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive, archive.open("_chat.txt", "w") as chat:
        for _ in range(201):
            chat.write(b"\0" * 1_000_000)
    assert why(path) == "too_large"


def test_an_entry_above_a_megabyte_may_not_be_too_dense(tmp_path: Path) -> None:
    assert why(packed(tmp_path / "x.zip", {"_chat.txt": CHAT + " " * 2_000_000})) == "too_dense"
    assert look(packed(tmp_path / "y.zip", {"_chat.txt": CHAT + " " * 900_000})).heads == 2


def test_no_chat_is_refused(tmp_path: Path) -> None:
    assert why(packed(tmp_path / "x.zip", {"a.jpg": b"x"})) == "no_chat"
    assert why(packed(tmp_path / "y.zip", {})) == "no_chat"


def test_an_encrypted_entry_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", {"_chat.txt": CHAT})
    raw = bytearray(path.read_bytes())
    raw[raw.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert why(path) == "encrypted"


def test_only_the_two_common_ways_of_packing_are_opened(tmp_path: Path) -> None:
    assert why(packed(tmp_path / "x.zip", {"_chat.txt": CHAT}, zipfile.ZIP_LZMA)) == "unknown_compression"


def test_a_stored_chat_is_read(tmp_path: Path) -> None:
    assert look(packed(tmp_path / "x.zip", {"_chat.txt": CHAT}, zipfile.ZIP_STORED)).heads == 2


def spoil_body(raw: bytearray) -> bytearray:
    raw[raw.find(b"_chat.txt") + 12] ^= 0xFF
    return raw


def spoil_local_head(raw: bytearray) -> bytearray:
    raw[0:2] = b"PK"
    raw[30] = ord("X")
    return raw


@pytest.mark.parametrize(
    "spoil", [spoil_body, spoil_local_head, lambda raw: raw[:-30], lambda raw: raw[:10], lambda raw: raw[:4] + b"junk" * 100]
)
def test_a_damaged_archive_is_refused(tmp_path: Path, spoil: Callable[[bytearray], bytearray]) -> None:
    path = packed(tmp_path / "x.zip", {"_chat.txt": CHAT})
    path.write_bytes(spoil(bytearray(path.read_bytes())))
    assert why(path) == "damaged"


def test_an_archive_with_a_remark_is_read(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", {"_chat.txt": CHAT})
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"made by a telephone"
    assert look(path).heads == 2


@pytest.mark.parametrize(("compressed", "reason"), [(10, "too_dense"), (10_000_000, "too_large")])
def test_a_cap_holds_whatever_the_archive_declares(compressed: int, reason: str) -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return b"\0" * size

    endless = _Capped(Endless(), compressed)  # type: ignore[arg-type]
    assert endless.readable()
    with pytest.raises(BadInput) as caught:
        while endless.readinto(bytearray(8_000_000)):
            pass
    assert caught.value.values["why"] == reason
