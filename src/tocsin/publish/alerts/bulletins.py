"""An incident as an alert tells it: in short, with its words, its grade and what is unknown."""

from collections.abc import Iterator, Sequence

from tocsin.core.located import places_told
from tocsin.core.parties import body_key
from tocsin.core.types import (
    AlertFact,
    Assessment,
    Bulletin,
    Claim,
    Incident,
)
from tocsin.core.vocab import AlertSubject, Credibility, FigureKind, Reliability
from tocsin.publish.alerts.parts import distinct, evidence_of, party_words, spot_of
from tocsin.publish.disputes import Desk
from tocsin.publish.explained.origin_graph import origins_words
from tocsin.publish.figures import FigureGroup, contested_kinds, figure_groups, held_claims
from tocsin.publish.grades import grade_view
from tocsin.publish.headlines import headline, incident_noun
from tocsin.publish.incidents import incident_view, unknowns
from tocsin.publish.model import GradeView, IncidentView
from tocsin.publish.privacy.masking import Masker
from tocsin.publish.wording.words import sentence, when_words


def incident_bulletin(
    incident: Incident,
    *,
    assessment: Assessment | None,
    desk: Desk,
    supported: bool,
    masker: Masker,
) -> Bulletin:
    """Return what is known of an incident, private names masked.

    `supported` False: no claim states it as a fact; nothing but opinion or denial tells it.
    """
    claims = desk.shelf.claims_of(incident.claim_ids)
    view = incident_view(incident, number=1, assessment=assessment, desk=desk)
    grade = grade_view(assessment)
    groups = _harm(incident, claims)
    killed = next((each for each in groups if each.kind is FigureKind.KILLED), None)
    where = incident.where
    made = Bulletin(
        subject=AlertSubject.INCIDENT,
        subject_id=incident.id,
        claim_ids=incident.claim_ids,
        headline=headline(incident, claims, desk.countries),
        facts=tuple(_facts(incident, view, groups, grade)),
        earliest=incident.when.earliest,
        latest=incident.when.latest,
        spots=tuple(spot_of(place, where) for place in places_told(incident)),
        types=(incident.event_type.value, *(mode.value for mode in incident.modes)),
        parties=party_words((*incident.actors, *incident.recipients)),
        contested=tuple(_contested(view)),
        killed_low=killed.low if killed else None,
        killed_high=killed.high if killed else None,
        reliability=assessment.reliability if assessment else Reliability.F,
        credibility=assessment.credibility if assessment else Credibility.CANNOT_BE_JUDGED,
        grade=grade.code,
        origins=origins_words(incident),
        origins_low=incident.origins_low,
        origins_high=incident.origins_high,
        historical=incident.historical,
        opinion=not supported,
        unknown=tuple(sentence(each) for each in unknowns(incident, claims)),
        notes=tuple(_notes(incident, view)),
        told_by=len(distinct(claims)),
        evidence=evidence_of(claims, desk, masker),
    )
    return masker.record(made)


def _facts(
    incident: Incident, view: IncidentView, groups: Sequence[FigureGroup], grade: GradeView
) -> Iterator[AlertFact]:
    """Yield what is told, in the order of reading; what has a key is told again if it changes."""
    when = incident.when
    yield AlertFact(
        name="when",
        label="When",
        words=sentence(when_words(when)),
        key=f"{when.earliest}/{when.latest}",
    )
    places = sorted(place.id for place in places_told(incident))
    yield AlertFact(
        name="where", label="Where", words=view.where.text, key=" ".join(places) or "unknown"
    )
    yield AlertFact(
        name="what", label="What", words=sentence(incident_noun(incident)), key=incident.event_type
    )
    if view.responsibility:
        words = " ".join(line.text for line in view.responsibility)
        yield AlertFact(
            name="who",
            label=view.responsibility_label,
            words=words,
            key=_who(incident) or "unnamed",
        )
    if incident.recipients:
        yield AlertFact(
            name="affected", label=view.affected_label, words=view.affected.text, key=""
        )
    for group, shown in zip(groups, view.figures, strict=True):
        yield AlertFact(
            name=f"{group.kind}/{group.noun}/{group.part}",
            label=shown.label,
            words=shown.words + (" (contested)" if shown.contested else ""),
            key=f"{group.low}/{group.high}/{group.words}/{group.contested}",
        )
    fields = sorted(item.name for item in incident.fields if item.contested)
    if fields:
        told = "; ".join(_contested(view))
        yield AlertFact(name="contested", label="Contested", words=told, key=" ".join(fields))
    yield AlertFact(
        name="origins", label="Origins", words=f"{view.origins}.", key=str(incident.origins_low)
    )
    yield AlertFact(
        name="grade", label="Grade", words=f"{grade.code}. {grade.words}", key=grade.code
    )
    for name in ("likelihood", "confidence"):
        words = getattr(grade, name)
        if words:
            yield AlertFact(name=name, label=name.capitalize(), words=words, key="")


def _harm(incident: Incident, claims: Sequence[Claim]) -> tuple[FigureGroup, ...]:
    return figure_groups(held_claims(incident, claims), contested_kinds(incident))


def _who(incident: Incident) -> str:
    """Return who is named: other words for somebody not named change nothing."""
    named = {f"{key}={party.status}" for party in incident.actors if (key := body_key(party))}
    return " ".join(sorted(named))


def _contested(view: IncidentView) -> Iterator[str]:
    for item in view.disagreements:
        if item.contested:
            yield f"{item.field}: {' or '.join(dict.fromkeys(side.value for side in item.sides))}"
    for figure in view.figures:
        if figure.contested:
            yield f"{figure.label}: {figure.words}"


def _notes(incident: Incident, view: IncidentView) -> Iterator[str]:
    """Yield what a reader must not overlook: on how little it rests, and what is doubted."""
    if incident.origins_high == 1:
        yield "One origin only: nobody independent of it tells the same."
    elif incident.origins_low == 1:
        yield "Perhaps one origin only: that several are independent is not certain."
    yield from (line.text for line in view.doubts)
