"""Who said it: what stands between the head of a line and its text."""

from __future__ import annotations

from collections.abc import Collection

from desktop.channels.whatsapp.headers import even_spaces
from desktop.channels.whatsapp.notices import is_event

_LONGEST = 130


def split_author(rest: str, known: Collection[str] = ()) -> tuple[str | None, str]:
    """The author and the text of what follows a head; no author when it is a line of WhatsApp's own.

    An author ends at the first colon that a blank or the end of the line follows. Names that are `known` may hold colons
    themselves, and may be followed by text without a blank (some exports write `Name:.`).
    """
    for name in known:
        if ":" in name and (found := _after_name(rest, name)) is not None:
            return name, found
    end = rest.find(": ", 1, _LONGEST)
    if end > 0:
        name = _clean(rest[:end])
        return (None, rest) if not name or is_event(name) else (name, rest[end + 2 :])
    if rest.endswith(":") and 1 < len(rest) <= _LONGEST and (name := _clean(rest[:-1])):
        return name, ""
    end = rest.find(":", 1, _LONGEST)
    if end > 0 and (name := _clean(rest[:end])) in known:
        return name, rest[end + 1 :]
    return None, rest


def _after_name(rest: str, name: str) -> str | None:
    """What follows `name: `, where the line begins with it."""
    if rest.startswith(name + ": "):
        return rest[len(name) + 2 :]
    return "" if rest == name + ":" else None


def _clean(name: str) -> str:
    return even_spaces(name).strip()
