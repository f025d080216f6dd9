"""Claims as rows: what each says, who says so, how, and in which words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.core.selection import may_fall_within
from tocsin.core.types import Claim, ClaimAssessment, Occurrence
from tocsin.publish.grades import grade_code
from tocsin.publish.shelf import OUTLET_UNKNOWN, Shelf
from tocsin.publish.wording.claim_words import (
    figures_in,
    figures_words,
    kind_of,
    names_party,
    parties_in,
    place_names,
    places_in,
    type_codes,
    what_words,
    when_of,
    when_words_of,
)
from tocsin.publish.wording.phrases import DOUBT_WORDS
from tocsin.publish.wording.ruling_words import Standing, marks
from tocsin.publish.wording.words import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSelection:
    """Which claims are asked for; None asks for all.

    `kind` is a kind of content; `code` a type, mode, relation or other code, in any case;
    `actor` a part of a name or a registry id.
    """

    kind: str | None = None
    code: str | None = None
    actor: str | None = None
    stance: str | None = None
    min_score: float | None = None
    country: str | None = None
    since: date | None = None
    until: date | None = None
    doubted: bool = False


def select_claims(
    claims: Iterable[Claim], selection: ClaimSelection, shelf: Shelf
) -> tuple[Claim, ...]:
    """Return the claims asked for, in the order given; one without a date may fall in any time."""
    return tuple(claim for claim in claims if _chosen(claim, selection, shelf))


def _chosen(claim: Claim, wanted: ClaimSelection, shelf: Shelf) -> bool:
    content = claim.content
    codes = {code.lower() for code in type_codes(content)}
    countries = {ref.place.country for ref in places_in(content) if ref.place is not None}
    return (
        (wanted.kind is None or kind_of(content) == wanted.kind)
        and (wanted.code is None or wanted.code.lower() in codes)
        and (wanted.actor is None or names_party(parties_in(content), wanted.actor))
        and (wanted.stance is None or shelf.stance(claim) == wanted.stance)
        and (wanted.min_score is None or claim.score >= wanted.min_score)
        and (wanted.country is None or wanted.country in countries)
        and may_fall_within(when_of(content), wanted.since, wanted.until)
        and (not wanted.doubted or bool(claim.doubts))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim in one row. None is unknown. `figures` and `places` are joined by "; "."""

    id: str
    kind: str
    what: str
    who: str
    stance: str
    realis: str | None
    background: bool | None
    when_earliest: str | None
    when_latest: str | None
    when: str
    places: str | None
    figures: str | None
    score: float
    doubts: str | None
    rulings: str | None
    grade: str | None
    document_id: str
    source: str | None
    quote: str


def claim_rows(
    claims: Iterable[Claim],
    *,
    shelf: Shelf,
    standing: Standing,
    grades: Mapping[str, ClaimAssessment],
) -> tuple[ClaimRow, ...]:
    """Return one row for each claim, in the order given.

    Args:
        grades: By claim; one that was rejected has none.
    """
    return tuple(
        _row(claim, shelf, marks(standing, claim.id), grades.get(claim.id)) for claim in claims
    )


def _row(
    claim: Claim, shelf: Shelf, rulings: Sequence[str], grade: ClaimAssessment | None
) -> ClaimRow:
    content = claim.content
    when = when_of(content)
    outlet = shelf.outlet(claim.document_id)
    occurrence = content if isinstance(content, Occurrence) else None
    return ClaimRow(
        id=claim.id,
        kind=kind_of(content),
        what=what_words(content),
        who=shelf.chain(claim),
        stance=str(shelf.stance(claim)),
        realis=str(occurrence.realis) if occurrence else None,
        background=occurrence.background if occurrence else None,
        when_earliest=when.earliest.isoformat() if when.earliest else None,
        when_latest=when.latest.isoformat() if when.latest else None,
        when=when_words_of(claim.content),
        places=place_names(places_in(content)) or None,
        figures=figures_words(figures_in(content)) or None,
        score=round(claim.score, 3),
        doubts="; ".join(dict.fromkeys(DOUBT_WORDS[each.kind] for each in claim.doubts)) or None,
        rulings="; ".join(rulings) or None,
        grade=grade_code(grade) if grade is not None else None,
        document_id=claim.document_id,
        source=None if outlet == OUTLET_UNKNOWN else outlet,
        quote=" … ".join(one_line(span.quote) for span in claim.evidence),
    )
