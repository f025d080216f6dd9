"""The sections of a brief beside incidents: totals, warnings, ties, statements."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tocsin.core.sums import areas_of, bounds_of, is_exact, parts_sum
from tocsin.core.types import (
    Claim,
    Detail,
    Figure,
    Incident,
    Occurrence,
    PlaceRef,
    Statement,
    Tally,
    Tie,
)
from tocsin.core.vocab import (
    FigureKind,
    Known,
    PartStatus,
    Stance,
    StatementKind,
    Unit,
)
from tocsin.publish.cited import Line
from tocsin.publish.disputes import Desk
from tocsin.publish.edges import edges
from tocsin.publish.headlines import headline
from tocsin.publish.model import StatementGroup, TallyView, TieView, WarningView
from tocsin.publish.notes import Notebook
from tocsin.publish.shelf import Shelf
from tocsin.publish.wording.naming import name_words
from tocsin.publish.wording.phrases import (
    DOUBT_WORDS,
    FIGURE_WORDS,
    STATEMENT_STANCE,
    STATEMENT_WORDS,
    STATUS_WORDS,
    event_noun,
    relation_words,
)
from tocsin.publish.wording.words import (
    NOT_FOUND,
    capitalised,
    figure_words,
    listed,
    quoted,
    sentence,
    valid_words,
    when_words,
)

_DETAILS = ("channel", "substance", "purpose", "acknowledged", "action")
_DETAIL_LABELS = {
    "channel": "Channel",
    "substance": "Substance",
    "purpose": "Purpose",
    "acknowledged": "Acknowledged",
    "action": "Action taken",
}


def place_names(places: Sequence[PlaceRef]) -> tuple[str, ...]:
    """Return the names of distinct places: the gazetteer's, else the text's in quotes."""
    return tuple(
        dict.fromkeys(
            place.place.name if place.place is not None else quoted(place.mention.quote)
            for place in places
        )
    )


def tally_views(
    claims: Sequence[Claim],
    desk: Desk,
    covered: Mapping[str, tuple[tuple[str, ...], bool]] | None = None,
) -> tuple[TallyView, ...]:
    """Return reported totals with the sum of their parts checked.

    `covered` holds by claim id what the ledger has of a total, and whether it is opinion.
    """
    views = (
        (claim.id, _tally_view(claim, claim.content, number, desk))
        for number, claim in enumerate(claims, start=1)
        if isinstance(claim.content, Tally)
    )
    told = covered or {}
    return tuple(
        replace(view, coverage=told[key][0], opinion=told[key][1]) if key in told else view
        for key, view in views
    )


def _tally_view(claim: Claim, tally: Tally, number: int, desk: Desk) -> TallyView:
    of_what = acts_noun(tally) if tally.event_type else ""
    words = f"{capitalised(figure_words(tally.figure))} {_counted(tally.figure)}"
    text = f"{words}{f' ({of_what})' if of_what else ''}: {quoted(tally.span.quote)}"
    return TallyView(
        anchor=f"total-{number}",
        words=desk.notes.line(text, (claim, [tally.span])),
        parts=tuple(
            f"{figure_words(part.figure)}"
            + (f" in {listed(place_names([part.area]))}" if part.area is not None else "")
            for part in tally.parts
        ),
        check=check_words(tally),
        window=capitalised(when_words(tally.window)),
        area=capitalised(listed(place_names(areas_of(tally)))),
        who=capitalised(desk.shelf.chain(claim)),
    )


def tallied_noun(tally: Tally) -> str:
    """Return what a total counts: "attacks", "killed", "counted"."""
    acts = tally.figure.kind in {FigureKind.INCIDENTS, FigureKind.STRIKES}
    return acts_noun(tally) if acts and tally.event_type else _counted(tally.figure)


def acts_noun(tally: Tally) -> str:
    """Return the acts of a total: "drone attacks"; of several modes none names all of them."""
    modes = tally.modes if len(tally.modes) == 1 else ()
    return event_noun(tally.event_type, modes, plural=True) if tally.event_type else "acts"


def _counted(figure: Figure) -> str:
    if figure.unit is Unit.PERCENT:
        return "percent"
    return "in all" if figure.kind is FigureKind.OTHER else FIGURE_WORDS[figure.kind]


def check_words(tally: Tally) -> str:
    """Return whether the parts of a tally add up to it, or that this cannot be checked."""
    if not tally.parts:
        return "No parts given."
    total, parts = tally.figure, parts_sum(tally)
    if parts.adds_up is Known.UNKNOWN:
        return "The parts cannot be added: not all numbers are exact."
    numbers = " + ".join(f"{number:,}" for number in parts.numbers)
    added = f"{numbers} = {sum(parts.numbers):,}"
    if parts.adds_up is Known.NO:
        return f"{added}, not {figure_words(total)}: the parts do not add up."
    return f"{added}: the parts " + (
        "add up." if is_exact(total) else f"agree with “{figure_words(total)}”."
    )


def warning_views(incidents: Sequence[tuple[int, Incident]], desk: Desk) -> tuple[WarningView, ...]:
    """Return the warnings that were delivered, each detail as words or unknown."""
    views = []
    for number, incident in incidents:
        claims = desk.shelf.claims_of(incident.claim_ids)
        warned = [c for c in claims if isinstance(c.content, Occurrence) and c.content.warning]
        if warned:
            views.append(
                WarningView(
                    incident_number=number,
                    incident_anchor=f"incident-{incident.id}",
                    headline=headline(incident, claims, desk.countries),
                    details=tuple(
                        (_DETAIL_LABELS[name], _detail(name, warned, desk.notes))
                        for name in _DETAILS
                    ),
                )
            )
    return tuple(views)


def _detail(name: str, claims: Sequence[Claim], notes: Notebook) -> Line:
    """Return a detail over all claims: what is said, else the words that say it is unknown."""
    found: list[tuple[Claim, Detail]] = []
    for claim in claims:
        if isinstance(claim.content, Occurrence) and claim.content.warning is not None:
            found.append((claim, getattr(claim.content.warning, name)))
    known = [pair for pair in found if pair[1].value is not Known.UNKNOWN]
    shown = known or found
    words = []
    for _, detail in shown:
        said = quoted(detail.span.quote) if detail.span is not None else ""
        match detail.value:
            case Known.YES:
                words.append(said or "Yes")
            case Known.NO:
                words.append(f"No: {said}" if said else "No")
            case Known.UNKNOWN:
                words.append(f"Unknown: {said}" if said else "Unknown")
    text = "; ".join(_without_bare(tuple(dict.fromkeys(words))))
    return notes.line(
        sentence(text), *((claim, [d.span]) for claim, d in shown if d.span is not None)
    )


def _without_bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without a bare one where another of its kind has a quote."""
    return tuple(w for w in words if not any(o.startswith(f"{w}: ") for o in words))


