"""Orders about erasing a customer: judged on the boards inside a transaction, carried out with the bodies that go."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from desktop.channels.cloud_api.media_store import MediaStore, media_folder
from desktop.core.erasure import AboutCustomer, CustomerErased, ErasureDecided, ErasureOrder, WordsErased, decide_erasure
from desktop.core.facts import Fact
from desktop.core.people import Person
from desktop.db.erase import Eraser, standing
from desktop.db.journal import Draft
from desktop.db.person import pseudonym


def judge_erasing(connection: sqlite3.Connection, order: ErasureOrder, person: Person | None) -> Fact:
    """The fact that an order makes. Raises Refused."""
    channel, customer = (order.channel, order.customer) if isinstance(order, AboutCustomer) else ("", "")
    request = getattr(order, "request", None)
    return decide_erasure(order, person, standing(connection, channel, customer, request))


def eraser_for(connection: sqlite3.Connection, fact: Fact, since: float) -> Eraser | None:
    """What carries out an erasure; None where the fact approves none. What was given to the customer `since` then goes on counting."""
    request = fact.request if isinstance(fact, ErasureDecided) and fact.decision == "approve" else None
    asked = standing(connection, "", "", request).request if request is not None else None
    if asked is None:
        return None
    return Eraser(connection, asked.fact, pseudonym(connection, asked.fact.channel, asked.fact.customer, since))


def erase_media(connection: sqlite3.Connection, record: Path, request: str) -> None:
    """Take away what came as pictures, voice and files with the messages of a customer whose words were erased. Raises Trouble."""
    folder = media_folder(record)
    if not folder.is_dir():
        return
    of_the_customer = (
        "SELECT m.id FROM erasures e JOIN conversations c ON c.channel = e.channel AND c.customer = e.customer "
        "JOIN messages m ON m.channel = c.channel AND m.conversation = c.conversation WHERE e.request = ? AND e.state = 'erased'"
    )
    MediaStore(folder).erase({ident for (ident,) in connection.execute(of_the_customer, (request,))})


def erasing_drafts(by: str, eraser: Eraser) -> list[Draft]:
    """Rewrite the bodies, and say so in the journal: once for the record, once for each case."""
    asked = eraser.asked
    told = CustomerErased(asked.request, asked.channel, eraser.pseudonym, eraser.rewrite())
    return [Draft(by, told), *(Draft(by, WordsErased(asked.request), case) for case in eraser.cases)]
