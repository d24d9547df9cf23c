"""Who is signed in at this window, with which key, and when the secret was last given."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.runner import Runner

if TYPE_CHECKING:
    from desktop.core.changes import Changes
    from desktop.core.errors import StepinError
    from desktop.core.orders import Order
    from desktop.core.people import Person, Policy
    from desktop.core.signing import Key, Signer
    from desktop.desk.desk import Desk
    from desktop.desk.views import Outcome
    from desktop.ui.dialogs.sign_in import SecretDialog

STEP_UP = 120.0
"""Seconds after which the secret is asked for again before money."""
IDLE = 300_000
"""Milliseconds without a key or the mouse after which the window locks."""
MONEY = frozenset({
    "counter_offer", "decide_offer", "undo_offer", "choose_option", "list_payout", "settle_payout", "change_policy", "decide_policy",
    "decide_erasure", "enrol_key", "revoke_key",
})  # fmt: skip
"""Orders that want a fresh secret."""
_SIGNS_OF_LIFE = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel})


class NewSigner(Protocol):
    """A key that was just made."""

    @property
    def person(self) -> str: ...

    @property
    def key_id(self) -> str: ...

    @property
    def public_key(self) -> bytes: ...

    def sign(self, data: bytes) -> bytes: ...

    def proof(self) -> bytes: ...


class KeyShelf(Protocol):
    """Where the keys of this machine's people lie (`desktop.keys.store.KeyStore`)."""

    def create(self, person: str, secret: str, needs_passphrase: bool) -> NewSigner:
        """A new key. Raises Refused."""

    def unlock(self, person: str, secret: str, key_ids: Collection[str] | None = None) -> Signer:
        """A person's key. Raises Refused."""

    def forget(self, person: str, key_id: str) -> None:
        """Throw a key away."""


Shelf = Callable[[], KeyShelf]
"""Finds it when it is first needed: what opens keys takes a while to load."""


@dataclass(frozen=True, slots=True)
class _Held:
    signer: Signer
    at: float


