"""The incidents of a report, fused alone, are those that the whole ledger makes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from stories import BELT, MARN, OSTERIA
from tocsin.core.types import DateParts, Document, Incident, Judgement, Reading
from tocsin.core.vocab import Mode, PartyKind, SourceKind, Verdict
from tocsin.fuse.nearly import proposed_merges
from tocsin.fuse.settings import CopySettings, MergeSettings
from tocsin.pipeline.neighbours import neighbours
from tocsin.pipeline.view import view
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger
from tocsin.testing import Report, ruling

NOW = datetime(2031, 6, 1, tzinfo=UTC)
PLACES = {"Marn": MARN, "Beltov": BELT, "Osteria": OSTERIA}
NAMES = ("Tolan Veshko", "Irma Dunleaver", "Pater Quillfeather", "Osk Brandreth")
WIRE = (
    "The blast threw stalls across the square and broke every window of the old customs house "
    "beside the ferry landing, where people had queued since dawn for tickets to the fair. "
)
# Small enough that in a ledger of a few reports keys are crowded and copies many.
TIGHT = MergeSettings(max_block=4, max_timeless=2)
FEW_COPIES = CopySettings(max_key_documents=3)


def small_settings() -> Settings:
    made = Settings()
    return replace(made, fuse=replace(made.fuse, merge=TIGHT, copies=FEW_COPIES))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of one to three acts, some with a name, a day, a toll; some with a wire's text."""
    number = draw(st.integers(0, 10**6))
    acts = draw(st.integers(1, 3))
    lines = [
        f"Attack {at} in Marn Beltov Osteria on a day, a week before it, hit "
        f"{draw(st.sampled_from(NAMES))}, the guard of the Harrow mill, officials said.\n"
        for at in range(acts)
    ]
    wire = WIRE if draw(st.booleans()) else ""
    day = date(2031, 5, 1) + timedelta(days=draw(st.integers(0, 2)))
    report = Report(
        f"Number {number}.\n{''.join(lines)}{wire}\n",
        source=draw(st.sampled_from(["post", "news", "wire"])),
        published=draw(st.sampled_from([None, day, day + timedelta(days=20)])),
        headings=[f"Number {number}."],
    )
    officials = report.attribute("officials", kind=SourceKind.OFFICIAL)
    for at in range(acts):
        town = draw(st.sampled_from(sorted(PLACES)))
        killed = draw(st.none() | st.integers(1, 3))
        claim = f"Attack {at}"
        times = draw(st.sampled_from(["none", "day", "day", "yearless", "before"]))
        dates = {
            "none": [],
            "day": [report.day("a day", day, day)],
            "yearless": [report.written("a day", DateParts(month=day.month, day=day.day))],
            "before": [
                replace(
                    report.written("a week before it", DateParts()),
                    anchor=report.span(f"Attack {draw(st.integers(0, acts - 1))}"),
                )
            ],
        }
        report.occurrence(
            claim,
            key=f"k{draw(st.integers(0, at))}",
            by=officials,
            modes=draw(st.sampled_from([[], [Mode.EXPLOSIVES]])),
            background=draw(st.booleans()) and draw(st.booleans()),
            recipients=[report.party("the guard", kind=PartyKind.CIVILIANS)],
            places=[report.place(town, PLACES[town], at + 1)],
            times=dates[times],
            figures=[report.figure("Attack", killed, killed)] if killed else [],
        )
    return report


ledgers = st.lists(reports(), min_size=2, max_size=7, unique_by=lambda made: made.document.id)


def recorded(
    pairs: Sequence[tuple[Document, Reading]], rulings: Sequence[Judgement], folder: Path
) -> Ledger:
    ledger = Ledger.open(folder / "ledger.db")
    with ledger.writing() as writer:
        for document, reading in pairs:
            writer.append_document(document, recorded_at=NOW)
            writer.append_reading(reading, recorded_at=NOW)
        for each in rulings:
            writer.append_judgement(each, recorded_at=NOW)
    return ledger


@st.composite
def rulings_on(draw: st.DrawFn, made: Sequence[Report]) -> list[Judgement]:
    claims = [claim for report in made for claim in report.claims]
    one = st.sampled_from(claims)
    found = []
    for at in range(draw(st.integers(0, 3))):
        verdict = draw(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.REJECT]))
        first, second = draw(one), draw(one)
        if verdict is Verdict.REJECT:
            found.append(ruling(verdict, first, at=at + 1))
        elif first.id != second.id:
            found.append(ruling(verdict, first, second, at=at + 1))
    return found


def of_documents(incidents: Sequence[Incident], asked: set[str]) -> list[Incident]:
    return [each for each in incidents if asked & set(each.document_ids)]


def check(ledger: Ledger, settings: Settings, asked: set[str]) -> None:
    whole = view(ledger, settings=settings)
    found = neighbours(ledger, sorted(asked), settings=settings)
    assert not found.cut
    wanted = of_documents(whole.fusion.incidents, asked)
    assert list(found.fusion.incidents) == wanted
    claims = {claim for each in wanted for claim in each.claim_ids}
    open_pairs = [pair for pair in whole.fusion.open if claims & set(pair.claim_ids)]
    assert list(found.fusion.open) == open_pairs
    copies = [group for group in whole.fusion.copies if asked & set(group.document_ids)]
    assert set(found.fusion.copies) == set(copies)
    proposed = [
        pair
        for pair in proposed_merges(whole.fusion, whole.judgements)
        if claims & set(pair.claim_ids)
    ]
    mine = [
        pair
        for pair in proposed_merges(found.seen.fusion, found.seen.judgements)
        if claims & set(pair.claim_ids)
    ]
    assert mine == proposed


@given(st.data(), ledgers, st.booleans())
@examples(max_examples=60, deadline=None)
def test_a_report_fused_alone_has_the_incidents_of_the_whole_ledger(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, made: list[Report], tight: bool
) -> None:
    settings = small_settings() if tight else Settings()
    rulings = data.draw(rulings_on(made))
    asked = {data.draw(st.sampled_from(made)).document.id for _ in range(2)}
    pairs = [(report.document, report.reading()) for report in made]
    with recorded(pairs, rulings, tmp_path_factory.mktemp("law")) as ledger:
        check(ledger, settings, asked)
