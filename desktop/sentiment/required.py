"""What a text must hold for a pattern to match it: literal pieces read off the expression, so that most patterns need not be tried.

After Cox, Regular Expression Matching with a Trigram Index (2012): every match holds one piece of each of a pattern's factors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

MOST = 120
"""Strings of one factor; what would be more is cut into two factors."""
FACTORS = 2
_RARE = 3
"""A piece of so many letters is as rare as a longer one."""
_TOKEN = re.compile(
    r"\(\?:[^\\\[(){}.^$*+?]*\)|"
    r"(?:[^\\\[(){}|.^$*+?](?![*+?{]))+|\\(?:x[\da-f]{2}|u[\da-f]{4}|\d+|[\s\S])|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|"
    r"\(\?(?:[:=!]|<[=!]|P<\w+>)|[*+?]|\{\d*,?\d*\}|[\s\S]"
)
"""A group of nothing but words, a run of letters that nothing repeats, an escape, a class, the beginning of a group, a repetition, or any
other character."""
_PLAIN_CLASS = re.compile(r"\[([^\\\^\]-]{1,24})\]")
_NOTHING = frozenset({""})
Strings = frozenset[str]


@dataclass(frozen=True, slots=True)
class Needs:
    """What an expression matches: just one of `exact`, or (None) something that holds one string of each of `factors`."""

    exact: Strings | None
    factors: tuple[Strings, ...] = ()

    @property
    def all_factors(self) -> tuple[Strings, ...]:
        """The factors, `exact` among them where it says anything."""
        return self.factors if self.exact is None or "" in self.exact else (*self.factors, self.exact)


_EMPTY, _ANYTHING = Needs(_NOTHING), Needs(None)


def required(pattern: str) -> list[frozenset[str]]:
    """Sets of pieces: a text that matches holds one of each. At most FACTORS, the most telling; none where nothing can be said."""
    return _required(_TOKEN.findall(pattern))


def alternatives(pattern: str) -> list[tuple[str, list[frozenset[str]]]]:
    """What stands between the outermost bars of a pattern, each with what it requires."""
    found: list[list[str]] = [[]]
    depth = 0
    for token in _TOKEN.findall(pattern):
        if token == "|" and not depth:
            found.append([])
            continue
        depth += (token[0] == "(" and token[-1] != ")") - (token == ")")
        found[-1].append(token)
    return [("".join(tokens), _required(tokens)) for tokens in found]


def _required(tokens: Sequence[str]) -> list[frozenset[str]]:
    needs = _Reader(tokens).alternatives()
    return sorted(needs.all_factors, key=_tells, reverse=True)[:FACTORS]


def _tells(factor: Strings) -> tuple[int, int]:
    """How rare a factor is: by its shortest piece, a character beyond ASCII being worth two, then by how many pieces it has."""
    least = min(map(len, factor))
    if 0 < least < _RARE and True not in [piece.isascii() for piece in factor if len(piece) == least]:
        least += 1
    return min(least, _RARE), -len(factor)


class _Reader:
    """Reads an expression from left to right."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def alternatives(self) -> Needs:
        """Up to the closing bracket or the end."""
        branches = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            branches.append(self._sequence())
        return _either(branches)

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _sequence(self) -> Needs:
        factors: list[Strings] = []
        run: Strings = _NOTHING
        while self._peek() not in ("", "|", ")"):
            needs = self._repeated(self._atom())
            factors += needs.factors
            if needs.exact is not None and len(run) * len(needs.exact) <= MOST:
                run = frozenset(one + two for one in run for two in needs.exact) if needs.exact != _NOTHING else run
                continue
            factors.append(run)
            run = needs.exact if needs.exact is not None else _NOTHING
            factors.append(_NOTHING)
        return _sequence_of(factors, run)

    def _atom(self) -> Needs:
        token = self._tokens[self._at]
        self._at += 1
        if len(token) > 1 and token[0] not in "([\\{":
            return Needs(frozenset((token,)))
        if token[0] == "(" and token[-1] == ")":
            return _one_of(frozenset(token[3:-1].split("|")))
        if token[0] == "(" and token != "(?:":
            return self._other_group(token)
        if token == "(?:":
            needs = self.alternatives()
            self._at += 1
            return needs
        if token[0] == "[":
            plain = _PLAIN_CLASS.fullmatch(token)
            return Needs(frozenset(plain[1])) if plain else _ANYTHING
        if token[0] == "\\":
            return _escaped(token)
        return _EMPTY if token in "^$" else _ANYTHING if token == "." else Needs(frozenset(token))

    def _other_group(self, token: str) -> Needs:
        needs = self.alternatives()
        self._at += 1
        return _EMPTY if token[-1] in "=!" else needs

    def _repeated(self, needs: Needs) -> Needs:
        token = self._peek()
        if not token or (token not in "*+?" and not (token[0] == "{" and len(token) > 2)):
            return needs
        self._at += 1
        if self._peek() in ("?", "+"):
            self._at += 1
        if token == "?" and needs.exact is not None and len(needs.exact) < MOST:
            return Needs(needs.exact | _NOTHING)
        if token == "+" or (token[0] == "{" and token[1] not in "0,"):
            return Needs(None, needs.all_factors)
        return _ANYTHING


def _one_of(words: Strings) -> Needs:
    """What a group of nothing but words needs, as if each had been read by itself."""
    if len(words) <= 4 * MOST:
        return Needs(words)
    return _ANYTHING if "" in words else Needs(None, (words,))


def _escaped(token: str) -> Needs:
    if token[1] in "xu" and len(token) > 2:
        return Needs(frozenset(chr(int(token[2:], 16))))
    return _EMPTY if token[1] in "bBAZ" else _ANYTHING if token[1].isalnum() else Needs(frozenset(token[1]))


def _sequence_of(factors: Iterable[Strings], run: Strings) -> Needs:
    found = tuple(factors)
    if not found:
        return Needs(run)
    telling = [factor for factor in (*found, run) if "" not in factor]
    return Needs(None, tuple(telling))


def _either(branches: Sequence[Needs]) -> Needs:
    if len(branches) == 1:
        return branches[0]
    exact = frozenset(_exact(branches))
    if all(branch.exact is not None for branch in branches) and len(exact) <= 4 * MOST:
        return Needs(exact)
    best = [max(branch.all_factors, key=_tells, default=None) for branch in branches]
    known = [factor for factor in best if factor is not None]
    return Needs(None, (frozenset().union(*known),)) if len(known) == len(best) else _ANYTHING


def _exact(branches: Iterable[Needs]) -> Iterator[str]:
    for branch in branches:
        yield from branch.exact or ()
