"""Times as English says them (folded: lower case)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.sentiment.when import When

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "twenty four": 24, "twenty-four": 24, "thirty": 30, "forty": 40,
    "forty five": 45, "forty-five": 45, "forty eight": 48, "forty-eight": 48, "sixty": 60, "seventy two": 72, "seventy-two": 72,
    "ninety": 90, "half": 0.5, "half a": 0.5, "half an": 0.5, "couple of": 2, "a couple of": 2, "few": 3, "a few": 3,
    "quarter of an": 0.25, "a quarter of an": 0.25, "three quarters of an": 0.75,
}  # fmt: skip
_N = r"(?:\d{1,4}(?:\.\d)?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_UNIT = r"(?:minutes?|mins?|hours?|hrs?|hr|h|days?|weeks?|wks?)"
_DURATION = re.compile(
    r"\b(?P<how>within|in|over|inside(?: of)?|(?:give|gie|allow|grant) (?:me|us|him|her|them|(?:the|our|my) [a-z' ]{2,20}?)|gimme|in under|"
    r"in less than)(?: the)?"
    rf"(?: next| about| around)? (?:(?!(?:twenty|forty|seventy)-)(?P<low>{_N})\s?(?:-|–|to|"
    rf"or)\s?)?(?P<n>{_N})[\s-]?(?P<and>and a half )?"
    rf"(?P<work>business |working )?(?P<unit>{_UNIT})\b(?: and a half)?|\b(?P<bare>{_N})[\s-](?P<bareunit>minutes?|mins?|"
    r"hours?|hrs?|days?)(?: and a half)?(?: from now| at (?:the )?(?:most|latest)| max\b| tops\b| flat\b|"
    r"(?= and (?:i|we|he|she|it|they|you|the|that|your|our)\b))"
)
_THE_HOUR = re.compile(r"\b(?:within|inside|in under) the hour\b")
_SPOKEN = re.compile(
    r"\b(?:by|before|at|until|around) (?:about )?(?:(?P<q>half(?: past)?|quarter past|(?:a )?quarter to) )?"
    r"(?P<w>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}(?= o'clock)|(?<=past )\d{1,2}|(?<=to )\d{1,2})\b"
    r"(?! (?:more|of|days?|weeks?|time|point|stage|another|to\b|hours?|minutes?|working|business))"
    r"(?: o'clock)?(?: (?:this |in the )?(?P<part>morning|afternoon|evening|tonight))?(?P<tomorrow> tomorrow)?(?: today)?"
)
_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_MONTHS = {name: n for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)}
_DAYNAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTHNAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DAY = (
    rf"(?P<day>today|tomorrow|tonight|this (?:morning|afternoon|evening))|(?P<next>next |this |coming |on )?(?P<weekday>{_DAYNAME})\b|"
    rf"(?:the )?(?P<date>\d{{1,2}})(?:st|nd|rd|th)(?: of (?P<month>{_MONTHNAME}))?|"
    rf"(?P<month2>{_MONTHNAME}) (?P<date2>\d{{1,2}})(?:st|nd|rd|th)?\b|"
    rf"(?P<date3>\d{{1,2}}) (?P<month3>{_MONTHNAME})\b(?! (?:take|be|need|vary|have)\b)"
)
_CLOCK = r"(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?\s?(?P<ap>am|pm|a\.m\.?|p\.m\.?|o'clock)?(?!\w)|(?P<named>noon|midday|midnight)"
_SPECIAL = (
    r"(?P<special>(?:the )?end of (?:the |this )?(?P<endof>day|business|week|today|play|tomorrow)|eod|cob|close of (?:business|play)|eow)"
)
_BARE_CLOCK = rf"(?=\d{{1,2}}(?:[:.][0-5]\d)?\s?[ap]m,? (?:on )?(?:today|tomorrow|tonight|{_DAYNAME})\b)"
_END = re.compile(
    rf"\b(?:(?P<how>by|before|at|no later than|latest by|until|around)(?: the latest)? |{_BARE_CLOCK})(?:the )?(?:{_SPECIAL}|"
    rf"(?:{_CLOCK})(?:[ ,]+(?:on )?(?:{_DAY})(?: (?P<part>morning|afternoon|evening|night))?)?)(?![\w:%-])"
)
_DAYED = re.compile(
    rf"(?:\b(?P<how>by|before|on|no later than|until) )?\b(?:{_DAY})(?: (?P<part>morning|afternoon|evening|night|"
    rf"lunchtime))?(?:[ ,]+(?:by |before |at )?(?:{_CLOCK}))?(?![\w:-])"
)
_PART_ENDS = {"morning": 12, "afternoon": 18, "evening": 22, "lunchtime": 13}
_AT_WORK_ENDS = 17


def find_times(text: str) -> Iterator[tuple[int, int, When]]:
    """Spans of the folded text and what they mean; of a range the later end."""
    for found in _DURATION.finditer(text):
        yield found.start(), found.end(), _duration(found)
    for found in _THE_HOUR.finditer(text):
        yield found.start(), found.end(), When(minutes=60)
    taken = [(0, 0)]
    for found in _SPOKEN.finditer(text):
        taken.append(found.span())
        yield found.start(), found.end(), _spoken(found)
    for found in sorted([*_END.finditer(text), *_DAYED.finditer(text)], key=_longest):
        if any(found.start() < end and start < found.end() for start, end in taken):
            continue
        when = _moment(found)
        if when is not None:
            taken.append(found.span())
            yield found.start(), found.end(), when


def _longest(found: re.Match[str]) -> int:
    return found.start() - found.end()


def _duration(found: re.Match[str]) -> When:
    many = _number(found["n"] or found["bare"]) + (0.5 if "and a half" in found[0] else 0)
    if found["work"]:
        return When(working_days=max(1, round(many)))
    unit = found["unit"] or found["bareunit"]
    return When(minutes=many * {"m": 1, "h": 60, "d": 60 * 24, "w": 7 * 60 * 24}[unit[0]])


def _spoken(found: re.Match[str]) -> When:
    hour, quarter, part = int(_number(found["w"])), found["q"] or "", found["part"]
    if quarter.endswith("to"):
        hour -= 1
    minute = 30 if quarter.startswith("half") else 45 if quarter.endswith("to") else 15 if quarter else 0
    late = part is not None and part != "morning" and hour < 12
    return When(days=1 if found["tomorrow"] else 0, hour=hour + 12 * late, minute=minute, clear=part is not None)


def _number(text: str) -> float:
    return float(text) if text[0].isdigit() else _NUMBERS[text]


def _moment(found: re.Match[str]) -> When | None:
    groups = found.groupdict()
    base = _day(groups)
    if groups.get("special"):
        return _special(groups["special"], base or When(days=0))
    hour, minute, clear = _clock(groups)
    if hour is None:
        return _open(found, base)
    if groups["how"] == "at" and not (groups["ap"] or groups["named"] or groups["m"] or base):
        return None
    if groups.get("part") and not clear:
        hour, clear = hour + 12 * (groups["part"] != "morning" and hour < 12), True
    return _at(base or When(days=0), hour, minute, clear)


def _open(found: re.Match[str], base: When | None) -> When | None:
    groups = found.groupdict()
    said = groups["day"] or ""
    part = groups.get("part") or (said.split()[-1] if " " in said else None)
    hour = _PART_ENDS.get(part or "")
    return _at(base, hour, 0, True) if base and hour else base


def _special(said: str, base: When) -> When:
    if "week" in said or said == "eow":
        return When(weekday=4)
    if "tomorrow" in said:
        return When(days=1)
    if "business" in said or "play" in said or said == "cob":
        return _at(base, _AT_WORK_ENDS, 0, True)
    return base


def _clock(groups: dict[str, str | None]) -> tuple[int | None, int, bool]:
    named, said = groups["named"], groups["h"]
    if named:
        return (24 if named == "midnight" else 12), 0, True
    if said is None:
        return None, 0, False
    hour, half = int(said), groups["ap"] or ""
    if hour > 24:
        return None, 0, False
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return hour, int(groups["m"] or 0), half[:1] in ("a", "p") or hour > 12


def _day(groups: dict[str, str | None]) -> When | None:
    day, weekday = groups.get("day"), groups.get("weekday")
    if day:
        return When(days=1 if day == "tomorrow" else 0)
    if weekday:
        weeks = 1 if (groups.get("next") or "").startswith("next") else None
        return When(weekday=_WEEKDAYS[weekday[:3]], weeks=weeks)
    date = groups.get("date") or groups.get("date2") or groups.get("date3")
    month = groups.get("month") or groups.get("month2") or groups.get("month3")
    if date:
        return When(month=_MONTHS[month[:3]] if month else None, day=int(date))
    return None


def _at(base: When, hour: int, minute: int, clear: bool) -> When:
    return When(
        days=base.days, weekday=base.weekday, weeks=base.weeks, month=base.month, day=base.day, hour=hour, minute=minute, clear=clear
    )
