"""Mails made for tests, and the way of a mail from its bytes to a record in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from desktop.channels.live.seam import Batch, Letter
from desktop.channels.mailbox.account import MailAccount, Server
from desktop.channels.mailbox.mapping import RawMail, Understood, understand
from desktop.channels.mailbox.placing import Placing
from desktop.channels.mailbox.position import position_of
from desktop.core.messages import Message
from tests.fakes.mail_record import MailRecord

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ACCOUNT = MailAccount(
    "support",
    "help@shop.example",
    "help",
    lambda: "secret",
    Server("127.0.0.1", 143, "none"),
    staff=frozenset({"@Shop.example"}),
    trusted_server="mx.shop.example",
)
LETTER = Letter("order-1", "reply", "email", "<m1@x>", "ann@a.example", "您好，\n我们已经退款。", "林怡君", "<m1@x>", {"subject": "投诉"})


def mail(
    name: str,
    writer: str = "Ann <ann@a.example>",
    to: str = "help@shop.example",
    refs: str = "",
    body: str = "hello",
    more: str = "",
    date: str = "Mon, 23 Nov 2026 11:59:00 +0000",
) -> bytes:
    """A mail with the Message-ID <name@x>."""
    head = [f"{more}From: {writer}", f"To: {to}" if to else "", f"Subject: about {name}", f"Message-ID: <{name}@x>" if name else ""]
    head += [f"References: {refs}" if refs else "", f"Date: {date}" if date else ""]
    return "\r\n".join([*(line for line in head if line), "", body.replace("\n", "\r\n"), ""]).encode()


class Postman:
    """Brings mails to a record as a source does, one batch for each call."""

    def __init__(self, **changes: object) -> None:
        self.account = replace(ACCOUNT, **changes)  # type: ignore[arg-type]
        self.record = MailRecord()
        self._uid = 0

    def brings(self, *mails: bytes, ours: bool = False, arrived: datetime = NOON) -> list[Understood]:
        """What each of them became."""
        position = position_of(self.record.cursor, 7, NOON.date())
        placing = Placing(self.account, self.record.known, position)
        found: list[Understood] = []
        for at, raw in enumerate(mails):
            self._uid += 1
            folder = "Sent" if ours else "INBOX"
            found.append(understand(RawMail(folder, self._uid, arrived + timedelta(seconds=at), raw), self.account, placing, ours))
        items = tuple(one.item for one in found if one.item)
        receipts = tuple(one.receipt for one in found if one.receipt)
        self.record.receive(Batch(items, receipts, cursor=placing.position.cursor()))
        return found

    def one(self, raw: bytes, ours: bool = False) -> Message:
        """The message that a mail became."""
        (found,) = self.brings(raw, ours=ours)
        assert isinstance(found.item, Message)
        return found.item
