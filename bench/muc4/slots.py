"""Scores by slot, as in MUC-4: what is right, half right, missing and too much.

Templates are aligned one to one, the same type required, so that the sum of the credits of
all slots is greatest. Within a slot fillers are assigned likewise. Recall is credit over what
the key has, precision credit over what the response has; a filler that is right in part
counts a half. Unaligned templates count with all their fillers ("all templates"), unless the
key calls one optional; an optional filler counts where it is matched. What does not apply to
a template (`*`) is not scored.

Source: scoring-guidelines.v7; MUC-4 Evaluation Metrics (Chinchor, 1992). Simplified: alignment
asks for the same type and for nothing else (MUC-4 let ATTACK be mapped to other types, and
asked for a perpetrator or target in common); no credit is shared over several fillers; what
a person may judge in MUC-4 is judged by rules (`values`); 15 of the 24 slots are scored.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import product

from bench.kit.matching import best_assignment
from bench.kit.measures import layer_counts, total
from bench.muc4 import values
from bench.muc4.records import (
    CATEGORY,
    CONFIDENCE,
    DATE,
    DESCRIPTION,
    EFFECT,
    INDIVIDUAL,
    INSTRUMENT,
    INSTRUMENT_TYPE,
    LOCATION,
    NAME,
    NUMBER,
    ORGANISATION,
    PHYSICAL,
    SLOTS,
    STAGE,
    TYPE,
    Filler,
    Template,
)

ALL_SLOTS = "all slots"
CONFIDENT = "confidence of right organisations"
Credit = Callable[[Filler, Filler], float]

CREDITS: Mapping[str, Credit] = {
    DATE: values.dates,
    LOCATION: values.locations,
    TYPE: values.one_of,
    STAGE: values.one_of,
    INSTRUMENT: values.string,
    INSTRUMENT_TYPE: values.instrument_type,
    CATEGORY: values.one_of,
    INDIVIDUAL: values.string,
    ORGANISATION: values.string,
    CONFIDENCE: values.set_fill,
    PHYSICAL: values.string,
    NAME: values.string,
    DESCRIPTION: values.referring_string,
    NUMBER: values.numbers,
    EFFECT: values.set_fill,
}


def counts(response: Sequence[Template], key: Sequence[Template]) -> dict[str, float]:
    """Return the counts of a document, by slot, of all slots, and of confidence."""
    pairs = aligned(response, key)
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    met = [(response[row], key[column]) for row, column in pairs]
    met += [(one, Template(types=())) for n, one in enumerate(response) if n not in rows]
    met += [
        (Template(types=()), one)
        for n, one in enumerate(key)
        if n not in columns and not one.optional
    ]
    found = [
        layer_counts(layer, right=credit, predicted=predicted, wanted=wanted)
        for one, other in met
        for slot in SLOTS.values()
        for credit, predicted, wanted in [slot_counts(slot, one, other)]
        for layer in (slot, ALL_SLOTS)
    ]
    return total(*found, *(confidences(one, other) for one, other in met))


def aligned(response: Sequence[Template], key: Sequence[Template]) -> list[tuple[int, int]]:
    """Return the pairs of response and key templates whose credits have the greatest sum."""
    weights = [[_worth(one, other) for other in key] for one in response]
    return best_assignment(weights) if response and key else []


def _worth(response: Template, key: Template) -> float:
    if not set(response.types) & set(key.types):
        return 0.0
    return sum(slot_counts(slot, response, key)[0] for slot in SLOTS.values())


def slot_counts(slot: str, response: Template, key: Template) -> tuple[float, int, int]:
    """Return the credit of a slot, how many fillers the response has, how many the key."""
    theirs = key.slots.get(slot, ())
    if theirs is None:
        return 0.0, 0, 0
    mine = response.slots.get(slot) or ()
    pairs = filler_pairs(slot, mine, theirs)
    matched = {column for _, column in pairs}
    credit = sum(CREDITS[slot](mine[row], theirs[column]) for row, column in pairs)
    wanted = sum(not one.optional or n in matched for n, one in enumerate(theirs))
    return credit, len(mine), wanted


def filler_pairs(
    slot: str, response: Sequence[Filler], key: Sequence[Filler]
) -> list[tuple[int, int]]:
    """Return the pairs of fillers of a slot whose credits have the greatest sum."""
    if not response or not key:
        return []
    return best_assignment([[CREDITS[slot](one, other) for other in key] for one in response])


def confidences(response: Template, key: Template) -> dict[str, float]:
    """Return how many right organisations have a confidence in the key, and ours right.

    An organisation is right when its name is, wholly or in part. The confidence is right when
    it is one of those that the key gives that organisation, and no other is given beside it;
    there are no halves.
    """
    mine, theirs = (one.slots.get(ORGANISATION) or () for one in (response, key))
    given, wanted = (one.slots.get(CONFIDENCE) or () for one in (response, key))
    found: dict[str, float] = {}
    for row, column in filler_pairs(ORGANISATION, mine, theirs):
        right = {value for one in wanted if _of(one, theirs[column]) for value in one.values}
        ours = {value for one in given if _of(one, mine[row]) for value in one.values}
        if right:
            counted = {
                f"{CONFIDENT}.all": 1.0,
                f"{CONFIDENT}.right": float(bool(ours) and ours <= right),
            }
            found = total(found, counted)
    return found


def _of(confidence: Filler, organisation: Filler) -> bool:
    """Return whether a confidence is that of an organisation: they share a wording."""
    return any(
        values.strings(tag, name) == values.RIGHT
        for tag, name in product(confidence.tags, organisation.values)
    )
