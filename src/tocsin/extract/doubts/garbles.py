"""Garbles: words that an editor, a scanner or a copyist broke, found in the text itself."""

import re
from collections.abc import Iterator

from tocsin.core.types import Doubt, Span
from tocsin.core.vocab import DoubtKind
from tocsin.extract.reader import READ_KINDS, Reader

_TRUNCATED_RANGE = re.compile(r"(?<![\d-])((?:19|20)\d\d)\s?[-\u2013]\s?(\d{3})(?![\d-])")
_LETTER_DIGIT = re.compile(r"\b[12]\d\d[lIO]\b")
_EMPTY_PART = re.compile(r"\b\w+(?:/\w+)+/(?=\s)")
_LETTERS = str.maketrans({"l": "1", "I": "1", "O": "0"})
# Verbs that stand before another verb by rule.
_AUXILIARIES = frozenset({"be", "have", "do", "'s", "let", "get", "help", "make"})
_MAY_DOUBLE = frozenset({"that", "had", "very", "is", "in", "on", "do", "so", "no", "her", "his"})
_ADVERBS = frozenset({"now", "currently", "still", "also"})


def garbles(reader: Reader) -> Iterator[Doubt]:
    """Yield the garbles of a document's body and headings."""
    for block in reader.blocks:
        if block.kind in READ_KINDS:
            yield from _in_words(reader, block.span)
    yield from _in_syntax(reader)
    yield from _unclosed(reader)


def _in_words(reader: Reader, block: Span) -> Iterator[Doubt]:
    tree = reader.tree
    for match in _TRUNCATED_RANGE.finditer(block.quote):
        readings = _completions(int(match.group(1)), match.group(2))
        if readings:
            yield Doubt(
                kind=DoubtKind.TRUNCATED,
                span=tree.characters(block.start + match.start(), block.start + match.end()),
                alternatives=readings,
                reason="the second year has lost a digit",
            )
    for match in _LETTER_DIGIT.finditer(block.quote):
        yield Doubt(
            kind=DoubtKind.GARBLE,
            span=tree.characters(block.start + match.start(), block.start + match.end()),
            alternatives=(match.group().translate(_LETTERS),),
            reason="a letter stands for a digit",
        )
    for match in _EMPTY_PART.finditer(block.quote):
        yield Doubt(
            kind=DoubtKind.GARBLE,
            span=tree.characters(block.start + match.start(), block.start + match.end()),
            reason="a part is missing after the last stroke",
        )


def _completions(start: int, digits: str) -> tuple[str, ...]:
    """Return the ranges that a second year with a lost digit may mean."""
    ends = [year for year in range(start + 1, start + 11) if str(year).startswith(digits)]
    return tuple(f"{start}-{end}" for end in ends)


def _in_syntax(reader: Reader) -> Iterator[Doubt]:
    tree = reader.tree
    for sentence in tree.sentences:
        for number in range(sentence.first, sentence.last - 1):
            first, second = tree.tokens[number], tree.tokens[number + 1]
            if _two_verbs(reader, number):
                yield Doubt(
                    kind=DoubtKind.GARBLE,
                    span=tree.span(number, number + 1),
                    alternatives=(first.text, second.text),
                    reason="two finite verbs stand side by side",
                )
            elif _doubled(first.text, second.text):
                yield Doubt(
                    kind=DoubtKind.GARBLE,
                    span=tree.span(number, number + 1),
                    alternatives=(first.text,),
                    reason="a word stands twice",
                )
            elif number + 2 < sentence.last and _in_for_is(reader, number):
                third = tree.tokens[number + 2]
                yield Doubt(
                    kind=DoubtKind.GARBLE,
                    span=tree.span(number, number + 2),
                    alternatives=(f"is {second.text} {third.text}",),
                    reason="the verb is missing where the same preposition stands twice",
                )


def _two_verbs(reader: Reader, number: int) -> bool:
    tree = reader.tree
    first, second = tree.tokens[number], tree.tokens[number + 1]
    if first.tag != "VBZ" or second.tag != "VBZ":
        return False
    if {tree.lemma(number), tree.lemma(number + 1)} & _AUXILIARIES:
        return False
    return first.text[:1].islower() and second.text[:1].islower()


def _doubled(first: str, second: str) -> bool:
    return first == second and first.isalpha() and first.islower() and first not in _MAY_DOUBLE


def _in_for_is(reader: Reader, number: int) -> bool:
    tree = reader.tree
    words = [tree.tokens[number + step].text for step in range(3)]
    return words[0] == words[2] == "in" and words[1] in _ADVERBS


def _unclosed(reader: Reader) -> Iterator[Doubt]:
    """Yield the quotations that open in a paragraph and never close.

    A quotation that runs over paragraphs opens each of them anew: that is no fault.
    """
    read = [block.span for block in reader.blocks if block.kind in READ_KINDS]
    for place, block in enumerate(read):
        opening = _last_open(block.quote)
        if opening is None:
            continue
        goes_on = place + 1 < len(read) and read[place + 1].quote[:1] in {"\u201c", '"'}
        if not goes_on:
            sentence = _sentence_at(reader, block.start + opening)
            if sentence is not None:
                yield Doubt(
                    kind=DoubtKind.UNCLOSED_QUOTATION,
                    span=sentence,
                    reason="the quotation that opens here is never closed",
                )


def _last_open(text: str) -> int | None:
    """Return where the quotation that stays open begins, or None."""
    if "\u201c" in text:
        opened = text.rfind("\u201c")
        closed = "\u201d" in text[opened:] or '"' in text[opened:]
        return None if closed else opened
    last = text.rfind('"')
    opens = text.count('"') % 2 and not text[last + 1 : last + 2].isspace()
    return last if opens and last + 1 < len(text) else None


def _sentence_at(reader: Reader, offset: int) -> Span | None:
    token = reader.tree.token_at(offset)
    if token is None:
        return None
    return reader.tree.characters(
        offset, reader.tree.sentence_span(reader.tree.sentence_of(token)).end
    )
