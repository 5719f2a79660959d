"""Short ways to a draft with known actors, for tests of finders."""

from __future__ import annotations

import re

from tracktwo.model.ids import LocalId, ReportId
from tracktwo.model.report import Report
from tracktwo.model.span import Span
from tracktwo.model.vocab import EntityKind
from tracktwo.packs.pack import Area, LoadedTerm, Outlet, Pack, RelevanceWords, Side
from tracktwo.reading.analysis import Analysis
from tracktwo.reading.backends.spacy_english import SpacyEnglish
from tracktwo.reading.draft import Draft

ENGLISH = SpacyEnglish()


def make_pack() -> Pack:
    """The made-up process of Vell and Orra."""
    return Pack(
        id="made_up",
        version="1",
        names={"en": ("Vell and Orra",)},
        languages=("en",),
        sides=(
            Side(id="VEL", names={"en": ("Vell",)}, demonyms={"en": ("Velli",)}),
            Side(id="ORR", names={"en": ("Orra",)}, demonyms={"en": ("Orran",)}),
        ),
        outlets=(Outlet(id="tide", names=("Tide Agency", "Tide")),),
        areas=(
            Area(id="media", labels={"en": ("Media",)}, words={"en": ("media", "journalist*")}),
            Area(id="borders", labels={"en": ("Borders",)}, words={"en": ("border*", "demarcat*")}),
            Area(id="health", labels={"en": ("Health",)}, words={"en": ("hospital*", "medic*", "health")}),
            Area(id="demining", labels={"en": ("Demining",)}, words={"en": ("mine", "mines", "demining", "mine clearance")}),
        ),
        terms=(
            LoadedTerm(
                id="liberation", forms={"en": ("liberated lands", "liberat*")}, side="VEL", gloss={"en": ("taken",)}, source="made up"
            ),
            LoadedTerm(id="occupiers", forms={"en": ("occupier*",)}, side="ORR", gloss={"en": ("soldiers",)}, source="made up"),
        ),
        relevance=RelevanceWords(sides={}, matters={}, process={}, other={}),
    )


def make_draft(text: str, *, published: str | None = None, analysis: Analysis | None = None, **names: str) -> Draft:
    """A draft of an English text. `names` gives the actors of each kind, joined by `;` ("Ann Lee; Bo Kay"), in every place they stand.

    A person's last name counts as a mention of the person.
    """
    report = Report(id=ReportId("0" * 64), source="made up", raw_sha256="0" * 64, language="en", text=text, published=published)
    draft = Draft(report=report, analysis=analysis or ENGLISH.analyse(text), pack=make_pack())
    for kind, listed in names.items():
        for name in listed.split(";"):
            _name(draft, kind, name.strip())  # type: ignore[arg-type]
    return draft


def _name(draft: Draft, kind: EntityKind, name: str) -> None:
    forms = [name, name.split()[-1]] if kind == "person" else [name]
    ident: LocalId | None = None
    taken: list[Span] = []
    for form in forms:
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", draft.text):
            span = Span(*match.span())
            if any(span.overlaps(t) for t in taken):
                continue
            taken.append(span)
            if ident is None:
                ident = draft.add_entity(kind, span, name=name)
            else:
                draft.add_mention(ident, span)


def refer(draft: Draft, words: str, *names: str) -> None:
    """Let the first place where `words` stand refer to the entities of these names."""
    match = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", draft.text)
    assert match is not None
    for name in names:
        draft.add_reference(next(e.id for e in draft.entities.values() if e.name == name), Span(*match.span()))
