"""Clusters of one component: average linkage, ties by id, so that no order of arrival shows.

A component is whatever hangs together by pairs that score at all. Members that are too vague to speak for two clusters at once (an undated
event, a short name) are left out while clusters form; each then joins the one cluster that fits it, or stays alone.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Pair = tuple[str, str]

#: What a person's "different" weighs against scores: no average of scores climbs over it.
NEVER = -1000.0
#: What a person's "same" weighs.
ALWAYS = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How a component becomes clusters.

    Args:
        threshold: two clusters become one where their members score at least this on average.
        margin: a vague member joins a cluster only where it fits it better than any other by this much.
        largest: a component with more members is first cut at its weaker pairs, and a person is asked.
    """

    threshold: float
    margin: float = 0.1
    largest: int = 400


@dataclass(slots=True)
class Clusters:
    """The clusters found, each in order of id; `too_large` says that a component had to be cut."""

    groups: list[tuple[str, ...]] = field(default_factory=list)
    too_large: bool = False


class Parts:
    """Ids that were found together: which part each is in."""

    def __init__(self, members: Iterable[str] = ()) -> None:
        self._above = {member: member for member in members}

    def _root(self, member: str) -> str:
        self._above.setdefault(member, member)
        while (above := self._above[member]) != member:
            self._above[member] = self._above[above]
            member = above
        return member

    def join(self, one: str, other: str) -> None:
        """They are of one part; either may be new."""
        first, second = sorted((self._root(one), self._root(other)))
        self._above[second] = first

    def are_joined(self, one: str, other: str) -> bool:
        """Whether both are in one part."""
        return one in self._above and other in self._above and self._root(one) == self._root(other)

    def members(self) -> set[str]:
        """Everything that is in any part."""
        return set(self._above)

    def found(self) -> list[set[str]]:
        """The parts, in order of their first ids."""
        parts: dict[str, set[str]] = {}
        for member in sorted(self._above):
            parts.setdefault(self._root(member), set()).add(member)
        return list(parts.values())


def link(
    members: Sequence[str],
    score: Callable[[str, str], float],
    rules: Rules,
    *,
    vague: Collection[str] = (),
    decided: Mapping[Pair, float] | None = None,
) -> Clusters:
    """The clusters of one component.

    Args:
        members: ids of the component; any order.
        score: how well two fit, 0 for not at all; symmetric.
        rules: threshold, margin and limit.
        vague: members that never join two clusters.
        decided: what people said of pairs: `ALWAYS` or `NEVER`, pairs in order of id.
    """
    decided = decided or {}
    found = Clusters()
    held = {m for pair in decided for m in pair}
    firm = sorted(m for m in members if m not in vague or m in held)
    loose = sorted(set(members) - set(firm))
    weights: dict[Pair, float] = {}

    def weight(a: str, b: str) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in weights:
            weights[pair] = decided[pair] if pair in decided else score(*pair)
        return weights[pair]

    groups = _average(firm, weight, rules.threshold) if len(firm) <= rules.largest else _cut(firm, weight, rules, found)
    groups = _join_loose(groups, loose, weight, rules)
    found.groups = sorted(tuple(group) for group in groups)
    return found


def _average(members: Sequence[str], weight: Callable[[str, str], float], threshold: float) -> list[list[str]]:
    """Average linkage: the best pair of clusters becomes one until none reaches the threshold."""
    groups: dict[int, list[str]] = {index: [member] for index, member in enumerate(members)}
    sums: dict[tuple[int, int], float] = {}
    heap: list[tuple[float, str, str, int, int]] = []

    def push(i: int, j: int) -> None:
        average = sums[(i, j)] / (len(groups[i]) * len(groups[j]))
        if average >= threshold:
            first, second = sorted((groups[i][0], groups[j][0]))
            heapq.heappush(heap, (-average, first, second, i, j))

    for i in range(len(members)):
        for j in range(i + 1, len(members)):
            sums[(i, j)] = weight(members[i], members[j])
            push(i, j)
    new = len(members)
    while heap:
        _, _, _, i, j = heapq.heappop(heap)
        if i not in groups or j not in groups:
            continue
        both = sorted(groups[i] + groups[j])
        others = [k for k in groups if k not in (i, j)]
        totals = {k: sums[(min(i, k), max(i, k))] + sums[(min(j, k), max(j, k))] for k in others}
        del groups[i], groups[j]
        groups[new] = both
        for k in others:
            sums[(k, new)] = totals[k]
            push(k, new)
        new += 1
    return list(groups.values())


