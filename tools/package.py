"""Builds Stepin and packs it: `python3 go.py package` leaves dist/stepin-VERSION-linux-x86_64.tar.gz, to be installed without root."""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from desktop import __version__

ROOT = Path(__file__).resolve().parents[1]


def build(dist: Path, work: Path) -> Path:
    """Run PyInstaller; the one-folder program. SystemExit when it fails."""
    places = ["--distpath", str(dist), "--workpath", str(work)]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *places, str(ROOT / "build.spec")]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise SystemExit("tools/package.py: PyInstaller failed; its words are above")
    return dist / "stepin"


def name() -> str:
    """What the archive is called, and the folder in it."""
    return f"stepin-{__version__}-{sys.platform}-{platform.machine()}"


def pack(program: Path, dist: Path) -> Path:
    """The archive: the program, the script that installs it, the licences. Owners and times say nothing of this machine."""
    archive, top = dist / f"{name()}.tar.gz", name()
    files = {
        "stepin": program,
        "install.sh": ROOT / "assets" / "linux" / "install.sh",
        "LICENSE": ROOT / "LICENSE",
        "THIRD_PARTY.txt": program / "THIRD_PARTY.txt",
    }
    with tarfile.open(archive, "w:gz", compresslevel=6) as tar:
        for place, file in files.items():
            tar.add(file, f"{top}/{place}", filter=_anonymous)
    return archive


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def main(arguments: list[str]) -> int:
    """Build and pack; says where the archive lies."""
    parser = argparse.ArgumentParser(prog="python3 go.py package", description="Builds Stepin for this system and packs it.")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="where to leave it")
    asked = parser.parse_args(arguments)
    if sys.platform != "linux":
        raise SystemExit("tools/package.py: packs on Linux; docs/packaging.md says how it is done here")
    asked.dist.mkdir(parents=True, exist_ok=True)
    work = asked.dist / "work"
    print(pack(build(asked.dist, work), asked.dist))
    shutil.rmtree(work, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
