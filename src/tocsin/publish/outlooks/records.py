"""Track records as rows: what was made, what became of it, and how well it was said."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tocsin.core.types import ForecastRecord, ScoreRange
from tocsin.publish.privacy.masking import ELLIPSIS, Masker


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """One track record in one row. None is not scored: see `note`.

    The Brier and the logarithmic score are best at 0; `skill` compares with who always says the
    share that happened, 0 being as good.
    """

    name: str
    made: int
    open: int
    due: int
    no_deadline: int
    happened: int
    did_not: int
    unresolved: int
    void: int
    no_probability: int
    scored: int
    note: str | None
    share_happened: float | None
    brier_best: float | None
    brier_worst: float | None
    log_best: float | None
    log_worst: float | None
    brier_of_baseline: float | None
    skill_best: float | None
    skill_worst: float | None
    skill_low: float | None
    skill_high: float | None
    key: str


def record_rows(records: Iterable[ForecastRecord]) -> tuple[RecordRow, ...]:
    """Return one row for each record, in the order given."""
    return tuple(
        RecordRow(
            name=each.name,
            made=each.made,
            open=each.open,
            due=each.due,
            no_deadline=each.no_deadline,
            happened=each.happened,
            did_not=each.did_not,
            unresolved=each.unresolved,
            void=each.void,
            no_probability=each.unstated,
            scored=each.scored,
            note=note_of(each),
            share_happened=_rounded(each.share),
            brier_best=_best(each.brier),
            brier_worst=_worst(each.brier),
            log_best=_best(each.log),
            log_worst=_worst(each.log),
            brier_of_baseline=_rounded(each.baseline),
            skill_best=_best(each.skill),
            skill_worst=_worst(each.skill),
            skill_low=_rounded(each.skill_low),
            skill_high=_rounded(each.skill_high),
            key=each.who,
        )
        for each in records
    )


def masked_rows(records: Iterable[ForecastRecord], masker: Masker) -> tuple[RecordRow, ...]:
    """Return the rows of records with private names masked; a key goes with its name."""
    rows = record_rows(records)
    return tuple(
        masker.record(row if masker.text(row.name) == row.name else replace(row, key=ELLIPSIS))
        for row in rows
    )


def note_of(record: ForecastRecord) -> str | None:
    """Return why there is no score, or no skill; None where there is all."""
    if record.brier is None:
        return f"{record.scored} of {record.needed} resolved"
    if record.skill is None:
        return "all happened, or none, or all but one: no skill to compare"
    return None


def range_of(score: ScoreRange | None) -> str | None:
    """Return a score in words: "0.12", or "0.08 to 0.21" where probabilities are ranges."""
    if score is None:
        return None
    best, worst = f"{score.best:.2f}", f"{score.worst:.2f}"
    return best if best == worst else f"{best} to {worst}"


def _best(score: ScoreRange | None) -> float | None:
    return None if score is None else _rounded(score.best)


def _worst(score: ScoreRange | None) -> float | None:
    return None if score is None else _rounded(score.worst)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
