from __future__ import annotations

from tracktwo.reading.confidence import OTHERS, _table, stated


def test_a_level_states_what_it_was_worth_in_its_language_and_layer() -> None:
    table = _table()
    language, layers = next((name, rows) for name, rows in sorted(table.items()) if name != OTHERS)
    layer, levels = next(iter(layers.items()))
    level, worth = next(iter(levels.items()))
    assert stated(language, layer, level) == worth


def test_languages_without_answers_take_what_all_others_were_worth() -> None:
    assert "tr" not in _table()
    layer, levels = next(iter(_table()[OTHERS].items()))
    level, worth = next(iter(levels.items()))
    assert stated("tr", layer, level) == worth


def test_what_a_person_says_and_what_has_no_answers_is_stated_as_it_is() -> None:
    assert stated("en", "events", 1.0) == 1.0
    assert stated("en", "place", 0.6) == 0.6


def test_nothing_but_a_persons_word_is_certain() -> None:
    assert all(0 < worth < 1 for layers in _table().values() for levels in layers.values() for worth in levels.values())
