"""A mailbox as a source of the seam: IDLE wakes it, the UIDs above the last one read are the truth."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from socket import socket, socketpair

from desktop.channels.incoming import LONGEST_RAW
from desktop.channels.live.seam import Batch, Cursor
from desktop.channels.mailbox.account import MailAccount
from desktop.channels.mailbox.mapping import RawMail, Understood, understand
from desktop.channels.mailbox.placing import Index, Placing, nothing_known
from desktop.channels.mailbox.position import Position, position_of
from desktop.channels.mailbox.session import Listed, NotGiven, Session, connect
from desktop.channels.mailbox.trouble import told

MOST_MAILS = 50
MOST_BYTES = 16 * 1024 * 1024
SHOWN_OF_LARGE = 64 * 1024
LONGEST_IDLE = 29 * 60.0  # RFC 2177: a server may sign out whoever idles for half an hour


@dataclass(frozen=True, slots=True)
class _Fresh:
    """The next mails of a folder, and the UID behind them."""

    folder: str
    validity: int
    last: int
    mails: Sequence[RawMail]


def _now() -> datetime:
    return datetime.now(UTC)


class MailSource:
    """A `Source`. Keeps the connection from one call to the next and lets go of it when something goes wrong."""

    def __init__(self, account: MailAccount, index: Index = nothing_known, now: Callable[[], datetime] = _now) -> None:
        self._account = account
        self._index = index
        self._now = now
        self._session: Session | None = None
        self._sent: str | None = account.sent
        self._lock = threading.Lock()
        self._bell: socket | None = None
        self._woken = False

    def check(self) -> None:
        """Signs in, opens each folder and leaves. Raises Trouble."""
        with told(self._account.imap):
            session = connect(self._account)
            try:
                for folder in self._account.folders:
                    session.open(folder)
            finally:
                session.leave()

    def fetch(self, cursor: Cursor) -> Batch:
        """At most MOST_MAILS mails of one folder; `more` until every folder was looked into and had nothing new. Without a cursor where
        that stays as it was. Raises Trouble."""
        position = position_of(cursor, self._account.days, self._now().date())
        with told(self._account.imap, self._drop):
            fresh = self._fresh(position)
        if fresh is None:
            return Batch(cursor=None if position.cursor() == cursor else position.cursor())
        placing = Placing(self._account, self._index, position)
        found = [understand(mail, self._account, placing, fresh.folder == self._sent) for mail in fresh.mails]
        return _batch(found, placing.position.after(fresh.folder, fresh.validity, fresh.last))

    def wait(self, seconds: float) -> None:
        """By IDLE on the first folder; at most the account's `poll` seconds, because a connection may be dead without a sign."""
        seconds = min(seconds, self._account.poll, LONGEST_IDLE)
        ear = self._listen()
        if ear is None:
            return
        try:
            with told(self._account.imap, self._drop):
                self._pause(seconds, ear)
        finally:
            self._stop_listening()
            ear.close()

    def wake(self) -> None:
        """Ends the present `wait`, or the next one."""
        with self._lock:
            self._woken = True
            if self._bell is not None:
                self._bell.send(b"!")

    def close(self) -> None:
        """Signs out."""
        session, self._session = self._session, None
        if session is not None:
            session.leave()

    def _connected(self) -> Session:
        if self._session is None:
            self._session = connect(self._account)
        return self._session

    def _drop(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.drop()

    def _folders(self) -> Sequence[str]:
        """What is read, in this order: what customers wrote, what was answered, and the first once more, so that it is the one that is
        open when the waiting begins and nothing came meanwhile."""
        if self._sent is None:
            self._sent = self._connected().sent_folder() or ""
        folders = self._account.folders
        others = (*folders[1:], self._sent) if self._sent and self._sent not in folders else folders[1:]
        return (folders[0], *others, folders[0]) if others else folders

    def _fresh(self, position: Position) -> _Fresh | None:
        """The next mails of the first folder that has any."""
        session = self._connected()
        for folder in self._folders():
            validity = session.open(folder)
            last = position.last(folder, validity)
            newer = session.newer(last, position.since)[: 4 * MOST_MAILS]
            if newer:
                listed = _first(session.listed(newer))
                return _Fresh(folder, validity, listed[-1].uid if listed else newer[-1], _read(session, folder, listed))
            if session.stirred:
                return _Fresh(folder, validity, last, [])
        return None

    def _listen(self) -> socket | None:
        """What a `wake` rings at; None when it rang already."""
        with self._lock:
            if self._woken:
                self._woken = False
                return None
            ear, self._bell = socketpair()
            return ear

    def _stop_listening(self) -> None:
        with self._lock:
            if self._bell is not None:
                self._bell.close()
            self._bell, self._woken = None, False

    def _pause(self, seconds: float, ear: socket) -> None:
        if self._session is not None and self._session.offers_idle:
            self._session.idle(seconds, ear)
        else:
            ear.settimeout(seconds)
            _hear(ear)


def _hear(ear: socket) -> None:
    try:
        ear.recv(1)
    except (TimeoutError, BlockingIOError):
        return


def _first(listed: Sequence[Listed]) -> list[Listed]:
    """As many from the beginning as are held at once."""
    taken: list[Listed] = []
    size = 0
    for mail in listed:
        size += min(mail.size, LONGEST_RAW)
        if taken and (size > MOST_BYTES or len(taken) == MOST_MAILS):
            break
        taken.append(mail)
    return taken


def _read(session: Session, folder: str, listed: Sequence[Listed]) -> list[RawMail]:
    """The mails in the order of their UIDs. Of those that are too large the beginning; of those that the server lists but does not
    give, nothing: such a one is quarantined and does not stand in the way of the others."""
    small = [mail.uid for mail in listed if mail.size <= LONGEST_RAW]
    raw = _mails(session, small)
    missing = set(small) - raw.keys()
    gone = missing - {mail.uid for mail in session.listed(sorted(missing))} if missing else set()
    found: list[RawMail] = []
    for mail in listed:
        if mail.size > LONGEST_RAW:
            found.append(RawMail(folder, mail.uid, mail.arrived, session.beginning(mail.uid, SHOWN_OF_LARGE), cut=True))
        elif mail.uid not in gone:
            found.append(RawMail(folder, mail.uid, mail.arrived, raw.get(mail.uid, b"")))
    return found


def _mails(session: Session, uids: Sequence[int]) -> dict[int, bytes]:
    """All at once; one by one where the server refuses, so that one bad mail does not keep the others."""
    try:
        return session.mails(uids)
    except NotGiven:
        return {uid: raw for one in uids for uid, raw in _one(session, one).items()}


def _one(session: Session, uid: int) -> dict[int, bytes]:
    try:
        return session.mails([uid])
    except NotGiven:
        return {}


def _batch(found: Sequence[Understood], position: Position) -> Batch:
    items = tuple(one.item for one in found if one.item is not None)
    receipts = tuple(one.receipt for one in found if one.receipt is not None)
    return Batch(items, receipts, cursor=position.cursor(), more=True)
