"""A tiny made-up process for the tests of sources: two valleys and their talks."""

from __future__ import annotations

from tracktwo.packs.pack import Outlet, Pack, RelevanceWords


def tiny_pack() -> Pack:
    """A pack of a process that does not exist."""
    return Pack(
        id="made_up",
        version="1",
        names={"en": ("Valley talks",)},
        languages=("en", "ru"),
        sides=(),
        outlets=(
            Outlet(id="valley_wire", names=("Valley Wire", "ValleyWire"), domains=("valleywire.example",), kind="agency"),
            Outlet(id="river_post", names=("River Post",), domains=("riverpost.example",), kind="newspaper"),
        ),
        relevance=RelevanceWords(
            sides={"UPP": {"en": ("upperland*",), "ru": ("верхнеземь*",)}, "LOW": {"en": ("lowerland*",), "ru": ("нижнеземь*",)}},
            matters={"en": ("peace", "talks", "border*", "ceasefire"), "ru": ("мир*", "переговор*", "границ*")},
            process={"en": ("bridge forum", "valley accord*")},
            other={"en": ("football", "league", "match*")},
        ),
    )
