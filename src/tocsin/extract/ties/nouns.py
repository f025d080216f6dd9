"""Ties that nouns say: support for somebody, posts held, branches of bodies, allies."""

from collections.abc import Iterator
from dataclasses import replace

from tocsin.core.ports import Entry
from tocsin.core.types import Party
from tocsin.core.vocab import PartyKind, Relation
from tocsin.extract.phrases.ends import acted_on, actors_of, objects_of_preposition
from tocsin.extract.phrases.mentions import NAME_TAGS, party
from tocsin.extract.reader import Reader
from tocsin.extract.ties.ends import BODIES, TIED_KINDS, Bond, joint, tied_parties

# Scores rank claims; they are not calibrated.
RESOURCE, POST, PLACE, BOND = 0.6, 0.65, 0.6, 0.55
# Bodies without a name of their own: who leads "the country" says nothing.
_UNNAMED = frozenset({"country", "nation", "world", "region", "movement", "opposition", "state"})
# Posts that are held in a body of people, so that an unknown name after "of" is one.
_ARMED_POSTS = frozenset({"leader", "commander", "boss", "co-leader", "chairman", "kingpin"})
_ARMED_OR_STATE = frozenset({PartyKind.GROUP, PartyKind.FORCE, PartyKind.STATE})
_THROUGH = frozenset({"of", "in", "with"})


def noun_bonds(reader: Reader, number: int) -> Iterator[Bond]:
    """Yield the ties that a noun says, with the verb that tells them where there is one."""
    copula = _copula(reader, number)
    for bond in _bonds(reader, number):
        yield bond if copula is None else replace(bond, teller=copula)


def _bonds(reader: Reader, number: int) -> Iterator[Bond]:
    tree = reader.tree
    for entry in reader.lexicons.table("tie_nouns").get(tree.lemma(number), ()):
        match entry.features["part"]:
            case "resource":
                yield from _resource(reader, number, entry)
            case "post":
                yield from _post(reader, number, entry)
            case "place":
                yield from _place(reader, number, entry)
            case "struggle":
                yield from _struggle(reader, number, entry)
            case "bond" | "giver":
                yield from _named_beside(reader, number, entry)
            case "pair":
                yield from _pair(reader, number, entry)


# ------------------------------------------------------------------ what one gives another


def _resource(reader: Reader, number: int, entry: Entry) -> Iterator[Bond]:
    tree = reader.tree
    top = _top(reader, number)
    receivers = objects_of_preposition(tree, number, "for", "to")
    receivers = receivers or objects_of_preposition(tree, top, "for", "to")
    givers = _owners(reader, number) or _owners(reader, top)
    giving = _giving_verb(reader, top)
    if giving is not None:
        verb, is_giver = giving
        subjects = actors_of(tree, verb)
        if is_giver:
            receivers = receivers or (givers and objects_of_preposition(tree, number, "of"))
            givers = subjects if _only_pronouns(reader, givers) else givers
            receivers = receivers or _receivers(reader, verb)
        else:
            receivers = receivers or subjects
            givers = givers or objects_of_preposition(tree, verb, "from")
    elif givers:
        receivers = receivers or objects_of_preposition(tree, number, "of")
    elif (above := _done_in(reader, number)) is not None:
        givers = actors_of(tree, above)
        receivers = objects_of_preposition(tree, number, "of")
    givers = givers or objects_of_preposition(tree, number, "from")
    teller = giving[0] if giving is not None else _done_in(reader, number)
    for subject, object_ in joint(reader, (givers, receivers)):
        if object_.kind is not PartyKind.CIVILIANS:
            yield replace(_bond(entry, subject, object_, number, RESOURCE), teller=teller)


def _done_in(reader: Reader, number: int) -> int | None:
    """Return the verb of what is done "in support of" somebody, or None."""
    tree, token = reader.tree, reader.tree.tokens[number]
    if token.relation != "pobj" or tree.lemma(token.head) != "in" or token.head != number - 1:
        return None
    return next((above for above in tree.ancestors(number) if tree.is_verb(above)), None)


