"""Later tellings of a document's main act, by other words than the first.

A report on one act tells it again and again: "the bombings", "two men blew themselves up",
"more than 30 people were killed". A telling without a place or time of its own belongs to
the one current act that it can be of; where there are two such acts it stays by itself.
"""

from collections.abc import Sequence

from tocsin.core.types import Figure, Occurrence, Party
from tocsin.core.vocab import EventType, FigureKind, Mode
from tocsin.extract.occurrences.clauses import clause_tokens, verb_over
from tocsin.extract.occurrences.identity import (
    LASTING,
    Draft,
    compatible,
    is_dated,
    makes_incident,
    places_of,
    words_of,
)
from tocsin.extract.occurrences.triggers import noun_entries
from tocsin.extract.reader import Reader

# Those whom any act may strike: they set no two acts apart.
CROWD = frozenset(
    "crowd mourner worshipper bystander civilian pedestrian shopper passenger resident villager "
    "victim person ceremony gathering funeral procession event dozen hundred many least more "
    "than nearly about over some lives life dead member child woman man men women children "
    "mourners worshippers bystanders civilians pedestrians shoppers passengers residents "
    "villagers victims dozens hundreds thousands themselves himself herself them him".split()
)
# What such acts do is done to those taken or hurt, not to passers-by.
PERSONAL = frozenset({Mode.ABDUCT, Mode.SEXUAL, Mode.TORTURE, Mode.DESTROY})
ANOTHER = frozenset(
    "another other second third fourth separate different similar subsequent further new earlier "
    "previous later next first former past".split()
)
APART = frozenset("separate separately elsewhere meanwhile".split())
NATIONWIDE = frozenset({"nationwide", "countrywide"})
ALL_OVER = frozenset({"across", "throughout", "around", "over"})
COUNTRY = frozenset({"country", "nation", "region", "province", "state"})
ONCE_MORE = frozenset("again before later earlier previously".split())


def retold(reader: Reader, drafts: Sequence[Draft], groups: Sequence[int]) -> tuple[int, ...]:
    """Return the groups, later tellings put into the group of the act that they tell."""
    members: dict[int, list[Draft]] = {}
    for draft, group in zip(drafts, groups, strict=True):
        members.setdefault(group, []).append(draft)
    current = [group for group in members if all(_is_current(one) for one in members[group])]
    hosts = _hosts({group: members[group] for group in current})
    moved: dict[int, int] = {}
    for group in sorted(current, key=lambda one: one not in hosts):
        if not all(_can_retell(reader, draft) for draft in members[group]):
            continue
        fitting = [
            host
            for host in hosts
            if host != group
            and host not in moved
            and (group not in hosts or _share_place(members[host], members[group]))
            and _fits(reader, members[host], members[group])
        ]
        if len(fitting) == 1:
            moved[group] = fitting[0]
            members[fitting[0]] = members[fitting[0]] + members[group]
    return tuple(_end(moved, group) for group in groups)


def _end(moved: dict[int, int], group: int) -> int:
    while group in moved:
        group = moved[group]
    return group


def _is_current(draft: Draft) -> bool:
    one = draft.occurrence
    return one.event_type is EventType.ASSAULT and makes_incident(one)


def _within_other(reader: Reader, draft: Draft) -> bool:
    """Return whether harm was done in an act of another kind ("killed during the rallies")."""
    if draft.is_noun:
        return False
    beside = [
        noun_entries(reader, number)
        for number in clause_tokens(reader, draft.token)
        if reader.tree.tokens[number].relation == "pobj"
    ]
    return any(
        found is not None and all(entry.code != draft.occurrence.event_type for entry in found[0])
        for found in beside
    )


def _hosts(current: dict[int, list[Draft]]) -> list[int]:
    """Return the acts with a place or time of their own; without any, those of the lead."""
    placed = [g for g, drafts in current.items() if any(_is_placed(one) for one in drafts)]
    return placed or [
        g for g, drafts in current.items() if any(one.lead or one.heading for one in drafts)
    ]


def _share_place(host: Sequence[Draft], telling: Sequence[Draft]) -> bool:
    places = [{p for one in side for p in places_of(one.occurrence)} for side in (host, telling)]
    return bool(places[0] & places[1])


def _is_placed(draft: Draft) -> bool:
    one = draft.occurrence
    return bool(one.places) or is_dated(one)


def _can_retell(reader: Reader, draft: Draft) -> bool:
    """Return whether nothing in its words says that this is one more act."""
    tree, token = reader.tree, draft.token
    if tree.lemma(token) in LASTING or _within_other(reader, draft):
        return False
    above = tree.tokens[token]
    if above.relation == "pcomp" and tree.lemma(above.head) in {"before", "after"}:
        return False
    sentence = tree.sentence_of(token)
    whole = {tree.lemma(number) for number in range(sentence.first, sentence.last)}
    own = {tree.lemma(child) for child in tree.children(token, "amod", "det", "nummod")}
    adverbs = {tree.lemma(child) for child in tree.children(token, "advmod")}
    return not (own & ANOTHER or whole & APART or adverbs & ONCE_MORE)


