"""Find texts that are copies of one another: whole documents, and sentences that claims rest on."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

import rensa

from tocsin.core.types import CopyGroup, Document, Reading
from tocsin.core.vocab import BlockKind
from tocsin.fuse.accounts import Told
from tocsin.fuse.sets import Groups
from tocsin.fuse.settings import CopySettings

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def near_duplicates(
    documents: Sequence[Document], readings: Sequence[Reading], settings: CopySettings
) -> tuple[CopyGroup, ...]:
    """Return the groups of documents whose bodies are nearly one text."""
    read = {reading.document_id: reading for reading in readings}
    ordered = sorted(documents, key=lambda document: document.id)
    shingles = [_shingles(_body(document, read.get(document.id)), settings) for document in ordered]
    groups = Groups(range(len(ordered)))
    similarity: dict[tuple[int, int], float] = {}
    for first, second in _proposed(shingles, settings):
        shared = len(shingles[first] & shingles[second])
        share = shared / len(shingles[first] | shingles[second])
        if share >= settings.min_similarity:
            similarity[first, second] = share
            groups.join(first, second)
    found = []
    for members in groups.all():
        if len(members) > 1:
            shares = [similarity[pair] for pair in combinations(members, 2) if pair in similarity]
            found.append(
                CopyGroup(
                    document_ids=tuple(ordered[member].id for member in members),
                    similarity=round(min(shares), 3),
                    reason=f"at least {min(shares):.0%} of the wording is the same",
                )
            )
    return tuple(found)


def copied_passages(
    told: Sequence[Told], settings: CopySettings
) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    """Return each sentence that supports claims of two or more documents, with the claims."""
    passages: dict[str, list[Told]] = {}
    for one in told:
        for text in {" ".join(words_of(span.quote)) for span in one.claim.evidence}:
            if text.count(" ") + 1 >= settings.min_passage_words:
                passages.setdefault(text, []).append(one)
    return tuple(
        (text, tuple(sharing))
        for text, sharing in sorted(passages.items())
        if len({one.claim.document_id for one in sharing}) > 1
    )


def passage_groups(
    passages: Sequence[tuple[str, Sequence[Told]]], known: Sequence[CopyGroup]
) -> tuple[CopyGroup, ...]:
    """Return the groups of documents that share sentences but are not copies as a whole."""
    counts: dict[tuple[str, ...], int] = {}
    for _, sharing in passages:
        ids = tuple(sorted({one.claim.document_id for one in sharing}))
        counts[ids] = counts.get(ids, 0) + 1
    return tuple(
        CopyGroup(
            document_ids=ids,
            similarity=1.0,
            reason=f"{count} {'passage is' if count == 1 else 'passages are'} the same",
        )
        for ids, count in sorted(counts.items())
        if not any(set(ids) <= set(group.document_ids) for group in known)
    )


def _body(document: Document, reading: Reading | None) -> str:
    if reading is None or not reading.blocks:
        return document.text
    return " ".join(block.span.quote for block in reading.blocks if block.kind is BlockKind.BODY)


def _shingles(text: str, settings: CopySettings) -> frozenset[str]:
    words = words_of(text)
    size = settings.shingle_words
    return frozenset(" ".join(words[at : at + size]) for at in range(len(words) - size + 1))


def _proposed(
    shingles: Sequence[frozenset[str]], settings: CopySettings
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that MinHash takes for similar, each once, the lower index first."""
    index = rensa.RMinHashLSH(
        threshold=settings.min_similarity,
        num_perm=settings.permutations,
        num_bands=settings.bands,
    )
    for number, shingle in enumerate(shingles):
        if not shingle:
            continue
        sketch = rensa.RMinHash(num_perm=settings.permutations, seed=settings.seed)
        sketch.update(sorted(shingle))
        for other in sorted(index.query(sketch)):
            yield other, number
        index.insert(number, sketch)
