"""Keeps the window true about money: what is known around an offer, what expires, what has waited too long, who may decide what now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.runner import Runner
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop.core.errors import StepinError
    from desktop.core.offers import Offer
    from desktop.core.people import Person, Policy

MINUTE = 60_000


class MoneyWatch(QObject):
    """Looks once a minute. Signals `escalated` with the rows whose offers waited too long for somebody like the person who acts."""

    escalated = Signal(list)

    def __init__(self, window: MainWindow, runner: Runner, clock: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._runner, self._clock = window, runner, clock
        self._policy: Policy | None = None
        self._person: Person | None = None
        self._stands_in: tuple[str, ...] = ()
        self._timer = QTimer(self, interval=MINUTE)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and from now on."""
        self._timer.start()
        self.look()

    def look_as(self, person: Person | None, policy: Policy) -> None:
        """Who acts from here on, under which policy: count what he can decide."""
        self._person, self._policy = person, policy
        self._stands_in = self._givers()
        self._window.model.set_decider(self.decides)

    def look(self) -> None:
        """Let expire what is over, count again where limits were delegated or fell back, and tell what has waited too long."""
        now = self._clock()
        self._runner.write(lambda desk: desk.expire(now))
        if self._givers() != self._stands_in:
            self._stands_in = self._givers()
            self._window.model.set_decider(self.decides)
        self.tell_escalated()

    def decides(self, offer: Offer) -> bool:
        """Whether the person who acts can approve an offer now, in his own name or in another's."""
        from desktop.core.compensation import in_whose_name  # brings the whole fold along, which the first page does without

        if self._person is None or self._policy is None:
            return False
        return bool(in_whose_name(self._policy, self._person, offer, self._clock()))

    def tell_escalated(self) -> None:
        """Say which cases have an offer that waited too long and that this person can decide."""
        from desktop.core.compensation import is_escalated  # as above

        policy, now = self._policy, self._clock()
        if policy is not None and policy.escalate_after is not None:
            mine = self._window.model.order.decidable()
            self.escalated.emit([row for row in mine if any(is_escalated(policy, o, now) and self.decides(o) for o in row.offers)])

    def brief(self, offer: str) -> None:
        """Read what is known around an offer, on the slow reader's thread, for the dialog that decides it."""
        now, case = self._clock(), self._window.case

        def failed(error: StepinError) -> None:
            case.show_brief(None)
            self._runner.trouble.emit(error)

        self._runner.read(lambda desk: desk.offer_brief(offer, now), case.show_brief, failed, key="brief", slow=True)

    def _givers(self) -> tuple[str, ...]:
        if self._person is None or self._policy is None:
            return ()
        return tuple(giver.id for giver in self._policy.stands_in(self._person, self._clock()))
