"""Cases of duty to warn: the events of a case, and the chain that holds them."""

from dataclasses import dataclass
from datetime import date, datetime

from tocsin.core.types.documents import Span
from tocsin.core.vocab import (
    CaseOutcome,
    CaseStep,
    CaseTest,
    DeliveryChannel,
    DeliveryMethod,
    Known,
    LinkedAs,
    ThreatenedHarm,
    WaiverGround,
    WarningDecision,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseQuotation:
    """Words of a report on which a case rests, and what pins the text that they stand in.

    `raw_digest` is the document's in the ledger; `text_sha256` is the hexadecimal SHA-256 of
    its text in UTF-8, as it was when the words were quoted.
    """

    span: Span
    claim_id: str | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    raw_digest: str
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened:
    """A threat that was received: what is threatened, to whom, and how that came to be known.

    `persons` are names, masked in exports; `threatened` are groups, bodies, houses and places.
    Of a threat received on a day, `received_at` is None; where both are
    None it is not known when.
    """

    threat: str | None = None
    persons: tuple[str, ...] = ()
    threatened: tuple[str, ...] = ()
    received_by: str | None = None
    received_from: str | None = None
    received_how: str | None = None
    received_on: date | None = None
    received_at: datetime | None = None
    claim_id: str | None = None
    evidence: tuple[CaseQuotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTestResult:
    """What one of the four tests found, and why."""

    test: CaseTest
    answer: Known
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseScreened:
    """The four tests, each answered or unknown. `harms` are those that are threatened."""

    tests: tuple[CaseTestResult, ...]
    harms: tuple[ThreatenedHarm, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAssessed:
    """Whether there is a duty to warn, why, and what is doubted."""

    duty: Known
    reason: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDecided:
    """What is done. To waive needs a ground and a named senior person; to refer, to whom."""

    decision: WarningDecision
    decided_by: str
    ground: WaiverGround | None = None
    referred_to: str | None = None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDelivered:
    """One attempt to deliver a warning; `succeeded` no is a failed one.

    `to` is who was to have it, `through` who passed it on. `protection` says what was left out
    or changed to protect who told of the threat. `originator_told`: whether whoever the
    information came from was told of the warning.
    """

    succeeded: Known
    to: str | None = None
    through: str | None = None
    method: DeliveryMethod = DeliveryMethod.UNKNOWN
    channel: DeliveryChannel = DeliveryChannel.UNKNOWN
    substance: str | None = None
    protection: str | None = None
    anonymous: Known = Known.UNKNOWN
    originator_told: Known = Known.UNKNOWN
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAcknowledged:
    """Whether who was warned said that the warning had come. `delivery` is an event's id."""

    acknowledged: Known
    by_whom: str | None = None
    words: str | None = None
    delivery: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseActed:
    """Whether who was warned, or those who protect them, did something about it."""

    acted: Known
    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLinked:
    """An incident or an outlook of the ledger that has to do with the case, as a person says.

    `summary` and `evidence` are as the ledger had them at that time.
    """

    subject_id: str
    linked_as: LinkedAs
    summary: str
    reason: str | None = None
    evidence: tuple[CaseQuotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReminded:
    """Something that is to be done by a day."""

    due_on: date
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSettled:
    """That a reminder is done with. `reminder` is the id of its event."""

    reminder: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosed:
    """The end of a case, and what became of the threat."""

    outcome: CaseOutcome
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReopened:
    """That a closed case goes on."""

    reason: str


CaseContent = (
    CaseOpened
    | CaseScreened
    | CaseAssessed
    | CaseDecided
    | CaseDelivered
    | CaseAcknowledged
    | CaseActed
    | CaseLinked
    | CaseReminded
    | CaseSettled
    | CaseClosed
    | CaseReopened
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """One event of a case, chained to the one before it in the case and in the ledger.

    `number` counts the events of the case from 1, `position` those of all cases. It happened
    at `happened_at`, or on `happened_on` where only the day is known; where both are None it
    is not known when. `by` is who recorded it. `corrects` is the id of an earlier event of the
    case whose place it takes. `salt` is random, so that who has `content_digest` alone cannot
    try contents; it is None only where an export masks the content. Digests are hexadecimal
    SHA-256; the bytes are those of `cases.chain`.
    """

    id: str
    case_id: str
    number: int
    position: int
    previous_in_case: str | None
    previous: str | None
    step: CaseStep
    happened_on: date | None
    happened_at: datetime | None
    recorded_at: datetime
    by: str
    corrects: str | None = None
    content: CaseContent
    salt: str | None
    content_digest: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case as its events leave it: a view. `standing` are the events that are not corrected.

    They are ids; a correction stands where the event stood that it corrects. `stage` is the
    furthest step that is known to be reached: a delivery that is not known to have arrived is
    not. `advice` says what comes next, `unknowns` what nobody knows, `remarks` what does not fit
    together, each in a sentence.
    """

    id: str
    stage: CaseStep
    closed: bool
    events: tuple[CaseEvent, ...]
    standing: tuple[str, ...]
    unknowns: tuple[str, ...]
    advice: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReminder:
    """A reminder that is not settled, or a step that a case waits for: then without an event."""

    case_id: str
    event_id: str | None
    due_on: date | None
    what: str
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainHead:
    """What to keep elsewhere, so that no later change of the chain goes unseen.

    `digests` are those of all events in order: of one case, or of all cases of a ledger where
    `case_id` is None. `digest` is the last of them, None where there is no event.
    """

    made_at: datetime
    case_id: str | None = None
    length: int
    digest: str | None
    digests: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainBreak:
    """An event that does not hold, counted in its chain from 1, and what is wrong with it."""

    position: int
    case_id: str | None
    event_id: str | None
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainCheck:
    """What became of verifying a chain. It holds where there are no `breaks`.

    `unseen` says what this check cannot find, None where a retained head was given.
    """

    length: int
    digest: str | None
    head: ChainHead | None
    breaks: tuple[ChainBreak, ...]
    unseen: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedEvent:
    """An event as exported. Where `masked`, its digest cannot be made from what is shown.

    The salt is then left out (None): the digest of the content stands for what was masked.
    """

    event: CaseEvent
    masked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeMeaning:
    """A code that an export uses: what it means, and from where that is known."""

    vocabulary: str
    code: str
    means: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseExport:
    """A case as it goes to whoever audits it, with what is needed to check it.

    `standing` are the ids of the events that count, in their order. `check` is what verifying
    the ledger's chain found when the export was made, `head` the case's; `ledger_length` and
    `ledger_digest` say how many events all cases had, and the digest of the last. `unknowns`,
    `advice` and `remarks` are the case's, masked where its events are.
    """

    format: str
    made_at: datetime
    case_id: str
    stage: CaseStep
    closed: bool
    events: tuple[ExportedEvent, ...]
    standing: tuple[str, ...]
    unknowns: tuple[str, ...]
    advice: str
    private_names: str
    head: ChainHead
    ledger_length: int
    ledger_digest: str | None
    check: ChainCheck
    codes: tuple[CodeMeaning, ...]
    how_to_verify: tuple[str, ...]
    remarks: tuple[str, ...] = ()
