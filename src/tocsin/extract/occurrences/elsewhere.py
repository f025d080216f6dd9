"""Those who have a part in an incident, wherever in the text they are named.

"Three bombs went off last night. ... Police blame the group." No clause of the bombing has an
actor. The model heads mark which words name perpetrators, victims and weapons of any incident,
and tie them to the words that tell one; what no clause has told is added from there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.core.types import Party, Span
from tocsin.core.vocab import EventType, PartStatus, PartyKind
from tocsin.extract.occurrences.identity import Draft, makes_incident, words_of
from tocsin.extract.occurrences.parts import blamed_status
from tocsin.extract.occurrences.weapons import weapons_in
from tocsin.extract.phrases.mentions import party
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

# The head that marks words with a part in some incident, and that which ties them to one.
FILLER, PART = "filler", "part"
BODY = "perpetrator_body"
ACTING = ("perpetrator_person", BODY)
SUFFERING = ("victim",)
MEANS = ("weapon",)
VIOLENT = frozenset({EventType.ASSAULT})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A word with a part in an incident: which label it bears, and how probably."""

    word: int
    label: str
    probability: float


def with_parts_elsewhere(
    reader: Reader, drafts: Sequence[Draft], groups: Sequence[int], settings: OccurrenceSettings
) -> list[Draft]:
    """Return the drafts, those of violent incidents with the parties that the heads tie to them."""
    found = list(drafts)
    violent = {
        group
        for draft, group in zip(drafts, groups, strict=True)
        if makes_incident(draft.occurrence) and draft.occurrence.event_type in VIOLENT
    }
    if not violent:
        return found
    members = {
        group: [place for place, each in enumerate(groups) if each == group] for group in violent
    }
    for part in _parts(reader, settings):
        group, place = _told_in(reader, found, members, part)
        _add(reader, found, members[group], place, part)
    return found


def _parts(reader: Reader, settings: OccurrenceSettings) -> Iterator[_Part]:
    """Yield the words that head a phrase with a part in an incident, the surest label of each."""
    least = {
        **dict.fromkeys(ACTING, settings.min_actor_elsewhere),
        **dict.fromkeys(SUFFERING, settings.min_recipient_elsewhere),
        **dict.fromkeys(MEANS, settings.min_weapon_elsewhere),
    }
    marked: dict[int, tuple[float, str]] = {}
    for word in range(len(reader.tree.tokens)):
        told = reader.heads.of(FILLER, word)
        sure = [(told[label], label) for label in least if told.get(label, 0.0) >= least[label]]
        if sure:
            marked[word] = max(sure)
    for word in reader.tree.tops(sorted(marked)):
        if reader.tree.is_noun(word) and not reader.in_heading(word):
            probability, label = marked[word]
            yield _Part(word=word, label=label, probability=probability)


def _told_in(
    reader: Reader, drafts: Sequence[Draft], members: Mapping[int, Sequence[int]], part: _Part
) -> tuple[int, int]:
    """Return the group and the draft that a word is tied to most surely, else the nearest."""

    def closeness(place: int) -> tuple[float, int]:
        token = drafts[place].token
        tied = reader.heads.beside(PART, token).get(part.word, {}).get(part.label, 0.0)
        return tied, -abs(token - part.word)

    return max(
        ((group, place) for group, places in members.items() for place in places),
        key=lambda each: closeness(each[1]),
    )


def _add(
    reader: Reader, drafts: list[Draft], members: Sequence[int], place: int, part: _Part
) -> None:
    """Give a draft a party or weapon, unless its incident has it already."""
    told = [drafts[each].occurrence for each in members]
    occurrence = drafts[place].occurrence
    if part.label in MEANS:
        weapons = [span for span, _ in weapons_in(reader, [part.word])]
        known = {span.quote.lower() for one in told for span in one.weapons}
        further = tuple(span for span in weapons if span.quote.lower() not in known)
        occurrence = replace(occurrence, weapons=(*occurrence.weapons, *further))
    else:
        one = party(reader, part.word, status=_status(reader, part))
        if part.label == BODY and one.kind is PartyKind.UNKNOWN:
            one = replace(one, kind=PartyKind.GROUP)
        if _is_known(one, [each for act in told for each in (*act.actors, *act.recipients)]):
            return
        if part.label in ACTING:
            occurrence = replace(occurrence, actors=(*occurrence.actors, one))
        else:
            occurrence = replace(occurrence, recipients=(*occurrence.recipients, one))
    drafts[place] = replace(drafts[place], occurrence=occurrence)


def _status(reader: Reader, part: _Part) -> PartStatus:
    """Return how sure the text is of the part: by the verb that the word stands under."""
    verb = next(
        (each for each in reader.tree.ancestors(part.word) if reader.tree.is_verb(each)), None
    )
    return PartStatus.STATED if verb is None else blamed_status(reader, verb)


def _is_known(one: Party, known: Sequence[Party]) -> bool:
    """Return whether a party is named already: at the same place, or by telling words it has."""
    own = words_of([one])
    return any(
        _touch(one.mention, each.mention) or (own and own <= words_of([each])) for each in known
    )


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
