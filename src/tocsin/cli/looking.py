"""What the commands that look into a ledger share: its records indexed, and who is asked for."""

from typing import TYPE_CHECKING

from tocsin.cli.ids import document_id
from tocsin.cli.report import number_of, reporter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tocsin.core.types import DateInterval, Incident, Reading
    from tocsin.pipeline.view import View
    from tocsin.publish.masking import Masker
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


def say_undated(times: "Iterable[DateInterval]", *, kind: str, asked: bool) -> None:
    """Say how many of what is listed have no date, where a time was asked for."""
    undated = sum(not when.earliest and not when.latest for when in times)
    if asked and undated:
        reporter().say(
            "listing.undated",
            f"{number_of(undated, kind)} without a date listed too: it may have been in that time",
            undated=undated,
        )
