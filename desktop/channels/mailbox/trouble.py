"""What goes wrong on the way to a mail server, as the codes of the seam."""

from __future__ import annotations

import imaplib
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from imap_tools.errors import ImapToolsError, MailboxFolderSelectError, MailboxLoginError, UnexpectedCommandStatusError

from desktop.channels.mailbox.account import Server
from desktop.core.errors import Trouble

_TOO_MANY = re.compile(r"\[(?:UNAVAILABLE|INUSE|LIMIT|OVERQUOTA|THROTTLED|SERVERBUG)\]|too many|maximum number", re.IGNORECASE)


@contextmanager
def told(server: Server, failed: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Turns what the libraries raise into Trouble, after `failed` let go of the connection. What a server answers reaches nobody but as
    a code: it may name a secret."""
    try:
        yield
    except Trouble:
        failed()
        raise
    except (ImapToolsError, imaplib.IMAP4.error, smtplib.SMTPException, OSError, ValueError, IndexError, KeyError) as error:
        failed()
        code, reason = code_of(error)
        raise Trouble(code, host=server.host, port=server.port, reason=reason) from None


def code_of(error: Exception) -> tuple[str, str]:
    """The code of the seam, and what of it is known more closely."""
    if isinstance(error, MailboxLoginError):
        return ("rate_limited", "busy") if _TOO_MANY.search(str(error)) else ("not_signed_in", "refused")
    for kind, code, reason in _KINDS:
        if isinstance(error, kind):
            return code, reason
    if isinstance(error, imaplib.IMAP4.error):
        return _of_words(error)
    if isinstance(error, socket.gaierror):
        return ("bad_address", "no_such_host") if error.errno == socket.EAI_NONAME else ("offline", "no_names")
    return ("offline", "closed") if isinstance(error, OSError) else ("garbled", "answer")


_KINDS: tuple[tuple[type[Exception], str, str], ...] = (
    (MailboxFolderSelectError, "not_allowed", "no_folder"),
    (ssl.SSLCertVerificationError, "bad_certificate", "not_trusted"),
    (ssl.SSLEOFError, "offline", "closed"),
    (ssl.SSLError, "garbled", "tls"),
    (TimeoutError, "slow", "timeout"),
    (ConnectionRefusedError, "offline", "refused"),
    (smtplib.SMTPAuthenticationError, "not_signed_in", "refused"),
    (smtplib.SMTPNotSupportedError, "broken", "not_offered"),
    (smtplib.SMTPServerDisconnected, "offline", "closed"),
    (smtplib.SMTPException, "broken", "refused"),
    (UnexpectedCommandStatusError, "broken", "refused"),
)


def _of_words(error: imaplib.IMAP4.error) -> tuple[str, str]:
    """What the library says, by its own words: it has two kinds of error for all."""
    said = str(error)
    if "TLS not supported" in said:
        return "broken", "no_starttls"
    if "unexpected" in said or "more than" in said:
        return "garbled", "answer"
    return ("offline", "closed") if isinstance(error, imaplib.IMAP4.abort) else ("broken", "refused")
