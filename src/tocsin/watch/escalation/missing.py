"""What cannot be said of a series, and what is missing for a baseline, as sentences."""

from collections.abc import Iterator, Sequence

import numpy as np

from tocsin.core.types import Incident, NoBaseline
from tocsin.watch.escalation.baseline import SEASON_WEEKS
from tocsin.watch.escalation.counting import Counts
from tocsin.watch.escalation.frame import Frame, Group
from tocsin.watch.escalation.panel import Panel
from tocsin.watch.escalation.promptness import LEAST_INCIDENTS
from tocsin.watch.escalation.weekly import bare_series
from tocsin.watch.settings import EscalationSettings

# Effort that differs from the usual by more is said.
_DIFFERENT = 0.25
_LATELY = 4


def no_baseline(group: Group, frame: Frame, settings: EscalationSettings) -> NoBaseline:
    """Return why nobody can say whether a group's incidents became more."""
    panel = max(frame.panels, key=lambda each: float(each.observed.sum()), default=None)
    weeks = int(panel.observed.sum()) if panel else 0
    return NoBaseline(
        series=bare_series(group, panel, frame),
        weeks=weeks,
        weeks_needed=settings.least_weeks + 1,
        missing=tuple(_missing(group, frame, panel, weeks, settings)),
    )


def _missing(
    group: Group, frame: Frame, panel: Panel | None, weeks: int, settings: EscalationSettings
) -> Iterator[str]:
    needed = settings.least_weeks + 1
    if not frame.published:
        yield "no report has a known day of publication"
    elif panel is None:
        yield f"no complete week with reports: {needed} are needed"
    else:
        yield f"{weeks} of {needed} weeks with reports of the same sources"
        if frame.weeks_read >= needed:
            yield "sources came and went: none was read for as long as that"
    yield from _unread(frame)
    yield from _unplaced(group)
    yield from _perhaps(group)


def unknowns(
    group: Group,
    counts: Counts,
    frame: Frame,
    settings: EscalationSettings,
    *,
    held: Sequence[Incident],
) -> tuple[str, ...]:
    """Return what cannot be said of a series that has a baseline, and of its `held` recent ones."""
    return (*_doubles(held, frame), *_unknowns(group, counts, frame, settings))


def _doubles(held: Sequence[Incident], frame: Frame) -> Iterator[str]:
    """Yield how few the recent incidents may be, where some may be one."""
    least = len(frame.doubles.groups(held))
    if least < len(held):
        yield (
            f"some of the {len(held)} incidents may be one, so that `tocsin count` has at least "
            f"{least}: here each counts, as in the baseline"
        )


def _unknowns(
    group: Group, counts: Counts, frame: Frame, settings: EscalationSettings
) -> Iterator[str]:
    yield from _unread(frame)
    yield from _unplaced(group)
    yield from _perhaps(group)
    unsure = sum(each.first != each.last for each in counts.told)
    if unsure:
        words = "incident has" if unsure == 1 else "incidents have"
        yield f"{unsure} {words} no certain day: of the recent ones only what is sure is counted"
    left = len(group.told) - len(counts.told)
    if counts.panel.left:
        number = len(counts.panel.left)
        were = "1 source was" if number == 1 else f"{number} sources were"
        also = f", {left} of {len(group.told)} incidents" if left else ""
        yield f"{were} not read all the time; what only such sources tell{also} is not counted"
    yield from _effort(counts, settings)
    unread = int((counts.panel.observed == 0).sum())
    if unread:
        weeks = len(counts.panel.observed)
        yield f"nothing was read in {unread} of {weeks} weeks: these are unknown, not quiet"
    if frame.promptness.by_day is None:
        yield (
            f"how late reports come is not known from fewer than {LEAST_INCIDENTS} incidents: "
            "the newest weeks may be incomplete"
        )
    if int(counts.panel.observed.sum()) < SEASON_WEEKS:
        yield "with less than two years no season is allowed for"


def _unread(frame: Frame) -> Iterator[str]:
    if frame.unread_since is not None:
        yield f"no report of a known day after {frame.unread_since.isoformat()} was read"


def _effort(counts: Counts, settings: EscalationSettings) -> Iterator[str]:
    seen = counts.panel.observed > 0
    usual = float(np.median(counts.reports[seen])) if np.any(seen) else 0.0
    if usual < settings.least_reports:
        yield "the sources bring too few other reports to measure how much they report"
        return
    late = counts.exposure[-_LATELY:]
    late = late[late > 0]
    if len(late) and abs(float(late.mean()) - 1) > _DIFFERENT:
        change = round(abs(float(late.mean()) - 1) * 100)
        more = "more" if late.mean() > 1 else "fewer"
        yield (
            f"the sources lately bring about {change} % {more} other reports than usual: "
            f"{more} incidents are expected in proportion"
        )


def _unplaced(group: Group) -> Iterator[str]:
    number = sum(each.first is None for each in group.told)
    if number:
        has, is_ = ("incident has", "is") if number == 1 else ("incidents have", "are")
        yield f"{number} {has} no day that is known to the month, and {is_} in no week"


def _perhaps(group: Group) -> Iterator[str]:
    number = sum(not each.sure for each in group.told)
    if number:
        counts = "incident counts" if number == 1 else "incidents count"
        yield (
            f"{number} {counts} only perhaps (another place or part is possible, or the act is "
            "denied): in the ranges, and for no signal"
        )
