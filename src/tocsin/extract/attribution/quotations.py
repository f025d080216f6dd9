"""Quotation marks: which stretches of a document stand between them."""

from dataclasses import dataclass

from tocsin.extract.reader import Reader

STRAIGHT, OPEN, CLOSE = '"', "“", "”"
MARKS = frozenset({STRAIGHT, OPEN, CLOSE})
# A straight mark opens after these, closes after anything else.
OPENERS_BEFORE = frozenset(" \t\n\r\u00a0([{-–—:/")
FINAL_STOPS = ".,!?;…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks, marks included; offsets are the document's.

    A missing closing mark ends the quotation with its sentence, a missing opening mark
    begins it with its sentence: what is not closed never swallows the rest.
    """

    start: int
    end: int
    opened: bool
    closed: bool

    def holds(self, start: int, end: int) -> bool:
        """Return whether a stretch lies within the quotation."""
        return self.start <= start and end <= self.end


def find_quotations(reader: Reader) -> tuple[Quotation, ...]:
    """Return the quotations of a document in text order, none across two blocks."""
    found: list[Quotation] = []
    for number in sorted({sentence.block for sentence in reader.tree.sentences}):
        found.extend(_in_block(reader, number))
    return tuple(found)


def quotation_at(quotations: tuple[Quotation, ...], start: int, end: int) -> Quotation | None:
    """Return the quotation that a stretch lies in, or None."""
    return next((item for item in quotations if item.holds(start, end)), None)


def with_marks(
    text: str, quotations: tuple[Quotation, ...], start: int, end: int
) -> tuple[int, int]:
    """Return a stretch with the quotation marks and stops at its edges that belong to it."""
    before = start
    while before > 0 and text[before - 1].isspace():
        before -= 1
    after = end
    while after < len(text) and text[after] in FINAL_STOPS:
        after += 1
    for item in quotations:
        if item.opened and item.start == before - 1 and item.end > start:
            start = item.start
        if item.closed and item.end in (end, after + 1) and item.start >= start:
            end = max(end, item.end)
        elif not item.closed and start <= item.start < end and text[end : end + 1] in {*".!?"}:
            end = min(end + 1, max(item.end, end))
    return start, end


def _in_block(reader: Reader, number: int) -> list[Quotation]:
    span, text = reader.blocks[number].span, reader.document.text
    found: list[Quotation] = []
    start: int | None = None
    for position in range(span.start, span.end):
        if text[position] not in MARKS and not _doubled(text, position):
            continue
        if _opens(text, position, span.start):
            if start is not None:
                found.append(_unclosed(reader, number, start, position))
            start = position
        elif start is not None:
            end = position + (2 if _doubled(text, position) else 1)
            found.append(Quotation(start=start, end=end, opened=True, closed=True))
            start = None
        else:
            begin = max(_sentence_edges(reader, position)[0], found[-1].end if found else 0)
            found.append(Quotation(start=begin, end=position + 1, opened=False, closed=True))
    if start is not None:
        found.append(_unclosed(reader, number, start, span.end))
    return [item for item in found if item.end - item.start > 2]


def _doubled(text: str, position: int) -> bool:
    """Return whether two apostrophes stand here for one quotation mark."""
    return text[position : position + 2] == "''" and text[position - 1 : position] != "'"


def _opens(text: str, position: int, begin: int) -> bool:
    if text[position] != STRAIGHT and not _doubled(text, position):
        return text[position] == OPEN
    return position == begin or text[position - 1] in OPENERS_BEFORE


def _unclosed(reader: Reader, number: int, start: int, limit: int) -> Quotation:
    """Return a quotation without a closing mark: to its sentence's end, or the paragraph's.

    The paragraph is quoted whole only where the next one opens again, as print does with a
    quotation of several paragraphs.
    """
    following = (
        reader.blocks[number + 1].span.quote.lstrip() if number + 1 < len(reader.blocks) else ""
    )
    whole = limit == reader.blocks[number].span.end and following[:1] in (OPEN, STRAIGHT)
    end = limit if whole else min(limit, max(_sentence_edges(reader, start + 1)[1], start + 1))
    return Quotation(start=start, end=end, opened=True, closed=False)


def _sentence_edges(reader: Reader, offset: int) -> tuple[int, int]:
    tree = reader.tree
    token = tree.token_at(offset)
    if token is None:
        return offset, offset
    sentence = tree.sentence_of(token)
    return tree.tokens[sentence.first].start, tree.tokens[sentence.last - 1].end
