"""An incident as a reader meets it: a headline, then everything said, each with its words."""

from collections.abc import Sequence

from tocsin.core.geo import contains
from tocsin.core.parties import mention_key, party_key
from tocsin.core.speakers import takes_back
from tocsin.core.told import is_told
from tocsin.core.types import (
    Assessment,
    Claim,
    CopyGroup,
    Incident,
    Occurrence,
    Party,
    PlaceRef,
    Reason,
    Span,
)
from tocsin.core.vocab import EventType, FigureKind, PartStatus, PartyKind, PlaceKind, Stance
from tocsin.publish.affected import affected
from tocsin.publish.cited import Line
from tocsin.publish.disputes import Desk, disagreements
from tocsin.publish.explained.origin_graph import origins_words
from tocsin.publish.figures import (
    figure_groups,
    figure_views,
    held_claims,
)
from tocsin.publish.grades import NOT_GRADED, grade_code, grade_view
from tocsin.publish.headlines import headline, named_place, place_words
from tocsin.publish.model import IncidentView, OriginView, PastView
from tocsin.publish.notes import Evidence
from tocsin.publish.revisions import series_views
from tocsin.publish.shelf import Shelf, label_key
from tocsin.publish.unknowns import unknowns
from tocsin.publish.wording.naming import party_names
from tocsin.publish.wording.phrases import (
    DOUBT_WORDS,
    PRECISION_WORDS,
    STANCE_WORDS,
)
from tocsin.publish.wording.words import (
    capitalised,
    counted,
    listed,
    one_line,
    quoted,
    sentence,
    when_words,
)

# The order of types within equal harm: what hurts people first.
TYPE_ORDER = (
    EventType.ASSAULT,
    EventType.COERCE,
    EventType.INTERCEPT,
    EventType.RETREAT,
    EventType.MOBILIZE,
    EventType.PROTEST,
    EventType.WARN,
    EventType.CONSULT,
)
_ACTOR_LABELS = {
    EventType.COERCE: "Carried out by",
    EventType.RETREAT: "Carried out by",
    EventType.CONSULT: "Taking part",
    EventType.WARN: "Warning given by",
    EventType.MOBILIZE: "Carried out by",
    EventType.INTERCEPT: "Carried out by",
    EventType.PROTEST: "Carried out by",
}
# Who tells of its own acts as such does not claim responsibility for them.
_ACCOUNTABLE = frozenset({PartyKind.STATE, PartyKind.FORCE})
_RECIPIENT_LABELS = {EventType.WARN: "Warned", EventType.INTERCEPT: "Intercepted"}


def order_key(incident: Incident, claims: Sequence[Claim]) -> tuple[int | str, ...]:
    """Return where an incident stands in a brief, the most important first.

    What is told by nothing but opinion or denial stands last. Else by lower bound of the killed,
    then of the injured, then type (what hurts people first), then independent origins, then the
    latest day; the id settles ties.
    """
    held = held_claims(incident, claims)
    groups = [group for group in figure_groups(held) if not group.part]
    lows = {group.kind: group.low for group in groups if group.low is not None}
    latest = incident.when.latest
    rank = TYPE_ORDER.index(incident.event_type) if incident.event_type in TYPE_ORDER else 99
    return (
        not is_told(incident),
        -lows.get(FigureKind.KILLED, -1),
        -lows.get(FigureKind.INJURED, -1),
        rank,
        -incident.origins_low,
        -(latest.toordinal() if latest else 0),
        incident.id,
    )


def incident_view(
    incident: Incident, *, number: int, assessment: Assessment | None, desk: Desk
) -> IncidentView:
    """Return everything said about an incident, in the order of its page."""
    claims, notes = desk.shelf.claims_of(incident.claim_ids), desk.notes
    title = notes.line(headline(incident, claims, desk.countries), *_first_words(claims))
    return IncidentView(
        id=incident.id,
        anchor=f"incident-{incident.id}",
        number=number,
        headline=title,
        when=when_line(incident, claims, desk),
        where=where_line(incident, claims, desk),
        responsibility_label=_ACTOR_LABELS.get(incident.event_type, "Responsibility"),
        responsibility=_responsibility(claims, desk),
        affected_label=_RECIPIENT_LABELS.get(incident.event_type, "Affected"),
        affected=affected(incident, claims, desk),
        who_says=_who_says(claims, desk),
        doubts=_doubts(claims, desk),
        figures=figure_views(incident, claims, shelf=desk.shelf, notes=notes),
        series=series_views(incident, shelf=desk.shelf, notes=notes, figures_only=True),
        disagreements=disagreements(incident, claims, number=number, desk=desk, figures=False),
        unknowns=unknowns(incident, claims),
        origins=origins_words(incident),
        origin_list=tuple(
            OriginView(
                label=origin.label,
                known=origin.known,
                documents=listed(
                    sorted((desk.shelf.labels[d] for d in origin.document_ids), key=label_key)
                ),
            )
            for origin in incident.origins
        ),
        grade=grade_view(assessment, cite=lambda reason: _cited(reason, desk)),
        reports=report_words(incident, desk),
        joined_because=_joined_because(incident, desk.shelf),
    )


