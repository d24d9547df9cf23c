"""An account of a help desk, and the names that its conversations, messages and customers have outside of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

CHANNEL_OF = {
    "Channel::WebWidget": "chat",
    "Channel::Api": "chat",
    "Channel::Email": "email",
    "Channel::Whatsapp": "whatsapp",
    "Channel::Sms": "phone",
    "Channel::TwilioSms": "phone",
    "Channel::Voice": "phone",
    "Channel::FacebookPage": "social",
    "Channel::Instagram": "social",
    "Channel::Line": "social",
    "Channel::Telegram": "social",
    "Channel::TwitterProfile": "social",
    "Channel::Tiktok": "social",
}
"""The contract's channel of each kind of inbox. Twilio carries WhatsApp too: its inbox says so (`channel_of`)."""
_LAST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Account:
    """What a person set up: `name` is ours, `account` the number there, `inboxes` those wanted (all without), `help_label` the label by
    which an agent raises a hand, `presence` whether the token's owner appears online, `first_days` how far the first look goes back.
    The token is shown nowhere."""

    name: str
    url: str
    account: int
    token: str = field(repr=False)
    inboxes: tuple[int, ...] = ()
    help_label: str = "help"
    presence: bool = False
    first_days: int = 7

    @property
    def prefix(self) -> str:
        """What every name of this account begins with: the server and the number there. Renaming the connection changes nothing."""
        return f"{urlsplit(self.url).netloc.lower()}/{self.account}"

    @property
    def root(self) -> str:
        """The address without a slash at its end."""
        return self.url.rstrip("/")

    def conversation(self, display_id: int) -> str:
        """The name of a conversation."""
        return f"{self.prefix}:{display_id}"

    def customer(self, contact: int) -> str:
        """The name of a contact."""
        return f"{self.prefix}:contact:{contact}"

    def message(self, number: int) -> str:
        """The name of a message; names sort as the numbers do, because the help desk's clock has whole seconds only."""
        return f"{self.prefix}:{number:012d}"

    def message_in(self, name: str | None) -> int | None:
        """The number of a message of this account by its name; None for any other text."""
        return _number(self.prefix, name, len("000000000000"))

    def conversation_in(self, name: str | None) -> int | None:
        """The number of a conversation of this account by its name; None for any other text."""
        return _number(self.prefix, name, 1)


def channel_of(kind: str, medium: str = "") -> str:
    """The contract's channel of an inbox; of a kind that is not known yet: chat."""
    return "whatsapp" if medium == "whatsapp" else CHANNEL_OF.get(kind, "chat")


def _number(prefix: str, name: str | None, least_digits: int) -> int | None:
    digits = (name or "").removeprefix(f"{prefix}:")
    if digits == name or not digits.isascii() or not digits.isdigit() or not least_digits <= len(digits) <= 19:
        return None
    number = int(digits)
    return number if 0 < number <= _LAST else None
