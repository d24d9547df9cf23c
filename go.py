"""Makes the environment and runs Stepin: `python3 go.py [stepin's arguments]`; runs the tests: `python3 go.py test [pytest's arguments]`;
measures it: `python3 go.py bench [names, --full, --docs]`; packs it: `python3 go.py package`.

Standard library only, because it runs before anything is installed. What it makes lies in `.venv` beside it and is made anew when
pyproject.toml, constraints.txt or the Python changes (docs/decisions/001.md). Annotations are in quotes and the syntax is plain so that an
old Python reaches the sentence that says it is too old.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "stepin.stamp"
PYTHON = VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"

COVERED = ("desktop.core", "desktop.db", "desktop.desk")
COVERED_PERCENT = 100  # lines and branches together; the gate of a whole run, and the only place that says it
EVERY_TEST = ["--cov=" + name for name in COVERED] + [
    "--cov-branch",
    "--cov-report=term-missing:skip-covered",
    "--cov-fail-under=" + str(COVERED_PERCENT),
    "--durations=15",
]

QT_LIBRARIES = ("libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3")
# Also without a display: one may come later (ssh -X), and PyInstaller packs only what the machine has.
X_LIBRARIES = ("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0")
# The only free family with the glyph shapes of the mainland, Taiwan and Hong Kong apart. Any other Chinese font will do where it is there.
CHINESE_FONT = "fonts-noto-cjk"

# Runs in the new environment. Loads the X plugin by hand because offscreen never does, and answers with one line: what is missing.
CHECK = """
import ctypes, sys
try:
    from PySide6 import QtCore, QtGui, QtWidgets
    if sys.platform == "linux":
        ctypes.CDLL(QtCore.QLibraryInfo.path(QtCore.QLibraryInfo.LibraryPath.PluginsPath) + "/platforms/libqxcb.so")
except (ImportError, OSError) as error:
    sys.exit("Qt cannot load: %s" % error)
application = QtGui.QGuiApplication(["check"])
if not QtGui.QFontDatabase.families(QtGui.QFontDatabase.WritingSystem.SimplifiedChinese):
    sys.exit("no font on this machine has Chinese characters")
"""


class SetUpFailed(Exception):
    """The environment cannot be made here. Holds the sentence for the user."""


def main(arguments: "list[str]") -> int:
    """Sets up what is missing and runs. Returns the exit code; does not return where the process can be replaced."""
    if sys.version_info < (3, 11):  # noqa: UP036  an older one may well be what `python3` is
        say(f"Stepin needs Python 3.11 or newer; this is Python {sys.version.split()[0]} ({sys.executable}).")
        return 3
    testing = arguments[:1] in (["test"], ["package"], ["bench"])  # bench: the disk that fails is among the tests
    try:
        if not is_ready(testing):
            with one_at_a_time():
                set_up(testing)
    except SetUpFailed as failure:
        say(str(failure))
        return 3
    except OSError as error:
        say(f"cannot make {VENV}: {error}.")
        return 3
    except KeyboardInterrupt:
        say("stopped half-way; the next start begins anew.")
        return 130
    if arguments[:1] == ["bench"]:
        return run_benchmarks(arguments[1:])
    if arguments[:1] == ["package"]:
        return run_packaging(arguments[1:])
    return run_tests(arguments[1:]) if testing else run_stepin(arguments)


def run_stepin(arguments: "list[str]") -> int:
    """Runs Stepin in the folder that the user is in, so that the names of files mean what they say. -P: nothing is imported from there."""
    return replace_process([str(PYTHON), "-P", "-m", "desktop", *arguments], environment())


def run_tests(arguments: "list[str]") -> int:
    """Runs what pytest is asked for, or everything: stories, house rules, lint, types and the gate of coverage."""
    settings = environment()
    settings.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.chdir(ROOT)
    return replace_process([str(PYTHON), "-P", "-m", "pytest", *(arguments or EVERY_TEST)], settings)


def run_benchmarks(arguments: "list[str]") -> int:
    """Measures what is asked for, or everything. Windows are painted offscreen unless a platform is set."""
    settings = environment()
    settings.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.chdir(ROOT)
    return replace_process([str(PYTHON), "-P", "-m", "bench", *arguments], settings)


def run_packaging(arguments: "list[str]") -> int:
    """Builds the program that runs without Python, and packs it."""
    os.chdir(ROOT)
    return replace_process([str(PYTHON), "-P", "-m", "tools.package", *arguments], environment())


def environment() -> "dict[str, str]":
    """The caller's environment, with this folder as the one place to import the program from."""
    settings = dict(os.environ, PYTHONPATH=str(ROOT))
    settings.pop("PYTHONHOME", None)
    return settings


def replace_process(command: "list[str]", settings: "dict[str, str]") -> int:
    """Becomes `command`. Windows cannot do that: there it waits, and hands on the exit code."""
    if os.name != "nt":
        sys.stdout.flush()
        os.execve(command[0], command, settings)
    with subprocess.Popen(command, env=settings) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the child got it too and decides
                continue


def is_ready(testing: bool) -> bool:
    """Whether .venv was made to its end from the present pins, with the test tools where they are wanted."""
    try:
        stamp = STAMP.read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return False
    return stamp[:1] == [pins()] and ("test" in stamp or not testing) and PYTHON.exists()


