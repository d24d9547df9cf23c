"""A real SMTP server of a public library on loopback; it keeps what it takes."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path
from typing import TYPE_CHECKING

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from tests.fakes.dovecot import PASSWORD

if TYPE_CHECKING:
    from aiosmtpd.smtp import LoginPassword


class _Kept:
    """Mails in the order in which they were taken."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, list[str], bytes]] = []
        self.answer = "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's name
        """What the library calls for each mail."""
        if self.answer.startswith("250"):
            self.mails.append((str(envelope.mail_from), [str(one) for one in envelope.rcpt_tos], bytes(envelope.content or b"")))
        return self.answer


class MailServer:
    """Listens at `port`; with a certificate by STARTTLS, or by TLS at once. Takes PASSWORD from anybody."""

    def __init__(self, certificate: tuple[Path, Path] | None = None, at_once: bool = False) -> None:
        self._kept = _Kept()
        tls = None
        if certificate is not None:
            tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            tls.load_cert_chain(*certificate)
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = int(found.getsockname()[1])
        self._controller = Controller(
            self._kept,
            hostname="127.0.0.1",
            port=self.port,
            ssl_context=tls if at_once else None,
            tls_context=None if at_once else tls,
            require_starttls=tls is not None and not at_once,
            authenticator=_authenticate,
            auth_required=tls is not None and not at_once,
            auth_require_tls=tls is not None and not at_once,
        )
        self._controller.start()

    @property
    def mails(self) -> list[tuple[str, list[str], bytes]]:
        """Sender, recipients and bytes of each mail that was taken."""
        return list(self._kept.mails)

    def refuse(self, answer: str) -> None:
        """Says this to every mail."""
        self._kept.answer = answer

    def stop(self) -> None:
        """Ends it."""
        self._controller.stop()


def _authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
    return AuthResult(success=data.password == PASSWORD.encode(), handled=False)
