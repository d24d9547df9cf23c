"""A customer who takes up what staff have promised, pleased or not, or lets a remedy pass without a word against it."""

from __future__ import annotations

import re

from desktop.core.reading import mean_satisfaction
from desktop.sentiment.satisfaction import Five

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
    r"[?!]|但|不过|可是|再不|再没|否则|不然|要不|最好|等着瞧|走着瞧|先算|再说吧|你们?(?:哋|给我|就)?等[着住]|投诉|律师|曝光|退货|骗|"
    r"\b(?:but|or else|otherwise|if not|if (?:it|he|she|they|you)|better|though|lawyer|report|cancel|joke|liar|never|whatever)\b"
)

_DOUBTS = re.compile(
    r"^(?:还)?(?:不是|没有|没找到|找不到|不行|不对|不能|唔系|冇|no|nope|not yet)[^\w]*$|"
    r"再不|再没|否则|不然|等着瞧|走着瞧|投诉|律师|记者|曝光|骗|退货|退钱|有什么用|有用吗|有屁用|冇用|说得好听|讲得好听|说得轻巧|讲就|嘴上|"
    r"光说|只会说|鬼才信|信你|谁信|唔信|又是|又系|又要|又来|(?:^|[,。!? ])又[\d一二两三四五六七八九十几]|每次都|上次也|[跟和同]上[次回]|"
    r"先算|才算|先信|再说吧|口说无凭|凭什么|凭啥|到底|算了|随便|懒得|无所谓|呵呵|搞笑|好笑|晚了|迟咗|来不及|太迟|"
    r"(?:别[家处]|第二间)(?:买|订|搞|租|做)|不稀罕|到此为止|不接受|不是我要|补不回|(?:这|都|已经)是?(?:你们)?第[二三四五六七八九十\d]|"
    r"误工|谁(?:来)?(?:出|赔|付)|边个(?:赔|出)|留着(?:自己)?[用吃吧]|"
    r"\b(?:or else|otherwise|liar|lawyer|joke|funny|whatever|pathetic|useless|too late|late for that|heard that before|never again|cancel|"
    r"(?:as|like) (?:usual|always|the last|last (?:time|week|month))|so you (?:say|said|keep)|"
    r"(?:you|they) (?:say|said) (?:that|so|the same)|we'?ll see|your (?:mistake|problem|fault)|who(?:'s| is| will)? (?:going to )?pays?|"
    r"i'?m done|no thanks|not what|not (?:good )?enough|keep (?:it|your)|stick (?:it|your)|elsewhere|doesn't (?:bring|help|change)|"
    r"(?:second|third|fourth|fifth|sixth) (?:[a-z]+ )?(?:you|time)|said that (?:last|before)|same (?:thing|story)|yeah right|if you say so|"
    r"don't bother|forget it|good luck|sort it(?: out)? now|i'?ll (?:believe|see) it when|hearing that)\b"
)
LOOKED_AT = 600
"""In so many code points of a message doubt is looked for."""
CALM, CALM_WHO_ACCEPTS = 30.0, 40.0
"""Anger below which who does not doubt a remedy lets it pass; and that of who takes it up in so many words."""
EASED, RELIEVED = 3.5, 4.05
"""The least satisfaction of somebody who does, and of who thanks for it or says that it came right."""
UNEASY = 3.2
"""The most satisfaction of somebody who thanks for nothing."""
_AT_EASE, _ILL_AT_EASE = (0.0, 0.0, 0.2, 0.5, 0.3), (0.25, 0.35, 0.4, 0.0, 0.0)
"""What others feel who take up what is offered to them, and who thank for nothing."""


def doubts(text: str) -> bool:
    """Whether a folded text doubts, threatens or gives up, in few words or many."""
    return _DOUBTS.search(text, 0, LOOKED_AT) is not None


def eased(five: Five, least: float = EASED) -> Five:
    """Probabilities of satisfaction 1 to 5, moved as far as it takes for a mean of `least`."""
    return five if mean_satisfaction(five) >= least else _moved(five, _AT_EASE, least)


def uneasy(five: Five) -> Five:
    """The same, moved as far as it takes for a mean of UNEASY."""
    return five if mean_satisfaction(five) <= UNEASY else _moved(five, _ILL_AT_EASE, UNEASY)


def _moved(five: Five, there: Five, mean: float) -> Five:
    now = mean_satisfaction(five)
    share = (mean - now) / (mean_satisfaction(there) - now)
    one, two, three, four, last = (now + share * (then - now) for now, then in zip(five, there, strict=True))
    return one, two, three, four, last


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
