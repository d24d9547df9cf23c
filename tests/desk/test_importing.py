"""Importing real exports: what is asked before, what comes in, what a second import adds, and how it is stopped."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desktop.core.errors import BadInput
from desktop.desk import importing
from desktop.desk.desk import Desk
from desktop.desk.importing import BATCH, ImportApart, import_file, local_time_zone, zone_of
from desktop.desk.imports import ImportAnswer, ImportReport
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.fake import FakeScorer
from desktop.settings import find_assets
from tests.desk.house import FURIOUS, line, opened, raw

WHATSAPP = find_assets() / "samples" / "whatsapp"
ENGLISH, SIMPLIFIED, TRADITIONAL = "WhatsApp Chat with Sarah Müller.txt", "与李先生的 WhatsApp 聊天.txt", "與陳小姐的 WhatsApp 對話.txt"
STAFF = {
    ENGLISH: frozenset({"Oakrow Care (Dominic)", "Oakrow Care (Priya)"}),
    SIMPLIFIED: frozenset({"橡里客服 孙浩", "橡里客服 许佳宁"}),
    TRADITIONAL: frozenset({"橡里客服 柏翰", "橡里客服 宜庭"}),
}
CUSTOMERS = {ENGLISH: "Sarah Müller", SIMPLIFIED: "李先生", TRADITIONAL: "陳小姐"}
EXPORT = """2026/11/20 10:05 - 陈晓: 吹风机漏电 terrible!!!!
2026/11/20 10:06 - 小赵: 抱歉，请先寄回检测。
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite") as desk:
        yield desk


def answer(name: str, zone: str = "Asia/Shanghai") -> ImportAnswer:
    return ImportAnswer(staff=STAFF[name], time_zone=zone)


def bring_in(desk: Desk, path: Path, said: ImportAnswer) -> ImportReport:
    return desk.import_file(path, said, lambda done, total: None, lambda: False)


