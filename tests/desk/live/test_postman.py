"""Each letter is sent at most once, wherever the power fails, and none is lost without being shown."""

from __future__ import annotations

import itertools
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.channels.live.seam import Answer, Batch
from desktop.core.errors import Trouble
from desktop.core.outbox import RANK
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.desk.live.postman import Postman
from tests.desk.house import FURIOUS, NINE, Clock, opened, order
from tests.desk.live.shop import ACCOUNT, PowerCut, Service, angry_case, came, letters, receipt, set_up, states, write


@pytest.fixture
def clock() -> Clock:
    return Clock(NINE.timestamp() + 60)


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite", clock) as desk:
        set_up(desk)
        yield desk


def postman(desk: Desk, service: Service, holder: str = "me", alone: bool = True) -> Postman:
    return Postman(desk, ACCOUNT, service, holder, alone, desk._clock)


def test_letters_are_delivered_in_their_order(desk: Desk) -> None:
    case, service = angry_case(desk), Service()
    ids = [write(desk, case, f"r{number}") for number in range(3)]
    at_work = postman(desk, service)
    while at_work.step() is not None:
        pass
    assert service.taken == ids
    assert states(desk) == ["sent"] * 3


def test_what_the_service_did_not_take_is_tried_again_later(desk: Desk, clock: Clock) -> None:
    service = Service(["later", "later"])
    write(desk, angry_case(desk))
    at_work = postman(desk, service)
    at_work.step()
    assert at_work.step() is None
    clock.at += 2
    at_work.step()
    clock.at += 4
    at_work.step()
    assert (len(service.attempts), states(desk)) == (3, ["sent"])


@pytest.mark.parametrize("answer", ["unknown", "unknown_taken", "failed"])
def test_nothing_is_sent_again_by_itself(desk: Desk, clock: Clock, answer: str) -> None:
    service = Service([answer], looks=False)
    letter = write(desk, angry_case(desk))
    at_work = postman(desk, service)
    at_work.step()
    clock.at += 90_000
    assert at_work.step() is None
    assert states(desk) == [answer.split("_")[0]]
    clock.at -= 90_000
    assert order(desk, "again", "resend", letter=letter).accepted
    at_work.step()
    assert (len(service.attempts), states(desk)) == (2, ["sent"])


@pytest.mark.parametrize(
    ("plan", "vague", "looks", "end", "attempts"),
    [
        ("unknown_taken", 0, True, "sent", 1),
        ("unknown_taken", 3, True, "sent", 1),
        ("unknown", 3, True, "sent", 2),
        ("unknown", 99, True, "unknown", 1),
        ("unknown_taken", 2, False, "unknown", 1),
    ],
)
def test_after_a_lost_answer_it_is_looked_before_anything_is_sent_again(
    desk: Desk, clock: Clock, plan: str, vague: int, looks: bool, end: str, attempts: int
) -> None:
    service = Service([plan], looks=looks, vague=vague)
    letter = write(desk, angry_case(desk))
    at_work = postman(desk, service)
    at_work.step()
    assert states(desk) == ["sending" if vague else end]
    write(desk, desk.queue()[0].id, "r2")
    for _ in range(40):
        clock.at += 30
        at_work.step()
    assert (states(desk), service.taken.count(letter)) == ([end, "sent"], int(end == "sent" or plan == "unknown_taken"))
    assert [each.id for each in service.attempts].count(letter) == attempts
    assert service.attempts[-1].id != letter, "nothing overtakes it"


@pytest.mark.parametrize(("plan", "looks", "expected"), [("cut_before", True, 1), ("cut_after", True, 1), ("cut_after", False, 1)])
def test_after_a_cut_the_next_process_looks_first(desk: Desk, clock: Clock, plan: str, looks: bool, expected: int) -> None:
    service = Service([plan], looks=looks)
    letter = write(desk, angry_case(desk))
    with pytest.raises(PowerCut):
        postman(desk, service).step()
    assert states(desk) == ["sending"]
    after = postman(desk, service, "next")
    while after.step() is not None:
        clock.at += 2
    assert service.taken.count(letter) == expected
    assert states(desk) == ["sent" if looks else "unknown"]


def test_a_lease_of_somebody_who_may_be_alive_is_left_to_him_and_then_to_a_person(desk: Desk, clock: Clock) -> None:
    service = Service(["cut_before"])
    write(desk, angry_case(desk))
    with pytest.raises(PowerCut):
        postman(desk, service, "one", alone=False).step()
    other = postman(desk, service, "two", alone=False)
    assert other.step() is None
    clock.at += 301
    other.step()
    assert (other.step(), states(desk), service.taken) == (None, ["unknown"], [])


