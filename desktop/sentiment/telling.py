"""Which English words are worth showing as the reason of a score: neither those that only join others nor names.

A model weighs them, too, for what stands beside them; but a supervisor who reads that "am" or "Ashworth" made a message angry believes the
rest no longer.
"""

from __future__ import annotations

import re

_LISTED = (
    "a an the this that these those there here it its it's i i'm i've i'll i'd me my mine we we're we've us our he she him his her they "
    "them their am is are was were be been being 's have has had do does did will would shall should can could may might to of in on at "
    "by for from with into onto over under about as than then so if or and also but which who whom whose when while where s t m re ve ll d "
    "mr mrs ms miss dr dear regards sincerely hello hi hey yes ok please one two three"
)
_JOINING = frozenset(_LISTED.split())
"""What is angry in "you", "your", "why", "not" or "again" is left to be told."""
_INITIAL = re.compile(r"(?:^|[^A-Za-z])[A-Z]\.$")
_NAME = re.compile(r"\W*[A-Z](?:\.|[A-Za-z'-]*[a-z])(?:\s+(?:[A-Z]\.?|[A-Z][A-Za-z'-]*[a-z])){1,3}\W*")
LONGEST_NAME = 60
"""Characters of a line that may be a name."""
_ENDS = frozenset(".!?:;…\n\"'“”‘’()[]-–—*")


def is_telling(given: str, start: int, end: int) -> bool:
    """Whether a piece of a text as it was given may be shown; anything may that is not a word in ASCII."""
    piece = given[start:end]
    if not piece.isascii():
        return True
    if piece.lower() in _JOINING or piece.isdigit():
        return False
    return not _is_name(given, start, piece)


def _is_name(given: str, start: int, piece: str) -> bool:
    """Whether it is written as names are: a capital that begins no sentence, and no word all in capitals, in a text that has both."""
    if not piece[:1].isupper() or piece.isupper():
        return False
    if _is_signature(given, start):
        return True
    before = given[max(0, start - 6) : start].rstrip(" ")
    begins = not before or (before[-1] in _ENDS and not _INITIAL.search(before))
    return not begins and not _is_heading(given)


def _is_signature(given: str, start: int) -> bool:
    """Whether the line is one of several and has nothing in it but a name."""
    first, last = given.rfind("\n", 0, start) + 1, given.find("\n", start)
    return "\n" in given and _NAME.fullmatch(given[first : last if last >= 0 else len(given)][:LONGEST_NAME]) is not None


def _is_heading(given: str) -> bool:
    """Whether Most Words Are Written So."""
    words: list[str] = re.findall(r"\b[A-Za-z]{2,}", given[:400])
    return sum(word[0].isupper() for word in words) * 2 > len(words)
