"""Orders about keys, and whether an order is signed: judged on the boards inside a transaction."""

from __future__ import annotations

import sqlite3

from desktop.core.facts import Fact
from desktop.core.orders import Order
from desktop.core.people import Person
from desktop.core.signing import EnrolKey, KeyOrder, Keys, RevokeKey, Signer, decide_key, key_id_of, possession
from desktop.db.chain import Break, first_break
from desktop.db.keys import key, keys
from desktop.db.signatures import verifies


def counting(connection: sqlite3.Connection, order: Order, signer: Signer | None) -> Signer | None:
    """The signer, where what he signs counts: with a key of the person that is not revoked, or with the first one he enrols."""
    if signer is not None and signer.person == order.by and isinstance(order, EnrolKey) and not valid_keys(connection, order.by):
        return signer if signer.key_id == key_id_of(order.public_key) else None
    return counting_for(connection, order.by, signer)


def counting_for(connection: sqlite3.Connection, person: str, signer: Signer | None) -> Signer | None:
    """The signer, where he signs for a person with a key of the record that is not revoked."""
    return signer if signer is not None and signer.person == person and signer.key_id in valid_keys(connection, person) else None


def valid_keys(connection: sqlite3.Connection, person: str) -> set[str]:
    """The ids of the keys that somebody may sign with."""
    return {each.key_id for each in keys(connection, person) if each.revoked_at is None}


def must_sign(connection: sqlite3.Connection, person: str) -> bool:
    """Whether somebody ever had a key: from then on nothing is done in his name without one."""
    return bool(keys(connection, person))


def judge_key(connection: sqlite3.Connection, order: KeyOrder, person: Person | None, signed: bool) -> Fact:
    """The fact that an order makes. Raises Refused."""
    return decide_key(order, person, _meets(connection, order, signed))


def _meets(connection: sqlite3.Connection, order: KeyOrder, signed: bool) -> Keys:
    match order:
        case EnrolKey():
            known = key(connection, key_id_of(order.public_key)) is not None
            return Keys(signed, proven=verifies(order.public_key, order.proof, possession(order.by)), known=known)
        case RevokeKey():
            return Keys(signed, key=key(connection, order.key))
        case _:
            return Keys(signed, broken=signed and first_break(connection) == Break(order.at, order.what, order.found, order.expected))
