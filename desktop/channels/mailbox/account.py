"""What an administrator says of an e-mail account."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.core.errors import BadInput

ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253}[A-Za-z0-9])?")
"""An address that may stand in a header and in SMTP's commands as it is. Those in quotes, allowed but never seen, are none."""
SECURITY = ("tls", "starttls", "none")


@dataclass(frozen=True, slots=True)
class Server:
    """Where a service listens and how the way there is closed to others: tls from the first byte, starttls, or none, which is for a
    server on this machine only. `ca_file` is a certificate authority of one's own. `timeout` seconds hold for each step."""

    host: str
    port: int
    security: str = "tls"
    ca_file: str | None = None
    timeout: float = 30.0

    def __post_init__(self) -> None:
        if self.security not in SECURITY or not 0 < self.port < 65536 or not self.host:
            raise BadInput("bad_mail_server", host=self.host, port=self.port, security=self.security)
        if self.security == "none" and not _is_here(self.host):
            raise BadInput("mail_not_encrypted", host=self.host)


@dataclass(frozen=True, slots=True)
class MailAccount:
    """A mailbox of customer service. `name` is the account's in the settings; `password` is asked for at each sign-in; `by_token` it gives
    an access token (OAuth) instead, or raises Trouble.

    `staff` holds addresses and `@domain`s beside the account's own address. `trusted_server` is the authserv-id under which the receiving
    server writes Authentication-Results; no other one's are believed. `folders` are read, the one that new mail comes to first; of
    `sent` the copies of what was sent are read too and kept there ("" neither, None: the folder that the server calls Sent).
    `days` of mail are read at first. One address may begin `new_conversations` a day.
    """

    name: str
    address: str
    user: str
    password: Callable[[], str] = field(repr=False, compare=False)
    imap: Server
    smtp: Server | None = None
    shown_name: str = ""
    staff: frozenset[str] = frozenset()
    trusted_server: str | None = None
    folders: tuple[str, ...] = ("INBOX",)
    sent: str | None = None
    days: int = 7
    new_conversations: int = 20
    by_token: bool = False
    poll: float = 60.0

    def __post_init__(self) -> None:
        if not ADDRESS.fullmatch(self.address) or not self.folders or self.days < 0 or self.new_conversations < 1:
            raise BadInput("bad_mail_account", account=self.name)

    def is_staff(self, address: str) -> bool:
        """Whether an address (in lower case) is one of ours."""
        named = {name.casefold().strip() for name in (*self.staff, self.address)}
        return address in named or "@" + address.rpartition("@")[2] in named


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
