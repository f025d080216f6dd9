"""The clause an act stands in: its governing verb, its subject and objects, its words."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from tocsin.core.ports import Entry
from tocsin.core.vocab import PartyKind
from tocsin.extract.phrases.ages import is_aged
from tocsin.extract.phrases.ends import is_agent_phrase
from tocsin.extract.phrases.mentions import kind_of, listed_before
from tocsin.extract.reader import Reader

INNER_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj", "csubjpass"})
# A verb takes its subject over from the clause that it completes.
CONTROLLED = frozenset({"xcomp", "conj", "advcl"})
MODIFIES_NOUN = frozenset({"acl", "relcl"})
# Who is told or made to act does it, not who tells them ("ordered troops to attack").
DIRECTING = frozenset(
    "encourage order urge ask tell force allow help lead command instruct direct incite push press "
    "enable permit want expect train recruit send deploy hire pay call persuade".split()
)
SENDING = frozenset({"send", "deploy", "dispatch", "hire", "recruit", "train"})
SAYING = frozenset({"say", "claim", "believe", "think", "allege", "suspect", "report"})
# Who tells, admits or denies an act of its own: "the army said that it had shelled the town".
TELLING = frozenset(
    "say claim deny admit acknowledge announce confirm add insist declare state maintain tell "
    "promise pledge vow warn threaten".split()
)
BLAMING = frozenset({"blame", "accuse", "suspect", "implicate"})
ACCUSING = BLAMING | {"charge", "convict", "acquit", "indict"}
SELF = frozenset({PartyKind.STATE, PartyKind.GROUP, PartyKind.FORCE})
RELATIVE_TAGS = frozenset({"WDT", "WP"})
FINDING = frozenset({"find", "discover"})
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
MAX_PHRASE_REACH = 6
LONGEST_PHRASE = 4


def phrase_at(
    reader: Reader, number: int, table: Mapping[str, tuple[Entry, ...]]
) -> tuple[tuple[Entry, ...], int] | None:
    """Return the longest entry that begins with a verb, and its last token.

    The other words of a phrase may stand a little apart ("blew the bridge up").
    """
    tree, lemma = reader.tree, reader.tree.lemma(number)
    best: tuple[tuple[Entry, ...], int] | None = None
    if entries := table.get(lemma):
        best = entries, number
    following = _reach(reader, number)
    pairs = [(word, place) for place in following for word in _forms(reader, place)]
    for word, place in pairs:
        if entries := table.get(f"{lemma} {word}"):
            return entries, place
    # "stoned two men to death": two words of a phrase together, apart from its verb.
    for one, other in pairwise(following):
        together = f"{lemma} {tree.lemma(one)} {tree.lemma(other)}"
        if other == one + 1 and (entries := table.get(together)):
            return entries, other
    for width in range(LONGEST_PHRASE - 1, 1, -1):
        words = [tree.lemma(place) for place in following[:width]]
        if len(words) == width and (entries := table.get(" ".join([lemma, *words]))):
            return entries, following[width - 1]
    return best


def _reach(reader: Reader, number: int) -> list[int]:
    last = min(reader.tree.sentence_of(number).last, number + MAX_PHRASE_REACH)
    below = set(reader.tree.subtree(number))
    return [place for place in range(number + 1, last) if place in below]


def _forms(reader: Reader, place: int) -> Iterable[str]:
    token = reader.tree.tokens[place]
    return {reader.tree.lemma(place), token.text.lower()}


def verb_over(reader: Reader, number: int) -> int | None:
    """Return the verb whose clause a token stands in: itself, or the nearest verb above."""
    tree = reader.tree
    if tree.is_verb(number) and tree.tokens[number].relation not in {"amod", "aux", "auxpass"}:
        return number
    for above in tree.ancestors(number):
        if tree.is_verb(above) or tree.tokens[above].relation == "ROOT":
            return above
    return None


def clause_tokens(reader: Reader, verb: int) -> list[int]:
    """Return the tokens of a clause without the clauses inside and beside it."""
    tree, found, stack = reader.tree, [verb], list(reader.tree.children(verb))
    while stack:
        current = stack.pop()
        relation = tree.tokens[current].relation
        if relation in {*INNER_CLAUSES, "acl"} or (relation == "conj" and tree.is_verb(current)):
            continue
        found.append(current)
        stack.extend(tree.children(current))
    return sorted(found)


def phrase_tokens(reader: Reader, noun: int) -> list[int]:
    """Return the tokens of a noun's own phrase, without clauses and nouns joined to it."""
    tree, found, stack = reader.tree, [noun], list(reader.tree.children(noun))
    while stack:
        current = stack.pop()
        if tree.tokens[current].relation in {*INNER_CLAUSES, "acl", "conj", "appos"}:
            continue
        found.append(current)
        stack.extend(tree.children(current))
    return sorted(found)


