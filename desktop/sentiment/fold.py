"""One form for all ways to write the same: width, case, script, homoglyphs, stretched letters; with a map back to the text as given."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

HEAD, TAIL = 1000, 500
"""Of a longer message the first HEAD and the last TAIL code points are scored, so that the time it takes is bounded."""

_OWN = dict(zip("著妳祂牠姊裏喎囉尅舖衞", "着你他它姐里咯咯克铺卫", strict=True))
"""Variants that the Traditional-to-Simplified table leaves alone, and two particles that are one word."""
_ONE = dict(
    zip(
        "覆藉链瞭揹锺馀擡伕薰幷沈钜讬座雠牴衹祇俱画彷幺谘麺缐粧枱啰颚痺簷糭敍侭麹镟暱赒睪鲶緪稆阪醯唚𫫇𪠽𫔭𫗭𧹒𫖸𢧐𫔮𬞟𨪧𫔀𫗫𫗯㖞㓰㳽䌽",
        "复借炼了背钟余抬夫熏并沉巨托坐仇抵只只具划仿么咨面线妆台咯腭痹檐粽叙尽曲旋昵周睾鲇縆穞坂酰吣恶当开喂买愿战闲苹仑炼糊糇咯划弥彩",
        strict=True,
    )
)
"""Characters that OpenCC's tables of characters and phrases, read both ways, take for one another: of each pair one stands for both, so
that a text and what it is converted to fold alike (覆 and 复, 座标 and 坐標), though a few words that Simplified keeps apart meet."""
_HOMOGLYPHS = dict(zip("аеорсухіѕԁјһοαυρνкмтнв", "aeopcyxisdjhoaupvkmthb", strict=True))
_QUOTES = dict(zip("‘’‛`´“”「」『』…", '\'\'\'\'\'"""""".', strict=True))
_GONE = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u3164\ufeff\uffa0\ufe0e\ufe0f")
_DIGITS = str.maketrans("123456789", "000000000")
_DIGIT = re.compile("[1-9]")
_LETTER, _OTHER_LETTER = re.compile("[a-z]"), re.compile(r"[^\W\d_a-z\u00aa-\u024f]")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}|([^\w\s])\2{3,}|(\s)\s+")
_PERHAPS_STRETCHED = re.compile(r"(.)\1\1|\s\s", re.DOTALL)
_KEPT_DOUBLE = re.compile(
    r"\b(?:goo+d|soo+n|too+|foo+d|foo+l\w*|loo+k\w*|helloo*|a+ll+|we+ll+|wi+ll+|sti+ll+|ca+ll+\w*|fu+ll+\w*|he+ll+|bi+ll+|ki+ll+\w*|"
    r"pi+ss+ed|le+ss+|mess+|uselee?ss+|passs+|see+|need+|free+|been+|keep+|o+ff+|stu+ff+|stupi+d|rea+ll+y)\b"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its characters stood. `places` is None when each stands where it stood."""

    text: str
    places: tuple[int, ...] | None
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Code points of the text as given, for a span of the folded text that is not empty."""
        if self.places is None:
            return start, end
        first = self.places[start]
        return first, max(self.places[end], first + 1)


class _Table(dict[int, str]):
    """A folding per character, made when the character is first met. `odd` holds those that fold to none or to several."""

    def __init__(self, simplified: dict[str, str]) -> None:
        super().__init__()
        self._simplified = simplified
        self.odd: set[str] = set()

    def __missing__(self, code: int) -> str:
        folded = self._folded(chr(code))
        if len(folded) != 1:
            self.odd.add(chr(code))
        self[code] = folded
        return folded

    def _folded(self, character: str) -> str:
        if character in _GONE or unicodedata.category(character) in ("Cf", "Mn", "Me"):
            return ""
        wide = unicodedata.normalize("NFKC", _QUOTES.get(character, character)).casefold()
        bare = "".join(c for c in unicodedata.normalize("NFD", wide) if unicodedata.category(c) != "Mn") if wide < "\u2000" else wide
        return "".join(self._simplified.get(c, c) for c in bare)


class Folder:
    """Folds texts; learns each character once."""

    def __init__(self) -> None:
        self._simplified = _united({**_read_simplified(), **_OWN, **_HOMOGLYPHS})
        self._table = _Table(self._simplified)
        self._wide = {ord(old): new for old, new in self._simplified.items() if old > "\u2e80"}

    def simplify(self, text: str) -> str:
        """Traditional characters to Simplified ones, one for one, and nothing else: for patterns."""
        return text.translate(self._wide)

    def fold(self, text: str) -> Folded:
        """The folded text, of at most HEAD + TAIL + 1 characters' worth of the original."""
        if len(text) > HEAD + TAIL + 1:
            return self._fold_ends(text)
        if text.isascii():
            folded, places = text.lower().replace("`", "'"), None
        else:
            folded = text.translate(self._table)
            places = None if self._table.odd.isdisjoint(text) else self._places(text)
        if _PERHAPS_STRETCHED.search(folded) and _STRETCHED.search(folded):
            folded, places = _unstretched(folded, places or tuple(range(len(text) + 1)))
        return Folded(folded, places, len(text))

    def _places(self, text: str) -> tuple[int, ...]:
        table = self._table
        return (*(n for n, c in enumerate(text) for _ in table[ord(c)]), len(text))

    def _fold_ends(self, text: str) -> Folded:
        head, tail = self.fold(text[:HEAD]), self.fold(text[-TAIL:])
        shift = len(text) - TAIL
        first = head.places or tuple(range(HEAD + 1))
        last = tail.places or tuple(range(TAIL + 1))
        return Folded(f"{head.text}\n{tail.text}", first + tuple(place + shift for place in last), len(text))


