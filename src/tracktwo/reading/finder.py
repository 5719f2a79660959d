"""What every finder is: it looks at the analysis and adds facts to the draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tracktwo.errors import ReadingError
from tracktwo.reading.draft import Draft


class Finder(Protocol):
    """Finds one thing. `needs` and `adds` name layers of the draft (`entities`, `events`, … and working layers such as `dates`)."""

    name: str
    needs: frozenset[str]
    adds: frozenset[str]

    def find(self, draft: Draft) -> None:
        """Add what the text says of this one thing; the same draft gives the same facts."""
        ...


def check_order(finders: Sequence[Finder]) -> None:
    """See that every finder runs after those that add what it needs.

    Raises:
        ReadingError: a finder would look at a layer before anything adds to it.
    """
    ready: set[str] = set()
    for finder in finders:
        missing = finder.needs - ready
        if missing:
            raise ReadingError(f"Finder {finder.name} needs {', '.join(sorted(missing))}.", remedy="Put a finder that adds it before.")
        ready |= finder.adds
