from __future__ import annotations

from tracktwo.reading.backends.trained_names import tagger_of
from tracktwo.reading.name_tagger import TAGS, best_path


def test_the_best_path_never_goes_on_with_a_name_that_has_not_begun() -> None:
    inside = [0] * len(TAGS)
    inside[TAGS.index("I-PER")] = 5
    assert [TAGS[i] for i in best_path([inside, inside], {})] != ["I-PER", "I-PER"]
    assert TAGS[best_path([inside], {})[0]] != "I-PER"


def test_armenian_names_are_tagged() -> None:
    tagger = tagger_of("hy")
    assert tagger is not None
    words = ["Երեկ", "Նարեկ", "Սիմոնյանը", "ժամանել", "է", "Փարիզ", ":"]
    assert tagger.tag(words) == ["O", "B-PER", "I-PER", "O", "O", "B-LOC", "O"]
    assert tagger.tag([]) == []


def test_a_language_without_weights_has_no_tagger() -> None:
    assert tagger_of("az") is None


def test_tags_do_not_depend_on_what_was_tagged_before() -> None:
    """Kept sums are those of the words themselves."""
    tagger, fresh = tagger_of("hy"), tagger_of("hy")
    assert tagger is not None and fresh is not None
    words = ["Երեկ", "Նարեկ", "Սիմոնյանը", "ժամանել", "է", "Փարիզ", ":"]
    tagger.tag(words[::-1])
    assert tagger.tag(words) == fresh.tag(words) == tagger.tag(words)
