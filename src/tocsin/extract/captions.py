"""Captions of pictures: read by themselves, and never as a part of the text around them.

An archive's picture shows something else: who it names is not "he" in the next paragraph, and
what it shows is history. What the model heads find there are claims that make no incident.
"""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.types import Analysis, Block, Claim, Occurrence, Sentence
from tocsin.core.vocab import BlockKind
from tocsin.extract.heads import HeadScores
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings


def apart(analysis: Analysis, blocks: Sequence[Block]) -> tuple[Analysis, Analysis]:
    """Return what is read of the text proper, and what of captions."""
    shown = [blocks[one.block].kind is BlockKind.CAPTION for one in analysis.sentences]
    if not any(shown):
        return analysis, _part(analysis, [])
    pairs = list(zip(analysis.sentences, shown, strict=True))
    return (
        _part(analysis, [one for one, caption in pairs if not caption]),
        _part(analysis, [one for one, caption in pairs if caption]),
    )


def in_captions(
    reader: Reader, captions: Analysis, settings: OccurrenceSettings
) -> tuple[Claim, ...]:
    """Return the acts that the model heads find in captions, as unsure history."""
    heads = HeadScores(captions)
    if not (captions.sentences and heads.ran):
        return ()
    own = replace(reader, tree=Tree(reader.document, captions), heads=heads)
    return tuple(
        replace(
            claim,
            score=min(claim.score, settings.score_unsure),
            content=replace(claim.content, background=True),
        )
        for claim in find_occurrences(own, (), settings=settings)
        if isinstance(claim.content, Occurrence)
    )


def _part(analysis: Analysis, sentences: Sequence[Sentence]) -> Analysis:
    """Return an analysis of some of its sentences, the tokens numbered anew."""
    kept = [place for one in sentences for place in range(one.first, one.last)]
    number = {place: own for own, place in enumerate(kept)}
    starts = [number[one.first] for one in sentences]
    return replace(
        analysis,
        tokens=tuple(
            replace(analysis.tokens[place], head=number[analysis.tokens[place].head])
            for place in kept
        ),
        sentences=tuple(
            replace(one, first=start, last=start + one.last - one.first)
            for one, start in zip(sentences, starts, strict=True)
        ),
        scores={
            head: tuple(rows[place] for place in kept) for head, rows in analysis.scores.items()
        },
        pairs={
            head: {
                (number[one], number[other]): row
                for (one, other), row in tied.items()
                if one in number and other in number
            }
            for head, tied in analysis.pairs.items()
        },
    )
