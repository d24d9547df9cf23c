"""What a person of this machine prefers, kept as JSON with plain values only; anything else in the file is left out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

LANGUAGES = ("", "en", "zh_CN", "zh_TW")
LOOKS = ("system", "light", "dark")
LARGEST_FILE = 100_000
MOST_SIZES = 64
TOO_FAR = 100_000


@dataclass(frozen=True, slots=True)
class Preferences:
    """`language` "" and `look` `system` follow the machine. `person` acts. `window` is x, y, width, height in pixels; `sizes` are widths by
    the name of a splitter or header. `started` is set once the person chose to leave the demonstration."""

    language: str = ""
    look: str = "system"
    person: str = ""
    compact: bool = False
    started: bool = False
    maximised: bool = False
    window: tuple[int, ...] = ()
    sizes: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))


class PreferenceFile:
    """The file of preferences. A damaged or missing one gives the defaults; a disk that cannot be written keeps them until the end."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Preferences:
        """What the file says, as far as it makes sense."""
        try:
            with self._path.open(encoding="utf-8") as file:
                found = json.loads(file.read(LARGEST_FILE))
        except (OSError, ValueError, RecursionError):
            return Preferences()
        return preferences_of(found) if isinstance(found, dict) else Preferences()

    def save(self, preferences: Preferences) -> bool:
        """Write them beside the old ones, then put them in their place. False when the disk says no."""
        values = asdict(replace(preferences, sizes=dict(preferences.sizes)))
        new = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8")
            new.replace(self._path)
        except OSError:
            return False
        return True


def preferences_of(found: Mapping[str, object]) -> Preferences:
    """The values of a JSON object that are what they should be; defaults for the rest."""
    plain = Preferences()
    return Preferences(
        language=_one_of(found.get("language"), LANGUAGES, plain.language),
        look=_one_of(found.get("look"), LOOKS, plain.look),
        person=_text(found.get("person")),
        compact=found.get("compact") is True,
        started=found.get("started") is True,
        maximised=found.get("maximised") is True,
        window=_numbers(found.get("window"), of=4),
        sizes=_sizes(found.get("sizes")),
    )


def _one_of(value: object, allowed: tuple[str, ...], otherwise: str) -> str:
    return value if isinstance(value, str) and value in allowed else otherwise


def _text(value: object) -> str:
    return value[:200] if isinstance(value, str) else ""


def _numbers(value: object, of: int | None = None) -> tuple[int, ...]:
    if not isinstance(value, list) or len(value) > MOST_SIZES or (of is not None and len(value) != of):
        return ()
    numbers = tuple(each for each in value if type(each) is int and abs(each) < TOO_FAR)
    return numbers if len(numbers) == len(value) else ()


def _sizes(value: object) -> Mapping[str, tuple[int, ...]]:
    if not isinstance(value, dict) or len(value) > MOST_SIZES:
        return MappingProxyType({})
    return MappingProxyType({str(name): numbers for name, each in value.items() if (numbers := _numbers(each))})
