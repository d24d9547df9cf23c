"""A mail as a message: its words, what is kept beside them, its time; and mails built to harm."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.channels.incoming import NotUnderstood
from desktop.channels.mailbox.mapping import RawMail, understand
from desktop.channels.mailbox.placing import Placing, nothing_known
from desktop.channels.mailbox.position import position_of
from desktop.core.messages import Message
from tests.fakes.mails import ACCOUNT, NOON, Postman, mail

QUOTED = "我要退货！！\n\n在 2026年11月20日，客服 <help@shop.example> 写道：\n> 您好，请稍等。\n> 谢谢"


def placing() -> Placing:
    return Placing(ACCOUNT, nothing_known, position_of({}, 7, NOON.date()))


def test_the_words_are_what_is_new_and_the_whole_mail_is_kept_beside_them() -> None:
    more = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
    found = Postman().one(mail("m1", body=QUOTED, more=more))
    assert (found.text, found.extra["full_text"]) == ("我要退货！！", QUOTED)


def test_a_mail_without_quotations_is_kept_once() -> None:
    assert "full_text" not in Postman().one(mail("m1", body="\n 我要退货！！ \n")).extra


def test_what_is_kept_beside_the_words() -> None:
    more = "Authentication-Results: mx.shop.example; spf=pass; dkim=pass; dmarc=pass\r\n"
    found = Postman().one(mail("m2", refs="<m1@x>", more=more))
    assert found.extra == {
        "account": "support",
        "subject": "about m2",
        "from": "ann@a.example",
        "to": ["help@shop.example"],
        "message_id": "<m2@x>",
        "references": ["<m1@x>"],
        "date": "2026-11-23T11:59:00+00:00",
        "auth": {"spf": "pass", "dkim": "pass", "dmarc": "pass"},
    }


ATTACHED = """--b
Content-Type: text/plain

see the picture
--b
Content-Type: image/png
Content-Disposition: attachment; filename="=?utf-8?B?5Zu+LnBuZw==?="
Content-Transfer-Encoding: base64

AAAA
--b
Content-Type: message/rfc822

Subject: inner
Content-Type: image/gif; name=inner.gif

words
--b
Content-Type: application/pdf

