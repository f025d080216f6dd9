"""Grade an incident: the reliability of its sources, the credibility of what they say.

Source: Admiralty code (FM 2-22.3, appendix B). F and 6 mean "cannot be judged"; they are not
the worst grades and are never averaged with others.
"""

from collections.abc import Sequence

from tocsin.assess.directness import ANSWERED_FOR, Directness
from tocsin.assess.evidence import Evidence, Part, Voice
from tocsin.assess.likelihood import confidence_of, likelihood_of
from tocsin.assess.scene import Scene, scene_of
from tocsin.assess.sentences import (
    contest_reason,
    credibility_reason,
    origins_words,
    reliability_reason,
)
from tocsin.core.types import Assessment, Incident
from tocsin.core.vocab import Credibility


def assess(incident: Incident, evidence: Evidence) -> Assessment:
    """Return the grades of an incident with their reasons, at most three sentences."""
    scene = scene_of(incident, evidence)
    # What nobody reports as fact has the reliability of whoever opines on it.
    telling = scene.those(Part.SUPPORTS) or (
        scene.those(Part.OPINES) if not scene.those(Part.DENIES) else ()
    )
    reliability = evidence.best(telling)
    credibility = _credibility(scene)
    words, resting = _why(scene, credibility)
    reasons = (
        credibility_reason(credibility, words, resting),
        contest_reason(scene.contested),
        reliability_reason(reliability, telling, evidence),
    )
    return Assessment(
        incident_id=incident.id,
        reliability=reliability,
        credibility=credibility,
        likelihood=likelihood_of(credibility, reliability),
        confidence=confidence_of(
            credibility,
            reliability,
            corroborated=min(scene.sides, scene.origins_high) >= scene.least,
            contested=bool(scene.contested),
        ),
        reasons=tuple(reason for reason in reasons if reason is not None),
    )


def _credibility(scene: Scene) -> Credibility:
    """Return the credibility; the first row that applies.

    6 no basis, or opinion only. 5 denied, with one origin at most for it. 4 denied.
    1 at least two origins that are certainly independent and more than hearsay, and no contest
    of what, when, where. 3 what, when or where contested. 2 a named speaker or a public body
    answers for it, at first hand. 3 else.

    Source: Admiralty code, credibility; the conditions are the project's.
    """
    if scene.those(Part.DENIES):
        return Credibility.DOUBTFUL if scene.confirmed else Credibility.IMPROBABLE
    if not scene.those(Part.SUPPORTS):
        return Credibility.CANNOT_BE_JUDGED
    if scene.core_contested:
        return Credibility.POSSIBLY_TRUE
    if scene.confirmed:
        return Credibility.CONFIRMED
    return Credibility.PROBABLY_TRUE if _answering(scene) else Credibility.POSSIBLY_TRUE


def _answering(scene: Scene) -> tuple[Voice, ...]:
    """Return the claims that somebody answers for, those who saw it first."""
    supporting = scene.those(Part.SUPPORTS)
    found = [
        voice for voice in supporting if voice.directness in ANSWERED_FOR and not voice.only_counts
    ]
    return tuple(sorted(found, key=lambda one: one.directness is not Directness.OBSERVED))


def _why(scene: Scene, credibility: Credibility) -> tuple[str, Sequence[Voice]]:
    """Return why in words, and the claims that the words rest on."""
    supporting, denying = scene.those(Part.SUPPORTS), scene.those(Part.DENIES)
    count = origins_words(scene.origins_low, scene.origins_high)
    if credibility is Credibility.CANNOT_BE_JUDGED:
        opining = scene.those(Part.OPINES)
        if opining:
            return "only opinion tells it, and opinion corroborates nothing", opining
        return "there is no basis to judge it on", scene.voices
    if denying:
        return f"it is denied, against {count}", (*denying, *_firsts(scene))
    if credibility is Credibility.CONFIRMED:
        return count, _firsts(scene)
    if not (answering := _answering(scene)):
        known = {voice.directness for voice in supporting}
        hearsay = " and only by hearsay" if known == {Directness.HEARSAY} else ""
        return f"{count}, and nobody named answers for it{hearsay}", supporting
    if credibility is Credibility.PROBABLY_TRUE:
        seen = answering[0].directness is Directness.OBSERVED
        who = (
            "somebody named who saw or examined it" if seen else "a named speaker or a public body"
        )
        return f"{count}, with {who} among them", answering[:1]
    return count, _firsts(scene)


def _firsts(scene: Scene) -> tuple[Voice, ...]:
    """Return the first claim of each known origin, else the first that supports."""
    return scene.firsts() or scene.those(Part.SUPPORTS)[:1]
