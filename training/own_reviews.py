"""Our own sentences of restaurant reviews by the face they would get, and reviews put together from them."""

from __future__ import annotations

import random
from pathlib import Path

from training.corpora import Corpora, Item
from training.linear import SEED

OWN = Path(__file__).resolve().parent / "own" / "reviews"
MADE, SHORTEST, LONGEST = 60, 4, 7
"""So many reviews are made for each face, of so many sentences."""
OF_FACES = {"cry": ("cry",) * 8 + ("ok",) * 2, "ok": ("ok",) * 6 + ("cry", "smile") * 2, "smile": ("smile",) * 8 + ("ok",) * 2}
"""The sentences of ten that a review of each face is made of."""


def read_reviews(corpora: Corpora) -> list[Item]:
    """The sentences alone, then the reviews made of them by a fixed seed; labelled like openrice."""
    sentences: dict[str, list[str]] = {face: [] for face in OF_FACES}
    for path in sorted(OWN.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            face, text = line.split("\t")
            sentences[face].append(text)
    dice = random.Random(SEED)
    made = [(face, _made(dice, sentences, face)) for face in OF_FACES for _ in range(MADE)]
    alone = [(face, text) for face, texts in sentences.items() for text in texts]
    return [Item(corpora.fold(text), int(face == "cry"), face) for face, text in alone + made]


def _made(dice: random.Random, sentences: dict[str, list[str]], face: str) -> str:
    faces = dice.choices(OF_FACES[face], k=dice.randint(SHORTEST, LONGEST))
    return "。".join(dice.choice(sentences[one]) for one in faces)
