"""Grade claims one by one: what each says, how it is known, and whether the others agree.

Source: Admiralty code (FM 2-22.3, appendix B), credibility; the conditions are the project's.
"""

from collections.abc import Iterable

from tocsin.assess.directness import ANSWERED_FOR
from tocsin.assess.evidence import Evidence, Part, Voice
from tocsin.assess.scene import Scene, scene_of
from tocsin.assess.sentences import (
    KNOWN_BY,
    contest_reason,
    credibility_reason,
    origins_words,
    source_reason,
)
from tocsin.core.types import ClaimAssessment, Incident
from tocsin.core.vocab import Credibility

Grade = tuple[Credibility, str, tuple[Voice, ...]]


def assess_claims(incidents: Iterable[Incident], evidence: Evidence) -> dict[str, ClaimAssessment]:
    """Return the grades of all claims, by claim id; those of incidents beside what others say."""
    found = {
        voice.claim.id: _assessed(voice, scene, evidence)
        for scene in (scene_of(incident, evidence) for incident in incidents)
        for voice in scene.voices
    }
    alone = (voice for key, voice in evidence.voices.items() if key not in found)
    return found | {voice.claim.id: _assessed(voice, None, evidence) for voice in alone}


def assess_claim(
    claim_id: str, incident: Incident | None, evidence: Evidence
) -> ClaimAssessment | None:
    """Return the grades of one claim; None where no live reading makes it.

    Without an incident nothing can be told of what others say: it is graded by how it is known.
    """
    voice = evidence.voices.get(claim_id)
    if voice is None:
        return None
    scene = scene_of(incident, evidence) if incident is not None else None
    return _assessed(voice, scene, evidence)


def _assessed(voice: Voice, scene: Scene | None, evidence: Evidence) -> ClaimAssessment:
    reliability = evidence.grade(voice)
    credibility, words, resting = _grade(voice, scene)
    reasons = (
        credibility_reason(credibility, words, resting),
        contest_reason(scene.contests(voice)) if scene else None,
        source_reason(reliability),
    )
    return ClaimAssessment(
        claim_id=voice.claim.id,
        reliability=reliability,
        credibility=credibility,
        reasons=tuple(reason for reason in reasons if reason is not None),
    )


def _grade(voice: Voice, scene: Scene | None) -> Grade:
    """Return a claim's credibility, why, and the claims that this rests on.

    The first row that applies. 6 it tells nothing, or opines; 5 an opinion that reports
    contradict. 4 a denial of what two independent origins tell. 5 denied, with one origin at
    most for it; 4 denied. 4 its number or day lies outside what two other origins give, 5
    where nobody answers for it. 3 reports contest a value that it gives, or its words are
    doubted. 1 two independent origins tell each thing that it tells. 2 somebody answers for
    it at first hand. 3 else.
    """
    known = KNOWN_BY[voice.directness]
    if voice.part in {Part.OPINES, Part.SILENT}:
        return _untold(voice, scene)
    if scene is not None and (found := _opposed(voice, scene)):
        return found
    if voice.claim.doubts:
        return Credibility.POSSIBLY_TRUE, f"its words are doubted, and {known}", (voice,)
    if scene is not None and (confirming := _confirming(voice, scene)):
        count = origins_words(scene.origins_low, scene.origins_high)
        words = f"each thing that it tells is told by at least {scene.least} of {count}"
        return Credibility.CONFIRMED, words, confirming
    answered = voice.directness in ANSWERED_FOR
    grade = Credibility.PROBABLY_TRUE if answered else Credibility.POSSIBLY_TRUE
    return grade, f"not confirmed in all that it tells, and {known}", (voice,)


def _untold(voice: Voice, scene: Scene | None) -> Grade:
    if voice.part is Part.SILENT:
        return Credibility.CANNOT_BE_JUDGED, "it does not say whether anything happened", (voice,)
    against = scene and (scene.outvoted(voice) or scene.those(Part.DENIES))
    if against:
        return Credibility.IMPROBABLE, "it is opinion, and reports contradict it", against
    return Credibility.CANNOT_BE_JUDGED, "it is opinion, which corroborates nothing", (voice,)


def _opposed(voice: Voice, scene: Scene) -> Grade | None:
    """Return the grade of a claim that others deny or contest, None where none does."""
    supporting, denying = scene.those(Part.SUPPORTS), scene.those(Part.DENIES)
    if voice.part is Part.DENIES:
        if not supporting:
            return None
        grade = Credibility.DOUBTFUL if scene.confirmed else Credibility.POSSIBLY_TRUE
        return grade, "reports tell what it denies", scene.firsts() or supporting
    if denying:
        grade = Credibility.DOUBTFUL if scene.confirmed else Credibility.IMPROBABLE
        return grade, "it is denied that this happened", denying
    answered = voice.directness in ANSWERED_FOR
    if rivals := scene.outvoted(voice):
        grade = Credibility.DOUBTFUL if answered else Credibility.IMPROBABLE
        return grade, "it lies outside what other independent origins give", rivals
    if scene.contests(voice):
        words = f"another value stands against its own, and {KNOWN_BY[voice.directness]}"
        return Credibility.POSSIBLY_TRUE, words, (voice,)
    return None


def _confirming(voice: Voice, scene: Scene) -> tuple[Voice, ...]:
    """Return the claims that confirm all that a claim tells; empty where a part lacks them."""
    least = scene.least
    if voice.part is not Part.SUPPORTS or scene.origins_low < least:
        return ()
    found = [*scene.firsts()]
    for matter in scene.values[voice.claim.id].matters:
        confirming = scene.confirming(voice, matter)
        if len(confirming) < least:
            return ()
        found += confirming
    return tuple(found)
