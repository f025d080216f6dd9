"""Find documents that are copies of one another, hold one another, or were written from one text.

Which documents are compared follows from keys that each has by itself, so that candidates can
be fetched from an index; what two are to each other follows from the two alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from itertools import combinations
from types import MappingProxyType

import numpy as np

from tocsin.core.outlets import Outlets
from tocsin.core.sets import Groups
from tocsin.core.speakers import OUTLET
from tocsin.core.types import CopyGroup, Document, Reading
from tocsin.core.vocab import BlockKind, SourceKind
from tocsin.core.words import words_of
from tocsin.fuse.settings import CopySettings
from tocsin.fuse.shingles import Hashes, combined, hashes_of, winnowed
from tocsin.fuse.syndication import syndicated

__all__ = [
    "Bond",
    "Sketch",
    "candidates",
    "copy_keys",
    "kinship",
    "near_duplicates",
    "number_of_firsts",
    "share_words",
    "sketch",
]

# For keys that very many documents have: the ids of those with which the others are compared.
Firsts = Mapping[str, Set[str]]
NO_FIRSTS: Firsts = MappingProxyType({})

QUOTED = re.compile(r"[“\"]([^“”\"\n]{20,600})[”\"]")


class Bond(Enum):
    """What two documents are to each other."""

    SAME = auto()
    HELD = auto()
    REWRITTEN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What of a document is compared: the numbers of its words, its runs and its quotations."""

    words: Hashes
    runs: frozenset[int]
    quotations: frozenset[int]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """What two documents are to each other: how much of their wording is shared, and why."""

    bond: Bond
    share: float
    reason: str


def copy_keys(
    document: Document, reading: Reading | None, settings: CopySettings | None = None
) -> frozenset[str]:
    """Return the keys of a document: it is compared with those that have one of them too.

    They are numbers of runs of words and of quotations, the same whatever else is in the
    ledger. Texts with some fifteen words running in common always share one.
    """
    return sketch(document, reading, settings or CopySettings()).keys


def sketch(document: Document, reading: Reading | None, settings: CopySettings) -> Sketch:
    """Return what of a document is compared."""
    body = _body(document, reading)
    words = hashes_of(words_of(body))
    size = min(settings.key_words, len(words))
    runs = combined(words, settings.shingle_words)
    kept = combined(words, size) if len(runs) else runs
    if len(kept) > settings.key_window**2:
        kept = winnowed(kept, settings.key_window)
    quotations = frozenset(_quotations(body, settings))
    keys = [f"r{key:x}" for key in kept.tolist()] + [f"q{key:x}" for key in sorted(quotations)]
    return Sketch(
        words=words,
        runs=frozenset(runs.tolist()),
        quotations=quotations,
        keys=frozenset(keys),
    )


def near_duplicates(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    settings: CopySettings,
    outlets: Outlets | None = None,
    firsts: Firsts = NO_FIRSTS,
) -> tuple[CopyGroup, ...]:
    """Return the groups of documents that are one text, hold one, or probably rest on one.

    `firsts` are of the ledger that these documents are a part of.
    """
    read = {reading.document_id: reading for reading in readings}
    ordered = sorted(documents, key=lambda document: document.id)
    sketches = [sketch(each, read.get(each.id), settings) for each in ordered]
    agencies = _Agencies(ordered, read, outlets or Outlets())
    found: dict[Bond, dict[tuple[int, int], Kinship]] = {bond: {} for bond in Bond}
    numbers = {document.id: number for number, document in enumerate(ordered)}
    known = {
        key: frozenset(numbers[each] for each in ids if each in numbers)
        for key, ids in firsts.items()
    }
    for pair in candidates([each.keys for each in sketches], settings, known):
        first, second = (sketches[at] for at in pair)
        kin = kinship(first, second, settings) or _rewritten(pair, sketches, agencies, settings)
        if kin is not None:
            found[kin.bond][pair] = kin
    ids = [document.id for document in ordered]
    same: Groups[int] = Groups(range(len(ids)))
    for pair in found[Bond.SAME]:
        same.join(*pair)
    return (
        *_same_texts(same, found[Bond.SAME], ids),
        *_pairs_of_texts(same, found[Bond.HELD], ids, certain=True),
        *_pairs_of_texts(same, found[Bond.REWRITTEN], ids, certain=False),
    )


def candidates(
    keys: Sequence[frozenset[str]],
    settings: CopySettings,
    known: Mapping[str, Set[int]] | None = None,
) -> tuple[tuple[int, int], ...]:
    """Return the pairs of documents that share a key, the lower number first.

    Of those that share a key with very many, each is paired with the first few only: nearly
    all of them have one boilerplate in common, or are copies of those first ones. `known` are
    these first ones for the keys that very many have in the ledger of which these are a part.
    """
    known = known or {}
    holding: dict[str, list[int]] = {}
    for number, mine in enumerate(keys):
        for key in mine:
            holding.setdefault(key, []).append(number)
    pairs: set[tuple[int, int]] = set()
    for key, numbers in holding.items():
        if key in known:
            firsts = [number for number in numbers if number in known[key]]
        elif len(numbers) <= settings.max_key_documents:
            pairs.update(combinations(numbers, 2))
            continue
        else:
            firsts = numbers[: number_of_firsts(settings)]
        pairs.update((first, other) for first in firsts for other in numbers if first < other)
    return tuple(sorted(pairs))


def number_of_firsts(settings: CopySettings) -> int:
    """Return with how many of very many documents that share a key each of them is compared."""
    return settings.max_key_documents // 10 or 1


