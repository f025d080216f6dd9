"""Repetition inside one document: printed twice is said once.

Sentences are found by punctuation alone: only long sentences that agree word for word count,
and for them no parser is needed. Of two equal sentences the first is kept, but one of the
body is kept before a headline, a deck or a caption that repeats it: a claim needs the
sentence where it was written, between its neighbours.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.clean.pieces import Piece, Role, trimmed
from tocsin.clean.settings import CleanSettings
from tocsin.core.vocab import BlockKind

_BREAK = re.compile(r"[.?!\u2026]+['\")\]\u2019\u201d]*(?=\s+\S)")
_LONGEST_ABBREVIATION = 12
# Words whose full stop ends no sentence.
_ABBREVIATIONS = """
mr mrs ms dr gen lt col maj capt sgt brig adm sen rep gov rev prof st no vs jan feb mar apr
jun jul aug sep sept oct nov dec inc ltd co corp jr sr
"""
_ABBREVIATED = frozenset(_ABBREVIATIONS.split())
_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--")
_RANK = {BlockKind.BODY: 0, BlockKind.HEADING: 2, BlockKind.CAPTION: 3}
_RANK_OF_LEDE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    piece: int
    start: int
    end: int
    key: str
    rank: int


def mark_repeats(text: str, pieces: Sequence[Piece], settings: CleanSettings) -> list[Piece]:
    """Return the pieces with what is printed twice split off and marked.

    Equal sentences that follow one another in both places are one repetition.
    """
    found: list[Piece] = []
    sentences = [
        sentence
        for number, piece in enumerate(pieces)
        if piece.kind in _RANK
        for sentence in _sentences(text, number, piece)
    ]
    originals = _with_neighbours(sentences, _originals(text, sentences, pieces, settings))
    runs = defaultdict(list)
    for number, run in _runs(sentences, originals):
        runs[number].append(run)
    titles = {_key(text[p.start : p.end]): p for p in pieces if p.role is Role.TITLE}
    for number, piece in enumerate(pieces):
        if piece.role is Role.BREADCRUMB:
            found.extend(_without_title(text, piece, titles))
        else:
            found.extend(_cut(text, piece, runs[number]))
    return found


def _sentences(text: str, number: int, piece: Piece) -> Iterator[_Sentence]:
    start = piece.start
    ends = [match.end() for match in _BREAK.finditer(text, piece.start, piece.end) if _ends(match)]
    for stop in [*ends, piece.end]:
        first, last = trimmed(text, start, stop)
        if first < last:
            key = _key(text[first:last])
            rank = _RANK_OF_LEDE if piece.role is Role.LEDE else _RANK[piece.kind]
            yield _Sentence(piece=number, start=first, end=last, key=key, rank=rank)
        start = stop


def _ends(match: re.Match[str]) -> bool:
    """Return whether a full stop ends a sentence: not after an abbreviation or an initial."""
    before = match.string[max(match.pos, match.start() - _LONGEST_ABBREVIATION) : match.start()]
    word = re.split(r"[\s.]", before)[-1].strip("\"'(\u201c\u2018[")
    return word.lower() not in _ABBREVIATED and not (len(word) == 1 and word.isupper())


def _key(words: str) -> str:
    return " ".join(words.translate(_PLAIN).casefold().split()).rstrip(".?!")


def _originals(
    text: str, sentences: Sequence[_Sentence], pieces: Sequence[Piece], settings: CleanSettings
) -> dict[int, int]:
    """Return for each repeated sentence the one that is kept."""
    equal: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        if _counts(sentence, pieces[sentence.piece], settings):
            equal[sentence.key].append(number)
    originals: dict[int, int] = {}
    for numbers in equal.values():
        kept = min(numbers, key=lambda n: (sentences[n].rank, n))
        originals.update({n: kept for n in numbers if n != kept})
    return originals


def _counts(sentence: _Sentence, piece: Piece, settings: CleanSettings) -> bool:
    length = len(sentence.key.split())
    if piece.kind is BlockKind.HEADING:
        return length >= settings.repeat_min_words // 2
    return (
        length >= settings.repeat_min_words and len(sentence.key) >= settings.repeat_min_characters
    )


def _with_neighbours(sentences: Sequence[_Sentence], originals: dict[int, int]) -> dict[int, int]:
    """Return the repetitions with short equal sentences beside them."""
    grown = dict(originals)
    for step in (1, -1):
        for number in sorted(originals, reverse=step < 0):
            this, kept = number, grown[number]
            while True:
                after, kept_after = this + step, kept + step
                if not _goes_on(sentences, this, after) or not _goes_on(
                    sentences, kept, kept_after
                ):
                    break
                equal = sentences[after].key == sentences[kept_after].key
                if not equal or {after, kept_after} & grown.keys() or after in grown.values():
                    break
                grown[after] = kept_after
                this, kept = after, kept_after
    return grown


def _goes_on(sentences: Sequence[_Sentence], this: int, after: int) -> bool:
    return 0 <= after < len(sentences) and sentences[after].piece == sentences[this].piece


def _runs(
    sentences: Sequence[_Sentence], originals: dict[int, int]
) -> Iterator[tuple[int, tuple[int, int, int, int]]]:
    """Yield for each repetition its piece, its offsets and those of the words it repeats."""
    previous: int | None = None
    run: list[int] = []
    for number in sorted(originals):
        follows = (
            previous is not None
            and number == previous + 1
            and _goes_on(sentences, previous, number)
            and originals[number] == originals[previous] + 1
            and _goes_on(sentences, originals[previous], originals[number])
        )
        if run and not follows:
            yield _run(sentences, originals, run)
            run = []
        run.append(number)
        previous = number
    if run:
        yield _run(sentences, originals, run)


def _run(
    sentences: Sequence[_Sentence], originals: dict[int, int], run: Sequence[int]
) -> tuple[int, tuple[int, int, int, int]]:
    first, last = sentences[run[0]], sentences[run[-1]]
    kept_first, kept_last = sentences[originals[run[0]]], sentences[originals[run[-1]]]
    return first.piece, (first.start, last.end, kept_first.start, kept_last.end)


def _cut(text: str, piece: Piece, runs: Sequence[tuple[int, int, int, int]]) -> Iterator[Piece]:
    """Yield a piece with its repetitions as pieces of their own."""
    position = piece.start
    for start, end, kept_start, kept_end in runs:
        yield from _part(text, piece, position, start)
        yield replace(
            piece,
            start=start,
            end=end,
            gap=piece.gap and start == piece.start,
            reason="printed twice: the same words stand elsewhere in the document",
            repeats=(kept_start, kept_end),
        )
        position = end
    yield from _part(text, piece, position, piece.end)


def _part(text: str, piece: Piece, start: int, end: int) -> Iterator[Piece]:
    first, last = trimmed(text, start, end)
    if first < last:
        yield replace(piece, start=first, end=last, gap=piece.gap and first == piece.start)


def _without_title(text: str, piece: Piece, titles: dict[str, Piece]) -> Iterator[Piece]:
    """Yield a path to the page, with the headline at its end as a repetition."""
    cut = max(text.rfind(mark, piece.start, piece.end) for mark in "\u00bb\u203a>/|")
    title = titles.get(_key(text[cut + 1 : piece.end])) if cut >= 0 else None
    if title is None:
        yield piece
        return
    yield from _part(text, piece, piece.start, cut + 1)
    start, end = trimmed(text, cut + 1, piece.end)
    yield replace(
        piece,
        start=start,
        end=end,
        gap=False,
        reason="headline printed again in the path to the page",
        repeats=(title.start, title.end),
    )