def tie_views(claims: Sequence[Claim], desk: Desk) -> tuple[TieView, ...]:
    """Return standing relations between parties, as stated or alleged, side by side."""
    views = []
    for claim in claims:
        tie = claim.content
        if not isinstance(tie, Tie):
            continue
        qualifier = f" {quoted(tie.qualifier.quote)}" if tie.qualifier is not None else ""
        views.append(
            TieView(
                subject=capitalised(name_words(tie.subject.mention.quote)),
                relation=relation_words(tie.relation, tie.subject.mention.quote) + qualifier,
                object=name_words(tie.object.mention.quote),
                status=_tie_status(tie, desk.shelf.stance(claim)),
                when=valid_words(tie.valid, tie.tense).replace("date not found", NOT_FOUND),
                who=desk.shelf.chain(claim),
                cites=desk.notes.cites((claim, claim.evidence or (tie.trigger,))),
                doubts=tuple(
                    desk.notes.line(
                        sentence(
                            f"{quoted(doubt.span.quote)} {DOUBT_WORDS[doubt.kind]}: {doubt.reason}"
                            + (
                                f"; alternative: {listed(doubt.alternatives, word='or')}"
                                * bool(doubt.alternatives)
                            )
                        ),
                        (claim, [doubt.span]),
                    )
                    for doubt in claim.doubts
                ),
            )
        )
    return tuple(views)


