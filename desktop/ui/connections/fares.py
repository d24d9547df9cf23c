"""How an account fares, in words: a light, what stands beside it, and the sentence that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.core.errors import Trouble
from desktop.ui import numbers
from desktop.ui.connections import words
from desktop.ui.connections.lights import Light
from desktop.ui.plain import one_line

if TYPE_CHECKING:
    from desktop.desk.live.accounts import AccountView

AWAY = ("offline", "slow")
"""Troubles that pass by themselves: the network is away, not the account."""


def light_of(account: AccountView, now: float) -> Light:
    """The light of an account, its few words and its reasons."""
    said, why = _state(account, now)
    letters = [sentence for sentence in (_waiting(account.waiting), _unknown(account.unknown)) if sentence]
    name = one_line(account.name, 40)
    return Light(_shape(account), said, " ".join([f"{name}:", why, *letters]))


def _shape(account: AccountView) -> str:
    if account.light == "grey":
        return "off"
    if account.trouble is not None:
        return "ill"
    return "silent" if account.light == "amber" else "well"


def _state(account: AccountView, now: float) -> tuple[str, str]:
    translate, last = QCoreApplication.translate, _time(account.last_event, now)
    if account.light == "grey":
        why = translate("Fares", "Nobody runs it. It runs while this window is open, or with stepin gateway.")
        return translate("Fares", "not running"), why
    if account.trouble is not None:
        return _troubled(account.trouble, _time(account.trouble_since, now), account.waiting)
    if account.last_event is None:
        return translate("Fares", "nothing yet"), translate("Fares", "It is connected; nothing has come in yet.")
    if account.silent:
        return translate("Fares", "silent since {time}").format(time=last), _silent(now - account.last_event, account.usual_gap)
    return last, translate("Fares", "All is well; something came last at {time}.").format(time=last)


def _silent(ago: float, usual: float | None) -> str:
    why = QCoreApplication.translate(
        "Fares", "Nothing came for {ago}; usually something comes every {usual}. It may be quiet, or something is wrong there."
    )
    return why.format(ago=numbers.duration(ago), usual=numbers.duration(usual))


def _troubled(trouble: str, since: str, waiting: int) -> tuple[str, str]:
    translate = QCoreApplication.translate
    if trouble in AWAY:
        why = translate("Fares", "Offline since {time}. It catches up by itself.")
        said = translate("Fares", "offline since {time}")
        if waiting:
            said = translate("Fares", "offline since {time}; %n answer(s) wait", "", waiting)
        return said.format(time=since), why.format(time=since)
    return translate("Fares", "trouble since {time}").format(time=since), words.problem(Trouble(trouble))


def _waiting(count: int) -> str:
    return QCoreApplication.translate("Fares", "%n answer(s) wait.", "", count) if count else ""


def _unknown(count: int) -> str:
    return QCoreApplication.translate("Fares", "Of %n answer(s) nobody knows whether they arrived.", "", count) if count else ""


def _time(at: float | None, now: float) -> str:
    return numbers.day_and_time(at, now) if at is not None else ""
