"""Named days without a year, and days that an act is only not later than."""

from datetime import date

import pytest

from tocsin.core.dates.find import bound_by_telling, find_times, unresolved
from tocsin.core.spans import quote
from tocsin.core.types import Claim, DateInterval, Document, Extraction, Occurrence
from tocsin.core.vocab import DateBasis, EventType, Realis
from tocsin.resolve.settings import TimeSettings
from tocsin.resolve.times import resolve_times

PUBLISHED = date(2019, 4, 24)


def read(phrase: str, *, told: bool = False) -> DateInterval:
    """Return how the time of an attack is read in a report of Wednesday, 24 April 2019."""
    text = f"Rebels attacked the town on {phrase} in the north."
    document = Document(id="d1", text=text, raw_digest="r1")
    (found,) = find_times(text)
    span = quote(document, found.start, found.end)
    content = Occurrence(
        trigger=quote(document, 7, 15),
        event_type=EventType.ASSAULT,
        realis=Realis.HAPPENED,
        background=False,
        times=(bound_by_telling(span) if told else unresolved(span, found),),
        incident_key="e1",
    )
    claim = Claim(
        id="c1", document_id="d1", evidence=(), score=1.0, made_by="test", content=content
    )
    result = resolve_times(
        Extraction(attributions=(), claims=(claim,)),
        document=document,
        published_on=DateInterval(earliest=PUBLISHED, latest=PUBLISHED, reason="given"),
        settings=TimeSettings(),
    )
    (resolved,) = (one.content for one in result.claims)
    assert isinstance(resolved, Occurrence)
    return resolved.times[0]


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("Easter Sunday", date(2019, 4, 21)),
        ("Good Friday", date(2019, 4, 19)),
        ("Easter Monday 2017", date(2017, 4, 17)),
        ("Christmas Day", date(2018, 12, 25)),
        ("New Year's Eve", date(2018, 12, 31)),
    ],
)
def test_a_named_day_takes_its_year_from_publication(phrase: str, day: date) -> None:
    time = read(phrase)
    assert (time.earliest, time.latest) == (day, day)
    assert time.basis in {DateBasis.STATED, DateBasis.RELATIVE_TO_PUBLICATION}


def test_a_day_of_telling_or_of_the_act_is_only_a_bound() -> None:
    time = read("Tuesday", told=True)
    assert (time.earliest, time.latest) == (None, date(2019, 4, 23))
    assert time.written.weekday is None
    assert "not later" in time.reason
