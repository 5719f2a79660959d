from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from tracktwo.errors import ModelError
from tracktwo.reading.backends.slovnet_models import Taggers

SENTENCES = [
    ["Стороны", "договорились", "о", "прекращении", "огня", "."],
    ["Да", "."],
    [
        "В",
        "Ереване",
        ",",
        "по",
        "словам",
        "посла",
        "Анны",
        "Ивановой",
        ",",
        "прошла",
        "встреча",
        "с",
        "участием",
        "представителей",
        "фонда",
        "«",
        "Мост",
        "»",
        ".",
    ],
]


def test_answers_are_slovnets_own() -> None:
    from navec import Navec
    from slovnet import Morph, Syntax

    natasha = importlib.util.find_spec("natasha")
    assert natasha is not None
    assert natasha.origin is not None
    folder = Path(natasha.origin).parent / "data"
    navec = Navec.load(folder / "emb/navec_news_v1_1B_250K_300d_100q.tar")
    morph = Morph.load(folder / "model/slovnet_morph_news_v1.tar").navec(navec)
    syntax = Syntax.load(folder / "model/slovnet_syntax_news_v1.tar").navec(navec)
    theirs = [
        [(m.pos, m.feats, int(s.head_id), s.rel) for m, s in zip(form.tokens, tree.tokens, strict=True)]
        for form, tree in zip(morph.map(SENTENCES), syntax.map(SENTENCES), strict=True)
    ]
    assert [[(w.pos, w.feats, w.head, w.label) for w in words] for words in Taggers().tag(SENTENCES)] == theirs


def test_no_sentence_no_words() -> None:
    assert Taggers().tag([]) == []


def test_a_missing_wheel_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match="natasha.*Install tracktwo again"):
        Taggers()
