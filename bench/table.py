"""Which figures are promised, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bench.measure import Figures


@dataclass(frozen=True)
class Promise:
    """A figure of a benchmark with its bound: at most `bound`, or at least where `least`. `reference` is the figure it stands beside."""

    bench: str
    figure: str
    what: str
    bound: float
    unit: str = "ms"
    least: bool = False
    reference: str = ""
    beside: str = ""

    def kept(self, value: float) -> bool:
        """Whether the figure is within its bound."""
        return value >= self.bound if self.least else value <= self.bound


PROMISES = (
    Promise(
        "queue_tick", "tick_p99_ms", "queue, 100,000 open cases, 1,000 updates/s with re-sort: CPU of a tick, p99", 16,
        reference="proxy_p99_ms", beside="QSortFilterProxyModel",
    ),
    Promise("queue_tick", "ratio", "the same, as a share of QSortFilterProxyModel's", 0.4, "x"),
    Promise("latency", "painted_p99_ms", "message at the desk to its row painted, 20,000 open cases, 200 messages/s, scored: p99", 100),
    Promise(
        "ingest", "rules_per_s", "durable ingest with the product's scorer", 3_000, "messages/s", True,
        "sqlite_per_s", "plain sqlite3, FULL, 17 rows a transaction",
    ),
    Promise("ingest", "rules_ratio", "the same, as a share of plain sqlite3", 0.08, "x", True),
    Promise("ingest", "fake_per_s", "durable ingest with the fake scorer (all the rest)", 3_000, "messages/s", True),
    Promise("ingest", "fake_ratio", "the same, as a share of plain sqlite3", 0.08, "x", True),
    Promise("start", "ratio", "start to the first painted queue, as a multiple of an empty window with a table", 3, "x"),
    Promise("start", "painted_ms", "the same in milliseconds", 1_000, reference="empty_ms", beside="empty PySide6 window with a table"),
    Promise(
        "packaged", "window_ratio", "start of the built program with its window, as a multiple of the same from source", 1.2, "x",
        reference="window_source_ms", beside="from source, ms",
    ),
    Promise(
        "packaged", "queue_ratio", "the same of the command `queue`", 1.2, "x", reference="queue_source_ms", beside="from source, ms",
    ),
    Promise(
        "search", "zh_p95_ms", "search, Chinese, 1 to 6 characters: p95", 5,
        reference="like_p50_ms", beside="LIKE over folded text, p50",
    ),
    Promise("search", "en_p95_ms", "search, English, 1 to 6 letters: p95", 5),
    Promise(
        "search", "wrong", "Chinese searches that did not answer what LIKE answers", 0, "searches",
        reference="compared", beside="searches compared",
    ),
    Promise(
        "scorer", "per_s", "readings through `stepin score`, one core, conversations of 5 to 20 messages, zh and en", 5_000, "messages/s",
        True, "snownlp_per_s", "SnowNLP, its sentiment of the same customers' texts",
    ),
    Promise("scorer", "ratio", "the same, times as fast as SnowNLP", 4, "x", True),
    Promise("scorer", "first_ms", "first reading of a process", 500),
    Promise("scorer", "slowest_ms", "slowest reading of hostile messages of 20,000 and 100,000 characters", 20),
    Promise(
        "memory", "rss_mb", "memory of the window, 100,000 open cases", 300, "MB",
        reference="bare_mb", beside="interpreter and Qt, nothing opened",
    ),
    Promise("case_view", "open_p95_ms", "a case of 10,000 messages opens: p95", 200),
    Promise("case_view", "graph_p95_ms", "its graph of 10,000 points drawn: p95", 16),
    Promise("case_view", "scroll_p95_ms", "its conversation scrolled by a page: p95", 16.7),
    Promise("case_view", "key_p99_ms", "arrow key held down, a press to the chosen row painted: p99", 33),
    Promise("advice", "mark_p95_ms", "advice while a reply of 500 characters is typed: a key to the painted marks, p95", 50),
    Promise("advice", "frame_max_ms", "the same: the GUI thread's longest frame because of it", 16),
    Promise("trust", "unsigned_per_s", "journal checked, nothing signed, one core", 100_000, "entries/s", True),
    Promise("trust", "signed_per_s", "the same, every entry signed (Ed25519)", 5_000, "entries/s", True),
    Promise("trust", "ingest_ratio", "ingest with every entry signed, as a share of the same unsigned", 0.8, "x", True),
    Promise("trust", "signing_ratio", "orders, a transaction each, signed, as a share of the same unsigned", 0.8, "x", True),
    Promise(
        "trust", "wrong", "approved or listed twice, by oneself, over a limit or budget, or unsigned, in a race", 0, "orders",
        reference="pairs", beside="pairs of conflicting orders",
    ),
    Promise("races", "wrong", "the same, 10,000 pairs", 0, "orders", reference="orders", beside="orders"),
    Promise("importing", "late_max_ms", "the window's longest silence during an import", 50),
    Promise(
        "webhook", "answer_p99_ms", "WhatsApp webhook, 80 messages/s, from when it was due to its 200, durable before that: p99", 100,
        reference="posts", beside="bodies of one message",
    ),
    Promise("webhook", "lost", "of them not in the record", 0, "messages"),
    Promise("webhook", "double", "of them in it twice", 0, "messages"),
    Promise(
        "webhook_kills", "lost", "kill -9 of the gateway between a body and its answer, the service trying again: lost", 0, "messages",
        reference="kills", beside="kills",
    ),
    Promise("webhook_kills", "double", "the same: stored twice", 0, "messages", reference="of_them_kept", beside="kept before the kill"),
    Promise(
        "mailbox", "row_p95_ms", "e-mail in a mailbox of a real server to its row with its reading, woken by IDLE: p95", 2000,
        reference="mails", beside="mails",
    ),
    Promise("mailbox", "lost", "of them not in the record", 0, "mails"),
    Promise("sender_kills", "double", "kill -9 of the sender: replies taken twice", 0, "replies", reference="kills", beside="kills"),
    Promise(
        "sender_kills", "lost", "the same: replies that did not go out and seem to have", 0, "replies",
        reference="shown", beside="shown as unknown or failed",
    ),
    Promise(
        "deliveries", "same_messages", "10,000 deliveries, shuffled, 3 times each, 1 % garbage: messages and readings as in order (1: yes)",
        1, "", True, "deliveries", "bodies",
    ),
    Promise("deliveries", "same_receipts", "the same of receipts", 1, "", True),
    Promise("deliveries", "unlisted", "spoilt bodies that are not listed", 0, "bodies", reference="garbage", beside="spoilt"),
    Promise(
        "peer", "ratio", "first queue page of 100,000, times faster than django-helpdesk's list (a web page's data, made by a server)", 50,
        "x", True,
    ),
    Promise("soak", "window_ratio", "24 hours of a floor at 500x: the window's memory, last hour over third", 1.05, "x"),
    Promise("soak", "scorer_ratio", "the same of the scorer", 1.05, "x"),
    Promise("kills", "lost", "acknowledged messages and decisions that a kill -9 lost", 0, "lost", reference="kills", beside="kills"),
    Promise("kills", "valid", "whether the record is valid after them all (1: it is)", 1, "", True),
    Promise("kills", "restart_max_ms", "slowest start after a kill, to its first answer", 2_000, "ms"),
    Promise("power", "with_losses", "simulated power cuts that lost what was acknowledged", 0, "cuts", reference="cuts", beside="cuts"),
    Promise("power", "corrupt", "simulated power cuts that left a broken record", 0, "cuts"),
    Promise("calls", "with_losses", "failing calls to the disk that lost something", 0, "calls", reference="failing", beside="failing"),
    Promise("flips", "missed", "flipped bits that changed something, not found", 0, "bits", reference="changed", beside="that changed"),
    Promise("bytes", "missed", "changed bytes of the journal that were not found", 0, "bytes", reference="changes", beside="changes"),
    Promise("bytes", "misplaced", "changed bytes whose place was not named", 0, "bytes"),
    Promise("fuzz", "crashes", "crashes in ten minutes of fuzzing", 0, "crashes", reference="runs", beside="runs"),
    Promise("fuzz", "slowest_line_ms", "slowest line of an export, a JSONL or an order", 5),
    Promise("peer", "page_ms", "the same in milliseconds", 15, reference="peer_ms", beside="django-helpdesk 2.6, 25 rows by priority"),
)  # fmt: skip


def outcome(results: Mapping[str, Figures]) -> list[dict[str, object]]:
    """What became of each promise that was measured."""
    rows: list[dict[str, object]] = []
    for promise in PROMISES:
        figures = results.get(promise.bench)
        if figures is None or promise.figure not in figures:
            continue
        value = figures[promise.figure]
        row: dict[str, object] = {"what": promise.what, "value": value, "unit": promise.unit, "bound": promise.bound}
        row |= {"least": promise.least, "kept": promise.kept(value)}
        if promise.reference in figures:
            row |= {"reference": figures[promise.reference], "beside": promise.beside}
        rows.append(row)
    return rows
