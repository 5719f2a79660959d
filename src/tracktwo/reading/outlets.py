"""The names of the pack's outlets: who reports, not who acts."""

from __future__ import annotations

import functools

from tracktwo.model.folding import fold
from tracktwo.packs.pack import Pack


@functools.lru_cache(maxsize=16)
def outlet_names(pack: Pack, *kinds: str) -> frozenset[str]:
    """The folded names of all outlets, or of those of some kinds."""
    return frozenset(fold(name) for outlet in pack.outlets if not kinds or outlet.kind in kinds for name in outlet.names)
