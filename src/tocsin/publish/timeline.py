"""The time axis of a brief: one row for each incident that has days on both sides."""

from collections.abc import Sequence

from tocsin.core.day_words import day_words
from tocsin.core.types import Incident
from tocsin.publish.model import Bar, Timeline, TimelineRow
from tocsin.publish.wording.words import capitalised, listed, when_words

_LEAST_WIDTH = 1.2  # percent: a day on an axis of years must still be seen
_LEAST_ROWS = 2  # one date needs no axis


def timeline(incidents: Sequence[tuple[int, Incident, str]]) -> Timeline | None:
    """Return the axis for numbered incidents with their labels, or None for fewer than two dates.

    The axis is linear in days and spans the known dates. An incident that lacks a side is
    named beneath it and not drawn: an open bar would claim an extent nobody stated.
    """
    dated = [(n, i, label) for n, i, label in incidents if i.when.earliest and i.when.latest]
    if len(dated) < _LEAST_ROWS:
        return None
    first = min(i.when.earliest for _, i, _ in dated if i.when.earliest)
    last = max(i.when.latest for _, i, _ in dated if i.when.latest)
    days = (last - first).days + 1
    rows = []
    for number, incident, label in sorted(dated, key=lambda row: (row[1].when.earliest, row[0])):
        earliest, latest = incident.when.earliest, incident.when.latest
        assert earliest is not None and latest is not None
        rows.append(
            TimelineRow(
                number=number,
                anchor=f"incident-{incident.id}",
                label=label,
                when=capitalised(when_words(incident.when)),
                bar=_bar(
                    100 * (earliest - first).days / days,
                    100 * ((latest - first).days + 1) / days,
                    label=when_words(incident.when),
                ),
            )
        )
    undated = [str(number) for number, i, _ in incidents if not (i.when.earliest and i.when.latest)]
    noun = "Incident" if len(undated) == 1 else "Incidents"
    return Timeline(
        start=day_words(first),
        end=day_words(last),
        rows=tuple(rows),
        undated=f"{noun} {listed(undated)}: not drawn, a date is missing." if undated else "",
    )


def _bar(left: float, right: float, *, label: str) -> Bar:
    left = min(left, 100 - _LEAST_WIDTH)
    return Bar(left=round(left, 2), right=round(max(right, left + _LEAST_WIDTH), 2), label=label)
