"""Rulings: the last one on a matter holds, corrections stand in the claims, all can be undone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories import BELT, SETTINGS, first_report, other_report, second_report
from tocsin.core.errors import FormatError
from tocsin.core.ids import judgement_id
from tocsin.core.types import Claim, IncidentField, Judgement, Occurrence, Place, Reading
from tocsin.core.vocab import EventType, FigureKind, Mode, Verdict
from tocsin.fuse.corrections import as_ruled, claims_telling, with_ruled_publication
from tocsin.fuse.fusion import fuse
from tocsin.fuse.nearly import proposed_merges
from tocsin.fuse.ruled_values import bounds_of, days_of, type_of
from tocsin.fuse.rulings import contradicted, obeyed, rulings_in_force, standing_rulings
from tocsin.testing import Report, ruling


class Gazetteer:
    """The places of the stories."""

    def find(self, name: str) -> Sequence[Place]:
        return (BELT,) if name == BELT.name else ()

    def country_of(self, word: str) -> str | None:
        return None

    def get(self, place_id: str) -> Place | None:
        return BELT if place_id == BELT.id else None

    def country(self, code: str) -> Place | None:
        return None

    def is_capital(self, place: Place) -> bool:
        return False

    def is_lesser(self, place: Place) -> bool:
        return False

    def note(self, name: str, place: Place) -> str | None:
        return None

    def alike(self, name: str, countries: Iterable[str]) -> Sequence[Place]:
        return ()


def correction(subject: str, field: str, value: str, *, at: int = 1) -> Judgement:
    made_at = datetime(2031, 1, at, tzinfo=UTC)
    return Judgement(
        id=judgement_id(
            subject=(subject,), verdict="correct", field=field, value=value, by="ana", at=str(at)
        ),
        subject=(subject,),
        verdict=Verdict.CORRECT,
        field=field,
        value=value,
        by="ana",
        made_at=made_at,
        reason="read the register",
    )


def ruled(report: Report, *judgements: Judgement) -> Reading:
    (reading,) = as_ruled((report.reading(),), judgements, places=Gazetteer())
    return reading


def occurrence(reading: Reading, claim: Claim) -> Occurrence:
    (found,) = [each for each in reading.claims if each.id == claim.id]
    assert isinstance(found.content, Occurrence)
    return found.content


ids = st.sampled_from(["c1", "c2", "c3"])
verdicts = st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE])
pairs = st.tuples(ids, ids, verdicts).filter(lambda pair: pair[0] != pair[1])


def judged(pair: tuple[str, str, Verdict], at: int) -> Judgement:
    first, second, verdict = pair
    made_at = datetime(2031, 1, 1 + at, tzinfo=UTC)
    return Judgement(
        id=f"j{at}", subject=(first, second), verdict=verdict, by="ana", made_at=made_at, reason="r"
    )


@given(st.lists(pairs, max_size=8), pairs)
def test_a_ruling_that_was_just_made_contradicts_nothing_when_made_again(
    earlier: list[tuple[str, str, Verdict]], last: tuple[str, str, Verdict]
) -> None:
    made = [judged(pair, at) for at, pair in enumerate([*earlier, last])]
    again = replace(made[-1], id="again")
    direct = [each for each in contradicted(again, made) if set(each.subject) == set(last[:2])]
    assert direct == []


@given(st.lists(pairs, max_size=8))
def test_each_pair_has_at_most_one_ruling_in_force_and_unsure_leaves_none(
    made: list[tuple[str, str, Verdict]],
) -> None:
    rulings = rulings_in_force([judged(pair, at) for at, pair in enumerate(made)])
    found = [(first, second) for first, second, _ in rulings.pairs]
    assert len(found) == len(set(found))
    for first, second, verdict in made[-1:]:
        assert (verdict is not Verdict.UNSURE) == (tuple(sorted((first, second))) in found)


def newly_void(made: Judgement, earlier: Sequence[Judgement]) -> set[tuple[str, str]]:
    """The matters that a ruling makes void, each claim being an account of its own."""
    accounts = {key: at for at, key in enumerate(("c1", "c2", "c3", "c4"))}
    before, after = (
        obeyed(rulings_in_force(all_of_them), accounts).void
        for all_of_them in (earlier, (*earlier, made))
    )
    return set(after - before)


def test_a_contradiction_by_way_of_a_third_claim_is_found() -> None:
    same, apart = judged(("c1", "c2", Verdict.SAME), 0), judged(("c2", "c3", Verdict.DIFFERENT), 1)
    made = judged(("c1", "c3", Verdict.SAME), 2)
    found = contradicted(made, [same, apart], void=newly_void(made, [same, apart]))
    # Of two rulings that a third excludes together, the later one still holds.
    assert found == (same,)
    other = judged(("c2", "c3", Verdict.SAME), 1)
    parting = replace(made, verdict=Verdict.DIFFERENT)
    assert contradicted(parting, [same, other], void=newly_void(parting, [same, other])) == (same,)


@given(st.lists(pairs, max_size=8), pairs)
def test_the_last_ruling_holds_and_what_it_excludes_is_reported(
    earlier: list[tuple[str, str, Verdict]], last: tuple[str, str, Verdict]
) -> None:
    before = [judged(pair, at) for at, pair in enumerate(earlier)]
    made = judged(last, len(before))
    accounts = {"c1": 0, "c2": 1, "c3": 2}
    found = obeyed(rulings_in_force([*before, made]), accounts)
    ends = tuple(sorted(accounts[each] for each in last[:2]))
    if last[2] is Verdict.DIFFERENT:
        assert ends in found.parted
    if last[2] is Verdict.SAME:
        assert ends in found.joined
    void = obeyed(rulings_in_force(before), accounts).void
    reported = {each.id for each in contradicted(made, before, void=found.void - void)}
    silenced = {
        each.id
        for matter, each in standing_rulings(before).items()
        if matter in found.void and matter not in void
    }
    assert silenced <= reported


def test_one_ruling_on_many_claims_is_a_ruling_on_each() -> None:
    report, claim = first_report()
    (incident,) = fuse([report.document], [report.reading()], (), settings=SETTINGS).incidents
    made = replace(ruling(Verdict.REJECT, claim), subject=(incident.id, *incident.claim_ids))
    assert fuse([report.document], [report.reading()], [made], settings=SETTINGS).incidents == ()
    back = ruling(Verdict.ACCEPT, claim, at=2)
    assert fuse([report.document], [report.reading()], [made, back], settings=SETTINGS).incidents


def test_corrected_values_stand_in_the_claim_with_the_words_that_were_read() -> None:
    report, claim = other_report()
    found = occurrence(
        ruled(
            report,
            correction(claim.id, "when", "2031-05-20"),
            correction(claim.id, "where", BELT.id),
            correction(claim.id, "killed", "3..5"),
            correction(claim.id, "type", "ASSAULT drone"),
        ),
        claim,
    )
    (when,), (where,), (killed,) = found.times, found.places, found.figures
    assert when.earliest == when.latest == date(2031, 5, 20)
    assert when.span == report.span("19 May 2031")
    assert "ana" in when.reason and "read the register" in when.reason
    assert where.place == BELT and where.mention == report.span("Beltov")
    assert (killed.kind, killed.low, killed.best, killed.high) == (FigureKind.KILLED, 3, None, 5)
    assert (found.event_type, found.modes) == (EventType.ASSAULT, (Mode.DRONE,))


def test_the_claim_says_who_corrected_it_and_the_last_correction_holds() -> None:
    report, claim = other_report()
    reading = ruled(
        report, correction(claim.id, "killed", "3"), correction(claim.id, "killed", "4", at=2)
    )
    (found,) = [each for each in reading.claims if each.id == claim.id]
    assert "killed corrected by ana" in found.made_by
    assert [figure.low for figure in occurrence(reading, claim).figures] == [4]


def test_unknown_takes_a_value_away_and_never_makes_it_zero() -> None:
    report, claim = second_report()
    found = occurrence(ruled(report, correction(claim.id, "killed", "unknown")), claim)
    assert found.figures == ()
    when = occurrence(ruled(report, correction(claim.id, "when", "unknown")), claim).times
    assert [(time.earliest, time.latest) for time in when] == [(None, None)]


def test_a_correction_taken_back_leaves_the_claim_as_it_was_read() -> None:
    report, claim = other_report()
    made = correction(claim.id, "when", "2030")
    back = replace(made, id="j2", verdict=Verdict.UNSURE, value=None)
    assert ruled(report, made, back) == report.reading()


def test_a_correction_settles_a_contest_and_the_field_says_who_ruled() -> None:
    first, second = first_report()[0], other_report()[0]
    third = Report(
        "A bomb at a ceremony for Tolan Vesh in Marn on 3 May 2031 killed 12 people, police said.",
        source="radio",
    )
    claim = third.occurrence(
        "bomb",
        modes=[Mode.EXPLOSIVES],
        places=[third.place("Marn", first.claims[0].content.places[0].place)],  # type: ignore[union-attr]
        times=[third.day("3 May 2031", date(2031, 5, 3), date(2031, 5, 3))],
        figures=[third.figure("12", 12, 12)],
    )
    reports = (first, second, third)
    documents = [report.document for report in reports]
    readings = [report.reading() for report in reports]

    def killed(*made: Judgement) -> IncidentField:
        corrected = as_ruled(readings, made, places=Gazetteer())
        incidents = fuse(documents, corrected, made, settings=SETTINGS, as_read=readings).incidents
        (incident,) = [each for each in incidents if claim.id in each.claim_ids]
        (found,) = [field for field in incident.fields if field.name == "killed"]
        return found

    before, after = killed(), killed(correction(claim.id, "killed", "85"))
    assert before.contested and before.ruled is None
    assert (after.contested, after.joined) == (False, "85")
    assert after.values == before.values
    assert after.ruled is not None
    assert "ana" in after.ruled and "read the register" in after.ruled


def test_a_ruled_publication_date_replaces_the_one_found() -> None:
    report, _ = first_report()
    (found,) = with_ruled_publication(
        (report.reading(),), (correction(report.document.id, "published", "2031-05"),)
    )
    assert found.published_on.earliest == date(2031, 5, 1)
    assert found.published_on.latest == date(2031, 5, 31)


def test_the_claims_that_tell_a_field_are_corrected_or_else_the_first() -> None:
    report, _ = first_report()
    told = [claim.id for claim in report.claims if claim.content.figures]  # type: ignore[union-attr]
    assert claims_telling("killed", report.claims) == tuple(told)
    assert claims_telling("injured", report.claims) == (report.claims[0].id,)


@given(low=st.integers(0, 9999), more=st.integers(0, 9999))
def test_figures_are_read_as_they_are_written(low: int, more: int) -> None:
    assert bounds_of(f"{low}..{low + more}") == (low, low + more)
    assert bounds_of(f"{low}..") == (low, None)
    assert bounds_of(f"..{low}") == (None, low)
    assert bounds_of(str(low)) == (low, low)


@given(st.dates(min_value=date(1900, 1, 1)), st.dates(min_value=date(1900, 1, 1)))
def test_days_are_read_as_they_are_written(first: date, second: date) -> None:
    begin, end = sorted((first, second))
    assert days_of(f"{begin}..{end}") == (begin, end)
    assert days_of(f"{begin:%Y}") == (date(begin.year, 1, 1), date(begin.year, 12, 31))


@pytest.mark.parametrize("value", ["", "3 May", "2031-13", "2031-02-30", "2031-05-03..2031-05-01"])
def test_what_is_no_day_is_refused(value: str) -> None:
    with pytest.raises(FormatError):
        days_of(value)


@pytest.mark.parametrize("value", ["", "-3", "many", "..", "9..3", "1.5"])
def test_what_is_no_figure_is_refused(value: str) -> None:
    with pytest.raises(FormatError):
        bounds_of(value)


def test_a_type_may_be_followed_by_modes() -> None:
    assert type_of("assault drone") == (EventType.ASSAULT, (Mode.DRONE,))
    with pytest.raises(FormatError, match="ASSAULT"):
        type_of("mischief")


def test_incidents_that_lack_little_of_being_one_are_found_until_a_person_rules() -> None:
    one, two = _twins()
    documents, readings = [one.document, two.document], [one.reading(), two.reading()]
    strict = replace(SETTINGS, merge=replace(SETTINGS.merge, min_probability=0.99))

    def missed(*made: Judgement) -> list[tuple[str, str]]:
        fusion = fuse(documents, readings, made, settings=strict)
        found = proposed_merges(fusion, made)
        return [pair.claim_ids for pair in found]

    assert [set(pair) for pair in missed()] == [{one.claims[0].id, two.claims[0].id}]
    for verdict in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE):
        assert missed(ruling(verdict, one.claims[0], two.claims[0])) == []


def _twins() -> tuple[Report, Report]:
    """Return two reports alike in day, place and kind of act only."""
    reports = []
    for text, source in (
        ("A bomb went off in Beltov on 19 May 2031.", "radio"),
        ("An explosion was heard in Beltov on 19 May 2031.", "gazette"),
    ):
        report = Report(text, source=source)
        day = date(2031, 5, 19)
        report.occurrence(
            "bomb" if "bomb" in text else "explosion",
            places=[report.place("Beltov", BELT)],
            times=[report.day("19 May 2031", day, day)],
        )
        reports.append(report)
    first, second = reports
    return first, second
