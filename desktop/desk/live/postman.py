"""Who sends: one letter of an account at a time, leased, attempted once, looked for where its end is not known, settled."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from desktop.channels.live.seam import Answer, Letter, Sender
from desktop.core.changes import Changes
from desktop.desk.live.live import Found, Live

MOST_LOOKS = 10
"""So often a service is asked after a letter before a person is."""
_LONGEST = 60.0


class Postman:
    """Sends the letters of an account. `holder` names this postman and nobody else, ever; `alone` says that no other process sends by the
    account (it holds the lock for that), so that whoever left a letter behind is surely gone."""

    def __init__(self, desk: Live, account: str, sender: Sender, holder: str, alone: bool, clock: Callable[[], float] = time.time) -> None:
        self._desk = desk
        self._account = account
        self._sender = sender
        self._holder = holder
        self._alone = alone
        self._clock = clock
        self._unsettled: tuple[Letter, Answer] | None = None
        self._looks: dict[str, tuple[int, float]] = {}

    def step(self) -> Changes | None:
        """Deliver one letter, or find out what became of one that was left behind; None when there was nothing to do. Raises Trouble of
        the record; the answer to an attempt is then kept for the next step, for nobody asks a service twice what it may have taken."""
        if self._unsettled is not None:
            return self._settle(*self._unsettled)
        left = self._desk.left_behind(self._account, self._holder, self._alone)
        due = next((found for found in left if self._looks.get(found.row.id, (0, 0.0))[1] <= self._clock()), None)
        if due is not None:
            return self._find_out(due)
        letter = self._desk.lease(self._account, self._holder)
        if letter is None:
            return None
        self._unsettled = letter, Answer("unknown", code="broken")
        answer = self._sender.send(letter)
        return self._settle(letter, self._looked(letter, answer) if answer.state == "unknown" else answer)

    def _looked(self, letter: Letter, sent: Answer) -> Answer | None:
        """What the service itself knows of an attempt whose end nobody does; None where it may know more in a while: then the letter stays
        leased, is looked for again, and nothing overtakes it."""
        answer = self._sender.look(letter)
        if self._tells_later(letter.id, answer):
            return None
        return answer if answer.state != "unknown" else replace(sent, message=answer.message or sent.message)

    def _settle(self, letter: Letter, answer: Answer | None) -> Changes:
        if answer is None:
            self._unsettled = None
            return Changes(live=True)
        self._looks.pop(letter.id, None)
        self._unsettled = letter, answer
        changes = self._desk.settle(letter.id, self._holder, answer)
        self._unsettled = None
        return changes

    def _find_out(self, found: Found) -> Changes:
        """Look before anything is sent again; where the other may still be at it, a person decides."""
        answer = self._sender.look(found.letter) if found.letter is not None else Answer("failed", code="erased")
        if self._tells_later(found.row.id, answer):
            return Changes(live=True)
        self._looks.pop(found.row.id, None)
        if answer.state == "later" and not found.sure:
            answer = Answer("unknown", code="slow")
        return self._desk.settle(found.row.id, found.row.post.holder or "", answer)

    def _tells_later(self, letter: str, answer: Answer) -> bool:
        """Whether the service may know more in a while: then it is looked again, and the letter stays where it is."""
        looks, _ = self._looks.get(letter, (0, 0.0))
        if answer.state != "unknown" or answer.wait <= 0 or looks >= MOST_LOOKS:
            return False
        self._looks[letter] = looks + 1, self._clock() + min(answer.wait, _LONGEST)
        return True
