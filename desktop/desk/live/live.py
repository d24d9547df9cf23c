"""The desk takes in what services hand up, keeps what they deliver before it is understood, and hands letters to whoever sends them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.channels.live.seam import Answer, Batch, Cursor, Letter
from desktop.core.changes import Changes
from desktop.core.errors import StepinError
from desktop.core.outbox import LetterMoved, answered, pause
from desktop.db import cursors, inbox, journal, outbox
from desktop.db.codec import decode_as
from desktop.db.database import troubles
from desktop.db.inbox import Inbox
from desktop.db.journal import Chain, Draft
from desktop.db.outbox import LetterRow
from desktop.desk.live.gathering import Gathering
from desktop.desk.live.intake import Intake, Portion, Read, apart, enough, understood, without_items
from desktop.desk.live.letters import compose, left_behind, next_letter
from desktop.desk.live.reads import LiveReads
from desktop.desk.reads import kept_policy
from desktop.desk.receiving import Receives
from desktop.desk.scoring import Scoring

LEASE = 300.0
"""How long a sender may take for one attempt, in seconds."""
MOST_BODIES = 64
MOST_ITEMS = 256
"""With so many messages a batch is full: orders wait while it is scored."""


class _Taken(Exception):
    """Another process was faster with a kept body; nothing is to be done."""


@dataclass(frozen=True, slots=True)
class Found:
    """A letter that somebody left behind while he was sending it; `sure` when he is surely gone."""

    letter: Letter | None
    row: LetterRow
    sure: bool


class Live(LiveReads, Receives):
    """The desk's side of live channels. Every method may be called on any thread; all raise Trouble."""

    def __init__(self, path: Path, clock: Callable[[], float], scoring: Scoring) -> None:
        super().__init__(path, clock, scoring)
        self._inbox: Inbox | None = None
        self._kept = Gathering(self._keep)

    def close(self) -> None:
        """Let go of the record."""
        super().close()
        if self._inbox is not None:
            self._inbox.close()

    def keep_raw(self, account: str, bodies: Sequence[bytes]) -> None:
        """Keep what a service delivered, durable before it returns; what is delivered by several threads at once shares one commit. It
        never waits for a scorer, nor for whoever takes the bodies in."""
        self._kept.keep([(account, body) for body in bodies])

    def _keep(self, bodies: Sequence[tuple[str, bytes]]) -> None:
        if self._inbox is None:
            self._inbox = Inbox(self.path)
        self._inbox.keep(bodies, self._clock())

    def raw_waiting(self) -> int:
        """How many kept bodies nobody has taken in yet."""
        with self._snapshot() as connection:
            return inbox.waiting(connection)

    def take_raw(self, read: Read, limit: int = MOST_BODIES) -> tuple[int, Changes]:
        """Take in the bodies that have waited longest: `read` (the adapters') understands each, what it finds is stored and the body
        removed in one transaction. How many were taken, and what changed. What cannot be understood or stored is quarantined whole."""
        with self._snapshot() as connection:
            kept = inbox.oldest(connection, limit)
        portions = list(enough((understood(read, one) for one in kept), MOST_ITEMS))
        return len(portions), self._take(portions) if portions else Changes()

    def take_batch(self, account: str, batch: Batch) -> Changes:
        """Store what an account handed up, and the cursor behind it, in one transaction; the same once more changes nothing."""
        return self._take([Portion(account, batch)])

    def _take(self, portions: Sequence[Portion]) -> Changes:
        try:
            return self._take_together(portions)
        except StepinError:
            raise
        except Exception:  # noqa: BLE001 - whatever ails one of them, it must not hold up the others
            changes = Changes()
            for portion in apart(portions):
                changes |= self._take_alone(portion)
            return changes

    def _take_alone(self, portion: Portion) -> Changes:
        try:
            return self._take_together([portion])
        except StepinError:
            raise
        except Exception:  # noqa: BLE001 - it cannot be stored as it is: its bytes can
            return self._take_together([without_items(portion)])

    def _take_together(self, portions: Sequence[Portion]) -> Changes:
        kept = [portion.kept for portion in portions if portion.kept is not None]
        with self._guard:
            with troubles(self.path):
                self._catch_up()
                intake = Intake(self._record.connection, self._boards, portions)
            store = self._receiving(intake.items, None, self._score(intake.items, True), True)

            def work(connection: sqlite3.Connection, chain: Chain, raced: bool) -> Changes:
                if not inbox.remove(connection, kept):
                    raise _Taken
                _, changes = store(connection, chain, raced)
                return changes | intake.rest(connection, chain) | Changes(seq=chain.seq)

            try:
                return self._write(work)
            except _Taken:
                return Changes(seq=self._known)

    def _catch_up(self) -> None:
        self._notice(self._record.connection)

    def cursor(self, account: str) -> Cursor:
        """Where an account was read to; empty at first."""
        with self._snapshot() as connection:
            row = cursors.account(connection, account)
        return decode_as(dict[str, object], row.cursor) if row else {}

    def begin_account(self, account: str, kind: str, sends: bool) -> None:
        """Somebody runs an account from here on; `sends` whether letters go out by it."""
        self._note(lambda connection: cursors.begin(connection, account, kind, sends, self._clock()))

    def end_account(self, account: str) -> None:
        """Nobody runs an account any more."""
        self._note(lambda connection: cursors.end(connection, account))

    def forget_account(self, account: str) -> None:
        """An account was removed by a person; it begins anew when it is set up again."""
        self._note(lambda connection: cursors.forget(connection, account))

    def note_success(self, account: str) -> None:
        """The service of an account answered, and nothing came."""
        self._note(lambda connection: cursors.advance(connection, account, None, False, self._clock()))

    def note_trouble(self, account: str, code: str) -> None:
        """The service of an account cannot be used, and why (a code of the seam's TROUBLES)."""
        self._note(lambda connection: cursors.trouble(connection, account, code, self._clock()))

    def _note(self, write: Callable[[sqlite3.Connection], None]) -> None:
        with self._guard, self._record.transaction() as connection:
            write(connection)

    def lease(self, account: str, holder: str, seconds: float = LEASE) -> Letter | None:
        """The next letter of an account, from here on `holder`'s alone for some seconds; None where none can go now."""
        with self._snapshot() as connection:
            if next_letter(outbox.open_letters(connection, account), self._clock()) is None:
                return None
        return self._write(lambda connection, chain, raced: self._leased(connection, chain, account, holder, seconds))

    def _leased(self, connection: sqlite3.Connection, chain: Chain, account: str, holder: str, seconds: float) -> Letter | None:
        row = next_letter(outbox.open_letters(connection, account), chain.now)
        if row is None:
            return None
        letter = compose(connection, row, kept_policy(connection).people)
        if letter is None:
            self._move(chain, row, LetterMoved(row.id, "failed", code="erased"))
        else:
            self._move(chain, row, LetterMoved(row.id, "sending", chain.now + seconds, holder))
        return letter

    def left_behind(self, account: str, holder: str, alone: bool) -> list[Found]:
        """The letters of an account that somebody was sending who is gone; `alone` says that nobody else sends by it."""
        with self._snapshot() as connection:
            rows = left_behind(outbox.open_letters(connection, account), holder, self._clock(), alone)
            return [
                Found(compose(connection, row, kept_policy(connection).people), row, alone or row.post.holder == holder) for row in rows
            ]

    def place(self) -> str:
        """The journal's head, as `hold_back` takes it."""
        with self._snapshot() as connection:
            seq, digest = journal.head(connection)
        return f"{seq} {digest.hex()}"

    def hold_back(self, place: str) -> Changes:
        """Where letters were sent up to a place of the journal that is not in this record, it was put back to an earlier day: what waits in
        it may have gone out since, so a person decides. An empty place holds back nothing."""

        def work(connection: sqlite3.Connection, chain: Chain, raced: bool) -> Changes:
            rows = [] if not place or _is_there(connection, place) else outbox.letters_on_the_way(connection)
            for row in rows:
                self._move(chain, row, LetterMoved(row.id, "unknown", code="restored"))
            return Changes(frozenset(row.case_id for row in rows if row.case_id), seq=chain.seq, live=bool(rows))

        return self._write(work)

    def settle(self, letter: str, holder: str, answer: Answer) -> Changes:
        """Keep what became of an attempt. The same again changes nothing."""

        def work(connection: sqlite3.Connection, chain: Chain, raced: bool) -> Changes:
            row = outbox.letter(connection, letter)
            if row is None:
                raise LookupError(letter)
            until = chain.now + pause(row.post.attempts, answer.code, answer.wait)
            move = answered(letter, row.post, holder, answer.state, answer.message, answer.code, until)
            if move is not None:
                self._move(chain, row, move)
            return Changes(frozenset({row.case_id} if row.case_id and move else ()), seq=chain.seq, live=True)

        return self._write(work)

    def _move(self, chain: Chain, row: LetterRow, move: LetterMoved) -> None:
        self._boards.apply([chain.add(Draft("stepin", move, row.case_id))])


def _is_there(connection: sqlite3.Connection, place: str) -> bool:
    seq, _, digest = place.partition(" ")
    found = connection.execute("SELECT lower(hex(hash)) FROM journal WHERE seq = ?", (seq,)).fetchone()
    return found is not None and found[0] == digest
