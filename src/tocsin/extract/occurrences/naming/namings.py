"""Who the people of an act are, told apart from it: "The victim was identified as Ada Roe".

The name joins the act that struck whoever is described, and that of a suspect the act that he is
suspected of. Where several acts may be meant, no name is given to any.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tocsin.core.types import Party
from tocsin.core.vocab import FigureKind, Mode, PartStatus, PartyKind
from tocsin.extract.occurrences.charges import Acts, find_charges
from tocsin.extract.occurrences.clauses import verb_over
from tocsin.extract.occurrences.harm.aftermath import struck_by
from tocsin.extract.occurrences.naming.naming_forms import find_namings
from tocsin.extract.occurrences.naming.standing import Part, Standing
from tocsin.extract.occurrences.realis.background import Publication, publication, tells_of_long_ago
from tocsin.extract.occurrences.sameness.identity import Draft, violent_acts
from tocsin.extract.occurrences.victims.name_lists import names_listed
from tocsin.extract.occurrences.victims.victims import Victims
from tocsin.extract.phrases.mentions import party
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

# Of these nobody dies as of a shot: a death told apart may have any cause.
NOT_DEADLY = frozenset({Mode.ABDUCT, Mode.TORTURE, Mode.SEXUAL, Mode.DESTROY})
HARM = frozenset({FigureKind.KILLED, FigureKind.INJURED})


def with_namings(
    reader: Reader,
    drafts: Sequence[Draft],
    groups: Sequence[int],
    befell: Mapping[int, int],
    victims: Victims,
    settings: OccurrenceSettings,
) -> list[Draft]:
    """Return the drafts of violent acts with the names told of those who had a part in them.

    Args:
        reader: The document.
        drafts: Its acts, those of one incident with one number in `groups`.
        groups: The incident of each draft.
        befell: The heads of those harmed apart from the act, with the group of that.
        victims: Its persons.
        settings: What is history.
    """
    found, violent = list(drafts), violent_acts(drafts, groups)
    if not violent:
        return found
    befell = {head: group for head, group in befell.items() if _may_kill(drafts, violent[group])}
    sufferers = {**_sufferers(reader, drafts, violent), **befell}
    acts = Acts(drafts=drafts, groups=groups, violent=violent, sufferers=sufferers)
    for head, part in _named(reader, acts, befell, victims, settings):
        place = violent[part.group][0]
        if not _is_known(reader, found, violent[part.group], victims, head):
            found[place] = _with(reader, found[place], head, part)
    return found


def _named(
    reader: Reader,
    acts: Acts,
    befell: Mapping[int, int],
    victims: Victims,
    settings: OccurrenceSettings,
) -> Iterator[tuple[int, Part]]:
    """Yield the heads of the names of those who had a part in an act."""
    told = dict(_actors(reader, acts))
    told |= {head: Part(group=group, acted=False) for head, group in acts.sufferers.items()}
    for charge in find_charges(reader, acts, victims, settings):
        part = Part(group=charge.group, acted=True, status=PartStatus.SUSPECTED)
        for head in charge.accused:
            told.setdefault(head, part)
            for name in names_listed(reader, victims, [head]):
                told.setdefault(name, part)
    standing = Standing(reader, acts, victims, told)
    published = publication(reader)
    for naming in find_namings(reader, victims):
        old = _is_old(reader, naming.described, published, settings)
        part_of = None if old else standing.of(naming.described)
        if part_of is not None:
            yield from ((name, part_of) for name in naming.names)
    for head, part in sorted(told.items(), key=lambda each: each[0]):
        direct = part.acted or head in befell
        if direct and victims.is_name(head) and victims.full_name(head) is not None:
            yield head, part


def _may_kill(drafts: Sequence[Draft], places: Sequence[int]) -> bool:
    """Return whether who is told to have died or be hurt, apart from an act, is so by its kind."""
    modes = {mode for place in places for mode in drafts[place].occurrence.modes}
    return not modes or not modes <= NOT_DEADLY


def _is_old(
    reader: Reader, token: int, published: Publication, settings: OccurrenceSettings
) -> bool:
    """Return whether the clause in which a word stands tells of long ago."""
    verb = verb_over(reader, token)
    over = token if verb is None else verb
    return tells_of_long_ago(reader, over, published=published, settings=settings)


def _sufferers(
    reader: Reader, drafts: Sequence[Draft], violent: Mapping[int, Sequence[int]]
) -> dict[int, int]:
    """Return the heads of those whom acts struck or harmed, with the group of the act."""
    tree, found = reader.tree, dict[int, int]()
    for group, places in violent.items():
        for place in places:
            one = drafts[place].occurrence
            spans = [party.mention for party in one.recipients]
            spans += [
                figure.of_whom for figure in one.figures if figure.of_whom and figure.kind in HARM
            ]
            heads = [top for span in spans for top in tree.tops(tree.tokens_in(span))]
            for head in (*struck_by(reader, drafts[place]), *heads):
                found.setdefault(head, group)
    return found


def _actors(reader: Reader, acts: Acts) -> Iterator[tuple[int, Part]]:
    """Yield the heads of those who acted, each with the part that the text gives them."""
    tree = reader.tree
    for group, places in acts.violent.items():
        for place in places:
            for one in acts.drafts[place].occurrence.actors:
                if one.mention.document_id == reader.document.id:
                    part = Part(group=group, acted=True, status=one.status)
                    yield from ((head, part) for head in tree.tops(tree.tokens_in(one.mention)))


def _is_known(
    reader: Reader, drafts: Sequence[Draft], places: Sequence[int], victims: Victims, head: int
) -> bool:
    """Return whether a person has a part in an act already, by any form of the name."""
    name = victims.full_name(head)
    if name is None:
        return False
    parties = [
        one
        for place in places
        for one in (*drafts[place].occurrence.actors, *drafts[place].occurrence.recipients)
        if one.mention.document_id == reader.document.id
    ]
    return any(
        victims.full_name(token) == name
        for one in parties
        for token in reader.tree.tokens_in(one.mention)
    )


def _with(reader: Reader, draft: Draft, head: int, part: Part) -> Draft:
    one = draft.occurrence
    held: tuple[Party, ...] = one.actors if part.acted else one.recipients
    named = replace(party(reader, head, status=part.status), kind=PartyKind.PERSON)
    if named.mention.quote.lower() in {each.mention.quote.lower() for each in held}:
        return draft
    added = (*held, named)
    told = replace(one, actors=added) if part.acted else replace(one, recipients=added)
    return replace(draft, occurrence=told)
