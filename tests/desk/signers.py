"""People with keys, for tests."""

from __future__ import annotations

from desktop.core.signing import EnrolKey, Signer
from desktop.desk.desk import Desk
from desktop.desk.views import Outcome
from desktop.keys.signer import LocalSigner, new_signer
from tests.desk.house import raw


def enrol(desk: Desk, person: str = "chen", by: Signer | None = None, ident: str | None = None) -> LocalSigner:
    """A new key that the record knows, enrolled with itself or with another."""
    new = new_signer(person)
    outcome = enrolled(desk, new, by or new, ident)
    assert outcome.accepted, outcome.code
    return new


def enrolled(desk: Desk, new: LocalSigner, by: Signer | None, ident: str | None = None, proof: bytes | None = None) -> Outcome:
    order = EnrolKey(id=ident or f"enrol-{new.key_id}", by=new.person, public_key=new.public_key, proof=proof or new.proof())
    return desk.handle(order, by)[0]


def signed(desk: Desk, signer: Signer | None, ident: str, kind: str, by: str | None = None, **fields: object) -> Outcome:
    """What a signed order is answered."""
    by = by or (signer.person if signer else "chen")
    return desk.handle_line(raw({"id": ident, "order": kind, "by": by, **fields}), None, signer)[0]
