"""Reflexive pronouns: who does to themselves what a verb says."""

from tocsin.extract.phrases.syntax import Tree

# Those of one person.
HIMSELF = frozenset({"himself", "herself"})
REFLEXIVE = HIMSELF | {"itself", "themselves", "myself", "ourselves", "yourself", "yourselves"}


def is_reflexive(tree: Tree, head: int) -> bool:
    """Return whether a word is a reflexive pronoun."""
    return tree.tokens[head].text.lower() in REFLEXIVE
