"""Evidence in its surroundings: the sentences around quoted words, with the words marked."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tocsin.core.spans import quote as span_of
from tocsin.core.types import Document
from tocsin.publish.cited import Footnote
from tocsin.publish.explained.model import Passage, Quote, Segment, Use
from tocsin.publish.notes import context
from tocsin.publish.privacy.masking import Masker

_Window = tuple[int, int]


def passages(
    document: Document,
    notes: Sequence[Footnote],
    *,
    uses: Mapping[int, Sequence[Use]],
    masker: Masker,
    limit: int,
) -> tuple[Passage, ...]:
    """Return the passages of a document that hold the words of these notes, in its order.

    Args:
        document: The document of all notes.
        notes: In any order; their offsets count, not their words, which may be masked.
        uses: What each note is evidence for, by its number.
        masker: Names that cross the border of marked words are masked too.
        limit: At most so many characters are shown on either side of a quote.
    """
    ordered = sorted(notes, key=lambda note: (note.start, note.end, note.number))
    windows: list[_Window] = []
    for note in ordered:
        start, end = context(document, span_of(document, note.start, note.end), limit=limit)
        if windows and not document.text[windows[-1][1] : start].strip():
            windows[-1] = (windows[-1][0], max(windows[-1][1], end))
        else:
            windows.append((start, end))
    return tuple(_passage(document, window, ordered, uses, masker) for window in windows)


def _passage(
    document: Document,
    window: _Window,
    notes: Sequence[Footnote],
    uses: Mapping[int, Sequence[Use]],
    masker: Masker,
) -> Passage:
    start, end = window
    held = [note for note in notes if start <= note.start and note.end <= end]
    return Passage(
        start=start,
        end=end,
        segments=_segments(document.text, window, held, masker),
        quotes=tuple(
            Quote(
                number=note.number,
                anchor=note.anchor,
                quote=note.quote,
                start=note.start,
                end=note.end,
                chain=note.chain,
                made_by=note.made_by,
                uses=tuple(uses.get(note.number, ())),
            )
            for note in held
        ),
    )


def _segments(
    text: str, window: _Window, notes: Sequence[Footnote], masker: Masker
) -> tuple[Segment, ...]:
    """Return a passage cut where marked words begin and end, names masked throughout."""
    cuts = {*window, *(note.start for note in notes), *(note.end for note in notes)}
    borders = sorted(cuts)
    pairs = list(pairwise(borders))
    masked = masker.pieces(*(text[first:last] for first, last in pairs))
    return tuple(
        Segment(
            text=shown,
            marked=any(note.start <= first and last <= note.end for note in notes),
            ends=tuple(note.number for note in notes if note.end == last),
        )
        for (first, last), shown in zip(pairs, masked, strict=True)
    )
