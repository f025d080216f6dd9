"""Who did it and to whom: the parties of an act, from its syntax.

Source: PLOVER 2.0 draft, actors and recipients; codebook, layer B, "role".
"""

from collections.abc import Iterable

from tocsin.core.vocab import PartStatus, PartyKind
from tocsin.extract.occurrences.clauses import (
    after,
    agents,
    is_passive,
    listed,
    objects,
    subjects,
)
from tocsin.extract.occurrences.counted import by_suffering, done_to, wounded
from tocsin.extract.occurrences.governors import by_governor, laid_on
from tocsin.extract.occurrences.parts import Roles, act_verb, blamed_status
from tocsin.extract.occurrences.triggers import Trigger, is_wound, names_death, noun_entries
from tocsin.extract.occurrences.weapons import weapon_at
from tocsin.extract.phrases.mentions import CALENDAR, is_armed, is_human, kind_of
from tocsin.extract.phrases.reflexives import HIMSELF, is_reflexive
from tocsin.extract.reader import Reader

ON_TARGET = ("against", "on", "upon", "at", "targeting")
# Of-phrases of these nouns name the one who suffers; of others, the one who does.
SUFFERED_BY_OF = frozenset(
    "killing murder assassination bombing shooting kidnapping abduction execution massacre "
    "slaughter beheading rape torture arrest detention capture seizure recapture liberation "
    "annexation shelling bombardment stabbing release ambush lynching hijacking slaying "
    "imprisonment siege homicide occupation destruction raid attack".split()
)
# Whom only persons suffer: what else stands "at" or "on" such an act is where it was.
DONE_TO_PERSONS = frozenset("shooting stabbing killing murder homicide slaying".split())
# What is fired, and no party.
FIRED = frozenset({"shot", "round"})
SHOOTING = frozenset({"fire", "shoot", "open", "hurl", "lob", "launch", "throw"})
AIMING = frozenset({"send", "direct", "aim", "steer"})
MEETING = frozenset({"hit", "strike", "trigger", "detonate", "run"})
AIMED = ("at", "toward", "towards")
ACTING_KINDS = frozenset(
    {
        PartyKind.GROUP, PartyKind.STATE, PartyKind.FORCE, PartyKind.ORGANISATION,
        PartyKind.PERSON, PartyKind.CIVILIANS,
    }
)  # fmt: skip
HUMAN = frozenset({PartyKind.PERSON, PartyKind.CIVILIANS, PartyKind.FORCE, PartyKind.GROUP})
SUFFERING_COMPOUNDS = frozenset({PartyKind.FACILITY, PartyKind.PLACE, PartyKind.VEHICLE})
# Words that stand for nobody in particular; interrogatives have tags of their own.
NOBODY_KNOWN = frozenset(
    {
        "nobody", "none", "no-one", "anyone", "anybody", "everyone", "everybody", "whoever",
        "someone", "somebody",
    }
)  # fmt: skip


def roles_of(reader: Reader, trigger: Trigger) -> Roles:
    """Return the parties of an act."""
    roles = Roles()
    if trigger.is_noun:
        _of_noun(reader, trigger.token, roles)
    else:
        _of_verb(reader, trigger, roles)
    prefer_names(reader, roles)
    _see_through_lives(reader, roles)
    for heads in (roles.actors, roles.recipients):
        for head in [head for head in heads if not _is_party(reader, head, trigger)]:
            if _is_means(reader, head) and heads is roles.actors:
                roles.means.append(head)
            del heads[head]
    return roles


def is_done_to_oneself(reader: Reader, verb: int) -> bool:
    """Return whether what a verb says is done by somebody to themselves, and to nobody else."""
    struck = objects(reader, verb)
    return bool(struck) and all(is_reflexive(reader.tree, head) for head in struck)


def is_suicide(reader: Reader, verb: int, actors: Iterable[int]) -> bool:
    """Return whether people do it to themselves: not a grenade that "blew itself up"."""
    if not is_done_to_oneself(reader, verb):
        return False
    one = any(reader.tree.tokens[head].text.lower() in HIMSELF for head in objects(reader, verb))
    return one or any(is_human(reader, head) or is_armed(reader, head) for head in actors)


def drop_scene(reader: Reader, trigger: Trigger, roles: Roles) -> None:
    """Take out what is only where an act was that persons suffer: "the shooting at the bar"."""
    tree, noun = reader.tree, trigger.token
    if not trigger.is_noun or tree.lemma(noun) not in DONE_TO_PERSONS:
        return
    beside = {*after(reader, noun, "at", "on", "upon"), *tree.children(noun, "compound", "nmod")}
    for head in beside & set(roles.recipients):
        kind = kind_of(reader, head)
        named = tree.tokens[head].relation != "pobj" and kind is PartyKind.UNKNOWN
        if kind not in HUMAN and not named:
            del roles.recipients[head]


def _see_through_lives(reader: Reader, roles: Roles) -> None:
    """Put the people in place of their lives ("claimed the lives of 80 people")."""
    for head in [head for head in roles.recipients if reader.tree.lemma(head) == "life"]:
        if people := after(reader, head, "of"):
            del roles.recipients[head]
            roles.recipient(people[0])


