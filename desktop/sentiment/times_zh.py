"""Times as Chinese says them (folded: Simplified, half-width), Cantonese too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from desktop.sentiment.when import When

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = str.maketrans({"廿": "二十", "卅": "三十"})
_N = r"(?:\d{1,4}(?:\.\d)?|[半一二两三四五六七八九十廿卅]{1,3}|几)"
_UNIT = r"(?:分钟|分|刻钟|个字|小时|钟头|粒钟|钟|工作天|工作日|天|日|星期|周|礼拜)"
_DURATION = re.compile(
    rf"(?:(?P<low>{_N})\s?个?\s?(?:{_UNIT})?\s?(?:-|~|到|至|或)\s?)?(?P<n>{_N})\s?(?:个|粒)?(?P<and>半)?\s?(?P<unit>{_UNIT})(?P<half>半)?\s?"
    r"(?:之内|以内|内|里(?!面)|后|之后|以后|(?=(?:就|我|我们)?(?:给您|给你|俾你|俾您|回您|回你|打给|打俾|到账|到(?:您|你|府|家|门|楼下|现场|场|(?=[,。!]|$))|赶到|送到|上门)))"
)
_ASKED = re.compile(
    rf"(?:(?:给|俾|畀|等|容|让)(?:多)?(?:我|我们|我哋|我这边)|稍等|稍候|请等|等等)(?:再|多|大概|差不多)?\s?(?P<n>{_N})\s?(?:个|粒)?(?P<and>半)?\s?"
    rf"(?P<unit>{_UNIT})(?P<half>半)?(?:时间)?"
)
_AT_ONCE = re.compile(
    r"(?:^|(?<=[。!?;,\n]))\s*(?:再有|再过|再|不出|不用|用不了|最多|顶多|至多|就|只要|只需)?\s?"
    rf"(?P<n>{_N})\s?(?:个|粒)?(?P<and>半)?\s?(?P<unit>{_UNIT})(?P<half>半)?[啦呀吧]?(?=[,!]|\s?(?:我|咱|马上|即刻|立刻|就|便|准|必|保|一定|肯定|包|让|叫))"
)
_DAY = (
    r"(?P<day>今天|今日|今儿|今晚|今早|今朝|今夜|当天|当日|即日|明天|明日|明儿|明早|明晚|明朝|听日|听朝|听晚|后天|后日|后儿|大后天|大后日)|"
    r"(?P<week>下下|下个?|本|这个?|今个?)?(?:周|星期|礼拜|拜)(?P<weekday>[一二三四五六日天末])|"
    r"(?:(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月)?(?P<date>\d{1,2}|[一二三四五六七八九十]{1,3})(?:号(?![窗楼线门店柜馆码厅机桌床车口房])|日)|(?P<monthend>月底|月尾|本周内|这周内|今个星期内|周内)"
)
_PART = r"凌晨|清晨|早上|早晨|朝早|上午|上昼|中午|正午|晏昼|下昼|下午|午后|傍晚|晚上|夜晚|夜里|晚间|晚|夜|早"
_HOUR = (
    r"(?P<h>\d{1,2}|[一二两三四五六七八九十]{1,3})"
    r"(?:(?:点|时)(?:钟|正|整)?(?:(?P<q>半|一刻|三刻|[一二三四五六七八九十]{1,3}(?=分)|\d{1,2})分?)?|(?::|：)(?P<m>[0-5]\d))"
)
_MOMENT = re.compile(
    r"(?=[\s\d今当即明听后大下本这周星礼拜月一二两三四五六七八九十凌清早朝上中正晏午傍晚夜收放营打之以前内])"
    rf"(?:(?:{_DAY})\s?(?:的)?\s?)?(?:(?P<part>{_PART})\s?)?(?:{_HOUR}(?:\s?(?:-|~|到|至)\s?(?P<h2>\d{{1,2}}|"
    rf"[一二两三四五六七八九十]{{1,3}})(?:点|时|:00)(?P<q2>半)?)?)?"
    r"\s?(?P<end>(?:下班|收工|放工|收市|营业结束|打烊)?(?:之前|以前|前(?!台|后|往|面|天)|之内|以内|内))?"
)
_DAYS = {
    "今": 0, "当": 0, "即": 0, "明": 1, "听": 1, "后": 2, "大": 3,
}  # fmt: skip
_WEEKDAYS = {c: n for n, c in enumerate("一二三四五六日")} | {"天": 6, "末": 6}
_PM = ("下午", "下昼", "晏昼", "午后", "傍晚", "晚", "夜", "今晚")
_PART_ENDS = {"凌晨": 6, "清晨": 9, "早上": 12, "早晨": 12, "朝早": 12, "上午": 12, "上昼": 12, "早": 12, "中午": 12, "正午": 12,
              "下午": 18, "下昼": 18, "晏昼": 18, "午后": 18, "傍晚": 19}  # fmt: skip
_AT_WORK_ENDS = 18
_THAT_DAY = ("当天", "当日")
_AFTER_A_NOUN = re.compile(r"[\u4e00-\u9fff](?<![于在就将会可能您你我们请且并并即后])$")
_LESSENED = tuple("静慢快心早晚多少好大小高低细急差松有")
_OF_LITTLE = ("时间", "关系", "问题", "心意", "诚意", "误会", "意见", "都", "也", "儿", "小")
_AFTER_A_WORD = re.compile(r"[\u4e00-\u9fff](?<![午晚晨天日号于在到就是前们我你您哋咱])\s?$")
_SMALL_HOURS = 4
"""Until then "tonight at two" is after midnight."""
_ENDS = re.compile(r"[。!?;\n]")
"""A clock time is of the day that was named before it in the same sentence."""
_GATE = re.compile(r"[时点:天日号早晚周拜期月内里后前钟朝儿刻]")


def find_times(text: str) -> Iterator[tuple[int, int, When]]:
    """Spans of the folded text and what they mean, in order; of a range the later end."""
    if not _GATE.search(text):
        return
    taken = 0
    named: When | None = None
    day, near = When(days=0), 0
    for pattern in (_DURATION, _ASKED, _AT_ONCE):
        for found in pattern.finditer(text):
            when = _duration(found)
            if when is not None:
                yield found.start(), found.end(), when
    for found in _MOMENT.finditer(text):
        if found.end() == found.start() or found.start() < taken or _is_a_little(text, found) or _describes(text, found):
            continue
        when = _moment(found)
        if found["day"] in _THAT_DAY and _AFTER_A_NOUN.search(text, 0, found.start()):
            when = named and replace(named, hour=when.hour, minute=when.minute, clear=when.clear) if when else None
        if when is not None and when.day is not None:
            named = when
        if when is not None:
            taken = found.end()
            if _names_a_day(found):
                day, near = when, taken
            elif found["h"] and not _ENDS.search(text, near, found.start()):
                when = _at(day, when.hour or 0, when.minute, when.clear)
            yield found.start(), found.end(), when


def _names_a_day(found: re.Match[str]) -> bool:
    return bool(found["day"] or found["weekday"] or found["date"])


def _is_a_little(text: str, found: re.Match[str]) -> bool:
    """Whether "one o'clock" only means "a little", as in 冷静一点."""
    if found[0].strip() != "一点":
        return False
    before = text[max(0, found.start() - 2) : found.start()]
    return before.endswith(_LESSENED) or text.startswith(_OF_LITTLE, found.end()) or _AFTER_A_WORD.search(before) is not None


def _describes(text: str, found: re.Match[str]) -> bool:
    """Whether a day only tells which thing is meant, as in 今天的蛋糕."""
    return found["day"] is not None and not (found["part"] or found["h"]) and text.startswith("的", found.start() + len(found["day"]))


def number(text: str) -> float:
    """A number in digits or Chinese numerals up to 99."""
    if text[0].isdigit():
        return float(text)
    if text == "半":
        return 0.5
    if text == "几":
        return 3
    tens, ten, ones = text.translate(_TENS).partition("十")
    if not ten:
        return float(_DIGITS.get(text[0], 0))
    return 10.0 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)


def _duration(found: re.Match[str]) -> When | None:
    many, unit = number(found["n"]), found["unit"]
    if found["and"] or found["half"]:
        many += 0.5
    if unit.startswith("工作"):
        return When(working_days=max(1, round(many)))
    per = _minutes_of(unit)
    return When(minutes=many * per) if 0 < many * per <= 60 * 24 * 62 else None


def _minutes_of(unit: str) -> int:
    if unit in ("分钟", "分"):
        return 1
    if unit in ("刻钟", "个字"):
        return 15 if unit == "刻钟" else 5
    if unit in ("小时", "钟头", "粒钟", "钟"):
        return 60
    return 60 * 24 * (7 if unit in ("星期", "周", "礼拜") else 1)


def _moment(found: re.Match[str]) -> When | None:
    day, part, hour = _day(found), found["part"], found["h"]
    if day is None and not hour:
        return (
            When(days=0, hour=_AT_WORK_ENDS, clear=True)
            if found["end"] and len(found["end"]) > 2 and found["end"][1] in "班工市业烊"
            else None
        )
    if day is None and not part and not found["end"] and found["m"] is None and not _has_clock(found):
        return None
    said = found["day"] or ""
    part = part or ("晚上" if said.endswith(("晚", "夜")) else "早上" if said.endswith(("早", "朝")) else None)
    base = day or When(days=0)
    if hour is None:
        return _open_end(base, part, found["end"])
    return _with_hour(base, part, found)


def _has_clock(found: re.Match[str]) -> bool:
    return any(mark in found[0] for mark in "点时")


def _day(found: re.Match[str]) -> When | None:
    if found["day"]:
        return When(days=_DAYS[found["day"][0]])
    if found["weekday"]:
        weekday, week = _WEEKDAYS[found["weekday"]], found["week"] or ""
        if week.startswith("下"):
            return When(weekday=weekday, weeks=2 if week == "下下" else 1)
        return When(weekday=weekday)
    if found["monthend"]:
        return When(weekday=6) if "周" in found["monthend"] or "星期" in found["monthend"] else None
    if found["date"]:
        month = int(number(found["month"])) if found["month"] else None
        return When(month=month, day=int(number(found["date"])))
    return None


def _open_end(base: When, part: str | None, end: str | None) -> When:
    if end and len(end) > 2 and end[1] in "班工市业烊":
        return _at(base, _AT_WORK_ENDS, 0, True)
    hour = _PART_ENDS.get(part or "")
    return _at(base, hour, 0, True) if hour else base


def _with_hour(base: When, part: str | None, found: re.Match[str]) -> When | None:
    hour = int(number(found["h2"] or found["h"]))
    minute = _minute(found)
    if hour > 24 or minute > 59:
        return None
    if part and hour < 12 and (part.startswith(_PM) or (part in ("中午", "正午") and hour < 6)):
        hour += 12
    elif part and hour == 12 and part.startswith(("晚", "夜", "今晚")):
        hour = 24
    if part and 12 < hour <= _SMALL_HOURS + 12 and part.startswith(("晚上", "夜", "晚")):
        hour += 12
    return _at(base, hour, minute, bool(part) or (len(found["h"]) == 2 and found["h"][0] == "0"))


def _minute(found: re.Match[str]) -> int:
    if found["h2"]:
        return 30 if found["q2"] else 0
    if found["m"]:
        return int(found["m"])
    quarter = found["q"]
    if not quarter:
        return 0
    return {"半": 30, "一刻": 15, "三刻": 45}.get(quarter) or int(number(quarter))


def _at(base: When, hour: int, minute: int, clear: bool) -> When:
    return When(
        days=base.days, weekday=base.weekday, weeks=base.weeks, month=base.month, day=base.day, hour=hour, minute=minute, clear=clear
    )
