"""Which accounts messages come in by and answers go out by, and what can be set of each. No secret is among it.

Every mistake is a BadInput with `path` and, where it is known, `account` and `setting`: channels_unreadable (`why`), channels_kind,
channels_setting, channels_missing, channels_value (`why`), channels_name, channels_same_name, channels_secret.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.core.errors import BadInput

NAME = "channels.toml"
LONGEST = 1_000
MOST = 200
"""Entries of a list."""
SECURITY = ("tls", "starttls", "none")
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Where a connection without encryption leads to no other machine."""
_ACCOUNT_NAME = re.compile(r"[\w.-]{1,40}")
_HOST = re.compile(r"[\w.:-]{1,253}")


@dataclass(frozen=True, slots=True)
class Template:
    """A message that Meta approved. `text` is its wording with {{1}}, {{2}}… where `parameters` go, each named for the person who fills
    it in."""

    name: str
    language: str
    text: str = ""
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WhatsApp:
    """A number of the WhatsApp Business Cloud API. `server` is another address of the Graph API than Meta's, for tests."""

    name: str
    phone_number_id: str
    business_account: str = ""
    templates: tuple[Template, ...] = ()
    media: bool = True
    server: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Email:
    """A mailbox and the server that its answers leave by. `staff` are addresses or @domains of our own; `trusted_server` is the receiving
    server whose verdict on the sender counts; `sent` is the folder of what was sent, found where it is not named; `first_days` is how far
    back the first look goes; `new_conversations` how many one sender may begin in a day; `ca_file` an authority of one's own;
    `token_command` a program and its arguments that prints an access token (OAuth), instead of a password."""

    name: str
    address: str
    user: str
    imap_host: str
    smtp_host: str
    imap_port: int = 993
    imap_security: str = "tls"
    smtp_port: int = 465
    smtp_security: str = "tls"
    shown_name: str = ""
    staff: tuple[str, ...] = ()
    trusted_server: str = ""
    folders: tuple[str, ...] = ("INBOX",)
    sent: str = ""
    first_days: int = 7
    new_conversations: int = 20
    ca_file: str = ""
    token_command: tuple[str, ...] = ()
    active: bool = True


