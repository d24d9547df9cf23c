"""Every option with its type, default and meaning. Frozen, handed in, never global."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from desktop.core.heat import HeatSettings


def find_assets() -> Path:
    """The folder of assets: beside the package in a checkout, inside the program when it was built with PyInstaller."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) / "assets" if frozen else Path(__file__).resolve().parents[1] / "assets"


def default_record() -> Path:
    """Where the record lies when nobody says otherwise: the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("stepin", appauthor=False) / "record.sqlite"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run of Stepin was asked for.

    `record` is the SQLite file, `policy` a TOML file for a record that has none yet, `heat` the half-life and thresholds that a new
    record adopts, `assets` where pictures, words and samples lie.
    """

    record: Path
    policy: Path | None = None
    heat: HeatSettings = field(default_factory=HeatSettings)
    assets: Path = field(default_factory=find_assets)
