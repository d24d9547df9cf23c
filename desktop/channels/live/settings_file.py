"""channels.toml: read whole and strictly, changed account by account without losing what a person wrote around it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import MISSING, fields
from pathlib import Path

from desktop.channels.live.settings import KINDS, LONGEST, NAME, Account, Template, kind_of, make_account
from desktop.core.errors import BadInput, Trouble

LARGEST = 200_000
_DOTTED = re.compile(r"(?:[^\s.=]{1,64}[ \t]*\.[ \t]*){50}")
"""A key of thousands of parts takes tomllib memory that grows with the square of them."""
_HEAD = re.compile(r"[ \t]*\[\[[ \t]*(\w+)[ \t]*\]\]")
_ANY_HEAD = re.compile(r"[ \t]*\[")
_BEGINNING = """\
# The accounts of Stepin: see docs/channels.md. Secrets are not kept here.
"""


def read_accounts(path: Path) -> tuple[Account, ...]:
    """The accounts of a file, in its order by kind; none where there is no file. Raises BadInput."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as problem:
        raise BadInput("channels_unreadable", path=str(path), why=type(problem).__name__) from problem
    if len(raw) > LARGEST:
        raise BadInput("channels_unreadable", path=str(path), why="too_large")
    return parse_accounts(raw, str(path))


def parse_accounts(raw: bytes, path: str = NAME) -> tuple[Account, ...]:
    """The accounts of a TOML text. Raises BadInput."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        if _DOTTED.search(text):
            raise ValueError("keys_of_many_parts")
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        raise BadInput("channels_unreadable", path=path, why=str(problem)[:LONGEST]) from problem
    accounts = tuple(account for kind, rows in table.items() for account in _accounts(kind, rows, path))
    seen: set[str] = set()
    for account in accounts:
        if account.name.casefold() in seen:
            raise BadInput("channels_same_name", path=path, account=account.name)
        seen.add(account.name.casefold())
    return accounts


def _accounts(kind: str, rows: object, path: str) -> Iterable[Account]:
    if kind not in KINDS:
        raise BadInput("channels_kind", path=path, setting=kind[:LONGEST])
    if not isinstance(rows, list):
        raise BadInput("channels_value", path=path, account=kind, setting=kind, why="not_a_table")
    return (make_account(kind, row, path, f"{kind} {place}") for place, row in enumerate(rows, 1))


def save_account(path: Path, account: Account, before: str | None = None) -> None:
    """Put an account in the place of the one named `before`, at the end without one. Raises BadInput, and Trouble where it cannot be
    written."""
    accounts = read_accounts(path)
    place = next((n for n, each in enumerate(accounts) if each.name == before), None)
    wanted = [*accounts, account] if place is None else [*accounts[:place], account, *accounts[place + 1 :]]
    if len({each.name.casefold() for each in wanted}) < len(wanted):
        raise BadInput("channels_same_name", path=str(path), account=account.name)
    text = _text_of(path)
    if place is None:
        _write(path, wanted, [_appended(text, account)])
        return
    blocks = _blocks(text, accounts, place)
    _write(path, wanted, [text[: block.start] + new + text[block.stop :] for block in blocks for new in _changed(text[block], account)])


def remove_account(path: Path, name: str) -> None:
    """Take an account out. Raises BadInput and Trouble."""
    accounts, text = read_accounts(path), _text_of(path)
    place = next((n for n, each in enumerate(accounts) if each.name == name), None)
    if place is None:
        return
    tries = [text[: block.start] + text[block.stop :].lstrip("\n") for block in _blocks(text, accounts, place)]
    _write(path, [each for each in accounts if each.name != name], tries)


def _write(path: Path, wanted: Sequence[Account], tries: Iterable[str]) -> None:
    """The first text that says what is wanted, else one of our own that does."""
    whole = _BEGINNING + "".join(map(account_text, wanted))
    text = next((each for each in tries if _says(each, wanted)), whole)
    fresh = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as problem:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise Trouble("channels_unwritten", path=str(path), why=type(problem).__name__) from problem


def _says(text: str, wanted: Sequence[Account]) -> bool:
    try:
        found = parse_accounts(text.encode())
    except BadInput:
        return False
    return len(found) == len(wanted) and set(found) == set(wanted)


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return _BEGINNING


def _appended(text: str, account: Account) -> str:
    return text.rstrip("\n") + "\n" + account_text(account)


def _blocks(text: str, accounts: Sequence[Account], place: int) -> list[slice]:
    """Where an account stands, from its head to its last line that says something; none where it stands in no table of its own."""
    kind = kind_of(accounts[place])
    number = [each for each in accounts if kind_of(each) == kind].index(accounts[place])
    heads = _heads(text)
    ours = [n for n, (_, found) in enumerate(heads) if found == kind][number : number + 1]
    ends = [*(start for start, _ in heads[1:]), len(text)]
    return [slice(heads[n][0], heads[n][0] + len(_without_tail(text[heads[n][0] : ends[n]]))) for n in ours]


def _heads(text: str) -> list[tuple[int, str]]:
    """Where tables begin, and what they are called."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if _ANY_HEAD.match(line):
            head = _HEAD.match(line)
            found.append((at, head[1] if head else ""))
        at += len(line)
    return found


def _without_tail(block: str) -> str:
    lines = block.splitlines(keepends=True)
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return "".join(lines)


def _changed(block: str, account: Account) -> list[str]:
    """The block with its lines changed one by one, and the block made anew."""
    lines, settings = block.splitlines(), dict(_settings(account, every=True))
    needed = dict(_settings(account))
    kept: list[str] = []
    for line in lines:
        name = line.partition("=")[0].strip()
        if name in settings and "=" in line:
            kept.append(f"{name} = {settings[name]}{_comment(line)}")
            needed.pop(name, None)
        else:
            kept.append(line)
    changed = "\n".join([*kept, *(f"{name} = {value}" for name, value in needed.items())]) + "\n"
    return [changed, account_text(account).lstrip("\n")]


def _comment(line: str) -> str:
    """What stands behind a value that fits in its line."""
    at = line.find("#")
    while at >= 0:
        if _stands(line[:at]):
            return "  " + line[at:]
        at = line.find("#", at + 1)
    return ""


def _stands(line: str) -> bool:
    try:
        tomllib.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def account_text(account: Account) -> str:
    """An account as TOML, what is as usual left out."""
    lines = (f"{name} = {value}" for name, value in _settings(account))
    return "\n".join(["", f"[[{kind_of(account)}]]", *lines, ""])


def _settings(shown: Account | Template, every: bool = False) -> Iterable[tuple[str, str]]:
    for each in fields(shown):
        value = getattr(shown, each.name)
        if every or each.default is MISSING or value != each.default:
            yield each.name, _toml(value)


def _toml(value: object) -> str:
    if isinstance(value, Template):
        return "{ " + ", ".join(f"{name} = {text}" for name, text in _settings(value)) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
