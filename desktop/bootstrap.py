"""The only file that knows every floor: it opens records, chooses the scorer and builds the window."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import BadInput, StepinError, Trouble
from desktop.settings import Settings, default_record, find_assets

if TYPE_CHECKING:
    from desktop.desk.casefile import Wanted
    from desktop.desk.coaching import Coaching, ProcessCoaching
    from desktop.desk.columns import Shelf
    from desktop.desk.connections import Connections
    from desktop.desk.demo import Feed
    from desktop.desk.desk import Desk
    from desktop.desk.importing import Importer
    from desktop.desk.scoring import ProcessScoring, Scoring
    from desktop.keys.store import KeyStore
    from desktop.sentiment.coach import Coach
    from desktop.sentiment.seam import Scorer

LARGEST_POLICY = 1_000_000
FIRST_PAGE = 60
"""Rows that are painted before the desk is loaded."""
PICTURE_SECONDS = 15.0
DEMO_SPEED = 60.0


def run(arguments: list[str]) -> int:
    """Run Stepin with a command line; the exit code. Most starts are a bare one: the window without what the commands need.
    `score` alone needs no record either."""
    if not arguments:
        try:
            return Toolbox().window(None, None)
        except StepinError as problem:
            from desktop.cli.words import complain

            return complain(problem)
    if arguments == ["score"]:
        from desktop.cli.score import score_stdin

        return score_stdin(make_scorer())
    from desktop.cli.commands import main

    return main(arguments, Toolbox())


def make_scorer() -> Scorer:
    """Make the scorer. It loads its words, so it is made where scoring happens, in a process of its own for the window."""
    from desktop.sentiment.trained import TrainedScorer

    return TrainedScorer()


class Toolbox:
    """The real tools that the commands are given (`cli.app.Tools`)."""

    def record(self, record: Path | None) -> Path:
        """The file that is meant."""
        return record or default_record()

    def desk(self, record: Path | None, policy: Path | None) -> Desk:
        """A record for writing, scored in this process, with its policy adopted."""
        from desktop.desk.bulk import BulkScoring

        return open_desk(Settings(self.record(record), policy), BulkScoring(make_scorer))

    def shelf(self, record: Path | None) -> Shelf:
        """A record for reading."""
        from desktop.desk.columns import Shelf

        return Shelf(self.record(record))

    def keys(self, folder: Path | None) -> KeyStore:
        """The keys of this machine's people, beside the record that a person has by default."""
        from desktop.keys.store import KeyStore

        return KeyStore(folder or default_record().parent / "keys")

    def connections(self, record: Path | None, channels: Path | None, keys: KeyStore) -> Connections:
        """The accounts of a record, and their secrets."""
        from desktop.channels.live.adapters import try_out
        from desktop.desk.connections import Connections, accounts_file
        from desktop.keys.secrets import Secrets

        return Connections(channels or accounts_file(self.record(record)), Secrets(keys.folder), try_out)

    def scorer(self) -> Scorer:
        """The scorer, in this process."""
        return make_scorer()

    def export(self, wanted: Wanted) -> None:
        """Write cases as a page, a print or a workbook; they are told in the words of the window, so it is the window's floor that does."""
        from desktop.ui.casefile.work import export_cases

        export_cases(wanted, lambda done, total: None)

    def window(self, record: Path | None, policy: Path | None) -> int:
        """Open the workstation; without a screen, leave a picture of the demonstration."""
        settings = Settings(self.record(record), policy)
        if not is_new(settings.record):
            return open_workstation(settings)
        if not is_seen():
            picture = Path.cwd() / "stepin-demo.png"
            print(f"stepin: there is no screen here; the demonstration runs for {PICTURE_SECONDS:.0f} seconds and is saved as {picture}.")
            return self.demo(settings.record, policy, PICTURE_SECONDS, DEMO_SPEED, picture)
        return leave_by(replay(None, DEMO_SPEED, None).door, settings)

    def demo(self, record: Path | None, policy: Path | None, seconds: float | None, speed: float, picture: Path | None) -> int:
        """Replay the demonstration in the window; the doors out of it lead to the record."""
        if not has_screen():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
            if seconds is None and picture is None:
                raise Trouble("no_display")
        feed = replay(seconds if seconds is not None or picture is None else PICTURE_SECONDS, speed, picture)
        return leave_by(feed.door, Settings(self.record(record), policy))


