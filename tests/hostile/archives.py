"""Archives that mean harm, each with why it is refused."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.house.source import ROOT

CHAT = "[31.12.24, 10:00:00] Ann: hello\r\n[31.12.24, 10:00:05] Shop: hi\r\n"
MEGABYTE = bytes(1_000_000)


def _write(path: Path, entries: dict[str, bytes | str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)


def _bomb(path: Path, megabytes: int = 1_000) -> None:
    """A gigabyte of nothing in a megabyte."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive, archive.open("_chat.txt", "w") as chat:
        for _ in range(megabytes):
            chat.write(MEGABYTE)


def _liar(path: Path) -> None:
    """A bomb that says it is a kilobyte."""
    _bomb(path, 300)
    raw = bytearray(path.read_bytes())
    directory = raw.rfind(b"PK\x01\x02")
    struct.pack_into("<L", raw, directory + 24, 1_000)
    struct.pack_into("<L", raw, raw.find(b"PK\x03\x04") + 22, 1_000)
    path.write_bytes(raw)


def _shingles(path: Path) -> None:
    """A thousand entries that are all the same bytes: 8 GB declared in a file of 9 MB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("_chat.txt", CHAT)
        archive.writestr("a.bin", MEGABYTE * 8)
        info = archive.infolist()[-1]
        archive.filelist.extend(_again(info, number) for number in range(1_000))


def _again(info: zipfile.ZipInfo, number: int) -> zipfile.ZipInfo:
    copy = zipfile.ZipInfo(f"{number}.bin")
    for name in ("file_size", "compress_size", "CRC", "header_offset", "compress_type"):
        setattr(copy, name, getattr(info, name))
    return copy


def _russian_doll(path: Path) -> None:
    """Ten archives in one another, a bomb in the innermost."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("_chat.txt", MEGABYTE * 100)
    for _ in range(10):
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("_chat.txt", CHAT)
            archive.writestr("inner.zip", inner.getvalue())
        inner = outer
    path.write_bytes(inner.getvalue())


def _encrypted(path: Path) -> None:
    _write(path, {"_chat.txt": CHAT})
    raw = bytearray(path.read_bytes())
    raw[raw.find(b"PK\x03\x04") + 6] |= 1
    raw[raw.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)


ARCHIVES: dict[str, tuple[Callable[[Path], None], str]] = {
    "bomb": (_bomb, "too large"),
    "liar": (_liar, "damaged"),
    "dense": (lambda path: _bomb(path, 150), "too dense"),
    "shingles": (_shingles, "too large"),
    "doll": (_russian_doll, "nested"),
    "archive-only": (lambda path: _write(path, {"a.zip": MEGABYTE}), "no chat"),
    "many": (lambda path: _write(path, {f"{n}.txt": "x" for n in range(5_000)}), "too many entries"),
    "traversal": (lambda path: _write(path, {"../../../../tmp/_chat.txt": CHAT}), "unsafe name"),
    "absolute": (lambda path: _write(path, {"_chat.txt": CHAT, "/etc/cron.d/x": "x"}), "unsafe name"),
    "windows": (lambda path: _write(path, {"_chat.txt": CHAT, "C:\\Windows\\evil.txt": "x"}), "unsafe name"),
    "device": (lambda path: _write(path, {"con.txt": CHAT, "aux.txt": CHAT}), "no chat"),
    "encrypted": (_encrypted, "encrypted"),
    "cut-off": (lambda path: path.write_bytes(b"PK\x03\x04" + MEGABYTE) and None, "damaged"),
}
"""A maker for each, and why it is refused, in the command's words."""


def imported(folder: Path, file: Path) -> tuple[dict, str]:
    """What an import took, and what it said."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    stepin = [sys.executable, "-P", "-m", "desktop", "--record", str(folder / "record.sqlite"), "import", "--staff", "Shop", str(file)]
    measured = [sys.executable, "-S", "-P", str(Path(__file__).with_name("measured.py")), *stepin]
    done = subprocess.run(measured, cwd=folder, env=settings, capture_output=True, text=True, timeout=60, check=True)
    return json.loads(done.stdout.splitlines()[-1]), done.stderr
