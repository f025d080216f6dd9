"""Outlooks and forecasts as rows: what is to come, by when, who says so, what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tocsin.core.types import (
    ForecastEntry,
    LikelihoodRange,
    OutcomeProposal,
    Outlook,
    OutlookEntry,
    Resolution,
)
from tocsin.core.vocab import EventType, OutlookState, PlacePrecision
from tocsin.publish.shelf import Shelf
from tocsin.publish.wording.claim_words import names_party, place_names
from tocsin.publish.wording.naming import party_names
from tocsin.publish.wording.phrases import event_noun
from tocsin.publish.wording.words import (
    NOT_FOUND,
    capitalised,
    one_line,
    quoted,
    sentence,
    utc_second,
    when_words,
)

ACT_NOT_STATED = "act not stated"
# What asks for a person first.
_ORDER = (OutlookState.DUE, OutlookState.OPEN, OutlookState.NO_DEADLINE, OutlookState.RULED)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookSelection:
    """Which outlooks are asked for; None asks for all.

    `since` and `until` are about the last day; one without such a day is left out by either.
    """

    due: bool = False
    kind: str | None = None
    event_type: str | None = None
    country: str | None = None
    actor: str | None = None
    since: date | None = None
    until: date | None = None


def select_outlooks(
    entries: Iterable[OutlookEntry], wanted: OutlookSelection
) -> tuple[OutlookEntry, ...]:
    """Return the outlooks asked for: due ones first, then by their last day."""
    chosen = [entry for entry in entries if _chosen(entry, wanted)]
    return tuple(sorted(chosen, key=lambda e: (_ORDER.index(e.state), e.last or date.max)))


def left_unplaced(
    entries: Iterable[OutlookEntry], wanted: OutlookSelection
) -> tuple[OutlookEntry, ...]:
    """Return those left out since no country is told, though one is asked for."""
    if wanted.country is None:
        return ()
    anywhere = replace(wanted, country=None)
    return tuple(e for e in entries if not _countries(e) and _chosen(e, anywhere))


def _countries(entry: OutlookEntry) -> set[str]:
    return {ref.place.country for ref in entry.places if ref.place and ref.place.country}


def _chosen(entry: OutlookEntry, wanted: OutlookSelection) -> bool:
    speaker = entry.speaker.mention.quote if entry.speaker is not None else ""
    said = wanted.actor is not None and (
        wanted.actor.casefold() in one_line(speaker).casefold()
        or wanted.actor.casefold() == entry.voice
    )
    return (
        (not wanted.due or entry.state == "due")
        and (wanted.kind is None or entry.kind == wanted.kind)
        and (wanted.event_type is None or entry.event_type == wanted.event_type.upper())
        and (wanted.country is None or wanted.country in _countries(entry))
        and (wanted.actor is None or said or names_party((*entry.by, *entry.against), wanted.actor))
        and (wanted.since is None or (entry.last is not None and entry.last >= wanted.since))
        and (wanted.until is None or (entry.last is not None and entry.last <= wanted.until))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookRow:
    """One outlook in one row. None is unknown; several values are joined by "; ".

    `people_read` is what people read in the likelihood words, in percent: not what was said.
    `outcome` is a person's ruling, `proposed` only a proposal.
    """

    id: str
    state: str
    kind: str
    act: str
    event_type: str | None
    by: str | None
    against: str | None
    places: str | None
    said_earliest: str | None
    said_latest: str | None
    horizon: str
    last_day: str | None
    likelihood: str | None
    people_read: str | None
    condition: str | None
    who: str
    mentions: int
    opinion: bool
    outcome: str | None
    ruled_by: str | None
    ruled_on: str | None
    ruled_why: str | None
    proposed: str | None
    proposed_because: str | None
    incidents: str | None
    possible_incidents: str | None
    totals: str | None
    documents: str
    claims: str
    quote: str


def outlook_rows(entries: Iterable[OutlookEntry], *, shelf: Shelf) -> tuple[OutlookRow, ...]:
    """Return one row for each outlook, in the order given."""
    return tuple(_row(entry, shelf) for entry in entries)


def _row(entry: OutlookEntry, shelf: Shelf) -> OutlookRow:
    claims = shelf.claims_of(entry.claim_ids)
    spans = [each.content.span for each in claims if isinstance(each.content, Outlook)]
    ruling, proposal = entry.resolution, entry.proposal
    return OutlookRow(
        id=entry.id,
        state=str(entry.state),
        kind=str(entry.kind),
        act=act_words(entry),
        event_type=str(entry.event_type) if entry.event_type else None,
        by="; ".join(party_names(entry.by)) or None,
        against="; ".join(party_names(entry.against)) or None,
        places=where_words(entry) or None,
        said_earliest=_day(entry.said_on.earliest),
        said_latest=_day(entry.said_on.latest),
        horizon=horizon_words(entry),
        last_day=_day(entry.last),
        likelihood=likelihood_words(entry) or None,
        people_read=numbers_words(entry.numbers) if entry.numbers is not None else None,
        condition="; ".join(one_line(each.quote) for each in entry.condition) or None,
        who=shelf.chains(claims),
        mentions=len(entry.claim_ids),
        opinion=entry.opinion,
        **_outcome(ruling, proposal),
        documents="; ".join(shelf.labels[each] for each in entry.document_ids),
        claims="; ".join(entry.claim_ids),
        quote=" … ".join(one_line(span.quote) for span in spans),
    )


def _outcome(ruling: Resolution | None, proposal: OutcomeProposal | None) -> dict[str, str | None]:
    """Return the columns that tell what became of it: as ruled, else as proposed."""
    incidents = ruling.incident_ids if ruling is not None else ()
    if ruling is None and proposal is not None:
        incidents = proposal.incident_ids
    return {
        "outcome": str(ruling.outcome) if ruling else None,
        "ruled_by": ruling.by if ruling else None,
        "ruled_on": _day(ruling.made_at.date()) if ruling else None,
        "ruled_why": ruling.reason if ruling else None,
        "proposed": str(proposal.outcome) if proposal else None,
        "proposed_because": proposal.reason if proposal else None,
        "incidents": "; ".join(incidents) or None,
        "possible_incidents": "; ".join(proposal.possible_ids) or None if proposal else None,
        "totals": "; ".join(proposal.tally_ids) or None if proposal else None,
    }


def act_words(entry: OutlookEntry) -> str:
    """Return what is to come in a few words: "more attacks", the source's own in quotes."""
    if entry.event_type is EventType.THREATEN:
        return ACT_NOT_STATED
    if entry.event_type is not EventType.ASSAULT:
        return quoted(entry.act)
    noun = event_noun(entry.event_type, (), plural=entry.more or entry.act.endswith("s"))
    return f"more {noun}" if entry.more else noun


