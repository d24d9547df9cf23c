"""The heads of exported lines, family by family; what ends an author; what stands for media and notices."""

from __future__ import annotations

import pytest

from desktop.channels.whatsapp.authors import split_author
from desktop.channels.whatsapp.headers import Head, bare_start, find_head
from desktop.channels.whatsapp.names import chat_name, same_name
from desktop.channels.whatsapp.notices import is_notice, whats_missing

NARROW, HARD = "\u202f", "\u00a0"


def head_of(line: str) -> tuple[Head, str]:
    bare = bare_start(line)
    head = find_head(bare)
    assert head is not None
    return head, bare[head.end :]


@pytest.mark.parametrize(
    ("head", "close", "date", "time"),
    [
        ("1/29/18, 12:24 PM - ", "dash", "1 29 18", "12:24:00"),
        (f"1/29/18, 12:24{NARROW}AM - ", "dash", "1 29 18", "00:24:00"),
        ("1/29/18, 1:24 pm - ", "dash", "1 29 18", "13:24:00"),
        ("1/29/18, 12:24 - ", "dash", "1 29 18", "12:24:00"),
        ("[1/29/18, 12:24:12 PM] ", "bracket", "1 29 18", "12:24:12"),
        (f"[1/29/18, 11:24:12{NARROW}PM] ", "bracket", "1 29 18", "23:24:12"),
        ("[1/29/18, 12:24:12] ", "bracket", "1 29 18", "12:24:12"),
        ("\u200e[1/29/18, 12:24:12] ", "bracket", "1 29 18", "12:24:12"),
        ("29.01.18, 12:24 - ", "dash", "29 01 18", "12:24:00"),
        ("[29.01.18, 12:24:03] ", "bracket", "29 01 18", "12:24:03"),
        ("29.01.18, 12:24 Uhr - ", "dash", "29 01 18", "12:24:00"),
        (f"28/3/2025, 9:29 p.{HARD}m. - ", "dash", "28 3 2025", "21:29:00"),
        ("28/3/2025, 12:29 a. m. - ", "dash", "28 3 2025", "00:29:00"),
        ("[28/3/25, 9:29:05 p. m.] ", "bracket", "28 3 25", "21:29:05"),
        ("02.05.18 à 18:00 - ", "dash", "02 05 18", "18:00:00"),
        ("10/12/2024, 14:30 - ", "dash", "10 12 2024", "14:30:00"),
        ("13.6.2018 klo 21.25.15 - ", "dash", "13 6 2018", "21:25:15"),
        ("2023-12-20, 5:46 p.m. - ", "dash", "2023 12 20", "17:46:00"),
        ("2023/12/20, 5:46 pm - ", "dash", "2023 12 20", "17:46:00"),
        ("2024/10/31 15:50 - ", "dash", "2024 10 31", "15:50:00"),
        ("[2024/10/31 15:50:46] ", "bracket", "2024 10 31", "15:50:46"),
        ("2024/10/31 下午3:45 - ", "dash", "2024 10 31", "15:45:00"),
        ("2024/10/31 3:45 下午 - ", "dash", "2024 10 31", "15:45:00"),
        ("[2024/10/31 下午3:45:10] ", "bracket", "2024 10 31", "15:45:10"),
        ("[2024/10/31 上午12:45:10] ", "bracket", "2024 10 31", "00:45:10"),
        ("2024/10/31 凌晨1:05 - ", "dash", "2024 10 31", "01:05:00"),
        ("2024/10/31 清晨5:05 - ", "dash", "2024 10 31", "05:05:00"),
        ("2024/10/31 中午12:05 - ", "dash", "2024 10 31", "12:05:00"),
        ("2024/10/31 中午11:50 - ", "dash", "2024 10 31", "11:50:00"),
        ("2024/10/31 中午1:05 - ", "dash", "2024 10 31", "13:05:00"),
        ("2024/10/31 晚上11:05 - ", "dash", "2024 10 31", "23:05:00"),
        ("2024/10/31 晚上12:05 - ", "dash", "2024 10 31", "00:05:00"),
        ("2024/10/31 下午15:05 - ", "dash", "2024 10 31", "15:05:00"),
        ("[31/10/2024 下午3:45:10] ", "bracket", "31 10 2024", "15:45:10"),
        ("[31/10/2024, 15:45:10] ", "bracket", "31 10 2024", "15:45:10"),
        ("31/10/2024 下午12:45 - ", "dash", "31 10 2024", "12:45:00"),
        ("2024年10月31日 15:45 - ", "dash", "2024 10 31", "15:45:00"),
        ("2024年10月31日下午3:45 - ", "dash", "2024 10 31", "15:45:00"),
        ("2024/10/31 週四 下午3:45 - ", "dash", "2024 10 31", "15:45:00"),
        ("2024/10/31 午後0:30 - ", "dash", "2024 10 31", "12:30:00"),
        ("[2024/10/31 午前9:30:00] ", "bracket", "2024 10 31", "09:30:00"),
        ("2024. 10. 31. 오후 3:45 - ", "dash", "2024 10 31", "15:45:00"),
        ("2024년 10월 31일 오전 3:45 - ", "dash", "2024 10 31", "03:45:00"),
        ("[2018/06/13, 21:25:15] ", "bracket", "2018 06 13", "21:25:15"),
        ("13. 6. 2018. 21:25:15 ", "bare", "13 6 2018", "21:25:15"),
        ("13.06.18 21.25.15: ", "colon", "13 06 18", "21:25:15"),
        ("03-06-2018 01.55 PM - ", "dash", "03 06 2018", "13:55:00"),
        ("[01/20/19 11:25] ", "bracket", "01 20 19", "11:25:00"),
        ("06/20/2020, 00:08 a. m. - ", "dash", "06 20 2020", "00:08:00"),
        ("2024-10-31, 15:50 \u2013 ", "dash", "2024 10 31", "15:50:00"),
        ("31\u200f/10\u200f/2024, 15:50 - ", "dash", "31 10 2024", "15:50:00"),
        ("\ufeff\ufeff31/10/2024, 15:50 - ", "dash", "31 10 2024", "15:50:00"),
    ],
)
def test_a_head_of_every_family_is_read(head: str, close: str, date: str, time: str) -> None:
    found, rest = head_of(head + "李先生 👍: 我要\u202f退货: 现在")
    assert rest == "李先生 👍: 我要\u202f退货: 现在"
    assert found.shape.close == close
    assert " ".join(found.date) == date
    assert f"{found.hour:02}:{found.minute:02}:{found.second:02}" == time


