"""A calibration plot as SVG: what was said against what happened, a panel for each record."""

from collections.abc import Iterator, Sequence
from html import escape

from tocsin.core.types import CalibrationBin, ForecastRecord
from tocsin.publish.outlooks.records import range_of
from tocsin.publish.wording.words import counted

_PANEL, _LEFT, _TOP, _GAP, _PLOT = 300, 52, 46, 24, 220
_TICKS = (0, 20, 40, 60, 80, 100)
_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#222}.name{font-weight:600}.small{font-size:11px;"
    "fill:#555}.axis{stroke:#bbb}.even{stroke:#999;stroke-dasharray:4 4}.range{stroke:#1f5f8b;"
    "stroke-width:2}.dot{fill:#1f5f8b}"
)


def calibration_svg(records: Sequence[ForecastRecord]) -> str:
    """Return the plot of the records that are scored, one beside the other, as an SVG document.

    A dot stands where the share that happened lies for what was said on average; its bar is the
    share's 95 % interval; on the dashed line the two are the same.

    Raises:
        ValueError: If no record is scored.
    """
    scored = [each for each in records if each.calibration]
    if not scored:
        raise ValueError("no record is scored")
    width = len(scored) * _PANEL + _GAP
    height = _TOP + _PLOT + 64
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img">',
        f"<title>{escape(_words(scored))}</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for number, record in enumerate(scored):
        parts += _panel(record, number * _PANEL)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _words(records: Sequence[ForecastRecord]) -> str:
    names = ", ".join(each.name for each in records)
    return f"Calibration of {names}: what was said, and how often it happened"


def _panel(record: ForecastRecord, left: int) -> Iterator[str]:
    x0, y0 = left + _LEFT, _TOP + _PLOT
    score = f"{counted(record.scored, 'outlook')} scored, Brier {range_of(record.brier)}"
    yield f'<text class="name" x="{x0}" y="18">{escape(record.name)}</text>'
    yield f'<text class="small" x="{x0}" y="34">{escape(score)}</text>'
    for tick in _TICKS:
        at_x, at_y = x0 + tick / 100 * _PLOT, y0 - tick / 100 * _PLOT
        yield f'<line class="axis" x1="{x0}" y1="{at_y:g}" x2="{x0 + _PLOT}" y2="{at_y:g}"/>'
        yield f'<text class="small" x="{x0 - 6}" y="{at_y + 4:g}" text-anchor="end">{tick}</text>'
        yield f'<text class="small" x="{at_x:g}" y="{y0 + 16}" text-anchor="middle">{tick}</text>'
    yield f'<line class="even" x1="{x0}" y1="{y0}" x2="{x0 + _PLOT}" y2="{y0 - _PLOT}"/>'
    for each in record.calibration:
        yield from _mark(each, x0, y0)
    yield f'<text class="small" x="{x0}" y="{y0 + 34}">said, % (middle of a range)</text>'
    yield (
        f'<text class="small" x="{x0}" y="{y0 + 50}">upwards: happened, %, with its 95 % '
        "interval</text>"
    )


def _mark(each: CalibrationBin, x0: int, y0: int) -> Iterator[str]:
    x = x0 + each.said * _PLOT
    low, high = (y0 - end * _PLOT for end in (each.share_low, each.share_high))
    y = y0 - each.happened / each.scored * _PLOT
    words = f"said {each.said:.0%} on average: {each.happened} of {each.scored} happened"
    yield f'<line class="range" x1="{x:.1f}" y1="{low:.1f}" x2="{x:.1f}" y2="{high:.1f}"/>'
    yield f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="5"><title>{words}</title></circle>'
    yield f'<text class="small" x="{x + 8:.1f}" y="{y + 4:.1f}">{each.scored}</text>'
