"""The errors that are not bugs.

    Exception
    └── StepinError
        ├── Refused      policy says no: a code of the contract and the values a sentence needs
        ├── BadInput     what came in cannot be used as it is: a code and values; exit code 2
        └── Trouble      the world's fault (disk, lock, damaged file): retried or shown; exit code 3

Every other exception is a bug and reaches the excepthook. No class here holds a human sentence: `ui/` and `cli/` turn codes into words.
"""

from __future__ import annotations


class StepinError(Exception):
    """A code and the values that its sentence needs."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        return _remade, (type(self), self.code, self.values)

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.code} ({shown})" if shown else self.code


class Refused(StepinError):
    """Policy says no. `code` is one of the refusal codes of the contract."""


class BadInput(StepinError):
    """Something that was handed in cannot be understood or used."""


class Trouble(StepinError):
    """The world's fault, not the caller's: full disk, read-only file, damaged record."""


def _remade(kind: type[StepinError], code: str, values: dict[str, object]) -> StepinError:
    """An error that went through a pipe."""
    return kind(code, **values)