def where_words(entry: OutlookEntry) -> str:
    """Return where it is to come; a part of a place ("southern Iraq") in the text's words."""
    return "; ".join(
        quoted(ref.mention.quote)
        if ref.place is not None and ref.place.country and ref.precision is PlacePrecision.FEATURE
        else place_names([ref])
        for ref in entry.places
    )


def horizon_words(entry: OutlookEntry) -> str:
    """Return by when it is to come: the words as said, and the days that they mean."""
    known = entry.horizon.latest or entry.horizon.earliest
    words = when_words(entry.horizon) if known else NOT_FOUND
    span = entry.horizon.span
    return f"{quoted(span.quote)} ({words})" if span is not None else words


def likelihood_words(entry: OutlookEntry) -> str:
    """Return the words of likelihood as said, each once."""
    return " ".join(dict.fromkeys(quoted(each.quote) for each in entry.likelihood))


def numbers_words(numbers: LikelihoodRange) -> str:
    """Return what people read in words of likelihood: half of the answers lie in the range."""
    low, high = round(numbers.low), round(numbers.high)
    same = f"{low} %" if low == high else f"{low} to {high} %"
    return same if numbers.asked else f"{same}, between two phrases that people were asked about"


def outcome_words(ruling: Resolution | None, proposal: OutcomeProposal | None) -> str:
    """Return what became of it as a sentence: ruled by whom and why, else what is proposed."""
    if ruling is not None:
        return sentence(f"{ruling.outcome}, ruled by {ruling.by}: {ruling.reason}")
    if proposal is not None:
        return sentence(f"proposed: {proposal.outcome}; {proposal.reason}")
    return ""


def outcome_lines(entry: OutlookEntry) -> tuple[str, ...]:
    """Return how an outlook stands, what a person ruled, and what is proposed and from what."""
    over = entry.state is OutlookState.DUE
    last = f": its last day {'was' if over else 'is'} {_day(entry.last)}" if entry.last else ""
    lines = [f"{str(entry.state).replace('-', ' ').capitalize()}{last}"]
    if entry.resolution is not None:
        lines.append(capitalised(outcome_words(entry.resolution, None)))
        lines += _ids("Named as what came", entry.resolution.incident_ids)
    if (proposal := entry.proposal) is not None:
        lines.append(capitalised(outcome_words(None, proposal)))
        lines += _ids("Fit it", proposal.incident_ids)
        lines += _ids("May fit it", proposal.possible_ids)
        lines += _ids("Totals that bear on it", proposal.tally_ids)
    return tuple(lines)


def _ids(title: str, ids: Sequence[str]) -> list[str]:
    return [f"{title}: {', '.join(ids)}"] if ids else []


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRow:
    """One forecast of a user in one row. None is left open."""

    id: str
    state: str
    text: str
    probability: float
    until: str
    country: str | None
    event_type: str | None
    actor: str | None
    near: str | None
    near_km: float | None
    by: str
    made_at: str
    outcome: str | None
    ruled_by: str | None
    ruled_on: str | None
    ruled_why: str | None
    proposed: str | None
    proposed_because: str | None
    incidents: str | None
    possible_incidents: str | None
    totals: str | None


def forecast_rows(entries: Sequence[ForecastEntry]) -> tuple[ForecastRow, ...]:
    """Return one row for each forecast, in the order given."""
    return tuple(
        ForecastRow(
            id=each.forecast.id,
            state=str(each.state),
            text=each.forecast.text,
            probability=each.forecast.probability,
            until=each.forecast.until.isoformat(),
            country=each.forecast.country,
            event_type=each.forecast.event_type,
            actor=each.forecast.actor,
            near=each.forecast.near.name if each.forecast.near is not None else None,
            near_km=each.forecast.near_km,
            by=each.forecast.by,
            made_at=utc_second(each.forecast.made_at),
            **_outcome(each.resolution, each.proposal),
        )
        for each in entries
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
