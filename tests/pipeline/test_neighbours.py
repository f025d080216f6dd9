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

from blasts import MONDAY, monday_blast
from stories import BELT, MARN
from tocsin.core.dates.find import find_times, unresolved
from tocsin.core.errors import NotFoundError
from tocsin.core.ids import digest
from tocsin.core.types import (
    DateInterval,
    DateParts,
    Document,
    Incident,
    Judgement,
    Place,
    Reading,
)
from tocsin.core.vocab import EventType, Mode, SourceKind, Verdict
from tocsin.fuse.nearly import proposed_merges
from tocsin.fuse.settings import CopySettings, MergeSettings
from tocsin.pipeline.carried import Carried
from tocsin.pipeline.filing import AT_ONCE, FORM, cards_of, catch_up
from tocsin.pipeline.neighbours import neighbours, neighbours_as_of
from tocsin.pipeline.view import known_of, view
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
# Of words that many reports have: copies that no word leads to.
PLAIN = (
    "People who were there said that they saw the men come to the city in the morning and go "
    "back when it was over, and that nobody from the government had come to see them. "
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
            writer.append(document, recorded_at=NOW)
            writer.append(reading, recorded_at=NOW)
        for each in rulings:
            writer.append(each, recorded_at=NOW)
    return ledger


def put(ledger: Ledger, *records: Report | Judgement) -> None:
    with ledger.writing() as writer:
        for each in records:
            if isinstance(each, Report):
                writer.append(each.document, recorded_at=NOW)
                writer.append(each.reading(), recorded_at=NOW)
            else:
                writer.append(each, recorded_at=NOW)


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


# --------------------------------------------------------------------------- order and filing


def values(incidents: Sequence[Incident]) -> set[Incident]:
    return {replace(each, id="") for each in incidents}


@given(st.data(), worlds())
@examples(max_examples=25, deadline=None)
def test_the_order_of_arrival_does_not_change_what_a_report_adds(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, made: list[Report]
) -> None:
    shuffled = data.draw(st.permutations(made))
    asked = [data.draw(st.sampled_from(made)).document.id]
    found = []
    for order in (made, shuffled):
        pairs = [(report.document, report.reading()) for report in order]
        with recorded(pairs, [], tmp_path_factory.mktemp("law")) as ledger:
            found.append(neighbours(ledger, asked, settings=Settings()).fusion)
    assert values(found[0].incidents) == values(found[1].incidents)
    assert found[0].open == found[1].open
    assert set(found[0].copies) == set(found[1].copies)


@given(st.data(), worlds())
@examples(max_examples=20, deadline=None)
def test_reports_and_rulings_filed_as_they_come_are_as_if_filed_at_once(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, made: list[Report]
) -> None:
    rulings = data.draw(rulings_on(made))
    with recorded([], [], tmp_path_factory.mktemp("law")) as ledger:
        for number, report in enumerate(made):
            put(ledger, report, *rulings[number : number + 1])
            catch_up(ledger, Settings())
        for report in made:
            check(ledger, Settings(), {report.document.id})


def test_a_newer_reading_takes_the_place_of_the_older_one(tmp_path: Path) -> None:
    one, two = shooting(), explosion()
    with recorded([(each.document, each.reading()) for each in (one, two)], [], tmp_path) as ledger:
        check(ledger, Settings(), {one.document.id})
        # read anew, it tells nothing any more
        anew = replace(one.reading(), id="g-anew", claims=(), blocks=two.reading().blocks[:0])
        with ledger.writing() as writer:
            writer.append(anew, recorded_at=NOW)
        check(ledger, Settings(), {one.document.id, two.document.id})
        words = ledger.files.reports_with(["harrow", "bomb"])
        catch_up(ledger, replace(Settings(), fuse=replace(Settings().fuse, min_claim_score=0.4)))
        assert ledger.files.reports_with(["harrow", "bomb"]) == words


def test_filing_that_was_stopped_goes_on_and_other_settings_file_anew(tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(_: str) -> None:
        raise StoppedError

    pairs = [
        (each.document, each.reading())
        for each in (told(Random(at), at, False) for at in range(AT_ONCE + 20))
    ]
    with recorded(pairs, [], tmp_path) as ledger:
        with pytest.raises(StoppedError):
            catch_up(ledger, Settings(), on_document=stop)
        assert ledger.files.count_unfiled() == 20
        done: list[str] = []
        catch_up(ledger, Settings(), on_document=done.append)
        assert len(done) == 20 and ledger.files.count_unfiled() == 0
        catch_up(ledger, Settings(), on_document=done.append)
        assert len(done) == 20
        catch_up(ledger, small_settings(), on_document=done.append)
        assert len(done) == 20 + len(pairs)


def test_keys_are_those_of_this_form_of_filing() -> None:
    """Where this fails, what is filed is made otherwise: raise `FORM`, then change the digest."""
    report = explosion()
    known = known_of(Settings(), Carried(recorded=(), judgements=()), ())
    (card,) = cards_of([report.document], [report.reading()], known)
    parts = (*sorted(card.filed), *sorted(card.copied), *sorted(card.words))
    assert (FORM, digest("", *parts)) == ("1", "de7a742a93da7445aab69703")


# --------------------------------------------------------------------------- what may be one


def shooting() -> Report:
    return monday_blast(
        "A bomb killed Tolan Veshko of the Harrow mill on Monday, his brother said.", "post", "bomb"
    )


def hurt() -> Report:
    return monday_blast(
        "Six passengers of a ferry were hurt by a blast in Beltov on Monday.",
        "news",
        "blast",
        published=None,
    )


def explosion() -> Report:
    return monday_blast(
        "An explosion in Beltov killed Tolan Veshko of the Harrow mill on Monday.",
        "wire",
        "explosion",
    )


def test_a_late_report_that_ties_two_incidents_proposes_to_merge_them(tmp_path: Path) -> None:
    one, two, late = shooting(), hurt(), explosion()
    settings = Settings()
    with recorded([], [], tmp_path) as ledger:
        put(ledger, one, two)
        before = view(ledger, settings=settings)
        assert len(before.fusion.incidents) == 2
        assert proposed_merges(before.fusion, ()) == ()
        put(ledger, late)
        found = neighbours(ledger, [late.document.id], settings=settings)
        assert [set(each.document_ids) for each in found.fusion.incidents] == [
            {one.document.id, late.document.id}
        ]
        (pair,) = proposed_merges(found.seen.fusion, ())
        assert set(pair.claim_ids) == {late.claims[0].id, two.claims[0].id}
        apart = found.fusion
        # a person says that they are one, and takes it back
        put(ledger, ruling(Verdict.SAME, late.claims[0], two.claims[0], at=1))
        (merged,) = neighbours(ledger, [late.document.id], settings=settings).fusion.incidents
        assert set(merged.document_ids) == {each.document.id for each in (one, two, late)}
        assert merged.id == found.fusion.incidents[0].id
        put(ledger, ruling(Verdict.UNSURE, late.claims[0], two.claims[0], at=2))
        again = neighbours(ledger, [late.document.id], settings=settings)
        assert again.fusion == apart
        assert view(ledger, settings=settings).fusion.incidents == (
            *again.fusion.incidents,
            *(each for each in before.fusion.incidents if two.document.id in each.document_ids),
        )


# --------------------------------------------------------------------------- one by one


def test_a_date_that_another_incident_gives_is_there(tmp_path: Path) -> None:
    warning = Report(
        "Norland warned of it a week before the bombings. The bombings in Marn killed nine of "
        "the Harrow mill.\n",
        source="harbour-post",
        published=MONDAY,
    )
    anchor = warning.span("bombings", 2)
    before = replace(warning.written("a week before", DateParts()), anchor=anchor)
    warning.occurrence("warned", key="k2", event_type=EventType.WARN, times=[before])
    warning.occurrence("bombings", nth=2, places=[warning.place("Marn", MARN)])
    dated = Report(
        "Bombings on 3 May 2031 in Marn killed nine of the Harrow mill.\n", source="city-gazette"
    )
    day = date(2031, 5, 3)
    dated.occurrence(
        "Bombings", places=[dated.place("Marn", MARN)], times=[dated.day("3 May 2031", day, day)]
    )
    # one more tells of the warning only: the bombings are two steps away from it
    other = Report(
        "Norland warned of bombings in Marn, its envoy to Osteria said.\n", source="wire"
    )
    other.occurrence("warned", event_type=EventType.WARN)
    same = ruling(Verdict.SAME, warning.claims[0], other.claims[0])
    pairs = [(each.document, each.reading()) for each in (warning, dated, other)]
    with recorded(pairs, [same], tmp_path) as ledger:
        (found,) = neighbours(ledger, [other.document.id], settings=Settings()).fusion.incidents
        assert found.when.earliest is not None and "counted from" in found.when.reason
        check(ledger, Settings(), {other.document.id})


def test_a_date_that_follows_from_when_its_report_was_published_is_there(tmp_path: Path) -> None:
    undated = Report(
        "Bombs in Marn on May 3 killed nine of the Harrow mill. "
        "Rebels took ten hostages in March.\n",
        source="harbour-post",
    )
    times = {found.start: found for found in find_times(undated.document.text)}
    written = [
        replace(unresolved(span, times[span.start]), reason="counts from publication")
        for span in (undated.span("May 3"), undated.span("March"))
        if span.start in times
    ]
    assert len(written) == 2
    undated.occurrence("Bombs", places=[undated.place("Marn", MARN)], times=written[:1])
    undated.occurrence("took", key="k2", event_type=EventType.COERCE, times=written[1:])
    dated = Report(
        "Bombs on 3 May 2031 in Marn killed nine of the Harrow mill.\n", source="city-gazette"
    )
    day = date(2031, 5, 3)
    dated.occurrence(
        "Bombs", places=[dated.place("Marn", MARN)], times=[dated.day("3 May 2031", day, day)]
    )
    # of the hostages alone; what dates them is two steps away
    other = Report("Ten were taken, their families said.\n", source="wire")
    other.occurrence("taken", event_type=EventType.COERCE)
    same = ruling(Verdict.SAME, undated.claims[1], other.claims[0])
    pairs = [(each.document, each.reading()) for each in (undated, dated, other)]
    with recorded(pairs, [same], tmp_path) as ledger:
        (found,) = neighbours(ledger, [other.document.id], settings=Settings()).fusion.incidents
        assert found.when.earliest == date(2031, 3, 1)
        check(ledger, Settings(), {other.document.id})


def test_what_is_not_compared_in_the_whole_is_not_in_its_part(tmp_path: Path) -> None:
    def wired(number: int, town: Place, wire: str) -> Report:
        text = f"{number} people were killed in the city on Monday.\n{wire}\n"
        report = Report(text, source=f"outlet {number}")
        report.occurrence(
            "killed",
            places=[report.place("city", town)],
            times=[report.day("on Monday", MONDAY, MONDAY)],
        )
        return report

    # the first two share a text, so that one is fetched with the other; all share day and area
    made = [wired(at, BELT, PLAIN if at < 2 else "Nothing was said.") for at in range(9)]
    with recorded([(each.document, each.reading()) for each in made], [], tmp_path) as ledger:
        for each in made[:2]:
            check(ledger, small_settings(), {each.document.id})
        found = neighbours(ledger, [made[0].document.id], settings=small_settings())
        assert len(found.seen.documents) == 2
        assert len(found.fusion.incidents[0].document_ids) == 1


def test_where_too_much_is_linked_that_is_said(tmp_path: Path) -> None:
    made = [
        monday_blast(f"Blast {at} hit the Harrow mill in Beltov on Monday.", f"o{at}", "Blast")
        for at in range(6)
    ]
    with recorded([(each.document, each.reading()) for each in made], [], tmp_path) as ledger:
        whole = neighbours(ledger, [made[0].document.id], settings=Settings())
        assert not whole.cut and len(whole.fusion.incidents[0].document_ids) == 6
        some = neighbours(ledger, [made[0].document.id], settings=Settings(), most=3)
        assert some.cut


def test_a_document_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with recorded([], [], tmp_path) as ledger, pytest.raises(NotFoundError, match="d123"):
        neighbours(ledger, ["d123"], settings=Settings())


def test_without_the_asked_documents_it_is_as_it_was(tmp_path: Path) -> None:
    one, two, late = shooting(), hurt(), explosion()
    with recorded([], [], tmp_path) as ledger:
        put(ledger, one, two, late)
        found = neighbours(ledger, [late.document.id], settings=Settings())
        assert {each.document_ids for each in found.before.incidents} == {
            (one.document.id,),
            (two.document.id,),
        }
        then = neighbours_as_of(ledger, [late.document.id], settings=Settings(), as_of=NOW)
        assert then.fusion.incidents == found.fusion.incidents
        assert values(then.before.incidents) == values(found.before.incidents)
        with pytest.raises(NotFoundError, match="by then"):
            neighbours_as_of(
                ledger, [late.document.id], settings=Settings(), as_of=NOW - timedelta(days=1)
            )