def _tie_status(tie: Tie, stance: Stance) -> str:
    if tie.status is not PartStatus.STATED:
        return STATUS_WORDS[tie.status]
    return {
        Stance.DENIED: "denied",
        Stance.SUSPECTED: "suspected",
        Stance.ACCUSED: "alleged",
        Stance.OPINED: "opinion",
    }.get(stance, STATUS_WORDS[tie.status])


def ties_by_weight(claims: Sequence[Claim], shelf: Shelf, opinions: frozenset[str]) -> list[Claim]:
    """Return ties in the order of `tocsin ties`: what is contested first, its sides together.

    Of the others those first for which somebody answers, those of opinion pieces last.

    Args:
        opinions: The documents that are opinion pieces.
    """
    told = edges(claims, shelf=shelf, opinion=opinions, standing={})
    ranks = {
        key: rank
        for rank, edge in enumerate(told)
        if edge.contested
        for side in edge.sides
        for key in side.claim_ids
    }

    def weight(claim: Claim) -> tuple[int, bool, bool]:
        return (ranks.get(claim.id, len(told)), *_answered(claim, shelf, opinions))

    return sorted(claims, key=weight)


def tallies_by_weight(
    claims: Sequence[Claim], shelf: Shelf, opinions: frozenset[str]
) -> list[Claim]:
    """Return totals, those first for which somebody answers, those of opinion pieces last.

    Among these the greatest first; one that gives a share, or no bound, last.
    """

    def weight(claim: Claim) -> tuple[bool, bool, int]:
        assert isinstance(claim.content, Tally)
        figure = claim.content.figure
        low, high = bounds_of(figure)
        size = 0 if figure.unit is Unit.PERCENT else low or high or 0
        return (*_answered(claim, shelf, opinions), -size)

    return sorted(claims, key=weight)


def _answered(claim: Claim, shelf: Shelf, opinions: frozenset[str]) -> tuple[bool, bool]:
    """Return what puts opinion last, and before it what the outlet says in its own words."""
    return (claim.document_id in opinions, shelf.attribution(claim) is None)


def statements_by_weight(
    claims: Sequence[Claim], shelf: Shelf, opinions: frozenset[str]
) -> list[Claim]:
    """Return statements with what tells most of incidents first.

    That is: who declines to speak or to confirm; denials, warnings, demands and the like; what
    is plainly said; opinions.
    """
    return sorted(claims, key=lambda claim: _weight(claim, shelf, opinions))


def _weight(claim: Claim, shelf: Shelf, opinions: frozenset[str]) -> int:
    assert isinstance(claim.content, Statement)
    if claim.content.kind is StatementKind.OPINION or claim.document_id in opinions:
        return 3
    if claim.content.kind is not StatementKind.OTHER:
        return 0
    return 1 if shelf.stance(claim) in STATEMENT_STANCE else 2


def statement_groups(claims: Sequence[Claim], desk: Desk) -> tuple[StatementGroup, ...]:
    """Return no comment, no reply and opinions, by kind."""
    held: dict[StatementKind, list[Claim]] = {kind: [] for kind in StatementKind}
    for claim in claims:
        if isinstance(claim.content, Statement):
            held[claim.content.kind].append(claim)
    return tuple(
        StatementGroup(
            label=STATEMENT_WORDS[kind],
            lines=tuple(_statement(claim, desk) for claim in group),
        )
        for kind, group in held.items()
        if group
    )


def _statement(claim: Claim, desk: Desk) -> Line:
    assert isinstance(claim.content, Statement)
    spans = claim.content.content or claim.evidence
    said = " … ".join(quoted(span.quote) for span in spans)
    stance = STATEMENT_STANCE.get(desk.shelf.stance(claim), "")
    chain = capitalised(desk.shelf.chain(claim))
    return desk.notes.line(f"{chain}{stance}: {said}", (claim, spans))


def country_names(given: Mapping[str, str], places: Sequence[PlaceRef]) -> Mapping[str, str]:
    """Return names for ISO codes: those given, else those of countries in the documents."""
    found = {
        ref.place.country: ref.place.name
        for ref in places
        if ref.place is not None and ref.place.country and ref.place.kind == "country"
    }
    return {**found, **given}
