"""Both Chinese translations are complete, current and agree with the source."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

import pytest
from opencc import OpenCC
from PySide6.QtCore import QCoreApplication, QTranslator

from desktop.ui import words

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assets" / "i18n"
CHINESE = ("zh_CN", "zh_TW")
ALL = (*CHINESE, "en")
SAME_EVERYWHERE = {"WhatsApp", "Chatwoot", "TLS", "STARTTLS", "https://…"}
USUAL_IN_TAIWAN = "台准群"
"""Characters that Taiwan writes as the mainland does, whatever the strict table says: 工作台, 核准, 群組."""
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n|%L?\d")


@dataclass(frozen=True)
class Text:
    """A message of a .ts file."""

    context: str
    source: str
    kind: str
    plural: bool
    forms: tuple[str, ...]


def texts_of(file: Path) -> list[Text]:
    texts = []
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
            name, source = context.findtext("name") or "", message.findtext("source") or ""
            texts.append(Text(name, source, translation.get("type", ""), message.get("numerus") == "yes", forms))
    return texts


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translations as the tools make them from the source of today."""
    folder = tmp_path_factory.mktemp("i18n")
    for language in ALL:
        shutil.copy(FOLDER / f"stepin_{language}.ts", folder)
    made = subprocess.run([sys.executable, "-m", "tools.translate", "--folder", str(folder)], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert made.returncode == 0, made.stderr
    return folder


@pytest.mark.parametrize("language", ALL)
def test_no_text_is_missing_or_left_over(fresh, language) -> None:
    now, kept = ({(text.context, text.source) for text in texts_of(folder / f"stepin_{language}.ts")} for folder in (fresh, FOLDER))
    assert (sorted(now - kept), sorted(kept - now)) == ([], []), "run python -m tools.translate"


@pytest.mark.parametrize("language", ALL)
def test_no_text_is_unfinished(fresh, language) -> None:
    assert [(t.context, t.source) for t in texts_of(fresh / f"stepin_{language}.ts") if t.kind or not all(t.forms)] == []


@pytest.mark.parametrize("language", ALL)
def test_the_compiled_file_is_current(fresh, language) -> None:
    name = f"stepin_{language}.qm"
    assert (FOLDER / name).read_bytes() == (fresh / name).read_bytes(), "run python -m tools.translate"


@pytest.mark.parametrize("language", ALL)
def test_placeholders_are_those_of_the_source(language) -> None:
    wrong = [
        (text.source, form)
        for text in texts_of(FOLDER / f"stepin_{language}.ts")
        for form in text.forms
        if sorted(PLACEHOLDER.findall(form)) != sorted(PLACEHOLDER.findall(text.source)) or form.count("\n") != text.source.count("\n")
    ]
    assert wrong == []


@pytest.mark.parametrize(("language", "forms"), [("zh_CN", 1), ("zh_TW", 1), ("en", 2)])
def test_plurals_have_the_forms_of_their_language(language, forms) -> None:
    plural = [text for text in texts_of(FOLDER / f"stepin_{language}.ts") if text.plural]
    assert plural and {len(text.forms) for text in plural} == {forms}


@pytest.mark.parametrize("language", CHINESE)
def test_every_text_with_words_is_in_chinese(language) -> None:
    english = [
        text.source
        for text in texts_of(FOLDER / f"stepin_{language}.ts")
        if re.search("[A-Za-z]", PLACEHOLDER.sub("", text.source))
        and text.source not in SAME_EVERYWHERE
        and not all(re.search("[\u4e00-\u9fff]", form) for form in text.forms)
    ]
    assert english == []


def test_the_simplified_text_has_no_traditional_character() -> None:
    to_simplified = OpenCC("t2s")
    forms = [form for text in texts_of(FOLDER / "stepin_zh_CN.ts") for form in text.forms]
    assert [form for form in forms if to_simplified.convert(form) != form] == []


def test_the_traditional_text_has_no_simplified_character() -> None:
    to_traditional = OpenCC("s2t")
    forms = [form for text in texts_of(FOLDER / "stepin_zh_TW.ts") for form in text.forms]
    single = [(form, letter) for form in forms for letter in form if to_traditional.convert(letter) != letter]
    assert [each for each in single if each[1] not in USUAL_IN_TAIWAN] == []


@pytest.mark.parametrize(("language", "critical"), [("zh_CN", "危急"), ("zh_TW", "危急"), ("en", "Critical")])
def test_the_window_reads_the_compiled_file(qapp, language, critical) -> None:
    translator = QTranslator()
    assert translator.load(f"stepin_{language}", str(FOLDER))
    QCoreApplication.installTranslator(translator)
    try:
        assert words.level("critical") == critical
        assert QCoreApplication.translate("StaffList", "%n message(s)", None, 2) in ("2 条消息", "2 則訊息", "2 messages")
    finally:
        QCoreApplication.removeTranslator(translator)
