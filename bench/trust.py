"""What the record promises about money and proof: races for the same offers, what signing costs, how fast journals are checked."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bench.ingest import lines
from bench.measure import ROOT, Figures, child_environment
from desktop.channels.jsonl import read_line
from desktop.core.facts import NoteWritten, OfferProposed
from desktop.core.signing import EnrolKey, KeyEnrolled, Signer
from desktop.db.chain import check_chain
from desktop.db.database import Record
from desktop.db.journal import Chain, Draft
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring
from desktop.keys.signer import LocalSigner, new_signer
from desktop.sentiment.fake import FakeScorer

T = TypeVar("T")
BUDGET, THRESHOLD = 400_000, 2_000
LIMITS = {"lin": 500, "chen": 10_000, "zhao": 10_000}
A_CASE = 25
WALKS = 5
"""Of so many walks the fastest counts: the first reads the file, and whatever else the machine does only makes one slower."""
POLICY = (
    f"""
currency = "CNY"
second_person_above = "{THRESHOLD}.00"
daily_budget = "{BUDGET}.00"
timezone = "Asia/Shanghai"
"""
    + "".join(
        f'[[people]]\nid = "{person}"\nname = "{person}"\nrole = "manager"\nlimit = "{limit}.00"\n' for person, limit in LIMITS.items()
    )
    + '[[people]]\nid = "xu"\nname = "xu"\nrole = "agent"\n'
)


def run(entries: int = 20_000, orders: int = 300, messages: int = 6_000, offers: int = 60) -> Figures:
    """Checking, signing, and a short race."""
    return {**checking(entries), **signing(orders, messages), **races(offers)}


def checking(entries: int) -> Figures:
    """Entries a second of one core through `check_chain`, none of them signed, and all of them."""
    with tempfile.TemporaryDirectory(prefix="stepin-bench-") as folder:
        unsigned = _checked(Path(folder) / "unsigned.sqlite", entries, None)
        signed = _checked(Path(folder) / "signed.sqlite", max(1, entries // 10), new_signer("chen"))
    return {"unsigned_per_s": round(unsigned), "signed_per_s": round(signed)}


def _checked(path: Path, entries: int, signer: LocalSigner | None) -> float:
    record = Record(path)
    with closing(record), record.transaction() as connection:
        if signer:
            _write(connection, signer, [_enrolment(signer)])
        _write(connection, signer, [Draft("chen", NoteWritten(f"called back, number {n}", "chen"), "K1") for n in range(entries)])
    with closing(sqlite3.connect(path)) as connection:
        return max(_rate(connection) for _ in range(WALKS))


def _rate(connection: sqlite3.Connection) -> float:
    begun = time.process_time()
    seen = list(check_chain(connection))
    took = time.process_time() - begun
    assert seen[-1] == len(seen), seen[-1]
    return len(seen) / took


def _write(connection: sqlite3.Connection, signer: Signer | None, drafts: list[Draft]) -> None:
    chain = Chain(connection, 1_800_000_000.0, signer)
    for draft in drafts:
        chain.add(draft)
    chain.write()


def _enrolment(signer: LocalSigner) -> Draft:
    return Draft(signer.person, KeyEnrolled(signer.person, signer.key_id, signer.public_key, signer.proof()))


class SigningDesk(Desk):
    """A desk on which everything that a channel brings is signed, as no real one does: the dearest case."""

    signs: Signer | None = None

    def _write(self, work: Callable[[sqlite3.Connection, Chain, bool], T]) -> T:
        def signed(connection: sqlite3.Connection, chain: Chain, raced: bool) -> T:
            chain.signer = self.signs
            return work(connection, chain, raced)

        return super()._write(signed if self.signs else work)


def signing(orders: int, messages: int) -> Figures:
    """What is left of the rate when it is signed: of orders, a transaction each, and of ingest with every single entry signed. Turn about
    on one record, so that whatever else the machine does falls on both."""
    with (
        tempfile.TemporaryDirectory(prefix="stepin-bench-") as folder,
        closing(SigningDesk(Path(folder) / "r.sqlite", InlineScoring(FakeScorer()))) as desk,
    ):
        desk.adopt_policy(POLICY)
        spent, ingest = _ordered(desk, orders), _ingested(desk, messages)
    return {
        "signing_ratio": round(spent["unsigned"] / spent["signed"], 3), "ingest_ratio": round(ingest["unsigned"] / ingest["signed"], 3),
        "signed_orders_per_s": round(orders / spent["signed"]),
    }  # fmt: skip


def _ordered(desk: Desk, orders: int) -> dict[str, float]:
    """Seconds that orders took, signed and unsigned."""
    chen, spent = enrolled(desk, "chen"), {"signed": 0.0, "unsigned": 0.0}
    for n in range(orders):
        for kind, person, signer in (("signed", "chen", chen), ("unsigned", "zhao", None)):
            about = {"id": f"{kind}-{n}", "order": "change_policy", "by": person, "change": f"{kind}-{n}", "text": POLICY}
            begun = time.perf_counter()
            desk.handle_line(json.dumps(about).encode(), None, signer)
            spent[kind] += time.perf_counter() - begun
    return spent


def _ingested(desk: SigningDesk, messages: int) -> dict[str, float]:
    """Seconds that ingest took, with every entry of a message signed and with none."""
    spent, signer = {"signed": 0.0, "unsigned": 0.0}, new_signer("whatsapp")
    items = [item for n, line in enumerate(lines(messages)) if (item := read_line(line, n, "bench")) is not None]
    for n in range(0, len(items), 200):
        kind = "signed" if n // 200 % 2 else "unsigned"
        desk.signs = signer if kind == "signed" else None
        begun = time.perf_counter()
        desk.receive(items[n : n + 200])
        spent[kind] += time.perf_counter() - begun
    return spent


def enrolled(desk: Desk, person: str) -> LocalSigner:
    """Somebody with a key that the record knows."""
    signer = new_signer(person)
    order = EnrolKey(id=f"enrol-{person}", by=person, public_key=signer.public_key, proof=signer.proof())
    assert desk.handle(order, signer)[0].accepted
    return signer


@dataclass(frozen=True)
class Worker:
    """Somebody who gives orders for every offer: `signer` where he signs; without a desk of his own, through `stepin do`."""

    name: str
    people: tuple[str, ...]
    signer: LocalSigner | None = None
    threads: bool = False


def races(offers: int, seed: int = 1) -> Figures:
    """Eight workers, four `stepin do` and four threads on two desks, give conflicting orders for the same offers at the same time: four
    pairs of orders an offer. Counted is what must never be: an offer approved twice, by who proposed it, over a limit, over the budget,
    listed twice, in a signer's name without a signature, or answered otherwise than it stands in the journal."""
    with tempfile.TemporaryDirectory(prefix="stepin-races-") as folder:
        path = Path(folder) / "r.sqlite"
        with closing(_desk(path)) as desk, closing(_desk(path)) as other:
            _propose(desk, offers, seed)
            chen = enrolled(desk, "chen")
            workers = [
                Worker("do-1", ("lin", "zhao")), Worker("do-2", ("zhao",)), Worker("do-3", ("chen",)),
                Worker("do-4", ("lin", "zhao", "xu")),
                Worker("t-1", ("chen",), chen, True), Worker("t-2", ("chen",), chen, True), Worker("t-3", ("zhao",), None, True),
                Worker("t-4", ("lin",), None, True),
            ]  # fmt: skip
            answers = _let_loose(path, (desk, other), workers, offers, seed)
        wrong = _wrongs(path, answers, chen)
        return {
            "pairs": 4 * offers, "orders": len(answers), "approved": _approved(path), "wrong": sum(wrong.values()),
            "invalid": float(first_fault(path) is not None), **{f"wrong_{name}": count for name, count in wrong.items()},
        }  # fmt: skip


