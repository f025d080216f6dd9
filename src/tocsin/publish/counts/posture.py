"""Deployments and withdrawals as rows: when, whose, what, from where to where, who says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.types import Assessment, Movement, PlaceRef
from tocsin.core.vocab import FigureKind, Realis
from tocsin.publish.sections import place_names
from tocsin.publish.shelf import Shelf
from tocsin.publish.wording.naming import name_words, party_names
from tocsin.publish.wording.phrases import event_noun
from tocsin.publish.wording.words import capitalised, figure_words, listed, when_words

_STATE = {
    Realis.HAPPENED: "done",
    Realis.ONGOING: "under way",
    Realis.PLANNED: "announced",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PostureRow:
    """A movement of forces in one row. None is unknown; lists are joined by "; ".

    `origin` and `destination` are where the words "from" and "to" stand before a place; `place`
    is any other. `number_low` and `number_high` count what moves, where one number is told.
    """

    id: str
    when: str
    when_earliest: str | None
    when_latest: str | None
    when_basis: str
    movement: str
    state: str
    whose: str | None
    what: str | None
    number_low: int | None
    number_high: int | None
    origin: str | None
    destination: str | None
    place: str | None
    who: str
    grade: str | None


def posture_rows(
    movements: Sequence[Movement],
    *,
    shelf: Shelf,
    assessments: Mapping[str, Assessment],
) -> tuple[PostureRow, ...]:
    """Return one row for each movement, in the order given."""
    return tuple(_row(each, shelf, assessments.get(each.incident_id or "")) for each in movements)


def _row(movement: Movement, shelf: Shelf, assessment: Assessment | None) -> PostureRow:
    when, numbers = movement.when, movement.figures
    one = numbers[0] if len(numbers) == 1 else None
    return PostureRow(
        id=movement.incident_id or movement.claim_ids[0],
        when=when_words(when),
        when_earliest=when.earliest.isoformat() if when.earliest else None,
        when_latest=when.latest.isoformat() if when.latest else None,
        when_basis=when.basis.value,
        movement=movement_words(movement),
        state=_STATE[movement.realis],
        whose="; ".join(party_names(movement.actors)) or None,
        what=moved_words(movement) or None,
        number_low=one.low if one else None,
        number_high=one.high if one else None,
        origin=_places(movement.origins),
        destination=_places(movement.destinations),
        place=_places(movement.places),
        who=shelf.chains(shelf.claims_of(movement.claim_ids)),
        grade=f"{assessment.reliability}{int(assessment.credibility)}" if assessment else None,
    )


def movement_words(movement: Movement) -> str:
    """Return what kind of movement it is: "Deployment of troops"."""
    return capitalised(event_noun(movement.event_type, movement.modes, plural=False))


def moved_words(movement: Movement) -> str:
    """Return what moves, with its numbers, in the words of the reports."""
    numbered = [
        f"{figure_words(each)} {name_words(each.of_whom.quote)}"
        for each in movement.figures
        if each.kind is FigureKind.DEPLOYED and each.of_whom is not None
    ]
    held = [name_words(span.quote) for span in movement.moved]
    alone = [words for words in held if not any(words in other for other in numbered)]
    return "; ".join(dict.fromkeys((*numbered, *alone)))


def where_words(row: PostureRow) -> str:
    """Return where a movement goes: "from A to B", "in C"; "not told" where nothing says."""
    parts = [
        f"from {row.origin}" if row.origin else "",
        f"to {row.destination}" if row.destination else "",
        row.place or "",
    ]
    return " ".join(filter(None, parts)) or "not told"


def state_words(row: PostureRow) -> str:
    """Return a movement with its state: "Deployment of troops, announced"."""
    return row.movement if row.state == "done" else f"{row.movement}, {row.state}"


def _places(refs: Sequence[PlaceRef]) -> str | None:
    inferred = {ref.inferred for ref in refs} == {True}
    names = listed(place_names(refs)) if refs else None
    return f"{names} (inferred)" if inferred else names
