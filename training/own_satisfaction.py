"""Our own service-chat messages with their satisfaction from 1 to 5; a word in braces stands for several things."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from training.corpora import Corpora
from training.linear import SEED

OWN = Path(__file__).resolve().parent / "own" / "satisfaction"
TAKEN = 4
"""How many ways a pattern is filled."""
FILLED = {
    "东西": "手机 电脑 冰箱 空调 洗衣机 热水器 电视 耳机 键盘 充电器 水壶 电饭煲 奶粉 牛奶 衣服 鞋子 手表 床垫 沙发 灯 打印机 路由器 书",
    "天": "两天 三天 四天 五天 一个星期 一周 半个月 十天 一个月 7天 3天 15天",
    "钱": "10块 20元 50块 100元 200 300块 一百多 499元 1299 五块钱",
    "数": "2 3 5 8 10 12 20 50 100 两 三 五",
    "号": "1234567890 88120034567 13800001234",
    "地": "北京 上海 广州 成都 武汉 杭州 西安 南京 重庆",
    "日期": "3月5日 11月11日 2026-06-18 昨天 上周三 6月1号",
}
_SLOT = re.compile(r"\{(.*?)\}")


@dataclass(frozen=True)
class Sentence:
    """A folded text, 0 dissatisfied, 1 neutral or 2 satisfied, and how much it counts."""

    text: str
    label: int
    weight: float


def read_own(corpora: Corpora) -> list[Sentence]:
    """All sentences, patterns filled by a fixed seed."""
    dice, found = random.Random(SEED), []
    for path in sorted(OWN.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            grade, text = line.split("\t")
            times = TAKEN if "{" in text else 1
            for _ in range(times):
                filled = _SLOT.sub(lambda slot: dice.choice(FILLED[slot[1]].split()), text)
                found.append(Sentence(corpora.fold(filled), (int(grade) > 2) + (int(grade) > 3), 1 / times))
    return found
