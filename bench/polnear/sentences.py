"""Sentences by their marks alone, so that no system's own division decides what is counted."""

import re

from bench.kit.spans import Extent
from bench.polnear.load import pieces

# A mark that ends a sentence, what closes around it, and what may begin the next.
_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
# What a stop after them does not end: an initial, "U.S.", titles, months.
_SHORT = re.compile(
    r"\b(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Adm|Rev"
    r"|Pres|Prof|St|Jr|Sr|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\Z"
)


def sentences(text: str) -> list[Extent]:
    """Return the extents of the sentences of a text; none goes over a line end.

    >>> sentences("He met Mr. Poe. “No,” she said.")
    [(0, 15), (16, 31)]
    """
    found: list[Extent] = []
    for line_start, line_end in pieces(text, (0, len(text))):
        start = line_start
        for end in _END.finditer(text, line_start, line_end):
            if text[end.start()] != "." or not _SHORT.search(text, start, end.start()):
                found += pieces(text, (start, end.end()))
                start = end.end()
        found += pieces(text, (start, line_end))
    return found
