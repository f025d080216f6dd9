"""Grade an incident: the reliability of its sources, the credibility of what they say.

Source: Admiralty code (FM 2-22.3, appendix B). F and 6 mean "cannot be judged"; they are not
the worst grades and are never averaged with others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.assess.likelihood import confidence_of, likelihood_of
from tocsin.assess.settings import AssessSettings
from tocsin.core.opinion import opinion_documents
from tocsin.core.speakers import IN_OFFICE, SILENT, denies, is_body
from tocsin.core.types import (
    Assessment,
    Attribution,
    Claim,
    Document,
    Incident,
    Occurrence,
    Reading,
    Source,
)
from tocsin.core.vocab import Credibility, EvidenceBasis, Reliability, SourceKind, Stance

# Fields whose contest leaves open what happened; figures and actors may differ on one event.
CORE_FIELDS = frozenset({"what", "when", "where"})
OFFICES = IN_OFFICE | {SourceKind.INTERNATIONAL_ORG}
BEST_FIRST = (Reliability.A, Reliability.B, Reliability.C, Reliability.D, Reliability.E)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What speaks for an incident and against it, opinion set aside."""

    claims: tuple[Claim, ...]
    on_record: bool
    denied: bool
    opinion_only: bool
    origins_low: int
    origins_high: int
    contested: tuple[str, ...]


def assess(
    incident: Incident,
    *,
    documents: Sequence[Document],
    readings: Sequence[Reading],
    sources: Mapping[str, Source],
    settings: AssessSettings,
) -> Assessment:
    """Return the grades of an incident with their reasons, at most three sentences.

    Args:
        documents: Those of the incident; more do no harm.
        readings: Those of the incident; the last of a document counts.
        sources: By id and by name, as documents give their source. A source that is
            missing here, or that nobody graded, is F.
    """
    support = _weigh(incident, readings, settings)
    reliability = _reliability(support, documents, sources)
    credibility = _credibility(support, settings)
    return Assessment(
        incident_id=incident.id,
        reliability=reliability,
        credibility=credibility,
        likelihood=likelihood_of(credibility, reliability),
        confidence=confidence_of(
            credibility,
            reliability,
            corroborated=support.origins_high >= settings.min_confirming_origins,
            contested=bool(support.contested),
        ),
        reasons=_reasons(support, credibility, reliability),
    )


def _weigh(incident: Incident, readings: Sequence[Reading], settings: AssessSettings) -> Support:
    live = {reading.document_id: reading for reading in readings}
    mine = [live[document] for document in incident.document_ids if document in live]
    opinion = opinion_documents(
        mine, min_share=settings.min_opinion_share, min_claims=settings.min_opinion_claims
    )
    links = {(one.document_id, link.id): link for one in mine for link in one.attributions}
    told = [
        (claim, links.get((claim.document_id, claim.attribution_id or "")))
        for reading in mine
        for claim in reading.claims
        if claim.id in incident.claim_ids
    ]
    silent = [claim for claim, link in told if link is not None and link.stance in SILENT]
    denials = [
        claim
        for claim, link in told
        if isinstance(claim.content, Occurrence) and denies(claim.content, link)
    ]
    supporting = [
        (claim, link)
        for claim, link in told
        if claim.document_id not in opinion and claim not in silent and claim not in denials
    ]
    ids = frozenset(claim.id for claim, _ in supporting)
    known = [one for one in incident.origins if one.known and ids.intersection(one.claim_ids)]
    return Support(
        claims=tuple(claim for claim, _ in supporting),
        on_record=any(_on_record(link) for _, link in supporting),
        denied=bool(denials),
        opinion_only=bool(told) and not supporting and not denials,
        origins_low=min(incident.origins_low, max(len(known), bool(supporting))),
        origins_high=incident.origins_high if supporting else 0,
        contested=tuple(field.name for field in incident.fields if field.contested),
    )


def _on_record(link: Attribution | None) -> bool:
    """Return whether a named speaker or a public body answers for the words.

    A group's own claim is not counted: it is known whose it is, but it serves the group.
    """
    if link is None or link.basis is EvidenceBasis.CLAIM_OF_RESPONSIBILITY:
        return False
    if link.stance in {Stance.CLAIMED, Stance.SUSPECTED}:
        return False
    return any(
        is_body(speaker)
        or (speaker.source_kind in OFFICES and speaker.actor_id is not None)
        or (speaker.named and speaker.source_kind not in {SourceKind.ARMED_GROUP, SourceKind.MEDIA})
        for speaker in link.speakers
    )


def _credibility(support: Support, settings: AssessSettings) -> Credibility:
    """Return the credibility; the first row that applies.

    6 no basis, or opinion only. 5 denied, with one origin at most for it. 4 denied.
    1 at least two origins that are certainly independent, and no contest of what, when,
    where. 3 what, when or where contested. 2 a named speaker or a public body. 3 else.

    Source: Admiralty code, credibility; the conditions are the project's.
    """
    core = CORE_FIELDS.intersection(support.contested)
    if support.denied:
        few = support.origins_low < settings.min_confirming_origins
        return Credibility.IMPROBABLE if few else Credibility.DOUBTFUL
    if not support.claims:
        return Credibility.CANNOT_BE_JUDGED
    if support.origins_low >= settings.min_confirming_origins and not core:
        return Credibility.CONFIRMED
    if core or not support.on_record:
        return Credibility.POSSIBLY_TRUE
    return Credibility.PROBABLY_TRUE


def _reliability(
    support: Support, documents: Sequence[Document], sources: Mapping[str, Source]
) -> Reliability:
    """Return the best grade among the sources that report it; F where none is graded."""
    telling = {claim.document_id for claim in support.claims}
    names = {one.source for one in documents if one.id in telling and one.source}
    by_name = {source.name: source for source in sources.values()}
    grades = {
        source.reliability
        for name in names
        if (source := sources.get(name) or by_name.get(name)) is not None
    }
    return next((grade for grade in BEST_FIRST if grade in grades), Reliability.F)


def _reasons(
    support: Support, credibility: Credibility, reliability: Reliability
) -> tuple[str, ...]:
    """Return the reasons, without names: persons in them may be private."""
    return tuple(
        sentence
        for sentence in (
            f"Credibility {int(credibility)}: {_why(support, credibility)}.",
            _contest(support),
            _why_reliable(reliability),
        )
        if sentence
    )


def _why(support: Support, credibility: Credibility) -> str:
    low, high = support.origins_low, support.origins_high
    count = f"{low}" if low == high else f"{low} to {high}"
    noun = "independent origin" if count == "1" else "independent origins"
    if support.opinion_only:
        return "only opinion tells it, and opinion corroborates nothing"
    if credibility is Credibility.CANNOT_BE_JUDGED:
        return "there is no basis to judge it on"
    if support.denied:
        return f"it is denied, against {count} {noun}"
    if credibility is Credibility.PROBABLY_TRUE:
        return f"{count} {noun}, with a named speaker or a public body among them"
    if credibility is Credibility.POSSIBLY_TRUE and not support.on_record:
        return f"{count} {noun}, and nobody named answers for it"
    return f"{count} {noun}"


def _contest(support: Support) -> str:
    if not support.contested:
        return ""
    verb = "is" if len(support.contested) == 1 else "are"
    return f"Reports conflict on {', '.join(support.contested)}, which {verb} left open."


def _why_reliable(reliability: Reliability) -> str:
    if reliability is Reliability.F:
        return "Reliability F: nobody has graded the sources."
    return (
        f"Reliability {reliability.value} is the grade of the best graded source that reports it."
    )
