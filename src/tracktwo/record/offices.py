"""Who holds a public office: by the pack, or by a title that a report states."""

from __future__ import annotations

from collections.abc import Iterable

from tracktwo.packs.pack import Pack
from tracktwo.resolution.profiles import folded_name


class Offices:
    """The offices of a pack, to tell office-holders by what reports state."""

    def __init__(self, pack: Pack) -> None:
        self._titles = {folded_name(title) for office in pack.offices for titles in office.titles.values() for title in titles}
        self._bodies = {office.body for office in pack.offices if office.body} | {side.id for side in pack.sides}

    def is_holder(self, pack_id: str | None) -> bool:
        """Whether the pack knows the person as a holder of an office."""
        return pack_id is not None and "#" in pack_id

    def is_office(self, title: str | None, body: str | None) -> bool:
        """Whether a stated title is that of a public office: one of the pack's, or any title in a body that has one."""
        if not title:
            return False
        folded = folded_name(title)
        return folded in self._titles or any(folded.startswith(f"{known} ") for known in self._titles) or body in self._bodies

    def any_office(self, stated: Iterable[tuple[str | None, str | None]]) -> bool:
        """Whether one of the titles, each with the pack id of its body, is an office."""
        return any(self.is_office(title, body) for title, body in stated)
