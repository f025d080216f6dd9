"""What became of the claims of a source: corroborated later, contradicted, ruled wrong.

Counts only: no grade is made of them. Contradicted is open until a person rules, so a
suggestion looks at what was corroborated and what was ruled wrong.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from tocsin.assess.evidence import Evidence, Part, Voice
from tocsin.assess.scene import Scene, scene_of
from tocsin.core.types import Incident, Judgement, Reading, TrackRecord
from tocsin.core.vocab import Reliability, Verdict

# From which share of right ones on a grade is suggested. A, "never in doubt", no count can show.
# The project's own; the standard gives words and no shares.
SUGGESTED: tuple[tuple[float, Reliability], ...] = (
    (0.95, Reliability.B),
    (0.7, Reliability.C),
    (0.3, Reliability.D),
    (0.0, Reliability.E),
)


def track_record(  # noqa: PLR0913 (one parameter a kind of record)
    source_id: str,
    document_ids: Collection[str],
    *,
    incidents: Sequence[Incident],
    readings: Sequence[Reading],
    recorded_at: Mapping[str, datetime],
    rulings: Mapping[tuple[str, str], Judgement],
    evidence: Evidence,
    least_outcomes: int,
) -> TrackRecord:
    """Return what became of the claims of the documents of one source.

    Args:
        readings: As they were read: with claims that were rejected.
        recorded_at: By document.
        rulings: The last ruling on each claim and its field; "" is the whole claim.
        least_outcomes: Of so many claims the outcome must be known for a suggestion.
    """
    own = frozenset(document_ids)
    days = _Order(readings, recorded_at)
    claims = {claim.id for one in readings if one.document_id in own for claim in one.claims}
    rejected, corrected = _ruled(claims, rulings)
    told: dict[str, None] = {}
    corroborated, contradicted = [], []
    for incident in incidents:
        if own.isdisjoint(incident.document_ids):
            continue
        scene = scene_of(incident, evidence)
        for voice in scene.those(Part.SUPPORTS):
            if voice.claim.document_id not in own:
                continue
            told[voice.claim.id] = None
            if _corroborated(voice, scene, own, days):
                corroborated.append(voice.claim.id)
            if voice.claim.id not in corrected and _contradicted(voice, scene, own):
                contradicted.append(voice.claim.id)
    wrong = {*rejected, *corrected}
    right = [key for key in corroborated if key not in wrong]
    return TrackRecord(
        source_id=source_id,
        document_ids=tuple(sorted(own)),
        reported=tuple(dict.fromkeys((*told, *rejected, *corrected))),
        corroborated=tuple(corroborated),
        contradicted=tuple(contradicted),
        rejected=rejected,
        corrected=corrected,
        suggestion=suggestion(len(right), len(wrong), at_least=least_outcomes),
    )


def suggestion(right: int, wrong: int, *, at_least: int) -> str | None:
    """Return what a record suggests, in a sentence; None of fewer outcomes than `at_least`."""
    if right + wrong < at_least:
        return None
    share = right / (right + wrong)
    grade = next(grade for least, grade in SUGGESTED if share >= least)
    return (
        f"Of {right + wrong} claims whose outcome is known, {right} were corroborated and {wrong} "
        f"ruled wrong, which would suit {grade}; a person grades."
    )


class _Order:
    """Which of two documents came later: by publication where that is certain, else as recorded."""

    def __init__(self, readings: Sequence[Reading], recorded_at: Mapping[str, datetime]) -> None:
        self._days = {one.document_id: one.published_on for one in readings}
        self._recorded_at = recorded_at

    def later(self, document: str, than: str) -> bool:
        """Return whether a document is later than another."""
        one, other = self._days.get(document), self._days.get(than)
        if one and other:
            if one.earliest and other.latest and one.earliest > other.latest:
                return True
            if one.latest and other.earliest and one.latest < other.earliest:
                return False
        known = document in self._recorded_at and than in self._recorded_at
        return known and self._recorded_at[document] > self._recorded_at[than]


def _ruled(
    claims: Collection[str], rulings: Mapping[tuple[str, str], Judgement]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the claims that rulings in force reject, and those that they correct."""
    found: dict[Verdict, dict[str, None]] = {Verdict.REJECT: {}, Verdict.CORRECT: {}}
    for matter, ruling in rulings.items():
        if ruling.verdict in found and matter[0] in claims:
            found[ruling.verdict][matter[0]] = None
    return tuple(found[Verdict.REJECT]), tuple(found[Verdict.CORRECT])


def _corroborated(voice: Voice, scene: Scene, own: Collection[str], days: _Order) -> bool:
    """Return whether other known origins told all of a claim later, in another source.

    A claim whose own origin is not known needs one origin more: it may rest on any one.
    """
    least = scene.least
    if scene.origins_low < least:
        return False
    others = [held for held in scene.origins.values() if voice.claim.id not in held]
    needed = least - (len(others) < len(scene.origins))
    matters = scene.values[voice.claim.id].matters or ("what",)
    return all(
        sum(
            any(
                days.later(one.claim.document_id, voice.claim.document_id)
                and (matter == "what" or scene.agree(voice, one, matter))
                for one in held.values()
                if one.claim.document_id not in own
            )
            for held in others
        )
        >= needed
        for matter in matters
    )


def _contradicted(voice: Voice, scene: Scene, own: Collection[str]) -> bool:
    """Return whether a claim of another source denies one, or gives a value that contests its."""
    if any(one.claim.document_id not in own for one in scene.those(Part.DENIES)):
        return True
    documents = {one.claim.id: one.claim.document_id for one in scene.voices}
    return any(
        voice.claim.id not in value.claim_ids and documents.get(key, "") not in {"", *own}
        for field in scene.contests(voice)
        for value in field.values
        for key in value.claim_ids
    )
