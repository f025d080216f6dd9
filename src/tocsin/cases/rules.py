"""Which event may follow which, and what each must say.

The order is a table. A step out of order is refused with what to do first; a correction takes
the place of the event that it names, and everything after must still be in order.
Source: ICD 191 (21 July 2015) for the steps; that they follow one another in this order, and
what each must say, is the project's own.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from tocsin.core.cases import all_of, in_place_of, settled_by
from tocsin.core.errors import CaseError, FormatError
from tocsin.core.types import (
    CaseAcknowledged,
    CaseAssessed,
    CaseClosed,
    CaseDecided,
    CaseDelivered,
    CaseEvent,
    CaseOpened,
    CaseReminded,
    CaseReopened,
    CaseScreened,
    CaseSettled,
)
from tocsin.core.vocab import (
    CaseOutcome,
    CaseStep,
    CaseTest,
    Known,
    WarningDecision,
)

# A clock may be this much behind another one.
CLOCK_TOLERANCE = timedelta(minutes=5)
_DO = "tocsin case"
# The event that counts in the place of each: itself or its last correction.
Counts = Mapping[str, CaseEvent]

# step: (the step that must stand before it, what to do where it does not)
NEEDS: dict[CaseStep, tuple[CaseStep, str]] = {
    CaseStep.SCREENED: (CaseStep.OPENED, f"Open a case first: {_DO} open."),
    CaseStep.ASSESSED: (
        CaseStep.SCREENED,
        f"Screen it against the four tests first: {_DO} screen.",
    ),
    CaseStep.DECIDED: (CaseStep.ASSESSED, f"Assess it first: {_DO} assess."),
    CaseStep.DELIVERED: (CaseStep.DECIDED, f"Decide first: {_DO} decide."),
    CaseStep.ACKNOWLEDGED: (
        CaseStep.DELIVERED,
        f"Record how the warning was delivered first: {_DO} deliver.",
    ),
    CaseStep.ACTED: (
        CaseStep.DELIVERED,
        f"Record how the warning was delivered first: {_DO} deliver.",
    ),
    CaseStep.LINKED: (CaseStep.OPENED, f"Open a case first: {_DO} open."),
    CaseStep.REMINDED: (CaseStep.OPENED, f"Open a case first: {_DO} open."),
    CaseStep.SETTLED: (CaseStep.REMINDED, f"List what is due: {_DO} due."),
    CaseStep.CLOSED: (CaseStep.OPENED, f"Open a case first: {_DO} open."),
    CaseStep.REOPENED: (CaseStep.CLOSED, "It is open."),
}


def standing(events: Sequence[CaseEvent]) -> tuple[CaseEvent, ...]:
    """Return the events that count, each correction where the event stood that it corrects."""
    places: dict[str, int] = {}
    counted: list[CaseEvent] = []
    for event in events:
        if event.corrects is not None and event.corrects in places:
            place = places.pop(event.corrects)
            counted[place] = event
        else:
            place = len(counted)
            counted.append(event)
        places[event.id] = place
    return tuple(counted)


def is_closed(events: Sequence[CaseEvent]) -> bool:
    """Return whether a case is closed after events that count."""
    ends = [each for each in events if isinstance(each.content, CaseClosed | CaseReopened)]
    return bool(ends) and isinstance(ends[-1].content, CaseClosed)


def check(event: CaseEvent, before: Sequence[CaseEvent]) -> None:
    """Check that an event may follow the events of its case.

    Raises:
        CaseError: If it is out of order, or corrects what cannot be corrected.
        FormatError: If it lacks what its step must say, or happened after it is recorded.
    """
    _check_times(event)
    _check_content(event)
    held = standing(before)
    counts = in_place_of((*before, event))
    if event.corrects is not None:
        _check_correction(event, before, held)
        held = standing((*before, event))
        for place in range(len(held)):
            _check_order(held[place], held[:place], counts)
        place = held.index(event)
        _check_not_before(event, held[:place], counts)
        return
    _check_order(event, held, counts)
    _check_not_before(event, held, counts)


def _check_correction(
    event: CaseEvent, before: Sequence[CaseEvent], held: Sequence[CaseEvent]
) -> None:
    corrected = next((each for each in held if each.id == event.corrects), None)
    if corrected is None:
        known = any(each.id == event.corrects for each in before)
        raise CaseError(
            f"event {event.corrects} "
            + ("was corrected already" if known else f"is not one of case {event.case_id}"),
            hint=f"See its events: {_DO} show {event.case_id}.",
        )
    if corrected.step is not event.step:
        raise CaseError(
            f"event {corrected.id} records that the case was {corrected.step}, "
            f"and cannot be corrected by one that it was {event.step}",
            hint="Correct it by the same command that recorded it.",
        )


def _check_order(event: CaseEvent, held: Sequence[CaseEvent], counts: Counts) -> None:
    """Check that an event may follow events that count."""
    if event.step is CaseStep.OPENED:
        if held:
            raise CaseError(f"case {event.case_id} is open already", hint="Correct its opening.")
        return
    if is_closed(held) and event.step is not CaseStep.REOPENED:
        raise CaseError(
            f"case {event.case_id} is closed, and cannot be {event.step}",
            hint=f"Reopen it first: {_DO} reopen {event.case_id}.",
        )
    needed, hint = NEEDS[event.step]
    if not any(each.step is needed for each in held):
        raise CaseError(
            f"case {event.case_id} was not {needed}, and cannot be {event.step}", hint=hint
        )
    if (special := _SPECIAL.get(event.step)) is not None:
        special(event, held, counts)


def _check_delivered(event: CaseEvent, held: Sequence[CaseEvent], _: Counts) -> None:
    decision = all_of(held, CaseDecided)[-1].decision
    if decision is WarningDecision.WAIVE:
        raise CaseError(
            f"the decision on case {event.case_id} is to waive the warning",
            hint=f"Decide anew first: {_DO} decide {event.case_id} warn.",
        )


def _check_answered(event: CaseEvent, held: Sequence[CaseEvent], counts: Counts) -> None:
    if all(each.succeeded is Known.NO for each in all_of(held, CaseDelivered)):
        raise CaseError(
            f"no delivery of case {event.case_id} succeeded: nobody could have answered it",
            hint=f"Record the one that did: {_DO} deliver {event.case_id}.",
        )
    if not isinstance(event.content, CaseAcknowledged) or event.content.delivery is None:
        return
    wanted = event.content.delivery
    delivery = _counted(wanted, held, counts)
    if delivery is None or not isinstance(delivery.content, CaseDelivered):
        raise CaseError(
            f"event {wanted} is no delivery of case {event.case_id}",
            hint=f"See its events: {_DO} show {event.case_id}.",
        )
    if delivery.content.succeeded is Known.NO:
        raise CaseError(
            f"delivery {wanted} of case {event.case_id} failed: nobody could have answered it",
            hint=f"Name another, or correct it: {_DO} deliver --corrects {delivery.number}.",
        )


def answered(event: CaseEvent, held: Sequence[CaseEvent], counts: Counts) -> list[CaseEvent]:
    """Return the deliveries that an answer may be to: the one it names, or all that may have come.

    Args:
        event: An acknowledgement, or what was done.
        held: The events that count before it.
    """
    content = event.content
    if isinstance(content, CaseAcknowledged) and content.delivery is not None:
        named = _counted(content.delivery, held, counts)
        return [named] if named is not None else []
    return [
        each
        for each in held
        if isinstance(each.content, CaseDelivered) and each.content.succeeded is not Known.NO
    ]


def is_before(one: CaseEvent, other: CaseEvent) -> bool:
    """Return whether one event is known to have happened before another."""
    if one.happened_at is not None and other.happened_at is not None:
        return one.happened_at < other.happened_at
    if one.happened_on is None or other.happened_on is None:
        return False
    return one.happened_on < other.happened_on


def _check_not_before(event: CaseEvent, held: Sequence[CaseEvent], counts: Counts) -> None:
    """Check that an acknowledgement is not dated before the warning that it acknowledges."""
    if not isinstance(event.content, CaseAcknowledged):
        return
    if event.content.acknowledged is not Known.YES:
        return
    warnings = answered(event, held, counts)
    if warnings and all(is_before(event, each) for each in warnings):
        raise CaseError(
            f"the warning of case {event.case_id} is acknowledged at "
            f"{event.happened_at or event.happened_on}, before any was delivered "
            f"({warnings[0].happened_at or warnings[0].happened_on})",
            hint="Give its own time: --at; or correct the delivery: "
            f"{_DO} deliver --corrects {warnings[0].number}.",
        )


def _counted(wanted: str, held: Sequence[CaseEvent], counts: Counts) -> CaseEvent | None:
    """Return the event that counts where an event stands, if it is among those held."""
    found = counts.get(wanted)
    return found if any(found is each for each in held) else None


def _check_settled(event: CaseEvent, held: Sequence[CaseEvent], counts: Counts) -> None:
    assert isinstance(event.content, CaseSettled)
    wanted = event.content.reminder
    reminder = _counted(wanted, held, counts)
    if reminder is None or not isinstance(reminder.content, CaseReminded):
        raise CaseError(
            f"case {event.case_id} has no reminder {wanted}", hint=f"List them: {_DO} due."
        )
    if reminder.id in settled_by(held, counts):
        raise CaseError(f"reminder {wanted} is settled already", hint=f"List them: {_DO} due.")


def _check_closed(event: CaseEvent, held: Sequence[CaseEvent], counts: Counts) -> None:
    """Check that nothing is left to do: a threat withdrawn ends a case at any point."""
    assert isinstance(event.content, CaseClosed)
    if event.content.outcome is CaseOutcome.WITHDRAWN:
        return
    settled = settled_by(held, counts)
    for each in held:
        if isinstance(each.content, CaseReminded) and each.id not in settled:
            raise CaseError(
                f"case {event.case_id} has a reminder that is not settled, for "
                f"{each.content.due_on}: {each.content.what}",
                hint=f"Settle it first: {_DO} remind {event.case_id} --done {each.number}.",
            )
    assessed, decided = all_of(held, CaseAssessed), all_of(held, CaseDecided)
    name = event.case_id
    if not assessed:
        raise CaseError(
            f"case {name} was not assessed, and cannot be closed",
            hint=f"Assess it first: {_DO} assess {name}. Opened by mistake: --outcome withdrawn.",
        )
    if not decided and assessed[-1].duty is not Known.NO:
        raise CaseError(
            f"nothing is decided on case {name}, and it cannot be closed",
            hint=f"Decide first: {_DO} decide {name}.",
        )
    warned = decided and decided[-1].decision is WarningDecision.WARN
    if warned and not all_of(held, CaseDelivered):
        raise CaseError(
            f"the decision on case {name} is to warn, and no delivery is recorded",
            hint=f"Record it, also an attempt that failed: {_DO} deliver {name}; or decide anew.",
        )


def _check_reopened(event: CaseEvent, held: Sequence[CaseEvent], _: Counts) -> None:
    if not is_closed(held):
        raise CaseError(f"case {event.case_id} is not closed", hint="Go on with it.")


_SPECIAL: dict[CaseStep, Callable[[CaseEvent, Sequence[CaseEvent], Counts], None]] = {
    CaseStep.DELIVERED: _check_delivered,
    CaseStep.ACKNOWLEDGED: _check_answered,
    CaseStep.ACTED: _check_answered,
    CaseStep.SETTLED: _check_settled,
    CaseStep.CLOSED: _check_closed,
    CaseStep.REOPENED: _check_reopened,
}


def _check_times(event: CaseEvent) -> None:
    """Check that what is recorded has happened, and that two times of one thing agree."""
    if event.happened_at is not None and event.happened_at.date() != event.happened_on:
        raise FormatError("the day of an event is not that of its instant (UTC)")
    times = [(event.happened_on, event.happened_at)]
    if isinstance(event.content, CaseOpened):
        times.append((event.content.received_on, event.content.received_at))
    latest = event.recorded_at + CLOCK_TOLERANCE
    for on, at in times:
        if (on is not None and on > latest.date()) or (at is not None and at > latest):
            raise FormatError(
                f"it is said to have happened at {at or on}, which is to come",
                hint="Times are in UTC. What is to be done is a reminder: tocsin case remind.",
            )


def _check_content(event: CaseEvent) -> None:
    """Check that an event says what its step must say."""
    if not event.by.strip():
        raise FormatError("an event needs who records it", hint="Say who: --by NAME.")
    match event.content:
        case CaseOpened() as opened:
            if not (opened.threat or opened.evidence):
                _lacks("what is threatened", '--threat "..." or --from CLAIM')
        case CaseScreened() as screened:
            _check_screened(screened)
        case CaseAssessed() as assessed:
            _need(assessed.reason, "the reasons", "--why")
        case CaseDecided() as decided:
            _check_decided(decided)
        case CaseDelivered() as delivered:
            if not delivered.to:
                _lacks("to whom the warning went, or was to go", "--to NAME")
        case CaseReminded() as reminded:
            _need(reminded.what, "what is to be done", "--what")
        case CaseSettled() as settled:
            _need(settled.how, "how it was settled", "--what")
        case CaseClosed() | CaseReopened() as ended:
            _need(ended.reason, "the reason", "--why")


def _check_screened(screened: CaseScreened) -> None:
    if [each.test for each in screened.tests] != list(CaseTest):
        raise FormatError("a screening answers each of the four tests once, in their order")
    for each in screened.tests:
        if each.answer is not Known.UNKNOWN and not (each.reason or "").strip():
            raise FormatError(
                f"the test {each.test} is answered {each.answer} without a reason",
                hint=f'Say why: --{each.test} "{each.answer}: ...".',
            )
    harm = screened.tests[-1].answer
    if bool(screened.harms) != (harm is Known.YES):
        raise FormatError(
            "harm is threatened where a kind of it is named, and only there",
            hint='Name it: --harm "killing: ...", serious_injury or kidnapping.',
        )


def _check_decided(decided: CaseDecided) -> None:
    _need(decided.reason, "the reason", "--why")
    _need(decided.decided_by, "who decided", "--decided-by")
    waives = decided.decision is WarningDecision.WAIVE
    if waives and decided.ground is None:
        _lacks("the ground of the waiver", "--ground, of `tocsin codebook waiver-ground`")
    if not waives and decided.ground is not None:
        raise FormatError(f"a ground is given, and the decision is to {decided.decision}")
    if decided.decision is WarningDecision.REFER and not decided.referred_to:
        _lacks("to whom it is referred", "--to")


def _need(words: str, what: str, option: str) -> None:
    if not words.strip():
        _lacks(what, option)


def _lacks(what: str, option: str) -> None:
    raise FormatError(f"what is recorded lacks {what}", hint=f"Give it: {option}.")
