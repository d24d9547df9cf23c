"""What the service's answer means for a letter: it went, it may be tried again, it will never go, or nobody knows.

Codes are the Cloud API's own (its page of error codes); what is not listed is `failed` when the service refused it in so many words.
"""

from __future__ import annotations

from desktop.channels.cloud_api.graph import Reply
from desktop.channels.cloud_api.values import Fields
from desktop.channels.live.seam import Answer

TOO_FAST, PAIR_TOO_FAST = 130429, 131056
LONGEST_WAIT = 3_600.0
_SIGN_IN_WAIT = 300.0
_BY_STATUS = {401: "not_signed_in", 403: "not_allowed", 404: "bad_address", 407: "not_allowed", 429: "rate_limited"}
_LATER = {2: 30.0, 4: 60.0, 80007: 60.0, 131016: 30.0, 131057: 300.0, 133004: 30.0}
"""Temporary at the service, and not taken: seconds until it is worth another try."""
_SIGN_IN = frozenset((0, 3, 10, 190, 131005, *range(200, 300)))
"""Nothing goes until a person renews the token or its rights; then everything may."""
_MAY_HAVE_GONE = frozenset((1, 131000))
"""Something went wrong inside the service; it does not say at which point."""


def answer_of(reply: Reply, times: int = 0) -> Answer:
    """What became of a message that this is the reply to. `times` is how often in a row the same limit was met before."""
    if 200 <= reply.status < 300:
        message = _message_id(reply.fields)
        return Answer("sent", message) if message else Answer("unknown", code="garbled")
    code = code_of(reply)
    if code is None:
        return _by_status(reply, times)
    if code in (TOO_FAST, PAIR_TOO_FAST):
        base = 4.0 if code == PAIR_TOO_FAST else 2.0
        return _later(str(code), max(reply.wait, base ** min(times + (code == PAIR_TOO_FAST), 12)))
    if code in _MAY_HAVE_GONE:
        return Answer("unknown", code=str(code))
    if code in _LATER or code in _SIGN_IN:
        return _later(str(code), max(reply.wait, _LATER.get(code, _SIGN_IN_WAIT)))
    return Answer("unknown" if reply.status >= 500 else "failed", code=str(code))


def code_of(reply: Reply) -> int | None:
    """The service's error code, if it gives one."""
    code = reply.error.get("code")
    return code if isinstance(code, int) and not isinstance(code, bool) else None


def trouble_of(reply: Reply) -> str:
    """One of the seam's TROUBLES for a call that only asked something."""
    code = code_of(reply)
    if code == 190 or code == 0 or reply.status == 401:
        return "not_signed_in"
    if code in _SIGN_IN or reply.status == 403:
        return "not_allowed"
    if code in (4, 80007, TOO_FAST) or reply.status == 429:
        return "rate_limited"
    if reply.status >= 500:
        return "broken"
    return "bad_address" if code == 100 or reply.status == 404 else "garbled"


def _by_status(reply: Reply, times: int) -> Answer:
    """An answer without an error that can be read: a proxy's page as a rule."""
    name = _BY_STATUS.get(reply.status, "garbled")
    if reply.status == 429:
        return _later(name, max(reply.wait, 2.0 ** min(times, 12)))
    if reply.status in _BY_STATUS or 300 <= reply.status < 400:
        return _later(name, max(reply.wait, _SIGN_IN_WAIT))
    return Answer("failed", code=name) if 400 <= reply.status < 500 and reply.status != 408 else Answer("unknown", code="broken")


def _later(code: str, wait: float) -> Answer:
    return Answer("later", code=code, wait=min(wait, LONGEST_WAIT))


def _message_id(fields: Fields) -> str | None:
    messages = fields.get("messages")
    first = messages[0] if isinstance(messages, list) and messages else None
    found = first.get("id") if isinstance(first, dict) else None
    return found if isinstance(found, str) and found else None
