"""A record whose file is taken away while it is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.errors import Trouble
from desktop.db.database import Record


def test_a_record_that_was_replaced_under_us_is_not_written(tmp_path: Path) -> None:
    record = Record(tmp_path / "record.sqlite")
    (tmp_path / "record.sqlite").rename(tmp_path / "moved.sqlite")
    with pytest.raises(Trouble) as gone, record.transaction():
        pass
    assert gone.value.code == "gone"
    (tmp_path / "record.sqlite").write_bytes(b"somebody else's")
    with pytest.raises(Trouble), record.transaction():
        pass
    record.close()
