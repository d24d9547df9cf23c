"""A case told in order: what the page and the print of it say, in the interface's language, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from desktop.core.messages import STAFF
from desktop.core.reading import RISKS
from desktop.desk.casefile import CaseFile
from desktop.desk.views import Mark, MessageView, OfferView
from desktop.ui import numbers, words
from desktop.ui.case.context import CaseContext
from desktop.ui.case.history import deed
from desktop.ui.case.trend import trend_of
from desktop.ui.casefile.care import TOLD, follow_up_rows, form_rows, mediation_rows
from desktop.ui.casefile.parts import Row, Section, Story
from desktop.ui.casefile.promises import promise_rows
from desktop.ui.casefile.summary import summary
from desktop.ui.plain import one_line, safe_text

PROGRAM = "stepin"
"""Who did what nobody did by hand."""
QUIET = TOLD | {"order_noted", "note_written", "promise_made", "offer_proposed", "conversation_joined"}
"""Marks that the story leaves out: nothing happened, or it is told elsewhere with more words."""


class Teller:
    """Tells one case. `cap` is how many characters of one message are told; what is cut off is said."""

    def __init__(self, file: CaseFile, now: float, cap: int) -> None:
        self.file, self.view, self.now, self.cap = file, file.view, now, cap
        self.context = CaseContext(view=file.view, policy=file.policy)
        self.zone = zone_named(file.policy.timezone)

    def time(self, at: float | None) -> str:
        """A time in the policy's time zone; "" for None."""
        return f"{datetime.fromtimestamp(at, self.zone):%Y-%m-%d %H:%M}" if at is not None else ""

    def name(self, who: str | None) -> str:
        """A person's name, on one line."""
        if who == PROGRAM:
            return PROGRAM.capitalize()
        return one_line(self.context.name_of(who), 60) if who else ""

    def tell(self) -> Story:
        """The whole story."""
        view, row = self.view, self.view.row
        said = QCoreApplication.translate("CaseFile", "Case {id} · {customer}")
        return Story(
            row.id,
            said.format(id=row.id, customer=one_line(row.customer, 80)),
            row.level,
            tuple((name, value) for name, value in self._facts() if value),
            summary(self.file, self.time, self.name, self.now),
            trend_of(view, self.context.name_of, self.file.heat),
            tuple(self._sections()),
            tuple(self._foot()),
            self.time,
        )

    def _facts(self) -> Iterator[tuple[str, str]]:
        view, row = self.view, self.view.row
        level = QCoreApplication.translate("CaseFile", "{level}, heat {heat}")
        yield QCoreApplication.translate("CaseFile", "Customer"), one_line(row.customer, 200)
        yield QCoreApplication.translate("CaseFile", "Kind of customer"), words.word("customer_kind", row.customer_kind)
        yield QCoreApplication.translate("CaseFile", "Channel"), words.channel(row.channel)
        yield QCoreApplication.translate("CaseFile", "Level"), level.format(level=words.level(row.level), heat=numbers.whole(row.heat))
        yield QCoreApplication.translate("CaseFile", "Stage"), words.stage(row.stage)
        yield QCoreApplication.translate("CaseFile", "Opened"), self.time(row.opened_at)
        yield QCoreApplication.translate("CaseFile", "Closed"), self.time(view.closed_at)
        yield QCoreApplication.translate("CaseFile", "Agent"), self._agents()
        yield QCoreApplication.translate("CaseFile", "Supervisor"), self._supervisors()
        yield QCoreApplication.translate("CaseFile", "Mediator"), self.name(row.mediator)
        yield QCoreApplication.translate("CaseFile", "Nature"), words.word("nature", view.nature)
        yield QCoreApplication.translate("CaseFile", "Cause"), words.word("cause", view.cause)
        yield QCoreApplication.translate("CaseFile", "Repeat of case"), view.repeat_of or ""
        yield QCoreApplication.translate("CaseFile", "Conversations"), one_line(words.translated(", ").join(view.conversations), 400)

    def _agents(self) -> str:
        spoke = [message.author for message in self.view.messages if message.sender == "agent"]
        return words.translated(", ").join(dict.fromkeys(map(self.name, spoke))) or self.name(self.view.row.agent)

    def _supervisors(self) -> str:
        stepped = [mark.actor for mark in self.view.marks if mark.kind == "stepped_in"]
        return words.translated(", ").join(dict.fromkeys(map(self.name, stepped))) or self.name(self.view.row.supervisor)

    def _sections(self) -> Iterator[Section]:
        none = QCoreApplication.translate("CaseFile", "None.")
        still = QCoreApplication.translate("CaseFile", "The case is still open.")
        end = Section(QCoreApplication.translate("CaseFile", "Resolution"), self._end(), still if self.view.closed_at is None else none)
        offers = Section(QCoreApplication.translate("CaseFile", "Offers and decisions"), tuple(self._offers()), none)
        mediation = (QCoreApplication.translate("CaseFile", "Mediation"), mediation_rows(self))
        form = (QCoreApplication.translate("CaseFile", "Record form"), form_rows(self))
        after = (QCoreApplication.translate("CaseFile", "Follow-up"), follow_up_rows(self))
        yield Section(QCoreApplication.translate("CaseFile", "What happened"), self._happened(), none)
        yield Section(QCoreApplication.translate("CaseFile", "Risk signals"), tuple(self._risks()), none)
        yield Section(QCoreApplication.translate("CaseFile", "Promises"), promise_rows(self), none)
        yield from _told(mediation)
        yield offers
        yield from _told(form)
        yield end
        yield from _told(after)

    def _end(self) -> tuple[Row, ...]:
        """Each closing with who did it; the last one's words are those of the case."""
        closings = [mark for mark in self.view.marks if mark.kind == "case_closed"]
        last = self.view.resolution if self.view.closed_at is not None else None
        said = [mark.values.get("resolution", "") for mark in closings]
        if closings and last is not None:
            said[-1] = last
        again = QCoreApplication.translate("CaseFile", "opened again later")
        open_again = len(closings) - (self.view.closed_at is not None)
        rows = zip(closings, said, strict=True)
        return tuple(
            Row(self.time(mark.at), self.name(mark.actor), safe_text(text, self.cap), notes=again if place < open_again else "")
            for place, (mark, text) in enumerate(rows)
        )

    def _happened(self) -> tuple[Row, ...]:
        told = [(m.at, m.seq, self._message(m)) for m in self.view.messages]
        told += [(mark.at, mark.seq, self._deed(mark)) for mark in self.view.marks if mark.kind not in QUIET]
        written = {mark.values.get("offer"): mark.seq for mark in self.view.marks if mark.kind == "offer_proposed"}
        told += [(offer.proposed_at, written.get(offer.id, self.view.seq), self._proposed(offer)) for offer in self.view.offers]
        return tuple(row for _, _, row in sorted(told, key=lambda each: each[:2]))

    def _message(self, message: MessageView) -> Row:
        who = self.name(message.author) or words.word("sender", message.sender)
        if message.author and message.sender in (*STAFF, "note"):
            who = f"{who} · {words.word('sender', message.sender)}"
        tone = message.sender if message.sender in ("customer", "note", "system") else "staff"
        if message.sender == "customer" and message.level in ("hot", "critical"):
            tone = message.level
        said = self._erased() if message.erased else self._words(message.text)
        return Row(self.time(message.at), who, said, tone, self._remarks(message))

    def _erased(self) -> str:
        """What stands in the place of words that are gone: when, and by whom the last word was."""
        done = next((mark for mark in reversed(self.view.marks) if mark.kind == "words_erased"), None)
        if done is None:
            return QCoreApplication.translate("CaseFile", "[erased]")
        said = QCoreApplication.translate("CaseFile", "[erased on {time} by {name}]")
        return said.format(time=self.time(done.at), name=self.name(done.actor))

    def _words(self, text: str) -> str:
        shown = safe_text(text, self.cap)
        if len(text) <= self.cap:
            return shown
        cut = QCoreApplication.translate("CaseFile", "… [%n more character(s) in the JSON export]", "", len(text) - self.cap)
        return f"{shown} {cut}"

    def _remarks(self, message: MessageView) -> str:
        said = []
        if message.anger is not None:
            said.append(QCoreApplication.translate("CaseFile", "anger {anger}").format(anger=numbers.whole(message.anger)))
        if message.corrected_by:
            by = QCoreApplication.translate("CaseFile", "corrected by {name}; the scorer said {anger}")
            said.append(by.format(name=self.name(message.corrected_by), anger=numbers.whole(message.machine_anger or 0.0)))
        if message.satisfaction is not None:
            said.append(QCoreApplication.translate("CaseFile", "satisfaction {value} of 5").format(value=f"{message.satisfaction:.1f}"))
        said += [words.risk(kind) for kind in message.risks]
        said += [self._phrasing(message, place) for place in range(len(message.phrasing))]
        if message.unsent:
            said.append(QCoreApplication.translate("CaseFile", "not sent by Stepin"))
        return " · ".join(said)

    def _phrasing(self, message: MessageView, place: int) -> str:
        found = message.phrasing[place]
        quoted = QCoreApplication.translate("CaseFile", "“{words}”: {hint}")
        return quoted.format(words=one_line(message.text[found.start : found.end], 60), hint=words.word("phrasing", found.rule))

    def _deed(self, mark: Mark) -> Row:
        reason = one_line(mark.values.get("reason", ""), 400)
        return Row(self.time(mark.at), self.name(mark.actor), safe_text(deed(mark, self.context)), notes=reason)

    def _proposed(self, offer: OfferView) -> Row:
        said = QCoreApplication.translate("CaseFile", "proposed: {type}, {money}")
        text = said.format(type=words.word("offer_type", offer.type), money=numbers.money(offer.money))
        return Row(self.time(offer.proposed_at), self.name(offer.proposed_by), text, notes=one_line(offer.reason, 400))

    def _risks(self) -> Iterator[Row]:
        for kind in RISKS:
            heard = [message for message in self.view.messages if kind in message.risks]
            if heard:
                times = QCoreApplication.translate("CaseFile", "heard %n time(s)", "", len(heard))
                said = self._erased() if heard[0].erased else one_line(heard[0].text, 160)
                yield Row(self.time(heard[0].at), words.risk(kind), said, notes=times)

    def _offers(self) -> Iterator[Row]:
        for offer in self.view.offers:
            proposed = self._proposed(offer)
            state = words.word("offer_state", offer.state)
            yield Row(proposed.time, proposed.who, f"{proposed.text} · {state}", "offer", proposed.notes)
            for mark in self.view.marks:
                if mark.kind != "offer_proposed" and mark.values.get("offer") == offer.id:
                    yield self._deed(mark)

    def _foot(self) -> Iterator[str]:
        made = QCoreApplication.translate("CaseFile", "Made at {time} from entry {seq} of the journal. Times are those of {zone}.")
        yield made.format(time=self.time(self.now), seq=self.view.seq, zone=self.file.policy.timezone)
        entries = self.file.columns["journal"]
        if isinstance(entries, list) and entries:
            proof = QCoreApplication.translate("CaseFile", "Hash of the last entry about this case ({seq}): {hash}")
            yield proof.format(seq=entries[-1]["seq"], hash=entries[-1]["hash"])
        yield QCoreApplication.translate("CaseFile", "Anger, satisfaction and risks are read by a program, unless a person corrected them.")


def _told(part: tuple[str, tuple[Row, ...]]) -> Iterator[Section]:
    """A section that is only there where it has something to tell."""
    title, rows = part
    if rows:
        yield Section(title, rows)


def zone_named(name: str) -> tzinfo:
    """The time zone of that name; UTC where this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError):
        return UTC
