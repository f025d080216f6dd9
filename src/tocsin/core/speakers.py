"""Through whom a claim comes, what a speaker's words are worth as evidence, what they deny."""

import re
from collections.abc import Mapping

from tocsin.core.spans import covers, overlap
from tocsin.core.types import Attribution, Claim, Occurrence, Span, Speaker
from tocsin.core.vocab import PartStatus, Realis, SourceKind, Stance

# The key of an outlet's own voice begins so.
OUTLET = "outlet:"
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


def chain_of(claim: Claim, links: Mapping[str, Attribution]) -> tuple[Attribution, ...]:
    """Return a claim's attributions from the innermost outwards; empty for the own voice.

    `links` are the attributions of its reading by their ids.
    """
    chain: dict[str, Attribution] = {}
    link = links.get(claim.attribution_id or "")
    while link is not None and link.id not in chain:
        chain[link.id] = link
        link = links.get(link.parent or "")
    return tuple(chain.values())


def is_body(speaker: Speaker) -> bool:
    """Return whether an unnamed speaker in office is a body ("police"), not unnamed persons."""
    return (
        speaker.source_kind in IN_OFFICE
        and not speaker.named
        and not PERSONS.search(speaker.mention.quote)
    )


# Why the day on which something was said is not known where the text says only "earlier".
SAID_EARLIER = "said before what the report tells now"


def denies(occurrence: Occurrence, link: Attribution | None) -> bool:
    """Return whether a claim says that it did not happen.

    Who denies a part in it ("the group denied carrying out the attack") does not, nor who
    takes back a number only.
    """
    if occurrence.realis is Realis.DENIED:
        return True
    denied = link is not None and link.stance is Stance.DENIED
    if link is not None and takes_back(occurrence, link):
        return False
    return denied and all(party.status is not PartStatus.DENIED for party in occurrence.actors)


def takes_back(occurrence: Occurrence, link: Attribution | None) -> bool:
    """Return whether a claim takes back a number, and not the act: only the number is denied."""
    if link is None or link.stance is not Stance.DENIED:
        return False
    numbers = [figure.span for figure in occurrence.figures if figure.span is not None]
    return any(_within(span, link) for span in numbers) and not _within(occurrence.trigger, link)


def only_counts(occurrence: Occurrence, link: Attribution | None) -> bool:
    """Return whether a speaker only gives a number of an act that somebody else tells.

    "Gunmen attacked a market, the army said. Doctors said 12 people were hurt": the doctors
    tell of the hurt, and not that there was an attack.
    """
    if link is None or not link.speakers or _within(occurrence.trigger, link):
        return False
    numbers = [figure.span for figure in occurrence.figures if figure.span is not None]
    return any(overlap(part, span) for span in numbers for part in link.content)


def _within(span: Span, link: Attribution) -> bool:
    return any(covers(part, span) for part in link.content)
