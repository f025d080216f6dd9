"""Fuse the readings of many documents into incidents."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations

from tocsin.core.opinion import opinion_documents
from tocsin.core.outlets import Outlets
from tocsin.core.types import (
    Claim,
    CopyGroup,
    Document,
    Fusion,
    Incident,
    Judgement,
    Occurrence,
    Reading,
)
from tocsin.core.words import Vocabulary
from tocsin.fuse.about import placed_and_dated
from tocsin.fuse.accounts import Told, gather, live_readings
from tocsin.fuse.anchored import dated_by_others
from tocsin.fuse.cluster import Cluster, cluster
from tocsin.fuse.copies import NO_FIRSTS, Firsts, near_duplicates
from tocsin.fuse.corrections import corrections_in_force, ruled_fields, with_rulings
from tocsin.fuse.fields import build_fields, times_of
from tocsin.fuse.history import after_history, last_of_history
from tocsin.fuse.leads import Leads
from tocsin.fuse.merge import build_incident, tellings
from tocsin.fuse.origins import SharedText, find_origins
from tocsin.fuse.passages import (
    Passage,
    copied_passages,
    passage_groups,
    shared_quotations,
    whole_sentences,
)
from tocsin.fuse.profile import vocabulary_here
from tocsin.fuse.rulings import rulings_in_force
from tocsin.fuse.settings import FuseSettings
from tocsin.fuse.wording import Rarity

# Without a table of words each counts as one that stands in none of so many reports.
NO_TABLE = Rarity(known=Vocabulary(texts=2_000))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Records that are fused, a whole ledger or the part of one that some incidents rest on.

    Attributes:
        documents: The documents of the readings, and no fewer.
        readings: In the order in which they were recorded; the last of a document counts.
        judgements: In the order in which they were recorded; the last on a subject counts.
        as_read: The readings before corrections, for what the reports themselves say.
        crowded: Keys under which too many accounts of the whole ledger are filed.
        firsts: For keys that very many documents of the whole ledger have, the ids of those
            with which the others are compared.
    """

    documents: Sequence[Document]
    readings: Sequence[Reading]
    judgements: Sequence[Judgement]
    as_read: Sequence[Reading] = ()
    crowded: Set[str] = frozenset()
    firsts: Firsts = field(default_factory=lambda: NO_FIRSTS)


def fuse(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    judgements: Sequence[Judgement],
    *,
    settings: FuseSettings,
    rarity: Rarity = NO_TABLE,
    as_read: Sequence[Reading] = (),
) -> Fusion:
    """Return the incidents that the readings tell of, and the texts that are copies.

    Args:
        documents: The documents of the readings, and no fewer.
        readings: In the order in which they were recorded; the last of a document counts.
        judgements: In the order in which they were recorded; the last on a subject counts.
            Corrections stand in the readings already (`corrections.as_ruled`); here they
            are named with the fields.
        rarity: How rare words are. Where it holds no words of the ledger, they are counted in
            these documents.
        as_read: The readings before corrections, for what the reports themselves say.
    Returns:
        Incidents in the order of their first recorded claims. Apart from their ids and
        this order, nothing depends on the order of the readings.
    """
    part = Part(documents=documents, readings=readings, judgements=judgements, as_read=as_read)
    return fuse_part(part, settings=settings, rarity=rarity)


