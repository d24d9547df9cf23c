"""The webhook's receiver as an ASGI application: nothing is answered with 200 before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from desktop.channels.cloud_api.account import Account
from desktop.channels.cloud_api.signature import HEADER, challenge_of, is_signed
from desktop.core.errors import Trouble

LARGEST_BODY = 4 * 1024 * 1024
LONGEST_CHALLENGE = 256
READING_SECONDS = 20.0
KEEPING_AT_ONCE = 64

Keep = Callable[[str, bytes], None]
"""Keeps a body of an account durably, then returns; called on threads of its own, several at once. Raises Trouble."""


def application(accounts: Iterable[Account], keep: Keep) -> Starlette:
    """The receiver of the accounts, each at `/whatsapp/<name>`.

    GET is the verification call: 200 with the challenge, else 403. POST: 413 beyond LARGEST_BODY, 403 without the right signature of the
    bytes, 408 where the body does not come within READING_SECONDS, 503 where `keep` raises Trouble (the service calls again for days),
    200 after `keep` returned. Whatever else is asked for is 404 or 405; no answer but the challenge has a body.
    """
    receiver = _Receiver({account.name: account for account in accounts}, keep)
    route = Route("/whatsapp/{account}", receiver.answer, methods=["GET", "POST"])
    app = Starlette(routes=[route])
    for status in (404, 405):
        app.add_exception_handler(status, _no_words)
    app.add_exception_handler(Exception, _no_words_for_a_bug)
    app.router.redirect_slashes = False
    return app


async def _no_words(request: Request, problem: Exception) -> Response:
    return Response(status_code=getattr(problem, "status_code", 404))


async def _no_words_for_a_bug(request: Request, problem: Exception) -> Response:
    """The bug itself goes on to the server's log; the service will call again."""
    return Response(status_code=500)


class _TooLarge(Exception):
    """A body beyond LARGEST_BODY."""


class _Receiver:
    """The accounts, and where bodies are kept. At most KEEPING_AT_ONCE wait for a commit; the others wait before it."""

    def __init__(self, accounts: dict[str, Account], keep: Keep) -> None:
        self._accounts = accounts
        self._keep = keep
        self._limiter: anyio.CapacityLimiter | None = None

    async def answer(self, request: Request) -> Response:
        """One call of the service."""
        account = self._accounts.get(request.path_params["account"])
        if account is None:
            return Response(status_code=404)
        if request.method == "GET":
            return _verify(account, request)
        return Response(status_code=await self._receive(account, request)) if request.method == "POST" else Response(status_code=405)

    async def _receive(self, account: Account, request: Request) -> int:
        try:
            with anyio.fail_after(READING_SECONDS):
                body = await _body_of(request)
        except _TooLarge:
            return 413
        except TimeoutError:
            return 408
        except ClientDisconnect:
            return 400
        if not is_signed(account.app_secret, body, _header(request)):
            return 403
        return await self._kept(account.name, body)

    async def _kept(self, account: str, body: bytes) -> int:
        self._limiter = self._limiter or anyio.CapacityLimiter(KEEPING_AT_ONCE)
        try:
            await anyio.to_thread.run_sync(self._keep, account, body, limiter=self._limiter)
        except Trouble:
            return 503
        return 200


def _verify(account: Account, request: Request) -> Response:
    asked = request.query_params
    mode, token, challenge = (asked.get(f"hub.{name}", "") for name in ("mode", "verify_token", "challenge"))
    answer = challenge_of(account.verify_token, mode, token, challenge)
    if answer is None or len(answer) > LONGEST_CHALLENGE:
        return Response(status_code=403)
    return PlainTextResponse(answer, headers={"x-content-type-options": "nosniff"})


def _header(request: Request) -> bytes | None:
    """The signature as bytes; None where there is none or more than one."""
    found = [value for name, value in request.headers.raw if name == HEADER]
    return found[0] if len(found) == 1 else None


async def _body_of(request: Request) -> bytes:
    """The body, of which no more than LARGEST_BODY is ever held. Raises _TooLarge."""
    announced = request.headers.get("content-length", "0")
    if not announced.isdecimal() or len(announced) > 12 or int(announced) > LARGEST_BODY:
        raise _TooLarge
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST_BODY:
            raise _TooLarge
        parts.append(part)
    return b"".join(parts)
