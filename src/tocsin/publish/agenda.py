"""What a person should look at first: doubts, conflicts, merges made or missed by little."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tocsin.core.types import (
    Claim,
    Comparison,
    Incident,
    IncidentField,
    Reading,
    ReviewItem,
)
from tocsin.core.vocab import DoubtKind, FigureKind, ReviewKind, Stance, Verdict
from tocsin.publish.disputes import value_words
from tocsin.publish.headlines import headline
from tocsin.publish.scoping import is_irrelevant
from tocsin.publish.shelf import Shelf, title_of
from tocsin.publish.wording.claim_words import doubt_words, what_words
from tocsin.publish.wording.phrases import field_words
from tocsin.publish.wording.ruling_words import Standing, mark
from tocsin.publish.wording.words import one_line

# Kinds in the order in which a wrong one misleads: accusations first, gaps last.
ORDER = tuple(ReviewKind)
# Doubts in the order in which the words mislead.
DOUBTS = (
    DoubtKind.OUT_OF_CONTEXT,
    DoubtKind.GARBLE,
    DoubtKind.ARITHMETIC,
    DoubtKind.TRUNCATED,
    DoubtKind.UNCLOSED_QUOTATION,
    DoubtKind.SPELLING,
)
# The first of those that are slips of the text.
SLIPS = DoubtKind.TRUNCATED
# Fields of incidents that can be corrected, by the names that correcting them takes.
CORRECTABLE = {"when": "when", "where": "where", "what": "type"} | {
    kind.value: kind.value for kind in FigureKind
}
# Enough of an id to be typed and to be found again.
ID_SHOWN = 9
_ID = re.compile(r"[cdi][0-9a-f]{24}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What there is to look through.

    A merge less probable than `merge_sure` is near; `misses` are pairs that were not merged
    and may yet be one; `opinion` are the documents that are opinion pieces; `lost` the claims
    ruled on that no reading makes any more, by their ids.
    """

    shelf: Shelf
    incidents: Sequence[Incident]
    misses: Sequence[Comparison]
    opinion: frozenset[str]
    standing: Standing
    countries: Mapping[str, str]
    merge_sure: float
    lost: Mapping[str, Claim] = field(default_factory=dict)


def review_items(agenda: Agenda) -> tuple[ReviewItem, ...]:
    """Return what to look at, ranked: by kind, then by what misleads more or more reports tell.

    Slips of the text that seldom change what is said stand behind what only opinion tells.
    What a person ruled on already is not asked again.
    """
    found = [
        *_doubted(agenda),
        *_contested(agenda),
        *_lost(agenda),
        *_near_merges(agenda),
        *_near_misses(agenda),
        *_opinion_alone(agenda),
        *_undated(agenda),
        *_unread(agenda),
    ]
    ranked = sorted(found, key=lambda item: (_tier(item), item.rank))
    return tuple(replace(item, rank=number) for number, item in enumerate(ranked, start=1))


def _tier(item: ReviewItem) -> int:
    """Return where an item's kind stands, counted in twos to leave room for slips of the text."""
    if item.kind is ReviewKind.DOUBTED and item.rank >= DOUBTS.index(SLIPS):
        return 2 * ORDER.index(ReviewKind.OPINION_ALONE) + 1
    return 2 * ORDER.index(item.kind)


def _doubted(agenda: Agenda) -> Iterator[ReviewItem]:
    for claim in agenda.shelf.claims.values():
        if not claim.doubts or _is_ruled(agenda, (claim.id, "")):
            continue
        yield ReviewItem(
            rank=min(DOUBTS.index(each.kind) for each in claim.doubts),
            kind=ReviewKind.DOUBTED,
            subject=(claim.id,),
            what=what_words(claim.content),
            reason=doubt_words(claim.doubts),
            command=_command("accept|reject", claim.id),
        )


def _is_ruled(agenda: Agenda, *matters: tuple[str, str]) -> bool:
    """Return whether a person ruled on one of these, or on a field of it."""
    return any(matter in agenda.standing for matter in matters)


def _command(verdict: str, *words: str) -> str:
    given = [word[:ID_SHOWN] if _ID.fullmatch(word) else word for word in words]
    return " ".join(("tocsin review", verdict, *given, "--why ..."))


def _contested(agenda: Agenda) -> Iterator[ReviewItem]:
    for incident in agenda.incidents:
        for item in incident.fields:
            ruled = _ruled_field(incident, item, agenda)
            if item.contested and not ruled:
                yield ReviewItem(
                    rank=-len(incident.document_ids),
                    kind=ReviewKind.CONTESTED,
                    subject=(incident.id,),
                    what=_headline(incident, agenda),
                    reason=f"{field_words(item.name)}: {_values(item)} ({item.note})",
                    command=_settling(incident, item),
                )


def _ruled_field(incident: Incident, item: IncidentField, agenda: Agenda) -> bool:
    """Return whether a person corrected a field, or ruled on one of the claims that tell it."""
    field = CORRECTABLE.get(item.name)
    if field is not None and any((key, field) in agenda.standing for key in incident.claim_ids):
        return True
    return any((key, "") in agenda.standing for value in item.values for key in value.claim_ids)


