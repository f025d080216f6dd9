"""Values over time: nothing is lost, nothing is ordered that has no known order."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from selby import Held, incident, invented_ledger
from tocsin.core.revisions import (
    SaidBasis,
    Saying,
    Series,
    Standing,
    ordered_by_day,
    precedes,
    said_when,
    series_of,
)
from tocsin.core.types import (
    Claim,
    DateInterval,
    FieldValue,
    Incident,
    IncidentField,
    Occurrence,
    Span,
)
from tocsin.core.vocab import Stance
from tocsin.testing import Report

HELD: Held = invented_ledger()
START = date(2031, 5, 1)
UNKNOWN = DateInterval(reason="not stated")


def day(first: date, last: date | None = None) -> DateInterval:
    return DateInterval(earliest=first, latest=last or first, reason="given")


def saying(value: int, days: tuple[int, int] | None) -> Saying:
    said = day(*(START + timedelta(days=n) for n in days)) if days else UNKNOWN
    return Saying(
        value=value,
        label=str(value),
        figure=None,
        said_on=said,
        basis=SaidBasis.SAID if days else SaidBasis.UNKNOWN,
        stance=Stance.ASSERTED,
        standing=Standing.HELD,
        claim_ids=(),
        document_ids=(),
        origin_keys=(),
    )


def killed(*values: tuple[Claim, Stance | None]) -> IncidentField:
    """Return a field of one value for each claim; a stance None is a value given up."""
    return IncidentField(
        name="killed",
        values=tuple(
            FieldValue(
                label=span.quote,
                claim_ids=(claim.id,),
                origin_keys=(),
                stances=(stance,) if stance else (),
                evidence=(span,),
            )
            for claim, stance in values
            for span in (_words(claim),)
        ),
        joined=None,
        contested=False,
        note="",
    )


def _words(claim: Claim) -> Span:
    assert isinstance(claim.content, Occurrence)
    span = claim.content.figures[0].span
    assert span is not None
    return span


def dead(text: str, words: str, number: int, published: date | None) -> tuple[Report, Claim]:
    report = Report(text, published=published)
    return report, report.occurrence("killed", figures=[report.figure(words, number, number)])


days = st.one_of(
    st.none(),
    st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: (min(pair), max(pair))),
)


@given(days, days, days)
def test_before_is_an_order_and_never_holds_of_days_that_may_be_one(
    a: tuple[int, int] | None, b: tuple[int, int] | None, c: tuple[int, int] | None
) -> None:
    one, other, third = saying(1, a), saying(2, b), saying(3, c)
    assert not precedes(one, one)
    assert not (precedes(one, other) and precedes(other, one))
    if precedes(one, other) and precedes(other, third):
        assert precedes(one, third)
    if a is None or b is None or (a[0] <= b[1] and b[0] <= a[1]):
        assert not ordered_by_day([one, other])


@given(st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=2, max_size=6))
def test_no_value_is_lost_and_those_of_known_day_are_in_order(offsets: list[int | None]) -> None:
    told = [
        dead(f"{n} were killed, report {n}.", f"{n}", n, _published(offset))
        for n, offset in enumerate(offsets, start=1)
    ]
    made = _incident([claim for _, claim in told])
    (series,) = series_of(made, [report.reading() for report, _ in told])
    sayings = (*series.dated, *series.undated)
    assert {key for each in sayings for key in each.claim_ids} == set(made.claim_ids)
    assert len(series.undated) == offsets.count(None)
    shown = [each.days or () for each in series.dated]
    assert shown == sorted(shown) and () not in shown
    assert all(each.figure is not None and each.figure.low == int(each.label) for each in sayings)


def _published(offset: int | None) -> date | None:
    return None if offset is None else START + timedelta(days=offset)


def _incident(claims: list[Claim]) -> Incident:
    return incident(claims, fields=(killed(*((claim, Stance.ASSERTED) for claim in claims)),))


def test_reports_without_a_date_have_no_order() -> None:
    one, few = dead("Few killed: 81.", "81", 81, None)
    other, many = dead("Many killed: 99.", "99", 99, None)
    (series,) = series_of(_incident([few, many]), [one.reading(), other.reading()])
    assert series.dated == ()
    assert [each.basis for each in series.undated] == [SaidBasis.UNKNOWN] * 2
    assert not ordered_by_day(series.undated)


def test_the_words_that_date_the_saying_come_before_the_publication() -> None:
    report = Report("On Monday they spoke, later than others.", published=date(2031, 5, 9))
    published = report.reading().published_on
    link = report.attribute("they")
    monday = replace(link, said_on=report.day("On Monday", START, START))
    assert said_when((link,), published) == (published, SaidBasis.PUBLISHED)
    assert said_when((link, monday), published) == (monday.said_on, SaidBasis.SAID)
    later = replace(link, said_on=report.day("later than others", None, None))
    assert said_when((later, monday), published) == (later.said_on, SaidBasis.UNKNOWN)
    assert said_when((link,), UNKNOWN)[1] is SaidBasis.UNKNOWN


def test_a_number_denied_or_given_up_stays_and_says_so() -> None:
    report = Report("Nine killed, eight killed, seven killed.", published=START)
    denial = report.attribute("seven", stance=Stance.DENIED)
    nine = report.occurrence("killed", figures=[report.figure("Nine", 9, 9)])
    eight = report.occurrence("killed", nth=2, figures=[report.figure("eight", 8, 8)])
    seven = report.occurrence("killed", nth=3, by=denial, figures=[report.figure("seven", 7, 7)])
    field = killed((nine, Stance.ASSERTED), (eight, None), (seven, Stance.DENIED))
    (series,) = series_of(incident([nine, eight, seven], fields=(field,)), [report.reading()])
    standing = {each.label: each.standing for each in series.dated}
    assert standing == {
        "Nine": Standing.HELD,
        "eight": Standing.REPLACED,
        "seven": Standing.DENIED,
    }


def test_a_field_of_one_value_has_no_series_and_what_a_person_ruled_has_no_number() -> None:
    bombing = HELD.fusion.incidents[2]
    (field,) = bombing.fields
    single = replace(bombing, fields=(replace(field, values=field.values[:1]),))
    assert series_of(single, HELD.readings) == ()
    ruled = replace(bombing, fields=(replace(field, ruled="corrected"),))
    assert all(each.figure is None for each in _all(series_of(ruled, HELD.readings)))


def _all(found: tuple[Series, ...]) -> list[Saying]:
    return [each for series in found for each in (*series.dated, *series.undated)]
