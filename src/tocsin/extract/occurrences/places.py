"""Where an act is: the places that its clause and those of its harm name."""

from collections.abc import Sequence

from tocsin.core.types import PlaceRef
from tocsin.extract.occurrences.clauses import verb_over
from tocsin.extract.occurrences.scenes import scene_places
from tocsin.extract.occurrences.surroundings import Surroundings
from tocsin.extract.phrases.mentions import place_refs


def act_places(around: Surroundings, harm: Sequence[int]) -> tuple[PlaceRef, ...]:
    """Return the places of an act; without any, those of the scene that is told.

    Args:
        around: The act's trigger with its parties, and the words that are its own.
        harm: The verbs that tell what it did ("killing 12 in the market").
    """
    reader, roles = around.reader, around.roles
    taken = {reader.tree.span(h, h).start for h in (*roles.actors, *roles.recipients)}
    tokens = set(around.own_tokens)
    for verb in harm:
        tokens |= {n for n in reader.tree.subtree(verb) if verb_over(reader, n) == verb}
    for head in around.parties:
        # One of a list that the parser tied to the infinitive after it.
        if reader.tree.tokens[head].head in reader.tree.children(around.trigger.token, "conj"):
            tokens |= set(reader.tree.subtree(head))
    refs = place_refs(reader, tokens - around.of_acts_beside)
    refs = refs or scene_places(reader, around.trigger.token)
    return tuple(ref for ref in refs if ref.mention.start not in taken)