def pins() -> str:
    """A digest of everything that decides what belongs into .venv."""
    import hashlib

    digest = hashlib.sha256(f"{sys.platform} {sys.implementation.cache_tag}".encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update(b"\0" + (ROOT / name).read_bytes())
    return digest.hexdigest()


@contextlib.contextmanager
def one_at_a_time() -> "Iterator[None]":
    """Lets a second start wait until the first has set up. The lock is on a file that is there anyway and ends with its process."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def set_up(testing: bool) -> None:
    """Makes .venv, installs the pinned packages, checks Qt and the fonts, and only then leaves the stamp."""
    if is_ready(testing):  # another start did it while this one waited
        return
    kept = is_ready(testing=False)
    if not kept:
        say("making the environment in .venv; this happens once")
        remove_old()
    install(testing, kept)
    check_qt()
    if testing:
        install_mail_server()
    new = STAMP.with_suffix(".new")
    new.write_text(pins() + (" run test\n" if testing else " run\n"), encoding="ascii")
    new.replace(STAMP)


def say(sentence: str) -> None:
    """Tells the user on stderr; stdout belongs to Stepin."""
    print("go.py: " + sentence, file=sys.stderr, flush=True)


def remove_old() -> None:
    """Removes .venv, the stamp first: a removal that is interrupted leaves nothing that looks whole."""
    STAMP.unlink(missing_ok=True)
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)


def install(testing: bool, kept: bool) -> None:
    """Installs the pinned packages into .venv, with uv where there is one that works, else with venv and pip."""
    wanted = ["--constraint", str(ROOT / "constraints.txt"), *requirements(testing)]
    uv = shutil.which("uv")
    if uv:
        made = kept or run([uv, "venv", "--quiet", "--python", base_python(), str(VENV)])
        if made and run([uv, "pip", "install", "--quiet", "--python", str(PYTHON), *wanted]):
            return
        say("uv did not manage; trying again with venv and pip")
        kept = False
    if not kept or not run([str(PYTHON), "-m", "pip", "--version"]):  # what uv made has no pip
        remove_old()
        make_with_venv()
    if not run([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", *wanted]):
        raise SetUpFailed("pip could not install the packages (its words are above). Is there a network? Then run the same command again.")


def make_with_venv() -> None:
    """Makes an empty .venv with pip in it."""
    import importlib.util

    if importlib.util.find_spec("ensurepip") is None:
        install_from_debian("this Python comes without venv")
    if not run([base_python(), "-m", "venv", str(VENV)]):
        raise SetUpFailed(f"{base_python()} could not make a virtual environment (its words are above).")


def base_python() -> str:
    """The Python that .venv is made from: never the one inside a .venv that has just been removed."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def requirements(testing: bool) -> "list[str]":
    """What pyproject.toml asks for, read from there so that it is said once."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *(project["optional-dependencies"]["dev"] if testing else [])]


def check_qt() -> None:
    """Sees that Qt loads and has Chinese characters; installs or names what is missing."""
    missing = what_qt_misses()
    if missing and sys.platform == "linux":
        install_from_debian(missing)
        missing = what_qt_misses()
    if missing.startswith("no font"):
        say(missing + "; Chinese will show as empty boxes until one is installed")
    elif missing:
        raise SetUpFailed(f"Qt does not start here: {missing}.")


def what_qt_misses() -> str:
    """One line about the first thing that Qt lacks; empty when it has everything."""
    settings = dict(environment(), QT_QPA_PLATFORM="offscreen")
    command = [str(PYTHON), "-P", "-c", CHECK]
    checked = subprocess.run(command, env=settings, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    lines = checked.stderr.strip().splitlines() or [f"Qt ended with code {checked.returncode}"]
    return lines[-1] if checked.returncode else ""


def install_from_debian(missing: str) -> None:
    """Installs the Debian packages that are not there; where that is not ours to do, says the line that does it."""
    absent = absent_packages() if shutil.which("apt-get") else []
    if not absent:
        if missing.startswith("no font"):
            return
        raise SetUpFailed(f"{missing}. Install it with this system's package manager and run the same command again.")
    command = ["apt-get", "install", "-y", "--no-install-recommends", *absent]
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise SetUpFailed(f"{missing}. Run this line, then the same command again:\n\n    sudo {' '.join(command)}\n")
    say(f"{missing}; running {' '.join(command)}")
    run_apt(["apt-get", "update", "-qq"])  # where it fails, the lists may still do
    if not run_apt([*command, "-qq"]):
        raise SetUpFailed(f"apt-get failed (its words are above). Run this line, then the same command again:\n\n    {' '.join(command)}\n")


def install_mail_server() -> None:
    """Installs the server that the tests of e-mail speak with, where that is ours to do; without it they are skipped, and say so."""
    may = sys.platform == "linux" and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0
    if not may or any((Path(folder) / "dovecot").exists() for folder in ("/usr/sbin", "/usr/local/sbin")):
        return
    say("installing dovecot-imapd for the tests of e-mail")
    run_apt(["apt-get", "update", "-qq"])
    if not run_apt(["apt-get", "install", "-y", "--no-install-recommends", "-qq", "dovecot-imapd"]):
        say("it could not be installed; those tests will be skipped")


def run_apt(command: "list[str]") -> bool:
    """Runs apt-get without questions; only its errors are shown. Whether it succeeded."""
    settings = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    return subprocess.run(command, env=settings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False).returncode == 0


def absent_packages() -> "list[str]":
    """The packages of Debian and Ubuntu that Stepin needs and dpkg does not list as installed."""
    wanted = [f"python3.{sys.version_info.minor}-venv", *QT_LIBRARIES, *X_LIBRARIES, CHINESE_FONT]
    query = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Abbrev}\\n", *wanted]
    listed = subprocess.run(query, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout
    installed = {line.split()[0] for line in listed.splitlines() if line.split()[1:2] == ["ii"]}
    return [name for name in wanted if name not in installed]


def run(command: "list[str]") -> bool:
    """Runs a tool with its output on our stderr. Whether it succeeded."""
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
