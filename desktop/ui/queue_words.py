"""What a row of the queue says in words: its cells, its tooltip, and the sentence that a screen reader speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.core.heat import HeatSettings, live_heat
from desktop.core.windows import MARGIN, is_closed
from desktop.ui import numbers, words
from desktop.ui.plain import one_line
from desktop.ui.queue_order import PENDING, SOON

if TYPE_CHECKING:
    from desktop.core.offers import Offer
    from desktop.desk.views import QueueRow

LAST_HOURS = 3 * 3600.0
"""Seconds before the end of WhatsApp's 24 hours from which on the row counts them down."""
ACTS, WATCHES = "▸", "◦"
SLOW = 3.0
"""Seconds of opening after which the queue says what may take so long."""
_STATE_ORDER = ("pending", "pending_second", "approved", "sent_back")


def why_empty(opening: float | None, hidden: bool) -> str:
    """What stands in the place of rows: the record has been opening for so many seconds, or all cases are `hidden`, or there are none."""
    if opening is not None:
        text = QCoreApplication.translate("StatusBar", "Opening the record")
        more = QCoreApplication.translate(
            "QueueView", "One that an older version wrote is first copied, checked and brought up to date: minutes, where it is very large."
        )
        return text if opening < SLOW else f"{text}\n{more}"
    if hidden:
        return QCoreApplication.translate("QueueView", "No case here.")
    return QCoreApplication.translate(
        "QueueView",
        "Nobody needs you. What other programs bring in appears here by itself.\nTo import chats, press Ctrl+I or drop files here.",
    )


def heat_now(row: QueueRow, now: float, heat: HeatSettings) -> float:
    """The heat of a case at `now`, faded since its last message."""
    return live_heat(row.rank, row.level, now, heat)


def foremost_offer(row: QueueRow) -> Offer | None:
    """The offer that the queue names: one to decide before one decided."""
    known = [offer for offer in row.offers if offer.state in _STATE_ORDER]
    return min(known, key=lambda offer: _STATE_ORDER.index(offer.state), default=None)


def money_waiting(row: QueueRow, now: float) -> tuple[str, str]:
    """The last cell in two short lines: a raised hand, an offer to decide, a promise overdue or near, an offer decided; empty when there
    is none.

    A promise that is late is named even where an offer stands first."""
    if row.hand_since is not None:
        return QCoreApplication.translate("Queue", "Hand up"), numbers.duration(now - row.hand_since)
    offer, promise = foremost_offer(row), _promise(row, now)
    if offer is not None and offer.state in PENDING:
        return _worth(offer), promise[0] or _undecided(offer)
    if promise[0]:
        return promise
    return window_left(row, now) if offer is None else (_worth(offer), words.word("offer_state", offer.state))


def window_left(row: QueueRow, now: float) -> tuple[str, str]:
    """How long a WhatsApp customer may still be written to freely, in two short lines; empty as long as that is long, and elsewhere."""
    if row.deadline is None or row.deadline - MARGIN - now > LAST_HOURS:
        return "", ""
    if is_closed(row.deadline, now):
        return QCoreApplication.translate("Queue", "24 h over"), QCoreApplication.translate("Queue", "template only")
    left = numbers.duration(row.deadline - MARGIN - now)
    return QCoreApplication.translate("Queue", "24 h end"), QCoreApplication.translate("Queue", "in {time}").format(time=left)


def _worth(offer: Offer) -> str:
    if not offer.money.minor:
        return words.word("offer_type", offer.type)
    return f"{numbers.amount(offer.money)} {offer.money.currency}"


def _undecided(offer: Offer) -> str:
    if offer.state == "pending_second":
        return QCoreApplication.translate("Queue", "2nd approval")
    return QCoreApplication.translate("Queue", "to approve")


def _promise(row: QueueRow, now: float) -> tuple[str, str]:
    if row.promise_due is None or row.promise_due > now + SOON:
        return "", ""
    if row.promise_due <= now:
        return QCoreApplication.translate("Queue", "Promise late"), numbers.duration(now - row.promise_due)
    left = QCoreApplication.translate("Queue", "in {time}").format(time=numbers.duration(row.promise_due - now))
    return QCoreApplication.translate("Queue", "Promise due"), left


def people_here(row: QueueRow, name: Callable[[str | None], str]) -> str:
    """The mediator, then who is in the case: who acts has a full sign, who only watches an open one."""
    here = [f"{WATCHES if mode == 'watch' else ACTS} {name(person)}" for person, mode in row.present]
    return "  ".join(filter(None, (name(row.mediator), *here)))


def waiting(row: QueueRow, now: float) -> str:
    """How long the customer has waited for an answer; since he last wrote when nobody owes him one."""
    since = row.waiting_since if row.waiting_since is not None else row.last_customer_at
    return "" if since is None else numbers.duration(now - since)


