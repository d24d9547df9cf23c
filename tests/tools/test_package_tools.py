"""Icons, notices and the starter: what can be seen without building."""

from __future__ import annotations

import configparser
import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QImage

from tests.house.source import ROOT
from tools import notices, package_icons

ICONS, LINUX = ROOT / "assets" / "icons", ROOT / "assets" / "linux"


def test_the_icons_are_those_of_the_drawing(qapp: object, tmp_path: Path) -> None:
    package_icons.main(tmp_path)
    for size in package_icons.SIZES:
        name = f"stepin-{size}.png"
        made, kept = QImage(str(tmp_path / name)), QImage(str(ICONS / name))
        assert kept.width() == kept.height() == size
        assert made == kept


def test_the_windows_icon_holds_every_size() -> None:
    data = (ICONS / "stepin.ico").read_bytes()
    count = struct.unpack_from("<HHH", data)[2]
    sizes = [data[6 + 16 * place] or 256 for place in range(count)]
    assert sizes == list(package_icons.SIZES)


def test_the_smallest_icon_still_has_ground_bubble_and_arrow() -> None:
    picture = QImage(str(ICONS / "stepin-16.png"))
    blue, white = 0xFF1F5FD6, 0xFFFFFFFF
    assert {picture.pixel(8, 1), picture.pixel(8, 7)} == {blue}
    assert picture.pixel(6, 3) == white


def test_the_starter_is_complete_and_names_what_is_there() -> None:
    parser = configparser.ConfigParser(interpolation=None, delimiters="=")
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(LINUX / "stepin.desktop", encoding="utf-8")
    entry = parser["Desktop Entry"]
    assert {"Name", "Name[zh_CN]", "Name[zh_TW]", "Exec", "Icon", "Categories"} <= set(entry)
    assert entry["Icon"] == entry["StartupWMClass"] == "stepin"
    about = ElementTree.parse(LINUX / "stepin.metainfo.xml").getroot()
    assert about.findtext("launchable") == "stepin.desktop"


def test_a_file_of_a_package_brings_the_packages_terms() -> None:
    file = Path(openpyxl.__file__ or "").resolve()
    [found] = notices.owners({file}).values()
    name, text = notices._package(found)
    assert name.startswith("openpyxl ") and "Licence: MIT" in text and "Permission is hereby granted" in text


def test_a_library_of_nobody_ends_the_build(tmp_path: Path) -> None:
    stray = tmp_path / "libstray.so.1"
    stray.write_bytes(b"")
    with pytest.raises(SystemExit, match="nobody here knows"):
        list(notices._system({stray}))


def test_the_sources_of_the_models_are_told_with_their_licences() -> None:
    card = notices._card()
    for source in ("JDDC", "GoEmotions", "COLD", "openrice"):
        assert source in card