@pytest.mark.parametrize(
    "line",
    [
        "", "hello", "12 apples", "2024", "1/2/24", "1/2/24, 25:00 - a: b", "1/2/24, 12:60 - a: b",
        "1/2/24, 12:00:61 - a: b", "1/2/24,", " 1/2/24, 12:00 - a: b",
        "[1/2/24, 12:00 - a: b", "1/2/24, 12:00] a: b", "http://x.test/1/2/24, 12:00 - a", "> 1/2/24, 12:00 - a: b",
        "1/2/24, 12:00", "1/2/2412:00 - a: b",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_head_is_none(line: str) -> None:
    assert find_head(line) is None


def test_a_head_may_end_its_line() -> None:
    assert head_of("2024/10/31 下午3:45 -")[1] == ""
    assert head_of("31\u200f/10/2024, 15:50 -")[1] == ""


def test_a_head_is_found_whatever_the_length_of_its_line() -> None:
    _, rest = head_of("2024/10/31 15:50 - a: " + "1/2/24, " * 600_000)
    assert len(rest) > 4_000_000


@pytest.mark.parametrize(
    ("rest", "author", "text"),
    [
        ("Ann: hello", "Ann", "hello"),
        ("Ann: a: b", "Ann", "a: b"),
        ("Shop:Support: hi", "Shop:Support", "hi"),
        ("客服: 小王: 您好", "客服: 小王", "您好"),
        ("客服: 小王:", "客服: 小王", ""),
        ("John 🤓: hi", "John 🤓", "hi"),
        (f"\u202a+86{HARD}138 0000 0000\u202c: hi", "+86 138 0000 0000", "hi"),
        ("Carol:", "Carol", ""),
        ("Known:.", "Known", "."),
        ("Stranger:.", None, "Stranger:."),
        ("You were added", None, "You were added"),
        ('+12 345 created group "Name: x"', None, '+12 345 created group "Name: x"'),
        ("Ann changed the subject to “a: b”", None, "Ann changed the subject to “a: b”"),
        ("张三将群组名称改为「甲: 乙」", None, "张三将群组名称改为「甲: 乙」"),
        (": x", None, ": x"),
        ("\u200e: x", None, "\u200e: x"),
        ("x" * 200 + ": y", None, "x" * 200 + ": y"),
        ("", None, ""),
    ],
)
def test_an_author_ends_at_the_first_colon_that_can_end_him(rest: str, author: str | None, text: str) -> None:
    assert split_author(rest, ("客服: 小王", "Known")) == (author, text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<Media omitted>", {"media": "omitted"}),
        ("\u200eimage omitted", {"media": "omitted", "media_kind": "image"}),
        ("GIF omitted", {"media": "omitted", "media_kind": "gif"}),
        ("<Medien ausgeschlossen>", {"media": "omitted"}),
        ("<省略影音内容>", {"media": "omitted"}),
        ("<省略多媒体文件>", {"media": "omitted"}),
        ("<已省略多媒體檔案>", {"media": "omitted"}),
        ("\u200e圖片已略去", {"media": "omitted", "media_kind": "image"}),
        ("\u200e影片已略去", {"media": "omitted", "media_kind": "video"}),
        ("音訊已略去", {"media": "omitted", "media_kind": "audio"}),
        ("貼圖已略去", {"media": "omitted", "media_kind": "sticker"}),
        ("\u200e<attached: 00000001-PHOTO-2019.jpg>", {"media": "attached", "media_name": "00000001-PHOTO-2019.jpg"}),
        ("IMG-2019-WA0001.jpg (file attached)\ncaption", {"media": "attached", "media_name": "IMG-2019-WA0001.jpg"}),
        ("IMG-1.jpg (Datei angehängt)", {"media": "attached", "media_name": "IMG-1.jpg"}),
        ("\u200e<附件: 0001-照片.jpg>", {"media": "attached", "media_name": "0001-照片.jpg"}),
        ("<已附加: 1.jpg>", {"media": "attached", "media_name": "1.jpg"}),
        ("This message was deleted", {"deleted": True}),
        ("\u200eYou deleted this message.", {"deleted": True}),
        ("这条消息已删除", {"deleted": True}),
        ("此訊息已刪除", {"deleted": True}),
        ("您删除了这条消息。", {"deleted": True}),
        ("fixed it \u200e<This message was edited>", {"edited": True}),
        ("I said <Media omitted> there", {}),
        ("图片呢？", {}),
        ("you > me", {}),
        ("", {}),
    ],
)
def test_what_stands_for_something_else_is_told(text: str, what: dict[str, object]) -> None:
    assert whats_missing(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read them. Tap to learn more.",
        "Messages to this group are now secured with end-to-end encryption.",
        "消息和通话已进行端到端加密。对话之外的任何人，包括 WhatsApp 都无法读取或收听。点按了解详情。",
        "訊息與通話已受端對端加密保護。其他人（包括 WhatsApp 官方）都無法讀取或聽取內容。",
        "This business uses a secure service from Meta to manage this chat. Tap to learn more.",
        "Your security code with Ann changed. Tap to learn more.",
    ],
)
def test_a_notice_is_known_by_its_text(text: str) -> None:
    assert is_notice(text, marked=False)


