"""What is assembled from the wings."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop import bootstrap


@pytest.mark.parametrize(("door", "opened"), [("import", [True]), ("empty", [False]), (None, [])])
def test_the_doors_out_of_a_demonstration_lead_to_the_record(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, door: str | None, opened: list[bool]
) -> None:
    asked: list[bool] = []

    def open_workstation(settings: bootstrap.Settings, import_now: bool) -> int:
        assert settings.record == tmp_path / "x.sqlite"
        asked.append(import_now)
        return 0

    monkeypatch.setattr(bootstrap, "has_screen", lambda: True)
    monkeypatch.setattr(bootstrap, "replay", lambda seconds, speed, picture: SimpleNamespace(door=door))
    monkeypatch.setattr(bootstrap, "open_workstation", open_workstation)
    assert bootstrap.Toolbox().demo(tmp_path / "x.sqlite", None, None, 60.0, None) == 0
    assert asked == opened
