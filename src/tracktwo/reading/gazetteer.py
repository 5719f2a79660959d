"""The pack's names in a text: places, bodies, initiatives, offices and office-holders, sides and constituencies, in any inflected form."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tracktwo.model.folding import fold
from tracktwo.model.span import Span
from tracktwo.model.vocab import THIRD_SIDE
from tracktwo.packs.pack import Forms, Pack
from tracktwo.reading.analysis import Analysis
from tracktwo.reading.morphology import Morphology

_ACRONYM = 5

EntrySort = Literal["place", "body", "initiative", "office", "holder", "surname", "side", "demonym", "constituency"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One name of the pack. `name` is the form to show in the text's language, `form` the one that matched; `governs`: a state's name."""

    sort: EntrySort
    pack_id: str
    name: str
    form: str
    side: str | None = None
    governs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A stretch of text that is a name of the pack: all entries that bear the name, in the pack's order."""

    span: Span
    entries: tuple[Entry, ...]

    def of(self, *sorts: EntrySort) -> Entry | None:
        """The first entry of one of `sorts`."""
        return next((e for e in self.entries if e.sort in sorts), None)


_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_Index = dict[str, list[tuple[tuple[str, ...], Entry]]]


class Gazetteer:
    """Finds the pack's names in texts of one language; longer names win over shorter ones inside them."""

    def __init__(self, pack: Pack, language: str, morphology: Morphology) -> None:
        self._morphology = morphology
        self._names: _Index = defaultdict(list)
        self._offices: _Index = defaultdict(list)
        for entry in _entries(pack, language):
            words = tuple(fold(word) for word in _words(entry.form))
            if words:
                index = self._offices if entry.sort == "office" else self._names
                index[words[0]].append((words, entry))

    def find(self, analysis: Analysis) -> tuple[Match, ...]:
        """The names in text order; none overlaps another."""
        return self.names_and_offices(analysis)[0]

    def names_and_offices(self, analysis: Analysis) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
        """The names, and the titles of offices, which may hold names ("Prime Minister of | Vell"); each in text order, none overlapping."""
        pieces = list(_pieces(analysis))
        keys = [_keys(self._morphology, piece.text) for piece in pieces]
        return _matches(self._names, pieces, keys), _matches(self._offices, pieces, keys)


@functools.lru_cache(maxsize=65536)
def _keys(morphology: Morphology, word: str) -> frozenset[str]:
    plain = word.replace(".", "") if _DOTTED.fullmatch(word) else word  # "U.S." and "US" are one
    return frozenset(fold(base) for base in morphology.bases(plain))


