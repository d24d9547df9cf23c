"""The numbered migrations of the record. A migration, once released, is never edited; `user_version` says how many have run.

The journal has its full shape from the first: `key_id` and `signature` are null until people have keys.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x53544550  # "STEP"
_WITH_MONEY = 2
_WITH_ACCOUNTS = 5
_WITH_CALL_BACKS = 7

_JOURNAL = """
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    key_id TEXT,
    kind TEXT NOT NULL,
    case_id TEXT,
    commitment BLOB NOT NULL,
    idem TEXT UNIQUE,
    prev_hash BLOB NOT NULL,
    hash BLOB NOT NULL,
    signature BLOB
) STRICT;
CREATE INDEX journal_by_case ON journal (case_id, seq) WHERE case_id IS NOT NULL;
CREATE TABLE bodies (
    seq INTEGER PRIMARY KEY REFERENCES journal (seq),
    salt BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TRIGGER journal_is_never_updated BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_replaced BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq) OR EXISTS (SELECT 1 FROM journal WHERE idem = NEW.idem)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
"""

_BOARDS = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE customers (channel TEXT NOT NULL, id TEXT NOT NULL, name TEXT, kind TEXT, PRIMARY KEY (channel, id)) STRICT, WITHOUT ROWID;
CREATE TABLE conversations (
    channel TEXT NOT NULL,
    conversation TEXT NOT NULL,
    customer TEXT NOT NULL,
    case_id TEXT,
    opened INTEGER NOT NULL,
    last_case TEXT,
    thread BLOB,
    PRIMARY KEY (channel, conversation)
) STRICT, WITHOUT ROWID;
CREATE TABLE messages (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    case_id TEXT,
    channel TEXT NOT NULL,
    conversation TEXT NOT NULL,
    sender TEXT NOT NULL,
    author TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    at REAL NOT NULL,
    text TEXT NOT NULL,
    anger REAL,
    satisfaction REAL,
    machine_anger REAL,
    corrected_by TEXT,
    heat REAL,
    level TEXT,
    unsent INTEGER NOT NULL,
    reading BLOB NOT NULL
) STRICT;
CREATE INDEX messages_by_conversation ON messages (channel, conversation, at, id);
CREATE INDEX messages_by_case ON messages (case_id, at, id) WHERE case_id IS NOT NULL;
CREATE INDEX messages_by_time ON messages (at);
CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    channel TEXT NOT NULL,
    customer TEXT NOT NULL,
    level TEXT NOT NULL,
    heat REAL NOT NULL,
    stage TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    agent TEXT,
    mediator TEXT,
    supervisor TEXT,
    risks TEXT NOT NULL,
    level_rank INTEGER NOT NULL,
    last_customer_at REAL NOT NULL,
    seq INTEGER NOT NULL,
    state BLOB NOT NULL
) STRICT;
CREATE INDEX cases_in_queue ON cases (level_rank DESC, heat DESC, last_customer_at DESC, id) WHERE closed_at IS NULL;
CREATE INDEX cases_closed ON cases (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_mediated ON cases (mediator) WHERE closed_at IS NULL AND mediator IS NOT NULL;
CREATE INDEX cases_of_customer ON cases (channel, customer) WHERE closed_at IS NULL;
CREATE TABLE offers (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    type TEXT NOT NULL,
    amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    state TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    payee TEXT NOT NULL,
    reason TEXT NOT NULL,
    minor INTEGER NOT NULL,
    decided_at REAL
) STRICT;
CREATE INDEX offers_approved ON offers (currency, decided_at) WHERE state = 'approved';
CREATE TABLE promises (
    case_id TEXT NOT NULL, id TEXT NOT NULL, due TEXT NOT NULL, text TEXT NOT NULL, promised_by TEXT NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (case_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, source TEXT NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL, raw BLOB NOT NULL
) STRICT;
CREATE TABLE blocks (block INTEGER PRIMARY KEY, newest REAL NOT NULL) STRICT;
CREATE INDEX blocks_by_time ON blocks (newest DESC, block DESC);
CREATE VIRTUAL TABLE words USING fts5 (tokens, content = '', tokenize = 'ascii');
"""

# The tokenizer `ascii` splits nothing that is not ASCII: our tokens come apart at their blanks only, whatever Unicode calls them.

_MONEY = """
DROP TABLE offers;
CREATE TABLE offers (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    type TEXT NOT NULL,
    amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    state TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    payee TEXT NOT NULL,
    reason TEXT NOT NULL,
    minor INTEGER NOT NULL,
    decided_at REAL,
    terms_at REAL NOT NULL,
    options TEXT NOT NULL,
    chosen INTEGER,
    payout TEXT,
    reference TEXT NOT NULL
) STRICT;
CREATE INDEX offers_approved ON offers (currency, decided_at) WHERE state = 'approved';
CREATE INDEX offers_waiting ON offers (terms_at) WHERE state IN ('pending', 'pending_second');
CREATE INDEX offers_of_case ON offers (case_id);
CREATE INDEX cases_with_customer ON cases (channel, customer);
CREATE TABLE payouts (
    offer_id TEXT NOT NULL,
    listing INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    state TEXT NOT NULL,
    listed_at TEXT NOT NULL,
    listed_by TEXT NOT NULL,
    settled_at TEXT,
    settled_by TEXT,
    reference TEXT NOT NULL,
    PRIMARY KEY (offer_id, listing)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX payouts_once ON payouts (offer_id) WHERE state NOT IN ('failed', 'withdrawn');
CREATE TABLE policy_changes (
    id TEXT PRIMARY KEY, proposed_by TEXT NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL, decided_by TEXT, body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
"""

