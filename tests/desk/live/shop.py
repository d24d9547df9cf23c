"""A shop with live accounts: messages as adapters hand them up, and a service that takes letters."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from desktop.channels.live.seam import Answer, Batch, Identity, Letter, Receipt
from desktop.core.messages import Customer, Message
from desktop.db.outbox import LetterRow, letter
from desktop.desk.desk import Desk
from tests.desk.house import FURIOUS, NINE, order

ACCOUNT = "shop"


def came(
    ident: str,
    text: str = "hello",
    minute: float = 0.0,
    channel: str = "whatsapp",
    customer: str = "8613800000000",
    sender: str = "customer",
    conversation: str | None = None,
    name: str | None = None,
    **extra: object,
) -> Message:
    """A message of a live account."""
    at = NINE + timedelta(minutes=minute)
    place = conversation or f"n1:{customer}"
    return Message(ident, channel, place, Customer(customer, name), sender, at, text, None, {"account": ACCOUNT, **extra})


def set_up(desk: Desk, kind: str = "whatsapp") -> None:
    """The shop's account, run by somebody."""
    desk.begin_account(ACCOUNT, kind, True)


def angry_case(desk: Desk, channel: str = "whatsapp", minute: float = 0.0) -> str:
    """A case of a customer who came by the account."""
    desk.take_batch(ACCOUNT, Batch((came("w1", FURIOUS, minute, channel, subject="late"),)))
    [row] = desk.queue()
    return row.id


def write(desk: Desk, case: str, ident: str = "r1", text: str = "we are on it", by: str = "chen", **fields: object) -> str:
    """A reply; the id of its letter."""
    outcome = order(desk, ident, "write", by, case=case, mode="reply", text=text, **fields)
    assert outcome.accepted, outcome
    return letters(desk)[-1].id


def letters(desk: Desk) -> list[LetterRow]:
    """All letters, oldest first."""
    with desk._snapshot() as connection:
        ids = [ident for (ident,) in connection.execute("SELECT id FROM outbox ORDER BY seq")]
        return [row for row in (letter(connection, ident) for ident in ids) if row]


def states(desk: Desk) -> list[str]:
    return [row.post.state for row in letters(desk)]


def receipt(message: str, state: str, ref: str | None = None, code: str | None = None, channel: str = "whatsapp") -> Receipt:
    return Receipt(channel, message, state, NINE.timestamp(), ref, code)


def phone(channel: str, customer: str, value: str, certain: bool = True, kind: str = "phone") -> Identity:
    return Identity(channel, customer, kind, value, certain)


class PowerCut(BaseException):
    """The process is gone, here and now."""


@dataclass
class Service:
    """Takes letters, and answers as it was told to: an answer, or a cut of power before or after it took one."""

    plan: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    attempts: list[Letter] = field(default_factory=list)
    looks: bool = True
    vague: int = 0

    def send(self, letter: Letter) -> Answer:
        self.attempts.append(letter)
        what = self.plan.pop(0) if self.plan else "sent"
        if what in ("sent", "unknown_taken", "cut_after"):
            self.taken.append(letter.id)
        if what.startswith("cut"):
            raise PowerCut
        if what == "bug":
            raise ValueError(what)
        if what == "sent":
            return Answer("sent", f"x-{letter.id}")
        return Answer({"unknown_taken": "unknown"}.get(what, what), code="131000", wait=0.0)

    def look(self, letter: Letter) -> Answer:
        if self.vague:
            self.vague -= 1
            return Answer("unknown", code="too_early", wait=30.0)
        if not self.looks:
            return Answer("unknown")
        return Answer("sent", f"x-{letter.id}") if letter.id in self.taken else Answer("later")
