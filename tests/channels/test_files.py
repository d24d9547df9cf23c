"""What kind of file it is, and reading any."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from desktop.channels.files import kind_of, read_any
from desktop.channels.incoming import ExportOptions, NotUnderstood, Progress
from desktop.channels.lines import check_file, open_file
from desktop.core.errors import BadInput

CHAT = "31/12/2024, 10:00 - Ann: hello\n"
MAIL = (
    "Return-Path: <a@b>\nFrom: a@b.example\nTo: c@d.example\nDate: Tue, 01 Oct 2024 10:00:00 +0800\n\n[2024/10/31 15:50:46] Ann: pasted\n"
)
LINE = '{"id":"1","channel":"chat","conversation":"c","customer":{"id":"u"},"from":"customer","at":"2026-11-22T09:00:00Z","text":"hi"}\n'


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("x.txt", CHAT, "whatsapp"),
        ("x", "\ufeff\u200e[31/12/2024, 10:00:00] Ann: hi", "whatsapp"),
        ("x.txt", "lost line\n" + CHAT, "whatsapp"),
        ("x.eml", MAIL, "eml"),
        ("x.txt", MAIL, "eml"),
        ("x.txt", "From a@b Tue Oct  1 10:00:00 2024\n" + MAIL, "mbox"),
        ("x.mbox", "", "mbox"),
        ("x.EML", "broken", "eml"),
        ("x.txt", LINE, "jsonl"),
        ("x", "\ufeff\n" + LINE, "jsonl"),
        ("x.jsonl", "", "jsonl"),
        ("x.ndjson", "5\n", "jsonl"),
    ],
)
def test_a_kind_is_told_by_content_then_by_name(tmp_path: Path, name: str, content: str, kind: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert kind_of(path) == kind


def test_a_zip_is_an_export_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_chat.txt", CHAT)
    assert kind_of(path) == "whatsapp"


@pytest.mark.parametrize("content", ["", "hello\n", "From me to you: hello\n", "Note: hello\n", "\0\1\2"])
def test_what_is_none_of_them_is_unknown(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(content)
    with pytest.raises(BadInput, match="unknown_format"):
        kind_of(path)


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, code in ((tmp_path, "is_a_folder"), (tmp_path / "none", "no_such_file"), (pipe, "not_a_file"), (Path("a\0b"), "unreadable")):
        with pytest.raises(BadInput) as caught:
            kind_of(path)
        assert caught.value.code == code


def test_a_file_that_will_not_open_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_text(CHAT)

    def refuse(*_args: object, **_named: object) -> None:
        raise PermissionError

    assert check_file(path) == len(CHAT)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BadInput, match="unreadable"):
        kind_of(path)
    with pytest.raises(BadInput, match="unreadable"):
        open_file(path, Progress())
    with pytest.raises(BadInput, match="unreadable"):
        from desktop.channels.whatsapp import look

        look(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("WhatsApp Chat with Ann.txt", CHAT),
        ("x.eml", MAIL),
        ("x.mbox", "From a@b Tue Oct  1 10:00:00 2024\n" + MAIL),
        ("x.jsonl", LINE),
    ],
)
def test_any_file_is_read_with_how_far_it_is(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    stream = read_any(path, ExportOptions())
    items = list(stream)
    assert len(items) == 1
    assert not isinstance(items[0], NotUnderstood)
    assert stream.bytes_read == stream.bytes_total > 0
