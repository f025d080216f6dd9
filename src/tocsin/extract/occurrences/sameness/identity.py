"""Which occurrences of a document are one: the same act told more than once.

Two are joined when nothing sets them apart (type, mode, year, day, hour, country, town, street,
named actors, "another") and something ties them: a definite noun ("the attack"), or shared
parties or place. `retelling` then joins the groups of current violence, in any order of the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tocsin.core.dates.find import NOT_AFTER
from tocsin.core.types import Occurrence, Party
from tocsin.core.vocab import INCIDENT_TYPES, EventType, Mode, PartStatus, PartyKind, Realis
from tocsin.extract.occurrences.clauses import joined_act
from tocsin.extract.occurrences.sameness.another import told_as_another
from tocsin.extract.occurrences.sameness.clocks import clocks_agree
from tocsin.extract.occurrences.sameness.localities import places_agree
from tocsin.extract.occurrences.victims.same_victims import Likeness, VictimsOfActs, likeness
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

SPLIT_MODES = (
    frozenset({Mode.EXPLOSIVES, Mode.SUICIDE_ATTACK}),
    frozenset({Mode.AERIAL, Mode.DRONE, Mode.HEAVY_WEAPONS}),
    frozenset({Mode.FIREARMS, Mode.TARGETED, Mode.PRIMITIVE, Mode.BEAT}),
    frozenset({Mode.EXPLOSIVES, Mode.FIREARMS, Mode.SUICIDE_ATTACK}),
)
DAYS_OF_YEAR = 366
LEAP_YEAR = 2000
# Fighting that lasts is no telling of one act in it.
LASTING = frozenset(
    {"fighting", "fight", "war", "conflict", "battle", "clash", "offensive", "crossfire"}
)
VAGUE = frozenset({Mode.UNSPECIFIED, Mode.OTHER})
# Who is only suspected of it, or said to have no part, sets no two acts apart.
UNSURE = frozenset({PartStatus.SUSPECTED, PartStatus.DENIED})
EMPTY_WORDS = frozenset(
    "the a an of group state militant militants fighter fighters forces force people police "
    "government officials two three several other others suspected alleged his her men "
    # Pronouns point to anybody: what they share ties nothing.
    "him she they them their who whom you your our himself herself themselves".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An occurrence with what identity needs to know of its words.

    `realis` is that of the claim: the heads may see it otherwise than the rules, whose word
    decides which occurrences are one.
    """

    occurrence: Occurrence
    realis: Realis
    definite: bool
    is_noun: bool
    heading: bool
    aside: bool = False
    lead: bool = False
    asked: bool = False
    token: int = -1
    # The one person out of office who tells it: a witness tells what befell that person.
    witness: str | None = None


def join(reader: Reader, drafts: Sequence[Draft], victims: VictimsOfActs) -> tuple[int, ...]:
    """Return for each draft the number of its group, in order of first mention."""
    groups: list[list[int]] = []
    number_of: list[int] = []
    for number, draft in enumerate(drafts):
        best = _best_group(reader, drafts, groups, draft, victims)
        if best is None:
            groups.append([number])
            number_of.append(len(groups) - 1)
        else:
            groups[best].append(number)
            number_of.append(best)
    return tuple(number_of)


def _best_group(
    reader: Reader,
    drafts: Sequence[Draft],
    groups: Sequence[Sequence[int]],
    draft: Draft,
    victims: VictimsOfActs,
) -> int | None:
    another = draft.token >= 0 and told_as_another(reader, draft.token)
    scored = [
        (_ties(reader, drafts, group, draft, victims), place)
        for place, group in enumerate(groups)
        if not (another and any(not drafts[member].heading for member in group))
        and all(compatible(reader, drafts[member].occurrence, draft.occurrence) for member in group)
    ]
    tied = [(score, place) for score, place in scored if score > 0]
    return max(tied)[1] if tied else None


def _ties(
    reader: Reader,
    drafts: Sequence[Draft],
    group: Sequence[int],
    draft: Draft,
    victims: VictimsOfActs,
) -> int:
    """Return how much ties a draft to a group: 0 where nothing does."""
    shared = 0
    for member in group:
        other = drafts[member].occurrence
        one = draft.occurrence
        shared = max(
            shared,
            2 * bool(places_of(one) & places_of(other))
            + bool(words_of(one.actors) & words_of(other.actors))
            + 2 * share_victim(victims, one, other),
        )
    anaphor = draft.definite and draft.is_noun
    heading = draft.heading or any(drafts[member].heading for member in group)
    if anaphor and _lasts(reader, draft) is any(_lasts(reader, drafts[one]) for one in group):
        fits = not own_parts(draft) or shared or not _is_told_apart(drafts, group, draft)
        alike = any(_same_noun(reader, drafts[member], draft) for member in group)
        return shared + 2 + alike if fits else 0
    return shared if shared >= 2 or (heading and shared) else 0


