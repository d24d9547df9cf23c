"""The record form of a case as it is shown: each field's value, whose word it is, and the words it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.complaint import FIELDS, Suggestion

if TYPE_CHECKING:
    from desktop.desk.views import CaseView, MessageView

NEEDED = ("nature", "cause", "product", "demand")
"""What a case is not closed without, unless whoever closes it says so."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. `values` are codes (nature, cause, customer_type, channel, demand, risks) or words (product, loss, promises); `source` is
    hand, conversation or record, "" where it is empty; `message` and the span (code points) say where the first value was said."""

    field: str
    values: tuple[str, ...] = ()
    source: str = ""
    message: int | None = None
    start: int = 0
    end: int = 0


def form_of(view: CaseView, said: Sequence[MessageView], suggested: Sequence[Suggestion]) -> tuple[FormField, ...]:
    """The whole form, in the order of FIELDS. `said` are the messages that the suggestions count in."""
    return tuple(_field(name, view, said, suggested) for name in FIELDS)


def missing(form: Sequence[FormField]) -> tuple[str, ...]:
    """The fields that are needed and empty."""
    return tuple(field.field for field in form if field.field in NEEDED and not field.values)


def _field(name: str, view: CaseView, said: Sequence[MessageView], suggested: Sequence[Suggestion]) -> FormField:
    by_hand = _by_hand(name, view)
    if by_hand:
        return FormField(name, (by_hand,), "hand")
    if name == "risks":
        return _risks(view)
    if name == "promises":
        return FormField(name, tuple(promise.text for promise in view.promises), "record" if view.promises else "")
    known = {"channel": view.row.channel, "customer_type": view.row.customer_kind}.get(name)
    if known:
        return FormField(name, (known,), "record")
    found = [each for each in suggested if each.field == name]
    if not found:
        return FormField(name)
    first = found[0].words
    return FormField(name, tuple(each.value for each in found), "conversation", said[first.message].seq, first.start, first.end)


def _by_hand(name: str, view: CaseView) -> str | None:
    decided = {"nature": view.nature, "cause": view.cause}.get(name)
    return dict(view.form).get(name) or decided


def _risks(view: CaseView) -> FormField:
    place = next(_risk_places(view), None)
    if place is None:
        return FormField("risks", view.row.risks, "record" if view.row.risks else "")
    return FormField("risks", view.row.risks, "conversation", *place)


def _risk_places(view: CaseView) -> Iterator[tuple[int, int, int]]:
    for message in view.messages:
        for evidence in message.evidence:
            if evidence.kind == "risk":
                yield message.seq, evidence.start, evidence.end
