"""The contract as an outside program meets it: processes, lines in, lines out, nothing of the inside."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.house.source import ROOT

ANGRY = "你们这帮骗子！！！我要投诉到12315，马上退钱！！！"
Json = dict[str, object]
PEOPLE = {"amy": "agent", "lin": "supervisor", "chen": "manager", "zhao": "manager", "wang": "mediator", "aud": "auditor"}
LIMITS = {"lin": "500.00", "chen": "10000.00", "zhao": "10000.00"}


def stepin(record: Path, *arguments: str, given: Iterable[Mapping[str, object]] = ()) -> tuple[int, list[Json], str]:
    """Run a command with lines of JSON: its code, its lines of JSON as a reader that splits at Unicode's line ends has them, its stderr."""
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in given)
    command = [sys.executable, "-m", "desktop", *arguments, "--record", str(record)]
    done = subprocess.run(command, cwd=ROOT, input=text.encode(), capture_output=True, check=False, timeout=60)
    return done.returncode, [json.loads(line) for line in done.stdout.decode().splitlines()], done.stderr.decode()


def message(ident: str, text: str, minute: int = 0, conversation: str = "c1", sender: str = "customer", **more: object) -> Json:
    at = f"2026-11-22T{9 + minute // 60:02d}:{minute % 60:02d}:00+08:00"
    customer = {"id": f"u-{conversation}"}
    found = {"id": ident, "channel": "chat", "conversation": conversation, "customer": customer, "from": sender, "at": at, "text": text}
    return {**found, **more}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "r.sqlite"


@pytest.fixture
def policy(tmp_path: Path) -> str:
    head = 'currency = "CNY"\nsecond_person_above = "2000.00"\ndaily_budget = "3000.00"\ntimezone = "Asia/Shanghai"\n'
    people = "".join(
        f'[[people]]\nid = "{ident}"\nname = "{ident}"\nrole = "{role}"\n' + (f'limit = "{LIMITS[ident]}"\n' if ident in LIMITS else "")
        for ident, role in PEOPLE.items()
    )
    (tmp_path / "policy.toml").write_text(head + people, encoding="utf-8")
    return str(tmp_path / "policy.toml")


def order(ident: str, kind: str, by: str, **fields: object) -> Json:
    return {"id": ident, "order": kind, "by": by, **fields}


def test_refusals_are_looked_for_in_the_order_of_the_contract(record: Path, policy: str) -> None:
    _, [ack], _ = stepin(record, "ingest", "--policy", policy, given=[message("m1", ANGRY)])
    case = ack["case"]
    offer = {"case": case, "type": "refund", "currency": "CNY", "reason": "r"}
    asked: list[tuple[Json, str]] = [
        (order("1", "fly", "nobody"), "bad_order"),
        (order("2", "close_case", "nobody", case="none", resolution="x"), "unknown_person"),
        (order("3", "close_case", "aud", case="none", resolution="x"), "unknown_case"),
        (order("4", "open_case", "aud", conversation="none", channel="chat"), "unknown_conversation"),
        (order("5", "decide_offer", "aud", offer="none", decision="approve", reason=""), "unknown_offer"),
        (order("6", "close_case", "amy", case=case, resolution="x", seen_seq=1), "not_your_role"),
        (order("7", "propose_offer", "lin", offer="o1", amount="01", **offer), "bad_amount"),
        (order("8", "propose_offer", "lin", offer="o1", amount="500.01", **offer), "accepted"),
        (order("9", "propose_offer", "nobody", offer="o1", amount="x", **offer), "bad_order"),
        (order("10", "decide_offer", "lin", offer="o1", decision="approve", reason=""), "own_proposal"),
        (order("11", "decide_offer", "lin", offer="o1", decision="recall", reason=""), "accepted"),
        (order("12", "decide_offer", "lin", offer="o1", decision="approve", reason=""), "already_decided"),
        (order("13", "propose_offer", "amy", offer="o2", amount="500.01", **offer), "accepted"),
        (order("14", "decide_offer", "lin", offer="o2", decision="approve", reason=""), "over_limit"),
        (order("15", "propose_offer", "amy", offer="o3", amount="3000.01", **offer), "accepted"),
        (order("16", "decide_offer", "chen", offer="o3", decision="approve", reason=""), "accepted"),
        (order("17", "decide_offer", "chen", offer="o3", decision="approve", reason=""), "same_person_twice"),
        (order("18", "decide_offer", "zhao", offer="o3", decision="approve", reason=""), "over_budget"),
        (order("19", "step_in", "lin", case=case, mode="take_over"), "accepted"),
        (order("20", "step_in", "chen", case=case, mode="take_over", seen_seq=1), "already_taken"),
        (order("21", "assign_mediator", "chen", case=case, mediator="wang"), "accepted"),
        (order("22", "assign_mediator", "chen", case=case, mediator="amy", seen_seq=1), "stale"),
        (order("23", "assign_mediator", "chen", case=case, mediator="amy"), "not_a_mediator"),
        (order("24", "close_case", "chen", case=case, resolution="x"), "accepted"),
        (order("25", "propose_offer", "chen", offer="o4", amount="x", **offer), "case_closed"),
        (order("26", "decide_offer", "chen", offer="o1", decision="approve", reason=""), "case_closed"),
        (order("10", "close_case", "chen", case=case, resolution="x"), "own_proposal"),
    ]
    code, answers, _ = stepin(record, "do", given=[line for line, _ in asked])
    assert code == 1
    assert [answer.get("code", "accepted") for answer in answers] == [wanted for _, wanted in asked]
    assert [answer["id"] for answer in answers] == [line["id"] for line, _ in asked]


