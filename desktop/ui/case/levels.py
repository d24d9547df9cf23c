"""Which level a number stands for, for its colour."""

from __future__ import annotations

from desktop.core.heat import HeatSettings, level_after

DEFAULTS = HeatSettings()


def level_of(points: float, settings: HeatSettings = DEFAULTS) -> str:
    """The level at so many points of anger or heat, without a history."""
    return level_after("calm", points, settings)