def test_ones_own_lease_is_looked_after_at_once(desk: Desk) -> None:
    service = Service(["cut_after"])
    write(desk, angry_case(desk))
    with pytest.raises(PowerCut):
        postman(desk, service, alone=False).step()
    postman(desk, service, alone=False).step()
    assert states(desk) == ["sent"]


def test_a_bug_in_an_adapter_leaves_a_letter_unknown(desk: Desk) -> None:
    service = Service(["bug"])
    write(desk, angry_case(desk))
    at_work = postman(desk, service)
    with pytest.raises(ValueError, match="bug"):
        at_work.step()
    at_work.step()
    assert [(row.post.state, row.post.code) for row in letters(desk)] == [("unknown", "broken")]
    assert len(service.attempts) == 1


def test_an_answer_that_could_not_be_kept_is_kept_with_the_next_step(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    service = Service()
    write(desk, angry_case(desk))
    at_work = postman(desk, service)

    def full(*_: object) -> None:
        raise Trouble("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(desk, "settle", full)
        with pytest.raises(Trouble):
            at_work.step()
    at_work.step()
    assert (at_work.step(), states(desk), len(service.attempts)) == (None, ["sent"], 1)


def test_what_was_erased_while_it_was_sent_is_looked_for_no_more(desk: Desk) -> None:
    service = Service(["cut_before"])
    case = angry_case(desk)
    write(desk, case)
    with pytest.raises(PowerCut):
        postman(desk, service).step()
    order(desk, "c", "close_case", case=case, resolution="done")
    order(desk, "e", "erase_customer", request="q", channel="whatsapp", customer="8613800000000", reason="a letter")
    assert order(desk, "d", "decide_erasure", "zhao", request="q", decision="approve").accepted
    postman(desk, service, "next").step()
    assert [(row.post.state, row.post.code) for row in letters(desk)] == [("failed", "erased")]


CUTS = ["before lease", "after lease", "cut_before", "cut_after", "before settle", "after settle", "nowhere"]


def run(desk: Desk, service: Service, cut: str, holder: str) -> None:
    """A process that delivers all it can, cut off at one step of its first letter."""
    settle, lease = desk.settle, desk.lease
    at_work = postman(desk, service, holder)

    def leased(*given: object) -> object:
        if cut == "before lease":
            raise PowerCut
        letter = lease(*given)  # type: ignore[arg-type]
        if cut == "after lease" and letter is not None:
            raise PowerCut
        return letter

    def settled(*given: object) -> object:
        if cut == "before settle":
            raise PowerCut
        changes = settle(*given)  # type: ignore[arg-type]
        if cut == "after settle":
            raise PowerCut
        return changes

    if cut.startswith("cut"):
        service.plan.insert(0, cut)
    desk.lease, desk.settle = leased, settled  # type: ignore[method-assign,assignment]
    try:
        while at_work.step() is not None:
            pass
    except PowerCut:
        pass
    finally:
        desk.lease, desk.settle = lease, settle  # type: ignore[method-assign]
        service.plan = [answer for answer in service.plan if not answer.startswith("cut")]


@settings(max_examples=8)
@given(
    st.lists(st.sampled_from(CUTS), max_size=6),
    st.lists(st.sampled_from(["sent", "later", "failed", "unknown", "unknown_taken"]), max_size=6),
    st.booleans(),
)
def test_at_most_once_and_never_lost_wherever_it_is_cut_off(cuts: list[str], plan: list[str], looks: bool) -> None:
    clock, service = Clock(NINE.timestamp() + 60), Service(list(plan), looks=looks)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.sqlite"
        with opened(path, clock) as desk:
            set_up(desk)
            case = angry_case(desk)
            ids = [write(desk, case, f"r{number}") for number in range(3)]
        for number, cut in enumerate([*cuts, "nowhere", "nowhere", "nowhere"]):
            with opened(path, clock, policy=None) as desk:
                run(desk, service, cut, f"p{number}")
                clock.at += 400
        with opened(path, clock, policy=None) as desk:
            found = {row.id: row.post.state for row in letters(desk)}
        assert first_fault(path) is None
    taken = Counter(service.taken)
    assert max(taken.values(), default=0) <= 1
    for ident in ids:
        assert found[ident] in (("sent", "unknown") if taken[ident] else ("failed", "unknown", "waiting"))
    if looks and not plan:
        assert set(found.values()) == {"sent"}
    assert service.taken == [ident for ident in ids if taken[ident]]


@settings(max_examples=8)
@given(st.lists(st.sampled_from(["sent", "delivered", "read", "failed"]), max_size=5), st.randoms(use_true_random=False), st.booleans())
def test_any_order_of_receipts_and_answers_leads_to_the_same_end(said: list[str], random: Random, named: bool) -> None:
    events = ["settle", *said, *said]
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "r.sqlite", Clock(NINE.timestamp() + 60)) as desk:
        set_up(desk)
        case = angry_case(desk)
        for turn in range(4):
            letter = write(desk, case, f"r{turn}")
            desk.lease(ACCOUNT, "me")
            for event in events:
                if event == "settle":
                    desk.settle(letter, "me", Answer("sent", f"x{turn}"))
                else:
                    desk.take_batch(ACCOUNT, Batch(receipts=(receipt(f"x{turn}", event, letter if named else None),)))
            random.shuffle(events)
        assert set(states(desk)) == {max(["sent", *said], key=RANK.__getitem__)}
        assert first_fault(desk.path) is None


def test_statuses_in_all_their_orders_end_the_same() -> None:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "r.sqlite", Clock(NINE.timestamp() + 60)) as desk:
        set_up(desk)
        case = angry_case(desk)
        for number, way in enumerate(itertools.permutations(["sent", "delivered", "read", "failed"])):
            letter = write(desk, case, f"r{number}")
            desk.lease(ACCOUNT, "me")
            desk.settle(letter, "me", Answer("unknown"))
            for state in way:
                desk.take_batch(ACCOUNT, Batch(receipts=(receipt(f"x{number}", state, letter),)))
        assert states(desk) == ["read"] * 24


