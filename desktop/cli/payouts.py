"""`payouts`: the list of what is to be paid, written for a finance system and closed by what comes back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.cli.present import dumps, one_line
from desktop.core.signing import Signer
from desktop.desk.desk import Desk
from desktop.desk.health import writing
from desktop.desk.money import PayoutLine
from desktop.desk.payout_file import Settled, read_settled, write_payouts
from desktop.desk.payouts import differing, list_ready, settle
from desktop.desk.views import Outcome


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for."""

    person: str
    list_ready: bool
    settled: Path | None
    out: Path | None
    as_json: bool


def show_payouts(desk: Desk, wishes: Wishes, say: Callable[[str], None], signer: Signer | None = None) -> int:
    """Do what was asked for, then show or write the list; 1 if anything was refused. Raises BadInput and Trouble."""
    outcomes: dict[str, Outcome] = {}
    otherwise: list[Settled] = []
    if wishes.settled:
        with writing(wishes.settled):
            told = read_settled(wishes.settled, desk.head(0.0).record)
        outcomes |= settle(lambda order: desk.handle(order, signer)[0], wishes.person, told, desk.payouts())
        otherwise = differing(outcomes, told)
    if wishes.list_ready:
        outcomes |= list_ready(lambda order: desk.handle(order, signer)[0], wishes.person, desk.payouts())
    lines = desk.payouts()
    if wishes.out:
        with writing(wishes.out):
            write_payouts(wishes.out, [line for line in lines if line.state == "listed"], desk.head(0.0).record)
    else:
        for line in lines:
            say(dumps(asdict(line)) if wishes.as_json else _line(line))
    return int(_complain(outcomes) | _warn(otherwise, lines))


def _line(line: PayoutLine) -> str:
    said = f"  (paid, they say: {one_line(line.told, 40)})" if line.told else ""
    money = f"{line.amount:>12} {line.currency}"
    return f"{line.state:10} {money}  {one_line(line.payee, 24)}  {line.offer}  {one_line(line.reference, 24)}{said}"


def _complain(outcomes: Mapping[str, Outcome]) -> bool:
    refused = {offer: outcome.code for offer, outcome in outcomes.items() if not outcome.accepted}
    for offer, code in refused.items():
        print(f"stepin: refused ({code}): {one_line(offer)}", file=sys.stderr)
    return bool(refused)


def _warn(otherwise: Sequence[Settled], lines: Sequence[PayoutLine]) -> bool:
    approved = {line.offer: f"{line.amount} {line.currency}" for line in lines}
    for one in otherwise:
        print(
            f"stepin: waits for a person: {one_line(one.offer)}: approved {approved.get(one.offer, '?')}, paid {one_line(one.told, 60)}",
            file=sys.stderr,
        )
    return bool(otherwise)