def make_coach() -> Coach:
    """Make the phrase coach, in the process that it runs in."""
    from desktop.sentiment.coach import Coach

    return Coach()


def open_desk(
    settings: Settings,
    scoring: Scoring,
    clock: Callable[[], float] = time.time,
    importer: Importer | None = None,
    coaching: Coaching | None = None,
) -> Desk:
    """Open a record for writing. Raises BadInput for a policy that cannot be read or is not the record's."""
    from desktop.desk.desk import Desk
    from desktop.desk.importing import import_file

    text = read_policy(settings.policy) if settings.policy else None
    desk = Desk(settings.record, scoring, clock, settings.heat, importer or import_file, coaching)
    try:
        if text is not None:
            desk.adopt_policy(text)
    except BaseException:  # whatever it was: undone here, raised again
        desk.close()
        raise
    return desk


def is_new(record: Path) -> bool:
    """Whether nothing has ever come into a record: then Stepin opens in demonstration."""
    return not record.exists() or record.stat().st_size == 0


def leave_by(door: str | None, settings: Settings) -> int:
    """Open what a person left the demonstration for, if for anything; the exit code."""
    return 0 if door is None else open_workstation(settings, import_now=door == "import")


def open_workstation(settings: Settings, import_now: bool = False) -> int:
    """Open the window on a record; with `import_now` it asks for files at once. The exit code."""
    if not has_screen():
        raise Trouble("no_display")
    from desktop.desk.queue_row import front_page
    from desktop.ui.start import run_window

    front = None if settings.policy else partial(front_page, settings.record, FIRST_PAGE)
    desk, keys = partial(workstation_desk, settings), partial(Toolbox().keys, None)
    return run_window(
        desk, settings, time.time, settings.record, import_now=import_now, front=front, keys=keys, connections=partial(accounts, settings)
    )


def accounts(settings: Settings) -> Connections:
    """The accounts of the window's record."""
    tools = Toolbox()
    return tools.connections(settings.record, None, tools.keys(None))


def workstation_desk(settings: Settings) -> Desk:
    """The record behind the window: scored in a process, with a starter policy where it has none."""
    from desktop.desk.importing import ImportApart, local_time_zone
    from desktop.desk.policy_file import starter_policy

    scoring = process_scoring()
    desk = open_desk(settings, scoring, importer=ImportApart(make_scorer), coaching=process_coaching())
    scoring.start()  # the first message shall not wait for it
    if not desk.policy().people:
        desk.adopt_policy(starter_policy(local_time_zone()), starter=True)
    return desk


def replay(seconds: float | None, speed: float, picture: Path | None) -> Feed:
    """Replay the demonstration in a window on a throw-away record. The feed says by which door the person left."""
    from desktop.desk.demo import make_feed, policy_text
    from desktop.desk.importing import local_time_zone, zone_of
    from desktop.ui.start import run_window

    assets = find_assets()
    feed = make_feed(assets / "samples", speed, zone_of(None))
    with tempfile.TemporaryDirectory(prefix="stepin-demo-") as folder:
        settings = Settings(Path(folder) / "demonstration.sqlite")

        def make_desk() -> Desk:
            desk = open_desk(settings, process_scoring(), feed.clock, coaching=process_coaching())
            desk.adopt_policy(policy_text(assets / "samples", local_time_zone()))
            feed.catch_up(desk)
            return desk

        run_window(make_desk, settings, feed.clock, settings.record, feed, picture, seconds)
    return feed


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
    from desktop.desk.scoring import ProcessScoring

    return ProcessScoring(make_scorer)


def process_coaching() -> ProcessCoaching:
    """The phrase coach in a process of its own, which starts with the first draft."""
    from desktop.desk.coaching import ProcessCoaching

    return ProcessCoaching(make_coach)


def is_seen() -> bool:
    """Whether somebody can see a window that is shown."""
    return has_screen() and os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] not in ("offscreen", "minimal")


def has_screen() -> bool:
    """Whether a window can be opened, be it on a screen that nobody sees (QT_QPA_PLATFORM=offscreen)."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
