"""Three customers get angry at once, by WhatsApp, by e-mail and on the website; each is answered once; then the network is cut, work goes
on, and it comes back. Every service speaks its own protocol over loopback, behind a line that can be cut."""

from __future__ import annotations

import email
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from email import policy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from desktop.channels.live import adapters
from desktop.db.verify import first_fault
from desktop.desk.connections import Connections
from desktop.desk.desk import Desk
from desktop.desk.exchange import Exchange
from desktop.desk.scoring import InlineScoring
from desktop.keys.halves import FakeHalves
from desktop.keys.secrets import Secret, Secrets
from desktop.sentiment.fake import FakeScorer
from desktop.settings import Settings
from desktop.ui.preferences import PreferenceFile
from desktop.ui.start import Workstation
from tests.desk.house import POLICY
from tests.desk.live.shop import letters
from tests.fakes import chatwoot, chatwoot_desk, cloud_bodies
from tests.fakes.chatwoot import FakeChatwoot
from tests.fakes.cloud_api import SECRET, TOKEN, VERIFY, CloudApi
from tests.fakes.dovecot import INSTALLED, MISSING, PASSWORD, Dovecot
from tests.fakes.line import Line
from tests.fakes.mail_server import MailServer
from tests.fakes.mails import mail
from tests.fakes.served import Served
from tests.stories.conftest import Person

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of every window
    pytest.mark.skipif(not INSTALLED, reason=MISSING),
]
FURIOUS = "terrible, terrible!!!! 我要退货"
MAILBOX = "care"


class World:
    """The services, each behind a line of its own, and what customers do there. `ahead` is how much later it is than the clock says."""

    def __init__(self, stack: ExitStack) -> None:
        self.ahead = 0.0
        self.api = stack.enter_context(CloudApi())
        self.help_desk = stack.enter_context(FakeChatwoot())
        self.dovecot, self.smtp = Dovecot(), MailServer()
        stack.callback(self.dovecot.stop)
        stack.callback(self.smtp.stop)
        ports = (int(self.api.base.rpartition(":")[2]), int(self.help_desk.url.rpartition(":")[2]), self.dovecot.port, self.smtp.port)
        self.lines = [stack.enter_context(Line(port)) for port in ports]
        website = self.help_desk.desk.add_inbox("Website")
        self.talk = self.help_desk.desk.open(website, self.help_desk.desk.add_contact("周女士"))
        self.help_desk.desk.assign(self.talk, 8)
        self._mails = 0

    def clock(self) -> float:
        return time.time() + self.ahead

    def listen(self, stack: ExitStack, gateway: Served) -> None:
        """The service calls the gateway from now on."""
        line = stack.enter_context(Line(int(gateway.base.rpartition(":")[2])))
        self.lines.append(line)
        self.api.listen(f"http://127.0.0.1:{line.port}/whatsapp/shop")

    def everybody_writes(self, text: str) -> None:
        """A customer of each channel says something."""
        self._mails += 1
        self.api.say(text)
        self.dovecot.deliver(MAILBOX, mail(f"m{self._mails}", body=text, date="", refs="<m1@x>" if self._mails > 1 else ""))
        self.help_desk.desk.customer(self.talk, text)

    def cut(self) -> None:
        for line in self.lines:
            line.cut()

    def mend(self) -> None:
        for line in self.lines:
            line.mend()

    def arrived(self) -> tuple[list[str], list[str], list[str]]:
        """What each service was given for its customer, in order: whatever came twice stands there twice."""
        by_phone = [str(taken.request["text"]["body"]) for taken in self.api.state.taken]  # type: ignore[index]
        by_mail = [_words(raw) for _, _, raw in self.smtp.mails]
        rows = self.help_desk.desk.conversations[self.talk].messages
        return by_phone, by_mail, [row["content"] for row in rows if row["message_type"] == 1 and not row["private"]]


def _words(raw: bytes) -> str:
    part = email.message_from_bytes(raw, policy=policy.default).get_body()
    assert part is not None
    return str(part.get_content()).strip()


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def world(stack: ExitStack) -> World:
    return World(stack)


@pytest.fixture
def connections(world: World, tmp_path: Path) -> Connections:
    found = Connections(tmp_path / "channels.toml", Secrets(tmp_path / "keys", FakeHalves()), adapters.try_out)
    phone, web, imap, smtp = (line.port for line in world.lines)
    secrets = {"access_token": Secret(TOKEN), "app_secret": Secret(SECRET), "verify_token": Secret(VERIFY)}
    shop = {"name": "shop", "phone_number_id": cloud_bodies.NUMBER_ID, "server": f"http://127.0.0.1:{phone}", "media": False}
    found.save("whatsapp", shop, secrets, new=True)
    servers = {"imap_host": "127.0.0.1", "imap_port": imap, "imap_security": "none", "smtp_host": "127.0.0.1", "smtp_port": smtp}
    box = {"name": "mail", "address": "help@shop.example", "user": MAILBOX, "smtp_security": "none", **servers}
    found.save("email", box, {"password": Secret(PASSWORD)}, new=True)
    desk = {"name": "desk", "url": f"http://127.0.0.1:{web}", "account": chatwoot_desk.ACCOUNT}
    found.save("chatwoot", desk, {"access_token": Secret(chatwoot.TOKEN)}, new=True)
    return found


