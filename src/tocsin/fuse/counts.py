"""The fields of an incident that are figures: those harmed, and how many acts it was."""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.types import Figure, IncidentField
from tocsin.core.vocab import FigureKind, Stance
from tocsin.fuse.accounts import Told
from tocsin.fuse.entries import Entry, Keys, entry_of, field_of
from tocsin.fuse.figures import (
    Conflict,
    allowed,
    comparable,
    in_words,
    intersect_figures,
    measure_of,
    measured,
)
from tocsin.fuse.held import Count, counts_of, held_figures
from tocsin.fuse.settings import FuseSettings

# Those of the side that attacks, singular and plural, as figures are measured by.
_SIDE = (
    "attacker assailant fighter militant insurgent rebel terrorist gunman gunmen bomber jihadist "
    "extremist guerrilla bandit member combatant"
).split()
ATTACKERS = frozenset([*_SIDE, *(f"{word}s" for word in _SIDE)])


def join_figures(
    kind: FigureKind, told: Sequence[Told], keys: Keys, settings: FuseSettings
) -> Figure | Conflict | None:
    """Return what the figures of one kind that are still held allow.

    None where they have no common measure. A conflict over a part is one too.
    """
    counts = counts_of(kind, told, keys, settings.figures)
    figures = held_figures(counts)
    for group in measured(figures):
        joined = intersect_figures(group, settings=settings.figures)
        if isinstance(joined, Conflict):
            return joined
    whole = comparable(figures)
    if whole:
        disputed = intersect_figures(
            (*whole, *_denied_by_others(counts)), settings=settings.figures
        )
        if isinstance(disputed, Conflict):
            return disputed
    more = _part_beyond(whole, figures, settings)
    if more is not None:
        return more
    return intersect_figures(whole, settings=settings.figures) if whole else None


def _denied_by_others(counts: Sequence[Count]) -> tuple[Figure, ...]:
    """Return the held figures that somebody else denies as the number of the whole.

    "Seven people were killed, not five" is said against "five villagers": the two exclude each
    other, though they count by different words.
    """
    denied = {
        _bounds(count.figure)
        for count in counts
        if Stance.DENIED in count.stances and not count.held and not measure_of(count.figure)
    }
    return tuple(
        figure
        for figure in held_figures(counts)
        if measure_of(figure) and figure.subset_of is None and _bounds(figure) in denied
    )


def _bounds(figure: Figure) -> tuple[object, ...]:
    return figure.unit, figure.low, figure.best, figure.high


def _part_beyond(
    whole: Sequence[Figure], figures: Sequence[Figure], settings: FuseSettings
) -> Conflict | None:
    """Return a part that another document counts higher than the whole: 40 soldiers of 9 people.

    Those who attacked, by whatever word, may not be among those whom a report counts.
    """
    if not whole or measure_of(whole[0]) or whole[0].kind is FigureKind.PERPETRATORS:
        return None
    least = min(whole, key=lambda figure: allowed(figure, settings.figures)[1])
    most = allowed(least, settings.figures)[1]
    for figure in figures:
        words = set(measure_of(figure))
        if not words or words & ATTACKERS or figure.unit is not least.unit:
            continue
        elsewhere = _document_of(figure) not in {_document_of(each) for each in whole}
        if elsewhere and allowed(figure, settings.figures)[0] > most:
            return Conflict(higher=figure, lower=least)
    return None


def _document_of(figure: Figure) -> str | None:
    span = figure.span or figure.of_whom
    return span.document_id if span else None


def figures_field(
    kind: FigureKind, told: Sequence[Told], keys: Keys, settings: FuseSettings
) -> IncidentField:
    """Return one kind of figure: what all reports allow, or both sides of a conflict.

    Figures that nobody holds any more are values apart.
    """
    counts = counts_of(kind, told, keys, settings.figures)
    entries = [_count_entry(count) for count in counts]
    joined = join_figures(kind, told, keys, settings)
    if joined is None:
        note = "figures of different measures, not added" if entries else "no figure stated"
        return field_of(kind.value, entries, keys, None, False, note)
    if isinstance(joined, Conflict):
        note = f"{_label(joined.higher)} and {_label(joined.lower)} exclude each other"
        return field_of(kind.value, entries, keys, None, True, note)
    notes = []
    if len(measured(held_figures(counts))) > 1:
        notes.append("parts are listed and not added")
    gone = dict.fromkeys(_label(count.figure) for count in counts if not count.held)
    if gone:
        notes.append(f"no longer held: {', '.join(gone)}")
    return field_of(kind.value, entries, keys, in_words(joined), False, "; ".join(notes))


def _count_entry(count: Count) -> Entry:
    entry = _figure_entry(count.told, count.figure)
    held = "" if count.held else " no longer held"
    return replace(entry, key=f"{entry.key}{held}", stances=count.stances)


def _figure_entry(one: Told, figure: Figure) -> Entry:
    values = (figure.low, figure.best, figure.high, figure.approximate)
    key = f"{values} {' '.join(measure_of(figure))}"
    label = _label(figure)
    return entry_of(one, label, figure.span or figure.of_whom, key=key)


def _label(figure: Figure) -> str:
    said = figure.span.quote if figure.span else in_words(figure) or "not counted"
    whom = figure.of_whom.quote if figure.of_whom else ""
    return said if whom.lower() in said.lower() or not whom else f"{said} ({whom})"


def count_field(told: Sequence[Told], keys: Keys, settings: FuseSettings) -> IncidentField:
    """Return how many acts the one incident was."""
    counts = [(one, one.occurrence.count) for one in told if one.occurrence.count is not None]
    entries = [_figure_entry(one, count) for one, count in counts]
    if not counts:
        return field_of("count", entries, keys, None, False, "number of acts not found")
    figures = [count for _, count in counts]
    note = "acts within this one incident"
    if len({(figure.kind, figure.unit) for figure in figures}) > 1:
        return field_of("count", entries, keys, None, False, note)
    joined = intersect_figures(figures, settings=settings.figures)
    if isinstance(joined, Conflict):
        return field_of("count", entries, keys, None, True, "documents count the acts differently")
    return field_of("count", entries, keys, in_words(joined), False, note)
