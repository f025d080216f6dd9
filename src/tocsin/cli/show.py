"""What people see on a terminal: progress, a table of incidents, the end of a run."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from tocsin.core.types import Assessment, Figure, Incident
from tocsin.core.vocab import FigureKind
from tocsin.pipeline import RunReport
from tocsin.publish.naming import distinct_parties
from tocsin.publish.phrases import event_noun
from tocsin.publish.words import capitalised, figure_words, one_line, when_words

UNKNOWN = "–"
# Enough of an id to tell incidents apart and to type.
ID_SHOWN = 9


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[str], None]]:
    """Show a bar on the terminal's error side; yield what to call when a file is done."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}"),
        console=console,
        disable=not console.is_terminal,
    ) as progress:
        task = progress.add_task("read", total=total, name="")
        yield lambda name: progress.update(task, advance=1, name=Path(name).name)


def report_words(report: RunReport, *, ledger: str, seconds: float) -> str:
    """Return what a run did, in one line."""
    parts = [f"{report.new} new document{'' if report.new == 1 else 's'}"]
    parts += [f"{report.reread} read anew"] if report.reread else []
    parts += [f"{report.known} known already"] if report.known else []
    parts += [f"{len(report.failures)} not used"] if report.failures else []
    return f"{', '.join(parts)}; {report.claims} claims; {seconds:.1f} s; ledger {ledger}"


def incident_table(incidents: Sequence[Incident], assessments: Mapping[str, Assessment]) -> Table:
    """Return the incidents as a table for a terminal. A dash means that no report says."""
    table = Table(box=None, header_style="bold", pad_edge=False, row_styles=("", "dim"))
    for name in ("Incident", "When", "Where", "What"):
        table.add_column(name, overflow="fold")
    for name in ("Killed", "Injured", "Origins", "Grade"):
        table.add_column(name, justify="right", no_wrap=True)
    for incident in incidents:
        table.add_row(*_cells(incident, assessments.get(incident.id)))
    return table


def _cells(incident: Incident, assessment: Assessment | None) -> tuple[str, ...]:
    grade = f"{assessment.reliability}{int(assessment.credibility)}" if assessment else UNKNOWN
    low, high = incident.origins_low, incident.origins_high
    return (
        incident.id[:ID_SHOWN],
        when_words(incident.when).removeprefix("on ").removeprefix("in "),
        _where(incident),
        _what(incident),
        _figure(incident, FigureKind.KILLED),
        _figure(incident, FigureKind.INJURED),
        str(low) if low == high else f"{low}–{high}",
        grade,
    )


def _where(incident: Incident) -> str:
    if incident.where is None:
        return UNKNOWN
    place = incident.where.place
    if place is None:
        return one_line(incident.where.mention.quote)
    return place.name if place.country is None else f"{place.name} ({place.country})"


def _what(incident: Incident) -> str:
    noun = capitalised(event_noun(incident.event_type, incident.modes, plural=False))
    actors = [one_line(party.mention.quote) for party in distinct_parties(incident.actors)]
    history = " (history)" if incident.historical else ""
    return f"{noun}{': ' + ', '.join(actors) if actors else ''}{history}"


def _figure(incident: Incident, kind: FigureKind) -> str:
    contested = any(field.name == kind.value and field.contested for field in incident.fields)
    whole: list[Figure] = [
        figure for figure in incident.figures if figure.kind is kind and figure.subset_of is None
    ]
    if contested or len(whole) > 1:
        return "contested"
    return figure_words(whole[0]) if whole else UNKNOWN