def test_any_order_of_arrival_ends_in_the_same_readings(record: Path, tmp_path: Path) -> None:
    said = ["你好", "怎么还没有回复？？", ANGRY, "好的谢谢", "退货！", "退货！！", "谢谢，解决了"]
    told = [message(f"m{n}", text, n * 37, sender="agent" if n == 3 else "customer") for n, text in enumerate(said)]
    shuffled = random.Random(4).sample(told, len(told))
    ids = {stepin(at, "ingest", given=lines)[1][-1]["case"] for at, lines in ((record, told), (tmp_path / "b.sqlite", shuffled))}
    assert len(ids) == 1
    [[first], [second]] = [stepin(at, "case", str(*ids), "--json")[1] for at in (record, tmp_path / "b.sqlite")]
    for name in ("level", "heat", "messages", "readings", "risks", "last_customer_at"):
        assert first[name] == second[name]
    assert stepin(tmp_path / "b.sqlite", "queue", "--json")[1][0]["level"] == second["level"]


def test_score_ingest_and_case_agree(record: Path) -> None:
    said = ["😀我要退货！！", "𠮷騙子！我要打12315投訴，叫記者曝光！", "嗯"]
    told = [message(f"m{n}", text, n * 9) for n, text in enumerate(said)]
    acks = stepin(record, "ingest", given=told)[1]
    talk = [{key: line[key] for key in ("id", "from", "at", "text")} for line in told]
    [scored] = stepin(record, "score", given=[{"id": "x", "channel": "chat", "messages": talk}])[1]
    [whole] = stepin(record, "case", str(acks[-1]["case"]), "--json")[1]
    readings = scored["messages"]
    assert isinstance(readings, list) and isinstance(whole["readings"], list)
    assert [ack["level"] for ack in acks] == [reading["level"] for reading in readings]
    assert [{key: kept[key] for key in reading} for kept, reading in zip(whole["readings"], readings, strict=True)] == readings
    words = {said[1][mark["start"] : mark["end"]] for mark in readings[1]["evidence"]}
    assert {"騙子", "投訴"} <= words


def test_a_late_message_opens_the_case_that_it_would_have_opened(record: Path) -> None:
    late = [message("m2", "谢谢，解决了", at="2026-12-22T09:00:00+08:00"), message("m1", ANGRY)]
    _, [_, ack], _ = stepin(record, "ingest", given=late)
    assert (ack["outcome"], ack["level"], ack["case"] is None) == ("stored", "calm", False)


def test_line_ends_of_unicode_in_a_message_end_no_line(record: Path) -> None:
    text = "退款\u2028two\u2029three\u0085four\x0b\x1cfive\0😀"
    assert len(stepin(record, "ingest", given=[message("\u2028m", text)])[1]) == 1
    [hit] = stepin(record, "search", "退款", "--json")[1]
    assert (hit["id"], hit["text"]) == ("\u2028m", text)


def test_a_limit_of_nothing_gives_nothing(record: Path) -> None:
    stepin(record, "ingest", given=[message("m1", ANGRY)])
    assert stepin(record, "search", "退", "--json", "--limit", "0") == (0, [], "")
    assert stepin(record, "queue", "--json", "--limit", "0") == (0, [], "")


def test_a_second_policy_is_refused_and_the_first_one_again_is_not(record: Path, policy: str, tmp_path: Path) -> None:
    assert stepin(record, "do", "--policy", policy)[0] == 0
    other = tmp_path / "other.toml"
    other.write_text(Path(policy).read_text(encoding="utf-8").replace("500.00", "600.00"), encoding="utf-8")
    code, answers, said = stepin(record, "do", "--policy", str(other))
    assert (code, answers, len(said.splitlines())) == (2, [], 1)
    assert stepin(record, "do", "--policy", policy)[0] == 0


def test_a_picture_in_no_folder_is_wrong_use(record: Path, tmp_path: Path) -> None:
    code, answers, said = stepin(record, "demo", "--seconds", "1", "--picture", str(tmp_path / "none" / "x.png"))
    assert (code, answers, len(said.splitlines())) == (2, [], 1)
