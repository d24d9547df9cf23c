"""Customers' words in any number: Chinese and English sentences whose words are as unevenly common as in real speech (Zipf)."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from importlib import resources

_CHINESE = """
    的 了 我 你们 退货 退款 不 快递 客服 什么 已经 还没 收到 三天 订单 商品 质量 太差 投诉 你好 请问 为什么 一直 没人 处理
    电话 打不通 坏了 换 一个 新的 发票 地址 物流 等 很久 谢谢 麻烦 尽快 到底 怎么 回事 价格 优惠 活动 赔偿 承诺 骗人 垃圾
    态度 很差 经理 主管 再也 不买 消协 曝光 律师 平台 介入 证据 照片 视频 说好 今天 明天 下午 上午 小时 分钟 解决 方案
"""
_ENGLISH = """
    the my order refund not is still waiting for delivery please when will it arrive broken package support nobody answered
    email again third time this week want money back customer service terrible angry late driver said left door never came
    cancel account charged twice invoice replacement item wrong size colour promised manager complaint today tomorrow thanks
"""
CHINESE = tuple(_CHINESE.split())
ENGLISH = tuple(_ENGLISH.split())
NAMES = ("陈晓", "王佳怡", "李先生", "張小姐", "黄丽", "Sarah Müller", "D. Okafor", "Nok Cheung", "Amelia Hart", "周倩")
TAIL = 20_000
"""How many rarer Chinese words follow the common ones."""


def rare_words() -> list[str]:
    """Chinese words of two to four characters from OpenCC's table of phrases, which is installed for folding anyway."""
    table = resources.files("opencc").joinpath("dictionary", "STPhrases.txt").read_text(encoding="utf-8")
    words = (line.split("\t")[0] for line in table.splitlines())
    return list(itertools.islice((word for word in words if 2 <= len(word) <= 4), TAIL))


class Speaker:
    """Makes messages: `text` of about 23 characters, seven in ten Chinese. The same seed says the same."""

    def __init__(self, seed: int = 1) -> None:
        self._dice = random.Random(seed)
        self._chinese = [*CHINESE, *rare_words()]
        self._weights = list(itertools.accumulate(1 / (rank + 8) for rank in range(len(self._chinese))))
        self._english = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(ENGLISH))))

    def text(self) -> str:
        """One message."""
        dice = self._dice
        if dice.random() < 0.72:
            words = dice.choices(self._chinese, cum_weights=self._weights, k=dice.randint(3, 18))
            cut = len(words) // 2
            return "".join(words[:cut]) + dice.choice(("，", "。", "！", "")) + "".join(words[cut:])
        words = dice.choices(ENGLISH, cum_weights=self._english, k=dice.randint(3, 9))
        number = f" #{dice.randrange(10**6)}" if dice.random() < 0.2 else ""
        return " ".join(words) + number

    def texts(self, count: int) -> Iterator[str]:
        """Many messages."""
        return (self.text() for _ in range(count))
