"""Codes into words: every name and sentence for a code of the floors below, looked up when shown, in the interface's language."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.core.errors import StepinError
from desktop.ui.plain import one_line

LONGEST_CODE = 60
"""The most characters shown of a code that has no word: it may come from a file that somebody else wrote."""


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:
    """Marks a source text for lupdate, which knows this name; Qt's own function has no useful type."""
    return source


_LEVELS = {
    "critical": QT_TRANSLATE_NOOP("Words", "Critical"),
    "hot": QT_TRANSLATE_NOOP("Words", "Hot"),
    "watch": QT_TRANSLATE_NOOP("Words", "Watch"),
    "calm": QT_TRANSLATE_NOOP("Words", "Calm"),
}
_CHANNELS = {
    "whatsapp": QT_TRANSLATE_NOOP("Words", "WhatsApp"),
    "email": QT_TRANSLATE_NOOP("Words", "Email"),
    "chat": QT_TRANSLATE_NOOP("Words", "Web chat"),
    "social": QT_TRANSLATE_NOOP("Words", "Social"),
    "phone": QT_TRANSLATE_NOOP("Words", "Phone"),
}
_STAGES = {
    "listen": QT_TRANSLATE_NOOP("Words", "Listen"),
    "confirm": QT_TRANSLATE_NOOP("Words", "Confirm"),
    "solve": QT_TRANSLATE_NOOP("Words", "Solve"),
    "carry_out": QT_TRANSLATE_NOOP("Words", "Carry out"),
    "follow_up": QT_TRANSLATE_NOOP("Words", "Follow up"),
    "closed": QT_TRANSLATE_NOOP("Words", "Closed"),
}
_RISKS = {
    "safety": QT_TRANSLATE_NOOP("Words", "Safety"),
    "self_harm": QT_TRANSLATE_NOOP("Words", "Self-harm"),
    "violence": QT_TRANSLATE_NOOP("Words", "Violence"),
    "regulator": QT_TRANSLATE_NOOP("Words", "Regulator"),
    "legal": QT_TRANSLATE_NOOP("Words", "Legal"),
    "media": QT_TRANSLATE_NOOP("Words", "Media"),
    "publicity": QT_TRANSLATE_NOOP("Words", "Going public"),
    "consumer_body": QT_TRANSLATE_NOOP("Words", "Consumer body"),
    "chargeback": QT_TRANSLATE_NOOP("Words", "Chargeback"),
    "privacy": QT_TRANSLATE_NOOP("Words", "Privacy"),
    "repeat": QT_TRANSLATE_NOOP("Words", "Repeat"),
    "churn": QT_TRANSLATE_NOOP("Words", "Leaving"),
}
_OFFER_TYPES = {
    "refund": QT_TRANSLATE_NOOP("Words", "Refund"),
    "partial_refund": QT_TRANSLATE_NOOP("Words", "Partial refund"),
    "replacement": QT_TRANSLATE_NOOP("Words", "Replacement"),
    "coupon": QT_TRANSLATE_NOOP("Words", "Coupon"),
    "fee_waiver": QT_TRANSLATE_NOOP("Words", "Fee waived"),
    "damages": QT_TRANSLATE_NOOP("Words", "Actual loss"),
    "goodwill": QT_TRANSLATE_NOOP("Words", "Goodwill"),
    "visit": QT_TRANSLATE_NOOP("Words", "Visit"),
}
_OFFER_STATES = {
    "pending": QT_TRANSLATE_NOOP("Words", "Waiting for approval"),
    "pending_second": QT_TRANSLATE_NOOP("Words", "Waiting for a second approval"),
    "approved": QT_TRANSLATE_NOOP("Words", "Approved"),
    "declined": QT_TRANSLATE_NOOP("Words", "Declined"),
    "sent_back": QT_TRANSLATE_NOOP("Words", "Sent back"),
    "recalled": QT_TRANSLATE_NOOP("Words", "Recalled"),
    "undone": QT_TRANSLATE_NOOP("Words", "Approval taken back"),
    "expired": QT_TRANSLATE_NOOP("Words", "Expired"),
}
_PAYOUT_STATES = {
    "ready": QT_TRANSLATE_NOOP("Words", "Ready to be paid"),
    "to_choose": QT_TRANSLATE_NOOP("Words", "The customer chooses"),
    "listed": QT_TRANSLATE_NOOP("Words", "On the payout list"),
    "paid": QT_TRANSLATE_NOOP("Words", "Paid"),
    "failed": QT_TRANSLATE_NOOP("Words", "Payment failed"),
    "unknown": QT_TRANSLATE_NOOP("Words", "Unknown whether paid"),
    "withdrawn": QT_TRANSLATE_NOOP("Words", "Taken off the list"),
}
_ERASURE_STATES = {
    "proposed": QT_TRANSLATE_NOOP("Words", "Waiting for a second person"),
    "declined": QT_TRANSLATE_NOOP("Words", "Declined"),
    "erased": QT_TRANSLATE_NOOP("Words", "Erased"),
}
_NATURES = {
    "service": QT_TRANSLATE_NOOP("Words", "Service complaint"),
    "product": QT_TRANSLATE_NOOP("Words", "Product complaint"),
    "price": QT_TRANSLATE_NOOP("Words", "Price complaint"),
}
_CAUSES = {
    "unmet_expectation": QT_TRANSLATE_NOOP("Words", "Unmet expectation"),
    "poor_communication": QT_TRANSLATE_NOOP("Words", "Poor communication"),
    "systemic_fault": QT_TRANSLATE_NOOP("Words", "Fault of product or logistics"),
    "personal_mood": QT_TRANSLATE_NOOP("Words", "Personal mood"),
}
_KINDS_OF_CUSTOMER = {
    "individual": QT_TRANSLATE_NOOP("Words", "Individual"),
    "business": QT_TRANSLATE_NOOP("Words", "Business"),
}
_SENDERS = {
    "customer": QT_TRANSLATE_NOOP("Words", "Customer"),
    "agent": QT_TRANSLATE_NOOP("Words", "Agent"),
    "supervisor": QT_TRANSLATE_NOOP("Words", "Supervisor"),
    "mediator": QT_TRANSLATE_NOOP("Words", "Mediator"),
    "manager": QT_TRANSLATE_NOOP("Words", "Manager"),
    "auditor": QT_TRANSLATE_NOOP("Words", "Auditor"),
    "system": QT_TRANSLATE_NOOP("Words", "System"),
    "note": QT_TRANSLATE_NOOP("Words", "Whisper"),
}
_MODES = {
    "watch": QT_TRANSLATE_NOOP("Words", "Watch unseen"),
    "whisper": QT_TRANSLATE_NOOP("Words", "Whisper to the agent"),
    "join": QT_TRANSLATE_NOOP("Words", "Join"),
    "take_over": QT_TRANSLATE_NOOP("Words", "Take over"),
    "leave": QT_TRANSLATE_NOOP("Words", "Leave"),
}
_EVIDENCE = {
    "lexicon": QT_TRANSLATE_NOOP("Words", "Angry wording"),
    "model": QT_TRANSLATE_NOOP("Words", "Sounds angry"),
    "repetition": QT_TRANSLATE_NOOP("Words", "Said again"),
    "emphasis": QT_TRANSLATE_NOOP("Words", "Emphasis"),
    "sarcasm": QT_TRANSLATE_NOOP("Words", "Sarcasm"),
    "risk": QT_TRANSLATE_NOOP("Words", "Risk signal"),
}
_PHRASING = {
    "contrast_after_empathy": QT_TRANSLATE_NOOP("Words", "“But” takes the sympathy back. Say it and stop."),
    "vague_apology": QT_TRANSLATE_NOOP("Words", "Name what you apologise for, without “if”."),
    "blame_customer": QT_TRANSLATE_NOOP("Words", "This blames the customer."),
    "rulebook": QT_TRANSLATE_NOOP("Words", "A rule is not an answer. Say what you can do."),
    "dismissive": QT_TRANSLATE_NOOP("Words", "This sounds like a refusal to help."),
    "mocking": QT_TRANSLATE_NOOP("Words", "This can be read as mockery."),
}
_TILES = {
    "critical": QT_TRANSLATE_NOOP("Words", "Critical"),
    "hot": QT_TRANSLATE_NOOP("Words", "Hot"),
    "watch": QT_TRANSLATE_NOOP("Words", "Watch"),
    "decide": QT_TRANSLATE_NOOP("Words", "For me to decide"),
    "promises": QT_TRANSLATE_NOOP("Words", "Promises due"),
    "unassigned": QT_TRANSLATE_NOOP("Words", "No mediator"),
    "all": QT_TRANSLATE_NOOP("Words", "All"),
}
_REASONS = {
    "bad_json": QT_TRANSLATE_NOOP("Words", "Not a JSON object"),
    "missing_field": QT_TRANSLATE_NOOP("Words", "A field is missing"),
    "bad_value": QT_TRANSLATE_NOOP("Words", "A field has a value that is not allowed"),
    "bad_time": QT_TRANSLATE_NOOP("Words", "The time cannot be read, or has no offset"),
    "too_long": QT_TRANSLATE_NOOP("Words", "Longer than 1,000,000 bytes"),
    "bad_encoding": QT_TRANSLATE_NOOP("Words", "Not valid UTF-8"),
    "not_understood": QT_TRANSLATE_NOOP("Words", "Not a line of a chat that we know"),
    "bad_body": QT_TRANSLATE_NOOP("Words", "Not a delivery that we know of this service"),
    "unsupported": QT_TRANSLATE_NOOP("Words", "A kind of message that we do not know yet"),
    "other_account": QT_TRANSLATE_NOOP("Words", "For a number that is not set up here"),
}
_REFUSALS = {
    "bad_order": QT_TRANSLATE_NOOP("Words", "The order could not be understood."),
    "unknown_person": QT_TRANSLATE_NOOP("Words", "This person is not in the policy."),
    "unknown_case": QT_TRANSLATE_NOOP("Words", "There is no such case."),
    "unknown_offer": QT_TRANSLATE_NOOP("Words", "There is no such offer."),
    "unknown_promise": QT_TRANSLATE_NOOP("Words", "There is no such promise."),
    "unknown_message": QT_TRANSLATE_NOOP("Words", "There is no such message."),
    "unknown_conversation": QT_TRANSLATE_NOOP("Words", "There is no such conversation."),
    "not_your_role": QT_TRANSLATE_NOOP("Words", "Your role may not do this."),
    "case_closed": QT_TRANSLATE_NOOP("Words", "The case is closed."),
    "already_decided": QT_TRANSLATE_NOOP("Words", "This has been decided already."),
    "already_taken": QT_TRANSLATE_NOOP("Words", "Another supervisor has taken this case over."),
    "already_kept": QT_TRANSLATE_NOOP("Words", "This promise has been kept already."),
    "stale": QT_TRANSLATE_NOOP("Words", "Something changed while you were looking. Look again, then decide."),
    "own_proposal": QT_TRANSLATE_NOOP("Words", "You set these terms yourself; somebody else decides."),
    "same_person_twice": QT_TRANSLATE_NOOP("Words", "You have approved this already; a second person has to."),
    "not_a_mediator": QT_TRANSLATE_NOOP("Words", "This person is not on the roster of mediators."),
    "not_neutral": QT_TRANSLATE_NOOP("Words", "This mediator is part of the case and would not be neutral."),
    "bad_amount": QT_TRANSLATE_NOOP("Words", "The amount or its currency is not allowed."),
    "over_limit": QT_TRANSLATE_NOOP("Words", "The amount is above your limit."),
    "over_customer_limit": QT_TRANSLATE_NOOP("Words", "This customer would get more than one customer may in this time."),
    "over_budget": QT_TRANSLATE_NOOP("Words", "The amount is above what is left of the day's or the month's budget."),
    "unknown_change": QT_TRANSLATE_NOOP("Words", "There is no such change of policy."),
    "no_delegation": QT_TRANSLATE_NOOP("Words", "Nobody has delegated this to you for now."),
    "expired": QT_TRANSLATE_NOOP("Words", "Nobody decided in time; the offer has expired."),
    "not_approved": QT_TRANSLATE_NOOP("Words", "The offer is not approved."),
    "being_paid": QT_TRANSLATE_NOOP("Words", "This is on its way to be paid, or paid; it can no longer be changed."),
    "not_chosen": QT_TRANSLATE_NOOP("Words", "The customer has to choose one of the options first."),
    "not_listed": QT_TRANSLATE_NOOP("Words", "This is not on the payout list."),
    "old_list": QT_TRANSLATE_NOOP("Words", "This answers an earlier list; the offer has been put on the list again since."),
    "another_lists": QT_TRANSLATE_NOOP("Words", "You said that this was not paid; somebody else has to put it on the list again."),
    "waits_for_person": QT_TRANSLATE_NOOP("Words", "Nobody knows whether this was paid; a person has to find out and record it by hand."),
    "already_paid": QT_TRANSLATE_NOOP("Words", "This has been paid already."),
    "bad_policy": QT_TRANSLATE_NOOP("Words", "The policy cannot be read."),
    "no_mediation": QT_TRANSLATE_NOOP("Words", "There is no mediation, agreement or third party that this could be about."),
    "no_hand": QT_TRANSLATE_NOOP("Words", "No hand is up in this case."),
    "not_confirmed": QT_TRANSLATE_NOOP("Words", "The policy asks that another lead with a key confirms a first key."),
    "no_hold": QT_TRANSLATE_NOOP("Words", "There is no legal hold on this customer."),
    "unknown_customer": QT_TRANSLATE_NOOP("Words", "Nobody of that id has written on this channel."),
    "unknown_request": QT_TRANSLATE_NOOP("Words", "Nobody has asked for this erasure."),
    "legal_hold": QT_TRANSLATE_NOOP("Words", "A legal hold stands: this customer's words must be kept."),
    "case_open": QT_TRANSLATE_NOOP("Words", "A case of this customer is open; close it first."),
    "unknown_letter": QT_TRANSLATE_NOOP("Words", "There is no such message on its way."),
    "window_closed": QT_TRANSLATE_NOOP(
        "Words", "WhatsApp takes free text until 24 hours after the customer's last message only. Choose a template."
    ),
    "too_few_managers": QT_TRANSLATE_NOOP("Words", "A policy needs at least two managers, or nobody could ever change it again."),
    "unsigned": QT_TRANSLATE_NOOP("Words", "You have a key: sign in with it first. Nothing you do counts without it."),
    "bad_key": QT_TRANSLATE_NOOP("Words", "This key cannot be enrolled: it is somebody else's already, or it was not proved."),
    "unknown_key": QT_TRANSLATE_NOOP("Words", "There is no such key."),
    "not_broken": QT_TRANSLATE_NOOP("Words", "Nothing is broken there; nothing has to be bridged."),
    "weak_secret": QT_TRANSLATE_NOOP(
        "Words", "The secret is too short: at least twelve characters, or six where the system keeps the other half of the key."
    ),
    "wrong_secret": QT_TRANSLATE_NOOP("Words", "This secret does not open your key."),
    "locked_out": QT_TRANSLATE_NOOP("Words", "Too many wrong secrets. Try again in 15 minutes."),
    "no_key": QT_TRANSLATE_NOOP("Words", "No key of yours lies on this machine."),
    "lost_half": QT_TRANSLATE_NOOP("Words", "The system has lost its half of your key. Enrol a new one."),
}
_POLICY_STATES = {
    "proposed": QT_TRANSLATE_NOOP("Words", "Asked for. Another manager decides it here."),
    "adopted": QT_TRANSLATE_NOOP("Words", "Approved: the new policy holds from now on."),
    "declined": QT_TRANSLATE_NOOP("Words", "Declined: the policy stays as it is."),
}
_TROUBLES = {
    "bug": QT_TRANSLATE_NOOP("Words", "A part of Stepin failed; what is stored is safe. The terminal has the details."),
    "gone": QT_TRANSLATE_NOOP("Words", "The record has vanished; is its drive still there?"),
}
_TABLES: Mapping[str, Mapping[str, str]] = {
    "level": _LEVELS, "channel": _CHANNELS, "stage": _STAGES, "risk": _RISKS, "offer_type": _OFFER_TYPES, "offer_state": _OFFER_STATES,
    "payout_state": _PAYOUT_STATES, "policy_state": _POLICY_STATES, "erasure_state": _ERASURE_STATES,
    "nature": _NATURES, "cause": _CAUSES, "customer_kind": _KINDS_OF_CUSTOMER, "sender": _SENDERS, "role": _SENDERS, "mode": _MODES,
    "evidence": _EVIDENCE, "phrasing": _PHRASING, "tile": _TILES, "reason": _REASONS, "refusal": _REFUSALS, "trouble": _TROUBLES,
}  # fmt: skip


