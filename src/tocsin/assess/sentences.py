"""The sentences that explain a grade, each with the claims that it rests on.

They name nobody: persons in the claims may be private.
"""

from collections.abc import Iterable, Mapping, Sequence

from tocsin.assess.directness import Directness
from tocsin.assess.evidence import Evidence, Voice
from tocsin.core.types import IncidentField, Reason
from tocsin.core.vocab import Credibility, Reliability

# Of so many claims at most a sentence holds the ids.
SHOWN = 6
KNOWN_BY: Mapping[Directness, str] = {
    Directness.OBSERVED: "a named speaker tells what they saw or examined",
    Directness.RECORD: "a public body or somebody in office answers for it",
    Directness.NAMED: "a named speaker answers for it",
    Directness.UNNAMED: "nobody named answers for it",
    Directness.OWN_VOICE: "the report tells it in its own voice and names no source",
    Directness.INTERESTED: "it is a group's own claim",
    Directness.SUSPECTED: "it is only suspected",
    Directness.HEARSAY: "it is hearsay that nobody named answers for at first hand",
}


def credibility_reason(credibility: Credibility, words: str, voices: Iterable[Voice]) -> Reason:
    """Return why something has its credibility, resting on some claims."""
    return Reason(sentence=f"Credibility {int(credibility)}: {words}.", claim_ids=ids_of(voices))


def contest_reason(fields: Sequence[IncidentField]) -> Reason | None:
    """Return which fields reports conflict on, with a claim of each side; None without any."""
    if not fields:
        return None
    verb = "is" if len(fields) == 1 else "are"
    names = ", ".join(field.name for field in fields)
    sides = (value.claim_ids[:1] for field in fields for value in field.values)
    return Reason(
        sentence=f"Reports conflict on {names}, which {verb} left open.",
        claim_ids=_few(key for side in sides for key in side),
    )


def reliability_reason(
    reliability: Reliability, voices: Sequence[Voice], evidence: Evidence
) -> Reason:
    """Return whose grade the reliability of an incident is."""
    if reliability is Reliability.F:
        return Reason(sentence="Reliability F: nobody has graded the sources.")
    return Reason(
        sentence=f"Reliability {reliability.value} is the grade of the best graded source that "
        "reports it.",
        claim_ids=ids_of([voice for voice in voices if evidence.grade(voice) is reliability][:1]),
    )


def source_reason(reliability: Reliability) -> Reason:
    """Return whose grade the reliability of one claim is."""
    if reliability is Reliability.F:
        return Reason(sentence="Reliability F: nobody has graded the source.")
    return Reason(sentence=f"Reliability {reliability.value} is the grade of its source.")


def origins_words(low: int, high: int) -> str:
    """Return a range of independent origins in words."""
    count = f"{low}" if low == high else f"{low} to {high}"
    return f"{count} independent {'origin' if count == '1' else 'origins'}"


def ids_of(voices: Iterable[Voice]) -> tuple[str, ...]:
    """Return the ids of some claims, not too many, each once."""
    return _few(voice.claim.id for voice in voices)


def _few(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))[:SHOWN]
