"""Who could mediate: the fitting first, with reasons; who took part or refused, never."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.case import Case
from desktop.core.mediation import Mediation
from desktop.core.messages import Customer
from desktop.core.people import Person
from desktop.core.roster import Need, Past, Standing, pasts, suggest


def mediator(ident: str, languages: tuple[str, ...] = ("zh",), skills: tuple[str, ...] = ()) -> Person:
    return Person(ident, ident.title(), "mediator", {}, languages, skills)


def names(*roster: tuple[Person, Standing], need: Need) -> list[str]:
    return [candidate.person for candidate in suggest(roster, need)]


def test_the_customers_language_comes_before_skills_and_skills_before_load() -> None:
    skilled, busy = mediator("a", ("en",), ("refund", "safety")), mediator("c", ("zh",), ("refund",))
    roster = [(skilled, Standing(0)), (mediator("b"), Standing(1)), (busy, Standing(2))]
    assert names(*roster, need=Need("zh", ("refund",))) == ["c", "b", "a"]


def test_of_equals_the_one_with_fewer_cases_then_by_name() -> None:
    roster = [(mediator("b"), Standing(0)), (mediator("a"), Standing(0)), (mediator("c", skills=("x",)), Standing(2))]
    assert names(*roster, need=Need("zh", ("x",))) == ["a", "b", "c"]


def test_who_settled_more_comes_first_and_who_is_new_is_not_judged() -> None:
    roster = [(mediator("a"), Standing(0, Past(1, 3))), (mediator("b"), Standing(0, Past(3, 1))), (mediator("c"), Standing(0))]
    found = suggest(roster, Need("zh"))
    assert [candidate.person for candidate in found] == ["b", "a", "c"]
    assert found[0].reasons == (("speaks", "zh"), ("settled", "3/4"), ("load", "0"))
    assert found[2].reasons == (("speaks", "zh"), ("load", "0"))


def test_who_took_part_or_refused_stands_at_the_end_and_says_why() -> None:
    roster = [(mediator("a"), Standing(0)), (mediator("b"), Standing(0)), (mediator("c", ()), Standing(5))]
    found = suggest(roster, Need("zh", (), ("A",), ("b",)))
    assert [(candidate.person, candidate.bar) for candidate in found] == [("c", None), ("a", "not_neutral"), ("b", "refused")]


def test_cantonese_is_a_language_of_its_own() -> None:
    roster = [(mediator("a", ("zh",)), Standing(0)), (mediator("b", ("yue",)), Standing(0))]
    assert names(*roster, need=Need("yue")) == ["b", "a"]


def test_what_was_settled_of_this_kind_counts_beside_all_that_was() -> None:
    risky = Standing(0, Past(2, 2, kinds={"legal": (2, 0), "refund": (0, 2)}))
    found = suggest([(mediator("a"), Standing(0, Past(2, 2))), (mediator("b"), risky)], Need("en", ("legal", "safety")))
    assert [candidate.person for candidate in found] == ["b", "a"]
    assert found[0].reasons == (("settled", "2/4"), ("settled_such", "legal 2/2"), ("load", "0"))


def test_of_several_kinds_the_one_with_most_cases_is_named() -> None:
    standing = Standing(0, Past(3, 1, kinds={"legal": (1, 0), "media": (2, 1)}))
    assert ("settled_such", "media 2/3") in suggest([(mediator("a"), standing)], Need("en", ("legal", "media")))[0].reasons


def test_who_often_declines_comes_later_and_who_never_did_is_not_told_so() -> None:
    found = suggest([(mediator("a"), Standing(0, Past(accepted=1, refused=3))), (mediator("b"), Standing(0, Past(accepted=2)))], Need("en"))
    assert [(candidate.person, candidate.reasons) for candidate in found] == [
        ("b", (("load", "0"),)), ("a", (("declined", "3/4"), ("load", "0")))
    ]  # fmt: skip


def test_who_is_at_work_comes_before_who_is_not_and_whose_hours_nobody_knows_between_them() -> None:
    roster = [(mediator("a"), Standing(0, at_work=False)), (mediator("b"), Standing()), (mediator("c"), Standing(1, at_work=True))]
    found = suggest(roster, Need("en"))
    assert [candidate.person for candidate in found] == ["b", "c", "a"]
    assert [candidate.reasons[0][0] for candidate in found] == ["load", "at_work", "away"]


def test_an_outcome_is_of_who_mediated_last_and_a_no_of_who_said_it() -> None:
    case = Case("chat", Customer("u"), id="K", mediator="wang", risks=("legal",), nature="product")
    agreed = replace(case, mediation=Mediation(accepted=True, agreement="", agreed=("customer", "company"), refused_by=(("ma", "ill"),)))
    failed = replace(case, mediation=Mediation(accepted=True, failed="court"), cause="systemic_fault")
    going = replace(case, mediation=Mediation(accepted=True))
    unasked, left = replace(case, mediation=None), replace(going, mediator=None)
    found = pasts([agreed, failed, going, unasked, left])
    assert found == {
        "ma": Past(refused=1), "wang": Past(1, 1, 3, 0, {"legal": (1, 1), "product": (1, 1), "systemic_fault": (0, 1)})
    }  # fmt: skip
    assert (found["wang"].share, Past().share) == (0.5, None)
