"""An act to come as an alert tells it: who says it, of whom, where, until when, how likely."""

from collections.abc import Iterator, Mapping, Sequence

from tocsin.core.day_words import day_words
from tocsin.core.types import AlertFact, Bulletin, ClaimAssessment, OutlookEntry, Resolution
from tocsin.core.vocab import AlertSubject, Credibility, Outcome, Reliability
from tocsin.publish.alerts.parts import distinct, evidence_of, party_words, spot_of
from tocsin.publish.disputes import Desk
from tocsin.publish.grades import grade_code
from tocsin.publish.outlooks.lines import outcome_words
from tocsin.publish.privacy.masking import Masker
from tocsin.publish.sections import place_names
from tocsin.publish.wording.naming import party_names
from tocsin.publish.wording.phrases import OUTLOOK_WORDS
from tocsin.publish.wording.words import capitalised, listed, quoted, sentence, when_words


def outlook_bulletins(
    outlooks: Sequence[OutlookEntry],
    *,
    grades: Mapping[str, ClaimAssessment],
    desk: Desk,
    masker: Masker,
) -> Iterator[Bulletin]:
    """Yield what is known of each act to come; `grades` are of claims, by their ids.

    What a person ruled void is none: see `outlooks_void`.
    """
    for each in outlooks:
        if _is_void(each):
            continue
        yield masker.record(_bulletin(each, grades.get(each.id), desk, masker))


def outlooks_void(outlooks: Sequence[OutlookEntry]) -> Mapping[str, str]:
    """Return by whom, when and why each outlook was ruled void that was, by its id."""
    return {
        each.id: f"{each.resolution.by} ruled it void on "
        f"{day_words(each.resolution.made_at.date())}: {each.resolution.reason}"
        for each in outlooks
        if each.resolution is not None and _is_void(each)
    }


def _is_void(told: OutlookEntry) -> bool:
    return told.resolution is not None and told.resolution.outcome is Outcome.VOID


def _bulletin(
    told: OutlookEntry, grade: ClaimAssessment | None, desk: Desk, masker: Masker
) -> Bulletin:
    claims = desk.shelf.claims_of(told.claim_ids)
    kind = OUTLOOK_WORDS[told.kind].lower()
    where = listed(place_names(told.places)) if told.places else ""
    speaker = desk.shelf.who(claims[0]) if claims else "somebody"
    headline = f"{capitalised(kind)}: {told.act}" + (f" in {where}" if where else "")
    days = [day for day in (told.last, told.said_on.latest) if day is not None]
    return Bulletin(
        subject=AlertSubject.OUTLOOK,
        subject_id=told.id,
        claim_ids=told.claim_ids,
        headline=f"{headline}, according to {speaker}",
        facts=tuple(_facts(told, speaker, where)),
        earliest=told.said_on.earliest,
        latest=max(days, default=None),
        spots=tuple(spot_of(ref.place, ref) for ref in told.places if ref.place is not None),
        types=(told.kind.value, *([told.event_type.value] if told.event_type else [])),
        parties=party_words((*told.by, *told.against)),
        reliability=grade.reliability if grade else Reliability.F,
        credibility=grade.credibility if grade else Credibility.CANNOT_BE_JUDGED,
        grade=grade_code(grade) if grade else "",
        origins_low=1,
        origins_high=1,
        opinion=told.opinion,
        ruled=told.resolution is not None,
        unknown=tuple(_unknown(told)),
        notes=("One speaker's word on what is to come: nobody can confirm it yet.",),
        told_by=len(distinct(claims)),
        evidence=evidence_of(claims, desk, masker),
    )


def _facts(told: OutlookEntry, speaker: str, where: str) -> Iterator[AlertFact]:
    horizon = told.horizon
    said = f"{quoted(horizon.span.quote)}, " if horizon.span is not None else ""
    yield AlertFact(
        name="speaker", label="Who says so", words=sentence(capitalised(speaker)), key=""
    )
    said_on = sentence(capitalised(when_words(told.said_on)))
    yield AlertFact(name="said", label="Said", words=said_on, key="")
    by = listed(party_names(told.by)) if told.by else ""
    if by:
        yield AlertFact(name="by", label="By whom", words=sentence(capitalised(by)), key="")
    against = listed(party_names(told.against)) if told.against else ""
    if against:
        words = sentence(capitalised(against))
        yield AlertFact(name="against", label="Against whom", words=words, key="")
    if where:
        places = sorted(ref.place.id for ref in told.places if ref.place is not None)
        words = sentence(capitalised(where))
        yield AlertFact(name="where", label="Where", words=words, key=" ".join(places))
    yield AlertFact(
        name="when",
        label="When",
        words=sentence(capitalised(f"{said}{when_words(horizon)}")),
        key=f"{horizon.earliest}/{horizon.latest}",
    )
    if told.likelihood:
        words = " ".join(dict.fromkeys(quoted(span.quote) for span in told.likelihood))
        yield AlertFact(name="likelihood", label="How likely, in their words", words=words, key="")
    if told.condition:
        words = " ".join(dict.fromkeys(quoted(span.quote) for span in told.condition))
        yield AlertFact(name="condition", label="Only if", words=words, key="")
    if told.resolution is not None:
        yield _ruling(told.resolution)


def _ruling(ruling: Resolution) -> AlertFact:
    """Return what a person ruled that became of an act to come."""
    which = f" Incident {listed(ruling.incident_ids)}." if ruling.incident_ids else ""
    return AlertFact(
        name="ruling",
        label="What became of it",
        words=f"{capitalised(outcome_words(ruling, None))}{which}",
        key=" ".join((ruling.outcome.value, *ruling.incident_ids)),
    )


def _unknown(told: OutlookEntry) -> Iterator[str]:
    if told.horizon.latest is None:
        yield "Until when: not found."
    if not told.places:
        yield "Where: not found."
    if not told.by:
        yield "By whom: not found."
    if not told.likelihood:
        yield "How likely: not said."
