"""The case: head, trend, conversation, composer and facts, assembled."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.heat import HeatSettings
from desktop.core.people import Person, Policy
from desktop.desk.coaching import talk_of
from desktop.desk.form import FormField
from desktop.desk.money import OfferBrief
from desktop.desk.views import CaseView, MediatorView, MessageView
from desktop.ui import numbers
from desktop.ui.case.actions import CaseActions
from desktop.ui.case.availability import sentence
from desktop.ui.case.composer import Composer
from desktop.ui.case.context import CaseContext, in_one_time_zone
from desktop.ui.case.conversation import ConversationView
from desktop.ui.case.conversation_model import ConversationModel
from desktop.ui.case.facts import FactsPanel
from desktop.ui.case.frames import Rule, column
from desktop.ui.case.graph import TrendGraph
from desktop.ui.case.header import CaseHeader
from desktop.ui.case.levels import DEFAULTS
from desktop.ui.case.live import CaseLive
from desktop.ui.case.trend import trend_of
from desktop.ui.case.unseen import UnseenPill
from desktop.ui.dialogs.full_text import FullTextDialog
from desktop.ui.plain import PlainLabel, capped, one_line
from desktop.ui.theme import current_theme

THIRD_COLUMN = 1_000
"""From this width on the facts stand beside the conversation."""
FACTS_WIDTH = 360
TICK = 1_000
NEXT_NEWS = 30 * 60
"""Seconds after which a customer who waits hears the next news."""
RESOLUTION = 160
"""Letters of it below the conversation; the facts have all."""


class CasePanel(QWidget):
    """Shows one case and turns commands into orders. Signals each order, a case to go to, an offer of which more is wanted, a case whose
    record form is wanted, and a draft with the talk that it answers."""

    order_given = Signal(object)
    go_to_case = Signal(str)
    brief_wanted = Signal(str)
    form_wanted = Signal(str)
    advice_wanted = Signal(str, object)

    def __init__(self, clock: Callable[[], float] = time.time, parent: QWidget | None = None, *, heat: HeatSettings = DEFAULTS) -> None:
        super().__init__(parent)
        self._clock, self._heat = clock, heat
        self._wanted = ("", 0)
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header, self.graph, self.composer, self.facts = CaseHeader(), TrendGraph(), Composer(), FactsPanel()
        self.messages = ConversationModel(self)
        self.conversation = ConversationView(self.messages, heat=heat)
        self.unseen = UnseenPill(self.conversation)
        self.actions_of_case = CaseActions(self, clock)
        self.live = CaseLive(self, self.composer, clock)
        self._earlier = PlainLabel(look="faint")
        self._closed = PlainLabel(look="muted", wrap=True)
        self._closed.setContentsMargins(16, 8, 16, 8)
        self._empty = PlainLabel(self.tr("Choose a case on the left."), "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._middle = QStackedWidget()
        self._upright = Rule(upright=True)
        self._upright.hide()
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(lambda: self.facts.tick(self._clock()))
        self._ticks.timeout.connect(self.live.tick)
        self._lay_out()
        self._connect()
        self.clear()

    @property
    def context(self) -> CaseContext:
        """What the person has in front of him."""
        return self.actions_of_case.context

    def show_case(self, view: CaseView) -> None:
        """Show this case; the same case again changes in place."""
        view = replace(view, messages=in_one_time_zone(view.messages, self.context.policy))
        before = self.context.view
        anew = before is None or before.row.id != view.row.id
        self._set(replace(self.context, view=view))
        self.composer.show_case(view.row.id)
        changed = self.conversation.show_messages(view.messages, anew=anew)
        if changed or before is None or (before.marks, before.row.forecast) != (view.marks, view.row.forecast):
            self.graph.show_trend(trend_of(view, self.context.name_of, self._heat), anew=anew)
        self._earlier.setText(self.tr("%n earlier message(s) not shown", "", view.earlier_messages))
        self._earlier.setVisible(view.earlier_messages > 0)
        self._stack.setCurrentIndex(1)
        self._show_wanted()
        self._ticks.start(TICK)

    def show_message(self, case: str, seq: int) -> None:
        """Bring a message into view, when its case is shown or as soon as it is."""
        self._wanted = (case, seq)
        self._show_wanted()

    def clear(self) -> None:
        """Show that no case is chosen."""
        self.composer.show_case("")
        self.actions_of_case.context = replace(self.context, view=None)
        self._ticks.stop()
        self._stack.setCurrentIndex(0)

    def set_person(self, person: Person | None) -> None:
        """Who acts from here on."""
        self._set(replace(self.context, person=person))

    def set_policy(self, policy: Policy) -> None:
        """What holds from here on."""
        self._set(replace(self.context, policy=policy))
        self.messages.name_of = self.context.name_of
        self.conversation.lay_out_again()
        if self.context.view is not None:  # another policy may keep another clock
            self.show_case(self.context.view)

    def set_mediators(self, mediators: Sequence[MediatorView]) -> None:
        """The roster from here on."""
        self._set(replace(self.context, mediators=tuple(mediators)))

    def available(self, command: str) -> bool:
        """Whether a command can be given now."""
        return self.actions_of_case.why_not(command) is None

    def why_not(self, command: str) -> str:
        """Why a command cannot be given now, in a sentence; "" when it can."""
        return sentence(self.actions_of_case.why_not(command))

    def do(self, command: str) -> None:
        """Start what a key or the palette asked for; nothing when it cannot be given now."""
        current = self.actions_of_case.current = self.conversation.current_message()
        self.actions_of_case.context = replace(self.context, current=current)
        self.live.show_case(self.context)
        self.actions_of_case.do(command)

    def say(self, words: str) -> None:
        """Put words into the answer, behind what is written."""
        self.composer.add(words)

    def show_form(self, case: str, form: Sequence[FormField]) -> None:
        """The record form of a case was read."""
        self.actions_of_case.show_form(case, form)

    def show_brief(self, brief: OfferBrief | None) -> None:
        """What is known around an offer that is being decided; None: it could not be read."""
        self.actions_of_case.show_brief(brief)

    def _set(self, context: CaseContext) -> None:
        context = replace(context, now=self._clock())
        self.actions_of_case.context = context
        view = context.view
        if view is None:
            return
        self.header.show_case(view, context)
        self.header.bar.update_from(self.actions_of_case.why_not, context.mode())
        self.facts.show_case(view, context, self._clock())
        self.composer.allow(context.may_speak(), self.available("compose"), context.taken_by_another())
        self.live.show_case(context)
        self.composer.setVisible(view.closed_at is None)
        self._closed.setText(self.tr("Closed. {resolution}").format(resolution=one_line(capped(view.resolution or "", RESOLUTION))))
        self._closed.setVisible(view.closed_at is not None)
        self._share_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()
        self._place_facts(event.size().width() >= THIRD_COLUMN)

    def _share_height(self) -> None:
        """Where the head leaves little, the words get more of it than the graph; where it leaves very little, all of it."""
        left, theme = self.height() - self.header.heightForWidth(self.header.width()), current_theme()
        self.graph.set_low(left < theme.size("low_case"))
        self.graph_part.setVisible(left >= theme.size("lowest_case"))

    def _place_facts(self, beside: bool) -> None:
        if beside == (self.facts.parentWidget() is self._page):
            return
        self.header.facts.setChecked(False)
        self.header.facts.setVisible(not beside)
        self._upright.setVisible(beside)
        if beside:
            self.facts.setFixedWidth(FACTS_WIDTH)
            self._beside.addWidget(self.facts)
            self.facts.show()
        else:
            self.facts.setMinimumWidth(0)
            self.facts.setMaximumWidth(16_777_215)
            self._middle.addWidget(self.facts)

    def _show_facts(self, part: str) -> None:
        if self.facts.parentWidget() is not self._page:
            self.header.facts.setChecked(True)
        self.facts.go_to(part)

    def _turn_facts(self, shown: bool) -> None:
        if self.facts.parentWidget() is not self._page:
            self._middle.setCurrentWidget(self.facts if shown else self._talk)

    def _write(self, mode: str) -> None:
        self.header.facts.setChecked(False)
        self.composer.write_now("reply" if mode == "holding" else mode)
        if mode == "holding":
            self.composer.advice.hold()

    def _ask_advice(self, draft: str) -> None:
        if self.context.view is not None:
            due = self._clock() + NEXT_NEWS
            by = numbers.clock_time(due, self.context.reply_offset(due))
            self.advice_wanted.emit(draft, talk_of(self.context.view, by))

    def _show_wanted(self) -> None:
        case, seq = self._wanted
        if self.context.view is not None and self.context.view.row.id == case:
            self._wanted = ("", 0)
            self._show_message(seq)

    def _show_message(self, seq: int) -> None:
        self.header.facts.setChecked(False)
        self.conversation.go_to(seq)

    def _correct(self, message: MessageView) -> None:
        self.actions_of_case.current = message
        self.actions_of_case.do("correct")

    def _show_in_full(self, message: MessageView) -> None:
        whole = message.details.full if message.details is not None else None
        FullTextDialog(one_line(self.context.name_of(message.author)), whole or message.text, self).open()

    def _connect(self) -> None:
        actions = self.actions_of_case
        actions.order_given.connect(self.order_given)
        actions.composer_wanted.connect(self._write)
        actions.facts_wanted.connect(self._show_facts)
        actions.brief_wanted.connect(self.brief_wanted)
        actions.letter_wanted.connect(self.live.decide)
        self.live.order_given.connect(self.order_given)
        self.facts.elsewhere.order_given.connect(self.order_given)
        actions.form_wanted.connect(self.form_wanted)
        actions.case_wanted.connect(self.go_to_case)
        self.header.bar.chosen.connect(self.do)
        self.header.decided.connect(self.do)
        self.header.offer_turned.connect(lambda step: self._set(self.context.turned(step)))
        self.header.facts_toggled.connect(self._turn_facts)
        self.header.earlier_case_asked.connect(self.go_to_case)
        self.graph.message_chosen.connect(self._show_message)
        self.composer.written.connect(actions.write)
        self.composer.written.connect(self.conversation.go_to_end)
        self.composer.join_asked.connect(actions.join)
        self.composer.left.connect(self.conversation.setFocus)
        self.composer.advice.wanted.connect(self._ask_advice)
        self.facts.stage_asked.connect(actions.set_stage)
        self.facts.asked.connect(self.do)
        self.facts.promise_kept.connect(actions.keep)
        self.conversation.full_text_asked.connect(self._show_in_full)
        self.conversation.correction_asked.connect(self._correct)

    def _lay_out(self) -> None:
        self._talk = column(self._earlier, self.conversation, Rule(), self.composer, self._closed, stretched=self.conversation)
        self._middle.addWidget(self._talk)
        self._middle.addWidget(self.facts)
        self.graph_part = column(self.graph, Rule(), stretched=self.graph)
        whole = column(self.header, Rule(), self.graph_part, self._middle, stretched=self._middle)
        self._page = QWidget()
        self._beside = QHBoxLayout(self._page)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(whole, 1)
        self._beside.addWidget(self._upright)
        nothing = QWidget()
        QVBoxLayout(nothing).addWidget(self._empty)
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._stack)
