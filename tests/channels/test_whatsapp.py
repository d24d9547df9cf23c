"""Exports from first line to last: every line in one message or in the list of what was not understood."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.channels.incoming import LONGEST_RAW, Incoming, NotUnderstood, Progress
from desktop.channels.whatsapp import ExportOptions, look, read
from desktop.channels.whatsapp.authors import split_author
from desktop.channels.whatsapp.headers import find_head
from desktop.channels.whatsapp.notices import is_notice, whats_missing
from desktop.core.errors import BadInput
from desktop.core.messages import Message

SHANGHAI = ZoneInfo("Asia/Shanghai")
STAFF = ExportOptions(staff=frozenset({"客服小王"}), time_zone=SHANGHAI)

ANDROID = """2024/10/31 15:50 - 消息和通话已进行端到端加密。对话之外的任何人都无法读取或收听。
2024/10/31 15:50 - 李先生: 你好，我的充电宝起火了
2024/10/31 15:50 - 李先生: 在吗
2024/10/31 15:50 - 李先生: 在吗
2024/10/31 15:52 - 客服小王: 您好
我马上为您查询

请稍等
2024/10/31 15:53 - 李先生: <省略多媒体文件>
2024/10/31 15:54 - 李先生: 这条消息已删除
2024/10/31 15:55 - 客服小王:
"""


def export(folder: Path, text: str | bytes, name: str = "与李先生的 WhatsApp 聊天.txt") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def messages(items: list[Incoming]) -> list[Message]:
    return [item for item in items if isinstance(item, Message)]


def lost(items: list[Incoming]) -> list[NotUnderstood]:
    return [item for item in items if isinstance(item, NotUnderstood)]


def lines_in(items: list[Incoming]) -> int:
    return sum(int(str(item.extra["lines"])) if isinstance(item, Message) else 1 for item in items)


def test_a_chinese_android_export_is_read_whole(tmp_path: Path) -> None:
    found = messages(list(read(export(tmp_path, ANDROID), STAFF)))
    assert [m.sender for m in found] == ["system", "customer", "customer", "customer", "agent", "customer", "customer", "agent"]
    assert found[1].at == datetime(2024, 10, 31, 7, 50, 0, 1000, tzinfo=UTC)
    assert found[1].at.utcoffset() == timedelta(hours=8)
    assert found[4].text == "您好\n我马上为您查询\n\n请稍等"
    assert found[4].extra == {"lines": 4}
    assert found[5].extra == {"lines": 1, "media": "omitted"}
    assert found[6].extra["deleted"] is True
    assert (found[7].text, found[7].author) == ("", "客服小王")
    assert {(m.conversation, m.customer.id, m.channel) for m in found} == {("李先生", "李先生", "whatsapp")}


def test_the_one_that_a_two_person_chat_is_named_after_is_the_customer(tmp_path: Path) -> None:
    found = messages(list(read(export(tmp_path, ANDROID), ExportOptions())))
    assert [m.sender for m in found[1:5]] == ["customer", "customer", "customer", "agent"]


def test_messages_of_one_minute_keep_their_order_and_are_all_there(tmp_path: Path) -> None:
    found = messages(list(read(export(tmp_path, ANDROID), STAFF)))
    assert sorted(found, key=lambda m: (m.at, m.id)) == found
    assert len({m.id for m in found}) == len(found)


def test_a_longer_export_has_the_same_ids_for_what_was_there(tmp_path: Path) -> None:
    short = messages(list(read(export(tmp_path, ANDROID), STAFF)))
    more = ANDROID + "2024/10/31 15:55 - 李先生: 在吗\n2024/11/01 09:00 - 李先生: 我要投诉\n"
    longer = messages(list(read(export(tmp_path, more), STAFF)))
    assert [m.id for m in longer[: len(short)]] == [m.id for m in short]
    assert len({m.id for m in longer}) == len(short) + 2


def test_ids_do_not_depend_on_the_time_zone(tmp_path: Path) -> None:
    path = export(tmp_path, ANDROID)
    here = messages(list(read(path, STAFF)))
    there = messages(list(read(path, ExportOptions(staff=STAFF.staff, time_zone=UTC))))
    assert [m.id for m in here] == [m.id for m in there]


def test_an_ios_export_with_marks_is_read(tmp_path: Path) -> None:
    text = (
        "\ufeff[2024/10/31 下午3:50:46] 李先生: \u200e訊息與通話已受端對端加密保護。\r\n"
        "\u200e[2024/10/31 下午3:50:47] 李先生: \u200e圖片已略去\r\n"
        "\ufeff[2024/10/31 下午3:51:00] 李先生: 第一行\n\ufeff第二行\r\n"
        "[2024/10/31 下午3:51:00] 店: 好的\r\n"
    )
    path = export(tmp_path, text, "與李先生的 WhatsApp 對話.txt")
    found = messages(list(read(path, ExportOptions(time_zone=SHANGHAI))))
    assert [m.sender for m in found] == ["system", "customer", "customer", "agent"]
    assert found[0].author is None
    assert found[1].extra["media_kind"] == "image"
    assert found[2].text == "第一行\n第二行"
    assert found[2].at == datetime(2024, 10, 31, 15, 51, tzinfo=SHANGHAI)
    assert look(path).participants == {"李先生": 2, "店": 1}


def test_lines_before_the_first_message_are_not_understood(tmp_path: Path) -> None:
    items = list(read(export(tmp_path, "hello\n\n" + ANDROID), STAFF))
    assert [(item.line, item.reason, item.raw) for item in lost(items)] == [(1, "no_header", b"hello"), (2, "no_header", b"")]


def test_a_line_that_is_not_utf_8_is_not_understood_and_ends_nothing(tmp_path: Path) -> None:
    raw = ANDROID.encode() + b"\xff\xfe more\nlast\n2024/10/31 15:59 - \xff: x\ny\n2024/10/31 16:00 - " + "李先生: z\n".encode()
    path = export(tmp_path, raw)
    items = list(read(path, STAFF))
    assert [(item.reason, item.line) for item in lost(items)] == [("bad_encoding", 12), ("bad_encoding", 14), ("bad_encoding", 15)]
    assert messages(items)[-2].text == "\nlast"
    assert lines_in(items) == look(path).lines == 16
    assert look(path).undecodable == 2


def test_a_message_that_grows_too_long_is_not_understood_line_by_line(tmp_path: Path) -> None:
    raw = ANDROID + ("x" * 99_999 + "\n") * 12 + "2024/10/31 16:00 - 李先生: z\n"
    path = export(tmp_path, raw)
    items = list(read(path, STAFF))
    assert [item.reason for item in lost(items)] == ["too_long"] * 13
    assert lines_in(items) == look(path).lines
    assert messages(items)[-1].text == "z"


def test_a_line_of_five_megabytes_is_one_line_that_is_too_long(tmp_path: Path) -> None:
    path = export(tmp_path, ANDROID + "2024/10/31 16:00 - 李先生: " + "z" * 5_000_000 + "\n" + "w" * (LONGEST_RAW + 5) + "\nend\n")
    items = list(read(path, STAFF))
    assert [item.reason for item in lost(items)] == ["too_long"] * 3
    assert lines_in(items) == look(path).lines == 14


def test_pasted_lines_of_another_telephone_stay_text(tmp_path: Path) -> None:
    text = ANDROID + "[2024/10/31 15:50:46] 客服小王: 我赔你一万\n13. 6. 2018. 21:25:15 客服小王: x\n"
    path = export(tmp_path, text)
    assert "我赔你一万" in messages(list(read(path, STAFF)))[-1].text
    assert look(path).other_heads == 2


def test_a_bare_head_needs_an_author(tmp_path: Path) -> None:
    path = export(tmp_path, "13. 6. 2018. 21:25:15 Ann: a\n13. 6. 2018. 21:25:16 not a head\n13. 6. 2018. 21:26:15 Bo: b\n", "x.txt")
    found = messages(list(read(path, ExportOptions(staff=frozenset({"bo"})))))
    assert [m.text for m in found] == ["a\n13. 6. 2018. 21:25:16 not a head", "b"]
    assert found[0].conversation == "Ann, Bo"


def test_a_head_with_an_impossible_date_is_text(tmp_path: Path) -> None:
    text = "31/12/2024, 10:00 - Ann: a\n45/99/2024, 10:00 - Ann: b\n01/01/2025, 10:00 - Bo: c\n2/13/2025, 10:00 - Bo: d\n"
    options = ExportOptions(staff=frozenset({"Bo"}), date_order="dmy")
    found = messages(list(read(export(tmp_path, text, "x.txt"), options)))
    assert [m.text for m in found] == ["a\n45/99/2024, 10:00 - Ann: b", "c\n2/13/2025, 10:00 - Bo: d"]


UNDECIDED = "1/2/2024, 10:00 - Ann: a\n1/2/2024, 10:01 - Bo: b\n"


def test_an_undecided_date_order_is_asked_for(tmp_path: Path) -> None:
    path = export(tmp_path, UNDECIDED, "WhatsApp Chat with Ann.txt")
    assert look(path).date_order is None
    with pytest.raises(BadInput) as caught:
        read(path, ExportOptions())
    assert (caught.value.code, caught.value.values["candidates"]) == ("date_order_undecided", ("dmy", "mdy"))


@pytest.mark.parametrize(("order", "month"), [("dmy", 2), ("mdy", 1)])
def test_a_given_date_order_is_used(tmp_path: Path, order: str, month: int) -> None:
    path = export(tmp_path, UNDECIDED, "WhatsApp Chat with Ann.txt")
    assert messages(list(read(path, ExportOptions(date_order=order))))[0].at.month == month


def test_a_given_date_order_that_cannot_be_is_refused(tmp_path: Path) -> None:
    path = export(tmp_path, "31/12/2024, 10:00 - Ann: a\n", "WhatsApp Chat with Ann.txt")
    for given_order in ("mdy", "ydm"):
        with pytest.raises(BadInput, match="date_order_wrong"):
            read(path, ExportOptions(date_order=given_order))


def test_a_year_first_date_needs_no_order(tmp_path: Path) -> None:
    path = export(tmp_path, ANDROID)
    assert messages(list(read(path, ExportOptions(date_order="mdy"))))[0].at.month == 10


def test_a_summary_spares_the_first_pass(tmp_path: Path) -> None:
    path, progress = export(tmp_path, ANDROID), Progress()
    assert len(list(read(path, STAFF, progress, look(path)))) == 8
    assert progress.bytes_read == progress.bytes_total == path.stat().st_size


def test_progress_counts_both_passes_and_can_stop_them(tmp_path: Path) -> None:
    class Cancelled(Exception):
        pass

    path = export(tmp_path, ANDROID)
    told: list[int] = []
    progress = Progress(lambda now: told.append(now.bytes_read), step=100)
    list(read(path, STAFF, progress))
    assert progress.bytes_read == progress.bytes_total == 2 * path.stat().st_size
    assert told == sorted(told)
    assert len(told) > 3

    def cancel(_now: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read(path, STAFF, Progress(cancel))


GROUP = """31/12/2024, 10:00 - Ann: a
31/12/2024, 10:01 - Bo: b
31/12/2024, 10:02 - Cy: c
31/12/2024, 10:03 - Cy: d
"""


@pytest.mark.parametrize(
    ("name", "options", "customer", "senders"),
    [
        ("x.txt", ExportOptions(staff=frozenset({"BO "})), "Ann", "customer agent customer customer"),
        ("x.txt", ExportOptions(staff=frozenset({"Bo"}), customer="cy"), "Cy", "customer agent customer customer"),
        ("x.txt", ExportOptions(customer="Cy"), "Cy", "agent agent customer customer"),
        ("x.txt", ExportOptions(customer="Dee", staff=frozenset({"Ann", "Bo", "Cy"})), "Dee", "agent agent agent agent"),
        ("WhatsApp Chat with Dee.txt", ExportOptions(staff=frozenset({"Ann", "Bo", "Cy"})), "Dee", "agent agent agent agent"),
    ],
)
def test_who_is_staff_is_decided(tmp_path: Path, name: str, options: ExportOptions, customer: str, senders: str) -> None:
    found = messages(list(read(export(tmp_path, GROUP, name), options)))
    assert " ".join(m.sender for m in found) == senders
    assert {m.customer.id for m in found} == {customer}


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("x.txt", ExportOptions()),
        ("WhatsApp Chat with Ann.txt", ExportOptions()),
        ("x.txt", ExportOptions(staff=frozenset({"Zoe"}))),
        ("x.txt", ExportOptions(customer="Zoe")),
        ("x.txt", ExportOptions(staff=frozenset({"Ann", "Bo", "Cy"}))),
        ("WhatsApp Chat with Bo.txt", ExportOptions(staff=frozenset({"Ann", "Bo", "Cy"}))),
    ],
)
def test_where_staff_cannot_be_told_it_is_asked_for(tmp_path: Path, name: str, options: ExportOptions) -> None:
    with pytest.raises(BadInput) as caught:
        read(export(tmp_path, GROUP, name), options)
    assert caught.value.code == "staff_unknown"
    assert caught.value.values["participants"] == ("Ann", "Bo", "Cy")


def test_a_chat_id_that_is_given_is_the_conversation(tmp_path: Path) -> None:
    assert messages(list(read(export(tmp_path, ANDROID), ExportOptions(chat="c7", staff=STAFF.staff))))[0].conversation == "c7"


def test_an_export_of_notices_alone_belongs_to_its_name(tmp_path: Path) -> None:
    line = "31/12/2024, 10:00 - Messages and calls are end-to-end encrypted.\n"
    found = messages(list(read(export(tmp_path, line, "WhatsApp Chat with Ann.txt"), ExportOptions())))
    assert (found[0].sender, found[0].customer.id) == ("system", "Ann")
    with pytest.raises(BadInput, match="staff_unknown"):
        read(export(tmp_path, line, "x.txt"), ExportOptions())


def test_the_first_of_two_equal_local_times_counts(tmp_path: Path) -> None:
    path = export(tmp_path, "27/10/2024, 02:30 - Ann: a\n", "WhatsApp Chat with Ann.txt")
    found = messages(list(read(path, ExportOptions(time_zone=ZoneInfo("Europe/Berlin")))))
    assert found[0].at.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize("text", ["", "hello\nworld\n", "45/99/2024, 10:00 - Ann: x\n", "\0" * 1000])
def test_what_is_no_export_says_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput, match="not_an_export"):
        look(export(tmp_path, text))


def test_what_was_forgotten_long_ago_is_not_remembered_for_ever(tmp_path: Path) -> None:
    lines = (
        f"{day:02}/{month:02}/2024, {hour:02}:{minute:02} - Ann: x\n"
        for month in (1, 2)
        for day in (1, 13, 14)
        for hour in range(13)
        for minute in range(60)
    )
    found = messages(list(read(export(tmp_path, "".join(lines), "WhatsApp Chat with Ann.txt"), ExportOptions())))
    assert len({m.id for m in found}) == len(found) == 4680


def test_more_people_than_any_group_can_have_are_not_all_counted(tmp_path: Path) -> None:
    path = export(tmp_path, "".join(f"31/12/2024, 10:00 - P{number}: x\n" for number in range(5005)))
    assert len(look(path).participants) == 5000


PIECES = st.sampled_from(
    ["31/12/2024, 10:00 - ", "[31/12/2024, 10:00:01] ", "Ann", "Bo", ": ", ":", "\n", "\r\n", "\ufeff", "\u200e", "<Media omitted>",
     "x", "“", "\0", "中", " "]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(
    st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join).map(lambda text: text.encode(errors="replace"))
    | st.binary(max_size=200)
)
def test_every_line_is_in_one_message_or_not_understood(tmp_path: Path, raw: bytes) -> None:
    path = export(tmp_path, b"31/12/2024, 10:00 - Ann: hello\n" + raw, "x.txt")
    summary = look(path)
    items = list(read(path, ExportOptions(customer="Ann")))
    assert lines_in(items) == summary.lines == path.read_bytes().count(b"\n") + (not path.read_bytes().endswith(b"\n"))


@given(st.lists(PIECES | st.text(max_size=2), max_size=100).map("".join))
def test_no_text_raises(text: str) -> None:
    head = find_head(text)
    assert head is None or 0 < head.end <= len(text)
    author, said = split_author(text)
    assert text.endswith(said)
    assert author is None or author
    assert isinstance(is_notice(text, marked=True), bool)
    assert set(whats_missing(text)) <= {"media", "media_kind", "media_name", "deleted", "edited"}
