"""Who could mediate: the fitting first, with reasons; who took part or refused, never."""

from __future__ import annotations

from desktop.core.people import Person
from desktop.core.roster import Need, Past, suggest


def mediator(ident: str, languages: tuple[str, ...] = ("zh",), skills: tuple[str, ...] = ()) -> Person:
    return Person(ident, ident.title(), "mediator", {}, languages, skills)


def names(*roster: tuple[Person, int, Past], need: Need) -> list[str]:
    return [candidate.person for candidate in suggest(roster, need)]


def test_the_customers_language_comes_before_skills_and_skills_before_load() -> None:
    skilled, busy = mediator("a", ("en",), ("refund", "safety")), mediator("c", ("zh",), ("refund",))
    roster = [(skilled, 0, Past()), (mediator("b"), 1, Past()), (busy, 2, Past())]
    assert names(*roster, need=Need("zh", ("refund",))) == ["c", "b", "a"]


def test_of_equals_the_one_with_fewer_cases_then_by_name() -> None:
    roster = [(mediator("b"), 0, Past()), (mediator("a"), 0, Past()), (mediator("c", skills=("x",)), 2, Past())]
    assert names(*roster, need=Need("zh", ("x",))) == ["a", "b", "c"]


def test_who_settled_more_comes_first_and_who_is_new_is_not_judged() -> None:
    roster = [(mediator("a"), 0, Past(1, 3)), (mediator("b"), 0, Past(3, 1)), (mediator("c"), 0, Past())]
    found = suggest(roster, Need("zh"))
    assert [candidate.person for candidate in found] == ["b", "a", "c"]
    assert found[0].reasons == (("speaks", "zh"), ("settled", "3/4"), ("load", "0"))
    assert found[2].reasons == (("speaks", "zh"), ("load", "0"))


def test_who_took_part_or_refused_stands_at_the_end_and_says_why() -> None:
    roster = [(mediator("a"), 0, Past()), (mediator("b"), 0, Past()), (mediator("c", ()), 5, Past())]
    found = suggest(roster, Need("zh", (), ("A",), ("b",)))
    assert [(candidate.person, candidate.bar) for candidate in found] == [("c", None), ("a", "not_neutral"), ("b", "refused")]


def test_cantonese_is_a_language_of_its_own() -> None:
    roster = [(mediator("a", ("zh",)), 0, Past()), (mediator("b", ("yue",)), 0, Past())]
    assert names(*roster, need=Need("yue")) == ["b", "a"]
