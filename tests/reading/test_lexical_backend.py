import pytest

from tracktwo.reading.backends.lexical import LexicalBackend, sentence_spans


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


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Որոշվել է «Կամուրջ»: Այս մասին հայտնել է նախարարը:", 2),
        ("Նա ասել է. «Այո, գնում ենք»։ Հետո գնաց։", 2),
        ("2020թ. նոյեմբերի 9-ին հանդիպել են։", 1),
        ("Bu barədə bildirilib. 15 vaqon yola düşüb.", 2),
    ],
)
def test_armenian_stops_and_figures_at_sentence_ends(text: str, count: int) -> None:
    """A colon after a closing mark ends an Armenian sentence, its middle stop before a quotation does not."""
    assert len(list(sentence_spans(text))) == count
