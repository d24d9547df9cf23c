"""What a record knows of mail, in memory: takes the batches of a mailbox and answers its questions about Message-IDs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.channels.incoming import NotUnderstood
from desktop.channels.live.seam import Batch, Cursor, Receipt
from desktop.channels.mailbox.compose import message_id
from desktop.channels.mailbox.placing import Known
from desktop.channels.threads import Address
from desktop.core.messages import Message


class MailRecord:
    """Messages by their ids, each kept once; letters with the conversation that they belong to; the cursor of the last batch."""

    def __init__(self) -> None:
        self.messages: dict[str, Message] = {}
        self.quarantined: list[NotUnderstood] = []
        self.receipts: list[Receipt] = []
        self.duplicates = 0
        self.cursor: Cursor = {}
        self._letters: dict[str, tuple[str, str]] = {}

    def sends(self, letter: str, conversation: str, address: str = "help@shop.example") -> str:
        """A letter lies in the outbox; its Message-ID."""
        name = message_id(letter, address)
        self._letters[name] = (letter, conversation)
        return name

    def receive(self, batch: Batch) -> None:
        """All of a batch at once, as the desk's transaction does."""
        for item in batch.items:
            if isinstance(item, NotUnderstood):
                self.quarantined.append(item)
            elif item.id in self.messages:
                self.duplicates += 1
            else:
                assert all(
                    other.customer.id == item.customer.id for other in self.messages.values() if other.conversation == item.conversation
                )
                self.messages[item.id] = item
        self.receipts += batch.receipts
        self.cursor = batch.cursor or self.cursor

    def known(self, ids: Sequence[str]) -> Mapping[str, Known]:
        """The index that a `MailSource` asks."""
        return {name: known for name in ids if (known := self._known(name)) is not None}

    def _known(self, name: str) -> Known | None:
        letter, conversation = self._letters.get(name, (None, name))
        message = self.messages.get(name)
        members = [one for one in self.messages.values() if one.conversation == (message.conversation if message else conversation)]
        if not members:
            return None
        customer = Address(members[0].customer.id, members[0].customer.name or "")
        parties = frozenset(str(person) for one in members for person in (one.extra["from"], *_list(one.extra["to"])))
        if message is None:
            return Known(conversation, customer, parties, letter=letter)
        sender, date = str(message.extra["from"]), message.extra.get("date")
        return Known(message.conversation, customer, parties, sender, None if date is None else str(date))


def _list(said: object) -> list[object]:
    return list(said) if isinstance(said, list) else []
