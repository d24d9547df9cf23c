"""The lights of the accounts: what they say, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.desk.live.accounts import AccountView
from desktop.ui import numbers
from desktop.ui.connections.fares import light_of
from desktop.ui.connections.lights import STATES, Light, light_icon
from desktop.ui.connections.status import MOST, AccountLights
from desktop.ui.statusbar import StatusBar
from tests.ui.queue_rows import NOW

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WELL = AccountView("shop", "whatsapp", "green", False, None, None, NOW - 60, NOW - 1, 120.0)
THEN = numbers.clock_time(NOW - 60)


@pytest.mark.parametrize(
    ("account", "state", "said", "why"),
    [
        (WELL, "well", THEN, "shop: All is well"),
        (replace(WELL, last_event=None), "well", "nothing yet", "shop: It is connected"),
        (replace(WELL, light="grey"), "off", "not running", "Nobody runs it"),
        (
            replace(WELL, light="amber", silent=True),
            "silent",
            f"silent since {THEN}",
            "Nothing came for 1:00; usually something comes every 2:00",
        ),
        (
            replace(WELL, light="amber", trouble="offline", trouble_since=NOW - 60),
            "ill",
            f"offline since {THEN}",
            "It catches up by itself",
        ),
        (replace(WELL, light="amber", trouble="not_signed_in", trouble_since=NOW - 60), "ill", f"trouble since {THEN}", "does not accept"),
    ],
)
def test_a_light_says_how_an_account_is_and_why(account: AccountView, state: str, said: str, why: str) -> None:
    light = light_of(account, NOW)
    assert (light.state, light.said) == (state, said) and why in light.why


def test_letters_that_wait_are_counted_calmly(qapp) -> None:
    light = light_of(replace(WELL, light="amber", trouble="offline", trouble_since=NOW - 60, waiting=3, unknown=1), NOW)
    assert light.said.startswith("offline since ") and "; 3 answer" in light.said
    assert "It catches up by itself. 3 answer" in light.why and "Of 1 answer" in light.why


@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_drawn(qapp, state: str) -> None:
    assert not light_icon(state).pixmap(12, 12).isNull()


def test_what_wants_a_look_stands_first_and_leads_to_the_connections(qtbot) -> None:
    lights = AccountLights()
    qtbot.addWidget(lights)
    lights.show_lights({"a": Light("off", ""), "b": Light("well", "10:00"), "c": Light("ill", "offline", "<b>")})
    lights.show()
    assert [each.text() for each in lights.lights] == ["c offline", "b 10:00", "a"]
    assert "&lt;b&gt;" in lights.lights[0].toolTip()
    with qtbot.waitSignal(lights.asked):
        qtbot.mouseClick(lights.lights[0], Qt.MouseButton.LeftButton)
    lights.show_lights({str(n): Light("well", "") for n in range(9)})
    assert len(lights.lights) == MOST
    lights.show_lights({"a": Light("off", "")})
    assert [each.isVisible() for each in lights.lights] == [True, *[False] * (MOST - 1)]
    assert not lights.grab().isNull()


def test_the_accounts_take_the_place_of_the_last_message(qtbot) -> None:
    bar = StatusBar(lambda: NOW)
    qtbot.addWidget(bar)
    bar.show()
    bar.show_accounts({"a": Light("well", "10:00")})
    assert bar.accounts is not None and bar.accounts.isVisible() and not bar.channel.isVisible()
    with qtbot.waitSignal(bar.connections_asked):
        bar.accounts.lights[0].click()
    bar.show_accounts({})
    assert bar.channel.isVisible() and not bar.accounts.isVisible()
