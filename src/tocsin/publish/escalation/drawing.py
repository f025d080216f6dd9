"""Series of incidents by weeks as SVG: what was counted, what was expected, what stands out.

A bar is what surely happened in a week, its paler end what may have; the shaded band is the
range that was expected, the line in it the mean. Weeks in which nothing was read are hatched:
they are unknown, not empty.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from tocsin.core.day_words import MONTHS
from tocsin.core.types import CountedWeek, Finding, NoBaseline, Signal
from tocsin.publish.axes import scale_of
from tocsin.publish.escalation.lines import finding_words, label_words, signal_sentence

_WIDTH, _HEIGHT = 720.0, 210.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 38.0, 10.0, 34.0, 26.0
_LABEL = 56.0  # between labels of months, at least
_TICKS = 4
_DAYS = 7
_UNIT = "incidents a week"
_LEGEND = 50.0  # below the charts of a file
_KEY = 232.0  # between entries of the legend
_SIGNAL = "var(--signal,#8a3513)"
# Fill, opacity and words of the marks; the mean is a line.
_KEYS = (
    ("currentColor", 0.62, "surely happened"),
    ("currentColor", 0.26, "may have happened"),
    (_SIGNAL, 1, "weeks that stand out"),
    ("currentColor", 0.13, "range that was expected"),
    (None, 0.6, "mean of what was expected"),
    ("url(#key-hatch)", 1, "nothing read: unknown, not empty"),
)
_STYLE = (
    ".w-low{fill:currentColor;opacity:.62}.w-high{fill:currentColor;opacity:.26}"
    ".w-rise .w-low{fill:var(--signal,#8a3513);opacity:1}"
    ".w-rise .w-high{fill:var(--signal,#8a3513);opacity:.45}"
    ".w-band{fill:currentColor;opacity:.13}"
    ".w-mean{fill:none;stroke:currentColor;stroke-width:1.2;opacity:.6}"
    ".w-grid{stroke:currentColor;opacity:.16}.w-axis{stroke:currentColor;opacity:.6}"
    ".w-since{fill:none;stroke:var(--signal,#8a3513);stroke-width:1.6}"
    ".w-text{font:12px system-ui,sans-serif;fill:currentColor}"
    ".w-tick{font:11px system-ui,sans-serif;fill:currentColor;opacity:.75}"
)


def drawing(findings: Sequence[Finding]) -> str:
    """Return a whole SVG file with one chart for each finding that has weeks, one below another."""
    drawn = [each for each in findings if each.series.weeks]
    foot = _HEIGHT * max(1, len(drawn))
    height = foot + _LEGEND
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} {height:g}" '
        f'width="{_WIDTH:g}" height="{height:g}" color="#1e2022" role="img">',
        '<rect width="100%" height="100%" fill="#fbfaf6"/>',
    ]
    if not drawn:
        parts.append(_text(_LEFT, _TOP, "No week with reports to draw.", "w-text"))
    for number, finding in enumerate(drawn):
        parts.append(f'<g transform="translate(0 {number * _HEIGHT:g})">')
        parts.extend(_chart(finding, f"w{number}"))
        parts.append("</g>")
    if drawn:
        parts.extend(_legend(foot))
    return "\n".join([*parts, f"<style>{_STYLE}</style>", "</svg>\n"])


def chart(finding: Finding, key: str) -> str:
    """Return one chart as an SVG element for a page; `key` sets its ids apart from others'."""
    words = escape(_words(finding))
    return "\n".join(
        [
            f'<svg class="weeks" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" role="img" '
            f'aria-label="{words}">',
            f"<style>{_STYLE}</style>",
            *_chart(finding, key),
            "</svg>",
        ]
    )


def _chart(finding: Finding, key: str) -> Iterator[str]:
    weeks = finding.series.weeks
    yield f"<title>{escape(_words(finding))}</title>"
    yield _hatch(key)
    yield _text(_LEFT, 16, f"{label_words(finding)}: {finding_words(finding)}", "w-text")
    yield _text(_WIDTH - _RIGHT, 16, _UNIT, "w-tick", "end")
    greatest = max((max(w.high or 0, w.expected_high or 0) for w in weeks), default=0)
    ceiling, step = scale_of(greatest, ticks=_TICKS)
    bottom, unit = _HEIGHT - _BOTTOM, (_HEIGHT - _BOTTOM - _TOP) / ceiling
    wide = (_WIDTH - _LEFT - _RIGHT) / max(1, len(weeks))
    for number in range(0, ceiling + 1, step):
        y = bottom - number * unit
        yield _line("w-grid", y)
        yield _text(_LEFT - 6, y + 4, f"{number:,}", "w-tick", "end")
    for at, week in enumerate(weeks):
        risen = isinstance(finding, Signal) and finding.since <= week.first <= finding.until
        yield from _week(week, _Slot(x=_LEFT + at * wide, wide=wide, unit=unit, key=key), risen)
    yield from _mean(weeks, wide, bottom, unit)
    yield _line("w-axis", bottom)
    yield from _months(weeks, wide, bottom)
    yield from _since(finding, weeks, wide)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    """Where a week is drawn: its left edge and width, and how high one incident is."""

    x: float
    wide: float
    unit: float
    key: str