def past_view(
    incident: Incident, *, number: int, assessment: Assessment | None, desk: Desk, whole: bool
) -> PastView:
    """Return something told as background: what it was, who says so, and how it is graded."""
    claims = desk.shelf.claims_of(incident.claim_ids)
    view = (
        incident_view(incident, number=number, assessment=assessment, desk=desk) if whole else None
    )
    title = headline(incident, claims, desk.countries)
    return PastView(
        id=incident.id,
        anchor=f"incident-{incident.id}",
        number=number,
        headline=view.headline if view else desk.notes.line(title, *_first_words(claims)),
        who_says=view.who_says if view else _who_says(claims, desk),
        grade=f"Grade {grade_code(assessment)}" if assessment else NOT_GRADED.code,
        whole=view,
    )


def _cited(reason: Reason, desk: Desk) -> Line:
    """Return a reason of a grade that cites the words of its claims."""
    claims = desk.shelf.claims_of(reason.claim_ids)
    return desk.notes.line(
        sentence(reason.sentence), *((claim, claim.evidence) for claim in claims)
    )


def _first_words(claims: Sequence[Claim]) -> list[Evidence]:
    """Return the trigger of the first claim of each document."""
    first = {claim.document_id: claim for claim in reversed(claims)}
    return [
        (claim, [claim.content.trigger])
        for claim in claims
        if first[claim.document_id] is claim and isinstance(claim.content, Occurrence)
    ]


def _owned(spans: Sequence[Span], claims: Sequence[Claim]) -> list[Evidence]:
    """Return each span with the claim of its document whose evidence holds it."""
    owned: list[Evidence] = []
    for span in spans:
        near = [c for c in claims if c.document_id == span.document_id]
        holding = [c for c in near if any(e.start <= span.start < e.end for e in c.evidence)]
        owned.append((next(iter(holding), None), [span]))
    return owned


def when_line(incident: Incident, claims: Sequence[Claim], desk: Desk) -> Line:
    """Return when an incident was and why, with the words that date it."""
    when = incident.when
    spans = [*([when.span] if when.span else []), *when.derived_from]
    spans = list(dict.fromkeys(span for span in spans if span.document_id in desk.shelf.documents))
    because = f" ({when.reason})" if when.reason else ""
    return desk.notes.line(
        sentence(capitalised(when_words(when)) + because), *_owned(spans, claims)
    )


# What is said of a place that the text gives to its country and not to the act.
INFERRED = "inferred: no place is told of it"


def where_line(incident: Incident, claims: Sequence[Claim], desk: Desk) -> Line:
    """Return where an incident was and how exactly that is known, with the words for it."""
    where = incident.where
    if where is None:
        return Line(text="Not found.")
    place = named_place(where, desk.countries)
    if where.place is None:
        place, detail = place_words(incident, desk.countries) or place, where.reason
    else:
        ruled = [item.ruled for item in incident.fields if item.name == "where" and item.ruled]
        exact = [PRECISION_WORDS[where.precision]] if where.precision is not None else []
        inferred = [INFERRED] if where.inferred and not ruled else []
        detail = "; ".join((*exact, *inferred, *ruled))
    others = _elsewhere(where, claims)
    also = f"; also named: {listed(list(dict.fromkeys(each for each, *_ in others)))}"
    text = sentence((f"{place} ({detail})" if detail else place) + (also if others else ""))
    same = [
        (claim, [ref.mention for ref in claim.content.places if ref.place == where.place])
        for claim in claims
        if isinstance(claim.content, Occurrence)
    ]
    cited = same if any(s for _, s in same) else _owned([where.mention], claims)
    return desk.notes.line(text, *cited, *((claim, [span]) for _, claim, span in others))


def _elsewhere(where: PlaceRef, claims: Sequence[Claim]) -> list[tuple[str, Claim, Span]]:
    """Return the other places of an incident, by name; not what its place lies in, or what in it.

    Regions are left out, for their borders are not known.
    """
    chosen = where.place
    if chosen is None:
        return []
    return [
        (ref.place.name, claim, ref.mention)
        for claim in claims
        if isinstance(claim.content, Occurrence)
        for ref in claim.content.places
        if ref.place is not None
        and ref.place.name != chosen.name
        and ref.place.kind is not PlaceKind.REGION
        and not contains(ref.place, chosen)
        and not contains(chosen, ref.place)
    ]


def _who_says(claims: Sequence[Claim], desk: Desk) -> tuple[Line, ...]:
    held: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if _takes_back(claim, desk):
            continue
        stance = STANCE_WORDS[desk.shelf.stance(claim)]
        held.setdefault((stance, desk.shelf.who(claim)), []).append(claim)
    lines = []
    for (stance, _), group in held.items():
        text = sentence(f"{stance} {desk.shelf.chains(group)}")
        lines.append(desk.notes.line(text, *((claim, claim.evidence) for claim in group)))
    return tuple(lines)