def _matches(index: _Index, pieces: list[_Piece], keys: list[frozenset[str]]) -> tuple[Match, ...]:
    found: list[Match] = []
    at = 0
    while at < len(pieces):
        best = None if index.keys().isdisjoint(keys[at]) else _longest(index, pieces, keys, at)
        if best is None:
            at += 1
            continue
        length, entries = best
        found.append(Match(span=Span(pieces[at].start, pieces[at + length - 1].end), entries=entries))
        at += length
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, or what stands between the hyphens of one: tokenizers differ on "Абу-Даби"."""

    text: str
    start: int
    end: int


def _pieces(analysis: Analysis) -> Iterator[_Piece]:
    for token in analysis.tokens:
        start = token.start
        text = token.text
        if text.isalpha():
            yield _Piece(text, start, token.end)
            continue
        for piece in re.split(r"([-–])", text) if len(text) > 1 and ("-" in text or "–" in text) else (text,):
            if piece.isalnum() or any(c.isalnum() for c in piece):
                yield _Piece(piece, start, start + len(piece))
            start += len(piece)


def _longest(index: _Index, tokens: list[_Piece], keys: list[frozenset[str]], at: int) -> tuple[int, tuple[Entry, ...]] | None:
    found: dict[int, dict[tuple[str, str], Entry]] = defaultdict(dict)
    for key in keys[at]:
        for words, entry in index.get(key, ()):
            length = len(words)
            fits = at + length <= len(tokens) and all(words[i] in keys[at + i] for i in range(1, length))
            if fits and _is_written_like(tokens[at].text, entry.form) and _is_close(tokens, at, length):
                known = found[length].setdefault((entry.sort, entry.pack_id), entry)
                if length == 1 and entry.form == tokens[at].text != known.form:
                    found[length][entry.sort, entry.pack_id] = entry
    if not found:
        return None
    length = max(found)
    return length, tuple(found[length].values())


def _is_written_like(word: str, form: str) -> bool:
    """A name written with a capital is found with a capital only, a short acronym with capitals only: not "nice", not "Pace"."""
    first = form.split()[0]
    if first.isupper() and 1 < len(first) <= _ACRONYM:
        return word[: len(first)].isupper()
    return word[:1].isupper() or not form[:1].isupper()


def _is_close(tokens: list[_Piece], at: int, length: int) -> bool:
    """Nothing longer than a hyphen, a full stop or a quotation mark stands between the words of one name."""
    return all(tokens[i + 1].start - tokens[i].end <= 3 for i in range(at, at + length - 1))


def _words(form: str) -> list[str]:
    """The words of a name as tokenizers cut them: at white space, hyphens, full stops and quotation marks."""
    form = _DOTTED.sub(lambda m: m[0].replace(".", ""), form)
    for mark in '-–.,()"«»“”/':
        form = form.replace(mark, " ")
    return form.split()


def _entries(pack: Pack, language: str) -> Iterator[Entry]:
    for place in pack.places:
        for code in dict.fromkeys((language, "en")):
            for name in place.names:
                if name.language == code:
                    yield Entry(sort="place", pack_id=place.id, name=name.text, form=name.text, side=place.side)
    for body in pack.bodies:
        yield from _forms("body", body.id, body.names, language, body.side, governs=body.kind == "government")
    for initiative in pack.initiatives:
        yield from _forms("initiative", initiative.id, initiative.names, language, None)
    for office in pack.offices:
        yield from _forms("office", office.id, office.titles, language, office.side)
        for number, holder in enumerate(office.holders):
            yield from _forms("holder", f"{office.id}#{number}", holder.names, language, office.side)
    yield from _surnames(pack, language)
    for side in pack.sides:
        yield from _forms("side", side.id, side.names, language, side.id)
        yield from _forms("demonym", side.id, side.demonyms, language, side.id)
    for constituency in pack.constituencies:
        yield from _forms("constituency", constituency.id, constituency.names, language, constituency.side)


def _surnames(pack: Pack, language: str) -> Iterator[Entry]:
    """Last names that one office-holder of the pack alone bears: of several bearers the one still in office, or at the head of a side.

    A pack lists the offices of a side by rank; the first two are its heads of state and government.
    """
    bearers: dict[str, dict[str, list[tuple[Entry, bool]]]] = defaultdict(lambda: defaultdict(list))
    heads: set[str] = set()
    for side in dict.fromkeys(office.side for office in pack.offices if office.side != THIRD_SIDE):
        heads |= {office.id for office in [o for o in pack.offices if o.side == side][:2]}
    for office in pack.offices:
        for number, holder in enumerate(office.holders):
            person = next(iter(holder.names.values()))[0]
            for entry in _forms("holder", f"{office.id}#{number}", holder.names, language, office.side):
                last = entry.form.split()[-1]
                if last != entry.form and len(last) > 3:
                    surname = Entry(sort="surname", pack_id=entry.pack_id, name=last, form=last, side=entry.side)
                    bearers[fold(last)][person].append((surname, holder.until is None))
    for people in bearers.values():
        serving = {person: found for person, found in people.items() if any(still for _, still in found)}
        leading = {p: found for p, found in serving.items() if any(entry.pack_id.split("#")[0] in heads for entry, _ in found)}
        chosen = people if len(people) == 1 else serving if len(serving) == 1 else leading
        if len(chosen) == 1:
            yield from (entry for entry, _ in next(iter(chosen.values())))


def _forms(sort: EntrySort, ident: str, forms: Forms, language: str, side: str | None, *, governs: bool = False) -> Iterable[Entry]:
    """Each form of the language (English ones too, where a text quotes them), shown as it is in the pack."""
    for code in dict.fromkeys((language, "en")):
        for form in forms.get(code, ()):
            yield Entry(sort=sort, pack_id=ident, name=form, form=form, side=side, governs=governs)
