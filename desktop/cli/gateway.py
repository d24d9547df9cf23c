"""`gateway`: the accounts without a window. It answers the calls of services, asks the others, and sends what waits, until it is told to
end. A line for each event, without a word of a customer and without a secret."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import FrameType

from desktop.channels.live import adapters
from desktop.channels.live.settings import Account
from desktop.cli.gateway_log import Log, LoggedSender, LoggedSource, problem_line
from desktop.cli.stdout import write_line
from desktop.cli.webhook import Webhook, open_socket
from desktop.cli.words import sentence
from desktop.core.changes import Changes
from desktop.core.errors import BadInput, StepinError
from desktop.desk.connections import Connections
from desktop.desk.desk import Desk
from desktop.desk.exchange import Exchange, Ways
from desktop.desk.live.runner import Account as LiveAccount
from desktop.keys.secrets import Secret

ENDING = (signal.SIGTERM, signal.SIGINT)
LOOK = 0.5
"""Seconds between two looks whether a signal came: a system may hand it to another thread, which does not end this one's wait."""
TURN = 0.0005
"""Seconds that a thread may keep the interpreter while another waits for it."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Where the gateway listens."""

    host: str
    port: int
    behind_proxy: bool = False


def log_line(line: str) -> None:
    """A line on stdout, with the time."""
    write_line(sys.stdout.buffer, f"{datetime.now(UTC).isoformat(timespec='seconds')} {line}")


def check_all(connections: Connections, say: Log) -> bool:
    """Try each account out and say in a sentence how it is; whether all work. Raises BadInput."""
    found = [_works(connections, account, say) for account in _accounts(connections)]
    return all(found)


def _works(connections: Connections, account: Account, say: Log) -> bool:
    try:
        connections.check_account(account)
    except StepinError as problem:
        say(f"{account.name}: {sentence(problem)}")
        return False
    say(f"{account.name}: It works: reached and signed in.")
    return True


def keep_secret(connections: Connections, name: str, ask: Callable[[str], str], say: Log) -> None:
    """Ask for a secret and keep it. Raises BadInput and Trouble."""
    kept = connections.keep_secret(name, Secret(ask(name).rstrip("\r\n")))
    say(f"{name}: kept in {'the keystore of this system' if kept else 'secrets.toml'}.")


def serve(desk: Desk, connections: Connections, wishes: Wishes, log: Log = log_line) -> None:
    """Run every account until SIGTERM or SIGINT. Raises BadInput and Trouble before anything runs."""
    accounts = _accounts(connections)
    numbers = adapters.receivers(accounts, connections.secret)
    exchange = Exchange(desk, connections, _telling(log), lambda name, problem: log(problem_line(name, problem)), _said(log))
    webhook = None
    if numbers:
        listening = open_socket(wishes.host, wishes.port, wishes.behind_proxy)
        webhook = Webhook(
            adapters.receiving(numbers, _keeping(exchange, log)), listening, lambda status: log(f"webhook: answered {status}")
        )
        log(f"webhook: listens on {wishes.host} port {listening.getsockname()[1]}")
    with _ended_by_signals() as ended, _short_turns():
        exchange.start()
        if webhook is not None:
            webhook.start()
        log(f"runs {len(accounts)} account(s)")
        while not ended.wait(LOOK):
            pass
        log("ends")
        if webhook is not None:
            webhook.stop()
        exchange.stop()
    log("ended")


def _accounts(connections: Connections) -> tuple[Account, ...]:
    accounts = connections.accounts()
    if not accounts:
        raise BadInput("no_accounts", path=str(connections.path))
    return accounts


def _telling(log: Log) -> Callable[[Changes], None]:
    def told(changes: Changes) -> None:
        if changes.cases:
            log(f"record: {len(changes.cases)} case(s) changed")

    return told


def _said(log: Log) -> Ways:
    def dress(account: LiveAccount) -> LiveAccount:
        source = LoggedSource(account.name, account.source, log) if account.source is not None else None
        sender = LoggedSender(account.name, account.sender, log) if account.sender is not None else None
        return replace(account, source=source, sender=sender)

    return Ways(dress=dress)


def _keeping(exchange: Exchange, log: Log) -> Callable[[str, bytes], None]:
    def keep(account: str, body: bytes) -> None:
        exchange.keep(account, [body])
        log(f"{account}: kept a call of {len(body)} bytes")

    return keep


@contextmanager
def _short_turns() -> Iterator[None]:
    """A call takes turns with the threads that score and store what came before it, several times until it is answered."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


@contextmanager
def _ended_by_signals() -> Iterator[threading.Event]:
    """An event that a signal to end sets."""
    ended = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        ended.set()

    before = {each: signal.signal(each, end) for each in ENDING}
    try:
        yield ended
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
