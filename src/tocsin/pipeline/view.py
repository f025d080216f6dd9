"""What a ledger says: the incidents and grades that its records make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from tocsin.assess.claims import assess_claim, assess_claims
from tocsin.assess.evidence import Evidence, evidence_of
from tocsin.assess.grading import assess
from tocsin.core.outlets import Outlets
from tocsin.core.types import (
    Addition,
    Assessment,
    Claim,
    ClaimAssessment,
    Document,
    Feed,
    Forecast,
    Fusion,
    Judgement,
    Reading,
    Resolution,
    Retrieval,
    Source,
    SourceGrade,
)
from tocsin.fuse.fusion import Part
from tocsin.fuse.rulings import standing_rulings
from tocsin.fuse.settings import FuseSettings
from tocsin.pipeline.carried import Carried, carry, unheld
from tocsin.pipeline.cases import cases_in
from tocsin.pipeline.fused import fused
from tocsin.pipeline.known import Known
from tocsin.publish.cases.persons import persons_of
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger
from tocsin.tables.actors import Registry, ShippedActors
from tocsin.tables.additions import actors_of, retired_actors, retired_places, same_actors
from tocsin.tables.countries import countries
from tocsin.tables.gazetteer_added import gazetteer_of
from tocsin.tables.lexicons import ShippedLexicons
from tocsin.tables.outlets import ShippedOutlets, graded, ids_of, source_of


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the ledger says: its records, and the incidents and grades computed from them.

    `readings` are as people ruled them: rejected claims left out, corrections applied;
    `recorded` are the same as they were read. `judgements` are all rulings, in order, and
    `carried` the same on the claims that stand now.
    `recorded_at` says when each document was. `sources` are by the names that documents give
    them, graded as people graded them; `evidence` is what grading looks at. `additions` are the
    newest of each entry that a user added to the tables, `source_grades` all grades of sources;
    `forecasts` are users' own, `resolutions` what people ruled of them and of outlooks, in order.
    `threatened` are the persons whom the user's own cases name, of whatever time.
    `undated` counts documents left out because nobody knows when they were published.
    """

    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    recorded: tuple[Reading, ...]
    recorded_at: Mapping[str, datetime]
    sources: Mapping[str, Source]
    fusion: Fusion
    judgements: tuple[Judgement, ...]
    carried: Carried
    assessments: Mapping[str, Assessment]
    evidence: Evidence
    feeds: tuple[Feed, ...] = ()
    retrievals: tuple[Retrieval, ...] = ()
    additions: tuple[Addition, ...] = ()
    source_grades: tuple[SourceGrade, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    threatened: tuple[str, ...] = ()
    undated: int = 0

    def standing(self) -> Mapping[tuple[str, str], Judgement]:
        """Return the last ruling on each pair of ids, and on each id and field of it."""
        return standing_rulings(self.carried.judgements)

    def claims_as_read(self) -> Mapping[str, Claim]:
        """Return every claim by its id, rejected ones too, as it was read."""
        return {claim.id: claim for reading in self.recorded for claim in reading.claims}

    def claim_grades(self) -> Mapping[str, ClaimAssessment]:
        """Return the grades of all claims that stand, by claim id."""
        return assess_claims(self.fusion.incidents, self.evidence)

    def claim_grade(self, claim_id: str) -> ClaimAssessment | None:
        """Return the grades of one claim; None of one that was rejected."""
        held = (each for each in self.fusion.incidents if claim_id in each.claim_ids)
        return assess_claim(claim_id, next(held, None), self.evidence)

    def with_rejected(self) -> tuple[Reading, ...]:
        """Return the readings as ruled, the rejected claims among them as they were read."""
        ruled = {claim.id: claim for reading in self.readings for claim in reading.claims}
        return tuple(
            replace(
                reading,
                published_on=dated.published_on,
                attributions=dated.attributions,
                claims=tuple(ruled.get(claim.id, claim) for claim in reading.claims),
            )
            for reading, dated in zip(self.recorded, self.readings, strict=True)
        )


def view(
    ledger: Ledger,
    *,
    settings: Settings,
    as_of: datetime | None = None,
    published_by: date | None = None,
) -> View:
    """Return the incidents that the ledger's records make, as recorded by `as_of`.

    With `published_by`, only documents that were certainly published by that day count.
    """
    documents = ledger.documents(as_of=as_of)
    recorded = ledger.readings(as_of=as_of)
    resolutions = ledger.recorded(Resolution, as_of=as_of)
    carried = _carried(ledger, recorded, resolutions, as_of)
    additions = ledger.additions(as_of=as_of)
    known = known_of(settings, carried, additions)
    readings = known.standing(documents, recorded)
    as_read = known.as_read(recorded)
    undated = 0
    if published_by is not None:
        undated = sum(reading.published_on.latest is None for reading in readings)
        documents, readings, recorded = _kept(published_by, documents, readings, recorded)
    part = Part(
        documents=documents, readings=readings, judgements=known.judgements, as_read=as_read
    )
    readings, fusion = fused(part, known)
    grades = ledger.source_grades(as_of=as_of)
    sources = graded_sources(documents, grades)
    evidence = evidence_of(documents, readings, sources, settings.assess)
    return View(
        documents=documents,
        readings=readings,
        recorded=recorded,
        recorded_at=ledger.documents_recorded_at(as_of=as_of),
        sources=sources,
        fusion=fusion,
        judgements=carried.recorded,
        carried=carried,
        feeds=ledger.feeds(as_of=as_of),
        retrievals=ledger.telling_retrievals(as_of=as_of),
        additions=additions,
        source_grades=grades,
        forecasts=ledger.recorded(Forecast, as_of=as_of),
        resolutions=resolutions,
        threatened=persons_of(cases_in(ledger)),
        undated=undated,
        evidence=evidence,
        assessments=grade(fusion, evidence),
    )


def known_of(settings: Settings, carried: Carried, additions: Sequence[Addition]) -> Known:
    """Return what readings are read with."""
    places = gazetteer_of(additions)
    return Known(
        settings=settings,
        fuse=with_registry(settings.fuse, actors_of(additions)),
        carried=carried,
        places=places,
        same=same_actors(additions),
        retired=retired_actors(additions),
        gone=retired_places(additions, places),
    )


def _carried(
    ledger: Ledger,
    recorded: Sequence[Reading],
    resolutions: Sequence[Resolution],
    as_of: datetime | None,
) -> Carried:
    judgements = ledger.judgements(as_of=as_of)
    also = [each.subject for each in resolutions]
    past = ledger.readings_telling(unheld(judgements, recorded, also), as_of=as_of)
    return carry(judgements, recorded, past, also=also)


def _kept(
    by: date,
    documents: tuple[Document, ...],
    readings: tuple[Reading, ...],
    recorded: tuple[Reading, ...],
) -> tuple[tuple[Document, ...], tuple[Reading, ...], tuple[Reading, ...]]:
    """Return of documents and their readings those certainly published by a day."""
    kept = tuple(each for each in readings if _published(each, by))
    held = {reading.document_id for reading in kept}
    return (
        tuple(document for document in documents if document.id in held),
        kept,
        tuple(reading for reading in recorded if reading.document_id in held),
    )


def _published(reading: Reading, by: date) -> bool:
    latest = reading.published_on.latest
    return latest is not None and latest <= by


def with_registry(settings: FuseSettings, registry: Registry | None = None) -> FuseSettings:
    """Return the settings of fusing with what the tables know of bodies and countries."""
    parents = {actor.id: actor.part_of for actor in registry or ShippedActors() if actor.part_of}
    words = {word.lower(): country.code for country in countries() for word in country.words}
    outlets = outlets_of(settings)
    offices = {word.rstrip("."): "office" for word in ShippedLexicons().table("offices")}
    return replace(
        settings,
        outlets=outlets.names,
        families=outlets.families,
        offices={**offices, **settings.offices},
        parents={**parents, **settings.parents},
        countries={**words, **settings.countries},
    )


def outlets_of(settings: FuseSettings) -> Outlets:
    """Return what identifies outlets: the tables' names and families, and those of the settings."""
    shipped = ShippedOutlets()
    families = {outlet.id: outlet.family for outlet in shipped if outlet.family}
    return Outlets(
        names={**shipped.ids(), **settings.outlets},
        families={**families, **settings.families},
    )


def graded_sources(
    documents: Sequence[Document], grades: Sequence[SourceGrade]
) -> Mapping[str, Source]:
    """Return the sources of documents by the names that these give, as people graded them.

    Without an outlet that the tables know and without a grade a name has no entry.
    """
    outlets = ShippedOutlets()
    found: dict[str, Source] = {}
    for document in documents:
        name = document.source
        if not name or name in found:
            continue
        known = outlets.by_name(name) or (outlets.by_url(document.url) if document.url else None)
        also = ids_of(name, document.url)
        source = graded(known or source_of(name), grades, also=also)
        if known or source.graded_by:
            found[name] = source
    return found


def grade(fusion: Fusion, evidence: Evidence) -> Mapping[str, Assessment]:
    """Return the grades of all incidents, by incident id."""
    return {incident.id: assess(incident, evidence) for incident in fusion.incidents}
