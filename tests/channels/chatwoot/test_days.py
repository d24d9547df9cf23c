"""Days at a help desk as chance will have it: whatever happens to calls, events, batches and processes, everything said comes in once it
is taken, in order, and nothing that was not said."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest

from desktop.channels.chatwoot.account import Account
from desktop.channels.live.seam import Batch
from desktop.core.errors import Trouble
from desktop.core.messages import Message
from tests.channels.chatwoot.conftest import Hands, Reader
from tests.fakes.chatwoot import FakeChatwoot
from tests.fakes.chatwoot_desk import OWNER

FAULTS = ("cut", "429", "401", "html", "garbage", "500", "404", "403", "redirect")


class Day:
    """What was said at the help desk, and what the desk here kept of it: by (channel, id), as the record does."""

    def __init__(self, fake: FakeChatwoot, clock: Hands, begin: Callable[[], Reader], seed: int) -> None:
        self.chance = random.Random(seed)
        self.fake, self.clock, self.begin = fake, clock, begin
        self.reader = begin()
        self.kept: dict[str, Message] = {}
        self.read: set[str] = set()
        self.said: dict[str, str] = {}
        self.letters: list[int] = []
        self.talks = [fake.desk.open(fake.desk.add_inbox("Website"), fake.desk.add_contact("Ann")) for _ in range(4)]

    def step(self) -> None:
        self.clock.at += self.chance.choice((0, 0.2, 1, 20, 90, 400))
        self.chance.choice(
            (self.talk, self.talk, self.talk, self.letter, self.move, self.look, self.look, self.lose, self.restart, self.fail)
        )()

    def talk(self) -> None:
        talk, text = self.chance.choice(self.talks), str(len(self.said))
        write = self.chance.choice((self.fake.desk.customer, self.fake.desk.agent, self.fake.desk.note))
        for _ in range(self.chance.choice((1, 1, 2, 130))):
            self.said[self.reader.source._account.message(write(talk, text))] = text

    def letter(self) -> None:
        ref = f"letter-{len(self.letters)}"
        self.letters.append(self.fake.desk.agent(self.chance.choice(self.talks), "ours", OWNER, content_attributes={"external_ref": ref}))

    def move(self) -> None:
        if self.letters:
            self.fake.desk.status(self.chance.choice(self.letters), "read")
        self.fake.desk.assign(self.chance.choice(self.talks), self.chance.choice((0, 8, 9)), quietly=True)

    def look(self) -> None:
        try:
            self.keep(self.reader.resync())
        except Trouble:
            for batch in self.reader.batches:
                self.keep(batch)
            self.reader.source._client._closed_until = 0.0

    def lose(self) -> None:
        """A batch that the desk could not store: its cursor is the old one."""
        try:
            self.reader.source.fetch(self.reader.cursor)
        except Trouble:
            self.reader.source._client._closed_until = 0.0

    def restart(self) -> None:
        cursor = json.loads(json.dumps(self.reader.cursor))
        self.reader = self.begin()
        self.reader.cursor = cursor

    def fail(self) -> None:
        self.fake.fail(
            self.chance.choice(FAULTS), on=self.chance.choice(("profile", "conversations", "messages")), times=self.chance.choice((1, 3))
        )

    def keep(self, batch: Batch) -> None:
        for item in batch.items:
            assert isinstance(item, Message)
            self.kept.setdefault(item.id, item)
        self.read |= {item.ref for item in batch.receipts if item.ref and item.state == "read"}

    def end(self) -> None:
        """The network is well again, a quarter of an hour passes, and everybody looks twice."""
        self.fake.switches.faults.clear()
        self.look()
        self.clock.at += 900
        self.look()


@pytest.mark.parametrize("seed", range(8))
def test_whatever_happens_everything_said_is_kept_once(
    fake: FakeChatwoot, account: Account, reading: Callable[[Account], Reader], clock: Hands, seed: int
) -> None:
    day = Day(fake, clock, lambda: reading(account), seed)
    for _ in range(45):
        day.step()
    day.end()
    spoken = {id_: item.text for id_, item in day.kept.items() if item.extra.get("event") is None}
    assert spoken == day.said
    expected = {row["content_attributes"]["external_ref"] for row in map(fake.desk.message, day.letters) if row["status"] == "read"}
    assert day.read == expected
    for talk in day.talks:
        told = [item for item in day.kept.values() if item.extra.get("event") and item.conversation == account.conversation(talk)]
        now = max(told, key=lambda item: (item.at, list(day.kept).index(item.id)), default=None)
        assert now is None or now.extra.get("assignee_id", 0) in (0, 8, 9)
