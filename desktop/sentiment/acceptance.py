"""A customer who takes up what staff have promised, pleased or not."""

from __future__ import annotations

import re

_OPENS = re.compile(
    r"(?:[嗯哦喔噢唔哼][,。~ …]*)*(?:行(?![程李业驶])|好(?!多|几|个|像|意思|笑|大|歹|端端)|可以|成(?!天)|中(?!午|间)|得[啦喇㗎了]|ok|收到|"
    r"那(?:就|我|先)|早(?:这样|这么|咁|说))"
    r"|(?:well |oh |hm+ |right )*(?:ok|okay|fine|alright|all right|right then|deal|"
    r"fair enough|that works|that will do|very well|good(?! (?:luck|grief|god|lord))|sure)\b"
)
_WAITS = re.compile(
    r"(?:像|算)(?:个|句|是)?(?:句)?人话|我(?:就|在|先)?[^,。!?]{0,5}等(?:你|您|他|她|佢|师傅|消息|电话|着)"
    r"|\bi'?ll (?:wait|be (?:here|in|home|waiting)|hold you to (?:it|that))\b"
)
_BUT = re.compile(
    r"[?!]|但|不过|可是|再不|再没|否则|不然|要不|最好|等着瞧|走着瞧|你们?(?:哋|给我|就)?等[着住]|投诉|律师|曝光|退货|骗|"
    r"\b(?:but|or else|otherwise|if not|if (?:it|he|she|they|you)|better|though|lawyer|report|cancel|joke|liar|never|whatever)\b"
)


def accepted_in(text: str, promised: bool) -> tuple[int, int] | None:
    """Where a folded text takes up what was `promised`, as a span; None where it doubts, asks or threatens.

    Where no promise is in sight, it may have been made by telephone: then one sign is not enough.
    """
    opens = _OPENS.match(text)
    waits = _WAITS.search(text) if "等" in text or "人话" in text or "ll " in text else None
    found = waits or opens
    if found is None or not (promised or (opens and waits)) or _BUT.search(text):
        return None
    return found.span()
