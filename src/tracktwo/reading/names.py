"""The finders of everything that has a name, in order."""

from __future__ import annotations

from tracktwo.packs.pack import Pack
from tracktwo.reading.acting_bodies import ActingBodies
from tracktwo.reading.bodies import Bodies
from tracktwo.reading.coreference import Coreference
from tracktwo.reading.documents import Documents
from tracktwo.reading.finder import Finder
from tracktwo.reading.gazetteer import Gazetteer
from tracktwo.reading.groups import Groups
from tracktwo.reading.known_names import KnownNames
from tracktwo.reading.mandates import Mandates
from tracktwo.reading.memberships import Memberships
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.people import People
from tracktwo.reading.places import Places
from tracktwo.reading.sides import Sides
from tracktwo.reading.titles import Titles


def name_finders(language: str, pack: Pack, morphology: Morphology) -> tuple[Finder, ...]:
    """Entities, affiliations and memberships of one language."""
    return (
        KnownNames(Gazetteer(pack, language, morphology), language, pack),
        Bodies(language, morphology),
        People(language, morphology),
        Places(morphology),
        Titles(language, morphology),
        Groups(language, morphology),
        ActingBodies(language, morphology),
        Sides(language, morphology),
        Coreference(language, morphology),
        Memberships(language, morphology),
    )


def dated_name_finders(language: str, morphology: Morphology) -> tuple[Finder, ...]:
    """What has a day besides a name: documents, and the mandates of initiatives. They run after the dates are found."""
    return (Documents(language, morphology), Mandates(language))
