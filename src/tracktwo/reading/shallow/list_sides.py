"""Finder: the side of people whom a list announces ("from Vell A and B"), in texts without a parser."""

from __future__ import annotations

from tracktwo.reading.draft import Draft
from tracktwo.reading.groups import side_of
from tracktwo.reading.name_scan import scan
from tracktwo.reading.shallow.scene import Scene, scene_of
from tracktwo.reading.shallow.words import clause_words
from tracktwo.reading.word_forms import ShallowLanguage


class ListSides:
    """Sets `side` of people after a country in the case "from", "on the side of", "colleagues from"; the first word of the text stands."""

    name = "list_sides"
    needs = frozenset({"people", "gazetteer"})
    adds = frozenset({"sides"})

    def __init__(self, language: str, morphology: ShallowLanguage) -> None:
        self._words, self._morphology = clause_words(language), morphology

    def find(self, draft: Draft) -> None:
        """Sentence by sentence; a list ends with the sentence or with the next side's."""
        if self._words is None:
            return
        scene = scene_of(draft, self._words, self._morphology)
        seen = scan(draft, self._morphology)
        for sentence in draft.analysis.sentences:
            people = {m.first: m for m in scene.mentions(sentence.first, sentence.last, "person")}
            side: str | None = None
            for at in range(sentence.first, sentence.last):
                if at in people:
                    entity = draft.entity(people[at].entity.id)
                    if side is not None and entity.side is None:
                        draft.change(entity.id, side=side)
                    continue
                found = side_of(seen, at)
                if found is not None and self._announces(scene, at, sentence.last):
                    side = found
                elif scene.words.act_first and scene.tokens[at].form == "finite":
                    side = None

    def _announces(self, scene: Scene, at: int, last: int) -> bool:
        """Whether the side's name at `at` opens a list: in the ablative, or before "side", "colleague"."""
        words = scene.words
        if scene.tokens[at].case == "abl":
            return True
        return any(i < last and scene.is_word(i, (*words.from_words, *words.colleagues)) for i in (at + 1, at + 2))
