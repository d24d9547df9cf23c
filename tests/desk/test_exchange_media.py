"""A picture that a customer sends lies beside the record when the accounts run."""

from __future__ import annotations

import hashlib
import threading
import time
from pathlib import Path

from desktop.channels.cloud_api.media_store import MediaStore
from desktop.desk.connections import Connections
from desktop.desk.exchange import Exchange
from desktop.keys.halves import FakeHalves
from desktop.keys.secrets import Secret, Secrets
from tests.desk.house import opened
from tests.fakes.cloud_api import TOKEN, CloudApi
from tests.fakes.cloud_bodies import NUMBER_ID, message, said

PICTURE = b"\x89 a broken kettle" * 500
PATIENCE = 20.0


def until_there(path: Path) -> bytes:
    """The bytes of a file, when it is there."""
    end, pause = time.monotonic() + PATIENCE, threading.Event()
    while not path.exists():
        assert time.monotonic() < end
        pause.wait(0.01)
    return path.read_bytes()


def test_a_picture_is_fetched_when_its_message_is_taken_in(tmp_path: Path) -> None:
    problems: list[tuple[str, str]] = []
    with CloudApi() as api, opened(tmp_path / "record.sqlite") as desk:
        connections = Connections(tmp_path / "channels.toml", Secrets(tmp_path / "keys", FakeHalves()), lambda account, ask: None)
        settings = {"name": "shop", "phone_number_id": NUMBER_ID, "server": api.base}
        typed = {"access_token": Secret(TOKEN), "app_secret": Secret("s"), "verify_token": Secret("v")}
        connections.save("whatsapp", settings, typed, new=True)
        running = Exchange(desk, connections, lambda changes: None, lambda name, problem: problems.append((name, str(problem))))
        running.start()
        running.keep("shop", [said(message("wamid.1", "image", api.add_media(PICTURE), int(time.time())))])
        kept = MediaStore(tmp_path / "record.sqlite.media").path(hashlib.sha256(PICTURE).hexdigest())
        assert until_there(kept) == PICTURE
        running.stop()
    assert problems == []