def share_victim(victims: VictimsOfActs, one: Occurrence, other: Occurrence) -> bool:
    """Return whether two acts befell the same: by what is told of persons, else by words."""
    first, second = victims.of(one), victims.of(other)
    if first is None or second is None:
        return bool(words_of(one.recipients) & words_of(other.recipients))
    return any(likeness(a, b) is Likeness.SAME for a in first for b in second)


def _same_noun(reader: Reader, one: Draft, other: Draft) -> bool:
    """Return whether two acts are named by one word: "Friday's bombings", "the bombings"."""
    named = one.is_noun and other.is_noun and one.token >= 0 and other.token >= 0
    return named and reader.tree.lemma(one.token) == reader.tree.lemma(other.token)


def _lasts(reader: Reader, draft: Draft) -> bool:
    return draft.token >= 0 and reader.tree.lemma(draft.token) in LASTING


def own_parts(draft: Draft) -> bool:
    """Return whether a draft names whom it struck, or where or when."""
    one = draft.occurrence
    return bool(one.recipients or one.places or is_dated(one))


def is_dated(one: Occurrence) -> bool:
    """Return whether an act has a time of its own, more than a day that it is not later than."""
    return any(time.span and time.reason != NOT_AFTER for time in one.times)


def _is_told_apart(drafts: Sequence[Draft], group: Sequence[int], draft: Draft) -> bool:
    """Return whether a definite noun with parts of its own shares none with a group that has.

    History is told apart sooner: a list of old attacks names each by its place or day.
    """
    if draft.occurrence.background:
        return True
    own = _names(draft.occurrence.recipients)
    struck = [_names(drafts[member].occurrence.recipients) for member in group]
    return bool(own) and any(struck) and not any(own & words for words in struck)


def compatible(reader: Reader, one: Occurrence, other: Occurrence) -> bool:
    """Return whether nothing that the text says sets two occurrences apart."""
    if one.event_type is not other.event_type or one.background is not other.background:
        return False
    if one.realis is not other.realis and not {one.realis, other.realis} <= _REAL:
        return False
    return (
        _modes_agree(one, other)
        and _times_agree(one, other)
        and places_agree(reader, one, other)
        and _actors_agree(one, other)
        and not _set_side_by_side(reader, one, other)
        and not _answers(reader, one, other)
        and not _answers(reader, other, one)
        and clocks_agree(reader, one, other)
    )


def _set_side_by_side(reader: Reader, one: Occurrence, other: Occurrence) -> bool:
    """Return whether the text joins them by "and": the attack in A and the bombing in B."""
    first, second = (reader.tree.token_at(side.trigger.end - 1) for side in (one, other))
    if first is None or second is None:
        return False
    if not (reader.tree.is_noun(first) and reader.tree.is_noun(second)):
        return False
    return joined_act(reader, second) == first or joined_act(reader, first) == second


def _answers(reader: Reader, late: Occurrence, early: Occurrence) -> bool:
    """Return whether somebody did one act after others had done another, in one sentence.

    "The army struck a depot after rockets were launched at the town"; not "a man died after
    gunmen attacked", nor "they shot him after they stormed the house".
    """
    tree = reader.tree
    first, second = (tree.token_at(side.trigger.start) for side in (late, early))
    if first is None or second is None or not late.actors:
        return False
    token = tree.tokens[second]
    if token.relation != "advcl" or token.head != first or not tree.is_verb(second):
        return False
    after = any(tree.lemma(mark) == "after" for mark in tree.children(second, "mark"))
    own = tree.children(second, "nsubj", "nsubjpass")
    return after and any(tree.tokens[head].tag.startswith("NN") for head in own)


_REAL = frozenset({"happened", "ongoing"})


def _modes_agree(one: Occurrence, other: Occurrence) -> bool:
    first, second = set(one.modes) - VAGUE, set(other.modes) - VAGUE
    if not first or not second or first & second:
        return True
    return any(first & family and second & family for family in SPLIT_MODES)


def _times_agree(one: Occurrence, other: Occurrence) -> bool:
    for first in one.times:
        for second in other.times:
            for name in ("year", "month", "day", "weekday"):
                left, right = getattr(first.written, name), getattr(second.written, name)
                if left is not None and right is not None and left != right:
                    return False
    years = [{t.written.year for t in side.times if t.written.year} for side in (one, other)]
    return bool(years[0]) == bool(years[1]) or not one.background


