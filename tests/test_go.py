"""go.py: one command that sets up and runs, tried with a stand-in for uv that needs no network."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
needs_posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in for uv is a shell script")

PYPROJECT = """
[project]
dependencies = ["runs"]
[project.optional-dependencies]
dev = ["tests"]
"""
STEPIN = """
import os, sys
print("ran", sys.argv[1:], os.getcwd())
sys.exit(7)
"""
UV = """#!/bin/sh
echo "$*" >> "$UV_LOG"
[ -n "$UV_FAILS" ] && exit 1
if [ "$1" = venv ]; then
    for folder; do :; done
    mkdir -p "$folder/bin"
    printf '#!/bin/sh\\nexec "%s" "$@"\\n' "$UV_PYTHON_HERE" > "$folder/bin/python"
    chmod +x "$folder/bin/python"
fi
"""


class Clone:
    """A copy of go.py beside a program that only says how it was called, and a PATH that has nothing but a stand-in for uv."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a clone 介入"
        self.log = folder / "uv.log"
        self.tools = folder / "tools"
        (self.root / "desktop").mkdir(parents=True)
        self.tools.mkdir()
        shutil.copy(ROOT / "go.py", self.root)
        (self.root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
        (self.root / "constraints.txt").write_text("runs==1\n", encoding="utf-8")
        (self.root / "desktop" / "__main__.py").write_text(STEPIN, encoding="utf-8")
        (self.tools / "uv").write_text(UV, encoding="utf-8")
        (self.tools / "uv").chmod(0o755)
        for name in ("sh", "mkdir", "chmod"):
            (self.tools / name).symlink_to(str(shutil.which(name)))

    def go(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        settings = dict(os.environ, PATH=str(self.tools), UV_LOG=str(self.log), UV_PYTHON_HERE=sys.executable, **environment)
        settings.pop("PYTHONPATH", None)
        command = [sys.executable, str(self.root / "go.py"), *arguments]
        return subprocess.run(command, env=settings, cwd=self.tools, capture_output=True, text=True, encoding="utf-8", check=False)

    def calls(self) -> list[list[str]]:
        """What was asked of uv since the last look."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return [line.split() for line in lines]


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


@pytest.fixture
def go() -> ModuleType:
    """go.py as a module of its own."""
    spec = importlib.util.spec_from_file_location("go_under_test", ROOT / "go.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@needs_posix
def test_the_first_start_sets_up_and_runs_where_the_user_is(clone: Clone) -> None:
    ended = clone.go("import", "a chat.txt")
    assert (ended.returncode, ended.stdout) == (7, f"ran ['import', 'a chat.txt'] {clone.tools}\n"), ended.stderr
    assert [call[0] for call in clone.calls()] == ["venv", "pip"]


@needs_posix
def test_the_second_start_makes_nothing(clone: Clone) -> None:
    clone.go()
    clone.calls()
    assert (clone.go("queue").returncode, clone.calls()) == (7, [])


@needs_posix
def test_a_run_installs_no_test_tools_and_a_test_adds_them(clone: Clone) -> None:
    clone.go()
    assert clone.calls()[-1][-1] == "runs"
    assert "pytest" in clone.go("test", "--version").stdout
    assert [(call[0], call[-2:]) for call in clone.calls()] == [("pip", ["runs", "tests"])]
    assert (clone.go().returncode, clone.calls()) == (7, [])


@needs_posix
def test_measuring_brings_the_test_tools_too(clone: Clone) -> None:
    clone.go("bench")
    assert clone.calls()[-1][-2:] == ["runs", "tests"]


@needs_posix
@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_other_pins_make_it_anew(clone: Clone, name: str) -> None:
    clone.go()
    clone.calls()
    with (clone.root / name).open("a", encoding="utf-8") as file:
        file.write("# other\n")
    clone.go()
    assert [call[0] for call in clone.calls()] == ["venv", "pip"]


@needs_posix
def test_a_set_up_that_was_interrupted_begins_anew(clone: Clone) -> None:
    half_made = clone.root / ".venv" / "lib" / "half-made"
    half_made.mkdir(parents=True)
    assert clone.go().returncode == 7
    assert not half_made.exists()


@needs_posix
def test_two_first_starts_at_once_set_up_once(clone: Clone) -> None:
    with ThreadPoolExecutor(2) as starts:
        assert [ended.returncode for ended in starts.map(clone.go, ["queue", "quarantine"])] == [7, 7]
    assert [call[0] for call in clone.calls()] == ["venv", "pip"]


@needs_posix
def test_a_uv_that_fails_leaves_it_to_pip_and_pip_that_fails_says_so(clone: Clone) -> None:
    ended = clone.go(UV_FAILS="1", PIP_NO_INDEX="1", PIP_CONFIG_FILE=os.devnull, PIP_FIND_LINKS="")
    assert (ended.returncode, ended.stdout) == (3, "")
    assert "trying again with venv and pip" in ended.stderr
    assert "Is there a network?" in ended.stderr.splitlines()[-1]
    assert not (clone.root / ".venv" / "stepin.stamp").exists()


def test_an_old_python_is_told_so_in_one_sentence() -> None:
    pretend = f"import sys, runpy; sys.version_info = (3, 10, 2); runpy.run_path({str(ROOT / 'go.py')!r}, run_name='__main__')"
    ended = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert ended.returncode == 3
    assert ended.stderr.startswith("go.py: Stepin needs Python 3.11 or newer") and ended.stderr.count("\n") == 1


def test_a_user_is_told_the_line_that_installs_what_is_missing(go: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "apt-get").write_text("#!/bin/sh\nexit 99\n", encoding="utf-8")
    (tmp_path / "dpkg-query").write_text("#!/bin/sh\necho 'libgl1 ii '\n", encoding="utf-8")
    for tool in tmp_path.iterdir():
        tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(go.SetUpFailed, match=r"sudo apt-get install -y --no-install-recommends .*libegl1") as failure:
        go.install_from_debian("Qt cannot load: libEGL.so.1")
    assert "libgl1" not in str(failure.value).split()


def test_a_library_that_nobody_here_can_install_is_named(go: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(go.SetUpFailed, match=r"libGL\.so\.1.*package manager"):
        go.install_from_debian("Qt cannot load: libGL.so.1")


def test_qt_and_the_fonts_are_all_there(go: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(go, "PYTHON", Path(sys.executable))
    assert go.what_qt_misses() == ""


def test_a_whole_run_measures_the_floors_that_must_be_covered(go: ModuleType) -> None:
    assert {"--cov=desktop.core", "--cov=desktop.db", "--cov=desktop.desk", "--cov-branch"} <= set(go.EVERY_TEST)
