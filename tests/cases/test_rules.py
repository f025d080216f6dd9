"""Which event may follow which, and what each must say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import (
    ACKNOWLEDGED,
    ACTED,
    ASSESSED,
    CLOSED,
    DELIVERED,
    FAILED,
    OPENED,
    SCREENED,
    WARN,
    WHOLE,
    draft,
    one_case,
)
from tocsin.cases.rules import NEEDS, check, standing
from tocsin.core.errors import CaseError, FormatError
from tocsin.core.types import (
    CaseClosed,
    CaseContent,
    CaseDecided,
    CaseEvent,
    CaseReopened,
    CaseSettled,
)
from tocsin.core.vocab import (
    CaseOutcome,
    CaseStep,
    Known,
    WaiverGround,
    WarningDecision,
)

WAIVE = CaseDecided(
    decision=WarningDecision.WAIVE,
    decided_by="A. Lund",
    ground=WaiverGround.ALREADY_AWARE,
    reason="the mayor spoke of it",
)
WITHDRAWN = CaseClosed(outcome=CaseOutcome.WITHDRAWN, reason="opened by mistake")


def allowed(contents: Sequence[CaseContent]) -> bool:
    """Return whether a case may go so, step by step."""
    events = one_case(*contents)
    try:
        for place, event in enumerate(events):
            check(event, events[:place])
    except CaseError:
        return False
    return True


def test_a_whole_case_may_go_from_threat_to_outcome() -> None:
    assert allowed(WHOLE)


def test_every_step_but_the_first_needs_one_before_it() -> None:
    assert {CaseStep.OPENED, *NEEDS} == set(CaseStep)


@pytest.mark.parametrize("left_out", range(4))
def test_no_step_up_to_the_decision_can_be_left_out(left_out: int) -> None:
    assert not allowed([each for place, each in enumerate(WHOLE) if place != left_out])


@given(st.lists(st.sampled_from([*WHOLE, WAIVE, WITHDRAWN, CaseReopened(reason="more")])))
def test_however_a_case_goes_what_is_answered_was_delivered_and_decided(
    contents: list[CaseContent],
) -> None:
    if not allowed(contents):
        return
    steps = [type(each).__name__ for each in contents]
    order = ("CaseOpened", "CaseScreened", "CaseAssessed", "CaseDecided", "CaseDelivered")
    for earlier, later in pairwise((*order, "CaseAcknowledged")):
        if later in steps:
            assert steps.index(earlier) < steps.index(later)
    if steps:
        assert steps[0] == "CaseOpened"


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        ((OPENED, SCREENED, ASSESSED, WAIVE, DELIVERED), "to waive the warning"),
        ((OPENED, SCREENED, ASSESSED, WARN, FAILED, ACKNOWLEDGED), "no delivery"),
        ((OPENED, SCREENED, ASSESSED, WARN, FAILED, ACTED), "no delivery"),
        ((OPENED, SCREENED, CLOSED), "not assessed"),
        ((OPENED, SCREENED, ASSESSED, CLOSED), "nothing is decided"),
        ((OPENED, SCREENED, ASSESSED, WARN, CLOSED), "no delivery is recorded"),
        ((*WHOLE, ACTED), "closed"),
        ((OPENED, CaseReopened(reason="more")), "not closed"),
        ((OPENED, OPENED), "open already"),
        ((OPENED, CaseSettled(reminder="e1", how="done")), "not reminded"),
    ],
)
def test_a_step_out_of_order_is_refused_with_what_to_do(
    contents: tuple[CaseContent, ...], words: str
) -> None:
    *before, last = one_case(*contents)
    with pytest.raises(CaseError, match=words) as refused:
        check(last, before)
    assert refused.value.hint


def test_a_case_can_be_withdrawn_at_once_and_reopened() -> None:
    assert allowed([OPENED, WITHDRAWN])
    assert allowed([*WHOLE, CaseReopened(reason="a second caller"), SCREENED])
    no_duty = replace(ASSESSED, duty=Known.NO)
    assert allowed([OPENED, SCREENED, no_duty, CLOSED])


def correcting(content: CaseContent, events: tuple[CaseEvent, ...], place: int) -> CaseEvent:
    *_, made = one_case(*(each.content for each in events), content)
    return replace(made, corrects=events[place].id)


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    events = one_case(*WHOLE)
    fixed = correcting(replace(DELIVERED, to="the deputy"), events, 5)
    check(fixed, events)
    counted = standing((*events, fixed))
    assert [each.content for each in counted][4:7] == [FAILED, fixed.content, ACKNOWLEDGED]
    again = replace(correcting(DELIVERED, (*events, fixed), 5))
    with pytest.raises(CaseError, match="corrected already"):
        check(again, (*events, fixed))


def test_a_correction_of_another_step_or_case_is_refused() -> None:
    events = one_case(*WHOLE)
    with pytest.raises(CaseError, match="cannot be corrected"):
        check(correcting(ACTED, events, 5), events)
    other = replace(correcting(DELIVERED, events, 5), corrects="e0")
    with pytest.raises(CaseError, match="is not one of case"):
        check(other, events)


def test_what_rests_on_an_event_holds_its_correction() -> None:
    """A decision on which a delivery rests is decided anew, not corrected into a waiver."""
    events = one_case(*WHOLE)
    with pytest.raises(CaseError, match="to waive the warning"):
        check(correcting(WAIVE, events, 3), events)
    with pytest.raises(CaseError, match="no delivery"):
        check(correcting(FAILED, events, 5), events)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (replace(WAIVE, ground=None), "ground"),
        (replace(WAIVE, decided_by=" "), "who decided"),
        (replace(WAIVE, reason=""), "reason"),
        (replace(WARN, ground=WaiverGround.PARTICIPANT), "ground is given"),
        (replace(WARN, decision=WarningDecision.REFER), "to whom it is referred"),
        (replace(OPENED, threat=None), "what is threatened"),
        (replace(SCREENED, tests=SCREENED.tests[:3]), "four tests"),
        (replace(SCREENED, harms=()), "harm is threatened"),
        (replace(DELIVERED, to=None), "to whom"),
        (replace(ASSESSED, reason=" "), "reasons"),
    ],
)
def test_an_event_that_lacks_what_its_step_must_say_is_refused(
    content: CaseContent, words: str
) -> None:
    with pytest.raises(FormatError, match=words):
        check(draft(content), ())


def test_a_test_is_answered_with_a_reason_or_unknown() -> None:
    bare = tuple(replace(each, reason=None) for each in SCREENED.tests)
    with pytest.raises(FormatError, match="without a reason"):
        check(draft(replace(SCREENED, tests=bare)), ())


def test_what_is_to_come_cannot_have_happened() -> None:
    event = draft(OPENED)
    late = event.recorded_at + timedelta(days=1)
    for changes in (
        {"happened_at": late, "happened_on": late.date()},
        {"happened_on": late.date(), "happened_at": None},
    ):
        with pytest.raises(FormatError, match="to come"):
            check(replace(event, **changes), ())
    check(replace(event, happened_on=None, happened_at=None), ())
