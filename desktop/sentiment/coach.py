"""The phrase coach: reads a draft beside the conversation, finds what makes it worse and what is missing, and offers words for it.

The pieces of a good answer (the feeling named, an apology for something, the demand read back, a choice, a time) are those of complaint
handling practice; for whoever is in danger the first question is whether they are safe.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from desktop.core.coaching import HEATED, LANGUAGES, MISSING, Advice, Hint, Talk, score_of
from desktop.core.complaint import Suggestion
from desktop.core.languages import is_cantonese
from desktop.core.messages import STAFF
from desktop.core.reading import Turn
from desktop.sentiment.clauses import own_answer, saying
from desktop.sentiment.complaint import ComplaintReader
from desktop.sentiment.fold import Folded, Folder
from desktop.sentiment.matching import matches
from desktop.sentiment.phrasing import read_phrasing
from desktop.sentiment.phrasing_model import Span
from desktop.sentiment.rules import Rule, read_rules
from desktop.sentiment.scorer import ASSETS

IN_DANGER = frozenset({"safety", "self_harm", "violence"})
_WIDE = re.compile("[\u4e00-\u9fff]")
_CONTRASTS = (
    "但是|但系|但係|但|不过|不過|可是|可系|可係|然而|只不过|只不過|只是|话又说回来|話又說回來|话说回来|話說回來|偏偏|奈何|无奈|無奈|问题是|問題是|惟"
    r"|可(?!以|能|否|靠)|\b(?:but|however|although|though|nevertheless|nonetheless|still|yet|unfortunately|sadly|regrettably|only|except"
    r"|while|whilst|that said|that being said|having said that|at the same time|then again|even so)\b"
)
_CONTRAST = re.compile(rf"[,，、;；。.\s]*(?:{_CONTRASTS})")
_SUBJECT = re.compile(r"\b(?:i'm|i am|we're|we are|i|we)\s+(?:(?:very|so|really|truly)\s+)?$")
_RECENT = 6
"""So many of the customer's last messages tell what he feels."""
_AT_THE_START = frozenset({"safe", "feeling", "apology"})


class Coach:
    """Loads its patterns and words once; picklable, and loaded anew where it is unpickled."""

    def __init__(self, assets: Path = ASSETS) -> None:
        self._assets = assets
        self._folder = Folder()
        self._complaints = ComplaintReader(assets)
        self._phrasing = read_phrasing(assets, self._folder)
        found = assets / "coach.toml"
        self._has, self._named, self._feelings = ({rule.kind: rule for rule in read_rules(found, table, self._folder)} for table in _TABLES)
        self._words = _read_words(found)

    def __reduce__(self) -> tuple[type[Coach], tuple[Path]]:
        return Coach, (self._assets,)

    def advise(self, draft: str, talk: Talk) -> Advice:
        """What to say of a draft, what makes it worse first. An empty draft gets no advice."""
        language = language_of(talk.turns, self._folder, draft)
        words = self._words[language]
        holding = words["holding"].format(time=talk.by or "____")
        if not draft.strip():
            return Advice(language=language, holding=holding)
        demands = self._complaints.demands(talk.turns)
        worse = tuple(self._worsening(self._folder.fold(draft), draft, words))
        wanted = _wanted(talk, demands)
        said = self._folder.fold(_since_customer(talk.turns) + draft).text
        missing = [piece for piece in wanted if not self._is_said(piece, said, talk, demands)]
        places = {piece: 0 if piece in _AT_THE_START else len(draft) for piece in missing}
        hints = worse + tuple(Hint(piece, place, place, self._fill(piece, words, talk, demands)) for piece, place in places.items())
        return Advice(hints, score_of(len(wanted), len(missing), len(worse)), language, holding)

    def suggest(self, turns: Sequence[Turn]) -> tuple[Suggestion, ...]:
        """What the customer's words say for the record form."""
        return self._complaints.suggest(turns)

    def _worsening(self, folded: Folded, draft: str, words: Mapping[str, str]) -> Iterator[Hint]:
        found = self._phrasing.places(folded)
        alone = self._has["i_alone"]
        found["i_for_we"] = [folded.span(*span) for span in matches(alone, alone.sure, folded.text)]
        others = [span for code, spans in found.items() if code != "contrast_after_empathy" for span in spans]
        for code, spans in found.items():
            if not spans:
                continue
            start, end = spans[0]
            if code == "contrast_after_empathy":
                yield _taken_back(draft, start, end, words)
                continue
            if subject := _SUBJECT.search(draft[:start].lower()):
                start = subject.start()
            whole = saying(draft, start, end, others, code == "rulebook")
            yield Hint(code, start, end, *_said_instead(draft, whole, words[code], words["contrast_after_empathy"][0]))

    def _is_said(self, piece: str, said: str, talk: Talk, demands: Sequence[Suggestion]) -> bool:
        if piece == "read_back":
            return any(_is_in(self._named[demand.value], said) for demand in demands) or self._was_read_back(talk, demands)
        return _is_in(self._has[piece], said)

    def _was_read_back(self, talk: Talk, demands: Sequence[Suggestion]) -> bool:
        """Whether staff named a demand after it was made."""
        for demand in demands:
            later = (turn for turn in talk.turns[demand.words.message + 1 :] if turn.sender in STAFF)
            if any(_is_in(self._named[demand.value], self._folder.fold(turn.text).text) for turn in later):
                return True
        return False

    def _fill(self, piece: str, words: Mapping[str, str], talk: Talk, demands: Sequence[Suggestion]) -> str:
        if piece == "feeling":
            return words[piece].format(feeling=words[self._feeling(talk)])
        if piece == "read_back":
            demand = demands[0].value
            return words[piece].format(demand=words["demand_apology" if demand == "apology" else demand])
        return words[piece].format(time=talk.by or "____") if piece == "time" else words[piece]

    def _feeling(self, talk: Talk) -> str:
        """What the customer seems to feel by his last words; `angry` where they do not tell."""
        last = [turn.text for turn in talk.turns if turn.sender == "customer"][-_RECENT:]
        said = self._folder.fold("\n".join(last)).text
        return next((kind for kind, rule in self._feelings.items() if _is_in(rule, said)), "angry")


