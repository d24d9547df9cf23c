"""Which mails belong together: by References and In-Reply-To, a union-find on Message-ID; and who of a thread is the customer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise

from desktop.channels.incoming import ExportOptions

NO_DATE = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox: the address in lower case, and the name beside it (empty when there is none)."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the head of a mail says. `references` oldest first; `at` None when no date can be read."""

    id: str
    references: tuple[str, ...]
    sender: Address | None
    to: tuple[Address, ...]
    at: datetime | None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mail belongs: its conversation (the thread's first Message-ID), the customer, the writer's side (customer or agent).

    `claims` is a thread that the mail names but whose people its writer is not one of.
    """

    conversation: str
    customer: Address
    sender: str
    claims: str | None = None


@dataclass(slots=True)
class _Sets:
    """A union-find. The first of every reference is the parent: the root of a thread is a mail that answers none."""

    parent: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str:
        root = name
        while (above := self.parent.setdefault(root, root)) != root:
            root = above
        while self.parent[name] != root:
            self.parent[name], name = root, self.parent[name]
        return root

    def join(self, older: str, younger: str) -> None:
        """Make them one thread, called after the older."""
        self.parent[self.find(younger)] = self.find(older)


def place_mails(mails: Sequence[Envelope], options: ExportOptions) -> list[Place | None]:
    """The place of each mail, None for those without a sender.

    A mail joins the thread that it names only when its writer is staff or was written to or from there before: References are easily
    forged, and a stranger must not get into somebody's case. Otherwise it begins a conversation of its own that says what it claims.
    """
    side = _Side(options, mails)
    places: list[Place | None] = [None] * len(mails)
    for thread, members in _threads(mails).items():
        inside, outside = _split(mails, members, side)
        conversation = options.chat or thread
        _place(mails, inside, conversation, None, side, places)
        for at in outside:
            _place(mails, [at], mails[at].id, conversation, side, places)
    return places


def _threads(mails: Sequence[Envelope]) -> dict[str, list[int]]:
    """The mails of each thread by date, under the id of its root."""
    sets = _Sets()
    own = {mail.id: mail.references for mail in mails}
    for mail in mails:
        for older, younger in pairwise((*mail.references, mail.id)):
            if younger not in own or older in own[younger]:  # what a mail answers is for itself to say, not for who names it
                sets.join(older, younger)
    threads: dict[str, list[int]] = {}
    for at, mail in enumerate(mails):
        threads.setdefault(sets.find(mail.id), []).append(at)
    for members in threads.values():
        members.sort(key=lambda at: (mails[at].at or NO_DATE, at))
    return threads


def _split(mails: Sequence[Envelope], members: Iterable[int], side: _Side) -> tuple[list[int], list[int]]:
    """Those of a thread who were part of it when they wrote, and those who were not."""
    inside: list[int] = []
    outside: list[int] = []
    people: set[str] = set()
    for at in members:
        mail = mails[at]
        if mail.sender is None:
            continue
        if inside and mail.sender.address not in people and not side.is_staff(mail.sender):
            outside.append(at)
            continue
        inside.append(at)
        people.update((mail.sender.address, *(other.address for other in mail.to)))
    return inside, outside


def _place(
    mails: Sequence[Envelope], members: list[int], conversation: str, claims: str | None, side: _Side, places: list[Place | None]
) -> None:
    customer = side.customer([mails[at] for at in members])
    for at in members:
        writer = mails[at].sender
        if writer is not None and customer is not None:  # both are: `_split` left out mails without a writer
            places[at] = Place(conversation, customer, side.of(writer, customer), claims)


class _Side:
    """Who is staff: those named (by address, `@domain` or display name) when any of them is in the file; else everybody but the first
    writer of a thread."""

    def __init__(self, options: ExportOptions, mails: Sequence[Envelope]) -> None:
        self._staff = frozenset(name.casefold().strip() for name in options.staff)
        self._customer = (options.customer or "").casefold().strip()
        self._named = bool(self._staff) and any(
            self.is_staff(person) for mail in mails for person in (mail.sender, *mail.to) if person is not None
        )

    def is_staff(self, person: Address) -> bool:
        """Whether somebody was named as staff."""
        return bool(self._staff) and not self._staff.isdisjoint(_names(person))

    def customer(self, thread: Sequence[Envelope]) -> Address | None:
        """The customer of a thread: the one named, else the first writer who is not staff, else the first one written to."""
        writers = [mail.sender for mail in thread if mail.sender is not None]
        people = [*writers, *(person for mail in thread for person in mail.to)]
        if self._customer:
            found = next((person for person in people if self._customer in _names(person)), None)
            if found is not None:
                return found
        strangers = (person for person in people if not self.is_staff(person))
        return next(strangers, writers[0] if writers else None)

    def of(self, writer: Address, customer: Address) -> str:
        """`customer` or `agent`."""
        if writer.address == customer.address:
            return "customer"
        return "customer" if self._named and not self.is_staff(writer) else "agent"


def _names(person: Address) -> tuple[str, ...]:
    domain = person.address.rpartition("@")[2]
    return person.address, person.name.casefold().strip(), "@" + domain
