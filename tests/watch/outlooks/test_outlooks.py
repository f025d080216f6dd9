from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.types import CopyGroup, Outlook, OutlookEntry
from tocsin.core.vocab import OutlookKind, OutlookState, SourceKind
from tocsin.testing import Report
from tocsin.watch.belonging import Reference
from tocsin.watch.outlooks.outlooks import Told, outlook_entries
from told_ahead import SAID, ahead

LATER = date(2031, 6, 1)
REFERENCE = Reference(homes={"state-os": "OS", "holm": "OS", "berg": "OS"})


def entries(
    *reports: Report,
    on: date = LATER,
    copies: Sequence[CopyGroup] = (),
    reference: Reference = REFERENCE,
) -> tuple[OutlookEntry, ...]:
    told = Told(
        documents={each.document.id: each.document for each in reports},
        readings=[each.reading() for each in reports],
        copies=copies,
        reference=REFERENCE,
    )
    return outlook_entries(told, on=on)


def copied(*reports: Report) -> CopyGroup:
    ids = tuple(each.document.id for each in reports)
    return CopyGroup(document_ids=ids, similarity=1.0, reason="one text")


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2031, 5, 8), OutlookState.OPEN),
        (date(2031, 5, 9), OutlookState.DUE),
    ],
)
def test_an_outlook_is_due_from_the_day_after_its_last(on: date, state: OutlookState) -> None:
    (entry,) = entries(ahead(), on=on)
    assert (entry.last, entry.state) == (date(2031, 5, 8), state)


def test_one_without_a_last_day_is_never_due() -> None:
    (entry,) = entries(ahead(last=None), on=date(2100, 1, 1))
    assert (entry.last, entry.state) == (None, OutlookState.NO_DEADLINE)


def test_where_a_horizon_has_several_readings_it_is_due_after_the_last_of_them() -> None:
    other = (SAID + timedelta(days=1), date(2031, 5, 10))
    (entry,) = entries(ahead(candidates=[other]))
    assert entry.last == date(2031, 5, 10)
    assert (entry.first_sure, entry.last_sure) == (date(2031, 5, 2), date(2031, 5, 8))


def test_the_day_on_which_it_was_said_is_not_surely_after_it() -> None:
    (entry,) = entries(ahead())
    assert entry.first_sure == SAID + timedelta(days=1)


def test_one_named_speaker_in_two_outlets_on_one_day_is_one_outlook() -> None:
    first = ahead(who="Anna Holm", actor_id="holm", source="Marn Courier")
    second = ahead(who="Minister Holm", actor_id="holm", source="Ostland Wire")
    (entry,) = entries(first, second)
    assert len(entry.claim_ids) == len(entry.document_ids) == 2
    assert entry.id in {each.claims[0].id for each in (first, second)}


def test_the_same_said_again_a_week_later_is_another_outlook() -> None:
    first = ahead(actor_id="holm")
    later = SAID + timedelta(days=7)
    second = ahead(
        actor_id="holm", source="Ostland Wire", published=later, last=later + timedelta(days=7)
    )
    assert len(entries(first, second)) == 2


def test_unnamed_speakers_of_two_reports_are_two_unless_the_reports_are_one_text() -> None:
    first = ahead(who="Two officials", named=False, source="Marn Courier")
    second = ahead(who="Two officials", named=False, source="Ostland Wire")
    assert len(entries(first, second)) == 2
    assert len(entries(first, second, copies=[copied(first, second)])) == 1


def test_two_named_persons_are_two_voices_also_in_copies_of_one_text() -> None:
    first = ahead(who="Anna Holm", actor_id="holm")
    second = ahead(who="Per Berg", actor_id="berg")
    assert len(entries(first, second, copies=[copied(first, second)])) == 2


def test_a_government_and_who_speaks_for_it_are_one_voice_in_one_text() -> None:
    state = ahead(who="Ostland's government", actor_id="state-os",
                  source_kind=SourceKind.GOVERNMENT)  # fmt: skip
    office = ahead(who="Anna Holm", actor_id="holm")
    (entry,) = entries(state, office, copies=[copied(state, office)])
    assert entry.voice == "holm"
    assert len(entries(state, office)) == 2


def test_a_threat_and_a_forecast_are_two() -> None:
    first, second = ahead(actor_id="holm"), ahead(actor_id="holm", kind=OutlookKind.THREAT)
    assert len(entries(first, second, copies=[copied(first, second)])) == 2


def test_what_is_said_of_more_attacks_is_known_as_such() -> None:
    (plain,) = entries(ahead())
    (more,) = entries(ahead(when="more attacks are to follow within a week"))
    assert (plain.more, more.more) == (False, True)


def test_the_own_voice_of_an_outlet_is_the_same_in_all_its_reports() -> None:
    first = ahead(said=False, when="within a week")
    second = ahead(said=False, when="in a week", whom="barracks", published=date(2031, 5, 2))
    voices = {entry.voice for entry in entries(first, second)}
    assert len(voices) == 1


def replace_start(report: Report, first: date) -> Report:
    """Let the horizon of a report begin on a day."""
    claim = report.claims[0]
    assert isinstance(claim.content, Outlook)
    horizon = replace(claim.content.horizon, earliest=first)
    report.claims[0] = replace(claim, content=replace(claim.content, horizon=horizon))
    return report


def held(*reports: Report) -> set[frozenset[str]]:
    return {frozenset(entry.claim_ids) for entry in entries(*reports)}


def by_holm(number: int, published: date, last: date | None) -> Report:
    when = "within a week" if last is not None else f"in chapter {number}"
    return ahead(
        actor_id="holm", source=f"Wire {number}", published=published, last=last, when=when
    )


MANY = [
    by_holm(0, SAID, SAID + timedelta(days=2)),
    by_holm(1, SAID, SAID + timedelta(days=7)),
    by_holm(2, SAID, None),
    by_holm(3, SAID, None),
    replace_start(by_holm(4, SAID, SAID + timedelta(days=9)), SAID + timedelta(days=8)),
]


@given(st.permutations(range(len(MANY))))
def test_entries_do_not_depend_on_the_order_of_reports(order: list[int]) -> None:
    assert held(*(MANY[at] for at in order)) == held(*MANY)


def test_a_mention_without_a_last_day_joins_only_where_one_outlook_fits() -> None:
    soon, later, open_ = MANY[0], MANY[4], MANY[2]
    assert len(held(soon, open_)) == 1
    assert len(held(soon, later, open_)) == 3
    assert len(held(soon, later, open_, MANY[3])) == 3


def test_a_claim_that_scores_too_low_is_no_entry() -> None:
    report = ahead()
    told = Told(documents={report.document.id: report.document}, readings=[report.reading()])
    score = report.claims[0].score
    assert len(outlook_entries(replace(told, min_score=score), on=LATER)) == 1
    assert outlook_entries(replace(told, min_score=score + 0.01), on=LATER) == ()
