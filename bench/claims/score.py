"""Comparing what Tocsin says of a document with its annotation: one unit of the scoreboard."""

from bench.claims import align
from bench.claims.attributions import attribution_counts
from bench.claims.occurrences import occurrence_counts
from bench.claims.others import (
    contradiction_counts,
    outlook_counts,
    tally_counts,
    tie_counts,
)
from bench.claims.sheet import AnnotatedDocument, Sheet, words_of
from bench.claims.telling import Told
from bench.kit.measures import total
from bench.kit.types import Unit


def unit_of(document: AnnotatedDocument, found: Sheet) -> Unit:
    """Return what is right in the sheet that Tocsin makes of a document."""
    text, wanted = document.document.text, document.sheet
    sayings = align.sayings(found.sayings, wanted.sayings)
    acts = align.acts(found.acts, wanted.acts)
    same_saying = {found.sayings[one].id: wanted.sayings[other].id for one, other in sayings}
    same_act = {found.acts[one].id: wanted.acts[other].id for one, other in acts}
    told = Told(
        text=text,
        found={each.id: each for each in found.sayings},
        wanted={each.id: each for each in wanted.sayings},
        stands_for=same_saying,
    )
    counts = total(
        attribution_counts(text, found.sayings, wanted.sayings, sayings),
        occurrence_counts(text, found.acts, wanted.acts, acts, told),
        tie_counts(text, found.bonds, wanted.bonds, told),
        tally_counts(found.counts, wanted.counts, told),
        outlook_counts(text, found.prospects, wanted.prospects, told),
        contradiction_counts(found, wanted, same_saying | same_act),
    )
    return Unit(
        id=document.id,
        counts={key: float(value) for key, value in counts.items()},
        output=words_of(found, text),
        text=text,
        scored={
            "attributions": [
                (each.score, each.id in same_saying)
                for each in found.sayings
                if each.score is not None
            ],
            "triggers": [
                (each.score, each.id in same_act) for each in found.acts if each.score is not None
            ],
        },
    )
