"""The gateway's path without its settings: the receiver, the worker that takes in what is kept, and the sender, with a real record."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path

import uvicorn

from bench.webhook import ACCOUNT, NUMBER, SECRET
from desktop import bootstrap
from desktop.channels.cloud_api import payload
from desktop.channels.cloud_api.account import Account
from desktop.channels.cloud_api.app import application
from desktop.channels.cloud_api.client import CloudSender
from desktop.desk.bulk import BulkScoring
from desktop.desk.live.runner import Account as Running
from desktop.desk.live.runner import Runner
from desktop.settings import Settings


def main(record: str, port: str, base: str = "", token: str = "") -> int:
    """Serves until SIGTERM; sends where it is told a `base`."""
    number = Account(ACCOUNT, NUMBER, token, SECRET, "bench-verify", base)
    sender = CloudSender(number) if base else None
    with_account = Running(ACCOUNT, "whatsapp", sender=sender, read=lambda body: payload.read(body, {NUMBER: ACCOUNT}, ACCOUNT))
    desk = bootstrap.open_desk(Settings(Path(record), None), BulkScoring(bootstrap.make_scorer))
    runner = Runner(desk, [with_account], time.time, lambda changes: None, lambda account, problem: print(repr(problem), flush=True))
    if not runner.start():
        return 1
    app = application([number], lambda account, body: runner.keep(account, [body]))
    config = uvicorn.Config(app, port=int(port), log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=2)
    signal.signal(signal.SIGTERM, lambda *_: None)
    uvicorn.Server(config).run()
    runner.stop()
    desk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
