"""What a brief tells beside the incidents that it is built from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tocsin.core.types import Escalation, FeedState, OutlookEntry
from tocsin.publish.cases.lines import CaseView
from tocsin.publish.counts.measured import Measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a brief tells over time beside its incidents.

    Attributes:
        feeds: How the followed sources do; those that fail or are silent are told as unknown.
        measured: What is counted over the incidents of its scope.
        escalation: Whether the incidents of areas, actors and types became more.
        outlooks: All that is said of acts to come, as it stands when the brief is written.
        cases: The user's own open cases of duty to warn, masked; None leaves them out.
        opinions: The documents that are opinion pieces: in each list they stand last.
        persons: Whom cases name as threatened and the brief must not: masked in all of it.
    """

    feeds: Sequence[FeedState] = ()
    measured: Measured | None = None
    escalation: Escalation = field(default_factory=Escalation)
    outlooks: Sequence[OutlookEntry] = ()
    cases: tuple[CaseView, ...] | None = None
    opinions: frozenset[str] = frozenset()
    persons: tuple[str, ...] = ()
