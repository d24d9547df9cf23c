"""A help desk that listens, and the adapter's two sides of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest

from desktop.channels.chatwoot.account import Account
from desktop.channels.chatwoot.rest import Client
from desktop.channels.chatwoot.sender import ChatwootSender
from desktop.channels.chatwoot.source import ChatwootSource
from desktop.channels.live.seam import Batch
from tests.fakes.chatwoot import ACCOUNT, TOKEN, FakeChatwoot

NOON = 1_790_000_000.0


class Hands:
    """A clock that is set by hand."""

    def __init__(self, at: float = NOON) -> None:
        self.at = at

    def __call__(self) -> float:
        return self.at


@contextmanager
def impatient(client: Client, really: bool = True) -> Iterator[None]:
    """A client that waits a second only, where it is to run into a timeout."""
    before = client._http.timeout, client._timeout
    if really:
        client._http.timeout, client._timeout = httpx.Timeout(1.0), 1.0
    yield
    client._http.timeout, client._timeout = before


class Reader:
    """Somebody who takes every batch and keeps what came, as the desk does; the cursor is his."""

    def __init__(self, source: ChatwootSource) -> None:
        self.source = source
        self.cursor: dict[str, object] = {}
        self.batches: list[Batch] = []

    def resync(self) -> Batch:
        """Fetch until there is no more; everything new in one."""
        first = len(self.batches)
        while True:
            batch = self.source.fetch(self.cursor)
            self.cursor = self.cursor if batch.cursor is None else dict(batch.cursor)
            self.batches.append(batch)
            if not batch.more:
                break
        new = self.batches[first:]
        return Batch(
            tuple(item for each in new for item in each.items),
            tuple(item for each in new for item in each.receipts),
            tuple(item for each in new for item in each.identities),
            self.cursor,
        )


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture(scope="module")
def server() -> Iterator[FakeChatwoot]:
    with FakeChatwoot(ping=0.05) as started:
        yield started


@pytest.fixture
def fake(server: FakeChatwoot, clock: Hands) -> Iterator[FakeChatwoot]:
    """One server for the tests of a file; the help desk behind it is each test's own."""
    server.begin_anew(clock)
    yield server
    server.begin_anew()


@pytest.fixture
def account(fake: FakeChatwoot) -> Account:
    return Account("help desk", fake.url, ACCOUNT, TOKEN)


@pytest.fixture
def client(account: Account, clock: Hands) -> Iterator[Client]:
    made = Client(account)
    yield made
    made.close()


@pytest.fixture
def reading(clock: Hands) -> Iterator[Callable[[Account], Reader]]:
    """Makes readers of an account, and closes them."""
    made: list[ChatwootSource] = []

    def begin(account: Account, **options: object) -> Reader:
        made.append(ChatwootSource(account, now=clock, clock=clock, **options))  # type: ignore[arg-type]
        return Reader(made[-1])

    yield begin
    for each in made:
        each.close()


@pytest.fixture
def reader(account: Account, reading: Callable[[Account], Reader]) -> Reader:
    return reading(account)


@pytest.fixture
def sender(account: Account, clock: Hands) -> Iterator[ChatwootSender]:
    made = ChatwootSender(account, clock=clock)
    yield made
    made.close()


@pytest.fixture
def talk(fake: FakeChatwoot) -> int:
    """A conversation on the website with nothing in it yet."""
    return fake.desk.open(
        fake.desk.add_inbox("Website"), fake.desk.add_contact("李先生", phone="+8613800000000", email="Li@Customer.example")
    )
