"""A letter is tried once: what the service took is counted once, whatever becomes of the answer."""

from __future__ import annotations

import socket
import traceback
from collections.abc import Iterator

import httpx
import pytest

from desktop.channels.cloud_api.account import Account
from desktop.channels.cloud_api.client import CloudSender
from desktop.channels.cloud_api.graph import Graph
from desktop.channels.cloud_api.letters import Unsendable, request_of
from desktop.channels.cloud_api.pace import Pace
from desktop.channels.live.seam import ANSWERS, TROUBLES, Answer, Letter
from desktop.core.errors import Trouble
from tests.fakes.cloud_api import FAULTS, TOKEN, CloudApi
from tests.fakes.cloud_bodies import CUSTOMER, NUMBER_ID


@pytest.fixture(scope="module")
def service() -> Iterator[CloudApi]:
    with CloudApi() as api:
        api.state.hang_seconds = 1.0
        yield api


@pytest.fixture
def api(service: CloudApi) -> CloudApi:
    """The service with nothing taken and no fault left over."""
    service.state.taken.clear()
    service.state.faults.clear()
    service.state.revoked = service.state.window = False
    return service


@pytest.fixture
def sender(api: CloudApi) -> Iterator[CloudSender]:
    sender = sender_to(api.base)
    yield sender
    sender.close()


def sender_to(base: str, number: str = NUMBER_ID, token: str = TOKEN, seconds: float = 2.0) -> CloudSender:
    account = Account("shop", number, token, base=base)
    client = httpx.Client(timeout=httpx.Timeout(seconds), trust_env=False)
    return CloudSender(account, Graph(account, client), clock=lambda: 100.0)


def letter(ident: str = "letter-1", text: str = "We will call you.", kind: str = "reply", to: str = CUSTOMER, **more: object) -> Letter:
    return Letter(ident, kind, "whatsapp", f"{NUMBER_ID}:{to}", to, text, "lin", **more)  # type: ignore[arg-type]


def test_a_reply_goes_out_with_our_id_and_what_it_answers(api: CloudApi, sender: CloudSender) -> None:
    answer = sender.send(letter(answers="wamid.IN1"))
    [taken] = api.state.taken
    assert answer == Answer("sent", taken.wamid)
    assert taken.request == {
        "messaging_product": "whatsapp", "recipient_type": "individual", "to": CUSTOMER, "biz_opaque_callback_data": "letter-1",
        "type": "text", "text": {"body": "We will call you."}, "context": {"message_id": "wamid.IN1"},
    }  # fmt: skip


def test_a_customer_without_a_number_is_written_to_by_his_user_id() -> None:
    assert {"recipient": "HK.1"}.items() <= request_of(letter(to="HK.1")).items()
    assert {"to": "852"}.items() <= request_of(letter(to="+852")).items()
    assert "context" not in request_of(letter(answers="an order of ours"))


@pytest.mark.parametrize(
    ("parameters", "sent"),
    [
        (["李先生", 7], [{"type": "text", "text": "李先生"}, {"type": "text", "text": "7"}]),
        ({"name": "Lee"}, [{"type": "text", "parameter_name": "name", "text": "Lee"}]),
    ],
)
def test_a_template_goes_out_with_its_parameters(api: CloudApi, sender: CloudSender, parameters: object, sent: object) -> None:
    extra = {"template": {"name": "sorry", "language": "zh_HK", "parameters": parameters}}
    assert sender.send(letter(kind="template", text="", extra=extra)).state == "sent"
    components = [{"type": "body", "parameters": sent}]
    assert api.state.taken[0].request["template"] == {"name": "sorry", "language": {"code": "zh_HK"}, "components": components}


def test_a_template_without_parameters_has_no_components() -> None:
    made = request_of(letter(kind="template", extra={"template": {"name": "sorry", "language": "en"}}))
    assert made["template"] == {"name": "sorry", "language": {"code": "en"}}


