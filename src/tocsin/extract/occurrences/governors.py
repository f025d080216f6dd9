"""Who had a part in an act that a noun names, by the words that govern the noun.

"claimed responsibility for the attack", "was behind it", "suspected of a role in it".
"""

from tocsin.core.vocab import PartStatus, PartyKind
from tocsin.extract.occurrences.clauses import (
    BLAMING,
    after,
    agents,
    is_passive,
    objects,
    phrase_at,
    subjects,
)
from tocsin.extract.occurrences.parts import Roles, act_verb, blamed_status, carried_status
from tocsin.extract.phrases.mentions import kind_of
from tocsin.extract.reader import Reader

# Harm that an act itself does; an arrest during it is another act.
HARMS = frozenset({"killed", "injured", "damaged", "displaced"})
# A part in an act, as a noun or a verb, before "in".
LAYING = frozenset({"blame", "pin", "attribute"})
BLAMED = frozenset(
    {
        PartyKind.GROUP, PartyKind.STATE, PartyKind.FORCE, PartyKind.ORGANISATION,
        PartyKind.PERSON, PartyKind.UNKNOWN,
    }
)  # fmt: skip
TAKING_PART = frozenset({"involvement", "role", "complicity", "participation", "hand", "involve"})


def by_governor(reader: Reader, noun: int, roles: Roles) -> None:
    """Add the parties that the verb or preposition over a noun of act gives it."""
    tree = reader.tree
    token = tree.tokens[noun]
    while token.relation in {"conj", "appos"} and tree.is_noun(token.head) and token.head != noun:
        noun, token = token.head, tree.tokens[token.head]
    if token.relation == "pobj":
        _by_preposition(reader, token.head, roles)
        return
    verb = token.head
    if verb == noun or not tree.is_verb(verb):
        return
    for head in laid_on(reader, noun):
        roles.actor(head, PartStatus.SUSPECTED)
    _by_carrier(reader, noun, roles)


def _by_carrier(reader: Reader, noun: int, roles: Roles) -> None:
    """Read the verb that carries an act out, suffers it or tells its impact."""
    token = reader.tree.tokens[noun]
    verb = token.head
    kinds = act_verb(reader, verb)
    if token.relation in {"dobj", "nsubjpass"}:
        if "doer" in kinds:
            roles.carriers.append(verb)
            doers = (
                agents(reader, verb) if token.relation == "nsubjpass" else subjects(reader, verb)
            )
            for head in doers:
                roles.actor(head, carried_status(reader, verb))
            for head in after(reader, verb, "against", "on"):
                roles.recipient(head)
        elif "suffering" in kinds and token.relation == "dobj":
            roles.carriers.append(verb)
            for head in subjects(reader, verb):
                roles.recipient(head)
    elif token.relation == "nsubj" and ("impact" in kinds or "happening" in kinds):
        roles.carriers.append(verb)
        if "impact" in kinds:
            for head in objects(reader, verb):
                roles.recipient(head)


def laid_on(reader: Reader, noun: int) -> list[int]:
    """Return those on whom an act is blamed: "blamed the attack on the rebels"."""
    tree, verb = reader.tree, reader.tree.tokens[noun].head
    if tree.tokens[noun].relation != "dobj" or tree.lemma(verb) not in LAYING:
        return []
    found = [head for over in (noun, verb) for head in after(reader, over, "on", "to")]
    return [head for head in sorted(found) if kind_of(reader, head) in BLAMED][-1:]


def _by_preposition(reader: Reader, prep: int, roles: Roles) -> None:
    """Read "claimed responsibility for the attack", "blamed X for", "was behind the attack"."""
    tree = reader.tree
    above = tree.tokens[prep].head
    lemma = tree.lemma(above)
    if tree.lemma(prep) in {"for", "in", "of"} and lemma in {"responsibility", "responsible"}:
        verb = tree.tokens[above].head
        if not tree.is_verb(verb):
            return
        status = PartStatus.CLAIMED if lemma == "responsibility" else PartStatus.STATED
        if tree.lemma(verb) in {"deny", "disclaim", "reject"}:
            status = PartStatus.DENIED
        for head in subjects(reader, verb):
            roles.actor(head, status)
    elif _is_blame(reader, above):
        blamed = subjects(reader, above) if is_passive(reader, above) else objects(reader, above)
        for head in blamed:
            roles.actor(head, PartStatus.SUSPECTED)
    elif tree.tokens[above].relation == "dobj" and _is_blame(reader, tree.tokens[above].head):
        roles.actor(above, PartStatus.SUSPECTED)
    elif tree.is_verb(above) and lemma == "be" and tree.lemma(prep) == "behind":
        for head in subjects(reader, above):
            roles.actor(head, blamed_status(reader, above))
    elif lemma in TAKING_PART and tree.lemma(prep) == "in":
        _involved(reader, above, roles)
    elif tree.is_verb(above) and tree.lemma(prep) in {"in", "by", "during"}:
        _harmed_within(reader, above, roles)


def is_taken_part_in(reader: Reader, noun: int) -> bool:
    """Return whether an act is named as what somebody had a part in ("a role in the attack")."""
    tree = reader.tree
    prep = tree.tokens[noun].head
    return tree.lemma(prep) == "in" and tree.lemma(tree.tokens[prep].head) in TAKING_PART


def _involved(reader: Reader, part: int, roles: Roles) -> None:
    """Read "suspected of involvement in", "denied any role in", "men involved in the attack"."""
    tree = reader.tree
    if not tree.is_noun(part):
        for head in subjects(reader, part):
            roles.actor(head, blamed_status(reader, part))
        return
    above, relation = tree.tokens[part].head, tree.tokens[part].relation
    if relation == "pobj":
        above = tree.tokens[above].head
    entries = reader.lexicons.table("part_status").get(tree.lemma(above), ())
    if not entries or not tree.is_verb(above):
        return
    passive = is_passive(reader, above)
    blamed = relation == "pobj" and not passive
    for head in (objects if blamed else subjects)(reader, above):
        roles.actor(head, PartStatus(entries[0].code))


def _harmed_within(reader: Reader, verb: int, roles: Roles) -> None:
    """Read "12 were killed in the attack", "rebels killed a mayor in an attack"."""
    found = phrase_at(reader, verb, reader.lexicons.table("harm"))
    harms = found is not None and found[0][0].code in HARMS
    if not harms and "impact" not in act_verb(reader, verb):
        return
    subject_suffers = is_passive(reader, verb) or reader.tree.lemma(verb) in {"die", "perish"}
    for head in subjects(reader, verb):
        (roles.recipient if subject_suffers else roles.actor)(head)
    for head in () if subject_suffers else objects(reader, verb):
        roles.recipient(head)


def _is_blame(reader: Reader, number: int) -> bool:
    tree = reader.tree
    return tree.is_verb(number) and tree.lemma(number) in BLAMING
