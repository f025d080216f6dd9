"""Scenes: a sentence that only says where, before the sentence that says what.

"Recent events off the coast of Yemen show how grave it is. A warship shot down two drones":
the second takes place where the first puts its events.
"""

from tocsin.core.types import PlaceRef
from tocsin.extract.phrases.mentions import place_refs
from tocsin.extract.reader import Reader

# Words for things that happen without a word for what they are.
HAPPENINGS = frozenset({"event", "incident", "development", "episode", "happening"})


def scene_places(reader: Reader, token: int) -> tuple[PlaceRef, ...]:
    """Return the places that the sentence before gives to what it only calls events."""
    tree = reader.tree
    number = tree.sentence_number(token)
    if number == 0:
        return ()
    own, before = tree.sentences[number], tree.sentences[number - 1]
    if own.block != before.block:
        return ()
    return tuple(
        ref
        for head in range(before.first, before.last)
        if tree.lemma(head) in HAPPENINGS and tree.tokens[head].relation in {"nsubj", "nsubjpass"}
        for ref in place_refs(reader, tree.subtree(head))
    )
