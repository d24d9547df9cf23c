"""How sure the scorer is of a message, in a quiet sentence: the chances of dissatisfied, neutral and satisfied."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.desk.views import MessageView

UNSURE = 0.5
"""Where the likeliest of the three is below it, the scorer calls itself unsure."""


def sureness(message: MessageView) -> str:
    """What the scorer takes the customer's mood for, and how sure it is; "" where it has read none."""
    five = message.moods
    if five is None:
        return ""
    three = five[0] + five[1], five[2], five[3] + five[4]
    said = QCoreApplication.translate("Bubble", "Scorer: dissatisfied {low}%, neutral {middle}%, satisfied {high}%")
    if max(three) < UNSURE:
        said = QCoreApplication.translate("Bubble", "Scorer, unsure: dissatisfied {low}%, neutral {middle}%, satisfied {high}%")
    low, middle, high = (round(100 * share) for share in three)
    return said.format(low=low, middle=middle, high=high)