@dataclass(frozen=True, slots=True)
class Chatwoot:
    """An account of a Chatwoot help desk. `inboxes` are the numbers of those wanted, all without; `help_label` is the label by which an
    agent raises a hand; `presence` lets the supervisor appear online; `first_days` is how far back the first look goes."""

    name: str
    url: str
    account: int
    inboxes: tuple[int, ...] = ()
    help_label: str = "help"
    presence: bool = False
    first_days: int = 7
    active: bool = True


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that exports are dropped into. The other settings answer what an import would ask."""

    name: str
    path: str
    staff: tuple[str, ...] = ()
    customer: str = ""
    chat: str = ""
    date_order: str = ""
    time_zone: str = ""
    active: bool = True


Account = WhatsApp | Email | Chatwoot | Folder
KINDS: Mapping[str, type[Account]] = MappingProxyType({"whatsapp": WhatsApp, "email": Email, "chatwoot": Chatwoot, "folder": Folder})
SECRETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"whatsapp": ("access_token", "app_secret", "verify_token"), "email": ("password",), "chatwoot": ("access_token",), "folder": ()}
)
"""What each kind keeps in the keystore, by name."""
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"imap_security": SECURITY, "smtp_security": SECURITY, "date_order": ("", "dmy", "mdy", "ymd")}
)
_RANGES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"imap_port": (1, 65_535), "smtp_port": (1, 65_535), "first_days": (0, 3_650), "new_conversations": (1, 10_000), "account": (1, 2**31)}
)
_SECRET_WORDS = frozenset(word for words in SECRETS.values() for word in words) | {"token", "secret", "api_key"}
_MAY_BE_EMPTY = frozenset(
    {"business_account", "server", "shown_name", "trusted_server", "sent", "ca_file", "customer", "chat", "date_order", "time_zone", "text"}
)


def kind_of(account: Account) -> str:
    """One of KINDS."""
    return next(kind for kind, shape in KINDS.items() if isinstance(account, shape))


def is_needed(setting: Field[object]) -> bool:
    """Whether an account cannot do without a setting."""
    return setting.default is MISSING


def make_account(kind: str, row: object, path: str = NAME, where: str = "") -> Account:
    """An account of its settings as TOML holds them. `where` stands for its name until that is known. Raises BadInput."""
    if not isinstance(row, dict):
        raise BadInput("channels_value", path=path, account=where, setting=kind, why="not_a_table")
    name = row.get("name")
    if not isinstance(name, str) or not _ACCOUNT_NAME.fullmatch(name):
        raise BadInput("channels_name", path=path, account=where)
    shape = KINDS[kind]
    made: Account = _made(shape, row, path, name)
    _fits_together(made, path)
    return made


def _made(shape: Callable[..., Account], row: Mapping[str, object], path: str, account: str) -> Account:
    return shape(**_values(shape, row, path, account))


def _values(shape: Callable[..., object], row: Mapping[str, object], path: str, account: str) -> dict[str, object]:
    known = {each.name: each for each in fields(shape)}  # type: ignore[arg-type]
    for name in row:
        if name not in known:
            code = "channels_secret" if name in _SECRET_WORDS else "channels_setting"
            raise BadInput(code, path=path, account=account, setting=name[:LONGEST])
    for name, each in known.items():
        if is_needed(each) and name not in row:
            raise BadInput("channels_missing", path=path, account=account, setting=name)
    return {name: _value(str(known[name].type), name, value, path, account) for name, value in row.items()}


def _value(kind: str, name: str, value: object, path: str, account: str) -> object:
    try:
        if kind == "tuple[Template, ...]":
            return tuple(_template(row, path, account) for row in _list(value))
        return READERS[kind](name, value)
    except _Wrong as wrong:
        raise BadInput("channels_value", path=path, account=account, setting=name, why=str(wrong)) from wrong


def _template(row: object, path: str, account: str) -> Template:
    if not isinstance(row, dict):
        raise _Wrong("not_a_table")
    return Template(**_values(Template, row, path, account))  # type: ignore[arg-type]


class _Wrong(Exception):
    """A value that cannot be; why."""


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise _Wrong("not_a_list")
    if len(value) > MOST:
        raise _Wrong("too_long")
    return value


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise _Wrong("not_text")
    if len(value) > LONGEST:
        raise _Wrong("too_long")
    if not (value.replace("\n", "") if name == "text" else value).isprintable():
        raise _Wrong("not_printable")
    if not value.strip() and name not in _MAY_BE_EMPTY:
        raise _Wrong("empty")
    if value not in CHOICES.get(name, (value,)):
        raise _Wrong("not_one_of")
    return _checked(name, value)


def _checked(name: str, value: str) -> str:
    check = CHECKS.get(name)
    why = check(value) if check is not None and value else ""
    if why:
        raise _Wrong(why)
    return value


def _number(name: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _Wrong("not_a_number")
    least, most = _RANGES.get(name, (0, 2**31))
    if not least <= value <= most:
        raise _Wrong("out_of_range")
    return value


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("not_yes_or_no")
    return value


def _address(value: str) -> str:
    local, _, host = value.rpartition("@")
    return "" if local and _HOST.fullmatch(host) and " " not in value else "not_an_address"


def _host(value: str) -> str:
    return "" if _HOST.fullmatch(value) else "not_a_host"


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        return "not_https"
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    return "" if safe and parts.hostname and not parts.username and not parts.query else "not_https"


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError, RecursionError):
        return "not_a_zone"
    return ""


def _absolute(value: str) -> str:
    return "" if Path(value).expanduser().is_absolute() else "not_absolute"


def _digits(value: str) -> str:
    return "" if value.isascii() and value.isdigit() else "not_digits"


CHECKS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "address": _address,
        "imap_host": _host,
        "smtp_host": _host,
        "url": _url,
        "server": _url,
        "time_zone": _zone,
        "path": _absolute,
        "ca_file": _absolute,
        "phone_number_id": _digits,
        "business_account": _digits,
    }
)
READERS: Mapping[str, Callable[[str, object], object]] = MappingProxyType(
    {
        "str": _text,
        "int": _number,
        "bool": _flag,
        "tuple[str, ...]": lambda name, value: tuple(_text(name, each) for each in _list(value)),
        "tuple[int, ...]": lambda name, value: tuple(_number(name, each) for each in _list(value)),
    }
)


def _fits_together(account: Account, path: str) -> None:
    """Without encryption only to this machine; a program by its whole path, so that nobody puts another one before it."""
    if isinstance(account, Email):
        if account.token_command and not Path(account.token_command[0]).is_absolute():
            raise BadInput("channels_value", path=path, account=account.name, setting="token_command", why="not_absolute")
        for side in ("imap", "smtp"):
            if getattr(account, f"{side}_security") == "none" and getattr(account, f"{side}_host") not in LOOPBACK:
                raise BadInput("channels_value", path=path, account=account.name, setting=f"{side}_security", why="not_encrypted")
