"""The head of a mail: verdicts of the trusted server only, what a machine wrote, what a bounce gives back."""

from __future__ import annotations

import pytest

from desktop.channels.mail import head_fields, read_mail
from desktop.channels.mailbox.heads import Bounce, bounce_of, is_automatic, is_believed, verdicts

TRUSTED = "mx.shop.example"


def auth(value: str) -> tuple[str, str]:
    return ("authentication-results", value)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("mx.shop.example; spf=pass smtp.mailfrom=a@b; dkim=fail; dmarc=none", {"spf": "pass", "dkim": "fail", "dmarc": "none"}),
        ("MX.Shop.Example 1; DMARC = Fail (p=reject)", {"dmarc": "fail"}),
        ("mx.shop.example; dkim=fail header.d=a; dkim=pass header.d=b", {"dkim": "pass"}),
        ('mx.shop.example; spf=fail smtp.mailfrom="x; dmarc=pass"@evil.example', {"spf": "fail"}),
        ("mx.shop.example; spf=fail (x; dmarc=pass (deeper; dkim=pass) \\) )", {"spf": "fail"}),
        ("mx.shop.example; none", {}),
        ("mx.evil.example; dmarc=pass", {}),
        ("mx.shop.example.evil.example; dmarc=pass", {}),
        (" ; dmarc=pass", {}),
        ("", {}),
        ("mx.shop.example; dkim/1=pass; xdmarc=pass", {"dkim": "pass"}),
        ("(" * 9000 + "mx.shop.example; dmarc=pass", {}),
    ],
)
def test_the_verdicts_of_the_trusted_server_are_read(value: str, found: dict[str, str]) -> None:
    assert verdicts([auth(value)], TRUSTED) == found


def test_without_a_trusted_server_nothing_is_believed() -> None:
    assert verdicts([auth("mx.shop.example; dmarc=pass")], None) == {}


def test_what_the_sender_wrote_below_the_servers_own_header_does_not_count() -> None:
    own, forged = auth("mx.shop.example; spf=fail"), auth("mx.shop.example; spf=pass; dmarc=pass")
    assert verdicts([own, ("received", "x"), forged], TRUSTED) == {"spf": "fail"}
    assert verdicts([("received", "x"), own, auth("mx.shop.example; spf=pass")], TRUSTED) == {"spf": "fail"}


def test_two_headers_of_one_server_are_read_together() -> None:
    assert verdicts([auth("mx.shop.example; dkim=pass"), auth("mx.shop.example; dmarc=pass")], TRUSTED) == {"dkim": "pass", "dmarc": "pass"}


@pytest.mark.parametrize(
    ("verdict", "believed"),
    [
        ({}, True),
        ({"dmarc": "pass", "spf": "fail"}, True),
        ({"dmarc": "fail", "spf": "pass"}, False),
        ({"spf": "fail"}, False),
        ({"spf": "fail", "dkim": "pass"}, True),
        ({"spf": "softfail"}, True),
    ],
)
def test_a_failed_check_speaks_against_the_sender(verdict: dict[str, str], believed: bool) -> None:
    assert is_believed(verdict) is believed


@pytest.mark.parametrize(
    ("name", "value", "automatic"),
    [
        ("auto-submitted", "auto-replied; owner=x", True),
        ("auto-submitted", " (yes) auto-generated", True),
        ("auto-submitted", "no", False),
        ("auto-submitted", "No (a person)", False),
        ("return-path", "<>", True),
        ("return-path", "<ann@a.example>", False),
        ("precedence", "auto_reply", True),
        ("precedence", "bulk", False),
        ("x-autoreply", "yes", True),
        ("content-type", 'multipart/report; report-type="delivery-status"; boundary=b', True),
        ("subject", "hello", False),
    ],
)
def test_what_a_machine_wrote_is_known(name: str, value: str, automatic: bool) -> None:
    assert is_automatic([(name, value)], "ann@a.example") is automatic


def test_the_mailer_daemon_is_a_machine() -> None:
    assert is_automatic([], "mailer-daemon@a.example")


REPORT = b"""From: MAILER-DAEMON@mx.example
Subject: Undelivered Mail
Content-Type: multipart/report; report-type=delivery-status; boundary=b
MIME-Version: 1.0

--b
Content-Type: text/plain

Your mail could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ann@a.example
Action: %s
Status: 5.1.1

--b
Content-Type: %s

Message-ID: <stepin.x@shop.example>
Subject: Re: x

--b--
"""


def bounce(raw: bytes) -> Bounce:
    mail = read_mail(raw)
    assert not isinstance(mail, str)
    return bounce_of(mail.parts, mail.text, mail.envelope.subject)


@pytest.mark.parametrize("kind", [b"message/rfc822", b"text/rfc822-headers"])
@pytest.mark.parametrize(
    ("action", "state"), [(b"failed", "failed"), (b"Delayed", ""), (b"delivered", "delivered"), (b"relayed", "delivered")]
)
def test_a_report_says_what_became_of_which_mail(kind: bytes, action: bytes, state: str) -> None:
    assert bounce(REPORT % (action, kind)) == Bounce(("<stepin.x@shop.example>",), state, "5.1.1")


@pytest.mark.parametrize(("subject", "state"), [("failure notice", "failed"), ("Warning: mail still being tried", "")])
def test_a_bounce_without_a_report_is_read_by_its_words(subject: str, state: str) -> None:
    raw = f"From: MAILER-DAEMON@mx.example\nSubject: {subject}\n\n<ann@a.example>: 550 5.7.1 no\n\nMessage-ID: <stepin.x@shop.example>\n"
    assert bounce(raw.encode()) == Bounce(("<ann@a.example>", "<stepin.x@shop.example>"), state, "5.7.1")


def test_a_bounce_that_says_nothing_is_about_nothing() -> None:
    assert bounce(b"From: MAILER-DAEMON@mx.example\n\nsorry\n") == Bounce((), "failed", None)


def test_every_header_is_listed_from_the_top_and_none_raises() -> None:
    assert head_fields(b"A: 1\r\nB: 2\r\nA: 3\r\n\r\nC: 4") == (("a", "1"), ("b", "2"), ("a", "3"))
    assert head_fields(b"") == ()
