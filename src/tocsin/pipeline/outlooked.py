"""What a ledger tells of acts to come, and what became of them: outlooks, forecasts, records."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from tocsin.core.outlets import Outlets
from tocsin.core.speakers import OUTLET
from tocsin.core.types import (
    ForecastEntry,
    ForecastRecord,
    OutlookEntry,
    Reading,
    Tally,
)
from tocsin.pipeline.counting import compared, reference_of
from tocsin.pipeline.shown import opinions_of
from tocsin.pipeline.view import View, outlets_of
from tocsin.publish.shelf import Shelf, is_pronoun, make_shelf
from tocsin.publish.wording.claim_words import places_in
from tocsin.settings import Settings
from tocsin.tables.additions import actors_of
from tocsin.tables.likelihood import likelihood_ranges
from tocsin.watch.belonging import Reference
from tocsin.watch.counts.coverage import Compared, coverage_of, shares_of
from tocsin.watch.outlooks.absence import Report
from tocsin.watch.outlooks.lookup import Evidence
from tocsin.watch.outlooks.outlooks import Told, outlook_entries
from tocsin.watch.outlooks.ruled import ruled_forecasts, ruled_outlooks
from tocsin.watch.outlooks.tracks import Track, Whose, forecast_records, track_of

NOT_STATED = "outlet not stated"
NOT_NAMED = "speakers who are not named"


def outlooks_of(
    seen: View, settings: Settings, *, on: date, within: Compared | None = None
) -> tuple[OutlookEntry, ...]:
    """Return what is said to come, with rulings and proposals, as it stands on a day.

    `within` is what totals are compared with, where somebody has it already.
    """
    within = within or compared(seen, settings)
    return ruled_outlooks(
        _entries(seen, settings, within.reference, on),
        seen.resolutions,
        _evidence(seen, settings, within),
        moved=seen.carried.moved,
    )


def outlook_of(seen: View, settings: Settings, claim_id: str, *, on: date) -> OutlookEntry | None:
    """Return the outlook that a claim is a mention of, with its ruling and no proposal."""
    entries = _entries(seen, settings, reference_of(seen, settings), on)
    asked = [entry for entry in entries if claim_id in entry.claim_ids]
    found = ruled_outlooks(asked, seen.resolutions, None, moved=seen.carried.moved)
    return next(iter(found), None)


def _entries(
    seen: View, settings: Settings, reference: Reference, on: date
) -> tuple[OutlookEntry, ...]:
    told = Told(
        documents={document.id: document for document in seen.documents},
        readings=seen.readings,
        copies=seen.fusion.copies,
        opinion=opinions_of(seen, settings),
        reference=reference,
        likelihoods=likelihood_ranges(),
        min_score=settings.fuse.min_claim_score,
    )
    return outlook_entries(told, on=on)


def forecasts_of(seen: View, settings: Settings, *, on: date) -> tuple[ForecastEntry, ...]:
    """Return users' own forecasts, with rulings and proposals, as they stand on a day."""
    evidence = _evidence(seen, settings, compared(seen, settings))
    return ruled_forecasts(seen.forecasts, seen.resolutions, evidence, on=on)


def records_of(
    seen: View, settings: Settings, *, whose: Whose, on: date
) -> tuple[ForecastRecord, ...]:
    """Return the track records of speakers, outlets or users, most scored first."""
    if whose is Whose.USER:
        forecasts = forecasts_of(seen, settings, on=on)
        return forecast_records(((each.forecast.by, track_of(each)) for each in forecasts), {})
    names: dict[str, str] = {}
    tracks: list[tuple[str, Track]] = []
    shelf = make_shelf(seen.documents, seen.readings, seen.sources)
    known = {actor.id: actor.name for actor in actors_of(seen.additions)}
    for entry in outlooks_of(seen, settings, on=on):
        for key, name in _keys(entry, shelf, known, whose):
            names.setdefault(key, name)
            track = track_of(entry)
            # Nobody knows who they are: they have counts and no scores.
            unknown = name in {NOT_NAMED, NOT_STATED}
            tracks.append((key, replace(track, low=None) if unknown else track))
    return forecast_records(tracks, names)


def _keys(
    entry: OutlookEntry, shelf: Shelf, known: Mapping[str, str], whose: Whose
) -> Iterator[tuple[str, str]]:
    """Yield the keys of those in whose record an outlook stands, with words for them."""
    if whose is Whose.OUTLET or entry.voice.startswith(OUTLET):
        outlets = dict.fromkeys(
            shelf.documents[each].source or NOT_STATED for each in entry.document_ids
        )
        for outlet in outlets:
            source = shelf.sources.get(outlet)
            yield (source.id, source.name) if source is not None else (outlet.casefold(), outlet)
        return
    name = _speaker_name(entry, shelf, known)
    yield (entry.voice, name) if name is not None else (NOT_NAMED, NOT_NAMED)


def _speaker_name(entry: OutlookEntry, shelf: Shelf, known: Mapping[str, str]) -> str | None:
    """Return a speaker's name: the registry's, else the words of a mention that carries it."""
    if entry.speaker is None or not (entry.speaker.named or entry.speaker.actor_id):
        return None
    if (registered := known.get(entry.speaker.actor_id or "")) is not None:
        return registered
    speaker = shelf.named(entry.speaker.mention.document_id, entry.speaker)
    return None if is_pronoun(speaker) else " ".join(speaker.mention.quote.split())


def _evidence(seen: View, settings: Settings, within: Compared) -> Evidence:
    """Return what outcomes are looked for in; totals that are opinion, or unsure, are left out."""
    opinion, least = within.opinion, within.min_score
    tallies = tuple(
        claim
        for reading in seen.readings
        for claim in reading.claims
        if isinstance(claim.content, Tally) and claim.id not in opinion and claim.score >= least
    )
    return Evidence(
        incidents=seen.fusion.incidents,
        tallies=tallies,
        shares=shares_of(coverage_of(tallies, within)),
        reports=tuple(_reports(seen, outlets_of(settings.fuse))),
        reference=within.reference,
    )


def _reports(seen: View, outlets: Outlets) -> Iterator[Report]:
    """Yield which newsroom reported on what countries when; of an unknown one or day nothing."""
    keys = {document.id: outlets.of(document) for document in seen.documents}
    for reading in seen.readings:
        key, day = keys[reading.document_id], reading.published_on.latest
        if key is None or day is None or reading.published_on.earliest != day:
            continue
        yield Report(outlet=outlets.family(key), published_on=day, countries=_countries(reading))


def _countries(reading: Reading) -> frozenset[str]:
    return frozenset(
        ref.place.country
        for claim in reading.claims
        for ref in places_in(claim.content)
        if ref.place is not None and ref.place.country is not None
    )