def joined_act(reader: Reader, noun: int) -> int | None:
    """Return the act that "and" and an article set beside this one, before it in the sentence.

    "the attack in A and the bombing in B" are two acts, each with its own place and day;
    "bombings and shootings in B" share theirs.
    """
    tree = reader.tree
    first, _ = tree.noun_phrase_tokens(noun)
    starts_anew = tree.tokens[first].relation == "det" and first > 0
    if not starts_anew or tree.tokens[first - 1].relation != "cc":
        return None
    head = tree.tokens[noun].head
    if tree.tokens[noun].relation != "conj" or head == noun:
        return None
    if tree.is_noun(head):
        return head
    nouns = [child for child in tree.children(head, "dobj", "nsubj", "nsubjpass") if child < noun]
    return nouns[-1] if nouns else None


def is_passive(reader: Reader, verb: int) -> bool:
    """Return whether a verb stands in the passive, reduced relative clauses included."""
    tree = reader.tree
    if tree.children(verb, "nsubjpass", "auxpass", "agent"):
        return True
    token = tree.tokens[verb]
    if suffers_beside(reader, verb) or _is_found_so(reader, verb) or is_left_so(reader, verb):
        return True
    if token.tag != "VBN":
        return False
    if token.relation == "acl":
        return not tree.children(verb, "dobj")
    above = token.head
    # "12 people were killed and 30 wounded": no auxiliary of its own, no object.
    return (
        token.relation == "conj"
        and above != verb
        and is_passive(reader, above)
        and not tree.children(verb, "dobj")
        and not (tree.children(verb, "nsubj") and tree.children(verb, "aux"))
    )


def _is_found_so(reader: Reader, verb: int) -> bool:
    """Return whether a participle says in what state somebody is found: "found two men shot"."""
    tree, token = reader.tree, reader.tree.tokens[verb]
    state = token.relation in {"ccomp", "xcomp", "oprd"} and token.tag in {"VBN", "VBD"}
    bare = not tree.children(verb, "dobj", "aux", "mark", "ccomp")
    return state and bare and tree.lemma(token.head) in FINDING


def is_left_so(reader: Reader, verb: int) -> bool:
    """Return whether a participle says how others were left: "left one dead and two wounded".

    The parser may join it to any verb before.
    """
    tree, token = reader.tree, reader.tree.tokens[verb]
    joined = token.relation in {"conj", "advcl"} and token.tag in {"VBN", "VBD"}
    left = tree.children(verb, "nsubj")
    if not joined or not left or tree.children(verb, "dobj", "aux", "auxpass", "mark"):
        return False
    state = tree.noun_phrase_tokens(left[0])[0] - 1
    while state > token.head and tree.tokens[state].text in {",", "and"}:
        state -= 1
    above = tree.tokens[state].head
    return tree.tokens[state].tag == "JJ" and "leave" in {
        tree.lemma(above),
        tree.lemma(tree.tokens[above].head),
    }


def suffers_beside(reader: Reader, verb: int) -> bool:
    """Return whether "with" sets beside an act what was done to others: "with 30 wounded"."""
    tree, token = reader.tree, reader.tree.tokens[verb]
    if token.tag not in {"VBN", "VBD"} or token.relation not in {"advcl", "pcomp"}:
        return False
    over = [token.head] if token.relation == "pcomp" else tree.children(verb, "mark")
    beside = any(tree.lemma(word) == "with" for word in over)
    bare = not tree.children(verb, "dobj", "aux", "auxpass")
    return beside and bare and bool(tree.children(verb, "nsubj"))


