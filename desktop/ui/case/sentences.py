"""What an offer does, in one sentence, before somebody says yes to it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop.core.compensation import is_escalated, needs_second, within_limit
from desktop.core.money import Money
from desktop.core.offers import Offer, Terms
from desktop.ui import numbers, words
from desktop.ui.case.context import CaseContext
from desktop.ui.plain import one_line


def consequence(type: str, money: Money, payee: str, reason: str) -> str:
    """What happens when this offer is approved: type, amount, payee and reason in a sentence."""
    said = {
        "replacement": QCoreApplication.translate("Sentences", "Send {payee} a replacement for “{reason}”."),
        "visit": QCoreApplication.translate("Sentences", "Visit {payee} because of “{reason}”."),
        "coupon": QCoreApplication.translate("Sentences", "Give {payee} a coupon worth {money} for “{reason}”."),
        "fee_waiver": QCoreApplication.translate("Sentences", "Waive {money} of fees for {payee}, for “{reason}”."),
    }.get(type, QCoreApplication.translate("Sentences", "Pay {money} to {payee} for “{reason}”."))
    with_cost = money.minor > 0 and type in ("replacement", "visit")
    shown = said.format(money=numbers.money(money), payee=one_line(payee, 60), reason=one_line(reason, 160))
    if not with_cost:
        return shown
    cost = QCoreApplication.translate("Sentences", "{sentence} It may cost {money}.")
    return cost.format(sentence=shown, money=numbers.money(money))


def offer_consequence(offer: Offer) -> str:
    """What happens when an offer is approved; of several options, one of them."""
    if not offer.options or offer.chosen is not None:
        return consequence(offer.type, offer.money, offer.payee, offer.reason)
    return choice_consequence(offer.options, offer.payee, offer.reason)


def choice_consequence(options: Iterable[Terms], payee: str, reason: str) -> str:
    """What happens when several options are approved."""
    said = QCoreApplication.translate("Sentences", "{payee} chooses one of these, for “{reason}”: {options}.")
    return said.format(payee=one_line(payee, 60), reason=one_line(reason, 160), options=listed(options))


def listed(options: Iterable[Terms]) -> str:
    """Options in a row, with their numbers."""
    each = QCoreApplication.translate("Sentences", "{number}. {option}")
    shown = (each.format(number=place, option=terms(option)) for place, option in enumerate(options, 1))
    return QCoreApplication.translate("Sentences", "; ").join(shown)


def terms(option: Terms) -> str:
    """A type and its amount: "Refund 680.00 CNY"; the type alone where it costs nothing."""
    kind = words.word("offer_type", option.type)
    if not option.money.minor:
        return kind
    return QCoreApplication.translate("Sentences", "{type} {money}").format(type=kind, money=numbers.money(option.money))


def waits(offer: Offer, context: CaseContext) -> str:
    """How long an offer has waited too long, and until when it can be decided; "" where the policy sets no times."""
    said, policy = [], context.policy
    if is_escalated(policy, offer, context.now):
        waited = numbers.duration(context.now - offer.terms_at)
        said.append(QCoreApplication.translate("Sentences", "Escalated: has waited for {time}.").format(time=waited))
    if policy.expire_after is not None:
        until = numbers.day_and_time(offer.terms_at + policy.expire_after, context.now, context.offset())
        said.append(QCoreApplication.translate("Sentences", "Expires at {time}.").format(time=until))
    return " ".join(said)


def after_approval(offer: Offer, context: CaseContext) -> str:
    """What an approval leads to: a second person, or the end."""
    if offer.state == "pending_second":
        names = context.names(offer.approved_by)
        said = QCoreApplication.translate("Sentences", "{names} approved it; one more approval makes it final.")
        return said.format(names=words.translated(", ").join(names))
    if needs_second(context.policy, offer.money):
        return QCoreApplication.translate("Sentences", "Above {limit}: a second person must approve after the first.").format(
            limit=threshold(offer.money.currency, context)
        )
    return QCoreApplication.translate("Sentences", "One approval makes it final; the case then moves to “{stage}”.").format(
        stage=words.stage("carry_out")
    )


def threshold(currency: str, context: CaseContext) -> str:
    """The amount above which two people approve, "" when there is none."""
    budget = context.policy.budgets.get(currency)
    above = budget.second_person_above if budget else None
    return numbers.money(above) if above else ""


def proposer(offer: Offer, context: CaseContext) -> str:
    """Who proposed it and when, and who set other terms since."""
    said = QCoreApplication.translate("Sentences", "Proposed by {name} at {time}")
    shown = said.format(name=one_line(context.name_of(offer.proposed_by)), time=numbers.clock_time(offer.proposed_at, context.offset()))
    if not offer.terms_seq:
        return shown
    set_anew = QCoreApplication.translate("Sentences", "{proposed}; these terms by {name} at {time}")
    name, time = one_line(context.name_of(offer.proposers[-1])), numbers.clock_time(offer.terms_at, context.offset())
    return set_anew.format(proposed=shown, name=name, time=time)


def who_approves(money: Money, context: CaseContext) -> str:
    """Who could approve a new offer of this amount: whether two must, and how many people's limit covers it."""
    me = context.person.id if context.person else None
    able = [p for p in context.policy.people.values() if p.id != me and p.role in ("supervisor", "manager") and within_limit(p, money)]
    if needs_second(context.policy, money):
        two = QCoreApplication.translate("Sentences", "Above {limit}, so two people must approve it.").format(
            limit=threshold(money.currency, context)
        )
        few = QCoreApplication.translate("Sentences", "{sentence} Fewer than two people have a limit that covers it.")
        return two if len(able) > 1 else few.format(sentence=two)
    if not able:
        return QCoreApplication.translate("Sentences", "Nobody else has a limit that covers it.")
    names = words.translated(", ").join(one_line(p.name, 40) for p in able[:3])
    more = len(able) - 3
    if more > 0:
        return QCoreApplication.translate("Sentences", "%n more people and {names} can approve it.", "", more).format(names=names)
    return QCoreApplication.translate("Sentences", "{names} can approve it.").format(names=names)
