"""Rulings on claims that a newer reading no longer makes: carried to what it makes instead.

A ruling is on words. Where a newer reading tells the same thing with somewhat other words, it
holds for that claim; where it tells it no more, or as several claims, a person looks again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tocsin.core.ids import content_spans
from tocsin.core.spans import overlap
from tocsin.core.types import (
    Claim,
    Content,
    Judgement,
    Occurrence,
    Outlook,
    Reading,
    Statement,
    Tally,
    Tie,
)
from tocsin.core.vocab import Verdict
from tocsin.fuse.rulings import PAIRWISE, standing_rulings


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Rulings on the claims that stand now.

    `recorded` are all as they were made, in order, and `judgements` the same on those claims;
    `moved` the claims that stand now for those ruled on, by the
    ids of these; `lost` the claims ruled on for which none stands.
    """

    recorded: tuple[Judgement, ...]
    judgements: tuple[Judgement, ...]
    moved: Mapping[str, str] = field(default_factory=dict)
    lost: Mapping[str, Claim] = field(default_factory=dict)


def unheld(
    judgements: Sequence[Judgement], readings: Iterable[Reading], also: Iterable[str] = ()
) -> frozenset[str]:
    """Return the ids of claims on which rulings stand and that no reading holds.

    `also` are claims on which people ruled otherwise: what became of what they announce.
    """
    ruled = {
        subject
        for matter, ruling in standing_rulings(judgements).items()
        if ruling.verdict is not Verdict.UNSURE
        for subject in matter
        if subject in ruling.subject and subject[:1] == "c"
    }
    ruled |= {each for each in also if each[:1] == "c"}
    if not ruled:
        return frozenset()
    return frozenset(ruled.difference(claim.id for one in readings for claim in one.claims))


def carry(
    judgements: Sequence[Judgement],
    readings: Sequence[Reading],
    past: Sequence[Reading],
    *,
    also: Iterable[str] = (),
) -> Carried:
    """Return the rulings on the claims that stand now.

    Args:
        judgements: In the order in which they were recorded.
        readings: The newest of each document.
        past: The readings that hold the claims which these lack (`unheld`), oldest first.
        also: Claims on which people ruled otherwise, as for `unheld`.
    """
    wanted = unheld(judgements, readings, also)
    newest = {reading.document_id: reading for reading in readings}
    moved: dict[str, str] = {}
    lost: dict[str, Claim] = {}
    for reading in past:
        made = {claim.id for claim in reading.claims}
        for claim in (one for one in reading.claims if one.id in wanted):
            now = newest.get(reading.document_id)
            heirs = [one for one in now.claims if one.id not in made] if now is not None else []
            heirs = [one for one in heirs if _tells_the_same(claim.content, one.content)]
            moved.pop(claim.id, None)
            lost[claim.id] = claim
            if len(heirs) == 1:
                moved[claim.id] = heirs[0].id
    applied = tuple(_on(judgement, moved) for judgement in judgements)
    return Carried(
        recorded=tuple(judgements),
        judgements=applied,
        moved=moved,
        lost={key: claim for key, claim in lost.items() if key not in moved},
    )


def _tells_the_same(before: Content, after: Content) -> bool:
    """Return whether two contents are of one kind and say it with words that overlap."""
    if type(before) is not type(after) or _code(before) != _code(after):
        return False
    spans, others = content_spans(before), content_spans(after)
    return len(spans) == len(others) and all(map(overlap, spans, others))


def _code(content: Content) -> str:
    match content:
        case Occurrence():
            return content.event_type
        case Tie():
            return content.relation
        case Tally():
            return content.figure.kind
        case Outlook() | Statement():
            return content.kind


def _on(judgement: Judgement, moved: Mapping[str, str]) -> Judgement:
    """Return a ruling on the claims that stand now; one on two that became one stays as it is."""
    subject = tuple(moved.get(one, one) for one in judgement.subject)
    if subject == judgement.subject:
        return judgement
    if judgement.verdict in PAIRWISE and len(set(subject)) < len(subject):
        return judgement
    return replace(judgement, subject=subject)
