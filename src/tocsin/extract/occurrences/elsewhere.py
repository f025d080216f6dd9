"""Parties of an incident that the text names away from every clause that tells it.

"Three bombs went off last night. ... Police blame the group." No clause of the bombing has an
actor; the model heads tie those words to it. They are asked only where nothing nearer is told.
"""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.types import Party
from tocsin.core.vocab import EventType
from tocsin.extract.occurrences.identity import Draft, makes_incident
from tocsin.extract.phrases.mentions import party
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

# The head that ties a word that tells an incident to those who have a part in it anywhere.
PART = "part"
ACTING = ("perpetrator_person", "perpetrator_body")
SUFFERING = ("target", "victim")
VIOLENT = frozenset({EventType.ASSAULT})


def with_parts_elsewhere(
    reader: Reader, drafts: Sequence[Draft], groups: Sequence[int], settings: OccurrenceSettings
) -> list[Draft]:
    """Return the drafts; where an incident has no actor or recipient, one gets what heads tie."""
    found = list(drafts)
    for group in sorted(set(groups)):
        members = [place for place, each in enumerate(groups) if each == group]
        told = [found[place].occurrence for place in members]
        if not any(makes_incident(one) and one.event_type in VIOLENT for one in told):
            continue
        if not any(one.actors for one in told):
            _add(reader, found, members, ACTING, settings)
        if not any(one.recipients for one in told):
            _add(reader, found, members, SUFFERING, settings)
    return found


def _add(
    reader: Reader,
    drafts: list[Draft],
    members: Sequence[int],
    labels: Sequence[str],
    settings: OccurrenceSettings,
) -> None:
    """Give the member that the heads tie parties to most surely those parties."""
    best: tuple[float, int, list[int]] | None = None
    for place in members:
        told = reader.heads.beside(PART, drafts[place].token)
        sure = {
            word: max(row[label] for label in labels)
            for word, row in told.items()
            if max(row[label] for label in labels) >= settings.min_part
        }
        if sure and (best is None or max(sure.values()) > best[0]):
            best = max(sure.values()), place, sorted(sure)
    if best is None:
        return
    _, place, words = best
    occurrence = drafts[place].occurrence
    taken = {each.mention.start for each in (*occurrence.actors, *occurrence.recipients)}
    further = tuple(each for each in _parties(reader, words) if each.mention.start not in taken)
    if labels is ACTING:
        occurrence = replace(occurrence, actors=(*occurrence.actors, *further))
    else:
        occurrence = replace(occurrence, recipients=(*occurrence.recipients, *further))
    drafts[place] = replace(drafts[place], occurrence=occurrence)


def _parties(reader: Reader, words: Sequence[int]) -> list[Party]:
    """Return the parties that words name: one for each word that hangs on none of the others."""
    found: list[Party] = []
    for word in reader.tree.tops(words):
        if reader.tree.is_noun(word):
            one = party(reader, word)
            if all(each.mention.end <= one.mention.start for each in found):
                found.append(one)
    return found
