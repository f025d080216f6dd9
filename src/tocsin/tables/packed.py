"""The gazetteer's file: sorted keys and places in compressed blocks, read by bisection.

Layout: magic, length of the header, header (JSON, compressed), blocks. A block of names is
lines of key, tab, numbers of places; a block of places is lines of tab-separated fields. The
header tells the blocks' offsets, the first key of each block of names, and how many places a
block holds. Nothing is read twice: a block is decompressed when first asked for.
"""

import json
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from tocsin.core.errors import ModelError
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind

MAGIC = b"TOCSINGAZ1"
KEYS_PER_BLOCK = 512
PLACES_PER_BLOCK = 128
BLOCKS_KEPT = 512
LEVEL = 9


class Packed:
    """An open gazetteer file, held as bytes."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC):
            raise ModelError("the gazetteer file is not one", hint="Reinstall Tocsin.")
        start = len(MAGIC) + 4
        length = int.from_bytes(data[len(MAGIC) : start], "big")
        header = json.loads(zlib.decompress(data[start : start + length]))
        self._data = data
        self._base = start + length
        self._first_keys: list[str] = header["first_keys"]
        self._names: list[int] = header["names"]
        self._places: list[int] = header["places"]
        self._ids: list[str] = header["ids"]
        self._block = lru_cache(maxsize=BLOCKS_KEPT)(self._read)

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return the numbers of the places that bear a name of this key."""
        block = bisect_right(self._first_keys, key) - 1
        if block < 0:
            return ()
        lines = self._block(self._names[block], self._names[block + 1])
        found = bisect_left(lines, key + "\t")
        if found == len(lines) or not lines[found].startswith(key + "\t"):
            return ()
        return tuple(int(number) for number in lines[found].partition("\t")[2].split(","))

    def place(self, number: int) -> Place:
        """Return the place of this number."""
        block, line = divmod(number, PLACES_PER_BLOCK)
        return _place(self._block(self._places[block], self._places[block + 1])[line])

    def number_of(self, place_id: str) -> int | None:
        """Return the number of a place's id, or None. Looks through the blocks it may be in."""
        for number in self._candidates(place_id):
            if self.place(number).id == place_id:
                return number
        return None

    def _candidates(self, place_id: str) -> Iterator[int]:
        # Places are sorted by id, so one block holds it.
        block = bisect_right(self._ids, place_id) - 1
        if block >= 0:
            count = len(self._block(self._places[block], self._places[block + 1]))
            first = block * PLACES_PER_BLOCK
            yield from range(first, first + count)

    def _read(self, start: int, end: int) -> list[str]:
        return (
            zlib.decompress(self._data[self._base + start : self._base + end]).decode().split("\n")
        )


def write_packed(target: Path, entries: Iterable[tuple[Place, tuple[str, ...]]]) -> int:
    """Write places and the keys of their names; return the size of the file in bytes.

    The same entries give the same bytes, in whatever order they come.
    """
    ordered = sorted(entries, key=lambda entry: entry[0].id)
    numbers: dict[str, list[int]] = {}
    for number, (_, keys) in enumerate(ordered):
        for key in keys:
            numbers.setdefault(key, []).append(number)
    names = [f"{key}\t{','.join(map(str, found))}" for key, found in sorted(numbers.items())]
    places = [_line(place) for place, _ in ordered]
    blocks: list[bytes] = []
    header = {
        "first_keys": [line.partition("\t")[0] for line in names[::KEYS_PER_BLOCK]],
        "ids": [place.id for place, _ in ordered[::PLACES_PER_BLOCK]],
        "names": _add(blocks, names, KEYS_PER_BLOCK),
        "places": _add(blocks, places, PLACES_PER_BLOCK),
    }
    packed = zlib.compress(json.dumps(header, separators=(",", ":")).encode(), LEVEL)
    data = b"".join((MAGIC, len(packed).to_bytes(4, "big"), packed, *blocks))
    target.write_bytes(data)
    return len(data)


def _add(blocks: list[bytes], lines: Sequence[str], per_block: int) -> list[int]:
    """Append the lines' blocks; return the offset of each and of the end."""
    position = sum(map(len, blocks))
    offsets = [position]
    for first in range(0, len(lines), per_block):
        block = zlib.compress("\n".join(lines[first : first + per_block]).encode(), LEVEL)
        blocks.append(block)
        position += len(block)
        offsets.append(position)
    return offsets


def _line(place: Place) -> str:
    fields = (
        place.id,
        place.name,
        place.kind.value,
        place.country,
        place.first_order,
        place.latitude,
        place.longitude,
        place.population,
        place.parent,
        place.source,
    )
    return "\t".join("" if field is None else str(field) for field in fields)


def _place(line: str) -> Place:
    identifier, name, kind, country, area, latitude, longitude, population, parent, source = (
        line.split("\t")
    )
    return Place(
        id=identifier,
        name=name,
        kind=PlaceKind(kind),
        country=country or None,
        first_order=area or None,
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        population=int(population) if population else None,
        parent=parent or None,
        source=source,
    )
