"""Accounts as they are set, made into what speaks with their services. Each adapter is loaded when an account of its kind is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from desktop.channels.live.seam import Batch, Sender, Source
from desktop.channels.live.settings import Account, Chatwoot, Email, Folder, WhatsApp

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from desktop.channels.chatwoot.account import Account as ChatwootAccount
    from desktop.channels.cloud_api.account import Account as CloudAccount
    from desktop.channels.mailbox.account import MailAccount
    from desktop.channels.mailbox.placing import Index

Ask = Callable[[str], str]
"""Asked for one of an account's secrets. Raises BadInput("secret_missing")."""


@runtime_checkable
class Checks(Protocol):
    """What can reach its service, sign in and leave, changing nothing."""

    def check(self) -> None:
        """Raises Trouble, which says what is wrong."""
        ...


@runtime_checkable
class Closes(Protocol):
    """What may hold a connection."""

    def close(self) -> None:
        """Let go of it."""
        ...


class Fetches(Protocol):
    """What fetches the media that a reader of bodies finds."""

    def reading(self, read: Callable[[bytes], Batch]) -> Callable[[bytes], Batch]:
        """The same reader, the media in which are wanted from there on."""
        ...

    def start(self) -> None:
        """Fetch from here on."""
        ...

    def stop(self) -> None:
        """End after what is under way."""
        ...


def make_source(account: Account, ask: Ask, index: Index | None = None) -> Source | None:
    """What is asked for what is new; None where the service calls us. `index` tells what the record knows of mails. Raises BadInput."""
    match account:
        case Folder():
            from desktop.channels.folder.source import FolderSource

            return FolderSource(account)
        case Email():
            from desktop.channels.mailbox.imap import MailSource

            return MailSource(_mailbox(account, ask)) if index is None else MailSource(_mailbox(account, ask), index)
        case Chatwoot():
            from desktop.channels.chatwoot.source import ChatwootSource

            return ChatwootSource(_help_desk(account, ask))
    return None


def make_sender(account: Account, ask: Ask) -> Sender | None:
    """What letters go out by; None where none can. Raises BadInput."""
    match account:
        case WhatsApp():
            from desktop.channels.cloud_api.client import CloudSender

            return CloudSender(_number(account, ask("access_token")))
        case Email():
            from desktop.channels.mailbox.smtp import MailSender

            mailbox = _mailbox(account, ask)
            return MailSender(mailbox, mailbox.smtp) if mailbox.smtp is not None else None
        case Chatwoot():
            from desktop.channels.chatwoot.sender import ChatwootSender

            return ChatwootSender(_help_desk(account, ask))
    return None


def make_media(account: Account, ask: Ask, record: Path) -> Fetches | None:
    """What fetches the media of an account's messages, into a folder beside the record; None where there are none to fetch. Raises
    BadInput."""
    if not isinstance(account, WhatsApp) or not account.media:
        return None
    from desktop.channels.cloud_api.media import Downloads
    from desktop.channels.cloud_api.media_store import MediaStore, media_folder

    return Downloads(_number(account, ask("access_token")), MediaStore(media_folder(record)))


def is_called(account: Account) -> bool:
    """Whether its service calls us, instead of being asked."""
    return isinstance(account, WhatsApp)


def receivers(accounts: Iterable[Account], ask: Callable[[Account], Ask]) -> list[CloudAccount]:
    """The numbers that the gateway answers for, each with the secrets that prove a call. Raises BadInput."""
    return [_number(each, "", ask(each)("app_secret"), ask(each)("verify_token")) for each in accounts if isinstance(each, WhatsApp)]


def receiving(numbers: Iterable[CloudAccount], keep: Callable[[str, bytes], None]) -> Starlette:
    """The application that answers the services' calls; each body is kept before its call is answered with 200."""
    from desktop.channels.cloud_api.app import application

    return application(numbers, keep)


def reader(accounts: Iterable[Account]) -> Callable[[str, bytes], Batch]:
    """What understands the bodies that the gateway kept."""
    numbers: Mapping[str, str] = {each.phone_number_id: each.name for each in accounts if isinstance(each, WhatsApp)}

    def read(account: str, body: bytes) -> Batch:
        from desktop.channels.cloud_api import payload

        return payload.read(body, numbers, account)

    return read


def try_out(account: Account, ask: Ask) -> None:
    """Reach an account's services once, sign in, change nothing. Raises Trouble, which says what is wrong, and BadInput."""
    if isinstance(account, WhatsApp):
        receivers([account], lambda _: ask)
    for side in (make_source(account, ask), make_sender(account, ask)):
        try:
            if isinstance(side, Checks):
                side.check()
        finally:
            if isinstance(side, Closes):
                side.close()


def _number(account: WhatsApp, token: str, app_secret: str = "", verify_token: str = "") -> CloudAccount:
    from desktop.channels.cloud_api.account import Account as CloudAccount

    number = CloudAccount(account.name, account.phone_number_id, token, app_secret, verify_token)
    return replace(number, base=account.server) if account.server else number


def _help_desk(account: Chatwoot, ask: Ask) -> ChatwootAccount:
    from desktop.channels.chatwoot.account import Account as ChatwootAccount

    token = ask("access_token")
    return ChatwootAccount(
        account.name, account.url, account.account, token, account.inboxes, account.help_label, account.presence, account.first_days
    )


def _mailbox(account: Email, ask: Ask) -> MailAccount:
    from desktop.channels.mailbox.account import MailAccount, Server
    from desktop.channels.mailbox.token import printed

    secret = partial(printed, account.token_command) if account.token_command else partial(ask, "password")
    if not account.token_command:
        secret()  # now, so that a missing one is said before anything is tried
    authority = account.ca_file or None
    return MailAccount(
        account.name,
        account.address,
        account.user,
        secret,
        Server(account.imap_host, account.imap_port, account.imap_security, authority),
        Server(account.smtp_host, account.smtp_port, account.smtp_security, authority),
        account.shown_name,
        frozenset(account.staff),
        account.trusted_server or None,
        account.folders,
        account.sent or None,
        account.first_days,
        account.new_conversations,
        bool(account.token_command),
    )
