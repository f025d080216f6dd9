"""Where an act is: what is learned of its verb and the names beside it, and what rules say.

Rules take the places that the clauses of an act and of its harm name. What is learned says how
probable it is of each name of the sentence that the act was there.
"""

from collections.abc import Sequence

from tocsin.core.types import PlaceRef
from tocsin.core.vocab import PartyKind
from tocsin.extract.occurrences.accepting.scenes import scene_places
from tocsin.extract.occurrences.accepting.struck import struck_places
from tocsin.extract.occurrences.accepting.surroundings import Surroundings
from tocsin.extract.occurrences.arrested_for import words_of_arrest
from tocsin.extract.occurrences.clauses import verb_over
from tocsin.extract.phrases.mentions import PLACE_KINDS, place_ref, place_refs
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

# The head that ties an act to the last words of the names of its sentence.
WHERE = "where"
PLACE = "place"
# Kinds of party that a name may be and not be a place.
_ACTING = frozenset({PartyKind.GROUP, PartyKind.FORCE, PartyKind.ORGANISATION, PartyKind.PERSON})


def act_places(
    around: Surroundings, harm: Sequence[int], settings: OccurrenceSettings
) -> tuple[PlaceRef, ...]:
    """Return the places of an act, unresolved, in text order.

    Where nothing is learned of its word, those of the rules: they need the trigger's own clause.

    Args:
        around: The act's trigger with its parties, and the words that are its own.
        harm: The verbs that tell what it did ("killing 12 in the market").
        settings: From which probability on a name is a place, with and without the rules.
    """
    by_rule = _joined(_by_rule(around, harm), _struck(around))
    told = around.reader.heads.beside(WHERE, around.trigger.token)
    if not told:
        return by_rule
    others = words_of_arrest(around.reader, around.trigger)
    probable = {name: row[PLACE] for name, row in told.items() if name not in others}
    struck = _struck(around)
    kept = [
        ref for ref in by_rule if ref in struck or _kept(around.reader, ref, probable, settings)
    ]
    for name, each in probable.items():
        if each < settings.min_place or not _may_be_place(around.reader, name):
            continue
        ref = place_ref(around.reader, name)
        if all(
            ref.mention.end <= one.mention.start or one.mention.end <= ref.mention.start
            for one in kept
        ):
            kept.append(ref)
    return tuple(sorted(kept, key=lambda ref: ref.mention.start))


def _struck(around: Surroundings) -> list[PlaceRef]:
    return struck_places(around.reader, around.trigger.token, around.roles.recipients)


def _joined(refs: Sequence[PlaceRef], others: Sequence[PlaceRef]) -> tuple[PlaceRef, ...]:
    """Return places in text order, those of `others` that no other one covers."""
    free = [
        one
        for one in others
        if all(one.mention.end <= ref.mention.start or ref.mention.end <= one.mention.start
               for ref in refs)
    ]  # fmt: skip
    return tuple(sorted((*refs, *free), key=lambda ref: ref.mention.start))


def _kept(
    reader: Reader, ref: PlaceRef, probable: dict[int, float], settings: OccurrenceSettings
) -> bool:
    """Return whether a place that the rules give stands with what is learned of its words."""
    inside = [probable[token] for token in reader.tree.tokens_in(ref.mention) if token in probable]
    return not inside or max(inside) >= settings.min_place_by_rule


def _may_be_place(reader: Reader, name: int) -> bool:
    kinds = reader.names.party_kinds(place_ref(reader, name).mention.quote)
    return not kinds & _ACTING or bool(kinds & PLACE_KINDS)


def _by_rule(around: Surroundings, harm: Sequence[int]) -> tuple[PlaceRef, ...]:
    """Return the places of the clauses of an act; without any, those of the scene told."""
    reader, roles = around.reader, around.roles
    taken = {reader.tree.span(h, h).start for h in (*roles.actors, *roles.recipients)}
    tokens = set(around.own_tokens)
    for verb in harm:
        tokens |= {n for n in reader.tree.subtree(verb) if verb_over(reader, n) == verb}
    for head in around.parties:
        # One of a list that the parser tied to the infinitive after it.
        if reader.tree.tokens[head].head in reader.tree.children(around.trigger.token, "conj"):
            tokens |= set(reader.tree.subtree(head))
    others = around.of_acts_beside | words_of_arrest(reader, around.trigger)
    refs = place_refs(reader, tokens - others)
    refs = refs or scene_places(reader, around.trigger.token)
    return tuple(ref for ref in refs if ref.mention.start not in taken)
