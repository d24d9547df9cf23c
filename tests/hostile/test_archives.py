"""Archives that mean harm through the real command: refused in one sentence, in little memory, and nothing is left behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hostile.archives import ARCHIVES, imported

MOST_MEGABYTES = 150


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="the system does not say what a process took")
@pytest.mark.parametrize("name", ARCHIVES)
def test_a_hostile_archive_is_refused_in_little_memory(tmp_path: Path, name: str) -> None:
    make, why = ARCHIVES[name]
    file = tmp_path / "WhatsApp Chat - Ann.zip"
    make(file)
    before = {path.name for path in tmp_path.iterdir()}
    used, said = imported(tmp_path, file)
    assert used["code"] == 2
    assert len(said.splitlines()) == 1
    assert f"was refused: {why}." in said
    assert used["megabytes"] < MOST_MEGABYTES
    assert {path.name for path in tmp_path.iterdir() if not path.name.startswith((".", "record.sqlite"))} == before


@pytest.mark.parametrize("name", ["con.txt", "aux", "nul.zip"])
def test_a_file_of_such_a_name_is_read_as_what_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"nothing that anybody said\n")
    used, said = imported(tmp_path, tmp_path / name)
    assert used["code"] == 2
    assert len(said.splitlines()) == 1
