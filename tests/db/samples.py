"""A small record with a row in every table."""

from __future__ import annotations

from pathlib import Path

from desktop.channels.incoming import NotUnderstood
from desktop.core.facts import FileImported
from desktop.core.identities import IdentitiesJoined, IdentitiesSplit, IdentityNoted
from desktop.core.outbox import LetterMoved, LetterQueued, ReceiptReceived
from desktop.db.journal import Draft
from desktop.desk.desk import Desk
from tests.desk.house import FURIOUS, POLICY, message, opened, order, propose, tell
from tests.desk.signers import enrol, signed


def fill(path: Path) -> None:
    """Messages of two customers, a case with everything, a closed one, a line not understood."""
    with opened(path) as desk:
        tell(
            desk,
            message("m0", "hello", -5),
            message("m1", FURIOUS, 0),
            message("m2", "我要退货 within an hour", 1, sender="agent", author="Ann"),
        )
        tell(desk, message("m3", "垃圾!", 2, conversation="c2"), message("m4", FURIOUS, 3, conversation="c9", customer="u9"))
        tell(desk, message("m5", "quiet", 4, conversation="c7", customer="u7"))
        case, other = [row.id for row in sorted(desk.queue(), key=lambda row: row.opened_at)]
        propose(desk, case, "f1", "100.00")
        order(desk, "o1", "decide_offer", offer="f1", decision="approve")
        order(desk, "o2", "promise", case=case, due="2026-11-22T12:00:00Z", text="call back")
        order(desk, "o3", "assign_mediator", case=case, mediator="ma")
        order(desk, "o22", "set_call_back", case=case, due="2026-11-25T12:00:00Z")
        order(desk, "o4", "step_in", case=case, mode="take_over")
        order(desk, "o5", "correct_score", case=case, message=3, anger=99)
        order(desk, "o6", "close_case", case=other, resolution="done")
        order(desk, "o7", "close_case", case="K", resolution="done")
        order(desk, "o8", "list_payout", offer="f1")
        order(desk, "o9", "settle_payout", offer="f1", state="failed", reference="R-1", reason="closed account")
        order(desk, "o10", "list_payout", "zhao", offer="f1")
        order(desk, "o11", "settle_payout", "zhao", offer="f1", state="paid", reference="R-2")
        order(desk, "o12", "change_policy", change="p1", text=POLICY.replace("20000.00", "30000.00"))
        order(desk, "o13", "decide_policy", "zhao", change="p1", decision="approve")
        order(desk, "o14", "change_policy", change="p2", text=POLICY)
        order(desk, "o15", "decide_policy", "zhao", change="p2", decision="approve")
        order(desk, "o16", "change_policy", change="p3", text=POLICY)
        of = {"channel": "chat", "reason": "a letter"}
        order(desk, "o17", "set_hold", customer="u9", **of)
        order(desk, "o18", "erase_customer", customer="u7", request="r1", **of)
        order(desk, "o19", "decide_erasure", "zhao", request="r1", decision="approve")
        order(desk, "o20", "erase_customer", customer="u1", request="r2", **of)
        auditor = enrol(desk, "he")
        signed(desk, auditor, "o21", "revoke_key", key=auditor.key_id, reason="tried it")
        live(desk, case)
        desk.receive([NotUnderstood("ingest", 7, "bad_json", b"{")])
        desk.note_import(FileImported("chat.txt", {"staff": "Ann\nBob"}, {"messages": 1}))


def live(desk: Desk, case: str) -> None:
    """Letters, what a service says of them, names and ties."""
    facts = (
        LetterQueued("l1", "shop", "note", "chat", "c1", "u1"), LetterQueued("l2", "shop", "reply", "chat", "c1", "u1", 3, 2),
        LetterMoved("l2", "sending", 9.0, "h"), LetterMoved("l2", "sent", external="x1"),
        ReceiptReceived("chat", "x1", "failed", 8.0, code="131026"),
        IdentityNoted("chat", "u1", "phone", "8613800000000"), IdentitiesJoined(("chat", "u1"), ("chat", "u9"), "phone"),
        IdentitiesSplit(("chat", "u1"), ("chat", "u7")),
    )  # fmt: skip
    desk._write(lambda connection, chain, raced: desk._boards.apply([chain.add(Draft("stepin", fact, case)) for fact in facts]))
