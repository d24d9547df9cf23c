"""Keys in the record: who enrols and revokes them, what is refused unsigned, and what verification makes of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.erasure import CustomerErased, Replaced
from desktop.core.errors import Refused
from desktop.core.facts import Fact, LearningSet, OrderNoted
from desktop.core.signing import ENTRY, BridgeChain, ChainBridged, KeyEnrolled, SignInLocked, enrolment
from desktop.db import journal
from desktop.db.chain import Break, check_chain, first_break
from desktop.db.codec import commitment, link, rfc3339
from desktop.db.journal import Chain, Draft
from desktop.db.verify import examine, first_fault
from desktop.desk.desk import Desk
from desktop.desk.views import Outcome
from desktop.keys.signer import LocalSigner, new_signer
from tests.desk.house import NINE, POLICY, Clock, message, open_case, opened, order, propose, tell
from tests.desk.signers import enrol, enrolled, signed
from tools import verify_record


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite", Clock()) as desk:
        yield desk


def test_who_has_a_key_is_refused_without_it(desk: Desk) -> None:
    case = open_case(desk)
    propose(desk, case)
    chen, zhao = enrol(desk), enrol(desk, "zhao")
    assert order(desk, "o1", "decide_offer", offer="f1", decision="approve").code == "unsigned"
    assert signed(desk, zhao, "o2", "decide_offer", "chen", offer="f1", decision="approve").code == "unsigned"
    assert signed(desk, new_signer("chen"), "o3", "decide_offer", offer="f1", decision="approve").code == "unsigned"
    assert signed(desk, None, "o4", "open_case", channel="chat", conversation="c1").code == "unsigned"
    assert signed(desk, None, "o5", "write", case=case, mode="reply", text="hello").code == "unsigned"
    assert signed(desk, None, "o6", "change_policy", change="p1", text=POLICY).code == "unsigned"
    assert signed(desk, None, "o7", "set_hold", channel="chat", customer="u1", reason="court").code == "unsigned"
    assert signed(desk, chen, "o8", "decide_offer", offer="f1", decision="approve").state == {"offer": "approved"}
    assert signed(desk, chen, "o9", "write", case=case, mode="reply", text="hello").accepted
    assert first_fault(desk.path) is None


def test_what_is_wrong_with_an_order_or_its_giver_comes_before_the_signature(desk: Desk) -> None:
    enrol(desk)
    assert order(desk, "o1", "decide_offer", offer="f1", decision="maybe").code == "bad_order"
    assert order(desk, "o2", "step_in", "nobody", case="K", mode="watch").code == "unknown_person"
    assert order(desk, "o3", "step_in", case="K", mode="watch").code == "unsigned"
    assert signed(desk, None, "o4", "set_hold", "nobody", channel="chat", customer="u1", reason="x").code == "unknown_person"


def test_a_person_without_a_key_works_as_before_and_is_counted(desk: Desk) -> None:
    propose(desk, open_case(desk))
    chen = enrol(desk)
    assert order(desk, "o1", "decide_offer", "lin", offer="f1", decision="send_back", reason="why?").accepted
    signed(desk, chen, "o2", "step_in", case="K", mode="watch")
    report = examine(desk.path)
    assert (report.fault, report.signed, dict(report.unsigned), report.bridged) == (None, 1, {"xu": 1, "lin": 1}, ())


def test_a_signature_stands_over_the_hash_with_its_key(desk: Desk) -> None:
    chen = enrol(desk)
    row = desk._read().execute("SELECT actor, key_id, length(signature) FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    assert row == ("chen", chen.key_id, 64)
    [key] = desk.enrolled_keys()
    assert (key.key_id, key.person, key.public_key, key.revoked_at) == (chen.key_id, "chen", chen.public_key, None)
    assert desk.enrolled_keys("zhao") == []


def test_a_second_key_is_enrolled_with_the_first(desk: Desk) -> None:
    chen = enrol(desk)
    second = new_signer("chen")
    assert enrolled(desk, second, second).code == "unsigned"
    assert enrolled(desk, second, chen, "e2").accepted
    assert signed(desk, second, "o1", "open_case", channel="chat", conversation="c1").code == "unknown_conversation"
    assert first_fault(desk.path) is None


def test_a_key_that_is_not_ones_own_is_not_enrolled(desk: Desk) -> None:
    chen, other = enrol(desk), new_signer("zhao")
    assert enrolled(desk, other, None).code == "unsigned"
    assert enrolled(desk, other, chen, "e2").code == "unsigned"
    assert enrolled(desk, other, other, "e3", proof=chen.proof()).code == "bad_key"
    assert enrolled(desk, new_signer("nobody"), None, "e4").code == "unknown_person"
    again = new_signer("chen")
    assert enrolled(desk, again, chen, "e5").accepted
    assert enrolled(desk, again, chen, "e6").code == "bad_key"
    assert signed(desk, chen, "e7", "enrol_key", public_key="AAAA", proof="AAAA").code == "bad_order"
    assert first_fault(desk.path) is None, "a refusal is not signed with a key that was refused"


def test_nobody_signs_as_the_program_itself(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite", policy=POLICY.replace('"zhao"', '"chat"')) as desk:
        chat = new_signer("chat")
        assert enrolled(desk, chat, chat).code == "bad_key"


def test_a_revoked_key_signs_nothing_more(desk: Desk) -> None:
    chen, zhao, lin = enrol(desk), enrol(desk, "zhao"), enrol(desk, "lin")
    assert signed(desk, None, "r0", "revoke_key", "he", key=chen.key_id, reason="lost").code == "unsigned"
    assert signed(desk, lin, "r1", "revoke_key", key=chen.key_id, reason="lost").code == "not_your_role"
    assert signed(desk, zhao, "r2", "revoke_key", key="none", reason="lost").code == "unknown_key"
    assert signed(desk, zhao, "r3", "revoke_key", key=chen.key_id, reason="").code == "bad_order"
    assert signed(desk, zhao, "r4", "revoke_key", key=chen.key_id, reason="lost").accepted
    assert signed(desk, zhao, "r5", "revoke_key", key=chen.key_id, reason="lost").code == "already_decided"
    assert signed(desk, chen, "o1", "step_in", case="K", mode="watch").code == "unsigned"
    assert signed(desk, None, "o2", "step_in", case="K", mode="watch").code == "unsigned"
    assert signed(desk, lin, "r6", "revoke_key", key=lin.key_id, reason="left").accepted
    new = enrol(desk)
    assert signed(desk, new, "o3", "step_in", case="K", mode="watch").code == "unknown_case"
    kept = {(key.person, key.revoked_by, key.reason) for key in filter(lambda key: key.revoked_at, desk.enrolled_keys())}
    assert kept == {("chen", "zhao", "lost"), ("lin", "lin", "left")}
    assert first_fault(desk.path) is None


def asks_for_confirmation(desk: Desk) -> None:
    """The policy asks for confirmed keys from here on."""
    text = f"confirmed_keys = true\n{POLICY}"
    assert order(desk, "p1", "change_policy", change="p1", text=text).accepted
    assert order(desk, "p2", "decide_policy", "zhao", change="p1", decision="approve").accepted


def test_where_the_policy_asks_another_lead_confirms_a_first_key(desk: Desk) -> None:
    asks_for_confirmation(desk)
    chen = enrol(desk)

    def confirmed(new: LocalSigner, by: LocalSigner | None, signs: LocalSigner | None = None, **other: object) -> str | None:
        about = enrolment(new.person, new.key_id, new.public_key, new.proof(), by)
        return desk.handle(replace(about, id=f"{about.id}-{desk.seq()}", **other), signs or new)[0].code

    lin, xu = new_signer("lin"), new_signer("xu")
    assert confirmed(lin, None) == "not_confirmed"
    assert confirmed(lin, new_signer("chen")) == "not_confirmed", "with a key that the record does not know"
    assert confirmed(lin, lin) == "not_confirmed"
    assert confirmed(lin, chen, vouch=chen.sign(b"something else")) == "not_confirmed"
    assert confirmed(lin, chen, voucher="zhao") == "not_confirmed"
    assert confirmed(lin, chen) is None
    assert confirmed(new_signer("lin"), None, lin) is None, "who has a key needs nobody"
    assert confirmed(xu, lin) is None
    assert confirmed(new_signer("he"), xu) == "not_confirmed", "an agent confirms nothing"
    signed(desk, chen, "r1", "revoke_key", key=xu.key_id, reason="lost")
    assert confirmed(new_signer("xu"), None) == "not_confirmed", "a first key again"
    told = [
        f"key {key.key_id} {key.person!r} " + (f"confirmed by {key.confirmed_by!r}" if key.confirmed_by else "not confirmed")
        for key in desk.enrolled_keys()
    ]
    assert sorted(verify_record.verdict(str(desk.path)).splitlines()[1:]) == sorted(told)
    assert [key.confirmed_by for key in desk.enrolled_keys("xu")] == ["lin"]
    assert (first_fault(desk.path), verify_record.verdict(str(desk.path)).splitlines()[0]) == (None, "valid")


def test_without_being_asked_for_a_confirmation_counts_or_is_refused(desk: Desk) -> None:
    chen, zhao = enrol(desk), new_signer("zhao")
    wrong = replace(enrolment("zhao", zhao.key_id, zhao.public_key, zhao.proof(), chen), vouch=bytes(64))
    assert desk.handle(wrong, zhao)[0].code == "not_confirmed"
    right = enrolment("zhao", zhao.key_id, zhao.public_key, zhao.proof(), chen)
    assert desk.handle(replace(right, id="again"), zhao)[0].accepted
    assert {key.person for key in desk.enrolled_keys()} == {"chen", "zhao"}


@pytest.mark.parametrize(
    "other", [{"vouch": bytes(64)}, {"vouch": b""}, {"voucher": "zhao"}, {"voucher": ""}, {"voucher_key": ""}, {"voucher_key": "0" * 32}]
)
def test_a_confirmation_that_is_forged_is_found_by_both(desk: Desk, other: dict[str, object]) -> None:
    chen, zhao = enrol(desk), new_signer("zhao")
    about = enrolment("zhao", zhao.key_id, zhao.public_key, zhao.proof(), chen)
    fact = KeyEnrolled("zhao", zhao.key_id, zhao.public_key, zhao.proof(), about.voucher, about.voucher_key, about.vouch)
    with desk._record.transaction() as connection:
        chain = Chain(connection, 0.0, zhao)
        chain.add(Draft("zhao", replace(fact, **other)))  # type: ignore[arg-type]
        chain.write()
    assert first_fault(desk.path) == f"journal signature {chain.seq}"
    assert verify_record.verdict(str(desk.path)) == f"invalid journal signature {chain.seq}"


def test_with_a_name_given_anothers_line_is_not_ones_own(desk: Desk) -> None:
    line = b'{"id":"o1","order":"step_in","by":"lin","case":"K","mode":"watch"}'
    assert desk.handle_line(line, "chen")[0].code == "not_your_role"
    actor = desk._read().execute("SELECT actor FROM journal ORDER BY seq DESC LIMIT 1").fetchone()[0]
    assert actor == "chen"


def test_too_many_wrong_secrets_are_journalled(desk: Desk) -> None:
    desk.note_locked("chen", 17.0)
    *_, last = journal.entries(desk._read())
    assert last.fact == SignInLocked("chen", 17.0)
    assert first_fault(desk.path) is None


def test_what_is_learned_from_is_signed_by_who_has_a_key(desk: Desk) -> None:
    open_case(desk)
    chen, zhao = enrol(desk), enrol(desk, "zhao")
    for signer in (None, zhao):
        with pytest.raises(Refused, match="unsigned"):
            desk.learn("chen", 1, signer)
    desk.learn("lin", 1)
    desk.learn("chen", 1, chen)
    signed_by = desk._read().execute("SELECT actor, key_id FROM journal WHERE kind = 'learning_set' ORDER BY seq").fetchall()
    assert signed_by == [("lin", None), ("chen", chen.key_id)]
    assert first_fault(desk.path) is None


def test_what_was_learned_from_unsigned_by_an_earlier_version_stands_until_the_person_first_signs_it(desk: Desk) -> None:
    chen = enrol(desk)
    desk._adopt(LearningSet(1), by="chen")
    assert (first_fault(desk.path), verify_record.verdict(str(desk.path)).splitlines()[0]) == (None, "valid")
    desk.learn("chen", 1, chen)
    desk._adopt(LearningSet(1), by="chen")
    assert first_fault(desk.path) == f"journal signature {desk.seq()}"
    assert verify_record.verdict(str(desk.path)) == f"invalid journal signature {desk.seq()}"


def forged(desk: Desk, change: str, *values: object) -> str | None:
    """What verification says after somebody changed the record's file."""
    connection = sqlite3.connect(desk.path, isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(change, values)
    connection.close()
    return first_fault(desk.path)


@pytest.mark.parametrize("change", ["signature = NULL", "signature = zeroblob(64)", "signature = x'00'"])
def test_a_signature_that_was_changed_is_found(desk: Desk, change: str) -> None:
    tell(desk, message("m1"))
    chen = enrol(desk)
    signed(desk, chen, "o1", "step_in", case="K", mode="watch")
    seq = desk.seq()
    assert forged(desk, f"UPDATE journal SET {change} WHERE seq = ?", seq) == f"journal signature {seq}"  # noqa: S608 - ours


def hurt(desk: Desk, change: str, *values: object) -> None:
    """Change the record's file behind the program's back, and put its guards in place again."""
    connection = sqlite3.connect(desk.path, isolation_level=None)
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(change, values)
    for _, sql in guards:
        connection.execute(sql)
    connection.close()


def bridge(desk: Desk, signer: LocalSigner, found: Break, ident: str = "b1", reason: str = "a flipped bit") -> Outcome:
    order = BridgeChain(id=ident, by=signer.person, at=found.at, what=found.what, found=found.found, expected=found.expected, reason=reason)
    return desk.handle(order, signer)[0]


def broken(desk: Desk) -> Break:
    with sqlite3.connect(desk.path) as connection:
        found = first_break(connection)
    connection.close()
    assert found is not None
    return found


def test_a_proven_break_is_bridged_by_a_manager_and_stays_where_it_is(desk: Desk) -> None:
    tell(desk, message("m1"), message("m2", minute=1))
    chen, lin = enrol(desk), enrol(desk, "lin")
    hurt(desk, "UPDATE journal SET hash = zeroblob(32) WHERE seq = 3")
    assert first_fault(desk.path) == "journal hash 3"
    found = broken(desk)
    assert bridge(desk, lin, found, "b0").code == "not_your_role"
    assert bridge(desk, chen, found).accepted
    found = broken(desk)
    assert str(found) == "journal prev_hash 4"
    assert bridge(desk, chen, found, "b2").accepted
    report = examine(desk.path)
    assert (report.fault, report.bridged) == (None, (3, 4))
    assert desk._read().execute("SELECT hash FROM journal WHERE seq = 3").fetchone()[0] == bytes(32)


def test_only_what_is_broken_can_be_bridged(desk: Desk) -> None:
    tell(desk, message("m1"))
    chen = enrol(desk)
    assert bridge(desk, chen, Break(3, "hash", b"", b"")).code == "not_broken"
    hurt(desk, "UPDATE bodies SET body = CAST(replace(CAST(body AS TEXT), 'hello', 'hallo') AS BLOB) WHERE seq = 3")
    found = broken(desk)
    assert str(found) == "journal body 3"
    assert bridge(desk, chen, Break(3, "body", found.expected, found.found), "b2").code == "not_broken"
    assert bridge(desk, chen, found, "b3").accepted
    assert first_fault(desk.path) == "board conversations"
    hurt(desk, "UPDATE bodies SET body = CAST(replace(CAST(body AS TEXT), 'hallo', 'hullo') AS BLOB) WHERE seq = 3")
    assert first_fault(desk.path) == "journal body 3"


def test_what_no_bridge_can_lead_over(desk: Desk) -> None:
    tell(desk, message("m1"), message("m2", minute=1))
    chen = enrol(desk)
    hurt(desk, "DELETE FROM bodies WHERE seq = 3")
    found = broken(desk)
    assert (str(found), found.found) == ("journal body 3", b"")
    hurt(desk, "UPDATE journal SET signature = zeroblob(64) WHERE seq = ?", desk.seq())
    assert bridge(desk, chen, found).accepted
    assert first_fault(desk.path) == f"journal signature {desk.seq() - 1}"


def append(desk: Desk, actor: str, fact: Fact, signer: LocalSigner | None = None) -> str | None:
    """What verification says of an entry that somebody wrote into the file by the rules of the chain, but not through the desk."""
    with sqlite3.connect(desk.path) as connection:
        chain = Chain(connection, NINE.timestamp(), signer)
        chain.add(Draft(actor, fact, None, f"order:{desk.seq()}"))
        chain.write()
        found = [seen for seen in check_chain(connection) if isinstance(seen, str)]
    connection.close()
    return found[0] if found else None


def test_whoever_can_write_the_file_still_cannot_sign(desk: Desk) -> None:
    chen, stranger = enrol(desk), new_signer("chen")
    seq = desk.seq() + 1
    assert append(desk, "chen", OrderNoted("step_in")) == f"journal signature {seq}"
    hurt(desk, "DELETE FROM bodies WHERE seq = ?", seq)
    hurt(desk, "DELETE FROM journal WHERE seq = ?", seq)
    assert append(desk, "chen", OrderNoted("step_in"), stranger) == f"journal signature {seq}"
    hurt(desk, "DELETE FROM bodies WHERE seq = ?", seq)
    hurt(desk, "DELETE FROM journal WHERE seq = ?", seq)
    assert append(desk, "chen", OrderNoted("step_in"), chen) is None


@pytest.mark.parametrize("kind", ["unsigned", "twice", "not his", "no proof", "wrong id", "by the new one"])
def test_a_key_that_was_slipped_in_is_found(desk: Desk, kind: str) -> None:
    chen, new = enrol(desk), new_signer("lin")
    fact = KeyEnrolled("lin", new.key_id, new.public_key, new.proof())
    person, told, signer = {
        "unsigned": ("lin", fact, None),
        "twice": ("chen", KeyEnrolled("chen", chen.key_id, chen.public_key, chen.proof()), chen),
        "not his": ("chen", fact, chen),
        "no proof": ("lin", replace(fact, proof=chen.proof()), new),
        "wrong id": ("lin", replace(fact, key_id=chen.key_id + "0"), new),
        "by the new one": ("chen", replace(fact, person="chen"), None),
    }[kind]
    assert append(desk, person, told, signer) == f"journal signature {desk.seq()}"


def test_amounts_that_were_signed_are_not_swapped_behind_an_erasure_nobody_signed(desk: Desk) -> None:
    case, chen = open_case(desk), enrol(desk)
    signed(desk, chen, "p1", "propose_offer", case=case, offer="f1", type="refund", amount="9.00", currency="CNY", reason="")
    assert first_fault(desk.path) is None
    with sqlite3.connect(desk.path) as connection:
        seq, body = connection.execute("SELECT seq, body FROM journal JOIN bodies USING (seq) WHERE kind = 'offer_proposed'").fetchone()
        swapped = body.replace(b"900", b"900000")
        assert swapped != body
        connection.execute("UPDATE bodies SET salt = ?, body = ? WHERE seq = ?", (bytes(16), swapped, seq))
        chain = Chain(connection, NINE.timestamp())
        chain.add(Draft("stepin", CustomerErased("r1", "chat", "erased-1", (Replaced(seq, commitment(bytes(16), swapped)),))))
        chain.write()
    assert first_fault(desk.path) == f"journal signature {seq + 1}"


def test_where_anybody_signs_an_erasure_is_approved_with_a_key(desk: Desk) -> None:
    case, chen = open_case(desk), enrol(desk)
    assert signed(desk, chen, "c1", "close_case", case=case, resolution="done").accepted
    about = {"channel": "chat", "customer": "u1", "reason": "asked by letter"}
    assert signed(desk, chen, "e1", "erase_customer", request="r1", **about).accepted
    assert order(desk, "d1", "decide_erasure", "zhao", request="r1", decision="approve").code == "unsigned"
    assert signed(desk, enrol(desk, "zhao"), "d2", "decide_erasure", request="r1", decision="approve").accepted
    assert first_fault(desk.path) is None


def test_nothing_is_erased_or_bridged_in_advance(desk: Desk) -> None:
    chen = enrol(desk)
    seq = desk.seq() + 1
    assert append(desk, "chen", ChainBridged(seq + 9, "hash", b"", b"", "later"), chen) is None
    assert append(desk, "chen", CustomerErased("r", "chat", "p", (Replaced(seq + 9, b""),)), chen) == f"journal body {seq + 1}"


@pytest.mark.parametrize("kind", ["customer_erased", "chain_bridged", "key_enrolled"])
def test_a_fact_that_cannot_be_read_is_found(desk: Desk, kind: str) -> None:
    chen = enrol(desk)
    with sqlite3.connect(desk.path) as connection:
        head, body = journal.head(connection), b"[1,{}]"
        promised = commitment(bytes(16), body)
        fields = (str(head[0] + 1), rfc3339(NINE.timestamp()), "chen", chen.key_id, kind, None, promised, None)
        digest = link(head[1], fields)
        row = (head[0] + 1, *fields[1:], head[1], digest, chen.sign(ENTRY + digest))
        connection.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute("INSERT INTO bodies VALUES (?, ?, ?)", (head[0] + 1, bytes(16), body))
        last = list(check_chain(connection))[-1]
    connection.close()
    said = {"customer_erased": f"journal body {head[0] + 1}", "key_enrolled": f"journal signature {head[0] + 1}"}
    assert last == said.get(kind, head[0] + 1)
