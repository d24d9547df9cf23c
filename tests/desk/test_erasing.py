"""Erasing a customer: no byte of the words is left, and the record still proves itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.channels.cloud_api.media_store import MediaStore, Wanted, media_folder
from desktop.channels.incoming import NotUnderstood
from desktop.core.facts import FileImported
from desktop.core.messages import ERASED, Customer, Message
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from tests.desk.house import FURIOUS, NINE, Clock, message, opened, order, propose, raw, tell

WORDS = ("SECRETWORD", "Wolfgang", "u-secret", "callback", "generous", "settledwith")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite", clock) as desk:
        yield desk


def said(ident: str, text: str, sender: str = "customer", at_minute: int = 0, author: str | None = None) -> Message:
    customer, at = Customer("u-secret", "Wolfgang", "individual"), NINE.replace(minute=at_minute)
    return Message(ident, "chat", "c-one", customer, sender, at, text, author, {"phone": "SECRETWORD"})


def lived(desk: Desk) -> str:
    """A whole case of a customer, closed, beside somebody else's; the case's id."""
    tell(desk, message("x1", FURIOUS + " stays", 0, conversation="c-two", customer="u2"))
    tell(desk, said("m1", FURIOUS + " SECRETWORD", at_minute=1), said("m2", "SECRETWORD within an hour", "agent", 2, "Ann"))
    [case] = [row.id for row in desk.queue() if row.customer == "Wolfgang"]
    propose(desk, case, "f1", "90.00")
    order(desk, "o1", "decide_offer", offer="f1", decision="approve", reason="generous")
    order(desk, "o2", "promise", case=case, due="2026-11-22T12:00:00Z", text="callback SECRETWORD")
    order(desk, "o3", "write", case=case, mode="whisper", text="SECRETWORD")
    order(desk, "o4", "write", case=case, mode="reply", text="Dear SECRETWORD")
    order(desk, "o5", "correct_score", case=case, message=next(m.seq for m in view_of(desk, case)), anger=99)
    tell(desk, said("m0", "SECRETWORD earlier", at_minute=0))
    order(desk, "o6", "close_case", case=case, resolution="settledwith SECRETWORD")
    desk.receive([NotUnderstood("ingest", 7, "bad_json", b"{u-secret SECRETWORD"), NotUnderstood("ingest", 8, "bad_json", b"{other")])
    desk.note_import(FileImported("WhatsApp chat with Wolfgang.txt", {"customer": "Wolfgang", "staff": "Ann"}, {"messages": 2}))
    desk.note_import(FileImported("other.txt", {"staff": "Bob"}, {}))
    return case


def view_of(desk: Desk, case: str) -> list[object]:
    view = desk.case(case)
    assert view is not None
    return [m for m in view.messages if m.sender == "customer"]


def ask(desk: Desk, ident: str, kind: str, by: str = "chen", **fields: object) -> str | dict[str, str]:
    about = {"channel": "chat", "customer": "u-secret", "reason": "asked by letter"} if kind != "decide_erasure" else {}
    outcome = order(desk, ident, kind, by, **{**about, **fields})
    return outcome.code or outcome.state


def erase(desk: Desk, request: str = "r1") -> None:
    assert ask(desk, f"a-{request}", "erase_customer", request=request) == {"erasure": "proposed"}
    assert ask(desk, f"d-{request}", "decide_erasure", "zhao", request=request, decision="approve") == {"erasure": "erased"}


def left_on_disk(path: Path) -> set[str]:
    """The words that can still be found in the raw bytes of the record and its log, also as their tokens."""
    content = b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))
    return {word for word in WORDS if word.encode() in content or word.lower().encode() in content}


def test_no_byte_of_the_words_is_left_and_the_record_is_valid(desk: Desk) -> None:
    case = lived(desk)
    assert left_on_disk(desk.path) == set(WORDS)
    erase(desk)
    assert left_on_disk(desk.path) == set()
    assert first_fault(desk.path) is None
    view = desk.case(case)
    assert view is not None
    assert view.row.customer.startswith(ERASED)
    assert {m.text for m in view.messages} == {""}
    assert [o.money.amount for o in view.offers] == ["90.00"]
    assert [mark.kind for mark in view.marks][-1] == "words_erased"
    assert desk.search("SECRETWORD") == []
    assert len(desk.search("stays")) == 1
    assert [row.raw for row in desk.quarantine()] == [b"{other", b""]


def test_what_changes_an_erased_body_is_found(desk: Desk, tmp_path: Path) -> None:
    lived(desk)
    erase(desk)
    connection = sqlite3.connect(desk.path)
    seq = connection.execute("SELECT max(seq) FROM journal WHERE kind = 'message_received'").fetchone()[0]
    connection.execute("UPDATE bodies SET body = CAST(replace(CAST(body AS TEXT), '\"m0\"', '\"m9\"') AS BLOB) WHERE seq = ?", (seq,))
    connection.commit()
    connection.close()
    assert first_fault(desk.path) == f"journal body {seq}"


def test_who_writes_again_is_somebody_new_and_can_be_erased_again(desk: Desk, clock: Clock) -> None:
    lived(desk)
    erase(desk)
    clock.at += 3600
    tell(desk, said("m7", FURIOUS + " SECRETWORD again", at_minute=50), said("m8", FURIOUS, at_minute=51))
    [again] = [row for row in desk.queue() if row.customer == "Wolfgang"]
    assert first_fault(desk.path) is None
    order(desk, "c2", "close_case", case=again.id, resolution="done")
    erase(desk, "r2")
    assert left_on_disk(desk.path) == set()
    assert first_fault(desk.path) is None


def test_a_conversation_that_was_never_a_case_is_erased(desk: Desk) -> None:
    tell(desk, said("m1", "SECRETWORD, thank you"))
    erase(desk)
    assert left_on_disk(desk.path) == set()
    tell(desk, said("m2", "back", at_minute=3))
    assert first_fault(desk.path) is None


def test_an_id_that_looks_like_a_pseudonym_is_nobodys_to_take(desk: Desk) -> None:
    """What somebody else says in that conversation would be lost to his own erasure."""
    tell(desk, message("a1", FURIOUS, customer=ERASED + "x"))
    assert [answer.outcome for answer in tell(desk, message("a2", FURIOUS, 1, customer="u2"))] == ["quarantined"]
    assert first_fault(desk.path) is None


def test_a_legal_hold_wins(desk: Desk) -> None:
    lived(desk)
    assert ask(desk, "a1", "erase_customer", request="r1") == {"erasure": "proposed"}
    assert ask(desk, "h1", "set_hold", reason="court order 7") == {}
    assert ask(desk, "a2", "erase_customer", request="r2") == "legal_hold"
    assert ask(desk, "d1", "decide_erasure", "zhao", request="r1", decision="approve") == "legal_hold"
    assert ask(desk, "h2", "lift_hold", "zhao", reason="lifted") == {}
    assert ask(desk, "d2", "decide_erasure", "zhao", request="r1", decision="approve") == {"erasure": "erased"}
    assert first_fault(desk.path) is None
    assert left_on_disk(desk.path) == set()


def test_an_open_case_is_closed_first(desk: Desk) -> None:
    tell(desk, said("m1", FURIOUS))
    assert ask(desk, "a1", "erase_customer", request="r1") == "case_open"


def test_who_may_ask_for_an_erasure_and_of_whom(desk: Desk) -> None:
    lived(desk)
    assert ask(desk, "a0", "erase_customer", "nobody", request="r1") == "unknown_person"
    assert ask(desk, "a1", "erase_customer", "lin", request="r1") == "not_your_role"
    assert ask(desk, "a2", "erase_customer", customer="u9", request="r1") == "unknown_customer"
    assert ask(desk, "a3", "erase_customer", request="r1") == {"erasure": "proposed"}
    assert ask(desk, "a4", "erase_customer", request="r1") == "bad_order"
    assert ask(desk, "d0", "decide_erasure", "zhao", request="r9", decision="approve") == "unknown_request"
    assert ask(desk, "d1", "decide_erasure", "xu", request="r1", decision="approve") == "not_your_role"
    assert ask(desk, "d2", "decide_erasure", request="r1", decision="approve") == "own_proposal"
    assert ask(desk, "d3", "decide_erasure", "lin", request="r1", decision="decline") == {"erasure": "declined"}
    assert ask(desk, "d4", "decide_erasure", "lin", request="r1", decision="approve") == "already_decided"
    for bad in ({"order": "erase_customer", "reason": " ", "request": "r"}, {"order": "set_hold", "reason": ""}):
        line = raw({"id": "b" + bad["order"], "by": "chen", "channel": "chat", "customer": "u2", **bad})
        assert desk.handle_line(line)[0].code == "bad_order"


def test_a_log_that_a_reader_holds_on_to_is_said_so(desk: Desk) -> None:
    lived(desk)
    reader = sqlite3.connect(desk.path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM journal").fetchone()
    tell(desk, message("x9", "more", 9, conversation="c-two", customer="u2"))
    assert not desk._record.empty_log()
    reader.close()
    assert desk._record.empty_log()


def test_money_on_its_way_is_settled_first(desk: Desk) -> None:
    lived(desk)
    assert ask(desk, "a1", "erase_customer", request="r1") == {"erasure": "proposed"}
    order(desk, "l1", "list_payout", offer="f1")
    assert ask(desk, "d1", "decide_erasure", "zhao", request="r1", decision="approve") == "being_paid"
    order(desk, "s1", "settle_payout", offer="f1", state="paid")
    assert ask(desk, "d2", "decide_erasure", "zhao", request="r1", decision="approve") == {"erasure": "erased"}


def test_words_that_a_reader_kept_in_the_log_are_gone_with_the_next_look_after_it(desk: Desk) -> None:
    lived(desk)
    reader = sqlite3.connect(desk.path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM journal").fetchone()
    erase(desk)
    assert left_on_disk(desk.path) != set()
    reader.close()
    desk.poll()
    assert left_on_disk(desk.path) == set()
    desk.poll()


def quarantine(desk: Desk, *lines: bytes, source: str = "ingest") -> None:
    desk.receive([NotUnderstood(source, n, "bad_json", line) for n, line in enumerate(lines)])


def test_a_quarantined_line_is_found_however_it_is_written(desk: Desk) -> None:
    text = "Where is my parcel, please?"
    customer = Customer("u-secret", "李先生", "individual")
    tell(desk, Message("m1", "chat", "c-one", customer, "customer", NINE, text, None))
    escaped = "".join(f"\\u{ord(letter):04X}" for letter in "李先生").encode()
    quarantine(
        desk, b'{"name":"' + escaped, "李先生".encode("gb18030") + b"\xff", '{"李先生"'.encode("utf-16-le"), b"{U-SECRET",
        b'"u\\u002dsecret"', b"where is MY parcel, please? and more", b'{"text":"Where is my parcel\\u002c\\u0020please\\u003f',
        b"{nothing of this \\ud83d", b"\\",
    )  # fmt: skip
    quarantine(desk, b"{no names in here", source="WhatsApp Chat with 李先生.txt")
    erase(desk)
    assert [(row.source, row.raw) for row in desk.quarantine()] == [
        ("", b""), ("ingest", b"\\"), ("ingest", b"{nothing of this \\ud83d"), *[("", b"")] * 7,
    ]  # fmt: skip
    assert first_fault(desk.path) is None


def test_a_short_name_counts_where_it_stands_alone_and_is_listed_elsewhere(desk: Desk) -> None:
    tell(desk, Message("m1", "chat", "7", Customer("u1", "李", "individual"), "customer", NINE, "hello", None))
    lines = (b'{"id":"u1"', b'{"id":"u12"', "李: hi".encode(), "李先生".encode(), b'"7"', b"at 7", b"nothing")
    quarantine(desk, *lines)
    about = {"channel": "chat", "customer": "u1", "reason": "asked"}
    order(desk, "e1", "erase_customer", request="r1", **about)
    [asked] = desk.erasures()
    named = {row.id: row.raw for row in desk.quarantine()}
    assert [named[line] for line in asked.doubtful] == [lines[1], lines[3], lines[5]]
    order(desk, "d1", "decide_erasure", "zhao", request="r1", decision="approve")
    assert [row.raw for row in reversed(desk.quarantine())] == [b"", lines[1], b"", lines[3], b"", lines[5], lines[6]]
    [erased] = desk.erasures()
    assert erased.doubtful == ()
    assert first_fault(desk.path) is None


def test_pictures_that_came_with_the_words_go_too_and_those_of_others_stay(desk: Desk) -> None:
    lived(desk)
    store = MediaStore(media_folder(desk.path))
    for message_id, picture in (("m1", b"his face"), ("x1", b"her dog"), ("m2", b"her dog")):
        store.note(Wanted("shop", message_id, "image", message_id, 0.0, digest=store.keep([picture], 100)))
    erase(desk)
    assert [wanted.message for wanted in store.notes()] == ["x1"]
    assert sorted(path.read_bytes() for path in store.folder.glob("??/*")) == [b"her dog"]
