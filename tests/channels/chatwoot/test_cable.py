"""The live connection wakes whoever waits; what it cannot tell, the poll finds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from desktop.channels.chatwoot.account import Account
from desktop.channels.chatwoot.cable import Cable, Hint, Subscriber
from desktop.core.errors import Trouble
from tests.channels.chatwoot.conftest import Hands, Reader
from tests.channels.chatwoot.test_source import said
from tests.fakes.chatwoot import PUBSUB, FakeChatwoot
from tests.fakes.chatwoot_desk import OWNER

LONG = 30.0
SUBSCRIBE = "CABLE subscribe"


class Pauses(threading.Event):
    """An event whose waits take no time, but move a clock."""

    def __init__(self, hands: Hands, most: int) -> None:
        super().__init__()
        self.hands, self.most = hands, most
        self.taken: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.taken.append(timeout or 0.0)
        self.hands.at += timeout or 0.0
        if len(self.taken) == self.most:
            self.set()
        return self.is_set()


@pytest.fixture
def never() -> threading.Event:
    return threading.Event()


@pytest.fixture
def cable(account: Account) -> Iterator[Cable]:
    made = Cable(account, lambda: Subscriber(OWNER, PUBSUB))
    yield made
    made.close()


def test_a_new_connection_says_look(fake: FakeChatwoot, cable: Cable, never: threading.Event) -> None:
    assert not cable.connected
    assert cable.wait(LONG, never) == []
    assert cable.connected
    assert fake.calls == [SUBSCRIBE]


def test_a_message_wakes(fake: FakeChatwoot, talk: int, cable: Cable, never: threading.Event) -> None:
    cable.wait(LONG, never)
    id_ = fake.desk.customer(talk, "hello")
    assert cable.wait(LONG, never)[0] == Hint("message.created", talk, id_)


def test_each_event_twice_wakes_once(fake: FakeChatwoot, talk: int, cable: Cable, never: threading.Event) -> None:
    cable.wait(LONG, never)
    fake.switches.twice = True
    id_ = fake.desk.customer(talk, "hello")
    found = cable.wait(LONG, never)
    while len(found) < 2:
        found += cable.wait(LONG, never)
    assert found == [Hint("message.created", talk, id_)] * 2


def test_other_peoples_business_does_not_wake(fake: FakeChatwoot, talk: int, cable: Cable, never: threading.Event) -> None:
    cable.wait(LONG, never)
    with fake.desk.lock:
        fake.cables.happened("presence.update", {"users": {"7": "online"}})
        fake.cables.happened("conversation.typing_on", {"id": talk})
    fake.cables.tell([{"event": "message.created", "data": {"id": 1, "account_id": 99}}])
    fake.desk.assign(talk, 8, quietly=True)
    assert cable.wait(LONG, never) == [Hint("assignee.changed", talk)]


def test_a_changed_contact_wakes_without_naming_a_conversation(fake: FakeChatwoot, talk: int, cable: Cable, never: threading.Event) -> None:
    cable.wait(LONG, never)
    fake.cables.happened("contact.updated", {"id": 41})
    assert cable.wait(LONG, never) == [Hint("contact.updated")]


@pytest.mark.parametrize("how", ["silence", "restart", "babble"])
def test_a_dead_connection_is_made_again_and_says_look(
    fake: FakeChatwoot, talk: int, cable: Cable, never: threading.Event, how: str
) -> None:
    cable._silence = 0.5 if how == "silence" else cable._silence
    cable.wait(LONG, never)
    fake.switches.silent, fake.switches.babble = how == "silence", how == "babble"
    if how == "restart":
        fake.cables.cut()
    if how == "babble":
        fake.desk.customer(talk, "hello")
    assert cable.wait(LONG, never) == []
    assert not cable.connected, "one is to look now: perhaps nothing can be reached"
    assert cable.wait(LONG, never) == []
    assert (cable.connected, fake.calls.count(SUBSCRIBE)) == (True, 2)


@pytest.mark.parametrize("how", ["refuse_cable", "reject", "revoked"])
def test_a_connection_that_is_refused_is_tried_later_and_later(fake: FakeChatwoot, account: Account, clock: Hands, how: str) -> None:
    setattr(fake.switches, how, True)
    cable = Cable(account, lambda: Subscriber(OWNER, PUBSUB), clock=clock)
    pauses = Pauses(clock, 8)
    assert cable.wait(10_000, pauses) == []
    assert pauses.taken == [1, 2, 4, 8, 16, 32, 60, 60]
    setattr(fake.switches, how, False)
    pauses.clear()
    cable.wait(10_000, pauses)
    assert cable.connected
    cable.close()


def test_without_a_token_there_is_no_live_connection_and_no_error(account: Account, clock: Hands) -> None:
    def refuse() -> Subscriber:
        raise Trouble("not_signed_in")

    cable = Cable(account, refuse, clock=clock)
    assert cable.wait(10.0, Pauses(clock, 99)) == []
    assert not cable.connected


@pytest.mark.parametrize("shown", [False, True])
def test_presence_is_told_only_where_it_is_wanted(
    fake: FakeChatwoot, account: Account, clock: Hands, never: threading.Event, shown: bool
) -> None:
    cable = Cable(replace(account, presence=shown), lambda: Subscriber(OWNER, PUBSUB), clock=clock)
    cable.wait(LONG, never)
    fake.cables.present.clear()
    clock.at += 26
    with fake.desk.lock:
        fake.cables.happened("contact.updated", {"id": 41})
    assert cable.wait(LONG, never) == [Hint("contact.updated")]
    assert fake.cables.present.wait(20.0 if shown else 0.0) is shown
    cable.close()


def test_a_wait_ends_when_woken(fake: FakeChatwoot, reader: Reader, account: Account, reading: Callable[..., Reader]) -> None:
    source = reading(account).source
    source.wait(LONG)
    waiting = threading.Thread(target=source.wait, args=(600,))
    waiting.start()
    source.wake()
    waiting.join(10)
    assert not waiting.is_alive()


def test_a_wait_ends_by_itself(fake: FakeChatwoot, cable: Cable, never: threading.Event) -> None:
    cable.wait(LONG, never)
    assert cable.wait(0.3, never) == []
    assert fake.calls == [SUBSCRIBE], "it heard pings all the time"


def test_lost_events_are_found_by_the_poll(fake: FakeChatwoot, talk: int, reader: Reader) -> None:
    reader.resync()
    reader.source.wait(LONG)
    fake.switches.lose = True
    fake.desk.customer(talk, "nobody told")
    assert said(reader.resync()) == [("customer", "nobody told")]


@pytest.mark.parametrize("switch", ["twice", "reorder"])
def test_events_doubled_or_disordered_change_nothing(fake: FakeChatwoot, talk: int, reader: Reader, switch: str) -> None:
    reader.resync()
    reader.source.wait(LONG)
    setattr(fake.switches, switch, True)
    told: list[tuple[str, str]] = []
    for number in range(6):
        fake.desk.customer(talk, str(number))
        if number % 2:
            reader.source.wait(LONG)
            told += said(reader.resync())
    assert told == [("customer", str(number)) for number in range(6)]


def test_a_change_to_an_old_message_is_found_by_its_event(fake: FakeChatwoot, talk: int, clock: Hands, reader: Reader) -> None:
    old = fake.desk.customer(talk, "old words")
    clock.at += 3_600
    fake.desk.customer(fake.desk.open(1, fake.desk.add_contact("Ann")), "later")
    reader.resync()
    clock.at += 3_600
    reader.resync()
    reader.source.wait(LONG)
    fake.desk.delete(old)
    reader.source.wait(LONG)
    (line,) = reader.resync().items
    assert line.id == f"{reader.source._account.message(old)}:deleted"