def prefer_names(reader: Reader, roles: Roles) -> None:
    """Put a person's name in place of the post or description it stands beside."""
    tree = reader.tree
    for heads in (roles.actors, roles.recipients):
        for head, status in list(heads.items()):
            token = tree.tokens[head]
            if token.tag in {"NNP", "NNPS"} or not tree.is_noun(head):
                continue
            beside = [token.head] if token.relation == "appos" else []
            beside += tree.children(head, "appos")
            names = [other for other in beside if tree.tokens[other].tag == "NNP"]
            if names and kind_of(reader, head) is PartyKind.PERSON:
                del heads[head]
                heads.setdefault(names[0], status)


def _of_verb(reader: Reader, trigger: Trigger, roles: Roles) -> None:
    verb = trigger.token
    roles.carriers.append(verb)
    if is_passive(reader, verb):
        for head in subjects(reader, verb):
            roles.recipient(head)
        for head in agents(reader, verb):
            roles.actor(head, blamed_status(reader, verb))
        if any(reader.tree.lemma(head) in FIRED for head in subjects(reader, verb)):
            _targeted(reader, trigger, roles)
        return
    for head in subjects(reader, verb):
        if _runs_into_weapon(reader, verb, head):
            roles.recipient(head)
        else:
            roles.actor(head, blamed_status(reader, verb))
    _suffering(reader, trigger, roles)


def _runs_into_weapon(reader: Reader, verb: int, head: int) -> bool:
    """Return whether a vehicle meets a bomb or mine: "their lorry hit a mine"."""
    struck = objects(reader, verb)
    meets = reader.tree.lemma(verb) in MEETING and bool(struck)
    meets = meets and all(weapon_at(reader, thing) is not None for thing in struck)
    return meets and kind_of(reader, head) is PartyKind.VEHICLE


def _suffering(reader: Reader, trigger: Trigger, roles: Roles) -> None:
    """Add those whom an active verb acts on: its objects, and targets after prepositions."""
    verb = trigger.token
    for head in objects(reader, verb):
        # "blew themselves up": who does it is told once.
        oneself = head < trigger.last and is_reflexive(reader.tree, head)
        if head not in trigger.own and not oneself:
            roles.recipient(head)
    _targeted(reader, trigger, roles)
    for head in reader.tree.children(trigger.last, "pobj") if trigger.last > verb else ():
        roles.recipient(head)
    for head in objects(reader, verb) if _is_interception(trigger) else ():
        for sending in reader.tree.children(head, "relcl", "acl"):
            for sender in agents(reader, sending):
                roles.recipient(sender)
    if trigger.last > verb and reader.tree.tokens[trigger.last].relation == "dobj":
        for head in after(reader, trigger.last, "of", "on", "at"):
            roles.recipient(head)


def _targeted(reader: Reader, trigger: Trigger, roles: Roles) -> None:
    """Add those at whom a verb is aimed: "fired at the police", "shots were fired into a crowd"."""
    verb = trigger.token
    aimed = reader.tree.children(trigger.last, "pobj") if trigger.last > verb else []
    targets = [*aimed, *after(reader, verb, *_target_prepositions(reader, verb))]
    for head in dict.fromkeys(one for target in targets for one in listed(reader, target)):
        if head not in trigger.own and kind_of(reader, head) is not PartyKind.UNKNOWN:
            roles.recipient(head)


def _is_interception(trigger: Trigger) -> bool:
    return any(entry.code == "INTERCEPT" for entry in trigger.senses)


def _target_prepositions(reader: Reader, verb: int) -> tuple[str, ...]:
    lemma = reader.tree.lemma(verb)
    aimed = ("on", "at", "into", "toward", "towards") if lemma in SHOOTING else ()
    return (*aimed, *(AIMED if lemma in AIMING else ()), "against", "with")


def _of_noun(reader: Reader, noun: int, roles: Roles) -> None:
    _within_phrase(reader, noun, roles)
    _clauses_on_noun(reader, noun, roles)
    by_governor(reader, noun, roles)
    if is_wound(reader, noun):
        for head in [*wounded(reader, noun), *by_suffering(reader, noun)]:
            roles.recipient(head)


def _within_phrase(reader: Reader, noun: int, roles: Roles) -> None:
    tree = reader.tree
    for head in after(reader, noun, "by"):
        roles.actor(head)
    blamed = laid_on(reader, noun)
    for head in after(reader, noun, *ON_TARGET):
        if head not in blamed:
            roles.recipient(head)
    for head in after(reader, noun, "between", "among"):
        (roles.actor if not roles.actors else roles.recipient)(head)
    for head in after(reader, noun, "with"):
        if is_armed(reader, head):
            roles.recipient(head)
    for head in after(reader, noun, "of"):
        if tree.lemma(noun) in SUFFERED_BY_OF:
            roles.recipient(head)
    for head in done_to(reader, tree.tokens[noun].head) if names_death(reader, noun) else ():
        roles.recipient(head)
    _modifiers(reader, noun, roles)


