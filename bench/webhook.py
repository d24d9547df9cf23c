"""WhatsApp webhooks at a steady rate into the gateway, and the gateway killed between a body and its answer while the service goes on
trying: how long an answer takes, and whether anything was lost or stored twice."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import os
import random
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from queue import SimpleQueue

from bench.measure import ROOT, Figures, child_environment, spread
from bench.texts import Speaker

ACCOUNT, NUMBER, SECRET, VERIFY = "bench", "106540352242922", "bench-secret", "bench-verify"
PEERS = 24
"""Connections that the service calls by."""
PATIENCE = 60.0
CUSTOMERS = 500


def run(seconds: float = 60, a_second: float = 80) -> Figures:
    """Milliseconds from the moment a body should be sent to its 200, at a steady rate of single messages; how many of them the record
    does not know, and how many it has twice; seconds until the last one was taken in; the gateway's own CPU for each, all told."""
    with tempfile.TemporaryDirectory(prefix="stepin-webhook-") as name, gateway(Path(name)) as (port, child):
        bodies = list(messages(int(seconds * a_second)))
        _post_all(port, bodies[:1], a_second)
        wait_until(lambda: waiting(Path(name)) == 0)
        before = cpu_seconds(child.pid)
        took = _post_all(port, bodies, a_second)
        began = time.monotonic()
        wait_until(lambda: waiting(Path(name)) == 0)
        taken_in = time.monotonic() - began
        cpu = 1000 * (cpu_seconds(child.pid) - before) / len(took)
        told = {"posts": len(took), **spread("answer", took), **outcome(Path(name), len(bodies))}
        return {**told, "taken_in_s": round(taken_in, 2), "cpu_ms": round(cpu, 2)}


def kills(points: int = 200, seed: int = 1) -> Figures:
    """The gateway is killed `points` times, each time while a body is under way; the service posts each again until it hears 200."""
    dice, a_round = random.Random(seed), 4
    with tempfile.TemporaryDirectory(prefix="stepin-webhook-") as name:
        bodies = list(messages(points * a_round))
        unheard, cut_short, kept = list[bytes](), 0, 0
        for point in range(points):
            with gateway(Path(name)) as (port, child):
                *first, last = bodies[point * a_round : (point + 1) * a_round]
                unheard, usual = _post_each(port, [*unheard, *first])
                answered = _killed_under_way(port, child, last, dice.uniform(0, 1.2 * usual))
            if not answered:
                unheard.append(last)
                cut_short += 1
                kept += _is_kept(Path(name), last)
        with gateway(Path(name)) as (port, _):
            unheard, _ = _post_each(port, unheard)
            wait_until(lambda: waiting(Path(name)) == 0)
        return {
            "kills": points,
            "unanswered": cut_short,
            "of_them_kept": kept,
            "never_heard": len(unheard),
            **outcome(Path(name), len(bodies)),
        }


def _post_each(port: int, bodies: list[bytes]) -> tuple[list[bytes], float]:
    """The bodies that were not answered with 200, and the seconds of the quickest answer."""
    unheard, quickest = list[bytes](), PATIENCE
    for body in bodies:
        began = time.perf_counter()
        unheard += [] if heard(port, body) else [body]
        quickest = min(quickest, time.perf_counter() - began)
    return unheard, quickest


def messages(count: int, seed: int = 1) -> Iterator[bytes]:
    """Bodies of one message each, by customers in turn."""
    speaker = Speaker(seed)
    for n in range(count):
        who = f"8529{n % CUSTOMERS:07}"
        piece = {"from": who, "id": f"wamid.{n}", "timestamp": str(1764000000 + n), "type": "text", "text": {"body": speaker.text()}}
        named = [{"profile": {"name": f"customer {n % CUSTOMERS}"}, "wa_id": who}]
        value = {"messaging_product": "whatsapp", "metadata": {"phone_number_id": NUMBER}, "contacts": named, "messages": [piece]}
        entry = [{"id": "1", "changes": [{"field": "messages", "value": value}]}]
        yield json.dumps({"object": "whatsapp_business_account", "entry": entry}).encode()


def _post_all(port: int, bodies: list[bytes], a_second: float) -> list[float]:
    """Seconds that each body waited for its 200, counted from when it was due: what a slow answer delays counts, too."""
    due: SimpleQueue[tuple[float, bytes] | None] = SimpleQueue()
    took: list[float] = []
    peers = [threading.Thread(target=_peer, args=(port, due, took)) for _ in range(PEERS)]
    for peer in peers:
        peer.start()
    began = time.perf_counter()
    for n, body in enumerate(bodies):
        at = began + n / a_second
        time.sleep(max(0.0, at - time.perf_counter()))
        due.put((at, body))
    for _ in peers:
        due.put(None)
    for peer in peers:
        peer.join()
    return took