_ERASING = """
CREATE TABLE erasures (
    request TEXT PRIMARY KEY, channel TEXT NOT NULL, customer TEXT NOT NULL, reason TEXT NOT NULL, proposed_by TEXT NOT NULL,
    at TEXT NOT NULL, state TEXT NOT NULL, decided_by TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE holds (
    channel TEXT NOT NULL, customer TEXT NOT NULL, set_by TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (channel, customer)
) STRICT, WITHOUT ROWID;
"""

_KEYS = """
CREATE TABLE keys (
    key_id TEXT PRIMARY KEY, person TEXT NOT NULL, public_key BLOB NOT NULL, enrolled_at TEXT NOT NULL, revoked_at TEXT, revoked_by TEXT,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX keys_of_person ON keys (person);
"""

_LIVE = """
CREATE TABLE inbox (
    id INTEGER PRIMARY KEY, account TEXT NOT NULL, digest BLOB NOT NULL, received_at REAL NOT NULL, body BLOB NOT NULL,
    UNIQUE (account, digest)
) STRICT;
CREATE TABLE cursors (
    account TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    sends INTEGER NOT NULL,
    running INTEGER NOT NULL,
    cursor TEXT NOT NULL,
    seen_at REAL,
    last_event REAL,
    gap REAL,
    trouble TEXT,
    trouble_since REAL,
    last_success REAL
) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    conversation TEXT NOT NULL,
    customer TEXT NOT NULL,
    case_id TEXT,
    author TEXT NOT NULL,
    source INTEGER,
    answers INTEGER,
    state TEXT NOT NULL,
    until REAL NOT NULL,
    holder TEXT,
    external TEXT,
    code TEXT,
    attempts INTEGER NOT NULL,
    moved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_on_the_way ON outbox (account, seq) WHERE state IN ('waiting', 'sending');
CREATE INDEX outbox_by_source ON outbox (source) WHERE source IS NOT NULL;
CREATE INDEX outbox_by_external ON outbox (channel, external) WHERE external IS NOT NULL;
CREATE INDEX outbox_of_customer ON outbox (channel, customer);
CREATE TABLE receipts (
    channel TEXT NOT NULL, message TEXT NOT NULL, state TEXT NOT NULL, at REAL NOT NULL, code TEXT, PRIMARY KEY (channel, message)
) STRICT, WITHOUT ROWID;
CREATE TABLE identities (
    channel TEXT NOT NULL, customer TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, certain INTEGER NOT NULL,
    PRIMARY KEY (channel, customer, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX identities_by_value ON identities (kind, value);
CREATE TABLE ties (
    channel TEXT NOT NULL, customer TEXT NOT NULL, other_channel TEXT NOT NULL, other_customer TEXT NOT NULL,
    joined INTEGER NOT NULL, why TEXT NOT NULL, said_by TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (channel, customer, other_channel, other_customer)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversations_of_customer ON conversations (channel, customer);
CREATE INDEX quarantine_of_source ON quarantine (source, reason, length(raw));
"""

_LETTERS = """
CREATE INDEX outbox_for_people ON outbox (state, seq) WHERE state IN ('unknown', 'failed');
"""

_CARE = """
CREATE TABLE call_backs (case_id TEXT PRIMARY KEY, due REAL NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX call_backs_by_time ON call_backs (due);
CREATE INDEX cases_ever_mediated ON cases (opened_at) WHERE mediator IS NOT NULL;
"""

# `ties` has each tie from both its ends; `inbox` and `cursors` are tools of the trade that no journal speaks of.

MIGRATIONS: tuple[str, ...] = (_JOURNAL + _BOARDS, _MONEY, _ERASING, _KEYS, _LIVE, _LETTERS, _CARE)
"""Statement scripts, the n-th of which takes a record from version n to n + 1."""

BOARDS = (
    "settings", "customers", "conversations", "messages", "cases", "offers", "payouts", "policy_changes", "promises", "call_backs",
    "quarantine", "blocks", "erasures", "holds", "keys", "outbox", "receipts", "identities", "ties",
)  # fmt: skip
"""The tables that can be rebuilt from the journal, besides the index of words."""


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a record to the newest version. Call inside a write transaction; the caller has made a backup of a record that is not new."""
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        for statement in _statements(script):
            connection.execute(statement)
        if number == _WITH_MONEY and version:
            from desktop.db.upgrade import refill_offers  # a new record needs nothing of it

            refill_offers(connection)
        if number == _WITH_ACCOUNTS and version:
            from desktop.db.upgrade import refill_accounts

            refill_accounts(connection)
        if number == _WITH_CALL_BACKS and version:
            from desktop.db.upgrade import refill_care

            refill_care(connection)
    if 0 < version < len(MIGRATIONS):
        from desktop.db.upgrade import encode_anew

        encode_anew(connection)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _statements(script: str) -> list[str]:
    """Split at statement ends, triggers kept whole (`executescript` would commit the transaction that we are in)."""
    found, buffer = [], ""
    for line in script.splitlines():
        buffer += line + "\n"
        if sqlite3.complete_statement(buffer):
            found.append(buffer.strip())
            buffer = ""
    return [statement for statement in found if statement]
