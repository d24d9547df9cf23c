"""The commands, as click sees them. Each is a few lines: open, ask, print."""

from __future__ import annotations

import sys
from pathlib import Path
from time import time

import click

from desktop import __version__
from desktop.cli.app import Run, Tools
from desktop.cli.export import FORMATS, LANGUAGES, export_cases
from desktop.cli.feed import do_lines, ingest_lines
from desktop.cli.imports import import_files
from desktop.cli.keys import Door, enrol, head_text, key_advice, key_line, repair, report_lines, write_qr
from desktop.cli.options import DONE, NO, WRONG_USE, closing_desk, closing_shelf, say, with_record, with_secret
from desktop.cli.payouts import Wishes, show_payouts
from desktop.cli.present import case_lines, dumps, message_line, one_line, quarantine_columns, quarantine_line, queue_line
from desktop.cli.restore import list_copies, put_back
from desktop.cli.stdin import own_stdin
from desktop.cli.words import complain
from desktop.core.errors import BadInput, StepinError
from desktop.desk.health import back_up, examine
from desktop.desk.imports import DATE_ORDERS, ImportAnswer

HOST, PORT = "127.0.0.1", 8460
"""Where the gateway listens when nobody says otherwise."""


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="stepin")
@with_record
def stepin(run: Run) -> int:
    """Stepin: a workstation for the people who supervise customer service. Without a command it opens the window."""
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        return run.tools.window(run.record, run.policy)
    context.obj = run
    return DONE


@stepin.command()
@click.option("--seconds", type=click.FloatRange(min=0), help="Wall time until it closes by itself (15 with --picture).")
@click.option("--speed", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True, help="Seconds of the floor in one.")
@click.option("--picture", type=click.Path(path_type=Path, dir_okay=False), help="Save the window as a picture and leave.")
@with_record
def demo(run: Run, seconds: float | None, speed: float, picture: Path | None) -> int:
    """Replay a floor's hour on a throw-away record, live, from its 45th minute."""
    if picture is not None and not picture.absolute().parent.is_dir():
        raise BadInput("no_such_folder", path=str(picture.absolute().parent))
    return run.tools.demo(run.record, run.policy, seconds, speed, picture)


@stepin.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--staff", multiple=True, metavar="NAME", help="Who is staff, as written in the file. Repeatable.")
@click.option("--customer", metavar="NAME", help="Who is the customer, as written in the file.")
@click.option("--chat", metavar="ID", help="What the conversation is called.")
@click.option("--date-order", type=click.Choice(DATE_ORDERS), help="How dates of the file are to be read.")
@click.option("--time-zone", metavar="ZONE", help="The zone of times without an offset, like Asia/Shanghai. Default: this machine's.")
@with_record
def import_(
    run: Run,
    files: tuple[Path, ...],
    staff: tuple[str, ...],
    customer: str | None,
    chat: str | None,
    date_order: str | None,
    time_zone: str | None,
) -> int:
    """Import WhatsApp exports (.txt, .zip), .eml, .mbox and message JSONL."""
    answer = ImportAnswer(frozenset(staff), customer, chat, date_order, time_zone)
    with closing_desk(run) as desk:
        return import_files(desk, files, answer)


@stepin.command()
@with_record
def ingest(run: Run) -> int:
    """Message JSONL on stdin; an acknowledgement a line, after it is durable."""
    with closing_desk(run) as desk:
        return ingest_lines(desk, own_stdin(), sys.stdout.buffer)


@stepin.command()
@click.option("--as", "person", metavar="PERSON", help="Who gives the orders; who has a key is asked for its secret, and they are signed.")
@with_record
@with_secret
def do(run: Run, person: str | None, door: Door) -> int:
    """Order JSONL on stdin; an outcome a line, after it is durable."""
    with closing_desk(run) as desk:
        signer = door.sign_in(desk, person)
        desk.expire(time())
        return do_lines(desk, own_stdin(), sys.stdout.buffer, person, signer)


