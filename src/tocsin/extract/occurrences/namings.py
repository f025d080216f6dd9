"""Who the people of an act are, told apart from it: "The victim was identified as Ada Roe".

The name joins the act that struck whoever is described, and that of a suspect the act that he is
suspected of. Where several acts may be meant, no name is given to any.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.core.types import Party
from tocsin.core.vocab import PartStatus, PartyKind
from tocsin.extract.occurrences.aftermath import ATTACKERS, struck_by
from tocsin.extract.occurrences.clauses import is_passive, objects, subjects
from tocsin.extract.occurrences.counted import is_named_person, with_listed
from tocsin.extract.occurrences.identity import Draft, violent_acts
from tocsin.extract.occurrences.victims import Victims
from tocsin.extract.phrases.mentions import party
from tocsin.extract.reader import Reader

NAMING = frozenset({"identify", "name", "recognize", "recognise", "id"})
BEING = frozenset({"be"})
SUFFERERS = frozenset({"victim", "deceased", "dead"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    """The heads of somebody described, and of the names told of them."""

    described: int
    names: tuple[int, ...]


def with_namings(
    reader: Reader, drafts: Sequence[Draft], groups: Sequence[int], victims: Victims
) -> list[Draft]:
    """Return the drafts of violent acts with the names told of those who had a part in them."""
    found, acts = list(drafts), violent_acts(drafts, groups)
    for naming in _namings(reader):
        suspect = reader.tree.lemma(naming.described) in ATTACKERS
        place = _place(reader, found, acts, victims, naming.described, suspect=suspect)
        if place is None:
            continue
        parties = [
            one
            for head in naming.names
            if (one := _person(reader, head, suspect=suspect)) is not None
        ]
        found[place] = _with(found[place], parties, suspect=suspect)
    return found


def _namings(reader: Reader) -> Iterator[_Naming]:
    tree = reader.tree
    for verb, token in enumerate(tree.tokens):
        if not token.tag.startswith("VB") or tree.negated(verb):
            continue
        lemma = tree.lemma(verb)
        if lemma in NAMING:
            yield from _identified(reader, verb)
        elif lemma in BEING:
            for one in subjects(reader, verb):
                if tree.lemma(one) in SUFFERERS | ATTACKERS:
                    yield from _naming(reader, one, tree.children(verb, "attr"))
    for head, token in enumerate(tree.tokens):
        if tree.lemma(head) in SUFFERERS and token.tag in {"NN", "NNS"}:
            yield from _naming(reader, head, tree.children(head, "appos"))


def _identified(reader: Reader, verb: int) -> Iterator[_Naming]:
    """Read "identified the victim as X", "X was identified as the victim"."""
    tree = reader.tree
    told = subjects(reader, verb) if is_passive(reader, verb) else objects(reader, verb)
    shown = [
        head
        for above in (verb, *told)
        for prep in tree.children(above, "prep")
        if tree.lemma(prep) == "as"
        for head in tree.children(prep, "pobj")
    ]
    shown += tree.children(verb, "oprd")
    for one in told:
        yield from _naming(reader, one, shown)
        if is_named_person(reader, one):
            for other in shown:
                yield from _naming(reader, other, [one])


def _naming(reader: Reader, described: int, heads: Sequence[int]) -> Iterator[_Naming]:
    names = tuple(one for one in with_listed(reader, heads) if is_named_person(reader, one))
    if names and not is_named_person(reader, described):
        yield _Naming(described=described, names=names)


def _place(
    reader: Reader,
    drafts: Sequence[Draft],
    acts: dict[int, list[int]],
    victims: Victims,
    described: int,
    *,
    suspect: bool,
) -> int | None:
    """Return the first telling of the one act in which somebody had a part, None if unclear."""
    if not suspect:
        struck = [
            places[0]
            for places in acts.values()
            if any(
                victims.same(described, head)
                for place in places
                for head in struck_by(reader, drafts[place])
            )
        ]
        if len(struck) == 1:
            return struck[0]
        if not victims.is_vague(described):
            return None
    return next(iter(acts.values()))[0] if len(acts) == 1 else None


def _person(reader: Reader, head: int, *, suspect: bool) -> Party | None:
    status = PartStatus.SUSPECTED if suspect else PartStatus.STATED
    named = party(reader, head, status=status)
    if named.kind not in {PartyKind.UNKNOWN, PartyKind.PERSON}:
        return None
    return replace(named, kind=PartyKind.PERSON)


def _with(draft: Draft, parties: Sequence[Party], *, suspect: bool) -> Draft:
    one = draft.occurrence
    held = one.actors if suspect else one.recipients
    known = {party.mention.quote.lower() for party in held}
    new = tuple(party for party in parties if party.mention.quote.lower() not in known)
    if not new:
        return draft
    added = (*held, *new)
    told = replace(one, actors=added) if suspect else replace(one, recipients=added)
    return replace(draft, occurrence=told)
