"""The view model of what a brief counts."""

from dataclasses import dataclass

from tocsin.publish.cited import Cite
from tocsin.publish.counts.chart import CountChart


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsView:
    """Counts as a table and a drawing; `coverage` is what the ledger has of reported totals."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    coverage: str
    chart: CountChart | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostureView:
    """A deployment or withdrawal; `incident_anchor` is "" where it is only announced."""

    when: str
    movement: str
    whose: str
    what: str
    where: str
    who: str
    grade: str
    incident_anchor: str
    cites: tuple[Cite, ...]
