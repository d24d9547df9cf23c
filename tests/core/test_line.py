"""A line that is folded from what changed says what folding all of it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.case import Case, Folded
from desktop.core.heat import HeatSettings
from desktop.core.line import Line
from desktop.core.messages import Customer
from desktop.core.reading import SpokenPromise

SETTINGS = HeatSettings()
CASE = Case("chat", Customer("u"), conversations=("c",))
Said = tuple[int, str, float, tuple[str, ...]]
said = st.tuples(
    st.integers(0, 40), st.sampled_from(("customer", "customer", "agent", "system")), st.sampled_from((0.0, 20.0, 60.0, 100.0)),
    st.sampled_from(((), (), ("legal",))),
)  # fmt: skip


def folded(seq: int, told: Said) -> Folded:
    minute, sender, anger, risks = told
    at = minute * 60.0
    if sender == "customer":
        return Folded(seq, at, f"m{seq}", sender, "u", f"w{seq}", anger, 5 - anger / 25, risks, anger / 100)
    due = datetime.fromtimestamp(at + 1800, UTC)
    spoken = ((SpokenPromise(due, 0, 1), "soon"),) if sender == "agent" and risks else ()
    return Folded(seq, at, f"m{seq}", sender, f"a{anger}", "", promises=spoken)


@settings(max_examples=60, deadline=None)
@given(st.lists(said, max_size=25), st.lists(st.tuples(said, st.booleans(), st.integers(0, 60)), max_size=12))
def test_it_is_what_all_of_it_makes(first: Sequence[Said], more: Sequence[tuple[Said, bool, int]]) -> None:
    messages = {seq: folded(seq, told) for seq, told in enumerate(first)}
    line, heats, case = Line(CASE, sorted(messages.values(), key=lambda m: (m.at, m.id)), SETTINGS), {}, CASE
    for told, anew, place in more:
        seq = place % len(messages) if anew and messages else len(messages)
        message = folded(seq, told)
        if seq in messages:  # read anew: it stays where it is
            message = replace(message, at=messages[seq].at, id=messages[seq].id)
        messages[seq] = message
        line.put(message)
        if place % 2:
            continue
        expected, all_heats = case.refolded(in_order := sorted(messages.values(), key=lambda m: (m.at, m.id)), SETTINGS)
        case, changed = line.folded(case)
        heats.update(changed)
        assert case == expected
        assert heats == {each.seq: heat for each, heat in zip(in_order, all_heats, strict=True)}
        assert line.above == sum(heat.level != "calm" for heat in all_heats)
        assert len(line) == len(messages)


def test_what_a_late_message_does_not_change_is_not_folded_again() -> None:
    line = Line(CASE, [folded(n, (n, "customer", 20.0, ())) for n in range(500)], SETTINGS)
    case, changed = line.folded(CASE)
    assert len(changed) == 500
    line.put(folded(500, (3, "customer", 100.0, ())))
    _, changed = line.folded(case)
    assert len(changed) < 120
