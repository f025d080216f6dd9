"""How much of one record is read."""

from dataclasses import dataclass, field

from tocsin.clean.settings import PageSettings
from tocsin.core.bounds import AtLeastOne


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """The limits of reading files. What is larger is refused with a message, never cut short.

    Attributes:
        max_record_bytes: One record (a file with one document, a line of JSON, a message) has
            at most so many bytes, unpacked; what is larger is a download, an archive or an
            attack. A file of many records may have any length.
        max_unpacked_bytes: A compressed file of many records unpacks to at most so many bytes.
        max_characters: A document has at most so many characters: what the parser takes, and
            more than a book.
        max_pages: A PDF has at most so many pages.
        max_parts: A message has at most so many parts.
        pages: What a web page may be, and how its article is found.
    """

    max_record_bytes: AtLeastOne = 20_000_000
    max_unpacked_bytes: AtLeastOne = 1_000_000_000
    max_characters: AtLeastOne = 1_000_000
    max_pages: AtLeastOne = 500
    max_parts: AtLeastOne = 100
    pages: PageSettings = field(default_factory=PageSettings)
