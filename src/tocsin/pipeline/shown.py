"""What a view is shown with: its records indexed, private names masked, countries by name."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tocsin.core.ids import ID_SHOWN
from tocsin.core.opinion import opinion_documents
from tocsin.core.types import Addition, Reading
from tocsin.pipeline.view import View
from tocsin.publish.cases.persons import not_public, persons_masker
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


def names_of(additions: Sequence[Addition]) -> ShippedNames:
    """Return the names that the tables know, a user's additions among them."""
    return ShippedNames(actors=actors_of(additions), places=gazetteer_of(additions))


def masker_of(seen: View, settings: Settings) -> Masker:
    """Return what masks the names of private persons, whom only cases name among them."""
    names = names_of(seen.additions)
    show = settings.brief.show_private_names
    made = make_masker(seen.recorded, show=show, names=names, outlets=shelf_of(seen).outlets())
    return made if show else persons_masker(only_cases_name(seen), made, names=names)


def only_cases_name(seen: View) -> tuple[str, ...]:
    """Return whom the user's own cases name as threatened, and no report in an office."""
    return not_public(seen.threatened, seen.recorded)


def opinions_of(seen: View, settings: Settings) -> frozenset[str]:
    """Return the documents that are opinion pieces."""
    opinion = settings.fuse.opinion
    return opinion_documents(
        seen.readings, min_share=opinion.min_share, min_claims=opinion.min_claims
    )


def country_names(settings: Settings) -> Mapping[str, str]:
    """Return the names of countries by their codes, as the settings have them."""
    return {each.code: each.name for each in countries()} | dict(settings.brief.country_names)
