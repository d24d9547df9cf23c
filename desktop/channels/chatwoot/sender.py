"""What goes out to a help desk: answers, notes, templates, and who has a conversation; each at most once."""

from __future__ import annotations

import time
from collections.abc import Callable

from desktop.channels.chatwoot import mapping
from desktop.channels.chatwoot.account import Account
from desktop.channels.chatwoot.rest import Client
from desktop.channels.chatwoot.talks import Talk
from desktop.channels.chatwoot.wire import Row, inner, needed, number, text, texts
from desktop.channels.live.seam import Answer, Letter
from desktop.core.errors import Trouble

GRACE = 60.0
"""Seconds that a service may still be busy with a call whose answer we did not get: absent before that proves nothing."""
RETRY = 30.0
"""Seconds until the next attempt where the service names none."""
_NEVER = frozenset({"not_allowed", "bad_address", "garbled"})
"""Troubles that another attempt does not mend, when the service surely took nothing."""


class ChatwootSender:
    """An account of a help desk as a seam.Sender. A letter's id goes out as `content_attributes.external_ref`, which the help desk keeps;
    after an attempt whose end is not known, it is looked for there."""

    def __init__(
        self, account: Account, *, client: Client | None = None, clock: Callable[[], float] = time.monotonic, grace: float = GRACE
    ) -> None:
        self._account, self._clock, self._grace = account, clock, grace
        self._client = client or Client(account)
        self._owner = 0
        self._begun: dict[str, float] = {}
        self._before: dict[int, int] = {}

    def check(self) -> None:
        """Sign in. Raises Trouble."""
        self._owner = needed(self._client.profile(), "id")

    def send(self, letter: Letter) -> Answer:
        """Try once. An answer that did not come, or that nobody can read, is `unknown`; after a refusal that may follow a write, the
        letter is looked for first."""
        display_id = self._account.conversation_in(letter.conversation)
        if display_id is None:
            return Answer("failed", code="bad_address")
        if letter.kind in ("assign", "unassign"):
            return self._assign(letter, display_id)
        self._begun[letter.id] = self._clock()
        try:
            written = self._client.say(display_id, self._body(letter))
        except Trouble as trouble:
            return self._after_trouble(letter, display_id, trouble)
        return self._written(written)

    def look(self, letter: Letter) -> Answer:
        """Whether the help desk has a letter: `sent` with its id there, `later` when it surely has not, `unknown` when it cannot be told
        yet (ask again after `wait`)."""
        display_id = self._account.conversation_in(letter.conversation)
        if display_id is None:
            return Answer("failed", code="bad_address")
        if letter.kind in ("assign", "unassign"):
            return self._look_who(letter, display_id)
        begun = self._begun.setdefault(letter.id, self._clock())
        left = begun + self._grace - self._clock()
        try:
            found = self._find(letter, display_id)
        except Trouble as trouble:
            return Answer("unknown", code=trouble.code, wait=_wait(trouble))
        if found is not None:
            return self._written(found)
        return Answer("unknown", code="too_early", wait=left) if left > 0 else Answer("later")

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _body(self, letter: Letter) -> dict[str, object]:
        """What is posted. No `source_id`: the help desk would take the message for one that went out already."""
        attributes: dict[str, object] = {"external_ref": letter.id}
        if letter.kind == "reply" and _is_of_a_customer(letter) and (answered := self._account.message_in(letter.answers)):
            attributes["in_reply_to"] = answered
        body: dict[str, object] = {"content": letter.text, "message_type": "outgoing", "private": letter.kind == "note"}
        if letter.kind == "template":
            body["template_params"] = _template(letter)
        return body | {"content_attributes": attributes}

    def _written(self, row: Row) -> Answer:
        id_ = number(row, "id")
        return Answer("sent", self._account.message(id_)) if id_ else Answer("unknown", code="garbled", wait=RETRY)

    def _after_trouble(self, letter: Letter, display_id: int, trouble: Trouble) -> Answer:
        if trouble.values.get("status") == 422:
            return self._after_refusal(letter, display_id, trouble)
        if trouble.values.get("maybe") is True:
            return Answer("unknown", code=trouble.code, wait=_wait(trouble))
        if trouble.code in _NEVER:
            return Answer("failed", code=trouble.code)
        return Answer("later", code=trouble.code, wait=_wait(trouble))

    def _after_refusal(self, letter: Letter, display_id: int, trouble: Trouble) -> Answer:
        """The help desk refuses with 422 what it does not accept, but also when something went wrong after it had written."""
        try:
            found = self._find(letter, display_id)
        except Trouble as other:
            return Answer("unknown", code=other.code, wait=_wait(other))
        if found is not None:
            return self._written(found)
        if trouble.values.get("flood") is True:
            return Answer("later", code="rate_limited", wait=60.0)
        return Answer("failed", code="rejected")

    def _find(self, letter: Letter, display_id: int) -> Row | None:
        after = self._account.message_in(letter.answers) or 0
        return next((row for row in self._client.messages(display_id, after) if mapping.reference(row) == letter.id), None)

    def _assign(self, letter: Letter, display_id: int) -> Answer:
        """Read, write, read: the help desk has no version of a conversation, whoever writes last has it. Giving it once more would do no
        harm, so that nothing here is unknown."""
        try:
            wanted, has_it = self._wanted(letter, display_id)
            if wanted != has_it:
                self._client.assign(display_id, wanted)
        except Trouble as trouble:
            hopeless = trouble.values.get("status") == 422 or (trouble.values.get("maybe") is False and trouble.code in (*_NEVER, "broken"))
            return Answer("failed" if hopeless else "later", code=trouble.code, wait=_wait(trouble))
        return self._look_who(letter, display_id)

    def _look_who(self, letter: Letter, display_id: int) -> Answer:
        """Whether the conversation is whose it shall be."""
        try:
            wanted, has_it = self._wanted(letter, display_id)
        except Trouble as trouble:
            return Answer("later", code=trouble.code, wait=_wait(trouble))
        return Answer("sent") if wanted == has_it else Answer("later", code="not_assigned", wait=RETRY)

    def _wanted(self, letter: Letter, display_id: int) -> tuple[int, int]:
        """Whose a conversation shall be and whose it is; 0 is nobody. To take over gives it to whom the letter is from, to leave gives it
        back to who had it before, unless it went to somebody else meanwhile."""
        has_it = Talk.read(self._client.conversation(display_id)).assignee
        if (named := number(letter.extra, "assign_to")) is not None:
            return named, has_it
        ours = self._author(letter)
        if letter.kind == "assign":
            if has_it != ours:
                self._before[display_id] = has_it
            return ours, has_it
        before = self._before.get(display_id, number(letter.extra, "assignee_id") or 0)
        return (before if before != ours else 0) if has_it == ours else has_it, has_it

    def _author(self, letter: Letter) -> int:
        """The agent whose name is that of the letter's author, where there is exactly one; else the token's owner."""
        if not self._owner:
            self.check()
        name = letter.author.strip().casefold()
        same = [row for row in self._client.agents() if name in (text(row, "name").casefold(), text(row, "available_name").casefold())]
        return needed(same[0], "id") if name and len(same) == 1 else self._owner


def _is_of_a_customer(letter: Letter) -> bool:
    """Whether what is answered was said by the customer: only that is worth quoting."""
    return not any(name in letter.extra for name in ("message_type", "private", "author_id", "event"))


def _template(letter: Letter) -> dict[str, object]:
    """The parameters of an approved template as the help desk takes them, from the name, the language and the values in order."""
    if isinstance(ready := letter.extra.get("template_params"), dict):
        return ready
    asked = inner(letter.extra, "template")
    values = {str(place): value for place, value in enumerate(texts(asked, "parameters"), 1)}
    body = {"processed_params": {"body": values} if values else {}}
    return {"name": text(asked, "name"), "category": "UTILITY", "language": text(asked, "language"), **body}


def _wait(trouble: Trouble) -> float:
    asked = trouble.values.get("wait")
    return float(asked) if isinstance(asked, int | float) else RETRY
