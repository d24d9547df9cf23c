"""Irony that no bad word tells: praise beside what nobody praises, praise for a rebuff, a word of theirs in scare quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

_N = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|a few)"
_UNIT = r"(?:minutes?|hours?|days?|nights?|weeks?|months?|years?)"
_N_ZH, _UNIT_ZH = r"[\d一二两三四五六七八九十半几多数]{1,4}", r"(?:个?(?:多)?(?:小时|钟头|钟|月|星期|礼拜)|粒钟|天|日|周|年)"
_OPEN = re.compile(
    r"\bstill (?:no|not|nothing|nobody|waiting|without|broken|missing|don't|doesn't|haven't|hasn't)\b|"
    r"\bnever (?:arrived|came|turned up|replied|answered|called|showed)\b|"
    r"\bno ?(?:one|body) (?:came|answered|replied|called|picked up|turned up)\b|"
    rf"\b{_N} {_UNIT} and (?:counting|no|not|nothing|nobody)\b|"
    r"(?:还|仲|都|也)(?:没|未|冇|无)(?:有?人)?(?:到|回|收|发|退|修|好|来|嚟|给|处理|解决|动静|消息|下文|见)"
)
"""What has not come right."""
_UNDONE = re.compile(
    _OPEN.pattern
    + r"|还是(?:没|冇|不)|没有(?:\W|$)|冇(?:\W|$)|\b(?:nothing|nobody|no one|still|yet|not (?:here|there|done|come|arrived))\b"
)
_STILL_NOT = re.compile(r"还是(?:没|冇|不)")
_SLOW = re.compile(
    rf"\btakes? (?:you |them |over |about |only |another |more than )*{_N} {_UNIT}\b|"
    rf"\b{_N} {_UNIT} (?:late|of waiting|to (?:reply|answer|respond|say|find|send|fix|read|reach|call|post)|for (?:a|an|one))\b|"
    rf"(?:等|拖|排|耗|推)(?:了|咗|足|成)?(?:我|我们)?(?:足足|整整)?{_N_ZH}{_UNIT_ZH}|{_N_ZH}{_UNIT_ZH}多?(?:了)?(?:才|先至|先)(?:回|到|送|来|嚟|接|复|有|给|肯|处理)"
)
"""What took long; it may have been worth it."""
_AFTER_ALL = re.compile(r"终于|总算|值得|收到了|\bfinally\b|\bat last\b|\bworth\b|\bin the end\b")
_OF_SERVICE = re.compile(
    r"服务|客服|效率|速度|态度|周到|贴心|\b(?:service|support|team|efficien\w+|speed|attention|work|job|truly|indeed|notch)\b"
)
_QUOTED = re.compile(
    r"(?:\b(?:your|ur|their|this|so-called|the)(?: [a-z]+){0,2}|你们的?|你哋(?:啲|嘅)?|贵公司的?|所谓的?|什么|还|仲)"
    r" ?[\"“「『]([^\"”」』,。!?]{2,24})[\"”」』]"
)
_NAMED = re.compile(
    r"\b(?:click\w*|press\w*|tap\w*|select\w*|button|menu|page|called|named|titled|says?|labell?ed|option|tab|field)\b|点|按|选|页面|按钮|菜单|叫|写|显示|一栏"
)


def belies(text: str, start: int = 0) -> bool:
    """Whether a folded text tells, from `start` on, what nobody praises a company for."""
    if _OPEN.search(text, start):
        return True
    return _SLOW.search(text, start) is not None and _OF_SERVICE.search(text, start) is not None and not _AFTER_ALL.search(text, start)


def is_undone(text: str) -> bool:
    """Whether it says that something has not come about."""
    return _UNDONE.search(text) is not None


def is_open(text: str) -> bool:
    """Whether it says outright that something has not come right: "still" alone may be said of what goes on as it should."""
    return _OPEN.search(text) is not None or _STILL_NOT.search(text) is not None


def ends_well(text: str) -> bool:
    """Whether it came right in the end, so that praise may be meant."""
    return _AFTER_ALL.search(text) is not None


def in_scare_quotes(text: str) -> Iterator[tuple[int, int]]:
    """Words of theirs that a customer holds up in quotes; not the name of a button or a page."""
    if not ('"' in text or "「" in text or "“" in text or "『" in text) or _NAMED.search(text):
        return
    for found in _QUOTED.finditer(text):
        if found[1].count(" ") < 3:
            yield found.span(1)
