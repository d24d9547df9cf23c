"""What may be committed: nothing that ties the project to one machine or one network."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from tests.house.source import ROOT, listed

HOSTS = re.compile(rb"[a-z][a-z+]*://([A-Za-z0-9._-]+)")
KNOWN_HOSTS = re.compile(
    r"(.*\.)?(example|test|invalid|localhost)|(.*\.)?example\.(com|org|net)|127\.0\.0\.1|www\.w3\.org|keepachangelog\.com|semver\.org"
)
"""Names reserved for examples, and the few pages that our own files point to."""

MACHINE_PATHS = re.compile(rb"(?<![\w.~-])/(work|root)/[\w.]")
BIGGEST = 5_000_000
SKIPPED = {".venv", ".git", "build", "dist", "htmlcov", ".hypothesis", "__pycache__", ".coverage"}


def committed() -> list[Path]:
    """The files under version control; in an unpacked archive, every file that is not made by a tool."""
    git = shutil.which("git")
    listing = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout if git else b""
    if listing:
        names = [ROOT / name.decode() for name in listing.split(b"\0") if name]
    else:
        names = [
            path for path in ROOT.rglob("*") if not any(part in SKIPPED or part.endswith("_cache") for part in path.relative_to(ROOT).parts)
        ]
    return [path for path in names if path.is_file() and path != Path(__file__)]


def texts() -> list[tuple[str, bytes]]:
    contents = [(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in committed()]
    return [(name, content) for name, content in contents if b"\0" not in content[:8000]]


def test_no_file_names_a_host_of_the_outer_world() -> None:
    found = [
        f"{name}: {host.decode()}"
        for name, content in texts()
        for host in HOSTS.findall(content)
        if not KNOWN_HOSTS.fullmatch(host.decode())
    ]
    assert not found, listed(sorted(set(found)))


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    found = [f"{name}: {match.group().decode()}" for name, content in texts() for match in MACHINE_PATHS.finditer(content)]
    assert not found, listed(sorted(set(found)))


def test_no_lock_file_that_holds_addresses() -> None:
    assert not [path.name for path in committed() if path.name in {"uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock"}]


def test_no_committed_file_is_big() -> None:
    found = [f"{path.name}: {path.stat().st_size}" for path in committed() if path.stat().st_size > BIGGEST]
    assert not found, listed(found)
