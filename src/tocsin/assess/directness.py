"""How near to what happened the voice of a claim stands, by its chain of speakers."""

from collections.abc import Sequence
from enum import StrEnum

from tocsin.core.speakers import IN_OFFICE, is_body
from tocsin.core.types import Attribution, Speaker
from tocsin.core.vocab import EvidenceBasis, SourceKind, Stance

OFFICES = IN_OFFICE | {SourceKind.INTERNATIONAL_ORG}
# Bases on which a speaker tells what they themselves saw, or looked at afterwards.
OBSERVING = frozenset({EvidenceBasis.EYEWITNESS, EvidenceBasis.IMAGERY, EvidenceBasis.FORENSIC})
# Bases that make a record of what a speaker tells, who need not be in office.
RECORDING = frozenset(
    {EvidenceBasis.OFFICIAL_COUNT, EvidenceBasis.DOCUMENTS, EvidenceBasis.INVESTIGATION}
)
# From so many speakers on who have it one from the other it is hearsay, whoever they are.
HANDS_OF_HEARSAY = 3


class Directness(StrEnum):
    """How a claim is known: the nearest first. From UNNAMED on nobody answers for it."""

    OBSERVED = "observed"
    RECORD = "record"
    NAMED = "named"
    UNNAMED = "unnamed"
    OWN_VOICE = "own voice"
    INTERESTED = "interested"
    SUSPECTED = "suspected"
    HEARSAY = "hearsay"


ANSWERED_FOR = frozenset({Directness.OBSERVED, Directness.RECORD, Directness.NAMED})


def directness_of(chain: Sequence[Attribution]) -> Directness:
    """Return how a claim is known.

    Args:
        chain: Its attributions, the innermost first; empty for the outlet's own voice.
    """
    if not chain:
        return Directness.OWN_VOICE
    inner = chain[0]
    if _is_hearsay(chain):
        return Directness.HEARSAY
    if inner.basis is EvidenceBasis.CLAIM_OF_RESPONSIBILITY or inner.stance is Stance.CLAIMED:
        return Directness.INTERESTED
    if inner.stance is Stance.SUSPECTED:
        return Directness.SUSPECTED
    if not _answers(inner):
        return Directness.UNNAMED
    if inner.basis in OBSERVING and len(chain) == 1:
        return Directness.OBSERVED
    on_record = inner.basis in RECORDING or any(map(_in_office, inner.speakers))
    return Directness.RECORD if on_record else Directness.NAMED


def _is_hearsay(chain: Sequence[Attribution]) -> bool:
    """Return whether what a claim tells came to the outlet by way of somebody it cannot name.

    So it did where the last of several who passed it on answers for nothing, where too many
    did, or where somebody who is not named rests on what media told. An outlet that is cited
    is no such hand: it is one publisher more, as the count of origins allows for.
    """
    hands = [link for link in chain if not _is_outlet(link)]
    if len(hands) >= HANDS_OF_HEARSAY:
        return True
    if len(hands) > 1 and not _answers(hands[-1]):
        return True
    inner = chain[0]
    return inner.basis is EvidenceBasis.MEDIA_REPORT and bool(hands) and not _answers(inner)


def _is_outlet(link: Attribution) -> bool:
    return bool(link.speakers) and all(
        speaker.source_kind is SourceKind.MEDIA for speaker in link.speakers
    )


def _answers(link: Attribution) -> bool:
    """Return whether a named speaker or a public body answers for the words of a link.

    A group's own claim is not counted: it is known whose it is, but it serves the group.
    """
    return any(map(_in_office, link.speakers)) or any(
        speaker.named and speaker.source_kind not in {SourceKind.ARMED_GROUP, SourceKind.MEDIA}
        for speaker in link.speakers
    )


def _in_office(speaker: Speaker) -> bool:
    known = speaker.named or speaker.actor_id is not None
    return is_body(speaker) or (speaker.source_kind in OFFICES and known)
