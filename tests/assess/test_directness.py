"""How near a claim is to what happened, by its chain of speakers."""

import pytest

from tocsin.assess.directness import Directness, directness_of
from tocsin.core.types import Attribution
from tocsin.core.vocab import EvidenceBasis, SourceKind, Stance
from tocsin.testing import Report

TEXT = "police, Ann Lee, a man, a woman, Dawn, the Wire: there was a blast.\n"


def link(speaker: str | None, **speech: object) -> Attribution:
    return Report(TEXT).attribute(speaker, **speech)  # type: ignore[arg-type]


POLICE = link("police", kind=SourceKind.OFFICIAL)
ANN = link("Ann Lee", kind=SourceKind.OTHER, named=True)
MAN, WOMAN = (link(who, kind=SourceKind.WITNESS) for who in ("a man", "a woman"))
WIRE = link("the Wire", kind=SourceKind.MEDIA, named=True)
SEEN = link("Ann Lee", kind=SourceKind.WITNESS, named=True, basis=EvidenceBasis.EYEWITNESS)
READ = link("a man", kind=SourceKind.OTHER, basis=EvidenceBasis.MEDIA_REPORT)
COUNT = link("Ann Lee", kind=SourceKind.NGO, named=True, basis=EvidenceBasis.OFFICIAL_COUNT)
OWN = link("Dawn", kind=SourceKind.ARMED_GROUP, named=True, stance=Stance.CLAIMED)
THOUGHT = link("police", kind=SourceKind.OFFICIAL, stance=Stance.SUSPECTED)


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ((), Directness.OWN_VOICE),
        ((SEEN,), Directness.OBSERVED),
        ((POLICE,), Directness.RECORD),
        ((COUNT,), Directness.RECORD),
        ((ANN,), Directness.NAMED),
        ((MAN,), Directness.UNNAMED),
        ((link(None),), Directness.UNNAMED),
        ((WIRE,), Directness.UNNAMED),
        ((OWN,), Directness.INTERESTED),
        ((THOUGHT,), Directness.SUSPECTED),
        ((READ,), Directness.HEARSAY),
        ((MAN, POLICE), Directness.UNNAMED),
        ((ANN, POLICE), Directness.NAMED),
        ((SEEN, POLICE), Directness.NAMED),
        ((ANN, MAN), Directness.HEARSAY),
        ((MAN, WOMAN), Directness.HEARSAY),
        ((ANN, POLICE, ANN), Directness.HEARSAY),
        ((POLICE, WIRE), Directness.RECORD),
        ((POLICE, ANN, WIRE), Directness.RECORD),
    ],
)
def test_how_a_claim_is_known(chain: tuple[Attribution, ...], expected: Directness) -> None:
    assert directness_of(chain) is expected
