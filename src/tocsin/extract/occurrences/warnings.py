"""Warnings delivered: a possible victim is told of a threat by others (duty to warn).

"warned" is three things: telling a victim of a threat (WARN), threatening with an act of
one's own (THREATEN), and predicting. Only the first makes a warning, and its details are
filled only from words about this warning, never from what such warnings usually are.
Source: codebook, layer B, "WARN"; United States ICD 191.
"""

from tocsin.core.types import Detail, WarningDetails
from tocsin.core.vocab import Known, PartyKind, Realis
from tocsin.extract.occurrences.clauses import after, objects, subjects, verb_over
from tocsin.extract.occurrences.parts import Roles
from tocsin.extract.occurrences.realis.of_verbs import of_verb
from tocsin.extract.occurrences.triggers import Trigger, noun_entries
from tocsin.extract.phrases.mentions import is_human, kind_of
from tocsin.extract.reader import Reader

BODIES = frozenset({PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.FORCE, PartyKind.GROUP})
DELIVERING = frozenset(
    "issue deliver provide give send pass convey relay transmit share receive".split()
)
THREATS = frozenset("threat plot danger plan risk attack".split())
OWN_ACT = frozenset("consequence response retaliation revenge spare repercussion pay".split())
CHANNELS = ("through", "via")
UNTOLD = frozenset("disclose reveal release publish specify know".split())
CONTENTS = frozenset("detail content nature text wording substance".split())
PURPOSES = frozenset("objective purpose aim goal intention point".split())
ANSWERS = frozenset("acknowledge answer reply thank confirm".split())
STEPS = frozenset("measure step action precaution evacuate".split())
UNCLEAR = frozenset("unclear unknown uncertain decline refrain refuse".split())
UNKNOWN = Detail(value=Known.UNKNOWN)


def delivered_verb(reader: Reader, trigger: Trigger) -> int | None:
    """Return the verb by which a warning reached somebody, or None."""
    tree = reader.tree
    if not trigger.is_noun:
        return trigger.token
    token = tree.tokens[trigger.token]
    verb = verb_over(reader, trigger.token)
    if verb is None or tree.lemma(verb) not in DELIVERING:
        return None
    return verb if token.relation in {"dobj", "nsubjpass", "nsubj", "pobj"} else None


def warning_roles(reader: Reader, trigger: Trigger) -> Roles | None:
    """Return who warned whom, or None where no warning was delivered to anybody."""
    verb = delivered_verb(reader, trigger)
    if verb is None:
        return None
    roles = Roles()
    roles.carriers.append(verb)
    tree = reader.tree
    noun = trigger.token if trigger.is_noun else None
    for head in subjects(reader, verb):
        if head != noun:
            roles.actor(head)
    told = [head for head in objects(reader, verb) if head != noun]
    told += after(reader, verb, "to", "with") + (after(reader, noun, "to") if noun else [])
    for head in told:
        if head != noun and tree.tokens[head].relation != "conj" and _can_be_told(reader, head):
            roles.recipient(head)
    return roles


def tells_threat(reader: Reader, trigger: Trigger, roles: Roles) -> bool:
    """Return whether a warning tells of an act by others, not of its author's own."""
    tree = reader.tree
    sentence = tree.sentence_of(trigger.token)
    words = {tree.lemma(number) for number in range(trigger.token + 1, sentence.last)}
    if words & OWN_ACT or any(tree.lemma(n) == "if" for n in tree.subtree(trigger.token)):
        return False
    holders = [trigger.token, *roles.carriers]
    named = [h for holder in holders for h in after(reader, holder, "of", "about", "on", "over")]
    told = any(_is_threat(reader, head) for head in named)
    told = told or _before_an_attack(reader, holders) or _that_others_attack(reader, holders)
    return told and bool(roles.recipients)


def _that_others_attack(reader: Reader, holders: list[int]) -> bool:
    """Read "warned Kenya that the militants were preparing an attack": an armed group's act."""
    tree = reader.tree
    return any(
        any(kind_of(reader, head) is PartyKind.GROUP for head in subjects(reader, content))
        and any(tree.is_noun(n) and _is_threat(reader, n) for n in tree.subtree(content))
        for holder in holders
        for content in tree.children(holder, "ccomp")
    )


