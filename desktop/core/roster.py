"""Who could mediate a case: everybody of the roster, the best first, each with the reasons, and why the others cannot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from desktop.core.case import Case
from desktop.core.mediation import Mediation

SPEAKS, KNOWS, SETTLES, SETTLES_SUCH, DECLINES, AWAY, BUSY = 4.0, 2.0, 1.5, 1.5, 1.0, 3.0, 1.0
"""What counts for somebody: the customer's language, each fitting skill, the share of his mediations that ended in an agreement (0..1), and
the same of cases like this one; and against him: the share of cases that he was asked for and did not take (0..1), that he is not at work
now, each open case."""
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
    """What became of somebody's mediations: cases that he took and that he would not take, agreements that stand, and those that failed;
    `kinds` are agreements and failures by subject (risk, nature, cause)."""

    agreed: int = 0
    failed: int = 0
    accepted: int = 0
    refused: int = 0
    kinds: Mapping[str, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def share(self) -> float | None:
        """The share that ended in an agreement, None as long as none ended."""
        return _share(self.agreed, self.failed)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the roster for a case. `reasons` are (code, value): speaks a language, knows a skill, settled, settled_such (subject,
    count), declined, at_work, away, load; `bar` says why he cannot, one of BARS, None when he can."""

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


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody of the roster stands now: open cases, past mediations, and whether he is at work (None: nobody said when he works)."""

    load: int = 0
    past: Past = field(default_factory=Past)
    at_work: bool | None = None


def suggest(roster: Iterable[tuple[Mediator, Standing]], need: Need) -> list[Candidate]:
    """Everybody with how he stands, the best first, those who cannot at the end; of equals the one with fewer cases."""
    found = [(_candidate(person, standing, need), standing.load) for person, standing in roster]
    return [
        candidate for candidate, _ in sorted(found, key=lambda each: (each[0].bar is not None, -each[0].score, each[1], each[0].person))
    ]


def pasts(cases: Iterable[Case]) -> dict[str, Past]:
    """What became of everybody's mediations in these cases. An agreement or a failure is of whoever mediated last."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for case in cases:
        mediation = case.mediation or Mediation()
        subjects = tuple(dict.fromkeys((*case.risks, *(each for each in (case.nature, case.cause) if each))))
        for person, _ in mediation.refused_by:
            found.setdefault(person, []).append(("refused", subjects))
        for outcome in _outcomes(mediation) if case.mediator else ():
            found.setdefault(case.mediator or "", []).append((outcome, subjects))
    return {person: _past(outcomes) for person, outcomes in found.items()}


def _outcomes(mediation: Mediation) -> tuple[str, ...]:
    taken = ("accepted",) if mediation.accepted else ()
    if mediation.is_over:
        return (*taken, "agreed" if mediation.stands else "failed")
    return taken


def _past(outcomes: Sequence[tuple[str, tuple[str, ...]]]) -> Past:
    kinds: dict[str, tuple[int, int]] = {}
    for outcome, subjects in outcomes:
        for subject in subjects if outcome in ("agreed", "failed") else ():
            agreed, failed = kinds.get(subject, (0, 0))
            kinds[subject] = (agreed + 1, failed) if outcome == "agreed" else (agreed, failed + 1)
    counted = [outcome for outcome, _ in outcomes]
    agreed, failed, accepted, refused = map(counted.count, ("agreed", "failed", "accepted", "refused"))
    return Past(agreed, failed, accepted, refused, MappingProxyType(kinds))


def is_neutral(person: Mediator, took_part: Collection[str]) -> bool:
    """A mediator must be none of those who took part (`Case.took_part`, ids or names): who spoke for the company as an agent, or set the
    terms of an offer."""
    return person.id not in took_part and person.name not in took_part


def _candidate(person: Mediator, standing: Standing, need: Need) -> Candidate:
    reasons = _fit(person, need) + _record(standing.past, need)
    if standing.at_work is not None:
        reasons.append(("at_work" if standing.at_work else "away", "", 0.0 if standing.at_work else -AWAY))
    reasons.append(("load", str(standing.load), -BUSY * standing.load))
    score = sum(counts for _, _, counts in reasons)
    return Candidate(person.id, score, tuple((code, value) for code, value, _ in reasons), _bar(person, need))


def _fit(person: Mediator, need: Need) -> list[tuple[str, str, float]]:
    spoken = [("speaks", need.language, SPEAKS)] if speaks(person, need.language) else []
    return [*spoken, *(("knows", skill, KNOWS) for skill in person.skills if skill in need.subjects)]


def _record(past: Past, need: Need) -> list[tuple[str, str, float]]:
    found = []
    if past.share is not None:
        found.append(("settled", f"{past.agreed}/{past.agreed + past.failed}", SETTLES * past.share))
    such = [(subject, *past.kinds[subject]) for subject in need.subjects if subject in past.kinds]
    if such:
        subject, agreed, failed = max(such, key=lambda each: each[1] + each[2])
        found.append(("settled_such", f"{subject} {agreed}/{agreed + failed}", SETTLES_SUCH * (_share(agreed, failed) or 0.0)))
    declined = _share(past.refused, past.accepted)
    if declined:
        found.append(("declined", f"{past.refused}/{past.refused + past.accepted}", -DECLINES * declined))
    return found


def _share(part: int, rest: int) -> float | None:
    return part / (part + rest) if part + rest else None


def speaks(person: Mediator, language: str) -> bool:
    """Whether somebody speaks a language, whatever its region (zh for zh-TW). Who speaks Chinese without saying which is not taken to
    speak Cantonese."""
    return any(known.replace("_", "-").split("-")[0] == language for known in person.languages)


def _bar(person: Mediator, need: Need) -> str | None:
    if not is_neutral(person, need.took_part):
        return "not_neutral"
    return "refused" if person.id in need.refused_by else None
