"""The cost of not settling: an expected loss, every input of it shown and open to correction.

    cost = sum over the risks that were heard of (chance * loss) + chance of losing the customer * his value + reach / 1000 * cost of a
    thousand who read of it, if the customer threatens to publish

The chances and losses are an organisation's own to set; ours are examples to start from and are shown as such.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

CHANCES: Mapping[str, float] = MappingProxyType(
    {
        "regulator": 0.2, "consumer_body": 0.2, "media": 0.1, "publicity": 0.3, "legal": 0.1, "chargeback": 0.5, "safety": 0.3,
        "self_harm": 0.0, "violence": 0.0, "churn": 0.5, "repeat": 0.0, "privacy": 0.2,
    }
)  # fmt: skip
"""How often what was threatened or feared comes true, by kind of risk: examples. What cannot be counted in money has none."""

LOSSES: Mapping[str, float] = MappingProxyType(
    {"regulator": 5000.0, "consumer_body": 1000.0, "media": 20000.0, "legal": 8000.0, "chargeback": 100.0, "safety": 30000.0,
     "privacy": 10000.0}
)  # fmt: skip
"""What it then costs, in whole units of the policy's currency: examples."""

PUBLISHING = frozenset({"media", "publicity"})
_CHURN_WITHOUT_A_WORD = 0.2
"""Of angry customers who say nothing of leaving, so many leave all the same (an example too)."""


@dataclass(frozen=True, slots=True)
class CostInputs:
    """What the formula is given. Chances 0..1; money in whole units of the offer's currency; `reach` in people."""

    chances: Mapping[str, float] = field(default_factory=dict)
    losses: Mapping[str, float] = field(default_factory=dict)
    churn: float = _CHURN_WITHOUT_A_WORD
    customer_value: float = 500.0
    reach: float = 0.0
    per_thousand: float = 20.0


def inputs_for(risks: Collection[str]) -> CostInputs:
    """The examples for the risks that were heard in a case."""
    heard = [kind for kind in CHANCES if kind in risks and kind in LOSSES]
    publishes = bool(PUBLISHING & set(risks))
    return CostInputs(
        {kind: CHANCES[kind] for kind in heard},
        {kind: LOSSES[kind] for kind in heard},
        CHANCES["churn"] if "churn" in risks else _CHURN_WITHOUT_A_WORD,
        reach=10_000.0 if publishes else 0.0,
    )


def parts_of(inputs: CostInputs) -> dict[str, float]:
    """What each part of the formula adds, in whole units: a risk by its kind, `churn`, `reach`."""
    parts = {kind: chance * inputs.losses.get(kind, 0.0) for kind, chance in inputs.chances.items()}
    parts["churn"] = inputs.churn * inputs.customer_value
    parts["reach"] = inputs.reach / 1000.0 * inputs.per_thousand
    return {kind: added for kind, added in parts.items() if added}


def cost_of_not_settling(inputs: CostInputs) -> float:
    """The expected loss, in whole units of the currency."""
    return sum(parts_of(inputs).values())