def test_a_record_that_was_put_back_sends_nothing_a_second_time(desk: Desk) -> None:
    case, service = angry_case(desk), Service()
    write(desk, case)
    copy = desk.path.with_name("copy.sqlite")
    desk.backup(copy)
    assert postman(desk, service).step() is not None
    place = desk.place()
    assert not desk.hold_back(place).live
    with opened(copy, policy=None) as old:
        assert not old.hold_back("").live
        assert old.hold_back(place).live
        assert [(row.post.state, row.post.code) for row in letters(old)] == [("unknown", "restored")]
        assert postman(old, service).step() is None
    assert len(service.attempts) == 1


def test_nothing_is_leased_when_another_was_faster(desk: Desk) -> None:
    assert desk._write(lambda connection, chain, raced: desk._leased(connection, chain, ACCOUNT, "me", 1.0)) is None


@pytest.mark.parametrize(
    ("plan", "vague", "looks", "end", "attempts"),
    [
        ("cut_after", 3, True, "sent", 1),
        ("cut_before", 3, True, "sent", 2),
        ("cut_before", 99, True, "unknown", 1),
        ("cut_after", 2, False, "unknown", 1),
    ],
)
def test_where_the_service_knows_more_in_a_while_it_is_looked_again(
    desk: Desk, clock: Clock, plan: str, vague: int, looks: bool, end: str, attempts: int
) -> None:
    service = Service([plan], looks=looks, vague=vague)
    write(desk, angry_case(desk))
    desk.take_batch(ACCOUNT, Batch((came("o1", FURIOUS, 1, customer="8613900000000"),)))
    [other] = [row.id for row in desk.queue() if row.customer == "8613900000000"]
    with pytest.raises(PowerCut):
        postman(desk, service).step()
    write(desk, other, "r2")
    after = postman(desk, service, "next")
    after.step()
    after.step()
    assert (states(desk), after.step()) == (["sending", "sent"], None)
    for _ in range(40):
        clock.at += 30
        after.step()
    assert (states(desk), len(service.attempts)) == ([end, "sent"], attempts + 1)


def test_an_account_whose_service_takes_nothing_turns_amber(desk: Desk, clock: Clock) -> None:
    service = Service(["later"] * 3)
    write(desk, angry_case(desk))
    at_work = postman(desk, service)
    lights = []
    for _ in range(4):
        at_work.step()
        clock.at += 20
        [view] = desk.accounts(clock.at)
        lights.append((view.light, view.delayed, view.waiting))
    assert lights == [("green", None, 1), ("green", None, 1), ("amber", "131000", 1), ("green", None, 0)]
