"""The messages of a case or thread in their order, with the fold's state after each, so that a late one costs what it changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from desktop.core.case import Case, Folded
from desktop.core.heat import Heat, HeatSettings

_FOLLOWS = (
    "heat", "spark", "last", "last_customer_at", "waiting_since", "last_words", "risks", "forecast", "agent", "agents", "promises",
    "critical_since",
)  # fmt: skip
"""What of a case follows from its messages and moves with each; besides it only their number, and the newest seqs, which only rise."""
_OF = attrgetter(*_FOLLOWS)


def _place(message: Folded) -> tuple[float, str]:
    return message.at, message.id


class Line:
    """What `Case.refolded` makes of a case's messages, made again from the first that changed to where nothing differs any more.

    It holds for one case as long as nothing but its messages happens to it. `above` says how many of the states are above calm.
    """

    def __init__(self, case: Case, messages: Iterable[Folded], settings: HeatSettings) -> None:
        self._settings = settings
        self._messages = list(messages)
        self._states: list[Case | None] = [None] * len(self._messages)
        self._begin = case.refolded((), settings)[0]
        self._seq = max((message.seq for message in self._messages), default=0)
        self._customer_seq = max((message.seq for message in self._messages if message.sender == "customer"), default=0)
        self._first, self._last = 0, len(self._messages) - 1
        self.above = 0

    def __len__(self) -> int:
        return len(self._messages)

    def put(self, message: Folded) -> None:
        """A message came in, or one that is there was read anew."""
        place = bisect_left(self._messages, _place(message), key=_place)
        if place < len(self._messages) and self._messages[place].seq == message.seq:
            self._messages[place] = message
        else:
            self._messages.insert(place, message)
            self._states.insert(place, None)
            self._last += self._last >= place
        self._first, self._last = min(self._first, place), max(self._last, place)
        self._seq = max(self._seq, message.seq)
        if message.sender == "customer":
            self._customer_seq = max(self._customer_seq, message.seq)

    def folded(self, case: Case) -> tuple[Case, dict[int, Heat]]:
        """The case with all that follows from its messages, and by their seqs the heats that are not what they were."""
        changed = self._fold()
        end = self._states[-1] or self._begin
        kept = {promise.id: promise for promise in case.promises if promise.state == "kept" and promise.kept_in is None}
        found = dict(zip(_FOLLOWS, _OF(end), strict=True)) | {"promises": tuple(kept.get(each.id, each) for each in end.promises)}
        seq, customer_seq = max(case.seq, self._seq), max(case.customer_seq, self._customer_seq)
        return replace(case, **found, messages=len(self._messages), seq=seq, customer_seq=customer_seq), changed

    def _fold(self) -> dict[int, Heat]:
        changed: dict[int, Heat] = {}
        state = self._states[self._first - 1] if self._first else None
        for place in range(self._first, len(self._messages)):
            before, message = self._states[place], self._messages[place]
            state = (state or self._begin).after_message(message, self._settings)
            if place > self._last and before is not None and _OF(state) == _OF(before):
                break
            if before is None or before.heat != state.heat:
                changed[message.seq] = state.heat
                self.above += (state.level != "calm") - (before is not None and before.level != "calm")
            self._states[place] = state
        self._first, self._last = len(self._messages), -1
        return changed
