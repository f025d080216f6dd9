"""Missiles and drones sent: at whom, by what means, and not told twice where they were stopped.

"A warship shot down four drones. The drones were launched by rebels": the launch is told of
what was intercepted, so it makes no attack beside the interception. A relative clause under
the interception still gives its sender as recipient.
"""

from tocsin.core.vocab import Mode
from tocsin.extract.occurrences.clauses import is_passive, objects, subjects
from tocsin.extract.occurrences.weapons import weapon_at
from tocsin.extract.reader import Reader

AGAINST = frozenset({"against", "at", "toward", "towards"})
FLYING = frozenset({Mode.DRONE, Mode.HEAVY_WEAPONS, Mode.AERIAL})
SENDING = frozenset({"launch", "fire", "shoot", "send", "hurl", "direct", "aim"})
POINTING = frozenset({"the", "these", "those"})


def intercepted_things(reader: Reader, verb: int) -> frozenset[str]:
    """Return the lemmas of the weapons that an interception stopped."""
    return frozenset(reader.tree.lemma(head) for head in _sent(reader, verb))


def is_sending_of(reader: Reader, verb: int, things: frozenset[str]) -> bool:
    """Return whether a verb tells who sent the things that were intercepted."""
    tree = reader.tree
    if _leaves_off(reader, verb):
        return True
    if tree.lemma(verb) not in SENDING or not things:
        return False
    weapons = _sent(reader, verb)
    if not weapons or not {tree.lemma(head) for head in weapons} <= things:
        return False
    relative = tree.tokens[verb].relation in {"relcl", "acl"}
    pointing = any(
        tree.lemma(child) in POINTING for head in weapons for child in tree.children(head, "det")
    )
    return relative or pointing


def _leaves_off(reader: Reader, verb: int) -> bool:
    """Return whether weapons are its subject and another verb tells what they did.

    "Drones launched from the sea struck a house": the parser takes both for main verbs.
    """
    tree = reader.tree
    sent = tree.lemma(verb) in SENDING and not is_passive(reader, verb)
    weapons = [head for head in subjects(reader, verb) if weapon_at(reader, head) is not None]
    beside = [child for child in tree.children(verb, "conj") if tree.is_verb(child)]
    return sent and bool(weapons) and not objects(reader, verb) and bool(beside)


def mode_sent(reader: Reader, verb: int) -> Mode | None:
    """Return the mode of the weapons that a verb of sending or firing sends, None without one."""
    if reader.tree.lemma(verb) not in SENDING:
        return None
    modes = [Mode(hit[0].code) for head in _sent(reader, verb) if (hit := weapon_at(reader, head))]
    return next((mode for mode in modes if mode is not Mode.UNSPECIFIED), None)


def sends_against(reader: Reader, verb: int) -> bool:
    """Return whether drones, missiles or aircraft are sent against, at or toward something."""
    aimed = any(reader.tree.lemma(prep) in AGAINST for prep in reader.tree.children(verb, "prep"))
    return aimed and mode_sent(reader, verb) in FLYING


def _sent(reader: Reader, verb: int) -> list[int]:
    heads = subjects(reader, verb) if is_passive(reader, verb) else objects(reader, verb)
    return [head for head in heads if weapon_at(reader, head) is not None]
