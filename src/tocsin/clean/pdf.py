"""A PDF's text layer to text: paragraphs made of printed lines, and what the file says of itself.

The days on which a file was made or changed are kept and date nothing: a report is printed
to PDF days before it is released, or years after.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Any, BinaryIO

from pypdf import PageObject, PdfReader
from pypdf import __version__ as pypdf_version
from pypdf.errors import FileNotDecryptedError, PyPdfError

from tocsin.clean.printed import Line, text_of
from tocsin.core.errors import FormatError

# Raised with every change of what is made of the lines: stored texts name it.
_RULES = 1
EXTRACTOR = f"pypdf {pypdf_version}, print rules {_RULES}"
_KEPT = {"/CreationDate": "pdf:created", "/ModDate": "pdf:changed"}
_NOT_TEXT_PAGES = "pages without text"
# What programs write as title where nobody gave one.
_NO_TITLE = re.compile(
    r"microsoft \w+ - .*|untitled.*|(?:un)?named|document\d*"
    r"|\S+\.(?:docx?|odt|rtf|pdf|indd|qxd|txt)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")
_UNKNOWN_GLYPH = re.compile(r"[\ufffd\ue000-\uf8ff]|\(cid:\d+\)")
# With a greater share of glyphs that stand for no character, the words are lost.
_MOST_UNKNOWN = 0.3
# What pypdf raises on damaged files, beyond the errors that it names.
_DAMAGED = (
    PyPdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfText:
    """The text of a PDF, its title where the file gives one, and dates of the file as written."""

    text: str
    title: str | None
    metadata: tuple[tuple[str, str], ...]
    extractor: str = EXTRACTOR


def extract_pdf(stream: BinaryIO, *, max_pages: int) -> PdfText:
    """Return the text of a PDF.

    Raises:
        FormatError: If it is damaged, encrypted, without a text layer, or has too many pages.
    """
    try:
        reader = PdfReader(stream)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted()
        _check_length(len(reader.pages), max_pages)
        pages = [list(_lines(page)) for page in reader.pages]
        said = {key: _plain(str(value)) for key, value in (reader.metadata or {}).items()}
    except FileNotDecryptedError as error:
        raise _encrypted() from error
    except _DAMAGED as error:
        if "cryptography" in str(error):
            raise _encrypted() from error
        raise FormatError(
            f"the PDF is damaged: {_plain(str(error)) or type(error).__name__}",
            hint="Get it again, or print it to a new PDF.",
        ) from error
    _check_text(pages)
    return PdfText(
        text=text_of(pages), title=_title(said.get("/Title", "")), metadata=_metadata(said, pages)
    )


def _lines(page: PageObject) -> Iterator[Line]:
    """Yield the lines of a page in reading order, each with its place and the size of its type."""
    parts: list[tuple[str, float, float, float]] = []

    def see(text: str, cm: list[float], tm: list[float], _: Any, size: float) -> None:
        across = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        up = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = sqrt(abs((tm[0] * tm[3] - tm[1] * tm[2]) * (cm[0] * cm[3] - cm[1] * cm[2])))
        parts.append((text, across, up, size * scale))

    page.extract_text(visitor_text=see)
    line: list[tuple[str, float, float, float]] = []
    for text, across, up, size in parts:
        for number, piece in enumerate(text.split("\n")):
            if number:
                yield from _line(line)
                line = []
            line.append((piece, across, up, size))
    yield from _line(line)


def _line(parts: list[tuple[str, float, float, float]]) -> Iterator[Line]:
    printed = [part for part in parts if part[0].strip()]
    if printed:
        words = "".join(part[0] for part in parts)
        longest = max(printed, key=lambda part: len(part[0]))
        _, across, up, _ = printed[0]
        yield Line(text=words, across=across, up=up, size=longest[3])


def _check_length(pages: int, most: int) -> None:
    if pages > most:
        raise FormatError(
            f"the PDF has {pages:,} pages, expected {most:,} at most",
            hint="Split it, or raise max_pages in the settings, [read].",
        )


def _check_text(pages: list[list[Line]]) -> None:
    whole = "".join(line.text for page in pages for line in page)
    if not _LETTER.search(whole):
        raise FormatError(
            "scanned: no text layer in it, its pages are pictures", hint="Run OCR over it first."
        )
    unknown = sum(1 for _ in _UNKNOWN_GLYPH.finditer(whole))
    if unknown > _MOST_UNKNOWN * len(_LETTER.findall(whole)):
        raise FormatError(
            "its fonts do not say which characters they print", hint="Run OCR over it first."
        )


def _encrypted() -> FormatError:
    return FormatError("the PDF is encrypted", hint="Save it without a password.")


def _title(said: str) -> str | None:
    return said if said and not _NO_TITLE.fullmatch(said) else None


def _metadata(said: dict[str, str], pages: list[list[Line]]) -> tuple[tuple[str, str], ...]:
    kept = [(name, said[key]) for key, name in _KEPT.items() if said.get(key)]
    empty = sum(not page for page in pages)
    if empty:
        kept.append((_NOT_TEXT_PAGES, f"{empty} of {len(pages)}"))
    return tuple(kept)


def _plain(words: str) -> str:
    """Return words in one line, without what prints nothing."""
    printable = "".join(each for each in _SPACE.sub(" ", words) if each.isprintable())
    return printable.encode("utf-8", "ignore").decode("utf-8").strip()
