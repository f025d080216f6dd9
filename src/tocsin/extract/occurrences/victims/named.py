"""Gives each party of an act the full name that the text has for it elsewhere.

"Ada Roe ... Ms Roe was arrested", "a reporter, Ada Roe, was beaten", "Ada Roe ... She was
beaten": the mention stays as it is written, and `Party.name` says who is meant. The members of
a group that suffers who are named beside it are recipients of their own.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from tocsin.core.types import Claim, Occurrence, Party, Span
from tocsin.core.vocab import PartyKind
from tocsin.extract.attribution.referents import described_name
from tocsin.extract.occurrences.victims.members import members
from tocsin.extract.occurrences.victims.people import PERSONAL, People
from tocsin.extract.phrases.mentions import party as party_at
from tocsin.extract.reader import Reader

BEARING = frozenset({PartyKind.PERSON, PartyKind.CIVILIANS, PartyKind.UNKNOWN, PartyKind.FORCE})
GROUPS = BEARING | {PartyKind.ORGANISATION, PartyKind.GROUP}
NAMING = frozenset({"name", "identify", "call", "know"})


def with_names(reader: Reader, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, the parties of their occurrences with their full names."""
    if not any(isinstance(claim.content, Occurrence) for claim in claims):
        return tuple(claims)
    people = People(reader)
    return tuple(_with_names(reader, people, claim) for claim in claims)


def _with_names(reader: Reader, people: People, claim: Claim) -> Claim:
    content = claim.content
    if not isinstance(content, Occurrence):
        return claim
    actors, recipients = (
        tuple(_named(reader, people, party) for party in parties)
        for parties in (content.actors, content.recipients)
    )
    known = {party.name for party in (*actors, *recipients) if party.name is not None}
    further = _members(reader, people, content.recipients, known)
    return replace(
        claim, content=replace(content, actors=actors, recipients=(*recipients, *further))
    )


def _members(
    reader: Reader, people: People, groups: Sequence[Party], known: Collection[Span]
) -> tuple[Party, ...]:
    """Return the members of some groups whom the text names and nobody has named yet."""
    found: dict[Span, Party] = {}
    for group in groups:
        if group.kind not in GROUPS or group.mention.document_id != reader.document.id:
            continue
        head = _head(reader, group.mention)
        for member in members(reader, people, head) if head is not None else ():
            name = people.full_name(member)
            if name is not None and name not in known:
                one = party_at(reader, member, status=group.status)
                found.setdefault(name, replace(one, kind=PartyKind.PERSON, name=name))
    return tuple(found.values())


def _named(reader: Reader, people: People, party: Party) -> Party:
    if party.kind not in BEARING or party.mention.document_id != reader.document.id:
        return party
    head = _head(reader, party.mention)
    name = name_at(reader, people, head) if head is not None else None
    return replace(party, name=name) if name is not None else party


def name_at(reader: Reader, people: People, head: int) -> Span | None:
    """Return the full name of whom a noun phrase means, None where the text does not say."""
    tree = reader.tree
    if tree.tokens[head].tag in {"PRP", "PRP$"}:
        known = tree.tokens[head].text.lower() in PERSONAL
        return people.meant_by(head) if known else None
    if tree.tokens[head].tag == "NNP":
        return people.full_name(head)
    if tree.tokens[head].tag != "NN":
        return None
    for other in _beside(reader, head):
        if found := people.full_name(other):
            return found
    described = described_name(reader, head)
    return people.span_of(described) if described else None


def _beside(reader: Reader, noun: int) -> list[int]:
    """Return the names that stand beside a description: "a man named X", "a man, X,"."""
    tree = reader.tree
    found = [tree.tokens[noun].head] if tree.tokens[noun].relation == "appos" else []
    found += tree.children(noun, "appos")
    for verb in tree.children(noun, "acl"):
        if tree.lemma(verb) in NAMING:
            found += tree.children(verb, "oprd", "dobj", "attr")
            found += [
                one for prep in tree.children(verb, "prep") for one in tree.children(prep, "pobj")
            ]
    return [one for one in found if tree.tokens[one].tag == "NNP"]


def _head(reader: Reader, mention: Span) -> int | None:
    """Return the token of a mention on which none of its others depends from outside."""
    tops = reader.tree.tops(reader.tree.tokens_in(mention))
    return tops[0] if tops else None
