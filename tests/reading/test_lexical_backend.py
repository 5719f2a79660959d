from tracktwo.reading.backends.lexical import LexicalBackend


def sentences(text: str, language: str = "en") -> list[str]:
    return [s.span.of(text) for s in LexicalBackend(language).analyse(text).sentences]


def test_armenian_full_stop_and_line_break_end_a_sentence() -> None:
    text = "Նա եկավ։ Հետո գնաց։\nԵրրորդ տող"
    assert sentences(text, "hy") == ["Նա եկավ։", "Հետո գնաց։", "Երրորդ տող"]


def test_initials_and_decimals_do_not_end_a_sentence() -> None:
    assert sentences("A. Lee paid 3.5 coins. He left.") == ["A. Lee paid 3.5 coins.", "He left."]


def test_tokens_point_into_the_text() -> None:
    text = "Dr. Ann's 12:30 talk, «ended»!"
    analysis = LexicalBackend("en").analyse(text)
    assert [t.span.of(text) for t in analysis.tokens] == [t.text for t in analysis.tokens]
    assert "Ann's" in [t.text for t in analysis.tokens]
