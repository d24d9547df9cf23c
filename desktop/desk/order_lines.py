"""Orders as they come in from outside: one JSON object each, checked field by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

import msgspec

from desktop.core import alert_acts, erasure, follow_up, identities, mediation, orders, outbox, signing
from desktop.core.compensation import MOST_OPTIONS
from desktop.core.errors import Refused
from desktop.core.orders import Order

LONGEST_ID = 200
_LARGEST = 2**63 - 1
_ALL = (*orders.ORDERS, *erasure.ORDERS, *signing.ORDERS, *mediation.ORDERS, *follow_up.ORDERS, *alert_acts.ORDERS)
_ALL += (*outbox.ORDERS, *identities.ORDERS)
_KINDS: Mapping[str, type[Order]] = MappingProxyType({order.kind: order for order in _ALL})
_CHOICES: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "step_in": {"mode": orders.MODES},
        "propose_offer": {"type": orders.OFFER_TYPES},
        "decide_offer": {"decision": orders.DECISIONS},
        "write": {"mode": ("reply", "whisper")},
        "set_stage": {"stage": orders.STAGES[:-1]},
        "classify": {"nature": orders.NATURES, "cause": orders.CAUSES},
        "counter_offer": {"type": orders.OFFER_TYPES},
        "settle_payout": {"state": orders.PAYOUT_STATES},
        "decide_policy": {"decision": ("approve", "decline")},
        "bridge_chain": {"what": signing.BREAKS},
        "decide_erasure": {"decision": ("approve", "decline")},
    }
)


def read_order(raw: bytes) -> tuple[str | None, str, dict[str, object]]:
    """The usable id of an order line (None: it has none), who gives it, and its fields."""
    try:
        fields = msgspec.json.decode(raw, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None, "", {}
    ident, by = fields.get("id"), fields.get("by")
    usable = isinstance(ident, str) and 0 < len(ident) <= LONGEST_ID
    return (ident if usable and isinstance(ident, str) else None), (by if isinstance(by, str) else ""), fields


def parse_order(fields: Mapping[str, object]) -> Order:
    """The order of a JSON object. Raises Refused("bad_order"). An amount that is no text is left to policy, as no amount."""
    kind = fields.get("order")
    shape = _KINDS.get(kind) if isinstance(kind, str) else None
    if shape is None or not isinstance(kind, str):
        raise Refused("bad_order")
    values = dict(fields)
    if "amount" in values and not isinstance(values["amount"], str):
        values["amount"] = ""
    try:
        order = msgspec.convert(values, shape)
    except msgspec.ValidationError as problem:
        raise Refused("bad_order") from problem
    if not _choices_right(kind, order) or not _values_right(order):
        raise Refused("bad_order")
    return order


def _choices_right(kind: str, order: Order) -> bool:
    chosen = ((getattr(order, name), allowed) for name, allowed in _CHOICES.get(kind, {}).items())
    return all(value is None or value in allowed for value, allowed in chosen)


def _values_right(order: Order) -> bool:
    match order:
        case orders.CorrectScore():
            return 0 <= order.anger <= 100 and 0 < order.message <= _LARGEST
        case orders.MakePromise() | follow_up.SetCallBack():
            return _is_a_moment(order.due)
        case alert_acts.SnoozeAlert():
            return _is_a_moment(order.until)
        case orders.ProposeOffer():
            return 0 < len(order.offer) <= LONGEST_ID and _options_right(order.options)
        case orders.CounterOffer():
            return _options_right(order.options)
        case orders.UndoOffer():
            return bool(order.reason.strip())
        case orders.ChooseOption():
            return order.option >= 0
        case erasure.EraseCustomer():
            return 0 < len(order.request) <= LONGEST_ID and bool(order.reason.strip())
        case signing.EnrolKey():
            return len(order.public_key) == 32
        case erasure.AboutCustomer() | signing.RevokeKey() | signing.BridgeChain():
            return bool(order.reason.strip())
        case orders.ChangePolicy():
            return 0 < len(order.change) <= LONGEST_ID
        case orders.Write():
            return bool(order.text.strip()) and (order.template is None or (order.mode == "reply" and bool(order.template.name)))
        case _:
            return True


def _is_a_moment(at: datetime) -> bool:
    return at.tzinfo is not None and 1 < at.year < 9999


def _options_right(options: tuple[orders.Option, ...]) -> bool:
    return len(options) < MOST_OPTIONS and all(option.type in orders.OFFER_TYPES for option in options)
