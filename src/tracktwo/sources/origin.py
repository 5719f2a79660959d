"""Where a report comes from: an official text, own reporting, a rewrite of another outlet, a translation, an interview; or nothing says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from tracktwo.model.vocab import Origin

_JOINT = re.compile(
    r"\bjoint (?:press )?(?:statement|declaration|communiqu[eé]|appeal)\b|совместно(?:е|го) (?:заявлени|коммюнике|деклараци)"
    r"|birgə (?:bəyanat|bəyannamə)"
    r"|համատեղ (?:հայտարարությ|հռչակագ)|ortak (?:bildiri|açıklama)",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"(?:^|\n)(?:(?:press )?statement (?:by|of|on|from)"
    r"|readout of|remarks by|press release|for immediate release|comment (?:by|of) the (?:ministry|spokes)"
    r"|answer of the (?:ministry|spokes)|заявление (?:мид|министерств|пресс|официальн)"
    r"|сообщение (?:для сми|пресс)|пресс-релиз|комментарий (?:мид|официальн)"
    r"|(?:xin-?in |nazirliyin )?mətbuat (?:üçün )?(?:məlumat|açıqlama)|press-reliz|(?:xarici işlər nazirliyinin )?bəyanatı?\b"
    r"|(?:արտաքին գործերի նախարարության|մամուլի) (?:հայտարարություն|հաղորդագրություն)|basın (?:açıklaması|bülteni))",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(r"\b(?:exclusive )?interview\b|интервью|müsahibə|հարցազրույց|röportaj|söyleşi", re.IGNORECASE)
_TRANSLATION = re.compile(
    r"\b(?:translated (?:from|by)|translation(?: from| by)?:|unofficial translation)\b|перевод(?:\s(?:с|сделан)|:)"
    r"|tərcümə (?:edən|etdi|edib)|çevirən|թարգման(?:եց|ությունը՝|ված)"
    r"|çeviri:",
    re.IGNORECASE,
)
_OFFICIAL_HOST = re.compile(
    r"(?:^|\.)(?:gov|mil)(?:\.[a-z]{2})?$|^(?:president|mfa|primeminister|government|mod|parliament|meclis|nkr|consilium|osce)\."
)
_QUESTION = re.compile(r"(?:^|\n)(?:[-–—] ?|Q: ?|Question: ?|Вопрос: ?|Sual: ?|Հարց[՝:] ?)?[^\n.!]{15,300}[?՞](?=\n)")
#: Titles and first lines say what a text is; further down the same words tell of something else.
_HEAD_LENGTH = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What is known of how a report came about."""

    title: str | None
    text: str
    url: str | None
    outlet: str | None
    outlet_kind: str | None
    credits: tuple[str, ...]


def origin_of(known: Provenance, same_outlet: Callable[[str, str], bool]) -> Origin | None:
    """The origin of a report, by the most telling sign first."""
    head = f"{known.title or ''}\n{known.text[:_HEAD_LENGTH]}"
    if _JOINT.search(known.title or known.text[:_HEAD_LENGTH].split(". ")[0]):
        return "joint_statement"
    if known.outlet_kind == "official" or _is_official(known.url) or _OFFICIAL.search(head):
        return "official_statement"
    if _INTERVIEW.search(known.title or "") or len(_QUESTION.findall(known.text)) >= 3:
        return "interview"
    if _TRANSLATION.search(head) or _TRANSLATION.search(known.text[-_HEAD_LENGTH:]):
        return "translation"
    if known.credits:
        return "own_reporting" if _all_own(known.credits, known.outlet, same_outlet) else "rewrite" if known.outlet else None
    return None


def _all_own(names: Iterable[str], outlet: str | None, same_outlet: Callable[[str, str], bool]) -> bool:
    """Whether a report credits nobody but the outlet that published it."""
    return outlet is not None and all(same_outlet(name, outlet) for name in names)


def _is_official(url: str | None) -> bool:
    """Whether the address is a government's."""
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return False
    return _OFFICIAL_HOST.search(host.removeprefix("www.")) is not None
