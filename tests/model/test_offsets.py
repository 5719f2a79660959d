import re

from hypothesis import given
from hypothesis import strategies as st

from tracktwo.model.offsets import OffsetMap


def squeeze(raw: str) -> tuple[str, OffsetMap]:
    pairs = [m.start() for m in re.finditer(r" (?! )|[^ ]", raw)]
    return "".join(raw[i] for i in pairs), OffsetMap.from_pairs(enumerate(pairs))


@given(st.text(alphabet="ab ", max_size=40))
def test_map_leads_every_character_to_itself(raw: str) -> None:
    text, offsets = squeeze(raw)
    assert [raw[offsets.raw(i) or 0] for i in range(len(text))] == list(text)
    assert offsets.raw(len(text)) is None


@given(st.text(alphabet="abc ", max_size=40))
def test_after_leads_through_both_maps(raw: str) -> None:
    middle, first = squeeze(raw)
    kept = [i for i, c in enumerate(middle) if c != "b"]
    second = OffsetMap.from_pairs(enumerate(kept))
    both = second.after(first)
    assert [both.raw(i) for i in range(len(kept))] == [first.raw(k) for k in kept]
