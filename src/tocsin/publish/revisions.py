"""Values over time: what was said of a field, by the day on which it was said, for a reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.day_words import day_words
from tocsin.core.revisions import (
    SaidBasis,
    Saying,
    Series,
    Standing,
    ordered_by_day,
    series_of,
)
from tocsin.core.types import Figure, Incident, IncidentField, Occurrence, Span
from tocsin.core.vocab import FigureKind
from tocsin.publish.disputes import differs, value_words
from tocsin.publish.figures import (
    FigureGroup,
    contested_kinds,
    figure_groups,
    figure_noun,
    held_claims,
)
from tocsin.publish.model import PointView, SeriesView
from tocsin.publish.notes import Evidence, Notebook, own_spans
from tocsin.publish.shelf import Shelf
from tocsin.publish.wording.phrases import STANCE_WORDS, field_words
from tocsin.publish.wording.words import (
    capitalised,
    counted,
    figure_words,
    listed,
    quoted,
    sentence,
    when_words,
)

_FIGURES = frozenset(FigureKind)
_COUNT = "count"
_NUMBERS = _FIGURES | {_COUNT}
_PLAIN_NOUNS = frozenset({"people", "objects", "incidents"})
_STANDING_WORDS = {
    Standing.HELD: "",
    Standing.DENIED: "denied",
    Standing.REPLACED: "given up: who gave it gives another",
}
# Which values are one number: a figure's measure and its bounds.
_Measure = tuple[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """The sayings of one measure of a field: all of them, unless the field counts several."""

    item: IncidentField
    title: str
    sayings: tuple[Saying, ...]
    joined: FigureGroup | None


def series_views(
    incident: Incident, *, shelf: Shelf, notes: Notebook, figures_only: bool = False
) -> tuple[SeriesView, ...]:
    """Return the series of every field whose values differ, figures first.

    With `figures_only`, those of figures that can be put in order of time.
    """
    readings = [shelf.readings[key] for key in incident.document_ids if key in shelf.readings]
    items = {item.name: item for item in incident.fields}
    found = series_of(incident, readings)
    numbers = [each for each in found if each.field in _NUMBERS]
    others = [each for each in found if each.field not in _NUMBERS and not figures_only]
    groups = [
        group
        for each in numbers
        for group in _measures(each, items[each.field], incident, shelf)
        if not figures_only or ordered_by_day(group.sayings)
    ]
    groups += [
        _Group(
            item=items[each.field],
            title=field_words(each.field),
            sayings=(*each.dated, *each.undated),
            joined=None,
        )
        for each in others
        if _told_over_time(items[each.field], incident, shelf)
    ]
    return tuple(
        _view(group, f"{incident.id}-{number}", incident, shelf, notes)
        for number, group in enumerate(groups, start=1)
    )


def _told_over_time(item: IncidentField, incident: Incident, shelf: Shelf) -> bool:
    several = item.name == "responsibility" and len(item.values) > 1
    return several or differing(item, incident, shelf)


def differing(item: IncidentField, incident: Incident, shelf: Shelf) -> bool:
    """Return whether the values of a field differ in substance, not in words only."""
    if item.contested:
        return True
    if item.name == "when":
        return len({_days_told(item, at, shelf) for at in range(len(item.values))} - {""}) > 1
    if item.name not in _NUMBERS:
        return differs(item)
    readings = [shelf.readings[key] for key in incident.document_ids if key in shelf.readings]
    return any(
        bool(_measures(each, item, incident, shelf))
        for each in series_of(incident, readings)
        if each.field == item.name
    )


def _measures(
    series: Series, item: IncidentField, incident: Incident, shelf: Shelf
) -> tuple[_Group, ...]:
    """Return the sayings of a kind of figure, one group for each measure with several values."""
    claims = shelf.claims_of(incident.claim_ids)
    joined = {
        (group.noun, group.part): group
        for group in figure_groups(held_claims(incident, claims), contested_kinds(incident))
        if group.kind.value == item.name
    }
    totals = {
        figure.span
        for claim in claims
        if isinstance(claim.content, Occurrence)
        for figure in claim.content.figures
        if figure.kind.value == item.name and figure.span is not None
    }
    held: dict[_Measure, list[Saying]] = {}
    for saying in (*series.dated, *series.undated):
        measure = ("", False) if item.name == _COUNT else _measure(saying.figure, totals)
        held.setdefault(measure, []).append(saying)
    told = {measure: _with_denied(held, measure) for measure in held}
    return tuple(
        _Group(
            item=item,
            title=_title(item.name, *measure),
            sayings=sayings,
            joined=joined.get(measure),
        )
        for measure, sayings in told.items()
        if len({_number(saying) for saying in sayings}) > 1
    )


def _with_denied(
    held: Mapping[_Measure, Sequence[Saying]], measure: _Measure
) -> tuple[Saying, ...]:
    """Return the sayings of a measure, with those of others whose number one of them denies.

    "Seven, not five" is said against whoever counted "five villagers".
    """
    own = held[measure]
    denied = {_bounds(saying) for saying in own if saying.standing is Standing.DENIED}
    others = [
        saying
        for other, sayings in held.items()
        if other != measure
        for saying in sayings
        if saying.standing is Standing.HELD and _bounds(saying) in denied
    ]
    told = [saying for saying in (*own, *others) if saying.days]
    undated = [saying for saying in (*own, *others) if not saying.days]
    return (*sorted(told, key=lambda saying: saying.days or ()), *undated)


def _bounds(saying: Saying) -> tuple[int | None, ...]:
    figure = saying.figure
    return (figure.low, figure.best, figure.high) if figure else ()


def _measure(figure: Figure | None, totals: set[Span]) -> _Measure:
    if figure is None:
        return "", False
    return figure_noun(figure), figure.subset_of is not None and figure.subset_of in totals


def _title(name: str, noun: str, part: bool) -> str:
    words = field_words(name)
    of_whom = f": {noun}" if noun and noun not in _PLAIN_NOUNS else ""
    return f"{words}{of_whom}{', part of the total' if part else ''}"


def _number(saying: Saying) -> tuple[object, ...]:
    """Return what makes two values of one measure one: their bounds, and whether held."""
    figure, held = saying.figure, saying.standing is Standing.HELD
    if figure is None:
        return saying.label, held
    return *_bounds(saying), figure.approximate, held


def _view(group: _Group, key: str, incident: Incident, shelf: Shelf, notes: Notebook) -> SeriesView:
    labels = {origin.key: origin.label for origin in incident.origins}
    joined, item = group.joined, group.item
    contested = item.contested if joined is None else item.contested or joined.contested
    bounded = joined is not None and not contested
    words = joined.words if joined and not item.ruled else _joined(item, incident)
    return SeriesView(
        anchor=f"series-{key}",
        field=field_words(item.name),
        title=group.title,
        joined="" if contested or item.ruled else words,
        ruled=words if item.ruled else "",
        low=joined.low if joined and bounded else None,
        high=joined.high if joined and bounded else None,
        contested=contested,
        ordered=ordered_by_day(group.sayings),
        note=_note(group.sayings),
        points=tuple(
            _point(saying, number, item, labels, shelf, notes)
            for number, saying in enumerate(group.sayings, start=1)
        ),
    )


def _joined(item: IncidentField, incident: Incident) -> str:
    if item.name == "when" and item.joined is not None:
        return when_words(incident.when).removeprefix("on ").removeprefix("in ")
    return item.joined or ""


def _note(sayings: Sequence[Saying]) -> str:
    """Return what may be said of the order of the values, and no more."""
    undated = sum(each.days is None for each in sayings)
    if undated == len(sayings):
        return (
            "On which days these were said is not known: no order between them, and no trend, "
            "is claimed."
        )
    apart = (
        f"{counted(undated, 'value')} of which the day of saying is not known "
        f"{'stands' if undated == 1 else 'stand'} apart."
        if undated
        else ""
    )
    if not ordered_by_day(sayings):
        order = "Of no two different values is it known which was said first: no trend is claimed."
    else:
        order = "In the order in which they were said. A later value does not replace an earlier."
    return " ".join(filter(None, (order, capitalised(apart))))


def _point(
    saying: Saying,
    number: int,
    item: IncidentField,
    labels: Mapping[str, str],
    shelf: Shelf,
    notes: Notebook,
) -> PointView:
    value = item.values[saying.value]
    claims = shelf.claims_of(saying.claim_ids)
    figure, days, dated_by = saying.figure, saying.days, saying.said_on.span
    evidence: list[Evidence] = [(claim, own_spans(claim, value.evidence)) for claim in claims]
    if days and dated_by is not None:
        told = [c for c in claims if c.document_id == dated_by.document_id]
        published = saying.basis is SaidBasis.PUBLISHED
        evidence.append((None if published else next(iter(told), None), (dated_by,)))
    return PointView(
        number=number,
        value=_value(saying, item, shelf),
        allows=figure_words(figure) if figure is not None else "",
        when=_when(saying),
        basis=_basis(saying),
        stance=STANCE_WORDS[saying.stance],
        who=shelf.chains(claims),
        origins="; ".join(labels[key] for key in saying.origin_keys),
        standing=_STANDING_WORDS[saying.standing],
        held=saying.standing is Standing.HELD,
        first=days[0] if days else None,
        last=days[1] if days else None,
        low=figure.low if figure else None,
        best=figure.best if figure else None,
        high=figure.high if figure else None,
        approximate=bool(figure and figure.approximate),
        cites=notes.cites(*evidence),
    )


def _value(saying: Saying, item: IncidentField, shelf: Shelf) -> str:
    if saying.figure is not None and saying.figure.span is not None:
        return quoted(saying.figure.span.quote)
    if item.name in _NUMBERS:
        return saying.label
    words = value_words(item.name, item.values[saying.value])
    days = _days_told(item, saying.value, shelf) if item.name == "when" else ""
    return f"{words}: {days}" if days else words


def _days_told(item: IncidentField, number: int, shelf: Shelf) -> str:
    """Return the days that a value of a date means, in words; empty where they are not known."""
    value = item.values[number]
    days = [
        when_words(time)
        for claim in shelf.claims_of(value.claim_ids)
        if isinstance(claim.content, Occurrence)
        for time in claim.content.times
        if time.span in value.evidence and (time.earliest or time.latest)
    ]
    return listed(list(dict.fromkeys(days)), word="or") if days else ""


def _when(saying: Saying) -> str:
    said = saying.said_on
    if saying.days is not None:
        return when_words(said).removeprefix("on ").removeprefix("in ")
    bounds = [f"not before {day_words(said.earliest)}"] if said.earliest else []
    bounds += [f"not after {day_words(said.latest)}"] if said.latest else []
    return "; ".join(["not known", *bounds])


def _basis(saying: Saying) -> str:
    said = saying.said_on
    if saying.basis is SaidBasis.PUBLISHED:
        return "Publication of the report."
    if saying.basis is SaidBasis.SAID and said.span is not None:
        return sentence(f"dated in the text: {quoted(said.span.quote)}")
    return sentence(said.reason)
