"""Which conversation a mail belongs to. References are easily forged: a mail joins a conversation only when its writer is part of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.channels.mailbox.account import MailAccount
from desktop.channels.mailbox.position import Position, begun
from desktop.channels.threads import Address, Envelope


@dataclass(frozen=True, slots=True)
class Known:
    """What the record holds under a Message-ID or the name of a conversation: whose conversation it is, and the addresses that wrote or
    were written to in it. Of a mail also who wrote it and its date as `extra` keeps it; of a letter that we sent its id."""

    conversation: str
    customer: Address
    parties: frozenset[str]
    sender: str | None = None
    date: str | None = None
    letter: str | None = None


Index = Callable[[Sequence[str]], Mapping[str, Known]]
"""Asked for Message-IDs, answers with those that the record knows: as a mail's id, a conversation's name, or that of a letter of ours."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A mail that came: its head, when the server got it, a digest of it all. `ours` says that it lies among what we sent, `believed` that
    nothing speaks against its From, `automatic` that no person wrote it, `answers` names mail that it is about beside its references."""

    envelope: Envelope
    writer: Address
    arrived: datetime
    digest: str
    ours: bool = False
    believed: bool = True
    automatic: bool = False
    answers: tuple[str, ...] = ()

    @property
    def date(self) -> str | None:
        """Its date as `extra` keeps it."""
        return self.envelope.at.isoformat() if self.envelope.at else None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where it belongs, and as what. `claims` is the conversation that it names without being part of it; `crowded` says that its writer
    began too many; `letter` that it is the copy of that letter."""

    id: str
    conversation: str
    customer: Address
    sender: str
    claims: str | None = None
    crowded: bool = False
    letter: str | None = None


def nothing_known(ids: Sequence[str]) -> Mapping[str, Known]:
    """The index of an empty record."""
    return {}


class Placing:
    """The mails of one batch: what the record knows, and what came in this batch before. `position` counts what each address began."""

    def __init__(self, account: MailAccount, index: Index, position: Position) -> None:
        self._account = account
        self._index = index
        self._new: dict[str, Known] = {}
        self._parties: dict[str, frozenset[str]] = {}
        self.position = position

    def place(self, mail: Arrived) -> Placed:
        """The place of a mail; remembered for those after it."""
        links = tuple(dict.fromkeys((mail.envelope.id, *mail.envelope.references, *mail.answers, mail.digest)))
        known = {**self._index(links), **{name: self._new[name] for name in links if name in self._new}}
        name = self._name(mail, known.get(mail.envelope.id))
        placed = self._again(mail, name, known.get(name)) or self._joined(mail, name, known) or self._begun(mail, name, known)
        self._remember(mail, placed)
        return placed

    def letter_of(self, ids: Sequence[str]) -> tuple[str, str] | None:
        """The first of some Message-IDs that is a letter of ours, and its id in the outbox."""
        known = self._index(ids) if ids else {}
        return next(((name, letter) for name in ids if name in known and (letter := known[name].letter) is not None), None)

    def _name(self, mail: Arrived, known: Known | None) -> str:
        """Its Message-ID; where another mail has that already, or a letter of ours, a name made of what it says."""
        if known is None or (known.letter is None and known.sender is None):
            return mail.envelope.id
        same = mail.ours if known.letter is not None else (known.sender, known.date) == (mail.writer.address, mail.date)
        return mail.envelope.id if same else mail.digest

    def _again(self, mail: Arrived, name: str, known: Known | None) -> Placed | None:
        """The place of a mail that is there already."""
        if known is None or (known.sender is None and known.letter is None):
            return None
        return Placed(name, known.conversation, known.customer, self._side(mail), letter=known.letter)

    def _joined(self, mail: Arrived, name: str, known: Mapping[str, Known]) -> Placed | None:
        """Its place in the nearest of the conversations that it names and that its writer is part of."""
        for link in _nearest_first(mail):
            found = known.get(link)
            if found is not None and (self._may_join(mail, found) or (link in mail.answers and self._is_from_us(found))):
                return Placed(name, found.conversation, found.customer, self._side(mail))
        return None

    def _is_from_us(self, found: Known) -> bool:
        """Whether a bounce about it belongs to its conversation: who writes it is no party, nor are these a customer's words."""
        return found.letter is not None or (found.sender is not None and self._account.is_staff(found.sender))

    def _may_join(self, mail: Arrived, found: Known) -> bool:
        parties = found.parties | self._parties.get(found.conversation, frozenset()) | {found.customer.address}
        if not self._is_staff(mail):
            return mail.believed and mail.writer.address in parties
        outside = {person.address for person in mail.envelope.to if not self._account.is_staff(person.address)}
        return not outside or not outside.isdisjoint(parties)

    def _begun(self, mail: Arrived, name: str, known: Mapping[str, Known]) -> Placed:
        """A conversation of its own, named after the thread's first mail where no other is, saying what it claims to be part of."""
        claims = next((known[link].conversation for link in _nearest_first(mail) if link in known), None)
        conversation = name if claims or not mail.envelope.references else mail.envelope.references[0]
        if conversation in known:
            conversation = mail.digest
        customer, staff, crowded = self._customer(mail), self._is_staff(mail), False
        if not staff:
            self.position, count = begun(self.position, mail.writer.address, mail.arrived)
            crowded = count > self._account.new_conversations
        if crowded:
            conversation = _named("crowd", mail.writer.address, self.position.day)
        return Placed(name, conversation, customer, self._side(mail), claims, crowded)

    def _is_staff(self, mail: Arrived) -> bool:
        return mail.ours or (mail.believed and self._account.is_staff(mail.writer.address))

    def _side(self, mail: Arrived) -> str:
        return "system" if mail.automatic else "agent" if self._is_staff(mail) else "customer"

    def _customer(self, mail: Arrived) -> Address:
        """Who wrote; of what staff wrote, the first to whom who is not staff."""
        if not self._is_staff(mail):
            return mail.writer
        others = [person for person in mail.envelope.to if not self._account.is_staff(person.address)]
        return (others or list(mail.envelope.to) or [mail.writer])[0]

    def _remember(self, mail: Arrived, placed: Placed) -> None:
        people = frozenset((mail.writer.address, *(person.address for person in mail.envelope.to)))
        parties = self._parties[placed.conversation] = self._parties.get(placed.conversation, frozenset()) | people
        self._new.setdefault(placed.conversation, Known(placed.conversation, placed.customer, parties))
        if placed.letter is None:
            self._new[placed.id] = Known(placed.conversation, placed.customer, parties, mail.writer.address, mail.date)


def _nearest_first(mail: Arrived) -> tuple[str, ...]:
    return (*reversed((*mail.envelope.references, *mail.answers)), mail.envelope.id)


def _named(*parts: str) -> str:
    return "sha256:" + hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
