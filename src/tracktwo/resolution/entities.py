"""Who is who: how well two profiles fit, and which profiles are compared at all."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.resolution.clusters import NEVER, Rules
from tracktwo.resolution.profiles import Profile
from tracktwo.resolution.romanize import skeleton

ENTITY_RULES = Rules(threshold=0.6, margin=0.15)


def profile_keys(profile: Profile) -> Iterator[str]:
    """Blocking keys: profiles that share one are compared."""
    if profile.pack_id:
        yield f"{profile.kind}|pack|{profile.pack_id.split('#')[0]}|{profile.pack_id.partition('#')[2]}"
    yield f"{profile.kind}|name|{profile.folded}"
    if profile.kind == "person":
        words = profile.folded.split()
        yield f"person|last|{skeleton(words[-1])}"
    elif profile.kind in ("place", "organization", "initiative"):
        yield f"{profile.kind}|skeleton|{skeleton(profile.folded)}"


def score_profiles(a: Profile, b: Profile) -> float:
    """How well two profiles fit one entity: 0 not at all, 1 as well as can be, below 0 where something speaks against it."""
    if a.kind != b.kind:
        return NEVER
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
        return _people(a, b) + sides
    if a.kind in ("place", "organization", "initiative") and len(a.folded) > 4 and skeleton(a.folded) == skeleton(b.folded):
        return 0.9 + sides
    return 0.0


def _people(a: Profile, b: Profile) -> float:
    mine, theirs = [skeleton(w) for w in a.folded.split()], [skeleton(w) for w in b.folded.split()]
    if len(mine) > 1 and len(theirs) > 1:
        if mine == theirs or sorted(mine) == sorted(theirs):
            return 0.9
        if mine[-1] == theirs[-1] and (mine[0] == theirs[0] and (len(mine) > 2 or len(theirs) > 2)):
            return 0.8  # a patronymic more or less
        return -0.5
    if mine[-1] == theirs[-1]:
        return 0.8  # a surname alone: vague, so it joins only where nobody else fits
    return 0.0