@pytest.fixture
def person(qtbot, world: World, stack: ExitStack, record: Path, connections: Connections, tmp_path: Path) -> Iterator[Person]:
    def open_desk() -> Desk:
        desk = Desk(record, InlineScoring(FakeScorer()), world.clock)
        desk.adopt_policy(POLICY)
        return desk

    store = PreferenceFile(tmp_path / "window.json")
    station = Workstation(open_desk, Settings(record), world.clock, record, store, connections=lambda: connections)
    with qtbot.waitSignal(station.room.loaded, timeout=10_000):
        station.open()
    person = Person(qtbot, station)
    person.sees(lambda: station.room.person is not None)
    person.sees(lambda: station.doors.connections.watch.lights.keys() == {"shop", "mail", "desk"})
    other = stack.enter_context(closing(Desk(record, InlineScoring(FakeScorer()), world.clock)))
    exchange = Exchange(other, connections, lambda changes: None, lambda name, problem: None)  # the window has the accounts; it only keeps
    numbers = adapters.receivers(connections.accounts(), connections.secret)
    world.listen(stack, stack.enter_context(Served(adapters.receiving(numbers, lambda account, body: exchange.keep(account, [body])))))
    stack.callback(exchange.stop)
    yield person
    if isValid(station):
        station.window.close()
        station.shut()


def light(person: Person, account: str) -> str:
    return person.station.doors.connections.watch.lights[account].state


def opens(person: Person, channel: str) -> None:
    """Go to the case of a channel."""
    [row] = [row for row in person.window.model.order.rows.values() if row.channel == channel]
    person.station.room.go_to(row.id)
    person.sees(lambda: person.window.case.context.view is not None and person.case.row.id == row.id)


def answers(person: Person, channel: str, text: str) -> None:
    """Write to the customer of a channel, whom he has joined or taken over."""
    opens(person, channel)
    composer = person.window.case.composer
    composer.set_mode("reply")
    composer.field.setPlainText(text)
    QTest.keyClick(composer.field, Qt.Key.Key_Return)
    person.sees(lambda: any(message.text == text for message in person.case.messages))


def said_by(person: Person, record: Path) -> list[str]:
    """What is in the record of what customers wrote: whatever came twice stands there twice."""
    with closing(Desk(record, InlineScoring(FakeScorer()))) as desk:
        views = [desk.case(row.id) for row in desk.queue()]
    return [message.text.strip() for view in views if view is not None for message in view.messages if message.sender == "customer"]


def test_three_angry_customers_are_answered_once_and_a_cut_network_loses_and_doubles_nothing(
    person: Person, world: World, record: Path
) -> None:
    world.everybody_writes(FURIOUS)
    person.sees(lambda: len(person.window.model.order.rows) == 3)
    rows = person.window.model.order.rows.values()
    assert {(row.channel, row.level) for row in rows} == {(channel, "critical") for channel in ("whatsapp", "email", "chat")}
    opens(person, "chat")
    person.window.case.do("take_over")
    person.sees(lambda: world.help_desk.desk.conversations[world.talk].assignee == chatwoot_desk.OWNER)
    for channel in ("whatsapp", "email"):
        opens(person, channel)
        person.window.case.do("join")
        person.sees(lambda: person.window.case.context.mode() == "join")
    for channel in ("chat", "whatsapp", "email"):
        answers(person, channel, f"{channel}: 我来处理。")
    first = [[f"{channel}: 我来处理。"] for channel in ("whatsapp", "email", "chat")]
    person.sees(lambda: [*world.arrived()] == first)

    world.cut()
    person.sees(lambda: light(person, "mail") == light(person, "desk") == "ill")
    world.everybody_writes("还没有人回我")
    for channel in ("chat", "whatsapp", "email"):
        answers(person, channel, f"{channel}: 已经退款。")
    opens(person, "whatsapp")
    person.window.case.do("take_over")
    person.sees(lambda: person.window.case.context.mode() == "take_over")
    with closing(Desk(record, InlineScoring(FakeScorer()))) as desk:
        person.sees(lambda: [row.post.code for row in letters(desk) if row.post.state == "waiting"] == ["offline"] * 3)
        assert [*world.arrived()] == first

        world.mend()
        world.ahead += 120.0
        exchange = person.station.doors.connections._exchange
        assert exchange is not None
        exchange.wake()
        person.sees(lambda: {row.post.state for row in letters(desk)} <= {"sent", "delivered"})
    person.sees(lambda: said_by(person, record).count("还没有人回我") == 3)
    assert [*world.arrived()] == [[*said, f"{said[0].partition(':')[0]}: 已经退款。"] for said in first]
    assert set(world.api.counts.values()) == {1}
    assert sorted(said_by(person, record)) == sorted([FURIOUS, "还没有人回我"] * 3)
    person.sees(lambda: {light(person, account) for account in ("shop", "mail", "desk")} == {"well"})

    opens(person, "chat")
    closing_form = person.asks_for("close")
    closing_form.resolution.setPlainText("退款并道歉")
    closing_form.do_it.click()
    person.sees(lambda: world.help_desk.desk.conversations[world.talk].assignee == 8)
    assert first_fault(record) is None
