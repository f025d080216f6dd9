"""What people corrected: claims with the ruled values in place of those read.

A correction is a ruling of its own: the claim as read stays in its reading, and a view of
an earlier day shows it. A corrected value keeps the words that it was read from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tocsin.core.dates.calendar import precision_of
from tocsin.core.ports import Places
from tocsin.core.types import (
    Claim,
    DateInterval,
    Figure,
    Incident,
    IncidentField,
    Judgement,
    Occurrence,
    Outlook,
    Party,
    PlaceRef,
    Reading,
    Tally,
    Tie,
)
from tocsin.core.vocab import (
    DateBasis,
    FigureKind,
    PartStatus,
    PlaceKind,
    PlacePrecision,
    Relation,
    Unit,
    Verdict,
)
from tocsin.fuse.ruled_values import (
    FIGURES,
    PUBLISHED,
    TYPE,
    UNKNOWN,
    WHEN,
    WHERE,
    bounds_of,
    days_of,
    type_of,
)
from tocsin.fuse.rulings import rulings_in_force, standing_rulings

_THINGS = frozenset({FigureKind.DAMAGED, FigureKind.INTERCEPTED, FigureKind.SEIZED})
_ACTS = frozenset({FigureKind.INCIDENTS, FigureKind.STRIKES})
# UCDP GED, where_prec: how exact an entry of each kind is.
_PRECISIONS = {
    PlaceKind.COUNTRY: PlacePrecision.COUNTRY,
    PlaceKind.FIRST_ORDER: PlacePrecision.FIRST_ORDER,
    PlaceKind.SECOND_ORDER: PlacePrecision.SECOND_ORDER,
    PlaceKind.REGION: PlacePrecision.FEATURE,
    PlaceKind.FEATURE: PlacePrecision.FEATURE,
    PlaceKind.WATER: PlacePrecision.INTERNATIONAL,
}
# Fields of an incident that bear another name than what is corrected.
_INCIDENT_FIELDS = {TYPE: "what"}


def claims_telling(field: str, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the ids of an incident's claims that tell a field; the first one's if none does."""
    telling = tuple(claim.id for claim in claims if _tells(field, claim))
    return telling or tuple(claim.id for claim in claims[:1])


def _tells(field: str, claim: Claim) -> bool:
    content = claim.content
    if not isinstance(content, Occurrence):
        return False
    match field:
        case "when":
            return any(time.span is not None for time in content.times)
        case "where":
            return bool(content.places)
        case "type":
            return True
    return any(figure.kind.value == field for figure in content.figures)


def as_ruled(
    readings: Sequence[Reading], judgements: Sequence[Judgement], *, places: Places
) -> tuple[Reading, ...]:
    """Return the readings with rejected claims left out and corrected values put in.

    What a ruling cannot be applied to (a claim that a newer reading does not hold) stays.
    """
    rejected = rulings_in_force(judgements).rejected
    ruled = corrections_in_force(judgements)
    if not rejected and not ruled:
        return tuple(readings)
    return tuple(
        replace(
            reading,
            claims=tuple(
                _claim(claim, ruled.get(claim.id, ()), places)
                for claim in reading.claims
                if claim.id not in rejected
            ),
        )
        for reading in readings
    )


def with_ruled_publication(
    readings: Sequence[Reading], judgements: Sequence[Judgement]
) -> tuple[Reading, ...]:
    """Return the readings, those of documents whose publication date was corrected with it."""
    ruled = corrections_in_force(judgements)
    return tuple(
        replace(reading, published_on=_interval(reading.published_on, ruling.value, ruling))
        if (ruling := _publication(ruled.get(reading.document_id, ()))) and ruling.value
        else reading
        for reading in readings
    )


def _publication(rulings: Sequence[Judgement]) -> Judgement | None:
    return next((ruling for ruling in rulings if ruling.field == PUBLISHED), None)


def corrections_in_force(judgements: Sequence[Judgement]) -> Mapping[str, Sequence[Judgement]]:
    """Return the corrections in force by the id that they are on."""
    found: dict[str, list[Judgement]] = {}
    for (subject, _), judgement in standing_rulings(judgements).items():
        if judgement.verdict is Verdict.CORRECT and judgement.field and judgement.value:
            found.setdefault(subject, []).append(judgement)
    return found


def ruling_words(judgement: Judgement) -> str:
    """Return who corrected a value, when and why, in words."""
    return f"corrected by {judgement.by} on {judgement.made_at:%Y-%m-%d}: {judgement.reason}"


def _claim(claim: Claim, rulings: Sequence[Judgement], places: Places) -> Claim:
    for ruling in rulings:
        assert ruling.field is not None and ruling.value is not None
        content = claim.content
        match content:
            case Occurrence():
                content = _occurrence(content, ruling.field, ruling.value, ruling, places)
            case Tie():
                content = _tie(content, ruling.field, ruling.value, ruling)
            case Tally() if ruling.field == WHEN:
                content = replace(content, window=_interval(content.window, ruling.value, ruling))
            case Tally() if ruling.field == content.figure.kind.value:
                content = replace(content, figure=_counted(content.figure, ruling.value))
            case Outlook() if ruling.field == WHEN:
                content = replace(content, horizon=_interval(content.horizon, ruling.value, ruling))
        made_by = f"{claim.made_by}; {ruling.field} corrected by {ruling.by}"
        claim = replace(claim, content=content, made_by=made_by)
    return claim


