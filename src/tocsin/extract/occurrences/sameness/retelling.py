"""Later tellings of a document's main act, by other words than the first.

A report on one act tells it again and again: "the bombings", "two men blew themselves up",
"more than 30 people were killed". Two groups of tellings that nothing sets apart are one where
something ties them: the victim, the place, the day, the means. A telling without a place or time
of its own belongs to the one current act that it can be of. Where two acts that are set apart
claim it alike, it stays by itself.
"""

from collections.abc import Collection, Mapping, Sequence

from tocsin.core.types import Figure, Occurrence, Party
from tocsin.core.vocab import EventType, FigureKind, Mode
from tocsin.extract.occurrences.clauses import clause_tokens, verb_over
from tocsin.extract.occurrences.sameness.another import (
    may_be_another,
    tells_several,
    told_as_another,
)
from tocsin.extract.occurrences.sameness.identity import (
    LASTING,
    VAGUE,
    Draft,
    compatible,
    is_dated,
    makes_incident,
    places_of,
    share_victim,
    words_of,
)
from tocsin.extract.occurrences.triggers import noun_entries
from tocsin.extract.occurrences.victims.same_victims import (
    Likeness,
    Victim,
    VictimsOfActs,
    likeness,
)
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
NATIONWIDE = frozenset({"nationwide", "countrywide"})
ALL_OVER = frozenset({"across", "throughout", "around", "over"})
COUNTRY = frozenset({"country", "nation", "region", "province", "state"})


def retold(
    reader: Reader, drafts: Sequence[Draft], groups: Sequence[int], victims: VictimsOfActs
) -> tuple[int, ...]:
    """Return the groups, later tellings put into the group of the act that they tell.

    What is tied most closely is joined first, wherever in the text it stands, and then what
    only one act can be.
    """
    members: dict[int, list[Draft]] = {}
    for draft, group in zip(drafts, groups, strict=True):
        members.setdefault(group, []).append(draft)
    told = {
        group: those for group, those in members.items() if all(_is_current(one) for one in those)
    }
    evidence = Evidence(reader, victims, drafts)
    moved: dict[int, int] = {}
    while (found := _next(evidence, told)) is not None:
        group, host = found
        moved[group] = host
        told[host] = sorted([*told[host], *told.pop(group)], key=lambda one: one.token)
    return tuple(_end(moved, group) for group in groups)


def _next(evidence: "Evidence", told: Mapping[int, list[Draft]]) -> tuple[int, int] | None:
    """Return the group to be put into another next, and that one; None where none is left."""
    hosts = _hosts(told)
    sure = bool(hosts)
    hosts = hosts or sorted(told)[:1]
    tied: list[tuple[int, int, int]] = []
    alone: list[tuple[int, int]] = []
    for group in sorted(told, key=lambda one: (one not in hosts, one)):
        if not evidence.can_retell(told[group]):
            continue
        fitting = [
            host for host in hosts if host != group and evidence.fits(told[host], told[group])
        ]
        strength = {host: evidence.ties(told[host], told[group]) for host in fitting}
        most = max(strength.values(), default=0)
        closest = [host for host in fitting if strength[host] == most]
        if not closest or not evidence.are_one(told, closest):
            continue
        if most:
            tied.append((-most, group, closest[0]))
        elif (sure and group not in hosts) or evidence.goes_on(told[closest[0]], told[group]):
            alone.append((group, closest[0]))
    if tied:
        _, group, host = min(tied)
        return group, host
    return alone[0] if alone else None


def _end(moved: Mapping[int, int], group: int) -> int:
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


def _hosts(current: Mapping[int, list[Draft]]) -> list[int]:
    """Return the acts with a place or time of their own; without any, those of the lead."""
    placed = [g for g, drafts in current.items() if any(_is_placed(one) for one in drafts)]
    lead = [g for g, drafts in current.items() if any(one.lead or one.heading for one in drafts)]
    return placed or lead


def _is_placed(draft: Draft) -> bool:
    one = draft.occurrence
    return bool(one.places) or is_dated(one)


