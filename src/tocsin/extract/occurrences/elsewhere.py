"""Those who have a part in an incident, wherever in the text they are named.

"Three bombs went off last night. ... Police blame the group." No clause of the bombing has an
actor. The model heads mark which words name perpetrators, victims and weapons of any incident,
and tie them to the words that tell one; what no clause has told is added from there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.core.spans import overlap
from tocsin.core.types import Occurrence, Party
from tocsin.core.vocab import EventType, PartStatus, PartyKind
from tocsin.extract.occurrences.arrested_for import is_arrested
from tocsin.extract.occurrences.parts import blamed_status
from tocsin.extract.occurrences.sameness.identity import Draft, makes_incident, words_of
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
# An act of one side is not also that of the other.
STATE_SIDE = frozenset({PartyKind.STATE, PartyKind.FORCE})
DENYING = frozenset({"deny", "reject", "dismiss", "refute", "dispute", "disown"})
BODIES = frozenset({PartyKind.ORGANISATION, PartyKind.STATE, PartyKind.FORCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A word with a part in an incident, and which."""

    word: int
    label: str


def with_parts_elsewhere(
    reader: Reader,
    drafts: Sequence[Draft],
    groups: Sequence[int],
    unsure: Sequence[int],
    settings: OccurrenceSettings,
) -> list[Draft]:
    """Return the drafts, that of the one violent incident with the parties that the heads find.

    Where a text tells several, which of them a party elsewhere belongs to is not certain enough;
    nor is it where a word nearer to the party tells another act, or may do so (`unsure`).
    """
    found = list(drafts)
    violent = {
        group
        for draft, group in zip(drafts, groups, strict=True)
        if makes_incident(draft.occurrence) and draft.occurrence.event_type in VIOLENT
    }
    if len(violent) != 1 or not reader.heads.ran:
        return found
    places = [place for place, group in enumerate(groups) if group in violent]
    tokens = {found[place].token: place for place in places}
    others = [
        *unsure,
        *(
            draft.token
            for draft in found
            if draft.occurrence.event_type in VIOLENT and draft.token not in tokens
        ),
    ]
    for part in _parts(reader, settings):
        token = _told_by(reader, [*tokens, *others], part)
        if token not in tokens:
            continue
        place = tokens[token]
        told = [found[each].occurrence for each in places]
        further = _with_part(reader, found[place].occurrence, told, part)
        found[place] = replace(found[place], occurrence=further)
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
            yield _Part(word=word, label=marked[word][1])


def _told_by(reader: Reader, tokens: Sequence[int], part: _Part) -> int:
    """Return the act that a word is tied to most surely, else the nearest."""

    def closeness(token: int) -> tuple[float, int]:
        tied = reader.heads.beside(PART, token).get(part.word, {}).get(part.label, 0.0)
        return tied, -abs(token - part.word)

    return max(tokens, key=closeness)


def _with_part(
    reader: Reader, occurrence: Occurrence, told: Sequence[Occurrence], part: _Part
) -> Occurrence:
    """Return an occurrence with a party or weapon, unless its incident (`told`) has it already.

    Who acts is added where nobody does, or people whose body is not named.
    """
    if part.label in MEANS:
        known = {span.quote.lower() for one in told for span in one.weapons}
        weapons = (span for span, _ in weapons_in(reader, [part.word]))
        further = tuple(span for span in weapons if span.quote.lower() not in known)
        return replace(occurrence, weapons=(*occurrence.weapons, *further))
    one = party(reader, part.word, status=_status(reader, part))
    if part.label == BODY and one.kind is PartyKind.UNKNOWN:
        one = replace(one, kind=PartyKind.GROUP)
    if _is_known(one, [each for act in told for each in (*act.actors, *act.recipients)]):
        return occurrence
    if part.label in ACTING:
        acting = [each.kind for act in told for each in act.actors]
        if any(kind in BODIES for kind in acting) or (acting and part.label != BODY):
            return occurrence
        if PartyKind.GROUP in acting and one.kind in STATE_SIDE:
            return occurrence
        if _denies(reader, part.word):
            return occurrence
        return replace(occurrence, actors=(*occurrence.actors, one))
    return replace(occurrence, recipients=(*occurrence.recipients, one))


def _denies(reader: Reader, word: int) -> bool:
    """Return whether a party only answers: it is the subject of a verb of denial."""
    tree = reader.tree
    token = tree.tokens[word]
    return token.relation in {"nsubj", "nsubjpass"} and tree.lemma(token.head) in DENYING


def _status(reader: Reader, part: _Part) -> PartStatus:
    """Return how sure the text is of the part: by the verb that the word stands under."""
    verb = next(
        (each for each in reader.tree.ancestors(part.word) if reader.tree.is_verb(each)), None
    )
    if is_arrested(reader, part.word):
        return PartStatus.SUSPECTED
    return PartStatus.STATED if verb is None else blamed_status(reader, verb)


def _is_known(one: Party, known: Sequence[Party]) -> bool:
    """Return whether a party is named already: at the same place, or by telling words it has."""
    own = words_of([one])
    return any(
        overlap(one.mention, each.mention) or (own and own <= words_of([each])) for each in known
    )
