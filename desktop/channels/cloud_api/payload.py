"""A webhook body to what it says: messages, receipts, names, and the pieces of it that were not understood. Pure; never raises."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from desktop.channels.cloud_api.account import CHANNEL
from desktop.channels.cloud_api.content import Content, content_of
from desktop.channels.cloud_api.party import Contacts, Party, party_of, system_names
from desktop.channels.cloud_api.values import Fields, Wrong, decode, fields_of, name_in, needed, raw_of, sound, stamp_of, time_of
from desktop.channels.incoming import LONGEST_RAW, Incoming, NotUnderstood
from desktop.channels.live.seam import Batch, Identity, Receipt
from desktop.core.messages import LONGEST_TEXT, Customer, Message

_OBJECT = "whatsapp_business_account"
_STATES = {"sent": "sent", "delivered": "delivered", "read": "read", "played": "read", "failed": "failed"}
_OF_VALUE = frozenset(("messaging_product", "metadata", "contacts", "errors"))
_OF_MESSAGE = frozenset((
    "from", "from_user_id", "from_parent_user_id", "to", "to_user_id", "to_parent_user_id", "id", "timestamp", "type", "context", "errors",
    "referral", "group_id",
))  # fmt: skip
_KEPT = ("context", "referral", "group_id")


def read(body: bytes, numbers: Mapping[str, str], source: str) -> Batch:
    """What a raw body says. `numbers` has the account's name of each phone number id that is ours, `source` is what pieces that were not
    understood are listed under.

    The same body gives the same batch, whatever came before it. Reasons of NotUnderstood: those of message JSONL, `unsupported` (a kind
    of update that we do not know) and `other_account` (a number that is not ours). Pieces are counted from 1 in the order of the body.
    """
    found = _Found(body, numbers, source)
    try:
        whole, was_cut = decode(body)
    except Wrong as wrong:
        found.quarantine(str(wrong), body)
        return found.batch()
    if was_cut:
        found.quarantine("bad_json", body)
    found.read_whole(whole)
    return found.batch()


@dataclass(frozen=True, slots=True)
class _Value:
    """What stands around the pieces of one change: whose number it is, and who is named."""

    number: str
    account: str
    contacts: Contacts
    errors: object


@dataclass(slots=True)
class _Found:
    """What was found in a body so far."""

    body: bytes
    numbers: Mapping[str, str]
    source: str
    items: list[Incoming] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    identities: dict[Identity, None] = field(default_factory=dict)
    pieces: int = 0

    def batch(self) -> Batch:
        return Batch(tuple(self.items), tuple(self.receipts), tuple(self.identities))

    def quarantine(self, reason: str, piece: object) -> None:
        """Keep what was not understood: bytes as they came, a piece as JSON."""
        self.pieces += 1
        raw = piece[:LONGEST_RAW] if isinstance(piece, bytes) else raw_of(piece, self.body)
        self.items.append(NotUnderstood(self.source, self.pieces, reason, raw, _id_of(piece)))

    def each(self, pieces: object, work: Callable[[Fields], None]) -> None:
        """Do something with each object of a list; what cannot be done with one is quarantined alone."""
        if not isinstance(pieces, list):
            self.quarantine("bad_value", pieces)
            return
        for piece in pieces:
            try:
                work(fields_of(piece))
            except Wrong as wrong:
                self.quarantine(str(wrong), piece)

    def read_whole(self, whole: object) -> None:
        if not isinstance(whole, dict) or whole.get("object", _OBJECT) != _OBJECT or "entry" not in whole:
            self.quarantine("unsupported" if isinstance(whole, dict) else "bad_json", self.body)
        else:
            self.each(whole["entry"], self._entry)

    def _entry(self, entry: Fields) -> None:
        if "changes" not in entry:
            raise Wrong("missing_field")
        self.each(entry["changes"], self._change)

    def _change(self, change: Fields) -> None:
        kind, value = needed(change, "field"), fields_of(change.get("value"))
        if kind not in ("messages", "smb_message_echoes"):
            raise Wrong("unsupported")
        around = self._around(value)
        lists: dict[str, Callable[[Fields], None]] = {
            "messages": lambda piece: self._message(piece, around, echo=False),
            "message_echoes": lambda piece: self._message(piece, around, echo=True),
            "statuses": self._status,
        }
        for name, pieces in value.items():
            if name in lists:
                self.each(pieces, lists[name])
            elif name not in _OF_VALUE:
                self.quarantine("unsupported", {name: pieces})
        if value.get("errors") and not value.keys() & lists.keys():
            self.quarantine("unsupported", {"errors": value["errors"]})

    def _around(self, value: Fields) -> _Value:
        number = needed(fields_of(value.get("metadata")), "phone_number_id")
        if number not in self.numbers:
            raise Wrong("other_account")
        contacts = Contacts.of(value.get("contacts"))
        self.identities |= dict.fromkeys(contacts.identities())
        return _Value(number, self.numbers[number], contacts, value.get("errors"))

    def _message(self, piece: Fields, around: _Value, *, echo: bool) -> None:
        sound(piece)
        content, at, ident = content_of(piece), time_of(piece), needed(piece, "id")
        party = party_of(piece, around.contacts, "to" if echo else "from")
        if len(content.text) * 4 > LONGEST_TEXT and len(content.text.encode()) > LONGEST_TEXT:
            raise Wrong("too_long")
        self.identities |= dict.fromkeys((*party.identities(), *system_names(piece, party)))
        sender = "system" if content.system else "agent" if echo else "customer"
        conversation, author = f"{around.number}:{party.id}", party.name if sender == "customer" else None
        customer = Customer(party.id, party.name)
        extra = _extra(piece, around, content, party)
        self.items.append(Message(ident, CHANNEL, conversation, customer, sender, at, content.text, author, extra))

    def _status(self, piece: Fields) -> None:
        sound(piece)
        state = _STATES.get(needed(piece, "status"))
        if state is None:
            raise Wrong("unsupported")
        ident, at = needed(piece, "id"), float(stamp_of(piece))
        self.receipts.append(Receipt(CHANNEL, ident, state, at, name_in(piece, "biz_opaque_callback_data"), _error_code(piece)))


def _extra(piece: Fields, around: _Value, content: Content, party: Party) -> Fields:
    kind = piece.get("type")
    extra: Fields = {"account": around.account, "type": kind, **content.extra}
    extra |= {name: piece[name] for name in _KEPT if piece.get(name)}
    if party.username:
        extra["username"] = party.username
    if "unsupported" in extra:
        return {**extra, "errors": around.errors} if around.errors else extra
    beyond = {name: value for name, value in piece.items() if name not in _OF_MESSAGE and name != kind}
    return {**extra, "beyond": beyond} if beyond else extra


def _error_code(piece: Fields) -> str | None:
    errors = piece.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else None
    code = first.get("code") if isinstance(first, dict) else None
    return str(code) if isinstance(code, int | str) else None


def _id_of(piece: object) -> str | None:
    found = piece.get("id") if isinstance(piece, dict) else None
    try:
        return found if isinstance(found, str) and found.encode() else None
    except UnicodeEncodeError:
        return None
