"""The record form out of the conversation: right or empty, each with the words it came from."""

from __future__ import annotations

import json
import pickle
from functools import cache
from pathlib import Path

import pytest

from desktop.core.complaint import DEMANDS, Suggestion
from desktop.core.orders import CAUSES, NATURES
from desktop.core.reading import Turn
from desktop.sentiment.complaint import MOST_DEMANDS, ComplaintReader

HERE = Path(__file__).parent
FIELDS = ("nature", "cause", "product", "loss", "demand")


@cache
def reader() -> ComplaintReader:
    return ComplaintReader()


@cache
def conversations() -> dict[str, tuple[Turn, ...]]:
    lines = (HERE / "scenarios.jsonl").read_text(encoding="utf-8").splitlines()
    return {found["id"]: tuple(Turn(said["from"], None, said["text"]) for said in found["messages"]) for found in map(json.loads, lines)}


def labels() -> dict[str, dict[str, list[str]]]:
    lines = (HERE / "complaint_labels.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return {row[0]: dict(zip(FIELDS, (cell.split("|") for cell in row[1:]), strict=True)) for row in rows}


def is_right(found: Suggestion, wanted: list[str]) -> bool:
    if found.field in ("product", "loss"):
        return any(word in found.value or found.value in word for word in wanted)
    return found.value in wanted


def test_nine_of_ten_fields_are_right_or_empty() -> None:
    told, wrong = 0, []
    for ident, wanted in labels().items():
        found = reader().suggest(conversations()[ident])
        told += sum(field in {each.field for each in found} for field in FIELDS)
        wrong += [(ident, each.field, each.value) for each in found if each.field in FIELDS and not is_right(each, wanted[each.field])]
    assert len(wrong) <= 0.05 * len(labels()) * len(FIELDS), wrong
    assert told >= 0.35 * len(labels()) * len(FIELDS), told


def test_every_suggestion_shows_the_words_it_came_from() -> None:
    for turns in conversations().values():
        for found in reader().suggest(turns):
            turn = turns[found.words.message]
            said = turn.text[found.words.start : found.words.end]
            assert turn.sender == "customer"
            assert said
            assert found.field not in ("product", "loss") or found.value == said


def test_codes_are_those_of_the_orders() -> None:
    found = [each for turns in conversations().values() for each in reader().suggest(turns)]
    assert {each.value for each in found if each.field == "nature"} <= set(NATURES)
    assert {each.value for each in found if each.field == "cause"} <= set(CAUSES)
    assert {each.value for each in found if each.field == "demand"} <= set(DEMANDS)


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("我要求全额退款", "refund"),
        ("我要求全額退款", "refund"),
        ("唔該退返錢俾我，我要退錢", "refund"),
        ("Please give me my money back", "refund"),
        ("麻烦给我补发一份", "replacement"),
        ("I'd like a replacement", "replacement"),
        ("请尽快派人上门维修", "repair"),
        ("我要你们道歉", "apology"),
        ("I demand an apology", "apology"),
        ("叫你們經理出來", "manager"),
        ("Let me speak to your manager", "manager"),
        ("我要取消会员", "cancel"),
        ("Please cancel my subscription", "cancel"),
        ("请删除我的个人信息", "removal"),
        ("麻烦给我回电", "callback"),
        ("我要求赔偿损失", "compensation"),
    ],
)
def test_a_demand_is_heard_in_every_script(text: str, demand: str) -> None:
    assert demand in {each.value for each in reader().demands([Turn("customer", None, text)])}


def test_what_staff_say_is_nobodys_demand() -> None:
    assert reader().suggest([Turn("agent", None, "您要退款吗？冰箱坏了是吗？")]) == ()


def test_the_last_demands_come_first_and_are_few() -> None:
    asked = ["我要退款", "我要你们道歉", "叫你们经理来", "请删除我的信息", "我还是要退款"]
    found = reader().demands([Turn("customer", None, text) for text in asked])
    assert [each.value for each in found] == ["refund", "removal", "manager"]
    assert len(found) == MOST_DEMANDS


def test_two_natures_that_are_said_alike_often_leave_the_field_empty() -> None:
    found = reader().suggest([Turn("customer", None, "冰箱坏了"), Turn("customer", None, "你们态度差")])
    assert "nature" not in {each.field for each in found}


def test_a_company_says_that_it_is_one() -> None:
    said = [Turn("customer", None, text) for text in ("We run our restaurant with this", "你们公司太差了")]
    assert [each.value for each in reader().suggest(said[:1]) if each.field == "customer_type"] == ["business"]
    assert not [each for each in reader().suggest(said[1:]) if each.field == "customer_type"]


def test_a_reader_can_be_handed_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(reader()))
    turns = conversations()["en-telecom"]
    assert again.suggest(turns) == reader().suggest(turns)
