"""Rulings as people read them: what was ruled on what, by whom, when and why."""

from collections.abc import Mapping, Sequence, Set
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
VOID = "excluded by a later ruling"
IDLE = "without effect: a claim of it is rejected"
IN_FORCE = "in force"
_PAIRED = frozenset({Verdict.SAME, Verdict.DIFFERENT})


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


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """What tells whether rulings hold: the last on each matter, the ids that there are now of
    claims and documents, and the pairs ruled on that later rulings exclude."""

    standing: Standing
    known: frozenset[str]
    void: Set[tuple[str, str]]


def ruling_rows(
    judgements: Sequence[Judgement], applied: Sequence[Judgement], states: States
) -> tuple[RulingRow, ...]:
    """Return one row for each ruling, in the order in which they were made.

    `applied` are the same rulings on the claims that stand now.
    """
    holding = frozenset(each.id for each in states.standing.values())
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
            state=_state(now, states, holding) + _moved(each, now),
        )
        for each, now in zip(judgements, applied, strict=True)
    )


def _state(judgement: Judgement, states: States, holding: frozenset[str]) -> str:
    if judgement.id not in holding:
        return REPLACED
    held = [one in states.known for one in judgement.subject]
    pair = judgement.field is None and judgement.verdict in _PAIRED and len(held) == 2
    if not any(held) or (pair and not all(held)):
        return ORPHAN
    if pair and tuple(sorted(judgement.subject)) in states.void:
        return VOID
    rejected = (states.standing.get((one, "")) for one in judgement.subject)
    if pair and any(each and each.verdict is Verdict.REJECT for each in rejected):
        return IDLE
    return IN_FORCE


def _moved(judgement: Judgement, applied: Judgement) -> str:
    """Return in words on which claims a ruling is now, where a newer reading made others."""
    now = [one for one in applied.subject if one not in judgement.subject]
    return f", now on {' and '.join(now)}" if now else ""
