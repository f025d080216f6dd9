"""Track records: how the outlooks of a speaker, an outlet or a user came out, as people ruled."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tocsin.core.types import ForecastEntry, ForecastRecord, OutlookEntry
from tocsin.core.vocab import Outcome, OutlookState
from tocsin.watch.outlooks.scores import (
    Scored,
    baseline,
    brier,
    calibration,
    log_score,
    share,
    skill,
)

# With fewer that happened or did not, and of which a probability was said, nothing is scored.
LEAST_SCORED = 10
# What people read as 0 or 100 % is scored as this near to it: words are never that sure.
_NEAREST = 0.005
_SCORABLE = frozenset({Outcome.HAPPENED, Outcome.DID_NOT})


class Whose(StrEnum):
    """Whose track record: who said it, through whom it was read, or a user's own forecasts."""

    SPEAKER = "speaker"
    OUTLET = "outlet"
    USER = "user"


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One outlook or forecast in a record: how it stands, and the probability that was said."""

    state: OutlookState
    outcome: Outcome | None
    low: float | None = None
    high: float | None = None


def track_of(entry: OutlookEntry | ForecastEntry) -> Track:
    """Return how an outlook or a forecast enters a record.

    One without a last day is never scored: it can come true, but never fail.
    """
    outcome = entry.resolution.outcome if entry.resolution is not None else None
    if isinstance(entry, ForecastEntry):
        said = entry.forecast.probability
        return Track(state=entry.state, outcome=outcome, low=said, high=said)
    if entry.last is None and outcome in _SCORABLE:
        return Track(state=OutlookState.NO_DEADLINE, outcome=None)
    if entry.numbers is None:
        return Track(state=entry.state, outcome=outcome)
    low, high = (_inside(end / 100) for end in (entry.numbers.low, entry.numbers.high))
    return Track(state=entry.state, outcome=outcome, low=low, high=high)


def forecast_records(
    tracks: Iterable[tuple[str, Track]], names: Mapping[str, str], *, needed: int = LEAST_SCORED
) -> tuple[ForecastRecord, ...]:
    """Return the record of each key, those with most scored first, then with most made.

    Args:
        tracks: What each key made, in any order.
        names: Words for the keys.
        needed: With fewer scored there are counts and no scores.
    """
    held: dict[str, list[Track]] = {}
    for key, track in tracks:
        held.setdefault(key, []).append(track)
    made = [_record(key, names.get(key, key), found, needed) for key, found in held.items()]
    return tuple(sorted(made, key=lambda each: (-each.scored, -each.made, each.name, each.who)))


def _record(who: str, name: str, tracks: Sequence[Track], needed: int) -> ForecastRecord:
    states = [each.state for each in tracks]
    outcomes = [each.outcome for each in tracks]
    # In an order of their own, so that sums do not depend on the order of telling.
    scored = sorted(_scored(tracks), key=lambda each: (each.low, each.high, each.happened))
    ruled = sum(each in _SCORABLE for each in outcomes)
    counts = ForecastRecord(
        who=who,
        name=name,
        made=len(tracks),
        open=states.count(OutlookState.OPEN),
        due=states.count(OutlookState.DUE),
        no_deadline=states.count(OutlookState.NO_DEADLINE),
        happened=outcomes.count(Outcome.HAPPENED),
        did_not=outcomes.count(Outcome.DID_NOT),
        unresolved=outcomes.count(Outcome.UNRESOLVED),
        void=outcomes.count(Outcome.VOID),
        unstated=ruled - len(scored),
        scored=len(scored),
        needed=needed,
    )
    return _with_scores(counts, scored) if len(scored) >= needed else counts


def _scored(tracks: Iterable[Track]) -> list[Scored]:
    return [
        Scored(low=each.low, high=each.high, happened=each.outcome is Outcome.HAPPENED)
        for each in tracks
        if each.outcome in _SCORABLE and each.low is not None and each.high is not None
    ]


def _with_scores(counts: ForecastRecord, scored: Sequence[Scored]) -> ForecastRecord:
    better = skill(scored)
    return replace(
        counts,
        share=share(scored),
        brier=brier(scored),
        log=log_score(scored),
        baseline=baseline(scored),
        skill=better.value if better is not None else None,
        skill_low=better.low if better is not None else None,
        skill_high=better.high if better is not None else None,
        calibration=calibration(scored),
    )


def _inside(probability: float) -> float:
    return min(1 - _NEAREST, max(_NEAREST, probability))
