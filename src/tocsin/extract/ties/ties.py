"""Ties: standing relations between two parties, with their status and what limits them.

A relation that is asked about, ordered, conditional or to come is not a tie; one that is
denied or set against another ("rather than directing them") is a tie with that status.
Source: codebook, layer C, "ties".
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tocsin.core.dates.find import no_time
from tocsin.core.types import Attribution, Claim, Span, Tie
from tocsin.core.vocab import PartStatus
from tocsin.extract.claiming import make_claim, numbered
from tocsin.extract.phrases.times import times_of
from tocsin.extract.reader import Reader
from tocsin.extract.ties.ends import Bond
from tocsin.extract.ties.glosses import gloss_bonds
from tocsin.extract.ties.nouns import noun_bonds
from tocsin.extract.ties.standing import qualifier_of, status_of
from tocsin.extract.ties.tense import tense_of
from tocsin.extract.ties.verbs import verb_bonds

HEADING_FACTOR = 0.6
# What a name or a premodifier says does not hang on the clause around it.
_PHRASAL = frozenset({"ties/premodifier", "ties/gloss", "ties/post", "ties/place"})
NO_TIME = "the clause gives no time for the relation"


def find_ties(reader: Reader, attributions: Sequence[Attribution]) -> tuple[Claim, ...]:
    """Return the ties that a document states, suspects or denies."""
    claims = []
    for bond in find_bonds(reader):
        tie = _tie(reader, attributions, bond)
        if tie is not None:
            factor = HEADING_FACTOR if reader.in_heading(bond.trigger) else 1.0
            claims.append(
                make_claim(
                    reader,
                    attributions,
                    tie,
                    score=bond.score * factor,
                    made_by=bond.rule,
                    goes_on=_resumed(reader, bond),
                )
            )
    return numbered(_once(claims))


@lru_cache(maxsize=2)
def find_bonds(reader: Reader) -> tuple[Bond, ...]:
    """Return what looks like a tie, whatever the text makes of it."""
    return tuple(_bonds(reader))


def _bonds(reader: Reader) -> Iterator[Bond]:
    tree = reader.tree
    for number in range(len(tree.tokens)):
        yield from verb_bonds(reader, number)
        if tree.is_noun(number):
            yield from noun_bonds(reader, number)
        yield from gloss_bonds(reader, number)


def _tie(reader: Reader, attributions: Sequence[Attribution], bond: Bond) -> Tie | None:
    status = (
        PartStatus.STATED
        if bond.rule in _PHRASAL
        else status_of(reader, attributions, bond.trigger)
    )
    if status is None:
        return None
    trigger = reader.tree.span(bond.trigger, bond.trigger)
    times = () if bond.rule in _PHRASAL else times_of(reader, bond.trigger)
    return Tie(
        subject=bond.subject,
        relation=bond.relation,
        object=bond.object,
        trigger=trigger,
        qualifier=qualifier_of(reader, bond.trigger),
        valid=times[0] if len(times) == 1 else no_time(NO_TIME),
        tense=tense_of(reader, attributions, bond),
        status=status,
    )


def _resumed(reader: Reader, bond: Bond) -> Span | None:
    """Return the party of the sentence before that this one goes on about ("they"), or None."""
    token = reader.tree.token_at(bond.subject.mention.start)
    before = reader.tree.sentence_number(bond.trigger) - 1
    resumes = token is not None and reader.tree.sentence_number(token) == before
    return bond.subject.mention if resumes else None


def _once(claims: list[Claim]) -> list[Claim]:
    """Return each tie once: of equal words at both ends, the surest rule's, then the first."""
    best: dict[tuple[str, ...], Claim] = {}
    for claim in claims:
        tie = claim.content
        assert isinstance(tie, Tie)
        key = (
            tie.subject.mention.quote.lower(),
            tie.relation.value,
            tie.object.mention.quote.lower(),
            tie.status.value,
            claim.attribution_id or "",
        )
        if key not in best or claim.score > best[key].score:
            best[key] = claim
    return list(best.values())
