"""Articles of PolNeAR with their attributions: texts and brat's standoff annotation."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.kit.files import files_in, odd, text_of
from bench.kit.spans import Extent
from bench.kit.types import MissingDataError

ROLES = ("source", "cue", "content")
_DIGITS = re.compile(r"\d+\Z")
# What stands on a line, without the white space at its ends.
_WORDS = re.compile(r"\S(?:[^\n]*\S)?")
_LINE = re.compile(r"([TE]\d+)\t")
_NAME_ALONE = re.compile(r"[TE]\d*[ \r]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One attribution: where its parts stand, without the white space at their edges.

    A part in several pieces has several extents, in text order; each may be empty. `score`
    is Tocsin's, where it is Tocsin who found it.
    """

    source: tuple[Extent, ...] = ()
    cue: tuple[Extent, ...] = ()
    content: tuple[Extent, ...] = ()
    score: float | None = None

    def part(self, role: str) -> tuple[Extent, ...]:
        """Return the extents of a part, by its name in `ROLES`."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text of the corpus; its id is the name of its file."""

    id: str
    text: str
    quotations: tuple[Quotation, ...]


def load(folder: Path) -> list[Article]:
    """Return the articles of a part, each as the first of its annotators by name has it.

    Raises:
        MissingDataError: If a file is not there or not of its form.
    """
    annotated: dict[str, Path] = {}
    for path in files_in(folder / "attributions", "*.ann"):
        annotated.setdefault(path.stem.rpartition("_")[0], path)
    articles = []
    for path in files_in(folder / "text", "*.txt"):
        if path.stem not in annotated:
            raise MissingDataError(f"{folder / 'attributions'} has no {path.stem}_ANNOTATOR.ann")
        text = text_of(path)
        quotations = tuple(_quotations(annotated[path.stem], text))
        articles.append(Article(id=path.stem, text=text, quotations=quotations))
    return articles


def _quotations(path: Path, text: str) -> Iterator[Quotation]:
    """Yield what the lines of events (E) make of the lines of spans (T)."""
    spans: dict[str, tuple[Extent, ...]] = {}
    events: list[tuple[int, str]] = []
    # Spans that no event has named yet: their lines and kinds.
    loose: dict[str, tuple[int, str]] = {}
    written = text_of(path)
    # Not splitlines: words quoted from a text may hold other kinds of line end. Lines of
    # other kinds are notes, or go on with words that ran over a line end.
    for number, line in enumerate(written.split("\n"), start=1):
        if _NAME_ALONE.fullmatch(line):
            odd(f"{path}, line {number}: {line.strip()} has no fields")
        if found := _LINE.match(line):
            kind, rest = found[1], line[found.end() :].rstrip("\r")
            if kind.startswith("T"):
                spans[kind] = _extents(path, number, rest, text)
                loose[kind] = number, rest.partition(" ")[0]
            else:
                events.append((number, rest))
    for number, event in events:
        parts: dict[str, list[Extent]] = {role: [] for role in ROLES}
        # The first word names the event itself, which stands where its cue does.
        for place, word in enumerate(event.split()):
            role, _, span = word.partition(":")
            name = _DIGITS.sub("", role).lower()
            if not place and span not in spans:
                odd(f"{path}, line {number}: {word} is no part that is there")
            elif (place and name not in parts) or span not in spans:
                raise MissingDataError(f"{path}, line {number}: {word} is no part that is there")
            loose.pop(span, None)
            if place:
                parts[name] += spans[span]
        if any(parts.values()):
            source, cue, content = (tuple(sorted(set(parts[role]))) for role in ROLES)
            yield Quotation(source=source, cue=cue, content=content)
    _check_whole(path, loose, ended=written.endswith("\n"))


def _check_whole(path: Path, loose: Mapping[str, tuple[int, str]], *, ended: bool) -> None:
    """Warn where an attribution has no event, as in a file that was cut.

    Annotators left a few parts without an attribution. In a file that does not end with its
    line, the event that names them may have been cut.
    """
    for name, (number, kind) in loose.items():
        if kind.startswith("Attribution") or (not ended and kind.lower() in ROLES):
            odd(f"{path}, line {number}: no event names {kind} {name}; the file may be cut")


def _extents(path: Path, number: int, rest: str, text: str) -> tuple[Extent, ...]:
    """Return the extents of a span of brat: "Source 3 9;12 15", a tab, the words."""
    where, _, words = rest.partition("\t")
    if not words:
        expected = "a name, a kind with offsets, and words were expected"
        raise MissingDataError(f"{path}, line {number}: {expected}")
    try:
        written = [piece.split() for piece in where.partition(" ")[2].split(";")]
        extents = [(int(start), int(end)) for start, end in written]
    except ValueError as error:
        raise MissingDataError(f"{path}, line {number}: {where!r} are no offsets") from error
    # The words are cut where a span of several lines had a line end.
    read = " ".join(text[start:end] for start, end in extents)
    if not read.startswith(words):
        raise MissingDataError(f"{path}, line {number}: the text there does not read {words!r}")
    if read != words and not read.startswith((f"{words}\n", f"{words}\r")):
        odd(f"{path}, line {number}: the text there reads on after {words!r}")
    return tuple(piece for extent in extents for piece in pieces(text, extent))


def pieces(text: str, extent: Extent) -> list[Extent]:
    """Return an extent without the white space at its edges, cut where a line ends.

    >>> pieces("He left.\\n She stayed.", (2, 21))
    [(3, 8), (10, 21)]
    """
    start, end = extent
    return [found.span() for found in _WORDS.finditer(text, start, end)]
