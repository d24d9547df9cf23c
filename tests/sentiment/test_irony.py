"""Irony without a bad word, each beside a twin that means its praise; the same asked for again and again, and what is only sent again."""

from __future__ import annotations

import pytest

from desktop.core.reading import Turn
from desktop.sentiment.acceptance import accepted_in
from desktop.sentiment.fold import Folder
from desktop.sentiment.irony import belies, in_scare_quotes
from desktop.sentiment.trained import TrainedScorer

SCORER, FOLDER = TrainedScorer(), Folder()
REBUFF = "A:According to our policy we cannot help you with that."


def anger(text: str, *before: str) -> float:
    """`A:` before an earlier text makes it the agent's."""
    turns = [Turn("agent" if said.startswith("A:") else "customer", None, said.removeprefix("A:")) for said in before]
    found = SCORER.read(turns, Turn("customer", None, text)).anger
    assert found is not None
    return found


TWINS = [
    (
        "You charge a card in two seconds but a refund takes nine days, amazing service, truly",
        "The refund takes a while but amazing service, truly",
    ),
    ("Brilliant. Six weeks and still no boiler.", "Brilliant. Six days and the boiler is in."),
    ("Fantastic team, it takes them four days to answer", "Fantastic team, it took a while, worth the wait"),
    ("三天才回一句话，服务真好", "三分钟就回了话，服务真好"),
    ("太棒了，定金收了两个月，货还没到", "太棒了，货比说好的早到了两天"),
    ("客服效率真高，等了我两个星期", "客服效率真高，等了两天终于寄到了，谢谢"),
]


@pytest.mark.parametrize(("ironic", "meant"), TWINS)
def test_praise_beside_what_nobody_praises_is_scorn(ironic: str, meant: str) -> None:
    assert anger(ironic) >= 30 > 20 > anger(meant)


def test_praise_for_a_rebuff_is_scorn_and_thanks_are_thanks() -> None:
    assert anger("Wonderful, excellent answer", "Can you move my fitting?", REBUFF) >= 25
    assert anger("Wonderful, thank you, that is all I needed", "Can you move my fitting?", REBUFF) < 10


def test_praise_for_a_rebuff_with_a_promise_is_praise() -> None:
    promised = f"{REBUFF} But I will have a colleague call you within an hour."
    assert anger("Wonderful, excellent answer", "Can you move my fitting?", promised) < 15


@pytest.mark.parametrize(
    ("held_up", "plain"), [('Your "experts" were here', "Your experts were here"), ("你们的“专家”来过了", "你们的专家来过了")]
)
def test_a_word_of_theirs_in_quotes_is_scorn(held_up: str, plain: str) -> None:
    assert anger(held_up) >= anger(plain) + 5


@pytest.mark.parametrize("text", ['press the "pay" button', '页面上写着"待付款"', "no quotes at all", 'the page says "sold out"'])
def test_names_of_buttons_and_pages_are_no_scorn(text: str) -> None:
    assert list(in_scare_quotes(text)) == []


def test_what_took_long_belies_praise_of_service_only() -> None:
    assert belies("it takes them four days to answer, great service")
    assert not belies("it takes two hours to bake, great cake")
    assert not belies("it takes them four days but it was worth it, great service")


def test_each_further_time_that_the_same_is_asked_is_angrier() -> None:
    demand, answer = "左右脚不是一个码，请给我退", "A:已经帮您记录"
    once, twice = (demand, answer), (demand, answer) * 3
    assert anger(demand) < anger(demand, *once) < anger(demand, *twice)


@pytest.mark.parametrize(
    ("counted", "plain"), [("第三遍了，鞋子左右不一样，要退", "鞋子左右不一样，要退"), ("Third time: refund my fare", "Refund my fare")]
)
def test_a_demand_that_counts_itself_is_angrier(counted: str, plain: str) -> None:
    assert anger(counted, plain, "A:ok") > anger(plain, plain, "A:ok") + 2


def test_an_order_card_or_number_sent_again_demands_nothing() -> None:
    card = "订单编号:882731994 商品:台灯"
    assert anger(card, card, "A:收到", card, "A:收到") <= anger(card) + 5


ACCEPTING = [
    ("早这样不就完了，我在家等着", "早这样不就完了，你们等着瞧"),
    ("这还像句人话，我等他电话", "这还像句人话？我等你们电话等了一天"),
    ("Fine. I'll be in.", "Fine. If he doesn't show up I'll report you."),
]


@pytest.mark.parametrize(("takes", "threatens"), ACCEPTING)
def test_taking_up_a_promise_calms_and_a_threat_beside_it_does_not(takes: str, threatens: str) -> None:
    promised = "A:师傅今天下午四点前一定到。" if takes[0] > "z" else "A:The fitter will be with you by 4pm today."
    assert accepted_in(FOLDER.fold(takes).text, True) and not accepted_in(FOLDER.fold(threatens).text, True)
    assert anger(takes, "到底来不来", promised) + 10 < anger(threatens, "到底来不来", promised)


def test_a_promise_that_is_not_in_sight_needs_two_signs() -> None:
    assert accepted_in("行,主管说话还像个人话,那我等你三点的电话", False)
    assert accepted_in("行,那你说吧", True) and not accepted_in("行,那你说吧", False)


def test_waiting_for_somebody_who_will_come_is_no_threat() -> None:
    promised = [Turn("customer", None, "師傅到底幾點來"), Turn("agent", None, "確認到了：師傅15:05到，不會耽誤您接小孩。")]
    assert SCORER.read(promised, Turn("customer", None, "好 那我等他")).risks == ()
    assert "violence" in SCORER.read(promised, Turn("customer", None, "好，我等他，他一進門我就打斷他的腿")).risks


def test_praise_after_a_rule_told_in_ones_favour_is_praise() -> None:
    told = "No, only you and the person reviewed can see them; our rules are strict there, in your favour."
    assert anger("Perfect. Wish me luck", "Can people see the reviews?", f"A:{told}") < 15
