"""Points of anger in one customer message: words with their negation and degree, emphasis, sarcasm, and the curve to 0..100.

Negation, boosters, capitals and marks follow the practice of VADER (Hutto and Gilbert, ICWSM 2014), in four scripts.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from desktop.sentiment.analysis import Analysis, Part
from desktop.sentiment.irony import belies, ends_well, in_scare_quotes
from desktop.sentiment.lexicon import Hit

SCALE = 45.0
"""Points that bring anger to 63 of 100."""
MOST_OF_A_GROUP = 6
"""Words of one group that count; each counts less than the one before."""
LOUD_PRAISE = -7.0
"""Praise of so many points may be scorn; words of manners are not."""
QUOTED = 9.0
"""Points of a word of theirs in scare quotes."""
SURELY = 2
"""Scorn that is believed whatever a model makes of the words: it sees praise."""
_EDGES = frozenset(" ,.!?;:~、。\n")
ANGRY = frozenset({"abuse", "swear", "rage", "accuse", "complaint", "problem", "wait", "disbelief", "ultimatum", "demand", "snide"})
CALM = frozenset({"praise", "thanks", "relief", "polite", "ok", "laugh"})
_NEGATABLE = frozenset({"abuse", "rage", "accuse", "complaint", "problem", "praise", "relief"})
_BAD = frozenset({"abuse", "swear", "rage", "accuse", "complaint", "problem", "wait", "disbelief", "ultimatum"})
_WIDE, _NEAR = "\u2e80", 8
"""Of Chinese so many characters before a word hold all that turns, raises or lowers it."""
_NOT = re.compile(
    r"(?:不|没|没有|无|别|未|唔|冇|并非|不是|不算|唔系|并不|毫不|莫|从来没|从不)(?:是|会|算|太|很|怎么|那么|咁|系|有|要|用|再|必|觉得|想)?$|"
    r"\b(?:not|no|never|isn't|isnt|wasn't|don't|dont|doesn't|doesnt|didn't|didnt|without|hardly|nothing|nor|can't|cant|"
    r"cannot|won't|wont|aren't|weren't|wouldn't|haven't|hasn't|ain't|far from)(?: (?!but\b)\w+){0,2} $"
)
_MORE = re.compile(
    r"(?:太|好|很|非常|超|真|真是|实在|极其|特别|简直|十分|相当|有够|超级|真系|咁|几咁|劲|鬼|够|巨|爆|完全|根本|彻底|真的|多么|这么|那么|都是|全是|一群|一帮|一班)(?:的|是|系)?$|"
    r"\b(?:so|very|really|extremely|absolutely|totally|completely|utterly|such|too|incredibly|beyond|fucking|bloody|"
    r"freaking|complete|total|utter|absolute|pure|just|bunch of|what a|most|truly|damn|simply|quite|pretty)(?: a| an)? $"
)
_LESS = re.compile(
    r"(?:有点|有些|稍微|一点|有啲|少少|略|些许|有一点|有点儿|小小)$|"
    r"\b(?:a bit|slightly|a little|somewhat|kind of|kinda|sort of|mildly|little) $"
)
_MARKS = re.compile(r"!+\??!*|\?[?!]+|\?(?= ?\?)|~{2,}")
_SHOUTED = re.compile(r"\b[A-Z][A-Z']{2,}\b")
_CAPITALS = re.compile(r"[A-Z][A-Z'][A-Z']")
_ACRONYMS = frozenset(
    [
        "ASAPASAP",
        "USB",
        "SIM",
        "ATM",
        "PIN",
        "VIP",
        "FAQ",
        "URL",
        "PDF",
        "SMS",
        "CEO",
        "APP",
        "ETA",
        "USA",
        "UK",
        "LED",
        "LCD",
        "GPS",
        "OTP",
        "TV",
        "NCC",
        "DHL",
        "UPS",
        "BBB",
        "FTC",
        "FCC",
        "BBC",
        "CNN",
        "PTT",
        "IMEI",
        "IBAN",
    ]
)
_CONTRAST = re.compile(r"但|不过|可是|虽然|however|although|\bbut\b|though|except")


def curve(points: float) -> float:
    """Points, 0 and up, to anger 0..100."""
    return 100.0 * (1.0 - math.exp(-points / SCALE)) if points > 0 else 0.0


def lexical_parts(analysis: Analysis, in_trouble: bool, rebuffed: bool = False) -> list[Part]:
    """What the words say. `in_trouble`: the talk went badly before, so that praise may be scorn; `rebuffed`: it answers a cold word."""
    if not analysis.hits:
        return []
    scorn = _scorn(analysis, in_trouble, rebuffed)
    known = analysis.parts.get(scorn)
    if known is None:
        text, seen = analysis.folded.text, dict.fromkeys(analysis.groups, 0) | {"scorn": 0, "negated": 0}
        hits = [hit for hit in analysis.hits if not _is_initial(analysis, hit)]
        parts = [part for hit in hits if (part := _part(text, hit, scorn > 0, seen)) is not None]
        if scorn == SURELY:
            parts = [part._replace(group="irony") if part.group == "scorn" else part for part in parts]
        known = analysis.parts[scorn] = tuple(_calm_kept_in_bounds(parts))
    return list(known)


def _is_initial(analysis: Analysis, hit: Hit) -> bool:
    """Whether it is the letter of a name ("H. Ashworth"), which as "hhh" would be a laugh."""
    if hit.end - hit.start > 1 or not hit.entry.words.isascii():
        return False
    start, end = analysis.folded.span(hit.start, hit.end)
    return end - start == 1 and analysis.given[start].isupper() and analysis.given[end : end + 1] == "."


def _part(text: str, hit: Hit, scorn: bool, seen: dict[str, int]) -> Part | None:
    group, weight = hit.entry.group, hit.entry.weight
    if weight == 0.0 or (group == "sarcasm" and not scorn) or seen[group] > MOST_OF_A_GROUP:
        return None
    if group == "ok" and not _stands_alone(text, hit):
        return None
    before = text[max(0, hit.start - 24) : hit.start]
    if before[-1:] > _WIDE:
        before = before[-_NEAR:]
    points, kind = weight, "lexicon"
    if group == "snide" or (scorn and (group == "sarcasm" or (group == "praise" and weight <= LOUD_PRAISE))):
        points, kind, group = abs(weight) if group != "praise" else 16.0, "sarcasm", "scorn"
    elif group in _NEGATABLE and _NOT.search(before):
        points = {"praise": 14.0, "relief": 6.0, "problem": 0.0}.get(group, -0.2 * weight)
        group = "negated"
    if _LESS.search(before):
        points *= 0.6
    elif _MORE.search(before):
        points *= 1.25
    points *= (0.4 if group == "scorn" else 0.6) ** seen[group]
    seen[group] += 1
    return Part(hit.start, hit.end, kind, points, group) if abs(points) >= 0.3 else None


def _stands_alone(text: str, hit: Hit) -> bool:
    """Whether nothing but marks or blanks is next to it: "fine" is an answer, "好" inside a sentence is not."""
    return (hit.start == 0 or text[hit.start - 1] in _EDGES) and (hit.end == len(text) or text[hit.end] in _EDGES)


def _scorn(analysis: Analysis, in_trouble: bool, rebuffed: bool) -> int:
    """0 where praise is praise, 1 where words about it say that it is none, SURELY where what is told does or the talk before."""
    if "sarcasm" not in analysis.groups and "praise" not in analysis.groups:
        return 0
    text, groups = analysis.folded.text, Counter(analysis.groups)
    contrasts = [found.end() for found in _CONTRAST.finditer(text)]
    if contrasts and belies(text, contrasts[-1]):
        contrasts = []
    if groups["thanks"] or groups["relief"] or contrasts:
        return int(bool(groups["sarcasm"]) and bool(groups["problem"] + groups["wait"]) and not (contrasts or ends_well(text)))
    if rebuffed or belies(text):
        return SURELY
    bad = sum(groups[group] for group in _BAD)
    heavy = bad - groups["wait"] - groups["disbelief"]
    if in_trouble and (bad > 0 or groups["sarcasm"]):
        return SURELY
    return int(heavy > 0 if not groups["sarcasm"] else bad > 0)


def _calm_kept_in_bounds(parts: list[Part]) -> list[Part]:
    """Courtesy does not undo rage: calming words take away at most half of what strong words gave."""
    hot = sum(part.points for part in parts if part.points > 0)
    calm = -sum(part.points for part in parts if part.points < 0)
    if hot < 18 or calm <= hot / 2:
        return parts
    shrink = hot / 2 / calm
    return [Part(p.start, p.end, p.kind, p.points * shrink, p.group) if p.points < 0 else p for p in parts]


def emphasis_parts(analysis: Analysis, hot: float, calm: float) -> Iterator[Part]:
    """Marks and capitals, where there is something to be angry about or nothing said at all."""
    text = analysis.folded.text
    if calm > hot or not ("!" in text or "?" in text or "~~" in text):
        return
    share = 1.0 if hot >= 8 else 0.5
    left = 14.0
    for found in _MARKS.finditer(text):
        points = min(left, (4.5 if "!" in found[0] else 3.5) * (found.end() - found.start())) * share
        left -= points / share
        if points >= 0.3:
            yield Part(found.start(), found.end(), "emphasis", points, "marks")


def scorn_parts(analysis: Analysis) -> list[Part]:
    """Their own words, held up in quotes."""
    return [Part(start, end, "sarcasm", QUOTED, "irony") for start, end in in_scare_quotes(analysis.folded.text)][:2]


def shouted(given: str) -> list[tuple[int, int]]:
    """Words in capitals where others are not, or where there are several: spans of the text as given."""
    if not _CAPITALS.search(given) or (given.isupper() and len(given) < 6):
        return []
    words = [found.span() for found in _SHOUTED.finditer(given[:4000]) if found[0] not in _ACRONYMS]
    return words if len(words) > 1 or (words and len(given) > 12) else []
