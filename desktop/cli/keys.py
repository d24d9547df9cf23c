"""`enrol`, `keys`, `head`, `repair`, and the secret that `do --as` asks for."""

from __future__ import annotations

import getpass
import os
import uuid
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.cli.present import dumps, one_line
from desktop.core.errors import BadInput, Refused
from desktop.core.signing import BREAKS, BridgeChain, Key, Signer, enrolment, fingerprint
from desktop.desk.desk import Desk
from desktop.desk.heads import Head
from desktop.desk.health import Report, writing
from desktop.keys.store import KeyStore

Ask = Callable[[str], str]
"""Asks for a secret; what it is for is said."""


def ask_for(secret_fd: int | None) -> Ask:
    """Where secrets come from: lines of a file descriptor (at the end the last one again), else the terminal, without echo."""
    if secret_fd is None:
        return _ask_terminal
    try:
        with os.fdopen(secret_fd, encoding="utf-8", closefd=False) as file:
            lines = file.read().splitlines()
    except (OSError, ValueError) as problem:
        raise BadInput("no_secret") from problem
    if not lines:
        raise BadInput("no_secret")
    return lambda what: lines.pop(0) if len(lines) > 1 else lines[0]


def _ask_terminal(what: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)  # it would read the orders of standard input as a secret
        try:
            return getpass.getpass(f"{what}: ")
        except (getpass.GetPassWarning, EOFError) as problem:
            raise BadInput("no_secret") from problem


@dataclass(frozen=True, slots=True)
class Door:
    """The keys of this machine and where their secrets come from."""

    store: KeyStore
    ask: Ask

    def sign_in(self, desk: Desk, person: str | None) -> Signer | None:
        """The key of somebody who has one, unlocked; None for somebody who has none. Raises BadInput and Refused; a door that shuts is
        journalled."""
        valid = {key.key_id for key in desk.enrolled_keys(person) if key.revoked_at is None} if person else set()
        if not person or not valid:
            return None
        if not self.store.has(person, valid):
            raise BadInput("no_key", person=person)
        try:
            return self.store.unlock(person, self.ask(f"Secret of {one_line(person, 40)}"), valid)
        except Refused as refusal:
            until = refusal.values.get("until")
            if refusal.code == "wrong_secret" and isinstance(until, float) and until > 0:
                desk.note_locked(person, until)
            raise


def enrol(desk: Desk, door: Door, person: str, confirmed_by: str | None = None) -> str:
    """Make a key and enrol it, confirmed by somebody else where that is wanted; its fingerprint. What the record refuses leaves no key
    behind."""
    other = door.sign_in(desk, confirmed_by)
    if confirmed_by and other is None:
        raise Refused("not_confirmed")
    old = door.sign_in(desk, person)
    known = desk.policy().people.get(person)
    if known is None:
        raise Refused("unknown_person")
    new = door.store.create(person, door.ask(f"New secret of {one_line(person, 40)}"), needs_passphrase=bool(known.limits))
    order = enrolment(person, new.key_id, new.public_key, new.proof(), other)
    outcome, _ = desk.handle(order, old or new)
    if not outcome.accepted:
        door.store.forget(person, new.key_id)
        raise Refused(outcome.code or "")
    return fingerprint(new.key_id)


def report_lines(report: Report) -> Iterator[str]:
    """What a check found: the verdict, then what was bridged, whose decisions are signed and whose are not, and so of erasures."""
    yield "valid" if report.fault is None else f"invalid {one_line(report.fault, 200)}"
    if report.fault is None and report.bridged:
        yield f"valid after repair at {', '.join(map(str, report.bridged))}"
    if report.fault is None and (report.signed or report.unsigned):
        by = ", ".join(f"{one_line(person, 40)} {count}" for person, count in sorted(report.unsigned.items()))
        yield f"signed {report.signed}, unsigned {sum(report.unsigned.values())}{f' ({by})' if by else ''}"
    if report.fault is None and report.erasures:
        loose = report.unsigned_erasures
        yield f"erasures {report.erasures}, unsigned {loose}{': nobody vouches for these' if loose else ''}"


def key_line(key: Key, as_json: bool) -> str:
    """A key for a program or for a person."""
    if as_json:
        return dumps({
            "person": key.person, "key_id": key.key_id, "public_key": key.public_key.hex(), "enrolled_at": key.enrolled_at,
            "revoked_at": key.revoked_at, "revoked_by": key.revoked_by, "reason": key.reason, "confirmed_by": key.confirmed_by or None,
        })  # fmt: skip
    gone = f"  revoked {key.revoked_at} by {one_line(key.revoked_by, 40)}: {one_line(key.reason, 80)}" if key.revoked_at else ""
    by = f"confirmed by {one_line(key.confirmed_by, 40)}" if key.confirmed_by else "NOT CONFIRMED"
    return f"{fingerprint(key.key_id)}  {one_line(key.person, 40)}  {key.enrolled_at}  {by}{gone}"


def key_advice(keys: Sequence[Key]) -> Iterator[str]:
    """What to do about keys that sign and that nobody confirmed."""
    loose = [key for key in keys if key.revoked_at is None and not key.confirmed_by]
    if loose:
        yield f"{len(loose)} not confirmed: nothing here proves whose they are. Compare each fingerprint with that person, by voice or on"
        yield "paper; or have another lead confirm a new key, then revoke the old one:"
        yield f"  stepin enrol --as {one_line(loose[0].person, 40)} --confirmed-by PERSON"


def head_text(found: Head, as_json: bool) -> str:
    """A head for a program or for a person."""
    return dumps({"line": found.line, "seq": found.seq, "hash": found.hash, "record": found.record}) if as_json else found.line


def write_qr(line: str, target: Path) -> None:
    """The line as a QR code, by its ending .svg or .png. Raises BadInput and Trouble."""
    import segno

    if target.suffix.lower() not in (".svg", ".png"):
        raise BadInput("bad_picture", path=str(target))
    with writing(target):
        segno.make(line, error="m", micro=False).save(str(target), scale=4)


def repair(desk: Desk, signer: Signer | None, person: str, at: int, reason: str) -> str:
    """Bridge the first break of the chain, if it is where somebody says; what was bridged. Raises Refused."""
    found = desk.first_break()
    if found is None or found.at != at or found.what not in BREAKS:
        raise Refused("not_broken")
    order = BridgeChain(id=str(uuid.uuid4()), by=person, at=at, what=found.what, found=found.found, expected=found.expected, reason=reason)
    outcome, _ = desk.handle(order, signer)
    if not outcome.accepted:
        raise Refused(outcome.code or "")
    return f"bridged {found}: {found.found.hex()} stands there, {found.expected.hex()} should"
