"""What reports themselves say of attacks becoming more: a claim, which counts do not settle."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tocsin.core.spans import covers, quote
from tocsin.core.types import (
    Claim,
    Document,
    Occurrence,
    Outlook,
    PlaceRef,
    Reading,
    ReportedRise,
    Span,
    Tally,
)

_RISE = (
    r"(?:increas\w*|rise|rises|rose|rising|risen|surg\w+|spik\w+|uptick|upsurge|upturn|jump\w*|"
    r"escalat\w+|intensif\w+|worsen\w*|grow\w*|grew|soar\w*|doubl\w+|tripl\w+|wave)"
)
_VIOLENCE = (
    r"(?:attacks?|assaults?|violence|bombings?|shootings?|killings?|murders?|strikes?|shelling|"
    r"raids?|clashes|fighting|abductions?|kidnappings?|ambush(?:es)?|incidents?|terrorism)"
)
_BETWEEN = r"(?:\s+[\w'’-]+){0,3}?\s+"
# "an increase in attacks", "a wave of bombings", "attacks on the road have increased"
_PATTERN = re.compile(
    rf"\b(?:(?:an?|the)\s+)?(?:[\w-]+\s+)?{_RISE}\s+(?:in|of)(?:\s+[\w'’-]+){{0,2}}?\s+{_VIOLENCE}\b"
    rf"|\b{_VIOLENCE}{_BETWEEN}(?:has|have|had)\s+(?:\w+ly\s+)?{_RISE}\b",
    re.IGNORECASE,
)
_RISEN = re.compile(rf"\b{_RISE}\b", re.IGNORECASE)
# Before the words: what may come is no report of what came.
_OPEN = re.compile(
    r"\b(?:could|may|might|would|will|can|if|fears?|feared|risk|warn\w*|expect\w*|prevent\w*|"
    r"avoid\w*|deter\w*|no|not|without|threat\w*)\b[^.;]{0,40}$",
    re.IGNORECASE,
)

# A report is about a country rather than not.
PROBABLY = 0.5


def reported_rises(
    readings: Sequence[Reading], documents: Mapping[str, Document]
) -> tuple[ReportedRise, ...]:
    """Return what reports say of more attacks, each passage once, in the order of the readings."""
    return tuple(
        rise
        for reading in readings
        if reading.document_id in documents
        for rise in _of_reading(reading, documents[reading.document_id])
    )


def _of_reading(reading: Reading, document: Document) -> Iterator[ReportedRise]:
    seen: set[tuple[int, int]] = set()
    for claim in reading.claims:
        if isinstance(claim.content, Outlook):
            continue
        for evidence in claim.evidence:
            for match in _PATTERN.finditer(evidence.quote):
                place = (evidence.start + match.start(), evidence.start + match.end())
                rise = _RISEN.search(match.group())
                before = match.start() + (rise.start() if rise else 0)
                if place in seen or _OPEN.search(evidence.quote, 0, before):
                    continue
                seen.add(place)
                words = quote(document, *place)
                yield ReportedRise(claim=claim, words=words, countries=_where(reading, words))


def _where(reading: Reading, words: Span) -> tuple[str, ...]:
    """Return the countries told in the claims of the same sentence; else that of the report.

    A report's country is the only one that its claims tell, else the one that it is most
    probably about.
    """
    beside = [
        claim
        for claim in reading.claims
        if any(covers(evidence, words) for evidence in claim.evidence)
    ]
    told = _countries(beside)
    if told:
        return told
    everywhere = _countries(reading.claims)
    return everywhere if len(everywhere) == 1 else _focus(reading)


def _countries(claims: Iterable[Claim]) -> tuple[str, ...]:
    countries = {
        ref.place.country
        for claim in claims
        for ref in _places(claim)
        if ref.place is not None and ref.place.country
    }
    return tuple(sorted(countries))


def _focus(reading: Reading) -> tuple[str, ...]:
    """Return the country that a report is about rather than not; none where that is open."""
    probable = [
        each.where.place.country
        for each in reading.focus.where
        if each.where.place is not None and each.probability > PROBABLY
    ]
    return tuple({country for country in probable if country})[:1]


def _places(claim: Claim) -> Iterator[PlaceRef]:
    content = claim.content
    if isinstance(content, Tally):
        yield from content.area
        yield from (part.area for part in content.parts if part.area is not None)
    elif isinstance(content, Occurrence):
        yield from content.places
