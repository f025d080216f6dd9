"""Edges as rows: one for each side, with its marks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tocsin.core.types import DateInterval, Edge, TieSide
from tocsin.core.vocab import Tense
from tocsin.publish.wording.naming import name_words
from tocsin.publish.wording.phrases import STANCE_WORDS, relation_words
from tocsin.publish.wording.words import counted, quoted, valid_words

OPINION = "opinion"
SUPPOSED = "only if read otherwise"
CONTESTED = "contested"


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeRow:
    """One side of an edge in one row. None is unknown; `marks` say what it is not: a plain fact.

    `valid_earliest` and `valid_latest` are the first and the last day of all times told of it;
    with a `tense`, times that no report states are those of the telling.
    """

    subject: str
    relation: str
    object: str
    status: str
    stances: str
    who: str
    when: str | None
    tense: str | None
    valid_earliest: str | None
    valid_latest: str | None
    qualifier: str | None
    marks: str | None
    contested: str | None
    origins_low: int
    origins_high: int
    documents: str
    claims: str
    subject_id: str
    object_id: str


def edge_rows(found: Iterable[Edge], *, labels: Mapping[str, str]) -> tuple[EdgeRow, ...]:
    """Return one row for each side, edge by edge; `labels` are short names of documents."""
    return tuple(_row(edge, side, labels) for edge in found for side in edge.sides)


def _row(edge: Edge, side: TieSide, labels: Mapping[str, str]) -> EdgeRow:
    turned = side.subject != edge.parties[0]
    subject, other = reversed(edge.names) if turned else edge.names
    starts, ends = ([each.earliest for each in side.valid], [each.latest for each in side.valid])
    earliest = min(filter(None, starts), default=None) if all(starts) else None
    latest = max(filter(None, ends), default=None) if all(ends) else None
    return EdgeRow(
        subject=_party(subject),
        relation=relation_words(side.relation, subject[0]),
        object=_party(other),
        status=str(side.status),
        stances="; ".join(STANCE_WORDS[stance] for stance in side.stances),
        who="; ".join(side.who),
        when=_when(side),
        tense=str(side.tense) if side.tense is not None else None,
        valid_earliest=earliest.isoformat() if earliest else None,
        valid_latest=latest.isoformat() if latest else None,
        qualifier="; ".join(quoted(each.quote) for each in side.qualifiers) or None,
        marks="; ".join(_marks(side)) or None,
        contested=edge.note if edge.contested else None,
        origins_low=side.origins_low,
        origins_high=side.origins_high,
        documents="; ".join(labels[each] for each in side.document_ids),
        claims="; ".join(side.claim_ids),
        subject_id=side.subject,
        object_id=side.object,
    )


def _when(side: TieSide) -> str | None:
    told = dict.fromkeys(valid_words(each, side.tense) for each in side.valid)
    if not told and side.tense is Tense.PAST:
        return valid_words(DateInterval(reason=""), side.tense)
    return "; ".join(told) or None


def _party(names: tuple[str, ...]) -> str:
    """Return a party by its first wording, with the number of the others."""
    first, *others = names
    more = f" (or {counted(len(others), 'other wording')})" if others else ""
    return name_words(first) + more


def _marks(side: TieSide) -> list[str]:
    return [
        *([OPINION] if side.opinion else []),
        *([SUPPOSED] if side.supposed else []),
        *([f"doubted: {side.doubt}"] if side.doubt else []),
        *side.rulings,
    ]
