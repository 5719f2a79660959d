"""Eastern Armenian word forms: endings of nouns and verbs by rule, common words by simplemma; classical spelling becomes reformed.

Marks that stand inside a word (՛ ՞ ՜) are not part of it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field

import simplemma

from tracktwo.model.span import Span
from tracktwo.model.vocab import EntityKind
from tracktwo.reading.analysis import Analysis, Tense
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.morphology import as_written
from tracktwo.reading.word_forms import WordForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmenianWords:
    """Closed classes of words (`words.yaml`); `irregular` leads from a stem that changes in declension to the nominative."""

    postpositions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    subordinators: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    auxiliaries: dict[str, str] = field(default_factory=dict)
    irregular: dict[str, str] = field(default_factory=dict)
    families: tuple[str, ...] = ()
    world_given: tuple[str, ...] = ()
    never_given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmenianGiven:
    """Given names, as `given_names.yaml` has them."""

    male: tuple[str, ...] = ()
    female: tuple[str, ...] = ()
    short: dict[str, tuple[str, ...]] = field(default_factory=dict)


#: Endings of nouns with the case they say, longest first; `article` ones make a noun definite.
_ENDINGS: tuple[tuple[str, str, bool, str], ...] = (
    ("ություններից", "abl", False, "ություն"), ("ություններին", "dat", True, "ություն"),
    ("ություններում", "loc", False, "ություն"), ("ությունների", "gen", False, "ություն"),
    ("ություններով", "ins", False, "ություն"), ("ություններն", "nom", True, "ություն"),
    ("ությունները", "nom", True, "ություն"), ("ություններ", "nom", False, "ություն"),
    ("ությունից", "abl", False, "ություն"), ("ությունում", "loc", False, "ություն"),
    ("ությունը", "nom", True, "ություն"), ("ությունն", "nom", True, "ություն"),
    ("ությանը", "dat", True, "ություն"), ("ությանն", "dat", True, "ություն"),
    ("ությամբ", "ins", False, "ություն"), ("ության", "gen", False, "ություն"), ("ներից", "abl", False, ""),
    ("ներով", "ins", False, ""), ("ներում", "loc", False, ""), ("ներին", "dat", True, ""),
    ("ների", "gen", False, ""), ("ները", "nom", True, ""), ("ներն", "nom", True, ""),
    ("ներ", "nom", False, ""), ("երից", "abl", False, ""), ("երով", "ins", False, ""),
    ("երում", "loc", False, ""), ("երին", "dat", True, ""), ("երի", "gen", False, ""),
    ("երը", "nom", True, ""), ("երն", "nom", True, ""), ("եր", "nom", False, ""),
    ("մանը", "dat", True, "ում"), ("մանն", "dat", True, "ում"), ("մամբ", "ins", False, "ում"),
    ("ման", "gen", False, "ում"), ("ումից", "abl", False, "ում"), ("ումը", "nom", True, "ում"),
    ("ումն", "nom", True, "ում"), ("մանից", "abl", False, "ում"), ("ուց", "abl", False, "ի"),
    ("ուն", "dat", True, "ի"), ("ու", "gen", False, "ի"), ("վանից", "abl", False, ""),
    ("վա", "gen", False, ""), ("ից", "abl", False, ""), ("ում", "loc", False, ""), ("ով", "ins", False, ""),
    ("ին", "dat", True, ""), ("ի", "gen", False, ""), ("ը", "nom", True, ""), ("ն", "nom", True, ""),
)  # fmt: skip
_CLASSICAL = (
    ("եան", "յան"),
    ("ութեան", "ության"),
    ("ութիւն", "ություն"),
    ("իւ", "յու"),
    ("եայ", "յա"),
    ("այ", "ա"),
    ("ոյ", "ո"),
    ("եւ", "և"),
)
_STRESS = str.maketrans("", "", "՛՞՜")
_PLURAL = re.compile(r"(?:ներ|եր)(?:ի|ին|ը|ն|ից|ով|ում)?$")
_FINITE_AUX: dict[str, tuple[Tense, str]] = {
    "եմ": ("present", "sing"), "ես": ("present", "sing"), "է": ("present", "sing"), "ենք": ("present", "plur"), "եք": ("present", "plur"),
    "են": ("present", "plur"), "էի": ("past", "sing"), "էիր": ("past", "sing"), "էր": ("past", "sing"), "էինք": ("past", "plur"),
    "էիք": ("past", "plur"), "էին": ("past", "plur"),
}  # fmt: skip
_VERBS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^(?P<stem>.{2,}?)(?P<end>[եա]լու(?:ց|ն)?)$"), "future"),
    (
        re.compile(
            r"^(?P<stem>.{2,}?)(?P<end>(?:եց|ացր?|վեց|վեցր)(?:ի|ին|ինք|իր|եց)?|եցին|ացավ|ացան|վեցին"
            r"|րեց|րեցին|եցրեց|ցրեց|ցրեցին)$"
        ),
        "aorist",
    ),
    (re.compile(r"^(?P<stem>.{2,}?)(?P<end>(?:վ|ց|ն)?ել|ալ)(?P<art>[ըն]|ուն)?$"), "infinitive"),
    (re.compile(r"^(?P<stem>.{2,}?)(?P<end>(?:վ|ց|ն)?ում)$"), "imperfective"),
    (re.compile(r"^կ(?P<stem>.{2,}?)(?P<end>ի|են|ենք|եմ|ա|ան|անք|եր|եին|ար|ային|վի|վեն)$"), "conditional"),
    (re.compile(r"^(?P<stem>.{2,}?)(?P<end>(?:վ)?(?:ած|ող)(?:ների|ներին|ները|ներ|ների|ը|ի|ին|ն)?)$"), "participle"),
    (re.compile(r"^(?P<stem>.{3,}?)(?P<end>ելիս|ալիս)$"), "converb"),
)  # fmt: skip


class ArmenianMorphology:
    """Armenian as finders and the shallow backend need it."""

    code = "hy"

    def __init__(self) -> None:
        words = load_lexicon(ArmenianWords, "hy", "words") if has_lexicon("hy", "words") else ArmenianWords()
        self._classes: dict[str, str] = {}
        for pos, listed in (
            ("ADP", (*words.postpositions, *words.prepositions)), ("CCONJ", words.conjunctions), ("SCONJ", words.subordinators),
            ("PRON", words.pronouns), ("DET", words.determiners), ("ADV", words.adverbs), ("PART", words.particles),
            ("ADJ", words.adjectives), ("NOUN", words.nouns),
        ):  # fmt: skip
            for word in listed:
                self._classes.setdefault(word, pos)
        self.light = {noun: noun for noun in words.light}
        self._irregular = words.irregular
        self._families = re.compile("(?:" + "|".join(sorted(words.families, key=len, reverse=True)) + ")$")
        given = load_lexicon(ArmenianGiven, "hy", "given_names") if has_lexicon("hy", "given_names") else ArmenianGiven()
        self._given = frozenset(n.lower() for n in (*given.male, *given.female, *words.world_given)) - {
            n.lower() for n in words.never_given
        }

    # -- base forms --------------------------------------------------------------------------------------------------

    def bases(self, word: str) -> tuple[str, ...]:
        """The forms that `word` may be a form of, likeliest first, and the word itself."""
        return self._all_bases(word)

    @functools.lru_cache(maxsize=65536)  # noqa: B019 one instance a language
    def _all_bases(self, word: str) -> tuple[str, ...]:
        plain = reformed(word)
        found = [plain] if plain != word else []
        found.append(word)
        if "-" in word[2:]:
            found.insert(0, word[: word.rindex("-")])
        for base, _, _ in self._stripped(plain):
            found.append(base)
        if plain[:1].islower() and plain.isalpha():
            found.append(simplemma.lemmatize(plain, lang="hy"))
        return tuple(dict.fromkeys(found))

    def _stripped(self, word: str) -> list[tuple[str, str, bool]]:
        """What is left without the ending, with the case and whether the noun is definite; likeliest first."""
        found: list[tuple[str, str, bool]] = []
        lowered = word.lower()
        for ending, case, definite, instead in _ENDINGS:
            if not lowered.endswith(ending) or len(word) - len(ending) < 2:
                continue
            stem = word[: -len(ending)]
            if (
                ending == "ն"
                and stem[-1:].lower() not in "աեէիոուօև"
                and not stem.lower().endswith(
                    (
                        "ն",
                        "ր",
                        "լ",
                        "ս",
                        "վ",
                        "կ",
                        "տ",
                        "մ",
                        "ց",
                        "խ",
                        "դ",
                        "գ",
                        "ք",
                        "զ",
                        "պ",
                        "հ",
                        "շ",
                        "ղ",
                        "ժ",
                        "թ",
                        "բ",
                        "ձ",
                        "ծ",
                        "ճ",
                        "ջ",
                        "փ",
                        "ֆ",
                        "ռ",
                        "յ",
                        "չ",
                    )
                )
            ):
                continue
            if ending in ("ու", "ուց", "ուն") and stem[-1:].lower() in "աեէիո":
                continue
            found.append((_cased(stem + instead, word), case, definite))
            if ending in (
                "ի",
                "ին",
                "ից",
                "ով",
                "ում",
                "ը",
                "ն",
                "երի",
                "երից",
                "երը",
                "երին",
                "երում",
                "երով",
                "երն",
                "եր",
                "ներ",
                "ների",
                "ները",
                "ներին",
                "ներից",
                "ներով",
                "ներում",
                "ներն",
            ):
                whole = self._irregular.get(stem.lower())
                if whole is not None:
                    found.insert(len(found) - 1, (_cased(whole, word), case, definite))
                if stem[-1:].lower() == "վ" and len(stem) > 2 and not instead:
                    found.append((stem[:-1] + "ու", case, definite))  # Բաքվում: Բաքու
                if stem[-1:].lower() == "յ" and len(stem) > 2:
                    found.append((stem[:-1], case, definite))  # Գաբալայում: Գաբալա
            if ending in ("ի", "ին", "ից", "ում") and stem[-1:].lower() == "ի":
                found.append((stem, case, definite))
            if ending == "ում" and len(stem) > 2:
                found.append((stem + "ի", case, definite))
        return found

    def base_name(self, analysis: Analysis, span: Span, kind: EntityKind) -> str:
        """The name without the case and article of its last word."""
        words = [reformed(w) for w in as_written(analysis, span).split()]
        if not words:
            return ""
        closing = re.search(r"[»”\"]$", words[-1])
        last = re.split(r"-(?=[ա-և]{1,3}$)", words[-1])[0].strip('«»“”"')
        if kind == "group" and _PLURAL.search(last.lower()):
            words[-1] = re.sub("(ներ|եր)(?:ին|ի|ը|ն|ից|ով|ում)?$", r"\1", last)
            return " ".join(words)
        base = self._base_person(last) if kind == "person" else self._base_place(last) if kind == "place" else self._base_noun(last)
        words[-1] = base + (closing[0] if closing and len(words) > 1 and any("«" in w or "“" in w for w in words) else "")
        return " ".join(words)

    def _base_person(self, word: str) -> str:
        lowered = word.lower()
        if self._families.search(lowered) or lowered in self._given:
            return word
        for ending in ("ը", "ն", "ին", "ի", "ից", "ով", "ում"):
            if lowered.endswith(ending):
                stem = word[: -len(ending)]
                if self._families.search(stem.lower()) or stem.lower() in self._given:
                    return stem
        if re.search("[եո](?:ի|ին|ից)$", lowered) and len(word) > 5:
            return re.sub("(?:ի|ին|ից)$", "", word)
        if lowered.endswith(("յի", "յին", "յից", "յով")) and len(word) > 5:
            return re.sub("յ(?:ի|ին|ից|ով)$", "", word)
        for ending in ("ից", "ին", "ը", "ով", "ի"):
            if lowered.endswith(ending) and len(word) - len(ending) >= 3 and lowered[-len(ending) - 1] not in "աեէիոօ":
                return word[: -len(ending)]
        if lowered.endswith("նն") or (
            lowered.endswith("ն")
            and lowered[-2:-1] in "աեէիոու"
            and len(word) > 4
            and not lowered.endswith(("ան", "են", "ոն", "ին", "ուն"))
        ):
            return word[:-1]
        return word

    def _base_place(self, word: str) -> str:
        lowered = word.lower()
        if lowered.endswith(("ական", "ստան", "վան", "կերտ", "շեն")):
            return word
        for ending in ("յում", "յից", "յի", "յին"):
            if lowered.endswith(ending):
                return word[: -len(ending)]
        for ending in ("ում", "ից", "ին", "ը", "ով"):
            if lowered.endswith(ending) and len(word) - len(ending) >= 3:
                stem = word[: -len(ending)]
                return stem[:-1] + "ու" if stem.lower().endswith("քվ") else stem
        if lowered.endswith("ի") and len(word) > 5 and lowered[-2] not in "աեէիոդրլ":
            return word[:-1]
        return word

    def _base_noun(self, word: str) -> str:
        stripped = self._stripped(word)
        if stripped and (stripped[0][2] or stripped[0][1] != "nom") and not word.isupper():
            best = stripped[0][0]
            lemma = simplemma.lemmatize(word.lower(), lang="hy")
            return _cased(lemma, word) if lemma != word.lower() and lemma[:3] == word.lower()[:3] else best
        return word

    def ending_case(self, word: str, base: str) -> str | None:
        """The case that `word` is of its known base form; `None` where it is no form of it."""
        plain, known = reformed(word).lower(), reformed(base).lower()
        if plain == known:
            return "nom"
        return next((case for stem, case, _ in self._stripped(plain) if stem == known), None)

    # -- names -------------------------------------------------------------------------------------------------------

    def family_ending(self, word: str) -> bool:
        """Whether the word, with or without its case, ends as family names do."""
        lowered = reformed(word).lower()
        if len(lowered) < 5 or re.search(r"ությ(?:ան|ունը?|անը)", lowered):
            return False
        if self._families.search(lowered):
            return True
        return any(
            lowered.endswith(e) and self._families.search(lowered[: -len(e)]) and len(lowered) - len(e) >= 5
            for e in ("ը", "ն", "ին", "ի", "ից", "ով")
        )

    def strong_family(self, word: str) -> bool:
        """Whether the word ends in -յան, -ով(ա) or -իև, with or without its case."""
        lowered = re.sub("(?:ը|ն|ին|ի|ից)$", "", reformed(word).lower())
        return len(lowered) >= 6 and bool(re.search("[^թ]յան?$|[եա]լիև$|յև$|աև$|մովա?$|նովա?$|ջիև$", lowered))

    def given_name(self, word: str) -> bool:
        """Whether the word, with or without its case, is a given name of the list."""
        lowered = reformed(word).lower()
        return lowered in self._given or any(
            lowered.endswith(e) and lowered[: -len(e)] in self._given for e in ("ը", "ն", "ին", "ի", "ից", "ով")
        )

    # -- word forms --------------------------------------------------------------------------------------------------

    @functools.lru_cache(maxsize=65536)  # noqa: B019 one instance a language
    def form(self, word: str, *, opens: bool) -> WordForm:
        """The likeliest reading of a word."""
        lowered = reformed(word).lower()
        if lowered in self._classes:
            return WordForm(lemma=lowered, pos=self._classes[lowered])  # type: ignore[arg-type]
        bare = lowered[1:] if lowered.startswith("չ") else lowered
        if bare in _FINITE_AUX:
            tense, number = _FINITE_AUX[bare]
            return WordForm(lemma="լինել", pos="AUX", tense=tense, number=number, form="finite", negated=bare != lowered)
        if lowered == "չի":
            return WordForm(lemma="լինել", pos="AUX", tense="present", number="sing", form="finite", negated=True)
        capital = word[:1].isupper() and not opens
        if not capital:
            verb = self._verb(lowered)
            if verb is not None:
                return verb
        return self._nominal(reformed(word), lowered, capital=capital)

    def _verb(self, lowered: str) -> WordForm | None:
        if len(lowered) < 4:
            return None
        for pattern, sort in _VERBS:
            match = pattern.match(lowered)
            if match is None:
                continue
            form = _verb_form(match, sort)
            if form is not None:
                return form
        return None

    def _nominal(self, word: str, lowered: str, *, capital: bool) -> WordForm:
        pos: str = "PROPN" if capital else "NOUN"
        number = "plur" if _PLURAL.search(lowered) else "sing"
        cut = re.split(r"-(?=[ա-և]{1,3}$)", lowered)
        if len(cut) > 1 and not lowered[0].isdigit():
            case = next((c for e, c, _, _ in _ENDINGS if e == cut[1]), "nom")
            return WordForm(lemma=cut[0], pos=pos, case=case, number=number, definite=cut[1] in ("ը", "ն", "ին"))  # type: ignore[arg-type]
        if capital and self._families.search(lowered):
            return WordForm(lemma=lowered, pos="PROPN", case="nom", number="sing")
        lemma = lowered if capital else simplemma.lemmatize(lowered, lang="hy")
        stripped = self._stripped(word)
        if not stripped or (lemma == lowered and not capital and stripped[0][1] == "nom" and not stripped[0][2]):
            return WordForm(lemma=lemma, pos=pos, case="nom", number=number)  # type: ignore[arg-type]
        if lemma == lowered and not capital and len(lowered) < 6 and number == "sing" and stripped[0][1] != "nom":
            return WordForm(lemma=lemma, pos=pos, case="nom", number=number)  # type: ignore[arg-type]
        base, case, definite = stripped[0]
        if lowered.endswith("ն") and case == "nom" and (lowered.endswith(("ան", "ուն", "են")) and not lowered.endswith(("յանն", "անն"))):
            return WordForm(lemma=lemma, pos=pos, case="nom", number=number)  # type: ignore[arg-type]
        if lemma == lowered:
            lemma = base.lower()
        return WordForm(lemma=lemma, pos=pos, case=case, number=number, definite=definite)  # type: ignore[arg-type]


def _verb_form(match: re.Match[str], sort: str) -> WordForm | None:
    stem, end = match["stem"], match["end"]
    if sort == "infinitive":
        lemma = stem + end
        if simplemma.lemmatize(lemma, lang="hy") != lemma and not end.endswith("ել"):
            return None
        return WordForm(
            lemma=_active(lemma), pos="VERB", form="infinitive", passive=_is_passive(lemma), case="nom", definite=bool(match["art"])
        )
    if sort == "future":
        lemma = stem + end[:2]
        return WordForm(lemma=_active(lemma), pos="VERB", form="participle", tense="future", passive=_is_passive(lemma), case="dat")
    if sort == "aorist":
        guessed = simplemma.lemmatize(match.string, lang="hy")
        lemma = guessed if guessed.endswith(("ել", "ալ")) else stem + "ել"
        return WordForm(
            lemma=_active(lemma),
            pos="VERB",
            form="finite",
            tense="past",
            passive=_is_passive(lemma),
            number="plur" if end.endswith("ին") else "sing",
        )
    if sort == "imperfective":
        infinitive = stem + end[:-2] + "ել"
        other = stem + end[:-2] + "ալ"
        known = simplemma.lemmatize(match.string, lang="hy")
        if known not in (infinitive, other):
            return None
        return WordForm(
            lemma=_active(known), pos="VERB", form="participle", tense="present", passive=_is_passive(known), mood="imperfective"
        )
    if sort == "conditional":
        known = simplemma.lemmatize(match.string, lang="hy")
        if known.startswith("կ") and known.endswith(("ել", "ալ")) and not match.string.startswith("կկ"):
            return None  # "կազմակերպվի" is a wish: its first letter is the stem's
        infinitive = known if known.endswith(("ել", "ալ")) else _known_infinitive(stem + end)
        if infinitive is None:
            return None
        return WordForm(
            lemma=_active(infinitive),
            pos="VERB",
            form="finite",
            tense="future",
            passive=_is_passive(infinitive),
            number="plur" if end.endswith("ն") else "sing",
        )
    if sort == "participle":
        lemma = stem + ("վ" if end.startswith("վ") else "") + "ել"
        return WordForm(lemma=_active(lemma), pos="ADJ", form="participle", passive=_is_passive(lemma))
    return WordForm(lemma=stem + end[:2], pos="VERB", form="gerund", mood="converb")


def _known_infinitive(subjunctive: str) -> str | None:
    """The infinitive of a subjunctive: "մեկնի" → "մեկնել"; `None` where simplemma knows no such verb."""
    known = simplemma.lemmatize(subjunctive, lang="hy")
    if known.endswith(("ել", "ալ")):
        return known
    stem = re.sub(r"(?:ի|են|ենք|եմ|ա|ան|անք|եր|եին|ար|ային)$", "", subjunctive)
    vowel = "ալ" if re.search(r"(?:ա|ան|անք|ար|ային)$", subjunctive) else "ել"
    return stem + vowel if simplemma.is_known(stem + vowel, lang="hy") else None


def _is_passive(infinitive: str) -> bool:
    return (
        infinitive.endswith("վել")
        and len(infinitive) > 5
        and infinitive
        not in (
            "պայմանավորվել",
            "հանդիպել",
            "զբաղվել",
            "ծանոթանալ",
            "հավաքվել",
            "ներգրավվել",
            "ավարտվել",
            "սկսվել",
            "խոստովանվել",
            "տեղափոխվել",
            "վիրավորվել",
            "տեղակայվել",
            "համաձայնվել",
            "մասնակցել",
        )
    )


#: Participles whose infinitive has another stem.
_STEMS = {
    "արել": "անել", "արվել": "անել", "ունեցել": "ունենալ", "տվել": "տալ", "տրվել": "տալ", "եկել": "գալ", "եղել": "լինել",
    "կայացել": "կայանալ",
    "անցել": "անցնել", "հասել": "հասնել", "մտել": "մտնել", "դարձել": "դառնալ", "տեսել": "տեսնել", "գտել": "գտնել", "խոստացել": "խոստանալ",
    "վերադարձել": "վերադառնալ", "վերադարձվել": "վերադարձնել",
    "մոռացել": "մոռանալ", "գնացել": "գնալ", "մնացել": "մնալ", "ստացել": "ստանալ", "սկսվել": "սկսել", "ավարտվել": "ավարտել",
    "մահացել": "մահանալ", "հասկացել": "հասկանալ", "իմացել": "իմանալ", "ծանոթացել": "ծանոթանալ", "կարողացել": "կարողանալ",
}  # fmt: skip


def _active(infinitive: str) -> str:
    """The infinitive under which a lexicon lists the verb: a passive under its active form."""
    if infinitive in _STEMS:
        return _STEMS[infinitive]
    if infinitive.endswith("ցրել"):
        return infinitive[:-4] + "ցնել"  # հիշեցրել: հիշեցնել
    if infinitive.endswith("ցվել") and simplemma.is_known(infinitive[:-4] + "ցնել", lang="hy"):
        return infinitive[:-4] + "ցնել"
    if infinitive.endswith("ացել") and len(infinitive) > 6 and simplemma.is_known(infinitive[:-4] + "անալ", lang="hy"):
        return infinitive[:-4] + "անալ"
    return infinitive[:-3] + "ել" if _is_passive(infinitive) else infinitive


@functools.lru_cache(maxsize=65536)
def reformed(word: str) -> str:
    """The word without stress marks, in reformed spelling where it is written in the classical one."""
    plain = word.translate(_STRESS).replace("եւ", "և")
    if not re.search("եան|իւ|եայ|ութեան|[այ]ոյ|ոյ$|այ$|^[Յյ]", plain) or len(plain) < 4:
        return plain
    for classical, modern in _CLASSICAL:
        if classical in ("այ", "ոյ", "եւ"):
            if plain.endswith(classical) and classical != "այ":
                plain = plain[: -len(classical)] + modern
        else:
            plain = plain.replace(classical, modern)
    return plain


def _cased(base: str, like: str) -> str:
    return base[:1].upper() + base[1:] if like[:1].isupper() else base
