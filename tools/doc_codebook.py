"""The pages of the codebook: one for each vocabulary, and their index."""

from collections.abc import Iterator

from doc_parts import Pages, cell, table
from tocsin.tables.codebook import Term, Vocabulary, codebook

MADE = "<!-- Made by `make docs` from src/tocsin/data/vocab/codebook.toml: edit it there. -->"


def pages() -> Pages:
    """Return the pages of the codebook."""
    books = codebook()
    return {
        "codebook/README.md": _index(books),
        **{f"codebook/{book.slug}.md": _page(book) for book in books},
    }


def _index(books: tuple[Vocabulary, ...]) -> str:
    rows = (
        (f"[{book.title}]({book.slug}.md)", f"`{book.name}`", str(len(book.terms)), book.means)
        for book in books
    )
    return f"""{MADE}

# Codebook

The words that Tocsin's records may use, and no others. `tocsin codebook TERM` prints the same on
the command line. Codes of published standards are given where they have one; definitions are in
the project's own words, and where it departs from a standard it says so.

{table(("Vocabulary", "In records", "Terms", "What it says"), rows)}

What words such as "soon" and "in the coming days" mean in days: [Horizons](horizons.md).
"""


def _page(book: Vocabulary) -> str:
    rows = ((f"[`{each.name}`](#{anchor(each)})", each.means) for each in book.terms)
    head = f"""{MADE}

# {book.title}

{book.means} In records: `{book.name}`. Source: {book.source}. [All vocabularies](README.md)

{table(("Term", "Means"), rows)}
"""
    return "\n".join((head, *(_section(each, book) for each in book.terms)))


def anchor(term: Term) -> str:
    """Return the name of a term's section, as Markdown viewers make it from the heading."""
    return term.name.lower()


def _section(term: Term, book: Vocabulary) -> str:
    return "\n".join((f"## {term.name}", "", term.means, "", *_facts(term, book), ""))


def _facts(term: Term, book: Vocabulary) -> Iterator[str]:
    if term.code != term.name:
        yield f"- Code: `{term.code}`"
    if term.example:
        yield f"- Example: *{cell(term.example)}*"
    if term.distinct_from:
        yield f"- Not: {term.distinct_from}"
    yield f"- Standard: {term.standard or 'no published code'}"
    if term.source != book.source:
        yield f"- Source: {term.source}"
