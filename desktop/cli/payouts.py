"""`payouts`: the list of what is to be paid, written for a finance system and closed by what comes back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.cli.present import dumps, one_line
from desktop.core.signing import Signer
from desktop.desk.desk import Desk
from desktop.desk.health import writing
from desktop.desk.money import PayoutLine
from desktop.desk.payout_file import read_settled, write_payouts
from desktop.desk.payouts import list_ready, settle
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
    if wishes.settled:
        with writing(wishes.settled):
            told = read_settled(wishes.settled)
        outcomes |= settle(lambda order: desk.handle(order, signer)[0], wishes.person, told, desk.payouts())
    if wishes.list_ready:
        outcomes |= list_ready(lambda order: desk.handle(order, signer)[0], wishes.person, desk.payouts())
    lines = desk.payouts()
    if wishes.out:
        with writing(wishes.out):
            write_payouts(wishes.out, [line for line in lines if line.state == "listed"])
    else:
        for line in lines:
            say(dumps(asdict(line)) if wishes.as_json else _line(line))
    return int(_complain(outcomes))


def _line(line: PayoutLine) -> str:
    return f"{line.state:10} {line.amount:>12} {line.currency}  {one_line(line.payee, 24)}  {line.offer}  {one_line(line.reference, 24)}"


def _complain(outcomes: Mapping[str, Outcome]) -> bool:
    refused = {offer: outcome.code for offer, outcome in outcomes.items() if not outcome.accepted}
    for offer, code in refused.items():
        print(f"stepin: refused ({code}): {one_line(offer)}", file=sys.stderr)
    return bool(refused)