def _desk(path: Path) -> Desk:
    desk = Desk(path, InlineScoring(FakeScorer()))
    desk.adopt_policy(POLICY)
    return desk


def _propose(desk: Desk, offers: int, seed: int) -> None:
    dice, case = random.Random(seed), None
    for n in range(offers):
        if n % A_CASE == 0:
            fields = {"id": f"m{n}", "channel": "chat", "conversation": f"c{n}", "customer": {"id": f"u{n}"}, "from": "customer"}
            item = read_line(json.dumps({**fields, "at": "2026-11-22T09:00:00Z", "text": "angry, terrible, 垃圾!!!"}).encode(), 1, "bench")
            assert item is not None
            case = desk.receive([item])[0][0].case
        by, amount = dice.choice(("xu", "xu", "zhao", "chen")), dice.choice((100, 500, 501, 1_900, 2_000, 2_001, 9_000, 10_001))
        about = {"case": case, "offer": f"f{n}", "type": "refund", "amount": f"{amount}.00", "currency": "CNY", "reason": "late"}
        outcome, _ = desk.handle_line(json.dumps({"id": f"p{n}", "order": "propose_offer", "by": by, **about}).encode())
        assert outcome.accepted, outcome


def _orders(worker: Worker, offers: int, seed: int) -> list[dict[str, object]]:
    """One order an offer, in nearly the same sequence for all, so that they meet."""
    dice = random.Random(f"{seed} {worker.name}")
    sequence = sorted(range(offers), key=lambda n: n + dice.random() * 6)
    made: list[dict[str, object]] = []
    for n in sequence:
        who = {"id": f"{worker.name}-{n}", "by": dice.choice(worker.people), "offer": f"f{n}"}
        kind = dice.choices(("approve", "decline", "undo", "list"), (70, 6, 4, 20))[0]
        match kind:
            case "undo":
                made.append({**who, "order": "undo_offer", "reason": "no"})
            case "list":
                made.append({**who, "order": "list_payout"})
            case _:
                made.append({**who, "order": "decide_offer", "decision": kind, "reason": "race"})
    return made


