"""What is shown of live channels: accounts, letters, who is who, and one timeline of a person."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.identities import Pair
from desktop.db import identities, outbox, queries
from desktop.db.identities import NameRow
from desktop.desk.live.accounts import AccountView, account_views
from desktop.desk.live.joining import Suggestion, suggestions
from desktop.desk.live.showing import letter_view, with_letters
from desktop.desk.reads import Reads, message_view
from desktop.desk.views import LetterView, MessageView

TIMELINE = 500
"""How many of a person's newest messages a timeline shows, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Known:
    """One of a person's names: a customer of a channel, what he is called there, what ties him to the others (the kind of name, `hand`;
    None for the one that was asked for), and what else he goes by."""

    pair: Pair
    name: str | None
    why: str | None
    names: tuple[NameRow, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything that a customer is known as, and who may be the same person."""

    known: tuple[Known, ...]
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A message of a person, and the case it is in."""

    message: MessageView
    case: str | None


class LiveReads(Reads):
    """The reading half of live channels."""

    def accounts(self, now: float) -> list[AccountView]:
        """All accounts by name, as they fare now."""
        with self._snapshot() as connection:
            return account_views(connection, now)

    def letters(self, limit: int = 200) -> list[LetterView]:
        """The letters that did not arrive yet or never will, newest first."""
        with self._snapshot() as connection:
            return [letter_view(row) for row in outbox.letters_to_show(connection, limit)]

    def person(self, channel: str, customer: str) -> PersonView:
        """Who a customer is on all channels, himself first, and who may be him as well."""
        pair = (channel, customer)
        with self._snapshot() as connection:
            others = sorted(identities.person(connection, pair) - {pair})
            known = (
                Known(one, identities.shown_name(connection, one), identities.tied_by(connection, one) if one != pair else None, names)
                for one in (pair, *others)
                for names in [tuple(identities.names(connection, one))]
            )
            return PersonView(tuple(known), tuple(suggestions(connection, pair)))

    def timeline(self, channel: str, customer: str, limit: int = TIMELINE) -> tuple[TimelineEntry, ...]:
        """The newest messages of a person over all channels and cases, oldest of them first."""
        with self._snapshot() as connection:
            rows = queries.messages_of(connection, sorted(identities.person(connection, (channel, customer))), limit)
            views = with_letters(connection, [message_view(row) for row in rows])
        return tuple(TimelineEntry(view, row.case_id) for row, view in zip(rows, views, strict=True))
