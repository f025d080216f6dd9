"""What a case has come to: its stage, what comes next, what nobody knows, what does not fit."""

from collections.abc import Iterator, Sequence

from tocsin.cases.remarks import remarks
from tocsin.cases.rules import is_closed, standing
from tocsin.core.cases import all_of
from tocsin.core.types import (
    Case,
    CaseAcknowledged,
    CaseActed,
    CaseAssessed,
    CaseClosed,
    CaseDecided,
    CaseDelivered,
    CaseEvent,
    CaseLinked,
    CaseOpened,
    CaseScreened,
)
from tocsin.core.vocab import (
    CaseOutcome,
    CaseStep,
    CaseTest,
    DeliveryChannel,
    DeliveryMethod,
    Known,
    LinkedAs,
    WarningDecision,
)

TEST_WORDS = {
    CaseTest.CREDIBLE: "the information is credible",
    CaseTest.SPECIFIC: "it is specific",
    CaseTest.IMPENDING: "the threat is impending",
    CaseTest.HARM: "killing, serious injury or kidnapping is threatened",
}
# ICD 191 as generally described; its text was not at hand.
IN_DOUBT = "Doubts are resolved in favour of informing, unless a ground of waiver applies"


def cases_of(events: Sequence[CaseEvent]) -> tuple[Case, ...]:
    """Return the cases of a ledger's events, in the order in which they were opened."""
    held: dict[str, list[CaseEvent]] = {}
    for event in events:
        held.setdefault(event.case_id, []).append(event)
    return tuple(case_of(found) for found in held.values())


def case_of(events: Sequence[CaseEvent]) -> Case:
    """Return the case of these events, at least one, in their order."""
    held = standing(events)
    closed = is_closed(held)
    return Case(
        id=events[0].case_id,
        stage=_stage(held),
        closed=closed,
        events=tuple(events),
        standing=tuple(event.id for event in held),
        unknowns=tuple(_unknowns(held)),
        advice=_closing(held) if closed else _advice(held),
        remarks=tuple(remarks(events, held)),
    )


def _stage(held: Sequence[CaseEvent]) -> CaseStep:
    """Return the furthest step that is known to be reached: what is unknown reaches none."""
    reached = {
        CaseStep.ACTED: any(each.acted is Known.YES for each in all_of(held, CaseActed)[-1:]),
        CaseStep.ACKNOWLEDGED: any(
            each.acknowledged is Known.YES for each in all_of(held, CaseAcknowledged)[-1:]
        ),
        CaseStep.DELIVERED: any(
            each.succeeded is Known.YES for each in all_of(held, CaseDelivered)
        ),
        CaseStep.DECIDED: bool(all_of(held, CaseDecided)),
        CaseStep.ASSESSED: bool(all_of(held, CaseAssessed)),
        CaseStep.SCREENED: bool(all_of(held, CaseScreened)),
    }
    return next((step for step, there in reached.items() if there), CaseStep.OPENED)


def _closing(held: Sequence[CaseEvent]) -> str:
    ends = all_of(held, CaseClosed)
    words = {
        CaseOutcome.OCCURRED: "what was threatened occurred",
        CaseOutcome.DID_NOT_OCCUR: "what was threatened did not occur",
        CaseOutcome.UNKNOWN: "what became of the threat is unknown",
        CaseOutcome.WITHDRAWN: "withdrawn",
    }
    return f"Closed: {words[ends[-1].outcome]}."


def _advice(held: Sequence[CaseEvent]) -> str:
    """Return what comes next."""
    screened, assessed = all_of(held, CaseScreened), all_of(held, CaseAssessed)
    decided, delivered = all_of(held, CaseDecided), all_of(held, CaseDelivered)
    if not screened:
        return "Screen it against the four tests."
    if not assessed:
        return _to_assess(screened[-1])
    if not decided:
        return _to_decide(assessed[-1])
    if decided[-1].decision is WarningDecision.WAIVE:
        return "The warning is waived. Close the case, or decide anew."
    if decided[-1].decision is WarningDecision.REFER and not delivered:
        return f"Find out what {decided[-1].referred_to} did, and record it; then close the case."
    if not delivered:
        return "Deliver the warning, and record each attempt, also one that failed."
    if all(each.succeeded is Known.NO for each in delivered):
        return "No delivery succeeded: try another way."
    if not all_of(held, CaseAcknowledged):
        return "Find out whether it was acknowledged; that this is not known can be recorded."
    if not all_of(held, CaseActed):
        return "Find out whether anything was done; that this is not known can be recorded."
    if any(each.linked_as is LinkedAs.OUTCOME for each in all_of(held, CaseLinked)):
        return "Close the case with what became of the threat."
    return "Link what happened, if anything did, and close the case."


