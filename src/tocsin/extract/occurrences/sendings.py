"""Missiles and drones sent that the document says were intercepted: one act, not two.

"A warship shot down four drones. The drones were launched by rebels": the launch is told of
what was intercepted, so it makes no attack beside the interception. A relative clause under
the interception still gives its sender as recipient.
"""

from tocsin.extract.occurrences.clauses import is_passive, objects, subjects
from tocsin.extract.occurrences.weapons import weapon_at
from tocsin.extract.reader import Reader

SENDING = frozenset({"launch", "fire", "shoot", "send", "hurl", "direct", "aim"})
POINTING = frozenset({"the", "these", "those"})


def intercepted_things(reader: Reader, verb: int) -> frozenset[str]:
    """Return the lemmas of the weapons that an interception stopped."""
    heads = subjects(reader, verb) if is_passive(reader, verb) else objects(reader, verb)
    return frozenset(
        reader.tree.lemma(head) for head in heads if weapon_at(reader, head) is not None
    )


def is_sending_of(reader: Reader, verb: int, things: frozenset[str]) -> bool:
    """Return whether a verb tells who sent the things that were intercepted."""
    tree = reader.tree
    if tree.lemma(verb) not in SENDING or not things:
        return False
    sent = subjects(reader, verb) if is_passive(reader, verb) else objects(reader, verb)
    weapons = [head for head in sent if weapon_at(reader, head) is not None]
    if not weapons or not {tree.lemma(head) for head in weapons} <= things:
        return False
    relative = tree.tokens[verb].relation in {"relcl", "acl"}
    pointing = any(
        tree.lemma(child) in POINTING for head in weapons for child in tree.children(head, "det")
    )
    return relative or pointing
