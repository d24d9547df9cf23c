"""Words for accounts, their settings, and what is wrong with them, in the interface's language."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.core.errors import StepinError, Trouble
from desktop.ui import troubles
from desktop.ui.plain import one_line
from desktop.ui.words import QT_TRANSLATE_NOOP

KINDS: Mapping[str, str] = {
    "whatsapp": QT_TRANSLATE_NOOP("Connections", "WhatsApp"),
    "email": QT_TRANSLATE_NOOP("Connections", "Email"),
    "chatwoot": QT_TRANSLATE_NOOP("Connections", "Chatwoot"),
    "folder": QT_TRANSLATE_NOOP("Connections", "Watched folder"),
}
ABOUT: Mapping[str, str] = {
    "whatsapp": QT_TRANSLATE_NOOP(
        "Connections",
        "A number of the WhatsApp Business Cloud API. Messages come in by stepin gateway, which Meta can reach behind your web server; "
        "answers leave by it, or by this window while that runs the accounts.",
    ),
    "email": QT_TRANSLATE_NOOP("Connections", "A mailbox, read by IMAP without marking anything as read; answers leave by SMTP."),
    "chatwoot": QT_TRANSLATE_NOOP("Connections", "A help desk: its conversations come in, answers, whispers and assignments go back."),
    "folder": QT_TRANSLATE_NOOP(
        "Connections", "Exports and message files that are dropped there come in once. Nothing in it is moved or deleted."
    ),
}
LABELS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("Connections", "Name"),
    "active": QT_TRANSLATE_NOOP("Connections", "In use"),
    "phone_number_id": QT_TRANSLATE_NOOP("Connections", "Phone number ID"),
    "business_account": QT_TRANSLATE_NOOP("Connections", "Business account ID"),
    "templates": QT_TRANSLATE_NOOP("Connections", "Approved templates"),
    "media": QT_TRANSLATE_NOOP("Connections", "Fetch pictures and files"),
    "server": QT_TRANSLATE_NOOP("Connections", "Other server (for tests)"),
    "address": QT_TRANSLATE_NOOP("Connections", "Address"),
    "user": QT_TRANSLATE_NOOP("Connections", "User"),
    "imap_host": QT_TRANSLATE_NOOP("Connections", "IMAP server"),
    "imap_port": QT_TRANSLATE_NOOP("Connections", "IMAP port"),
    "imap_security": QT_TRANSLATE_NOOP("Connections", "IMAP encryption"),
    "smtp_host": QT_TRANSLATE_NOOP("Connections", "SMTP server"),
    "smtp_port": QT_TRANSLATE_NOOP("Connections", "SMTP port"),
    "smtp_security": QT_TRANSLATE_NOOP("Connections", "SMTP encryption"),
    "shown_name": QT_TRANSLATE_NOOP("Connections", "Name that customers see"),
    "staff": QT_TRANSLATE_NOOP("Connections", "Who is staff"),
    "trusted_server": QT_TRANSLATE_NOOP("Connections", "Server that checks senders"),
    "folders": QT_TRANSLATE_NOOP("Connections", "Mail folders"),
    "sent": QT_TRANSLATE_NOOP("Connections", "Folder of sent mail"),
    "first_days": QT_TRANSLATE_NOOP("Connections", "Days to read at first"),
    "new_conversations": QT_TRANSLATE_NOOP("Connections", "New conversations a day from one sender"),
    "ca_file": QT_TRANSLATE_NOOP("Connections", "Certificate authority (file)"),
    "token_command": QT_TRANSLATE_NOOP("Connections", "Program that prints a token"),
    "url": QT_TRANSLATE_NOOP("Connections", "Web address"),
    "account": QT_TRANSLATE_NOOP("Connections", "Account number"),
    "inboxes": QT_TRANSLATE_NOOP("Connections", "Only these inboxes"),
    "help_label": QT_TRANSLATE_NOOP("Connections", "Label that asks for help"),
    "presence": QT_TRANSLATE_NOOP("Connections", "Appear online there"),
    "path": QT_TRANSLATE_NOOP("Connections", "Folder"),
    "customer": QT_TRANSLATE_NOOP("Connections", "Who is the customer"),
    "chat": QT_TRANSLATE_NOOP("Connections", "Name of the chat"),
    "date_order": QT_TRANSLATE_NOOP("Connections", "Order of dates"),
    "time_zone": QT_TRANSLATE_NOOP("Connections", "Time zone"),
    "access_token": QT_TRANSLATE_NOOP("Connections", "Access token"),
    "app_secret": QT_TRANSLATE_NOOP("Connections", "App secret"),
    "verify_token": QT_TRANSLATE_NOOP("Connections", "Verify token"),
    "password": QT_TRANSLATE_NOOP("Connections", "Password"),
}
HINTS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("Connections", "letters, digits, - and _; stays as it is"),
    "templates": QT_TRANSLATE_NOOP("Connections", "One a line: name | language | text with {{1}} | blank 1, blank 2"),
    "staff": QT_TRANSLATE_NOOP("Connections", "One a line: a name, an address, or @domain"),
    "folders": QT_TRANSLATE_NOOP("Connections", "One a line"),
    "inboxes": QT_TRANSLATE_NOOP("Connections", "Numbers, with commas; empty for all"),
    "sent": QT_TRANSLATE_NOOP("Connections", "found by itself"),
    "token_command": QT_TRANSLATE_NOOP(
        "Connections", "Instead of a password (OAuth), one part a line: the program's whole path, its arguments"
    ),
    "trusted_server": QT_TRANSLATE_NOOP("Connections", "as it names itself in Authentication-Results"),
    "time_zone": QT_TRANSLATE_NOOP("Connections", "such as Asia/Shanghai; else UTC"),
    "url": QT_TRANSLATE_NOOP("Connections", "https://…"),
}
CHOICES: Mapping[str, str] = {
    "tls": QT_TRANSLATE_NOOP("Connections", "TLS"),
    "starttls": QT_TRANSLATE_NOOP("Connections", "STARTTLS"),
    "none": QT_TRANSLATE_NOOP("Connections", "None (this machine only)"),
    "": QT_TRANSLATE_NOOP("Connections", "The file decides"),
    "dmy": QT_TRANSLATE_NOOP("Connections", "Day, month, year"),
    "mdy": QT_TRANSLATE_NOOP("Connections", "Month, day, year"),
    "ymd": QT_TRANSLATE_NOOP("Connections", "Year, month, day"),
}
PROBLEMS: Mapping[str, str] = {
    "offline": QT_TRANSLATE_NOOP("Connections", "It cannot be reached: is this machine online, and is the address right?"),
    "slow": QT_TRANSLATE_NOOP("Connections", "It did not answer in time."),
    "not_signed_in": QT_TRANSLATE_NOOP("Connections", "It does not accept the user name, password or token."),
    "no_token": QT_TRANSLATE_NOOP("Connections", "The program that is to print a token did not print one."),
    "not_allowed": QT_TRANSLATE_NOOP("Connections", "It is there, but this account may not do what is needed."),
    "rate_limited": QT_TRANSLATE_NOOP("Connections", "It asks to be called less often. Try again in some minutes."),
    "garbled": QT_TRANSLATE_NOOP("Connections", "What answers is not this service: is the address right?"),
    "bad_address": QT_TRANSLATE_NOOP("Connections", "There is nothing of that name or number at this address."),
    "bad_certificate": QT_TRANSLATE_NOOP("Connections", "The server cannot prove who it is (certificate), so nothing was told to it."),
    "broken": QT_TRANSLATE_NOOP("Connections", "The service has a fault of its own. Try again later."),
    "secret_missing": QT_TRANSLATE_NOOP("Connections", "Still missing: {setting}."),
    "secret_unusable": QT_TRANSLATE_NOOP("Connections", "A secret is empty or far too long."),
    "weak_secret_place": QT_TRANSLATE_NOOP("Connections", "Others can read {path}; take that right away from them (chmod 600)."),
    "secrets_unwritten": QT_TRANSLATE_NOOP("Connections", "{path} cannot be written ({why})."),
    "channels_unwritten": QT_TRANSLATE_NOOP("Connections", "{path} cannot be written ({why})."),
    "channels_unreadable": QT_TRANSLATE_NOOP("Connections", "{path} cannot be read ({why})."),
    "channels_kind": QT_TRANSLATE_NOOP("Connections", "{path} has an account of a kind that is not known: {setting}."),
    "channels_setting": QT_TRANSLATE_NOOP("Connections", "{account} has a setting that is not known: {setting}."),
    "channels_secret": QT_TRANSLATE_NOOP("Connections", "A secret of {account} stands in {path}: take it out, and type it in here."),
    "channels_missing": QT_TRANSLATE_NOOP("Connections", "Still missing: {setting}."),
    "channels_name": QT_TRANSLATE_NOOP("Connections", "A name is wanted: up to 40 letters, digits, - and _."),
    "channels_same_name": QT_TRANSLATE_NOOP("Connections", "There is another account of the name {account}."),
    "channels_value": QT_TRANSLATE_NOOP("Connections", "{setting}: {why}."),
    "bad_mail_server": QT_TRANSLATE_NOOP("Connections", "The mail server cannot be as it is written here."),
    "mail_not_encrypted": QT_TRANSLATE_NOOP("Connections", "Without encryption only a server on this machine can be used."),
    "bad_mail_account": QT_TRANSLATE_NOOP("Connections", "The mailbox cannot be as it is written here."),
}
REASONS: Mapping[str, str] = {
    "empty": QT_TRANSLATE_NOOP("Connections", "something is wanted here"),
    "too_long": QT_TRANSLATE_NOOP("Connections", "this is too long"),
    "not_printable": QT_TRANSLATE_NOOP("Connections", "it has characters that cannot be seen"),
    "not_a_number": QT_TRANSLATE_NOOP("Connections", "a number is wanted"),
    "out_of_range": QT_TRANSLATE_NOOP("Connections", "this number cannot be"),
    "not_an_address": QT_TRANSLATE_NOOP("Connections", "an email address is wanted"),
    "not_a_host": QT_TRANSLATE_NOOP("Connections", "the name of a server is wanted, without https://"),
    "not_https": QT_TRANSLATE_NOOP("Connections", "an address that begins with https:// is wanted, without a password in it"),
    "not_a_zone": QT_TRANSLATE_NOOP("Connections", "this machine knows no such time zone"),
    "not_absolute": QT_TRANSLATE_NOOP("Connections", "the whole path is wanted, from the root of the disk on"),
    "not_digits": QT_TRANSLATE_NOOP("Connections", "only digits are wanted"),
    "not_one_of": QT_TRANSLATE_NOOP("Connections", "one of the choices is wanted"),
    "not_encrypted": QT_TRANSLATE_NOOP("Connections", "without encryption only a server on this machine can be used"),
    "not_a_template": QT_TRANSLATE_NOOP("Connections", "a line needs a name and a language at least"),
}


class _Values(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "?"


def translated(source: str) -> str:
    """One of the texts above in the interface's language."""
    return QCoreApplication.translate("Connections", source)


def kind(code: str) -> str:
    """What a kind of account is called."""
    return translated(KINDS[code]) if code in KINDS else one_line(code, 40)


def label(setting: str) -> str:
    """What a setting is called."""
    return translated(LABELS[setting]) if setting in LABELS else one_line(setting, 40)


def hint(setting: str) -> str:
    """What may be written into a field, "" where nothing needs to be said."""
    return translated(HINTS[setting]) if setting in HINTS else ""


def problem(error: StepinError) -> str:
    """What is wrong with an account, in a sentence."""
    source = PROBLEMS.get(str(error.values.get("reason"))) or PROBLEMS.get(error.code)
    if source is None:
        return troubles.sentence(error)
    values = {name: one_line(str(value), 200) for name, value in error.values.items()}
    if "setting" in values:
        values["setting"] = label(values["setting"])
    if values.get("why") in REASONS:
        values["why"] = translated(REASONS[values["why"]])
    said = translated(source).format_map(_Values(values))
    return f"{values['host']}:{values['port']} · {said}" if isinstance(error, Trouble) and {"host", "port"} <= values.keys() else said
