"""What a speaker's words are worth as evidence, and what they deny."""

import re

from tocsin.core.types import Attribution, Occurrence, Speaker
from tocsin.core.vocab import PartStatus, Realis, SourceKind, Stance

# Speakers in office: a state, its police, forces and officials.
IN_OFFICE = frozenset({SourceKind.OFFICIAL, SourceKind.GOVERNMENT})
# Stances that tell nothing of whether something happened.
SILENT = frozenset(
    {
        Stance.OPINED,
        Stance.DECLINED,
        Stance.ASKED,
        Stance.PREDICTED,
        Stance.PROMISED,
        Stance.ORDERED,
        Stance.THREATENED,
        Stance.WARNED,
    }
)
# Heads of mentions that stand for persons ("two officials"), not for a body ("the police").
PERSONS = re.compile(
    r"\b(?:officials?|sources?|persons?|people|diplomats?|officers?|commanders?|leaders?|"
    r"members?|investigators?|spokes(?:man|men|woman|women|person|people)|authorities|"
    r"prosecutors?|ministers?|soldiers?|deputies|agents?|he|she|they|one|another)\b",
    re.IGNORECASE,
)


def is_body(speaker: Speaker) -> bool:
    """Return whether an unnamed speaker in office is a body ("police"), not unnamed persons."""
    return (
        speaker.source_kind in IN_OFFICE
        and not speaker.named
        and not PERSONS.search(speaker.mention.quote)
    )


def denies(occurrence: Occurrence, link: Attribution | None) -> bool:
    """Return whether a claim says that it did not happen.

    Who denies a part in it ("the group denied carrying out the attack") does not.
    """
    if occurrence.realis is Realis.DENIED:
        return True
    denied = link is not None and link.stance is Stance.DENIED
    return denied and all(party.status is not PartStatus.DENIED for party in occurrence.actors)
