"""What a view is shown with: its records indexed, private names masked, countries by name."""

from collections.abc import Mapping
from dataclasses import replace

from tocsin.core.ids import ID_SHOWN
from tocsin.core.types import Reading
from tocsin.pipeline.view import View
from tocsin.publish.privacy.masking import Masker, make_masker
from tocsin.publish.shelf import Shelf, make_shelf
from tocsin.settings import Settings
from tocsin.tables.additions import actors_of
from tocsin.tables.countries import countries
from tocsin.tables.gazetteer_added import gazetteer_of
from tocsin.tables.names import ShippedNames


def shelf_of(seen: View, readings: tuple[Reading, ...] | None = None) -> Shelf:
    """Return the index of a view's records, each document labelled by the start of its id."""
    made = make_shelf(seen.documents, seen.readings if readings is None else readings, seen.sources)
    return replace(made, labels={key: key[:ID_SHOWN] for key in made.documents})


def masker_of(seen: View, settings: Settings) -> Masker:
    """Return what masks the names of private persons."""
    names = ShippedNames(actors=actors_of(seen.additions), places=gazetteer_of(seen.additions))
    return make_masker(
        seen.recorded,
        show=settings.brief.show_private_names,
        names=names,
        outlets=shelf_of(seen).outlets(),
    )


def country_names(settings: Settings) -> Mapping[str, str]:
    """Return the names of countries by their codes, as the settings have them."""
    return {each.code: each.name for each in countries()} | dict(settings.brief.country_names)
