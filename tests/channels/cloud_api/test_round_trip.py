"""The fake service and our receiver together, over HTTP: whatever the way does to a delivery, what is kept says the same."""

from __future__ import annotations

import threading

import httpx

from desktop.channels.cloud_api.account import Account
from desktop.channels.cloud_api.app import application
from desktop.channels.cloud_api.client import CloudSender
from desktop.channels.cloud_api.payload import read
from desktop.channels.live.seam import Letter, Receipt
from desktop.core.errors import Trouble
from desktop.core.messages import Message
from tests.fakes.cloud_api import SECRET, TOKEN, VERIFY, CloudApi
from tests.fakes.cloud_bodies import CUSTOMER, NUMBER_ID
from tests.fakes.cloud_webhooks import Weather
from tests.fakes.served import Served

SHOP = Account("shop", NUMBER_ID, TOKEN, SECRET, VERIFY)


class Shelf:
    """Keeps bodies; each `n`-th time it cannot."""

    def __init__(self, fails_each: int = 0) -> None:
        self.bodies: list[bytes] = []
        self._left, self._each = fails_each, fails_each
        self._guard = threading.Lock()

    def keep(self, account: str, body: bytes) -> None:
        with self._guard:
            self._left -= 1
            if self._left == 0:
                self._left = self._each
                raise Trouble("locked")
            self.bodies.append(body)

    def read(self) -> tuple[dict[str, str], list[Receipt]]:
        """The texts by id, and the receipts."""
        batches = [read(body, {NUMBER_ID: "shop"}, "shop") for body in self.bodies]
        texts = {item.id: item.text for batch in batches for item in batch.items if isinstance(item, Message)}
        return texts, [receipt for batch in batches for receipt in batch.receipts]


def test_no_weather_loses_a_message_or_makes_another_of_it() -> None:
    shelf = Shelf(fails_each=3)
    with Served(application([SHOP], shelf.keep)) as served, CloudApi() as api:
        webhooks = api.listen(f"{served.base}/whatsapp/shop", peers=8)
        webhooks.weather = Weather(copies=2, shuffled=0.1, deaf=0.2)
        said = {api.say(f"{n} 太慢了", f"8529{n % 7:07}"): f"{n} 太慢了" for n in range(60)}
        assert webhooks.settle()
    assert shelf.read()[0] == said
    assert {status for status, _ in webhooks.answers} == {200, 503}


def test_the_receipts_of_a_letter_name_it() -> None:
    shelf = Shelf()
    with Served(application([SHOP], shelf.keep)) as served, CloudApi() as api:
        webhooks = api.listen(f"{served.base}/whatsapp/shop")
        sender = CloudSender(Account("shop", NUMBER_ID, TOKEN, base=api.base))
        api.state.faults.append("drop_after")
        unknown = sender.send(Letter("letter-1", "reply", "whatsapp", f"{NUMBER_ID}:{CUSTOMER}", CUSTOMER, "We call you.", "lin"))
        sender.close()
        assert webhooks.settle()
    [taken] = api.state.taken
    assert unknown.state == "unknown"
    receipts = [(receipt.message, receipt.ref, receipt.state) for receipt in shelf.read()[1]]
    assert sorted(receipts) == [(taken.wamid, "letter-1", "delivered"), (taken.wamid, "letter-1", "sent")]


def test_the_fake_can_be_steered_by_hand() -> None:
    with CloudApi() as api, httpx.Client(base_url=api.base, trust_env=False) as client:
        assert client.post("/control/fault", json={"fault": "429"}).json() == {"faults": ["429"]}
        assert client.post("/control/say", json={"text": "hello"}).json()["id"].startswith("wamid.")
        assert client.get("/control/letters").json() == {"letters": [], "counts": {}}
