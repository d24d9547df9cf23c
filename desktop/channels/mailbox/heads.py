"""What the head of a mail says about how it came: the receiving server's verdicts, whether a person wrote it, what a bounce gives back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import Message as AnyMail

Fields = Sequence[tuple[str, str]]

_METHODS = ("spf", "dkim", "dmarc")
_RESULT = re.compile(r"\s*(spf|dkim|dmarc)\s{0,9}(?:/\s{0,9}\d{1,9}\s{0,9})?=\s{0,9}([a-z]{1,20})", re.IGNORECASE)
_ID = re.compile(r"<[^<>\s]{1,990}>")
_ID_LINE = re.compile(r"^message-id:\s{0,20}(<[^<>\s]{1,990}>)", re.IGNORECASE | re.MULTILINE)
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_DELAYED = re.compile(r"delay|warning|still being|延迟|延遲", re.IGNORECASE)
_MOST_RESULTS = 20
_MOST_BOUNCED = 64 * 1024


def verdicts(fields: Fields, trusted: str | None) -> dict[str, str]:
    """SPF, DKIM and DMARC as the receiving server found them (RFC 8601): pass, fail, softfail, none, ...

    Only headers under the trusted authserv-id count, and of these only those above the next Received: what stands further down came with
    the mail and anybody may have written it. Of several results of a method the first counts, but one good DKIM signature is enough.
    """
    found: dict[str, str] = {}
    reading, seen = False, 0
    for name, value in fields if trusted else ():
        if (name == "received" and reading) or seen == _MOST_RESULTS:
            break
        if name != "authentication-results":
            continue
        seen += 1
        server, *results = _bare(value).split(";")
        if server.split()[:1] and server.split()[0].casefold() == str(trusted).casefold():
            reading = True
            _note(found, results)
    return found


def _note(found: dict[str, str], results: Sequence[str]) -> None:
    for result in results:
        said = _RESULT.match(result)
        if said is None:
            continue
        method, verdict = said[1].lower(), said[2].lower()
        if method == "dkim" and verdict == "pass":
            found[method] = verdict
        found.setdefault(method, verdict)


def _bare(value: str) -> str:
    """A header without its comments and quoted strings, which may hold anything."""
    out: list[str] = []
    depth, quoted, escaped = 0, False, False
    for letter in value:
        if escaped:
            escaped = False
        elif letter == "\\":
            escaped = True
        elif quoted or (letter == '"' and not depth):
            quoted = letter != '"' if quoted else True
        elif letter == "(":
            depth += 1
        elif letter == ")":
            depth = max(0, depth - 1)
        elif not depth:
            out.append(letter)
    return "".join(out)


def is_believed(verdict: dict[str, str]) -> bool:
    """Whether nothing speaks against the address in From: DMARC did not fail and, where nobody looked at that, SPF did not fail alone."""
    if "dmarc" in verdict:
        return verdict["dmarc"] != "fail"
    return verdict.get("spf") != "fail" or verdict.get("dkim") == "pass"


def is_automatic(fields: Fields, writer: str) -> bool:
    """Whether a machine wrote it: an answer out of office, a bounce, a notice (RFC 3834)."""
    first = dict(reversed(fields))
    said = _bare(first.get("auto-submitted", "no")).partition(";")[0].strip().lower()
    return (
        said not in ("no", "")
        or writer.partition("@")[0] in ("mailer-daemon", "mail-daemon")
        or first.get("return-path", "").strip() == "<>"
        or first.get("precedence", "").strip().lower() in ("auto_reply", "auto-reply")
        or any(name in first for name in ("x-autoreply", "x-autorespond"))
        or bool(re.search(r"report-type\s*=\s*\"?delivery-status", first.get("content-type", ""), re.IGNORECASE))
    )


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a mail server says of a mail: the Message-IDs in what it gives back; `failed`, `delivered` or "" (delayed, or it does not say);
    the status code (RFC 3463)."""

    about: tuple[str, ...]
    state: str
    code: str | None


def bounce_of(parts: AnyMail, text: str, subject: str) -> Bounce:
    """Reads a report (RFC 3464); without one, Message-IDs in the words, which other servers write."""
    reports = list(_reports(parts))
    about = tuple(dict.fromkeys(_given_back(parts)))
    if not reports:
        ids = about or tuple(dict.fromkeys(_ID.findall(text[:_MOST_BOUNCED])))
        return Bounce(ids, "" if _DELAYED.search(subject) else "failed", _code(text[:_MOST_BOUNCED]))
    actions = {str(report.get("Action", "")).strip().lower() for report in reports}
    state = "failed" if "failed" in actions else "delivered" if actions & {"delivered", "relayed"} else ""
    return Bounce(about, state, next((code for report in reports if (code := _code(str(report.get("Status", ""))))), None))


def _reports(parts: AnyMail) -> Iterator[AnyMail]:
    """The blocks of a delivery-status part that speak of a recipient."""
    for part in parts.walk():
        blocks = part.get_payload() if part.get_content_type() == "message/delivery-status" else None
        yield from (block for block in blocks if isinstance(block, AnyMail) and "Action" in block) if isinstance(blocks, list) else ()


def _given_back(parts: AnyMail) -> Iterator[str]:
    for part in parts.walk():
        if part.get_content_type() == "message/rfc822" and isinstance(inner := part.get_payload(), list) and inner:
            yield from _ID.findall(str(inner[0].get("Message-ID", "")))[:1] if isinstance(inner[0], AnyMail) else ()
        elif part.get_content_type() == "text/rfc822-headers":
            data = part.get_payload(decode=True)
            yield from _ID_LINE.findall(data.decode("utf-8", "replace") if isinstance(data, bytes) else "")[:1]


def _code(said: str) -> str | None:
    found = _STATUS.search(said)
    return found[0] if found else None
