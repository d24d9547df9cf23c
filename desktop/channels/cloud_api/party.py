"""Who a WhatsApp message is from or to: by phone number where it is told, else by the user id that this business knows him by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.channels.cloud_api.account import CHANNEL
from desktop.channels.cloud_api.values import Fields, Wrong, name_in
from desktop.channels.live.seam import Identity

_USER = "whatsapp_user"


@dataclass(frozen=True, slots=True)
class Party:
    """A customer by the names that came with a message. `number` is a phone number without plus, `user` a business-scoped user id,
    `parent` the same user for a group of businesses."""

    number: str | None
    user: str | None = None
    parent: str | None = None
    name: str | None = None
    username: str | None = None

    @property
    def id(self) -> str:
        """What the desk calls him by. Raises Wrong(missing_field) where nothing names him."""
        found = self.number or self.user or self.parent
        if found is None:
            raise Wrong("missing_field")
        return found

    def identities(self) -> Iterator[Identity]:
        """The names that the service itself ties to him."""
        if self.number and self.number.isdecimal():
            yield phone_of(self.id, self.number)
        for user in (self.user, self.parent):
            if user:
                yield Identity(CHANNEL, self.id, _USER, user)


def phone_of(customer: str, number: str) -> Identity:
    """A phone number of a customer, as it is dialled abroad."""
    return Identity(CHANNEL, customer, "phone", f"+{number.removeprefix('+')}")


@dataclass(frozen=True, slots=True)
class Contacts:
    """The people that a change names, by each of their names."""

    people: tuple[Party, ...] = ()
    by_name: dict[str, Party] = field(default_factory=dict)

    @classmethod
    def of(cls, value: object) -> Contacts:
        """Those of a list of contacts that can be read; the rest is not needed to understand a message."""
        people = tuple(filter(None, map(_person, value if isinstance(value, list) else ())))
        return cls(people, {name: one for one in reversed(people) for name in (one.number, one.user, one.parent) if name})

    def identities(self) -> Iterator[Identity]:
        """The names of everybody."""
        for person in self.people:
            yield from person.identities()

    def find(self, *names: str | None) -> Party | None:
        """Who goes by one of the names; without any, the only one there is."""
        given = [name for name in names if name]
        if not given:
            return self.people[0] if len(self.people) == 1 else None
        return next((self.by_name[name] for name in given if name in self.by_name), None)


def _person(contact: object) -> Party | None:
    if not isinstance(contact, dict):
        return None
    profile = contact.get("profile")
    shown = profile if isinstance(profile, dict) else {}
    number, user, parent = _number(contact, "wa_id"), _plain(contact, "user_id"), _plain(contact, "parent_user_id")
    named = Party(number, user, parent, _plain(shown, "name"), _plain(shown, "username"))
    return named if number or user or parent else None


def _number(fields: Fields, key: str) -> str | None:
    written = _plain(fields, key)
    return written.removeprefix("+") or None if written else None


def _plain(fields: Fields, key: str) -> str | None:
    """A name with a replacement character for each lone surrogate: names are cut in the middle of an emoji."""
    written = name_in(fields, key)
    return written.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if written else None


def party_of(piece: Fields, contacts: Contacts, side: str) -> Party:
    """The customer of a message; `side` is `from` or, for what the business wrote, `to`. Without any name in it he has no id."""
    number, user = _number(piece, side), _plain(piece, f"{side}_user_id")
    parent = _plain(piece, f"{side}_parent_user_id")
    if not (number or user or parent):
        user = _previous_user(piece)
    contact = contacts.find(number, user, parent) or Party(None)
    return Party(number or contact.number, user or contact.user, parent or contact.parent, contact.name, contact.username)


def _previous_user(piece: Fields) -> str | None:
    system = piece.get("system")
    return _plain(system, "previous_user_id") if isinstance(system, dict) else None


def system_names(piece: Fields, party: Party) -> Iterator[Identity]:
    """The new names that a system message tells of: a changed number, a changed user id."""
    system = piece.get("system")
    if not isinstance(system, dict):
        return
    for key in ("wa_id", "new_wa_id"):
        number = _number(system, key)
        if number and number.isdecimal() and number != party.number:
            yield phone_of(party.id, number)
    for key in ("user_id", "parent_user_id"):
        user = _plain(system, key)
        if user and user not in (party.user, party.parent):
            yield Identity(CHANNEL, party.id, _USER, user)