def subjects(reader: Reader, verb: int) -> list[int]:
    """Return the heads of a verb's grammatical subjects, taken over where it has none."""
    tree = reader.tree
    own = tree.children(verb, "nsubj", "nsubjpass")
    if own and _says_between(reader, verb):
        return [tree.tokens[verb].head]
    if own:
        teller = teller_of_own(reader, verb)
        heads = [_antecedent(reader, head, verb) for head in own] if teller is None else [teller]
        return [part for head in heads for part in tree.conjuncts(head)]
    if after_day := _subject_after_day(reader, verb):
        return after_day
    token = tree.tokens[verb]
    if token.relation in MODIFIES_NOUN:
        infinitive = token.tag == "VB"
        beyond = token.relation == "relcl" and _has_object_relative(reader, verb)
        return [] if infinitive or beyond else [token.head]
    if _is_found_so(reader, verb):
        above = token.head
        return subjects(reader, above) if is_passive(reader, above) else objects(reader, above)
    if token.relation == "ccomp" and (token.tag == "VBD" or tree.children(verb, "auxpass")):
        return _stranded_subject(reader, verb)
    if token.relation in CONTROLLED and token.head != verb:
        return _directed(reader, verb) or subjects(reader, token.head)
    if token.relation == "pcomp" and tree.is_verb(tree.tokens[token.head].head):
        if is_agent_phrase(tree, token.head):
            return []
        return _over_gerund(reader, tree.tokens[token.head].head)
    return []


def teller_of_own(reader: Reader, verb: int) -> int | None:
    """Return the state, group or force that "it" stands for in what that party itself tells."""
    tree, token = reader.tree, reader.tree.tokens[verb]
    own = tree.children(verb, "nsubj", "nsubjpass")
    if token.relation != "ccomp" or [tree.lemma(head) for head in own] != ["it"]:
        return None
    if tree.lemma(token.head) not in TELLING:
        return None
    tellers = [h for h in tree.children(token.head, "nsubj") if _may_act(reader, h)]
    return tellers[0] if len(tellers) == 1 else None


def _may_act(reader: Reader, head: int) -> bool:
    country = reader.names.country_of(reader.tree.tokens[head].text)
    return kind_of(reader, head) in SELF or country is not None


def _over_gerund(reader: Reader, verb: int) -> list[int]:
    """Return who does what stands after a preposition: who is blamed, not who blames."""
    blames = reader.tree.lemma(verb) in ACCUSING and not is_passive(reader, verb)
    return objects(reader, verb) if blames else subjects(reader, verb)


def _directed(reader: Reader, verb: int) -> list[int]:
    """Return those whom the verb above makes act."""
    tree, above = reader.tree, reader.tree.tokens[verb].head
    told = tree.tokens[verb].relation == "xcomp" and tree.lemma(above) in DIRECTING
    sent = tree.tokens[verb].tag == "VB" and tree.lemma(above) in SENDING
    if not told and not sent:
        return []
    return subjects(reader, above) if is_passive(reader, above) else objects(reader, above)


def _says_between(reader: Reader, verb: int) -> bool:
    """Return whether a verb of saying is put in: "the army, which residents say bombed it"."""
    tree = reader.tree
    return tree.tokens[verb].relation == "relcl" and any(
        tree.lemma(child) in SAYING for child in tree.children(verb, "aux")
    )


def _subject_after_day(reader: Reader, verb: int) -> list[int]:
    """Return the subject that the parser joined to a day ("On Monday rebels attacked")."""
    tree = reader.tree
    for prep in tree.children(verb, "prep"):
        for head in tree.children(prep, "pobj") if prep < verb else ():
            days = tree.children(head, "compound", "npadvmod")
            if any(tree.tokens[day].text.lower() in WEEKDAYS for day in days):
                return tree.conjuncts(head)
    return []


