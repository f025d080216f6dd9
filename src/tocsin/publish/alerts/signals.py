"""A rise above what is to be expected as an alert tells it, with its incidents and origins."""

from collections.abc import Iterator, Mapping, Sequence

from tocsin.core.day_words import day_words
from tocsin.core.types import (
    AlertFact,
    Bulletin,
    Finding,
    Incident,
    NoBaseline,
    Series,
    Signal,
    Spot,
    Steady,
)
from tocsin.core.vocab import AlertSubject
from tocsin.publish.alerts.parts import distinct, evidence_of
from tocsin.publish.disputes import Desk
from tocsin.publish.privacy.masking import Masker
from tocsin.publish.wording.words import counted, range_words, sentence

# What a series is of, as `watch.grouping` says it.
_COUNTRY, _AREA, _ACTOR, _TYPE = "country", "admin1", "actor", "type"


NOT_CONFIRMED = "it is not confirmed any longer: one origin, or none that is known, tells all of it"
NO_RISE = "what is counted now is not above what is to be expected"


def rises_over(findings: Sequence[Finding]) -> Mapping[str, str]:
    """Return why each rise is over that may have been told: nothing is above what is expected."""
    return {subject_of(each.series): NO_RISE for each in findings if isinstance(each, Steady)}


def rises_gone(findings: Sequence[Finding]) -> Mapping[str, str]:
    """Return why each rise is not told any longer of which nobody can say whether it is over."""
    gone = {}
    for each in findings:
        if isinstance(each, NoBaseline):
            missing = "; ".join(one.rstrip(".") for one in each.missing)
            gone[subject_of(each.series)] = f"nobody can tell any longer whether it is: {missing}"
        elif isinstance(each, Signal) and not each.confirmed:
            gone[subject_of(each.series)] = NOT_CONFIRMED
    return gone


def subject_of(series: Series) -> str:
    """Return the id under which the rises of a series are told: it has one at a time."""
    return f"{series.by}:{series.key}"


def signal_bulletins(
    findings: Sequence[Finding],
    *,
    incidents: Mapping[str, Incident],
    desk: Desk,
    masker: Masker,
    confirmed: bool = True,
) -> Iterator[Bulletin]:
    """Yield what is known of each signal that is confirmed, or of each that is not.

    `incidents` are all of the ledger by their ids.
    """
    for each in findings:
        if isinstance(each, Signal) and each.confirmed is confirmed:
            held = [incidents[key] for key in each.incident_ids if key in incidents]
            yield masker.record(_bulletin(each, each.series, held, desk, masker))


def _bulletin(
    told: Signal,
    series: Series,
    incidents: Sequence[Incident],
    desk: Desk,
    masker: Masker,
) -> Bulletin:
    claims = [claim for each in incidents for claim in desk.shelf.claims_of(each.claim_ids[:1])]
    number = range_words(told.low, told.high)
    usual = range_words(told.expected_low, told.expected_high)
    span = f"from {day_words(told.since)} to {day_words(told.until)}"
    return Bulletin(
        subject=AlertSubject.SIGNAL,
        subject_id=subject_of(series),
        headline=f"More incidents than usual: {series.label}, {number} {span}",
        facts=tuple(_facts(told, series, number=number, usual=usual, span=span)),
        earliest=told.since,
        latest=told.until,
        spots=tuple(_spots(series)),
        types=(series.key,) if series.by == _TYPE else (),
        parties=(series.key, series.label) if series.by == _ACTOR else (),
        origins=f"{counted(len(told.origin_keys), 'known origin').capitalize()}",
        origins_low=told.origins_low,
        origins_high=len(told.origin_keys),
        unknown=told.unknown,
        told_by=len(distinct(claims)),
        evidence=evidence_of(claims, desk, masker),
    )


def _facts(
    told: Signal, series: Series, *, number: str, usual: str, span: str
) -> Iterator[AlertFact]:
    """Yield what is told; while a rise goes on its window moves, and that is not told each week."""
    yield AlertFact(
        name="counted", label="Incidents", words=f"{number} {span}.", key=told.kind.value
    )
    yield AlertFact(name="expected", label="To be expected", words=f"{usual}.", key="")
    yield AlertFact(name="why", label="Why", words=sentence(told.reason), key="")
    yield AlertFact(
        name="false",
        label="False alarms",
        words=f"One in {told.false_alarm_weeks:.0f} weeks where nothing changes.",
        key="",
    )
    ids = ", ".join(told.incident_ids)
    yield AlertFact(name="incidents", label="Its incidents", words=f"{ids}.", key="")
    origins = counted(len(told.origin_keys), "known origin")
    yield AlertFact(name="origins", label="Origins", words=sentence(origins), key="")


def _spots(series: Series) -> Iterator[Spot]:
    if series.by == _COUNTRY:
        yield Spot(name=series.label, country=series.key)
    if series.by == _AREA:
        yield Spot(name=series.label, country=series.key.partition(".")[0], area=series.key)
