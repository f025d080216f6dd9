"""The incidents of a report, fused alone, are those that the whole ledger makes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from stories import BELT, MARN
from tocsin.core.types import DateInterval, DateParts, Document, Incident, Judgement, Reading
from tocsin.core.vocab import Mode, SourceKind, Verdict
from tocsin.fuse.nearly import proposed_merges
from tocsin.fuse.settings import CopySettings, MergeSettings
from tocsin.pipeline.neighbours import neighbours
from tocsin.pipeline.view import view
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger
from tocsin.testing import Report, ruling, settlement

NOW = datetime(2031, 6, 1, tzinfo=UTC)
TOWNS = (MARN, BELT, settlement("Quorrin", "QO"), settlement("Hexley", "QO"))
NAMES = ("Tolan Veshko", "Irma Dunleaver", "Pater Quillfeather", "Osk Brandreth")
WIRES = (
    "The blast threw stalls across the square and broke every window of the old customs house "
    "beside the ferry landing, where people had queued since dawn for tickets to the fair. ",
    "Rescuers dug through the night with their bare hands under lamps that neighbours had "
    "carried out of the brewery, and by morning the road to the quarry was open once more. ",
)
FIRST = date(2031, 5, 1)
# Small enough that in a ledger of a few reports keys are crowded and copies many.
TIGHT = MergeSettings(max_block=4, max_timeless=2)
FEW_COPIES = CopySettings(max_key_documents=3)


def small_settings() -> Settings:
    made = Settings()
    return replace(made, fuse=replace(made.fuse, merge=TIGHT, copies=FEW_COPIES))


def told(random: Random, number: int, wires: bool) -> Report:
    """A report of one to three of four incidents, each with some of what is known of it."""
    kinds = random.sample(range(len(TOWNS)), random.choice((1, 1, 2, 3)))
    lines = "".join(
        f"{random.choice(('Attack', 'Assault'))} {at} in {TOWNS[kind].name} on a day, a week "
        f"before it, hit {random.choice((NAMES[kind], NAMES[kind], 'a watchman', NAMES[0]))}, "
        "officials said.\n"
        for at, kind in enumerate(kinds)
    )
    wire = random.choice(WIRES) if wires and random.random() < 0.6 else ""
    published = random.choice((None, None, FIRST + timedelta(days=random.choice((2, 3, 40)))))
    report = Report(
        f"Strike of number {number}.\n{lines}{wire}\n",
        source=random.choice(("post", "news", "wire")),
        published=published,
        headings=[f"Strike of number {number}."],
    )
    if random.random() < 0.4:
        report.occurrence("Strike", key="head")
    for at, kind in enumerate(kinds):
        tell(random, report, at, kind)
    return report


def tell(random: Random, report: Report, at: int, kind: int) -> None:
    by = report.attribute("officials", kind=SourceKind.OFFICIAL)
    day = FIRST + timedelta(days=random.choice((kind, kind, kind, kind + 1)))
    line = report.document.text.splitlines()[at + 1]
    trigger = line.split(" in ")[0]
    anchor = report.document.text.splitlines()[random.randint(1, at + 1)].split(" in ")[0]
    before = report.written("a week before it", DateParts())
    weekday = report.written("a day", DateParts(weekday=day.isoweekday()))
    dates: tuple[list[DateInterval], ...] = (
        [],
        [report.day("a day", day, day)],
        [report.day("a day", day, day)],
        [weekday],
        [report.written("a day", DateParts(month=day.month, day=day.day))],
        [replace(before, anchor=report.span(anchor))],
    )
    killed = random.choice((None, kind + 1, kind + 1, kind + 2))
    town = TOWNS[kind]
    report.occurrence(
        trigger,
        key=f"k{at}",
        by=by,
        modes=random.choice(([], [Mode.EXPLOSIVES], [Mode.FIREARMS])),
        background=random.random() < 0.15,
        places=[report.place(town.name, town)] if random.random() < 0.8 else [],
        times=random.choice(dates),
        figures=[report.figure("officials", killed, killed)] if killed else [],
    )


@st.composite
def worlds(draw: st.DrawFn) -> list[Report]:
    """So many reports of a few incidents that some are one, some nearly, some copies."""
    random = Random(draw(st.integers(0, 2**32)))
    number, wires = draw(st.integers(2, 16)), draw(st.booleans())
    made = [told(random, at, wires) for at in range(number)]
    return list({report.document.id: report for report in made}.values())


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
        for pair in proposed_merges(whole.fusion, whole.carried.judgements)
        if claims & set(pair.claim_ids)
    ]
    mine = [
        pair
        for pair in proposed_merges(found.seen.fusion, found.seen.carried.judgements)
        if claims & set(pair.claim_ids)
    ]
    assert mine == proposed


@given(st.data(), worlds(), st.booleans())
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
