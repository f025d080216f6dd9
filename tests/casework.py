"""Cases of duty to warn for tests: events in their order, sealed one behind the other."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from tocsin.cases.chain import sealed
from tocsin.core.cases import step_of
from tocsin.core.types import (
    CaseAcknowledged,
    CaseActed,
    CaseAssessed,
    CaseClosed,
    CaseContent,
    CaseDecided,
    CaseDelivered,
    CaseEvent,
    CaseOpened,
    CaseScreened,
    CaseTestResult,
)
from tocsin.core.vocab import (
    CaseOutcome,
    CaseTest,
    DeliveryChannel,
    DeliveryMethod,
    Known,
    ThreatenedHarm,
    WarningDecision,
)

START = datetime(2031, 5, 3, 9, tzinfo=UTC)
OPENED = CaseOpened(
    threat="The night shift of the clinic is to be shot",
    persons=("Ilva Torn",),
    threatened=("the clinic at Marn",),
    received_by="Duty desk",
    received_how="telephone",
    received_on=date(2031, 5, 3),
)
SCREENED = CaseScreened(
    tests=tuple(
        CaseTestResult(test=test, answer=answer, reason=None if answer is Known.UNKNOWN else "told")
        for test, answer in zip(
            CaseTest, (Known.YES, Known.YES, Known.UNKNOWN, Known.YES), strict=True
        )
    ),
    harms=(ThreatenedHarm.KILLING,),
)
ASSESSED = CaseAssessed(duty=Known.YES, reason="two callers name the same house")
WARN = CaseDecided(decision=WarningDecision.WARN, decided_by="A. Lund", reason="a duty to warn")
FAILED = CaseDelivered(succeeded=Known.NO, to="head of the clinic", method=DeliveryMethod.CALL)
DELIVERED = CaseDelivered(
    succeeded=Known.YES,
    to="head of the clinic, Ilva Torn",
    method=DeliveryMethod.CALL,
    channel=DeliveryChannel.DIRECT,
    substance="do not open tonight",
    protection="no word of who called",
)
ACKNOWLEDGED = CaseAcknowledged(acknowledged=Known.YES)
ACTED = CaseActed(acted=Known.UNKNOWN)
CLOSED = CaseClosed(outcome=CaseOutcome.UNKNOWN, reason="nobody could be asked")
WHOLE: tuple[CaseContent, ...] = (
    OPENED, SCREENED, ASSESSED, WARN, FAILED, DELIVERED, ACKNOWLEDGED, ACTED, CLOSED,
)  # fmt: skip


def draft(
    content: CaseContent, *, case: str = "k1", minute: int = 0, corrects: str | None = None
) -> CaseEvent:
    """Return an event that happened as it was recorded, so many minutes after the start."""
    at = START + timedelta(minutes=minute)
    return CaseEvent(
        id="", case_id=case, number=0, position=0, previous_in_case=None, previous=None,
        step=step_of(content), happened_on=at.date(), happened_at=at, recorded_at=at,
        by="Duty desk", corrects=corrects, content=content, salt=f"salt {case} {minute}",
        content_digest="", digest="",
    )  # fmt: skip


def chained(drafts: Sequence[CaseEvent]) -> tuple[CaseEvent, ...]:
    """Return drafts of one ledger as the chain that they make in this order."""
    made: list[CaseEvent] = []
    for each in drafts:
        mine = [event for event in made if event.case_id == each.case_id]
        made.append(
            sealed(each, last=made[-1] if made else None, last_in_case=mine[-1] if mine else None)
        )
    return tuple(made)


def one_case(*contents: CaseContent) -> tuple[CaseEvent, ...]:
    """Return the events of one case, a minute apart."""
    return chained([draft(each, minute=number) for number, each in enumerate(contents)])


def several(cases: int) -> tuple[CaseEvent, ...]:
    """Return the chain of a ledger with so many whole cases, their steps in turn."""
    drafts = [
        draft(content, case=f"k{case}", minute=step * cases + case)
        for step, content in enumerate(WHOLE)
        for case in range(cases)
    ]
    return chained(drafts)
