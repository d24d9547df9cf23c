"""What fuzzing begins with: a good example or more of every input, and tokens that parsers stumble over."""

from __future__ import annotations

import io
import json
import zipfile

from bench.fuzz_targets import MESSAGE

_CHAT = (
    "[2026/11/20 10:05:03] 陈晓: 吹风机漏电 terrible!!!!\n[2026/11/20 10:06:11] 客服: 抱歉，请先寄回检测。\n第二行\n"
    "[2026/11/20 10:08:59] 陈晓: \u200e<附件: 00000012-PHOTO.jpg>\n[2026/11/20 10:08:59] \u200e消息和通话已进行端到端加密\n"
)
_CHATS = (
    _CHAT,
    "31/10/2024, 3:50 pm - Ann: hello\n31/10/2024, 3:51 pm - agent: hi\nmore\n31/10/2024, 3:52 pm - Ann left\n",
    "31.10.24, 15:50 - Ann: hello\n31.10.24, 15:51 - agent: <Media omitted>\n",
    "2026年11月20日 下午3:05 - 陳小姐: 我要退款\n2026年11月20日 下午3:06 - agent: 好的\n",
    "31. 10. 2024. 15:50:46 Ann: text\n31. 10. 2024. 15:51:46 agent: text: with: colons\n",
)
_FROM = b"From a@example.com Fri Nov 20 10:05:03 2026\n"
_MAIL = (
    b"From: =?utf-8?B?6ZmI5pmT?= <chen@example.com>\r\nTo: agent@example.org\r\nSubject: =?gb2312?B?zcu78Q==?=\r\n"
    b"Date: Fri, 20 Nov 2026 10:05:03 +0800\r\nMessage-ID: <a@example.com>\r\nReferences: <b@example.com> <c@example.com>\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n'
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\nbroken =E5=9E=83\r\n> quoted\r\n--x\r\nContent-Type: text/html\r\n\r\n"
    b"<html><style>p{}</style><p>broken<br>&amp; &#x10ffff; <img src=file:///x></p>\r\n--x--\r\n"
)
_ORDERS = (
    {"order": "step_in", "case": "CASE", "mode": "take_over"},
    {"order": "assign_mediator", "case": "CASE", "mediator": "wang"},
    {"order": "propose_offer", "case": "CASE", "offer": "f1", "type": "refund", "amount": "100.00", "currency": "CNY", "reason": "late"},
    {"order": "decide_offer", "offer": "f1", "decision": "approve", "reason": "", "by": "chen", "seen_seq": 3},
    {"order": "promise", "case": "CASE", "due": "2026-11-22T10:00:00+08:00", "text": "回电"},
    {"order": "close_case", "case": "CASE", "resolution": "done", "seen_seq": 1},
    {"order": "write", "case": "CASE", "mode": "reply", "text": "好的，马上"},
    {"order": "correct_score", "case": "CASE", "message": 4, "anger": 12.5},
    {"order": "classify", "case": "CASE", "nature": "product", "cause": "systemic_fault"},
)
_POLICY = """currency = "CNY"
second_person_above = "2000.00"
daily_budget = "20000.00"
timezone = "Asia/Shanghai"
[[people]]
id = "lin"
name = "林怡君"
role = "supervisor"
limit = "500.00"
limits = { HKD = "600.00" }
languages = ["zh"]
[currencies.HKD]
daily_budget = "1.00"
"""
_CONVERSATION = {
    "id": "x",
    "channel": "chat",
    "messages": [
        {"id": "m1", "from": "customer", "at": "2026-11-22T09:00:00+08:00", "text": "你们真棒！第三次投诉了，三点前不退款打12315"},
        {"id": "m2", "from": "agent", "at": "2026-11-22T09:01:00+08:00", "text": "抱歉让您不开心，但是流程如此，30分钟内回电"},
        {"id": "m3", "from": "customer", "text": "I told you three times!!! lawyer, trading standards 😡😡"},
    ],
}


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", _CHAT)
        archive.writestr("../con.txt", "x")
    return out.getvalue()


def _dumps(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


SEEDS: dict[str, tuple[bytes, ...]] = {
    "whatsapp": tuple(chat.encode() for chat in _CHATS),
    "line": (b"", _CHAT.encode(), b"[2026/11/20 10:05:03] a: ", b"2026/11/20, 10:05 - a: b", "\u200e<附件: a.jpg>".encode(), b"x" * 1000),
    "zip": (_zip(),),
    "jsonl": (MESSAGE, MESSAGE.replace(b'"text"', b'"extra":{"a":[1,2.5,null,true]},"text"')),
    "eml": (_MAIL, b"From: a@example.com\nTo: b@example.com\n\nplain\n\nOn Mon, Ann wrote:\n> old\n-- \nsig\n"),
    "mbox": (_FROM + _MAIL + b"\n\n" + _FROM + b"From: b\n\n>From x\n",),
    "order": tuple(_dumps({"id": f"o{n}", "by": "lin", **order}) for n, order in enumerate(_ORDERS)),
    "policy": (_POLICY.encode(),),
    "score": (_dumps(_CONVERSATION),),
    "search": ("退款".encode(), b"refund ipho", b'"a" AND b* NEAR(c) -d ^e :f', "退a货".encode()),
}
TOKENS: tuple[bytes, ...] = (
    b'', b'\x00', b'\n', b'\r\n', b'\r', b'\xff', b'\xed\xa0\x80', b'\xf4\x90\x80\x80', b'\\ud800', b'\\u0000', b'"', b'\\', b'{',
    b'[' * 64, b'}', b':', b',', b'null', b'true', b'-1', b'1e999', b'9' * 30, b'9' * 5000, b'NaN', b'0.1', b"''", b"'''", b'#',
    b'=', b'==?=', b'=?utf-8?q?=ff?=', b'<', b'>', b'&#0;', b'&#xd800;', b'&#99999999999;', b'<!--', b'<![CDATA[', b'<style>',
    b'boundary=', b'--x', b'\t', b' ', b'    ', b'%s%n{0}{x!r}', b'/', b'..', b'~', b'-', b'999999999999999999999-13-45',
    b'0000-00-00', b'9999-12-31T23:59:59+23:59', b'0001-01-01T00:00:00+14:00', b'+99:99', b'24:00', b'am', b'pm', '上午'.encode(),
    '下午'.encode(), '下午12:00'.encode(), '\u200e'.encode(), '\u202e'.encode(), '\u2066'.encode(), '́'.encode() * 40,
    '\ufeff'.encode(), '\u2028'.encode(), '\u3000'.encode(), '😡'.encode(), '👨\u200d👩\u200d👧\u200d👦'.encode(), 'ﷺ'.encode(),
    'İ'.encode(), 'ß'.encode(), 'Ǆ'.encode(), '退货'.encode(), '垃圾'.encode(), '一二三四五六七八九十百千万'.encode(),
    '三十分钟内'.encode(),
    '明天下午三点前'.encode(), b'within 99999999999 hours', b'by 25:99 pm', b'"id":', b'"at":', b'"customer":{', b'"order":',
    b'[[people]]', b'CASE', b'From ', b'a: ', b'] ', b' - ', b"'; DROP TABLE cases;--", b'*', b'^', b'NEAR',
)  # fmt: skip
