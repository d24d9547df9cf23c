"""THIRD_PARTY.txt: whose work is in the built program, and under which terms. `build.spec` calls `write` with the files that it packed.

Nothing is listed by hand that can be looked up: packages are found by the files they own, system libraries by dpkg. What cannot be placed
ends the build, so that nothing is passed on without its terms.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions, version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMON = Path("/usr/share/common-licenses")
"""Where Debian and Ubuntu keep the texts that others refer to."""
LICENCE = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
REFERRED = re.compile(r"/usr/share/common-licenses/((?:L?GPL|GFDL|Apache|MPL|Artistic)[A-Za-z0-9.-]*[0-9A-Za-z])")
RULE = "=" * 100

HEAD = """Third-party notices of Stepin {version}

Stepin is under the MIT licence (LICENSE). It comes with the work of others, listed here with the terms it is passed on under.

{contents}
"""

QT = """Qt {qt} and Qt for Python (PySide6, Shiboken6) {qt}
Copyright The Qt Company Ltd. and other contributors. Used under the GNU Lesser General Public License, version 3 (LGPL-3.0-only); the texts
of the LGPL and of the GPL that it refers to are at the end of this file.

Source: the archives of exactly this version are published at download.qt.io/official_releases/qt/{minor}/{qt}/ and
download.qt.io/official_releases/QtForPython/pyside6/ (PySide6-{qt}-src). Whoever cannot fetch them gets a copy from whoever gave
out this program.

You may replace these libraries. Stepin loads them as separate files from its folder (_internal/PySide6 and the libQt6*, libpyside6* and
libshiboken6* beside it): put a changed build of the same version in their place and start the program again. Nothing in Stepin forbids
or hinders that, nor reverse engineering for debugging such changes.

Qt contains further works by others (among them HarfBuzz, FreeType, libpng, libjpeg-turbo, zlib, PCRE2, ICU, double-conversion, md4c);
their notices stand in Qt's documentation under "Third-Party Code Used in Qt", and in its source under src/3rdparty.
"""

PYTHON = """Python {version}
Copyright Python Software Foundation. Its interpreter, standard library and what that is built with (OpenSSL, zlib, bzip2, XZ, libffi,
expat, readline where present) come with Stepin.
"""

SQLITE = """SQLite {version}
Placed in the public domain by its authors. Comes with Python's sqlite3 module.
"""

BOOTLOADER = """PyInstaller {version} (the starter of the program and its loader)
GPL-2.0-or-later with an exception: programs built with it may be passed on under any terms.
"""

DATA = """Data that Stepin's scorer learned from
The models in _internal/assets/sentiment hold weights, not texts. What they were made from, and the licence of each source, as their
card says (the whole card is _internal/assets/sentiment/MODEL_CARD.md):

{card}
"""

FONTS = """Fonts
None come with Stepin; it uses those of the machine. A PDF that it writes has the glyphs it needs embedded, under the terms of their font.
"""


MIT = """Copyright (c) {author}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH
THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


class Unplaced(SystemExit):
    """Something is packed whose terms nobody knows."""


def write(out: Path, packed: Iterable[str]) -> None:
    """Write the notices for the files that were packed (paths on this machine)."""
    files = {Path(name).resolve() for name in packed if name and Path(name).is_absolute()}
    out.write_text(notices(files), encoding="utf-8")


def notices(files: set[Path]) -> str:
    """The whole text. SystemExit where a file belongs to nobody known."""
    parts = dict(_parts(files))
    body = "\n".join(f"{RULE}\n{name}\n{RULE}\n\n{text.strip()}\n" for name, text in parts.items())
    referred = {name if (COMMON / name).is_file() else name.removesuffix(".0") for name in REFERRED.findall(body)}
    wanted = {"LGPL-3", "GPL-3", *(name for name in referred if (COMMON / name).is_file())}
    terms = {f"Text of {name}": _common(name) for name in sorted(wanted)}
    body += "\n".join(["", *(f"{RULE}\n{name}\n{RULE}\n\n{text}\n" for name, text in terms.items())])
    contents = "\n".join(f"  - {name}" for name in (*parts, *terms))
    return HEAD.format(version=_own_version(), contents=contents) + "\n" + body


def _parts(files: set[Path]) -> Iterator[tuple[str, str]]:
    import sqlite3

    qt = version("pyside6-essentials")
    yield "Qt and Qt for Python", QT.format(qt=qt, minor=qt.rpartition(".")[0])
    yield "Python", PYTHON.format(version=sys.version.split()[0]) + "\n" + _python_licence()
    yield "SQLite", SQLITE.format(version=sqlite3.sqlite_version)
    yield "PyInstaller", BOOTLOADER.format(version=version("pyinstaller")) + "\n" + "\n".join(_texts(_named("pyinstaller")))
    owned = owners(files)
    for found in sorted(set(owned.values()), key=lambda each: each.metadata["Name"].lower()):
        if found.metadata["Name"].lower() not in ("pyside6_essentials", "shiboken6", "pyinstaller", "stepin"):
            yield _package(found)
    yield from _system(files - owned.keys())
    yield "Data of the models", DATA.format(card=_card())
    yield "Fonts", FONTS


