"""What the commands that look into a ledger share: its records indexed, and who is asked for."""

from typing import TYPE_CHECKING

from tocsin.cli.common import NEAR_SHOWN, near_names
from tocsin.cli.ids import document_id
from tocsin.cli.report import number_of, reporter
from tocsin.core.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tocsin.core.types import DateInterval, Incident, Party, Reading
    from tocsin.pipeline.view import View
    from tocsin.publish.privacy.masking import Masker
    from tocsin.publish.shelf import Shelf
    from tocsin.settings import Settings


def shelf_of(seen: "View", readings: "tuple[Reading, ...] | None" = None) -> "Shelf":
    """Return the index of a view's records, each document labelled by the start of its id."""
    from tocsin.pipeline import shown

    return shown.shelf_of(seen, readings)


def masker_of(seen: "View", settings: "Settings") -> "Masker":
    """Return what masks the names of private persons in tables and rows."""
    from tocsin.pipeline import shown

    return shown.masker_of(seen, settings)


def country_names(settings: "Settings") -> "Mapping[str, str]":
    """Return the names of countries by their codes, as the settings have them."""
    from tocsin.pipeline import shown

    return shown.country_names(settings)


def documents_asked(
    seen: "View", *, source: str | None, document: str | None
) -> frozenset[str] | None:
    """Return the documents that options name; None where they name none."""
    if source is None and document is None:
        return None
    shelf = shelf_of(seen)
    one = document_id(document, seen) if document is not None else None
    return frozenset(
        key
        for key in shelf.documents
        if one in {None, key} and (source is None or is_from(shelf, key, source))
    )


def is_from(shelf: "Shelf", document_id: str, source: str) -> bool:
    """Return whether a document's outlet bears these words in its name."""
    return source.casefold() in shelf.outlet(document_id).casefold()


def check_named(seen: "View", *, actor: str | None = None, admin1: str | None = None) -> None:
    """Check that somebody knows the actor and the area that options name.

    Raises:
        NotFoundError: If neither the tables nor the ledger do; the nearest names are told.
    """
    if actor is not None:
        _check_actor(actor, seen)
    if admin1 is not None:
        _check_area(admin1, seen)


def _check_actor(actor: str, seen: "View") -> None:
    from tocsin.core.selection import any_named
    from tocsin.publish.actors import find_actors, mentioned
    from tocsin.tables.additions import actors_of

    registry = actors_of(seen.additions)
    folded = actor.casefold()
    entries = tuple(registry)
    names = (name for each in entries for name in (each.id, each.name, *each.names))
    if any_named(_parties(seen), actor) or any(folded in name.casefold() for name in names):
        return
    if any(folded in mention.casefold() for mention in _speakers(seen)):
        return
    named = mentioned(seen.readings)
    near = find_actors(actor, registry=registry, entries=entries, named=named)
    if not near:
        hint = "Find who is known with `tocsin actors find NAME`."
    else:
        hint = f"Did you mean {' or '.join(each.name for each in near[:NEAR_SHOWN])}?"
    raise NotFoundError(f"nobody is known as {actor!r}", hint=hint)


def _parties(seen: "View") -> "Iterator[Party]":
    from tocsin.core.parties import parties_of

    for reading in seen.recorded:
        for claim in reading.claims:
            yield from parties_of(claim.content)


def _speakers(seen: "View") -> "Iterator[str]":
    """Yield the words for each speaker, the keys of outlets too: they speak in outlooks."""
    for reading in seen.recorded:
        for link in reading.attributions:
            yield from (speaker.mention.quote for speaker in link.speakers)
    for document in seen.documents:
        yield document.source or ""


def _check_area(admin1: str, seen: "View") -> None:
    from tocsin.core.geo import area_of
    from tocsin.core.selection import areas_told
    from tocsin.tables.gazetteer_added import gazetteer_of

    places = gazetteer_of(seen.additions)
    folded, bare = admin1.casefold(), admin1.rpartition(".")[2]
    held = (*places.find(bare), *places.find(bare.title()))
    found = filter(None, map(area_of, held))
    told = {area for each in seen.fusion.incidents for area in areas_told(each)}
    known = {*told, *found}
    if any(folded in {area.casefold(), area.partition(".")[2].casefold()} for area in known):
        return
    by_name = {area.partition(".")[2]: area for area in sorted(known, reverse=True)}
    near = [by_name[name] for name in near_names(bare, by_name)]
    raise NotFoundError(
        f"there is no first-order area {admin1!r}",
        hint=f"Did you mean {' or '.join(near)}?"
        if near
        else "Give its name, or the country's code, a dot and its name: NG.Borno.",
    )


def say_unplaced(incidents: "Iterable[Incident]") -> None:
    """Say of how many incidents left out where a country is asked for no country is told."""
    from tocsin.core.located import places_told

    unplaced = sum(
        each.where is None or each.where.inferred or not places_told(each) for each in incidents
    )
    if unplaced:
        were = "it" if unplaced == 1 else "they"
        reporter().say(
            "listing.unplaced",
            f"{number_of(unplaced, 'incident')} of which no country is told left out: "
            f"{were} may have been there",
            unplaced=unplaced,
        )


def say_coarse(number: int) -> None:
    """Say how many incidents are left out that may have been in the area asked for."""
    from tocsin.publish.counts.words import coarse_words

    if number:
        reporter().say("listing.unplaced", coarse_words(number), unplaced=number)


def say_opined(number: int) -> None:
    """Say how many incidents are not counted which nobody tells as a fact."""
    from tocsin.publish.counts.words import opined_words

    if number:
        reporter().say("listing.opined", opined_words(number), opined=number)


def say_undated(times: "Iterable[DateInterval]", *, kind: str, asked: bool) -> None:
    """Say how many of what is listed have no date, where a time was asked for."""
    undated = sum(not when.earliest and not when.latest for when in times)
    if asked and undated:
        reporter().say(
            "listing.undated",
            f"{number_of(undated, kind)} without a date listed too: it may have been in that time",
            undated=undated,
        )
