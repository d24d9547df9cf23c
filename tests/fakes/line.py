"""A line on loopback: what stands behind it is reached by it, until it is cut; then nobody answers, and who was talking is cut off."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from contextlib import suppress
from types import TracebackType
from typing import Any

_PATIENCE = 20.0


class Line:
    """Leads from `port` to another port of this machine. A context manager; `cut` and `mend` may be called by any thread."""

    def __init__(self, target: int) -> None:
        self.port = 0
        self._target = target
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name=f"line to {target}")
        self._server: asyncio.Server | None = None
        self._talks: set[asyncio.Task[None]] = set()

    def __enter__(self) -> Line:
        self._thread.start()
        self.mend()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_PATIENCE)
        self._loop.close()

    def cut(self) -> None:
        """Nobody gets through any more; who is talking is cut off."""
        self._do(self._cut())

    def mend(self) -> None:
        """It is as it was, at the same port."""
        self._do(self._mend())

    def _do(self, what: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(what, self._loop).result(_PATIENCE)

    async def _mend(self) -> None:
        self._server = await asyncio.start_server(self._talk, "127.0.0.1", self.port)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def _cut(self) -> None:
        if self._server is not None:
            self._server.close()
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    async def _talk(self, ear: asyncio.StreamReader, mouth: asyncio.StreamWriter) -> None:
        me = asyncio.current_task()
        assert me is not None
        self._talks.add(me)
        try:
            far_ear, far_mouth = await asyncio.open_connection("127.0.0.1", self._target)
            with suppress(OSError):
                try:
                    await asyncio.gather(_carry(ear, far_mouth), _carry(far_ear, mouth))
                finally:
                    far_mouth.transport.abort()
        except asyncio.CancelledError:
            return  # nobody waits for it, and asyncio would tell of it
        finally:
            self._talks.discard(me)
            mouth.transport.abort()


async def _carry(ear: asyncio.StreamReader, mouth: asyncio.StreamWriter) -> None:
    while said := await ear.read(65_536):
        mouth.write(said)
        await mouth.drain()
    if mouth.can_write_eof():
        mouth.write_eof()
