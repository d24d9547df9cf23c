"""The archive that users get: installed without root in a home of its own, used, installed again, and taken away."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest
from PyInstaller.archive.readers import CArchiveReader

from desktop import __version__
from tools.package import build, name, pack

pytestmark = [pytest.mark.packaging, pytest.mark.skipif(sys.platform != "linux", reason="the archive is for Linux")]
Install = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, built, packed and unpacked."""
    folder = tmp_path_factory.mktemp("packed")
    archive = pack(build(folder / "dist", folder / "work"), folder)
    with tarfile.open(archive) as tar:
        assert {entry.uname for entry in tar.getmembers()} == {""}
        tar.extractall(folder, filter="data")
    return folder / name()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose name is not easy, with a record in it."""
    home = tmp_path / "it's a $home"
    (home / ".local" / "share" / "stepin").mkdir(parents=True)
    (home / ".local" / "share" / "stepin" / "record.sqlite").write_bytes(b"")
    return home


@pytest.fixture
def install(unpacked: Path, home: Path) -> Install:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["sh", str(unpacked / "install.sh"), *arguments]
        return subprocess.run(command, env=environment(home), capture_output=True, text=True, check=False, timeout=120)

    return run


def environment(home: Path) -> dict[str, str]:
    return {"HOME": str(home), "PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}


def test_it_is_installed_used_installed_again_and_taken_away(install: Install, home: Path) -> None:
    for _ in range(2):
        done = install()
        assert (done.returncode, done.stderr) == (0, "")
        said = subprocess.run([home / ".local/bin/stepin", "--version"], env=environment(home), capture_output=True, text=True, check=True)
        assert said.stdout.split()[-1] == __version__
    entry = home / ".local/share/applications/stepin.desktop"
    assert f'Exec="{home}'.replace("$", r"\\$") in entry.read_text(encoding="utf-8")
    if (validate := shutil.which("desktop-file-validate")) is not None:
        assert subprocess.run([validate, entry], capture_output=True, text=True, check=False).stdout == ""
    assert (home / ".local/share/icons/hicolor/48x48/apps/stepin.png").is_file()
    assert install("--uninstall").returncode == 0
    assert [path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file() or path.is_symlink()] == [
        ".local/share/stepin/record.sqlite"
    ]
    assert install("--uninstall").returncode == 0


def test_a_strangers_file_is_not_overwritten(install: Install, home: Path) -> None:
    other = home / ".local/bin/stepin"
    other.parent.mkdir(parents=True)
    other.write_text("mine", encoding="utf-8")
    assert install().returncode == 1
    assert install("--uninstall").returncode == 0
    assert other.read_text(encoding="utf-8") == "mine"
    assert install("--nonsense").returncode == 2


def test_everything_that_is_packed_has_its_notice(unpacked: Path) -> None:
    """Independently of the tool that writes them: from the built files, not from the build."""
    text = (unpacked / "stepin" / "THIRD_PARTY.txt").read_text(encoding="utf-8")
    reader = CArchiveReader(str(unpacked / "stepin" / "stepin"))
    archive = reader.open_embedded_archive(next(entry for entry in reader.toc if entry.endswith(".pyz")))
    modules = {module.partition(".")[0] for module in archive.toc}
    modules |= {path.name.partition(".")[0] for path in (unpacked / "stepin" / "_internal").iterdir() if path.is_dir()}
    whose = packages_distributions()
    packages = {whose[module][0] for module in modules & whose.keys()} - {"stepin"}
    assert {"numpy", "msgspec", "openpyxl", "PySide6_Essentials"} <= packages
    told = {"pyside6_essentials": "Qt for Python (PySide6", "shiboken6": "Shiboken6", "pyinstaller": "PyInstaller 6"}
    assert [each for each in packages if told.get(each.lower(), f"\n{each} ") not in text] == []
    owned = {Path(str(file)).name: found.metadata["Name"] for found in distributions() for file in found.files or () if ".so" in file.name}
    libraries = {path.name for path in (unpacked / "stepin" / "_internal").glob("*.so*")}
    libraries -= {name for name, package in owned.items() if f"\n{package} " in text}
    ours = re.compile(r"lib(Qt6|pyside6|shiboken6|python|icu|gfortran-|quadmath-|scipy_openblas)")
    assert [each for each in sorted(libraries) if not ours.match(each) and each not in text] == []


@pytest.mark.parametrize("words", ["GNU LESSER GENERAL PUBLIC", "You may replace these libraries", "SQLite", "OpenCC", "JDDC", "Fonts\n"])
def test_what_must_be_said_is_said(unpacked: Path, words: str) -> None:
    assert words.lower() in (unpacked / "THIRD_PARTY.txt").read_text(encoding="utf-8").lower()