def _modifiers(reader: Reader, noun: int, roles: Roles) -> None:
    """Read owners and compounds: "ISIS attack", "his killing", "embassy bombing"."""
    tree = reader.tree
    for head in tree.children(noun, "poss"):
        if _suffers_possession(reader, noun, head):
            roles.recipient(head)
        elif kind_of(reader, head) in ACTING_KINDS:
            roles.actor(head, _modifier_status(reader, head))
    for head in tree.children(noun, "compound", "nmod", "amod"):
        kind = kind_of(reader, head)
        if tree.tokens[head].relation == "amod" and not reader.names.country_of(
            tree.tokens[head].text
        ):
            continue
        named = tree.tokens[head].tag in {"NNP", "NNPS"}
        if kind in SUFFERING_COMPOUNDS:
            if kind is not PartyKind.PLACE:
                roles.recipient(head)
        elif named and _suffers_possession(reader, noun, head):
            roles.recipient(head)
        elif kind in ACTING_KINDS or reader.names.country_of(tree.tokens[head].text):
            roles.actor(head, _modifier_status(reader, noun))


def _suffers_possession(reader: Reader, noun: int, head: int) -> bool:
    """Return whether "X's killing" is done to X: a person, by a noun of suffering."""
    suffered = SUFFERED_BY_OF - {"attack", "raid", "bombing", "shelling", "bombardment", "ambush"}
    return reader.tree.lemma(noun) in suffered and kind_of(reader, head) in {
        PartyKind.PERSON,
        PartyKind.CIVILIANS,
        PartyKind.UNKNOWN,
    }


def _clauses_on_noun(reader: Reader, noun: int, roles: Roles) -> None:
    """Read "attacks carried out by", "bombings that hit", "attack targeting"."""
    tree = reader.tree
    for verb in tree.children(noun, "acl", "relcl"):
        entry = act_verb(reader, verb)
        roles.carriers.append(verb)
        passive = is_passive(reader, verb)
        if passive:
            for head in agents(reader, verb):
                roles.actor(head, blamed_status(reader, verb))
        elif noun in subjects(reader, verb):
            if "impact" in entry or tree.lemma(verb) in {"target", "aim"}:
                for head in objects(reader, verb):
                    roles.recipient(head)
        else:
            for head in subjects(reader, verb):
                roles.actor(head)
        if passive:
            for head in after(reader, verb, "on", "to"):
                if tree.lemma(verb) in {"blame", "pin", "attribute"}:
                    roles.actor(head, PartStatus.SUSPECTED)
                elif kind_of(reader, head) is not PartyKind.UNKNOWN:
                    roles.recipient(head)


def _modifier_status(reader: Reader, head: int) -> PartStatus:
    table = reader.lexicons.table("part_status")
    for child in reader.tree.children(head, "amod"):
        if found := table.get(reader.tree.lemma(child)):
            return PartStatus(found[0].code)
    return PartStatus.STATED


def is_nobody(reader: Reader, head: int) -> bool:
    """Return whether a head stands for nobody in particular: "no one", "whoever"."""
    tree = reader.tree
    negated = any(tree.lemma(child) in {"no", "any"} for child in tree.children(head, "det", "neg"))
    return negated or tree.tokens[head].text.lower() in NOBODY_KNOWN


def _is_party(reader: Reader, head: int, trigger: Trigger) -> bool:
    """Return whether a head can take part: neither an act nor a weapon nor the trigger."""
    tree = reader.tree
    if head in trigger.own:
        return False
    if tree.tokens[head].tag in {"EX", "WDT", "WRB"} or not (
        tree.is_noun(head) or tree.tokens[head].tag in {"PRP", "CD", "DT", "PRP$", "JJ"}
    ):
        return False
    if is_nobody(reader, head) or tree.lemma(head) in FIRED:
        return False
    if tree.tokens[head].tag in {"DT"} and tree.lemma(head) in {"this", "that", "all"}:
        return False
    if tree.tokens[head].tag == "PRP" and tree.lemma(head) == "it":
        return False
    return not _is_means(reader, head) and not _is_time(reader, head)


def _is_means(reader: Reader, head: int) -> bool:
    weapon = weapon_at(reader, head)
    if weapon is not None and weapon[0].features["weapon"] in {"yes", "weak"}:
        return True
    return reader.tree.is_noun(head) and noun_entries(reader, head) is not None


def _is_time(reader: Reader, head: int) -> bool:
    if reader.tree.lemma(head) in {"end", "start", "beginning", "middle"}:
        # "sent by the end of the month": nobody sends.
        return any(_is_time(reader, part) for part in after(reader, head, "of"))
    return reader.tree.tokens[head].text.lower() in CALENDAR or reader.tree.lemma(head) in {
        "day", "week", "month", "year", "morning", "evening", "night", "afternoon", "hour",
        "today", "yesterday", "weekend", "time", "dawn",
    }  # fmt: skip