#: From here down a pair says that two tellings are of two things.
_AGAINST = -1.0


def _join_loose(
    groups: Sequence[Sequence[str]], loose: Sequence[str], weight: Callable[[str, str], float], rules: Rules
) -> list[list[str]]:
    """Vague members among themselves and to clusters, best fit first. Clusters stay as they are; a member that fits two of them joins none.

    Two vague ones do not join either where one of them fits about as well something that speaks against the other.
    """
    every: list[list[str]] = [*(list(g) for g in groups), *([m] for m in loose)]
    count = len(groups)
    barred: set[tuple[int, int]] = set()

    def fit(i: int, j: int) -> float:
        """The mean of the best pairs: a vague telling leaves out much, so most pairs say little; one that speaks against it is enough."""
        pairs = sorted((weight(a, b) for a in every[i] for b in every[j]), reverse=True)
        best = pairs[: min(2, max(1, len(pairs) // 2))]
        return pairs[-1] if pairs[-1] <= _AGAINST else sum(best) / len(best)

    fits = {(i, j): fit(i, j) for j in range(count, len(every)) for i in range(j)}

    def of(i: int, j: int) -> float:
        """How well two groups fit; clusters never fit each other."""
        return fits.get((min(i, j), max(i, j)), _AGAINST)

    def has_rival(value: float, i: int, j: int) -> bool:
        """Whether one of the two, if it is vague, fits a third about as well, and the third speaks against the other."""
        least = max(rules.threshold, value - rules.margin + 1e-9)
        return any(
            every[k] and k not in (i, j) and of(k, one) >= least and of(k, other) <= _AGAINST
            for one, other in ((i, j), (j, i))
            if one >= count
            for k in range(len(every))
        )

    while True:
        best = max(
            ((f, every[i][0], every[j][0], i, j) for (i, j), f in fits.items() if f >= rules.threshold and (i, j) not in barred),
            key=lambda b: (b[0], b[1], b[2]),
            default=None,
        )
        if best is None:
            return [g for g in every if g]
        value, _, _, i, j = best
        if has_rival(value, i, j):
            barred.add((i, j))
            continue
        every[i] = sorted(every[i] + every[j])
        every[j] = []
        fits = {pair: f for pair, f in fits.items() if j not in pair}
        barred.clear()
        for k in range(len(every)):
            if k != i and every[k] and (k >= count or i >= count):
                pair = (min(i, k), max(i, k))
                fits[pair] = fit(*pair)


def _cut(members: Sequence[str], weight: Callable[[str, str], float], rules: Rules, found: Clusters) -> list[list[str]]:
    """A component that is too large: cut at ever stronger pairs until the pieces are small enough."""
    found.too_large = True
    result: list[list[str]] = []
    pieces: list[tuple[list[str], float]] = [(list(members), rules.threshold)]
    while pieces:
        piece, bar = pieces.pop()
        if len(piece) <= rules.largest:
            result += _average(piece, weight, rules.threshold)
            continue
        if bar > ALWAYS:
            result += [[member] for member in piece]
            continue
        higher = bar * 1.25 + 0.05
        pieces += [(part, higher) for part in connected(piece, lambda a, b, bar=bar: weight(a, b) >= bar)]  # type: ignore[misc]
    return result


def connected(members: Sequence[str], linked: Callable[[str, str], bool]) -> list[list[str]]:
    """The connected parts of `members`, each in order of id."""
    left, parts = set(members), []
    for start in sorted(members):
        if start not in left:
            continue
        left.discard(start)
        part, open_ = [start], [start]
        while open_:
            here = open_.pop()
            near = [m for m in left if linked(here, m)]
            left.difference_update(near)
            part += near
            open_ += near
        parts.append(sorted(part))
    return parts
