"""The view model of whether it became worse: plain frozen records, as in `model`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.core.types import Signal

if TYPE_CHECKING:
    from tocsin.publish.cited import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationView:
    """A series that rose: by how much, on which incidents, what moved, what cannot be said.

    `incidents` are the numbers and anchors of those in this brief, `others` how many are not;
    `finding` is what is drawn.
    """

    anchor: str
    title: str
    verdict: str
    confirmed: bool
    reason: str
    baseline: str
    changes: tuple[str, ...]
    unknown: tuple[str, ...]
    incidents: tuple[tuple[int, str], ...]
    others: int
    finding: Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationSection:
    """Whether it became worse: what rose whole, other countries in sentences.

    `reported` is what reports say of it themselves, with the ledger's answer.
    """

    intro: str
    signals: tuple[EscalationView, ...]
    steady: str
    missing: tuple[str, ...]
    reported: "tuple[Line, ...]"