%PDF
--b--
"""


def test_attachments_are_listed_and_not_opened() -> None:
    found = Postman().one(mail("m1", body=ATTACHED, more="MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n"))
    assert found.text == "see the picture"
    listed = found.extra["attachments"]
    assert isinstance(listed, list)
    assert [(one["name"], one["type"]) for one in listed] == [("图.png", "image/png"), ("", "message/rfc822"), ("", "application/pdf")]
    assert [one["size"] for one in listed][::2] == [3, 4]
    assert listed[1]["size"] > 40


RECEIVED = "Received: from a.example by mx.shop.example; {}\r\n"


@pytest.mark.parametrize(
    ("date", "received", "at"),
    [
        ("Mon, 23 Nov 2026 11:59:00 +0000", "", NOON - timedelta(minutes=1)),
        ("Mon, 23 Nov 2026 19:59:00 +0800", "", NOON - timedelta(minutes=1)),
        ("", "", NOON),
        ("nonsense", "", NOON),
        ("Tue, 23 Nov 2027 11:59:00 +0000", "", NOON),
        ("Tue, 23 Nov 2027 11:59:00 +0000", "Mon, 23 Nov 2026 11:58:00 +0000", NOON - timedelta(minutes=2)),
        ("Thu, 01 Jan 1970 00:00:00 +0000", "Mon, 23 Nov 2026 11:58:00 -0000", NOON - timedelta(minutes=2)),
        ("", "Mon, 23 Nov 2026 11:58:00 +0000", NOON - timedelta(minutes=2)),
        ("Tue, 05 May 2020 10:00:00 +0000", "Tue, 05 May 2020 10:00:10 +0000", datetime(2020, 5, 5, 10, tzinfo=UTC)),
        ("Tue, 05 May 2020 10:00:00 +0000", "", datetime(2020, 5, 5, 10, tzinfo=UTC)),
        ("Mon, 23 Nov 2026 11:59:00 +0000", "nonsense", NOON - timedelta(minutes=1)),
        ("Mon, 23 Nov 2026 11:59:00 +0000", "Tue, 23 Nov 2027 11:58:00 +0000", NOON - timedelta(minutes=1)),
    ],
)
def test_a_clock_that_is_wrong_does_not_hide_a_mail(date: str, received: str, at: datetime) -> None:
    assert Postman().one(mail("m1", date=date, more=RECEIVED.format(received) if received else "")).at == at


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "bad_mail"),
        (b"just words", "bad_mail"),
        (b"\0\xff" * 500, "bad_mail"),
        (mail("m1", ""), "bad_mail"),
        (mail("m1", "x" * 400 + "@a.example"), "bad_mail"),
        (mail("m1", body="x" * 1_000_001), "too_long"),
        (mail("m1", more="Content-Disposition: attachment;b*\r\n"), "bad_mail"),
    ],
)
def test_what_is_no_mail_is_kept_as_it_is(raw: bytes, reason: str) -> None:
    (found,) = Postman().brings(raw)
    assert isinstance(found.item, NotUnderstood)
    assert (found.item.source, found.item.line, found.item.reason, found.item.raw) == ("support/INBOX", 1, reason, raw)


def test_a_mail_that_was_cut_is_too_long() -> None:
    found = understand(RawMail("INBOX", 7, NOON, b"From: a@b", cut=True), ACCOUNT, placing(), False)
    assert found.item == NotUnderstood("support/INBOX", 7, "too_long", b"From: a@b")


@pytest.mark.parametrize(
    "more",
    [
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=no-such-thing\r\n",
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n",
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=never\r\n",
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n",
        "MIME-Version: 1.0\r\nContent-Type: message/delivery-status\r\n",
        "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n",
        "X: " + "(" * 20_000 + "\r\n",
        "Cc: " + ", ".join(f"a{n}@b.example" for n in range(3000)) + "\r\n",
        "References: " + " ".join(f"<{n}@x>" for n in range(3000)) + "\r\n",
        "Subject: =?utf-8?B?////?= =?x?Q?=00?=\r\n",
        "Authentication-Results: mx.shop.example; dmarc=pass\r\n" * 500,
    ],
)
def test_odd_mails_are_messages(more: str) -> None:
    found = Postman().one(mail("m1", more=more))
    assert found.customer.id == "ann@a.example"
    assert found.text.encode() is not None


def test_boxes_in_boxes_are_not_understood() -> None:
    deep = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(100))
    (found,) = Postman().brings(mail("m1", more="MIME-Version: 1.0\r\n", body="x").replace(b"\r\n\r\n", b"\r\n" + deep.encode()))
    assert isinstance(found.item, NotUnderstood)


PARTS = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n"
REPORTS = "MIME-Version: 1.0\r\nContent-Type: message/delivery-status\r\n"


@pytest.mark.parametrize(
    ("more", "body"),
    [
        (PARTS, "--b\n\nx\n" * 3_000),
        (PARTS, "\n" * 1_100_000),
        (REPORTS, "Action: failed\n\n" * 3_000),
        ("", "\n" * 2_100_000),
        ("X: y\r\n" * 30_000, ""),
    ],
)
def test_a_mail_that_would_take_minutes_is_not_read(more: str, body: str) -> None:
    (found,) = Postman().brings(mail("m1", more=more, body=body))
    assert isinstance(found.item, NotUnderstood)
    assert found.item.reason == "bad_mail"


def test_not_more_attachments_are_listed_than_anybody_reads() -> None:
    found = Postman().one(mail("m1", more=PARTS, body="--b\nContent-Type: a/b\n\nx\n" * 500 + "--b--"))
    assert isinstance(found.extra["attachments"], list)
    assert len(found.extra["attachments"]) == 200


HEADS = st.sampled_from(
    [
        b"From: a@b\r\nMIME-Version: 1.0\r\n",
        b"From: a@b\r\nMessage-ID: <1@x>\r\nReferences: <2@x> <3@x>\r\nDate: 1 Oct 2024 10:00 +0000\r\nContent-Type: ",
        b"From: mailer-daemon@b\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n",
        b"From: mailer-daemon@b\r\nMIME-Version: 1.0\r\nContent-Type: message/delivery-status\r\n\r\n",
        b"From: a@b\r\nAuthentication-Results: mx.shop.example;",
        b"",
    ]
)


@given(HEADS, st.binary(max_size=300), st.booleans())
def test_no_mail_raises(head: bytes, rest: bytes, ours: bool) -> None:
    found = understand(RawMail("INBOX", 1, NOON, head + rest), ACCOUNT, placing(), ours)
    assert isinstance(found.item, Message | NotUnderstood)
    if isinstance(found.item, Message):
        assert found.item.text.encode() is not None