def _occurrence(
    content: Occurrence, field: str, value: str, ruling: Judgement, places: Places
) -> Occurrence:
    if field == WHEN:
        first = next((time for time in content.times if time.span), DateInterval(reason=""))
        return replace(content, times=(_interval(first, value, ruling),))
    if field == WHERE:
        return replace(content, places=_places(content, value, ruling, places))
    if field == TYPE:
        event_type, modes = type_of(value)
        kept = content.modes if event_type is content.event_type and not modes else modes
        return replace(content, event_type=event_type, modes=kept)
    return replace(content, figures=_figures(content.figures, field, value))


def _interval(read: DateInterval, value: str, ruling: Judgement) -> DateInterval:
    """Return the ruled days, with the words that the day was read from before."""
    days = days_of(value)
    earliest, latest = days or (None, None)
    return DateInterval(
        span=read.span,
        written=read.written if days is None else type(read.written)(),
        earliest=earliest,
        latest=latest,
        precision=precision_of(earliest, latest),
        basis=DateBasis.UNKNOWN if days is None else DateBasis.INFERRED,
        reason=ruling_words(ruling),
    )


def _places(
    content: Occurrence, value: str, ruling: Judgement, places: Places
) -> tuple[PlaceRef, ...]:
    mention = content.places[0].mention if content.places else content.trigger
    place = None if value == UNKNOWN else places.get(value)
    missing = "" if place or value == UNKNOWN else f"; the gazetteer holds no {value}"
    return (
        PlaceRef(
            mention=mention,
            place=place,
            precision=_PRECISIONS.get(place.kind, PlacePrecision.EXACT) if place else None,
            reason=ruling_words(ruling) + missing,
        ),
    )


def _figures(figures: Sequence[Figure], field: str, value: str) -> tuple[Figure, ...]:
    """Return the figures with the ruled one for all of its kind that are no part of another."""
    if field not in FIGURES:
        return tuple(figures)
    kind = FigureKind(field)
    read = [one for one in figures if one.kind is kind and one.subset_of is None]
    rest = tuple(one for one in figures if one not in read)
    if value == UNKNOWN:
        return rest
    new = Figure(kind=kind, unit=_unit(kind), low=None, best=None, high=None, span=None)
    return (_counted(read[0] if read else new, value), *rest)


def _unit(kind: FigureKind) -> Unit:
    if kind in _THINGS:
        return Unit.THINGS
    return Unit.INCIDENTS if kind in _ACTS else Unit.PERSONS


def _counted(figure: Figure, value: str) -> Figure:
    """Return a figure with the ruled bounds, and none where it is ruled unknown."""
    low, high = bounds_of(value) or (None, None)
    best = low if low == high else None
    return replace(figure, low=low, best=best, high=high, approximate=False)


def _tie(content: Tie, field: str, value: str, ruling: Judgement) -> Tie:
    match field:
        case "when":
            return replace(content, valid=_interval(content.valid, value, ruling), tense=None)
        case "relation":
            return replace(content, relation=Relation(value))
        case "status":
            return replace(content, status=PartStatus(value))
        case "subject":
            return replace(content, subject=_party(content.subject, value))
        case "object":
            return replace(content, object=_party(content.object, value))
    return content


def _party(party: Party, value: str) -> Party:
    return replace(party, actor_id=None if value == UNKNOWN else value)


def ruled_fields(
    claim_ids: Sequence[str], corrections: Mapping[str, Sequence[Judgement]]
) -> Mapping[str, str]:
    """Return the fields of an incident that people corrected, with who, when and why.

    `corrections` are those in force by the ids that they are on.
    """
    ruled: dict[str, dict[str, None]] = {}
    for claim in claim_ids:
        for ruling in corrections.get(claim, ()):
            assert ruling.field is not None
            name = _INCIDENT_FIELDS.get(ruling.field, ruling.field)
            ruled.setdefault(name, {})[ruling_words(ruling)] = None
    return {name: "; ".join(words) for name, words in ruled.items()}


def with_rulings(
    incident: Incident, ruled: Mapping[str, str], as_read: Sequence[IncidentField]
) -> Incident:
    """Return an incident whose corrected fields say so, their values as the reports have them."""
    computed = {item.name: item for item in incident.fields}
    before = {item.name: item for item in as_read}
    names = dict.fromkeys((*computed, *(name for name in before if name in ruled)))
    return replace(
        incident,
        fields=tuple(
            _ruled_field(computed.get(name), before.get(name), ruled[name])
            if name in ruled
            else computed[name]
            for name in names
        ),
    )


def _ruled_field(
    computed: IncidentField | None, before: IncidentField | None, ruled: str
) -> IncidentField:
    held = computed or before
    assert held is not None
    return replace(
        held,
        values=before.values if before is not None else (),
        joined=computed.joined if computed is not None else None,
        contested=computed is not None and computed.contested,
        note=computed.note if computed is not None else "",
        ruled=ruled,
    )
