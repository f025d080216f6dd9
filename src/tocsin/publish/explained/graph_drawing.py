"""Shapes of the graph of origins: boxes in columns and the lines between them, by view box."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from textwrap import wrap

from tocsin.publish.explained.model import GraphEdge, GraphNode, GraphView
from tocsin.publish.wording.words import counted

_LETTER = 6.8  # the width of a letter of a label, a little more than the average
_LINE = 17.0
_INSIDE = 12.0
_BETWEEN = 16.0  # between boxes of a column
_HEAD = 30.0
_APART = 64.0  # between columns
_TIP = 7.0
_GATE = 4.0  # the height of the way that is kept open for an edge
_SWEEPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node: where its box lies and the lines in it; `detail` are its last, smaller lines."""

    id: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    detail: tuple[str, ...]
    known: bool
    several: int

    @property
    def middle(self) -> float:
        """The height of the middle of the box."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An edge: its line, the three corners of its tip, how wide it is and what it stands for."""

    path: str
    tip: str
    width: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A graph ready to be drawn in a view box of `width` by `height`."""

    width: float
    height: float
    heads: tuple[tuple[float, str], ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    words: str


def draw_graph(view: GraphView, *, width: float = 680) -> Graph:
    """Return the shapes of a graph: reports on the left, origins on the right."""
    columns = len(view.columns)
    wide = (width - _APART * (columns - 1)) / columns
    lefts = [at * (wide + _APART) for at in range(columns)]
    nodes = {node.id: node for node in view.nodes}
    routes = {(edge.start_id, edge.end_id): _route(edge, nodes) for edge in view.edges}
    stacks = _ordered((*view.nodes, *_gates(routes.values(), nodes)), routes.values(), columns)
    sizes = {node.id: _box(node, lefts[node.column], wide) for stack in stacks for node in stack}
    tall = max((_tall(stack, sizes) for stack in stacks), default=0.0)
    placed = {box.id: box for stack in stacks for box in _stacked(stack, sizes, tall)}
    words = [
        f"{_one(nodes[edge.start_id])} → {_one(nodes[edge.end_id])}"
        f" ({counted(len(edge.claim_ids), 'claim')})"
        for edge in view.edges
    ]
    arrows = tuple(
        Arrow(
            path=_path([placed[key] for key in routes[edge.start_id, edge.end_id]]),
            tip=_arrow_tip(placed[edge.end_id]),
            width=min(4.0, 1.0 + 0.5 * len(edge.claim_ids)),
            words=said,
        )
        for edge, said in zip(view.edges, words, strict=True)
    )
    return Graph(
        width=width,
        height=round(_HEAD + tall + 4, 1),
        heads=tuple((round(left, 1), head) for left, head in zip(lefts, view.columns, strict=True)),
        boxes=tuple(box for box in placed.values() if box.id in nodes),
        arrows=arrows,
        words="; ".join(words),
    )


def _one(node: GraphNode) -> str:
    return ", ".join(node.label.split("\n"))


def _route(edge: GraphEdge, nodes: Mapping[str, GraphNode]) -> tuple[str, ...]:
    """Return the ids along an edge: its ends, and a gate in each column that it passes.

    Edges from one node share a gate.
    """
    first, last = nodes[edge.start_id].column, nodes[edge.end_id].column
    gates = (f"{edge.start_id}-{column}" for column in range(first + 1, last))
    return (edge.start_id, *gates, edge.end_id)


def _gates(routes: Iterable[Sequence[str]], nodes: Mapping[str, GraphNode]) -> Iterator[GraphNode]:
    """Yield what keeps a way open for the edges that pass a column, each once."""
    found = {
        gate: nodes[start].column + number
        for start, *gates, _ in routes
        for number, gate in enumerate(gates, start=1)
    }
    for gate, column in found.items():
        yield GraphNode(id=gate, column=column, label="")


def _ordered(
    nodes: Sequence[GraphNode], routes: Iterable[Sequence[str]], columns: int
) -> list[list[GraphNode]]:
    """Return the nodes of each column, those that belong together at one height."""
    stacks = [[node for node in nodes if node.column == at] for at in range(columns)]
    beside: dict[str, list[str]] = {}
    for route in routes:
        for one, other in pairwise(route):
            beside.setdefault(one, []).append(other)
            beside.setdefault(other, []).append(one)
    for _ in range(_SWEEPS):
        for at in range(columns):
            place = {
                node.id: (number + 0.5) / len(stack)
                for stack in stacks
                for number, node in enumerate(stack)
            }
            stacks[at] = sorted(stacks[at], key=lambda node: _mean(node.id, beside, place))
    return stacks


def _mean(key: str, beside: Mapping[str, Sequence[str]], place: Mapping[str, float]) -> float:
    near = [place[other] for other in beside.get(key, ())]
    return sum(near) / len(near) if near else place[key]


def _box(node: GraphNode, x: float, width: float) -> Box:
    if not node.label:
        return replace(_gate(node.id), x=round(x, 1), width=round(width, 1))
    letters = max(8, int((width - 2 * _INSIDE) / _LETTER))
    lines = [line for part in node.label.split("\n") for line in wrap(part, letters) or [""]]
    detail = wrap(node.detail, int(letters * 1.1)) if node.detail else []
    return Box(
        id=node.id,
        x=round(x, 1),
        y=0,
        width=round(width, 1),
        height=_LINE * (len(lines) + len(detail)) + _INSIDE + 2,
        lines=tuple(lines),
        detail=tuple(detail),
        known=node.known,
        several=node.several,
    )


def _gate(key: str) -> Box:
    return Box(id=key, x=0, y=0, width=0, height=_GATE, lines=(), detail=(), known=True, several=0)


def _tall(stack: Sequence[GraphNode], sizes: Mapping[str, Box]) -> float:
    heights = sum(sizes[node.id].height for node in stack)
    return heights + _BETWEEN * max(0, len(stack) - 1)


def _stacked(stack: Sequence[GraphNode], sizes: Mapping[str, Box], tall: float) -> list[Box]:
    """Return the boxes of a column, spread over the height of the tallest one."""
    spare = tall - _tall(stack, sizes)
    extra = spare / (len(stack) + 1)
    y, placed = _HEAD + extra, []
    for node in stack:
        placed.append(replace(sizes[node.id], y=round(y, 1)))
        y += sizes[node.id].height + _BETWEEN + extra
    return placed


def _path(along: Sequence[Box]) -> str:
    """Return the line from the first box to the last, level through the gates between them."""
    first, last = along[0], along[-1]
    bend, x, y = _APART / 2, first.x + first.width, first.middle
    path = f"M{x:.1f} {y:.1f}"
    for box in along[1:]:
        goal, height = box.x - (_TIP if box is last else 0), box.middle
        path += f" C{x + bend:.1f} {y:.1f} {goal - bend:.1f} {height:.1f} {goal:.1f} {height:.1f}"
        x, y = box.x + box.width, height
        path += "" if box is last else f" L{x:.1f} {y:.1f}"
    return path


def _arrow_tip(end: Box) -> str:
    x, y = end.x, end.middle
    back = x - _TIP - 1
    return f"{x:.1f},{y:.1f} {back:.1f},{y - 4:.1f} {back:.1f},{y + 4:.1f}"
