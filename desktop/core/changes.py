"""What a write made stale, so that the screen reads only that again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of cases that changed, and the boards that did: `live` says that letters, accounts or who is who did. `seq` is the
    journal's head afterwards."""

    cases: frozenset[str] = frozenset()
    quarantine: bool = False
    policy: bool = False
    floor: bool = False
    seq: int = 0
    live: bool = False

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.cases | other.cases,
            self.quarantine or other.quarantine,
            self.policy or other.policy,
            self.floor or other.floor,
            max(self.seq, other.seq),
            self.live or other.live,
        )

    def __bool__(self) -> bool:
        return bool(self.cases) or self.quarantine or self.policy or self.floor or self.live
