"""The first pass over an export: its shape, its people, its date order; bounded memory whatever the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from desktop.channels.incoming import Progress
from desktop.channels.lines import Line, lines_of
from desktop.channels.whatsapp.archive import open_chat, refused
from desktop.channels.whatsapp.authors import split_author
from desktop.channels.whatsapp.dates import DateOrder
from desktop.channels.whatsapp.headers import Head, Shape, bare_start, find_head
from desktop.channels.whatsapp.notices import is_notice
from desktop.core.errors import BadInput

_MOST_PEOPLE = 5000


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """What an export holds, for whoever must decide about it.

    `participants`: messages by author, in the order of first speaking. `date_order` is None when it cannot be decided; `candidates`
    are the orders left. `chat` is the name in the file's name. `undecodable` lines are not UTF-8. `other_heads` look like heads of
    another telephone's export: they are taken as text, because what a customer pastes must not become a message of somebody else.
    `date_example` is a date of the file that reads differently in two orders, as it stands there.
    """

    participants: dict[str, int]
    date_order: str | None
    candidates: tuple[str, ...]
    possible: tuple[str, ...]
    lines: int
    heads: int
    chat: str | None
    shape: Shape
    undecodable: int = 0
    other_heads: int = 0
    date_example: str = ""


@dataclass(slots=True)
class _OfShape:
    """What was seen in one shape of head."""

    order: DateOrder = field(default_factory=DateOrder)
    heads: int = 0
    people: dict[str, int] = field(default_factory=dict)
    example: str = ""


def look(path: Path, progress: Progress | None = None, names: Iterable[str] = ()) -> ExportSummary:
    """Read an export once, to know how to read it. `names` are authors that are known to be ones (for names with a colon).

    Raises BadInput: `not_an_export`, `archive_refused`, and as `check_file` does.
    """
    progress = progress or Progress()
    with open_chat(path, progress) as chat:
        known = tuple(names) + ((chat.name,) if chat.name else ())
        survey, unnamed = _Survey(known), set(chat.archives)
        for line in lines_of(chat.file, progress):
            survey.see(line)
            if unnamed:
                unnamed -= {name for name in unnamed if name.encode() in line.raw}
        if unnamed:
            raise refused("nested")
        return survey.summary(chat.name, chat.not_after)


class _Survey:
    """What the lines so far say."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self._known = known
        self._shapes: dict[Shape, _OfShape] = {}
        self._lines = 0
        self._undecodable = 0

    def see(self, line: Line) -> None:
        """Take in the next line."""
        self._lines += 1
        if line.cut:
            return
        try:
            text = bare_start(line.bare.decode())
        except UnicodeDecodeError:
            self._undecodable += 1
            return
        head = find_head(text)
        if head is not None:
            self._see_head(head, text[head.end :])

    def _see_head(self, head: Head, rest: str) -> None:
        author, said = split_author(rest, self._known)
        if author is None and head.shape.close == "bare":
            return
        of_shape = self._shapes.setdefault(head.shape, _OfShape())
        if not of_shape.order.see(head.date, head.eastern):
            return
        of_shape.heads += 1
        if not of_shape.example and head.date[0] != head.date[1]:
            of_shape.example = "/".join(head.date)
        if author is None or is_notice(bare_start(said), marked=bare_start(said) != said):
            return
        if author in of_shape.people or len(of_shape.people) < _MOST_PEOPLE:
            of_shape.people[author] = of_shape.people.get(author, 0) + 1

    def summary(self, chat: str | None, not_after: date) -> ExportSummary:
        """What all of it says. Raises BadInput("not_an_export") when there was no head."""
        shapes = sorted(self._shapes.items(), key=lambda item: -item[1].heads)
        if not shapes or not shapes[0][1].heads:
            raise BadInput("not_an_export", lines=self._lines)
        shape, best = shapes[0]
        candidates = best.order.candidates(not_after)
        return ExportSummary(
            participants=best.people,
            date_example=best.example,
            date_order=candidates[0] if len(candidates) == 1 else None,
            candidates=candidates,
            possible=best.order.possible(),
            lines=self._lines,
            heads=best.heads,
            chat=chat,
            shape=shape,
            undecodable=self._undecodable,
            other_heads=sum(other.heads for _, other in shapes[1:]),
        )
