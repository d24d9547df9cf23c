"""The help desk and the desk together: a customer gets angry there, a supervisor answers here, once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.channels.chatwoot.account import Account
from desktop.channels.chatwoot.sender import ChatwootSender
from desktop.channels.chatwoot.source import ChatwootSource
from desktop.desk.desk import Desk
from desktop.desk.live.postman import Postman
from desktop.desk.live.runner import Puller
from tests.channels.chatwoot.conftest import Hands, impatient
from tests.channels.chatwoot.test_sender import written
from tests.desk.house import FURIOUS, Clock, opened, order
from tests.desk.live.shop import letters, states, write
from tests.fakes.chatwoot import FakeChatwoot
from tests.fakes.chatwoot_desk import OWNER


class Shop:
    """A desk with one account at a help desk; `pull` takes in what is new, `post` sends what waits."""

    def __init__(self, desk: Desk, account: Account) -> None:
        self.desk = desk
        self.source = ChatwootSource(account)
        self.sender = ChatwootSender(account)
        desk.begin_account(account.name, "chatwoot", True)
        self.puller = Puller(desk, account.name, self.source, lambda changes: None)
        self.postman = Postman(desk, account.name, self.sender, "me", True)

    def pull(self) -> None:
        """What is new, as the runner takes it in before it listens."""
        self.puller._caught_up = False
        while not self.puller._caught_up:
            self.puller.step()

    def post(self) -> None:
        while self.postman.step() is not None:
            pass


@pytest.fixture
def clock() -> Hands:
    """The help desk's clock; letters and their receipts are told apart by the record's, which is this one too."""
    return Hands(time.time())


@pytest.fixture
def shop(tmp_path: Path, account: Account, clock: Hands) -> Iterator[Shop]:
    with opened(tmp_path / "r.sqlite", Clock(clock.at)) as desk:
        made = Shop(desk, account)
        yield made
        made.source.close()
        made.sender.close()


def rows(fake: FakeChatwoot) -> list[tuple[str, bool]]:
    return [(row["content"], row["private"]) for row in fake.desk.every_message() if row["message_type"] == 1]


def test_an_angry_customer_is_taken_over_and_answered_once(fake: FakeChatwoot, talk: int, shop: Shop) -> None:
    fake.desk.customer(talk, FURIOUS)
    shop.pull()
    [row] = shop.desk.queue()
    assert order(shop.desk, "o1", "step_in", "chen", case=row.id, mode="take_over").accepted
    write(shop.desk, row.id, text="we refund you today")
    assert order(shop.desk, "o2", "write", "chen", case=row.id, mode="whisper", text="I have him").accepted
    shop.post()
    assert fake.desk.conversations[talk].assignee == OWNER
    assert rows(fake) == [("we refund you today", False), ("I have him", True)]
    fake.desk.status(written(fake, letters(shop.desk)[1].id)[0]["id"], "read")
    shop.pull()
    told = [each.text for each in shop.desk.case(row.id).messages]
    assert told.count("we refund you today") == 1, "what comes back is a receipt"
    assert states(shop.desk) == ["sent", "read", "sent"]


def test_an_answer_that_was_lost_is_found_and_never_sent_again(fake: FakeChatwoot, talk: int, shop: Shop) -> None:
    fake.desk.customer(talk, FURIOUS)
    shop.pull()
    [row] = shop.desk.queue()
    write(shop.desk, row.id)
    fake.fail("timeout", on="POST", when="after")
    with impatient(shop.sender._client):
        shop.post()
    assert states(shop.desk) == ["sent"]
    shop.pull()
    shop.post()
    assert len(rows(fake)) == 1


def test_closing_a_case_gives_the_conversation_back_to_whoever_had_it(fake: FakeChatwoot, talk: int, shop: Shop) -> None:
    fake.desk.assign(talk, 8)
    fake.desk.customer(talk, FURIOUS)
    shop.pull()
    [row] = shop.desk.queue()
    assert order(shop.desk, "o1", "step_in", "chen", case=row.id, mode="take_over").accepted
    shop.post()
    assert fake.desk.conversations[talk].assignee == OWNER
    assert order(shop.desk, "o2", "close_case", "zhao", case=row.id, resolution="refunded").accepted
    shop.sender.close()
    shop.sender = ChatwootSender(shop.sender._account)  # as after a restart: nobody remembers who had it but the record
    shop.postman = Postman(shop.desk, shop.sender._account.name, shop.sender, "next", True)
    shop.post()
    assert fake.desk.conversations[talk].assignee == 8
