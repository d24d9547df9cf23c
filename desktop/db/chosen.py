"""What holds for the whole record, as its board keeps it: policy, heat settings, what is learned from, who is known as staff."""

from __future__ import annotations

import sqlite3

from desktop.core.facts import Entry, FileImported, HeatSettingsAdopted, LearningSet, PolicyAdopted, PolicyDecided, PolicyProposed
from desktop.db import learning, queries, rows
from desktop.db.codec import encode_json


def adopt_first(connection: sqlite3.Connection, fact: PolicyAdopted) -> None:
    """Keep the first policy. One that is no starter changes by decision of two only; a journal that says otherwise raises LookupError."""
    kept = queries.policy(connection)
    if kept is not None and not kept.starter:
        raise LookupError("policy")
    _keep_policy(connection, fact)


def choose(connection: sqlite3.Connection, fact: HeatSettingsAdopted | LearningSet | FileImported) -> None:
    """Keep what was chosen."""
    match fact:
        case HeatSettingsAdopted():
            rows.write_setting(connection, "heat", encode_json(fact.settings))
        case LearningSet():
            rows.write_setting(connection, "learning", encode_json([*learning.chosen(connection), fact.until]))
        case _:
            said = set(filter(None, fact.assumptions.get("staff", "").split("\n")))
            rows.write_setting(connection, "staff", encode_json(sorted(queries.known_staff(connection) | said)))


def change_policy(connection: sqlite3.Connection, entry: Entry, fact: PolicyProposed | PolicyDecided) -> None:
    """Keep a change that was asked for, or what was decided on it."""
    rows.write_change(connection, entry, fact)
    if isinstance(fact, PolicyDecided) and fact.text is not None:
        _keep_policy(connection, PolicyAdopted(fact.text))


def _keep_policy(connection: sqlite3.Connection, fact: PolicyAdopted) -> None:
    rows.write_setting(connection, "policy", encode_json({"text": fact.text, "starter": fact.starter}))
