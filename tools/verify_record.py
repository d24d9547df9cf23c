"""An independent check of a record's journal, written from docs/journal-format.md alone: it imports nothing of the program.

    python verify_record.py RECORD.sqlite [--head "stepin-head-1 ..."]

Prints `valid`, the keys, and how many erasures nobody signed; or `invalid` and the first broken place. Exit code 0, 1, or 2 (unreadable).
It checks the journal and its bodies; that the other tables follow from them, `stepin verify` checks.
"""

import base64
import hashlib
import hmac
import json
import re
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

MUST_SIGN = {"key_enrolled", "key_revoked", "chain_bridged"}
ERASABLE = {"message_received", "message_reread", "note_written", "offer_proposed", "offer_countered", "offer_decided", "payout_settled",
    "promise_made", "case_closed", "line_quarantined", "file_imported", "erasure_proposed", "hold_set", "hold_lifted", "letter_queued",
    "identity_noted", "identities_joined", "identities_split", "split_lifted", "assignment_answered", "mediation_noted", "hand_raised",
    "referred_outside", "outside_moved", "field_filled", "followed_up"}  # fmt: skip
ENTRIES = """SELECT j.seq, at, actor, key_id, kind, case_id, commitment, idem, prev_hash, hash, signature, salt, body
    FROM journal j LEFT JOIN bodies b ON b.seq = j.seq ORDER BY j.seq"""


class Broken(Exception):
    """The first broken place."""


def entry_hash(previous: bytes, fields: list) -> bytes:
    """Section 2: each field behind its length in four bytes; null is 0xFFFFFFFF."""
    values = (field.encode() if isinstance(field, str) else field for field in fields)
    data = (b"\xff" * 4 if value is None else len(value).to_bytes(4, "big") + value for value in values)
    return hashlib.sha256(b"stepin-journal-1" + previous + b"".join(data)).digest()


def facts_of(body: bytes) -> dict:
    """Section 3: `[version, {...}]`. A body that is none has no fields."""
    with suppress(ValueError, TypeError, RecursionError):
        version, fields = json.loads(body)
        return fields if isinstance(version, int) and isinstance(fields, dict) else {}
    return {}


def raw(fields: dict, name: str) -> bytes:
    return base64.b64decode(fields[name], validate=True)  # section 3


