"""What builders of documentation share: parts of pages between marks, tables, links."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
# A page's text by its path below docs/.
Pages = Mapping[str, str]


def with_parts(text: str, parts: Mapping[str, str]) -> str:
    """Return a page with each part written between its marks.

    The part `options` stands between `<!-- made: options -->` and `<!-- end -->`.

    Raises:
        KeyError: If the page has marks for a part that is not given.
    """

    def write(found: re.Match[str]) -> str:
        return f"{found[1]}\n{parts[found[2]]}\n{found[3]}"

    return re.sub(r"(<!-- made: (.+?) -->)\n.*?(<!-- end -->)", write, text, flags=re.DOTALL)


def parts_in(text: str) -> list[str]:
    """Return the names of the parts that a page has marks for."""
    return re.findall(r"<!-- made: (.+?) -->", text)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(cell, line))} |" for line in lines)


def cell(text: str) -> str:
    """Return text that stands in a cell of a table: one line, no bars."""
    return " ".join(text.split()).replace("|", "\\|")


def code(text: str) -> str:
    """Return text as code."""
    return f"`{text}`"


def read(path: str) -> str | None:
    """Return the text of a page below docs/, None where there is none."""
    page = DOCS / path
    return page.read_text(encoding="utf-8") if page.is_file() else None
