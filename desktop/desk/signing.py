"""Orders about keys, and whether an order is signed: judged on the boards inside a transaction."""

from __future__ import annotations

import sqlite3

from desktop.core.facts import Fact
from desktop.core.orders import Order
from desktop.core.people import Person, Policy
from desktop.core.signing import EnrolKey, KeyOrder, Keys, RevokeKey, Signer, confirmation, decide_key, key_id_of, possession
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


def confirmers(connection: sqlite3.Connection, policy: Policy, person: str) -> list[Person]:
    """Who can confirm a first key of a person: leads with a key; while there is none, it is trusted on first use."""
    return [other for other in policy.confirmers(person) if valid_keys(connection, other.id)]


def _vouched(connection: sqlite3.Connection, order: EnrolKey, policy: Policy) -> bool:
    known = key(connection, order.voucher_key) if order.voucher_key in valid_keys(connection, order.voucher) else None
    if known is None or order.voucher not in {other.id for other in policy.confirmers(order.by)}:
        return False
    return verifies(known.public_key, order.vouch, confirmation(order.by, key_id_of(order.public_key)))


def valid_keys(connection: sqlite3.Connection, person: str) -> set[str]:
    """The ids of the keys that somebody may sign with."""
    return {each.key_id for each in keys(connection, person) if each.revoked_at is None}


def must_sign(connection: sqlite3.Connection, person: str) -> bool:
    """Whether somebody ever had a key: from then on nothing is done in his name without one."""
    return bool(keys(connection, person))


def judge_key(connection: sqlite3.Connection, order: KeyOrder, policy: Policy, signed: bool) -> Fact:
    """The fact that an order makes. Raises Refused."""
    return decide_key(order, policy.people.get(order.by), _meets(connection, order, policy, signed))


def _meets(connection: sqlite3.Connection, order: KeyOrder, policy: Policy, signed: bool) -> Keys:
    match order:
        case EnrolKey():
            known = key(connection, key_id_of(order.public_key)) is not None
            proven = verifies(order.public_key, order.proof, possession(order.by))
            wants = policy.confirmed_keys and not valid_keys(connection, order.by) and bool(confirmers(connection, policy, order.by))
            return Keys(signed, proven, known, wants, _vouched(connection, order, policy))
        case RevokeKey():
            return Keys(signed, key=key(connection, order.key))
        case _:
            return Keys(signed, broken=signed and first_break(connection) == Break(order.at, order.what, order.found, order.expected))
