"""What the ledger's incidents make of an outlook whose time has passed: a proposal, with reasons.

A person rules; a proposal counts in no record. That no report is known is no evidence that
nothing came, unless the ledger saw enough to say so (`absence`).
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from math import comb

from tocsin.core.day_words import span_words
from tocsin.core.types import (
    Incident,
    OutcomeProposal,
    OutlookEntry,
)
from tocsin.core.vocab import INCIDENT_TYPES, EventType, Outcome, OutlookState
from tocsin.watch.belonging import Reference
from tocsin.watch.grouping import Period
from tocsin.watch.outlooks.absence import Silence, silence
from tocsin.watch.outlooks.bearing import (
    counts_all,
    not_measurable,
    of_absence,
    there,
    totals_on,
)
from tocsin.watch.outlooks.fits import (
    Fit,
    all_fit,
    countries_of,
    fit_act,
    fit_actors,
    fit_parties,
    fit_places,
)
from tocsin.watch.outlooks.lookup import Evidence, Found, Question, incidents_for, surely
from tocsin.watch.outlooks.wording import counted

# An increase is proposed where so many more would come by chance at most this often, were
# nothing changed (exact test of two Poisson counts of equally long times).
CHANCE = 0.05


def propose(entry: OutlookEntry, evidence: Evidence) -> OutcomeProposal | None:
    """Return what becomes of an outlook by the incidents known; None of one that is still open.

    One without a last day is void at once: it can never be due.
    """
    void = _void(entry)
    if entry.state is OutlookState.OPEN:
        return None
    if void is not None:
        return OutcomeProposal(outcome=Outcome.VOID, reason=void)
    unsure = _unmeasured(entry)
    if unsure is not None or entry.first_sure is None or entry.last_sure is None:
        words = unsure or "the day on which it was said is not known"
        return OutcomeProposal(outcome=Outcome.UNRESOLVED, reason=words)
    assert entry.last is not None
    early = entry.said_on.earliest or entry.first_sure
    totals = totals_on(entry, evidence)
    question = Question(
        fit=_fit_of(entry, evidence.reference),
        sure=Period(first=entry.first_sure, last=entry.last_sure),
        wide=Period(first=early, last=entry.last),
        countries=countries_of(entry.places, evidence.reference),
        totals=totals,
        there={
            claim.id: mine
            for claim, tally in totals
            if (mine := there(entry, tally, evidence.reference)) is not None
        },
        whole=[pair for pair in totals if counts_all(entry, pair[1], evidence.reference)],
    )
    return _of_more(question, evidence) if entry.more else answer(question, evidence)


def _void(entry: OutlookEntry) -> str | None:
    """Return why an outlook cannot be judged at all, or None."""
    if entry.last is None:
        return "no last day is said, so it is never due and never scored"
    if entry.event_type in {None, EventType.THREATEN}:
        return "the words do not say what is to come"
    if not (entry.by or entry.against or entry.places):
        return "the words name neither who, nor whom, nor where"
    if entry.condition:
        words = " ".join(entry.condition[0].quote.split())
        return f"it holds only on a condition (“{words}”), and whether it was met is not known"
    return None


def _unmeasured(entry: OutlookEntry) -> str | None:
    """Return why the ledger cannot look for what was said, or None."""
    if entry.event_type not in INCIDENT_TYPES:
        return "the ledger keeps no incidents of this type of act"
    if entry.first_sure and entry.last_sure and entry.first_sure > entry.last_sure:
        return "no day is certainly both after it was said and in time, however it is read"
    return None


def _fit_of(entry: OutlookEntry, reference: Reference) -> Callable[[Incident], Fit]:
    def fit(incident: Incident) -> Fit:
        assert entry.event_type is not None
        act = fit_act(entry.event_type, entry.act, incident)
        if act is Fit.NO:
            return Fit.NO
        who = fit_actors(entry.by, incident, reference)
        if who is Fit.NO:
            return Fit.NO
        asked = [
            *([who] if entry.by else []),
            *(
                [fit_parties(entry.against, incident.recipients, reference)]
                if entry.against
                else []
            ),
            *([fit_places(entry.places, incident, reference)] if entry.places else []),
        ]
        return min(act, all_fit(asked))

    return fit


def answer(question: Question, evidence: Evidence) -> OutcomeProposal:
    """Return what the incidents make of a question of whether something came."""
    found = incidents_for(question, evidence)
    sure, ids = question.sure, _ids(found.possible)
    days = span_words(sure.first, sure.last)
    tallies = tuple(claim.id for claim, each in question.totals if sure.may_hold(each.window))
    if found.certain:
        fits = "fits" if len(found.certain) == 1 else "fit"
        return OutcomeProposal(
            outcome=Outcome.HAPPENED,
            reason=f"{counted(len(found.certain), 'incident')} {fits} in all that is said, "
            f"certainly {days}",
            first=sure.first,
            last=sure.last,
            incident_ids=_ids(found.certain),
            possible_ids=ids,
            tally_ids=tallies,
        )
    outcome, reason = _of_silence(question, found, evidence)
    return OutcomeProposal(
        outcome=outcome,
        reason=reason,
        first=sure.first,
        last=sure.last,
        possible_ids=ids,
        tally_ids=tallies,
    )


def _of_silence(question: Question, found: Found, evidence: Evidence) -> tuple[Outcome, str]:
    """Return what follows where no incident certainly fits."""
    if found.possible:
        may = "may be it" if len(found.possible) == 1 else "may be it, or one of them"
        return (
            Outcome.UNRESOLVED,
            f"{counted(len(found.possible), 'incident')} {may}: who, whom, where or on which day "
            "is not certain enough",
        )
    silent = _silence(question, evidence)
    days = span_words(question.sure.first, question.sure.last)
    if silent.allows and found.untold:
        of = counted(len(found.untold), "incident")
        return (
            Outcome.UNRESOLVED,
            f"too little is told of {of} to rule out that it came {days}",
        )
    if silent.allows:
        return Outcome.DID_NOT, f"no such incident is known {days}: {silent.reason}"
    return (
        Outcome.UNRESOLVED,
        f"no report of it found {days}, which is no evidence that it did not come: {silent.reason}",
    )


def _silence(question: Question, evidence: Evidence) -> Silence:
    held = (
        of_absence(claim, tally, question.there.get(claim.id), evidence)
        for claim, tally in question.whole
    )
    return silence(
        question.wide,
        countries=question.countries,
        names=evidence.reference.names,
        activity=evidence.activity,
        totals=[each for each in held if each is not None],
    )


def _of_more(question: Question, evidence: Evidence) -> OutcomeProposal:
    """Return what becomes of a forecast that there will be more: it needs counts.

    A reported total that also counts days before the forecast cannot be split by day.
    """
    sure = question.sure
    days = (sure.last - sure.first).days + 1
    before = Period(first=sure.first - timedelta(days=days), last=sure.first - timedelta(days=1))
    found = incidents_for(question, evidence)
    then = surely(question.fit, before, evidence)
    reason = (
        f"the ledger holds {counted(len(found.certain), 'such incident')} "
        f"{span_words(sure.first, sure.last)} and {len(then)} in as many days before"
    )
    outcome = Outcome.UNRESOLVED
    bearing = [pair for pair in question.totals if sure.may_hold(pair[1].window)]
    if len(found.certain) and _by_chance(len(found.certain), len(then)) <= CHANCE:
        outcome = Outcome.HAPPENED
    elif bearing:
        reason = "; ".join(not_measurable(*pair, question) for pair in bearing)
    else:
        reason += ": too few to tell a rise from chance, and no reported total to count with"
    return OutcomeProposal(
        outcome=outcome,
        reason=reason,
        first=sure.first,
        last=sure.last,
        incident_ids=_ids(found.certain) if outcome is Outcome.HAPPENED else (),
        possible_ids=_ids(found.possible)
        if outcome is Outcome.HAPPENED
        else _ids((*found.certain, *found.possible)),
        tally_ids=tuple(claim.id for claim, _ in bearing),
    )


def _by_chance(after: int, before: int) -> float:
    """Return how often as many of all would fall into the second of two equal times by chance.

    Source: the conditional test of two Poisson means (Przyborowski and Wilenski 1940).

    >>> round(_by_chance(5, 0), 3), round(_by_chance(6, 4), 3)
    (0.031, 0.377)
    """
    total = after + before
    ways: int = sum(comb(total, each) for each in range(after, total + 1))
    return ways / float(2**total)


def _ids(incidents: Sequence[Incident]) -> tuple[str, ...]:
    return tuple(incident.id for incident in incidents)
