"""The section of a brief that says whether it became worse."""

from collections.abc import Container, Mapping, Sequence

from tocsin.core.types import (
    Escalation,
    Finding,
    NoBaseline,
    ReportedRise,
    Signal,
    Steady,
)
from tocsin.publish.cited import Line
from tocsin.publish.escalation.lines import (
    baseline_sentence,
    change_words,
    finding_words,
    label_words,
    signal_sentence,
    some,
)
from tocsin.publish.escalation.model import EscalationSection, EscalationView
from tocsin.publish.model import IncidentView
from tocsin.publish.notes import Notebook
from tocsin.publish.wording.words import capitalised, counted, listed, quoted, sentence

_COUNTRY = "country"
_NEITHER = "own counts neither agree nor disagree"
NOTHING = "Insufficient baseline: no attack of a known country is in the ledger."


def escalation_section(
    escalation: Escalation,
    *,
    incidents: Sequence[IncidentView],
    documents: Container[str],
    notes: Notebook,
) -> EscalationSection:
    """Return the section of a brief: signals whole, other countries in a sentence each.

    Args:
        escalation: Its findings are of countries at least.
        incidents: Those of the brief.
        documents: The ids of those of the brief; what others say is not told.
    """
    findings = escalation.findings
    numbers = {each.id: (each.number, each.anchor) for each in incidents}
    rises = [each for each in findings if isinstance(each, Signal)]
    countries = [each for each in findings if each.series.by == _COUNTRY]
    steady = [each for each in countries if isinstance(each, Steady)]
    without = [each for each in countries if isinstance(each, NoBaseline)]
    looked = sum(not isinstance(each, NoBaseline) for each in findings)
    return EscalationSection(
        intro=_intro(looked, rises),
        signals=tuple(_view(each, number, numbers) for number, each in enumerate(rises, start=1)),
        steady=_steady_sentence(steady),
        missing=_missing_sentences(without) if countries else (NOTHING,),
        reported=tuple(
            _answer(each, findings, notes)
            for each in escalation.reported
            if each.words.document_id in documents
        ),
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
            f"In each, about one false signal is to be expected in {weeks:g} weeks (of a stated "
            "104, simulations give 67 where incidents cluster to 200 where they do not): about "
            f"{looked / weeks:.1f} a week in all. In the charts a bar is what surely happened, "
            "its paler end what may have; the band is what was expected, the line its mean; in "
            "hatched weeks nothing was read."
        )
    return capitalised(text.strip())


def _view(signal: Signal, number: int, numbers: Mapping[str, tuple[int, str]]) -> EscalationView:
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


def _steady_sentence(steady: Sequence[Steady]) -> str:
    if not steady:
        return ""
    shown = some([label_words(each) for each in steady])
    return f"No rise was found for {shown}; that is not to say that it is quiet."


def _missing_sentences(without: Sequence[NoBaseline]) -> tuple[str, ...]:
    """Return of what nobody can say whether it became more, and what is missing, told once."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for each in without:
        groups.setdefault(each.missing, []).append(label_words(each))
    return tuple(
        f"Insufficient baseline for {some(names)}: {'; '.join(missing)}."
        for missing, names in groups.items()
    )


def _answer(reported: ReportedRise, findings: Sequence[Finding], notes: Notebook) -> Line:
    """Return what is reported with what the ledger's own counts say to it, mostly nothing."""
    mine = [
        each
        for each in findings
        if each.series.by == _COUNTRY and each.series.key in reported.countries
    ]
    based = [each for each in mine if not isinstance(each, NoBaseline)]
    if based:
        told = listed([f"{label_words(each)}, {finding_words(each)}" for each in based])
        answer = f"the ledger's own counts: {told}"
    elif mine:
        named = listed([label_words(each) for each in mine])
        answer = f"no baseline in the ledger for {named}, so its {_NEITHER}"
    elif reported.countries:
        answer = f"no baseline in the ledger, so its {_NEITHER}"
    else:
        answer = f"of no one country, so the ledger's {_NEITHER}"
    text = f"{quoted(reported.words.quote)}: as reported; {answer}."
    return notes.line(text, (reported.claim, [reported.words]))
