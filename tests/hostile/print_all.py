"""Every hostile text through the three exports for people, case by case, in a process of its own: `python -m tests.hostile.print_all FOLDER
[EVERY]` prints JSON: CPU milliseconds of each export, the slowest text, and what was opened beyond the record and the file itself."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from desktop.channels.jsonl import read_line
from desktop.desk.casefile import FORMATS, Wanted
from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.fake import FakeScorer
from desktop.ui.casefile import work
from tests.hostile.corpus import line_of, texts

POLICY = '[[people]]\nid = "lin"\nrole = "supervisor"\n'
LONGEST_NAME = 2_000
LEADING = ("socket.", "subprocess.", "urllib.", "http.", "ftplib.", "webbrowser.", "os.system", "os.exec", "os.posix_spawn")


@dataclass
class Watch:
    """What was led to or read, but for the program's own files and the folder of the record."""

    folder: str
    on: bool = False
    seen: set[str] = field(default_factory=set)

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.on or not (event == "open" or event.startswith(LEADING)):
            return
        if event != "open" or not self._is_ours(str(arguments[0])):
            self.seen.add(f"{event} {str(arguments[:1])[:200]}")

    def _is_ours(self, name: str) -> bool:
        own = (self.folder, str(Path(__file__).parents[2]), sys.prefix, sys.base_prefix, str(Path(os.__file__).parent))
        return name.isdigit() or name.startswith(own)


def recorded(folder: Path) -> tuple[Path, dict[str, str]]:
    """A record in which each text is a case, of a customer who is called so where a name may be as long; and the case of each."""
    record = folder / "record.sqlite"
    desk, cases = Desk(record, InlineScoring(FakeScorer())), {}
    desk.adopt_policy(POLICY)
    for name, text in texts().items():
        item = read_line(line_of(name, text, text if 0 < len(text) <= LONGEST_NAME else None), 1, "test")
        assert item is not None
        desk.receive([item])
        order = {"id": f"o-{name}", "order": "open_case", "by": "lin", "channel": "chat", "conversation": f"c-{name}"}
        cases[name] = str(desk.handle_line(json.dumps(order).encode())[0].case)
    desk.close()
    return record, cases


def main(folder: Path, every: int = 1) -> None:
    """All texts through all exports."""
    tempfile.tempdir = str(folder)  # a workbook is written by way of files of its own
    record, cases = recorded(folder)
    watch, spent = Watch(str(folder)), {form: list[tuple[float, str]]() for form in FORMATS}
    sys.addaudithook(watch)
    first = next(iter(cases.values()))
    for form in FORMATS:  # what is loaded once is not the text's
        work.export_cases(Wanted(record, (first,), form, folder / f"first.{form}", "en", 0.0), lambda *_: None)
    watch.on = True
    for name, case in list(cases.items())[::every]:
        for form in FORMATS:
            start = time.thread_time()
            work.export_cases(Wanted(record, (case,), form, folder / f"out.{form}", "en", 0.0), lambda *_: None)
            spent[form].append((round((time.thread_time() - start) * 1000, 1), name))
    shown = {form: {"slowest": sorted(times)[:-6:-1], "median_ms": sorted(times)[len(times) // 2][0]} for form, times in spent.items()}
    print(json.dumps({"texts": len(spent["pdf"]), "opened": sorted(watch.seen), **shown}, ensure_ascii=False))
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
    os._exit(0)  # Qt goes down in no order at exit
