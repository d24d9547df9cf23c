"""What a service tells of a message beside its words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.desk.live.details import NEWEST, details_of
from desktop.desk.views import Details
from tests.desk.house import ANGRY, message, open_case, opened, order

EXTRA = {
    "account": "care",
    "claims": "other",
    "crowded": True,
    "auth": {"spf": "pass", "dmarc": "fail"},
    "attachments": [{"name": "a.pdf", "type": "application/pdf"}, "b.txt", 7],
    "media": [{"kind": "audio", "voice": True}, {"kind": "image", "filename": "x.jpg"}],
    "full_text": "all of it",
}


def test_details_are_read_and_nonsense_is_left_out() -> None:
    found = details_of(EXTRA)
    assert (found.claims, found.crowded, found.full) == ("other", True, "all of it")
    assert found.verdicts == (("spf", "pass"), ("dmarc", "fail"))
    assert found.attached == (("voice", ""), ("image", "x.jpg"), ("application/pdf", "a.pdf"), ("file", "b.txt"))
    assert details_of({"claims": 1, "auth": "x", "media": {}, "full_text": None, "crowded": 1}) == Details()


def test_the_newest_messages_of_a_case_that_came_by_an_account_have_theirs(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        desk.begin_account("care", "email", True)
        first = replace(message("m0", ANGRY), extra=EXTRA)
        desk.receive([first, *(replace(message(f"m{n}"), extra={"account": "care"}) for n in range(1, NEWEST + 1))])
        case = open_case(desk, first.conversation)
        assert order(desk, "w", "write", by="lin", case=case, mode="whisper", text="look").accepted
        view = desk.case(case)
        assert view is not None and view.messages[0].details is None and view.messages[5].details is None
        desk.receive([replace(message("m999", ANGRY), extra=EXTRA)])
        view = desk.case(case)
        assert view is not None and [m.id for m in view.messages if m.details is not None] == ["m999"]


def test_what_was_imported_has_none(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        found = replace(message("m0", ANGRY), extra={"claims": "other"})
        desk.receive([found])
        view = desk.case(open_case(desk, found.conversation))
        assert view is not None and view.messages[0].details is None
