"""Whom an incident hit: each party once, numbers as all reports have them."""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.spans import covers
from tocsin.core.types import Claim, Incident, Occurrence, Party, Span
from tocsin.publish.cited import Line
from tocsin.publish.disputes import Desk
from tocsin.publish.figures import (
    FigureGroup,
    contested_kinds,
    counted_words,
    figure_groups,
    group_words,
    held_claims,
)
from tocsin.publish.notes import Evidence
from tocsin.publish.shelf import is_pronoun
from tocsin.publish.wording.naming import is_told_by, party_names
from tocsin.publish.wording.words import capitalised, listed, sentence


def each_once(names: Sequence[str]) -> list[str]:
    """Return names without those that another tells with more words: "14 people", not "people".

    Nor one whose parts the others tell: "churches and hotels" beside "three churches"; nor
    "mayor" beside "mayor Omar Quell".
    """
    bare = [name.strip("“”").casefold() for name in names]
    return [
        name
        for at, name in enumerate(names)
        if not any(is_told_by(name.strip("“”"), other.strip("“”")) for other in names)
        and not (
            name.islower()
            and all(
                any(each.endswith(f" {part}") for each in (*bare[:at], *bare[at + 1 :]))
                for part in bare[at].split(" and ")
            )
        )
    ]


def affected(incident: Incident, claims: Sequence[Claim], desk: Desk) -> Line:
    """Return whom it hit, a number as all reports have it: not "84 people and 103 people"."""
    hit = [
        (claim, party)
        for claim in claims
        if isinstance(claim.content, Occurrence)
        for party in map(_by_name, claim.content.recipients)
    ]
    pairs = [(claim, party) for claim, party in hit if not is_pronoun(party)]
    counts = _counts(incident, claims)
    numbers = [counts.get((claim.id, party.mention)) for claim, party in pairs]
    others = [party for (_, party), number in zip(pairs, numbers, strict=True) if number is None]
    told = party_names(others)
    whole = {counted_words(group): group_words(group) for group in numbers if group is not None}
    names = [whole.get(name, name) for name in each_once((*whole, *told))]
    evidence: list[Evidence] = [(claim, [party.mention]) for claim, party in hit if names]
    return desk.notes.line(sentence(capitalised(listed(names))), *evidence)


def _by_name(party: Party) -> Party:
    """Return a party by the name behind its pronoun, where that is known."""
    return replace(party, mention=party.name) if is_pronoun(party) and party.name else party


def _counts(incident: Incident, claims: Sequence[Claim]) -> dict[tuple[str, Span], FigureGroup]:
    """Return numbers to be told in the place of words for those who were hit, by claim and words.

    Those are words of which other reports have other numbers, and words that are a bare number;
    all others say more than their number.
    """
    groups = figure_groups(held_claims(incident, claims), contested_kinds(incident))
    found: dict[tuple[str, Span], FigureGroup] = {}
    for group in groups:
        several = len({(each.low, each.best, each.high) for _, each in group.reports}) > 1
        for claim, figure in group.reports:
            if group.part or figure.span is None or not isinstance(claim.content, Occurrence):
                continue
            parts = (each.span for each in claim.content.figures if each.span != figure.span)
            number = figure.of_whom is None and not any(
                part is not None and covers(figure.span, part) for part in parts
            )
            for party in claim.content.recipients:
                bare = number and party.mention == figure.span
                if bare or (several and covers(party.mention, figure.span)):
                    found[claim.id, party.mention] = group
    return found
