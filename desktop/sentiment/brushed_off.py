"""An answer that only closes the talk while the customer is not done: told from the answer by itself and from what came before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.core.messages import STAFF
from desktop.core.reading import Turn

LONGEST = 90
"""Code points of an answer above which it says something beside."""
NOT_DONE = 30.0
"""Anger, as the rules read it, of a customer who still waits for an answer."""
_PART = re.compile(r"[^.,:;!?~。\n]+")
_LAST = re.compile(r"[^\w' ]+")
_WORDS = re.compile("收到|知悉|知道|了解|先这样|祝|[还仲]有|谢|noted|else|right you are|understood|i see|have a |enjoy the|take care|thank")
"""Without one of these it closes nothing: a bare yes may begin the work that was asked for."""
_CLOSING = re.compile(
    "亲{0,2}(?:好的?[呢哦喔呀啊]?|好[喔吧]|嗯+|哦+|喔|ok|收到[了喇咗]?[哦喔呢]?|知道[了喇咗][哦喔呢]?|了解了?|已?知悉|明白[了嘅的]?)"
    "|(?:收到|了解|知悉)[您你][的嘅]?.{2,6}"
    "|(?:好的?|那么?|咁|请问|亲|您?这边){0,3}[您你]?[还仲]有(?:没有|冇)?.{0,4}(?:其他|别的|第二|什么|咩|需要|可以).{0,14}"
    "|(?:没有|冇)的话.{0,8}|那?祝[您你].{0,12}|再见|拜拜|掰掰|那?就?先这样[啰喔吧]?"
    "|(?:感谢|谢谢|多谢)[您你]?[的嘅]?(?:来电|支持|配合|理解|谅解|反馈|意见|指教|来信|咨询)?"
    r"|(?:hi|hello|dear(?: \w+){1,3})"
    r"|(?:ok(?:ay)?|sure|noted|right(?: you are)?|all ?right|understood|fine|got it|i see|thanks?(?: you)?|cheers)"
    r"(?: (?:then|sir|madam|mate|love|thanks))?"
    r"|(?:(?:and|so|ok(?:ay)?|sure) )?(?:(?:is|was) there |do you need |can i help with )?any(?:thing|body) (?:else|other)\b.{0,50}"
    r"|(?:(?:ok(?:ay)?|sure|noted|thanks) )?(?:you )?have a (?:\w+ ){1,2}\w+|enjoy the rest of .{3,20}|take care|bye(?: for now)?"
    r"|(?:ok )?(?:thanks|thank you) for (?:understanding|letting us know|your \w+|contacting us|choosing us|reaching out)"
)


def only_closes(text: str) -> bool:
    """Whether a folded answer does nothing but take note, ask whether there is anything else, or say goodbye."""
    if len(text) > LONGEST or not _WORDS.search(text):
        return False
    parts = [said for part in _PART.findall(text) if (said := _LAST.sub("", part).strip())]
    return bool(parts) and all(map(_CLOSING.fullmatch, parts))


def trimmed(text: str) -> tuple[int, int]:
    """Where a text begins and ends without the blanks around it."""
    start = len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def last_of_customer(history: Sequence[Turn]) -> int:
    """The place of the customer's last message; -1 where there is none."""
    return next((n for n in range(len(history) - 1, -1, -1) if history[n].sender == "customer"), -1)


def last_of_staff(history: Sequence[Turn]) -> str | None:
    """What staff said last."""
    return next((turn.text for turn in reversed(history) if turn.sender in STAFF), None)
