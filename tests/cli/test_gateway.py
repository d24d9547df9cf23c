"""The gateway as a program of its own: a real server, a service that calls it and is called, and an end when it is asked to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from desktop.bootstrap import run
from desktop.channels.live.seam import Answer, Batch, Cursor, Letter
from desktop.cli.gateway_log import LoggedSender, LoggedSource, problem_line
from desktop.core.errors import Trouble
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.keys.halves import FakeHalves
from desktop.keys.secrets import Secret, Secrets
from tests.desk.house import message, opened, order
from tests.fakes import cloud_bodies as bodies
from tests.fakes.cloud_api import SECRET, TOKEN, VERIFY, CloudApi
from tests.house.source import ROOT

CLI = [sys.executable, "-m", "desktop"]
PATIENCE = 90.0
WORDS = "this is terrible, I have had enough!!!"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with keys and their secrets, where the system has no keystore."""
    secrets = Secrets(tmp_path / "keys", FakeHalves(there=False))
    for what, text in (("access_token", TOKEN), ("app_secret", SECRET), ("verify_token", VERIFY)):
        secrets.keep(f"shop.{what}", Secret(text))
    (tmp_path / "drop").mkdir()
    return tmp_path


def accounts(place: Path, api: CloudApi) -> None:
    shop = f'[[whatsapp]]\nname = "shop"\nphone_number_id = "{bodies.NUMBER_ID}"\nserver = "{api.base}"\n'
    drop = f'[[folder]]\nname = "drop"\npath = "{place / "drop"}"\n'
    (place / "channels.toml").write_text(shop + drop, encoding="utf-8")


class Gateway:
    """The program, and the lines that it said so far."""

    def __init__(self, process: subprocess.Popen[str], out: IO[str]) -> None:
        self.process, self._out = process, out
        self.lines: list[str] = []

    def until(self, what: str) -> str:
        """Read on to the line that has this; fails where the program ends before."""
        for line in self._out:
            self.lines.append(line)
            if what in line:
                return line
        raise AssertionError("".join(self.lines))