def owners(files: set[Path]) -> dict[Path, Distribution]:
    """Which installed package each file belongs to, as far as it belongs to one."""
    owned = {}
    for found in distributions():
        for name in found.files or ():
            path = Path(str(found.locate_file(name))).resolve()
            if path in files:
                owned[path] = found
    return owned


def _package(found: Distribution) -> tuple[str, str]:
    about = found.metadata
    named = about.get("License-Expression") or (about.get("License") or "").splitlines()[:1] or _classified(found)
    terms = named if isinstance(named, str) else "".join(named)
    texts = list(_texts(found)) or list(_known(terms, about.get("Author")))
    if not texts:
        raise Unplaced(f"tools/notices.py: {about['Name']} comes without the text of its licence ({terms})")
    author = about.get("Author") or about.get("Author-email") or ""
    return f"{about['Name']} {found.version}", "\n".join([f"Licence: {terms}", f"By: {author}" if author else "", "", *texts])


def _classified(found: Distribution) -> str:
    kinds = [each for each in found.metadata.get_all("Classifier") or () if each.startswith("License ::")]
    return ", ".join(kind.rpartition(" :: ")[2] for kind in kinds) or "see below"


def _texts(found: Distribution) -> Iterator[str]:
    """The licence files of a package, each once."""
    seen = set()
    for name in found.files or ():
        if LICENCE.search(str(name)) and not str(name).endswith((".py", ".pyc")):
            text = Path(str(found.locate_file(name))).read_text(encoding="utf-8", errors="replace").strip()
            if text not in seen:
                seen.add(text)
                yield f"--- {name}\n\n{text}\n"


def _known(terms: str, author: str | None) -> Iterator[str]:
    """The text of a licence that a package names and does not bring along, where it is the same for everybody."""
    if terms.removesuffix(" License") == "MIT" and author:
        yield MIT.format(author=author)


def _named(name: str) -> Distribution:
    return next(found for found in distributions() if found.metadata["Name"].lower() == name)


def _system(files: set[Path]) -> Iterator[tuple[str, str]]:
    """The libraries of the machine that built it, by Debian package. Python's own and ours are told elsewhere."""
    prefixes = tuple(str(Path(place).resolve()) for place in (sys.base_prefix, ROOT))
    libraries = sorted(path for path in files if ".so" in path.name and not str(path).startswith(prefixes))
    packages: dict[str, list[str]] = {}
    for path in libraries:
        packages.setdefault(_debian_package(path), []).append(path.name)
    for package, names in sorted(packages.items()):
        copying = Path("/usr/share/doc") / package.partition(":")[0] / "copyright"
        if not copying.is_file():
            raise Unplaced(f"tools/notices.py: {copying} is missing; it has the terms of {', '.join(names)}")
        text = copying.read_text(encoding="utf-8", errors="replace")
        said = f"From the Debian or Ubuntu package {package}; its source package is published with it."
        yield f"{package} ({', '.join(names)})", f"{said}\n\n{text}"


def _debian_package(path: Path) -> str:
    dpkg = shutil.which("dpkg-query")
    for name in (str(path), str(path).removeprefix("/usr")) if dpkg else ():
        done = subprocess.run([str(dpkg), "--search", name], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.split(": ")[0].partition(",")[0].partition(":")[0]
    raise Unplaced(f"tools/notices.py: nobody here knows which package {path} is of; say its terms in tools/notices.py")


def _python_licence() -> str:
    for place in (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt", *_debian_python()):
        if place.is_file():
            return place.read_text(encoding="utf-8", errors="replace")
    raise Unplaced("tools/notices.py: the text of Python's licence (LICENSE.txt) is not beside its library")


def _debian_python() -> tuple[Path, ...]:
    return (Path("/usr/share/doc") / f"python{sys.version_info.major}.{sys.version_info.minor}" / "copyright",)


def _common(name: str) -> str:
    try:
        return (COMMON / name).read_text(encoding="utf-8", errors="replace")
    except OSError as problem:
        raise Unplaced(f"tools/notices.py: {COMMON / name} cannot be read; put the text of {name} there") from problem


def _card() -> str:
    """What the model card says of the sources."""
    text = (ROOT / "assets" / "sentiment" / "MODEL_CARD.md").read_text(encoding="utf-8")
    return text.partition("## Data\n")[2].partition("\n## ")[0].strip()


def _own_version() -> str:
    from desktop import __version__

    return __version__
