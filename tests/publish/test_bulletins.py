"""What alerts tell of acts to come and of rises."""

from dataclasses import replace
from datetime import date

from tocsin.core.types import (
    Baseline,
    Bulletin,
    DateInterval,
    Incident,
    Outlook,
    OutlookEntry,
    Series,
    Signal,
)
from tocsin.core.vocab import (
    AlertSubject,
    EventType,
    OutlookKind,
    OutlookState,
    SignalKind,
    SourceKind,
    Stance,
)
from tocsin.fuse.fusion import fuse
from tocsin.fuse.settings import FuseSettings
from tocsin.publish.alerts.outlooks import outlook_bulletins
from tocsin.publish.alerts.signals import signal_bulletins
from tocsin.publish.disputes import Desk
from tocsin.publish.notes import Notebook
from tocsin.publish.privacy.masking import make_masker
from tocsin.publish.shelf import make_shelf
from tocsin.testing import Report

from commands import MARN, bombing  # isort: skip


RISE = Signal(
    series=Series(by="admin1", key="OS.Hill", label="Hill, Osteria", weeks=()),
    baseline=Baseline(
        first=date(2030, 1, 7),
        last=date(2031, 4, 27),
        weeks=68,
        incidents=60,
        mean=0.9,
        dispersion=1.2,
        coverage=0.9,
    ),
    kind=SignalKind.BURST,
    since=date(2031, 5, 1),
    until=date(2031, 5, 7),
    low=5,
    high=6,
    expected=0.9,
    expected_low=0,
    expected_high=2,
    score=3.1,
    threshold=2.4,
    false_alarm_weeks=520.0,
    confirmed=True,
    reason="five where two were to be expected",
    incident_ids=(),
    origins_low=2,
    origin_keys=("one", "two"),
    unknown=("Whether more is reported than before.",),
)


def desk_of(*reports: Report) -> Desk:
    shelf = make_shelf(
        [each.document for each in reports], [each.reading() for each in reports], {}
    )
    return Desk(shelf=shelf, notes=Notebook(shelf, context_characters=99), countries={}, copies=())


def threat() -> tuple[Report, OutlookEntry]:
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
    return report, OutlookEntry(
        id=claim.id,
        claim_ids=(claim.id,),
        document_ids=(claim.document_id,),
        speaker=None,
        voice="tavo",
        more=False,
        first_sure=date(2031, 5, 3),
        last_sure=date(2031, 5, 10),
        numbers=None,
        opinion=False,
        state=OutlookState.OPEN,
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


def of_outlook(report: Report, told: OutlookEntry) -> Bulletin:
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
    rises = [replace(RISE, incident_ids=tuple(held)), replace(RISE, confirmed=False)]
    (made,) = signal_bulletins(rises, incidents=held, desk=desk_of(*reports), masker=masker)
    assert made.subject is AlertSubject.SIGNAL and made.origins_low == 2
    assert made.headline.startswith("More incidents than usual: Hill, Osteria, 5 to 6 from 1 May")
    assert [(each.country, each.area) for each in made.spots] == [("OS", "OS.Hill")]
    words = {fact.name: fact.words for fact in made.facts}
    assert words["expected"] == "0 to 2." and words["incidents"] == f"{next(iter(held))}."
    assert made.evidence and "Ilva" not in made.evidence[0].quote
    assert made.unknown == ("Whether more is reported than before.",)