def _peer(port: int, due: SimpleQueue[tuple[float, bytes] | None], took: list[float]) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        while (each := due.get()) is not None:
            at, body = each
            while _posted(connection, body) != 200:
                time.sleep(0.05)
            took.append(time.perf_counter() - at)


def _posted(connection: http.client.HTTPConnection, body: bytes) -> int:
    signature = "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    connection.request("POST", f"/whatsapp/{ACCOUNT}", body, {"x-hub-signature-256": signature, "content-type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    return answer.status


def heard(port: int, body: bytes) -> bool:
    """Whether a body was answered with 200."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        try:
            return _posted(connection, body) == 200
        except (OSError, http.client.HTTPException):
            return False


def _killed_under_way(port: int, child: subprocess.Popen[bytes], body: bytes, seconds: float) -> bool:
    """Post a body and kill the gateway some time after; whether an answer came all the same."""
    answers: list[bool] = []
    peer = threading.Thread(target=lambda: answers.append(heard(port, body)))
    peer.start()
    time.sleep(seconds)
    child.kill()
    peer.join()
    return answers[0]


@contextmanager
def gateway(folder: Path, port: int = 0, base: str = "", token: str = "none") -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """A gateway with a record in a folder, and the port that it answers on. It sends where a service answers at `base`."""
    port = port or free_port()
    environment = {**child_environment(), "XDG_DATA_HOME": str(folder)}
    _set_up(folder, base, token)
    with (folder / "gateway.log").open("ab") as log:
        child = subprocess.Popen(_command(folder, port), cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        wait_until(lambda: _answers(port, child))
        yield port, child
    finally:
        child.terminate()
        child.wait(PATIENCE)


def _set_up(folder: Path, base: str, token: str) -> None:
    """The settings and secrets of its one account, as an administrator writes them."""
    server = f'server = "{base}"\n' if base else ""
    (folder / "channels.toml").write_text(f'[[whatsapp]]\nname = "{ACCOUNT}"\nphone_number_id = "{NUMBER}"\n{server}', encoding="utf-8")
    secrets = folder / "stepin" / "keys" / "secrets.toml"
    secrets.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    secrets.touch(mode=0o600)
    kept = {"access_token": token, "app_secret": SECRET, "verify_token": VERIFY}
    secrets.write_text("".join(f'"{ACCOUNT}.{name}" = "{secret}"\n' for name, secret in kept.items()), encoding="utf-8")


def _command(folder: Path, port: int) -> list[str]:
    places = ["--record", str(folder / "record.sqlite"), "--channels", str(folder / "channels.toml"), "--port", str(port)]
    return [sys.executable, "-m", "desktop", "gateway", *places]


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def _answers(port: int, child: subprocess.Popen[bytes]) -> bool:
    if child.poll() is not None:
        raise RuntimeError(f"the gateway ended with {child.returncode}")
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def cpu_seconds(pid: int) -> float:
    """What a process has used of a processor so far (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wait_until(true: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Return when something holds. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.02)


def waiting(folder: Path) -> int:
    """Kept bodies that were not taken in yet."""
    return int(asked(folder, "SELECT count(*) FROM inbox")[0])


def _is_kept(folder: Path, body: bytes) -> bool:
    """Whether a body is in the record, understood or not."""
    ident = json.loads(body)["entry"][0]["changes"][0]["value"]["messages"][0]["id"]
    return body in asked(folder, "SELECT body FROM inbox") or ident in asked(folder, "SELECT id FROM messages")


def outcome(folder: Path, said: int) -> Figures:
    """How many of the messages `wamid.0` and on the record does not know, has twice, or has put aside."""
    stored = [row for row in asked(folder, "SELECT id FROM messages") if str(row).startswith("wamid.")]
    aside = int(asked(folder, "SELECT count(*) FROM quarantine")[0])
    return {"lost": said - len(set(stored)), "double": len(stored) - len(set(stored)), "put_aside": aside}


def asked(folder: Path, question: str) -> list[object]:
    """The first column of what the record answers."""
    with closing(sqlite3.connect(f"{(folder / 'record.sqlite').as_uri()}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute(question)]


if __name__ == "__main__":
    print(json.dumps(kills(int(sys.argv[2])) if sys.argv[1:2] == ["kills"] else run(*map(float, sys.argv[1:]))))
