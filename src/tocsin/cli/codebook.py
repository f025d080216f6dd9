"""The command that tells what the terms of the vocabularies mean."""

from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.forms import Column, Form, Listing, form_of, put
from tocsin.cli.options import AsCsv, AsJsonLines, AsTable
from tocsin.core.errors import NotFoundError

if TYPE_CHECKING:
    from tocsin.tables.codebook import Term, Vocabulary

# How near a word must be to a term to be offered for it, from 0 to 100.
_NEAR = 70


@command()
def codebook(
    term: Annotated[
        str | None,
        typer.Argument(
            help="A vocabulary (event-type) or a term (ASSAULT, drone); without it, all "
            "vocabularies are listed."
        ),
    ] = None,
    *,
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
) -> None:
    """Tell what a term means, with an example, and which standard has it.

    A term that several vocabularies have is told for each. Piped, terms are JSON lines.

    Example: tocsin codebook suspected
    """
    from tocsin.tables import codebook as shipped

    form = form_of(jsonl=jsonl, csv=csv, table=table)
    books = shipped.codebook()
    if term is None:
        terms = [each for book in books for each in book.terms]
        if form is Form.TABLE:
            put(_listed(books), form)
            return
    else:
        wanted = term.lower()
        books = tuple(book for book in books if wanted in {book.slug, book.name.lower()})
        terms = [each for book in books for each in book.terms] or _called(wanted)
        if form is Form.TABLE and not books:
            typer.echo("\n\n".join(_words(each) for each in terms))
            return
        if form is Form.TABLE:
            typer.echo(f"{books[0].title}. {books[0].means}\n")
    put(
        Listing(records=terms, row_kind=shipped.Term, rows=terms, columns=_TERM_COLUMNS),
        form,
    )


_TERM_COLUMNS = (
    Column(name="Term", cell=lambda term: term.name, whole=True),
    Column(
        name="Code",
        cell=lambda term: term.code if term.code != term.name else None,
        whole=True,
    ),
    Column(name="Means", cell=lambda term: term.means),
)
_BOOK_COLUMNS = (
    Column(name="Vocabulary", cell=lambda book: book.slug, whole=True),
    Column(name="Terms", cell=lambda book: str(len(book.terms)), right=True, whole=True),
    Column(name="What it says", cell=lambda book: book.means),
)


def _listed(books: "tuple[Vocabulary, ...]") -> Listing:
    return Listing(records=books, row_kind=type(books[0]), rows=books, columns=_BOOK_COLUMNS)


def _called(wanted: str) -> "list[Term]":
    """Return the terms of this name or code.

    Raises:
        NotFoundError: If there is none; the nearest are named.
    """
    from rapidfuzz import fuzz, process

    from tocsin.tables.codebook import codebook as shipped

    terms = [each for book in shipped() for each in book.terms]
    found = [each for each in terms if wanted in {each.name.lower(), each.code.lower()}]
    if found:
        return found
    names = sorted({each.name for each in terms} | {book.slug for book in shipped()})
    near = process.extract(
        wanted, names, scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR, processor=str.lower
    )
    raise NotFoundError(
        f"there is no term {wanted!r} in the codebook",
        hint=(f"Did you mean {' or '.join(name for name, *_ in near)}? " if near else "")
        + "List the vocabularies with `tocsin codebook`.",
    )


def _words(term: "Term") -> str:
    lines = [f"{term.name} ({term.vocabulary})", term.means]
    if term.code != term.name:
        lines.append(f"Code: {term.code}")
    if term.example:
        lines.append(f"Example: {term.example}")
    if term.distinct_from:
        lines.append(f"Not: {term.distinct_from}")
    if term.standard:
        lines.append(f"Standard: {term.standard}")
    lines.append(f"Source: {term.source}")
    return "\n  ".join(lines)
