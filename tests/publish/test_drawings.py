"""Charts and graphs: every shape stands for something said, and nothing said is left out."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from selby import Held
from tocsin.core.types import Incident, Origin
from tocsin.publish.chart_drawing import draw_chart
from tocsin.publish.explained.graph_drawing import draw_graph
from tocsin.publish.explained.model import GraphView
from tocsin.publish.explained.origin_graph import origin_graph
from tocsin.publish.model import PointView, SeriesView
from tocsin.publish.shelf import make_shelf

START = date(2031, 5, 1)
bounds = st.one_of(st.none(), st.integers(0, 20_000))


@st.composite
def points(draw: st.DrawFn) -> PointView:
    low, high = sorted(draw(st.tuples(st.integers(0, 20_000), st.integers(0, 20_000))))
    shape = draw(st.sampled_from(["exact", "least", "most", "range", "about", "none"]))
    first = draw(st.one_of(st.none(), st.integers(0, 400)))
    day = None if first is None else START + timedelta(days=first)
    return PointView(
        number=0,
        value="",
        allows="some",
        when="then",
        basis="",
        stance="",
        who="",
        origins="",
        standing="",
        held=draw(st.booleans()),
        first=day,
        last=None if day is None else day + timedelta(days=draw(st.integers(0, 9))),
        low=low if shape in {"exact", "least", "range"} else None,
        best=low if shape in {"exact", "about"} else None,
        high={"exact": low, "most": high, "range": high}.get(shape),
        approximate=shape == "about",
        cites=(),
    )


def series(held: list[PointView], *, low: int | None = None, high: int | None = None) -> SeriesView:
    numbered = [replace(point, number=number) for number, point in enumerate(held, start=1)]
    return SeriesView(
        anchor="s",
        field="Killed",
        title="Killed",
        joined="",
        ruled="",
        low=low,
        high=high,
        contested=False,
        ordered=True,
        note="",
        points=tuple(numbered),
    )


@given(st.lists(points(), min_size=1, max_size=9), st.sampled_from([350.0, 680.0]))
def test_every_number_has_one_mark_inside_the_chart(held: list[PointView], width: float) -> None:
    view = series(held)
    chart = draw_chart(view, width=width)
    assert {mark.number for mark in chart.marks} == {p.number for p in view.points if p.drawn}
    assert len(chart.marks) == len({mark.number for mark in chart.marks})
    for mark in chart.marks:
        heights = [mark.low, mark.high, mark.dot, mark.tip_up, mark.tip_down]
        assert any(height is not None for height in heights)
        assert chart.left <= mark.x <= chart.right
        assert all(0 < height <= chart.bottom for height in heights if height is not None)


@given(st.lists(points(), min_size=1, max_size=9))
def test_marks_stand_in_the_order_of_their_days_and_unknown_days_apart(
    held: list[PointView],
) -> None:
    view = series(held)
    chart = draw_chart(view)
    marks = {mark.number: mark for mark in chart.marks}
    dated = [point for point in view.points if point.drawn and point.first]
    for one, other in combinations(dated, 2):
        if one.last and other.first and one.last < other.first:
            assert marks[one.number].x < marks[other.number].x
    for point in view.points:
        if point.drawn and not point.first:
            assert marks[point.number].day is None
            assert chart.apart is not None and chart.apart[0] <= marks[point.number].x
            assert chart.axis_end is None or chart.axis_end < chart.apart[0]
    xs = sorted(mark.x for mark in chart.marks)
    assert all(right - left > 5 for left, right in pairwise(xs))


@given(st.lists(points(), min_size=1, max_size=6))
def test_an_open_bound_is_an_arrow_and_a_closed_one_is_not(held: list[PointView]) -> None:
    view = series(held)
    shapes = {mark.number: mark for mark in draw_chart(view).marks}
    for point in view.points:
        if not point.drawn:
            continue
        mark = shapes[point.number]
        open_up = point.low is not None and (point.best, point.high) == (None, None)
        open_down = point.high is not None and (point.best, point.low) == (None, None)
        assert (mark.tip_up is not None) == open_up
        assert (mark.tip_down is not None) == open_down
        assert (mark.ring, mark.held) == (point.approximate, point.held)
        if mark.low is not None and mark.high is not None:
            assert mark.high <= mark.low


def test_what_all_allow_is_a_band_between_its_bounds() -> None:
    point = PointView(
        number=1, value="", allows="", when="", basis="", stance="", who="", origins="",
        standing="", held=True, first=START, last=START, low=81, best=None, high=99,
        approximate=False, cites=(),
    )  # fmt: skip
    chart = draw_chart(series([point], low=81, high=99))
    (mark,) = chart.marks
    assert chart.band == (mark.high, mark.low)
    assert draw_chart(series([point], low=81)).band is None


def _bombing(held: Held) -> Incident:
    """Return the bombing with every claim led to an origin."""
    made = held.fusion.incidents[2]
    told = {key for origin in made.origins for key in origin.claim_ids}
    others = tuple(key for key in made.claim_ids if key not in told)
    documents = {c.id: c.document_id for reading in held.readings for c in reading.claims}
    own = Origin(
        key="o4",
        label="the mayor's office, not named",
        known=False,
        claim_ids=others,
        document_ids=tuple({documents[key] for key in others}),
    )
    return replace(made, origins=(*made.origins, own))


def _graph(held: Held, made: Incident) -> GraphView:
    shelf = make_shelf([report.document for report in held.reports], held.readings, held.sources)
    return origin_graph(made, shelf=shelf, copies=held.fusion.copies)


def test_every_edge_is_part_of_the_chain_of_its_claims(held: Held) -> None:
    made = _bombing(held)
    view = _graph(held, made)
    nodes = {node.id: node for node in view.nodes}
    last = len(view.columns) - 1
    labels = {
        claim: {o.label.casefold() for o in made.origins if claim in o.claim_ids}
        for claim in made.claim_ids
    }
    for claim in made.claim_ids:
        path = [edge for edge in view.edges if claim in edge.claim_ids]
        ends = {nodes[edge.end_id].label.casefold() for edge in path} & labels[claim]
        assert ends == labels[claim]
        assert any(nodes[edge.start_id].column == 0 for edge in path)
        inner = {edge.end_id for edge in path if nodes[edge.end_id].column < last}
        assert inner == {edge.start_id for edge in path if nodes[edge.start_id].column > 0}
    assert {claim for edge in view.edges for claim in edge.claim_ids} == set(made.claim_ids)
    assert {edge.start_id for edge in view.edges} | {edge.end_id for edge in view.edges} == set(
        nodes
    )


def test_copies_share_a_box_and_unknown_identity_is_marked(held: Held) -> None:
    made = _bombing(held)
    view = _graph(held, made)
    (reports,) = [node for node in view.nodes if node.column == 0]
    assert reports.several == 2 and "seven tenths" in reports.detail
    unknown = {node.label for node in view.nodes if not node.known}
    assert unknown == {"Prosecutors", "The mayor's office, not named"}
    apart = replace(held, fusion=replace(held.fusion, copies=()))
    assert len([node for node in _graph(apart, made).nodes if node.column == 0]) == 2


def test_boxes_do_not_cover_each_other_and_every_edge_is_an_arrow(held: Held) -> None:
    view = _graph(held, _bombing(held))
    graph = draw_graph(view)
    assert {box.id for box in graph.boxes} == {node.id for node in view.nodes}
    assert len(graph.arrows) == len(view.edges)
    for one, other in combinations(graph.boxes, 2):
        assert (
            one.x + one.width <= other.x
            or other.x + other.width <= one.x
            or one.y + one.height <= other.y
            or other.y + other.height <= one.y
        )
    for box in graph.boxes:
        assert box.x + box.width <= graph.width + 0.1 and box.y + box.height <= graph.height
    said = {word for node in view.nodes for word in node.label.split()}
    assert said == {word for box in graph.boxes for line in box.lines for word in line.split()}


def test_one_who_passes_on_is_a_box_between_report_and_origin(held: Held) -> None:
    made = held.fusion.incidents[2]
    origin = replace(made.origins[0], label="two officials, not named")
    view = _graph(held, replace(made, claim_ids=origin.claim_ids, origins=(origin,)))
    labels = [[node.label for node in view.nodes if node.column == at] for at in range(3)]
    # The officials are the origin itself; in its own report Calder Wire passes nothing on.
    assert labels[1:] == [["Calder Wire"], ["Two officials, not named"]]
    assert len(view.edges) == 3