def _struggle(reader: Reader, number: int, entry: Entry) -> Iterator[Bond]:
    """Two parties at war: "Iraq's fight against Islamic State"."""
    tree = reader.tree
    foes = objects_of_preposition(tree, number, "against")
    sides = _owners(reader, number)
    for subject, object_ in joint(reader, (sides, foes)):
        if {subject.kind, object_.kind} <= BODIES:
            yield _bond(entry, subject, object_, number, BOND)


def _pair(reader: Reader, number: int, entry: Entry) -> Iterator[Bond]:
    """Two parties joined: "the alliance between A and B", "A's alliance with B"."""
    first, *others = objects_of_preposition(reader.tree, number, "between") or [number]
    ends = [first], others
    if not others:
        ends = _owners(reader, number), objects_of_preposition(reader.tree, number, "with")
    for subject, object_ in joint(reader, ends):
        if {subject.kind, object_.kind} & _ARMED_OR_STATE:
            yield _bond(entry, subject, object_, number, BOND)


def _top(reader: Reader, number: int) -> int:
    """Return the noun that governs a resource: "provision" in "provision of funding"."""
    tree, current = reader.tree, number
    for _ in range(6):
        token = tree.tokens[current]
        if token.relation == "conj" and tree.is_noun(token.head):
            current = token.head
        elif token.relation == "pobj" and tree.lemma(token.head) in _THROUGH:
            above = tree.tokens[token.head].head
            if not (tree.is_noun(above) or tree.tokens[above].tag == "CD"):
                return current
            current = above
        else:
            return current
    return current


def _owners(reader: Reader, number: int) -> list[int]:
    owners = reader.tree.children(number, "poss")
    return reader.tree.conjuncts(owners[0]) if owners else []


def _only_pronouns(reader: Reader, heads: list[int]) -> bool:
    return all(reader.tree.tokens[head].tag == "PRP$" for head in heads)


def _giving_verb(reader: Reader, top: int) -> tuple[int, bool] | None:
    tree, token = reader.tree, reader.tree.tokens[top]
    verb = token.head
    if token.relation == "pobj" and tree.lemma(token.head) in {"with", "in"}:
        verb = tree.tokens[token.head].head
        if tree.tokens[verb].relation == "dobj" and not tree.is_verb(verb):
            verb = tree.tokens[verb].head
    elif token.relation not in {"dobj", "nsubjpass"}:
        return None
    entries = reader.lexicons.table("giving").get(tree.lemma(verb))
    return (verb, entries[0].code == "giver") if entries and tree.is_verb(verb) else None


def _receivers(reader: Reader, verb: int) -> list[int]:
    tree = reader.tree
    found = objects_of_preposition(tree, verb, "to", "for")
    found += [one for noun in tree.children(verb, "dative") for one in tree.conjuncts(noun)]
    holders = [verb, *tree.children(verb, "dobj")]
    with_gift = any(
        tree.lemma(prep) == "with" for holder in holders for prep in tree.children(holder, "prep")
    )
    return found or (acted_on(tree, verb) if with_gift else [])


# ------------------------------------------------------------------ posts and parts of bodies


def _post(reader: Reader, number: int, entry: Entry) -> Iterator[Bond]:
    """The holder of a post leads the body: "X, head of Y", "Y leader X", "X is the head of Y"."""
    token = reader.tree.tokens[number]
    if token.tag in {"NNS", "NNPS"} or (token.relation == "compound" and reader.in_heading(number)):
        return
    bodies = _bodies(reader, number) or _unknown_bodies(reader, number)
    for holder in _beside(reader, number):
        if holder.kind in {PartyKind.PERSON, PartyKind.UNKNOWN}:
            for body in bodies:
                yield _bond(entry, holder, body, number, POST)


def _place(reader: Reader, number: int, entry: Entry) -> Iterator[Bond]:
    """A body within another: "X, a branch of Y", or the branch itself: "an X affiliate"."""
    lemma = reader.tree.lemma(number)
    persons = lemma == "member"
    bodies = [body for body in _bodies(reader, number) if body.kind is not PartyKind.STATE]
    parts = [
        one
        for one in _beside(reader, number)
        if (one.kind is PartyKind.PERSON) is persons and one.kind is not PartyKind.STATE
    ]
    for part in parts:
        for body in bodies:
            yield _bond(entry, part, body, number, PLACE)


