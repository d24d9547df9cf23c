"""Who could mediate a case: everybody of the roster, the best first, each with the reasons, and why the others cannot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

SPEAKS, KNOWS, SETTLES, BUSY = 4.0, 2.0, 1.5, 1.0
"""What counts for somebody: the customer's language, each fitting skill, the share of his mediations that ended in an agreement (0..1);
and against him: each open case."""
BARS = ("not_neutral", "refused")


class Mediator(Protocol):
    """Somebody of the roster, as far as it matters here."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def languages(self) -> Sequence[str]: ...

    @property
    def skills(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Past:
    """What became of somebody's mediations: agreements that stand, and those that failed."""

    agreed: int = 0
    failed: int = 0

    @property
    def share(self) -> float | None:
        """The share that ended in an agreement, None as long as none ended."""
        ended = self.agreed + self.failed
        return self.agreed / ended if ended else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the roster for a case. `reasons` are (code, value): speaks a language, knows a skill, load, settled; `bar` says why he
    cannot, one of BARS, None when he can."""

    person: str
    score: float
    reasons: tuple[tuple[str, str], ...]
    bar: str | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What a case asks of its mediator: the customer's language (zh, yue, en), subjects (risks, demands), who took part and who refused."""

    language: str
    subjects: Collection[str] = ()
    took_part: Collection[str] = ()
    refused_by: Collection[str] = ()


def suggest(roster: Iterable[tuple[Mediator, int, Past]], need: Need) -> list[Candidate]:
    """Everybody with his open cases and his past, the best first, those who cannot at the end; of equals the one with fewer cases."""
    found = [(_candidate(person, load, past, need), load) for person, load, past in roster]
    return [
        candidate for candidate, _ in sorted(found, key=lambda each: (each[0].bar is not None, -each[0].score, each[1], each[0].person))
    ]


def _candidate(person: Mediator, load: int, past: Past, need: Need) -> Candidate:
    reasons: list[tuple[str, str]] = []
    score = -BUSY * load
    if speaks(person, need.language):
        reasons.append(("speaks", need.language))
        score += SPEAKS
    fitting = [skill for skill in person.skills if skill in need.subjects]
    reasons += [("knows", skill) for skill in fitting]
    score += KNOWS * len(fitting)
    if past.share is not None:
        reasons.append(("settled", f"{past.agreed}/{past.agreed + past.failed}"))
        score += SETTLES * past.share
    reasons.append(("load", str(load)))
    return Candidate(person.id, score, tuple(reasons), _bar(person, need))


def speaks(person: Mediator, language: str) -> bool:
    """Whether somebody speaks a language, whatever its region (zh for zh-TW). Who speaks Chinese without saying which is not taken to
    speak Cantonese."""
    return any(known.replace("_", "-").split("-")[0] == language for known in person.languages)


def _bar(person: Mediator, need: Need) -> str | None:
    if {person.id, person.name} & set(need.took_part):
        return "not_neutral"
    return "refused" if person.id in need.refused_by else None
