"""TimeML texts with their time expressions, from every folder that holds some."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from bench.kit.files import files_in
from bench.kit.types import MissingDataError
from bench.wikiwars.values import TimexType, normalised, type_of

PATTERN = "*.tml"
_TAG = "TIMEX3"
# Folders that say nothing of what the set is called, and those that hold no gold.
_NAMELESS = frozenset({"tml", "whole-tml"})
_OUTPUT = "output"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A time expression at `text[start:end]`; `value` is normalised, None where none is given."""

    start: int
    end: int
    type: TimexType
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text with its creation date, where that is told, and its expressions in order."""

    id: str
    text: str
    created: date | None
    expressions: tuple[Expression, ...]


def load(folder: Path) -> dict[str, list[Text]]:
    """Return the texts of each part by its name: the folders on the way to its files.

    Raises:
        MissingDataError: If there is no file, or one is not TimeML.
    """
    folders = sorted({path.parent for path in folder.rglob(PATTERN)})
    found = {
        _name(each, folder): [_text(path) for path in files_in(each, PATTERN)]
        for each in folders
        if not any(part.startswith(_OUTPUT) for part in each.relative_to(folder).parts)
    }
    if not found:
        raise MissingDataError(f"there are no files {PATTERN} in {folder} or a folder of it")
    return found


def _name(folder: Path, root: Path) -> str:
    parts = [part for part in folder.relative_to(root).parts if part not in _NAMELESS]
    return "/".join(parts) or root.name


def _text(path: Path) -> Text:
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        raise MissingDataError(f"cannot read {path}: {error}") from error
    body = root.find("TEXT")
    if body is None:
        raise MissingDataError(f"{path} has no TEXT")
    pieces: list[str] = []
    found: list[Expression] = []
    _walk(body, pieces, found)
    return Text(
        id=path.stem,
        text="".join(pieces),
        created=_created(root),
        expressions=tuple(sorted(found, key=lambda each: each.start)),
    )


def _walk(element: ElementTree.Element, pieces: list[str], found: list[Expression]) -> None:
    """Add an element's text to the pieces, and the expressions in it; one in another is left out.

    Expressions without words (durations that TimeBank infers) stand nowhere and are left out.
    """
    pieces.append(element.text or "")
    for child in element:
        start, before = sum(map(len, pieces)), len(found)
        _walk(child, pieces, found)
        end = sum(map(len, pieces))
        if child.tag == _TAG and end > start:
            del found[before:]
            value = normalised(child.get("value"))
            found.append(
                Expression(
                    start=start, end=end, type=type_of(child.get("type"), value), value=value
                )
            )
        pieces.append(child.tail or "")


def _created(root: ElementTree.Element) -> date | None:
    for element in root.iter(_TAG):
        if element.get("functionInDocument") == "CREATION_TIME":
            try:
                return date.fromisoformat((element.get("value") or "")[:10])
            except ValueError:
                return None
    return None
