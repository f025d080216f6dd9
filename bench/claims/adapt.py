"""Turning a reading and its incidents into a sheet: what Tocsin says, in the codebook's form."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from bench.claims.sheet import (
    PARTIES,
    Act,
    Bond,
    Bounds,
    Count,
    Days,
    Harm,
    Prospect,
    Role,
    Saying,
    Sheet,
    mode_of,
)
from bench.kit.spans import Extent
from tocsin.core.types import (
    Attribution,
    Claim,
    DateInterval,
    Figure,
    Incident,
    Occurrence,
    Outlook,
    Reading,
    Span,
    Tally,
    Tie,
)

# The codebook's kinds of harm and of tallies. Tocsin's other figures of an occurrence
# (released, deployed, intercepted ...) are no harm; its other tallies are of `other`.
HARMS = frozenset(("killed", "injured", "abducted", "arrested", "displaced", "missing", "damaged"))
COUNTED = frozenset(("killed", "injured", "incidents", "displaced", "arrested", "strikes"))


def sheet_of(reading: Reading | None, incidents: Sequence[Incident] = ()) -> Sheet:
    """Return what Tocsin says of a document: an empty sheet where it could not be read."""
    if reading is None:
        return Sheet()
    claims = reading.claims
    return Sheet(
        sayings=tuple(_saying(each) for each in reading.attributions),
        acts=tuple(
            _act(claim, claim.content) for claim in claims if isinstance(claim.content, Occurrence)
        ),
        bonds=tuple(
            _bond(claim, claim.content) for claim in claims if isinstance(claim.content, Tie)
        ),
        counts=tuple(
            chain.from_iterable(
                _counts(claim, claim.content)
                for claim in claims
                if isinstance(claim.content, Tally)
            )
        ),
        prospects=tuple(
            _prospect(claim, claim.content)
            for claim in claims
            if isinstance(claim.content, Outlook)
        ),
        contradictions=tuple(_contradictions(claims, incidents)),
    )


def _saying(found: Attribution) -> Saying:
    """Return an attribution: of the first speaker's kind, named if any speaker is."""
    speakers = sorted(found.speakers, key=lambda each: each.mention.start)
    return Saying(
        id=found.id,
        source=tuple(_extent(each.mention) for each in speakers),
        cue=_maybe(found.cue),
        content=tuple(_extent(each) for each in found.content),
        source_kind=speakers[0].source_kind.value if speakers else "unknown",
        named=any(each.named for each in speakers),
        via=_maybe(found.via),
        stance=found.stance.value,
        basis=found.basis.value,
        basis_span=_maybe(found.basis_span),
        likelihood=_maybe(found.likelihood),
        direct=found.direct,
        parent=found.parent,
        score=found.score,
    )


def _act(claim: Claim, found: Occurrence) -> Act:
    parties = [
        Role(
            role=role,
            span=_extent(each.mention),
            kind=each.kind.value,
            status=each.status.value,
        )
        for role, told in zip(PARTIES, (found.actors, found.recipients), strict=True)
        for each in told
    ]
    weapons = [Role(role="weapon", span=_extent(each)) for each in found.weapons]
    stated = [each for each in found.places if not each.inferred]
    places = [Role(role="place", span=_extent(each.mention)) for each in stated]
    times = [
        Role(role="time", span=_extent(each.span), days=_days(each))
        for each in found.times
        # Without words a date is what Tocsin reckons; the annotation has only what is told.
        if each.span is not None
    ]
    return Act(
        id=claim.id,
        trigger=_extent(found.trigger),
        type=found.event_type.value,
        mode=mode_of(found.modes[0].value if found.modes else None),
        realis=found.realis.value,
        background=found.background,
        count=None if found.count is None else bounds_of(found.count),
        roles=(*parties, *weapons, *places, *times),
        harm=tuple(
            Harm(
                kind=each.kind.value,
                bounds=bounds_of(each),
                who=_maybe(each.of_whom),
                # "A policeman" is one of whom it speaks, and in the annotation no figure.
                figure=None if each.span == each.of_whom else _maybe(each.span),
            )
            for each in found.figures
            if each.kind.value in HARMS
        ),
        attribution=claim.attribution_id,
        incident=found.incident_key,
        score=claim.score,
    )


def _bond(claim: Claim, found: Tie) -> Bond:
    return Bond(
        id=claim.id,
        parties=(_extent(found.subject.mention), _extent(found.object.mention)),
        kind=found.relation.value,
        trigger=_extent(found.trigger),
        status=found.status.value,
        attribution=claim.attribution_id,
    )


def _counts(claim: Claim, found: Tally) -> list[Count]:
    """Return a tally and, as the annotation has them, each part of it as one of its own.

    A part has its own area if one is told, else that of the whole.
    """
    figures = [
        (found.figure, found.area),
        *((part.figure, (part.area,) if part.area else found.area) for part in found.parts),
    ]
    return [
        Count(
            id=claim.id if number == 0 else f"{claim.id}/{number}",
            span=_extent(found.span),
            figure=_maybe(each.span),
            of=each.kind.value if each.kind.value in COUNTED else "other",
            bounds=bounds_of(each),
            places=tuple(_extent(area.mention) for area in areas),
            window=_maybe(found.window.span),
            attribution=claim.attribution_id,
        )
        for number, (each, areas) in enumerate(figures)
        # Without words a figure is a sum that Tocsin reckons; the annotation has what is told.
        if each.span is not None
    ]


def _prospect(claim: Claim, found: Outlook) -> Prospect:
    return Prospect(
        id=claim.id,
        span=_extent(found.span),
        kind=found.kind.value,
        horizon=_maybe(found.horizon.span),
        until=found.horizon.latest if found.horizon.span else None,
        likelihood=_maybe(found.likelihood),
        by=tuple(_extent(each.mention) for each in found.by),
        attribution=claim.attribution_id,
    )


def _contradictions(
    claims: Sequence[Claim], incidents: Iterable[Incident]
) -> Iterable[tuple[frozenset[str], ...]]:
    """Yield the contested fields, a side a value: its claims, and what they are attributed to.

    Where there is one value, somebody denies it: then each of its claims is a side.
    """
    said = {claim.id: claim.attribution_id for claim in claims}
    for incident in incidents:
        for field in incident.fields:
            if field.contested:
                sides = [value.claim_ids for value in field.values]
                if len(sides) == 1:
                    sides = [(claim,) for claim in sides[0]]
                yield tuple(_side(side, said) for side in sides)


def _side(claims: Iterable[str], said: Mapping[str, str | None]) -> frozenset[str]:
    names = (name for claim in claims for name in (claim, said.get(claim)))
    return frozenset(name for name in names if name is not None)


def bounds_of(figure: Figure) -> Bounds:
    """Return the lowest and highest of a figure as the codebook writes them.

    "About 80" is 80 to 80 there; in Tocsin 80 is the best guess and no bound is known.
    """
    if figure.approximate:
        best = figure.best
        return (
            best if figure.low is None else figure.low,
            best if figure.high is None else figure.high,
        )
    return figure.low, figure.high


def _days(interval: DateInterval) -> Days | None:
    days = (interval.earliest, interval.latest)
    return None if days == (None, None) else days


def _extent(span: Span) -> Extent:
    return span.start, span.end


def _maybe(span: Span | None) -> Extent | None:
    return None if span is None else _extent(span)
