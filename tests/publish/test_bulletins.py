"""What alerts tell of acts to come and of rises."""

from dataclasses import dataclass
from datetime import date

from tocsin.core.types import (
    Bulletin,
    DateInterval,
    Incident,
    Outlook,
    Party,
    PlaceRef,
    Span,
)
from tocsin.core.vocab import AlertSubject, EventType, OutlookKind, SourceKind, Stance
from tocsin.fuse.fusion import fuse
from tocsin.fuse.settings import FuseSettings
from tocsin.publish.disputes import Desk
from tocsin.publish.masking import make_masker
from tocsin.publish.notes import Notebook
from tocsin.publish.outlook_bulletins import outlook_bulletins
from tocsin.publish.shelf import make_shelf
from tocsin.publish.signal_bulletins import signal_bulletins
from tocsin.testing import Report

from commands import MARN, bombing  # isort: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An outlook as the stage that joins mentions makes it."""

    id: str
    claim_ids: tuple[str, ...]
    kind: OutlookKind
    event_type: EventType | None
    act: str
    by: tuple[Party, ...]
    against: tuple[Party, ...]
    places: tuple[PlaceRef, ...]
    said_on: DateInterval
    horizon: DateInterval
    last: date | None
    likelihood: tuple[Span, ...]
    condition: tuple[Span, ...]
    opinion: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    by: str
    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rise:
    """A signal as the detectors make it."""

    series: Counted
    kind: str = "burst"
    since: date = date(2031, 5, 1)
    until: date = date(2031, 5, 7)
    low: int = 5
    high: int = 6
    expected_low: int = 0
    expected_high: int = 2
    false_alarm_weeks: float = 520.0
    confirmed: bool = True
    reason: str = "five where two were to be expected"
    incident_ids: tuple[str, ...] = ()
    origin_keys: tuple[str, ...] = ("one", "two")
    unknown: tuple[str, ...] = ("Whether more is reported than before.",)


def desk_of(*reports: Report) -> Desk:
    shelf = make_shelf(
        [each.document for each in reports], [each.reading() for each in reports], {}
    )
    return Desk(shelf=shelf, notes=Notebook(shelf, context_characters=99), countries={}, copies=())


def threat() -> tuple[Report, Told]:
    report = Report(
        "The Hill Sons will probably strike Marn within days, General Tavo warned.\n",
        source="The Quay",
        published=date(2031, 5, 3),
    )
    link = report.attribute(
        "General Tavo", kind=SourceKind.OFFICIAL, named=True, stance=Stance.WARNED
    )
    horizon = report.day("within days", date(2031, 5, 3), date(2031, 5, 10))
    content = Outlook(
        span=report.span("will probably strike Marn within days"),
        trigger=report.span("strike"),
        kind=OutlookKind.WARNING,
        event_type=EventType.ASSAULT,
        by=(report.party("The Hill Sons"),),
        places=(report.place("Marn", MARN),),
        horizon=horizon,
        likelihood=report.span("probably"),
    )
    claim = report.claim(content, evidence=report.sentence(content.trigger), by=link)
    return report, Told(
        id=claim.id,
        claim_ids=(claim.id,),
        kind=content.kind,
        event_type=content.event_type,
        act="strike",
        by=content.by,
        against=(),
        places=content.places,
        said_on=DateInterval(earliest=date(2031, 5, 3), latest=date(2031, 5, 3), reason=""),
        horizon=horizon,
        last=date(2031, 5, 10),
        likelihood=(report.span("probably"),),
        condition=(),
    )


def of_outlook(report: Report, told: Told) -> Bulletin:
    masker = make_masker([report.reading()], show=False)
    (made,) = outlook_bulletins([told], grades={}, desk=desk_of(report), masker=masker)
    return made


def test_an_act_to_come_is_told_with_its_words_and_what_nobody_said() -> None:
    made = of_outlook(*threat())
    assert made.subject is AlertSubject.OUTLOOK
    assert made.headline == "Warning: strike in Marn, according to General Tavo"
    facts = {fact.name: fact.words for fact in made.facts}
    assert facts["likelihood"] == "“probably”"
    assert facts["when"].startswith("“within days”, between 3 and 10 May 2031")
    assert (made.latest, made.types) == (date(2031, 5, 10), ("warning", "ASSAULT"))
    assert [each.country for each in made.spots] == ["OS"]
    assert any("nobody can confirm it yet" in note for note in made.notes)
    assert made.unknown == () and made.evidence[0].outlet == "The Quay"


def test_a_rise_lists_its_incidents_and_origins_and_one_on_one_origin_is_none() -> None:
    reports = (bombing(source="The Quay", killed="4"),)
    found: tuple[Incident, ...] = fuse(
        [each.document for each in reports],
        [each.reading() for each in reports],
        (),
        settings=FuseSettings(),
    ).incidents
    held = {each.id: each for each in found}
    masker = make_masker([each.reading() for each in reports], show=False)
    series = Counted(by="admin1", key="OS.Hill", label="Hill, Osteria")
    rises = [
        Rise(series=series, incident_ids=tuple(held)),
        Rise(series=series, confirmed=False),
    ]
    (made,) = signal_bulletins(rises, incidents=held, desk=desk_of(*reports), masker=masker)
    assert made.subject is AlertSubject.SIGNAL and made.origins_low == 2
    assert made.headline.startswith("More incidents than usual: Hill, Osteria, 5 to 6 from 1 May")
    assert [(each.country, each.area) for each in made.spots] == [("OS", "OS.Hill")]
    words = {fact.name: fact.words for fact in made.facts}
    assert words["expected"] == "0 to 2." and words["incidents"] == f"{next(iter(held))}."
    assert made.evidence and "Ilva" not in made.evidence[0].quote
    assert made.unknown == ("Whether more is reported than before.",)
