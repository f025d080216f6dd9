"""Shapes of a chart of values over time: marks by day and number, in the units of its view box.

A value that sets bounds is a bar between them, an open bound an arrow, an exact number a dot,
an approximate one a ring. Nothing joins the marks: between them nothing is known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.core.day_words import MONTHS
from tocsin.publish.axes import scale_of
from tocsin.publish.model import PointView, SeriesView

_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 14.0, 30.0, 36.0
_APART = 26.0  # between marks, so that their numbers can be read
_ARROW = 26.0
_LABEL = 84.0  # between labels of days
_PANEL = 96.0  # the least width of the part for marks of unknown day
_GAP = 22.0  # between the two parts
_ROOM = 1.12  # the scale ends above the greatest number, so that its mark stands within
_TICK = 36.0  # between labels of numbers, at least
_Scale = Callable[[float], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A label on an axis; `anchor` is the end of the words that stands at `at`."""

    at: float
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A value: where its bounds and its number lie. None where there is none.

    `day` is where its day lies on the axis, None where the day is not known; `x` may be moved a
    little from it, so that marks do not cover each other. `top` is the highest point.
    """

    number: int
    x: float
    day: float | None
    low: float | None
    high: float | None
    dot: float | None
    tip_up: float | None
    tip_down: float | None
    ring: bool
    held: bool
    top: float
    middle: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart ready to be drawn in a view box of `width` by `height`.

    `axis_end` is where the axis of days ends, None where no day is known; `apart` from where to
    where the marks of unknown day stand; `band` the top and bottom of what all values allow.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    y_ticks: tuple[Tick, ...]
    x_ticks: tuple[Tick, ...]
    band: tuple[float, float] | None
    apart: tuple[float, float] | None
    axis_end: float | None
    marks: tuple[Mark, ...]
    words: str

    @property
    def parts(self) -> tuple[tuple[float, float], ...]:
        """From where to where the axis of days, and the part for unknown days, reach."""
        days = ((self.left, self.axis_end),) if self.axis_end is not None else ()
        return (*days, self.apart) if self.apart is not None else days


def draw_chart(series: SeriesView, *, width: float = 680, height: float = 260) -> Chart:
    """Return the chart of a series: one mark for each of its points that is a number."""
    points = [point for point in series.points if point.drawn]
    dated = [point for point in points if point.first and point.last]
    undated = [point for point in points if not (point.first and point.last)]
    bottom = height - _BOTTOM
    greatest = max((max(_numbers(point)) for point in points), default=1) or 1
    ceiling, step = scale_of(greatest * _ROOM, ticks=max(2, int((bottom - _TOP) / _TICK)))
    unit = (bottom - _TOP) / ceiling

    def y(number: float) -> float:
        return round(bottom - number * unit, 1)

    end, apart = _parts(width, dated, undated)
    places = _day_places(dated, end)
    xs = _spread(places, _LEFT + _APART / 2, end - _APART / 2) if end else []
    marks = [_mark(p, x, day, y) for p, x, day in zip(dated, xs, places, strict=True)]
    if apart:
        lots = _lots(len(undated), *apart)
        marks += [_mark(point, x, None, y) for point, x in zip(undated, lots, strict=True)]
    return Chart(
        width=width,
        height=height,
        left=_LEFT,
        right=width - _RIGHT,
        top=_TOP,
        bottom=bottom,
        y_ticks=tuple(
            Tick(at=y(number), label=f"{number:,}", anchor="end")
            for number in range(0, ceiling + 1, step)
        ),
        x_ticks=_day_ticks(dated, places, end),
        band=_band(series, y),
        apart=apart,
        axis_end=end,
        marks=tuple(marks),
        words=" ".join(f"{point.number}: {_words(point)}." for point in points),
    )


def _words(point: PointView) -> str:
    held = "" if point.held else f", {point.standing}"
    day = point.when if point.first else f"day {point.when}"
    return f"{point.allows}, {day}{held}"


def _numbers(point: PointView) -> list[int]:
    return [number for number in (point.low, point.best, point.high) if number is not None]


def _parts(
    width: float, dated: Sequence[PointView], undated: Sequence[PointView]
) -> tuple[float | None, tuple[float, float] | None]:
    """Return where the axis of days ends, and from where to where the marks apart stand."""
    right = width - _RIGHT
    if not undated:
        return right, None
    if not dated:
        return None, (_LEFT, right)
    share = len(undated) / (len(dated) + len(undated))
    room = max(_PANEL, min((right - _LEFT) * share, len(undated) * 2 * _APART))
    return right - room - _GAP, (right - room, right)


def _day_places(dated: Sequence[PointView], end: float | None) -> list[float]:
    """Return where on the axis the middle of each point's days lies."""
    if not dated or end is None:
        return []
    first = min(_first(point) for point in dated).toordinal()
    last = max(_last(point) for point in dated).toordinal()
    start, stop = _LEFT + _APART, end - _APART
    if first == last:
        return [(start + stop) / 2] * len(dated)
    unit = (stop - start) / (last - first)
    middles = [(_first(p).toordinal() + _last(p).toordinal()) / 2 for p in dated]
    return [round(start + (middle - first) * unit, 1) for middle in middles]


