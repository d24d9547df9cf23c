"""Mail: text in any charset, what is new in it, threads, sides; and what cannot be understood."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.channels import mboxes
from desktop.channels.incoming import ExportOptions, Incoming, NotUnderstood, Progress
from desktop.channels.mail import read_eml, read_mbox
from desktop.channels.mailtext import decode_bytes, decode_header, text_of_html, trim_quotes
from desktop.core.errors import BadInput
from desktop.core.messages import Message

STAFF = ExportOptions(staff=frozenset({"help@shop.example"}))


def mail(
    number: int,
    sender: str = "Ann <ann@a.example>",
    to: str = "help@shop.example",
    refs: str = "",
    body: str = "hello",
    more: str = "",
    day: int = 0,
) -> bytes:
    refs = f"References: {refs}\n" if refs else ""
    return (
        f"From: {sender}\nTo: {to}\nSubject: s{number}\nMessage-ID: <m{number}@x>\n{refs}"
        f"Date: {day or number:02} Oct 2024 10:00:00 +0800\n{more}\n{body}\n"
    ).encode()


def eml(folder: Path, raw: bytes, options: ExportOptions | None = None) -> Incoming:
    path = folder / "a.eml"
    path.write_bytes(raw)
    (found,) = read_eml(path, options)
    return found


def good(found: Incoming) -> Message:
    assert isinstance(found, Message)
    return found


def mbox(folder: Path, mails: list[bytes], options: ExportOptions | None = None) -> list[Incoming]:
    path = folder / "a.mbox"
    path.write_bytes(b"".join(b"From x@y Thu Oct  3 10:00:00 2024\n" + raw + b"\n" for raw in mails))
    return list(read_mbox(path, options))


def test_a_plain_mail_is_read(tmp_path: Path) -> None:
    found = good(eml(tmp_path, mail(1, body="I am angry.\n\nOn Mon, 1 Jan 2024 at 10:00, Shop <a@b.c> wrote:\n> Hello\n")))
    assert (found.id, found.channel, found.conversation, found.sender) == ("<m1@x>", "email", "<m1@x>", "customer")
    assert (found.customer.id, found.customer.name, found.author) == ("ann@a.example", "Ann", "Ann")
    assert found.at == datetime(2024, 10, 1, 2, tzinfo=UTC)
    assert found.text.endswith("> Hello")
    assert found.extra == {
        "scored_text": "I am angry.",
        "subject": "s1",
        "from": "ann@a.example",
        "to": ["help@shop.example"],
        "message_id": "<m1@x>",
        "references": [],
        "date": "2024-10-01T10:00:00+08:00",
    }


def test_a_gb18030_mail_with_chinese_headers_is_read(tmp_path: Path) -> None:
    subject = base64.b64encode("投诉充电宝".encode("gb18030"))
    head = b"From: =?gb2312?B?" + base64.b64encode("李先生".encode("gb18030")) + b"?= <li@a.example>\nTo: x@shop.example\n"
    head += b"Subject: =?gb2312?B?" + subject + b"?=\nDate: Thu, 31 Oct 2024 15:50:00 +0800\nMessage-ID: <1@x>\n"
    head += b"Content-Type: text/plain; charset=gb2312\nContent-Transfer-Encoding: 8bit\n\n"
    found = good(eml(tmp_path, head + "我要退货，㐀".encode("gb18030")))
    assert (found.text, found.author, found.extra["subject"]) == ("我要退货，㐀", "李先生", "投诉充电宝")


def test_the_html_is_read_where_there_is_no_plain_text(tmp_path: Path) -> None:
    more = 'MIME-Version: 1.0\nContent-Type: text/html; charset="utf-8"\n'
    body = "<html><head><title>no</title></head><body><p>我很&nbsp;生气</p>"
    body += "<script>x</script><blockquote>old<br>older</blockquote></body></html>"
    found = good(eml(tmp_path, mail(1, body=body, more=more)))
    assert found.text == "我很 生气\n\n> old\n> older"
    assert found.extra["scored_text"] == "我很 生气"


ALTERNATIVE = """MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: multipart/alternative; boundary=c

--c
Content-Type: text/plain

{plain}
--c
Content-Type: text/html

<p>html words</p>
--c--
--b
Content-Type: image/png
Content-Disposition: attachment; filename="=?utf-8?B?5Zu+LnBuZw==?="
Content-Transfer-Encoding: base64

