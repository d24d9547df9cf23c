"""What the commands of a case do: each asks what it needs in a dialog, or gives its order at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.follow_up import LowerHand
from desktop.core.mediation import AcceptAgreement
from desktop.core.offers import Offer
from desktop.core.orders import Order
from desktop.desk.form import FormField
from desktop.desk.money import OfferBrief
from desktop.desk.views import MessageView
from desktop.ui.case.availability import why_not
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.case.handover import handover_note
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.care import AnswerDialog, CallBackDialog, FollowUpDialog, HandDialog, MediateDialog, OutsideDialog
from desktop.ui.dialogs.choose import ChooseDialog
from desktop.ui.dialogs.classify import ClassifyDialog
from desktop.ui.dialogs.close import CloseDialog
from desktop.ui.dialogs.correct import CorrectDialog
from desktop.ui.dialogs.decide import DecideDialog
from desktop.ui.dialogs.full_text import FullTextDialog
from desktop.ui.dialogs.mediator import MediatorDialog
from desktop.ui.dialogs.offer import CounterDialog, OfferDialog
from desktop.ui.dialogs.promise import PromiseDialog
from desktop.ui.dialogs.record_form import RecordFormDialog
from desktop.ui.dialogs.undo import UndoDialog

MODES = frozenset({"take_over", "join", "watch", "leave"})
DECISIONS = frozenset({"approve", "decline", "send_back", "recall"})


class CaseActions(QObject):
    """Turns commands into orders on the case of `context`. Signals the orders, what the panel must show for the rest, and the offer of
    which a dialog wants to know what is known around it."""

    order_given = Signal(object)
    brief_wanted = Signal(str)
    form_wanted = Signal(str)
    case_wanted = Signal(str)
    composer_wanted = Signal(str)
    facts_wanted = Signal(str)
    letter_wanted = Signal(str)

    def __init__(self, window: QWidget, clock: Callable[[], float]) -> None:
        super().__init__(window)
        self._window, self._clock = window, clock
        self.context = CaseContext()
        self.current: MessageView | None = None
        self.dialog: OrderDialog | None = None
        self._handing_over = ""
        self._table: dict[str, Callable[[Giver], None]] = {
            "mediator": lambda giver: self._ask(MediatorDialog(giver, self.context, self._window)),
            "offer": lambda giver: self._ask(OfferDialog(giver, self.context, self._window)),
            "counter": self._counter,
            "undo": lambda giver: self._ask(UndoDialog(giver, self.context, self._window)),
            "choose": lambda giver: self._ask(ChooseDialog(giver, self.context, self._window)),
            "promise": self._promise,
            "keep_promise": self._keep_promise,
            "correct": self._correct,
            "classify": self._classify,
            "close": self._close,
            "form": self._form,
            "hand_over": self._hand_over,
            "hand": self._hand,
            "call_back": lambda giver: self._ask(CallBackDialog(giver, self._clock(), self._window)),
            "follow_up": lambda giver: self._ask(FollowUpDialog(giver, self._customer(), self._window)),
            "answer": lambda giver: self._ask(AnswerDialog(giver, self._window)),
            "mediate": lambda giver: self._ask(MediateDialog(giver, self.context, self._window)),
            "agree": self._agree,
            "outside": lambda giver: self._ask(OutsideDialog(giver, self.context, self._window)),
            "stage": lambda giver: self.facts_wanted.emit("stage"),
            "compose": lambda giver: self.composer_wanted.emit("reply"),
            "whisper": lambda giver: self.composer_wanted.emit("whisper"),
            "holding": lambda giver: self.composer_wanted.emit("holding"),
            "resend": lambda giver: self.letter_wanted.emit("resend"),
            "give_up": lambda giver: self.letter_wanted.emit("give_up"),
        }

    def why_not(self, command: str) -> str | None:
        """The code of why a command cannot be given now; None when it can. "unknown" for one that is not a case's."""
        if command not in self._table and command not in MODES | DECISIONS:
            return "unknown"
        return why_not(command, replace(self.context, now=self._clock()))

    def do(self, command: str) -> None:
        """Start what a command asks; nothing when it cannot be given now."""
        giver = self.context.giver()
        if giver is None or self.why_not(command) is not None:
            return
        if command in MODES:
            self.order_given.emit(giver.step_in(command))
        elif command in DECISIONS:
            self.decide(command, self.context.offer())
        else:
            self._table[command](giver)

    def decide(self, decision: str, offer: Offer | None) -> None:
        """Ask once more about a decision on this offer."""
        giver = self.context.giver()
        if giver is not None and offer is not None:
            self.context = replace(self.context, now=self._clock())
            dialog = DecideDialog(giver, self.context, offer, decision, self._window)
            dialog.case_chosen.connect(self.case_wanted)
            self._ask(dialog)
            self.brief_wanted.emit(offer.id)

    def show_brief(self, brief: OfferBrief | None) -> None:
        """What is known around an offer has come, for the dialog about it if that is still open; None: it could not be read."""
        if isinstance(self.dialog, DecideDialog):
            self.dialog.show_brief(brief)

    def keep(self, promise: str) -> None:
        """Say that a promise was kept."""
        self._give(lambda giver: giver.keep(promise))

    def set_stage(self, stage: str) -> None:
        """Move the case to a stage; to the last one by closing it."""
        if stage == "closed":
            self.do("close")
        else:
            self._give(lambda giver: giver.set_stage(stage))

    def write(self, mode: str, text: str) -> None:
        """Say something: a reply of the company, or a whisper. Who whispers is from then on whispering, unless he speaks already."""
        if mode == "whisper" and self.context.mode() in (None, "watch") and self.context.is_lead():
            self._give(lambda giver: giver.step_in("whisper"))
        self._give(lambda giver: giver.write(mode, text))

    def join(self) -> None:
        """Join, so that a reply can be written."""
        self.do("join")

    def _give(self, make: Callable[[Giver], Order]) -> None:
        giver = self.context.giver()
        if giver is not None:
            self.order_given.emit(make(giver))

    def _ask(self, dialog: OrderDialog) -> None:
        dialog.order_given.connect(self.order_given)
        dialog.destroyed.connect(lambda: self._forget(dialog))
        self.dialog = dialog
        dialog.open()

    def _forget(self, dialog: OrderDialog) -> None:
        """An earlier dialog may be gone only after the next was opened."""
        if self.dialog is dialog:
            self.dialog = None

    def _promise(self, giver: Giver) -> None:
        if self.context.view is not None:
            self._ask(PromiseDialog(giver, self._clock(), self.context.view.row.customer, self._window))

    def _keep_promise(self, giver: Giver) -> None:
        promises = self.context.open_promises()
        if len(promises) == 1:
            self.order_given.emit(giver.keep(promises[0].id))
        else:
            self.facts_wanted.emit("promises")

    def _counter(self, giver: Giver) -> None:
        offer = self.context.to_set_anew()
        if offer is not None:
            self._ask(CounterDialog(giver, self.context, offer, self._window))

    def _correct(self, giver: Giver) -> None:
        message = self.context.scored(self.current)
        if message is not None:
            self._ask(CorrectDialog(giver, message, self._window))

    def show_form(self, case: str, form: Sequence[FormField]) -> None:
        """The record form of a case was read, for the dialog about it if that is still open."""
        if self.context.view is None or self.context.view.row.id != case:
            return
        if isinstance(self.dialog, RecordFormDialog | CloseDialog):
            self.dialog.show_form(form)
        if self._handing_over == case:
            self._handing_over = ""
            FullTextDialog(self.tr("Hand-over note"), handover_note(self.context, form, self._clock()), self._window).open()

    def _form(self, giver: Giver) -> None:
        if self.context.view is not None:
            self._ask(RecordFormDialog(giver, self.context.view, self._window))
            self.form_wanted.emit(self.context.view.row.id)

    def _close(self, giver: Giver) -> None:
        if self.context.view is not None:
            self._ask(CloseDialog(giver, self.context, self._window))
            self.form_wanted.emit(self.context.view.row.id)

    def _hand_over(self, giver: Giver) -> None:
        """Write the note as soon as the form is read."""
        if self.context.view is not None:
            self._handing_over = self.context.view.row.id
            self.form_wanted.emit(self._handing_over)

    def _hand(self, giver: Giver) -> None:
        """Raise a hand; where one is up, take it down."""
        if self.context.view is not None and self.context.view.hand is not None:
            self.order_given.emit(LowerHand(**giver.stamp()))
        else:
            self._ask(HandDialog(giver, self._window))

    def _agree(self, giver: Giver) -> None:
        """The side that has not said yes yet does; where neither has, the customer, whose word a mediator brings."""
        side = self.context.side_to_agree()
        if side is not None:
            self.order_given.emit(AcceptAgreement(**giver.stamp(), side=side))

    def _customer(self) -> str:
        return self.context.view.row.customer if self.context.view is not None else ""

    def _classify(self, giver: Giver) -> None:
        if self.context.view is not None:
            self._ask(ClassifyDialog(giver, self.context.view, self._window))