def _week(week: CountedWeek, slot: _Slot, risen: bool) -> Iterator[str]:
    x, wide, unit, bottom = slot.x, slot.wide, slot.unit, _HEIGHT - _BOTTOM
    if week.low is None or week.high is None:
        yield (
            f'<rect fill="url(#{slot.key}-hatch)" x="{x:.1f}" y="{_TOP}" width="{wide:.1f}" '
            f'height="{bottom - _TOP:.1f}"><title>{_days(week)}: nothing read</title></rect>'
        )
        return
    if week.expected_low is not None and week.expected_high is not None:
        top = bottom - week.expected_high * unit
        tall = max((week.expected_high - week.expected_low) * unit, 1)
        yield _rect("w-band", x, top, wide, tall)
    yield f'<g class="{"w-rise" if risen else "w-usual"}"><title>{_told(week)}</title>'
    gap = min(1.0, wide * 0.15)
    yield _rect("w-low", x + gap, bottom - week.low * unit, wide - 2 * gap, week.low * unit)
    if week.high > week.low:
        rest = (week.high - week.low) * unit
        yield _rect("w-high", x + gap, bottom - week.high * unit, wide - 2 * gap, rest)
    yield "</g>"


def _mean(weeks: Sequence[CountedWeek], wide: float, bottom: float, unit: float) -> Iterator[str]:
    """Yield the line of what was expected, broken where nothing was read."""
    path, drawing_on = [], False
    for at, week in enumerate(weeks):
        if week.expected is None:
            drawing_on = False
            continue
        x, y = _LEFT + (at + 0.5) * wide, bottom - week.expected * unit
        path.append(f"{'L' if drawing_on else 'M'}{x:.1f} {y:.1f}")
        drawing_on = True
    if path:
        yield f'<path class="w-mean" d="{"".join(path)}"/>'


def _months(weeks: Sequence[CountedWeek], wide: float, bottom: float) -> Iterator[str]:
    """Yield the names of months where their first days are, as many as do not overlap."""
    starts = [
        (_LEFT + (at + offset / _DAYS) * wide, week.first + timedelta(days=offset))
        for at, week in enumerate(weeks)
        for offset in range(_DAYS)
        if (week.first + timedelta(days=offset)).day == 1
    ]
    edge = _WIDTH - _RIGHT
    if weeks and (not starts or starts[0][0] - _LEFT >= _LABEL):
        starts.insert(0, (_LEFT, weeks[0].first))
    free = _LEFT
    for x, first in starts:
        start = min(x, edge - _LABEL)
        if start >= free:
            yield _tick(x, bottom)
            anchor, at = ("start", x) if start == x else ("end", edge)
            yield _text(at, bottom + 17, _month(first), "w-tick", anchor)
            free = start + _LABEL


def _legend(top: float) -> Iterator[str]:
    """Yield what each mark of the charts means, in two lines."""
    yield _hatch("key")
    for number, (fill, opacity, words) in enumerate(_KEYS):
        x, y = _LEFT + number % 3 * _KEY, top + 12 + number // 3 * 18
        if fill is None:
            yield f'<path class="w-mean" d="M{x:.1f} {y:.1f}h14"/>'
        else:
            at = f'x="{x:.1f}" y="{y - 5:.1f}" width="14" height="10"'
            yield f'<rect fill="{fill}" opacity="{opacity:g}" {at}/>'
        yield _text(x + 20, y + 4, words, "w-tick")


def _tick(x: float, y: float) -> str:
    return f'<path class="w-axis" d="M{x:.1f} {y:.1f}v4" stroke="currentColor"/>'


def _since(finding: Finding, weeks: Sequence[CountedWeek], wide: float) -> Iterator[str]:
    """Yield a bracket over the weeks that stand out."""
    if not isinstance(finding, Signal):
        return
    held = [at for at, w in enumerate(weeks) if finding.since <= w.first <= finding.until]
    if held:
        left, right = _LEFT + held[0] * wide, _LEFT + (held[-1] + 1) * wide
        yield f'<path class="w-since" d="M{left:.1f} {_TOP}v-6H{right:.1f}v6"/>'


def _words(finding: Finding) -> str:
    """Return what a chart shows, for those who do not see it."""
    match finding:
        case Signal():
            return f"{label_words(finding)}. {signal_sentence(finding)}"
        case NoBaseline():
            return f"{label_words(finding)}. Insufficient baseline: {'; '.join(finding.missing)}."
    return f"{label_words(finding)}. No rise was found up to {finding.until.isoformat()}."


def _told(week: CountedWeek) -> str:
    number = f"{week.low}" if week.low == week.high else f"{week.low} to {week.high}"
    expected = (
        f", expected {week.expected_low} to {week.expected_high}"
        if week.expected_low is not None
        else ""
    )
    return f"{_days(week)}: {number}{expected}"


def _days(week: CountedWeek) -> str:
    return f"{week.first.isoformat()} to {week.last.isoformat()}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def _hatch(key: str) -> str:
    return (
        f'<defs><pattern id="{key}-hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><line x1="0" x2="0" y1="0" y2="5" stroke="currentColor" '
        'stroke-opacity=".3"/></pattern></defs>'
    )


def _line(kind: str, y: float) -> str:
    """Return a line across the chart."""
    ends = f'x1="{_LEFT:g}" x2="{_WIDTH - _RIGHT:g}" y1="{y:.1f}" y2="{y:.1f}"'
    return f'<line class="{kind}" {ends}/>'


def _rect(kind: str, x: float, y: float, wide: float, tall: float) -> str:
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}"/>'


def _text(x: float, y: float, words: str, kind: str, anchor: str = "start") -> str:
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">'
        f"{escape(words)}</text>"
    )