def word(table: str, code: str | None) -> str:
    """The word for a code of a table (`level`, `channel`, `stage`, `risk`, ...); the code itself when we have none, "" for None."""
    if code is None:
        return ""
    source = _TABLES[table].get(code)
    return one_line(code, LONGEST_CODE) if source is None else translated(source)


def translated(source: str) -> str:
    """The translation of a source text of the context Words."""
    return QCoreApplication.translate("Words", source)


def level(code: str) -> str:
    """calm, watch, hot, critical."""
    return word("level", code)


def channel(code: str) -> str:
    """A channel's name."""
    return word("channel", code)


def stage(code: str) -> str:
    """One of the six stages."""
    return word("stage", code)


def risk(kind: str) -> str:
    """A risk signal, short enough for a chip."""
    return word("risk", kind)


def risks(kinds: tuple[str, ...]) -> str:
    """Several risk signals, joined as a list."""
    return translated(QT_TRANSLATE_NOOP("Words", ", ")).join(map(risk, kinds))


def refusal(code: str | None) -> str:
    """Why policy said no, in a sentence."""
    return word("refusal", code) if code in _REFUSALS else unexpected(code or "")


def policy_state(code: str | None) -> str:
    """What became of an order about the policy, in a sentence."""
    return word("policy_state", code)


def trouble(error: StepinError) -> str:
    """What went wrong, in a sentence, for any of our three kinds of error."""
    for table in ("trouble", "refusal", "reason"):
        if error.code in _TABLES[table]:
            return word(table, error.code)
    return unexpected(str(error))


def unexpected(code: str) -> str:
    """A sentence for a code that has none of its own."""
    return QCoreApplication.translate("Words", "This did not work ({code}).").format(code=one_line(code, 2 * LONGEST_CODE))
