"""The texts of restraint and the verdicts on them.

A file of verdicts is TOML, a table `text` for each text with `id`, `folder`, `text` (the
first twelve hexadecimal digits of the SHA-256 of the text), `about`, and a table
`text.incident` for each thing that it reports: `types` (event types under which it may
rightly be reported), `where` (ranges of code points, end exclusive), `background` (true:
told as history only; false: reported as current; absent: either is fair) and `what`.
"""

import csv
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.kit.files import files_in, json_of, parts_in, text_of
from bench.kit.spans import Extent
from bench.kit.types import MissingDataError
from bench.muc4.load import texts as messages_in
from tocsin.core.vocab import EventType

_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that a text reports. `background` None: history or current, both are fair."""

    types: frozenset[EventType]
    where: tuple[Extent, ...]
    background: bool | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text with its verdict. `id` is the folder and the name that the text has there."""

    id: str
    folder: str
    text: str
    published: date | None
    title: str | None
    about: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The texts whose folders are there, and the folders that are not."""

    texts: tuple[Text, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text as its folder has it."""

    text: str
    published: date | None = None
    title: str | None = None


def load(data: Path, verdicts: Path) -> Texts:
    """Return the texts of a file of verdicts, in its order, from the folders that are there.

    Raises:
        MissingDataError: If the file is not of its form, a folder that is there lacks a text,
            or a text is not as it was when its verdict was written.
    """
    entries = _entries(verdicts)
    folders = dict.fromkeys(str(entry["folder"]) for entry in entries)
    absent = tuple(folder for folder in folders if not _is_there(data, folder))
    sources = {folder: FOLDERS[folder](data) for folder in folders if folder not in absent}
    texts = [
        _text(entry, sources[entry["folder"]], verdicts)
        for entry in entries
        if entry["folder"] in sources
    ]
    if len({text.id for text in texts}) != len(texts):
        raise MissingDataError(f"{verdicts} has two verdicts on one text")
    return Texts(texts=tuple(texts), absent=absent)


def _is_there(data: Path, folder: str) -> bool:
    if folder not in FOLDERS:
        raise MissingDataError(f"verdicts name the folder {folder}; known are {', '.join(FOLDERS)}")
    return (data / PLACES.get(folder, folder)).is_dir()


def _entries(verdicts: Path) -> list[dict[str, Any]]:
    try:
        entries = tomllib.loads(text_of(verdicts)).get("text", [])
    except tomllib.TOMLDecodeError as error:
        raise MissingDataError(f"{verdicts} is not TOML: {error}") from error
    wanted = {"id", "folder", "text", "about"}
    if not entries or any(not wanted <= entry.keys() for entry in entries):
        raise MissingDataError(f"{verdicts}: each text needs {', '.join(sorted(wanted))}")
    return list(entries)


def _text(entry: Mapping[str, Any], sources: Mapping[str, Source], verdicts: Path) -> Text:
    folder, name = str(entry["folder"]), str(entry["id"])
    source = sources.get(name)
    if source is None:
        raise MissingDataError(f"{folder} has no text {name}, on which {verdicts} has a verdict")
    digest = sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    if digest != entry["text"]:
        raise MissingDataError(f"{folder}: {name} has changed since {verdicts} was written")
    try:
        told = tuple(_told(each, len(source.text)) for each in entry.get("incident", []))
    except (KeyError, TypeError, ValueError) as error:
        raise MissingDataError(f"{verdicts}, {name}: {error!r}") from error
    return Text(
        id=f"{folder}/{name}",
        folder=folder,
        text=source.text,
        published=source.published,
        title=source.title,
        about=str(entry["about"]),
        told=told,
    )


def _told(entry: Mapping[str, Any], length: int) -> Told:
    where = tuple((int(start), int(end)) for start, end in entry["where"])
    if not where or any(not 0 <= start < end <= length for start, end in where):
        raise ValueError(f"`where` is {where}, of a text of {length} code points")
    if not entry["types"]:
        raise ValueError("`types` is empty")
    return Told(
        types=frozenset(map(EventType, entry["types"])),
        where=where,
        background=entry.get("background"),
        what=str(entry["what"]),
    )


# ---------------------------------------------------------------------------- folders


def _polnear(data: Path) -> dict[str, Source]:
    published = dict(_publication_dates(data / "polnear" / "metadata.tsv"))
    return {
        path.stem: Source(text=text_of(path), published=published.get(path.stem))
        for path in files_in(data / "polnear" / "dev" / "text", "*.txt")
    }


def _publication_dates(path: Path) -> Iterator[tuple[str, date]]:
    rows: Sequence[Mapping[str, str]] = list(
        csv.DictReader(text_of(path).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    )
    wanted: Collection[str] = ("filename", "publication_date")
    if not rows or any(name not in rows[0] for name in wanted):
        raise MissingDataError(f"{path} lacks the columns {', '.join(wanted)}")
    for row in rows:
        if (published := _date(row["publication_date"])) is not None:
            yield row["filename"], published


def _article_extraction(data: Path) -> dict[str, Source]:
    path = data / "article_extraction" / "ground-truth.json"
    entries = json_of(path)
    if not isinstance(entries, dict):
        raise MissingDataError(f"{path} is no object of page ids")
    return {name: Source(text=entry.get("articleBody") or "") for name, entry in entries.items()}


def _giveme5w1h(part: str) -> Callable[[Path], dict[str, Source]]:
    def sources(data: Path) -> dict[str, Source]:
        return {
            path.stem: _giveme5w1h_text(path)
            for path in files_in(data / "giveme5w1h" / part / "data", "*.json")
        }

    return sources


def _giveme5w1h_text(path: Path) -> Source:
    entry = json_of(path)
    if not isinstance(entry, dict):
        raise MissingDataError(f"{path} is no object")
    return Source(
        text=entry.get("text") or "",
        published=_date(entry.get("date_publish") or ""),
        title=entry.get("title") or None,
    )


def _muc4(data: Path) -> dict[str, Source]:
    """Return the messages of the development tests, stripped as the verdicts count in them."""
    corpora = data / "muc4" / "corpora"
    return {
        name: Source(text=text.strip())
        for part in parts_in(corpora, "tst1", "tst2")
        for name, text in messages_in(corpora / part).items()
    }


def _date(written: str) -> date | None:
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        return None


FOLDERS: Mapping[str, Callable[[Path], dict[str, Source]]] = {
    "polnear/dev": _polnear,
    "article_extraction": _article_extraction,
    "giveme5w1h/gold_standard": _giveme5w1h("gold_standard"),
    "giveme5w1h/news_cluster": _giveme5w1h("news_cluster"),
    "muc4": _muc4,
}
# Where the texts of a folder lie that may be there without them, with other parts.
PLACES = {"muc4": "muc4/corpora/tst1"}
