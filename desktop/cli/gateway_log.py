"""What the gateway says of its accounts: a line for each event, with numbers and codes, never with words, names or addresses."""

from __future__ import annotations

from collections.abc import Callable

from desktop.channels.live.adapters import Closes
from desktop.channels.live.seam import Answer, Batch, Cursor, Letter, Sender, Source
from desktop.cli.present import one_line
from desktop.core.errors import StepinError, Trouble

Log = Callable[[str], None]


class LoggedSource:
    """A source whose events are said."""

    def __init__(self, name: str, source: Source, log: Log) -> None:
        self._name, self._source, self._log = name, source, log
        self._ill = ""

    def check(self) -> None:
        """As the source."""
        self._source.check()

    def fetch(self, cursor: Cursor) -> Batch:
        """As the source; what came is counted."""
        batch = self._watched(lambda: self._source.fetch(cursor))
        counts = [(len(batch.items), "message(s)"), (len(batch.receipts), "receipt(s)"), (len(batch.identities), "name(s)")]
        if came := [f"{count} {what}" for count, what in counts if count]:
            self._log(f"{self._name}: {', '.join(came)} came in")
        return batch

    def wait(self, seconds: float) -> None:
        """As the source."""
        self._source.wait(seconds)

    def wake(self) -> None:
        """As the source."""
        self._source.wake()

    def close(self) -> None:
        """As the source."""
        self._source.close()

    def _watched(self, fetch: Callable[[], Batch]) -> Batch:
        """A trouble that lasts is said once, and when it is over."""
        try:
            batch = fetch()
        except Trouble as trouble:
            if trouble.code != self._ill:
                self._ill = trouble.code
                self._log(f"{self._name}: trouble: {trouble.code}")
            raise
        if self._ill:
            self._ill = ""
            self._log(f"{self._name}: well again")
        return batch


class LoggedSender:
    """A sender whose attempts are said."""

    def __init__(self, name: str, sender: Sender, log: Log) -> None:
        self._name, self._sender, self._log = name, sender, log

    def send(self, letter: Letter) -> Answer:
        """As the sender."""
        return self._said(letter, "", self._sender.send(letter))

    def look(self, letter: Letter) -> Answer:
        """As the sender."""
        return self._said(letter, "looked for: ", self._sender.look(letter))

    def close(self) -> None:
        """As the sender, where it holds anything."""
        if isinstance(self._sender, Closes):
            self._sender.close()

    def _said(self, letter: Letter, what: str, answer: Answer) -> Answer:
        code = f" ({one_line(answer.code, 40)})" if answer.code else ""
        wait = f", again in {answer.wait:.0f} s" if answer.state == "later" and answer.wait else ""
        self._log(f"{self._name}: {letter.kind} {one_line(letter.id, 40)}: {what}{answer.state}{code}{wait}")
        return answer


def problem_line(name: str, problem: Exception) -> str:
    """A line for what went wrong with an account; of a bug its kind only, for its text may quote anybody."""
    name = name or "record"
    if isinstance(problem, StepinError):
        return f"{name}: trouble: {problem.code}"
    return f"{name}: bug: {type(problem).__name__}"
