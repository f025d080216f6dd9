"""What an act counts: the harm that it did, else what it moved, seized, freed or intercepted."""

from tocsin.core.types import Figure
from tocsin.core.vocab import EventType, FigureKind, Mode, Realis
from tocsin.extract.occurrences.accepting.accepted import Found
from tocsin.extract.occurrences.accepting.learned import learned_harm
from tocsin.extract.occurrences.clauses import after
from tocsin.extract.occurrences.harm.harm import act_figures, harm_figures, noun_harm
from tocsin.extract.occurrences.sameness.identity import UNSURE
from tocsin.extract.occurrences.weapons import weapons_included
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

# What an act counts when it counts no harm.
COUNTED = {
    EventType.INTERCEPT: FigureKind.INTERCEPTED,
    EventType.MOBILIZE: FigureKind.DEPLOYED,
}
COUNTED_MODES = {
    Mode.SEIZE: FigureKind.SEIZED,
    Mode.RELEASE: FigureKind.RELEASED,
    Mode.ABDUCT: FigureKind.ABDUCTED,
}
# What did not happen has harmed nobody.
HARMLESS = frozenset({Realis.PLANNED, Realis.HYPOTHETICAL, Realis.DENIED})


def figures_of(
    reader: Reader, found: Found, realis: Realis, settings: OccurrenceSettings
) -> tuple[Figure, ...]:
    """Return the harm that an act did, else the number of what it moved, took or stopped."""
    if realis in HARMLESS:
        return as_told(_counted(reader, found), realis)
    harm = harm_figures(reader, found.harm)
    if not (harm or found.by_rule):
        harm = learned_harm(reader, found.trigger, settings.min_role)
    sure = [head for head, status in found.roles.actors.items() if status not in UNSURE]
    perpetrators = (
        act_figures(reader, sure, FigureKind.PERPETRATORS)
        if found.sense.event_type is EventType.ASSAULT
        else ()
    )
    if found.trigger.is_noun and not harm:
        harm = noun_harm(reader, found.trigger, found.roles)
    figures = (*harm, *perpetrators)
    return figures or _counted(reader, found)


def as_told(figures: tuple[Figure, ...], realis: Realis) -> tuple[Figure, ...]:
    """Return the figures of an act that stand for its realis: only of forces before they move."""
    if realis is Realis.PLANNED:
        return tuple(each for each in figures if each.kind is FigureKind.DEPLOYED)
    return () if realis in HARMLESS else figures


def _counted(reader: Reader, found: Found) -> tuple[Figure, ...]:
    """Return the number of what a verb's act moves, takes or stops."""
    if found.trigger.is_noun or not found.by_rule:
        return ()
    kind = COUNTED.get(found.sense.event_type) or COUNTED_MODES.get(found.sense.mode)
    if kind is None:
        return ()
    against = after(reader, found.trigger.token, "against", "at", "on", "with", "toward", "into")
    heads = [head for head in found.roles.recipients if head not in against]
    heads += [
        *found.roles.means,
        *(
            part
            for head in reader.tree.children(found.trigger.token, "dobj")
            for part in reader.tree.conjuncts(head)
        ),
    ]
    heads += weapons_included(reader, found.trigger.token)
    if kind is FigureKind.DEPLOYED and not heads:
        heads = list(found.roles.actors)  # "800 soldiers arrived in the city"
    return act_figures(reader, sorted(set(heads)), kind)
