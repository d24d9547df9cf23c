"""The only file that knows every floor: it opens records, chooses the scorer and builds the window."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from desktop.cli.commands import main as run_command
from desktop.core.errors import BadInput
from desktop.desk.columns import Shelf
from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring, ProcessScoring, Scoring
from desktop.sentiment.scorer import RuleScorer, Scorer
from desktop.settings import Settings, default_record

LARGEST_POLICY = 1_000_000
PICTURE_SECONDS = 15.0


def run(arguments: list[str]) -> int:
    """Run Stepin with a command line; the exit code."""
    return run_command(arguments, Toolbox())


class Toolbox:
    """The real tools that the commands are given (`cli.app.Tools`)."""

    def record(self, record: Path | None) -> Path:
        """The file that is meant."""
        return record or default_record()

    def desk(self, record: Path | None, policy: Path | None) -> Desk:
        """A record for writing, scored in this process, with its policy adopted."""
        return open_desk(Settings(self.record(record), policy), InlineScoring(self.scorer()))

    def shelf(self, record: Path | None) -> Shelf:
        """A record for reading."""
        return Shelf(self.record(record))

    def scorer(self) -> Scorer:
        """The scorer, in this process."""
        return RuleScorer()

    def window(self, record: Path | None, policy: Path | None) -> int:
        """Open the workstation; without a screen, leave a picture of the demonstration."""
        settings = Settings(self.record(record), policy)
        if not has_screen():
            picture = Path.cwd() / "stepin-demo.png"
            print(f"stepin: there is no screen here; the demonstration runs for {PICTURE_SECONDS:.0f} seconds and is saved as {picture}.")
            return self.demo(PICTURE_SECONDS, 60.0, picture)
        from desktop.workstation import run_workstation

        return run_workstation(settings)

    def demo(self, seconds: float | None, speed: float, picture: Path | None) -> int:
        """Replay the demonstration in the window."""
        if not has_screen():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
            if seconds is None and picture is None:
                raise BadInput("no_display")
        from desktop.workstation import run_demonstration

        return run_demonstration(seconds if seconds is not None or picture is None else PICTURE_SECONDS, speed, picture)


def open_desk(settings: Settings, scoring: Scoring, clock: Callable[[], float] | None = None) -> Desk:
    """Open a record for writing. Raises BadInput for a policy that cannot be read or is not the record's."""
    text = read_policy(settings.policy) if settings.policy else None
    desk = Desk(settings.record, scoring, clock or time.time, settings.heat)
    try:
        if text is not None:
            desk.adopt_policy(text)
    except BaseException:  # whatever it was: undone here, raised again
        desk.close()
        raise
    return desk


def read_policy(path: Path) -> str:
    """The text of a policy file. Raises BadInput."""
    try:
        return path.read_bytes()[:LARGEST_POLICY].decode()
    except FileNotFoundError as problem:
        raise BadInput("no_such_file", path=str(path)) from problem
    except IsADirectoryError as problem:
        raise BadInput("is_a_folder", path=str(path)) from problem
    except (OSError, ValueError) as problem:
        raise BadInput("unreadable", path=str(path)) from problem


def process_scoring() -> ProcessScoring:
    """The scorer in a process of its own, for the window."""
    return ProcessScoring(RuleScorer)


def has_screen() -> bool:
    """Whether a window can be shown (or was asked to be drawn elsewhere, as with QT_QPA_PLATFORM=offscreen)."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
