"""What the model heads add to an act: parties, places, weapons, times, harm, realis."""

from collections.abc import Iterable

from tocsin.core.types import Figure, PlaceRef
from tocsin.core.vocab import FigureKind, Realis
from tocsin.extract.occurrences.parts import Roles
from tocsin.extract.occurrences.triggers import Trigger
from tocsin.extract.phrases.figures import figures_with_parts
from tocsin.extract.phrases.mentions import mention_of
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

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


def add_parties(
    reader: Reader, trigger: Trigger, roles: Roles, settings: OccurrenceSettings
) -> None:
    """Add the parties that the heads find, and drop those of rules that they think improbable."""
    told = reader.heads.beside(ROLE, trigger.token)
    if not told:
        return
    for label, heads in (("actor", roles.actors), ("recipient", roles.recipients)):
        for head in list(heads):
            if told.get(head, {}).get(label, 0.0) < settings.min_role_by_rule:
                del heads[head]
    for head in tied(reader, trigger, "actor", settings):
        if _can_act(reader, head):
            roles.actor(head)
    for head in tied(reader, trigger, "recipient", settings):
        if _can_act(reader, head):
            roles.recipient(head)


def tied(reader: Reader, trigger: Trigger, label: str, settings: OccurrenceSettings) -> list[int]:
    """Return the words that the heads tie to a trigger by a label, in text order."""
    told = reader.heads.beside(ROLE, trigger.token)
    return sorted(head for head, row in told.items() if row.get(label, 0.0) >= settings.min_role)


def _can_act(reader: Reader, head: int) -> bool:
    return reader.tree.tokens[head].tag.startswith(_SPOKEN)


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


def learned_realis(
    reader: Reader, token: int, by_rule: Realis, settings: OccurrenceSettings
) -> Realis:
    """Return what the heads say of whether an act happened, where they are sure enough."""
    best = reader.heads.sure("realis", token, settings.min_realis)
    if best is None or by_rule is Realis.DENIED:
        return by_rule
    return Realis(best)


def learned_harm(
    reader: Reader, trigger: Trigger, settings: OccurrenceSettings
) -> tuple[Figure, ...]:
    """Return the figures of those whom the heads say an act has harmed."""
    return tuple(
        figure
        for label, kind in HARMED.items()
        for head in tied(reader, trigger, label, settings)
        if reader.tree.is_noun(head) or reader.tree.tokens[head].tag == "CD"
        for figure in figures_with_parts(reader, head, kind=kind)
    )
