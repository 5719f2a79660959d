from tests.reading.making import make_pack
from tracktwo.reading.areas import Areas


def test_the_area_that_most_words_speak_for() -> None:
    areas = Areas(make_pack(), "en")
    assert areas.of("cooperation of journalists in the media sphere") == "media"
    assert areas.of("a hospital near the border with medics") == "health"
    assert areas.of("Demarcation of the Border") == "borders"


def test_no_word_no_area() -> None:
    assert Areas(make_pack(), "en").of("determine the best ways") is None


def test_of_as_many_words_the_first_decides() -> None:
    assert Areas(make_pack(), "en").of("border and media") == "borders"


def test_a_language_without_words_of_its_own_uses_the_english_ones() -> None:
    assert Areas(make_pack(), "ru").of("new media") == "media"
