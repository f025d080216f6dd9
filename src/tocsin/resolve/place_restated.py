"""Names that the text repeats with what contains them: they tell what the bare name means."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tocsin.core.ports import Places
from tocsin.core.spans import quote
from tocsin.core.types import Document, Span
from tocsin.resolve.place_choice import fitting
from tocsin.resolve.place_names import Named, named

# So many uses of one name are looked at at most.
MOST_USES = 20


def restated(document: Document, mentions: Iterable[Span], places: Places) -> Iterator[Named]:
    """Yield uses of names, outside these mentions, of which the text says what contains them.

    "Mozambique's Palma" in a title tells of every "Palma" below it.
    """
    text, spans = document.text, list(mentions)
    taken = {index for span in spans for index in range(span.start, span.end)}
    for name in sorted({span.quote for span in spans}):
        uses = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        for match in [use for use in uses if use.start() not in taken][:MOST_USES]:
            one = named(text, quote(document, match.start(), match.end()), places)
            if one.around.containers or one.around.countries:
                options = fitting(one)
                if options and len(options) < len(one.entries):
                    yield replace(one, entries=options)
                    break
