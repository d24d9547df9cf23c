"""What an export says in the place of something it does not hold: omitted media, deleted messages, notices of WhatsApp itself."""

from __future__ import annotations

import re

from desktop.channels.whatsapp.headers import MARKS, even_spaces

_LONGEST = 400

_OMITTED = re.compile(
    r"""<(?:Media|media)\ omitted>|<Medien\ ausgeschlossen>|<M[ée]dias?\ omiti[sd]o?s?>|<Multimedia\ omitido>
    |<Arquivo\ de\ m[íi]dia\ oculto>|<Archivo\ omitido>|<Média\ omis>|<Media\ omessi>
    |<Media\ weggelaten>|<Media\ jätettiin\ pois>|<미디어\ 파일을\ 제외한[^>]{0,20}>
    |<?(?:已)?省略(?:影音内容|多媒体文件|多媒體檔案|媒体文件|媒體檔案)>?|<(?:媒体文件|多媒体文件|媒體檔案|多媒體檔案|影音内容)已省略>|<メディア(?:は含まれていません|なし|を省略)>
    |(?P<kind>image|video|audio|sticker|GIF|document|Contact\ card|video\ note)\ omitted
    |(?P<bild>Bild|Video|Audio|Sticker|GIF|Dokument|Kontaktkarte)\ (?:weggelassen|ausgeschlossen)
    |(?P<imagen>imagen|video|audio|sticker|GIF|documento)\ omitid[oa]
    |(?P<zh>图像|图片|圖片|圖像|视频|影片|音频|音訊|语音|語音|贴图|貼圖|GIF|文档|文件|名片|聯絡人卡片)(?:已)?(?:略去|忽略|省略)""",
    re.VERBOSE,
)
_KINDS = {
    "image": "image", "bild": "image", "imagen": "image", "图像": "image", "图片": "image", "圖片": "image", "圖像": "image",
    "video": "video", "video note": "video", "视频": "video", "影片": "video",
    "audio": "audio", "音频": "audio", "音訊": "audio", "语音": "audio", "語音": "audio",
    "sticker": "sticker", "贴图": "sticker", "貼圖": "sticker", "gif": "gif",
    "document": "document", "dokument": "document", "documento": "document", "文档": "document", "文件": "document",
    "contact card": "contact", "kontaktkarte": "contact", "名片": "contact", "聯絡人卡片": "contact",
}  # fmt: skip
_ATTACHED = re.compile(
    r"<(?:attached|Anhang|adjunto|pièce\ jointe|allegato|anexado|bijgevoegd|附件|已附加|添付ファイル|첨부)[:：]\ ?(?P<inside>[^<>]{1,250})>"
    r"|(?P<before>[^\n<>]{1,250}?\.\w{1,8})\ \((?:file\ attached|Datei\ angehängt|archivo\ adjunto|fichier\ joint|file\ allegato"
    r"|arquivo\ anexado|bestand\ bijgevoegd|文件附件|附件文件|檔案附件|附件檔案|附件|附檔|ファイル添付)\)",
    re.VERBOSE,
)
_DELETED = re.compile(
    r"""(?:This\ message\ was\ deleted|You\ deleted\ this\ message|Diese\ Nachricht\ wurde\ gelöscht|Du\ hast\ diese\ Nachricht\ gelöscht
    |Se\ eliminó\ este\ mensaje|Eliminaste\ este\ mensaje|Ce\ message\ a\ été\ supprimé|Vous\ avez\ supprimé\ ce\ message
    |(?:这条|此)(?:消息|讯息)已(?:被)?删除|你(?:已)?删除了(?:这条|此|本条)(?:消息|讯息)|您(?:已)?删除了(?:这条|此|本条)消息
    |(?:這則|此)(?:訊息|消息)已(?:被)?刪除|[你您](?:已)?刪除了(?:這則|此)訊息|[你您]已刪除此訊息)\ ?[.。]?""",
    re.VERBOSE,
)
_NOTICE = re.compile(
    r"""Messages?\ (?:and\ calls|to\ this\ (?:chat|group))[^\n]{0,20}\ (?:are|is)\ (?:now\ )?(?:end-to-end|secured\ with)
    |Messages\ you\ send\ to\ this\ (?:chat|group)
    |This\ business\ (?:uses|is|works|account)|This\ chat\ is\ with\ a\ business\ account|Your\ security\ code\ with
    |Nachrichten\ und\ Anrufe\ sind\ Ende-zu-Ende|Nachrichten\ (?:in\ diesem\ Chat|an\ diese\ Gruppe)
    |Los\ mensajes\ y\ las\ llamadas\ están\ cifrados|Les\ messages\ et\ les\ appels\ sont\ chiffrés
    |As\ mensagens\ e\ (?:as\ )?(?:chamadas|ligações)|I\ messaggi\ e\ le\ chiamate\ sono|Viestit\ ja\ puhelut
    |(?:消息|讯息|信息)(?:和|与)通话(?:已|均|都)?(?:进行|经过|使用|受|采用)?(?:了)?端到端加密
    |(?:訊息|消息|信息)(?:與|和|及)通話(?:已|均|都)?(?:受到?|經過|使用|進行|採用)?(?:了)?(?:端對端|端到端|點對點)加密
    |(?:此|本|该|該)(?:商家|企业|企業|商业|商業)(?:帐户|账户|帳戶|帳號)?(?:使用|采用|採用|与|與|目前)
    |メッセージと通話はエンドツーエンド|메시지와\ 통화는\ 종단간""",
    re.VERBOSE,
)
_CALL = re.compile(
    r"Missed (?:group )?(?:voice|video) call|(?:未接|错过的|錯過的)(?:语音|語音|视频|視訊|視像|影像)?(?:通话|通話|来电|來電)",
)
_EDITED = re.compile(
    r"<(?:This message was edited|此消息已编辑|这条消息已编辑|已编辑此消息|此訊息已編輯|這則訊息已編輯|已編輯此訊息)>\s*$",
)
_EVENT = re.compile(
    r"""(?:\ created\ (?:this\ )?group\b|\ changed\ (?:the|this|their|to)\b|\ (?:added|removed)\ |\ left$|\ joined\ using|\ was\ added$
    |\ turned\ (?:on|off)\ |\ is\ a\ contact|建立了群組|创建了(?:此)?群组|创建了群|加入了群|加入了群組|退出了群|(?:更改|变更|變更)了)""",
    re.VERBOSE,
)


