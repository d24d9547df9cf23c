"""The starter policy: an example that a record begins with, and that the first real policy replaces."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.errors import BadInput
from desktop.desk.desk import Desk
from desktop.desk.policy_file import starter_policy
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.fake import FakeScorer
from tests.desk.house import POLICY


def test_the_first_real_policy_takes_the_place_of_the_starter(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "record.sqlite", InlineScoring(FakeScorer()))
    desk.adopt_policy(starter_policy("Asia/Shanghai"), starter=True)
    assert desk.policy().starter
    desk.adopt_policy(POLICY)
    assert not desk.policy().starter and "lin" in desk.policy().people
    desk.adopt_policy(POLICY)
    with pytest.raises(BadInput) as refused:
        desk.adopt_policy(starter_policy("UTC"), starter=True)
    assert refused.value.code == "other_policy"
    desk.close()
