"""What became more, what did not, and of what nobody can say: rows and sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from tocsin.core.types import Finding, NoBaseline, Signal, Steady
from tocsin.core.vocab import ChangeKind, EventType, SignalKind
from tocsin.publish.escalation_model import EscalationSection, EscalationView
from tocsin.publish.phrases import event_noun
from tocsin.publish.words import capitalised, counted, day_words, listed, range_words, sentence

CHANGE_WORDS = {
    ChangeKind.NEW_ACTOR: "new actor",
    ChangeKind.NEW_PLACE: "new place",
    ChangeKind.NEW_WEAPON: "new weapon",
    ChangeKind.DEADLIER: "deadlier",
}
SIGNAL_WORDS = {SignalKind.BURST: "burst", SignalKind.RISE: "rise"}
INSUFFICIENT = "insufficient baseline"
STEADY = "no rise found"
_TYPE, _COUNTRY, _MANY = "type", "country", 12


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationRow:
    """One area, actor or type in one row. None is unknown or does not apply.

    `low` to `high` incidents where `expected_low` to `expected_high` were expected, at a rate
    of one false signal in `false_alarm_weeks` weeks. Sentences are joined by "; ".
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
    false_alarm_weeks: float | None
    baseline_weeks: int
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
    gaps = finding.missing if isinstance(finding, NoBaseline) else finding.unknown
    return EscalationRow(
        by=finding.series.by,
        key=finding.series.key,
        label=finding.series.label,
        finding=finding_words(finding),
        confirmed=signal.confirmed if signal else None,
        since=signal.since.isoformat() if signal else None,
        until=based.until.isoformat() if based else None,
        low=signal.low if signal else None,
        high=signal.high if signal else None,
        expected=round(signal.expected, 2) if signal else None,
        expected_low=signal.expected_low if signal else None,
        expected_high=signal.expected_high if signal else None,
        false_alarm_weeks=signal.false_alarm_weeks if signal else None,
        baseline_weeks=based.baseline.weeks if based else finding_weeks(finding),
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


def limits(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return what cannot be said of findings, each thing once with what it is true of."""
    based = [each for each in findings if not isinstance(each, NoBaseline)]
    of: dict[str, list[str]] = {}
    for each in based:
        for words in each.unknown:
            of.setdefault(words, []).append(label_words(each))
    return tuple(
        sentence(words) if len(names) == len(based) else f"{_some(names)}: {words}."
        for words, names in of.items()
    )


def _some(names: Sequence[str]) -> str:
    if len(names) <= _MANY:
        return listed(names)
    return ", ".join(names[:_MANY]) + f" and {len(names) - _MANY} more"


# --------------------------------------------------------------------------- the brief


def escalation_section(
    findings: Sequence[Finding], *, numbers: dict[str, tuple[int, str]]
) -> EscalationSection:
    """Return the section of a brief: signals whole, other countries in a sentence each.

    Args:
        numbers: The number and anchor of each incident of the brief, by its id.
    """
    rises = [each for each in findings if isinstance(each, Signal)]
    countries = [each for each in findings if each.series.by == _COUNTRY]
    steady = [each for each in countries if isinstance(each, Steady)]
    without = [each for each in countries if isinstance(each, NoBaseline)]
    looked = sum(not isinstance(each, NoBaseline) for each in findings)
    return EscalationSection(
        intro=_intro(looked, rises),
        signals=tuple(_view(each, number, numbers) for number, each in enumerate(rises, start=1)),
        steady=_steady_sentence(steady),
        missing=_missing_sentences(without),
    )


def _intro(looked: int, rises: Sequence[Signal]) -> str:
    """Return what was compared, and how many signals are to be expected by chance."""
    if not looked:
        return ""
    text = (
        f"{counted(looked, 'series was', 'series were')} compared with "
        f"{'its' if looked == 1 else 'their'} own history in this ledger, by week: countries, "
        "first-order areas, actors and types. "
    )
    if rises:
        weeks = rises[0].false_alarm_weeks
        text += (
            f"In each, one false signal is to be expected in {weeks:g} weeks: about "
            f"{looked / weeks:.1f} a week in all. In the charts a bar is what surely happened, "
            "its paler end what may have; the band is what was expected, the line its mean; in "
            "hatched weeks nothing was read."
        )
    return capitalised(text.strip())


def _view(signal: Signal, number: int, numbers: dict[str, tuple[int, str]]) -> EscalationView:
    told = [numbers[key] for key in signal.incident_ids if key in numbers]
    return EscalationView(
        anchor=f"escalation-{number}",
        title=label_words(signal),
        verdict=signal_sentence(signal),
        confirmed=signal.confirmed,
        reason=sentence(signal.reason),
        baseline=baseline_sentence(signal),
        changes=tuple(sentence(words) for words in change_words(signal)),
        unknown=tuple(map(sentence, signal.unknown)),
        incidents=tuple(sorted(told)),
        others=len(signal.incident_ids) - len(told),
        finding=signal,
    )


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


def _steady_sentence(steady: Sequence[Steady]) -> str:
    if not steady:
        return ""
    shown = _some([label_words(each) for each in steady])
    return f"No rise was found for {shown}; that is not to say that it is quiet."


def _missing_sentences(without: Sequence[NoBaseline]) -> tuple[str, ...]:
    """Return of what nobody can say whether it became more, and what is missing, told once."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for each in without:
        groups.setdefault(each.missing, []).append(label_words(each))
    return tuple(
        f"Insufficient baseline for {_some(names)}: {'; '.join(missing)}."
        for missing, names in groups.items()
    )
