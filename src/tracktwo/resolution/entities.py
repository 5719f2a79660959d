"""Who is who: how well two profiles fit, and which profiles are compared at all."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.resolution.clusters import NEVER, Rules
from tracktwo.resolution.names import compare_names, name_keys
from tracktwo.resolution.profiles import Profile
from tracktwo.resolution.spelling import skeletons

ENTITY_RULES = Rules(threshold=0.6, margin=0.15)


def profile_keys(profile: Profile) -> Iterator[str]:
    """Blocking keys: profiles that share one are compared."""
    if profile.pack_id:
        yield f"{profile.kind}|pack|{profile.pack_id.split('#')[0]}|{profile.pack_id.partition('#')[2]}"
    yield f"{profile.kind}|name|{profile.folded}"
    if profile.kind == "person":
        yield from (f"person|name|{key}" for key in sorted(name_keys(profile.folded)))
    elif profile.kind in ("place", "organization", "initiative"):
        yield f"{profile.kind}|sound|{_sound(profile.folded)}"


def needs_second_fact(a: Profile, b: Profile) -> bool:
    """Whether two profiles of people are near in spelling alone: they are one person only where another fact agrees."""
    if a.kind != "person" or b.kind != "person" or a.is_short or b.is_short or a.is_nameless or b.is_nameless or a.folded == b.folded:
        return False
    if (a.pack_id and b.pack_id) or (a.side and b.side and a.side != b.side):
        return False
    found = compare_names(a.folded, b.folded)
    return found.verdict == "needs_more" and found.why in _MENDED_BY_A_FACT


def score_profiles(a: Profile, b: Profile, *, agree: bool = False) -> float:
    """How well two profiles fit one entity: 0 not at all, 1 as well as can be, below 0 where something speaks against it.

    `agree` says that names which need a second fact (`needs_second_fact`) have one.
    """
    if a.kind != b.kind:
        return NEVER
    if a.is_nameless or b.is_nameless:
        return 1.0 if a.folded == b.folded else NEVER
    if a.pack_id and b.pack_id and a.pack_id == b.pack_id:
        return 1.0
    if a.kind != "person" and a.pack_id and b.pack_id:
        return NEVER
    if a.side and b.side and a.side != b.side:
        return -1.0
    sides = 0.0 if a.side == b.side else -0.1
    if a.folded == b.folded:
        return 1.0 + sides
    if a.kind == "person":
        return _people(a, b) + sides + (_SECOND_FACT if agree else 0.0)
    heard = a.kind in ("place", "organization", "initiative") and a.folded.isascii() != b.folded.isascii()
    if heard and len(a.folded) > 4 and _sound(a.folded) == _sound(b.folded):
        return 0.9 + sides
    return 0.0


def _sound(name: str) -> str:
    """The sounds of a name's words, the likeliest reading of each."""
    return " ".join(min(skeletons(word), default=word) for word in name.split())


#: Why two names need a second fact that one can give: the same office, or the same meeting.
_MENDED_BY_A_FACT = frozenset({"near_spelling", "short_form", "initial_agrees", "part_of_family"})
#: What the second fact weighs: with it names that are near are one person's.
_SECOND_FACT = 0.5
#: What the verdict of two names weighs; names that are near in spelling alone stay apart until something else agrees.
_VERDICTS = {"same": 0.9, "needs_more": 0.3, "different": -0.5}


def _people(a: Profile, b: Profile) -> float:
    if a.is_short or b.is_short:
        mine, theirs = a.folded.split()[-1], b.folded.split()[-1]
        return 0.8 if compare_names(mine, theirs).verdict != "different" else 0.0  # vague: joins where nobody else fits
    return _VERDICTS[compare_names(a.folded, b.folded).verdict]