def _fits(reader: Reader, host: Sequence[Draft], telling: Sequence[Draft]) -> bool:
    return not any(_is_beside(reader, host, draft) for draft in telling) and all(
        compatible(reader, first.occurrence, second.occurrence)
        and _targets_agree(reader, first, second)
        and _figures_agree(first.occurrence, second.occurrence)
        and _countries_agree(reader, first, second)
        and not _is_lasting(reader, first)
        and not _is_spread(reader, first)
        and not _is_spread(reader, second)
        for first in host
        for second in telling
    )


def _is_beside(reader: Reader, host: Sequence[Draft], telling: Draft) -> bool:
    """Return whether it tells of a target of which nobody in the host speaks, as another act.

    So does a witness that told nothing of the host, and a clause with an actor of its own.
    """
    if telling.is_noun:
        return False
    own = _targets(telling.occurrence.recipients)
    struck = {word for draft in host for word in _targets(draft.occurrence.recipients)}
    if not own or own & struck:
        return False
    witnessed = telling.witness is not None and all(
        draft.witness != telling.witness for draft in host
    )
    return witnessed or bool(telling.occurrence.actors)


def _is_spread(reader: Reader, draft: Draft) -> bool:
    """Return whether harm is told of a whole country: of many acts, for all that is said."""
    tree = reader.tree
    verb = verb_over(reader, draft.token)
    members = clause_tokens(reader, verb) if verb is not None else [draft.token]
    return any(
        tree.lemma(number) in NATIONWIDE
        or (
            tree.lemma(number) in ALL_OVER
            and any(tree.lemma(head) in COUNTRY for head in tree.children(number, "pobj"))
        )
        for number in members
    )


def _countries_agree(reader: Reader, first: Draft, second: Draft) -> bool:
    """Return whether the second is not in another country than the first ("in a Kenyan camp")."""
    one, other = (_countries(reader, side.token) for side in (first, second))
    return not one or not other or bool(one & other)


def _countries(reader: Reader, token: int) -> set[str]:
    """Return the countries that the phrases of place in an act's clause name."""
    tree = reader.tree
    verb = verb_over(reader, token)
    members = clause_tokens(reader, verb) if verb is not None else tree.subtree(token)
    within = {
        number
        for prep in members
        if tree.tokens[prep].relation == "prep" and tree.lemma(prep) in {"in", "at", "near"}
        for number in tree.subtree(prep)
    }
    found = {reader.names.country_of(tree.tokens[number].text) for number in within}
    return {country for country in found if country}


def _is_lasting(reader: Reader, draft: Draft) -> bool:
    one = draft.occurrence
    return reader.tree.lemma(draft.token) in LASTING or bool(PERSONAL & set(one.modes))


def _targets_agree(reader: Reader, first: Draft, second: Draft) -> bool:
    """Return whether the same may have been struck; bare harm may be of anybody there."""
    if is_bare_harm(reader, second):
        return True
    one, other = (_targets(side.occurrence.recipients) for side in (first, second))
    return not one or not other or bool(one & other)


def is_bare_harm(reader: Reader, draft: Draft) -> bool:
    """Return whether only deaths or injuries are told, and nobody who caused them."""
    one = draft.occurrence
    entries = reader.lexicons.table("harm").get(reader.tree.lemma(draft.token), ())
    beside = any(noun_entries(reader, number) for number in clause_tokens(reader, draft.token))
    return bool(entries) and not draft.is_noun and not (one.actors or beside) and bool(one.figures)


def _targets(parties: Sequence[Party]) -> set[str]:
    return {word for word in words_of(parties) - CROWD if not any(c.isdigit() for c in word)}


def _figures_agree(one: Occurrence, other: Occurrence) -> bool:
    """Return whether counts of acts, of the killed and of the attackers allow one act."""
    told = [
        (first, second)
        for first in one.figures
        for second in other.figures
        if first.kind is second.kind
        and first.kind in {FigureKind.KILLED, FigureKind.PERPETRATORS}
        and first.subset_of is None
        and second.subset_of is None
    ]
    counted = [(one.count, other.count)] if one.count and other.count else []
    return all(_meet(first, second) for first, second in [*told, *counted])


def _meet(first: Figure, second: Figure) -> bool:
    return (first.high is None or second.low is None or second.low <= first.high) and (
        second.high is None or first.low is None or first.low <= second.high
    )