def is_notice(text: str, *, marked: bool) -> bool:
    """Whether a message is one of WhatsApp's own, whoever it is put in the mouth of. `marked`: it began with a directional mark,
    which only WhatsApp writes; then events of a group count too."""
    if len(text) > _LONGEST or "\n" in text.strip():
        return False
    text = even_spaces(text)
    return bool(_NOTICE.match(text)) or (marked and bool(_CALL.match(text) or _EVENT.search(text)))


def is_event(name: str) -> bool:
    """Whether what stands before the first colon is the beginning of a notice that quotes something, not a name."""
    return _unbalanced(name) or name.startswith(("You changed ", "You created ", "您更改了", "你更改了", "您變更了", "你變更了"))


def _unbalanced(name: str) -> bool:
    opened = name.count("“") - name.count("”") + name.count("「") - name.count("」") + name.count("«") - name.count("»")
    return (opened > 0 and "„" not in name) or name.count('"') % 2 == 1


def whats_missing(text: str) -> dict[str, object]:
    """What the text stands for, as fields of `extra`: `media` (omitted or attached), `media_kind`, `media_name`, `deleted`, `edited`."""
    if "\n" not in text and len(text) <= _LONGEST:
        plain = even_spaces(text).strip(" " + MARKS)
        if found := _OMITTED.fullmatch(plain):
            kind = _KINDS.get((found[found.lastgroup] if found.lastgroup else "").lower())
            return {"media": "omitted", "media_kind": kind} if kind else {"media": "omitted"}
        if _DELETED.fullmatch(plain):
            return {"deleted": True}
    line = even_spaces(text[: 2 * _LONGEST].split("\n", 1)[0]).lstrip(MARKS)
    if found := _ATTACHED.match(line):
        return {"media": "attached", "media_name": (found["inside"] or found["before"]).strip()}
    return {"edited": True} if text.endswith(">") and _EDITED.search(text[-60:]) else {}