def is_latin(text: str) -> bool:
    """Whether a folded text is read as English is: in ASCII, or with Latin letters and no others ("£5 gone, thank you 🙂")."""
    return text.isascii() or (_OTHER_LETTER.search(text) is None and _LETTER.search(text) is not None)


def digits_alike(text: str) -> str:
    """A text with 0 for every digit. Most have none, and looking for one takes a tenth of the time."""
    return text.translate(_DIGITS) if _DIGIT.search(text) else text


def _unstretched(text: str, places: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """Letters met three times or more in a row once (twice in Chinese and in words that are written so), marks three times, blanks once."""
    parts: list[str] = []
    kept: list[int] = []
    start = 0
    for found in _STRETCHED.finditer(text):
        keep = found.start() + _kept_of(found, text)
        parts.append(text[start:keep])
        kept.extend(places[start:keep])
        start = found.end()
    parts.append(text[start:])
    kept.extend(places[start:])
    return "".join(parts), tuple(kept)


def _kept_of(found: re.Match[str], text: str) -> int:
    if found[3]:
        return 1
    if found[2]:
        return 3
    if found[1] > "\u2e80":
        return 2
    if (
        found.end() - found.start() == 3
        and not text[found.start() - 1 : found.start()].isalpha()
        and not text[found.end() : found.end() + 1].isalpha()
    ):
        return 3  # BBB, www: a name, not a stretched letter
    first = max(0, found.start() - 12)
    around = text[first : found.end() + 12]
    start = found.start() - first
    return 2 if any(word.start() <= start < word.end() for word in _KEPT_DOUBLE.finditer(around)) else 1


def _read_simplified() -> dict[str, str]:
    """OpenCC's table of characters, the first choice of each (Apache-2.0, from the installed package)."""
    lines: Iterable[str] = (resources.files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return {old: new.split()[0] for old, new in pairs if len(old) == 1}


def _united(table: dict[str, str]) -> dict[str, str]:
    """A table whose answers are those that stand for several."""
    united = {old: "".join(_ONE.get(c, c) for c in new) for old, new in table.items()}
    return united | {old: table.get(new, new) for old, new in _ONE.items()}