AAAA
--b--
"""


@pytest.mark.parametrize(("plain", "text"), [("plain words", "plain words"), ("", "html words")])
def test_plain_words_go_before_html_and_attachments_are_named(tmp_path: Path, plain: str, text: str) -> None:
    found = good(eml(tmp_path, mail(1, more=ALTERNATIVE.format(plain=plain))))
    assert found.text == text
    assert found.extra["attachments"] == ["图.png"]


def test_a_mail_that_is_only_an_attachment_has_no_text(tmp_path: Path) -> None:
    found = good(
        eml(tmp_path, mail(1, more="MIME-Version: 1.0\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n", body="AAAA"))
    )
    assert found.text == ""


def test_a_message_in_a_message_is_no_text(tmp_path: Path) -> None:
    found = good(eml(tmp_path, mail(1, more="MIME-Version: 1.0\nContent-Type: message/rfc822\n", body="Subject: inner\n\nwords")))
    assert found.text == ""


def test_without_a_message_id_the_mail_names_itself(tmp_path: Path) -> None:
    raw = mail(1).replace(b"Message-ID: <m1@x>\n", b"")
    found = good(eml(tmp_path, raw))
    assert found.id.startswith("sha256:")
    assert good(eml(tmp_path, raw)).id == found.id


def test_a_date_without_a_zone_is_universal_and_received_stands_in_for_a_missing_one(tmp_path: Path) -> None:
    raw = mail(1).replace(b"+0800", b"-0000")
    assert good(eml(tmp_path, raw)).at == datetime(2024, 10, 1, 10, tzinfo=UTC)
    raw = mail(1, more="Received: from a by b; Fri, 04 Oct 2024 10:00:00 +0000\n").replace(b"Date: 01", b"Date: xx")
    assert good(eml(tmp_path, raw)).at == datetime(2024, 10, 4, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "bad_mail"),
        (b"just words", "bad_mail"),
        (b"\0\xff" * 500, "bad_mail"),
        (mail(1, sender=""), "bad_mail"),
        (mail(1, sender="no address"), "bad_mail"),
        (mail(1, sender="(" * 9000 + "a@b"), "bad_mail"),
        (mail(1).replace(b"Oct 2024", b"2024"), "bad_time"),
        (mail(1, body="x" * 1_000_001), "too_long"),
    ],
)
def test_what_is_no_mail_is_not_understood(tmp_path: Path, raw: bytes, reason: str) -> None:
    found = eml(tmp_path, raw)
    assert isinstance(found, NotUnderstood)
    assert (found.reason, found.line, found.source, found.raw) == (reason, 1, "a.eml", raw)


def test_a_mail_that_the_library_stumbles_over_is_not_understood(tmp_path: Path) -> None:
    found = eml(tmp_path, mail(1, more="Content-Disposition: attachment;b*\n"))
    assert isinstance(found, NotUnderstood)
    assert found.reason == "bad_mail"


def test_a_mail_of_boxes_in_boxes_is_not_understood(tmp_path: Path) -> None:
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(100))
    found = eml(tmp_path, mail(1).partition(b"\n\n")[0] + b"\nMIME-Version: 1.0\n" + deep)
    assert isinstance(found, NotUnderstood)
    assert found.reason == "bad_mail"


def test_a_mail_beyond_the_cap_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.channels.mail.LONGEST_MAIL", 500)
    monkeypatch.setattr(mboxes, "LONGEST_MAIL", 500)
    assert isinstance(found := eml(tmp_path, mail(1, body="x" * 600)), NotUnderstood)
    assert found.reason == "too_long"
    many = mbox(tmp_path, [mail(1), mail(2, body="x\n" * 300), mail(3)])
    assert [type(item) for item in many] == [Message, NotUnderstood, Message]


def test_a_thread_is_one_conversation_and_its_first_writer_the_customer(tmp_path: Path) -> None:
    reply = mail(2, "Shop <help@shop.example>", "ann@a.example", refs="<m1@x>", body="sorry")
    again = mail(3, refs="<m1@x> <m2@x>", body="From here\n>From there")
    found = [good(item) for item in mbox(tmp_path, [again, reply, mail(1), mail(4, "Bo <bo@b.example>")])]
    assert [m.conversation for m in found] == ["<m1@x>", "<m1@x>", "<m1@x>", "<m4@x>"]
    assert [m.sender for m in found] == ["customer", "agent", "customer", "customer"]
    assert [m.customer.id for m in found] == ["ann@a.example"] * 3 + ["bo@b.example"]
    assert found[0].text == "From here\nFrom there"


def test_the_root_of_a_thread_is_the_same_with_or_without_its_first_mail(tmp_path: Path) -> None:
    reply = mail(2, refs="<m1@x>")
    assert good(eml(tmp_path, reply)).conversation == "<m1@x>"
    later = mail(3).replace(b"Subject", b"In-Reply-To: <m2@x>\nSubject")
    assert [good(item).conversation for item in mbox(tmp_path, [reply, later])] == ["<m1@x>", "<m1@x>"]


def test_a_thread_that_is_read_from_its_end_has_one_root(tmp_path: Path) -> None:
    found = [good(item) for item in mbox(tmp_path, [mail(3, refs="<m2@x>"), mail(2, refs="<m1@x>"), mail(1, refs="<m0@x>")])]
    assert [m.conversation for m in found] == ["<m0@x>"] * 3


def test_a_stranger_who_names_a_thread_gets_a_conversation_of_his_own(tmp_path: Path) -> None:
    forged = mail(2, "Eve <eve@e.example>", refs="<m0@x> <m1@x>", body="pay me instead")
    found = [good(item) for item in mbox(tmp_path, [mail(1), forged])]
    assert [m.conversation for m in found] == ["<m1@x>", "<m2@x>"]
    assert found[1].customer.id == "eve@e.example"


def test_a_stranger_in_the_thread_claims_it_and_a_colleague_does_not(tmp_path: Path) -> None:
    forged = mail(2, "Eve <eve@e.example>", refs="<m1@x>")
    colleague = mail(3, "Cy <cy@shop.example>", "ann@a.example", refs="<m1@x>")
    options = ExportOptions(staff=frozenset({"@shop.example"}))
    found = [good(item) for item in mbox(tmp_path, [mail(1), forged, colleague], options)]
    assert [m.conversation for m in found] == ["<m1@x>", "<m2@x>", "<m1@x>"]
    assert found[1].extra["claims"] == "<m1@x>"
    assert [m.sender for m in found] == ["customer", "customer", "agent"]


def test_named_staff_who_write_first_are_staff(tmp_path: Path) -> None:
    first = mail(1, "Shop <help@shop.example>", "Ann <ann@a.example>")
    alone = good(eml(tmp_path, first, STAFF))
    assert (alone.sender, alone.customer.id) == ("agent", "ann@a.example")
    found = [good(item) for item in mbox(tmp_path, [first, mail(2, refs="<m1@x>")], STAFF)]
    assert [m.sender for m in found] == ["agent", "customer"]


def test_the_customer_may_be_named(tmp_path: Path) -> None:
    first = mail(1, "Shop <help@shop.example>", "Ann <ann@a.example>")
    for name in ("ann", "ANN@a.example"):
        found = good(eml(tmp_path, first, ExportOptions(customer=name, chat="c1")))
        assert (found.sender, found.customer.id, found.conversation) == ("agent", "ann@a.example", "c1")
    assert good(eml(tmp_path, first, ExportOptions(customer="zoe"))).customer.id == "help@shop.example"


def test_mails_that_only_staff_read_and_write_belong_to_the_first_of_them(tmp_path: Path) -> None:
    found = good(eml(tmp_path, mail(1, "a@shop.example", "b@shop.example"), ExportOptions(staff=frozenset({"@shop.example"}))))
    assert (found.sender, found.customer.id) == ("customer", "a@shop.example")


def test_what_stands_before_the_first_mail_is_not_understood(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_bytes(
        b"stray\n\nFrom x Thu Oct  3 10:00:00 2024\n" + mail(1) + b"\nFrom here on 10 words\n\nFrom y 10:00 2024\r\n" + mail(2)
    )
    progress = Progress()
    found = list(read_mbox(path, None, progress))
    assert [type(item) for item in found] == [NotUnderstood, Message, Message]
    assert good(found[1]).text == "hello\n\nFrom here on 10 words"
    assert progress.bytes_read == progress.bytes_total == 2 * path.stat().st_size


def test_an_empty_mailbox_holds_nothing(tmp_path: Path) -> None:
    assert mbox(tmp_path, []) == []


def test_a_missing_mail_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no_such_file"):
        list(read_eml(tmp_path / "none.eml"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("=?utf-8?B?5oqV?= =?utf-8?B?6K+J?=", "投诉"),
        ("=?utf-8?B?5oo=?=\r\n =?utf-8?B?lQ==?=", "投"),
        ("=?utf-8?Q?a=20b_c?= tail", "a b c tail"),
        ("=?gbk?B?zba?= x", "投 x"),
        ("=?gb2312?B?zba?= =?utf-8?B?6K+J?=", "投诉"),
        ("=?utf-8?B?!!!?=", ""),
        ("=?utf-8?B?A?=", "A"),
        ("=?nonsense?Q?a?=", "a"),
        ("投诉".encode().decode("ascii", "surrogateescape"), "投诉"),
        ("投诉".encode("gb18030").decode("ascii", "surrogateescape"), "投诉"),
        ("a\r\n b", "a b"),
    ],
)
def test_a_header_is_decoded(value: str, text: str) -> None:
    assert decode_header(value) == text


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("退貨".encode("big5"), "big5", "退貨"),
        ("佢哋㗎".encode("big5hkscs"), "Big5", "佢哋㗎"),
        ("退货".encode(), "us-ascii", "退货"),
        ("退货".encode("gb18030"), None, "退货"),
        ("退货".encode(), "no-such-charset", "退货"),
        (b"a\\ud800", "unicode_escape", "a\\ud800"),
        (b"abc", "zip", "abc"),
        (b"abc", "a\0b", "abc"),
        (b"\x80", "iso-8859-1", "€"),
        (b"a\xff", "utf-8", "a�"),
        (b"+2AA-", "utf-7", "?"),
    ],
)
def test_bytes_are_decoded_whatever_they_call_themselves(data: bytes, charset: str | None, text: str) -> None:
    assert decode_bytes(data, charset) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a &lt; b &amp; c&#33; &#xff; &nope;", "a < b & c! ÿ &nope;"),
        ("<p>one<p>two<br/>three", "one\ntwo\nthree"),
        ("<!-- a > b -->x<!DOCTYPE html>y", "xy"),
        ("<style>p{}</style>x<STYLE>p</style >y", "xy"),
        ("<script>if (a<b) {}</script>z</script>", "z"),
        ("a<script>never closed", "a"),
        ("a <", "a <"),
        ("a <b", "a <b"),
        ("</blockquote>x<blockquote>y<blockquote>z</blockquote></blockquote>w", "x\n> y\n> > z\n\nw"),
        ("<img src='http://x.test/y.png'>pic", "pic"),
        ("", ""),
    ],
)
def test_html_becomes_words(source: str, text: str) -> None:
    assert text_of_html(source) == text


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("我很生气\n\n在 2024年10月31日，下午3:45，客服 <a@b.c> 写道：\n> 您好", "我很生气"),
        ("我很生氣\n\n於 2024年10月31日 週四 下午3:45寫道：\n您好", "我很生氣"),
        ("我很生气\n\n------------------ 原始邮件 ------------------\n发件人: x", "我很生气"),
        ("我很生气\n\n发件人：客服\n发送时间：2024年\n收件人：我\n\n您好", "我很生气"),
        ("发件人：是我自己\n你好", "发件人：是我自己\n你好"),
        ('生气\nAt 2024-10-31 15:45:46, "客服" <x@y.z> wrote:\n>您好', "生气"),
        ("No.\n\nFrom: Shop\nSent: Monday\nTo: Me\nSubject: Re\n\nhello", "No."),
        ("> quoted\nmy answer\n> more\nand more", "my answer\nand more"),
        ("> only a quotation", "> only a quotation"),
        ("谢谢，\n但是我还是很生气！", "谢谢，\n但是我还是很生气！"),
        ("x" * 500, "x" * 500),
        ("a\r\n\r\n\r\n\r\nb\r\n", "a\n\n\n\nb"),
        ("", ""),
        ("\n" * 60_000 + "a", "a"),
    ],
)
def test_what_is_quoted_is_trimmed(text: str, own: str) -> None:
    assert trim_quotes(text) == own


def test_what_is_scored_has_an_end() -> None:
    assert len(trim_quotes("word\n" * 100_000)) <= 64 * 1024


def test_lines_that_bring_the_library_to_its_knees_are_cut_first() -> None:
    assert trim_quotes("On " * 20_000).startswith("On On")


@given(st.binary(max_size=300), st.sampled_from([b"", b"From: a@b\nDate: 1 Oct 2024 10:00 +0000\nMIME-Version: 1.0\n"]))
def test_no_mail_raises(raw: bytes, head: bytes) -> None:
    from desktop.channels.mail import _envelope, _understand
    from desktop.channels.threads import place_mails

    place = place_mails([_envelope(head + raw)], ExportOptions())[0]
    found = _understand(mboxes.RawMail(1, head + raw), place, "x")
    assert isinstance(found, Message | NotUnderstood)


@given(st.text())
def test_no_html_and_no_text_raise(text: str) -> None:
    assert text_of_html(text).encode() is not None
    assert isinstance(trim_quotes(text), str)
