"""Rows: stable columns, empty for unknown."""

import csv
from dataclasses import replace

from selby import Held
from tocsin.core.types import Figure
from tocsin.core.vocab import FigureKind, Unit
from tocsin.publish.explained.explain import explain_incident, render_explanation_text
from tocsin.publish.notes import own_spans
from tocsin.publish.sheets import rows_as_csv
from tocsin.publish.tables import COLUMNS, IncidentRow, incident_rows
from tocsin.testing import Report


def test_the_columns_are_stable() -> None:
    assert " ".join(COLUMNS) == (
        "id when_earliest when_latest date_precision where where_basis country event_type "
        "modes actors recipients killed_low killed_high injured_low injured_high origins_low "
        "origins_high contested credibility reports"
    )


def test_unknown_is_empty_and_never_zero(held: Held) -> None:
    rows = incident_rows(held.fusion.incidents, assessments=held.assessments)
    read = list(csv.DictReader(rows_as_csv(IncidentRow, rows).splitlines()))
    assert [row["id"] for row in read] == [item.id for item in held.fusion.incidents]
    arrests = read[0]
    assert arrests["killed_low"] == arrests["when_earliest"] == arrests["where"] == ""
    assert all(value != "0" for row in read for value in row.values())


def test_a_known_range_keeps_its_bounds(held: Held) -> None:
    bombing = held.fusion.incidents[2]
    figure = Figure(
        kind=FigureKind.KILLED, unit=Unit.PERSONS, low=81, best=None, high=99, span=None
    )
    (row,) = incident_rows([replace(bombing, figures=(figure,))], assessments=held.assessments)
    assert (row.killed_low, row.killed_high, row.injured_low) == (81, 99, None)
    assert (row.when_earliest, row.where, row.country) == ("2031-05-06", "Port Selby", "QM")
    assert (row.contested, row.credibility, row.reports) == ("killed", "C3", 2)


def test_a_contested_figure_spans_what_is_said_and_is_named_contested(held: Held) -> None:
    bombing = held.fusion.incidents[2]
    told = [
        Figure(kind=FigureKind.KILLED, unit=Unit.PERSONS, low=low, best=None, high=high, span=None)
        for low, high in ((81, None), (None, 99), (103, 103))
    ]
    (row,) = incident_rows([replace(bombing, figures=tuple(told))], assessments={})
    assert (row.killed_low, row.killed_high, row.contested) == (81, 103, "killed")


def test_a_cell_is_no_formula(held: Held) -> None:
    (row,) = incident_rows(held.fusion.incidents[:1], assessments={})
    assert "'=cmd()" in rows_as_csv(IncidentRow, [replace(row, where="=cmd()")])


def test_an_explanation_opens_every_value(held: Held) -> None:
    bombing = held.fusion.incidents[2]
    explanation = explain_incident(
        bombing,
        documents=[report.document for report in held.reports],
        readings=held.readings,
        assessment=held.assessments[bombing.id],
    )
    assert all(value.supports for item in explanation.fields for value in item.values)
    text = render_explanation_text(explanation)
    for words in (
        "“nearly 100” [",
        "two officials, through Calder Wire",
        "read by hand, score 1.00",
        "Killed: contested",
        "same town",
        bombing.id,
    ):
        assert words in text
    for claim_id in bombing.claim_ids:
        assert claim_id in text


def test_words_are_laid_to_the_speaker_who_says_them_and_no_other() -> None:
    report = Report("Iolo Quell counted 84 dead. Marit Sefa counted 84 dead.")
    first = report.occurrence("dead", by=report.attribute("Iolo Quell", named=True))
    second = report.occurrence("dead", nth=2, by=report.attribute("Marit Sefa", named=True))
    spans = (report.span("84"), report.span("84", 2))
    assert own_spans(first, spans) == spans[:1]
    assert own_spans(second, spans) == spans[1:]
