"""Letters to an SMTP server, each at most once."""

from __future__ import annotations

import base64
import smtplib
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from desktop.channels.live.seam import Answer, Letter
from desktop.channels.mailbox.account import MailAccount, Server
from desktop.channels.mailbox.compose import compose, message_id, recipient
from desktop.channels.mailbox.session import Session, connect
from desktop.channels.mailbox.token import xoauth2
from desktop.channels.mailbox.trouble import told
from desktop.core.errors import Trouble

SOON, LATER = 60.0, 300.0
"""Seconds until the next attempt: after a broken connection, after a refusal for now (RFC 5321 4.5.4.1 has half an hour for servers)."""

_PATIENCE_FOR_COPIES = 10.0
_ABOUT_SIGNING_IN = (530, 534, 535, 538)
_NAME = "[127.0.0.1]"  # EHLO wants a name; this machine's is nobody's business, and asking for it may take long


class MailSender:
    """A `Sender`, with a connection for each letter."""

    def __init__(self, account: MailAccount, server: Server, now: Callable[[], float] = time.time) -> None:
        self._account = account
        self._server = server
        self._now = now

    def check(self) -> None:
        """Signs in and leaves. Raises Trouble."""
        with told(self._server):
            _leave(self._connect())

    def send(self, letter: Letter) -> Answer:
        """One attempt. Until the server asks for the mail nothing can have gone out; from then on only its answer says."""
        to = recipient(letter.to)
        if letter.kind != "reply" or to is None:
            return Answer("failed", code="bad_address" if to is None else "not_supported")
        name, raw = message_id(letter.id, self._account.address), compose(letter, self._account, to, self._now())
        try:
            with told(self._server):
                smtp = self._connect()
        except Trouble as trouble:
            return Answer("later", code=trouble.code, wait=SOON if trouble.code in ("offline", "slow") else LATER)
        try:
            answer = _hand_over(smtp, self._account.address, to, raw)
        finally:
            _leave(smtp)
        if answer.state == "sent":
            self._keep(name, raw)
        return replace(answer, message=name)

    def look(self, letter: Letter) -> Answer:
        """`sent` where a copy lies in Sent; where the mailbox is out of reach, ask again. SMTP knows of nothing afterwards, so that nobody
        can tell without a copy."""
        name = message_id(letter.id, self._account.address)
        try:
            found = self._in_sent(lambda session, folder: session.holds(folder, name))
        except Trouble as trouble:
            return Answer("unknown", name, trouble.code, SOON)
        return Answer("sent" if found else "unknown", name)

    def _keep(self, name: str, raw: bytes) -> None:
        """A copy in Sent, unless the provider keeps one itself. Without one the letter has gone out all the same."""
        with suppress(Trouble):
            self._in_sent(lambda session, folder: session.keep_once(folder, name, raw))

    def _in_sent(self, work: Callable[[Session, str], object]) -> object:
        """What `work` gives, with the folder of sent mail; None where there is none. Raises Trouble."""
        if self._account.sent == "":
            return None
        server = replace(self._account.imap, timeout=min(_PATIENCE_FOR_COPIES, self._account.imap.timeout))
        with told(server):
            session = connect(replace(self._account, imap=server))
            try:
                folder = self._account.sent or session.sent_folder()
                return work(session, folder) if folder else None
            finally:
                session.leave()

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        if server.security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, _NAME, timeout=server.timeout, context=_trusted(server))
        else:
            smtp = smtplib.SMTP(server.host, server.port, _NAME, timeout=server.timeout)
        try:
            if server.security == "starttls":
                smtp.starttls(context=_trusted(server))
            smtp.ehlo_or_helo_if_needed()
            if self._account.user:
                (_sign_in_by_token if self._account.by_token else _sign_in)(smtp, self._account.user, self._account.password())
        except BaseException:  # whatever it was, nobody else holds the connection
            smtp.close()
            raise
        return smtp


def _sign_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    if (user + password).isascii():
        smtp.login(user, password)
        return
    secret = base64.b64encode(f"\0{user}\0{password}".encode()).decode()  # the library's own sign-in knows ASCII only
    code, said = smtp.docmd("AUTH", f"PLAIN {secret}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, said)


def _sign_in_by_token(smtp: smtplib.SMTP, user: str, token: str) -> None:
    code, said = smtp.docmd("AUTH", f"XOAUTH2 {base64.b64encode(xoauth2(user, token)).decode()}")
    if code == 334:
        code, said = smtp.docmd("")  # the challenge says why not, and wants a line
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, said)


def _trusted(server: Server) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=server.ca_file)


def _hand_over(smtp: smtplib.SMTP, sender: str, to: str, raw: bytes) -> Answer:
    steps = ((partial(smtp.mail, sender), 25), (partial(smtp.rcpt, to), 25), (partial(smtp.docmd, "DATA"), 35))
    try:
        for step, good in steps:
            code, _ = step()
            if code // 10 != good:
                return _refusal(code)
    except (smtplib.SMTPException, OSError):
        return Answer("later", code="offline", wait=SOON)
    try:
        smtp.send(raw + b".\r\n")  # no line of ours begins with a dot: headers have names, the body is base64
        code, _ = smtp.getreply()
    except (smtplib.SMTPException, OSError, ValueError):
        return Answer("unknown", code="offline")
    return Answer("sent") if 200 <= code < 300 else _refusal(code) if code >= 400 else Answer("unknown", code=str(code))


def _refusal(code: int) -> Answer:
    """5xx is for good unless it is about signing in, anything else for now."""
    if code in _ABOUT_SIGNING_IN:
        return Answer("later", code="not_signed_in", wait=LATER)
    return Answer("failed", code=str(code)) if 500 <= code < 600 else Answer("later", code=str(code), wait=LATER)


def _leave(smtp: smtplib.SMTP) -> None:
    with suppress(smtplib.SMTPException, OSError):
        smtp.quit()
    smtp.close()
