"""Who meets whom: places for the nodes of a small network, the same for the same network."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor: where it is drawn, in pixels, how large by its events, and whether there is room to write its name."""

    id: str
    x: float
    y: float
    size: float
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two actors who met, and how often."""

    a: Node
    b: Node
    count: int


def layout(
    nodes: Sequence[str], edges: Mapping[Pair, int], weight: Mapping[str, int], *, width: int = 720, height: int = 480, rounds: int = 120
) -> tuple[list[Node], list[Edge]]:
    """Places by springs and repulsion (Fruchterman and Reingold 1991) from a circle in the order of `nodes`: no chance, no clock.

    Meant for at most some 150 nodes: each round looks at every pair.
    """
    n = len(nodes)
    if not n:
        return [], []
    at = {
        name: [width / 2 + width / 3 * math.cos(2 * math.pi * i / n), height / 2 + height / 3 * math.sin(2 * math.pi * i / n)]
        for i, name in enumerate(nodes)
    }
    ideal = math.sqrt(width * height / n) * 0.7
    for turn in range(rounds):
        heat = width / 8 * (1 - turn / rounds)
        push = {name: [0.0, 0.0] for name in nodes}
        for i, a in enumerate(nodes):
            for b in nodes[i + 1 :]:
                dx, dy = at[a][0] - at[b][0], at[a][1] - at[b][1]
                far = max(0.1, math.hypot(dx, dy))
                force = ideal * ideal / far / far
                for name, sign in ((a, 1), (b, -1)):
                    push[name][0] += sign * dx * force
                    push[name][1] += sign * dy * force
        for (a, b), count in edges.items():
            dx, dy = at[a][0] - at[b][0], at[a][1] - at[b][1]
            force = math.hypot(dx, dy) / ideal * min(3.0, 1 + math.log(count))
            for name, sign in ((a, -1), (b, 1)):
                push[name][0] += sign * dx * force
                push[name][1] += sign * dy * force
        for name in nodes:  # a weak pull to the middle keeps those who never met from the walls
            push[name][0] -= (at[name][0] - width / 2) * 0.35
            push[name][1] -= (at[name][1] - height / 2) * 0.6
            dx, dy = push[name]
            far = max(0.1, math.hypot(dx, dy))
            at[name][0] = min(width - 60, max(60, at[name][0] + dx / far * min(far, heat)))
            at[name][1] = min(height - 24, max(24, at[name][1] + dy / far * min(far, heat)))
    _part(at, width, height)
    placed: dict[str, Node] = {}
    for name in sorted(nodes, key=lambda n: (-weight.get(n, 1), n)):
        x, y = at[name]
        free = all(abs(x - other.x) > 88 or abs(y - other.y) > 13 for other in placed.values() if other.named)
        placed[name] = Node(id=name, x=round(x, 1), y=round(y, 1), size=round(3 + 1.5 * math.sqrt(weight.get(name, 1)), 1), named=free)
    return [placed[n] for n in nodes], [Edge(a=placed[a], b=placed[b], count=count) for (a, b), count in sorted(edges.items())]


def _part(at: dict[str, list[float]], width: int, height: int, *, least: float = 30.0) -> None:
    """Move nodes that lie on one another apart."""
    names = sorted(at)
    for _ in range(60):
        moved = False
        for i, a in enumerate(names):
            for b in names[i + 1 :]:
                dx, dy = at[a][0] - at[b][0], at[a][1] - at[b][1]
                far = math.hypot(dx, dy)
                if far >= least:
                    continue
                moved = True
                if far < 0.5:
                    dx, dy, far = math.cos(i), math.sin(i), 1.0
                step = (least - far) / 2 + 0.5
                for name, sign in ((a, 1), (b, -1)):
                    at[name][0] = min(width - 60, max(60, at[name][0] + sign * dx / far * step))
                    at[name][1] = min(height - 24, max(24, at[name][1] + sign * dy / far * step))
        if not moved:
            return