@stepin.command("enrol")
@click.option("--as", "person", metavar="PERSON", required=True, help="Whose key it is.")
@click.option("--confirmed-by", "other", metavar="PERSON", help="Who confirms that it is; asked for a secret first.")
@with_record
@with_secret
def enrol_key(run: Run, person: str, other: str | None, door: Door) -> int:
    """Make a key for a person on this machine and enrol it: from then on nothing is done in that name without it. Whoever has one already
    is asked for its secret first (two lines with --secret-fd). Prints the fingerprint, to be compared by voice or on paper: a first key is
    trusted on first use, unless the policy asks that another lead confirms it."""
    with closing_desk(run) as desk:
        say(enrol(desk, door, person, other))
    return DONE


@stepin.command("keys")
@click.option("--json", "as_json", is_flag=True, help="A line of JSON a key.")
@with_record
def keys_(run: Run, as_json: bool) -> int:
    """The keys that were enrolled, oldest first, with their fingerprints."""
    with closing_shelf(run) as shelf:
        found = shelf.enrolled_keys()
        for line in (*(key_line(key, as_json) for key in found), *(() if as_json else key_advice(found))):
            say(line)
    return DONE


@stepin.command()
@click.option("--json", "as_json", is_flag=True, help="One line of JSON.")
@click.option("--qr", type=click.Path(path_type=Path, dir_okay=False), help="Write it as a QR code, too: .svg or .png.")
@click.option("--check", "line", metavar="LINE", help="Hold the record against a line that was printed before.")
@with_record
def head(run: Run, as_json: bool, qr: Path | None, line: str | None) -> int:
    """The head of the journal as one line, to be kept outside the record: nothing else shows that its end was cut off."""
    with closing_shelf(run) as shelf:
        if line is not None:
            fault = shelf.check_head(line)
            say("as it was" if fault is None else f"not as it was: {one_line(fault, 200)}")
            return DONE if fault is None else NO
        found = shelf.head(time())
    say(head_text(found, as_json))
    if qr is not None:
        write_qr(found.line, qr)
    return DONE


@stepin.command("repair")
@click.option("--as", "person", metavar="PERSON", required=True, help="A manager with a key.")
@click.option("--at", type=click.IntRange(min=1), required=True, help="Where the chain is broken, as `stepin verify` says.")
@click.option("--reason", required=True, help="What is known of it.")
@with_record
@with_secret
def repair_chain(run: Run, person: str, at: int, reason: str, door: Door) -> int:
    """Bridge a proven break of the chain: it stays as it is, and a signed entry names both hashes."""
    with closing_desk(run) as desk:
        say(repair(desk, door.sign_in(desk, person), person, at, reason))
    return DONE


@stepin.command()
@click.option("--as", "person", metavar="PERSON", help="Who lists or settles.")
@click.option("--list", "list_ready", is_flag=True, help="Put what is approved and unpaid on the list.")
@click.option("--settle", type=click.Path(path_type=Path, dir_okay=False), help="The list as it came back: state, reference.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the list for the finance system: .csv or .xlsx.")
@click.option("--json", "as_json", is_flag=True, help="A line of JSON each.")
@with_record
@with_secret
def payouts(run: Run, person: str | None, list_ready: bool, settle: Path | None, out: Path | None, as_json: bool, door: Door) -> int:
    """What is approved on its way to be paid."""
    if (list_ready or settle) and not person:
        raise click.UsageError("--list and --settle need --as PERSON.")
    with closing_desk(run) as desk:
        return show_payouts(desk, Wishes(person or "", list_ready, settle, out, as_json), say, door.sign_in(desk, person))


@stepin.command()
@click.option("--channels", type=click.Path(path_type=Path, dir_okay=False), help="The accounts; else channels.toml beside the record.")
@click.option("--host", default=HOST, show_default=True, help="Where it listens.")
@click.option("--port", type=click.IntRange(0, 65_535), default=PORT, show_default=True, help="On which port; 0: any that is free.")
@click.option("--behind-proxy", is_flag=True, help="A TLS proxy on another machine stands before it: listen on an address that it reaches.")
@click.option("--check", is_flag=True, help="Try each account out, say how it is, and leave.")
@click.option("--keep-secret", metavar="ACCOUNT.WHAT", help="Ask for a secret (--secret-fd), keep it, and leave.")
@with_record
@with_secret
def gateway(
    run: Run, channels: Path | None, host: str, port: int, behind_proxy: bool, check: bool, keep_secret: str | None, door: Door
) -> int:
    """Run the accounts without a window: messages in, answers out, until SIGTERM."""
    from desktop.cli import gateway as gate  # brings a server along

    connections = run.tools.connections(run.record, channels, door.store)
    if keep_secret is not None:
        gate.keep_secret(connections, keep_secret, door.ask, say)
        return DONE
    if check:
        return DONE if gate.check_all(connections, say) else NO
    with closing_desk(run) as desk:
        gate.serve(desk, connections, gate.Wishes(host, port, behind_proxy))
    return DONE


