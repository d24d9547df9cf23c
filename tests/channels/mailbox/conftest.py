"""One Dovecot for the tests that only need a mailbox of their own; a certificate of our own authority."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.channels.mailbox.account import MailAccount, Server
from tests.fakes.certificates import certificate
from tests.fakes.dovecot import INSTALLED, MISSING, PASSWORD, Dovecot
from tests.fakes.mails import ACCOUNT

_users = itertools.count()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Skipped tests are one letter in the output; this is a line."""
    if not INSTALLED:
        terminalreporter.write_line(MISSING, red=True, bold=True)


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The authority, the certificate of localhost, its key."""
    return certificate(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="session")
def shared_dovecot(keys: tuple[Path, Path, Path]) -> Iterator[Dovecot]:
    """A server that nobody kills."""
    server = _dovecot(keys)
    yield server
    server.stop()


@pytest.fixture
def own_dovecot(keys: tuple[Path, Path, Path]) -> Iterator[Dovecot]:
    """A server that may be killed."""
    server = _dovecot(keys)
    yield server
    server.stop()


def _dovecot(keys: tuple[Path, Path, Path]) -> Dovecot:
    if not INSTALLED:
        pytest.skip(MISSING)
    return Dovecot(keys[1:])


@pytest.fixture
def account(shared_dovecot: Dovecot) -> MailAccount:
    """A mailbox that no other test sees."""
    return mailbox_at(shared_dovecot)


def mailbox_at(server: Dovecot) -> MailAccount:
    """A new user's account."""
    place = Server("127.0.0.1", server.port, "none", timeout=10)
    return replace(ACCOUNT, user=f"user{next(_users)}", password=lambda: PASSWORD, imap=place)
