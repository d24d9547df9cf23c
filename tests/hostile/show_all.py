"""Every hostile text through every view, in a process of its own: `python -m tests.hostile.show_all PICTURE [EVERY]` prints JSON.

Counts red pixels (the picture is red), what Python opened or connected to, and the CPU seconds of the window's thread for each text.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.app import make_application
from tests.hostile.care_views import Care
from tests.hostile.corpus import texts, with_picture
from tests.hostile.views import KEPT, Desk, case_of

RED = 0xFFFF0000
HARMLESS = "hello 你好 退款 😀 👩‍👩‍👧 العربية क्षि ไทย ཀྵ 한국어 e\u0301 \u202e\u2066\u0000\x1b<b>&amp;"
STALL = 0.1
"""CPU seconds of the window's thread."""
OPENING = ("open", "socket.", "os.", "subprocess.", "urllib.", "http.", "ftplib.", "webbrowser.", "ctypes.", "shutil.", "tempfile.")
FREE = ("os.listdir", "os.scandir", "os.putenv", "os.fwalk", "os.walk")
View = Callable[[str], list[QWidget]]


@dataclass
class Seen:
    """What happened. `stalls`: (view, text, milliseconds, milliseconds of a second showing)."""

    red: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    stalls: list[tuple[str, str, float, float]] = field(default_factory=list)
    cpu: dict[str, list[tuple[float, str]]] = field(default_factory=dict)

    def watch(self, event: str, arguments: tuple[object, ...]) -> None:
        """Python's audit hook."""
        if event.startswith(OPENING) and event not in FREE:
            self.opened.append(f"{event} {str(arguments[:1])[:200]}")

    def show(self, name: str, view: View, label: str, text: str) -> None:
        """One text in one view."""
        spent = self._show(name, view, label, text)
        self.cpu.setdefault(name, []).append((spent, label))
        if spent > STALL:
            self.stalls.append((name, label, milliseconds(spent), milliseconds(self._show(name, view, label, text))))

    def _show(self, name: str, view: View, label: str, text: str) -> float:
        start = time.thread_time()
        shown = view(text)
        pictures = [widget.grab() for widget in shown]
        spent = time.thread_time() - start
        self.red += [f"{name}: {label}" for picture in pictures if has_red(picture.toImage())]
        for widget in shown:
            if widget.isWindow() and widget.parent() is None and not widget.inherits("QTipLabel") and name not in KEPT:
                widget.deleteLater()
        QApplication.sendPostedEvents(None, 52)  # DeferredDelete
        return spent

    def report(self, baseline: dict[str, float]) -> dict[str, object]:
        """As JSON."""
        slowest = {
            name: {
                "ms": milliseconds(max(times)[0]),
                "text": max(times)[1],
                "median_ms": milliseconds(sorted(times)[len(times) // 2][0]),
                "harmless_ms": milliseconds(baseline[name]),
            }
            for name, times in self.cpu.items()
        }
        shown = max(len(times) for times in self.cpu.values())
        return {"texts": shown, "red": self.red, "opened": sorted(set(self.opened)), "stalls": self.stalls, "slowest": slowest}


def milliseconds(seconds: float) -> float:
    """Rounded to a tenth."""
    return round(seconds * 1000, 1)


def has_red(image: QImage) -> bool:
    """Whether there is as much pure red in it as a picture would bring, or nothing at all: what grew beyond all measure is not drawn."""
    if image.isNull():
        return True
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = numpy.frombuffer(bytes(plain.constBits()), numpy.uint32)
    return int((pixels == RED).sum()) > 20


def main(picture: str, every: int = 1) -> None:
    """All texts through all views."""
    make_application("en", "light")
    desk, seen, calm = Desk(), Seen(), Seen()
    views = desk.views() | Care(case_of, desk.panel, desk.notifier).views()
    for name, view in views.items():
        for _ in range(2):
            calm.show(name, view, "harmless", HARMLESS)
    baseline = {name: min(times)[0] for name, times in calm.cpu.items()}
    corpus = {label: with_picture(text, picture) for label, text in texts().items()}
    corpus["five-megabytes"] = "x" * 5_000_000
    corpus["surrogates"] = "a\ud800b\udfff" * 100
    sys.addaudithook(seen.watch)
    for label, text in list(corpus.items())[::every]:
        for name, view in views.items():
            seen.show(name, view, label, text)
    print(json.dumps(seen.report(baseline), ensure_ascii=False))
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
    os._exit(0)  # widgets without parents go down in no order at exit
