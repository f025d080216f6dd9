"""What is not known: of one incident, and of all that a brief rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.core.types import Claim, FeedState, Incident
from tocsin.core.vocab import EventType, FigureKind
from tocsin.publish.cuts import Cuts
from tocsin.publish.figures import figure_groups, held_claims
from tocsin.publish.followed import followed_unknowns
from tocsin.publish.papers import document_unknowns
from tocsin.publish.scoping import Chosen
from tocsin.publish.shelf import Shelf
from tocsin.publish.wording.words import NOT_FOUND, numbers_listed, when_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknowns:
    """What is not known, a line each; `labels` are of the documents that lines name."""

    lines: tuple[str, ...]
    labels: frozenset[str]


def unknowns(incident: Incident, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return what no report of an incident states, as short notices."""
    kinds = {group.kind for group in figure_groups(held_claims(incident, claims))}
    missing = []
    if incident.when.earliest is None or incident.when.latest is None:
        missing.append(f"Date: {when_words(incident.when).removeprefix('date ')}")
    if incident.where is None:
        missing.append(f"Place: {NOT_FOUND}")
    elif incident.where.inferred:
        missing.append("Place: only its country, by what the report is about")
    if not incident.actors:
        missing.append(f"Who did it: {NOT_FOUND}")
    if incident.event_type is EventType.ASSAULT:
        casualties = {FigureKind.KILLED: "Killed", FigureKind.INJURED: "Injured"}
        absent = [words for kind, words in casualties.items() if kind not in kinds]
        name = "Casualties" if len(absent) == len(casualties) else "".join(absent)
        if absent:
            missing.append(f"{name}: {NOT_FOUND}")
    return tuple(missing)


def all_unknowns(
    feeds: Sequence[FeedState],
    numbered: Sequence[tuple[int, Incident]],
    chosen: Chosen,
    shelf: Shelf,
    cuts: Cuts,
) -> Unknowns:
    """Return what is not known of followed sources, of incidents and of documents.

    Each incident says itself what of it is not known: here they are counted up, and never cut.
    """
    held: dict[str, list[int]] = {}
    for number, incident in numbered:
        for missing in unknowns(incident, shelf.claims_of(incident.claim_ids)):
            held.setdefault(missing.partition(":")[0], []).append(number)
    of_incidents = (
        f"{label}: not known, or not wholly, of incident{'s' * (len(numbers) > 1)} "
        f"{numbers_listed(numbers)}."
        for label, numbers in held.items()
    )
    of_documents = cuts.first("unknown", document_unknowns(chosen.readings, shelf))
    told = (line for _, line in of_documents)
    return Unknowns(
        lines=(*followed_unknowns(feeds), *of_incidents, *told),
        labels=frozenset(label for label, _ in of_documents),
    )
