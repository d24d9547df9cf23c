"""Who of a chat is the customer and who is staff, and what the chat is called."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from desktop.channels.incoming import ExportOptions
from desktop.channels.whatsapp.names import folded, same_name
from desktop.core.errors import BadInput


@dataclass(frozen=True, slots=True)
class Roles:
    """The conversation's id, its customer, and the authors that are staff. In a group everybody else speaks for the customer's side."""

    conversation: str
    customer: str
    staff: frozenset[str]

    def sender(self, author: str) -> str:
        """`agent` or `customer`."""
        return "agent" if author in self.staff else "customer"


def decide_roles(participants: Collection[str], name: str | None, options: ExportOptions) -> Roles:
    """The roles in a chat, of its authors in the order in which they first speak, its name by the file, and what a person said.

    Staff are those named as staff; else all but the named customer; else, in a chat of at most two that is named after one of
    them, the other. The customer is the one named, else the first to speak who is not staff: the first, not the most talkative, so
    that a longer export of the same chat has the same customer. Raises BadInput("staff_unknown", participants=...).
    """
    unknown = BadInput("staff_unknown", participants=tuple(participants), chat=name)
    conversation = options.chat or name or ", ".join(sorted(participants))
    if not conversation:
        raise unknown
    staff = _named_staff(participants, options)
    customer = _customer(participants, name, options, staff)
    if customer is None:
        raise unknown
    if not staff:
        staff = frozenset(author for author in participants if author != customer)
    return Roles(conversation, customer, staff - {customer})


def _named_staff(participants: Collection[str], options: ExportOptions) -> frozenset[str]:
    names = {folded(name) for name in options.staff}
    return frozenset(author for author in participants if folded(author) in names)


def _customer(participants: Collection[str], name: str | None, options: ExportOptions, staff: frozenset[str]) -> str | None:
    others = [author for author in participants if author not in staff]
    if options.customer:
        found = next((author for author in participants if same_name(author, options.customer)), None)
        return found or (None if others else options.customer)
    if staff and others:
        return others[0]
    if staff or not participants:
        return name if name and not any(same_name(name, author) for author in staff) else None
    if name and len(participants) <= 2:
        return next((author for author in participants if same_name(author, name)), None)
    return None