def _named_beside(reader: Reader, number: int, entry: Entry) -> Iterator[Bond]:
    """Two parties by their bond: "Iran's ally Syria", "X, a backer of Y"."""
    others = _bodies(reader, number)
    for one in _beside(reader, number):
        for other in others:
            if one.kind in TIED_KINDS and one.mention.quote != other.mention.quote:
                yield _bond(entry, one, other, number, BOND)


def _bodies(reader: Reader, number: int) -> list[Party]:
    """Return the bodies to which a post or part belongs: after "of", as owner, or before it."""
    tree = reader.tree
    heads = objects_of_preposition(tree, number, "of") or _owners(reader, number)
    heads = [
        head for head in heads if tree.lemma(head) not in _UNNAMED and not _is_gloss(reader, head)
    ]
    found = [one for one in tied_parties(reader, heads) if one.kind in BODIES]
    named = [] if heads else _name_before(reader, number)
    return found + named


def _unknown_bodies(reader: Reader, number: int) -> list[Party]:
    """Return the bodies that a post names after "of" and no table knows."""
    if reader.tree.lemma(number) not in _ARMED_POSTS:
        return []
    heads = objects_of_preposition(reader.tree, number, "of")[:1]
    named = [head for head in heads if reader.tree.tokens[head].tag in NAME_TAGS]
    found = [party(reader, head) for head in named]
    return [one for one in found if one.kind is PartyKind.UNKNOWN]


def _is_gloss(reader: Reader, head: int) -> bool:
    """Return whether a name is joined by "or" to the one that it repeats."""
    tree, token = reader.tree, reader.tree.tokens[head]
    joins = {tree.lemma(child) for child in tree.children(token.head, "cc")}
    return token.relation == "conj" and joins == {"or"}


def _name_before(reader: Reader, number: int) -> list[Party]:
    """Return the body whose name stands right before a noun ("an Islamic State affiliate")."""
    tree, first = reader.tree, number
    while first > tree.sentence_of(number).first and (
        tree.tokens[first - 1].text[:1].isupper() or tree.tokens[first - 1].tag == "HYPH"
    ):
        first -= 1
    for start in range(first, number):
        words = tree.span(start, number - 1)
        kinds = reader.names.party_kinds(words.quote) & BODIES
        if kinds:
            return [Party(mention=words, kind=sorted(kinds)[0])]
    return []


def _beside(reader: Reader, number: int) -> list[Party]:
    """Return whom a noun describes: by apposition, as title, or by "is"."""
    tree, token = reader.tree, reader.tree.tokens[number]
    heads = [token.head] if token.relation == "appos" else []
    heads += [child for child in tree.children(number, "appos") if child > number]
    if token.relation == "compound" and tree.tokens[token.head].tag in NAME_TAGS:
        heads.append(token.head)
    if token.relation == "attr" and tree.lemma(token.head) in {"be", "become"}:
        heads += tree.children(token.head, "nsubj")
    found = []
    for head in heads:
        if tree.tokens[head].tag in NAME_TAGS:
            found.append(_as_named(reader, head, number))
    return found


def _as_named(reader: Reader, head: int, post: int) -> Party:
    """Return a named party, without the post that stands as part of its noun phrase."""
    tree = reader.tree
    if tree.tokens[post].relation == "compound" and post < head:
        return Party(mention=tree.span(post + 1, head), kind=PartyKind.PERSON)
    return party(reader, head)


def _bond(entry: Entry, subject: Party, object_: Party, trigger: int, score: float) -> Bond:
    return Bond(
        subject=subject,
        relation=Relation(entry.code),
        object=object_,
        trigger=trigger,
        rule=f"ties/{entry.features['part']}",
        score=score,
    )


def _copula(reader: Reader, noun: int) -> int | None:
    """Return the "is" or "was" under which a noun says what its subject is, or None."""
    token = reader.tree.tokens[noun]
    says = token.relation == "attr" and reader.tree.lemma(token.head) == "be"
    return token.head if says else None
