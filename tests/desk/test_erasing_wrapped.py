"""Words that a service or a mail wrapped are erased too, and looked for afterwards in every form that bytes can give them."""

from __future__ import annotations

import json
from base64 import b64encode
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import quote

import pytest

from desktop.channels.incoming import NotUnderstood
from desktop.channels.live.seam import Batch
from desktop.core.messages import Customer, Message
from desktop.db.chain import ERASABLE
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from tests.desk.house import FURIOUS, NINE, message, open_case, opened, order, tell
from tests.desk.live.shop import ACCOUNT, came, phone, set_up
from tests.desk.test_erasing import quarantine
from tools import verify_record

NAME, WORD, PHONE = "李先生", "Geheimnisvoll", "8613812345678"


def forms(word: str) -> set[bytes]:
    """How a word can stand in bytes. Of base64 what does not depend on the bytes beside it, at each of three places."""
    plain = [word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5")]
    plain += [json.dumps(word)[1:-1].encode(), json.dumps(word)[1:-1].upper().replace("\\U", "\\u").encode(), quote(word).encode()]
    plain += ["".join(f"={byte:02X}" for byte in word.encode()).encode()]
    inner = [b64encode(bytes(before) + form)[4 if before else 0 : -4] for form in plain[:4] for before in range(3)]
    return {*plain, *inner}


def left(path: Path, *words: str) -> list[tuple[str, bytes]]:
    """Which words are left in which form, in the record, its log, and the media beside it."""
    files = [file for beside in path.parent.glob(path.name + "*") for file in (beside, *beside.rglob("*")) if file.is_file()]
    content = b"\n".join(file.read_bytes() for file in files)
    return [(word, form) for word in words for form in sorted(forms(word)) if form in content]


def erase(desk: Desk, channel: str, customer: str) -> None:
    about = {"channel": channel, "customer": customer, "reason": "asked"}
    assert order(desk, f"e-{customer}", "erase_customer", request=customer, **about).accepted
    assert order(desk, f"d-{customer}", "decide_erasure", "zhao", request=customer, decision="approve").accepted


def mail(encoding: str, text: str) -> bytes:
    found = EmailMessage()
    found["From"] = f"{NAME} <someone@example.org>"
    found.set_content(text, charset="utf-8", cte=encoding)
    return found.as_bytes()


def test_quarantined_mails_and_deliveries_go_in_every_wrapping(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        text = f"{WORD}: where is the parcel of {NAME}? I have waited for ten days now."
        tell(desk, Message("m1", "email", "c-one", Customer("someone@example.org", NAME, "individual"), "customer", NINE, text, None))
        tell(desk, message("x1", "kept words of somebody else", conversation="c-two", customer="u2"))
        delivery = json.dumps({"from": "someone@example.org", "text": {"body": text}})
        quarantine(
            desk, mail("base64", text), mail("quoted-printable", text), delivery.encode(), b64encode(delivery.encode()),
            json.dumps({"raw": b64encode(mail("base64", text)).decode()}).encode(), b"body=" + quote(text).encode(), text.encode("utf-16"),
            b"{nothing of his",
        )  # fmt: skip
        assert {word for word, _ in left(desk.path, WORD, NAME)} == {WORD, NAME}
        erase(desk, "email", "someone@example.org")
        assert left(desk.path, WORD, NAME) == []
        assert [row.raw for row in desk.quarantine() if row.raw] == [b"{nothing of his"]
        assert left(desk.path, "kept") != []
    assert first_fault(tmp_path / "r.sqlite") is None
    assert verify_record.verdict(str(tmp_path / "r.sqlite")).startswith("valid")


def read(account: str, body: bytes) -> Batch:
    """The adapter of these tests: a message, or a delivery that it does not understand."""
    told = json.loads(body)
    if "text" not in told:
        return Batch((NotUnderstood(account, 1, "bad_body", body),))
    found = came(told["id"], told["text"], customer=PHONE, name=NAME, conversation="talk", raw=told)
    return Batch((found,), identities=(phone("whatsapp", PHONE, "someone@example.org", kind="email"),))


def test_what_a_service_delivered_is_gone_from_the_inbox_its_log_and_the_quarantine(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        set_up(desk)
        bodies = [json.dumps({"id": "wamid.8237462", "text": f"{WORD} {NAME}", "name": NAME}).encode()]
        bodies += [json.dumps({"status": "odd", "to": who}).encode() for who in (NAME, "someone@example.org", "wamid.8237462")]
        bodies += [b'{"status": "odd", "to": "somebody else"}']
        desk.keep_raw(ACCOUNT, bodies)
        while desk.raw_waiting():
            desk.take_raw(read)
        assert {word for word, _ in left(desk.path, WORD, NAME)} == {WORD, NAME}
        erase(desk, "whatsapp", PHONE)
        assert left(desk.path, WORD, NAME, "someone@example.org") == []
        assert [row.raw for row in desk.quarantine() if row.raw] == [bodies[-1]]
    assert first_fault(tmp_path / "r.sqlite") is None


SAID = (
    ("raise_hand", "xu", {"reason": WORD}),
    ("fill_field", "xu", {"field": "product", "value": WORD}),
    ("assign_mediator", "chen", {"mediator": "ma"}),
    ("answer_assignment", "ma", {"accept": False, "reason": WORD}),
    ("assign_mediator", "chen", {"mediator": "wang"}),
    ("answer_assignment", "wang", {"accept": True}),
    ("mediate", "wang", {"part": "customer_position", "text": WORD}),
    ("mediate", "wang", {"part": "proposal", "text": WORD}),
    ("mediate", "wang", {"part": "failed", "text": WORD}),
    ("mediate", "wang", {"part": "agreement", "text": WORD}),
    ("accept_agreement", "wang", {"side": "customer"}),
    ("refer_outside", "chen", {"name": "12315", "reference": WORD}),
    ("move_outside", "chen", {"state": "accepted", "note": WORD}),
    ("close_case", "chen", {"resolution": WORD}),
    ("follow_up", "chen", {"satisfaction": 4, "post": "none", "note": WORD}),
)


def test_what_was_noted_in_a_mediation_and_after_it_goes_with_the_words(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        case = open_case(desk)
        for n, (kind, by, fields) in enumerate(SAID):
            assert order(desk, f"o{n}", kind, by, case=case, **fields).accepted, kind
        assert left(desk.path, WORD) != []
        erase(desk, "chat", "u1")
        assert left(desk.path, WORD) == []
        view = desk.case(case)
        assert view is not None
        tell(desk, message("m9", FURIOUS, 30))
    assert first_fault(tmp_path / "r.sqlite") is None
    assert verify_record.verdict(str(tmp_path / "r.sqlite")).startswith("valid")


def test_both_checks_and_the_description_know_the_same_kinds_that_are_replaced() -> None:
    from tests.house.source import ROOT

    told = (ROOT / "docs" / "journal-format.md").read_text(encoding="utf-8")
    listed = told[told.index("Only these kinds are ever replaced:") : told.index("a body of another kind that does not fit")]
    assert verify_record.ERASABLE == ERASABLE == set(listed.split("`")[1::2])


@pytest.mark.parametrize("word", [NAME, WORD])
def test_a_word_is_found_in_each_form(word: str, tmp_path: Path) -> None:
    for form in forms(word):
        (tmp_path / "r.sqlite").write_bytes(b"before" + form + b"behind")
        assert (word, form) in left(tmp_path / "r.sqlite", word)
    for before in range(3):
        (tmp_path / "r.sqlite").write_bytes(b64encode(bytes(before) + word.encode() + b"behind"))
        assert left(tmp_path / "r.sqlite", word) != []
