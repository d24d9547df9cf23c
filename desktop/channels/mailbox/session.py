"""One signed-in IMAP connection: what is new in a folder, its mails, waiting for more. Folders are opened to be read only, so that
nothing is marked; what is kept in Sent is appended without opening it."""

from __future__ import annotations

import imaplib
import re
import select
import ssl
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from socket import socket

from imap_tools import BaseMailBox, MailBox, MailBoxUnencrypted
from imap_tools.errors import MailboxLoginError

from desktop.channels.mailbox.account import MailAccount, Server
from desktop.channels.mailbox.token import xoauth2

_UID = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
_ARRIVED = re.compile(rb'\bINTERNALDATE "([^"]{1,40})"')
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_SENT = frozenset({"sent", "sent items", "sent messages", "sent mail", "已发送", "已发送邮件", "寄件備份", "已傳送的郵件", "寄件匣"})

_Answer = Sequence[object]


@dataclass(frozen=True, slots=True)
class Listed:
    """What a server says of a mail: its UID, its bytes, when it came."""

    uid: int
    size: int
    arrived: datetime


def connect(account: MailAccount) -> Session:
    """A connection that is signed in. Raises what the libraries raise; see `told`."""
    box = _box(account.imap)
    try:
        if account.imap.security == "starttls":
            box.client.starttls(_trusted(account.imap))
        _sign_in(box, account)
        return Session(box)
    except BaseException:  # whatever it was, nobody else holds the connection
        _shut(box)
        raise


def _box(server: Server) -> BaseMailBox:
    """A connection; one that will be closed to others by STARTTLS is still open (the library's own class for that loses it on failure)."""
    if server.security == "tls":
        return MailBox(server.host, server.port, timeout=server.timeout, ssl_context=_trusted(server))
    return MailBoxUnencrypted(server.host, server.port, server.timeout)


def _trusted(server: Server) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=server.ca_file)


def _shut(box: BaseMailBox) -> None:
    with suppress(OSError):  # it may be shut already
        box.client.shutdown()


def _sign_in(box: BaseMailBox, account: MailAccount) -> None:
    password = account.password()
    if account.by_token:
        _sign_in_by_token(box, account.user, password)
        return
    plain = (account.user + password).isascii() and not re.search(r"[\x00-\x1f\x7f]", account.user + password)
    try:
        (box.login if plain else box.login_utf8)(account.user, password, None)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:  # what the library makes of a refusal when it is no plain LOGIN
        raise MailboxLoginError(("NO", [str(error)]), "OK") from None


def _sign_in_by_token(box: BaseMailBox, user: str, token: str) -> None:
    said = xoauth2(user, token)
    try:
        box.client.authenticate("XOAUTH2", lambda challenge: b"" if challenge else said)  # a challenge says why not, and wants a line
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise MailboxLoginError(("NO", [str(error)]), "OK") from None


