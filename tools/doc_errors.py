"""The made parts of error pages: the facts of each class, and tables of them all."""

from collections.abc import Iterator

from doc_parts import Pages, code, read, table, with_parts
from tocsin.core.errors import TocsinError

INDEX = "errors/README.md"
STATUSES = "exit-status.md"


def errors() -> list[type[TocsinError]]:
    """Return the classes of the tree of errors, by code."""
    return sorted(_below(TocsinError), key=lambda kind: kind.code)


def _below(kind: type[TocsinError]) -> Iterator[type[TocsinError]]:
    yield kind
    for child in kind.__subclasses__():
        if child.__module__ == kind.__module__:
            yield from _below(child)


def pages() -> Pages:
    """Return the pages of errors; what has no page yet is left out."""
    kinds = errors()
    found = {f"errors/{kind.code}.md": read(f"errors/{kind.code}.md") for kind in kinds}
    parts = {kind.code: _facts(kind) for kind in kinds}
    return {
        INDEX: with_parts(read(INDEX) or "", {"errors": _index(kinds, "")}),
        STATUSES: with_parts(read(STATUSES) or "", {"errors": _index(kinds, "errors/")}),
        **{path: with_parts(text, parts) for path, text in found.items() if text is not None},
    }


def _summary(kind: type[TocsinError]) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]


def _index(kinds: list[type[TocsinError]], folder: str) -> str:
    rows = (
        (
            f"[{kind.code}]({folder}{kind.code}.md)",
            code(kind.__name__),
            _summary(kind),
            str(kind.exit_status),
            str(kind.http_status),
        )
        for kind in kinds
    )
    return table(("Code", "Class", "What it means", "Exit status", "HTTP status"), rows)


def _facts(kind: type[TocsinError]) -> str:
    parent = kind.__bases__[0]
    of = f"[{parent.code}]({parent.code}.md)" if issubclass(parent, TocsinError) else "–"
    row = (code(kind.__name__), str(kind.exit_status), str(kind.http_status), of)
    return table(("Class", "Exit status", "HTTP status", "A kind of"), [row])
