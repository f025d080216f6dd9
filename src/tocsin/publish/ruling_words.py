"""Rulings as people read them: what was ruled on what, by whom, when and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.types import Judgement
from tocsin.core.vocab import Verdict

# The last ruling on each matter: a pair of ids, or an id and its field ("" for the whole).
Standing = Mapping[tuple[str, str], Judgement]
VERDICT_WORDS = {
    Verdict.SAME: "ruled one incident with {other}",
    Verdict.DIFFERENT: "ruled another incident than {other}",
    Verdict.UNSURE: "ruled open",
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.CORRECT: "{field} corrected to {value}",
}
REPLACED = "replaced by a later ruling"
ORPHAN = "subject not in the current reading"
IN_FORCE = "in force"


def verdict_words(judgement: Judgement, subject: str | None = None) -> str:
    """Return what was ruled, as said of one of its subjects."""
    others = [one for one in judgement.subject if one != subject]
    words = VERDICT_WORDS[judgement.verdict]
    if judgement.verdict is Verdict.UNSURE and judgement.field:
        return f"{judgement.field}: correction taken back"
    return words.format(other=" and ".join(others), field=judgement.field, value=judgement.value)


def mark(judgement: Judgement, subject: str | None = None) -> str:
    """Return a ruling in a line: what, by whom, when, why."""
    return (
        f"{verdict_words(judgement, subject)} by {judgement.by} "
        f"on {judgement.made_at:%Y-%m-%d}: {judgement.reason}"
    )


def marks(standing: Standing, subject: str) -> tuple[str, ...]:
    """Return the rulings in force on one id, in lines."""
    found = {matter: each for matter, each in standing.items() if subject in matter}
    return tuple(mark(judgement, subject) for judgement in found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingRow:
    """One ruling in one row; subjects are joined by "; ". `state` says whether it holds."""

    id: str
    made_at: str
    by: str
    verdict: str
    subject: str
    field: str | None
    value: str | None
    reason: str
    state: str


def ruling_rows(
    judgements: Sequence[Judgement], *, standing: Standing, known: Iterable[str]
) -> tuple[RulingRow, ...]:
    """Return one row for each ruling, in the order in which they were made.

    `known` are the ids of claims, documents and incidents that there are now.
    """
    held, holding = frozenset(known), frozenset(each.id for each in standing.values())
    return tuple(
        RulingRow(
            id=each.id,
            made_at=f"{each.made_at:%Y-%m-%dT%H:%M:%SZ}",
            by=each.by,
            verdict=str(each.verdict),
            subject="; ".join(each.subject),
            field=each.field,
            value=each.value,
            reason=each.reason,
            state=_state(each, held, holding),
        )
        for each in judgements
    )


def _state(judgement: Judgement, known: frozenset[str], holding: frozenset[str]) -> str:
    if judgement.id not in holding:
        return REPLACED
    if not known.intersection(judgement.subject):
        return ORPHAN
    return IN_FORCE
