"""What the record says of learning from corrections: what was chosen, and the corrections themselves."""

from __future__ import annotations

import sqlite3

from desktop.core.facts import ScoreCorrected
from desktop.db.codec import decode_as, seconds

ToldRow = tuple[int, float, str, str, float, float]
"""A correction as it was made: seq, when, by whom, the text, the machine's anger and the person's (0..100)."""
CorrectedRow = tuple[str, float, float]
"""A text, the machine's anger and the person's (0..100)."""


def chosen(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Each choice so far, the one in force last: the seq up to which corrections are learned from, 0 for none of them."""
    row = connection.execute("SELECT value FROM settings WHERE name = 'learning'").fetchone()
    return tuple(decode_as(list[int], row[0])) if row else ()


def corrections(connection: sqlite3.Connection, until: int) -> list[CorrectedRow]:
    """The corrections up to a seq, the last of each message, oldest first; without those whose text was erased."""
    rows = connection.execute(
        "SELECT body FROM journal JOIN bodies USING (seq) WHERE kind = 'score_corrected' AND seq <= ? ORDER BY seq", (until,)
    )
    last: dict[int, float] = {}
    for (body,) in rows:
        _, fact = decode_as(tuple[int, ScoreCorrected], body)
        last.pop(fact.message, None)
        last[fact.message] = fact.anger
    found = ((_message(connection, seq), anger) for seq, anger in last.items())
    return [(text, machine, anger) for (text, machine), anger in found if text.strip()]


def told(connection: sqlite3.Connection, most: int) -> list[ToldRow]:
    """The corrections as they were made, newest first, at most so many; the text is "" where it was erased."""
    rows = connection.execute(
        "SELECT seq, at, actor, body FROM journal JOIN bodies USING (seq) WHERE kind = 'score_corrected' ORDER BY seq DESC LIMIT ?", (most,)
    ).fetchall()
    facts = [(seq, seconds(at), by, decode_as(tuple[int, ScoreCorrected], body)[1]) for seq, at, by, body in rows]
    return [(seq, at, by, *_message(connection, fact.message), fact.anger) for seq, at, by, fact in facts]


def _message(connection: sqlite3.Connection, seq: int) -> tuple[str, float]:
    text, machine = connection.execute("SELECT text, coalesce(machine_anger, anger) FROM messages WHERE seq = ?", (seq,)).fetchone()
    return text, machine
