"""What the model heads add to an act: parties, places, weapons, times, harm, realis."""

import math
from collections.abc import Iterable

from tocsin.core.types import Figure, PlaceRef
from tocsin.core.vocab import FigureKind, PartStatus, Realis
from tocsin.extract.occurrences.arrested_for import is_arrested
from tocsin.extract.occurrences.parts import Roles
from tocsin.extract.occurrences.triggers import Trigger
from tocsin.extract.phrases.figures import figures_with_parts
from tocsin.extract.phrases.mentions import mention_of
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

# Nothing is certain: a probability is taken for one between this and its complement.
SMALLEST = 1e-4
# The head that ties a trigger to the heads of the phrases that have a part in its act.
ROLE = "role"
# Its labels for those harmed, with what befell them.
HARMED = {
    "killed": FigureKind.KILLED,
    "injured": FigureKind.INJURED,
    "arrested": FigureKind.ARRESTED,
    "abducted": FigureKind.ABDUCTED,
}
_SPOKEN = ("NN", "PRP", "CD", "DT", "JJ", "WP")


def add_parties(reader: Reader, trigger: Trigger, roles: Roles, least: float) -> None:
    """Add the parties that the heads find at least so probable; who is arrested is suspected."""
    for head in _spoken(reader, tied(reader, trigger, "actor", least)):
        arrested = is_arrested(reader, head)
        roles.actor(head, PartStatus.SUSPECTED if arrested else PartStatus.STATED)
    for head in _spoken(reader, tied(reader, trigger, "recipient", least)):
        roles.recipient(head)


def _spoken(reader: Reader, heads: Iterable[int]) -> list[int]:
    return [head for head in heads if reader.tree.tokens[head].tag.startswith(_SPOKEN)]


def tied(reader: Reader, trigger: Trigger, label: str, least: float) -> list[int]:
    """Return the words that the heads tie to a trigger by a label, in text order."""
    told = reader.heads.beside(ROLE, trigger.token)
    return sorted(head for head, row in told.items() if row.get(label, 0.0) >= least)


def further_places(
    reader: Reader, heads: Iterable[int], known: Iterable[PlaceRef]
) -> tuple[PlaceRef, ...]:
    """Return the places at these words that are not known yet, each unresolved."""
    taken = [ref.mention for ref in known]
    found: list[PlaceRef] = []
    for head in heads:
        if not reader.tree.is_noun(head):
            continue
        mention = mention_of(reader, head)
        if all(mention.end <= each.start or each.end <= mention.start for each in taken):
            found.append(PlaceRef(mention=mention, reason="not resolved yet"))
            taken.append(mention)
    return tuple(found)


def joint_realis(
    reader: Reader, token: int, by_rule: Realis, settings: OccurrenceSettings
) -> Realis:
    """Return whether an act happened, as the heads and the rules find most probable together.

    What a rule reads as denied stays so: few such texts were learned from.
    """
    told = reader.heads.of("realis", token)
    if not told or by_rule is Realis.DENIED:
        return by_rule

    def odds(realis: Realis) -> float:
        by_heads = math.log(max(told.get(realis.value, 0.0), SMALLEST))
        return by_heads + settings.log_odds_of_realis * (realis is by_rule)

    return max(Realis, key=odds)


def learned_harm(reader: Reader, trigger: Trigger, least: float) -> tuple[Figure, ...]:
    """Return the figures of those whom the heads say an act has harmed."""
    return tuple(
        figure
        for label, kind in HARMED.items()
        for head in tied(reader, trigger, label, least)
        if reader.tree.is_noun(head) or reader.tree.tokens[head].tag == "CD"
        for figure in figures_with_parts(reader, head, kind=kind)
    )
