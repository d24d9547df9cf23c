"""What is left of a fact when its customer is erased."""

from __future__ import annotations

import pytest

from desktop.core import facts
from desktop.core.erasure import ErasureDecided, ErasureProposed, HoldLifted, HoldSet, erased
from desktop.core.facts import Fact
from desktop.core.money import Money
from desktop.core.reading import Evidence, Reading

TEN = Money("CNY", 1000)
READ = facts.MessageReread(7, Reading(50.0, evidence=(Evidence(0, 4, "lexicon", 9.0),)))


@pytest.mark.parametrize(
    ("fact", "left"),
    [
        (facts.NoteWritten("words", "Lin"), facts.NoteWritten("", "Lin")),
        (facts.OfferProposed("f1", "refund", TEN, "words", "Wolfgang"), facts.OfferProposed("f1", "refund", TEN, "", "erased-1")),
        (facts.OfferCountered("f1", "refund", TEN, "words"), facts.OfferCountered("f1", "refund", TEN, "")),
        (facts.OfferDecided("f1", "approve", "approved", "words"), facts.OfferDecided("f1", "approve", "approved", "")),
        (facts.PayoutSettled("f1", "paid", "R1", "words"), facts.PayoutSettled("f1", "paid", "R1", "")),
        (facts.PromiseMade("p1", 9.0, "words"), facts.PromiseMade("p1", 9.0, "")),
        (facts.CaseClosed("words"), facts.CaseClosed("")),
        (facts.LineQuarantined("ingest", 7, "bad_json", b"words"), facts.LineQuarantined("", 7, "bad_json", b"")),
        (facts.FileImported("Wolfgang.txt", {"customer": "W", "staff": "A"}), facts.FileImported("", {"staff": "A"})),
        (READ, facts.MessageReread(7, Reading(50.0))),
        (ErasureProposed("r1", "chat", "u1", "letter"), ErasureProposed("r1", "chat", "erased-1", "letter")),
        (HoldSet("chat", "u1", "court"), HoldSet("chat", "erased-1", "court")),
        (HoldLifted("chat", "u1", "court"), HoldLifted("chat", "erased-1", "court")),
        (ErasureDecided("r1", "approve"), ErasureDecided("r1", "approve")),
    ],
    ids=lambda fact: fact.kind,
)
def test_numbers_and_dates_stay_and_words_go(fact: Fact, left: Fact) -> None:
    assert erased(fact, "erased-1") == left
    assert erased(left, "erased-1") == left, "what was erased once has nothing left to erase"