_TABLES = ("has", "named", "feeling")


def _wanted(talk: Talk, demands: Sequence[Suggestion]) -> tuple[str, ...]:
    """Which pieces a reply needs here: a customer who is calm and asks for nothing needs none of them."""
    if not any(turn.sender == "customer" for turn in talk.turns):
        return ()
    heated, asks = talk.anger >= HEATED, bool(demands)
    needed = {
        "safe": bool(IN_DANGER & set(talk.risks)),
        "feeling": heated,
        "apology": heated,
        "read_back": asks,
        "options": heated and asks,
        "time": heated or asks,
    }
    return tuple(piece for piece in MISSING if needed[piece])


def language_of(turns: Sequence[Turn], folder: Folder, draft: str = "") -> str:
    """The language to answer in, one of LANGUAGES: that of the customer's words, else the draft's. Han characters that are not the
    Simplified ones are Traditional; Cantonese is told by characters that only it uses."""
    said = "\n".join(turn.text for turn in turns if turn.sender == "customer")[-2000:]
    if not said.strip():
        said = draft[:2000]
    wide = len(_WIDE.findall(said))
    if wide * 4 < len(re.findall("[A-Za-z]", said)) or not wide:
        return "en"
    if is_cantonese(said):
        return "zh_HK"
    return "zh_CN" if folder.simplify(said) == said else "zh_TW"


def _is_in(rule: Rule, text: str) -> bool:
    return next(matches(rule, rule.sure, text), None) is not None


def _since_customer(turns: Sequence[Turn]) -> str:
    """What staff said after the customer's last words: the draft goes on from there."""
    said: list[str] = []
    for turn in reversed(turns):
        if turn.sender == "customer":
            break
        if turn.sender in STAFF:
            said.append(turn.text + "\n")
    return "".join(reversed(said))


def _as_begun(rewrite: str, replaced: str) -> str:
    """With a capital where the words that it stands for have one: they begin a sentence."""
    return rewrite[:1].upper() + rewrite[1:] if replaced[:1].isupper() else rewrite


def _said_instead(draft: str, whole: Span, words: str, stop: str) -> tuple[str, Span]:
    """Words in the place of others, and the place: a mark of question or exclamation after it becomes a stop."""
    start, end = whole
    rewrite = _as_begun(words, draft[start:end])
    return (rewrite + stop, (start, end + 1)) if draft[end : end + 1] in tuple("?!？！") else (rewrite, whole)


def _taken_back(draft: str, start: int, end: int, words: Mapping[str, str]) -> Hint:
    """Words for understanding that is taken back between two places: from the last word that turns, else for the last clause of it."""
    found = list(_CONTRAST.finditer(draft.lower(), start, end))
    if found:
        return _ended(draft, *found[-1].span(), words["contrast_after_empathy"])
    comma = max(draft.rfind(mark, start, end) for mark in ",，;；。 ") + 1
    whole = (comma if start < comma < end else start, end)
    return Hint("contrast_after_empathy", start, end, _as_begun(words["rulebook"], draft[slice(*whole)]), whole)


def _ended(draft: str, start: int, end: int, rewrite: str) -> Hint:
    """The sentence of understanding is ended. What the company does after it begins a new one; anything else makes room for that."""
    begin, close = own_answer(draft, end)
    if begin is not None:
        stop = rewrite[0] + (" " if rewrite[0] == "." else "")
        return Hint("contrast_after_empathy", start, end, stop + draft[begin : begin + 1].upper(), (start, begin + 1))
    blank = " ____" if rewrite[0] == "." else "____"
    return Hint("contrast_after_empathy", start, end, rewrite + blank, (start, close))


def _read_words(path: Path) -> dict[str, Mapping[str, str]]:
    found = tomllib.loads(path.read_text(encoding="utf-8"))["words"]
    return {language: found[language] for language in LANGUAGES}
