"""Whether bytes that were not understood, or a file's name, speak of a customer: by his ids, his names, or what he wrote.

Lines come in any encoding and wrapped as JSON and mail do it (`db/wrapped.py`); each way that they can be read is looked through. A name
that is too short to be looked for everywhere counts where it stands by itself; where it stands inside something longer is for a person to
say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import cached_property

from desktop.db.wrapped import readings

_SHORT_LATIN, _SHORT = 4, 2
_LEAST_WORDS = 12
"""Letters of a text from which on it is somebody's own, and not what everybody writes."""


class Mentions:
    """What a customer goes by, and what was written with him; compared without regard to case and width."""

    def __init__(self, names: Collection[str], texts: Collection[str] = ()) -> None:
        plain = {found for name in names if (found := folded(name).strip())}
        self._short = sorted(name for name in plain if _is_short(name))
        self._long = sorted((plain - set(self._short)) | {found for text in texts if len(found := folded(text).strip()) >= _LEAST_WORDS})

    def certain(self, raw: bytes) -> bool:
        """Whether bytes speak of him for certain."""
        return any(self._has(folded(text)) for text in readings(raw))

    def certain_in(self, text: str) -> bool:
        """The same of a text."""
        return self._has(folded(text))

    def possible(self, raw: bytes) -> bool:
        """Whether bytes hold one of his short names at all."""
        return any(name in text for text in map(folded, readings(raw)) for name in self._short)

    def _has(self, text: str) -> bool:
        return any(name in text for name in self._long) or (self._alone is not None and self._alone.search(text) is not None)

    @cached_property
    def _alone(self) -> re.Pattern[str] | None:
        """A short name between quotes, or, where it is no number, between what is no letter."""
        if not self._short:
            return None
        words = (rf"(?<!\w){re.escape(name)}(?!\w)" for name in self._short if not name.isdigit())
        quoted = (rf"""(?<=["']){re.escape(name)}(?=["'])""" for name in self._short if name.isdigit())
        return re.compile("|".join((*words, *quoted)))


def _is_short(name: str) -> bool:
    return len(name) < (_SHORT_LATIN if name.isascii() else _SHORT)


def folded(text: str) -> str:
    """A text without regard to case, width and where its lines end."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