def _to_assess(screened: CaseScreened) -> str:
    failed = [each.test for each in screened.tests if each.answer is Known.NO]
    if failed:
        return f"Assess it: the answer is no to {_listed(failed)}."
    open_ = [TEST_WORDS[each.test] for each in screened.tests if each.answer is Known.UNKNOWN]
    if open_:
        return f"Assess it: it is unknown whether {' and whether '.join(open_)}. {IN_DOUBT}."
    return "Assess it: all four tests are met."


def _to_decide(assessed: CaseAssessed) -> str:
    if assessed.duty is Known.NO:
        return "No duty to warn was found. Close the case, or decide all the same."
    if assessed.duty is Known.UNKNOWN or assessed.doubts:
        return f"Decide: warn, waive or refer. {IN_DOUBT}."
    return "Decide: warn, waive or refer."


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


def _unknowns(held: Sequence[CaseEvent]) -> Iterator[str]:
    """Yield what nobody knows, as far as the case has come; unknown is never no."""
    yield from _unknown_threats(all_of(held, CaseOpened)[-1])
    for screened in all_of(held, CaseScreened)[-1:]:
        for each in screened.tests:
            if each.answer is Known.UNKNOWN:
                yield f"Whether {TEST_WORDS[each.test]}."
    for assessed in all_of(held, CaseAssessed)[-1:]:
        if assessed.duty is Known.UNKNOWN:
            yield "Whether there is a duty to warn."
    deliveries = [event for event in held if isinstance(event.content, CaseDelivered)]
    for number, event in enumerate(deliveries, start=1):
        which = f" ({_ordinal(number)} delivery)" if len(deliveries) > 1 else ""
        for missing in _unknown_of_delivery(event):
            yield f"{missing}{which}."
    if any(each.succeeded is not Known.NO for each in all_of(held, CaseDelivered)):
        yield from _unknown_answers(held)
    if is_closed(held) and all_of(held, CaseClosed)[-1].outcome is CaseOutcome.UNKNOWN:
        yield "What became of the threat."


def _unknown_threats(opened: CaseOpened) -> Iterator[str]:
    if not opened.threat:
        yield "What is threatened, in words of one's own."
    if not opened.persons and not opened.threatened:
        yield "Who or what is threatened."
    if opened.received_on is None:
        yield "When the information was received."
    if not opened.received_by:
        yield "Who received it."
    if not opened.received_how:
        yield "How it was received."
    if not opened.received_from and not opened.evidence:
        yield "From whom it came."


def _unknown_of_delivery(event: CaseEvent) -> Iterator[str]:
    delivered = event.content
    assert isinstance(delivered, CaseDelivered)
    if delivered.succeeded is Known.UNKNOWN:
        yield "Whether the warning arrived"
    if event.happened_on is None:
        yield "When it was delivered" if delivered.succeeded is Known.YES else "When it was tried"
    if delivered.method is DeliveryMethod.UNKNOWN:
        yield "By what method"
    if delivered.channel is DeliveryChannel.UNKNOWN:
        yield "Through what channel"
    if delivered.succeeded is Known.NO:
        return
    if not delivered.substance:
        yield "What the warning said"
    if not delivered.protection:
        yield "How the source was protected"
    if delivered.anonymous is Known.UNKNOWN:
        yield "Whether it was given without a name"
    if delivered.originator_told is Known.UNKNOWN:
        yield "Whether whoever the information came from was told"


def _unknown_answers(held: Sequence[CaseEvent]) -> Iterator[str]:
    answered, acted = all_of(held, CaseAcknowledged), all_of(held, CaseActed)
    if not answered or answered[-1].acknowledged is Known.UNKNOWN:
        yield "Whether the warning was acknowledged."
    if not acted or acted[-1].acted is Known.UNKNOWN:
        yield "Whether anything was done about it."


def _ordinal(number: int) -> str:
    words = ("first", "second", "third", "fourth", "fifth", "sixth")
    return words[number - 1] if number <= len(words) else f"{number}th"
