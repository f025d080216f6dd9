"""Reading the files of a benchmark, with errors that say which file, and what it lacks."""

import json
import warnings
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.kit.types import MissingDataError


def text_of(path: Path, *, encoding: str = "utf-8") -> str:
    """Return a file's text.

    Raises:
        MissingDataError: If it cannot be read or decoded.
    """
    try:
        return path.read_bytes().decode(encoding)
    except OSError as error:
        raise MissingDataError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise MissingDataError(f"{path} is not {encoding}: {error.reason}") from error


class OddDataWarning(UserWarning):
    """A record says what its form does not know; the rest of it is used, and the run goes on."""


def odd(words: str) -> None:
    """Say which record is odd, what was expected, and go on."""
    warnings.warn(words, OddDataWarning, stacklevel=2)


def json_of(path: Path) -> Any:
    """Return what a file of JSON holds.

    Raises:
        MissingDataError: If it cannot be read or is not JSON.
    """
    try:
        return json.loads(text_of(path))
    except ValueError as error:
        raise MissingDataError(f"{path} is not JSON: {error}") from error


def json_lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the object on each line of a file.

    Raises:
        MissingDataError: If it cannot be read, or a line is no JSON object.
    """
    # Not splitlines: a string in JSON may hold line separators of other kinds.
    for number, line in enumerate(text_of(path).split("\n"), start=1):
        if line.strip():
            try:
                found = json.loads(line)
            except ValueError as error:
                raise MissingDataError(f"{path}, line {number} is not JSON: {error}") from error
            if not isinstance(found, dict):
                raise MissingDataError(f"{path}, line {number}: an object was expected")
            yield found


def files_in(folder: Path, pattern: str) -> list[Path]:
    """Return the files of a folder in the order of their names.

    Raises:
        MissingDataError: If there is none.
    """
    found = sorted(folder.glob(pattern))
    if not found:
        raise MissingDataError(f"there are no files {pattern} in {folder}")
    return found


def digest_of(folder: Path) -> str:
    """Return a digest of the names and sizes of all files of a folder: which data it is."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    told = "".join(
        f"{path.relative_to(folder).as_posix()}:{path.stat().st_size};" for path in files
    )
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def parts_in(folder: Path, *names: str) -> list[str]:
    """Return which of some parts (files or folders) are there, in the order asked.

    Raises:
        MissingDataError: If none is.
    """
    found = [name for name in names if (folder / name).exists()]
    if not found:
        raise MissingDataError(f"{folder} has none of {', '.join(names)}")
    return found