class Seat(QObject):
    """Keeps unlocked keys while people are signed in. `keys_changed` when the record's keys were read; `locked` when they were let go of;
    `unlocked` with the person who signed in."""

    keys_changed = Signal()
    locked = Signal()
    unlocked = Signal(str)

    def __init__(self, window: QWidget, runner: Runner, clock: Callable[[], float], shelf: Shelf | None = None) -> None:
        super().__init__(window)
        self._window, self._runner, self._clock, self._shelf = window, runner, clock, shelf
        self._policy: Policy | None = None
        self._keys: tuple[Key, ...] = ()
        self._held: dict[str, _Held] = {}
        self.is_locked = False
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self.lock)

    @property
    def may_lock(self) -> bool:
        """Whether keys can lie on this machine at all."""
        return self._shelf is not None

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that were ever enrolled."""
        return self._keys

    def now(self) -> float:
        """By the window's clock, in seconds since the epoch."""
        return self._clock()

    def read_keys(self) -> None:
        """Ask the record for its keys."""
        self._runner.read(lambda desk: desk.enrolled_keys(), self.take_keys, key="keys")

    def take_keys(self, keys: list[Key]) -> None:
        """These are the record's keys."""
        self._keys = tuple(keys)
        valid = {key.key_id for key in keys if key.revoked_at is None}
        self._held = {person: held for person, held in self._held.items() if held.signer.key_id in valid}
        self.keys_changed.emit()

    def has_key(self, person: str) -> bool:
        """Whether somebody ever had a key: from then on nothing is done in his name without one."""
        return any(key.person == person for key in self._keys)

    def valid_keys(self, person: str) -> set[str]:
        """The ids of the keys that somebody may sign with."""
        return {key.key_id for key in self._keys if key.person == person and key.revoked_at is None}

    def is_signed_in(self, person: str) -> bool:
        """Whether somebody's key is unlocked."""
        return person in self._held

    def give(self, order: Order, done: Callable[[Outcome], None], failed: Callable[[StepinError], None]) -> None:
        """Hand an order down, signed where that must be; who does not give the secret is told as refused: `unsigned`."""

        def go(signer: Signer | None) -> None:
            def work(desk: Desk) -> tuple[Outcome, Changes]:
                return desk.handle(order, signer) if signer else desk.handle(order)

            self._runner.write(work, lambda answer: self._done(answer[0], done), failed)

        def stop() -> None:
            from desktop.desk.views import Outcome

            done(Outcome(order.id, False, code="unsigned"))

        self.sign(order, go, stop)

    def _done(self, outcome: Outcome, done: Callable[[Outcome], None]) -> None:
        if outcome.code == "unsigned":  # somebody made or revoked a key elsewhere
            self.read_keys()
        done(outcome)

    def sign(self, order: Order, go: Callable[[Signer | None], None], stop: Callable[[], None]) -> None:
        """What signs an order: `go` with it (None for somebody without a key), after asking for the secret where that must be; `stop` when
        the person thinks better of it."""
        self.sign_as(order.by, order.kind in MONEY, go, stop)

    def sign_as(self, person: str, money: bool, go: Callable[[Signer | None], None], stop: Callable[[], None]) -> None:
        """The same for orders of one person that are made later; `money` wants a fresh secret."""
        if not self.has_key(person):
            go(None)
            return
        held = self._held.get(person)
        if held is not None and not (money and self._clock() - held.at > STEP_UP):
            go(held.signer)
            return
        dialog = self.ask(person, held is not None)
        dialog.opened_key.connect(go)
        dialog.rejected.connect(stop)

    def ask(self, person: str, again: bool = False) -> SecretDialog:
        """Ask for somebody's secret over whatever is on the screen. The dialog says `opened_key` with the signer."""
        from desktop.ui.dialogs.sign_in import SecretDialog

        dialog = SecretDialog(self.name_of(person), again, self._window)  # the form that asked for it is about to close
        dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        dialog.secret_given.connect(lambda secret: self.unlock(person, secret, dialog.show_opened, dialog.show_refused))
        dialog.show()
        return dialog

    def unlock(self, person: str, secret: str, opened: Callable[[Signer], None], refused: Callable[[Exception], None]) -> None:
        """Try a secret, on a thread of its own: that takes half a second on purpose."""
        valid = self.valid_keys(person)

        def answer(signer: Signer) -> None:
            self.hold(signer)
            opened(signer)

        self._runner.aside(lambda desk: _unlock(desk, self._place(), person, secret, valid), answer, refused)

    def confirmers(self, person: Person) -> list[Person]:
        """Who can confirm a key of somebody: the other leads that have one."""
        others = self._policy.confirmers(person.id) if self._policy else ()
        return [other for other in others if self.valid_keys(other.id)]

    def must_be_confirmed(self, person: Person) -> bool:
        """Whether the policy asks that one of them does: for a first key, where there is one."""
        asked = self._policy is not None and self._policy.confirmed_keys
        return asked and not self.valid_keys(person.id) and bool(self.confirmers(person))

    def make_key(
        self, person: Person, secret: str, done: Callable[[str], None], refused: Callable[[Exception], None], other: Signer | None = None
    ) -> None:
        """Make a key for somebody and enrol it, confirmed by another where that is wanted; `done` is given its id."""
        held = self._held.get(person.id)

        def answer(signer: NewSigner) -> None:
            self.hold(signer)
            self.read_keys()
            done(signer.key_id)

        signer = held.signer if held else None
        self._runner.aside(lambda desk: _enrol(desk, self._place(), person, secret, signer, other), answer, refused)

    def hold(self, signer: Signer) -> None:
        """Somebody is signed in from now on."""
        self._held[signer.person] = _Held(signer, self._clock())
        application = QApplication.instance()
        if application is not None and not self._idle.isActive():
            application.installEventFilter(self)
        self._idle.start()
        self.unlocked.emit(signer.person)

    def lock(self) -> None:
        """Let go of every key."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._idle.stop()
        self._held.clear()
        self.is_locked = True
        self.locked.emit()

    def open(self) -> None:
        """The window is open again."""
        self.is_locked = False

    def know(self, policy: Policy) -> None:
        """These are the people."""
        self._policy = policy
        self.read_keys()

    def name_of(self, person: str) -> str:
        """A person's name; the id of somebody unknown."""
        return self._policy.name_of(person) if self._policy is not None else person

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever types or moves the mouse is there."""
        if event.type() in _SIGNS_OF_LIFE:
            self._idle.start()
        return False

    def _place(self) -> KeyShelf:
        if self._shelf is None:
            from desktop.core.errors import Refused

            raise Refused("no_key")
        return self._shelf()


def _unlock(desk: Desk, shelf: KeyShelf, person: str, secret: str, valid: set[str]) -> Signer:
    """The key; a door that shuts is journalled. Raises Refused."""
    from desktop.core.errors import Refused

    try:
        return shelf.unlock(person, secret, valid)
    except Refused as refusal:
        until = refusal.values.get("until")
        if refusal.code == "wrong_secret" and isinstance(until, float) and until > 0:
            desk.note_locked(person, until)
        raise


def _enrol(desk: Desk, shelf: KeyShelf, person: Person, secret: str, old: Signer | None, other: Signer | None) -> NewSigner:
    """A new key that the record knows; what the record refuses leaves none behind. Raises Refused."""
    from desktop.core.errors import Refused
    from desktop.core.signing import enrolment

    new = shelf.create(person.id, secret, bool(person.limits))
    outcome, _ = desk.handle(enrolment(person.id, new.key_id, new.public_key, new.proof(), other), old or new)
    if not outcome.accepted:
        shelf.forget(person.id, new.key_id)
        raise Refused(outcome.code or "")
    return new