def _let_loose(path: Path, desks: tuple[Desk, Desk], workers: list[Worker], offers: int, seed: int) -> list[dict[str, object]]:
    """All at once; what each was answered, beside what it asked."""
    answers: list[dict[str, object]] = []
    guard = threading.Lock()

    def through_desk(worker: Worker, desk: Desk) -> None:
        for order in _orders(worker, offers, seed):
            outcome, _ = desk.handle_line(json.dumps(order).encode(), None, worker.signer)
            with guard:
                answers.append({**order, "accepted": outcome.accepted, "code": outcome.code, "worker": worker.name})

    def through_do(worker: Worker) -> None:
        orders = _orders(worker, offers, seed)
        given = b"\n".join(json.dumps(order).encode() for order in orders)
        line = [sys.executable, "-m", "desktop", "do", "--record", str(path)]
        done = subprocess.run(line, cwd=ROOT, env=child_environment(), input=given, capture_output=True, check=False)
        told = [json.loads(each) for each in done.stdout.splitlines()]
        assert len(told) == len(orders), done.stderr
        with guard:
            for order, answer in zip(orders, told, strict=True):
                answers.append({**order, "accepted": answer["outcome"] == "accepted", "code": answer.get("code"), "worker": worker.name})

    threads = [
        threading.Thread(target=through_desk, args=(worker, desks[n % 2]))
        if worker.threads
        else threading.Thread(target=through_do, args=(worker,))
        for n, worker in enumerate(workers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def _entries(path: Path) -> list[tuple[str, str, str | None, str | None, bytes]]:
    query = "SELECT kind, actor, key_id, idem, body FROM journal JOIN bodies USING (seq) ORDER BY seq"
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def _wrongs(path: Path, answers: list[dict[str, object]], chen: LocalSigner) -> Counter[str]:
    """What must never be, counted from the raw journal and not by the product's own fold."""
    wrong: Counter[str] = Counter(double=0, own=0, limit=0, second=0, budget=0, listed=0, unsigned=0, untrue=0)
    terms: dict[str, tuple[str, int]] = {}
    approvers: dict[str, list[str]] = {}
    standing: dict[str, int] = {}
    listed: Counter[str] = Counter()
    for kind, actor, key_id, _, body in _entries(path):
        fields = json.loads(body)[1]
        offer = str(fields.get("offer"))
        if kind == OfferProposed.kind:
            terms[offer] = actor, int(fields["money"]["minor"]) // 100
        wrong["unsigned"] += actor == "chen" and key_id != chen.key_id and kind not in (OfferProposed.kind, "order_refused")
        if kind == "payout_listed":
            listed[offer] += 1
            wrong["listed"] += listed[offer] > 1 or offer not in standing
        if kind != "offer_decided":
            continue
        by, amount = terms[offer]
        if fields["decision"] == "undo":
            standing.pop(offer, None)
        if fields["decision"] != "approve":
            continue
        approvers.setdefault(offer, []).append(actor)
        wrong["own"] += actor == by
        wrong["limit"] += LIMITS.get(actor, 0) < amount
        wrong["double"] += offer in standing or len(set(approvers[offer])) < len(approvers[offer])
        if fields["state"] == "approved":
            wrong["second"] += amount > THRESHOLD and len(set(approvers[offer])) < 2
            standing[offer] = amount
            wrong["budget"] += sum(standing.values()) > BUDGET
    kept = {idem for kind, _, _, idem, _ in _entries(path) if idem and kind != "order_refused"}
    wrong["untrue"] = sum((f"order:{answer['id']}" in kept) != answer["accepted"] for answer in answers)
    return wrong


def _approved(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM offers WHERE state = 'approved'").fetchone()[0])


if __name__ == "__main__":
    print(json.dumps(races(int(sys.argv[1])) if len(sys.argv) > 1 else run()))
