"""The fields of an incident: every value with its claims, origins, stances and words.

Values that exclude each other stay side by side; nothing known is "no values", never zero.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from tocsin.core.types import (
    DateInterval,
    IncidentField,
)
from tocsin.core.vocab import EventType, FigureKind, Mode, Stance
from tocsin.fuse.accounts import Told, main_type
from tocsin.fuse.counts import count_field, figures_field
from tocsin.fuse.days import is_dated, is_known, join_intervals
from tocsin.fuse.entries import Keys, entry_of, field_of
from tocsin.fuse.levels import MODE_FAMILIES
from tocsin.fuse.profile import UNTELLING_MODES
from tocsin.fuse.roles import actors_field, recipients_field, responsibility_field, weapons_field
from tocsin.fuse.settings import FuseSettings
from tocsin.fuse.where import finest, may_be_one, name_exclusive_towns, stated


def build_fields(
    told: Sequence[Told], keys: Keys, settings: FuseSettings
) -> tuple[IncidentField, ...]:
    """Return all fields of the incident that these claims are about."""
    steps: tuple[Callable[[Sequence[Told], Keys, FuseSettings], IncidentField], ...]
    steps = (_what, _when, _where)
    parties = (actors_field, recipients_field, weapons_field, responsibility_field, count_field)
    kinds = {figure.kind for one in told for figure in one.occurrence.figures}
    if main_type(told) is EventType.ASSAULT:
        kinds.add(FigureKind.KILLED)
    figures = [figures_field(kind, told, keys, settings) for kind in FigureKind if kind in kinds]
    return (
        *(step(told, keys, settings) for step in steps),
        *figures,
        *(step(told, keys, settings) for step in parties),
    )


def _what(told: Sequence[Told], keys: Keys, settings: FuseSettings) -> IncidentField:
    entries = [
        entry_of(
            one,
            one.occurrence.trigger.quote.lower(),
            one.occurrence.trigger,
            stances=(Stance.DENIED,) if one.denies else (),
        )
        for one in told
        if not (one.takes_back or one.only_counts)
    ]
    modes = sorted({mode for one in told for mode in one.occurrence.modes} - UNTELLING_MODES)
    kind = main_type(told).value
    joined = f"{kind} ({', '.join(modes)})" if modes else kind
    if any(one.denies for one in told):
        return field_of("what", entries, keys, None, True, "it is denied that it happened")
    if _modes_conflict(told):
        return field_of("what", entries, keys, kind, True, "told as acts of different kinds")
    return field_of("what", entries, keys, joined, False, "")


def _modes_conflict(told: Sequence[Told]) -> bool:
    """Return whether two documents tell modes that do not go together."""
    modes: dict[str, set[Mode]] = {}
    for one in told:
        telling = set(one.occurrence.modes) - UNTELLING_MODES
        modes.setdefault(one.claim.document_id, set()).update(telling)
    sets = [found for found in modes.values() if found]
    return any(
        not any({a, b} <= family or a == b for a in one for b in other for family in MODE_FAMILIES)
        for at, one in enumerate(sets)
        for other in sets[at + 1 :]
    )


def times_of(told: Sequence[Told]) -> tuple[DateInterval, ...]:
    """Return the intervals that claims give, those with a bound only included."""
    times = [time for one in told for time in one.occurrence.times]
    return tuple(time for time in times if is_dated(time) or time.earliest or time.latest)


def _when(told: Sequence[Told], keys: Keys, settings: FuseSettings) -> IncidentField:
    entries = [
        entry_of(one, time.span.quote, time.span)
        for one in told
        for time in one.occurrence.times
        if time.span is not None
    ]
    joined = join_intervals(times_of(told))
    interval = joined.interval
    note = interval.reason if joined.contested or not is_known(interval) else ""
    words = None if joined.contested else interval_in_words(interval)
    return field_of("when", entries, keys, words, joined.contested, note or "")


def with_joined(
    fields: Iterable[IncidentField], name: str, joined: str | None, note: str
) -> tuple[IncidentField, ...]:
    """Return fields, the one of this name with another joined value and why."""
    return tuple(
        replace(field, joined=joined, note=note) if field.name == name else field
        for field in fields
    )


def interval_in_words(interval: DateInterval) -> str | None:
    """Return an interval in words; None where neither end is known."""
    first, last = interval.earliest, interval.latest
    if first and last:
        return f"{first}" if first == last else f"{first} to {last}"
    if first:
        return f"{first} or later"
    return f"not after {last}" if last else None


def _where(told: Sequence[Told], keys: Keys, settings: FuseSettings) -> IncidentField:
    refs = [(one, ref) for one in told for ref in one.occurrence.places]
    chosen = finest([ref for _, ref in refs])
    entries = [
        entry_of(one, ref.place.name if ref.place else ref.mention.quote, ref.mention)
        for one, ref in refs
        if not ref.inferred or (chosen is not None and chosen.inferred)
    ]
    if conflict := places_conflict(told, settings):
        return field_of("where", entries, keys, None, True, conflict)
    if chosen is None:
        return field_of("where", entries, keys, None, False, "no place stated")
    if chosen.place is None:
        return field_of("where", entries, keys, None, False, f"not resolved: {chosen.reason}")
    return field_of("where", entries, keys, chosen.place.name, False, "")


def places_conflict(told: Sequence[Told], settings: FuseSettings) -> str | None:
    """Return how the places that claims give exclude each other, in words; None where they fit.

    Those of two documents do where no place of one fits any of the other; those of one document
    where its claims name towns far apart, and nothing says that it was in several.
    """
    by_document: dict[str, list[Told]] = {}
    for one in told:
        by_document.setdefault(one.claim.document_id, []).append(one)
    near = settings.merge.near_km
    chosen = [
        [ref.place for one in group for ref in stated(one.occurrence.places) if ref.place]
        for _, group in sorted(by_document.items())
    ]
    if any(not may_be_one(*pair, near_km=near) for pair in combinations(filter(None, chosen), 2)):
        return "documents name different places"
    for group in by_document.values():
        if not any(_is_plural(one) for one in group) and name_exclusive_towns(
            [one.occurrence.places for one in group], near_km=near
        ):
            return "one document names towns far apart"
    return None


def _is_plural(one: Told) -> bool:
    """Return whether a claim tells more than one act, which may have been in several places."""
    count = one.occurrence.count
    return count is not None and (count.low or count.best or count.high or 0) > 1
