"""How much of a sentence words of advice stand for: what is said with the phrase that makes it worse, and not what is good in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

MARKS = " ,，、:：;；.。!！?？"
_WIDE = re.compile("[\u3400-\u9fff]")
_STOP = re.compile(r"[。！？!?；;…\n]|\.(?=\s|$)")
_COMMA = re.compile(r"[,，、:：]")
_OURS = (
    r"(?:我们|我們|我哋|我会|我會|我这就|我這就|我来|我來|我帮|我幫|我马上|我馬上|请您|請您|麻烦您|麻煩您"
    r"|(?:we|i)(?:'ll| will| can| have|'ve| are|'re|'m| am)\b|let (?:us|me)\b|please\b)"
)
_NOT = re.compile(
    r"没|沒|冇|不能|不可|不予|无法|無法|唔|不行|不了|不到|\b(?:cannot|not|no|nothing|never|unable|only)\b|n't\b", re.IGNORECASE
)
_SAME = re.compile("(?:不?就|又不是|才|只是|只不|不過是|不过是|而已)")
"""A clause that begins so goes on with what was said before it."""
_OWN = re.compile(rf"[,，；;]\s*(?=(?:(?:and|so|but)\s+)?{_OURS})", re.IGNORECASE)
_BEGINS_OWN = re.compile(rf"\s*(?={_OURS})", re.IGNORECASE)


def saying(draft: str, start: int, end: int, others: Sequence[tuple[int, int]], to_the_end: bool) -> tuple[int, int]:
    """The clause around a phrase (code points), together with its neighbours that have such a phrase too (`others`, places of all).
    In English, and with `to_the_end`, all that follows in the sentence, but for what the company itself says that it does."""
    start, end = _bare(draft, start, end)
    if start == end:
        return start, end
    said = [_bare(draft, *each) for each in (*others, (start, end))]
    first, last = _sentence(draft, start, end)
    wide = _WIDE.search(draft[first:last]) is not None
    cuts = [first, *(found.end() for found in _COMMA.finditer(draft, first, last)), last]
    parts = [(cuts[n], cuts[n + 1]) for n in range(len(cuts) - 1)]
    held = [any(begin < close and finish > opening for begin, finish in said) for opening, close in parts]
    here = [n for n, (opening, close) in enumerate(parts) if start < close and end > opening]
    low, high = here[0], here[-1]
    while low > 0 and held[low - 1]:
        low -= 1
    while high + 1 < len(parts) and (held[high + 1] or _SAME.match(draft, *parts[high + 1])):
        high += 1
    begin, close = parts[low][0], parts[high][1]
    if to_the_end or not wide:
        own = _OWN.search(draft, max(end, close - 1), last)
        close = own.end() if own else last
    begin += len(draft[begin:start]) - len(draft[begin:start].lstrip())
    return begin, max(end, begin + len(draft[begin:close].rstrip(MARKS)))


def own_answer(draft: str, start: int) -> tuple[int | None, int]:
    """Where in the rest of a sentence (code points) the company says what it does, if it begins with that; and where the sentence ends."""
    _, last = _sentence(draft, start, start)
    own = _BEGINS_OWN.match(draft, start + len(draft[start:last]) - len(draft[start:last].lstrip(" ,，")))
    if own is None or _NOT.search(draft, start, last):
        return None, last
    return own.end(), last


def _bare(draft: str, start: int, end: int) -> tuple[int, int]:
    """A place without the marks and blanks at its ends."""
    start += len(draft[start:end]) - len(draft[start:end].lstrip(MARKS))
    return start, start + len(draft[start:end].rstrip(MARKS))


def _sentence(draft: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a place, without its final mark."""
    before = [found.end() for found in _STOP.finditer(draft, 0, start)]
    after = _STOP.search(draft, end)
    return (before[-1] if before else 0), (after.start() if after else len(draft))
