"""The coach in its process: asked about drafts from the window, started again when it dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.coaching import Advice
from desktop.core.errors import Trouble
from desktop.desk.coaching import TURNS, Coaching, ProcessCoaching, talk_of
from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.coach import Coach
from desktop.sentiment.fake import FakeScorer
from desktop.sentiment.seam import Talk
from tests.desk.house import FURIOUS, message, open_case, opened, tell


class Mortal(Coach):
    """Dies of one draft."""

    def advise(self, draft: str, talk: Talk) -> Advice:
        if draft == "die":
            os._exit(9)
        return Advice(score=len(draft))


class Parrot:
    """Says how long a draft is; knows whether it was closed."""

    def __init__(self) -> None:
        self.closed = False

    def advise(self, draft: str, talk: Talk) -> Advice:
        return Advice(score=len(draft))

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def coaching() -> Iterator[ProcessCoaching]:
    with closing(ProcessCoaching(Mortal)) as found:
        yield found


def test_a_coach_in_a_process_advises_as_one_here(coaching: ProcessCoaching) -> None:
    assert [coaching.advise(draft, Talk(())).score for draft in ("one", "three")] == [3, 5]


def test_a_coach_that_dies_of_every_try_is_a_trouble_and_the_next_draft_is_answered(coaching: ProcessCoaching) -> None:
    with pytest.raises(Trouble, match="coach_stopped"):
        coaching.advise("die", Talk(()))
    assert coaching.advise("again", Talk(())).score == 5


def test_the_desk_hands_drafts_on_and_closes_its_coach(tmp_path: Path) -> None:
    parrot: Coaching = Parrot()
    desk = Desk(tmp_path / "record.sqlite", InlineScoring(FakeScorer()), coaching=parrot)
    assert desk.advise("four", Talk(())).score == 4
    desk.close()
    assert isinstance(parrot, Parrot)
    assert parrot.closed


def test_a_desk_without_a_coach_gives_no_advice(tmp_path: Path) -> None:
    with closing(Desk(tmp_path / "record.sqlite", InlineScoring(FakeScorer()))) as desk:
        assert desk.advise("four", Talk(())) == Advice()


def test_a_reply_answers_the_last_messages_with_the_last_anger_and_the_risks(tmp_path: Path) -> None:
    with opened(tmp_path / "record.sqlite") as desk:
        case = open_case(desk)
        tell(desk, message("m2", "one moment", 1, sender="agent"))
        view = desk.case(case)
        assert view is not None
        talk = talk_of(view, "15:30")
    assert [(turn.sender, turn.text) for turn in talk.turns] == [("customer", FURIOUS), ("agent", "one moment")]
    assert (talk.anger, talk.risks, talk.by) == (view.messages[0].anger, view.row.risks, "15:30")


def test_of_a_long_talk_the_last_messages_are_looked_at(tmp_path: Path) -> None:
    with opened(tmp_path / "record.sqlite") as desk:
        case = open_case(desk)
        tell(desk, *(message(f"a{n}", f"number {n}", n, sender="agent") for n in range(1, TURNS + 2)))
        view = desk.case(case)
        assert view is not None
        talk = talk_of(view)
    assert (len(talk.turns), talk.turns[-1].text, talk.anger) == (TURNS, f"number {TURNS + 1}", 0.0)
