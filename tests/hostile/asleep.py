"""A window in a process of its own that can be put to sleep: `python -m tests.hostile.asleep RECORD JUMP`.

Its clock is the machine's plus the seconds that stand in the file JUMP. Tells what happens, and answers commands, a line each.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.desk.desk import Desk
from desktop.desk.scoring import ProcessScoring
from desktop.sentiment.fake import FakeScorer
from desktop.settings import Settings
from desktop.ui.alert_book import Alert
from desktop.ui.app import make_application
from desktop.ui.preferences import PreferenceFile
from desktop.ui.start import Workstation
from tests.desk.house import FURIOUS, message


class Ear(QObject):
    """Hears commands on a thread and hands them to the window's."""

    heard = Signal(str)

    def listen(self) -> None:
        for line in sys.stdin:
            self.heard.emit(line.strip())
        self.heard.emit("quit")


class Sleeper:
    """The window, what it tells and what it is asked."""

    def __init__(self, record: Path, jump: Path) -> None:
        self.application = make_application("en", "light")
        self.scoring = ProcessScoring(FakeScorer)
        clock = lambda: time.time() + float(jump.read_text())  # noqa: E731  # so short that a name for it says no more
        self.station = Workstation(
            lambda: Desk(record, self.scoring, clock), Settings(record), clock, record, PreferenceFile(record.with_name("window.json"))
        )
        self.room = self.station.room
        self.room.news.connect(self.news)
        self.room.loaded.connect(self.loaded)
        self.station.window.model.applied.connect(self.rows)
        self.ear = Ear()
        self.ear.heard.connect(self.obey)

    def run(self) -> None:
        self.station.open()
        threading.Thread(target=self.ear.listen, daemon=True).start()
        self.application.exec()
        self.station.shut()

    def loaded(self) -> None:
        self.station.runner.write(lambda desk: self.scoring.start(), lambda _: self.started())

    def started(self) -> None:
        assert self.scoring._process is not None
        tell("loaded", scorer=self.scoring._process.pid)

    def news(self, news: list[Alert]) -> None:
        tell("news", alerts=[[alert.kind, alert.about] for alert in news])

    def rows(self) -> None:
        tell("rows", count=len(self.station.window.model.order.rows))

    def obey(self, command: str) -> None:
        if command == "quit":
            self.application.exit(0)
        elif command == "tick":
            self.room._tick()
            tell("ticked", unread=self.room.book.unread, active=self.room.book.active)
        elif command == "say":
            said = message("late", FURIOUS, 5, conversation="c3", customer="u3")
            self.station.runner.write(lambda desk: desk.receive([said]), lambda answer: tell("stored", outcome=answer[0][0].outcome))
        elif command == "search":
            self.station.runner.read(lambda desk: desk.search("hello", 10), lambda hits: tell("found", count=len(hits)))


def tell(event: str, **values: object) -> None:
    print(json.dumps({"event": event, **values}), flush=True)


if __name__ == "__main__":
    Sleeper(Path(sys.argv[1]), Path(sys.argv[2])).run()
    sys.stdout.flush()
    os._exit(0)  # the thread that listens cannot be woken