@pytest.mark.parametrize(
    ("unsendable", "code"),
    [
        (letter(kind="note"), "not_supported"),
        (letter(kind="assign"), "not_supported"),
        (letter(text=" \n"), "empty"),
        (letter(text="x" * 4097), "too_long"),
        (letter(kind="template"), "no_template"),
        (letter(kind="template", extra={"template": {"name": "a"}}), "no_template"),
        (letter(kind="template", extra={"template": {"name": "a", "language": "en", "parameters": 7}}), "no_template"),
    ],
)
def test_what_can_never_be_sent_is_not_tried(api: CloudApi, sender: CloudSender, unsendable: Letter, code: str) -> None:
    assert sender.send(unsendable) == Answer("failed", code=code)
    assert api.state.taken == []
    with pytest.raises(Unsendable):
        request_of(unsendable)


@pytest.mark.parametrize(
    ("fault", "state", "code", "wait"),
    [
        ("drop", "unknown", "garbled", 0),
        ("html", "unknown", "broken", 0),
        ("500", "unknown", "broken", 0),
        ("huge", "unknown", "garbled", 0),
        ("429", "later", "rate_limited", 7),
        ("401", "later", "not_signed_in", 300),
        ("redirect", "later", "garbled", 300),
        ("error:190", "later", "190", 300),
        ("error:10", "later", "10", 300),
        ("error:130429", "later", "130429", 1),
        ("error:131056", "later", "131056", 4),
        ("error:131016", "later", "131016", 30),
        ("error:4", "later", "4", 60),
        ("error:131000", "unknown", "131000", 0),
        ("error:131047", "failed", "131047", 0),
        ("error:131026", "failed", "131026", 0),
        ("error:131049", "failed", "131049", 0),
        ("error:131050", "failed", "131050", 0),
        ("error:131062", "failed", "131062", 0),
        ("error:132001", "failed", "132001", 0),
        ("error:137000", "failed", "137000", 0),
        ("error:100", "failed", "100", 0),
        ("error:999999", "failed", "999999", 0),
    ],
)
def test_each_refusal_says_whether_it_is_worth_another_try(
    api: CloudApi, sender: CloudSender, fault: str, state: str, code: str, wait: float
) -> None:
    api.state.faults.append(fault)
    assert sender.send(letter()) == Answer(state, None, code, wait)
    assert api.counts == {}


@pytest.mark.parametrize("fault", ["drop_after", "hang_after", "html_after", "garbage_after"])
def test_what_was_taken_without_an_answer_is_unknown(api: CloudApi, fault: str) -> None:
    api.state.faults.append(fault)
    sender = sender_to(api.base, seconds=0.3)
    answer = sender.send(letter())
    sender.close()
    assert answer.state == "unknown"
    assert api.counts == {"letter-1": 1}


def test_a_letter_that_is_tried_until_it_is_settled_goes_out_at_most_once(api: CloudApi) -> None:
    sender = sender_to(api.base, seconds=0.3)
    for n, fault in enumerate(FAULTS):
        api.state.faults.append(fault)
        answers = [sender.send(letter(f"letter-{n}"))]
        while answers[-1].state == "later":
            answers.append(sender.send(letter(f"letter-{n}")))
        assert all(answer.state in ANSWERS for answer in answers)
        api.state.faults.clear()
    sender.close()
    assert all(count == 1 for count in api.counts.values())
    assert len(api.counts) == len({"drop_after", "hang_after", "html_after", "garbage_after", "slow", "429", "401", "redirect"})


def test_nobody_there_is_later_and_offline() -> None:
    sender = sender_to(f"http://127.0.0.1:{unused_port()}")
    assert sender.send(letter()) == Answer("later", code="offline", wait=15.0)
    assert sender.send(letter()).state == "later"
    sender.close()


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def test_a_token_that_is_no_header_is_not_sent_and_not_told(api: CloudApi) -> None:
    sender = sender_to(api.base, token="se" + "cret\ntoken")
    assert sender.send(letter()) == Answer("later", code="bad_address", wait=15.0)
    with pytest.raises(Trouble) as problem:
        sender.check()
    sender.close()
    assert "secret" not in "".join(traceback.format_exception(problem.value))


