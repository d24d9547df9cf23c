"""The accounts that this machine is connected by: listed, changed, tried out. Secrets are kept apart from channels.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from pathlib import Path

from desktop.channels.live.settings import CHOICES, KINDS, NAME, SECRETS, Account, Template, kind_of, make_account
from desktop.channels.live.settings_file import read_accounts, remove_account, save_account
from desktop.core.errors import BadInput
from desktop.keys.secrets import Secret, Secrets

Ask = Callable[[str], str]
"""Asked for one of an account's secrets by what it is (`SECRETS`). Raises BadInput("secret_missing")."""
Values = Mapping[str, object]
"""Settings by name, as TOML would hold them."""
_TYPES = {
    "str": "text", "int": "number", "bool": "flag", "tuple[str, ...]": "texts", "tuple[int, ...]": "numbers",
    "tuple[Template, ...]": "templates",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """Something that can be set of an account. `type` is text, number, flag, texts, numbers, templates or choice."""

    name: str
    type: str
    usual: object = None
    needed: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Connection:
    """An account as it is set. `kept` names those of its secrets that are there."""

    name: str
    kind: str
    active: bool
    values: Values
    kept: frozenset[str] = frozenset()


def settings_of(kind: str) -> tuple[Setting, ...]:
    """What can be set of a kind of account."""
    return tuple(map(_setting, fields(KINDS[kind])))


def secrets_of(kind: str) -> tuple[str, ...]:
    """What a kind of account signs in with."""
    return SECRETS[kind]


def accounts_file(record: Path) -> Path:
    """Where the accounts of a record stand when nobody says otherwise: beside it."""
    return record.with_name(NAME)


class Connections:
    """The accounts of one channels.toml. `try_out` reaches an account's services once, signs in, and changes nothing."""

    def __init__(self, path: Path, secrets: Secrets, try_out: Callable[[Account, Ask], None]) -> None:
        self.path = path
        self._secrets, self._try_out = secrets, try_out

    def accounts(self) -> tuple[Account, ...]:
        """The accounts that are switched on. Raises BadInput."""
        return tuple(each for each in read_accounts(self.path) if each.active)

    def listed(self) -> list[Connection]:
        """Every account, as it is set. Raises BadInput."""
        return [self._shown(account) for account in read_accounts(self.path)]

    def save(self, kind: str, values: Values, typed: Mapping[str, Secret], new: bool) -> None:
        """Keep an account as it is now, and those secrets that were typed. An account is known by its name. Raises BadInput and Trouble;
        then nothing of it is kept but secrets."""
        account = make_account(kind, dict(values), str(self.path))
        if new and any(each.name.casefold() == account.name.casefold() for each in read_accounts(self.path)):
            raise BadInput("channels_same_name", path=str(self.path), account=account.name)
        for what, secret in typed.items():
            self._secrets.keep(_named(account, what), secret)
        save_account(self.path, account, None if new else account.name)

    def remove(self, name: str) -> None:
        """Take an account and its secrets away; what came in by it stays. Raises BadInput and Trouble."""
        gone = [account for account in read_accounts(self.path) if account.name == name]
        remove_account(self.path, name)
        for account in gone:
            for what in SECRETS[kind_of(account)]:
                self._secrets.forget(_named(account, what))

    def keep_secret(self, name: str, secret: Secret) -> bool:
        """Keep a secret by `account.what`; whether the keystore took it. Raises BadInput("no_such_secret"), else as `Secrets`."""
        known = {_named(account, what) for account in read_accounts(self.path) for what in SECRETS[kind_of(account)]}
        if name not in known:
            raise BadInput("no_such_secret", name=name, known=sorted(known))
        return self._secrets.keep(name, secret)

    def secret(self, account: Account) -> Ask:
        """Finds an account's secrets when they are asked for."""
        return self._asking(account, {})

    def check(self, kind: str, values: Values, typed: Mapping[str, Secret]) -> None:
        """Try out an account as it stands in a form, with what was typed before what is kept. Raises Trouble, which says what is wrong,
        and BadInput."""
        self.check_account(make_account(kind, dict(values), str(self.path)), typed)

    def check_account(self, account: Account, typed: Mapping[str, Secret] | None = None) -> None:
        """Try out an account. Raises Trouble and BadInput."""
        self._try_out(account, self._asking(account, typed or {}))

    def _asking(self, account: Account, typed: Mapping[str, Secret]) -> Ask:
        def ask(what: str) -> str:
            secret = typed.get(what) or self._secrets.find(_named(account, what))
            if not secret:
                raise BadInput("secret_missing", account=account.name, setting=what)
            return secret.reveal()

        return ask

    def _shown(self, account: Account) -> Connection:
        kind = kind_of(account)
        kept = frozenset(what for what in SECRETS[kind] if self._secrets.find(_named(account, what)))
        values = {each.name: _plain(getattr(account, each.name)) for each in fields(account)}
        return Connection(account.name, kind, account.active, values, kept)


def _named(account: Account, what: str) -> str:
    return f"{account.name}.{what}"


def _setting(each: Field[object]) -> Setting:
    needed = each.default is MISSING
    choices = CHOICES.get(each.name, ())
    usual = None if needed else _plain(each.default)
    return Setting(each.name, "choice" if choices else _TYPES[str(each.type)], usual, needed, choices)


def _plain(value: object) -> object:
    """A setting as TOML would hold it."""
    if isinstance(value, Template):
        return {"name": value.name, "language": value.language, "text": value.text, "parameters": list(value.parameters)}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value
