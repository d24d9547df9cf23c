"""Cantonese is told by its own characters, alike for the coach, the mediators and the fonts."""

from __future__ import annotations

import pytest

from desktop.core.languages import is_cantonese


@pytest.mark.parametrize(
    ("said", "cantonese"),
    [
        ("你哋玩嘢呀", True),
        ("我睇過咁多次", True),
        ("這關係到客戶", False),
        ("喇叭壞了", False),
        ("喇叭坏了", False),
        ("refund", False),
        ("", False),
    ],
)
def test_only_characters_of_its_own_make_cantonese(said: str, cantonese: bool) -> None:
    assert is_cantonese(said) is cantonese
