"""Ties that verbs say: "backs", "is encouraging", "consult with", "backed by", "Iran-backed"."""

from collections.abc import Iterator
from dataclasses import replace

from tocsin.core.ports import Entry
from tocsin.core.types import Party, Span
from tocsin.core.vocab import PartyKind, Relation
from tocsin.extract.phrases.ends import acted_on, actors_of, is_passive, objects_of_preposition
from tocsin.extract.phrases.mentions import party
from tocsin.extract.reader import Reader
from tocsin.extract.ties.ends import BODIES, Bond, joint

# Scores rank claims; they are not calibrated.
PLAIN, WEAK, PREMODIFIER = 0.7, 0.45, 0.5
_PREMODIFIERS = {
    "led": Relation.LEADS,
    "backed": Relation.SUPPORTS,
    "supported": Relation.SUPPORTS,
    "sponsored": Relation.SUPPORTS,
    "funded": Relation.FUNDS,
    "financed": Relation.FUNDS,
    "trained": Relation.TRAINS,
    "armed": Relation.ARMS,
    "aligned": Relation.ALLIED_WITH,
    "allied": Relation.ALLIED_WITH,
}


_ARMED_OR_STATE = frozenset({PartyKind.GROUP, PartyKind.FORCE, PartyKind.STATE})
_OPENING_TAGS = frozenset({"DT", "JJ", "CD", "PRP$", "RB"})


def verb_bonds(reader: Reader, number: int) -> Iterator[Bond]:
    """Yield the ties that a verb says, or a participle joined to a name by a hyphen."""
    tree = reader.tree
    if (premodified := _premodifier(reader, number)) is not None:
        yield premodified
        return
    if (
        not tree.is_verb(number)
        or tree.tokens[number].relation in {"aux", "auxpass"}
        or _hyphened(reader, number)
    ):
        return
    for entry in reader.lexicons.table("ties").get(_phrase(reader, number), ()):
        yield from _bonds(reader, number, entry)


def _phrase(reader: Reader, number: int) -> str:
    particles = [reader.tree.lemma(child) for child in reader.tree.children(number, "prt")]
    return " ".join([reader.tree.lemma(number), *particles])


def _bonds(reader: Reader, number: int, entry: Entry) -> Iterator[Bond]:
    relation = Relation(entry.code)
    if _tells_an_event(reader, number, entry) or _has_clause(reader, number, entry):
        return
    ends = _ends(reader, number, entry)
    for subject, object_ in joint(reader, ends, leads=relation is Relation.LEADS):
        if _fits(relation, subject, object_):
            yield Bond(
                subject=subject,
                relation=relation,
                object=object_,
                trigger=number,
                rule="ties/verb",
                score=WEAK if "weak" in entry.features else PLAIN,
                teller=number,
            )


def _ends(reader: Reader, number: int, entry: Entry) -> tuple[list[int], list[int]]:
    tree = reader.tree
    ends = entry.features.get("end", "object").split(",")
    prepositions = [end for end in ends if end != "object"]
    actors = actors_of(tree, number)
    if prepositions:
        objects = objects_of_preposition(tree, number, *prepositions)
        if objects:
            return (acted_on(tree, number) if is_passive(tree, number) else actors), objects
    if "object" in ends or "bare" in entry.features:
        return actors, acted_on(tree, number)
    return [], []


def _tells_an_event(reader: Reader, number: int, entry: Entry) -> bool:
    if "enters" in entry.features and _is_entering(reader, number):
        return True
    if entry.features.get("event") != "past":
        return False
    return reader.tree.tokens[number].tag == "VBD" or (
        is_passive(reader.tree, number) and reader.tree.tokens[number].relation != "acl"
    )


def _is_entering(reader: Reader, number: int) -> bool:
    """Return whether somebody is on the way into a relation, not in it ("is joining the pact").

    Who is accused of entering it is said to be in it.
    """
    tree = reader.tree
    if tree.tokens[number].tag != "VBG":
        return False
    accuser = tree.tokens[tree.tokens[number].head].head
    blamed = tree.is_verb(accuser) and tree.lemma(accuser) in reader.lexicons.table("part_status")
    return tree.tokens[number].relation != "pcomp" or not blamed


def _has_clause(reader: Reader, number: int, entry: Entry) -> bool:
    """Return whether a weak verb ("help") has a clause for its object: then it is no tie."""
    return "weak" in entry.features and bool(reader.tree.children(number, "ccomp", "xcomp"))


def _fits(relation: Relation, subject: Party, object_: Party) -> bool:
    match relation:
        case Relation.LEADS:
            return object_.kind in BODIES - {PartyKind.STATE} or _is_government(object_)
        case Relation.PART_OF:
            return object_.kind in BODIES - {PartyKind.STATE}
        case Relation.FIGHTS:
            return {subject.kind, object_.kind} <= BODIES
        case Relation.DIRECTS:
            return object_.kind in BODIES - {PartyKind.STATE}
        case Relation.ALLIED_WITH:
            return object_.kind in _ARMED_OR_STATE
        case Relation.ENCOURAGES:
            return object_.kind in BODIES
        case Relation.HOSTS | Relation.RECRUITS:
            return True
    return object_.kind is not PartyKind.CIVILIANS


def _is_government(body: Party) -> bool:
    """Return whether words for a state name its government, which somebody leads."""
    return "government" in body.mention.quote.lower().split()


def _hyphened(reader: Reader, number: int) -> bool:
    tokens = reader.tree.tokens
    return number > 0 and tokens[number - 1].text in {"-", "\u2010", "\u2011", "\u2013"}


def _premodifier(reader: Reader, number: int) -> Bond | None:
    """The tie inside "Iran-backed militants", "a U.S.-led coalition"."""
    tree = reader.tree
    named = _one_token(reader, number) or _two_tokens(reader, number)
    head = tree.tokens[number].head
    if named is None or head <= number:
        return None
    words, lemma = named
    relation = _PREMODIFIERS.get(lemma)
    subject, object_ = _namer(reader, words), party(reader, head)
    if relation is None or subject is None or object_.kind not in BODIES:
        return None
    before = tree.tokens_in(tree.characters(object_.mention.start, subject.mention.start + 1))
    if any(tree.tokens[one].tag not in _OPENING_TAGS for one in before):
        whole = tree.characters(subject.mention.start, object_.mention.end)
        object_ = replace(object_, mention=whole)
    return Bond(
        subject=subject,
        relation=relation,
        object=object_,
        trigger=number,
        rule="ties/premodifier",
        score=PREMODIFIER,
    )


def _one_token(reader: Reader, number: int) -> tuple[Span, str] | None:
    """Return the name and the participle of a word like "U.S.-led", or None."""
    token = reader.tree.tokens[number]
    name, hyphen, participle = token.text.rpartition("-")
    if not hyphen or not name or token.relation != "amod":
        return None
    return reader.tree.characters(token.start, token.start + len(name)), participle.lower()


def _two_tokens(reader: Reader, number: int) -> tuple[Span, str] | None:
    """Return the name before a hyphen and the participle after it, or None."""
    if number < 2 or not _hyphened(reader, number):
        return None
    return reader.tree.span(number - 2, number - 2), reader.tree.tokens[number].text.lower()


def _namer(reader: Reader, words: Span) -> Party | None:
    """Return the party named before the hyphen, by its name or adjective."""
    if reader.names.country_of(words.quote) is not None:
        return Party(mention=words, kind=PartyKind.STATE)
    kinds = reader.names.party_kinds(words.quote) & BODIES
    return Party(mention=words, kind=min(kinds)) if kinds else None
