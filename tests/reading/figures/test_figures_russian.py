from __future__ import annotations

import pytest

from tests.reading.test_reader import make_pack, make_report
from tracktwo.reading import readers
from tracktwo.reading.reader import Reader


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Погибли 93 мирных жителя.", [("killed", 93, "civilian")]),
        ("От мин пострадали 419 человек, из них 72 погибли.", [("killed_or_injured", 419, None), ("killed", 72, None)]),
        ("Жертвами мин стали почти 380 граждан.", [("killed_or_injured", 380, None)]),
        ("На дороге погиб Пётр Громов.", [("killed", 1, None)]),
        ("Министерство сообщило о тяжёлом ранении сапёра.", [("injured", 1, "military")]),
        ("Двое рыбаков погибли при взрыве.", [("killed", 2, "civilian")]),
        ("Заявлено о гибели четырех солдат, а также о ранении десяти солдат и одного мирного жителя.",
         [("killed", 4, "military"), ("injured", 10, "military"), ("injured", 1, "civilian")]),
        ("Один солдат получил огнестрельное ранение.", [("injured", 1, "military")]),
        ("Ранены четыре сотрудника МЧС и один миротворец.", [("injured", 4, None), ("injured", 1, "military")]),
        ("При взрыве погибли трое.", [("killed", 3, None)]),
        ("Погибли более 400 человек.", [("killed", 400, None)]),
    ],
)  # fmt: skip
def test_people_are_counted_in_any_order_of_words(text: str, figures: list[tuple[str, int, str | None]]) -> None:
    backend, finders = readers.build("ru", make_pack())
    reading = Reader(language="ru", backend=backend, finders=finders, pack=make_pack()).read(make_report(text))
    assert [(f.what, f.value, f.category) for f in reading.figures] == figures
