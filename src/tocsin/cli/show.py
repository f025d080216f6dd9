"""What people see on a terminal: a table of incidents, the end of a run."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.table import Table

from tocsin.cli.forms import UNKNOWN
from tocsin.cli.report import number_of
from tocsin.core.day_words import MONTHS, day_words
from tocsin.core.fields import is_contested
from tocsin.core.ids import ID_SHOWN
from tocsin.core.located import places_told
from tocsin.core.types import Assessment, DateInterval, Figure, Incident, Place
from tocsin.core.vocab import FigureKind
from tocsin.models.language import language_name
from tocsin.publish.headlines import incident_noun
from tocsin.publish.privacy.masking import Masker
from tocsin.publish.wording.naming import distinct_parties
from tocsin.publish.wording.words import capitalised, figure_words, one_line, when_words

if TYPE_CHECKING:
    from tocsin.pipeline.run import RunReport

ACTORS_SHOWN = 2
MONTH = re.compile(rf"\b({'|'.join(month[:3] for month in MONTHS)})[a-z]*")


def report_words(
    report: "RunReport", *, skipped: Mapping[str, int], ledger: str, seconds: float
) -> str:
    """Return what a run did, in one line."""
    parts = [number_of(report.new, "new document")]
    parts += [f"{report.reread} read anew"] if report.reread else []
    parts += [f"{report.known} known already"] if report.known else []
    parts += [f"{len(report.failures)} not used"] if report.failures else []
    said = [", ".join(parts), number_of(report.claims, "claim")]
    said += [unread_words(report.unread)] if report.unread else []
    said += (
        [f"{report.irrelevant} irrelevant by their words, not read"] if report.irrelevant else []
    )
    said += [skipped_words(skipped)] if skipped else []
    return "; ".join((*said, f"{seconds:.1f} s", f"ledger {ledger}"))


def unread_words(unread: Mapping[str, int]) -> str:
    """Return how many documents are in which languages that are not read."""
    named = ", ".join(f"{number} {language_name(code)}" for code, number in unread.items())
    return f"{sum(unread.values())} not read: {named}"


def skipped_words(skipped: Mapping[str, int]) -> str:
    """Return how many files of a folder are of types that are not read."""
    number = number_of(sum(skipped.values()), "file")
    return f"{number} of other types skipped: {', '.join(sorted(skipped))}"


def incident_table(
    incidents: Sequence[Incident], assessments: Mapping[str, Assessment], masker: Masker
) -> Table:
    """Return the incidents as a table for a terminal. A dash means that no report says.

    A figure that no incident has gets no column.
    """
    table = Table(box=None, header_style="bold", pad_edge=False, row_styles=("", "dim"))
    table.add_column("Incident", no_wrap=True)
    table.add_column("When", max_width=13)
    table.add_column("Where", max_width=12)
    table.add_column("What", min_width=16)
    harm = {
        kind: [_figure(incident, kind) for incident in incidents]
        for kind in (FigureKind.KILLED, FigureKind.INJURED)
    }
    told = {kind: cells for kind, cells in harm.items() if set(cells) - {UNKNOWN}}
    for name in (*(kind.value.capitalize() for kind in told), "Origins", "Grade"):
        table.add_column(name, justify="right", no_wrap=True, min_width=len(name))
    for number, incident in enumerate(incidents):
        table.add_row(
            incident.id[:ID_SHOWN],
            _when(incident.when),
            masker.text(_where(incident)),
            masker.text(_what(incident)),
            *(cells[number] for cells in told.values()),
            _origins(incident),
            _grade(assessments.get(incident.id)),
        )
    return table


def _origins(incident: Incident) -> str:
    low, high = incident.origins_low, incident.origins_high
    return str(low) if low == high else f"{low}–{high}"


def _grade(assessment: Assessment | None) -> str:
    return f"{assessment.reliability}{int(assessment.credibility)}" if assessment else UNKNOWN


def _when(when: DateInterval) -> str:
    words = when_words(when).partition(";")[0]
    if not words.startswith("date"):
        return _short(words.removeprefix("on ").removeprefix("in "))
    return UNKNOWN if when.latest is None else _short(f"by {day_words(when.latest)}")


def _short(words: str) -> str:
    """Return words with the names of months cut to three letters, to fit a column."""
    return MONTH.sub(lambda match: match[1], words)


def _where(incident: Incident) -> str:
    if incident.where is None:
        return UNKNOWN
    place = incident.where.place
    if place is None:
        contested = [_place(each) for each in places_told(incident)]
        return " or ".join(contested) or one_line(incident.where.mention.quote)
    if incident.where.inferred:
        return f"{place.name} (inferred)"
    return _place(place)


def _place(place: Place) -> str:
    return place.name if place.country is None else f"{place.name} ({place.country})"


def _what(incident: Incident) -> str:
    noun = capitalised(incident_noun(incident))
    actors = [one_line(party.mention.quote) for party in distinct_parties(incident.actors)]
    more = [f"{len(actors) - ACTORS_SHOWN} more"] if len(actors) > ACTORS_SHOWN else []
    shown = ", ".join((*actors[:ACTORS_SHOWN], *more))
    history = " (history)" if incident.historical else ""
    return f"{noun}{': ' + shown if shown else ''}{history}"


def _figure(incident: Incident, kind: FigureKind) -> str:
    contested = is_contested(incident, kind.value)
    whole: list[Figure] = [
        figure for figure in incident.figures if figure.kind is kind and figure.subset_of is None
    ]
    if contested or len(whole) > 1:
        return "contested"
    return figure_words(whole[0]) if whole else UNKNOWN