def test_the_same_limit_again_waits_longer_and_a_success_ends_it(api: CloudApi, sender: CloudSender) -> None:
    api.state.faults.extend(["error:131056"] * 3)
    assert [sender.send(letter()).wait for _ in range(4)] == [4, 16, 64, 0]
    api.state.faults.extend(["error:131056"])
    assert sender.send(letter("letter-2")).wait == 4


def test_there_is_no_way_to_look(sender: CloudSender) -> None:
    assert sender.look(letter()) == Answer("unknown")


def test_outside_the_window_free_text_fails_and_a_template_goes(api: CloudApi, sender: CloudSender) -> None:
    api.state.window = True
    assert sender.send(letter(to="85200000001")) == Answer("failed", code="131047")
    extra = {"template": {"name": "sorry", "language": "en"}}
    assert sender.send(letter(kind="template", to="85200000001", extra=extra)).state == "sent"


def test_a_revoked_token_waits_for_a_person_and_then_goes(api: CloudApi, sender: CloudSender) -> None:
    api.state.revoked = True
    assert sender.send(letter()) == Answer("later", code="190", wait=300.0)
    api.state.revoked = False
    assert sender.send(letter()).state == "sent"


def test_checking_reaches_the_number_and_changes_nothing(api: CloudApi, sender: CloudSender) -> None:
    sender.check()
    assert api.state.taken == []


@pytest.mark.parametrize(
    ("fault", "code"),
    [("401", "not_signed_in"), ("429", "rate_limited"), ("500", "broken"), ("html", "broken"), ("drop", "garbled"), ("huge", "garbled")],
)
def test_checking_says_what_is_wrong(api: CloudApi, sender: CloudSender, fault: str, code: str) -> None:
    api.state.faults.append(fault)
    assert trouble_of(sender) == code


def trouble_of(sender: CloudSender) -> str:
    with pytest.raises(Trouble) as problem:
        sender.check()
    assert problem.value.code in TROUBLES
    return problem.value.code


def test_checking_tells_a_wrong_token_from_a_wrong_number(api: CloudApi) -> None:
    for number, token, code in [(NUMBER_ID, "", "not_signed_in"), (NUMBER_ID, "old", "not_signed_in"), ("999", TOKEN, "bad_address")]:
        sender = sender_to(api.base, number, token)
        assert trouble_of(sender) == code
        sender.close()
    sender = sender_to(f"http://127.0.0.1:{unused_port()}")
    assert trouble_of(sender) == "offline"
    sender.close()


def test_the_pace_of_a_pair_allows_a_burst_and_then_one_each_six_seconds() -> None:
    pace = Pace()
    assert [pace.wait_for("a", 0.0) for _ in range(45)] == [0.0] * 45
    assert pace.wait_for("a", 0.0) == pytest.approx(6.0)
    assert pace.wait_for("b", 0.0) == 0.0
    assert pace.wait_for("a", 3.0) == pytest.approx(3.0)
    assert pace.wait_for("a", 6.0) == 0.0


def test_the_pace_of_a_number_is_eighty_a_second() -> None:
    pace = Pace()
    assert [pace.wait_for(f"customer {n}", 0.0) for n in range(80)] == [0.0] * 80
    assert pace.wait_for("one more", 0.0) == pytest.approx(1 / 80)
    assert [pace.wait_for(f"customer {n}", 1.0) for n in range(81)][-1] > 0


def test_the_pace_forgets_who_was_not_written_to_for_long() -> None:
    pace = Pace(a_second=1e9)
    for n in range(1_001):
        pace.wait_for(f"customer {n}", 0.0)
    pace.wait_for("later", 1_000.0)
    assert list(pace._pairs) == ["later"]


def test_a_letter_over_the_pace_waits_on_our_side(api: CloudApi, sender: CloudSender) -> None:
    answers = [sender.send(letter(f"letter-{n}")) for n in range(46)]
    assert answers[-1] == Answer("later", code="rate_limited", wait=pytest.approx(6.0))
    assert len(api.state.taken) == 45