class Session:
    """The connection and the folder that is open. `stirred` says that the server told of more while it was asked."""

    def __init__(self, box: BaseMailBox) -> None:
        self._box = box
        self._client = box.client
        self.stirred = False
        self._offered = frozenset(self._ask_capabilities())
        if "ID" in self._offered:
            self._client.xatom("ID", '("name" "stepin")')  # RFC 2971: some providers open no folder to a program without a name

    def _ask_capabilities(self) -> list[str]:
        """What is offered now: servers offer more to who is signed in."""
        return [
            word for line in self._client.capability()[1] if isinstance(line, bytes) for word in line.decode("ascii", "replace").split()
        ]

    @property
    def offers_idle(self) -> bool:
        """Whether the server can tell of new mail by itself."""
        return "IDLE" in self._offered

    def open(self, folder: str) -> int:
        """Opens a folder to read it. Gives its UIDVALIDITY: where that is another one, UIDs mean other mails than before."""
        self._box.folder.set(folder, readonly=True)
        said = self._client.response("UIDVALIDITY")[1]
        return int(said[-1]) if said and isinstance(said[-1], bytes) else 0

    def newer(self, uid: int, since: date) -> list[int]:
        """UIDs above `uid` of mails that came on `since` or later, in order.

        A connection that has not looked for a while answers `n:*` with the last mail that it knows of, however old, and none of the new
        (seen with Dovecot 2.3): so it is made to look first, and only what is above `uid` counts.
        """
        self._client.noop()
        self._client.response("EXISTS")
        found = self._box.uids(f"UID {uid + 1}:* SINCE {since.day:02}-{_MONTHS[since.month - 1]}-{since.year:04}", charset=None)
        self.stirred = self._client.response("EXISTS")[1] != [None]
        return sorted(number for number in map(int, found) if number > uid)

    def listed(self, uids: Sequence[int]) -> list[Listed]:
        """Size and time of mails, in the order of their UIDs; those that are gone are left out."""
        found: dict[int, Listed] = {}
        for line in self._fetch(uids, "(UID RFC822.SIZE INTERNALDATE)"):
            said = line if isinstance(line, bytes) else b""
            uid, size, arrived = _UID.search(said), _SIZE.search(said), _ARRIVED.search(said)
            if uid and size and arrived:
                found[int(uid[1])] = Listed(int(uid[1]), int(size[1]), _time(arrived[1]))
        return [found[uid] for uid in uids if uid in found]

    def mails(self, uids: Sequence[int]) -> dict[int, bytes]:
        """The mails themselves, byte for byte; those that are gone are left out."""
        return dict(_bodies(self._fetch(uids, "(UID BODY.PEEK[])")))

    def beginning(self, uid: int, count: int) -> bytes:
        """The first `count` bytes of a mail."""
        return next((raw for _, raw in _bodies(self._fetch([uid], f"(UID BODY.PEEK[]<0.{count}>)"))), b"")

    def _fetch(self, uids: Sequence[int], parts: str) -> _Answer:
        if not uids:
            return ()
        status, said = self._client.uid("FETCH", ",".join(map(str, uids)), parts)
        if status != "OK":
            raise NotGiven(status)
        return said

    def sent_folder(self) -> str | None:
        """The folder that the server itself calls the one for sent mail (RFC 6154), or that has a name that such folders have."""
        folders = self._box.folder.list()
        said = [folder.name for folder in folders if "\\Sent" in folder.flags]
        named = [folder.name for folder in folders if folder.name.rpartition(folder.delim)[2].casefold() in _SENT]
        return next(iter((*said, *named)), None)

    def holds(self, folder: str, message_id: str) -> bool:
        """Whether a mail of that Message-ID is in a folder."""
        self._box.folder.set(folder, readonly=True)
        return bool(self._box.uids(f'HEADER Message-ID "{message_id}"', charset=None))

    def keep_once(self, folder: str, message_id: str, raw: bytes) -> None:
        """Puts a mail that was read into a folder, unless it is there."""
        if not self.holds(folder, message_id):
            self._box.append(raw, folder, flag_set="\\Seen")

    def idle(self, seconds: float, ear: socket) -> None:
        """Returns when the server says something, `ear` hears something, or `seconds` are over. What the server says is only that it is
        time to look: it is not read here (RFC 2177)."""
        tag = self._client._command("IDLE")
        while self._client._get_response() is not None:
            if self._client.tagged_commands.get(tag):
                raise NotGiven("IDLE")
        if not self._has_said_more():
            select.select([self._client.sock, ear], [], [], seconds)
        self._client.send(b"DONE\r\n")
        self._box.consume_until_tagged_response(tag)

    def _has_said_more(self) -> bool:
        """Whether bytes came with those that were read already: no select tells of them."""
        self._client.sock.settimeout(0)
        try:
            return bool(self._client.file.peek(1))  # type: ignore[union-attr]
        except OSError:
            return False
        finally:
            self._client.sock.settimeout(self._patience)

    @property
    def _patience(self) -> float | None:
        return self._box._timeout  # type: ignore[attr-defined,no-any-return]

    def leave(self) -> None:
        """Says good-bye where that is possible."""
        try:
            self._client.sock.settimeout(2)
            self._box.logout()
        except Exception:  # noqa: BLE001 - the connection may be in any state, and it is given up anyway
            self.drop()

    def drop(self) -> None:
        """Lets go without a word."""
        _shut(self._box)


class NotGiven(imaplib.IMAP4.error):
    """The server refused a command that it knows."""


def _bodies(said: _Answer) -> Iterable[tuple[int, bytes]]:
    """UID and bytes of each literal; the UID may stand before or behind it."""
    for at, item in enumerate(said):
        if not isinstance(item, tuple) or len(item) < 2:
            continue
        behind = said[at + 1] if at + 1 < len(said) else b""
        uid = _UID.search(item[0]) or (_UID.search(behind) if isinstance(behind, bytes) else None)
        if uid is not None:
            yield int(uid[1]), bytes(item[1])


def _time(said: bytes) -> datetime:
    try:
        return parsedate_to_datetime(said.decode("ascii", "replace").strip().replace("-", " ", 2)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return datetime.now(UTC)
