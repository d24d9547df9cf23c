"""The desk: the application without a window. Messages and orders go in, views come out, every write says what became stale.

Reads may be called on any thread; writes belong to one thread. Both work while other processes use the same record.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from desktop.core import orders
from desktop.core.changes import Changes
from desktop.core.coaching import Advice, Talk
from desktop.core.erasure import DecideErasure
from desktop.core.errors import BadInput, Refused
from desktop.core.facts import FileImported, HeatSettingsAdopted, LearningSet, PolicyAdopted
from desktop.core.heat import HeatSettings
from desktop.core.messages import Message
from desktop.core.orders import Order
from desktop.core.people import Policy
from desktop.core.reading import Turn
from desktop.core.signing import Signer
from desktop.db import journal, learning, queries
from desktop.db.backup import back_up, back_up_daily
from desktop.db.database import troubles
from desktop.db.journal import Chain, Draft
from desktop.desk import importing
from desktop.desk.apart import Asked, Told
from desktop.desk.checking import check_apart, check_quietly
from desktop.desk.coaching import Coaching, said_in
from desktop.desk.decisions import Court, earlier_outcome, idem_of, refused, reply_message
from desktop.desk.erasing import erase_media
from desktop.desk.expiry import expire
from desktop.desk.form import FormField, form_of
from desktop.desk.importing import Importer, import_file
from desktop.desk.imports import ImportAnswer, ImportQuestion, ImportReport
from desktop.desk.learning import Lessons, lessons_of, lessons_until
from desktop.desk.live.live import Live
from desktop.desk.order_lines import parse_order, read_order
from desktop.desk.policy_file import parse_policy
from desktop.desk.reads import kept_policy
from desktop.desk.receive import Reception, plan_reply
from desktop.desk.receiving import Scored
from desktop.desk.scoring import Scoring
from desktop.desk.signing import counting, counting_for, must_sign
from desktop.desk.views import Outcome


class Desk(Live):
    """One record, opened for writing and reading. `close` it. Writes take turns, whichever thread they come from."""

    def __init__(
        self,
        path: Path,
        scoring: Scoring,
        clock: Callable[[], float] = time.time,
        settings: HeatSettings | None = None,
        importer: Importer = import_file,
        coaching: Coaching | None = None,
    ) -> None:
        super().__init__(path, clock, scoring)
        self._coaching = coaching
        self._importer = importer
        try:
            self._begin(settings or HeatSettings())
        except BaseException:  # whatever it was: undone here, raised again
            self.close()
            raise

    def close(self) -> None:
        """Let go of the record, the scorer and the coach."""
        super().close()
        self._scoring.close()
        if self._coaching is not None:
            self._coaching.close()

    def handle(self, order: Order, signer: Signer | None = None) -> tuple[Outcome, Changes]:
        """Decide an order, durable before it returns. The same id again gets its first outcome. With the key of whoever gives it what it
        makes is signed; who ever had a key is refused (`unsigned`) without one. Raises Trouble."""
        with self._guard:
            outcome, changes = self._write(self._deciding(order, self._reply(order), signer))
            if outcome.accepted and isinstance(order, DecideErasure):
                self._tails.forget()
                self._owes_a_log = not self._record.empty_log()
                erase_media(self._record.connection, self.path, order.request)
            return outcome, changes

    def _deciding(
        self, order: Order, before: tuple[Message, Scored] | None, signer: Signer | None
    ) -> Callable[[sqlite3.Connection, Chain, bool], tuple[Outcome, Changes]]:
        def work(connection: sqlite3.Connection, chain: Chain, raced: bool) -> tuple[Outcome, Changes]:
            earlier = earlier_outcome(connection, order.id)
            if earlier is not None:
                return earlier, Changes(seq=chain.seq)
            chain.signer = counting(connection, order, signer)
            court = Court(connection, self._boards, kept_policy(connection), chain.now, chain.signer is not None)
            reply = self._reply(order) if raced else before
            if reply and court.allows(order):
                message, scored = reply
                reception = Reception(self._boards, self._tails, chain, *scored)
                answered = court.case_of(order)
                seq = reception.store(0, message, order.by, idem_of(order.id))
                queued = court.queue(chain, order, answered, seq)
                return Outcome(order.id, True, seq, court.case_id(order)), reception.changes | Changes(seq=chain.seq, live=queued)
            outcome, cases = court.write(chain, order)
            policy = isinstance(order, orders.DecidePolicy) and outcome.accepted
            return outcome, Changes(cases, policy=policy, floor=bool(cases), seq=chain.seq, live=outcome.accepted)

        return work

    def expire(self, now: float) -> Changes:
        """Journal of each offer that nobody decided in time that it expired; done again it finds nothing to do. Raises Trouble."""
        late = self.waited_too_long(now)
        return self._write(lambda connection, chain, raced: expire(connection, self._boards, chain, now)) if late else Changes()

    def handle_line(self, raw: bytes, person: str | None = None, signer: Signer | None = None) -> tuple[Outcome, Changes]:
        """Decide an order line (`stepin do`). `person` stands in where the line does not say who gives it; another's line is not his."""
        ident, by, fields = read_order(raw)
        if ident is None:
            return Outcome(None, False, code="bad_order"), Changes(seq=self._known)
        try:
            order = parse_order({"by": person, **fields} if person else fields)
            if person and order.by != person:
                raise Refused("not_your_role")
        except Refused as refusal:
            return self._refuse(ident, person or by, fields.get("order"), refusal.code), Changes(seq=self._known)
        return self.handle(order, signer)

    def adopt_policy(self, text: str, starter: bool = False) -> Policy:
        """Store the first policy that the record is given; a starter, which is only our example, gives way to it. Raises BadInput for
        a bad one, and ("other_policy") when the record has another."""
        policy = parse_policy(text, starter)

        def is_first(connection: sqlite3.Connection) -> bool:
            kept = queries.policy(connection)
            if kept is None or (kept.starter and not starter):
                return True
            if kept.text != text:
                raise BadInput("other_policy", path=str(self.path))
            return False

        self._adopt(PolicyAdopted(text, starter), is_first)
        return policy

    def look(self, path: Path) -> ImportQuestion:
        """What has to be asked before a file is imported. Raises BadInput where it cannot be imported at all."""
        with troubles(self.path):
            known = queries.known_staff(self._read())
        return importing.look(path, known)

    def import_file(self, path: Path, answer: ImportAnswer, progress: Told, cancelled: Asked) -> ImportReport:
        """Import a file; `progress` is told bytes done and in all; `poll` tells what changed. Raises BadInput and Trouble as
        `desk.importing.import_file` does."""
        return self._importer(self, path, answer, progress, cancelled)

    def check(self, progress: Told, cancelled: Asked) -> str | None:
        """The first broken place of the record, None when it is right. In a process; `progress` is told entries done and in all."""
        return check_apart(self.path, progress, cancelled)

    def backup(self, target: Path) -> None:
        """A verified copy in a new file. Raises BadInput and Trouble."""
        back_up(self.path, target, check_quietly)

    def backup_daily(self) -> Path | None:
        """Today's copy beside the record, unless it is there already."""
        return back_up_daily(self.path, self._clock(), check_quietly)

    def advise(self, draft: str, talk: Talk) -> Advice:
        """What to say of a draft; nothing where nobody coaches. On any thread. Raises Trouble."""
        return self._coaching.advise(draft, talk) if self._coaching is not None else Advice()

    def suggest_form(self, case: str) -> tuple[FormField, ...]:
        """The record form of a case: what was written by hand, else what its conversation says, each with its words. On any thread.
        Raises Trouble."""
        view = self.case(case)
        if view is None:
            return ()
        said = said_in(view)
        turns = [Turn(message.sender, None, message.text) for message in said]
        return form_of(view, said, self._coaching.suggest(turns) if self._coaching is not None else ())

    def lessons(self) -> Lessons:
        """What people corrected, and what of it is learned from."""
        with self._snapshot() as connection:
            return lessons_of(connection, journal.head(connection)[0])

    def learn(self, by: str, until: int, signer: Signer | None = None) -> Lessons:
        """Learn from the corrections up to a seq of the journal (0: from none), as `by` decided; what is read later is read so. Raises
        Refused("unsigned") where somebody with a key does not sign."""

        def work(connection: sqlite3.Connection, chain: Chain, raced: bool) -> None:
            chain.signer = counting_for(connection, by, signer)
            if chain.signer is None and must_sign(connection, by):
                raise Refused("unsigned")
            self._boards.apply([chain.add(Draft(by, LearningSet(until)))])

        self._write(work)
        lessons = self.lessons()
        self._scoring.teach(lessons.learned)
        return lessons

    def note_import(self, fact: FileImported) -> None:
        """Journal what a file was imported under, and what came of it."""
        self._adopt(fact)

    def _begin(self, settings: HeatSettings) -> None:
        """Take up what is there; a new record adopts the heat settings, once, whoever else opens it in the same moment."""
        with troubles(self.path):
            self._known = journal.head(self._record.connection)[0]
        if self._known == 0:
            self._adopt(HeatSettingsAdopted(settings), lambda connection: journal.head(connection)[0] == 0)
        with troubles(self.path):
            choices = learning.chosen(self._record.connection)
            if choices:
                self._scoring.teach(lessons_until(self._record.connection, choices[-1]))

    def _reply(self, order: Order) -> tuple[Message, Scored] | None:
        """The message that a written reply becomes, planned and scored; None where there is no such case or person."""
        if not isinstance(order, orders.Write) or order.mode != "reply":
            return None
        with troubles(self.path):
            case, policy = self._boards.case(order.case), kept_policy(self._record.connection)
            person = policy.people.get(order.by)
            if case is None or person is None:
                return None
            conversation = queries.last_conversation(self._record.connection, case.id)
            message = reply_message(order, case, conversation, person, policy.timezone, self._clock())
            plan = plan_reply(self._tails, message)
        return message, (plan, self._scoring.read(plan.tasks))

    def _refuse(self, ident: str, by: str, kind: object, code: str) -> Outcome:
        def work(connection: sqlite3.Connection, chain: Chain, raced: bool) -> Outcome:
            earlier = earlier_outcome(connection, ident)
            if earlier is not None:
                return earlier
            chain.add(refused(ident, by, kind if isinstance(kind, str) else "", code, None))
            return Outcome(ident, False, code=code)

        return self._write(work)
