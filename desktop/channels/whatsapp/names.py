"""The name of a chat, as the telephone put it into the name of the export's file."""

from __future__ import annotations

import re
import unicodedata

from desktop.channels.whatsapp.headers import even_spaces

_LONGEST = 200
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"whatsapp[ -]?chat (?:with|mit|met|con|med) (?P<name>.+)",
        r"whatsapp[ -]?chat ?[-–] ?(?P<name>.+)",
        r"(?:chat|conversación) de whatsapp con (?P<name>.+)",
        r"chat whatsapp con (?P<name>.+)",
        r"(?:discussion|conversation) whatsapp avec (?P<name>.+)",
        r"conversa do whatsapp com (?P<name>.+)",
        r"whatsapp[ -]keskustelu(?: käyttäjän| kanssa)? ?[-:–]? ?(?P<name>.+?)(?: kanssa)?",
        r"[与與和跟](?P<name>.+?)的? ?whatsapp ?(?:聊天|對話|对话|交談|交谈|聊天记录|聊天記錄|對話紀錄)",
        r"whatsapp ?(?:聊天|對話|对话)(?:记录|記錄|紀錄)? ?[-–] ?(?P<name>.+)",
        r"(?P<name>.+?)との ?whatsapp ?(?:トーク|チャット)(?:履歴)?",
        r"whatsapp ?(?:チャット|トーク|대화|채팅) ?[-–] ?(?P<name>.+)",
        r"(?P<name>.+?)님과의 ?whatsapp ?(?:대화|채팅)",
    )
)
_COPY = re.compile(r" ?\(\d{1,3}\)$")


def chat_name(file_name: str) -> str | None:
    """The chat's name in a file or zip name, or None. Only ever a name to show and compare, never a path."""
    stem = unicodedata.normalize("NFC", file_name.replace("\\", "/").rsplit("/", 1)[-1])
    stem = re.sub(r"\.(?:txt|zip)$", "", stem[-_LONGEST - 100 :], flags=re.IGNORECASE)
    stem = _COPY.sub("", even_spaces(stem).strip())
    for pattern in _PATTERNS:
        if found := pattern.fullmatch(stem):
            return "".join(c for c in found["name"] if unicodedata.category(c) != "Cc").strip()[:_LONGEST] or None
    return None


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are one name: compared by NFKC and case, without marks and outer blanks."""
    return folded(one) == folded(other)


def folded(name: str) -> str:
    """The form in which names are compared. Characters that a file system does not take count as the `_` it is given instead."""
    plain = unicodedata.normalize("NFKC", even_spaces(name)).casefold().strip()
    return re.sub(r'[/\\:*?"<>|]', "_", plain)
