"""The menu of everything that the queue can be sorted by."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.queue_order import SORTS


def sort_menu(parent: QWidget, current: str, chosen: Callable[[str], None]) -> QMenu:
    """Everything the queue can be sorted by."""
    names = {
        "heat": QCoreApplication.translate("QueueSort", "Level and heat"),
        "customer": QCoreApplication.translate("QueueSort", "Customer"),
        "channel": QCoreApplication.translate("QueueSort", "Channel"),
        "trend": QCoreApplication.translate("QueueSort", "Trend"),
        "risks": QCoreApplication.translate("QueueSort", "Risks"),
        "stage": QCoreApplication.translate("QueueSort", "Stage"),
        "agent": QCoreApplication.translate("QueueSort", "Agent"),
        "mediator": QCoreApplication.translate("QueueSort", "Mediator"),
        "waiting": QCoreApplication.translate("QueueSort", "Waiting longest"),
        "opened": QCoreApplication.translate("QueueSort", "Open longest"),
        "offer": QCoreApplication.translate("QueueSort", "Offer and promise"),
    }
    menu = QMenu(QCoreApplication.translate("QueueSort", "Sort by"), parent)
    for sort in SORTS:
        action = menu.addAction(names[sort])
        action.setCheckable(True)
        action.setChecked(sort == current)
        action.triggered.connect(lambda checked=False, sort=sort: chosen(sort))
    return menu
