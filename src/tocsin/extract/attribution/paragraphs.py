"""A statement printed in paragraphs of its own after "X said:", without quotation marks."""

from collections.abc import Collection, Iterator

from tocsin.extract.attribution.quotations import MARKS
from tocsin.extract.reader import Reader

# How the paragraphs begin in which a press office speaks again.
OUTSIDE = ("note", "further information", "background", "contact", "follow", "media enquir",
           "for more", "ends", "end")  # fmt: skip
# A statement has no more paragraphs than this.
LONGEST = 12


def statement_blocks(
    reader: Reader, number: int, names: Collection[str]
) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs after that of a colon, as long as the speaker goes on.

    A quoted paragraph stands alone: what follows it has marks of its own. The statement is over
    where a heading comes, the speaker is named, or a press office adds its notes.
    """
    tree, numbers = reader.tree, sorted({sentence.block for sentence in reader.tree.sentences})
    following = [block for block in numbers if block > number][:LONGEST]
    for count, block in enumerate(following):
        sentences = [one for one in tree.sentences if one.block == block]
        first, last = sentences[0].first, sentences[-1].last - 1
        words = {tree.tokens[token].text for token in range(first, last + 1)}
        span = tree.span(first, last)
        quoted = span.quote[:1] in MARKS
        over = reader.in_heading(first) or span.quote.lower().startswith(OUTSIDE)
        if over or (count and (quoted or words & set(names))):
            return
        yield span.start, span.end
        if quoted:
            return
