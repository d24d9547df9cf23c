"""The receiver with a real record under uvicorn, and a worker that takes in what is kept: the gateway's path without its settings."""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

import uvicorn

from bench.webhook import ACCOUNT, NUMBER, SECRET
from desktop import bootstrap
from desktop.channels.cloud_api import payload
from desktop.channels.cloud_api.account import Account
from desktop.channels.cloud_api.app import application
from desktop.desk.bulk import BulkScoring
from desktop.settings import Settings


def main(record: str, port: str) -> int:
    """Serves until SIGTERM."""
    desk = bootstrap.open_desk(Settings(Path(record), None), BulkScoring(bootstrap.make_scorer))
    came, ended = threading.Event(), threading.Event()

    def keep(account: str, body: bytes) -> None:
        desk.keep_raw(account, [body])
        came.set()

    def work() -> None:
        while not ended.is_set():
            taken, _ = desk.take_raw(lambda account, body: payload.read(body, {NUMBER: ACCOUNT}, account))
            if not taken:
                came.wait(1.0)
                came.clear()

    thread = threading.Thread(target=work)
    thread.start()
    app = application([Account(ACCOUNT, NUMBER, app_secret=SECRET, verify_token="v")], keep)
    config = uvicorn.Config(app, port=int(port), log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=2)
    server = uvicorn.Server(config)
    signal.signal(signal.SIGTERM, lambda *_: None)
    server.run()
    ended.set()
    came.set()
    thread.join()
    desk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