def fuse_part(part: Part, *, settings: FuseSettings, rarity: Rarity = NO_TABLE) -> Fusion:
    """Return the incidents that a part of a ledger tells of; see `fuse`."""
    live = live_readings(part.readings)
    rulings = rulings_in_force(part.judgements)
    accounts = gather(part.documents, live, rulings, min_score=settings.min_claim_score)
    if rarity.here is None:
        rarity = replace(rarity, here=vocabulary_here(part.documents, live))
    clustering = cluster(accounts, rulings, rarity, settings, part.crowded)
    outlets = Outlets(names=settings.outlets, families=settings.families)
    copies = near_duplicates(part.documents, live, settings.copies, outlets, part.firsts)
    builder = _Builder(live, part.judgements, part.as_read, copies, settings)
    built = [builder.build(one) for one in clustering.clusters if _founded(one)]
    built.sort(key=lambda one: one.order)
    dated = dated_by_others([(one.incident, one.told) for one in built])
    incidents = [
        placed_and_dated(
            incident, times_of(one.told), one.chiefly, min_probability=settings.min_about
        )
        for incident, one in zip(dated, built, strict=True)
    ]
    return Fusion(
        incidents=tuple(incidents),
        copies=(*_on_one_incident(copies, incidents), *passage_groups(builder.shared, copies)),
        open=clustering.open,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Built:
    """An incident as built from a cluster: its claims, what is chiefly about it, its place."""

    incident: Incident
    told: tuple[Told, ...]
    chiefly: tuple[Reading, ...]
    order: int


class _Builder:
    """Builds incidents from clusters, and keeps the passages that their claims share."""

    def __init__(
        self,
        readings: Sequence[Reading],
        judgements: Sequence[Judgement],
        as_read: Sequence[Reading],
        copies: Sequence[CopyGroup],
        settings: FuseSettings,
    ) -> None:
        self.shared: list[Passage] = []
        self._readings = {reading.document_id: reading for reading in readings}
        self._corrections = corrections_in_force(judgements)
        self._as_read = as_read
        self._bonds = _bonds(copies)
        self._history = last_of_history(readings)
        self._settings = settings
        opinion = opinion_documents(
            readings,
            min_share=settings.opinion.min_share,
            min_claims=settings.opinion.min_claims,
        )
        self._leads = Leads(settings, opinion)

    @cached_property
    def _claims_as_read(self) -> Mapping[str, Claim]:
        return {claim.id: claim for reading in self._as_read for claim in reading.claims}

    def build(self, found: Cluster) -> _Built:
        """Return the incident of a cluster."""
        settings = self._settings
        told = after_history(tellings(found), self._history)
        passages = copied_passages(told, settings.copies)
        self.shared.extend(passages)
        origins = find_origins(told, _shared(told, passages, self._bonds, settings), self._leads)
        incident = build_incident(found, told, origins, settings)
        ruled = ruled_fields(incident.claim_ids, self._corrections)
        if ruled:
            read = build_fields(_as_read(told, self._claims_as_read), origins.keys, settings)
            incident = with_rulings(incident, ruled, read)
        return _Built(
            incident=incident,
            told=told,
            chiefly=tuple(self._readings[key] for key in found.chiefly),
            order=min(each.order for each in told),
        )


def _as_read(told: Sequence[Told], held: Mapping[str, Claim]) -> tuple[Told, ...]:
    """Return the tellings with their claims as they were read, by the ids of these."""
    claims = [held.get(one.claim.id, one.claim) for one in told]
    return tuple(
        replace(one, claim=claim, occurrence=claim.content)
        if isinstance(claim.content, Occurrence)
        else one
        for one, claim in zip(told, claims, strict=True)
    )


def _founded(found: Cluster) -> bool:
    """Return whether an account makes it an incident; headings and denials only join one."""
    return any(account.founds for account in found.accounts)


def _on_one_incident(
    copies: Sequence[CopyGroup], incidents: Sequence[Incident]
) -> tuple[CopyGroup, ...]:
    """Return the groups without those that only probably rest on one text and share no incident.

    Reports of different incidents have an agency's standing phrases in common.
    """
    told: dict[str, set[str]] = {}
    for incident in incidents:
        for document in incident.document_ids:
            told.setdefault(document, set()).add(incident.id)
    return tuple(
        group
        for group in copies
        if group.certain
        or any(
            told.get(first, set()) & told.get(second, set())
            for first, second in combinations(group.document_ids, 2)
        )
    )


def _bonds(copies: Sequence[CopyGroup]) -> Mapping[str, tuple[CopyGroup, ...]]:
    """Return for each document the groups of certain copies that it is in."""
    found: dict[str, list[CopyGroup]] = {}
    for group in (group for group in copies if group.certain):
        for document in group.document_ids:
            found.setdefault(document, []).append(group)
    return {document: tuple(groups) for document, groups in found.items()}


def _shared(
    told: Sequence[Told],
    passages: Sequence[Passage],
    bonds: Mapping[str, tuple[CopyGroup, ...]],
    settings: FuseSettings,
) -> SharedText:
    """Return which claims and documents of an incident rest on the same words."""
    documents = sorted({one.claim.document_id for one in told})
    groups = dict.fromkeys(group for one in documents for group in bonds.get(one, ()))
    mine = [group for group in groups if len(set(documents).intersection(group.document_ids)) > 1]
    alike = [sharing for _, sharing in passages] + list(whole_sentences(told, mine))
    quoted = shared_quotations(told, settings.copies)
    return SharedText(
        passages=tuple(_ids(sharing) for sharing in alike),
        quotations=tuple(_ids(sharing) for _, sharing in quoted),
        texts=tuple(group.document_ids for group in mine if group.whole),
    )


def _ids(sharing: Sequence[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.claim.id for one in sharing))