def _settling(incident: Incident, item: IncidentField) -> str:
    """Return what settles a contested field: its value, else a ruling on a claim that tells it."""
    denying = [value for value in item.values if Stance.DENIED in value.stances]
    if item.name in CORRECTABLE and not denying:
        return _command("correct", incident.id, CORRECTABLE[item.name], "VALUE")
    return _command("accept|reject", (denying or item.values)[-1].claim_ids[0])


def _values(item: IncidentField) -> str:
    return "; ".join(one_line(value_words(item.name, value)) for value in item.values)


def _headline(incident: Incident, agenda: Agenda) -> str:
    claims = agenda.shelf.claims_of(incident.claim_ids)
    return f"{incident.id[:ID_SHOWN]} {headline(incident, claims, agenda.countries)}"


def _lost(agenda: Agenda) -> Iterator[ReviewItem]:
    """Yield the rulings on claims that a newer reading does not make, nor any like them."""
    for matter, ruling in agenda.standing.items():
        gone = [agenda.lost[one] for one in matter if one in agenda.lost]
        if not gone or ruling.verdict is Verdict.UNSURE:
            continue
        pair = ruling.field is None and ruling.verdict in {Verdict.SAME, Verdict.DIFFERENT}
        on = matter if pair else (gone[0].id, *(("--field", ruling.field) if ruling.field else ()))
        yield ReviewItem(
            rank=0,
            kind=ReviewKind.RULING_LOST,
            subject=tuple(claim.id for claim in gone),
            what=" and ".join(what_words(claim.content) for claim in gone),
            reason="a newer reading does not tell it any more, nor anything with the same words; "
            f"it was {mark(ruling, gone[0].id)}",
            command=_command("unsure", *on),
        )


def _near_merges(agenda: Agenda) -> Iterator[ReviewItem]:
    for incident in agenda.incidents:
        for pair in incident.comparisons:
            held = {claim.document_id for claim in agenda.shelf.claims_of(pair.claim_ids)}
            sure = pair.probability >= agenda.merge_sure or len(held) == 1
            if sure or _is_ruled(agenda, _pair(pair.claim_ids)):
                continue
            yield ReviewItem(
                rank=round(pair.probability * 1000),
                kind=ReviewKind.NEAR_MERGE,
                subject=pair.claim_ids,
                what=f"{_headline(incident, agenda)}: {_told(pair.claim_ids, agenda)}",
                reason=f"taken for one, with probability {pair.probability:.2f}: "
                f"{'; '.join(pair.reasons)}",
                command=_command("same|different", *pair.claim_ids),
            )


def _pair(claim_ids: tuple[str, str]) -> tuple[str, str]:
    first, second = sorted(claim_ids)
    return first, second


def _told(claim_ids: Iterable[str], agenda: Agenda) -> str:
    return " and ".join(what_words(each.content) for each in agenda.shelf.claims_of(claim_ids))


def _near_misses(agenda: Agenda) -> Iterator[ReviewItem]:
    for pair in agenda.misses:
        yield ReviewItem(
            rank=round(-pair.probability * 1000),
            kind=ReviewKind.NEAR_MISS,
            subject=pair.claim_ids,
            what=_told(pair.claim_ids, agenda),
            reason=f"may be one incident, with probability {pair.probability:.2f}: "
            f"{'; '.join(pair.reasons)}",
            command=_command("same|different", *pair.claim_ids),
        )


def _opinion_alone(agenda: Agenda) -> Iterator[ReviewItem]:
    for incident in agenda.incidents:
        alone = agenda.opinion.issuperset(incident.document_ids) and not incident.historical
        if not alone or _accepted(incident.claim_ids, agenda):
            continue
        yield ReviewItem(
            rank=0,
            kind=ReviewKind.OPINION_ALONE,
            subject=(incident.id,),
            what=_headline(incident, agenda),
            reason="only opinion tells it, which corroborates nothing",
            command=_command("accept|reject", incident.id),
        )


def _accepted(claim_ids: Sequence[str], agenda: Agenda) -> bool:
    """Return whether a person accepted every claim of an incident."""
    rulings = [agenda.standing.get((claim, "")) for claim in claim_ids]
    return all(ruling is not None and ruling.verdict is Verdict.ACCEPT for ruling in rulings)


def _undated(agenda: Agenda) -> Iterator[ReviewItem]:
    for reading in agenda.shelf.readings.values():
        key = reading.document_id
        known = reading.published_on.earliest or reading.published_on.latest
        if known or reading.unread or _is_ruled(agenda, (key, "published")):
            continue
        yield _gap(reading, ReviewKind.UNDATED, reading.published_on.reason, agenda)


def _unread(agenda: Agenda) -> Iterator[ReviewItem]:
    for reading in agenda.shelf.readings.values():
        # What is irrelevant is no gap: it would bury what is one.
        ruled = is_irrelevant(reading) or _is_ruled(agenda, (reading.document_id, ""))
        if reading.unread and not ruled:
            yield _gap(reading, ReviewKind.UNREAD, reading.unread, agenda)


def _gap(reading: Reading, kind: ReviewKind, reason: str, agenda: Agenda) -> ReviewItem:
    key = reading.document_id
    ruled = ("correct", key, "published", "YYYY-MM-DD")
    return ReviewItem(
        rank=-len(reading.claims),
        kind=kind,
        subject=(key,),
        what=f"{key[:ID_SHOWN]} {title_of(agenda.shelf.documents[key], reading)}",
        reason=reason,
        command=_command(*(ruled if kind is ReviewKind.UNDATED else ("accept", key))),
    )
