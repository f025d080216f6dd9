"""Reports that say what is to come, and incidents that came, for tests of outlooks."""

from collections.abc import Sequence
from datetime import date

from tocsin.core.types import (
    DateInterval,
    Incident,
    IncidentField,
    Outlook,
    Party,
    Place,
    PlaceRef,
    Span,
)
from tocsin.core.vocab import (
    DateBasis,
    EventType,
    Mode,
    OutlookKind,
    PartyKind,
    PlaceKind,
    PlacePrecision,
    SourceKind,
    Stance,
)
from tocsin.testing import Report, country, settlement

OSTLAND = country("Ostland", "OS")
MARN = settlement("Marn", "OS")
SAID = date(2031, 5, 1)
TEXT = (
    "{who} said that the River Front will {likely}attack the {whom} of Marn in {where}"
    " {when}{cond}."
)


def ahead(
    *,
    who: str = "Minister Anna Holm",
    likely: str = "probably ",
    whom: str = "garrison",
    where: str = "Ostland",
    when: str = "within a week",
    last: date | None = date(2031, 5, 8),
    candidates: Sequence[tuple[date, date]] = (),
    published: date | None = SAID,
    source: str | None = "Marn Courier",
    kind: OutlookKind = OutlookKind.FORECAST,
    event_type: EventType | None = EventType.ASSAULT,
    condition: str = "",
    named: bool = True,
    source_kind: SourceKind = SourceKind.OFFICIAL,
    actor_id: str | None = None,
    said: bool = True,
    place: Place | None = OSTLAND,
    bare: bool = False,
) -> Report:
    """A report of one sentence on an attack to come; with `said` False in its own voice."""
    text = TEXT.format(
        who=who,
        likely=likely,
        whom=whom,
        where=where,
        when=when,
        cond=f" {condition}" * bool(condition),
    )
    report = Report(text, source=source, published=published)
    start = "the River Front will"
    words = text[text.index(start) : -1]
    link = (
        report.attribute(
            who, quoted=words, named=named, kind=source_kind, stance=Stance.PREDICTED,
            actor_id=actor_id,
        )
        if said
        else None
    )  # fmt: skip
    horizon = DateInterval(
        span=report.span(when) if last is not None else None,
        earliest=published,
        latest=last,
        basis=DateBasis.RELATIVE_TO_PUBLICATION if last else DateBasis.UNKNOWN,
        candidates=tuple(candidates),
        reason="given" if last else "no time is told",
    )
    parties = () if bare else (_party(report.span("River Front")),)
    against = () if bare else (Party(mention=report.span(whom), kind=PartyKind.FORCE),)
    content = Outlook(
        span=report.span(words),
        trigger=report.span("attack"),
        kind=kind,
        event_type=event_type,
        by=parties,
        against=against,
        places=() if bare or place is None else (ref(report.span(where), place),),
        horizon=horizon,
        likelihood=report.span(likely.strip()) if likely.strip() else None,
        condition=report.span(condition) if condition else None,
    )
    report.claim(content, evidence=report.span(text), by=link)
    return report


def _party(span: Span) -> Party:
    return Party(mention=span, kind=PartyKind.GROUP, actor_id="river-front")


def ref(span: Span, place: Place) -> PlaceRef:
    """A place as a text names it, resolved."""
    exact = place.kind is not PlaceKind.COUNTRY
    precision = PlacePrecision.EXACT if exact else PlacePrecision.COUNTRY
    return PlaceRef(mention=span, place=place, precision=precision, reason="given")


def came(
    first: date | None,
    last: date | None = None,
    *,
    number: int = 1,
    by: str | None = "river-front",
    whom: str | None = "garrison",
    place: Place | None = MARN,
    event_type: EventType = EventType.ASSAULT,
    modes: tuple[Mode, ...] = (),
    origins: int = 1,
    historical: bool = False,
    contested: bool = False,
) -> Incident:
    """An attack that came on these days, as incidents are made by fusion."""
    text = "The River Front struck the garrison near Marn."
    report = Report(text, source=f"Wire {number}")
    actor = Party(mention=report.span("River Front"), kind=PartyKind.GROUP, actor_id=by)
    hit = Party(mention=report.span(whom), kind=PartyKind.FORCE) if whom else None
    clash = IncidentField(name="actors", values=(), joined=None, contested=contested, note="")
    return Incident(
        id=f"i{number:024x}",
        event_type=event_type,
        modes=modes,
        contexts=(),
        historical=historical,
        claim_ids=(f"c{number:024x}",),
        document_ids=(report.document.id,),
        when=DateInterval(earliest=first, latest=last or first, reason="given"),
        where=ref(report.span("Marn"), place) if place is not None else None,
        actors=(actor,) if by else (),
        recipients=(hit,) if hit else (),
        weapons=(),
        figures=(),
        fields=(clash,),
        origins=(),
        origins_low=origins,
        origins_high=max(origins, 1),
        comparisons=(),
    )
