"""Readings of a made-up process of any size: people and bodies by Zipf's law, four languages' scripts, near copies, look-alikes.

Everything follows from the number of the report and the seed, so that the same call gives the same readings.
"""

from __future__ import annotations

import bisect
import datetime
import random
from collections.abc import Iterator
from itertools import accumulate

from tracktwo.model.ids import LocalId
from tracktwo.model.offsets import OffsetMap
from tracktwo.model.reading import Commitment, Entity, Event, Participation, ReaderVersion, Reading, Statement
from tracktwo.model.report import Received, Report
from tracktwo.model.span import Span
from tracktwo.packs.pack import Pack, Place, PlaceName, RelevanceWords, Side

_FIRST = ("Ada", "Bero", "Cilla", "Dov", "Edda", "Fenn", "Gala", "Hesk", "Imra", "Jory", "Kesta", "Lorn", "Mira", "Nole", "Oren", "Pell")
_ROOTS = ("Vel", "Dask", "Morr", "Tann", "Brik", "Solv", "Harn", "Quell", "Zarn", "Fold", "Grev", "Lisk", "Pond", "Rusk", "Wern", "Yald")
_ENDS = ("an", "ov", "li", "er", "ik", "am", "und", "ist", "ow", "ent", "ar", "os")
_PLACES = ("Port Amber", "Lower Ford", "High Gate", "Stone Ferry", "Mill Reach", "Grey Haven", "Salt Bridge", "East Quay")
_TALK = "on talks about crossing bridges school mines water roads exchange lists families visits markets trains books rivers"

#: How many reports fall on one day: an archive that is ten times as large reaches ten times as far back.
PER_DAY = 40

PACK = Pack(
    id="two_banks",
    version="1",
    names={"en": ("Two Banks",)},
    languages=("en",),
    sides=(Side(id="EAST", names={"en": ("Estaria",)}, demonyms={}), Side(id="WEST", names={"en": ("Vestaria",)}, demonyms={})),
    places=tuple(
        Place(id=name.lower().replace(" ", "_"), kind="town", names=(PlaceName(text=name, language="en"),), lat=10 + n, lon=20 + n)
        for n, name in enumerate(_PLACES)
    ),
    relevance=RelevanceWords(sides={}, matters={}, process={}, other={}),
)


class Synthetic:
    """A made-up archive.

    Args:
        people: how many people there are; the first few are in a third of all reports.
        seed: another archive for another seed.
        per_day: how many reports fall on one day.
    """

    def __init__(self, people: int = 20_000, seed: int = 1, per_day: int = PER_DAY) -> None:
        self._seed = seed
        self._per_day = per_day
        every = [f"{f} {r}{e}" for r in _ROOTS for e in _ENDS for f in _FIRST]
        names = [name if n < len(every) else f"{name}{_ENDS[n // len(every) % len(_ENDS)]}" for n, name in _cycled(every, people)]
        self._names = names
        self._weights = list(accumulate(1 / (n + 1) for n in range(people)))

    def person(self, chance: random.Random) -> tuple[str, str]:
        """A person by Zipf's law, with a side."""
        at = bisect.bisect_left(self._weights, chance.random() * self._weights[-1])
        return self._names[at], "EAST" if at % 2 else "WEST"

    def reading(self, number: int) -> Reading:
        """The reading of one report; every eighth is told after the one before it, every twentieth is a near copy of it."""
        told = number - 1 if number % 8 == 0 and number else number
        chance = random.Random(f"{self._seed}.{told}")
        day = datetime.date(1990, 1, 1) + datetime.timedelta(days=told // self._per_day)
        people = dict(self.person(chance) for _ in range(3))
        place = chance.choice(_PLACES)
        names = list(people)
        tail = " ".join(random.Random(f"{self._seed}.{number}.words").choices(_TALK.split(), k=24 if number % 20 else 4))
        own = f"Note {number}. " if number % 20 else ""
        text = f"{own}{' and '.join(names)} met in {place} on {day.isoformat()}. {names[0]} said that {tail} matter. They agreed to {tail}."
        published = (day + datetime.timedelta(days=1)).isoformat()
        received = Received(source=f"made/{number}.txt", raw_sha256="0" * 64, text=text, published=published, external_id=str(number))
        report = Report(
            id=received.report_id,
            source=received.source,
            external_id=str(number),
            raw_sha256="0" * 64,
            published=published,
            published_basis="stated",
            language="en",
            text=text,
            relevant=True,
            relevance=1.0,
            outlet=f"Outlet {number % 60}",
            offsets=OffsetMap.identity(len(text)),
        )
        return self._read(report, people, place, day)

    def irrelevant(self, number: int) -> Report:
        """A report that has nothing to do with the process."""
        text = f"Weather note {number}. {' '.join(random.Random(f'{self._seed}.{number}.weather').choices(_TALK.split(), k=40))}."
        received = Received(source=f"made/weather/{number}.txt", raw_sha256="0" * 64, text=text, external_id=f"w{number}")
        return Report(
            id=received.report_id,
            source=received.source,
            external_id=f"w{number}",
            raw_sha256="0" * 64,
            language="en",
            text=text,
            outlet=f"Outlet {number % 60}",
            offsets=OffsetMap.identity(len(text)),
        )

    def _read(self, report: Report, people: dict[str, str], place: str, day: datetime.date) -> Reading:
        def at(words: str) -> Span:
            start = report.text.index(words)
            return Span(start, start + len(words))

        ids = {name: LocalId(f"e{n}") for n, name in enumerate([*people, place], 1)}
        entities = tuple(
            Entity(
                id=ids[name],
                kind="place" if name == place else "person",
                name=name,
                names=(name,),
                side=people.get(name),
                spans=(at(name),),
            )
            for name in ids
        )
        met, said, agreed = at("met in"), at(" said that "), at("They agreed to")
        first = next(iter(people))
        end = len(report.text)
        return Reading(
            reader=ReaderVersion(name="synthetic", version="1"),
            report=report,
            entities=entities,
            events=(
                Event(
                    id=LocalId("v1"),
                    kind="meeting",
                    start=day.isoformat(),
                    place=ids[place],
                    participants=tuple(Participation(entity=ids[name], side=side, span=met) for name, side in people.items()),
                    spans=(met,),
                ),
            ),
            statements=(Statement(speaker=ids[first], mode="indirect", text=report.text[said.end : agreed.start], span=said),),
            commitments=(
                Commitment(
                    id=LocalId("c1"),
                    kind="agreed",
                    action=report.text[agreed.end + 1 : end - 1],
                    by=(ids[first],),
                    event=LocalId("v1"),
                    span=agreed,
                ),
            ),
        )


def _cycled(names: list[str], count: int) -> Iterator[tuple[int, str]]:
    for n in range(count):
        yield n, names[n % len(names)]
