"""A document's text to blocks and a publication date."""

from tocsin.clean.datelines import split_datelines
from tocsin.clean.published import publication_date
from tocsin.clean.repeats import mark_repeats
from tocsin.clean.settings import CleanSettings
from tocsin.clean.text import pieces_of
from tocsin.core.errors import FormatError
from tocsin.core.spans import quote
from tocsin.core.types import Block, Cleaned, Document


def clean_document(document: Document, *, settings: CleanSettings) -> Cleaned:
    """Return a document's blocks, its publication date and the dates that are not it.

    The blocks are in text order, do not overlap, and hold all of the text that is not white.

    Raises:
        FormatError: If the text is longer than the settings allow.
    """
    if len(document.text) > settings.max_characters:
        raise FormatError(
            f"document {document.id} has {len(document.text)} characters, "
            f"expected {settings.max_characters} at most",
            hint="Split it into its reports, or raise clean.max_characters in the settings.",
        )
    pieces = pieces_of(document, settings)
    published_on, rejected = publication_date(document, pieces, settings)
    blocks = tuple(
        Block(
            span=quote(document, piece.start, piece.end),
            kind=piece.kind,
            reason=piece.reason,
            repeats=quote(document, *piece.repeats) if piece.repeats else None,
        )
        for piece in split_datelines(document.text, mark_repeats(document.text, pieces, settings))
    )
    return Cleaned(blocks=blocks, published_on=published_on, rejected_dates=rejected)
