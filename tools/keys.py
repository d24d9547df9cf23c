"""Writes docs/keys.md from the table of commands: `python -m tools.keys`."""

from pathlib import Path

from desktop.ui.commands import keys_document

if __name__ == "__main__":
    (Path(__file__).parents[1] / "docs" / "keys.md").write_text(keys_document(), encoding="utf-8")
