"""Whom a report credits: agencies and outlets named with a word of reporting ("As Valley Wire reports", "told River Post").

A known outlet counts with any of the cues; an unknown name counts only where it looks like an
outlet's, because people report and write, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tracktwo.packs.pack import Outlet

_TOKEN = r"[A-Z\dА-ЯЁƏÇĞİÖŞÜԱ-Ֆ][\w.’'&-]{0,30}"
_NAME = rf"(?P<name>[\"«“„][^\"»”]{{2,40}}[\"»”]|(?<![\w.’'&-]){_TOKEN}(?: {_TOKEN}){{0,3}})"
_THE = r"(?:the |a )?(?:(?:news |state |information )?agency |newspaper |news outlet |broadcaster |website |channel |portal )?"
_RU_THE = r"(?:агентств[оау]|издани[еяю]|газет[аеуы]|телеканал[ау]?|портал[ау]?|сайт[ау]?|корреспондент[ау]?|пресс-служб[ауы])?\s*"
#: What speaks for an outlet where the name itself is not known.
_OUTLETISH = re.compile(
    r"\bnews\b|news$|\bpress$|\bmedia$|news agency|radio|\btv$|times$|\bpost$|journal$|herald|tribune|daily|gazet|\bwire$|info$|xəbər|haber"
    r"|новости|вести|агентство|радио|газета|тасс|интерфакс|լուրեր|ռադիո|թերթ",
    re.IGNORECASE,
)
#: "ValleyWire", but not "McMarsh". Words in capitals are ministries and alliances as often as agencies: those must be known.
_JOINED = re.compile(r"(?!Ma?c|De|Le|La)[A-Z]?[a-z]+[A-Z]\w*|[А-ЯЁ]?[а-яё]+[А-ЯЁ]\w*")
_MEDIA = re.compile(
    r"(?:citing|quoting|according to|reported by|со ссылкой на) (?P<name>(?:local|foreign|state|regional|international"
    r"|azerbaijani|armenian|russian|turkish|iranian|georgian"
    r"|local state|местные|азербайджанские|армянские|российские) (?:media|news outlets|reports|сми))\b",
    re.IGNORECASE,
)
_REPORTING = tuple(
    re.compile(pattern)
    for pattern in (
        # English
        rf"\b[Aa]s (?:reported by )?{_THE}{_NAME}(?=,| reports| reported| writes| wrote| informs| notes)",
        rf"[,”\"’»] {_THE}{_NAME}(?: news agency)? (?:reports|informs|reported|writes)"
        r"(?=[.,;]|$| citing| with reference| referring| quoting| via)",
        rf"(?:^|[.!?”\"\n] ?){_NAME} (?:correspondent )?(?:reports|informs|writes)\b",
        rf"\b(?:writes|reports|informs|[Cc]iting|with reference to|referring to|quoting|quoted by|cited by|reported by|via) {_THE}{_NAME}",
        # Russian
        rf"(?:сообщае[тю]т?|сообщил[аио]?|переда[её]т|передают|пиш[еу]т|информиру[ею]т)(?: с[о]? ссылкой на)? {_RU_THE}{_NAME}",
        rf"(?:со|с) ссылкой на {_RU_THE}{_NAME}",
        rf"{_NAME} (?:сообщает|сообщил[аио]?|передает|передаёт|пишет|напоминает)",
        # Azerbaijani
        rf"{_NAME} (?:xəbər verir|məlumat verir|bildirir|yazır|istinadən|istinad edir|istinad edərək|istinadla)",
        rf"{_NAME} ?(?:-?\w{{1,3}} )?(?:məlumatına görə|xəbərinə görə)",
        # Armenian
        rf"(?:հաղորդում|փոխանցում|գրում|տեղեկացնում|հայտնում) (?:է|են) {_NAME}",
        rf"{_NAME} (?:հաղորդում|փոխանցում|գրում|տեղեկացնում) (?:է|են)",
        rf"(?:հղում անելով|վկայակոչելով|հղմամբ) {_NAME}",
        # Turkish
        rf"{_NAME} (?:haberine|aktardığına|bildirdiğine)",
    )
)
#: People and bodies tell, too, and one is told by others than outlets: only a known outlet or an address counts here.
_TELLING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:told|tells|telling|[Aa]ccording to|interview (?:with|to|for)|speaking to|statement to|comment to) {_THE}{_NAME}",
        rf"(?:[Пп]о данным|[Пп]о информации|[Пп]о сообщению|в интервью|в беседе с|рассказал[аи]?|заявил[аи]?|сказал[аи]?) {_RU_THE}{_NAME}",
        rf"{_NAME} ?[yn]?[aə]? (?:bildirib|deyib|açıqlamasında|müsahibəsində)",
        rf"{_NAME} (?:göre|konuştu|konuşan|verdiği)",
    )
)
#: A cue holds one of these; only this much text around them is looked at, because the patterns above are slow.
_SIGNS = (
    (
        "report",
        "inform",
        "writes",
        "wrote",
        "citing",
        "cited",
        "referen",
        "referring",
        "quot",
        " via ",
        "told",
        "tell",
        "ccording to",
        "interview",
    )
    + ("ccording to", "interview", "speaking to", "statement to", "comment to", "media", "outlets")
    + (
        "ообщ",
        "ереда",
        "ишет",
        "ишут",
        "нформир",
        "ссылк",
        "апомин",
        "данным",
        "информации",
        "интервью",
        "беседе",
        "ассказал",
        "аявил",
        "казал",
    )
    + ("xəbər ver", "məlumat ver", "məlumatına", "xəbərinə", "bildir", "yazır", "istinad", "deyib", "açıqlama", "müsahibə")
    + ("հաղորդում", "փոխանցում", "գրում", "տեղեկացնում", "հայտնում", "հղում", "հղմամբ", "վկայակոչ")
    + ("haberine", "aktard", "göre", "konuş", "verdiği")
)
#: An agency in brackets below the report: "(Valley Wire)".
_SIGNED = re.compile(r"[(/](?P<name>[^()/\n]{2,40})[)/][.\s]*\Z")
_REACH = 90
#: These publish, but being told something by them is no credit: they are bodies that the report speaks of.
_BODIES = frozenset(("official", "ngo", "think_tank"))
_QUOTES = "\"'«»“”„‘’"
_AFTER_NAME = re.compile(r"(?:[-'’»”\"][a-zəıöüçşğ]{1,4}|-?(?<=[A-Za-z-])[նըի]{1,2})$")
_ADDRESS = re.compile(r"\w\.(?:am|az|ge|ru|com|org|net|info|eu|tr|news|tv)$", re.IGNORECASE)


class CreditFinder:
    """Finds credits with the outlets of a pack."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        outlets = tuple(outlets)
        self._known = {_key(name): (name, outlet.id) for outlet in outlets for name in outlet.names}
        self._bodies = {outlet.id for outlet in outlets if outlet.kind in _BODIES}

    def find(self, text: str) -> tuple[str, ...]:
        """The outlets credited in a text, in order, each once, as the text names them (a known name without its ending)."""
        found: dict[str, tuple[int, str]] = {}
        for at, credit in self._candidates(text):
            if credit is None or (key := self._id(credit)) in self._bodies:
                continue
            if key not in found or at < found[key][0]:
                found[key] = (at, credit)
        return tuple(credit for _, credit in sorted(found.values()))

    def outlet_named(self, words: str, *, last: bool = False, only_known: bool = False) -> str | None:
        """The outlet that words name: a known name, if need be without the words around it; else the words, if they look like an outlet's.

        Args:
            last: whether the last words count, because the cue follows them.
            only_known: whether a name that only looks like an outlet's does not count.
        """
        is_quoted = words.strip()[:1] in _QUOTES
        words = _bare(words)
        tokens = words.split()
        for length in range(len(tokens), 0, -1):
            known = self._known_name(" ".join(tokens[-length:] if last else tokens[:length]))
            if known:
                return known
        nearest = _bare(tokens[-1 if last else 0]) if tokens else ""
        if _ADDRESS.search(nearest):
            return nearest
        if words and words[0].islower():
            return words if words.endswith(("media", "outlets", "reports", "сми")) else None
        if not only_known and (is_quoted or _OUTLETISH.search(words) or (len(tokens) == 1 and _JOINED.fullmatch(words))):
            return words
        return None

    def same(self, name: str, other: str) -> bool:
        """Whether two names are one outlet's."""
        return self._id(name) == self._id(other)

    def _known_name(self, words: str) -> str | None:
        """The known name that words are, as the pack spells it; an ending of up to three letters may follow it."""
        key = _key(words)
        for cut in range(4):
            if len(key) - cut < 3:
                break
            known = self._known.get(key[: len(key) - cut])
            if known and (cut == 0 or len(key) - cut >= 4):
                return _bare(words) if cut == 0 else _bare(known[0])
        return None

    def _id(self, name: str) -> str:
        known = self._known.get(_key(name))
        return known[1] if known else _key(name)

    def _candidates(self, text: str) -> Iterator[tuple[int, str | None]]:
        """Where a cue of reporting stands with a name, and the outlet it names."""
        signed = _SIGNED.search(text)
        if signed:
            yield signed.start(), self.outlet_named(signed["name"], only_known=True)
        for start, end in _windows(text):
            for found in _MEDIA.finditer(text, start, end):
                yield found.start(), found["name"].lower()
            for cues, only_known in ((_REPORTING, False), (_TELLING, True)):
                for cue in cues:
                    for found in cue.finditer(text, start, end):
                        last = found.start("name") - found.start() < found.end() - found.end("name")
                        yield found.start("name"), self.outlet_named(found["name"], last=last, only_known=only_known)


def _windows(text: str) -> list[tuple[int, int]]:
    """The stretches of a text around words of reporting."""
    places: list[tuple[int, int]] = []
    for sign in _SIGNS:
        at = text.find(sign)
        while at >= 0:
            places.append((max(0, at - _REACH), min(len(text), at + len(sign) + _REACH)))
            at = text.find(sign, at + 1)
    windows: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _bare(words: str) -> str:
    """A name without quotes, marks and the case ending after its hyphen or quote."""
    return _AFTER_NAME.sub("", words.strip(_QUOTES + " .,")).strip(_QUOTES + " .,")


def _key(name: str) -> str:
    """Letters and digits of a name, in lower case."""
    return "".join(c for c in name.casefold() if c.isalnum())
