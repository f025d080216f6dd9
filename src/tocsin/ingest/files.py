"""The files behind the paths that a user names: folders searched, what is no report counted."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from tocsin.core.errors import NotFoundError
from tocsin.ingest.given import Failure

STDIN = "-"
NO_SUFFIX = "without a suffix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files to read, the paths that lead to none, and how many others, by suffix."""

    files: tuple[str, ...]
    failures: tuple[Failure, ...]
    skipped: Mapping[str, int]


def find(paths: Iterable[str], *, is_read: Callable[[str], bool]) -> Found:
    """Return the files behind paths, those of a folder sorted.

    In a folder only names that `is_read` knows are taken, none that starts with a dot and no
    README; links to folders are not followed. A file named by itself is always taken, `-` is
    standard input.
    """
    files: list[str] = []
    failures: list[Failure] = []
    skipped: Counter[str] = Counter()
    for given in paths:
        path = Path(given)
        if given == STDIN or (path.exists() and not path.is_dir()):
            files.append(given)
        elif path.is_dir():
            for name in sorted(_walk(path, failures), key=lambda name: PurePath(name).parts):
                if is_read(name):
                    files.append(name)
                else:
                    skipped[PurePath(name).suffix.lower() or NO_SUFFIX] += 1
        else:
            error = NotFoundError("there is no such file or folder", hint="Check the path.")
            failures.append(Failure(name=given, error=error))
    return Found(files=tuple(dict.fromkeys(files)), failures=tuple(failures), skipped=dict(skipped))


def _walk(folder: Path, failures: list[Failure]) -> Iterator[str]:
    """Yield the names in a folder and those within; a folder that cannot be listed fails."""

    def fail(error: OSError) -> None:
        reason = NotFoundError(f"cannot be listed: {error.strerror}", hint="Check its rights.")
        failures.append(Failure(name=str(error.filename), error=reason))

    for where, folders, names in os.walk(folder, onerror=fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and PurePath(name).stem.upper() != "README":
                yield str(Path(where, name))