@stepin.command()
@click.option("--json", "as_json", is_flag=True, help="A line of JSON a case.")
@click.option("--limit", type=click.IntRange(min=0), help="At most so many.")
@with_record
def queue(run: Run, as_json: bool, limit: int | None) -> int:
    """The open cases, hottest first."""
    with closing_shelf(run) as shelf:
        for case in shelf.queue_columns(limit):
            say(dumps(case) if as_json else queue_line(case))
    return DONE


@stepin.command("case")
@click.argument("ident", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON.")
@with_record
def case_(run: Run, ident: str, as_json: bool) -> int:
    """One case, whole."""
    with closing_shelf(run) as shelf:
        found = shelf.case_columns(ident)
    for line in [dumps(found)] if as_json else case_lines(found):
        say(line)
    return DONE


@stepin.command()
@with_record
def score(run: Run) -> int:
    """Conversation JSONL on stdin, readings on stdout. Touches no record."""
    from desktop.cli.score import score_stream

    score_stream(run.tools.scorer(), sys.stdin.buffer, sys.stdout.buffer)
    return DONE


@stepin.command()
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="A line of JSON a message.")
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="At most so many.")
@with_record
def search(run: Run, text: str, as_json: bool, limit: int) -> int:
    """Messages that contain a text, newest first."""
    with closing_shelf(run) as shelf:
        for message in shelf.search_columns(text, limit):
            say(dumps(message) if as_json else message_line(message))
    return DONE


@stepin.command()
@click.option("--json", "as_json", is_flag=True, help="A line of JSON each.")
@with_record
def quarantine(run: Run, as_json: bool) -> int:
    """What was not understood, and why."""
    with closing_shelf(run) as shelf:
        for row in map(quarantine_columns, shelf.quarantine_columns()):
            say(dumps(row) if as_json else quarantine_line(row))
    return DONE


@stepin.command()
@with_record
def verify(run: Run) -> int:
    """Check a record: integrity, chain, signatures, kept == rebuilt."""
    report = examine(run.path())
    for line in report_lines(report):
        say(line)
    return DONE if report.fault is None else NO


@stepin.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; default: stdout.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of a page, a print and a workbook.")
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@with_record
def export(run: Run, form: str, out: Path | None, language: str, cases: tuple[str, ...]) -> int:
    """A case, or all of them. For programs, JSON: a line a case; CSV: a line a message, safe for spreadsheets. For people, a page (HTML),
    a print (PDF) or a workbook (XLSX) in their language."""
    export_cases(run, form, out, cases, language)
    return DONE


@stepin.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_record
def backup(run: Run, file: Path) -> int:
    """A verified copy of the record, made while the desk is open."""
    back_up(run.path(), file)
    say(f"{one_line(file, 1000)}: valid")
    return DONE


@stepin.command("restore")
@click.argument("copy", required=False)
@click.option("--json", "as_json", is_flag=True, help="The list as JSON, a line a copy.")
@with_record
def restore_record(run: Run, copy: str | None, as_json: bool) -> int:
    """Put a COPY (a file, or the day of a copy) in the place of the record; what was there is kept. Without one: list them."""
    if copy is None:
        list_copies(run.path(), as_json)
    else:
        put_back(run.path(), copy)
    return DONE


def main(arguments: list[str], tools: Tools) -> int:
    """Run a command line; its exit code. What went wrong is one sentence on stderr."""
    try:
        code = stepin.main(arguments, prog_name="stepin", obj=Run(tools), standalone_mode=False)
    except click.ClickException as problem:
        click.echo(f"stepin: {problem.format_message()}", err=True)
        return WRONG_USE
    except click.Abort:
        return NO
    except StepinError as problem:
        return complain(problem)
    return code if isinstance(code, int) else DONE
