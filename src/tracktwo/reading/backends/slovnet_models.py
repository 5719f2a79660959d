"""slovnet's three taggers run together over one text: names, word forms and syntax of all sentences.

slovnet runs each model alone, over batches of sentences filled up to the longest. The three share words, shapes and word vectors, and their
encoders see three words to either side, so here all sentences stand in one row with gaps between them, words are looked up once, and only
what decodes a sentence as a whole (names, heads) sees sentences. The answers are slovnet's own; tests compare them.
"""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.errors import ModelError

_NAVEC = "emb/navec_news_v1_1B_250K_300d_100q.tar"
_NER, _MORPH, _SYNTAX = (f"model/slovnet_{part}_news_v1.tar" for part in ("ner", "morph", "syntax"))

#: Sentences decoded together: enough to spread numpy's cost a call, few enough that lengths stay alike.
_BATCH = 16
#: Between two sentences: no word.
_GAP = (-1, -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedWord:
    """What the models say of one word: the head is the number of a word of its sentence from 1, or 0."""

    pos: str
    feats: dict[str, str]
    head: int
    label: str
    name: str


class Taggers:
    """The loaded models. Raises `ModelError` where they are missing."""

    def __init__(self) -> None:
        models = bare_models()
        self._ner, self._morph, self._syntax = (m.infer.model for m in models)
        encoder = models[0].infer.encoder
        self._words, self._shapes = encoder.words_vocab, encoder.shapes_vocab
        self._names, self._tags = models[0].infer.decoder.tags_vocab, models[1].infer.decoder.tags_vocab
        self._relations = models[2].infer.decoder.rels_vocab
        self._form = functools.cache(self._parse_tag)
        self._ids = functools.lru_cache(maxsize=100_000)(self._encode)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[TaggedWord]]:
        """The words of each sentence; no sentence is empty."""
        import numpy as np

        if not sentences:
            return []
        ids, places = [_GAP], []
        for sentence in sentences:
            places.append((len(ids), len(ids) + len(sentence)))
            ids += [self._ids(word) for word in sentence]
            ids.append(_GAP)
        words, shapes = np.array(ids).T[:, np.newaxis]
        gaps = words < 0
        vectors = self._ner.emb.word(words)
        rows = []
        for model in (self._ner, self._morph, self._syntax):
            row = np.concatenate((vectors, model.emb.shape(shapes)), axis=-1)
            row[gaps] = 0
            rows.append(model.encoder(row, gaps)[0])
        emissions = self._ner.head(rows[0])
        forms = self._morph.head.decode(self._morph.head(rows[1]))
        decoded: dict[int, tuple[Any, Any, Any]] = {}
        for batch in _batches(places):
            mask = _padded([np.ones(places[i][1] - places[i][0], dtype=bool) for i in batch])
            tags = self._ner.head.crf.decode(_padded([emissions[slice(*places[i])] for i in batch]), mask)
            encoded = _padded([rows[2][slice(*places[i])] for i in batch])
            found = self._syntax.head.decode(self._syntax.head(encoded), mask)
            relations = self._syntax.rel.decode(self._syntax.rel(encoded, found), mask)
            for number, i in enumerate(batch):
                decoded[i] = tags[number], found[number], relations[number]
        return [list(self._words_of(forms[start:end], *decoded[i])) for i, (start, end) in enumerate(places)]

    def _words_of(self, forms: Any, names: Any, heads: Any, relations: Any) -> Iterator[TaggedWord]:
        for form, name, head, relation in zip(forms.tolist(), names.tolist(), heads.tolist(), relations.tolist(), strict=False):
            pos, feats = self._form(form)
            yield TaggedWord(pos=pos, feats=feats, head=head, label=self._relations.decode(relation), name=self._names.decode(name))

    def _parse_tag(self, number: int) -> tuple[str, dict[str, str]]:
        pos, _, feats = self._tags.decode(number).partition("|")
        return pos, dict(feat.split("=", 1) for feat in feats.split("|")) if feats else {}

    def _encode(self, word: str) -> tuple[int, int]:
        from slovnet.shape import word_shape

        return self._words.encode(word.lower()), self._shapes.encode(word_shape(word))


def bare_models() -> tuple[Any, ...]:
    """slovnet's models of names, word forms and syntax as they come. Raises `ModelError` where they are missing."""
    try:
        from navec import Navec
        from slovnet import NER, Morph, Syntax

        folder = _weights()
        navec = Navec.load(folder / _NAVEC)
        return tuple(api.load(folder / path).navec(navec) for api, path in ((NER, _NER), (Morph, _MORPH), (Syntax, _SYNTAX)))
    except (ImportError, OSError) as error:
        raise ModelError(
            f"The Russian models cannot be loaded: {error}.", remedy="Install tracktwo with its locked dependencies."
        ) from error


def _weights() -> Path:
    found = importlib.util.find_spec("natasha")
    if found is None or found.origin is None:
        raise ModelError("The package natasha, which carries the Russian weights, is missing.", remedy="Install tracktwo again.")
    return Path(found.origin).parent / "data"


def _batches(places: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Numbers of sentences of like length together."""
    order = sorted(range(len(places)), key=lambda i: places[i][1] - places[i][0])
    for first in range(0, len(order), _BATCH):
        yield order[first : first + _BATCH]


def _padded(rows: Sequence[Any]) -> Any:
    import numpy as np

    longest = max(len(row) for row in rows)
    filled = np.zeros((len(rows), longest, *rows[0].shape[1:]), dtype=rows[0].dtype)
    for number, row in enumerate(rows):
        filled[number, : len(row)] = row
    return filled
