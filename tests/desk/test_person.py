"""One person under several names: limits and holds follow the person, as far as the record knows, over channels and erasures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.messages import ERASED
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from tests.desk.house import FURIOUS, POLICY, Clock, message, opened, order, propose, tell

LIMITED = POLICY.replace("daily_budget", 'customer_limit = "1200.00"\ndaily_budget')
A_DAY = 86400.0


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite", clock, policy=LIMITED) as desk:
        yield desk


def case_on(desk: Desk, channel: str, ident: str, customer: str = "u1") -> str:
    """A new case of a customer on a channel."""
    tell(desk, message(ident, FURIOUS, channel=channel, conversation=f"{channel}-{customer}", customer=customer))
    [case] = [row.id for row in desk.queue() if row.channel == channel]
    return case


def pay(desk: Desk, case: str, offer: str, amount: str = "500.00") -> str | None:
    """Give a customer something; the code of the refusal."""
    propose(desk, case, offer, amount)
    return order(desk, f"a-{offer}", "decide_offer", offer=offer, decision="approve").code


def close(desk: Desk, case: str) -> None:
    assert order(desk, f"c-{case}", "close_case", case=case, resolution="done").accepted


def erase(desk: Desk, request: str, channel: str = "chat") -> str:
    about = {"channel": channel, "customer": "u1", "reason": "asked"}
    assert order(desk, f"e-{request}", "erase_customer", request=request, **about).accepted
    assert order(desk, f"d-{request}", "decide_erasure", "zhao", request=request, decision="approve").accepted
    return next(each.customer for each in desk.erasures() if each.request == request)


def test_one_person_on_two_channels_has_one_limit(desk: Desk) -> None:
    chat, mail = case_on(desk, "chat", "m1"), case_on(desk, "email", "m2")
    other = case_on(desk, "phone", "m3", customer="u2")
    assert [pay(desk, chat, "f1"), pay(desk, mail, "f2"), pay(desk, chat, "f3"), pay(desk, mail, "f4")] == [
        None, None, "over_customer_limit", "over_customer_limit",
    ]  # fmt: skip
    assert pay(desk, other, "g1") is None
    brief = desk.offer_brief("f4", 0.0)
    assert brief is not None
    assert ([each.offer for each in brief.earlier], brief.cases_before) == (["f2", "f1", "f3"], 1)


def test_an_erasure_does_not_begin_the_days_anew(desk: Desk, clock: Clock) -> None:
    names = []
    for n in range(2):
        case = case_on(desk, "chat", f"m{n}")
        assert pay(desk, case, f"f{n}") is None
        close(desk, case)
        names.append(erase(desk, f"r{n}"))
        clock.at += A_DAY
    assert len(set(names)) == 2 and all(name.startswith(ERASED) for name in names), "one name would tell that it is one person"
    assert pay(desk, case_on(desk, "email", "m8"), "f8") == "over_customer_limit", "not by another channel either"
    assert pay(desk, case_on(desk, "chat", "m9"), "f9", "200.00") is None
    assert pay(desk, case_on(desk, "phone", "p1", customer="u2"), "g1") is None, "nobody else is meant"
    clock.at += 30 * A_DAY
    assert pay(desk, case_on(desk, "chat", "m10"), "f10") is None
    assert first_fault(desk.path) is None


def test_who_got_nothing_leads_to_no_pseudonym_again(desk: Desk) -> None:
    names = set()
    for n in range(2):
        close(desk, case_on(desk, "chat", f"m{n}"))
        names.add(erase(desk, f"r{n}"))
    twin = opened(desk.path.with_name("other.sqlite"), policy=LIMITED)
    with twin as other:
        close(other, case_on(other, "chat", "m0"))
        names.add(erase(other, "r0"))
    assert len(names) == 3


def test_a_hold_is_lifted_where_one_stands(desk: Desk) -> None:
    close(desk, case_on(desk, "chat", "m1"))
    close(desk, case_on(desk, "email", "m2"))

    def hold(ident: str, kind: str, channel: str) -> str | None:
        return order(
            desk, ident, kind, channel=channel, customer="u1", reason="court", **({"request": ident} if "erase" in kind else {})
        ).code

    assert hold("l0", "lift_hold", "chat") == "no_hold"
    assert hold("h1", "set_hold", "chat") is None
    assert [hold("e1", "erase_customer", "chat"), hold("e2", "erase_customer", "email")] == ["legal_hold"] * 2
    assert [hold("l1", "lift_hold", "email"), hold("l2", "lift_hold", "chat"), hold("l3", "lift_hold", "chat")] == [
        "no_hold",
        None,
        "no_hold",
    ]
    assert hold("e3", "erase_customer", "email") is None
