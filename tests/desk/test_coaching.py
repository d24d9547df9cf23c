"""The coach in its process: asked about drafts from the window, started again when it dies."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.coaching import Advice, Talk
from desktop.core.complaint import FIELDS, Suggestion, Words
from desktop.core.errors import Trouble
from desktop.core.reading import Evidence, Turn
from desktop.desk.coaching import TURNS, Coaching, ProcessCoaching, talk_of
from desktop.desk.desk import Desk
from desktop.desk.form import FormField, form_of, missing
from desktop.desk.scoring import InlineScoring
from desktop.desk.views import CaseView
from desktop.sentiment.coach import Coach
from desktop.sentiment.fake import FakeScorer
from tests.desk.house import FURIOUS, POLICY, Clock, message, open_case, opened, order, tell


class Mortal(Coach):
    """Dies of one draft."""

    def advise(self, draft: str, talk: Talk) -> Advice:
        if draft == "die":
            os._exit(9)
        return Advice(score=len(draft))

    def suggest(self, turns: Sequence[Turn]) -> tuple[Suggestion, ...]:
        return (Suggestion("loss", turns[0].text, Words(0, 0, 1)),)


class Parrot:
    """Says how long a draft is; knows whether it was closed."""

    def __init__(self) -> None:
        self.closed = False

    def advise(self, draft: str, talk: Talk) -> Advice:
        return Advice(score=len(draft))

    def suggest(self, turns: Sequence[Turn]) -> tuple[Suggestion, ...]:
        found = [(place, turn.text.find("冰箱")) for place, turn in enumerate(turns)]
        return tuple(Suggestion("product", "冰箱", Words(place, start, start + 2)) for place, start in found if start >= 0)

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def coaching() -> Iterator[ProcessCoaching]:
    with closing(ProcessCoaching(Mortal)) as found:
        yield found


def test_a_coach_in_a_process_advises_as_one_here(coaching: ProcessCoaching) -> None:
    assert [coaching.advise(draft, Talk(())).score for draft in ("one", "three")] == [3, 5]


def test_the_form_is_read_there_too(coaching: ProcessCoaching) -> None:
    assert coaching.suggest([Turn("customer", None, "299")]) == (Suggestion("loss", "299", Words(0, 0, 1)),)


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


def test_the_form_tells_what_was_written_by_hand_else_what_was_said(tmp_path: Path) -> None:
    with closing(Desk(tmp_path / "record.sqlite", InlineScoring(FakeScorer()), Clock(), coaching=Parrot())) as desk:
        desk.adopt_policy(POLICY)
        case = open_case(desk)
        tell(desk, message("m2", "我的冰箱坏了 lawyer", 1))
        assert order(desk, "c", "classify", case=case, nature="product", cause=None).accepted
        assert order(desk, "p", "promise", case=case, due="2026-11-23T09:00:00+08:00", text="call back").accepted
        form = {field.field: field for field in desk.suggest_form(case)}
        view = desk.case(case)
        assert view is not None
        assert tuple(form) == FIELDS
        assert form["product"] == FormField("product", ("冰箱",), "conversation", view.messages[1].seq, 2, 4)
        assert (form["nature"].values, form["nature"].source) == (("product",), "hand")
        assert (form["channel"].values, form["channel"].source) == (("chat",), "record")
        assert form["promises"].values == ("call back",)
        assert form["cause"] == FormField("cause")
        assert missing(tuple(form.values())) == ("cause", "demand")
        assert order(desk, "f", "fill_field", case=case, field="product", value="冰柜").accepted
        assert {field.field: field for field in desk.suggest_form(case)}["product"] == FormField("product", ("冰柜",), "hand")


def test_the_risks_of_a_form_show_where_they_were_said(tmp_path: Path) -> None:
    with opened(tmp_path / "record.sqlite") as desk:
        case = open_case(desk)
        assert desk.suggest_form("unknown") == ()
        view = desk.case(case)
        assert view is not None
    said = replace(view.messages[0], evidence=(Evidence(0, 2, "lexicon", 9.0), Evidence(3, 8, "risk", 20.0)))
    risky = replace(view, row=replace(view.row, risks=("legal",)), messages=(said,))
    assert field_of(risky, "risks") == FormField("risks", ("legal",), "conversation", said.seq, 3, 8)
    assert field_of(replace(risky, messages=()), "risks") == FormField("risks", ("legal",), "record")
    assert field_of(replace(risky, messages=(), row=replace(view.row, risks=())), "risks") == FormField("risks")


def field_of(view: CaseView, name: str) -> FormField:
    return next(field for field in form_of(view, view.messages, ()) if field.field == name)


def test_a_coach_nobody_asked_has_nothing_to_end() -> None:
    coaching = ProcessCoaching(Mortal)
    coaching.close()
    assert coaching._process is None
