"""What in a case does not fit together is said, and what cannot be true is refused."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import (
    ACKNOWLEDGED,
    ASSESSED,
    DELIVERED,
    OPENED,
    SCREENED,
    START,
    WARN,
    WHOLE,
    chained,
    draft,
    one_case,
)
from tocsin.cases.rules import check
from tocsin.cases.state import case_of
from tocsin.core.errors import CaseError
from tocsin.core.types import CaseContent, CaseDecided, CaseEvent, CaseReminded, CaseSettled
from tocsin.core.vocab import CaseTest, Known, WaiverGround, WarningDecision

WAIVE = CaseDecided(
    decision=WarningDecision.WAIVE,
    decided_by="A. Lund",
    ground=WaiverGround.ALREADY_AWARE,
    reason="the mayor spoke of it",
)


def dated(*steps: tuple[CaseContent, int | None]) -> tuple[CaseEvent, ...]:
    """Return the events of one case, each so many days after the start; None is no day."""
    drafts = []
    for number, (content, days) in enumerate(steps):
        on = None if days is None else START.date() + timedelta(days=days)
        late = START + timedelta(days=90, minutes=number)
        event = replace(draft(content, minute=number), recorded_at=late)
        drafts.append(replace(event, happened_at=None, happened_on=on))
    return chained(drafts)


def told(*steps: tuple[CaseContent, int | None]) -> tuple[str, ...]:
    return case_of(dated(*steps)).remarks


def test_a_whole_case_in_order_leaves_nothing_to_look_at() -> None:
    assert case_of(one_case(*WHOLE)).remarks == ()


def test_a_delivery_dated_before_its_decision_is_told() -> None:
    steps = ((OPENED, 0), (SCREENED, 0), (ASSESSED, 0), (WARN, 5))
    (remark,) = told(*steps, (DELIVERED, 2))
    assert remark == (
        "Event 5 (delivered) is dated 5 May 2031, before event 4 (decided), dated 8 May 2031."
    )
    assert not told(*steps, (DELIVERED, 5))
    assert not told(*steps, (DELIVERED, None))


def test_a_delivery_rests_on_a_decision_to_warn_and_not_on_a_waiver() -> None:
    steps = ((OPENED, 0), (SCREENED, 0), (ASSESSED, 0), (WAIVE, 1), (WARN, 5))
    (remark,) = told(*steps, (DELIVERED, 2))
    assert "event 5 (decided)" in remark
    again = ((OPENED, 0), (SCREENED, 0), (ASSESSED, 0), (WARN, 1), (WARN, 5), (DELIVERED, 2))
    assert not told(*again)


@given(st.lists(st.integers(0, 9) | st.none(), min_size=4, max_size=4))
def test_a_step_is_told_exactly_where_a_known_day_is_before_that_of_what_it_needs(
    days: list[int | None],
) -> None:
    steps: list[CaseContent] = [OPENED, SCREENED, ASSESSED, WARN]
    found = told(*zip(steps, days, strict=True))
    pairs = pairwise(days)
    wrong = sum(one is not None and other is not None and other < one for one, other in pairs)
    assert len(found) == wrong


def test_a_reminder_for_a_day_that_was_over_is_told_until_it_is_settled() -> None:
    late = CaseReminded(due_on=date(2031, 5, 1), what="ask")
    events = one_case(OPENED, late)
    (remark,) = case_of(events).remarks
    assert "1 May 2031, a day that was over when it was recorded" in remark
    assert not case_of(one_case(OPENED, replace(late, due_on=START.date()))).remarks
    settled = one_case(OPENED, late, CaseSettled(reminder=events[1].id, how="asked"))
    assert not case_of(settled).remarks


@pytest.mark.parametrize(
    ("answer", "duty", "decision", "words"),
    [
        (Known.UNKNOWN, Known.NO, WARN, "No duty to warn was found, and the decision is to warn."),
        (Known.NO, Known.YES, None, "The answer is no to impending, and a duty to warn was found."),
        (Known.YES, Known.NO, None, "All four tests are met, and no duty to warn was found."),
        (Known.UNKNOWN, Known.YES, WARN, None),
        (Known.UNKNOWN, Known.UNKNOWN, WARN, None),
        (Known.NO, Known.NO, WAIVE, None),
    ],
)
def test_screening_assessment_and_decision_that_point_different_ways_are_told(
    answer: Known, duty: Known, decision: CaseDecided | None, words: str | None
) -> None:
    tests = tuple(
        replace(each, answer=answer, reason="told") if each.test is CaseTest.IMPENDING else each
        for each in SCREENED.tests
    )
    assessed = replace(ASSESSED, duty=duty)
    steps: list[CaseContent] = [OPENED, replace(SCREENED, tests=tests), assessed]
    found = case_of(one_case(*steps, *([decision] if decision else []))).remarks
    assert found == ((words,) if words else ())


def test_nobody_acknowledges_a_warning_before_it_is_delivered() -> None:
    steps = ((OPENED, 0), (SCREENED, 0), (ASSESSED, 0), (WARN, 1), (DELIVERED, 4))
    *before, event = dated(*steps, (ACKNOWLEDGED, 3))
    with pytest.raises(CaseError, match="before any was delivered") as refused:
        check(event, before)
    assert "--corrects 5" in (refused.value.hint or "")
    for day in (4, None):
        *before, event = dated(*steps, (ACKNOWLEDGED, day))
        check(event, before)
    earlier = (*steps, (DELIVERED, 2))
    *before, event = dated(*earlier, (ACKNOWLEDGED, 3))
    check(event, before)
    named = replace(ACKNOWLEDGED, delivery=before[4].id)
    *before, event = dated(*earlier, (named, 3))
    with pytest.raises(CaseError, match="before any was delivered"):
        check(event, before)


def test_a_delivery_corrected_to_a_day_after_its_answer_is_told() -> None:
    steps = ((OPENED, 0), (SCREENED, 0), (ASSESSED, 0), (WARN, 1), (DELIVERED, 2))
    events = dated(*steps, (ACKNOWLEDGED, 3), (DELIVERED, 4))
    fixed = replace(events[-1], corrects=events[4].id)
    check(fixed, events[:-1])
    (remark,) = case_of((*events[:-1], fixed)).remarks
    assert "Event 6 (acknowledged)" in remark and "event 7 (delivered)" in remark
