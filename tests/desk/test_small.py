"""The small parts of the desk: what of a mail is scored, and a desk that cannot begin."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.errors import Trouble
from desktop.core.facts import HeatSettingsAdopted
from desktop.core.heat import HeatSettings
from desktop.core.reading import Reading
from desktop.db.database import Record
from desktop.desk.desk import Desk
from desktop.desk.marks import mark_values
from desktop.desk.scoring import Task, scored_text, shift_of
from desktop.desk.views import MessageView
from desktop.sentiment.local import Correction
from tests.desk.house import message, opened, order, tell

MAIL = "> you promised\n\nterrible!! 垃圾\n-- \nAnn"


def shown(path: Path, sender: str, text: str, scored: str) -> MessageView:
    """A message as it is shown, of which only a part was scored."""
    with opened(path) as desk:
        tell(desk, replace(message("m1", text, sender=sender, channel="email"), extra={"scored_text": scored}))
        order(desk, "o1", "open_case", channel="email", conversation="c1")
        view = desk.case(desk.queue()[0].id)
        assert view is not None
        return view.messages[0]


def test_the_evidence_of_a_mail_stands_where_it_does_in_the_whole(tmp_path: Path) -> None:
    found = shown(tmp_path / "r.sqlite", "customer", MAIL, "terrible!! 垃圾")
    assert [found.text[e.start : e.end] for e in found.evidence] == ["terrible", "垃圾"]
    assert found.text == MAIL


def test_what_staff_promised_in_a_mail_stands_where_it_does_in_the_whole(tmp_path: Path) -> None:
    found = shown(tmp_path / "r.sqlite", "agent", "> old\nour policy: within an hour", "our policy: within an hour")
    assert [found.text[p.start : p.end] for p in (*found.promises, *found.phrasing)] == ["within an hour", "policy"]


def test_what_was_put_together_for_scoring_has_no_place_in_the_whole(tmp_path: Path) -> None:
    found = shown(tmp_path / "r.sqlite", "customer", "terrible!\n> old\n!", "terrible! !")
    assert (found.anger, found.evidence) == (80.0, ())


@pytest.mark.parametrize("scored", ["", 3, None])
def test_a_mail_of_which_nothing_is_left_is_scored_whole(scored: object) -> None:
    mail = replace(message("m1", MAIL), extra={"scored_text": scored})
    assert (scored_text(mail), shift_of(mail, scored_text(mail))) == (MAIL, 0)


def test_a_fact_that_no_sentence_is_about_needs_no_values() -> None:
    assert mark_values(HeatSettingsAdopted(HeatSettings())) == {}


class Closable:
    """A scoring that says whether it was closed."""

    closed = False

    def read(self, tasks: Sequence[Task]) -> list[Reading]:
        return [Reading() for _ in tasks]

    def teach(self, lessons: Sequence[Correction]) -> None:
        """Nothing is learned here."""

    def close(self) -> None:
        self.closed = True


def test_a_desk_that_cannot_begin_lets_go_of_everything(tmp_path: Path) -> None:
    path, scoring = tmp_path / "r.sqlite", Closable()
    Record(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE journal")
    with pytest.raises(Trouble, match="damaged"):
        Desk(path, scoring)
    assert scoring.closed
    path.unlink()
    with closing(Desk(path, scoring)) as desk:
        assert desk.seq() == 1


@pytest.mark.parametrize(
    ("extra", "text", "scored"),
    [
        ({"lines": 1, "media": "omitted"}, "<Media omitted>", ""),
        ({"lines": 1, "deleted": True}, "This message was deleted", ""),
        ({"lines": 2, "media": "attached"}, "a.jpg (file attached)\nit is broken", "it is broken"),
        ({"lines": 1}, "it is broken", "it is broken"),
        ({"media": "omitted"}, "somebody's own field", "somebody's own field"),
    ],
)
def test_what_only_stands_for_a_picture_is_not_scored(extra: dict[str, object], text: str, scored: str) -> None:
    assert scored_text(replace(message("m1", text), extra=extra)) == scored
