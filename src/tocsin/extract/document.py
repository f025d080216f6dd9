"""All extractors in order: a document's parse to its attributions and claims."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tocsin.core.ids import claim_id
from tocsin.core.ports import Lexicons, Names
from tocsin.core.types import Analysis, Block, Claim, DateInterval, Document, Extraction
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.attribution.statements import find_statements
from tocsin.extract.attribution.transcripts import is_turn, with_turns
from tocsin.extract.captions import apart, in_captions
from tocsin.extract.doubts.doubts import borne_by_none, with_doubts
from tocsin.extract.heads import HeadScores
from tocsin.extract.occurrences.acts import BY_HEADS, find_occurrences
from tocsin.extract.occurrences.blames import find_blames
from tocsin.extract.occurrences.figures_apart import with_own_tellers
from tocsin.extract.occurrences.sameness.recounts import find_recounts, with_parts_of_tolls
from tocsin.extract.occurrences.victims.named import with_names
from tocsin.extract.outlooks.outlooks import find_outlooks
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader
from tocsin.extract.settings import ExtractSettings
from tocsin.extract.tallies.tallies import find_tallies
from tocsin.extract.ties.ties import find_ties


def extract(  # noqa: PLR0913 (one place where all that extraction needs comes together)
    document: Document,
    blocks: Sequence[Block],
    analysis: Analysis,
    *,
    lexicons: Lexicons,
    names: Names,
    settings: ExtractSettings,
    published_on: DateInterval | None = None,
) -> Extraction:
    """Return what a document says: who says it, what happened, what stands, what may come.

    `published_on` tells what is history. Places, actors and dates are unresolved; claims are
    in the order of their kinds.
    """
    text, captions = apart(analysis, blocks)
    reader = Reader(
        document=document,
        blocks=tuple(blocks),
        tree=Tree(document, text),
        lexicons=lexicons,
        names=names,
        published_on=published_on,
        heads=HeadScores(text),
    )
    attributions = with_turns(reader, find_attributions(reader))
    occurrences = find_occurrences(reader, attributions, settings=settings.occurrences)
    occurrences = with_own_tellers(reader, attributions, with_names(reader, occurrences))
    # What only the heads find, and what tells no incident for being unsure, changes nothing else.
    sure: list[Claim] = []
    aside: list[Claim] = []
    for one in occurrences:
        is_sure = one.made_by != BY_HEADS and one.score > settings.occurrences.score_unsure
        (sure if is_sure else aside).append(one)
    aside += in_captions(reader, captions, settings.occurrences)
    recounts = find_recounts(reader, attributions, sure)
    claims = [
        *with_parts_of_tolls(reader, sure, recounts),
        *recounts,
        *find_blames(reader, attributions, sure),
        *find_ties(reader, attributions),
        *find_tallies(reader, attributions),
        *find_outlooks(reader, attributions),
    ]
    # A whole turn of a transcript is no statement: what it says is told by its parts.
    claims += find_statements(reader, [one for one in attributions if not is_turn(one)], claims)
    doubted = with_doubts(reader, _with_own_ids([*claims, *aside]))
    return Extraction(
        attributions=attributions, claims=doubted, doubts=borne_by_none(reader, doubted)
    )


def _with_own_ids(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims, each with its own id: those of equal kind and spans are numbered."""
    seen: Counter[str] = Counter()
    numbered: list[Claim] = []
    for claim in claims:
        first = claim_id(claim.document_id, claim.content)
        numbered.append(replace(claim, id=claim_id(claim.document_id, claim.content, seen[first])))
        seen[first] += 1
    return tuple(numbered)