def _stranded_subject(reader: Reader, verb: int) -> list[int]:
    """Return the subject that the parser gave to another verb.

    To a participle ("two men wearing vests staged"), or to what tells it ("said 14 civilians,
    among them five children, were killed").
    """
    tree, over = reader.tree, reader.tree.tokens[verb].head
    said = [head for head in tree.children(over, "dobj") if over < head < verb]
    if said and tree.lemma(over) in TELLING and tree.children(verb, "aux", "auxpass"):
        return list(tree.conjuncts(said[-1]))
    for sibling in tree.children(tree.tokens[verb].head, "ccomp"):
        if sibling < verb and tree.tokens[sibling].tag == "VBG":
            return [
                part for head in tree.children(sibling, "nsubj") for part in tree.conjuncts(head)
            ]
    return []


def objects(reader: Reader, verb: int) -> list[int]:
    """Return the heads of a verb's direct objects, each with those joined to it."""
    tree = reader.tree
    own = tree.children(verb, "dobj", "dative")
    if _says_between(reader, verb):
        own = [head for head in own if tree.tokens[head].tag not in RELATIVE_TAGS]
    found = [part for head in own for part in tree.conjuncts(_antecedent(reader, head, verb))]
    if not found and tree.tokens[verb].relation == "relcl" and _has_object_relative(reader, verb):
        found = [tree.tokens[verb].head]
    return [
        head
        for head in found
        if tree.is_noun(head) or tree.tokens[head].tag in {"PRP", "CD", "DT"} or is_aged(tree, head)
    ]


def agents(reader: Reader, verb: int) -> list[int]:
    """Return the heads that stand after "by" under a passive verb."""
    tree = reader.tree
    preps = tree.children(verb, "agent")
    preps += [p for p in tree.children(verb, "prep") if tree.lemma(p) == "by"]
    if not preps:
        later = [n for n in tree.children(verb, "conj") if tree.tokens[n].tag == "VBN"]
        if later and not tree.children(later[-1], "nsubjpass", "dobj"):
            return agents(reader, later[-1])
    return [
        part
        for prep in preps
        for head in tree.children(prep, "pobj")
        for part in tree.conjuncts(head)
    ]


def after(reader: Reader, number: int, *prepositions: str) -> list[int]:
    """Return the heads that stand after these prepositions under a token."""
    tree = reader.tree
    return [
        part
        for prep in tree.children(number, "prep", "agent", "dative")
        if tree.lemma(prep) in prepositions
        for head in tree.children(prep, "pobj")
        for part in tree.conjuncts(head)
    ]


def listed(reader: Reader, head: int) -> list[int]:
    """Return a head with all that stand in one list with it, where the parser broke the list.

    It takes the first of "Russians, Syrians and Iraqis" for a modifier, and the last for the
    subject of an infinitive that follows.
    """
    tree = reader.tree
    found = [*listed_before(reader, head), *tree.conjuncts(head)]
    joint = found[-1] + 1
    while joint < len(tree.tokens) and tree.tokens[joint].text in {",", "and"}:
        joint += 1
    for verb in tree.children(tree.tokens[tree.tokens[head].head].head, "conj"):
        infinitive = any(tree.tokens[child].tag == "TO" for child in tree.children(verb, "aux"))
        strays = [n for n in tree.children(verb, "nsubj") if tree.noun_phrase_tokens(n)[0] == joint]
        if infinitive and joint > found[-1] + 1:
            found += strays
    return found


def _antecedent(reader: Reader, head: int, verb: int) -> int:
    """Return the noun that a relative pronoun stands for, else the head itself."""
    tree = reader.tree
    if tree.tokens[head].tag not in RELATIVE_TAGS:
        return head
    for above in (verb, *tree.ancestors(verb)):
        if tree.tokens[above].relation == "relcl":
            return tree.tokens[above].head
    return head


def _has_object_relative(reader: Reader, verb: int) -> bool:
    """Return whether a relative clause has its noun as object ("the man they killed")."""
    tree = reader.tree
    return (
        bool(tree.children(verb, "nsubj"))
        and not any(tree.tokens[head].tag in RELATIVE_TAGS for head in tree.children(verb, "nsubj"))
        and not tree.children(verb, "prep", "dobj")
    )
