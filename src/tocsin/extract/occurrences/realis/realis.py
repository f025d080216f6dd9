"""Whether the text says that an act happened: per clause, from words and syntax.

Source: codebook, layer B, "realis"; the words are in the lexicon `realis`.
"""

from tocsin.core.vocab import Realis
from tocsin.extract.occurrences.clauses import verb_over
from tocsin.extract.occurrences.parts import Roles
from tocsin.extract.occurrences.realis.of_nouns import of_noun
from tocsin.extract.occurrences.realis.of_verbs import of_verb
from tocsin.extract.occurrences.realis.words import entries_of
from tocsin.extract.occurrences.triggers import Trigger, is_wound, names_death
from tocsin.extract.reader import Reader


def realis_of(reader: Reader, trigger: Trigger, roles: Roles) -> Realis:
    """Return the realis of an act."""
    if _is_played(reader, trigger.token):
        return Realis.HYPOTHETICAL
    if is_wound(reader, trigger.token) and (verb := verb_over(reader, trigger.token)) is not None:
        return of_verb(reader, verb)
    if names_death(reader, trigger.token):
        return of_noun(reader, reader.tree.tokens[trigger.token].head, roles)
    if trigger.is_noun:
        return of_noun(reader, trigger.token, roles)
    return of_verb(reader, trigger.token)


def _is_played(reader: Reader, token: int) -> bool:
    """Return whether an act is only told of in a film, or rehearsed in a drill."""
    tree = reader.tree
    near = list(tree.children(token, "amod", "compound", "dobj", "nsubj"))
    for above in tree.ancestors(token):
        near += [above, *tree.children(above, "nsubj")]
    near += [part for number in tree.children(token, "dobj") for part in tree.children(number)]
    return any(entry.code == "fiction" for number in near for entry in entries_of(reader, number))
