"""Whatever order a service delivers in, and however often: the record is the same."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.channels.incoming import NotUnderstood
from desktop.channels.live.seam import Batch
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from tests.desk.house import ANGRY, FURIOUS, opened
from tests.desk.live.shop import ACCOUNT, came, phone, receipt, set_up, states, write
from tests.desk.live.test_identities import LI, erase

TEXTS = ["hello", "thanks", ANGRY, FURIOUS, "within an hour", "I call my lawyer"]


def understand(account: str, body: bytes) -> Batch:
    """A body of these tests: its number decides all that is in it."""
    number = json.loads(body)
    customer = f"86138000000{number % 3}0"
    sender = "agent" if number % 5 == 0 else "customer"
    if number % 11 == 0:
        return Batch((NotUnderstood("x", 1, "bad_value", body),))
    message = came(f"w{number}", TEXTS[number % len(TEXTS)], number * 3.0, customer=customer, sender=sender)
    receipts = (receipt(f"w{number - number % 5}", ["sent", "delivered", "read"][number % 3]),)
    return Batch((message,), receipts, (phone("whatsapp", customer, customer),))


def delivered(folder: str, name: str, bodies: list[bytes], cuts: int) -> tuple[list[object], list[object], list[object], int]:
    """What a record holds after bodies were delivered, some at once."""
    with opened(Path(folder) / f"{name}.sqlite", policy=None) as desk:
        set_up(desk)
        for start in range(0, len(bodies), cuts):
            desk.keep_raw(ACCOUNT, bodies[start : start + cuts])
            while desk.take_raw(understand, 7)[0]:
                pass
        found = shown(desk)
        assert first_fault(desk.path) is None
        return found


def shown(desk: Desk) -> tuple[list[object], list[object], list[object], int]:
    with desk._snapshot() as connection:
        messages = connection.execute("SELECT id, text, anger, satisfaction, heat, level FROM messages ORDER BY at, id").fetchall()
        receipts = connection.execute("SELECT channel, message, state FROM receipts").fetchall()
        cases = connection.execute(
            "SELECT channel, customer, level, heat, last_customer_at FROM cases ORDER BY channel, customer"
        ).fetchall()
    return messages, receipts, cases, len(desk.quarantine())


@settings(max_examples=3)
@given(st.randoms(use_true_random=False), st.integers(1, 40))
def test_shuffled_repeated_and_mixed_with_garbage_it_is_the_same_record(random: Random, cuts: int) -> None:
    bodies = [json.dumps(number).encode() for number in range(1, 41)] + [b"not json", b"\xff"]
    often = bodies * 3
    random.shuffle(often)
    with tempfile.TemporaryDirectory() as folder:
        assert delivered(folder, "shuffled", often, cuts) == delivered(folder, "in order", bodies, 1)


def test_two_contacts_of_one_new_conversation_are_taken_as_one(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite", policy=None) as desk:
        set_up(desk)
        desk.take_batch(
            ACCOUNT, Batch((came("a", "hi", 0, "chat", "c1", conversation="7"), came("b", "hi", 1, "chat", "c2", conversation="7")))
        )
        assert not desk.quarantine()
        assert {known.pair[1] for known in desk.person("chat", "c1").known} == {"c1", "c2"}


def test_somebody_who_was_erased_and_writes_again_is_somebody_new(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        set_up(desk)
        desk.take_batch(ACCOUNT, Batch((came("a", FURIOUS),)))
        [case] = [row.id for row in desk.queue()]
        write(desk, case)
        erase(desk, LI, 1)
        desk.take_batch(ACCOUNT, Batch((came("b", FURIOUS, 9),)))
        [again] = desk.queue()
        assert again.id != case
        write(desk, again.id, "r2")
        assert states(desk) == ["waiting", "waiting"]
        assert first_fault(desk.path) is None