def export(folder: Path, text: str = EXPORT, name: str = "chat.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def many(folder: Path, count: int) -> Path:
    """Message JSONL, a kilobyte a line."""
    path = folder / "many.jsonl"
    path.write_bytes(b"".join(raw(line(f"m{n:04}", "x" * 900)) for n in range(count)))
    return path


@pytest.mark.parametrize("name", STAFF)
def test_a_look_finds_the_people_the_date_order_and_the_customer(desk: Desk, name: str) -> None:
    question = desk.look(WHATSAPP / name)
    counts = [count for _, count in question.participants]
    assert (question.kind, len(question.date_orders), question.time_zone) == ("whatsapp", 1, local_time_zone())
    assert {person for person, _ in question.participants} == STAFF[name] | {CUSTOMERS[name]}
    assert counts == sorted(counts, reverse=True)
    assert question.customer == CUSTOMERS[name]
    assert question.known_staff == frozenset()


def test_the_one_whom_the_chat_is_named_after_is_the_customer(desk: Desk, tmp_path: Path) -> None:
    assert desk.look(export(tmp_path, name="与陈晓的 WhatsApp 聊天.txt")).customer == "陈晓"
    assert desk.look(export(tmp_path, name="与客服的 WhatsApp 聊天.txt")).customer is None


def test_where_the_date_order_cannot_be_told_it_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    path = export(tmp_path, "01/02/2026, 10:05 - 陈晓: hello\n")
    assert set(desk.look(path).date_orders) >= {"dmy", "mdy"}
    with pytest.raises(BadInput, match="date_order"):
        bring_in(desk, path, ImportAnswer(staff=frozenset({"小赵"}), customer="陈晓"))
    assert bring_in(desk, path, ImportAnswer(customer="陈晓", date_order="mdy")).messages == 1
    [hit] = desk.search("hello")
    assert datetime.fromtimestamp(hit.at, ZoneInfo(local_time_zone())).month == 1


def test_a_file_that_says_who_is_who_is_not_asked_about(desk: Desk, tmp_path: Path) -> None:
    question = desk.look(many(tmp_path, 1))
    assert (question.kind, question.participants, question.date_orders, question.customer) == ("jsonl", (), (), None)


def test_what_is_no_chat_cannot_be_looked_at(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="unknown_format"):
        desk.look(export(tmp_path, "nothing of a chat", "notes.txt"))


@pytest.mark.parametrize("name", STAFF)
def test_a_real_export_comes_in_whole_and_once(desk: Desk, name: str) -> None:
    seen: list[tuple[int, int]] = []
    report = desk.import_file(WHATSAPP / name, answer(name), lambda done, total: seen.append((done, total)), lambda: False)
    assert (report.file, report.duplicates, report.not_understood, report.conversations) == (name, 0, 0, 1)
    assert 30 <= report.messages <= 40
    assert seen[-1][0] == seen[-1][1]
    again = bring_in(desk, WHATSAPP / name, answer(name))
    assert again == ImportReport(name, 0, report.messages, 0, 1, 0)


def test_a_case_opens_for_whom_it_should_and_the_window_is_told(desk: Desk, tmp_path: Path) -> None:
    report = bring_in(desk, export(tmp_path), ImportAnswer(staff=frozenset({"小赵"}), time_zone="Asia/Shanghai"))
    assert (report.messages, report.cases) == (2, 1)
    [row] = desk.queue()
    assert (row.customer, row.level) == ("陈晓", "critical")
    assert datetime.fromtimestamp(row.opened_at, ZoneInfo("Asia/Shanghai")).hour == 10
    told = desk.poll()
    assert told.cases == {row.id}
    assert told.floor
    assert not desk.poll()


def test_a_longer_export_adds_only_what_is_new(desk: Desk, tmp_path: Path) -> None:
    said = ImportAnswer(staff=frozenset({"小赵"}))
    bring_in(desk, export(tmp_path), said)
    report = bring_in(desk, export(tmp_path, EXPORT + "2026/11/20 10:09 - 陈晓: 还在吗\n"), said)
    assert (report.messages, report.duplicates, report.cases) == (1, 2, 0)


def test_who_was_said_to_be_staff_is_remembered(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, export(tmp_path), ImportAnswer(staff=frozenset({"小赵", "somebody else"})))
    assert desk.look(tmp_path / "chat.txt").known_staff == {"小赵"}


def test_lines_that_are_in_no_message_are_counted_and_kept(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(raw(line("m1", FURIOUS)) + b"not json\n\n" + raw(line("m1")))
    assert bring_in(desk, path, ImportAnswer()) == ImportReport("lines.jsonl", 1, 1, 1, 1, 1)
    [row] = desk.quarantine()
    assert (row.source, row.line, row.reason, row.raw) == ("lines.jsonl", 2, "bad_json", b"not json")


def test_what_an_import_assumed_is_in_the_journal(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, export(tmp_path), ImportAnswer(frozenset({"小赵"}), "陈晓", "c", "ymd", "Asia/Taipei"))
    [note] = desk._read().execute("SELECT actor FROM journal WHERE kind = 'file_imported'").fetchall()
    assert note == ("stepin",)
    assert desk.search("吹风机")[0].customer == "陈晓"


def test_a_cancelled_import_keeps_what_came_and_goes_on_from_there(desk: Desk, tmp_path: Path) -> None:
    path = many(tmp_path, 2 * BATCH)
    done: list[int] = []

    def stored() -> int:
        return int(desk._read().execute("SELECT count(*) FROM messages").fetchone()[0])

    with pytest.raises(BadInput, match="cancelled") as problem:
        desk.import_file(path, ImportAnswer(), lambda read, total: done.append(read), lambda: stored() > 0)
    assert problem.value.values == {"path": str(path)}
    assert stored() == BATCH
    assert 0 < done[-1] < path.stat().st_size
    assert bring_in(desk, path, ImportAnswer()) == ImportReport("many.jsonl", BATCH, BATCH, 0, 1, 0)


def test_an_import_in_a_process_is_seen_as_any_other_writer(tmp_path: Path) -> None:
    path = export(tmp_path)
    desk = Desk(tmp_path / "r.sqlite", InlineScoring(FakeScorer()), importer=ImportApart(FakeScorer))
    try:
        report = bring_in(desk, path, ImportAnswer(staff=frozenset({"小赵"})))
        assert (report.messages, report.cases) == (2, 1)
        assert desk.poll().cases == {row.id for row in desk.queue()} != set()
        with pytest.raises(BadInput, match="cancelled"):
            desk.import_file(path, ImportAnswer(), lambda done, total: None, lambda: True)
        with pytest.raises(BadInput, match="staff"):
            bring_in(desk, path, ImportAnswer())
    finally:
        desk.close()


def test_what_imports_alone_opens_the_record_and_lets_go_of_it(tmp_path: Path) -> None:
    work = partial(importing._import_alone, tmp_path / "r.sqlite", FakeScorer, export(tmp_path), ImportAnswer(frozenset({"小赵"})))
    assert work(lambda done, total: None).messages == 2
    assert work(lambda done, total: None).duplicates == 2
    assert not (tmp_path / "r.sqlite-wal").exists()


def test_a_time_zone_that_nobody_knows_is_refused_before_anything_is_read(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="unknown_time_zone") as problem:
        import_file(desk, tmp_path / "nowhere", ImportAnswer(time_zone="Mars/Olympus"), lambda done, total: None, lambda: False)
    assert problem.value.values == {"name": "Mars/Olympus"}


def test_the_machine_says_its_time_zone_by_a_variable_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Asia/Hong_Kong")
    assert local_time_zone() == "Asia/Hong_Kong"
    assert zone_of(None) == ZoneInfo("Asia/Hong_Kong")


def test_then_by_the_link_and_the_file_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "zoneinfo" / "Asia").mkdir(parents=True)
    zone = tmp_path / "zoneinfo" / "Asia" / "Taipei"
    zone.touch()
    link = tmp_path / "localtime"
    link.symlink_to(zone)
    assert list(importing._of_link(link)) == ["Asia/Taipei"]
    assert list(importing._of_link(tmp_path / "nowhere")) == []
    assert list(importing._of_file(export(tmp_path, "Europe/London\n", "timezone"))) == ["Europe/London"]
    assert list(importing._of_file(tmp_path / "nowhere")) == []


@pytest.fixture
def machine_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    if not hasattr(time, "tzset"):
        pytest.skip("only POSIX sets the zone of a process")
    monkeypatch.setattr(importing, "_of_link", lambda link: [])
    monkeypatch.setattr(importing, "_of_file", lambda file: ["Mars/Olympus"])
    with pytest.MonkeyPatch.context() as patch:
        yield patch
    time.tzset()


@pytest.mark.parametrize(("said", "zone"), [("LMT-8", "Etc/GMT-8"), ("LMT+5", "Etc/GMT+5"), ("LMT0", "UTC")])
def test_and_at_last_by_how_far_it_is_from_greenwich(machine_zone: pytest.MonkeyPatch, said: str, zone: str) -> None:
    machine_zone.setenv("TZ", said)
    time.tzset()
    assert local_time_zone() == zone
    now = datetime(2026, 11, 22, 9, tzinfo=ZoneInfo(zone))
    assert now.utcoffset() == timedelta(hours=-int(said[3:]))
