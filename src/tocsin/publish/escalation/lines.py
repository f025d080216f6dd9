"""What became more, what did not, and of what nobody can say: rows and sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from tocsin.core.day_words import day_words
from tocsin.core.ids import ID_SHOWN
from tocsin.core.types import Finding, NoBaseline, Signal, Steady
from tocsin.core.vocab import ChangeKind, EventType, SignalKind
from tocsin.publish.wording.phrases import event_noun
from tocsin.publish.wording.words import capitalised, counted, listed, range_words, sentence

CHANGE_WORDS = {
    ChangeKind.NEW_ACTOR: "new actor",
    ChangeKind.NEW_PLACE: "new place",
    ChangeKind.NEW_WEAPON: "new weapon",
    ChangeKind.DEADLIER: "deadlier",
}
SIGNAL_WORDS = {SignalKind.BURST: "burst", SignalKind.RISE: "rise"}
INSUFFICIENT = "insufficient baseline"
STEADY = "no rise found"
_TYPE, _MANY = "type", 12


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationRow:
    """One area, actor or type in one row. None is unknown or does not apply.

    `low` to `high` incidents where `expected_low` to `expected_high` were expected, at a rate
    of one false signal in `false_alarm_weeks` weeks: a signal has a `score` above the
    `threshold`. The baseline has `baseline_weeks` weeks. Sentences are joined by "; ".
    """

    by: str
    key: str
    label: str
    finding: str
    confirmed: bool | None
    since: str | None
    until: str | None
    low: int | None
    high: int | None
    expected: float | None
    expected_low: int | None
    expected_high: int | None
    score: float | None
    threshold: float | None
    false_alarm_weeks: float | None
    baseline_first: str | None
    baseline_last: str | None
    baseline_weeks: int
    baseline_incidents: int | None
    baseline_mean: float | None
    known_origins: int | None
    changes: str | None
    unknown: str | None
    incidents: str | None


COLUMNS = tuple(item.name for item in fields(EscalationRow))


def escalation_rows(findings: Iterable[Finding]) -> tuple[EscalationRow, ...]:
    """Return one row for each finding, in the order given."""
    return tuple(_row(each) for each in findings)


def _row(finding: Finding) -> EscalationRow:
    signal = finding if isinstance(finding, Signal) else None
    based = None if isinstance(finding, NoBaseline) else finding
    base = based.baseline if based else None
    gaps = finding.missing if isinstance(finding, NoBaseline) else finding.unknown
    return EscalationRow(
        by=finding.series.by,
        key=finding.series.key,
        label=label_words(finding),
        finding=finding_words(finding),
        confirmed=signal.confirmed if signal else None,
        since=based.since.isoformat() if based else None,
        until=based.until.isoformat() if based else None,
        low=based.low if based else None,
        high=based.high if based else None,
        expected=round(based.expected, 2) if based else None,
        expected_low=based.expected_low if based else None,
        expected_high=based.expected_high if based else None,
        score=round(based.score, 2) if based else None,
        threshold=round(based.threshold, 2) if based else None,
        false_alarm_weeks=signal.false_alarm_weeks if signal else None,
        baseline_first=base.first.isoformat() if base else None,
        baseline_last=base.last.isoformat() if base else None,
        baseline_weeks=base.weeks if base else finding_weeks(finding),
        baseline_incidents=base.incidents if base else None,
        baseline_mean=round(base.mean, 2) if base else None,
        known_origins=len(signal.origin_keys) if signal else None,
        changes="; ".join(change_words(based)) or None if based else None,
        unknown="; ".join(gaps) or None,
        incidents="; ".join(signal.incident_ids) or None if signal else None,
    )


def finding_weeks(finding: Finding) -> int:
    """Return how many weeks of history a finding has."""
    return finding.weeks if isinstance(finding, NoBaseline) else finding.baseline.weeks


def finding_words(finding: Finding) -> str:
    """Return a finding in a few words: "rise", "burst, not confirmed", "insufficient baseline"."""
    match finding:
        case Signal(confirmed=True):
            return SIGNAL_WORDS[finding.kind]
        case Signal():
            return f"{SIGNAL_WORDS[finding.kind]}, not confirmed"
        case Steady():
            return STEADY
    return INSUFFICIENT


def change_words(finding: Signal | Steady) -> list[str]:
    """Return what moved, each with the number of incidents that show it."""
    return [
        f"{CHANGE_WORDS[each.kind]}: {each.what} ({counted(len(each.incident_ids), 'incident')})"
        for each in finding.changes
    ]


def label_words(finding: Finding) -> str:
    """Return the name of an area, actor or type: a type as the noun for what was done."""
    series = finding.series
    if series.by == _TYPE:
        return capitalised(event_noun(EventType(series.key), (), plural=True))
    return series.label


def grounds(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return for each signal what it rests on: whose word, and its incidents by shortened ids.

    Of what did not rise it is said how far it is from a signal.
    """
    return tuple(_ground(each) for each in findings if not isinstance(each, NoBaseline))


def _ground(finding: Signal | Steady) -> str:
    label = label_words(finding)
    if isinstance(finding, Signal):
        return f"{label}: {finding.reason}. Incidents {', '.join(_ids(finding))}."
    return (
        f"{label}: score {finding.score:.2f}, and a rise has more than {finding.threshold:.2f}. "
        f"{baseline_sentence(finding)}"
    )


def _ids(signal: Signal) -> list[str]:
    shown = [key[:ID_SHOWN] for key in signal.incident_ids[:_MANY]]
    more = len(signal.incident_ids) - len(shown)
    return [*shown, f"and {more} more"] if more else shown


def limits(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return what cannot be said of findings, each thing once with what it is true of."""
    based = [each for each in findings if not isinstance(each, NoBaseline)]
    of: dict[str, list[str]] = {}
    for each in based:
        for words in each.unknown:
            of.setdefault(words, []).append(label_words(each))
    return tuple(
        sentence(words) if len(names) == len(based) else f"{some(names)}: {words}."
        for words, names in of.items()
    )


def some(names: Sequence[str]) -> str:
    """Return names as a list, of many the first."""
    if len(names) <= _MANY:
        return listed(names)
    return ", ".join(names[:_MANY]) + f" and {len(names) - _MANY} more"


def signal_sentence(signal: Signal) -> str:
    """Return a signal as a sentence: what was counted, where what was expected."""
    from_to = f"from {day_words(signal.since)} to {day_words(signal.until)}"
    number = range_words(signal.low, signal.high) if signal.high > signal.low else signal.low
    noun = "incident" if signal.low == signal.high == 1 else "incidents"
    low, high = signal.expected_low, signal.expected_high
    expected = range_words(low, high) if high else "none"
    were = "was" if high == 1 and low == high else "were"
    return (
        f"{capitalised(finding_words(signal))}: {number} {noun} {from_to}, "
        f"where {expected} {were} to be expected."
    )


def baseline_sentence(finding: Signal | Steady) -> str:
    """Return what a finding is measured by."""
    base = finding.baseline
    return (
        f"Measured by {counted(base.weeks, 'week')} from {day_words(base.first)} to "
        f"{day_words(base.last)} with {counted(base.incidents, 'incident')}: now about "
        f"{base.mean:.1f} a week, variance {base.dispersion:.1f} times the mean; the range holds "
        f"{base.coverage:.0%} of such cases."
    )