def _takes_back(claim: Claim, desk: Desk) -> bool:
    """Return whether a claim denies a number only: it stands with the number, not the act."""
    content = claim.content
    return isinstance(content, Occurrence) and takes_back(content, desk.shelf.attribution(claim))


def _responsibility(claims: Sequence[Claim], desk: Desk) -> tuple[Line, ...]:
    """Return who is named, claims, denies, is suspected or accused, per source."""
    held: dict[tuple[str, str], list[tuple[Claim, Party]]] = {}
    for claim in claims:
        if not isinstance(claim.content, Occurrence):
            continue
        for party in claim.content.actors:
            how = _part_words(party, desk.shelf.stance(claim), claim.content.event_type)
            held.setdefault((party_key(party), how), []).append((claim, party))
    lines = []
    for (_, how), pairs in held.items():
        who = _by_whom(pairs, desk.shelf)
        named = party_names([party for _, party in pairs])[0]
        text = f"{named}{how}, {who}"
        evidence: list[Evidence] = [(claim, [party.mention]) for claim, party in pairs]
        lines.append(desk.notes.line(sentence(text), *evidence))
    return tuple(lines)


def _by_whom(pairs: Sequence[tuple[Claim, Party]], shelf: Shelf) -> str:
    """Return who says so, behind a name; a party that speaks of itself is not named again."""
    own = [claim for claim, party in pairs if _speaks_itself(claim, party, shelf)]
    others = [claim for claim, _ in pairs if claim not in own]
    parts = []
    if own:
        voices = sorted({shelf.voice(claim.document_id) for claim in own})
        parts.append(f"as told in {listed(voices)}")
    if others:
        parts.append(f"according to {shelf.chains(others)}")
    return "; ".join(parts)


def _speaks_itself(claim: Claim, party: Party, shelf: Shelf) -> bool:
    link = shelf.attribution(claim)
    if link is None:
        return False
    own = {party_key(party), mention_key(party.mention.quote)}
    return any(own & {who.actor_id, mention_key(who.mention.quote)} for who in link.speakers)


def _part_words(party: Party, stance: Stance, event_type: EventType) -> str:
    """Return what a part rests on; a state and its forces account for what they do."""
    if party.status is PartStatus.DENIED or stance is Stance.DENIED:
        return " (part denied)"
    if party.status is PartStatus.CLAIMED or stance in {Stance.CLAIMED, Stance.ADMITTED}:
        own = party.kind in _ACCOUNTABLE or event_type is not EventType.ASSAULT
        return " (by its own account)" if own else " (claims responsibility)"
    if stance is Stance.ACCUSED:
        return " (accused)"
    if party.status is PartStatus.SUSPECTED or stance is Stance.SUSPECTED:
        return " (suspected)"
    return ""


def _doubts(claims: Sequence[Claim], desk: Desk) -> tuple[Line, ...]:
    lines = []
    for claim in claims:
        for doubt in claim.doubts:
            other = f"; it could read {listed([quoted(a) for a in doubt.alternatives], word='or')}"
            text = f"{quoted(doubt.span.quote)} {DOUBT_WORDS[doubt.kind]}: {doubt.reason}"
            text += other if doubt.alternatives else ""
            lines.append(desk.notes.line(sentence(text), (claim, [doubt.span])))
    return tuple(lines)


def report_words(incident: Incident, desk: Desk) -> str:
    """Return how many reports tell of an incident, and which of them are one text."""
    shelf = desk.shelf
    labels = sorted(
        (shelf.labels[d] for d in incident.document_ids if d in shelf.labels), key=label_key
    )
    text = f"{counted(len(labels), 'report')} ({listed(labels)})"
    for group in desk.copies:
        held = sorted(
            (shelf.labels[d] for d in group.document_ids if d in incident.document_ids),
            key=label_key,
        )
        if len(held) > 1:
            text += f"; {listed(held)} {_shared_text(group)}"
    return sentence(text)


def _shared_text(group: CopyGroup) -> str:
    if not group.certain:
        return f"were probably written from one text ({group.reason})"
    if not group.whole:
        return f"share text ({group.reason}), which counts once"
    return "are copies of one text and count once"


def _joined_because(incident: Incident, shelf: Shelf) -> tuple[str, ...]:
    lines = []
    for comparison in incident.comparisons:
        words = [
            f"{shelf.labels[claim.document_id]} {quoted(claim.content.trigger.quote)}"
            for claim in shelf.claims_of(comparison.claim_ids)
            if isinstance(claim.content, Occurrence)
        ]
        reasons = "; ".join(one_line(reason) for reason in comparison.reasons)
        lines.append(f"{listed(words)}: {reasons} (probability {comparison.probability:.2f}).")
    return tuple(lines)
