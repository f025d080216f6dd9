"""Messages as files: lines appended to one, or one written whole."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

from tocsin.core.types import Attempted


def whole_path(given: str) -> str:
    """Return a path that means the same wherever one stands; links in it stay links."""
    return os.path.abspath(Path(given).expanduser())  # noqa: PTH100 (pathlib keeps the "..")


def append_line(path: Path, line: str) -> Attempted:
    """Append a line to a file, one writer at a time, and wait until it is on the disk.

    A line that an earlier crash left without its end is ended first, so that no two are mixed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            data = line.encode() + b"\n"
            data = data if _ended(handle) else b"\n" + data
            written = os.write(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        return _failed(path, error)
    if written < len(data):
        return Attempted(delivered=False, detail=f"{path} took only part of the line")
    return Attempted(delivered=True, detail=f"appended to {path}")


def write_whole(path: Path, text: str) -> Attempted:
    """Write a message into a file that is always whole."""
    try:
        put_whole(path, text.encode())
    except OSError as error:
        return _failed(path, error)
    return Attempted(delivered=True, detail=f"wrote {path}")


def rewrite(path: Path, made: Callable[[], str]) -> Attempted:
    """Write a file whole from what `made` returns; nobody else rewrites it meanwhile.

    So what is read to make it is never older than what another wrote in between.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            return write_whole(path, made())
        finally:
            os.close(handle)
    except OSError as error:
        return _failed(path, error)


def put_whole(path: Path, content: bytes) -> None:
    """Write a file, and its folders, so that it is always whole: the old one, or the new one.

    A link stays one: what it leads to is written.

    Raises:
        OSError: If it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = path.resolve()
    unfinished = whole.with_name(f".{whole.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        unfinished.replace(whole)
    finally:
        unfinished.unlink(missing_ok=True)


def _ended(handle: int) -> bool:
    size = os.fstat(handle).st_size
    return size == 0 or os.pread(handle, 1, size - 1) == b"\n"


def _failed(path: Path, error: OSError) -> Attempted:
    return Attempted(delivered=False, detail=f"cannot write {path}: {error.strerror}")