def kinship(first: Sketch, second: Sketch, settings: CopySettings) -> Kinship | None:
    """Return whether two texts are one, or one stands in the other; None where neither."""
    shared = len(first.runs & second.runs)
    least = min(len(first.runs), len(second.runs))
    if not shared:
        return None
    share = shared / (len(first.runs) + len(second.runs) - shared)
    if share >= settings.min_similarity:
        reason = f"at least {share:.0%} of the wording is the same"
        return Kinship(bond=Bond.SAME, share=share, reason=reason)
    held = shared / least
    if held >= settings.min_containment and least >= settings.min_contained_runs:
        reason = f"{held:.0%} of the shorter text stands in the longer"
        return Kinship(bond=Bond.HELD, share=held, reason=reason)
    return None


class _Agencies:
    """The outlets that documents cite or are marked as the text of, asked once a document."""

    def __init__(
        self, documents: Sequence[Document], read: Mapping[str, Reading], outlets: Outlets
    ) -> None:
        self._documents, self._read, self._outlets = documents, read, outlets
        self._found: dict[int, Mapping[str, str]] = {}

    def shared(self, first: int, second: int) -> str | None:
        """Return the outlet that one of two documents cites and the other cites or is of."""
        for one, other in ((first, second), (second, first)):
            source = self._documents[other].source
            own = {self._outlets.key(source)} if source else set()
            for key, name in sorted(self._of(one).items()):
                if key in own or key in self._of(other):
                    return name
        return None

    def _of(self, number: int) -> Mapping[str, str]:
        if number not in self._found:
            document = self._documents[number]
            own = self._outlets.key(document.source) if document.source else ""
            cited = {key: name for key, name in self._cited(document) if key != own}
            self._found[number] = cited
        return self._found[number]

    def _cited(self, document: Document) -> Iterator[tuple[str, str]]:
        reading = self._read.get(document.id)
        for link in reading.attributions if reading else ():
            if link.via is not None:
                key = self._outlets.key(link.via.quote)
                yield (f"{OUTLET}{link.via_actor_id}" if link.via_actor_id else key), link.via.quote
            for one in link.speakers:
                if one.source_kind is SourceKind.MEDIA and one.named:
                    key = self._outlets.key(one.mention.quote)
                    yield (f"{OUTLET}{one.actor_id}" if one.actor_id else key), one.mention.quote
        if mark := syndicated(document, self._outlets):
            yield mark.key, mark.name


def share_words(first: Sketch, second: Sketch, settings: CopySettings) -> bool:
    """Return whether two texts may have been written from one: by a quotation, or rare words."""
    return bool(first.quotations & second.quotations) or _rare_words(first, second, settings)


def _rare_words(first: Sketch, second: Sketch, settings: CopySettings) -> bool:
    """Return whether two texts have so many words running in common as chance does not give."""
    size = settings.min_rare_words
    if len(first.runs & second.runs) <= size - settings.shingle_words:
        return False
    return bool(len(np.intersect1d(combined(first.words, size), combined(second.words, size))))


def _rewritten(
    pair: tuple[int, int],
    sketches: Sequence[Sketch],
    agencies: _Agencies,
    settings: CopySettings,
) -> Kinship | None:
    """Return why two texts were probably written from one: one agency, and words of its text."""
    first, second = (sketches[at] for at in pair)
    if not share_words(first, second, settings):
        return None
    quotations = len(first.quotations & second.quotations)
    common = agencies.shared(*pair)
    if not common:
        return None
    shared = (
        f"{quotations} {'quotation' if quotations == 1 else 'quotations'}" if quotations else ""
    )
    shared = shared or f"{settings.min_rare_words} words running"
    least = min(len(first.runs), len(second.runs))
    return Kinship(
        bond=Bond.REWRITTEN,
        share=len(first.runs & second.runs) / least if least else 0.0,
        reason=f"both draw on {common} and have {shared} in common",
    )


def _same_texts(
    same: Groups[int], kin: Mapping[tuple[int, int], Kinship], ids: Sequence[str]
) -> Iterator[CopyGroup]:
    shares: dict[int, list[float]] = {}
    for pair, found in kin.items():
        shares.setdefault(same.root(pair[0]), []).append(found.share)
    for members in same.all():
        if len(members) > 1:
            least = min(shares[members[0]])
            yield CopyGroup(
                document_ids=tuple(ids[member] for member in members),
                similarity=round(least, 3),
                reason=f"at least {least:.0%} of the wording is the same",
            )


def _pairs_of_texts(
    same: Groups[int],
    kin: Mapping[tuple[int, int], Kinship],
    ids: Sequence[str],
    *,
    certain: bool,
) -> Iterator[CopyGroup]:
    """Yield a group for each two texts, with the copies of both that are so bound."""
    bound: dict[tuple[int, int], set[int]] = {}
    reasons: dict[tuple[int, int], Kinship] = {}
    for pair, found in sorted(kin.items()):
        low, high = sorted(same.root(at) for at in pair)
        if low != high:
            bound.setdefault((low, high), set()).update(pair)
            least = reasons.setdefault((low, high), found)
            if found.share < least.share:
                reasons[low, high] = found
    for texts, members in sorted(bound.items()):
        yield CopyGroup(
            document_ids=tuple(ids[member] for member in sorted(members)),
            similarity=round(reasons[texts].share, 3),
            reason=reasons[texts].reason,
            whole=False,
            certain=certain,
        )


def _body(document: Document, reading: Reading | None) -> str:
    if reading is None or not reading.blocks:
        return document.text
    return " ".join(block.span.quote for block in reading.blocks if block.kind is BlockKind.BODY)


def _quotations(text: str, settings: CopySettings) -> Iterable[int]:
    """Yield the numbers of the quotations that are long enough to be no chance."""
    for found in QUOTED.finditer(text):
        words = words_of(found[1])
        if len(words) >= settings.min_quotation_words:
            yield from combined(hashes_of(words), len(words)).tolist()
