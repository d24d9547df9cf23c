"""One customer across channels: joined where a service is certain, suggested where it is likely, split by hand for good."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.channels.live.seam import Batch, Identity, Receipt
from desktop.core.identities import Pair
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.desk.views import Outcome
from tests.desk.house import FURIOUS, Clock, opened, order
from tests.desk.live.shop import ACCOUNT, came, phone, set_up, write
from tests.desk.signers import enrol

LI: Pair = ("whatsapp", "8613800000000")
MAIL: Pair = ("email", "li@example.org")
WEB: Pair = ("chat", "shop:5")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite") as desk:
        set_up(desk)
        desk.take_batch(ACCOUNT, Batch(tuple(came(f"m{n}", FURIOUS, n, *pair, name="李先生") for n, pair in enumerate((LI, MAIL, WEB)))))
        yield desk
        assert first_fault(desk.path) is None


def tell(desk: Desk, *identities: Identity) -> None:
    desk.take_batch(ACCOUNT, Batch(identities=identities))


def same(desk: Desk, pair: Pair = LI) -> set[Pair]:
    return {known.pair for known in desk.person(*pair).known}


def two(desk: Desk, ident: str, kind: str, one: Pair, other: Pair, by: str = "chen") -> Outcome:
    about = {"channel": one[0], "customer": one[1], "other_channel": other[0], "other_customer": other[1]}
    return order(desk, ident, kind, by, **about)


def test_a_certain_name_joins_customers(desk: Desk) -> None:
    tell(desk, phone(*WEB, "+86 138 0000 0000"), phone(*WEB, "Li@Example.org", kind="email"))
    assert same(desk) == {LI, MAIL, WEB}
    assert {known.why for known in desk.person(*WEB).known} == {None, "phone", "email"}
    assert [(name.kind, name.value) for name in desk.person(*WEB).known[0].names] == [
        ("email", "li@example.org"),
        ("phone", "8613800000000"),
    ]


def test_a_name_that_comes_before_its_customer_joins_him_when_he_writes(desk: Desk) -> None:
    tell(desk, phone(*WEB, "wang@example.org", kind="email"))
    assert same(desk, WEB) == {WEB}
    desk.take_batch(ACCOUNT, Batch((came("m9", "hello", 9, "email", "wang@example.org"),)))
    assert same(desk, WEB) == {WEB, ("email", "wang@example.org")}


def test_what_is_only_likely_is_suggested(desk: Desk) -> None:
    tell(desk, phone(*WEB, "8613800000000", certain=False), phone(*WEB, "8613800000000", certain=False), phone(*WEB, "123"))
    assert same(desk) == {LI}
    found = {(one.pair, one.kind) for one in desk.person(*LI).suggestions}
    assert found == {(WEB, "phone"), (MAIL, "name")}
    tell(desk, phone(*WEB, "8613800000000"))
    assert same(desk) == {LI, WEB}


def test_a_name_that_many_people_have_never_joins(desk: Desk) -> None:
    tell(desk, phone(*WEB, "李先生", kind="name"), phone(*MAIL, "李先生", kind="name"))
    assert same(desk, WEB) == {WEB}
    assert {one.pair for one in desk.person(*WEB).suggestions} == {LI, MAIL}


def test_nobody_without_a_name_is_suggested_by_it(desk: Desk) -> None:
    desk.take_batch(ACCOUNT, Batch((came("m9", "hello", 9, "chat", "x"), came("m8", "hello", 9, "chat", "y", name="王"))))
    assert not desk.person("chat", "x").suggestions
    assert not desk.person("chat", "y").suggestions


def test_leads_join_and_split_by_hand(desk: Desk) -> None:
    assert two(desk, "a", "join_customers", LI, WEB, "nobody").code == "unknown_person"
    assert two(desk, "b", "join_customers", LI, ("chat", "none")).code == "unknown_customer"
    assert two(desk, "c", "join_customers", LI, WEB, "xu").code == "not_your_role"
    assert two(desk, "d", "join_customers", LI, LI).code == "bad_order"
    assert two(desk, "e", "join_customers", LI, WEB).state == {"identity": "joined"}
    assert two(desk, "f", "join_customers", WEB, LI).accepted
    assert same(desk) == {LI, WEB}
    assert two(desk, "g", "split_customers", LI, WEB).state == {"identity": "split"}
    assert same(desk) == {LI}
    enrol(desk, "zhao")
    assert two(desk, "h", "join_customers", LI, WEB, "zhao").code == "unsigned"


def test_a_split_stands_against_what_services_say_later_even_by_a_detour(desk: Desk) -> None:
    two(desk, "a", "split_customers", LI, WEB)
    tell(desk, phone(*WEB, "8613800000000"))
    assert same(desk) == {LI}
    tell(desk, phone(*WEB, "li@example.org", kind="email"))
    assert same(desk, MAIL) == {MAIL, WEB}
    tell(desk, phone(*MAIL, "8613800000000"))
    assert same(desk) == {LI}
    assert WEB not in {one.pair for one in desk.person(*LI).suggestions}
    two(desk, "b", "join_customers", LI, MAIL)
    assert same(desk) == {LI, MAIL, WEB}
    two(desk, "c", "split_customers", LI, WEB)
    assert same(desk) == {LI, MAIL}


def test_a_split_takes_one_out_of_a_person_of_many(desk: Desk) -> None:
    two(desk, "a", "join_customers", LI, MAIL)
    two(desk, "b", "join_customers", MAIL, WEB)
    two(desk, "c", "split_customers", LI, WEB)
    assert (same(desk), same(desk, WEB)) == ({LI, MAIL}, {WEB})


def test_one_timeline_over_channels_and_cases(desk: Desk) -> None:
    tell(desk, phone(*WEB, "8613800000000"), phone(*WEB, "li@example.org", kind="email"))
    entries = desk.timeline(*MAIL)
    assert [(entry.message.id, entry.message.channel) for entry in entries] == [("m0", "whatsapp"), ("m1", "email"), ("m2", "chat")]
    assert len({entry.case for entry in entries}) == 3
    assert [entry.message.id for entry in desk.timeline(*MAIL, limit=1)] == ["m2"]


def test_two_contacts_that_a_help_desk_merged_are_one_person(desk: Desk) -> None:
    merged = came("m9", "hello", 9, "chat", "shop:7", conversation=f"n1:{WEB[1]}")
    desk.take_batch(ACCOUNT, Batch((came("m8", "hello", 8, "chat", "shop:7"),)))
    desk.take_batch(ACCOUNT, Batch((merged, came("m10", "hello", 10, "chat", "shop:7", conversation=f"n1:{WEB[1]}"))))
    assert same(desk, WEB) == {WEB, ("chat", "shop:7")}


def erase(desk: Desk, pair: Pair, number: int) -> None:
    """Close his cases and erase him."""
    for row in desk.queue():
        view = desk.case(row.id)
        if view and (row.channel, view.customer_id) == pair:
            order(desk, f"close{number}{row.id}", "close_case", case=row.id, resolution="done")
    order(desk, f"ask{number}", "erase_customer", channel=pair[0], customer=pair[1], reason="a letter", request=f"q{number}")
    assert order(desk, f"yes{number}", "decide_erasure", "zhao", request=f"q{number}", decision="approve").accepted


def test_nothing_of_an_erased_customers_names_is_left(desk: Desk) -> None:
    tell(desk, phone(*WEB, "8613800000000"), phone(*LI, "US.13491208655302741918", kind="whatsapp_user"))
    write(desk, desk.queue()[0].id)
    erase(desk, LI, 1)
    assert same(desk, WEB) == {WEB}
    left = desk.path.read_bytes() + desk.path.with_name(desk.path.name + "-wal").read_bytes()
    assert b"US.1349120" not in left
    assert first_fault(desk.path) is None
    erase(desk, WEB, 2)


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["join_customers", "split_customers", "tell", "tell", "erase"]),
        st.permutations([LI, MAIL, WEB]),
        st.sampled_from(["8613800000000", "li@example.org", "x@example.org"]),
        st.booleans(),
    ),
    max_size=7,
)


@settings(max_examples=10)
@given(DEEDS)
def test_rebuilt_is_kept_whoever_is_joined_split_and_erased(deeds: list[tuple[str, list[Pair], str, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "r.sqlite", Clock()) as desk:
        set_up(desk)
        desk.take_batch(ACCOUNT, Batch(tuple(came(f"m{n}", FURIOUS, n, *pair) for n, pair in enumerate((LI, MAIL, WEB)))))
        erased: set[Pair] = set()
        for number, (what, (one, other, _), value, certain) in enumerate(deeds):
            if what == "tell":
                tell(desk, phone(*one, value, certain, "email" if "@" in value else "phone"))
            elif what != "erase":
                two(desk, f"o{number}", what, one, other)
            elif one not in erased:
                erased.add(one)
                erase(desk, one, number)
        assert first_fault(desk.path) is None


def test_a_case_view_shows_what_a_service_says_of_an_agents_message(desk: Desk) -> None:
    case = angry_case_of(desk, LI)
    desk.take_batch(ACCOUNT, Batch((came("a1", "sorry", 20, sender="agent"),), (Receipt("whatsapp", "a1", "read", 1.0),)))
    order(desk, "w", "write", case=case, mode="whisper", text="be kind")
    view = desk.case(case)
    assert view is not None
    assert [(message.sender, message.state) for message in view.messages] == [("customer", None), ("note", None), ("agent", "read")]


def angry_case_of(desk: Desk, pair: Pair) -> str:
    found = [row.id for row in desk.queue() if row.channel == pair[0]]
    assert found
    return found[0]


def test_a_message_shows_where_its_letter_is(desk: Desk) -> None:
    case = angry_case_of(desk, LI)
    letter = write(desk, case)
    view = desk.case(case)
    assert view is not None
    [message] = [message for message in view.messages if message.letter]
    assert message.letter is not None
    assert (message.letter.id, message.state, message.unsent) == (letter, "waiting", True)
    assert [(found.id, found.author) for found in desk.letters()] == [(letter, "chen")]


def test_a_legal_hold_holds_for_the_whole_person(desk: Desk) -> None:
    tell(desk, phone(*WEB, "8613800000000"))
    assert order(desk, "h", "set_hold", channel=LI[0], customer=LI[1], reason="a court").accepted
    about = {"channel": WEB[0], "customer": WEB[1], "reason": "a letter"}
    assert order(desk, "a", "erase_customer", request="q", **about).code == "legal_hold"
    two(desk, "s", "split_customers", LI, WEB)
    assert order(desk, "b", "erase_customer", request="q", **about).code == "case_open"
