"""Front matter: what a Markdown or text file says of itself between two lines of dashes.

Note-taking and clipping programs write it: `---`, lines of `key: value`, `---`.
"""

import re
from dataclasses import dataclass

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n"
    r"((?:[A-Za-z][\w -]*:[^\r\n]*\r?\n|[ \t]+[^\r\n]*\r?\n)+)"
    r"---[ \t]*(?:\r?\n|$)"
)
_FIELD = re.compile(r"([A-Za-z][\w -]*):[ \t]*([^\r\n]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The fields of a text's front matter, keys in lower case; `end` is where the text begins."""

    fields: tuple[tuple[str, str], ...]
    end: int

    def get(self, key: str) -> str | None:
        """Return a field's value as written, without quotation marks; None if absent or empty."""
        return next((value for name, value in self.fields if name == key and value), None)


def front_matter(text: str) -> FrontMatter | None:
    """Return the front matter that a text begins with, or None."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return None
    fields = tuple(
        (field[1].strip().lower(), field[2].strip().strip("\"'"))
        for field in _FIELD.finditer(match[1])
    )
    return FrontMatter(fields=fields, end=match.end())
