"""What the reading commands print: JSON of the contract's columns, or a line a person can read."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping

from desktop.desk.cells import safe_cell
from desktop.desk.columns import Columns

_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
LEVEL_SIGNS: Mapping[str, str] = {"calm": "○", "watch": "◇", "hot": "▲", "critical": "⯃"}


def dumps(value: object) -> str:
    """One line of JSON, customers' words readable; nothing in it is a line's end to a reader that knows Unicode's too."""
    return _LINE_ENDS.sub(_code, json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def escaped(line: bytes) -> bytes:
    """A line of JSON as `dumps` makes it: without the characters that only some take for a line's end."""
    if b"\xc2\x85" not in line and b"\xe2\x80" not in line:
        return line
    return _LINE_ENDS.sub(_code, line.decode()).encode()


def _code(end: re.Match[str]) -> str:
    return f"\\u{ord(end[0]):04x}"


def one_line(value: object, width: int = 60) -> str:
    """A text on one line without control characters, cut to a width."""
    text = "".join(c if c.isprintable() else " " for c in str(value if value is not None else ""))
    return text if len(text) <= width else text[: width - 1] + "…"


def queue_line(case: Columns) -> str:
    """A case as a line for a person."""
    level = str(case["level"])
    risks = ", ".join(str(case["risks"]).split())
    return (
        f"{LEVEL_SIGNS[level]} {level:8} {case['heat']:6.2f}  {case['id']}  {one_line(case['customer_name'], 24):24}  "
        f"{case['stage']:10}  {one_line(risks, 30):30}  {one_line(case['last_words'], 40)}"
    )


def message_line(message: Columns) -> str:
    """A message as a line for a person."""
    return f"{message['sent_at']}  {message['case_id'] or '-':11}  {message['sender']:10}  {one_line(message['text'], 100)}"


def quarantine_columns(row: Columns) -> Columns:
    """A quarantined line for JSON: its bytes as text, and exactly, as base64."""
    raw = row["raw"]
    data = raw if isinstance(raw, bytes) else b""
    return {**row, "raw": data.decode("utf-8", "backslashreplace"), "raw_base64": base64.b64encode(data).decode()}


def quarantine_line(row: Columns) -> str:
    """Something not understood as a line for a person."""
    return f"{row['at']}  {one_line(row['source'])}:{row['line']}  {row['reason']}  {one_line(row['raw'], 80)}"


def case_lines(case: Mapping[str, object]) -> Iterator[str]:
    """A whole case for a person."""
    yield f"{case['id']}  {one_line(case['customer'])}  {case['level']}  heat {case['heat']}  stage {case['stage']}"
    for name in ("messages", "offers"):
        rows = case[name]
        for row in rows if isinstance(rows, list) else []:
            if name == "messages":
                anger = "" if row["anger"] is None else f"{row['anger']:.0f}"
                yield f"  {row['sent_at']}  {row['sender']:10} {anger:>3}  {one_line(row['text'], 100)}"
            else:
                yield f"  offer {one_line(row['id'])}: {row['type']} {row['amount']} {row['currency']}, {row['state']}"


def csv_lines(rows: Iterable[Columns]) -> Iterator[str]:
    """Rows as CSV that no spreadsheet takes for formulas: a cell that begins like one gets a quote in front."""
    for n, row in enumerate(rows):
        out = io.StringIO()
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        if n == 0:
            writer.writerow(row)
        writer.writerow(safe_cell(value) for value in row.values())
        yield out.getvalue()
