"""What became of a source's claims: counts, and a suggestion only where there are enough."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import pytest

from blasts import blast, fused, looked_at
from tocsin.assess.track import suggestion, track_record
from tocsin.core.types import Judgement, TrackRecord
from tocsin.core.vocab import Verdict
from tocsin.testing import Report, ruling

RAY, BELL = "Ada Ray of Relief Now", "Ben Bell of Aid First"
EARLY, LATE = date(2031, 5, 4), date(2031, 5, 9)
Rulings = Mapping[tuple[str, str], Judgement]


def record(
    of: Report,
    *others: Report,
    rulings: Rulings | None = None,
    kept: Sequence[Report] | None = None,
) -> TrackRecord:
    reports = [of, *others]
    standing = reports if kept is None else kept
    return track_record(
        "~post",
        [of.document.id],
        incidents=fused(standing).incidents,
        readings=[report.reading() for report in reports],
        recorded_at={
            report.document.id: datetime(2031, 6, number, tzinfo=UTC)
            for number, report in enumerate(reports, start=1)
        },
        rulings=rulings or {},
        evidence=looked_at(standing),
        least_outcomes=10,
    )


def test_what_another_origin_tells_later_is_corroborated() -> None:
    mine = blast("post", RAY, 3, published=EARLY)
    found = record(mine, blast("echo", BELL, 3, published=LATE))
    assert found.corroborated == (mine.claims[0].id,)
    assert found.reported == found.corroborated
    assert not found.contradicted


def test_who_repeats_what_was_told_before_is_not_corroborated_by_it() -> None:
    mine = blast("post", RAY, 3, published=LATE)
    assert not record(mine, blast("echo", BELL, 3, published=EARLY)).corroborated


def test_without_dates_what_was_recorded_later_is_later() -> None:
    mine, other = blast("post", RAY, 3), blast("echo", BELL, 3)
    assert record(mine, other).corroborated


def test_the_same_speaker_or_the_same_outlet_corroborates_nothing() -> None:
    mine = blast("post", RAY, 3, published=EARLY)
    assert not record(mine, blast("echo", RAY, 3, published=LATE)).corroborated
    again = blast("post", BELL, 3, published=LATE)
    both = track_record(
        "~post",
        [mine.document.id, again.document.id],
        incidents=fused([mine, again]).incidents,
        readings=[mine.reading(), again.reading()],
        recorded_at={},
        rulings={},
        evidence=looked_at([mine, again]),
        least_outcomes=10,
    )
    assert not both.corroborated


def test_a_number_that_another_contradicts_is_counted_until_a_person_corrects_it() -> None:
    mine, other = blast("post", RAY, 3), blast("echo", BELL, 40)
    key = mine.claims[0].id
    assert record(mine, other).contradicted == (key,)
    corrected = {(key, "killed"): ruling(Verdict.CORRECT, mine.claims[0])}
    found = record(mine, other, rulings=corrected)
    assert (found.contradicted, found.corrected) == ((), (key,))


def test_a_rejected_claim_is_counted_although_no_incident_holds_it() -> None:
    mine = blast("post", RAY, 3)
    rejected = {(mine.claims[0].id, ""): ruling(Verdict.REJECT, mine.claims[0])}
    found = record(mine, rulings=rejected, kept=[])
    assert found.rejected == found.reported == (mine.claims[0].id,)


@pytest.mark.parametrize(("right", "wrong"), [(0, 0), (9, 0), (5, 4)])
def test_of_fewer_than_ten_outcomes_nothing_is_suggested(right: int, wrong: int) -> None:
    assert suggestion(right, wrong, at_least=10) is None


@pytest.mark.parametrize(
    ("right", "wrong", "grade"), [(100, 0, "B"), (8, 2, "C"), (5, 5, "D"), (1, 9, "E")]
)
def test_a_suggestion_never_goes_to_the_top(right: int, wrong: int, grade: str) -> None:
    words = suggestion(right, wrong, at_least=10)
    assert words is not None and f"would suit {grade};" in words