@contextmanager
def gateway(place: Path, *options: str) -> Iterator[Gateway]:
    command = [*CLI, "gateway", "--record", str(place / "r.sqlite"), "--keys", str(place / "keys"), "--port", "0", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    patience = threading.Timer(PATIENCE, process.kill)
    patience.start()
    try:
        with process.stdout as out:
            yield Gateway(process, out)
    finally:
        patience.cancel()
        process.kill()
        process.wait()


def end(running: Gateway) -> int:
    running.process.send_signal(signal.SIGTERM)
    running.until("ended")
    return running.process.wait(20)


def reply(desk: Desk) -> None:
    """Somebody joins the case and answers."""
    case = order(desk, "o", "open_case", by="lin", channel="whatsapp", conversation=f"{bodies.NUMBER_ID}:{bodies.CUSTOMER}").case
    order(desk, "j", "step_in", by="lin", case=case, mode="join")
    assert order(desk, "w", "write", by="lin", case=case, mode="reply", text="We take care of it.").accepted


def test_a_message_comes_in_and_the_answer_goes_out_once(place: Path) -> None:
    with CloudApi() as api, opened(place / "r.sqlite") as desk:
        accounts(place, api)
        with gateway(place) as running:
            port = running.until("listens on").split()[-1]
            running.until("runs 2 account(s)")
            api.listen(f"http://127.0.0.1:{port}/whatsapp/shop")
            api.say(WORDS)
            running.until("case(s) changed")
            assert [hit.text for hit in desk.search("terrible")] == [WORDS]
            reply(desk)
            running.until(": sent")
            assert end(running) == 0
        assert [*api.counts.values()] == [1]
        said = "".join(running.lines)
    assert not [word for word in (WORDS, "terrible", "We take", bodies.CUSTOMER, TOKEN, SECRET, VERIFY) if word in said]
    assert first_fault(place / "r.sqlite") is None


def test_what_was_kept_before_a_kill_is_taken_in_after_it(place: Path) -> None:
    with CloudApi() as api, opened(place / "r.sqlite") as desk:
        accounts(place, api)
        desk.keep_raw("shop", [bodies.raw(bodies.change(messages=[bodies.text("w1", WORDS)]))])
        with gateway(place) as running:
            running.until("case(s) changed")
            running.process.kill()
        assert [hit.text for hit in desk.search("terrible")] == [WORDS]


def test_a_port_that_is_taken_and_an_open_address_are_said_in_a_sentence(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with CloudApi() as api:
        accounts(place, api)
        base = ["gateway", "--record", str(place / "r.sqlite"), "--keys", str(place / "keys")]
        assert run([*base, "--port", api.base.rpartition(":")[2]]) == 3
        assert "cannot listen on 127.0.0.1" in capsys.readouterr().err
        assert run([*base, "--host", "0.0.0.0"]) == 2
        assert "belongs behind a TLS proxy" in capsys.readouterr().err


def test_each_account_is_tried_out_in_a_sentence(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = ["gateway", "--check", "--record", str(place / "r.sqlite"), "--keys", str(place / "keys")]
    assert run(base) == 2 and "No account is set up" in capsys.readouterr().err
    with CloudApi() as api:
        accounts(place, api)
        assert run(base) == 0
        assert capsys.readouterr().out.splitlines() == ["shop: It works: reached and signed in.", "drop: It works: reached and signed in."]
        (place / "drop").rmdir()
        assert run(base) == 1
        assert "drop: It cannot be reached" in capsys.readouterr().out
    assert not (place / "r.sqlite").exists()


def test_a_secret_is_kept_from_a_file_descriptor(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with CloudApi() as api:
        accounts(place, api)
    (place / "typed").write_text("new secret\n", encoding="utf-8")
    base = ["gateway", "--record", str(place / "r.sqlite"), "--keys", str(place / "keys")]
    with (place / "typed").open("rb") as typed:
        assert run([*base, "--keep-secret", "shop.app_secret", "--secret-fd", str(typed.fileno())]) == 0
    assert capsys.readouterr().out == "shop.app_secret: kept in secrets.toml.\n"
    assert Secrets(place / "keys", FakeHalves(there=False)).find("shop.app_secret") == Secret("new secret")
    with (place / "typed").open("rb") as typed:
        assert run([*base, "--keep-secret", "shop.password", "--secret-fd", str(typed.fileno())]) == 2
    assert "known are: shop.access_token" in capsys.readouterr().err


def test_the_gateway_loads_no_qt() -> None:
    script = "import sys, desktop.cli.gateway, desktop.bootstrap; print([n for n in sys.modules if n.startswith(('PySide6', 'pyqtgraph'))])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"


class Account:
    """A source and sender that does what it is told."""

    def __init__(self) -> None:
        self.answers: list[Batch | Trouble] = []

    def check(self) -> None: ...

    def fetch(self, cursor: Cursor) -> Batch:
        answer = self.answers.pop(0)
        if isinstance(answer, Trouble):
            raise answer
        return answer

    def wait(self, seconds: float) -> None: ...

    def wake(self) -> None: ...

    def close(self) -> None: ...

    def send(self, letter: Letter) -> Answer:
        return Answer("later", code="rate\nlimited", wait=30)

    def look(self, letter: Letter) -> Answer:
        return Answer("unknown")


def test_events_are_told_without_words_and_a_lasting_trouble_once() -> None:
    account, said = Account(), list[str]()
    source = LoggedSource("care", account, said.append)
    account.answers = [Batch((message("m", WORDS),)), Trouble("offline"), Trouble("offline"), Batch(), Batch()]
    for calm in (True, False, False, True, True):
        _fetch(source, calm)
    for step in (source.check, source.wake, source.close, lambda: source.wait(1)):
        step()
    assert said == ["care: 1 message(s) came in", "care: trouble: offline", "care: well again"]


def _fetch(source: LoggedSource, calm: bool) -> None:
    if calm:
        source.fetch({})
    else:
        with pytest.raises(Trouble):
            source.fetch({})


def test_attempts_are_told_by_their_letter_only() -> None:
    said: list[str] = []
    sender = LoggedSender("care", Account(), said.append)
    letter = Letter("l\n1", "reply", "email", "c", "li@example.com", WORDS, "lin")
    sender.send(letter)
    sender.look(letter)
    sender.close()
    assert said == ["care: reply l 1: later (rate limited), again in 30 s", "care: reply l 1: looked for: unknown"]
    assert (
        problem_line("", ValueError(WORDS)) == "record: bug: ValueError"
        and problem_line("a", Trouble("disk_full")) == "a: trouble: disk_full"
    )
