"""Text in capitals is read in a copy with small letters, and quoted as it was received."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from tocsin.core.spans import quote
from tocsin.core.types import Cleaned, Document, Span
from tocsin.models.casing import Recaser
from tocsin.models.english import is_read
from tocsin.models.settings import ModelSettings

Record = TypeVar("Record")


def recased(
    document: Document, cleaned: Cleaned, *, recaser: Recaser, settings: ModelSettings
) -> Document | None:
    """Return the document with what stands in capitals recased, None where nothing does.

    Where the blocks that are read are nearly all in capitals, the whole text is recased; else
    the blocks that are. Every character keeps its place.
    """
    read = [block.span for block in cleaned.blocks if is_read(block)]
    if _in_capitals("".join(span.quote for span in read), settings):
        return _copy(document, recaser.recase(document.text))
    chosen = [span for span in read if _in_capitals(span.quote, settings)]
    if not chosen:
        return None
    parts, end = [], 0
    for span in chosen:
        parts += [document.text[end : span.start], recaser.recase(span.quote)]
        end = span.end
    return _copy(document, "".join((*parts, document.text[end:])))


def _in_capitals(text: str, settings: ModelSettings) -> bool:
    high, low = sum(map(str.isupper, text)), sum(map(str.islower, text))
    enough = high + low >= settings.capitals_min_letters
    return enough and high >= settings.capitals_min_share * (high + low)


def _copy(document: Document, text: str) -> Document:
    # A copy of another length would move every span: the text is then read as it is.
    return replace(document, text=text) if len(text) == len(document.text) else document


def quoted_from(document: Document, record: Record) -> Record:
    """Return a record with each of its spans quoted from a document, whatever holds it."""
    return _quoted(document, record)  # type: ignore[no-any-return]


def _quoted(document: Document, value: Any) -> Any:
    if isinstance(value, Span):
        return quote(document, value.start, value.end)
    if isinstance(value, tuple):
        return tuple(_quoted(document, item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            item.name: new
            for item in fields(value)
            if (new := _quoted(document, old := getattr(value, item.name))) is not old
        }
        return replace(value, **changed) if changed else value
    return value
