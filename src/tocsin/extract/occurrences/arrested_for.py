"""Arrests for an act that one clause tells with them: "arrested in A over the killing in B".

Who is arrested is suspected of the act; what stands before the act in the clause is of the arrest.
"""

from tocsin.core.vocab import EventType
from tocsin.extract.occurrences.clauses import (
    clause_tokens,
    is_passive,
    objects,
    subjects,
    verb_over,
)
from tocsin.extract.occurrences.triggers import Trigger
from tocsin.extract.reader import Reader

# "At the scene of the killing": the arrest is where the act was.
SCENE = frozenset({"at", "during", "near", "scene"})
ARRESTING = frozenset("arrest detain apprehend charge indict".split())


def is_arrested(reader: Reader, head: int) -> bool:
    """Return whether a party is told as arrested by the verb that it stands under."""
    verb = verb_over(reader, head)
    if verb is None or reader.tree.lemma(verb) not in ARRESTING:
        return False
    return head in (subjects if is_passive(reader, verb) else objects)(reader, verb)


def words_of_arrest(reader: Reader, trigger: Trigger) -> frozenset[int]:
    """Return the words of an arrest that are not of the act it is for, or those of that act.

    Args:
        trigger: The act's noun, whose arrest is meant; or the verb of the arrest itself.
    """
    tree, token = reader.tree, trigger.token
    if not trigger.is_noun:
        if tree.lemma(token) not in ARRESTING:
            return frozenset()
        acts = [noun for noun in clause_tokens(reader, token) if _is_act(reader, noun)]
        return frozenset(word for noun in acts for word in tree.subtree(noun))
    verb = verb_over(reader, token)
    if verb is None or tree.lemma(verb) not in ARRESTING or not _is_act(reader, token):
        return frozenset()
    before = {word for word in clause_tokens(reader, verb) if word < token}
    return frozenset(before - set(tree.subtree(token)))


def _is_act(reader: Reader, noun: int) -> bool:
    """Return whether a noun behind a preposition tells an act of violence, not the scene."""
    tree = reader.tree
    told = reader.lexicons.table("trigger_nouns").get(tree.lemma(noun), ())
    if tree.tokens[noun].relation != "pobj":
        return False
    scene = any(tree.lemma(above) in SCENE for above in tree.ancestors(noun))
    return not scene and any(entry.code == EventType.ASSAULT for entry in told)
