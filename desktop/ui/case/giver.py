"""Orders as one person gives them on one case, carrying what he had in front of him."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict
from uuid import uuid4

from desktop.core import orders


def new_id() -> str:
    """An id that nobody has used."""
    return uuid4().hex


class Stamp(TypedDict):
    """What every order on a case has."""

    id: str
    by: str
    case: str
    seen_seq: int


@dataclass(frozen=True)
class Giver:
    """Who (`by`, a person's id), on which case, having seen the journal up to `seen_seq`. One method an order."""

    by: str
    case: str
    seen_seq: int

    def stamp(self) -> Stamp:
        """What every order on the case has."""
        return {"id": new_id(), "by": self.by, "case": self.case, "seen_seq": self.seen_seq}

    def step_in(self, mode: str) -> orders.StepIn:
        return orders.StepIn(id=new_id(), by=self.by, case=self.case, seen_seq=self.seen_seq, mode=mode)

    def assign(self, mediator: str) -> orders.AssignMediator:
        return orders.AssignMediator(id=new_id(), by=self.by, case=self.case, seen_seq=self.seen_seq, mediator=mediator)

    def propose(self, type: str, amount: str, currency: str, reason: str, options: tuple[orders.Option, ...] = ()) -> orders.ProposeOffer:
        return orders.ProposeOffer(
            id=new_id(), by=self.by, case=self.case, seen_seq=self.seen_seq, offer=new_id(), type=type, amount=amount,
            currency=currency, reason=reason, options=options,
        )  # fmt: skip

    def counter(
        self, offer: str, type: str, amount: str, currency: str, reason: str, options: tuple[orders.Option, ...] = ()
    ) -> orders.CounterOffer:
        return orders.CounterOffer(
            id=new_id(), by=self.by, seen_seq=self.seen_seq, offer=offer, type=type, amount=amount, currency=currency, reason=reason,
            options=options,
        )  # fmt: skip

    def decide(self, offer: str, decision: str, reason: str = "", on_behalf_of: str | None = None) -> orders.DecideOffer:
        return orders.DecideOffer(
            id=new_id(), by=self.by, seen_seq=self.seen_seq, offer=offer, decision=decision, reason=reason, on_behalf_of=on_behalf_of
        )

    def undo(self, offer: str, reason: str) -> orders.UndoOffer:
        return orders.UndoOffer(id=new_id(), by=self.by, seen_seq=self.seen_seq, offer=offer, reason=reason)

    def choose(self, offer: str, option: int) -> orders.ChooseOption:
        return orders.ChooseOption(id=new_id(), by=self.by, seen_seq=self.seen_seq, offer=offer, option=option)

    def promise(self, due: datetime, text: str) -> orders.MakePromise:
        return orders.MakePromise(id=new_id(), by=self.by, case=self.case, seen_seq=self.seen_seq, due=due, text=text)

    def keep(self, promise: str) -> orders.KeepPromise:
        return orders.KeepPromise(id=new_id(), by=self.by, case=self.case, seen_seq=self.seen_seq, promise=promise)

    def write(self, mode: str, text: str) -> orders.Write:
        return orders.Write(id=new_id(), by=self.by, case=self.case, seen_seq=self.seen_seq, mode=mode, text=text)

    def correct(self, message: int, anger: float) -> orders.CorrectScore:
        return orders.CorrectScore(id=new_id(), by=self.by, case=self.case, seen_seq=self.seen_seq, message=message, anger=anger)

    def set_stage(self, stage: str) -> orders.SetStage:
        return orders.SetStage(id=new_id(), by=self.by, case=self.case, seen_seq=self.seen_seq, stage=stage)

    def classify(self, nature: str | None, cause: str | None) -> orders.Classify:
        return orders.Classify(id=new_id(), by=self.by, case=self.case, seen_seq=self.seen_seq, nature=nature, cause=cause)

    def close(self, resolution: str) -> orders.CloseCase:
        return orders.CloseCase(id=new_id(), by=self.by, case=self.case, seen_seq=self.seen_seq, resolution=resolution)
