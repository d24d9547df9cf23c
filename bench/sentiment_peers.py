"""What stands beside the scorer: SnowNLP and VADER, each in an environment of its own, and a plain list of keywords.

SnowNLP is given the text in Simplified characters, which is to its advantage. A keyword counts once for each time it stands there.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.peer import NotInstalled, environment
from bench.scorer import SNOWNLP
from desktop.sentiment.fold import Folder

VADER = ("vaderSentiment==3.3.2",)
MOST = 1000
"""Of each set SnowNLP is asked about the first so many: it is slow on long texts."""
_BAD = re.compile(
    "差|烂|坏|骗|投诉|垃圾|气死|生气|愤怒|恶心|无语|失望|不满|退款|退钱|怎么还|为什么还|到底|太慢|没人|不理|敷衍|欺负|坑|黑心|"
    "滚|傻|蠢|他妈|妈的|废物|贱|死|讨厌|烦|恨|嬲|呃人|离谱|扯|难吃|伏|"
    r"\b(?:angry|annoy\w*|hate\w*|terribl\w*|awful|worst|horribl\w*|disgust\w*|ridiculous|unacceptable|stupid|idiot\w*|damn|hell|fuck\w*|"
    r"shit\w*|crap|scam|liar\w*|complain\w*|disappoint\w*|useless|rude|pathetic|refund|never again|wrong)\b"
)
_GOOD = re.compile(
    "谢谢|多谢|感谢|好的|满意|不错|很好|喜欢|开心|棒|赞|辛苦|唔该|好吃|好味|推介|"
    r"\b(?:thank\w*|great|good|love\w*|happy|nice|awesome|amazing|perfect|excellent|glad)\b"
)
_CHILD = {
    "snownlp": """
import json, sys
from snownlp import SnowNLP
sets = json.load(open(sys.argv[1], encoding="utf-8"))
print(json.dumps({name: [1 - SnowNLP(text).sentiments if text.strip() else 0.5 for text in texts] for name, texts in sets.items()}))
""",
    "vader": """
import json, sys
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
reader = SentimentIntensityAnalyzer()
sets = json.load(open(sys.argv[1], encoding="utf-8"))
print(json.dumps({name: [-reader.polarity_scores(text)["compound"] for text in texts] for name, texts in sets.items()}))
""",
}
_PINS = {"snownlp": SNOWNLP, "vader": VADER}

Scores = dict[str, list[float]]


def asked(peer: str, sets: Mapping[str, Sequence[str]]) -> Scores:
    """How bad "snownlp" or "vader" calls each text. Raises NotInstalled."""
    python = environment(peer, _PINS[peer])
    simplify = Folder().simplify
    with tempfile.TemporaryDirectory(prefix="stepin-bench-") as folder:
        kept = Path(folder) / "texts.json"
        kept.write_text(json.dumps({name: [simplify(text) for text in texts] for name, texts in sets.items()}), encoding="utf-8")
        done = subprocess.run([str(python), "-c", _CHILD[peer], str(kept)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstalled((done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1])
    answer: Scores = json.loads(done.stdout)
    return answer


def keywords(texts: Sequence[str]) -> list[float]:
    """How many bad words of a plain list are in each text, less the good ones."""
    simplify = Folder().simplify
    return [float(len(_BAD.findall(text)) - len(_GOOD.findall(text))) for text in (simplify(text).lower() for text in texts)]