class Evidence:
    """What speaks for and against two groups of tellings being of one act."""

    def __init__(self, reader: Reader, victims: VictimsOfActs, drafts: Sequence[Draft]) -> None:
        self._reader = reader
        self._acts = frozenset(draft.token for draft in drafts)
        self._victims = victims
        self._pairs: dict[tuple[int, int], bool] = {}

    def can_retell(self, telling: Sequence[Draft]) -> bool:
        """Return whether nothing in the words of a group says that it is one more act."""
        return all(_can_retell(self._reader, draft, self._acts) for draft in telling)

    def fits(self, host: Sequence[Draft], telling: Sequence[Draft]) -> bool:
        """Return whether nothing sets any telling of one group apart from any of the other."""
        return (
            not any(_is_beside(host, draft, self._victims) for draft in telling)
            and not self._precedes(host, telling)
            and all(self._agree(first, second) for first in host for second in telling)
            and self._victims_agree(host, telling)
        )

    def are_one(self, told: Mapping[int, Sequence[Draft]], groups: Sequence[int]) -> bool:
        """Return whether nothing sets any two of some groups apart."""
        return all(
            self.fits(told[one], told[other]) and self.fits(told[other], told[one])
            for place, one in enumerate(groups)
            for other in groups[:place]
        )

    def goes_on(self, host: Sequence[Draft], telling: Sequence[Draft]) -> bool:
        """Return whether a group tells more of what another tells: by the same means."""
        modes = [
            {mode for one in side for mode in one.occurrence.modes} - VAGUE
            for side in (host, telling)
        ]
        return bool(modes[0] & modes[1])

    def ties(self, host: Sequence[Draft], telling: Sequence[Draft]) -> int:
        """Return how closely two groups are tied: by whom the act befell, where, and when."""
        return max(
            2 * share_victim(self._victims, first.occurrence, second.occurrence)
            + 2 * bool(places_of(first.occurrence) & places_of(second.occurrence))
            + _same_day(first.occurrence, second.occurrence)
            for first in host
            for second in telling
        )

    def _precedes(self, host: Sequence[Draft], telling: Sequence[Draft]) -> bool:
        """Return whether the host is told as another act than what the telling told before it."""
        return any(
            told_as_another(self._reader, one.token)
            and any(other.token < one.token and not other.heading for other in telling)
            for one in host
        )

    def _agree(self, first: Draft, second: Draft) -> bool:
        key = (first.token, second.token)
        if key not in self._pairs:
            reader = self._reader
            self._pairs[key] = (
                compatible(reader, first.occurrence, second.occurrence)
                and _figures_agree(first.occurrence, second.occurrence)
                and _countries_agree(reader, first, second)
                and not _is_lasting(reader, first)
                and not _is_spread(reader, first)
                and not _is_spread(reader, second)
                and not tells_several(reader, first.token)
                and not tells_several(reader, second.token)
            )
        return self._pairs[key]

    def _victims_agree(self, host: Sequence[Draft], telling: Sequence[Draft]) -> bool:
        """Return whether the acts may have befallen the same, or one of a number told."""
        sides = [[self._victims.of(one.occurrence) for one in side] for side in (host, telling)]
        number = any(one.counted for side in sides for each in side for one in each or ())
        known = [one for each in sides[0] for one in each or ()]
        return all(
            self._may_be_one(first, second, known, number=number)
            for first in host
            for second in telling
        )

    def _may_be_one(
        self, first: Draft, second: Draft, known: Sequence[Victim], *, number: bool
    ) -> bool:
        """Return whether two acts may have befallen the same, of those `known` of the first."""
        one, other = (self._victims.of(side.occurrence) for side in (first, second))
        if one is None or other is None:
            return _targets_agree(self._reader, first, second)
        if any(a.culprit is not b.culprit for a in one for b in other):
            return False
        if number or not one or not other:
            return True
        if max(likeness(a, b) for a in one for b in other) is not Likeness.OTHER:
            return True
        return max(likeness(a, b) for a in known for b in other) >= Likeness.ALIKE


def _same_day(one: Occurrence, other: Occurrence) -> bool:
    """Return whether two acts name the same weekday, or the same day of a month."""
    days = [
        {
            (time.written.weekday, time.written.month, time.written.day)
            for time in side.times
            if time.written.weekday is not None or time.written.day is not None
        }
        for side in (one, other)
    ]
    return bool(days[0] & days[1])


def _can_retell(reader: Reader, draft: Draft, acts: Collection[int]) -> bool:
    """Return whether nothing in its words says that this is one more act."""
    tree, token = reader.tree, draft.token
    if tree.lemma(token) in LASTING or _within_other(reader, draft):
        return False
    above = tree.tokens[token]
    if above.relation == "pcomp" and tree.lemma(above.head) in {"before", "after"}:
        return tree.tokens[above.head].head not in acts and not may_be_another(reader, token)
    return not may_be_another(reader, token)


def _is_beside(host: Sequence[Draft], telling: Draft, victims: VictimsOfActs) -> bool:
    """Return whether it tells of a target of which nobody in the host speaks, as another act.

    So does a witness that told nothing of the host, and a clause with an actor of its own.
    """
    if telling.is_noun or victims.of(telling.occurrence) is not None:
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
        and not _is_one_of(first, second)
        and not _is_one_of(second, first)
    ]
    counted = [(one.count, other.count)] if one.count and other.count else []
    return all(_meet(first, second) for first, second in [*told, *counted])


def _is_one_of(one: Figure, number: Figure) -> bool:
    """Return whether a figure is of one person, told without a number, beside a number."""
    single = one.kind is FigureKind.KILLED and one.high == 1 and one.span == one.of_whom
    return single and number.span != number.of_whom and (number.low or 0) > 1


def _meet(first: Figure, second: Figure) -> bool:
    return (first.high is None or second.low is None or second.low <= first.high) and (
        second.high is None or first.low is None or first.low <= second.high
    )
