"""What many commands share: their options, how they open a record, how they print, and the codes that they end with."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from functools import wraps
from pathlib import Path

import click

from desktop.cli.app import Run
from desktop.cli.keys import Door, ask_for
from desktop.cli.stdout import silence_stdout, write_line
from desktop.desk.columns import Shelf
from desktop.desk.desk import Desk

DONE, NO, WRONG_USE, TROUBLE = 0, 1, 2, 3


def with_record(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that all have, its Run, and its exit code."""

    @click.option("--record", type=click.Path(path_type=Path), help="The SQLite record. Default: in the user's data folder.")
    @click.option("--policy", type=click.Path(path_type=Path), help="The policy (TOML) for a record that has none yet.")
    @click.pass_obj
    @wraps(command)
    def run(before: Run, /, record: Path | None, policy: Path | None, **options: object) -> int:
        try:
            return command(Run(before.tools, record or before.record, policy or before.policy), **options)
        except BrokenPipeError:  # whoever read has what he wanted; click would call it a failure
            silence_stdout()
            return DONE

    return run


def with_secret(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options by which a key is unlocked, and its Door."""

    @click.option("--keys", type=click.Path(path_type=Path, file_okay=False), help="Where keys lie; else in the data folder.")
    @click.option("--secret-fd", type=click.IntRange(min=0), metavar="N", help="Read the secret from this file descriptor.")
    @wraps(command)
    def run(before: Run, /, keys: Path | None, secret_fd: int | None, **options: object) -> int:
        return command(before, door=Door(before.tools.keys(keys), ask_for(secret_fd)), **options)

    return run


def say(line: str) -> None:
    """A line on stdout, at once."""
    write_line(sys.stdout.buffer, line)


def closing_desk(run: Run) -> closing[Desk]:
    """The record for writing, closed at the end."""
    return closing(run.desk())


def closing_shelf(run: Run) -> closing[Shelf]:
    """The record for reading, closed at the end."""
    return closing(run.shelf())