def test_an_event_counts_as_a_notice_only_behind_a_mark() -> None:
    assert is_notice("Missed voice call", marked=True)
    assert is_notice("Loris added Emily", marked=True)
    assert not is_notice("I added two items", marked=False)


def test_a_complaint_behind_the_words_of_a_notice_is_not_hidden() -> None:
    assert not is_notice("消息和通话已进行端到端加密\n骗子！我要投诉", marked=False)
    assert not is_notice("消息和通话已进行端到端加密" + "骗子！" * 200, marked=False)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("WhatsApp Chat with Ann Lee.txt", "Ann Lee"),
        ("WhatsApp Chat with Ann Lee (2).txt", "Ann Lee"),
        ("WhatsApp Chat - Ann.zip", "Ann"),
        ("与李先生的 WhatsApp 聊天.txt", "李先生"),
        ("與陳小姐的 WhatsApp 對話.txt", "陳小姐"),
        ("与 李先生 的 WhatsApp 聊天.txt", "李先生"),
        ("WhatsApp 聊天 - 李先生.zip", "李先生"),
        ("WhatsApp 對話 - 陳小姐.zip", "陳小姐"),
        ("WhatsApp Chat mit Jörg.txt", "Jörg"),
        ("Chat de WhatsApp con Ana.txt", "Ana"),
        ("Discussion WhatsApp avec Léa.txt", "Léa"),
        ("Conversa do WhatsApp com Rui.txt", "Rui"),
        ("WhatsApp-chat met Jan.txt", "Jan"),
        ("folder/WhatsApp Chat with Bo.txt", "Bo"),
        ("C:\\x\\WhatsApp Chat with Bo.txt", "Bo"),
        ("_chat.txt", None),
        ("李先生.txt", None),
        ("", None),
    ],
)
def test_a_chat_is_named_by_its_file(file: str, name: str | None) -> None:
    assert chat_name(file) == name


def test_a_name_is_compared_as_a_file_system_could_write_it() -> None:
    assert same_name("Ann/Bob", "ann_bob")
    assert same_name("\u202aＡnn\u202c", "ann")
    assert not same_name("Ann", "Anna")
