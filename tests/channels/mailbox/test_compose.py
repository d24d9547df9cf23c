"""A letter as a mail: nothing gets into its head that does not belong there, and its words arrive as they were written."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.channels.live.seam import Letter
from desktop.channels.mailbox.compose import compose, letter_of, message_id, recipient
from tests.fakes.mails import ACCOUNT, LETTER

HEADERS = [
    "Message-ID", "Date", "From", "To", "Subject", "In-Reply-To", "References", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
]  # fmt: skip


def read(raw: bytes) -> EmailMessage:
    found = message_from_bytes(raw, policy=policy.default)
    assert isinstance(found, EmailMessage)
    assert not found.defects
    return found


def composed(letter: Letter, name: str = "") -> EmailMessage:
    return read(compose(letter, replace(ACCOUNT, shown_name=name), "ann@a.example", 1_795_000_000.0))


def test_a_letter_is_a_plain_mail_that_answers() -> None:
    found = composed(LETTER)
    assert found.keys() == HEADERS
    assert found["Subject"] == "Re: 投诉"
    assert (found["From"].addresses[0].display_name, found["From"].addresses[0].addr_spec) == ("林怡君", "help@shop.example")
    assert (str(found["To"]), found["In-Reply-To"], found["References"]) == ("ann@a.example", "<m1@x>", "<m1@x>")
    assert found["Message-ID"] == message_id("order-1", "help@shop.example")
    assert found.get_content() == "您好，\r\n我们已经退款。\r\n"
    assert found.get_content_type() == "text/plain"


def test_the_same_letter_has_the_same_name_and_gives_its_id_back() -> None:
    assert message_id("order-1", "help@shop.example") == "<stepin.n5zgizlsfuyq@shop.example>"
    assert letter_of("<stepin.n5zgizlsfuyq@shop.example>") == "order-1"


@given(st.text(min_size=1, max_size=40))
def test_any_id_can_be_read_back(letter: str) -> None:
    name = message_id(letter, "help@shop.example")
    assert letter_of(name) == letter
    assert name.isascii()


def test_a_very_long_id_has_a_name_too() -> None:
    name = message_id("x" * 500, "help@shop.example")
    assert (name == message_id("x" * 500, "help@shop.example"), len(name) < 120, letter_of(name)) == (True, True, None)


@pytest.mark.parametrize("name", ["", "<m1@x>", "<stepin.1@x>", "<stepin.a@x>", "<stepin.n5zgizlsfuyq>", "<stepin.777777777@x>"])
def test_what_others_write_is_no_letter_of_ours(name: str) -> None:
    assert letter_of(name) is None


def test_the_references_go_on_and_stay_short() -> None:
    extra = {"references": [f"<{n}@x>" for n in range(50)], "message_id": "<m50@x>"}
    found = composed(replace(LETTER, extra=extra))
    names = str(found["References"]).split()
    assert (len(names), names[0], names[-2:]) == (20, "<0@x>", ["<49@x>", "<m50@x>"])
    assert found["In-Reply-To"] == "<m50@x>"


def test_a_mail_without_a_message_id_is_answered_without_one() -> None:
    found = composed(replace(LETTER, answers="sha256:00", extra={"references": "x", "message_id": "sha256:00"}))
    assert "References" not in found
    assert "In-Reply-To" not in found
    assert composed(replace(LETTER, answers=None))["In-Reply-To"] is None


@pytest.mark.parametrize(
    ("subject", "answer"),
    [
        ("Re: x", "Re: x"),
        ("RE：x", "RE：x"),
        ("回复: x", "回复: x"),
        ("x", "Re: x"),
        ("", "Re:"),
        (None, "Re:"),
        ("Report", "Re: Report"),
        (7, "Re: 7"),
    ],
)
def test_a_subject_is_answered_once(subject: object, answer: str) -> None:
    assert composed(replace(LETTER, extra={"subject": subject}))["Subject"] == answer


def test_the_name_of_the_account_goes_before_the_authors() -> None:
    assert composed(LETTER, 'The "Shop", Ltd \\')["From"].addresses[0].display_name == 'The "Shop", Ltd \\'
    assert str(composed(replace(LETTER, author="\0"))["From"]) == "help@shop.example"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("ann@a.example", "ann@a.example"),
        (" ann+shop@a.example ", "ann+shop@a.example"),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("ann@客服.example", "ann@xn--ubtq9x.example"),
        ("李@a.example", None),
        ("ann", None),
        ("@a.example", None),
        ("ann@", None),
        ("ann@a..example", None),
        ("ann@a.example, eve@e.example", None),
        ("ann@a.example\r\nRCPT TO:<eve@e.example>", None),
        ("ann@a.example>", None),
        ('"a b"@a.example', None),
        ("a" * 65 + "@a.example", None),
        ("ann@" + "a" * 300, None),
    ],
)
def test_only_what_is_an_address_is_written_to(address: str, found: str | None) -> None:
    assert recipient(address) == found


INJECTIONS = st.one_of(
    st.text(),
    st.sampled_from(
        ["x\r\nBcc: eve@e.example", "x\n\nbody", "x\rBcc: e", "x\x0bBcc: e", "x\u2028Bcc: e", "=?utf-8?Q?x=0d=0aBcc:_e?=", "\x85B: c"]
    ),
)


@given(INJECTIONS, INJECTIONS, INJECTIONS, st.lists(INJECTIONS, max_size=3), INJECTIONS)
def test_nothing_gets_into_the_head(subject: str, author: str, answers: str, references: list[str], text: str) -> None:
    extra = {"subject": subject, "references": references}
    raw = compose(replace(LETTER, author=author, answers=answers, text=text, extra=extra), ACCOUNT, "ann@a.example", 0.0)
    head, _, body = raw.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    names = [line.partition(b":")[0].decode() for line in lines if not line.startswith(b" ")]
    assert [name for name in HEADERS if name in names] == names
    assert all(len(line) < 998 and not set(line) & {10, 13, 0} and line.isascii() for line in lines)
    assert raw.endswith(b"\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    written = text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    payload = message_from_bytes(raw, policy=policy.default).get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert payload.decode().replace("\r\n", "\n") == written + "\n"


def test_long_chinese_headers_are_folded() -> None:
    found = compose(replace(LETTER, author="林" * 80, extra={"subject": "投诉" * 100}), ACCOUNT, "ann@a.example", 0.0)
    assert max(map(len, found.split(b"\r\n"))) <= 78
    assert read(found)["Subject"] == "Re: " + "投诉" * 100