def _first(point: PointView) -> date:
    assert point.first is not None
    return point.first


def _last(point: PointView) -> date:
    assert point.last is not None
    return point.last


def _spread(places: Sequence[float], start: float, stop: float) -> list[float]:
    """Return the places moved so far apart that marks do not cover each other, order kept.

    Marks that crowd stand side by side around the middle of their days.
    """
    order = sorted(range(len(places)), key=lambda at: (places[at], at))
    apart = min(_APART, (stop - start) / max(1, len(places) - 1))
    crowds: list[tuple[float, list[int]]] = []
    for at in order:
        left, crowd = _crowd([at], places, apart, start, stop)
        while crowds and crowds[-1][0] + len(crowds[-1][1]) * apart > left + 1e-6:
            left, crowd = _crowd(crowds.pop()[1] + crowd, places, apart, start, stop)
        crowds.append((left, crowd))
    found = {at: left + apart * number for left, crowd in crowds for number, at in enumerate(crowd)}
    return [round(found[at], 1) for at in range(len(places))]


def _crowd(
    crowd: list[int], places: Sequence[float], apart: float, start: float, stop: float
) -> tuple[float, list[int]]:
    """Return where the first of a crowd of marks stands, and the crowd."""
    middle = sum(places[at] for at in crowd) / len(crowd)
    wide = apart * (len(crowd) - 1)
    return max(min(middle - wide / 2, stop - wide), start), crowd


def _lots(number: int, start: float, stop: float) -> list[float]:
    each = (stop - start) / number
    return [round(start + each * (at + 0.5), 1) for at in range(number)]


def _day_ticks(
    dated: Sequence[PointView], places: Sequence[float], end: float | None
) -> tuple[Tick, ...]:
    """Return labels for the days, as many as there is room for, the first always."""
    if end is None:
        return ()
    ticks: list[Tick] = []
    for point, place in sorted(zip(dated, places, strict=True), key=lambda pair: pair[1]):
        label = _days(_first(point), _last(point))
        at = min(max(place, _LEFT + _LABEL / 2), end - _LABEL / 2 + _GAP / 2)
        if not ticks or at - ticks[-1].at >= _LABEL * (1.7 if len(label) > 15 else 1):
            ticks.append(Tick(at=round(at, 1), label=label))
    return tuple(ticks)


def _days(first: date, last: date) -> str:
    """Return days as a label: "4 Jan 2024", "5–7 Feb 2024"."""
    if first == last:
        return _short(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_short(last)}"
    return f"{_short(first)} – {_short(last)}"


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _band(series: SeriesView, y: _Scale) -> tuple[float, float] | None:
    """Return the top and the bottom of what all values allow; None where a side is open."""
    if series.contested or series.low is None or series.high is None:
        return None
    top, bottom = y(series.high), y(series.low)
    return (top, bottom) if bottom - top > 1 else (top - 1.5, bottom + 1.5)


def _mark(point: PointView, x: float, day: float | None, y: _Scale) -> Mark:
    low, best, high = point.low, point.best, point.high
    exact = low is not None and low == high
    single = best if best is not None else low if exact else None
    closed = low is not None and high is not None and low != high
    open_up = low is not None and high is None and best is None
    open_down = high is not None and low is None and best is None
    at_low = y(low) if low is not None and not exact else None
    at_high = y(high) if high is not None and not exact else None
    up = max(_TOP - 12, y(low) - _ARROW) if open_up and low is not None else None
    down = min(y(0), y(high) + _ARROW) if open_down and high is not None else None
    dot = y(single) if single is not None else None
    heights = [each for each in (at_low, at_high, dot, up, down) if each is not None]
    return Mark(
        number=point.number,
        x=x,
        day=day,
        low=at_low if closed or open_up else None,
        high=at_high if closed or open_down else None,
        dot=dot,
        tip_up=up,
        tip_down=down,
        ring=point.approximate,
        held=point.held,
        top=min(heights),
        middle=round((min(heights) + max(heights)) / 2, 1),
        words=_words(point),
    )
