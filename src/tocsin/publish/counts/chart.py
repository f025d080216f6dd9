"""Shapes of counts: columns in time or bars by group, what is certain filled, what may be pale.

Below the columns stand those killed, each as the range that all reports allow. Where nothing was
read the axis is dotted: nothing was observed, which is not zero.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from textwrap import wrap

from tocsin.core.day_words import MONTHS
from tocsin.core.types import CountRow, Counts, HarmSum
from tocsin.core.vocab import FigureKind
from tocsin.publish.axes import scale_of
from tocsin.publish.counts.words import (
    counted_what,
    harm_words,
    incidents_words,
    period_words,
    row_label,
)
from tocsin.publish.wording.words import capitalised

_WIDTH = 680.0
_LEFT, _RIGHT, _TOP, _FOOT = 46.0, 14.0, 34.0, 34.0
_INCIDENTS, _HARM = 150.0, 110.0  # heights of the panels
_GAP = 42.0  # between the panels
_APART = 140.0  # the part for incidents of unknown date
_LONE = 22.0  # the width of their column
_NARROWEST = 3.0
_WIDEST = 46.0
_LABEL = 74.0  # between labels of days
_LINE, _NAME = 26.0, 190.0  # of a bar: its height, and the room for its name
_ARROW = 16.0
_LEGEND = "Filled: at least. Pale: at most. Dotted axis: nothing was read. ?: no report says."
_LEGEND_BARS = "Filled: at least. Pale: at most."
_LETTERS = 100  # of a line of the legend
_Scale = Callable[[float], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at a point; `anchor` is their end that stands there."""

    x: float
    y: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A filled box; `words` tell what it stands for, `kind` is how it is drawn."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Those killed: from `bottom` to `top`, with an arrow to `tip` where nothing bounds them.

    `unknown`: no report says.
    """

    x: float
    bottom: float
    top: float
    tip: float | None
    contested: bool
    unknown: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line of the frame: a grid line, an axis, a dotted axis where nothing was read."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountChart:
    """A drawing of counts in a view box of `width` by `height`, with its words.

    `legend` says how to read it where it stands alone, in a view box of `width` by `tall`.
    """

    width: float
    height: float
    title: str
    words: str
    heads: tuple[Label, ...]
    labels: tuple[Label, ...]
    legend: tuple[Label, ...]
    tall: float
    strokes: tuple[Stroke, ...]
    boxes: tuple[Box, ...]
    reaches: tuple[Reach, ...]


def count_chart(
    counts: Counts, names: Mapping[str, str], *, what: str | None = None, note: str = ""
) -> CountChart:
    """Return the drawing of counts: columns where they are by time, else bars.

    Args:
        counts: What is drawn; what has nothing in it is not.
        names: Of countries and actors, by code and id.
        what: The type or mode that is counted, None for attacks.
        note: What else its legend says.
    """
    timed = counts.by in {"week", "month"}
    made = _columns(counts, what) if timed else _bars(counts, names, what)
    lines = [_LEGEND if timed else _LEGEND_BARS, *wrap(note, _LETTERS)]
    legend = tuple(
        Label(x=_LEFT, y=made.height + 16 * at + 4, text=line, anchor="start")
        for at, line in enumerate(lines)
    )
    return replace(made, legend=legend, tall=made.height + 16 * len(lines) + 4)


def _columns(counts: Counts, what: str | None) -> CountChart:
    dated = [row for row in counts.rows if row.first and row.last]
    undated = [row for row in counts.rows if not row.key and row.high]
    shown = [*dated, *undated]
    end = _WIDTH - _RIGHT - (_APART if undated else 0)
    across = _across(dated, end)
    foot = _TOP + _INCIDENTS
    y, strokes, labels = _panel(max((row.high for row in shown), default=1), foot, _INCIDENTS)
    places = {id(row): across(row) for row in dated}
    middle = end + _APART / 2
    places |= {id(row): (middle - _LONE / 2, _LONE) for row in undated}
    boxes = [
        box
        for row in shown
        for box in _column(row, places[id(row)], y, foot, _row_words(row, counts))
    ]
    heads = [Label(x=_LEFT, y=16, text=_title(counts, what), anchor="start")]
    reaches: list[Reach] = []
    killed = [(row, harm) for row in shown if (harm := _killed(row)) is not None]
    floor_ = foot
    if killed:
        floor_ = foot + _GAP + _HARM
        greatest = max(max(harm.low, harm.high or 0) for _, harm in killed)
        scale, lines, marks = _panel(max(greatest, 1), floor_, _HARM)
        strokes, labels = [*strokes, *lines], [*labels, *marks]
        heads.append(Label(x=_LEFT, y=foot + _GAP - 14, text="Killed", anchor="start"))
        reaches = [_reach(row, harm, places[id(row)], scale, floor_) for row, harm in killed]
    labels += _day_labels(dated, across, floor_)
    strokes += [
        line for at in dict.fromkeys((foot, floor_)) for line in _axis(dated, across, end, at)
    ]
    if undated:
        labels.append(Label(x=middle, y=floor_ + 20, text="date not known"))
    return CountChart(
        width=_WIDTH,
        height=floor_ + _FOOT,
        title=_title(counts, what),
        words=" ".join(_row_words(row, counts) + "." for row in shown),
        heads=tuple(heads),
        legend=(),
        tall=floor_ + _FOOT,
        labels=tuple(labels),
        strokes=tuple(strokes),
        boxes=tuple(boxes),
        reaches=tuple(reaches),
    )


def _bars(counts: Counts, names: Mapping[str, str], what: str | None) -> CountChart:
    rows = [row for row in counts.rows if row.high]
    greatest, step = scale_of(max((row.high for row in rows), default=1), ticks=6)
    unit = (_WIDTH - _NAME - _RIGHT) / greatest
    foot = _TOP + _LINE * max(1, len(rows))
    boxes, labels = [], []
    for at, row in enumerate(rows):
        top = _TOP + at * _LINE + 5
        words = f"{row_label(row, counts, names)}: {incidents_words(row)}"
        labels.append(
            Label(
                x=_NAME - 8,
                y=top + 13,
                text=_short(row_label(row, counts, names)),
                anchor="end",
            )
        )
        for low, high, kind in ((0, row.low, "certain"), (row.low, row.high, "possible")):
            if high > low:
                x, width = _NAME + low * unit, (high - low) * unit
                boxes.append(
                    Box(x=_r(x), y=top, width=_r(width), height=_LINE - 8, kind=kind, words=words)
                )
    strokes = [
        Stroke(x1=_r(_NAME + n * unit), y1=_TOP, x2=_r(_NAME + n * unit), y2=foot, kind="grid")
        for n in range(0, greatest + 1, step)
    ]
    labels += [
        Label(x=_r(_NAME + n * unit), y=foot + 18, text=f"{n:,}")
        for n in range(0, greatest + 1, step)
    ]
    return CountChart(
        width=_WIDTH,
        height=foot + _FOOT,
        title=_title(counts, what),
        words=" ".join(f"{box.words}." for box in boxes),
        heads=(Label(x=_LEFT, y=16, text=_title(counts, what), anchor="start"),),
        legend=(),
        tall=foot + _FOOT,
        labels=tuple(labels),
        strokes=tuple(strokes),
        boxes=tuple(boxes),
        reaches=(),
    )


def _title(counts: Counts, what: str | None) -> str:
    return f"{capitalised(counted_what(what, counts.by))} by {_BY[counts.by]}"


_BY = {
    "week": "week",
    "month": "month",
    "country": "country",
    "admin1": "first-order area",
    "actor": "actor",
    "type": "type",
}


def _row_words(row: CountRow, counts: Counts) -> str:
    """Return what a column says: its days, incidents, those killed and the reports read."""
    label = period_words(row, counts.by) if row.first else "date not known closely enough"
    parts = [f"{label}: {incidents_words(row)}"]
    killed = _killed(row)
    if killed is not None:
        parts.append(f"killed {harm_words(killed, row)}")
    if row.reports is not None:
        parts.append(f"{row.reports} report{'' if row.reports == 1 else 's'} read")
    return ", ".join(parts)


def _killed(row: CountRow) -> HarmSum | None:
    if not row.high:
        return None
    return next((each for each in row.harm if each.kind is FigureKind.KILLED), None)


def _panel(greatest: int, foot: float, height: float) -> tuple[_Scale, list[Stroke], list[Label]]:
    """Return the scale of a panel that stands on `foot`, its grid lines and their numbers."""
    ceiling, step = scale_of(greatest, ticks=max(2, int(height / 36)))
    unit = height / ceiling

    def y(number: float) -> float:
        return _r(foot - number * unit)

    numbers = range(0, ceiling + 1, step)
    right = _WIDTH - _RIGHT
    strokes = [Stroke(x1=_LEFT, y1=y(n), x2=right, y2=y(n), kind="grid") for n in numbers if n]
    labels = [Label(x=_LEFT - 8, y=y(n) + 4, text=f"{n:,}", anchor="end") for n in numbers]
    return y, strokes, labels


def _across(rows: Sequence[CountRow], end: float) -> Callable[[CountRow], tuple[float, float]]:
    """Return where the column of a row begins and how wide it is, on one linear axis of days."""
    first, _ = _span(rows)
    unit = _unit(rows, end)

    def place(row: CountRow) -> tuple[float, float]:
        assert row.first is not None and row.last is not None
        left = _LEFT + 8 + (row.first - first).days * unit
        room = ((row.last - row.first).days + 1) * unit
        width = max(_NARROWEST, min(_WIDEST, room - 2))
        return _r(left + (room - width) / 2), _r(width)

    return place


def _unit(rows: Sequence[CountRow], end: float) -> float:
    """Return how wide a day is."""
    first, last = _span(rows)
    return (end - _LEFT - 8) / ((last - first).days + 1)


def _span(rows: Sequence[CountRow]) -> tuple[date, date]:
    days = [day for row in rows for day in (row.first, row.last) if day]
    return min(days, default=date.min), max(days, default=date.min)


def _column(
    row: CountRow, place: tuple[float, float], y: _Scale, foot: float, words: str
) -> list[Box]:
    x, width = place
    ends = [(0, row.low, "certain"), (row.low, row.high, "possible")]
    return [
        Box(x=x, y=y(high), width=width, height=_r(y(low) - y(high)), kind=kind, words=words)
        for low, high, kind in ends
        if high > low
    ]


def _reach(
    row: CountRow, harm: HarmSum, place: tuple[float, float], y: _Scale, foot: float
) -> Reach:
    high = harm.low if harm.high is None else harm.high
    return Reach(
        x=_r(place[0] + place[1] / 2),
        bottom=y(harm.low),
        top=y(high),
        tip=_r(y(high) - _ARROW) if harm.high is None else None,
        contested=bool(harm.contested),
        unknown=harm.silent >= row.high,
        words=f"Killed: {harm_words(harm, row)}",
    )


def _axis(
    rows: Sequence[CountRow],
    across: Callable[[CountRow], tuple[float, float]],
    end: float,
    at: float,
) -> list[Stroke]:
    """Return the axis of days: dotted, and solid where something was read or happened."""
    strokes = [Stroke(x1=_LEFT, y1=at, x2=end, y2=at, kind="unread")]
    unit = _unit(rows, end)
    for row in rows:
        x, width = across(row)
        assert row.first is not None and row.last is not None
        days = (row.last - row.first).days + 1
        reach = max(width, days * unit) / 2
        middle = x + width / 2
        if row.reports or row.high or row.others_high:
            strokes.append(
                Stroke(x1=_r(middle - reach), y1=at, x2=_r(middle + reach), y2=at, kind="axis")
            )
    return strokes


def _day_labels(
    rows: Sequence[CountRow], across: Callable[[CountRow], tuple[float, float]], foot: float
) -> list[Label]:
    labels: list[Label] = []
    for row in rows:
        x, width = across(row)
        middle = _r(x + width / 2)
        if not labels or middle - labels[-1].x >= _LABEL:
            assert row.first is not None
            month = MONTHS[row.first.month - 1][:3]
            day = "" if row.key.count("-W") == 0 else f"{row.first.day} "
            labels.append(Label(x=middle, y=foot + 20, text=f"{day}{month} {row.first.year}"))
    return labels


def _short(text: str) -> str:
    return text if len(text) <= 28 else f"{text[:27]}…"


def _r(number: float) -> float:
    return round(number, 1)