def _actors_agree(one: Occurrence, other: Occurrence) -> bool:
    if one.event_type is EventType.WARN and _governments(one) and _governments(other):
        return True
    first, second = (
        _names([party for party in side.actors if party.status not in UNSURE])
        for side in (one, other)
    )
    return not first or not second or bool(first & second)


def _governments(side: Occurrence) -> bool:
    """Return whether all actors are states: a government is named in many ways."""
    return all(party.kind is PartyKind.STATE for party in side.actors)


def places_of(side: Occurrence) -> set[str]:
    """Return the places that an occurrence names, in lower case."""
    return {ref.mention.quote.lower() for ref in side.places}


def words_of(parties: Sequence[Party]) -> set[str]:
    """Return the telling words of the parties' mentions, in lower case."""
    words = {
        word.strip("(),.'\u2019").lower()
        for party in parties
        for word in party.mention.quote.replace("-", " ").replace("\u2019s", "").split()
    }
    return {word for word in words - EMPTY_WORDS if len(word) > 2}


def _names(parties: Sequence[Party]) -> set[str]:
    """Return the capitalised words of the parties' mentions, in lower case."""
    words = {
        word.strip("(),.")
        for party in parties
        for word in party.mention.quote.replace("-", " ").replace("\u2019s", "").split()
    }
    return {word.lower() for word in words if word[:1].isupper()} - EMPTY_WORDS


def history(drafts: Sequence[Draft], settings: OccurrenceSettings) -> list[Draft]:
    """Return the drafts, those that the rest of the document shows to be history marked so.

    An undated act that shares actors and recipients with a background one is that one; an
    act dated far from the document's first dated act is another, earlier one.
    """
    old = [draft.occurrence for draft in drafts if draft.occurrence.background]
    first = next((day for draft in drafts for day in _days(draft.occurrence)), None)
    return [
        draft
        if draft.occurrence.background
        or not (
            _is_same_as_old(draft.occurrence, old) or _is_far(draft.occurrence, first, settings)
        )
        else replace(draft, occurrence=replace(draft.occurrence, background=True))
        for draft in drafts
    ]


def only_aside(drafts: Sequence[Draft], groups: Sequence[int]) -> frozenset[int]:
    """Return the groups that a document tells only in passing, outside its lead.

    Such an act says who somebody is or what came before ("the man arrested for ...").
    """
    told = {
        group
        for draft, group in zip(drafts, groups, strict=True)
        if draft.lead or draft.heading or not draft.aside
    }
    return frozenset(groups) - told


def violent_acts(drafts: Sequence[Draft], groups: Sequence[int]) -> dict[int, list[int]]:
    """Return the tellings of each current act of violence: places among the drafts, by group."""
    acts: dict[int, list[int]] = {}
    for place, (draft, group) in enumerate(zip(drafts, groups, strict=True)):
        one = draft.occurrence
        if one.event_type is EventType.ASSAULT and makes_incident(one) and not draft.heading:
            acts.setdefault(group, []).append(place)
    return acts


def _is_same_as_old(one: Occurrence, old: Sequence[Occurrence]) -> bool:
    return not one.times and any(
        one.event_type is other.event_type
        and words_of(one.actors) & words_of(other.actors)
        and words_of(one.recipients) & words_of(other.recipients)
        for other in old
    )


def _is_far(one: Occurrence, first: int | None, settings: OccurrenceSettings) -> bool:
    days = _days(one)
    return first is not None and any(
        settings.max_days_from_main < abs(day - first) < DAYS_OF_YEAR - settings.max_days_from_main
        for day in days
    )


def _days(one: Occurrence) -> list[int]:
    """Return the days of the year that an undated-year act is dated on."""
    return [
        date(LEAP_YEAR, time.written.month, time.written.day).timetuple().tm_yday
        for time in one.times
        if time.written.month and time.written.day and not time.written.year
    ]


def is_bare(draft: Draft) -> bool:
    """Return whether a definite noun says nothing of its own ("the attack")."""
    one = draft.occurrence
    told = (
        one.actors,
        one.recipients,
        one.places,
        one.times,
        one.figures,
        one.weapons,
    )
    return draft.is_noun and one.count is None and not any(told)


def makes_incident(occurrence: Occurrence) -> bool:
    """Return whether an occurrence is of those that make a current incident."""
    return (
        occurrence.event_type in INCIDENT_TYPES
        and not occurrence.background
        and occurrence.realis in _REAL
    )