def total(row: QueueRow, now: float) -> str:
    """How long the case has been open."""
    return numbers.duration(now - row.opened_at)


def sentence(row: QueueRow, now: float, heat: HeatSettings, name: Callable[[str | None], str]) -> str:
    """The whole row, to be spoken."""
    said = QCoreApplication.translate("Queue", "{customer}, {channel}. {level}, heat {heat}, {trend}.").format(
        customer=one_line(row.customer), channel=words.channel(row.channel), level=words.level(row.level),
        heat=numbers.whole(heat_now(row, now, heat)), trend=trend_word(row.trend),
    )  # fmt: skip
    parts = [said]
    if row.risks:
        parts.append(QCoreApplication.translate("Queue", "Risks: {risks}.").format(risks=words.risks(row.risks)))
    parts.append(
        QCoreApplication.translate("Queue", "Stage: {stage}. Agent: {agent}. Waiting {waiting}, open for {total}.").format(
            stage=words.stage(row.stage), agent=name(row.agent) or "–", waiting=waiting(row, now) or "–", total=total(row, now)
        )
    )
    parts.extend(_here(row, name))
    parts.extend(filter(None, (*money_waiting(row, now), one_line(row.last_words))))
    return " ".join(parts)


def trend_word(trend: int) -> str:
    """Which way the heat goes."""
    if trend > 0:
        return QCoreApplication.translate("Queue", "rising")
    return QCoreApplication.translate("Queue", "falling") if trend < 0 else QCoreApplication.translate("Queue", "steady")


def tooltip(row: QueueRow, column: str, now: float, name: Callable[[str | None], str]) -> str:
    """What hovering over a cell tells beyond what the cell shows; plain text."""
    if column == "customer":
        return f"{row.customer} · {words.channel(row.channel)} · {row.id}\n{row.last_words}"
    if column in ("heat", "trend"):
        text = QCoreApplication.translate("Queue", "{level}, {trend}. Heat {heat} after the last message; it fades with time.")
        return text.format(level=words.level(row.level), trend=trend_word(row.trend), heat=numbers.whole(row.heat))
    if column == "risks":
        return "\n".join(map(words.risk, row.risks))
    if column == "agent":
        return "\n".join(_people(row, name))
    if column == "waiting":
        text = QCoreApplication.translate("Queue", "Since the customer last wrote: {waiting}\nSince the case was opened: {total}")
        return "\n".join(filter(None, (text.format(waiting=waiting(row, now) or "–", total=total(row, now)), _window_line(row, now))))
    if column == "offer":
        return "\n".join((*(_offer_line(offer) for offer in row.offers), *filter(None, (_window_line(row, now),))))
    return words.stage(row.stage)


def _window_line(row: QueueRow, now: float) -> str:
    if row.deadline is None:
        return ""
    if is_closed(row.deadline, now):
        return QCoreApplication.translate("Queue", "WhatsApp: 24 hours after the customer's last message only a template can be sent.")
    text = QCoreApplication.translate("Queue", "WhatsApp: free text can be sent for {time} more.")
    return text.format(time=numbers.duration(row.deadline - MARGIN - now))


def heading_help(column: str) -> str:
    """What a column means, for those who hover over its heading."""
    if column == "heat":
        return QCoreApplication.translate("Queue", "How much the case asks for you now: anger and risk, fading with time. A click sorts.")
    if column == "trend":
        return QCoreApplication.translate("Queue", "The heat after each of the last messages, and where it goes.")
    if column == "waiting":
        return QCoreApplication.translate("Queue", "Above: since the customer wrote. Below: since the case was opened.")
    if column == "offer":
        return QCoreApplication.translate("Queue", "Money and promises. Blue is what you can decide or must keep.")
    if column == "agent":
        return QCoreApplication.translate("Queue", "Above: the agent. Below: the mediator, ▸ who acts, ◦ who watches.")
    return QCoreApplication.translate("Queue", "A click sorts, another turns the order round; a right click has more.")


def _people(row: QueueRow, name: Callable[[str | None], str]) -> list[str]:
    pairs = (("agent", row.agent), ("mediator", row.mediator), ("supervisor", row.supervisor))
    return [*(f"{words.word('role', role)}: {name(person)}" for role, person in pairs if person), *_here(row, name)]


def _here(row: QueueRow, name: Callable[[str | None], str]) -> list[str]:
    said = {
        "watch": QCoreApplication.translate("Queue", "{name} watches, unseen by the customer"),
        "whisper": QCoreApplication.translate("Queue", "{name} whispers to the agent"),
        "join": QCoreApplication.translate("Queue", "{name} has joined"),
    }
    taken = QCoreApplication.translate("Queue", "{name} has taken over")
    return [said.get(mode, taken).format(name=name(person)) for person, mode in row.present]


def _offer_line(offer: Offer) -> str:
    return f"{words.word('offer_type', offer.type)} {numbers.money(offer.money)}: {words.word('offer_state', offer.state)}"
