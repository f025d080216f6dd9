"""Build an incident from a cluster of accounts: a view that can be thrown away and recomputed."""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.ids import incident_id
from tocsin.core.types import Figure, Incident, Party, PlaceRef, Span
from tocsin.core.vocab import FigureKind
from tocsin.fuse.accounts import Told, main_type
from tocsin.fuse.cluster import Cluster
from tocsin.fuse.counts import join_figures
from tocsin.fuse.days import join_intervals
from tocsin.fuse.fields import build_fields, places_conflict, times_of
from tocsin.fuse.held import counts_of, held_figures
from tocsin.fuse.origins import Origins
from tocsin.fuse.settings import FuseSettings
from tocsin.fuse.where import finest, rivals


def tellings(cluster: Cluster) -> tuple[Told, ...]:
    """Return the claims of a cluster in the order of the texts, whatever arrived first."""
    told = (one for account in cluster.accounts for one in account.told)
    return tuple(sorted(told, key=lambda one: one.place_in_text))


def build_incident(
    cluster: Cluster, told: Sequence[Told], origins: Origins, settings: FuseSettings
) -> Incident:
    """Return the incident that these claims are about.

    Its id is that of its first recorded claim; nothing else depends on the order of arrival.
    """
    occurrences = [one.occurrence for one in told]
    first = min(told, key=lambda one: one.order)
    return Incident(
        id=incident_id(first.claim.id),
        event_type=main_type(told),
        modes=tuple(dict.fromkeys(mode for one in occurrences for mode in one.modes)),
        contexts=tuple(dict.fromkeys(context for one in occurrences for context in one.contexts)),
        historical=all(one.background for one in occurrences),
        claim_ids=tuple(one.claim.id for one in told),
        document_ids=tuple(dict.fromkeys(one.claim.document_id for one in told)),
        when=join_intervals(times_of(told)).interval,
        where=_where(told, settings),
        actors=_parties([party for one in occurrences for party in one.actors]),
        recipients=_parties([party for one in occurrences for party in one.recipients]),
        weapons=_first_of_each([span for one in occurrences for span in one.weapons]),
        figures=_figures(told, origins, settings),
        fields=build_fields(told, origins.keys, settings),
        origins=origins.origins,
        origins_low=origins.low,
        origins_high=origins.high,
        comparisons=cluster.comparisons,
    )


def _where(told: Sequence[Told], settings: FuseSettings) -> PlaceRef | None:
    """Return the finest place; where places exclude each other, none, with all as candidates."""
    refs = [ref for one in told for ref in one.occurrence.places]
    chosen = finest(refs)
    conflict = None if chosen is None else places_conflict(told, settings)
    if chosen is None or conflict is None:
        return chosen
    return replace(
        chosen,
        place=None,
        candidates=rivals(refs),
        precision=None,
        reason=f"{conflict}; see the field",
    )


def _parties(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return each party once: by id and status, else by its words and status."""
    found: dict[tuple[str, str], Party] = {}
    for party in parties:
        found.setdefault((party.actor_id or party.mention.quote.lower(), party.status), party)
    return tuple(found.values())


def _first_of_each(spans: Sequence[Span]) -> tuple[Span, ...]:
    found: dict[str, Span] = {}
    for span in spans:
        found.setdefault(span.quote.lower(), span)
    return tuple(found.values())


def _figures(told: Sequence[Told], origins: Origins, settings: FuseSettings) -> tuple[Figure, ...]:
    """Return for each kind what the figures still held allow, or all of those if nothing does."""
    found: list[Figure] = []
    for kind in FigureKind:
        joined = join_figures(kind, told, origins.keys, settings)
        if isinstance(joined, Figure):
            found.append(joined)
        else:
            found.extend(held_figures(counts_of(kind, told, origins.keys, settings.figures)))
    return tuple(dict.fromkeys(found))
