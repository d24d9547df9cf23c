"""What staff said would happen by a time: found, dated, and told from opening hours, estimates, conditions and questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from desktop.core.reading import SpokenPromise
from desktop.sentiment import times_en, times_zh
from desktop.sentiment.fold import Folded
from desktop.sentiment.when import When

_SENTENCE = re.compile(r"[^。!?;\n]*(?:[。!?;\n]|$)")
_SENTENCE_EN = re.compile(r"(?:[^.!?;\n]|\.(?=\d|\w\.)|(?<=\b[ap]\.m)\.)*(?:[.!?;\n]|$)")
_WIDE = re.compile(r"[\u4e00-\u9fff]")
_COMMITS_ZH = re.compile(
    r"会(?!员|议|计|不会|不)|将|一定|保证|承诺|务必|给您|给你|为您|为你|帮您|帮你|帮我们|帮你|同您|同你|俾您|俾你|向您|向你|跟您|跟你|联系您|联络您|联系你|联络你|回电|回复|回覆|答复|覆您|覆你|回您|回你|打给|打俾|致电|来电|上门|安排|退款|退还|退回|到账|发出|寄出|补发|补寄|送到|送达|派到|派送|处理好|处理完|解决|完成|搞定|搞掂|办好|通知您|通知你|跟进|修好|恢复|发到|发给|寄到|派人"
)
_NOT_ZH = re.compile(
    r"营业|开门|关门|打烊|开放|上班时间|办公时间|工作时间|服务时间|办工时间|客服时间|服务热线|热线时间|在线时间|保修|质保|保固|保养期|保质|有效|有效期|期限|过期|无理由|鉴赏期|犹豫期|冷静期|购买后|签收后|收货后|购买日|签收之日|生效|最快|最早|最慢|预计|预估|估计|大概|大约|约(?=\d)|一般|通常|正常情况|正常是|普通|常规|时效|左右|可能|应该(?!会)|或许|争取|尽量|如需|需要(?!我们)|需时|需等|要等|起送|起飞|登机|入住|退房|发车|航班|凡|每天|每日|逢|周一至|周一到|星期一至|星期一到|至周|到周五|至星期|请(?:您|你)?(?:在|于|喺|先|务必|尽快|尽早|提前|确认|保持|提供|准备)|您(?:可以|可|需要|需|要|得|可于|能)|你(?:可以|可|需要|需|要|得|能)|(?:超过|逾期|超出|满)|(?:不能|无法|没法|不可以|唔可以|唔能够|不会|唔会|不予|不给|不支持|概不)"
)
_BEFORE_ZH = re.compile(
    r"(?:如果|若(?!干)|要是|倘若|一旦|假如|万一|的话|只要)[^。!?;\n]{0,14}(?:没|未|不|还|唔|冇|仍|收到|确认|同意|提供|通过|需)|收到[^。!?;\n,]{0,10}(?:后|之后)|审核[^。!?;\n,]{0,4}后|(?:如果|若|要是|一旦)[^,。!?;\n]*$|昨天|昨日|前天|上周|上次说|之前说|原本|原定|本来|当时"
)
_ASKS_ZH = re.compile(r"(?:吗|么|嘛|呢|好不好|可不可以|行不行|得唔得|可唔可以|好唔好|是不是|会不会|咩)\W{0,3}$")
_DONE_ZH = re.compile(r"^[^,。!?;\n]{0,6}(?:已经|已|过了|超时)")
_COMMITS_EN = re.compile(
    r"\b(?:will|i'll|we'll|he'll|she'll|they'll|you'll|it'll|shall|going to|promise|guarantee|commit\w*|aim to have|you can expect|expect (?:a|our|my|an)|is (?:calling|coming|arriving|on (?:the|its|his|her) way)|are (?:sending|calling|coming|refunding|shipping|processing)|am (?:sending|calling|refunding|processing|arranging|escalating)|i'm (?:sending|calling|refunding|processing|arranging|having)|we're (?:sending|calling|refunding|shipping|processing|having|getting)|(?:have|having|get|getting) (?:\w+ ){1,4}(?:call|contact|to you|ready|done|sorted|fixed|delivered|resolved|sent|processed|refunded)|(?:has|have|'ve) (?:arranged|scheduled|booked|asked)|i can (?:have|get|call)|(?:refund|replacement|callback|call back|engineer|technician|driver|courier|visit)\b.{0,30}\b(?:scheduled|booked|arranged|confirmed|set))\b"
)
_NOT_EN = re.compile(
    r"\b(?:usually|typically|normally|generally|approximately|estimate[ds]?|estimated|on average|may take|can take|takes?|could take|might|may\b(?! \d)|should (?:be|arrive|take|receive|get|have|reach)|up to|at least|warrant(?:y|ies)|valid|expires?|expir\w+|open(?:s|ed|ing)?|closed?s?|opening hours|business hours|office hours|hours are|check[- ]?in|check[- ]?out|please|kindly|could you|can you|would you|you (?:can|may|must|need|have to|should|could|would need)|you'll (?:need|have to)|if you(?!'d like)|if we (?:don't|do not|haven't)|once (?:we|you|the|it|i)|after (?:we|you|it|the item)|when (?:we|you) (?:receive|return|get|send)|as soon as (?:we|you)|subject to|depending|unless|provided|must be|cannot|can't|won't|unable|not be able|was|were|did|had|yesterday|last (?:week|night|month)|as (?:soon|early) as possible|every|each|daily|monday to|mon-|returns? (?:are|must)|departs?|boarding|try to|hope to|aim(?:ing)? to|ideally|perhaps|maybe)\b"
)
_ASKS_EN = re.compile(r"\?\s*$")


def find_promises(folded: Folded, at: datetime | None) -> tuple[SpokenPromise, ...]:
    """The promises of a staff message, in order of place. `at` is when it was written."""
    text = folded.text
    wide = bool(_WIDE.search(text))
    found = sorted(_times(text, wide), key=lambda time: (time[0], -time[1]))
    promises, free = [], 0
    for start, end, when in found:
        if start < free or not (_is_promised_zh(text, start, end) if wide else _is_promised_en(text, start, end)):
            continue
        free = end
        promises.append(SpokenPromise(when.after(at) if at is not None else None, *folded.span(start, end)))
    return tuple(promises)


def _times(text: str, wide: bool) -> Iterator[tuple[int, int, When]]:
    if wide:
        yield from times_zh.find_times(text)
    else:
        yield from times_en.find_times(text)


def _is_promised_zh(text: str, start: int, end: int) -> bool:
    first, last = _sentence(_SENTENCE, text, start)
    sentence = text[first:last]
    if sentence.endswith("?") or _ASKS_ZH.search(sentence) or not _COMMITS_ZH.search(sentence):
        return False
    clause_start = max(text.rfind(mark, first, start) for mark in ",、") + 1 or first
    clause_end = min((place for mark in "," if (place := text.find(mark, end, last)) >= 0), default=last)
    if _NOT_ZH.search(text[max(first, clause_start) : clause_end]) or _BEFORE_ZH.search(text[first:start]):
        return False
    return not _DONE_ZH.match(text[end:last])


def _is_promised_en(text: str, start: int, end: int) -> bool:
    first, last = _sentence(_SENTENCE_EN, text, start)
    sentence = text[first:last]
    if _ASKS_EN.search(sentence) or not _COMMITS_EN.search(sentence):
        return False
    clause_start = max(max(text.rfind(mark, first, start) + len(mark) for mark in (", ", " and ", " but ")), first)
    clause_end = min((place for mark in (", ", " but ") if (place := text.find(mark, end, last)) >= 0), default=last)
    return not _NOT_EN.search(text[clause_start:clause_end])


def _sentence(pattern: re.Pattern[str], text: str, place: int) -> tuple[int, int]:
    """The sentence around a place."""
    for found in pattern.finditer(text):
        if found.start() <= place < max(found.end(), found.start() + 1):
            return found.span()
    return 0, len(text)
