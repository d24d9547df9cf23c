"""channels.toml, read strictly and changed with care."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.channels.live.settings import KINDS, Chatwoot, Email, Folder, Template, WhatsApp, kind_of, make_account
from desktop.channels.live.settings_file import account_text, parse_accounts, read_accounts, remove_account, save_account
from desktop.core.errors import BadInput, Trouble

WHOLE = """\
# Ours. Ask Ms Lin before changing anything.

# the shop's number
[[whatsapp]]
name = "shop"   # as on the poster
phone_number_id = "1234567890"
templates = [{ name = "late", language = "zh_CN", text = "您好 {{1}}", parameters = ["name"] }]

[[email]]
name = "care"
address = "care@example.com"
user = "care@example.com"
imap_host = "mail.example.com"
smtp_host = "mail.example.com"
staff = ["@example.com"]

# the folder of the scanner
[[folder]]
name = "drop"
path = "/srv/drop"
"""
MAIL = {"name": "care", "address": "a@example.com", "user": "a", "imap_host": "mail.example.com", "smtp_host": "mail.example.com"}


def test_a_file_holds_accounts_of_every_kind() -> None:
    shop, care, drop = parse_accounts(WHOLE.encode())
    assert shop == WhatsApp("shop", "1234567890", templates=(Template("late", "zh_CN", "您好 {{1}}", ("name",)),))
    assert isinstance(care, Email) and care.staff == ("@example.com",) and care.imap_port == 993
    assert drop == Folder("drop", "/srv/drop")
    assert [kind_of(each) for each in (shop, care, drop)] == ["whatsapp", "email", "folder"]


def test_no_file_is_no_account(tmp_path: Path) -> None:
    assert read_accounts(tmp_path / "channels.toml") == ()


@pytest.mark.parametrize(
    ("text", "code", "setting"),
    [
        ("[[telegram]]\nname = 'x'", "channels_kind", "telegram"),
        ("email = 1", "channels_value", "email"),
        ("[[folder]]\npath = '/x'", "channels_name", None),
        ("[[folder]]\nname = 'a b'\npath = '/x'", "channels_name", None),
        ("[[folder]]\nname = 'a'", "channels_missing", "path"),
        ("[[folder]]\nname = 'a'\npath = '/x'\npaht = 1", "channels_setting", "paht"),
        ("[[folder]]\nname = 'a'\npath = 'x'", "channels_value", "path"),
        ("[[folder]]\nname = 'a'\npath = ''", "channels_value", "path"),
        ("[[folder]]\nname = 'a'\npath = 3", "channels_value", "path"),
        ("[[folder]]\nname = 'a'\npath = '/x'\nstaff = 'me'", "channels_value", "staff"),
        ("[[folder]]\nname = 'a'\npath = '/x'\nactive = 1", "channels_value", "active"),
        ("[[folder]]\nname = 'a'\npath = '/x'\ndate_order = 'ydm'", "channels_value", "date_order"),
        ("[[folder]]\nname = 'a'\npath = '/x'\ntime_zone = 'Mars/Olympus'", "channels_value", "time_zone"),
        ("[[folder]]\nname = 'a'\npath = \"/x\\u0007\"", "channels_value", "path"),
        ("[[chatwoot]]\nname = 'a'\nurl = 'http://desk.example.com'\naccount = 1", "channels_value", "url"),
        ("[[chatwoot]]\nname = 'a'\nurl = 'https://example.com:pw@desk.example.com'\naccount = 1", "channels_value", "url"),
        ("[[chatwoot]]\nname = 'a'\nurl = \"https:\\u002F/[desk\"\naccount = 1", "channels_value", "url"),
        ("[[chatwoot]]\nname = 'a'\nurl = 'https://desk.example.com'\naccount = 0", "channels_value", "account"),
        ("[[chatwoot]]\nname = 'a'\nurl = 'https://desk.example.com'\naccount = true", "channels_value", "account"),
        ("[[chatwoot]]\nname = 'a'\nurl = 'https://desk.example.com'\naccount = 1\naccess_token = 'x'", "channels_secret", "access_token"),
        ("[[whatsapp]]\nname = 'a'\nphone_number_id = '+86 1'", "channels_value", "phone_number_id"),
        ("[[whatsapp]]\nname = 'a'\nphone_number_id = '1'\ntemplates = [1]", "channels_value", "templates"),
        ("[[whatsapp]]\nname = 'a'\nphone_number_id = '1'\ntemplates = [{ name = 'x' }]", "channels_missing", "language"),
        ("[[folder]]\nname = 'a'\npath = '/x'\n[[folder]]\nname = 'A'\npath = '/y'", "channels_same_name", None),
        ("[[folder]", "channels_unreadable", None),
        ("x." * 60 + "x = 1", "channels_unreadable", None),
    ],
)
def test_every_mistake_has_its_code_and_its_place(text: str, code: str, setting: str | None) -> None:
    with pytest.raises(BadInput) as caught:
        parse_accounts(text.encode())
    assert (caught.value.code, caught.value.values.get("setting")) == (code, setting)


@pytest.mark.parametrize("raw", [b"\xff", b"a = 1" * 50_000])
def test_a_file_that_cannot_be_read_is_said_to_be_so(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "channels.toml").write_bytes(raw)
    with pytest.raises(BadInput, match="channels_unreadable"):
        read_accounts(tmp_path / "channels.toml")
    with pytest.raises(BadInput, match="channels_unreadable"):
        read_accounts(tmp_path)


@pytest.mark.parametrize("side", ["imap", "smtp"])
def test_without_encryption_mail_stays_on_this_machine(side: str) -> None:
    here = make_account("email", MAIL | {f"{side}_host": "127.0.0.1", f"{side}_security": "none"})
    assert getattr(here, f"{side}_security") == "none"
    with pytest.raises(BadInput, match="not_encrypted"):
        make_account("email", MAIL | {f"{side}_security": "none"})


def test_an_account_is_changed_and_the_rest_of_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "channels.toml"
    path.write_text(WHOLE, encoding="utf-8")
    shop, care, drop = read_accounts(path)
    save_account(path, WhatsApp("shop", "99", "77"), "shop")
    changed = path.read_text(encoding="utf-8")
    assert read_accounts(path) == (WhatsApp("shop", "99", "77"), care, drop)
    for kept in ("# Ours.", "# the shop's number", "# as on the poster", "# the folder of the scanner"):
        assert kept in changed
    save_account(path, shop, "shop")
    assert read_accounts(path) == (shop, care, drop)


def test_what_spans_lines_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "channels.toml"
    path.write_text(WHOLE.replace('["@example.com"]', '[\n  "@example.com",\n]'), encoding="utf-8")
    shop, care, drop = read_accounts(path)
    assert isinstance(care, Email)
    save_account(path, make_account("email", MAIL | {"staff": ["b@example.com"]}), "care")
    found = read_accounts(path)
    assert isinstance(found[1], Email) and found[1].staff == ("b@example.com",)
    assert "# Ours." in path.read_text(encoding="utf-8") and found[0] == shop and found[2] == drop


def test_accounts_written_as_one_line_are_changed_too(tmp_path: Path) -> None:
    path = tmp_path / "channels.toml"
    path.write_text("folder = [{ name = 'a', path = '/a' }, { name = 'b', path = '/b' }]", encoding="utf-8")
    save_account(path, Folder("a", "/c"), "a")
    remove_account(path, "b")
    assert read_accounts(path) == (Folder("a", "/c"),)


def test_accounts_come_and_go(tmp_path: Path) -> None:
    path = tmp_path / "new" / "channels.toml"
    save_account(path, Folder("a", "/a"))
    save_account(path, Chatwoot("desk", "https://desk.example.com", 3, (4, 5)))
    with pytest.raises(BadInput, match="channels_same_name"):
        save_account(path, Folder("DESK", "/b"))
    assert read_accounts(path) == (Folder("a", "/a"), Chatwoot("desk", "https://desk.example.com", 3, (4, 5)))
    remove_account(path, "a")
    remove_account(path, "never there")
    assert [each.name for each in read_accounts(path)] == ["desk"]
    assert not list(path.parent.glob("*.new"))


def test_a_file_that_cannot_be_written_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "channels.toml.new").mkdir()
    with pytest.raises(Trouble, match="channels_unwritten"):
        save_account(tmp_path / "channels.toml", Folder("a", "/a"))


TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S"), include_characters=" "), min_size=1, max_size=30).filter(
    str.strip
)


@given(st.lists(TEXT, max_size=4), TEXT, TEXT)
def test_what_is_written_is_read_again(staff: list[str], customer: str, chat: str) -> None:
    account = make_account("folder", {"name": "x", "path": "/srv", "staff": staff, "customer": customer, "chat": chat})
    assert parse_accounts(account_text(account).encode()) == (account,)


def test_every_kind_can_be_written() -> None:
    least = {"whatsapp": {"phone_number_id": "1"}, "email": MAIL, "folder": {"path": "/x"}}
    least["chatwoot"] = {"url": "http://127.0.0.1:3000", "account": 1}  # type: ignore[dict-item]
    for kind in KINDS:
        account = make_account(kind, {"name": "x", **least[kind]} | {"name": "x"})
        assert parse_accounts(account_text(account).encode()) == (account,)