class Walk:
    """One walk through the journal."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection, self.bridged, self.told, self.expected, self.previous = connection, [], [], 1, bytes(32)
        self.keys, self.people, self.open, self.erased, self.erasures, self.taught = {}, {}, {}, {}, [], set()
        self.bridges = set(self.find_bridges())

    def find_bridges(self):
        """Section 7: breaks that a later, signed entry vouches for."""
        for seq, body in self.connection.execute("SELECT seq, body FROM journal JOIN bodies USING (seq) WHERE kind = 'chain_bridged'"):
            fields = facts_of(body)
            with suppress(KeyError, ValueError, TypeError):
                if isinstance(fields["reason"], str) and fields["at"] < seq:
                    yield fields["at"], fields["what"], raw(fields, "found"), raw(fields, "expected")

    def fail(self, what: str, seq: int, found: bytes = b"", expected: bytes = b"") -> None:
        if (seq, what, found, expected) not in self.bridges:
            raise Broken(f"journal {what} {seq}")
        self.bridged.append(seq)

    def run(self) -> None:
        """Sections 2 to 7, entry by entry."""
        try:
            for row in self.connection.execute(ENTRIES):
                self.take(*row)
        except sqlite3.OperationalError as problem:  # a text that is none
            raise Broken(f"journal text {self.expected}") if "decode" in str(problem) else problem from problem
        self.settle()
        extra = self.connection.execute("SELECT min(seq) FROM bodies WHERE seq NOT IN (SELECT seq FROM journal)").fetchone()[0]
        if extra is not None:
            raise Broken(f"journal extra_body {extra}")

    def take(self, seq, at, actor, key_id, kind, case, promised, idem, prev, digest, signature, salt, body) -> None:
        if seq != self.expected:
            raise Broken(f"journal gap {self.expected}")
        if prev != self.previous:
            self.fail("prev_hash", seq, prev, self.previous)
        if digest != (linked := entry_hash(prev, [str(seq), at, actor, key_id, kind, case, promised, idem])):
            self.fail("hash", seq, digest, linked)
        self.check_body(seq, kind, salt, body, promised)
        if not self.signed(actor, key_id, kind, digest, signature, body or b""):
            raise Broken(f"journal signature {seq}")
        if kind == "customer_erased":
            self.note_erased(seq, body or b"", key_id)
        self.expected, self.previous = seq + 1, digest

    def check_body(self, seq: int, kind: str, salt: bytes, body: bytes, promised: bytes) -> None:
        """Section 3; a body that does not fit may have been erased (section 6), which the end of the walk settles."""
        there = b"" if salt is None or body is None or len(salt) != 16 else hmac.digest(salt, body, "sha256")
        if there != promised and kind in ERASABLE and there:
            self.open[seq] = there, promised
        elif there != promised or not there:
            self.fail("body", seq, there, promised)

    def note_erased(self, seq: int, body: bytes, key_id: str) -> None:
        fields, told, right = facts_of(body), {}, False
        with suppress(KeyError, ValueError, TypeError):
            told = {one["seq"]: raw(one, "commitment") for one in fields["bodies"]}
            right = all(isinstance(fields[name], str) for name in ("request", "channel", "pseudonym"))
        if not right or not all(isinstance(n, int) and 0 < n < seq for n in told):
            raise Broken(f"journal body {seq}")
        self.erased.update(told)
        self.erasures.append(key_id)

    def settle(self) -> None:
        for seq in sorted(self.open.keys() | self.erased.keys()):
            there, promised = self.open.get(seq, (b"", b""))
            if seq in self.erased and there != self.erased[seq]:
                raise Broken(f"journal body {seq}")
            if seq not in self.erased:
                self.fail("body", seq, there, promised)

    def signed(self, actor: str, key_id: str, kind: str, digest: bytes, signature: bytes, body: bytes) -> bool:
        """Sections 4 and 5."""
        if key_id is None or signature is None:
            must = actor in self.people or kind in MUST_SIGN or (kind == "customer_erased" and self.people)
            must = must and kind != "order_refused" and not (kind == "learning_set" and actor not in self.taught)
            return not must and key_id is signature is None
        fields = facts_of(body)
        try:
            if (kind == "key_enrolled" and not self.enrol(actor, key_id, fields)) or key_id not in self.people.get(actor, ()):
                return False
            self.keys[key_id].verify(signature, b"stepin-entry-1" + digest)
            self.taught |= {actor} if kind == "learning_set" else set()
            if kind == "key_revoked":
                self.people.get(fields["person"], set()).discard(fields["key_id"])
                return isinstance(fields["reason"], str)
        except (InvalidSignature, KeyError, ValueError, TypeError):
            return False
        return True

    def enrol(self, actor: str, key_id: str, fields: dict) -> bool:
        public, new, mine = raw(fields, "public_key"), fields["key_id"], self.people.get(actor, set())
        if key_id not in (mine or {new}) or fields["person"] != actor or new in self.keys or new != hashlib.sha256(public).hexdigest()[:32]:
            return False
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(raw(fields, "proof"), b"stepin-key-1" + actor.encode())
        confirmed = [fields.get(name, "") for name in ("voucher", "voucher_key", "vouch")]
        if confirmed != ["", "", ""]:
            if confirmed[0] == actor or confirmed[1] not in self.people.get(confirmed[0], ()):
                return False
            self.keys[confirmed[1]].verify(raw(fields, "vouch"), b"stepin-vouch-1" + new.encode() + actor.encode())
        self.keys[new] = key
        self.told.append(f"key {new} {actor!r} " + (f"confirmed by {confirmed[0]!r}" if confirmed[0] else "not confirmed"))
        self.people.setdefault(actor, mine).add(new)
        return True


def check_head(connection: sqlite3.Connection, line: str) -> None:  # section 8
    read = re.fullmatch(r"stepin-head-1 \S+ (\d+) ([0-9a-f]{64}) ([0-9a-f]{16})", line.strip())
    first = connection.execute("SELECT hex(hash) FROM journal WHERE seq = 1").fetchone()
    if read is None or first is None or first[0].lower()[:16] != read[3]:
        raise Broken("head other_record")
    found = connection.execute("SELECT hex(hash) FROM journal WHERE seq = ?", (int(read[1]),)).fetchone()
    if found is None or found[0].lower() != read[2]:
        raise Broken(f"head {'cut_off' if found is None else 'rewritten'} {read[1]}")


def verdict(path: str, line: str | None = None) -> str:
    """`valid`, or `invalid` and the first broken place. Raises OSError and sqlite3.Error for what cannot be read at all."""
    with closing(sqlite3.connect(f"{Path(path).resolve(strict=True).as_uri()}?mode=ro", uri=True)) as connection:
        try:
            if (whole := connection.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
                return f"invalid integrity {whole}"
            (walk := Walk(connection)).run()
            if line:
                check_head(connection, line)
        except (Broken, UnicodeError) as problem:
            return f"invalid {problem}"
        except sqlite3.DatabaseError as problem:
            return f"invalid damaged {problem}"
    if unsigned := walk.erasures.count(None):
        walk.told.append(f"erasures {len(walk.erasures)}, unsigned {unsigned}: nobody vouches for these")
    return "\n".join(["valid", *walk.told])


if __name__ == "__main__":
    if len(sys.argv) not in (2, 4) or sys.argv[2:3] not in ([], ["--head"]):
        sys.exit(__doc__)
    try:
        print(told := verdict(*sys.argv[1::2]))
    except OSError as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
    sys.exit(not told.startswith("valid"))
