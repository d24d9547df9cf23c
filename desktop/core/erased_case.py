"""What is left of the state of a case when its customer's words are erased: what follows from what is left of its facts."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.case import Case
from desktop.core.mediation import Mediation
from desktop.core.messages import Customer


def erased_case(case: Case, pseudonym: str) -> Case:
    """The state of a case or thread without words."""
    return replace(
        case,
        customer=Customer(pseudonym, None, case.customer.kind),
        last_words="",
        came_by=None,
        resolution=None if case.resolution is None else "",
        offers=tuple(replace(offer, payee=pseudonym, reason="", note="") for offer in case.offers),
        promises=tuple(replace(promise, text="") for promise in case.promises),
        mediation=None if case.mediation is None else _erased_mediation(case.mediation),
        hand=None if case.hand is None else replace(case.hand, reason=""),
        aftercare=None if case.aftercare is None else replace(case.aftercare, note=""),
        form=(),
    )


def _erased_mediation(mediation: Mediation) -> Mediation:
    outside = mediation.outside
    return replace(
        mediation,
        refused_by=tuple((who, "") for who, _ in mediation.refused_by),
        positions=tuple((part, "") for part, _ in mediation.positions),
        proposals=tuple(replace(proposal, text="") for proposal in mediation.proposals),
        agreement="",
        failed="",
        outside=None if outside is None else replace(outside, reference="", note=""),
    )