def _before_an_attack(reader: Reader, holders: list[int]) -> bool:
    """Read "issued a warning prior to the attacks", "was delivered a week before the attack"."""
    tree = reader.tree
    for holder in holders:
        for prep in tree.children(holder, "prep", "advmod", "mark"):
            if tree.lemma(prep) not in {"before", "prior", "ahead"}:
                continue
            for number in tree.subtree(prep):
                if tree.is_noun(number) and _is_attack(reader, number):
                    return True
    return False


def follows_up(reader: Reader, trigger: Trigger, roles: Roles) -> bool:
    """Return whether a clause tells more of a warning already told ("the warning was ...")."""
    tree = reader.tree
    definite = any(tree.lemma(c) in {"the", "this"} for c in tree.children(trigger.token, "det"))
    return trigger.is_noun and definite and bool(roles.carriers)


def happened(reader: Reader, trigger: Trigger, roles: Roles) -> Realis:
    """Return whether the warning was delivered."""
    tree = reader.tree
    if any(tree.lemma(c) == "such" for c in tree.children(trigger.token, "amod", "predet")):
        return Realis.GENERIC
    if reader.in_heading(trigger.token):
        return Realis.HAPPENED
    return of_verb(reader, roles.carriers[0])


def details(reader: Reader, roles: Roles) -> WarningDetails:
    """Return what the text says of a warning; unknown where it does not say."""
    return WarningDetails(
        channel=_channel(reader, roles),
        substance=_substance(reader),
        purpose=_purpose(reader),
        acknowledged=_answer(reader, ANSWERS | {"response", "respond"}),
        action=_answer(reader, STEPS),
    )


def _can_be_told(reader: Reader, head: int) -> bool:
    kind = kind_of(reader, head)
    name = reader.tree.tokens[head].tag in {"NNP", "NNPS"}
    return kind in BODIES or is_human(reader, head) or (name and kind is PartyKind.UNKNOWN)


def _is_threat(reader: Reader, head: int) -> bool:
    return reader.tree.lemma(head) in THREATS or _is_attack(reader, head)


def _is_attack(reader: Reader, head: int) -> bool:
    found = noun_entries(reader, head)
    return found is not None and any(entry.code == "ASSAULT" for entry in found[0])


def _channel(reader: Reader, roles: Roles) -> Detail:
    for verb in roles.carriers:
        for prep in reader.tree.children(verb, "prep"):
            if reader.tree.lemma(prep) in CHANNELS and of_verb(reader, verb) is Realis.HAPPENED:
                return Detail(value=Known.YES, span=reader.tree.clause_span(prep))
    return UNKNOWN


def _about_warning(reader: Reader) -> list[int]:
    """Return the sentences that speak of "the warning" or "this warning"."""
    tree = reader.tree
    return [
        tree.sentence_number(number)
        for number in range(len(tree.tokens))
        if tree.lemma(number) in {"warning", "alert"}
        and any(
            tree.lemma(c) in {"the", "this", "its"} for c in tree.children(number, "det", "poss")
        )
    ]


def _substance(reader: Reader) -> Detail:
    """Return that the text says it is not told, with those words."""
    tree = reader.tree
    for number in _about_warning(reader):
        sentence = tree.sentences[number]
        members = range(sentence.first, sentence.last)
        lemmas = {tree.lemma(place) for place in members}
        for place in members:
            if tree.lemma(place) in UNTOLD and tree.negated(place) and lemmas & CONTENTS:
                return Detail(value=Known.UNKNOWN, span=tree.sentence_span(sentence))
    return UNKNOWN


def _purpose(reader: Reader) -> Detail:
    tree = reader.tree
    for number in _about_warning(reader):
        sentence = tree.sentences[number]
        for place in range(sentence.first, sentence.last):
            if tree.lemma(place) not in PURPOSES or tree.tokens[place].relation != "nsubj":
                continue
            for child in tree.children(tree.tokens[place].head, "xcomp", "attr", "ccomp", "acl"):
                if child > place:
                    return Detail(value=Known.YES, span=tree.clause_span(child))
    return UNKNOWN


def _answer(reader: Reader, words: frozenset[str]) -> Detail:
    """Return unknown with the words that say so; a plain yes or no only where stated."""
    tree = reader.tree
    numbers = set(_about_warning(reader))
    for number in sorted(numbers | {place + 1 for place in numbers}):
        if number >= len(tree.sentences):
            continue
        sentence = tree.sentences[number]
        members = range(sentence.first, sentence.last)
        lemmas = {tree.lemma(place) for place in members}
        if lemmas & words and lemmas & UNCLEAR:
            return Detail(value=Known.UNKNOWN, span=tree.sentence_span(sentence))
    return UNKNOWN
